// What goes into a case from a dataset, and what goes out of one: events from messages, pictures, paper.
import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, afterEach, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { launch, open, quit, top } from './harness.mjs';

const CSV = `tweet_id,author_id,inbound,created_at,text,response_tweet_id,in_response_to_tweet_id
1,115,True,Tue Oct 31 22:00:00 +0000 2017,@Rail the café train is late,2,
2,Rail,False,Tue Oct 31 22:10:00 +0000 2017,@115 We are sorry ^MM,3,1
3,115,True,Tue Oct 31 22:12:00 +0000 2017,@Rail YOU ARE USELESS IDIOTS!!!!,,2
4,116,True,Wed Nov 01 09:00:00 +0000 2017,@Rail where is my refund,,
5,117,True,Tue Oct 31 22:13:00 +0000 2017,@115 the same here,,1
`;
const pages = [], folder = mkdtempSync(join(tmpdir(), 'tolle-'));
const page = async options => { const p = await open(options); pages.push(p); return p; };
afterEach(async () => { for (const p of pages.splice(0)) await p.shut(); });
after(async () => { await quit(); rmSync(folder, { recursive: true }); });
const press = (p, name) => p.locator('#page').getByRole('button', { name, exact: true }).first().evaluate(e => e.click());
const exported = async (p, row, label = 'Save') => {
  await p.locator('#page').getByRole('button', { name: 'Export', exact: true }).first().evaluate(e => e.click());
  const item = p.getByRole('dialog').getByRole('listitem').filter({ hasText: row });
  const [file] = await Promise.all([p.waitForEvent('download'), item.getByRole('button', { name: new RegExp(`^${label}`) }).first().click()]);
  await p.keyboard.press('Escape');
  return { name: file.suggestedFilename(), bytes: readFileSync(await file.path()) };
};

test('a thread becomes events: time, lane, role and file; nobody is named, hostile words stay behind', async () => {
  const p = await page({ query: '?view=records' });
  await p.evaluate(t => tolle.open(new Blob([t]), { name: 'rail.csv' }), CSV);
  await p.evaluate(() => tolle.idle());
  await p.locator('#page [data-key="record/0"], #page [data-key^="record/"]').first().evaluate(e => e.click());
  await p.evaluate(() => tolle.idle());
  await p.locator('#page [data-key="thread.add"]').evaluate(e => e.click());
  const dialog = p.getByRole('dialog');
  await dialog.getByText('4 messages chosen').waitFor();
  await dialog.getByLabel("With a figure of the selection").selectOption({ index: 1 });
  await dialog.getByRole('button', { name: 'Add to the case' }).click();
  await p.locator('#desk').waitFor();
  await p.waitForFunction(() => tolle.case()?.events.length === 4);
  const c = await p.evaluate(() => tolle.case());
  assert.deepEqual(c.events.map(e => [e.lane, e.time, e.causes]), [
    ['complaint', '2017-10-31T22:00:00Z', undefined], ['response', '2017-10-31T22:10:00Z', ['N1']], ['complaint', '2017-10-31T22:12:00Z', ['N2']],
    ['amplification', '2017-10-31T22:13:00Z', ['N1']]]);
  assert.equal(c.events[0].title, '@Rail the café train is late');
  const role = e => c.actors.find(a => a.id === e.actor);
  assert.deepEqual(c.events.map(e => role(e).party), ['complainant', 'worker', 'complainant', 'public']);
  assert.match(role(c.events[1]).name, /agent 1 of Rail/);
  assert.doesNotMatch(JSON.stringify(c), /IDIOTS|\^MM/);
  assert.equal(c.sources[0].text, 'rail.csv');
  const [figure] = c.figures;
  assert.deepEqual([figure.source, figure.numbers[0].label.en, figure.numbers[0].value.fr], ['S1', 'Public complaints', '2']);
  assert.equal(figure.title.en, 'How long the first answer took');
  assert.equal(figure.bars.reduce((sum, b) => sum + b.value, 0), 1);
  assert.equal(figure.url, undefined, 'a file of this device cannot be linked');
  assert.deepEqual(p.problems, []);
});

