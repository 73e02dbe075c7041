// In somebody else's page, of another origin: heights, cost, starting late, nothing trapped, sandboxes, strangers.
import assert from 'node:assert/strict';
import { after, afterEach, before, test } from 'node:test';
import { serve } from '../../scripts/serve.mjs';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { dist, allTasksOf, launch, quit, within } from './harness.mjs';
import { article, host, paragraphs } from './host.mjs';

let tolle;
const open = [];
before(async () => { tolle = await serve({ dir: dist }); });
afterEach(async () => { for (const close of open.splice(0)) await close(); });
after(async () => { await tolle.close(); await quit(); });

/** Opens a page of another origin. The page that comes back has .problems, .fetched (paths asked of Tollé) and .tolle(n): its nth frame. */
async function visit(body, { headers = {}, size = { width: 820, height: 700 }, context: more = {}, head = '', style = '', route } = {}) {
  const site = await host({ '/': { body: article(body, { head, style }), headers } });
  const context = await (await launch()).newContext({ viewport: size, locale: 'en-GB', timezoneId: 'UTC', ...more });
  const page = await context.newPage();
  open.push(async () => { await context.close(); await site.close(); });
  page.problems = [];
  page.on('console', m => { if (m.type() === 'error') page.problems.push(m.text()); });
  page.on('pageerror', e => page.problems.push(String(e)));
  await page.addInitScript(() => {
    globalThis.shifts = [];
    new PerformanceObserver(list => { for (const e of list.getEntries()) if (!e.hadRecentInput) shifts.push(e.value); }).observe({ type: 'layout-shift', buffered: true });
  });
  page.fetched = () => tolle.sent.map(f => f.path);
  if (route) await page.route(...route);
  await page.goto(site.url);
  page.tolle = n => page.frames().filter(f => f.url().startsWith(tolle.url))[n];
  return page;
}
const brotli = async path => brotliCompressSync(readFileSync(join(dist, path === '/' ? 'index.html' : path))).length;
const frameReady = async (page, n = 0) => {
  for (let i = 0; i < 300 && !page.tolle(n); i++) await page.waitForTimeout(50);
  const frame = page.tolle(n);
  assert.ok(frame, `frame ${n} was started`);
  await frame.waitForFunction(() => globalThis.tolle?.ready, null, { timeout: 30000, polling: 50 });   // a frame out of sight has no animation frames
  await within(frame.evaluate(async () => { await globalThis.tolle.ready; await globalThis.tolle.idle(); }), 30000, 'the frame');
  return frame;
};
const iframe = (query, more = '') => `<iframe src="${tolle.url}?embed=1&${query}" style="width:100%;height:400px;border:0" title="A chart" ${more}></iframe>`;
const script = () => `<script src="${tolle.url}embed.js"></script>`;
const LISTENERS = `<script>
  window.heard = { datawrapper: [], amp: [], medium: [], own: [] };
  window.addEventListener('message', ({ data, source }) => {
    const frame = [...document.querySelectorAll('iframe')].find(f => f.contentWindow === source);
    if (data['datawrapper-height']) { const px = Object.values(data['datawrapper-height'])[0]; heard.datawrapper.push(px); if (frame) frame.style.height = px + 'px'; }
    if (data.sentinel === 'amp' && data.type === 'embed-size') heard.amp.push(data.height);
    if (typeof data === 'string') { const m = JSON.parse(data); if (m.context === 'iframe.resize') heard.medium.push(m.height); }
    if (data.tolle === 'height') heard.own.push(data.height);
  });
</script>`;

test('the height is told as Datawrapper, AMP, Medium and we say it; it grows, shrinks, and does not follow the frame', async () => {
  const page = await visit(LISTENERS + iframe('view=waits'), { size: { width: 900, height: 900 } });
  const frame = await frameReady(page);
  const last = () => page.evaluate(() => Object.values(heard).map(list => list.at(-1)));
  await page.waitForFunction(() => Object.values(heard).every(list => list.length));
  const wide = (await last())[0];
  assert.deepEqual(new Set(await last()), new Set([wide]), 'all four say the same');
  assert.ok(wide > 300 && wide < 600, `${wide} px`);
  assert.equal(await page.evaluate(() => document.querySelector('iframe').getBoundingClientRect().height), wide);
  await page.setViewportSize({ width: 330, height: 900 });
  await page.waitForFunction(w => heard.own.at(-1) > w, wide);
  await page.setViewportSize({ width: 900, height: 900 });
  await page.waitForFunction(w => heard.own.at(-1) === w, wide);
  const before = await page.evaluate(() => { const n = new Set(heard.own).size; document.querySelector('iframe').style.height = '1200px'; return n; });
  await frame.evaluate(() => globalThis.tolle.idle());
  await page.waitForTimeout(400);
  assert.equal(await page.evaluate(() => new Set(heard.own).size), before, 'a taller frame asks for no other height');
  assert.equal(await frame.evaluate(() => document.documentElement.scrollHeight > innerHeight), false);
});

