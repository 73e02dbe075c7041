// The page as a reader has it: cold open, files, filters, links, languages, keyboard, a lost context, idleness.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, openSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { after, afterEach, test } from 'node:test';
import { frames, open, openFile, quit, tasksOf, top } from './harness.mjs';

const CSV = `tweet_id,author_id,inbound,created_at,text,response_tweet_id,in_response_to_tweet_id
1,115,True,Tue Oct 31 22:00:00 +0000 2017,@Rail the café train is late,2,
2,Rail,False,Tue Oct 31 22:10:00 +0000 2017,@115 We are sorry ^MM,,1
3,116,True,Wed Nov 01 09:00:00 +0000 2017,@Rail where is my refund,,
4,117,True,Wed Nov 01 10:00:00 +0000 2017,"@Bank no, no access
since noon",5,
5,Bank,False,Wed Nov 01 10:01:00 +0000 2017,@117 Please send us a DM ^AB,,4
`;
const pages = [];
const page = async options => { const p = await open(options); pages.push(p); return p; };
afterEach(async () => { for (const p of pages.splice(0)) await p.shut(); });
after(quit);

const openText = (p, text, name, options = {}) => p.evaluate(([t, n, o]) => tolle.open(new Blob([t]), { name: n, ...o }), [text, name, options]);
const summary = p => p.evaluate(() => tolle.summary());
const idle = p => p.evaluate(() => tolle.idle());
const drop = (p, bytes, name) => p.evaluate(async ([b, n]) => {
  const data = new DataTransfer();
  data.items.add(new File([Uint8Array.from(b)], n));
  for (const type of ['dragenter', 'dragover', 'drop']) document.body.dispatchEvent(new DragEvent(type, { dataTransfer: data, bubbles: true, cancelable: true }));
}, [[...bytes], name]);

test('a cold open shows the figures of the sample, says that it is one, and no problem', async () => {
  const p = await page();
  const s = await summary(p);
  assert.equal(s.complaints, 1087);
  await p.getByText('This is a sample', { exact: false }).first().waitFor({ state: 'attached' });
  await p.getByText('CC BY-SA', { exact: false }).first().waitFor({ state: 'attached' });
  assert.equal(await p.getByRole('heading', { level: 1 }).count(), 1);
  assert.deepEqual(p.problems, []);
});

test('a dropped file, packed with gzip, takes the place of the sample', async () => {
  const p = await page();
  await drop(p, gzipSync(CSV), 'twcs.csv.gz');
  await p.waitForFunction(() => tolle.summary()?.complaints === 3);
  const s = await summary(p);
  assert.deepEqual([s.answered, s.waitMedianSeconds, s.messages], [2, 330, 5]);
  assert.deepEqual(s.byOrganisation, [{ key: 'Rail', complaints: 2, answered: 1 }, { key: 'Bank', complaints: 1, answered: 1 }]);
  await idle(p);
  assert.equal(await p.getByText('This is a sample', { exact: false }).count(), 0);
});

test('what is typed faster than the page draws is all searched for, and what it leaves is said once', async () => {
  const p = await page();
  await openText(p, CSV, 'twcs.csv');
  await p.evaluate(() => {
    globalThis.said = [];
    const live = document.getElementById('live');
    new MutationObserver(() => said.push(live.textContent)).observe(live, { childList: true });
  });
  const type = words => p.getByRole('searchbox').evaluate((field, list) => {
    for (const word of list) { field.value = word; field.dispatchEvent(new InputEvent('input', { bubbles: true })); }
  }, words);
  await type(['r', 're', 'ref', 'refu', 'refun', 'refund']);
  await p.waitForFunction(() => /x=refund/.test(location.hash));
  await idle(p);
  assert.equal((await summary(p)).messages, 1);
  assert.deepEqual(await p.evaluate(() => said), ['1 message, 1 complaint']);
  for (const word of ['refundz', 'refundzz']) { await type([word]); await p.waitForFunction(w => location.hash.endsWith(`x=${w}`), word); await idle(p); }
  assert.deepEqual(await p.evaluate(() => said.slice(1)), ['0 messages, 0 complaints']);
});

test('searching finds any case and any accent, and shows a chip that can be removed', async () => {
  const p = await page();
  await openText(p, CSV, 'twcs.csv');
  await p.getByRole('searchbox').fill('CAFE');
  await p.waitForFunction(() => tolle.summary().messages === 1);
  await idle(p);
  const chip = p.getByRole('button', { name: /CAFE/ }).first();
  await chip.evaluate(e => e.click());
  await p.waitForFunction(() => tolle.summary().messages === 5);
});