test('messages of the records go into the case that is being written', async () => {
  const p = await page({ query: '?view=cases' });
  await press(p, 'Write…');
  await p.locator('#desk').getByRole('button', { name: /^New case/ }).click();
  await p.locator('#desk').getByRole('button', { name: 'Close the desk' }).click();
  await p.evaluate(t => tolle.open(new Blob([t]), { name: 'rail.csv' }), CSV);
  await p.evaluate(() => { tolle.view('records'); return tolle.idle(); });
  await p.locator('#page [data-key="records.add"]').evaluate(e => e.click());
  const dialog = p.getByRole('dialog');
  assert.ok(await dialog.getByRole('button', { name: 'Add to the case' }).isDisabled(), 'nothing is chosen yet');
  await dialog.getByRole('checkbox', { name: /1 Nov 2017/ }).check();
  assert.match(await dialog.getByLabel('Into').evaluate(e => e.selectedOptions[0].textContent), /A new case/);
  await dialog.getByRole('button', { name: 'Add to the case' }).click();
  await p.waitForFunction(() => tolle.case()?.events.length === 2);
  const c = await p.evaluate(() => tolle.case());
  assert.deepEqual([c.title, c.events[0].title, c.events[1].title], ['A new case', 'The complaint', '@Rail where is my refund']);
});

test('the picture of a case, as a drawing and as pixels, has its title, its legend and its sources', async () => {
  const p = await page({ query: '?case=coffee-boutique', dark: true });
  const drawing = (await exported(p, 'Drawing (SVG)')).bytes.toString();
  const svg = await p.evaluate(async text => {
    const root = (await import('./files.js')).drawing(text);
    return { name: root.localName, width: Number(root.getAttribute('width')), texts: [...root.querySelectorAll('text')].map(e => e.textContent), title: root.querySelector('title').textContent,
      gradients: root.querySelectorAll('linearGradient').length, circles: root.querySelectorAll('circle').length, ground: root.querySelector(':scope > rect').getAttribute('fill') };
  }, drawing);
  assert.equal(svg.name, 'svg');
  assert.equal(svg.title, 'A half-hour wait at a coffee boutique');
  const words = svg.texts.join(' ');
  for (const part of ['A half-hour wait at a coffee boutique', 'Complaint', 'Staff', 'Sources:', 'Made with Tollé', 'a soft edge means']) assert.ok(words.includes(part), `${part} in ${words}`);
  assert.ok(svg.gradients >= 10 && svg.circles > 20, `${svg.gradients} soft edges, ${svg.circles} dots`);
  assert.equal(svg.ground, '#f9f8f4', 'light, though the page is dark');
  const size = png => [png.readUInt32BE(16), png.readUInt32BE(20)];
  const one = await exported(p, 'Picture (PNG)', '1×'), three = await exported(p, 'Picture (PNG)', '3×');
  assert.equal(size(one.bytes)[0], Math.round(svg.width));
  assert.deepEqual(size(three.bytes).map(n => Math.round(n / 3)), size(one.bytes));
  assert.deepEqual(p.problems, []);
});

// A case of ours with two figures: one of an event, one of the whole.
const withFigures = () => ({ ...JSON.parse(readFileSync(join(top, 'assets/cases/gym-policy.tolle.json'), 'utf8')), figures: [
  { id: 'F1', title: { fr: 'Le délai de la première réponse', en: 'How long the first answer took' }, text: { fr: 'Chaque barre est un délai.', en: 'Each bar is a wait.' }, source: 'S2', event: 'G3', taken: '2026-01-02Z',
    numbers: [{ label: { fr: 'Plaintes', en: 'Public complaints' }, value: { fr: '1 087', en: '1,087' } }], unit: { fr: 'plaintes', en: 'complaints' }, part: { fr: 'répondues', en: 'answered ones' },
    bars: Array.from({ length: 12 }, (_, i) => ({ label: `within ${i + 1} h`, value: 40 - 3 * i, part: 30 - 2 * i })) },
  { id: 'F2', title: { fr: 'Par canal', en: 'By channel' }, bars: [{ label: 'phone', value: 3 }, { label: 'forum', value: 9 }] }] });

