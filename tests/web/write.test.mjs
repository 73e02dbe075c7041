// Writing a case: by keyboard alone, kept through a closed tab and a crash, undone, mended, imported, forgotten.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { after, afterEach, test } from 'node:test';
import { data, haveData, isReady, open, quit } from './harness.mjs';

const pages = [];
const page = async options => { const p = await open(options); pages.push(p); return p; };
afterEach(async () => { for (const p of pages.splice(0)) await p.shut(); });
after(quit);

const TIMELINE = { title: { text: { headline: 'A pair of shoes', text: '<p>It began <b>small</b>.</p>' } }, events: [
  { start_date: { year: '2012', month: '5' }, text: { headline: 'A tweet', text: 'See <a href="https://example.org/1">it</a>' }, group: 'Complaint' },
  { start_date: { year: '2012', month: '5', day: '3' }, text: { headline: 'The shop answers' }, group: 'Desk' },
  { start_date: { year: '-50' }, text: { headline: 'Long before' }, media: { url: 'img/a.png', caption: 'A shoe' } }] };

const drop = (p, text, name) => p.evaluate(([t, n]) => {
  const transfer = new DataTransfer();
  transfer.items.add(new File([t], n));
  for (const type of ['dragenter', 'dragover', 'drop']) document.body.dispatchEvent(new DragEvent(type, { dataTransfer: transfer, bubbles: true, cancelable: true }));
}, [text, name]);
const shown = p => p.evaluate(() => tolle.case());
const desk = (p, name, role = 'button') => p.locator('#desk').getByRole(role, { name, exact: true });
const newCase = async p => {
  await p.evaluate(() => tolle.view('cases'));
  await p.locator('#page').getByRole('button', { name: 'Write…' }).evaluate(e => e.click());
  await p.locator('#desk').getByRole('button', { name: /^New case/ }).click();
  await desk(p, 'Title', 'textbox').waitFor();
};
const whenKept = async p => {
  await p.waitForTimeout(700);                     // what was typed is published, then kept
  await p.getByText('Kept in this browser').waitFor();
};
// Tab until what has the focus is called so.
async function tabTo(p, name, key = 'Tab') {
  for (let i = 0; i < 120; i++) {
    const found = await p.evaluate(() => {
      const e = document.activeElement;
      return (e?.getAttribute('aria-label') ?? e?.labels?.[0]?.textContent ?? e?.textContent ?? '').trim();
    });
    if (name instanceof RegExp ? name.test(found) : found === name) return;
    await p.keyboard.press(key);
  }
  assert.fail(`Tab never comes to ${name}`);
}

test('a small case is written by keyboard alone, and is there after the tab was closed', async () => {
  const p = await page({ query: '?view=cases' });
  const key = k => p.keyboard.press(k), type = text => p.keyboard.type(text);
  await p.evaluate(() => tolle.idle());
  await tabTo(p, 'Write…'); await key('Enter');
  await p.locator('#desk').waitFor();
  await tabTo(p, /^New case/); await key('Enter');
  await tabTo(p, 'Title');
  await key('Control+a'); await type('The late parcel');
  await tabTo(p, /^Events/, 'Shift+Tab'); await key('Enter');
  await tabTo(p, 'Add an event'); await key('Enter');
  await type('The shop answers');                  // the title of the new event has the focus, and is selected
  await tabTo(p, 'Lane'); await type('Resp');
  await tabTo(p, 'What is known'); await type('So much');
  await tabTo(p, 'At least'); await key('Control+a'); await type('2');
  await tabTo(p, 'At least: unit'); await type('hours');
  await tabTo(p, 'At most'); await key('Control+a'); await type('3');
  await tabTo(p, 'At most: unit'); await type('hours');
  await tabTo(p, '← Events', 'Shift+Tab'); await key('Enter');
  await whenKept(p);
  const written = await shown(p);
  assert.equal(written.title, 'The late parcel');
  assert.deepEqual(written.events[1], { id: 'N2', lane: 'response', title: 'The shop answers', time: { after: 'N1', by: ['PT2H', 'PT3H'] } });
  assert.deepEqual((await p.evaluate(() => tolle.summary())).byLane, { complaint: 1, response: 1, staff: 0, amplification: 0, context: 0 });

  const q = await p.context().newPage();
  await p.close();
  await q.goto(p.address);
  await isReady(q);
  await q.locator('#page').getByRole('button', { name: /The late parcel/ }).first().waitFor({ state: 'attached' });   // in the list of cases
  await tabTo(q, 'Write…'); await q.keyboard.press('Enter');
  await q.locator('#desk').getByText('The late parcel').waitFor();
  await tabTo(q, /^The late parcel/); await q.keyboard.press('Enter');
  await q.waitForFunction(() => tolle.case()?.title === 'The late parcel');
  assert.deepEqual(await shown(q), written);
  assert.deepEqual(p.problems, []);
});