test('a height that was drawn before the frame could speak is told all the same: no case loses its last line', async () => {
  const page = await visit(LISTENERS + iframe('view=case&case=coffee-boutique'), { route: ['**/frame.js', async route => { await new Promise(done => setTimeout(done, 1500)); await route.continue(); }] });
  const frame = await frameReady(page);
  await page.waitForFunction(() => heard.own.length);
  const drawn = await frame.evaluate(() => Math.ceil(parseFloat(document.getElementById('spacer').style.height)));
  assert.equal(await page.evaluate(() => heard.own.at(-1)), drawn);
  assert.ok(drawn > 600, `${drawn} px`);
});

test('messages of strangers change nothing, and only the frame that spoke is resized', async () => {
  const page = await visit(`${script()}<tolle-view src="${tolle.url}?view=waits" shadow="open"></tolle-view><tolle-view src="${tolle.url}?view=figures" shadow="open"></tolle-view><iframe id="stranger" srcdoc="<p>"></iframe>`);
  await frameReady(page, 0); await frameReady(page, 1);
  const heights = () => page.evaluate(() => [...document.querySelectorAll('tolle-view')].map(v => v.shadowRoot.querySelector('iframe').clientHeight));
  await page.waitForFunction(() => [...document.querySelectorAll('tolle-view')].every(v => v.shadowRoot.querySelector('iframe').style.position === 'static'));
  const was = await heights();
  assert.notEqual(was[0], was[1], 'each has its own');
  await page.evaluate(() => {
    for (const data of [{ tolle: 'height', height: 5000 }, { tolle: 'ready', height: 5000 }, { 'datawrapper-height': { x: 5000 } }]) {
      postMessage(data, '*');
      document.getElementById('stranger').contentWindow.eval(`parent.postMessage(${JSON.stringify(data)}, '*')`);
    }
  });
  // The frame hears its parent only: a sibling's call is not answered and changes nothing.
  await page.evaluate(() => document.getElementById('stranger').contentWindow.eval(
    `for (let i = 0; i < parent.frames.length; i++) parent.frames[i].postMessage({ tolle: 'call', id: 1, name: 'filter', args: [{ text: 'crash' }] }, '*')`));
  await page.waitForTimeout(600);
  assert.deepEqual(await heights(), was);
  assert.equal(await page.tolle(0).evaluate(() => globalThis.tolle.summary().complaints), 1087);
});

const view = (query, heights, inside = '') => `<tolle-view src="${tolle.url}?${query}" heights="${heights}" title="A chart">${inside}</tolle-view>`;

// Heights at the width of the article's column, as Share measures them.
async function measured(...views) {
  const page = await visit(LISTENERS + views.map(v => iframe(`view=${v}`)).join(''), { size: { width: 820, height: 3000 } });
  for (let i = 0; i < views.length; i++) await frameReady(page, i);
  await page.waitForTimeout(300);
  const [w, ...all] = await page.evaluate(() => [document.querySelector('iframe').clientWidth, ...[...document.querySelectorAll('iframe')].map(f => f.clientHeight)]);
  return all.map(h => `${w}:${h}`);
}

