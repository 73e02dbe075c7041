// The way from one thing to another and back: data opened over a case, the browser's Back and Forward, a page loaded again.
import assert from 'node:assert/strict';
import { after, afterEach, test } from 'node:test';
import { isReady, open, quit } from './harness.mjs';

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

const back = async p => { await p.evaluate(() => history.back()); await p.waitForTimeout(100); await idle(p); };
const forward = async p => { await p.evaluate(() => history.forward()); await p.waitForTimeout(100); await idle(p); };
const thread = p => p.locator('[data-key="thread.close"]').count();

test('Back and Forward go through views, threads and cases; what only selects is no step', async () => {
  const p = await page({ query: '?lang=en' });
  await idle(p);
  const start = await p.evaluate(() => history.length), all = await complaints(p);
  await p.getByRole('checkbox', { name: /fix-problems/ }).first().evaluate(e => e.click());
  await idle(p);
  const some = await complaints(p);
  assert.ok(some < all);
  await p.evaluate(() => tolle.filter({ category: ['sync'] }));
  await tab(p, 'Records');
  const sync = await complaints(p);
  await click(p, p.locator('#page table.rows tbody button').first());
  assert.equal(await thread(p), 1);
  await tab(p, 'Cases');
  await p.locator('#page').getByRole('button', { name: /^Open / }).first().evaluate(e => e.click());
  await p.waitForFunction(() => tolle.case()?.id);
  await idle(p);
  const id = await p.evaluate(() => tolle.case().id);
  await p.getByRole('button', { name: 'Present', exact: true }).first().evaluate(e => e.click());
  await idle(p);
  await p.keyboard.press('ArrowRight');
  await p.keyboard.press('Escape');
  await idle(p);
  assert.equal(await p.evaluate(() => history.length), start + 4);
  await back(p);
  assert.deepEqual([await view(p), await p.evaluate(() => tolle.case())], ['cases', null]);
  await back(p);
  assert.deepEqual([await view(p), await thread(p), await complaints(p)], ['records', 1, sync]);
  await back(p);
  assert.deepEqual([await view(p), await thread(p)], ['records', 0]);
  await back(p);
  assert.deepEqual([await view(p), await complaints(p)], ['overview', sync]);
  for (let i = 0; i < 4; i++) await forward(p);
  assert.equal(await p.evaluate(() => tolle.case().id), id);
  await p.waitForTimeout(500);
  assert.equal(await p.evaluate(() => history.length), start + 4);
  assert.deepEqual(p.problems, []);
});

test('data opened by hand stay at hand: Back shows what was open before, Forward shows them again', async () => {
  const p = await page({ query: '?lang=en' });
  await drop(p, CSV, 'rail.csv');
  await p.waitForFunction(() => tolle.summary()?.complaints === 2);
  await tab(p, 'Records');
  await p.evaluate(() => tolle.filter({ text: 'refund' }));
  await p.waitForFunction(() => /x=refund/.test(location.hash));
  await back(p);
  assert.deepEqual([await view(p), await complaints(p)], ['overview', 2]);
  await back(p);
  await p.waitForFunction(() => tolle.summary()?.complaints === 1087);
  assert.equal(await view(p), 'overview');
  await forward(p);
  await forward(p);
  await p.waitForFunction(() => tolle.summary()?.complaints === 1);
  assert.deepEqual([await view(p), await p.evaluate(() => tolle.report().name)], ['records', 'rail.csv']);
  assert.deepEqual(p.problems, []);
});

