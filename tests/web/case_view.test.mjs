// A case in the page: accounts, events, the cursor and its claims, and a story presented by keyboard with the future frozen away.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, afterEach, test } from 'node:test';
import { open, quit, top } from './harness.mjs';

const CASE = JSON.parse(readFileSync(join(top, 'assets/cases/coffee-boutique.tolle.json'), 'utf8'));
const pages = [];
const page = async options => { const p = await open({ reducedMotion: true, ...options }); pages.push(p); return p; };
afterEach(async () => { for (const p of pages.splice(0)) await p.shut(); });
after(quit);
const idle = p => p.evaluate(() => tolle.idle());
const summary = p => p.evaluate(() => tolle.summary());
const status = async (p, id) => (await summary(p)).claims.find(c => c.id === id)?.status;
const activate = (p, role, name) => p.getByRole(role, { name, exact: true }).first().evaluate(e => e.click());

test('accounts: one, the other, or both', async () => {
  const p = await page({ query: '?case=coffee-boutique' });
  assert.equal((await summary(p)).events, 63);
  await activate(p, 'radio', 'The blog');
  await idle(p);
  const blog = await summary(p);
  assert.equal(blog.account, 'A1');
  assert.ok(blog.events < 63 && blog.events > 20, `${blog.events}`);
  assert.equal(await p.locator('[data-key="case.event/N02"]').count(), 0, 'only the article tells it');
  await activate(p, 'radio', 'Both');
  await idle(p);
  assert.equal(await p.locator('[data-key="case.event/N02"]').count(), 1);
  await p.getByText('What sets off the gesture', { exact: false }).first().waitFor({ state: 'attached' });
  await p.keyboard.press('Control+z');
  await idle(p);
  assert.equal((await summary(p)).account, 'A1', 'undo brings the account back');
});

test('an event that is selected is told in full, with buttons to what led to it; the address remembers it', async () => {
  const p = await page({ query: '?case=coffee-boutique' });
  await activate(p, 'button', 'Fear of dismissal');
  await idle(p);
  await p.getByRole('heading', { name: 'Fear of dismissal' }).waitFor({ state: 'attached' });
  await p.getByText('minutes after the tweet', { exact: true }).first().waitFor({ state: 'attached' });
  await p.locator('[data-key="case.relative/N05"]').evaluate(e => e.click());
  await idle(p);
  await p.getByRole('heading', { name: 'Head office phones' }).waitFor({ state: 'attached' });
  await p.waitForFunction(() => /e=N05/.test(location.hash));
});

test('a click on a dot of the canvas selects its event, the wheel zooms once it is the chart’s', async () => {
  const p = await page({ query: '?case=coffee-boutique' });
  const box = await p.locator('[data-key="case.event/N03"]').boundingBox();
  await p.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
  await idle(p);
  await p.waitForFunction(() => /e=N03/.test(location.hash));
  const chart = await p.locator('[data-key="case.chart"]').boundingBox();
  await p.mouse.click(chart.x + chart.width * .9, chart.y + Math.min(chart.height, 560) - 60);      // where the picture is with and without a selection
  for (let i = 0; i < 20 && !await p.evaluate(() => /j=/.test(location.hash)); i++) {   // it is the chart's one frame after the click
    await p.mouse.wheel(0, -300);
    await p.waitForTimeout(200);
  }
  assert.match(await p.evaluate(() => location.hash), /j=/);
});

test('claims are as of the cursor: asserted, doubted, denied', async () => {
  const p = await page({ query: '?case=coffee-boutique', hash: '#1;u=N05' });
  assert.equal(await status(p, 'K4'), 'unspoken');
  for (const [event, expected] of [['N06', 'asserted'], ['C14', 'contested'], ['D05', 'denied']]) {
    await p.evaluate(e => { location.hash = `1;u=${e}`; }, event);
    await p.waitForFunction(e => tolle.summary().cursor === e, event);
    assert.equal(await status(p, 'K4'), expected, event);
  }
  const slider = p.getByRole('slider', { name: 'Cursor' });
  await slider.focus();
  await p.keyboard.press('Home');
  await idle(p);
  assert.equal((await summary(p)).happened, 1);
  await p.keyboard.press('End');
  await idle(p);
  assert.equal((await summary(p)).happened, 63);
});

