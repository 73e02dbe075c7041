// Keys after a mouse click: the canvas has the focus then, and every shortcut goes on working.
import assert from 'node:assert/strict';
import { after, afterEach, test } from 'node:test';
import { open, quit } from './harness.mjs';

const pages = [];
const page = async options => { const p = await open(options); pages.push(p); return p; };
afterEach(async () => { for (const p of pages.splice(0)) await p.shut(); });
after(quit);
const idle = p => p.evaluate(() => tolle.idle());
const click = async (p, found) => {
  const box = await found.boundingBox();
  await p.mouse.click(box.x + box.width / 2, box.y + Math.min(box.height / 2, 20));
  await idle(p);
};
const press = async (p, key) => { await p.keyboard.press(key); await idle(p); };
const step = p => p.evaluate(() => tolle.summary().step);

test('after a click on Present the keys of a presentation turn it and end it', async () => {
  const p = await page({ query: '?case=gym-policy&lang=en' });
  await click(p, p.getByRole('button', { name: 'Present', exact: true }));
  assert.equal(await step(p), 1);
  await press(p, 'ArrowRight');
  assert.equal(await step(p), 2);
  await click(p, p.locator('[data-key="case.next"]'));
  assert.equal(await step(p), 3);
  await press(p, 'Space');
  assert.equal(await step(p), 4);
  await press(p, 'ArrowLeft');
  assert.equal(await step(p), 3);
  await press(p, 'Escape');
  assert.equal(await step(p), null);
  assert.deepEqual(p.problems, []);
});

test('after a click on a facet undo, the views, the search and the panel of keys answer', async () => {
  const p = await page({ query: '?lang=en' });
  const all = (await p.evaluate(() => tolle.summary())).complaints;
  await click(p, p.getByRole('checkbox', { name: /fix-problems/ }));
  assert.ok((await p.evaluate(() => tolle.summary())).complaints < all);
  await press(p, 'Control+z');
  assert.equal((await p.evaluate(() => tolle.summary())).complaints, all);
  await press(p, '2');
  assert.equal(await p.evaluate(() => tolle.view()), 'timeline');
  await p.mouse.click(5, 700);                          // nothing is there
  await press(p, '1');
  assert.equal(await p.evaluate(() => tolle.view()), 'overview');
  await click(p, p.locator('#page nav').getByRole('button', { name: 'Records' }).first());
  await p.keyboard.press('/');                          // who types fast waits for no picture
  assert.equal(await p.evaluate(() => document.activeElement.type), 'search');
  await p.keyboard.type('2?/z');
  assert.equal(await p.evaluate(() => document.activeElement.value), '2?/z');
  assert.equal(await p.evaluate(() => tolle.view()), 'records');
  await click(p, p.locator('#page nav').getByRole('button', { name: 'Overview' }).first());
  await p.keyboard.press('?');
  await p.getByRole('dialog').getByRole('heading', { name: 'While a case is presented' }).waitFor();
});

test('after a click on a row Escape closes the thread', async () => {
  const p = await page({ query: '?view=records&lang=en' });
  await click(p, p.locator('#page table.rows tbody button').first());
  const close = p.locator('[data-key^="thread.close"]');
  await close.first().waitFor({ state: 'attached' });
  await press(p, 'Escape');
  assert.equal(await close.count(), 0);
});