test('a crash loses nothing that was said to be kept', async () => {
  const p = await page({ query: '?view=cases' });
  await newCase(p);
  await desk(p, 'Title', 'textbox').fill('Before the crash');
  await whenKept(p);
  await Promise.all([p.waitForEvent('crash'), p.goto('chrome://crash').catch(() => {})]);   // gone, so that nothing goes to its process
  p.problems.length = 0;
  const q = await p.context().newPage();
  await q.goto(p.address);
  await isReady(q);
  await q.locator('#page').getByRole('button', { name: 'Write…' }).evaluate(e => e.click());
  await q.locator('#desk').getByText('Before the crash').waitFor();
});

test('undo and redo, by key and by button; a burst of typing is one step', async () => {
  const p = await page({ query: '?view=cases' });
  await newCase(p);
  const title = desk(p, 'Title', 'textbox');
  await title.fill('');
  await title.pressSequentially('One word');
  await desk(p, 'Place', 'textbox').fill('Lyon');
  await p.keyboard.press('Control+z');
  assert.equal(await desk(p, 'Place', 'textbox').inputValue(), '');
  assert.equal(await title.inputValue(), 'One word');
  await p.keyboard.press('Control+z');
  assert.equal(await title.inputValue(), 'A new case');
  assert.equal((await shown(p)).title, 'A new case');
  await p.keyboard.press('Control+Shift+z');
  await desk(p, 'Redo (Ctrl+Shift+Z)').click();
  assert.equal(await title.inputValue(), 'One word');
  assert.equal((await shown(p)).place, 'Lyon');
  assert.ok(await desk(p, 'Redo (Ctrl+Shift+Z)').isDisabled());
});

test('what is wrong is said beside its field and leads to it; the view keeps the last good version', async () => {
  const p = await page({ query: '?view=cases' });
  await newCase(p);
  await p.locator('#desk [data-section=sources]').click();
  await desk(p, 'Add a source').click();
  const link = desk(p, 'Link', 'textbox');
  await link.fill('javascript:alert(1)');
  const wrong = p.locator(`#${await link.getAttribute('aria-describedby')}`);
  await wrong.getByText('http://', { exact: false }).waitFor();
  assert.equal(await link.getAttribute('aria-invalid'), 'true');
  assert.equal((await shown(p)).sources[0].url, undefined);
  await p.locator('#desk [data-section=events]').click();
  await p.locator('#desk .w-trouble').getByRole('button', { name: /Sources › S1 › Link/ }).click();
  assert.equal(await p.evaluate(() => document.activeElement.dataset.pointer), '/sources/0/url');
  await link.fill('https://example.org/');
  await p.waitForFunction(() => tolle.case().sources?.[0]?.url === 'https://example.org/');
  assert.ok(await p.locator('#desk .w-trouble').isHidden());
});

test('times that contradict each other are named', async () => {
  const p = await page({ query: '?view=cases' });
  await newCase(p);
  await p.locator('#desk [data-section=events]').click();
  await desk(p, 'Add an event').click();
  await p.keyboard.type('Earlier');
  await desk(p, 'What is known', 'combobox').selectOption('order');
  await p.locator('#desk [data-section=events]').click();
  await p.locator('#desk .w-open').first().click();
  await desk(p, 'What is known', 'combobox').selectOption('order');
  const trouble = p.locator('#desk .w-trouble');
  await trouble.getByText('contradict').waitFor();
  assert.match(await trouble.textContent(), /The complaint \(N1\), Earlier \(N2\)/);
  assert.match(await p.locator('#desk .w-time > .w-wrong').first().textContent(), /Earlier \(N2\)/);
});