test('the language and the case of this device are as they were left; an embed makes no entries', async () => {
  const p = await page({ query: '?view=cases&lang=en' });
  const own = await p.evaluate(() => fetch('assets/cases/gym-policy.tolle.json').then(r => r.text()));
  await drop(p, own, 'own.tolle.json');
  await p.waitForFunction(() => tolle.case()?.id === 'gym-policy');
  await tab(p, 'Overview');
  await p.getByRole('button', { name: 'Lire cette page en français' }).evaluate(e => e.click());
  await idle(p);
  await back(p);
  assert.deepEqual(await p.evaluate(() => [tolle.view(), tolle.case()?.id, document.documentElement.lang]), ['cases', 'gym-policy', 'fr']);
  await back(p);
  assert.deepEqual(await p.evaluate(() => [tolle.view(), tolle.case()]), ['cases', null]);
  await forward(p);
  await forward(p);
  assert.equal(await view(p), 'overview');
  await p.reload();
  await isReady(p);
  await p.goBack();                                     // to the case that nobody has any more; a browser may load the page for it
  await isReady(p);
  assert.deepEqual(await p.evaluate(() => [tolle.view(), tolle.case()]), ['cases', null]);
  await p.getByRole('heading', { name: /^(Études de cas|Case studies)$/ }).first().waitFor({ state: 'attached', timeout: 5000 });

  const q = await page({ query: '?view=timeline&embed=1&lang=en' }), start = await q.evaluate(() => history.length);
  await q.evaluate(() => tolle.view('waits'));
  await idle(q);
  assert.equal(await q.evaluate(() => history.length), start);
});

test('a case that does not exist leaves no entry to be caught in', async () => {
  const p = await page({ query: '?lang=en' });
  await p.goto(p.address.replace('lang=en', 'case=nope&lang=en'));
  await p.getByText('nope was not opened').first().waitFor({ state: 'attached' });
  await idle(p);
  await p.waitForTimeout(400);
  await p.goBack();
  await p.waitForFunction(() => globalThis.tolle?.view() === 'overview');
});

test('a page that is loaded again says which file it no longer has, and filters nothing by it', async () => {
  for (const [lang, words] of [['en', 'rail.csv is not kept'], ['fr', 'rail.csv n’est pas conservé']]) {
    const p = await page({ query: `?lang=${lang}` });
    await drop(p, CSV, 'rail.csv');
    await p.waitForFunction(() => tolle.summary()?.complaints === 2);
    await p.evaluate(() => tolle.filter({ organisation: ['Rail'] }));
    await p.waitForFunction(() => /o=Rail/.test(location.hash));
    await p.reload();
    await isReady(p);
    await p.getByText(words).first().waitFor({ state: 'attached' });
    assert.equal(await complaints(p), 1087);
    await p.waitForFunction(() => location.hash === '');      // the address follows a moment later
    await back(p);
    assert.equal(await complaints(p), 1087);
    await drop(p, CSV, 'rail.csv');
    await p.waitForFunction(() => tolle.summary()?.complaints === 2);
    await idle(p);
    assert.equal(await p.getByText(words).count(), 0);
    assert.deepEqual(p.problems, []);
  }
});

test('a sample that is loaded again keeps its filter and says nothing of files', async () => {
  const p = await page({ query: '?lang=en' });
  await p.evaluate(() => tolle.filter({ category: ['sync'] }));
  await p.waitForFunction(() => /sync/.test(location.hash));
  const some = await complaints(p);
  await p.reload();
  await isReady(p);
  assert.equal(await complaints(p), some);
  assert.equal(await p.getByText('is not kept').count(), 0);
});

test('the title names what is looked at, then the program', async () => {
  const p = await page({ query: '?lang=en' });
  await drop(p, CSV, 'rail.csv');
  await p.waitForFunction(() => document.title === 'rail.csv – Tollé');
  await tab(p, 'Cases');
  await p.waitForFunction(() => document.title === 'Case studies – Tollé');
  await p.evaluate(() => tolle.openCase('gym-policy'));
  await p.waitForFunction(() => document.title === `${tolle.case().title.en} – Tollé`);
  await p.getByRole('button', { name: 'Lire cette page en français' }).evaluate(e => e.click());
  await p.waitForFunction(() => document.title === `${tolle.case().title.fr} – Tollé`);
  await back(p);
  await p.waitForFunction(() => document.title === 'Études de cas – Tollé');
});
