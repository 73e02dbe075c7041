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

const read = async options => {
  const input = await page.evaluateHandle(() => Object.assign(document.createElement('input'), { type: 'file' }));
  await input.asElement().setInputFiles(file);
  return page.evaluate(async ([i, o]) => {
    const report = await tolle.open(i.files[0], o);
    await tolle.idle();
    return { report, summary: tolle.summary() };
  }, [input, options]);
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
