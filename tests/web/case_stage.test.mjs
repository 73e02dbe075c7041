// A case on a stage: turned by a finger, full screen, larger type, one step of undo; and a capsule that does what it offers.
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, afterEach, test } from 'node:test';
import { launch, open, quit } from './harness.mjs';

const pages = [], folder = mkdtempSync(join(tmpdir(), 'tolle-'));
const page = async options => { const p = await open(options); pages.push(p); return p; };
afterEach(async () => { for (const p of pages.splice(0)) await p.shut(); });
after(async () => { await quit(); rmSync(folder, { recursive: true }); });
const idle = p => p.evaluate(() => tolle.idle());
const press = (p, name) => p.locator('#page').getByRole('button', { name, exact: true }).first().evaluate(e => e.click());
const isStep = (p, n) => p.waitForFunction(n => tolle.summary().step === n, n, { timeout: 5000 });

test('a finger turns the story: a swipe on the picture or beside it, a tap on the picture', async () => {
  const p = await page({ query: '?case=coffee-boutique&lang=en', size: 'phone', touch: true, context: { isMobile: true } });
  const cdp = await p.context().newCDPSession(p);
  const swipe = async (from, to, y) => {
    await cdp.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [{ x: from, y }] });
    for (let i = 1; i <= 8; i++) await cdp.send('Input.dispatchTouchEvent', { type: 'touchMove', touchPoints: [{ x: from + (to - from) * i / 8, y: y + i / 4 }] });
    await p.waitForTimeout(120);                      // a finger that rests leaves nothing rolling on, which would swallow the next tap
    await cdp.send('Input.dispatchTouchEvent', { type: 'touchMove', touchPoints: [{ x: to, y: y + 2 }] });
    await cdp.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
    await idle(p);
  };
  await press(p, 'Present');
  await isStep(p, 1);
  await p.waitForTimeout(700);
  const chart = await p.locator('[data-key="case.chart"]').boundingBox(), middle = chart.y + chart.height / 2;
  await swipe(320, 80, middle);
  await isStep(p, 2);
  await swipe(80, 320, middle);
  await isStep(p, 1);
  await p.waitForTimeout(700);
  for (let tries = 0; ; tries++) {                    // where a picture takes long the swipe is still rolling
    await p.touchscreen.tap(chart.x + 84, middle);    // on the lanes; the gutter has the cursor
    try { await isStep(p, 2); break; } catch (e) { if (tries === 2) throw e; }
  }
  const next = await p.locator('[data-key="case.next"]').boundingBox();
  assert.ok(next.width >= 44 && next.height >= 44, 'large enough for a finger');
  await swipe(320, 80, next.y - 40);                  // on the caption
  await isStep(p, 3);
  assert.deepEqual(p.problems, []);
});

test('on a stage, with larger type, the events of a step are named in full', async () => {
  for (const id of ['coffee-boutique', 'chief-executive']) {
    const p = await page({ query: `?case=${id}&lang=fr&stage=1` }), steps = await p.evaluate(() => tolle.case().steps);
    for (const [n, step] of steps.entries()) {
      await p.evaluate(async n => (await import('./bridge.js')).api('case.present', n), String(n + 1));
      await idle(p);
      const { words, titles } = await p.evaluate(async ids => {
        const { casePicture } = await import('./bridge.js'), { drawing } = await import('./files.js');
        const words = [...drawing(casePicture({ width: 1400 })).querySelectorAll('text')].map(e => e.textContent);
        return { words, titles: tolle.case().events.filter(e => ids.includes(e.id) && !e.stances).map(e => e.title.fr) };
      }, step.selection);
      for (const title of titles) assert.ok(words.join(' ').includes(title), `${id}, step ${n + 1}: ${title} in ${words.join(' | ')}`);
      assert.deepEqual(words.filter(w => w.endsWith('…')), [], `${id}, step ${n + 1}`);
    }
    assert.deepEqual(p.problems, []);
  }
});

