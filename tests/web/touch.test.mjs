// Fingers: one brushes sideways, scrolls upwards, shows what it rests on; two zoom and move; whatever is pressed is large enough.
import assert from 'node:assert/strict';
import { after, afterEach, test } from 'node:test';
import { open, quit } from './harness.mjs';

const closing = [];
afterEach(async () => { for (const p of closing.splice(0)) await p.shut(); });
after(quit);

/** A phone with .fingers(type, [x, y]…), .box(chart), .idle(). */
async function phone(query, more = {}) {
  const page = await open({ query, size: 'phone', touch: true, reducedMotion: true, context: { isMobile: true }, ...more });
  closing.push(page);
  const client = await page.context().newCDPSession(page);
  page.fingers = (type, ...points) => client.send('Input.dispatchTouchEvent', { type, touchPoints: points.map(([x, y], id) => ({ x, y, id })) });
  page.idle = () => page.evaluate(() => tolle.idle());
  page.box = async key => {
    await page.evaluate(k => { const e = document.querySelector(`[data-key="${k}"]`); scrollTo(0, e.getBoundingClientRect().top + scrollY - 200); }, key);
    await page.waitForTimeout(200);
    await page.idle();
    return page.locator(`[data-key="${key}"]`).first().boundingBox();
  };
  page.swipe = async (from, to, steps = 10) => {
    await page.fingers('touchStart', from);
    for (let i = 1; i <= steps; i++) { await page.fingers('touchMove', [from[0] + (to[0] - from[0]) * i / steps, from[1] + (to[1] - from[1]) * i / steps]); await page.waitForTimeout(16); }
    await page.fingers('touchEnd');
  };
  return page;
}
const complaints = page => page.evaluate(() => tolle.summary().complaints);

test('sideways it brushes, upwards it scrolls, and a tap presses', async () => {
  const page = await phone('?lang=en');
  const before = await complaints(page), b = await page.box('timeline.chart'), y = b.y + b.height / 2;
  const top = await page.evaluate(() => scrollY);
  await page.swipe([b.x + b.width * .7, y], [b.x + b.width * .7 + 4, y - 180]);
  await page.waitForFunction(was => scrollY > was + 60, top);
  assert.equal(await complaints(page), before, 'scrolling selects nothing');
  const c = await page.box('timeline.chart');
  await page.swipe([c.x + c.width * .3, c.y + c.height / 2], [c.x + c.width * .6, c.y + c.height / 2 + 3]);
  await page.waitForFunction(n => tolle.summary().complaints < n, before);
  const chip = page.locator('button[data-key^="chip."]').first();
  const at = await chip.boundingBox();
  if (at.y < 60 || at.y > 780) await page.evaluate(y => scrollBy(0, y - 200), at.y);
  await page.waitForTimeout(200);
  const now = await chip.boundingBox();
  await page.touchscreen.tap(now.x + now.width / 2, now.y + now.height / 2);
  await page.waitForFunction(n => tolle.summary().complaints === n, before);
  assert.deepEqual(page.problems, []);
});

test('a finger taps for a tenth of a second, and it presses', async () => {
  const page = await phone('?lang=en');
  await page.idle();
  const tab = await page.getByRole('button', { name: 'Staff' }).first().boundingBox();
  await page.fingers('touchStart', [tab.x + tab.width / 2, tab.y + tab.height / 2]);
  await page.waitForTimeout(120);
  await page.fingers('touchEnd');
  await page.waitForFunction(() => tolle.view() === 'staff', null, { timeout: 5000 });
  assert.deepEqual(page.problems, []);
});