test('deleting an event takes its mentions along, and undo brings all back', async () => {
  const p = await page({ query: '?case=coffee-boutique' });
  const before = await shown(p);
  await p.locator('#page').getByRole('button', { name: 'Write…' }).evaluate(e => e.click());
  await p.locator('#desk').getByRole('button', { name: /^Edit a copy/ }).click();
  await desk(p, 'Delete Complains on Twitter').click();
  await p.locator('#desk').getByRole('status').getByText('mentions of it').waitFor();
  await p.waitForFunction(() => tolle.case().events.length === 62);
  assert.ok(!JSON.stringify(await shown(p)).includes('"N03"'));
  await p.keyboard.press('Control+z');
  const { id, title, ...rest } = await shown(p);
  const { id: was, title: old, ...whole } = before;
  assert.deepEqual(rest, whole);
  assert.deepEqual([id, title.en], [`${was}-copy`, `${old.en} (copy)`]);
});

test('a dropped TimelineJS file says what becomes of it, and becomes a case', async () => {
  const p = await page({ query: '?lang=en' });
  await drop(p, JSON.stringify(TIMELINE), 'shoes.json');
  const dialog = p.getByRole('dialog');
  await dialog.getByText('TimelineJS: 3 events.').waitFor();
  for (const words of ['1 date cannot be put on a calendar', '1 picture or film has no web address', '1 event is in a group that is no lane']) await dialog.getByText(words).waitFor();
  await dialog.getByRole('combobox', { name: 'Desk' }).selectOption('response');
  await dialog.getByRole('combobox', { name: /Time zone/ }).selectOption('Europe/Paris');
  await dialog.getByRole('button', { name: 'Make a case of it' }).click();
  await p.locator('#desk').getByText('The shop answers').waitFor();
  const c = await shown(p);
  assert.deepEqual(c.events.map(e => [e.lane, e.time]), [['complaint', '2012-05+02:00'], ['response', '2012-05-03+02:00'], ['context', { said: '-50' }]]);
  assert.equal(c.summary, 'It began small.');
  assert.deepEqual(c.sources.map(s => s.url), ['https://example.org/1', undefined]);
  assert.deepEqual(p.problems, []);
});

test('real timelines open, dropped or by script', { skip: !haveData && 'no folder of real exports' }, async () => {
  const p = await page({ query: '?view=cases' });
  for (const [name, events] of [['timelinejs/example.json', 28], ['timelinejs/houston_timeline3.json', 18], ['timelinejs/women_in_computing.csv', 10], ['vis_timeline/basic.json', 6]]) {
    const text = readFileSync(join(data, 'dev', name), 'utf8');
    const s = await p.evaluate(([t, n]) => tolle.open(new File([t], n)), [text, name.split('/')[1]]);
    assert.equal(s.events, events, name);
  }
});

test('what leaves comes back: the file, TimelineJS, and the events as CSV', async () => {
  const p = await page({ query: '?case=coffee-boutique' });
  await p.locator('#page').getByRole('button', { name: 'Write…' }).evaluate(e => e.click());
  await p.locator('#desk').getByRole('button', { name: /^Edit a copy/ }).click();
  const take = async item => {
    const [file] = await Promise.all([p.waitForEvent('download'), (async () => {
      await p.locator('#desk .w-menu summary').click();
      await desk(p, item).click();
      await p.getByRole('dialog').getByRole('button', { name: 'Export the others' }).click({ timeout: 1500 }).catch(() => {});
    })()]);
    return { name: file.suggestedFilename(), text: readFileSync(await file.path(), 'utf8') };
  };
  const whole = await take('Download the case (.tolle.json)');
  assert.equal(whole.name, 'coffee-boutique-copy.tolle.json');
  assert.deepEqual(JSON.parse(whole.text), await shown(p));
  const csv = await take('Export the events (CSV)');
  assert.equal(csv.text.charCodeAt(0), 0xfeff);
  assert.match(csv.text, /\r\nN03,complaint,/);
  const timeline = await take('Export for TimelineJS (JSON)');
  const s = await p.evaluate(t => tolle.open(new File([t], 'again.json')), timeline.text);
  assert.equal(s.events, JSON.parse(timeline.text).events.length);
});

