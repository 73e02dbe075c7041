// What has little room: dialogs on a phone, what stands in tables, the names of several files.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { open, quit } from './harness.mjs';

const pages = [];
async function page(options) { const p = await open(options); pages.push(p); return p; }
after(async () => { for (const p of pages) await p.shut(); await quit(); });

const calls = n => 'tweet_id,author_id,inbound,created_at,text,response_tweet_id,in_response_to_tweet_id\n'
  + `${n}1,115712,True,Tue Oct 31 22:10:47 +0000 2017,late again,,\n${n}2,sprintcare,False,Tue Oct 31 22:18:58 +0000 2017,sorry,,${n}1\n`;
const openAll = (p, n) => p.evaluate(texts => tolle.open(texts.map(([name, text]) => new File([text], name))), Array.from({ length: n }, (_, i) => [`calls${i}.csv`, calls(i + 1)]));

test('the list of keys is as wide as a phone, and names keys as they are named on French keyboards', async () => {
  const p = await page({ query: '?lang=fr', size: 'phone' });
  await p.keyboard.press('?');
  const dialog = p.getByRole('dialog');
  await dialog.waitFor();
  assert.equal(await dialog.evaluate(d => d.scrollWidth - d.clientWidth), 0);
  const keys = await dialog.locator('kbd').allTextContents();
  for (const key of ['Entrée', 'Espace', 'Maj', 'Début', 'Échap']) assert.ok(keys.includes(key), key);
});

test('the buttons that sort stand where they are drawn: above the rows, below the top of their table', async () => {
  const p = await page({ query: '?lang=en&view=records' });
  const { top, heads, row } = await p.evaluate(() => {
    const table = document.querySelector('table.rows'), y = e => e.getBoundingClientRect().y;
    return { top: y(table), heads: [...table.tHead.querySelectorAll('button')].map(y), row: y(table.tBodies[0].querySelector('button')) };
  });
  assert.ok(heads.length > 2);
  for (const y of heads) assert.ok(y >= top - 1 && y < row, `${y} between ${top} and ${row}`);
});

test('several files have the first one’s name and their number, on the page and in what is saved', async () => {
  const p = await page({ query: '?lang=en' });
  await openAll(p, 3);
  await p.evaluate(() => tolle.idle());
  assert.match(await p.locator('#page').textContent(), /calls0\.csv \+ 2 files · 6 messages/);
  await p.evaluate(() => document.querySelector('[data-key="bar.export"]').click());
  const [saved] = await Promise.all([p.waitForEvent('download'), p.getByRole('dialog').getByRole('button', { name: 'Save' }).first().click()]);
  assert.equal(saved.suggestedFilename(), 'calls0+2-tolle.csv');
});

test('of several files the one that cannot be read is named', async () => {
  const p = await page({ query: '?lang=en' });
  const code = await p.evaluate(text => tolle.open([new File([text], 'calls.csv'),
    new File([new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13])], 'picture.csv')]).catch(e => e.code), calls(1));
  assert.equal(code, 'WrongKind');
  await p.evaluate(() => tolle.idle());
  assert.match(await p.locator('#page').textContent(), /picture\.csv was not opened/);
});

test('progress never tells more than there is: a packed file is looked at before it is read', async () => {
  const p = await page({ query: '?lang=en', init: () => {
    globalThis.told = [];
    const Plain = Worker;
    globalThis.Worker = class extends Plain {
      constructor(...all) { super(...all); this.addEventListener('message', ({ data }) => { if (data.type === 'progress') told.push([data.bytes, data.total]); }); }
    };
  } });
  await p.evaluate(async head => {
    const line = '1,115712,True,Tue Oct 31 22:10:47 +0000 2017,' + 'late again '.repeat(40) + ',,\n';
    const stream = new Blob([head, ...Array(500000).fill(line)]).stream().pipeThrough(new CompressionStream('gzip'));
    await tolle.open(await new Response(stream).blob(), { name: 'calls.csv.gz' });
  }, calls(1).split('\n')[0] + '\n');
  const told = await p.evaluate(() => told);
  for (const [bytes, total] of told) assert.ok(bytes <= total, `${bytes} of ${total}`);
  assert.ok(told.length, 'it took long enough to be told');
});