test('brushing the timeline by pointer filters every figure; undo brings them back', async () => {
  const p = await page();
  const before = await summary(p);
  const chart = p.locator('[data-key="timeline.chart"] [role="application"], [data-key="timeline.chart"][role="application"]').first();
  const box = await chart.boundingBox();
  await p.mouse.move(box.x + box.width * 0.3, box.y + box.height / 2);
  await p.mouse.down();
  await p.mouse.move(box.x + box.width * 0.4, box.y + box.height / 2, { steps: 4 });
  await p.mouse.move(box.x + box.width * 0.6, box.y + box.height / 2, { steps: 4 });
  await p.mouse.up();
  await idle(p);
  const selected = await summary(p);
  assert.ok(selected.complaints < before.complaints, `${selected.complaints} of ${before.complaints}`);
  await p.keyboard.press('Control+z');
  await idle(p);
  assert.equal((await summary(p)).complaints, before.complaints);
});

test('once nobody asks, the page answers a brush itself, and says what the engine says', async () => {
  const p = await page({ query: '?lang=en' });
  const answers = await p.evaluate(async () => {
    await tolle.idle();
    const whole = JSON.stringify(tolle.summary()), hour = h => new Date(Date.parse('2019-11-04T00:00Z') + h * 36e5).toISOString();
    const answers = [];
    for (let i = 0, cube = false; answers.length < 20 && i < 400; i++) {
      const asked = tolle.filter({ from: hour(i), to: hour(i * 7 + 30) }), now = JSON.stringify(tolle.summary()), engine = JSON.stringify(await asked);
      cube ||= now === engine;                       // it is there from now on
      if (cube) answers.push([now, engine]);
      await tolle.filter({});
      if (!cube) await new Promise(done => setTimeout(done, 250));
      if (JSON.stringify(tolle.summary()) !== whole) throw new Error('the whole is not what it was');
    }
    return answers;
  });
  assert.equal(answers.length, 20);
  for (const [now, engine] of answers) assert.equal(now, engine);
  assert.ok(new Set(answers.map(a => a[0])).size > 15);
});

test('tolle.filter filters and resolves with the new summary; a part that cannot be read is named', async () => {
  const p = await page();
  await openText(p, CSV, 'twcs.csv');
  const s = await p.evaluate(() => tolle.filter({ organisation: ['Rail'] }));
  assert.deepEqual([s.complaints, s.answered, s.waitMedianSeconds], [2, 1, 600]);
  const error = await p.evaluate(() => tolle.filter({ from: 'yesterday' }).catch(e => ({ code: e.code, what: e.what })));
  assert.deepEqual(error, { code: 'BadFilter', what: 'from' });
});

test('the address reproduces the view, the filter and the language', async () => {
  const p = await page({ query: '?view=records&lang=fr' });
  await p.evaluate(() => tolle.filter({ category: ['sync'] }));
  const s = await summary(p);
  await p.waitForTimeout(600);                       // addresses change at most every 300 ms
  const address = await p.evaluate(() => location.search + location.hash);
  const q = await page({ query: address });
  assert.equal((await summary(q)).complaints, s.complaints);
  assert.equal(await q.evaluate(() => tolle.view()), 'records');
  assert.equal(await q.evaluate(() => document.documentElement.lang), 'fr');
});

test('wrong files are named, in both languages, and what was open stays open', async () => {
  const png = [0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0, 0, 13];
  for (const [lang, words] of [['en', /picture|image/i], ['fr', /image/i]]) {
    const p = await page({ query: `?lang=${lang}` });
    await drop(p, png, 'table.csv');
    await p.waitForFunction(() => tolle.idle && document.body.textContent.includes('PNG'));
    assert.match(await p.evaluate(() => document.body.textContent), words);
    assert.equal((await summary(p)).complaints, 1087);
    const error = await p.evaluate(() => tolle.open(new Blob([''])).catch(e => e.code));
    assert.equal(error, 'Empty');
  }
});

test('cancelling a long reading leaves the data that was open', async () => {
  const p = await page();
  const outcome = await p.evaluate(async () => {
    const line = n => `${n},c${n % 999},True,Tue Oct 31 22:10:47 +0000 2017,"some words, and some more of them ${n}",,\n`;
    let text = 'tweet_id,author_id,inbound,created_at,text,response_tweet_id,in_response_to_tweet_id\n';
    for (let i = 1; i < 20000; i++) text += line(i);
    const head = text.length, blob = new Blob([text, ...Array(160).fill(text.slice(95))]);
    const opening = tolle.open(blob, { name: 'long.csv' }).then(() => 'opened', e => e.code);
    while (![...document.querySelectorAll('button')].some(b => /Cancel/.test(b.textContent))) await new Promise(r => setTimeout(r, 10));
    [...document.querySelectorAll('button')].find(b => /Cancel/.test(b.textContent)).click();
    return [await opening, head > 0];
  });
  assert.deepEqual(outcome, ['Cancelled', true]);
  await idle(p);
  assert.equal((await summary(p)).complaints, 1087);
});