test('an element starts near the viewport, moves nothing, and answers tolle.*', async t => {
  const [WAITS, VOLUME, HOURS] = await measured('waits', 'volume', 'hours');
  const page = await visit(`${script()}<p>Begin</p>${view('view=waits', WAITS, '<a href="#"><b>Picture</b></a>')}${paragraphs(2)}${view('view=volume', VOLUME)}${paragraphs(40)}${view('view=hours', HOURS)}<p>End</p>`);
  await frameReady(page, 0);
  await frameReady(page, 1);
  await page.waitForTimeout(300);
  assert.equal(page.frames().length, 3, 'the third one is far away and has not begun');
  await page.evaluate(() => document.querySelectorAll('tolle-view')[2].scrollIntoView());
  await frameReady(page, 2);
  await page.waitForTimeout(300);
  const shifts = await page.evaluate(() => shifts.reduce((a, b) => a + b, 0));
  t.diagnostic(`layout shift ${shifts}`);
  assert.equal(shifts, 0);
  const found = await page.evaluate(async () => { const v = document.querySelector('tolle-view'); return [(await v.tolle.summary()).complaints, (await v.tolle.filter({ text: 'crash' })).complaints]; });
  assert.equal(found[0], 1087);
  assert.ok(found[1] < 1087 && found[1] > 0);
  assert.equal(await page.evaluate(() => document.querySelector('tolle-view').tolle.eval('1').catch(e => e.code)), 'NoSuchCall');
  assert.deepEqual(page.problems, []);
});

test('what an embed costs: 600 KB at the first, nothing more for the second, next to nothing of the host page\'s thread', async t => {
  const WAITS = '660:418';
  const best = await serve({ dir: dist, headers: { 'Cache-Control': 'max-age=600' } });   // as a static host does
  open.push(() => best.close());
  const at = tolle;
  tolle = best;
  try {
    const page = await visit(`${script()}${view('view=waits', WAITS)}${paragraphs(60)}${view('view=waits&lang=fr', WAITS)}`);
    await frameReady(page, 0);
    await page.tolle(0).evaluate(() => globalThis.tolle.idle());
    const files = best.sent.filter(f => !f.path.startsWith('/assets/samples/'));
    const sizes = await Promise.all(files.map(f => brotli(f.path))), bytes = sizes.reduce((a, b) => a + b, 0);
    t.diagnostic(`first embed: ${(bytes / 1000).toFixed(1)} KB brotli in ${files.length} files, without the data`);
    assert.ok(bytes <= 600e3, `${bytes} bytes`);
    const known = best.sent.length;
    const tasks = await allTasksOf(page, async () => {
      await page.evaluate(() => document.querySelectorAll('tolle-view')[1].scrollIntoView());
      await frameReady(page, 1);
    }, true);
    assert.deepEqual(best.sent.slice(known).map(f => f.path).filter(p => p !== '/'), [], 'the second one comes from the cache');
    const cost = tasks.reduce((sum, task) => sum + task.cpuMs, 0);
    t.diagnostic(`the host page's thread, for one embed: ${cost.toFixed(1)} ms; embed.js: ${await brotli('/embed.js')} bytes`);
    assert.ok(cost <= 50, `${cost} ms`);
  } finally { tolle = at; }
});

test('nothing is trapped: wheel, keys and focus go through until a click or Enter, and Esc gives them back', async () => {
  const page = await visit(LISTENERS + paragraphs(3) + iframe('view=timeline') + '<a href="#end" id="end">after</a>' + paragraphs(30), { size: { width: 820, height: 900 } });
  const frame = await frameReady(page);
  const box = async () => { const e = await frame.frameElement(), f = await e.boundingBox(), c = await frame.locator('[data-key="zoom.chart"]').boundingBox(); return { ...c, frameY: f.y }; };
  const scrolled = () => page.evaluate(() => scrollY), zoom = () => frame.evaluate(() => location.hash);
  const c = await box();
  await page.mouse.move(c.x + c.width / 2, c.y + 60);
  await page.mouse.wheel(0, 120);
  await page.waitForFunction(() => scrollY > 60);
  await page.keyboard.down('Control'); await page.mouse.wheel(0, -240); await page.keyboard.up('Control');
  await page.waitForTimeout(300);
  assert.equal(await zoom(), '', 'Ctrl and the wheel zoom only what is active');
  await page.evaluate(() => scrollTo(0, 0));
  const d = await box();
  await page.mouse.click(d.x + d.width / 2, d.y + 60);
  const out = frame.getByRole('button', { name: 'Esc gives the page back' });
  await out.waitFor({ state: 'attached' });
  const at = await scrolled();
  await page.mouse.wheel(0, -240);
  await frame.waitForFunction(() => /i=/.test(location.hash));
  assert.equal(await scrolled(), at, 'the chart has the wheel');
  await page.keyboard.press('Escape');
  await out.waitFor({ state: 'detached' });
  const hash = await zoom();
  await page.mouse.wheel(0, 240);
  await page.waitForFunction(y => scrollY > y, at);
  assert.equal(await zoom(), hash, 'after Esc the page has it');
});

