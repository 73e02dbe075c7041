// One case of one's own in two tabs: neither overwrites what the other wrote.
import assert from 'node:assert/strict';
import { after, afterEach, test } from 'node:test';
import { isReady, open, quit } from './harness.mjs';

const pages = [];
const page = async options => { const p = await open(options); pages.push(p); return p; };
afterEach(async () => { for (const p of pages.splice(0)) await p.shut(); });
after(quit);

const press = (p, name) => p.locator('#page').getByRole('button', { name, exact: true }).first().evaluate(e => e.click());
const desk = (p, name, role = 'button') => p.locator('#desk').getByRole(role, { name, exact: true });
const kept = async p => { await p.waitForTimeout(700); await p.locator('#desk').getByText('Kept in this browser').waitFor(); };
const titles = p => p.evaluate(async () => (await (await import('./case/drafts.js')).drafts()).map(d => d.title?.en ?? d.title).sort());
const title = p => p.evaluate(() => { const { title } = tolle.case(); return title.en ?? title; });
const inTitle = async (p, text) => {
  await p.locator('#desk nav [data-section=case]').click();
  await desk(p, 'Title', 'textbox').fill(text);
};
async function twoTabs() {
  const p = await page({ query: '?view=cases&lang=en' });
  await press(p, 'Write…');
  await p.locator('#desk').getByRole('button', { name: /^New case/ }).click();
  await inTitle(p, 'The late parcel');
  await kept(p);
  const q = await p.context().newPage();
  await q.goto(p.address);
  await isReady(q);
  await press(q, 'Write…');
  await q.locator('#desk').getByRole('button', { name: /The late parcel/ }).first().click();
  await desk(q, 'Close the desk').waitFor();
  return [p, q];
}

test('who would overwrite what another tab wrote says so, and goes on with a copy', async () => {
  const [p, q] = await twoTabs();
  await inTitle(q, 'The lost parcel');
  await kept(q);
  await inTitle(p, 'The wet parcel');
  await p.locator('#desk').getByText('Another tab has written on this case meanwhile').first().waitFor();
  await kept(p);
  assert.deepEqual(await titles(p), ['The lost parcel', 'The wet parcel (copy)']);
  assert.equal(await title(p), 'The wet parcel (copy)');
  await inTitle(q, 'The lost parcels');
  await kept(q);
  await inTitle(p, 'The wet parcels');
  await kept(p);
  assert.deepEqual(await titles(p), ['The lost parcels', 'The wet parcels']);
  assert.deepEqual(p.problems, []);
});

test('who has written nothing shows what another tab wrote', async () => {
  const [p, q] = await twoTabs();
  await inTitle(q, 'The lost parcel');
  await kept(q);
  await p.bringToFront();
  await p.evaluate(() => window.dispatchEvent(new Event('focus')));
  await p.locator('#desk').getByText('this is its newest version').first().waitFor();
  assert.equal(await title(p), 'The lost parcel');
  await inTitle(p, 'The found parcel');
  await kept(p);
  assert.deepEqual(await titles(p), ['The found parcel']);
  assert.deepEqual(p.problems, []);
});