test('a finger that rests shows the figure under it, and chooses nothing', async () => {
  const page = await phone('?lang=en');
  const b = await page.box('timeline.chart'), x = b.x + b.width * .5, y = b.y + b.height / 2;
  const before = await complaints(page), clip = { x: 0, y: Math.max(0, b.y - 80), width: 390, height: b.height + 160 };
  const still = await page.screenshot({ clip });
  await page.fingers('touchStart', [x, y]);
  await page.waitForTimeout(700);
  await page.idle();
  const shown = await page.screenshot({ clip });
  assert.notEqual(Buffer.compare(still, shown), 0, 'the details are drawn');
  await page.fingers('touchMove', [x + 60, y]);
  await page.waitForTimeout(100);
  await page.idle();
  assert.notEqual(Buffer.compare(shown, await page.screenshot({ clip })), 0, 'and follow the finger');
  await page.fingers('touchEnd');
  await page.waitForTimeout(300);
  assert.equal(await complaints(page), before);
  assert.ok(await page.evaluate(() => !/t=/.test(location.hash)), 'nothing is selected');
});

test('two fingers zoom the timeline, and move it', async () => {
  const page = await phone('?view=timeline&lang=en');
  const b = await page.box('zoom.chart'), y = b.y + 60, middle = b.x + b.width / 2;
  const window = () => page.evaluate(() => /(?:^|;)z=([^;]*)/.exec(decodeURIComponent(location.hash))?.[1] ?? '');
  assert.equal(await window(), '');
  await page.fingers('touchStart', [middle - 30, y], [middle + 30, y]);
  for (let i = 1; i <= 10; i++) { await page.fingers('touchMove', [middle - 30 - i * 8, y], [middle + 30 + i * 8, y]); await page.waitForTimeout(16); }
  await page.fingers('touchEnd');
  await page.idle();
  const sayer = () => page.locator('[data-key="zoom.chart"]').evaluate(e => e.closest('figure')?.innerText ?? e.getAttribute('aria-description') ?? e.textContent);
  const zoomed = await sayer();
  await page.fingers('touchStart', [middle - 30, y], [middle + 30, y]);
  for (let i = 1; i <= 10; i++) { await page.fingers('touchMove', [middle - 30 - i * 8, y], [middle + 30 - i * 8, y]); await page.waitForTimeout(16); }
  await page.fingers('touchEnd');
  await page.idle();
  const moved = await sayer();
  assert.notEqual(zoomed, moved, 'two that keep their distance move it');
  assert.ok(!/30 Nov 2019/.test(zoomed) && /2019/.test(zoomed), zoomed);
  assert.equal(await page.evaluate(() => visualViewport.scale), 1, 'the page itself is not zoomed');
});

test('on a touch screen whatever is pressed has 44 px of height to itself', { timeout: 120_000 }, async () => {
  const page = await phone('?lang=fr');
  for (const view of ['overview', 'timeline', 'responses', 'staff', 'records', 'cases']) {
    await page.evaluate(async v => { tolle.view(v); await tolle.idle(); }, view);
    // A control that is drawn lower takes what touches the space around it (app/ui/self.h): its neighbours may not be in there.
    const near = await page.evaluate(() => {
      const all = [...document.querySelectorAll('#page :is(button, select, input, [role=tab], [role=button])')].filter(e => !e.closest('.hidden') && e.type !== 'range')
        .map(e => ({ name: e.dataset.key ?? e.textContent.slice(0, 30), fixed: !!e.closest('.fixed'), r: e.getBoundingClientRect() })).filter(({ r }) => r.width > 0 && r.height > 0);
      const middle = r => (r.top + r.bottom) / 2, room = (a, b) => Math.abs(middle(a) - middle(b)) - Math.max(44, b.height) / 2;
      return all.filter(a => a.r.height < 44).flatMap(a => all.filter(b => b !== a && a.fixed === b.fixed && a.r.left < b.r.right - 1 && b.r.left < a.r.right - 1 && room(a.r, b.r) < 21.5 && !(b.r.top <= a.r.top && b.r.bottom >= a.r.bottom))
        .map(b => `${a.name} (${Math.round(a.r.height)} px) beside ${b.name}`));
    });
    assert.deepEqual(near, [], view);
  }
});