test('a pointer that leaves gives the wheel back', async () => {
  const page = await visit(script() + paragraphs(3) + view('view=timeline', '660:800') + paragraphs(30), { size: { width: 820, height: 900 } });
  const frame = await frameReady(page);
  await page.waitForTimeout(300);
  const out = frame.getByRole('button', { name: 'Esc gives the page back' });
  const c = await frame.locator('[data-key="zoom.chart"]').boundingBox();
  await page.mouse.click(c.x + c.width / 2, c.y + 60);
  await out.waitFor({ state: 'attached' });
  await page.mouse.move(c.x + c.width / 2, 20, { steps: 4 });
  await out.waitFor({ state: 'detached' });
});

test('by keyboard: Tab passes through, arrows are the page\'s until Enter, Esc gives them back', async () => {
  const page = await visit('<a href="#a" id="a">before</a>' + LISTENERS + iframe('view=hours') + '<a href="#b" id="b">after</a>' + paragraphs(20));
  const frame = await frameReady(page);
  await page.focus('#a');
  let inside = false, chart = false;
  for (let i = 0; i < 30; i++) {
    await page.keyboard.press('Tab');
    const id = await page.evaluate(() => document.activeElement.id);
    if (id === 'b') break;
    inside ||= (await page.evaluate(() => document.activeElement.localName)) === 'iframe';
    if (await frame.evaluate(() => document.activeElement?.dataset?.key === 'hours.chart')) {
      chart = true;
      await page.keyboard.press('ArrowRight');
      await page.waitForTimeout(200);
      assert.equal(await frame.evaluate(() => location.hash), '');
      await page.keyboard.press('Enter');
      await frame.getByRole('button', { name: 'Esc gives the page back' }).waitFor({ state: 'attached' });
      await page.keyboard.press('ArrowRight');
      await page.keyboard.press('Enter');
      await frame.waitForFunction(() => /h=/.test(location.hash));
      await page.keyboard.press('Escape');
      await frame.getByRole('button', { name: 'Esc gives the page back' }).waitFor({ state: 'detached' });
    }
  }
  assert.ok(inside && chart, 'the frame and its chart were reached');
  assert.equal(await page.evaluate(() => document.activeElement.id), 'b', 'and left again');
});

test('a finger scrolls the page over an embed; a tap activates, and a tap outside gives back', async () => {
  const page = await visit('<p id="top">Top</p>' + LISTENERS + iframe('view=timeline') + paragraphs(30), { size: { width: 390, height: 844 }, context: { hasTouch: true, isMobile: true } });
  const frame = await frameReady(page);
  await page.waitForFunction(() => heard.own.length && document.querySelector('iframe').clientHeight > 450);
  const c = await frame.locator('[data-key="zoom.chart"]').boundingBox(), x = c.x + c.width / 2, y = Math.min(c.y + 80, 760);
  const client = await page.context().newCDPSession(page);
  const touch = (type, points) => client.send('Input.dispatchTouchEvent', { type, touchPoints: points.map(([x, y], id) => ({ x, y, id })) });
  await touch('touchStart', [[x, y]]);
  for (let i = 1; i <= 8; i++) { await touch('touchMove', [[x, y - i * 25]]), await page.waitForTimeout(16); }
  await page.waitForTimeout(120);                         // a finger that rests leaves nothing rolling on, which would swallow the next tap
  await touch('touchMove', [[x, y - 200]]);
  await touch('touchEnd', []);
  await page.waitForFunction(() => scrollY > 80);
  await page.evaluate(() => scrollTo(0, 0));
  const out = frame.getByRole('button', { name: 'Back to the page' });
  await page.waitForTimeout(300);
  await page.touchscreen.tap(x, y);
  await out.waitFor({ state: 'attached' });
  await page.touchscreen.tap(100, (await page.locator('#top').boundingBox()).y + 5);
  await out.waitFor({ state: 'detached' });
});

