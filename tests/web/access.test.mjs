// For every eye and without a mouse: contrast on the drawn canvas, forced colours, zoom, and every view by keyboard alone.
import assert from 'node:assert/strict';
import { after, afterEach, test } from 'node:test';
import { open, quit } from './harness.mjs';

const closing = [];
afterEach(async () => { for (const p of closing.splice(0)) await p.shut(); });
after(quit);
const VIEWS = ['overview', 'timeline', 'responses', 'staff', 'records', 'cases'];
const show = (page, view) => page.evaluate(async v => { tolle.view(v); await tolle.idle(); scrollTo(0, 0); }, view);

/** The contrast (WCAG 2.2) of what is drawn in each of `rects` (CSS px): of its commonest colour and the one furthest from it. */
async function contrasts(page, rects) {
  const png = await page.screenshot({ fullPage: false });
  return page.evaluate(async ([base64, rects]) => {
    const bitmap = await createImageBitmap(new Blob([Uint8Array.from(atob(base64), c => c.charCodeAt(0))], { type: 'image/png' }));
    const canvas = new OffscreenCanvas(bitmap.width, bitmap.height), context = canvas.getContext('2d');
    context.drawImage(bitmap, 0, 0);
    const part = v => (v /= 255) <= .04045 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4;
    const luminance = (r, g, b) => .2126 * part(r) + .7152 * part(g) + .0722 * part(b);
    const ratio = bitmap.width / innerWidth;
    return rects.map(({ x, y, w, h }) => {
      const { data } = context.getImageData(Math.round(x * ratio), Math.round(y * ratio), Math.max(1, Math.round(w * ratio)), Math.max(1, Math.round(h * ratio)));
      const count = new Map();
      for (let i = 0; i < data.length; i += 4) { const c = data[i] << 16 | data[i + 1] << 8 | data[i + 2]; count.set(c, (count.get(c) ?? 0) + 1); }
      const back = [...count].reduce((a, b) => b[1] > a[1] ? b : a)[0], lb = luminance(back >> 16, back >> 8 & 255, back & 255);
      let most = 1;
      for (const [c, n] of count) {
        if (n < 2) continue;
        const l = luminance(c >> 16, c >> 8 & 255, c & 255);
        most = Math.max(most, (Math.max(l, lb) + .05) / (Math.min(l, lb) + .05));
      }
      return most;
    });
  }, [png.toString('base64'), rects]);
}
// What is written on the screen, from the mirror: [{ text, x, y, w, h }].
const written = page => page.evaluate(() => [...document.querySelectorAll('#page :is(h1, h2, h3, p, button, select, label)')]
  .filter(e => !e.closest('.hidden') && !e.disabled && e.textContent.trim() && !e.querySelector('p, button'))
  .map(e => ({ e, r: e.getBoundingClientRect() }))
  .filter(({ r }) => r.width > 6 && r.height > 8 && r.height < 80 && r.top >= 60 && r.bottom <= innerHeight - 4 && r.left >= 0 && r.right <= innerWidth)
  .map(({ e, r }) => ({ text: e.textContent.trim().slice(0, 40), x: r.x, y: r.y, w: r.width, h: r.height })));

for (const theme of ['light', 'dark'])
  test(`what is written has 4.5:1 on the drawn canvas, ${theme}`, { timeout: 120_000 }, async t => {
    const page = await open({ query: `?lang=en&theme=${theme}`, dark: theme === 'dark', scale: 2, reducedMotion: true });
    closing.push(page);
    let n = 0, least = 21;
    for (const view of VIEWS) {
      await show(page, view);
      const texts = await written(page), found = await contrasts(page, texts);
      const low = texts.map((x, i) => [x.text, found[i]]).filter(([, c]) => c < 4.5);
      assert.deepEqual(low, [], view);
      n += texts.length; least = Math.min(least, ...found);
    }
    assert.ok(n > 100, `${n} texts`);
    t.diagnostic(`${n} texts, least contrast ${least.toFixed(2)}`);
  });

