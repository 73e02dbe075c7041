// The way from one thing to another and back: data opened over a case, the browser's Back and Forward, a page loaded again.
import assert from 'node:assert/strict';
import { after, afterEach, test } from 'node:test';
import { open, quit } from './harness.mjs';

const CSV = `tweet_id,author_id,inbound,created_at,text,response_tweet_id,in_response_to_tweet_id
1,115,True,Tue Oct 31 22:00:00 +0000 2017,@Rail the train is late,2,
2,Rail,False,Tue Oct 31 22:10:00 +0000 2017,@115 We are sorry ^MM,,1
3,116,True,Wed Nov 01 09:00:00 +0000 2017,@Rail where is my refund,,
`;
const ODD = 'when,what\n2019-01-01 10:00,late train\n2019-01-02 10:00,no refund\n';
const pages = [];
const page = async options => { const p = await open(options); pages.push(p); return p; };
afterEach(async () => { for (const p of pages.splice(0)) await p.shut(); });
after(quit);
const idle = p => p.evaluate(() => tolle.idle());
const view = p => p.evaluate(() => tolle.view());
const drop = (p, text, name) => p.evaluate(([t, n]) => {
  const data = new DataTransfer();
  data.items.add(new File([t], n));
  for (const type of ['dragenter', 'dragover', 'drop']) document.body.dispatchEvent(new DragEvent(type, { dataTransfer: data, bubbles: true, cancelable: true }));
}, [text, name]);
const click = async (p, found) => {
  const box = await found.boundingBox();
  await p.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
  await idle(p);
};
const tab = (p, name) => click(p, p.getByRole('navigation').getByRole('button', { name, exact: true }).first());
const complaints = p => p.evaluate(() => tolle.summary()?.complaints);

for (const from of ['?case=gym-policy&lang=en', '?view=cases&lang=en'])
  test(`data dropped on ${from} are shown, and what was open there is behind its tab`, async () => {
    const p = await page({ query: from });
    await drop(p, CSV, 'rail.csv');
    await p.waitForFunction(() => tolle.view() === 'overview' && tolle.summary()?.complaints === 2);
    await tab(p, 'Cases');
    assert.equal(await p.evaluate(() => tolle.case()?.id ?? ''), from.includes('gym') ? 'gym-policy' : '');
    await drop(p, '\x89PNG\r\n\x1a\n', 'picture.csv');
    await p.getByText('picture.csv was not opened').first().waitFor({ state: 'attached' });
    await tab(p, 'Cases');
    await drop(p, ODD, 'odd.csv');
    await p.getByRole('dialog').getByRole('button', { name: 'Open', exact: true }).waitFor();
    await p.keyboard.press('Escape');
    assert.equal(await view(p), 'overview');
    assert.equal(await complaints(p), 2);
    assert.deepEqual(p.problems, []);
  });

test('what cannot be opened over a case says so though no data are open, and the case is a click away', async () => {
  const p = await page({ query: '?case=gym-policy&lang=en' });
  await drop(p, '', 'nothing.csv');
  await p.getByText('nothing.csv was not opened').first().waitFor({ state: 'attached' });
  await tab(p, 'Cases');
  assert.equal(await p.evaluate(() => tolle.case().id), 'gym-policy');
});

test('a newer file takes back the question about an older one', async () => {
  const p = await page({ query: '?lang=en' }), dialog = p.getByRole('dialog');
  await drop(p, ODD, 'odd.csv');
  await dialog.getByRole('heading', { name: /odd\.csv/ }).waitFor();
  await drop(p, CSV, 'rail.csv');
  await p.waitForFunction(() => tolle.summary()?.complaints === 2);
  await dialog.waitFor({ state: 'detached' });
  await drop(p, ODD, 'odd.csv');
  await dialog.getByRole('heading', { name: /odd\.csv/ }).waitFor();
  await drop(p, ODD.replace('what', 'words'), 'even.csv');
  await dialog.getByRole('heading', { name: /even\.csv/ }).waitFor();
  assert.equal(await dialog.count(), 1);
  await p.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });
  await idle(p);
  assert.deepEqual(await p.evaluate(() => [tolle.report().name, tolle.summary().complaints]), ['rail.csv', 2]);
  assert.deepEqual(p.problems, []);
});
