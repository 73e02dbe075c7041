// Large files: several workers read one, the first rows are shown early, and both change nothing of what is found.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, openSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { open, quit, top } from './harness.mjs';

let folder, file, page;
before(async () => {
  folder = mkdtempSync(join(tmpdir(), 'tolle-large-'));
  file = join(folder, 'twcs.csv');
  execFileSync(join(top, 'scripts/make_data'), ['600000'], { stdio: ['ignore', openSync(file, 'w'), 'inherit'] });
  page = await open();
});
after(async () => {
  await page?.shut();
  rmSync(folder, { recursive: true });
  await quit();
});

const read = async ({ end, ...options }) => {
  const input = await page.evaluateHandle(() => Object.assign(document.createElement('input'), { type: 'file' }));
  await input.asElement().setInputFiles(file);
  return page.evaluate(async ([i, o, end]) => {
    const report = await tolle.open(end ? new File([i.files[0].slice(0, end)], 'twcs.csv') : i.files[0], o);
    await tolle.idle();
    return { report, summary: tolle.summary() };
  }, [input, options, end]);
};

test('two workers find what one finds', async () => {
  const workers = page.workers().length;
  let most = 0;
  const count = () => { most = Math.max(most, page.workers().length); };
  page.on('worker', count);
  const one = await read({ workers: 1 });
  assert.equal(most, 0);
  const two = await read({ workers: 2 });
  if (await page.evaluate(() => navigator.hardwareConcurrency) > 1) assert.equal(most, workers + 1);
  page.off('worker', count);
  assert.equal(one.summary.messages, 600000);
  assert.deepEqual(two, one);
  assert.deepEqual(await read({ workers: 3 }), one);
  assert.deepEqual(await read({ workers: 4, end: -1 }), await read({ workers: 1, end: -1 })); // the last line does not end
  assert.deepEqual(page.problems, []);
});

test('what several workers read can be given up, and leaves none of them', async () => {
  const workers = page.workers().length, before = await page.evaluate(() => tolle.summary());
  const input = await page.evaluateHandle(() => Object.assign(document.createElement('input'), { type: 'file' }));
  await input.asElement().setInputFiles(file);
  const another = page.waitForEvent('worker');
  const outcome = page.evaluate(i => tolle.open(new File(Array(6).fill(i.files[0]), 'six.csv'), { workers: 3 }).then(() => 'opened', e => e.code), input);
  await another;
  await page.getByRole('button', { name: 'Cancel' }).press('Enter');
  assert.equal(await outcome, 'Cancelled');
  await page.waitForFunction(() => tolle.idle());
  for (let i = 0; page.workers().length > workers && i < 50; i++) await page.waitForTimeout(100);
  assert.equal(page.workers().length, workers);
  assert.deepEqual(await page.evaluate(() => tolle.summary()), before);
  assert.deepEqual(page.problems, []);
});

test('the first rows can be seen and filtered while the rest is read, and are said to be the first', async () => {
  const input = await page.evaluateHandle(() => Object.assign(document.createElement('input'), { type: 'file' }));
  await input.asElement().setInputFiles(file);
  const seen = await page.evaluate(async i => {
    const seen = [];
    const look = () => {
      const s = tolle.summary(), note = document.body.textContent.includes('The first rows are shown already');
      if (s && note) seen.push(s.messages);
    };
    tolle.on('change', look);
    await tolle.open(i.files[0], { workers: 1 });
    await tolle.idle();
    return [...new Set(seen)];
  }, input);
  const early = seen.filter(n => n >= 100000 && n < 600000);
  assert.ok(early.length, `seen: ${seen}`);
  assert.equal((await page.evaluate(() => tolle.summary())).messages, 600000);
  assert.equal(await page.getByText('The first rows are shown already').count(), 0);
  assert.deepEqual(page.problems, []);
});

test('what is too large is refused before anything is lost; a sample is offered, read and said to be one', async () => {
  const input = await page.evaluateHandle(() => Object.assign(document.createElement('input'), { type: 'file' }));
  await input.asElement().setInputFiles(file);
  const before = await page.evaluate(() => tolle.summary());
  const error = await page.evaluate(i => tolle.open(new Blob(Array(80).fill(i.files[0])), { name: 'all.csv' }).catch(({ code, number }) => ({ code, number })), input);
  assert.equal(error.code, 'TooLarge');
  assert.ok(error.number > 1e9 && error.number < 4e9, `${error.number}`);
  assert.deepEqual(await page.evaluate(() => tolle.summary()), before);
  // What the button sends; 9 GB need not be read for it.
  await page.evaluate(() => {
    const post = Worker.prototype.postMessage;
    window.sent = [];
    Worker.prototype.postMessage = function (message, ...more) {
      if (message?.type === 'open') return void window.sent.push(message.options.oneIn);
      return post.call(this, message, ...more);
    };
    window.mended = () => { Worker.prototype.postMessage = post; };
  });
  await page.getByRole('button', { name: 'Open a sample' }).press('Enter');
  await page.waitForFunction(() => window.sent.length);
  const [oneIn] = await page.evaluate(() => { window.mended(); return window.sent; });
  assert.ok(oneIn >= 3 && oneIn < 20, `${oneIn}`);
  const { report, summary } = await read({ oneIn: 6 });
  assert.deepEqual(report.sample, { oneIn: 6, stretch: 1000 });
  assert.equal(report.records, 100000);
  assert.equal(summary.messages, 100000);
  assert.equal(await page.getByText('A sample of twcs.csv.').count(), 1);
  assert.deepEqual((await read({ oneIn: 6 })).summary, summary);
  assert.equal((await read({})).report.sample, null);
  assert.deepEqual(page.problems, []);
});