// Everything that is told of an event and is not told elsewhere before.
const textsOf = e => [e.title.en, e.text?.en, e.difference?.en, ...(e.told ?? []).map(t => t.text?.en)].filter(t => t && t.length > 12);

test('presented by keyboard with the future frozen away, no later text is in the page', async () => {
  const p = await page({ query: '?case=coffee-boutique' });
  await p.getByRole('button', { name: 'Present', exact: true }).focus();
  await p.keyboard.press('Enter');
  await idle(p);
  await p.getByRole('checkbox', { name: 'Freeze' }).evaluate(e => e.click());
  await idle(p);
  const order = await p.evaluate(() => [...document.querySelectorAll('[data-key^="case.event/"]')].map(e => e.dataset.key.split('/')[1]));
  assert.ok(order.length < 5, `${order}`);
  for (let step = 1; step <= CASE.steps.length; step++) {
    const s = await summary(p);
    assert.deepEqual([s.step, s.frozen], [step, true]);
    const seen = new Set(await p.evaluate(() => [...document.querySelectorAll('[data-key^="case.event/"]')].map(e => e.dataset.key.split('/')[1])));
    assert.equal(seen.size, s.events, 'what is shown is what has happened');
    const page_text = await p.evaluate(() => document.body.textContent + document.title + JSON.stringify(tolle.summary()));
    const known = CASE.events.filter(e => seen.has(e.id)).flatMap(textsOf).join('\n');
    const early = CASE.events.filter(e => !seen.has(e.id)).flatMap(textsOf).filter(t => !known.includes(t) && page_text.includes(t));
    assert.deepEqual(early, [], `step ${step}`);
    const captions = CASE.steps.slice(step).map(c => c.caption.en).filter(c => page_text.includes(c));
    assert.deepEqual(captions, [], `captions of later steps at step ${step}`);
    assert.ok(page_text.includes(CASE.steps[step - 1].caption.en));
    await p.keyboard.press(step % 2 ? 'ArrowRight' : ' ');
    await idle(p);
  }
  await p.keyboard.press('Home');
  await idle(p);
  assert.equal((await summary(p)).step, 1);
  await p.keyboard.press('End');
  await idle(p);
  assert.equal((await summary(p)).step, CASE.steps.length);
  await p.keyboard.press('Escape');
  await idle(p);
  assert.deepEqual([(await summary(p)).step, (await summary(p)).frozen], [null, false]);
  assert.deepEqual(p.problems, []);
});

test('the speaker’s window has notes and the next step, and moves the story', async () => {
  const p = await page({ query: '?case=gym-policy', hash: '#1;q=1' });
  const opened = p.waitForEvent('popup');
  await activate(p, 'button', 'Notes');
  const notes = await opened;
  await notes.waitForFunction(() => document.getElementById('notes')?.textContent.length > 10);
  const gym = JSON.parse(readFileSync(join(top, 'assets/cases/gym-policy.tolle.json'), 'utf8'));
  assert.equal(await notes.textContent('#caption'), gym.steps[0].caption.en);
  assert.equal(await notes.textContent('#notes'), gym.steps[0].notes.en);
  assert.equal(await notes.textContent('#next'), gym.steps[1].caption.en);
  await notes.click('#forward');
  await p.waitForFunction(() => tolle.summary().step === 2);
  await notes.waitForFunction(c => document.getElementById('caption').textContent === c, gym.steps[1].caption.en);
  assert.deepEqual(p.problems, []);
});

test('every case has its ticks, but for the one of which only the order is known', async () => {
  for (const [id, words] of [['ride-hailing-driver', 'Only the order is known'], ['chief-executive', 'Log time since']]) {
    const p = await page({ query: `?case=${id}` });
    assert.ok((await p.evaluate(() => document.body.textContent)).includes(words), id);
  }
});