test('with forced colours the canvas has the system\'s, and what is written is there once', { timeout: 120_000 }, async () => {
  const page = await open({ query: '?lang=en', reducedMotion: true });
  closing.push(page);
  for (const dark of [true, false]) {
    await page.emulateMedia({ forcedColors: 'active', colorScheme: dark ? 'dark' : 'light' });
    for (const view of VIEWS) {
      await show(page, view);
      const { canvas, ink, mirror } = await page.evaluate(() => {
        const probe = document.createElement('i');
        document.body.append(probe);
        const of = name => { probe.style.color = name; return getComputedStyle(probe).color.match(/\d+/g).map(Number).join(); };
        const out = { canvas: of('Canvas'), ink: of('CanvasText'), mirror: getComputedStyle(document.querySelector('#page h2') ?? document.querySelector('#page h1')).color };
        probe.remove();
        return out;
      });
      assert.match(mirror, /rgba\(.*, 0\)|transparent/, 'the mirror stays unseen');
      const texts = await written(page), found = await contrasts(page, texts);
      assert.deepEqual(texts.map((x, i) => [x.text, found[i]]).filter(([, c]) => c < 7), [], `${view}, ${canvas} ${ink}`);
      assert.notEqual(canvas, ink);
    }
  }
});

test('at 200 and 400 % nothing is lost: no sideways scrolling, every view can be reached, and the bars leave room', { timeout: 120_000 }, async () => {
  const page = await open({ query: '?lang=fr', size: { width: 720, height: 450 }, scale: 2 });
  closing.push(page);
  for (const [width, height] of [[720, 450], [360, 225]]) {
    await page.setViewportSize({ width, height });
    for (const view of VIEWS) {
      await show(page, view);
      assert.equal(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth), 0, `${view} at ${width}`);
      const tabs = await page.locator('[data-key^="views"][role=tab], [data-key="views"] button').evaluateAll(list => list.map(e => e.getBoundingClientRect()).map(r => r.left >= 0 && r.right <= innerWidth && r.width > 20));
      assert.equal(tabs.filter(Boolean).length, 6, `${view} at ${width}: ${tabs}`);
      const covered = await page.evaluate(() => {
        const rects = [...document.querySelectorAll('#page .fixed')].map(e => e.getBoundingClientRect()).filter(r => r.height && r.width);
        return Array.from({ length: innerHeight }, (_, y) => rects.some(r => r.top <= y && r.bottom > y)).filter(Boolean).length;
      });
      assert.ok(covered <= height * .35, `${view} at ${width}: ${covered} px of bars`);
    }
  }
});

test('searching the page finds what is written on it: figures, titles, categories, messages', async () => {
  const page = await open({ query: '?lang=en' });
  closing.push(page);
  for (const words of ['82.8%', 'Answered in public', 'fix-problems', '1,009', 'How long people waited', 'recover the history', 'Open your data'])
    assert.ok(await page.evaluate(w => { getSelection().collapse(document.body, 0); return window.find(w); }, words), words);
});

test('Tab reaches every control of every view, in order, and back out; what has the focus is marked on the canvas', { timeout: 180_000 }, async () => {
  const page = await open({ query: '?lang=en', reducedMotion: true });
  closing.push(page);
  for (const view of VIEWS) {
    await show(page, view);
    const wanted = await page.evaluate(() => [...document.querySelectorAll('#page :is(button, input, select, a[href], [tabindex="0"])')].filter(e => !e.disabled && e.tabIndex >= 0 && e.getBoundingClientRect().width > 0).length);
    await page.evaluate(() => {                          // from the top, whatever had the focus in the view before
      const start = document.getElementById('start') ?? Object.assign(document.createElement('span'), { id: 'start', tabIndex: -1 });
      document.body.prepend(start);
      start.focus({ preventScroll: true });
    });
    const reached = new Set();
    const unmarked = [];
    let looked = 0;
    for (let i = 0; i < wanted + 40; i++) {
      await page.keyboard.press('Tab');
      const at = await page.evaluate(() => {
        const e = document.activeElement, r = e.getBoundingClientRect();
        if (!e.closest('#page')) return null;
        globalThis.reachedIds ??= new WeakMap();
        if (!reachedIds.has(e)) reachedIds.set(e, Math.random());
        return { id: reachedIds.get(e), typed: e.matches('input.typed, select'), x: r.x, y: r.y, w: r.width, h: r.height };
      });
      if (!at) { if (reached.size) break; continue; }
      if (reached.has(at.id)) break;
      reached.add(at.id);
      if (i % 7 === 3 && !at.typed) {                  // a sample of them is looked at
        await page.evaluate(() => tolle.idle());
        const r = await page.evaluate(() => { const r = document.activeElement.getBoundingClientRect(); return { x: r.x, y: r.y, width: r.width, height: r.height }; });
        const clip = { x: Math.max(0, r.x - 4), y: Math.max(0, r.y - 4), width: Math.min(r.width + 8, 1440 - Math.max(0, r.x - 4)), height: Math.min(r.height + 8, 900 - Math.max(0, r.y - 4)) };
        if (clip.width < 2 || clip.height < 2 || r.y < 0) continue;
        const on = await page.screenshot({ clip });
        const there = await page.evaluateHandle(() => document.activeElement);
        await page.evaluate(() => document.activeElement.blur());
        looked++;
        let same = true;
        for (let n = 0; n < 20 && same; n++) { await page.waitForTimeout(50); same = Buffer.compare(on, await page.screenshot({ clip })) === 0; }
        if (same) unmarked.push(await there.evaluate(e => e.closest('[data-key]')?.dataset.key ?? e.outerHTML) + ` ${JSON.stringify(clip)}`);
        await there.evaluate(e => e.focus({ preventScroll: true }));
      }
    }
    assert.ok(reached.size >= wanted - 1, `${view}: ${reached.size} of ${wanted} reached`);
    assert.ok(looked > 0, view);
    assert.deepEqual(unmarked, [], view);
  }
});