test('the language changes everything that is written, and numbers are written as Intl writes them', async () => {
  const p = await page();
  const shows = lang => p.evaluate(l => {
    const { complaints, answeredShare } = tolle.summary(), text = document.body.textContent;
    return [new Intl.NumberFormat(l).format(complaints), new Intl.NumberFormat(l, { style: 'percent', minimumFractionDigits: 1, maximumFractionDigits: 1 }).format(answeredShare)]
      .filter(figure => !text.includes(figure));
  }, lang);
  assert.deepEqual(await shows('en-GB'), []);
  await p.getByRole('button', { name: 'Lire cette page en français' }).evaluate(e => e.click());
  await idle(p);
  await p.waitForFunction(() => document.documentElement.lang === 'fr');
  assert.deepEqual(await shows('fr'), []);
  await p.getByText('Ceci est un', { exact: false }).or(p.getByText('exemple', { exact: false })).first().waitFor({ state: 'attached' });
  assert.equal(await p.getByRole('button', { name: 'Read this page in English' }).count(), 1);
});

test('by keyboard alone: reach a category by Tab, choose it with the space bar, change the view with Enter', async () => {
  const p = await page();
  const before = (await summary(p)).complaints;
  const press = async (key, reached, most = 120) => {
    for (let i = 0; i < most; i++) { await p.keyboard.press(key); if (await p.evaluate(reached)) return true; }
    return false;
  };
  assert.ok(await press('Tab', () => /fix-problems/.test(document.activeElement.ariaLabel ?? document.activeElement.labels?.[0]?.textContent ?? document.activeElement.textContent)), 'the category is reached');
  await p.keyboard.press('Space');
  await p.waitForFunction(b => tolle.summary().complaints < b, before);
  assert.ok(await press('Shift+Tab', () => document.activeElement.textContent === 'Records'), 'the view is reached');
  await p.keyboard.press('Enter');
  await p.waitForFunction(() => tolle.view() === 'records');
});

test('a lost context is rebuilt: the same picture comes back', async () => {
  const p = await page({ reducedMotion: true });
  await p.mouse.move(700, 5);
  await idle(p);
  const before = await p.screenshot();
  await p.evaluate(async () => {
    const gl = document.getElementById('canvas').getContext('webgl2'), lose = gl.getExtension('WEBGL_lose_context');
    lose.loseContext();
    await new Promise(r => setTimeout(r, 200));
    lose.restoreContext();
    await new Promise(r => setTimeout(r, 300));
  });
  await idle(p);
  assert.equal(Buffer.compare(before, await p.screenshot()), 0);
  assert.equal((await summary(p)).complaints, 1087);
});

test('on paper data stand as on the screen: one sheet, not squeezed, no fields', async () => {
  for (const size of ['desktop', 'phone']) {
    const p = await page({ size });
    await idle(p);
    assert.equal((await p.pdf({ format: 'A4' })).toString('latin1').match(/\/Type\s*\/Page\b/g)?.length, 1, size);
    await p.setViewportSize({ width: 700, height: 1000 });  // a sheet, between its margins
    await p.emulateMedia({ media: 'print' });
    const [squeezed, fields] = await p.evaluate(() => {
      const canvas = document.getElementById('canvas'), box = canvas.getBoundingClientRect();
      return [box.width / box.height / (canvas.width / canvas.height), [...document.querySelectorAll('#page *')].filter(e => e.checkVisibility()).length];
    });
    assert.ok(Math.abs(squeezed - 1) < .01, `${size}: ${squeezed}`);
    assert.equal(fields, 0);
  }
});

test('idle means idle: no frame in five seconds', async () => {
  const p = await page();
  await idle(p);
  await frames(p);
  await p.waitForTimeout(5000);
  assert.equal(await frames(p), 0);
});

test('a slow answer leaves no frame behind that is drawn for nothing', async () => {
  const p = await page({ init: () => {
    const Plain = globalThis.Worker;
    globalThis.Worker = class extends Plain {
      set onmessage(f) { super.onmessage = e => e.data.type === 'answer' ? setTimeout(() => f(e), 80) : f(e); }
    };
  } });
  for (const text of ['Firefox', '']) {
    await p.evaluate(text => tolle.filter({ text }), text);
    await idle(p);
    await frames(p);
    await p.waitForTimeout(600);
    assert.equal(await frames(p), 0);
  }
});

test('a million rows load while the page stays responsive', { timeout: 240_000 }, async t => {
  const folder = mkdtempSync(join(tmpdir(), 'tolle-')), file = join(folder, 'twcs.csv');
  after(() => rmSync(folder, { recursive: true }));
  execFileSync(join(top, 'scripts/make_data'), ['1000000'], { stdio: ['ignore', openSync(file, 'w'), 'inherit'] });
  const p = await page();
  await idle(p);
  let report;
  const tasks = await tasksOf(p, async () => { report = await openFile(p, file); });
  t.diagnostic(`longest tasks, own time / clock: ${tasks.slice(0, 3).map(x => `${x.cpuMs} / ${x.ms} ms`).join(', ')}`);
  assert.equal(report.records, 1_000_000);
  assert.ok((await summary(p)).answered > 200_000);
  assert.deepEqual(tasks.filter(x => x.cpuMs > 50), [], 'tasks of the page over 50 ms while loading');
});