test('the figures of a case are in the drawing, in the pixels and in the capsule, with scripts off too', async () => {
  const p = await page({ query: '?view=cases&lang=en' }), shown = () => p.evaluate(async () => {
    const { svg, png } = await import('./case/pictures.js'), { drawing } = await import('./files.js');
    const root = drawing(await svg().text()), image = await createImageBitmap(await png(1));
    return { words: [...root.querySelectorAll('text')].map(e => e.textContent), height: Number(root.getAttribute('height')), pixels: image.height,
      bars: [...root.querySelectorAll('rect')].map(e => [e.getAttribute('fill'), Math.round(e.getAttribute('width')), Math.round(e.getAttribute('height'))].join(' ')) };
  });
  const open = async c => { await p.evaluate(t => tolle.open(new Blob([t], { type: 'application/json' }), { name: 'figures.tolle.json' }), JSON.stringify(c)); await p.evaluate(() => tolle.idle()); return shown(); };
  const plain = await open({ ...withFigures(), figures: [] }), drawn = await open(withFigures()), words = drawn.words.join(' ');
  for (const part of ['How long the first answer took', 'Each bar is a wait.', 'Public complaints', '1,087', 'answered ones', 'within 1 h', 'By channel', 'forum', 'As it was on 2 Jan 2026; drawn from'])
    assert.ok(words.includes(part) && !plain.words.join(' ').includes(part), `${part} in ${words}`);
  assert.doesNotMatch(words, /[?!]\. /, 'one mark ends a sentence');
  const more = new Set(drawn.bars.filter(b => !plain.bars.includes(b)));
  assert.ok(more.size >= 12 + 12 + 2 - 2, `${more.size} bars of their own`);
  assert.ok(drawn.height > plain.height + 200 && Math.abs(drawn.pixels - drawn.height) <= 1, `${plain.height} → ${drawn.height}, ${drawn.pixels} px`);

  await p.getByRole('button', { name: 'Share' }).first().evaluate(e => e.click());
  const [download] = await Promise.all([p.waitForEvent('download'), p.getByRole('button', { name: 'Save a capsule' }).click()]);
  const off = await (await launch()).newContext({ javaScriptEnabled: false }), still = await off.newPage();
  await download.saveAs(join(folder, 'figures.html'));
  await still.goto(pathToFileURL(join(folder, 'figures.html')).href);
  assert.equal(await still.locator('.still h2', { hasText: 'How long the first answer took' }).count(), 1);
  const row = still.locator('.still tr', { hasText: 'within 12 h' });
  assert.deepEqual((await row.locator('td, th').allTextContents()).map(cell => cell.trim()), ['within 12 h', '7', '8']);
  assert.match(await still.locator('.still').textContent(), /By channel[^]*forum/);
  assert.deepEqual(await still.locator('.still img').evaluate(e => [e.naturalWidth > 0, e.naturalHeight]), [true, 2 * drawn.pixels]);
  await off.close();
  assert.deepEqual(p.problems, []);
});

test('frozen, neither the picture nor paper tells what comes later', async () => {
  const p = await page({ query: '?case=coffee-boutique&lang=en' });
  // One event is called as one of the accounts is.
  const titles = await p.evaluate(() => tolle.case().events.map(e => e.title.en).filter(title => !tolle.case().accounts.some(a => a.name.en === title)));
  const now = () => p.evaluate(async () => {
    const { casePicture } = await import('./bridge.js'), { ready } = await import('./case/print.js');
    await ready;
    await tolle.idle();
    window.dispatchEvent(new Event('beforeprint'));
    const words = document.getElementById('sheet').textContent;
    window.dispatchEvent(new Event('afterprint'));
    return { picture: casePicture({ width: 2400 }), words, frozen: tolle.summary().frozen };
  });
  const all = await now(), told = text => titles.filter(title => text.includes(`>${title}<`) || text.includes(title));
  assert.ok(told(all.words).length > 15, `${told(all.words)}`);
  await p.evaluate(async () => (await import('./bridge.js')).api('case.present', '2'));
  await p.locator('#page [data-key="case.freeze"]').evaluate(e => e.click());
  await p.waitForFunction(() => tolle.summary().frozen);
  const then = await now();
  assert.ok(then.frozen, 'presenting freezes');
  const seen = await p.evaluate(() => tolle.summary().happened);
  assert.ok(seen < titles.length / 2);
  assert.ok(told(then.words).length <= seen, `${told(then.words)}`);
  assert.ok(told(then.picture).every(title => told(then.words).includes(title)), 'the picture tells no more than the words');
});

