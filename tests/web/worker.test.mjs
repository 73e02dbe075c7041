// The page and its worker: every question has its own answer, and none is left waiting.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { isReady, open, quit, within } from './harness.mjs';

after(quit);

const fill = async page => page.evaluate(async () => {
  let text = 'id,created_at,author,text\n';
  for (let i = 1; i <= 60000; i++) text += `${i},2024-05-01T10:00:00Z,a${i % 9},"The parcel number ${i} is late again, and nobody answers the telephone"\n`;
  await tolle.open(new File([text], 'many.csv'));
  await tolle.idle();
});

test('downloads asked for at once are whole, each of them', async () => {
  const page = await open();
  await fill(page);
  const lines = await page.evaluate(async () => {
    const count = async blob => (await blob.text()).split('\n').length;
    const alone = await count(await tolle.csv()), together = await Promise.all([1, 2, 3, 4].map(async () => count(await tolle.csv())));
    return { alone, together };
  });
  assert.ok(lines.alone > 60000);
  assert.deepEqual(lines.together, Array(4).fill(lines.alone));
  assert.deepEqual(page.problems, []);
  await page.shut();
});

test('a download does not go on with other data', async () => {
  const page = await open();
  await fill(page);
  const outcome = await page.evaluate(async () => {
    const asked = tolle.csv().then(blob => blob.text(), e => e.code);
    await tolle.open(new File(['id,created_at,text\n1,2024-05-01,other\n'], 'other.csv'));
    return asked;
  });
  assert.ok(outcome === 'Cancelled' || outcome.split('\n').length > 60000, outcome.slice(0, 80));
  await page.shut();
});

test('without the engine whoever opens something is told', async () => {
  const page = await open({ context: { serviceWorkers: 'block' } });
  await page.context().route('**/engine.wasm', route => route.abort());
  await page.reload();
  await isReady(page);
  const code = await within(page.evaluate(() => tolle.open(new File(['id,created_at,text\n1,2024-05-01,a\n'], 'a.csv')).then(() => 'opened', e => e.code)), 15000, 'an error');
  assert.equal(code, 'Network');
  await page.shut();
});

test('a file may be called anything', async () => {
  const page = await open();
  await page.route('**/*%*.csv', route => route.fulfill({ contentType: 'text/csv', body: 'id,created_at,text\n1,2024-05-01,Late again\n' }));
  for (const name of ['Beschwerden%FC.csv', '100%.csv']) {
    const report = await page.evaluate(path => tolle.open(path), name);
    assert.equal(report.file ?? report.name, name);
  }
  await page.shut();
});

test('what was shown of a file beforehand is gone when another one is opened instead', async () => {
  const page = await open();
  const before = await page.evaluate(() => tolle.report().name);
  const seen = await page.evaluate(async () => {
    let text = 'id,created_at,author,text\n';
    const line = n => `${n},2024-05-01T10:00:00Z,a,"${'The parcel is late again. '.repeat(4)}"\n`;
    for (let i = 1; i <= 400000; i++) text += line(i);
    const opening = tolle.open(new File([text], 'large.csv')).then(() => 'opened', e => e.code);
    for (let i = 0; i < 400 && tolle.report().name !== 'large.csv'; i++) await new Promise(done => setTimeout(done, 5));
    const during = tolle.report().name;
    const other = tolle.open(new Blob(['no table at all'])).then(() => 'opened', e => e.code);
    return { during, first: await opening, second: await other, after: tolle.report().name };
  });
  assert.deepEqual(seen, { during: 'large.csv', first: 'Cancelled', second: 'UnknownFormat', after: before });
  await page.shut();
});