test('in sandbox="allow-scripts": an origin of its own, on a plain static server', async () => {
    const page = await visit(LISTENERS + iframe('view=waits&lang=fr', 'sandbox="allow-scripts"'), { size: { width: 820, height: 900 } });
    const frame = await frameReady(page);
    assert.equal(await frame.evaluate(() => self.origin), 'null');
    assert.equal(await frame.evaluate(() => globalThis.tolle.summary().complaints), 1087);
    await page.waitForFunction(() => heard.own.length > 0);
    await frame.getByText('Combien de temps on a attendu', { exact: false }).first().waitFor({ state: 'attached' });
    const ours = page.problems.filter(p => !/has been blocked by CORS policy|ERR_FAILED|net::/.test(p));   // what the fallback is for
    assert.deepEqual(ours, []);
});

test('inside a page with a strict policy of its own, and with third-party storage blocked', async () => {
  const origin = new URL(tolle.url).origin;
  const policy = `default-src 'none'; script-src ${origin}; frame-src ${origin}; style-src 'sha256-x'; require-trusted-types-for 'script'; trusted-types 'none'`;
  const site = await host({ '/': { body: `<!doctype html><title>x</title><body><script src="${tolle.url}embed.js"></script><tolle-view src="${tolle.url}?view=waits" shadow="open"></tolle-view>`, headers: { 'Content-Security-Policy': policy } } });
  const browser = await launch(['--test-third-party-cookie-phaseout', '--block-new-web-contents']);
  const context = await browser.newContext({ viewport: { width: 820, height: 700 } });
  open.push(async () => { await context.close(); await browser.close(); await site.close(); });
  await context.addInitScript(() => {                // as browsers that block it do: touching it throws
    if (window === top) return;
    for (const name of ['localStorage', 'sessionStorage', 'indexedDB', 'caches'])
      Object.defineProperty(window, name, { get() { throw new DOMException('blocked', 'SecurityError'); } });
  });
  const page = await context.newPage(), problems = [];
  page.on('console', m => { if (m.type() === 'error') problems.push(m.text()); });
  await page.goto(site.url);
  page.tolle = n => page.frames().filter(f => f.url().startsWith(tolle.url))[n];
  const frame = await frameReady(page);
  assert.equal(await frame.evaluate(() => globalThis.tolle.summary().complaints), 1087);
  await page.waitForFunction(() => document.querySelector('tolle-view').shadowRoot.querySelector('iframe').style.position === 'static');
  assert.deepEqual(problems.filter(p => !/sha256-x/.test(p)), []);
});

test('ten embeds on a page: out of sight they draw nothing, give their context back, and come back', { timeout: 180_000 }, async t => {
  const views = ['waits', 'volume', 'hours', 'figures', 'timeline'];
  const page = await visit(script() + Array.from({ length: 10 }, (_, i) => `<tolle-view src="${tolle.url}?view=${views[i % 5]}&lang=${i % 2 ? 'fr' : 'en'}" heights="636:450" shadow="open"></tolle-view>${paragraphs(12)}`).join(''));
  for (let i = 0; i < 10; i++) {
    await page.evaluate(n => document.querySelectorAll('tolle-view')[n].scrollIntoView({ block: 'center' }), i);
    await frameReady(page, i);
  }
  const first = page.tolle(0);                          // far above: it gives its context back
  await first.waitForFunction(() => document.getElementById('canvas').getContext('webgl2').isContextLost(), null, { polling: 50 });
  await first.evaluate(() => { globalThis.drawn = 0; const plain = requestAnimationFrame; globalThis.requestAnimationFrame = f => plain(x => { drawn++; f(x); }); dispatchEvent(new Event('scroll')); });
  await page.waitForTimeout(500);
  assert.equal(await first.evaluate(() => drawn), 0, 'and draws nothing');
  await page.evaluate(() => scrollTo(0, 0));
  await first.waitForFunction(() => !document.getElementById('canvas').getContext('webgl2').isContextLost());
  await first.evaluate(() => globalThis.tolle.idle());
  assert.equal(await first.evaluate(() => globalThis.tolle.summary().complaints), 1087);
  assert.deepEqual(page.problems.filter(p => !/CONTEXT_LOST|context lost/i.test(p)), []);
  t.diagnostic(`${page.frames().length - 1} frames`);
});