const printed = async (id, lang) => {
  const p = await page({ query: `?case=${id}&lang=${lang}` });
  await p.evaluate(() => import('./case/print.js').then(m => m.ready));
  return p;
};
const BUNDLED = JSON.parse(readFileSync(join(top, 'assets/cases/index.json'), 'utf8')).cases.map(c => c.id);
for (const lang of ['en', 'fr']) test(`each of the six cases is one sheet of A4 (${lang}), with nothing smaller than 7 pt`, async () => {
  assert.equal(BUNDLED.length, 6);
  for (const id of BUNDLED) {
    const p = await printed(id, lang);
    const pdf = (await p.pdf({ preferCSSPageSize: true })).toString('latin1');
    assert.equal(pdf.match(/\/Type\s*\/Page\b/g)?.length, 1, `${id}: pages`);
    await p.evaluate(() => window.dispatchEvent(new Event('beforeprint')));
    await p.emulateMedia({ media: 'print' });
    const sheet = await p.evaluate(() => {
      const box = document.getElementById('sheet'), words = box.querySelector('.words'), svg = box.querySelector('svg');
      const scale = svg.getBoundingClientRect().width / svg.viewBox.baseVal.width, pt = 96 / 72;
      const sizes = [...box.querySelectorAll('*')].filter(e => [...e.childNodes].some(n => n.nodeType === 3 && n.data.trim()) && e.closest('svg') !== e.parentNode || e.localName === 'text')
        .map(e => parseFloat(getComputedStyle(e).fontSize) / pt * (e.closest('svg') ? scale : 1));
      const rows = part => [...words.querySelectorAll(`[data-part="${part}"] tbody tr`)].map(r => r.textContent);
      const ofWords = [...words.querySelectorAll('h2, p, td, li')].map(e => parseFloat(getComputedStyle(e).fontSize) / pt);
      return { least: Math.min(...sizes), least_word: Math.min(...ofWords), over: words.scrollWidth > words.clientWidth + 1 || box.scrollHeight > box.clientHeight + 1, words: box.innerText,
        wide: svg.getBoundingClientRect().width / box.clientWidth, clock: rows('case.clock'), claims: rows('case.claims'), ledger: rows('case.ledger') };
    });
    const about = await p.evaluate(l => { const c = tolle.case(); return { title: c.title[l], summary: c.summary[l], claims: c.claims.map(k => k.text[l]), ledger: c.events.reduce((sum, e) => sum + (e.consequences?.length ?? 0), 0), source: c.sources[0].text[l].replace(/\.$/, '') }; }, lang);
    const picture = await p.evaluate(() => document.querySelector('#sheet svg').textContent.replace(/\s+/g, ' '));
    assert.ok(sheet.least >= 7, `${id}: ${sheet.least} pt`);
    assert.equal(sheet.over, false, `${id}: something is cut off`);
    assert.ok(sheet.wide > .9, `${id}: the picture is as wide as the sheet`);
    assert.ok(sheet.words.includes(about.summary) && picture.includes(about.title), id);
    assert.ok(picture.includes(about.source.slice(0, 20)), `${id}: where it is from`);
    assert.equal(sheet.clock.length, 4, id);
    assert.ok(sheet.least_word >= 7.5, `${id}: ${sheet.least_word} pt`);
    assert.equal(sheet.ledger.length, about.ledger, `${id}: who bore what`);
    assert.ok(sheet.claims.length === about.claims.length && sheet.claims.every(row => about.claims.some(k => row.startsWith(k) && row.length > k.length)), `${id}: ${sheet.claims}`);
    await p.shut();
    pages.splice(pages.indexOf(p), 1);
  }
});

test('paper has no controls; what was cut for want of room is said; afterwards the page is as it was', async () => {
  for (const [id, cut] of [['coffee-boutique', true], ['cereal-box', false]]) {
    const p = await printed(id, 'en');
    await p.evaluate(() => window.dispatchEvent(new Event('beforeprint')));
    await p.emulateMedia({ media: 'print' });
    const paper = await p.evaluate(() => {
      const seen = e => { const r = e.getBoundingClientRect(), s = getComputedStyle(e); return r.width > 0 && r.height > 0 && s.visibility !== 'hidden' && s.display !== 'none' && s.opacity !== '0'; };
      return { picture: !!document.querySelector('#sheet svg'), canvas: seen(document.getElementById('canvas')), inputs: [...document.querySelectorAll('select, input, button')].filter(seen).length,
        words: document.getElementById('sheet').innerText };
    });
    assert.deepEqual([paper.picture, paper.canvas, paper.inputs], [true, false, 0]);
    assert.equal(paper.words.includes('the whole text is on the page and in the capsule'), cut, id);
    const said = await p.evaluate(() => { const c = tolle.case(); return [...c.events.flatMap(e => [e.title.en, e.text.en]), ...c.claims.map(k => k.text.en), ...c.remarks.map(r => r.text.en)]; });
    assert.equal(said.every(words => paper.words.includes(words)), !cut, id);
    await p.emulateMedia({ media: 'screen' });
    await p.evaluate(() => window.dispatchEvent(new Event('afterprint')));
    assert.equal(await p.evaluate(() => document.querySelector('#sheet')), null);
  }
});