test('full screen is the browser’s own, and given back', async () => {
  const p = await page({ query: '?case=gym-policy&lang=en', hash: '#1;q=1' });
  const at = await p.locator('[data-key="case.fullscreen"]').boundingBox(), click = () => p.mouse.click(at.x + at.width / 2, at.y + at.height / 2);
  await click();
  await p.waitForFunction(() => document.fullscreenElement);
  await click();
  await p.waitForFunction(() => !document.fullscreenElement);
});

test('a presentation is one step of undo', async () => {
  const p = await page({ query: '?case=gym-policy&lang=en' });
  await press(p, 'Present');
  await isStep(p, 1);
  for (let i = 2; i <= 5; i++) { await p.keyboard.press('ArrowRight'); await isStep(p, i); }
  await p.keyboard.press('Escape');
  await isStep(p, null);
  await p.keyboard.press('Control+z');
  await idle(p);
  assert.equal(await p.locator('[data-key="bar.undo"]').isDisabled(), true);
  assert.deepEqual(await p.evaluate(() => [tolle.summary().step, tolle.summary().cursor ?? '']), [null, '']);
});

test('the keyboard panel names the keys of a presentation', async () => {
  const p = await page({ query: '?case=gym-policy&lang=en' });
  await p.keyboard.press('?');
  await p.getByRole('dialog').getByRole('heading', { name: 'While a case is presented' }).waitFor();
  await p.getByRole('dialog').getByText('end the presentation').waitFor();
});

test('a capsule from a disk does what it offers: writing, pictures, tables, notes; the address of nothing is asked for', async () => {
  const p = await page({ query: '?case=gym-policy&lang=en' });
  await press(p, 'Share');
  const [file] = await Promise.all([p.waitForEvent('download'), p.getByRole('dialog').getByRole('button', { name: 'Save a capsule' }).click()]);
  const path = join(folder, 'gym.html');
  await file.saveAs(path);
  const context = await (await launch()).newContext({ viewport: { width: 1440, height: 900 }, offline: true });
  try {
    const q = await context.newPage(), problems = [], asked = new Set();
    q.on('console', m => { if (m.type() === 'error') problems.push(m.text()); });
    q.on('pageerror', e => problems.push(e.message));
    q.on('request', r => asked.add(r.url().replace(/^blob:.*/, 'blob').replace(/.*\/gym\.html$/, 'itself')));
    await q.goto(`file://${path}`);
    await q.waitForFunction(() => globalThis.tolle?.ready);
    await q.evaluate(async () => { await tolle.ready; await tolle.idle(); });
    await press(q, 'Write…');
    await q.locator('#desk').getByRole('button', { name: /^Events/ }).waitFor();
    assert.equal(await q.locator('#desk').evaluate(e => getComputedStyle(e).position), 'fixed', 'with its style');
    await q.locator('#desk').getByRole('button', { name: 'Close the desk' }).click();
    await press(q, 'Export');
    for (const [row, label] of [['Drawing (SVG)', /^Save/], ['Picture (PNG)', /^2×/], ['Events', /^Save/]]) {
      const item = q.getByRole('dialog').getByRole('listitem').filter({ hasText: row }).first();
      const [saved] = await Promise.all([q.waitForEvent('download'), item.getByRole('button').filter({ hasText: label }).first().click()]);
      assert.match(saved.suggestedFilename(), /^gym-policy/);
    }
    await q.keyboard.press('Escape');
    await press(q, 'Present');
    await isStep(q, 1);
    const opened = q.waitForEvent('popup');
    await q.locator('[data-key="case.notes"]').evaluate(e => e.click());
    const notes = await opened;
    await notes.waitForFunction(() => document.getElementById('notes')?.textContent.length > 10);
    assert.deepEqual(problems, []);
    assert.deepEqual([...asked].sort(), ['blob', 'itself']);
  } finally { await context.close(); }
  assert.deepEqual(p.problems, []);
});
