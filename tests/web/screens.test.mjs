// Any screen: no view is wider than it, controls that are touched are large enough, turning it keeps the state.
import assert from 'node:assert/strict';
import { after, afterEach, test } from 'node:test';
import { open, quit } from './harness.mjs';

const closing = [];
afterEach(async () => { for (const p of closing.splice(0)) await p.shut(); });
after(quit);
const VIEWS = ['overview', 'timeline', 'responses', 'staff', 'records', 'cases'];

test('from 320 to 1920 px no view is wider than the screen, nor does one of its nodes stand outside', { timeout: 180_000 }, async () => {
  const page = await open({ query: '?lang=fr', size: { width: 320, height: 640 }, reducedMotion: true });
  closing.push(page);
  for (const width of [320, 390, 820, 1440, 1920]) {
    await page.setViewportSize({ width, height: Math.max(640, Math.round(width * .6)) });
    for (const view of VIEWS) {
      await page.evaluate(async v => { tolle.view(v); await tolle.idle(); }, view);
      const { wide, out } = await page.evaluate(() => ({
        wide: document.documentElement.scrollWidth - innerWidth,
        out: [...document.querySelectorAll('#page :is(button, input, select, a, p, h1, h2, .chart)')].filter(e => !e.closest('.hidden')).map(e => [e, e.getBoundingClientRect()])
          .filter(([, r]) => r.width && (r.right > innerWidth + 1 || r.left < -1)).map(([e]) => e.dataset.key ?? e.textContent.slice(0, 40))
      }));
      assert.equal(wide, 0, `${view} at ${width} px`);
      assert.deepEqual(out, [], `${view} at ${width} px`);
    }
  }
});

// Texts by their words, not by the room that they may take.
const collisions = page => page.evaluate(() => {
  const boxes = [];
  for (const e of document.querySelectorAll('#page :is(p, h1, h2, h3, button)')) {
    if (e.closest('.hidden, .fixed, td, th, [data-key^="cases.open"], [data-key^="case.event"], [data-key^="mark"], figure')) continue;
    const r = e.getBoundingClientRect(), range = document.createRange();
    range.selectNodeContents(e);
    const words = range.getBoundingClientRect();
    if (!r.width || !e.textContent) continue;
    boxes.push({ name: `${e.localName} ${e.textContent.slice(0, 30)}`, left: r.left, top: r.top, bottom: r.bottom, right: e.localName === 'button' ? r.right : Math.min(r.right, r.left + words.width) });
  }
  const found = [];
  boxes.forEach((a, i) => {
    for (const b of boxes.slice(i + 1)) {
      const across = Math.min(a.right, b.right) - Math.max(a.left, b.left), down = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
      const within = (x, y) => x.left >= y.left - 1 && x.right <= y.right + 1 && x.top >= y.top - 1 && x.bottom <= y.bottom + 1;
      if (across > 3 && down > 5 && !within(a, b) && !within(b, a)) found.push(`${a.name} lies on ${b.name}`);
    }
  });
  return found;
});
test('no words lie on others, with answers and without', { timeout: 240_000 }, async () => {
  const page = await open({ size: 'phone', touch: true, reducedMotion: true });
  closing.push(page);
  const without = 'date;texte;lieu\n' + Array.from({ length: 40 }, (_, i) => `${1 + i % 28}/03/2024;Le bus ${i} est en retard;Lyon`).join('\n');
  for (const data of ['sample', 'without answers']) {
    if (data !== 'sample') await page.evaluate(t => tolle.open(new Blob([t]), { name: 'bus.csv', mapping: { roles: { date: 'Time', texte: 'Text', lieu: 'Place' } } }), without);
    for (const [width, height] of [[390, 844], [820, 1180], [1440, 900]]) {
      await page.setViewportSize({ width, height });
      for (const query of ['?lang=fr&view=overview', '?lang=fr&view=timeline', '?lang=fr&view=responses', '?lang=fr&view=staff', '?lang=en&view=records']) {
        await page.evaluate(async q => { history.replaceState(null, '', q); dispatchEvent(new PopStateEvent('popstate')); await tolle.idle(); }, query);
        assert.deepEqual(await collisions(page), [], `${data}, ${query} at ${width} px`);
      }
      await page.evaluate(async () => { tolle.view('records'); await tolle.idle(); document.querySelector('#page [data-key^="record/"]').click(); await tolle.idle(); });
      assert.deepEqual(await collisions(page), [], `${data}, a thread at ${width} px`);
      await page.keyboard.press('Escape');
    }
  }
});

test('an embed fits from 280 to 1600 px, and its height follows from the width', { timeout: 120_000 }, async () => {
  const page = await open({ query: '?embed=1&view=waits&lang=fr', size: { width: 280, height: 700 } });
  closing.push(page);
  for (const part of ['figures', 'volume', 'waits', 'timeline', 'hours']) {
    await page.evaluate(async p => { tolle.view(p); await tolle.idle(); }, part);
    for (const width of [280, 320, 640, 1000, 1600]) {
      const heights = [];
      for (const height of [300, 900]) {
        await page.setViewportSize({ width, height });
        await page.waitForFunction(w => innerWidth === w, width);
        await page.waitForTimeout(100);                      // for the page to hear of it
        await page.evaluate(() => tolle.idle());
        heights.push(await page.evaluate(() => document.getElementById('spacer').style.height));
      }
      assert.equal(heights[0], heights[1], `${part} at ${width} px`);
      assert.equal(await page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth), false, `${part} at ${width} px`);
    }
  }
});

test('a notch and a rounded corner cover nothing', { timeout: 60_000 }, async () => {
  const page = await open({ query: '?lang=en', size: 'phone', touch: true });
  closing.push(page);
  const client = await page.context().newCDPSession(page), insets = { top: 44, bottom: 34, left: 20, right: 20 };
  await client.send('Emulation.setSafeAreaInsetsOverride', { insets });
  await page.waitForTimeout(300);
  await page.evaluate(() => tolle.idle());
  const inside = r => r.x >= insets.left && r.y >= insets.top && r.x + r.width <= 390 - insets.right && r.y + r.height <= 844 - insets.bottom;
  const tab = page.getByRole('button', { name: 'Staff' }).first(), box = await tab.boundingBox();
  assert.ok(inside(await page.locator('#canvas').boundingBox()) && inside(box), JSON.stringify(box));
  await page.touchscreen.tap(box.x + box.width / 2, box.y + box.height / 2);
  await page.waitForFunction(() => tolle.view() === 'staff');
  await page.evaluate(() => tolle.idle());
  await page.evaluate(() => scrollTo(0, 1e6));
  await page.waitForTimeout(200);
  await page.evaluate(() => tolle.idle());
  const last = await page.evaluate(() => Math.max(...[...document.querySelectorAll('#page main :is(p, button, figure div)')].filter(e => !e.closest('.hidden, .fixed')).map(e => e.getBoundingClientRect().bottom)));
  assert.ok(last <= box.y + 4, `the end of the page, ${last}, stands above the bar, ${box.y}`);
});

test('turning the phone keeps view, filter and language', { timeout: 60_000 }, async () => {
  const page = await open({ query: '?lang=fr&view=responses', hash: '#1;g=sync', size: 'phone', touch: true });
  closing.push(page);
  const state = () => page.evaluate(() => [tolle.view(), tolle.summary().complaints, document.documentElement.lang]);
  const before = await state();
  await page.setViewportSize({ width: 844, height: 390 });
  await page.evaluate(() => tolle.idle());
  assert.deepEqual(await state(), before);
});