test('a case of one’s own is opened from the list and written on at once; what is read in the view is open in the desk', async () => {
  const p = await page({ query: '?view=cases' });
  await newCase(p);
  await desk(p, 'Title', 'textbox').fill('Mine');
  await p.locator('#desk [data-section=events]').click();
  await desk(p, 'Add an event').click();
  await p.keyboard.type('Second');
  await whenKept(p);
  const q = await p.context().newPage();
  await p.close();
  await q.goto(p.address);
  await isReady(q);
  await q.locator('#page').getByRole('button', { name: /Mine/ }).first().evaluate(e => e.click());
  await q.waitForFunction(() => tolle.case()?.title === 'Mine');
  await q.locator('#page').getByRole('button', { name: 'Write…' }).evaluate(e => e.click());
  await q.locator('#desk .w-open').nth(1).waitFor();
  await q.locator('#page [data-key="case.event/N2"]').evaluate(e => e.click());
  await desk(q, 'Title', 'textbox').waitFor();
  assert.equal(await desk(q, 'Title', 'textbox').inputValue(), 'Second');
  const drafts = await q.evaluate(async () => (await (await import('./case/drafts.js')).drafts()).length);
  assert.equal(drafts, 1, 'going on makes no second one');
});

test('Forget erases it', async () => {
  const p = await page({ query: '?view=cases' });
  await newCase(p);
  await whenKept(p);
  await p.locator('#desk .w-menu summary').click();
  await desk(p, 'Forget this case…').click();
  await p.getByRole('dialog').getByRole('button', { name: 'Forget', exact: true }).click();
  await p.getByText('None yet.').waitFor();
  await p.evaluate(() => tolle.idle());
  assert.equal(await p.locator('#page').getByText('A new case').count(), 0);
  const left = await p.evaluate(() => new Promise(done => {
    indexedDB.open('tolle').onsuccess = e => { e.target.result.transaction('drafts').objectStore('drafts').count().onsuccess = c => done(c.target.result); };
  }));
  assert.equal(left, 0);
});

test('where the browser keeps nothing, it says so and goes on', async () => {
  const p = await page({ query: '?view=cases', init: () => { indexedDB.open = () => { throw new DOMException('no', 'SecurityError'); }; } });
  await newCase(p);
  await p.getByText('This browser keeps nothing').waitFor();
  await desk(p, 'Title', 'textbox').fill('Written all the same');
  await p.waitForFunction(() => tolle.case().title === 'Written all the same');
});

test('on a phone the desk lies over the view, which can be seen in between', async () => {
  const p = await page({ query: '?view=cases', size: 'phone' });
  await newCase(p);
  const box = await p.locator('#desk').boundingBox();
  assert.deepEqual([box.x, box.width], [0, 390]);
  assert.ok(await p.evaluate(() => document.getElementById('page').inert));
  assert.equal(await p.evaluate(() => document.querySelector('#desk .w-body').scrollWidth <= 390), true);
  await desk(p, 'View').click();
  assert.ok((await p.locator('#desk').boundingBox()).height < 80);
  await desk(p, 'Back to writing').click();
  await desk(p, 'Title', 'textbox').waitFor();
});

test('no form of the desk has a fault that axe finds, light or dark', async () => {
  const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
  for (const dark of [false, true]) {
    const p = await page({ query: '?case=coffee-boutique', dark });
    await p.evaluate(axe);
    await p.locator('#page').getByRole('button', { name: 'Write…' }).evaluate(e => e.click());
    const check = async where => {
      const faults = await p.evaluate(() => axe.run('#desk', { resultTypes: ['violations'] }).then(r => r.violations.map(v => `${v.id}: ${v.nodes.slice(0, 3).map(n => n.target + ' ' + (n.any[0]?.message ?? '')).join(' | ')}`)));
      assert.deepEqual(faults, [], where);
    };
    await p.locator('#desk h2').waitFor();
    await check('start');
    await p.locator('#desk').getByRole('button', { name: /^Edit a copy/ }).click();
    for (const section of ['case', 'events', 'claims', 'questions', 'sources', 'steps']) {
      await p.locator(`#desk [data-section=${section}]`).click();
      if (section !== 'case') await p.locator('#desk .w-open').nth(3).click();
      for (const fold of await p.locator('#desk .w-more').all()) await fold.evaluate(e => { e.open = true; });
      await check(section);
    }
  }
});

test('the desk speaks French when the page does', async () => {
  const p = await page({ query: '?view=cases&lang=fr', language: 'fr-FR' });
  await p.locator('#page').getByRole('button', { name: 'Écrire…' }).evaluate(e => e.click());
  await p.locator('#desk').getByRole('button', { name: /^Nouveau cas/ }).click();
  await desk(p, 'Titre', 'textbox').waitFor();
  assert.doesNotMatch(await p.locator('#desk').textContent(), /write\.|case_/);   // no key without its text
});