test('what a mouse can do, keys do: brush, promise line, zoom, hours, a record and its thread', { timeout: 120_000 }, async () => {
  const page = await open({ query: '?lang=en', reducedMotion: true });
  closing.push(page);
  const complaints = () => page.evaluate(() => tolle.summary().complaints), all = await complaints();
  const press = async (selector, keys) => {
    await page.locator(selector).first().evaluate(e => e.focus());
    for (const k of keys) { await page.keyboard.press(k); await page.evaluate(() => tolle.idle()); }
  };
  const bar = '[data-key^="timeline.brush"]';
  await press(`input${bar}, ${bar} input`, Array(12).fill('ArrowRight'));
  assert.ok(await complaints() < all, 'a range is brushed');
  await page.keyboard.press('Control+z');
  for (let i = 0; i < 15 && await complaints() < all; i++) { await page.keyboard.press('Control+z'); await page.evaluate(() => tolle.idle()); }
  assert.equal(await complaints(), all, 'and undone');

  const late = () => page.evaluate(() => tolle.summary().laterThanPromiseShare ?? JSON.stringify(tolle.summary()));
  const before = await late();
  await press('[data-key^="waits.promise"] input, input[data-key^="waits.promise"]', ['ArrowRight', 'ArrowRight']);
  assert.notEqual(await late(), before, 'the promise line moved');

  await press('[data-key^="hours"] [role=application], [data-key^="hours"][role=application]', ['ArrowRight', 'ArrowDown', 'Enter']);
  assert.ok(await complaints() < all, 'an hour is chosen');
  await page.keyboard.press('Escape');
  await page.evaluate(() => tolle.idle());
  assert.equal(await complaints(), all);

  await show(page, 'timeline');
  const chart = page.locator('[data-key="zoom.chart"] [role=application], [data-key="zoom.chart"][role=application]').first();
  await chart.evaluate(e => e.focus());
  for (const k of ['+', '+', 'ArrowRight']) { await page.keyboard.press(k); await page.evaluate(() => tolle.idle()); }
  await page.waitForFunction(() => /;i=/.test(location.hash));   // the part of time that is seen
  await page.keyboard.press('0');
  await page.evaluate(() => tolle.idle());
  await page.waitForFunction(() => !/;i=/.test(location.hash));

  await show(page, 'records');
  await page.locator('#page main :is(tr, [role=row], [role=button], button)[tabindex="0"], #page main tbody button, #page main [role=application]').first().evaluate(e => e.focus());
  for (const k of ['ArrowDown', 'Enter']) { await page.keyboard.press(k); await page.evaluate(() => tolle.idle()); }
  await page.waitForFunction(() => /Thread|thread/.test(document.getElementById('page').textContent));
  assert.deepEqual(page.problems, []);
});
