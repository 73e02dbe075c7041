// Case studies in the page: opened by link, by name, by file and by script; what is wrong is said; nothing blocks.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, afterEach, test } from 'node:test';
import { open, quit, top } from './harness.mjs';

const COFFEE = readFileSync(join(top, 'assets/cases/coffee-boutique.tolle.json'), 'utf8');
const SMALL = JSON.stringify({ format: 'tolle-case', version: 1, id: 'small', title: 'A small one', mine: { kept: [1] },
  events: [{ id: 'E1', lane: 'complaint', title: 'It begins', odd: true }] });

const pages = [];
const page = async options => { const p = await open(options); pages.push(p); return p; };
afterEach(async () => { for (const p of pages.splice(0)) await p.shut(); });
after(quit);
const idle = p => p.evaluate(() => tolle.idle());
const summary = p => p.evaluate(() => tolle.summary());

test('a link to a case shows it, and reads no data until some are wanted', async () => {
  const p = await page({ query: '?case=coffee-boutique' });
  const s = await summary(p);
  assert.deepEqual([s.case, s.events, s.happened, s.steps], ['coffee-boutique', 63, 63, 9]);
  assert.equal(await p.evaluate(() => tolle.view()), 'cases');
  assert.equal(await p.evaluate(() => tolle.case().title.en), 'A half-hour wait at a coffee boutique');
  await p.getByRole('heading', { name: 'A half-hour wait at a coffee boutique' }).waitFor({ state: 'attached' });
  assert.ok(!p.server.sent?.some?.(r => /samples\/.*csv/.test(r.path ?? r)), 'no sample was fetched');
  await p.evaluate(() => tolle.view('overview'));
  await p.waitForFunction(() => tolle.summary()?.complaints === 1087);
  assert.deepEqual(p.problems, []);
});

test('the address says which case, and the same address shows the same', async () => {
  const p = await page({ query: '?view=cases' });
  await p.evaluate(() => tolle.openCase('gym-policy'));
  assert.equal((await summary(p)).case, 'gym-policy');
  await p.waitForFunction(() => /case=gym-policy/.test(location.search));
  const q = await page({ query: await p.evaluate(() => location.search + location.hash) });
  assert.equal((await summary(q)).case, 'gym-policy');
});

test('a case from an address, a text and a file; unknown fields are in what tolle.case() gives', async () => {
  const p = await page({ query: '?view=cases' });
  await p.evaluate(() => tolle.openCase('assets/cases/cereal-box.tolle.json'));
  assert.equal((await summary(p)).case, 'cereal-box');
  await p.evaluate(t => tolle.openCase(t), SMALL);
  assert.deepEqual(await p.evaluate(() => tolle.case()), JSON.parse(SMALL));
  const s = await p.evaluate(t => tolle.open(new File([t], 'again.tolle.json')), COFFEE);
  assert.equal(s.case, 'coffee-boutique');
});

test('a file that is no case is refused with a sentence for each fault, in both languages, and what was open stays', async () => {
  for (const [lang, words] of [['en', 'expected one of'], ['fr', 'attendu, l’un de']]) {
    const p = await page({ query: `?case=gym-policy&lang=${lang}` });
    const wrong = SMALL.replace('"complaint"', '"praise"');
    const fault = await p.evaluate(t => tolle.openCase(t).then(() => null, e => ({ code: e.code, problems: e.problems })), wrong);
    assert.equal(fault.code, 'BadCase');
    assert.deepEqual([fault.problems[0].pointer, fault.problems[0].code], ['/events/0/lane', 'not_one_of']);
    await idle(p);
    const text = await p.evaluate(() => document.body.textContent);
    assert.ok(text.includes('/events/0/lane') && text.includes(words), text.slice(0, 600));
    assert.equal((await summary(p)).case, 'gym-policy');
  }
});

test('an address that is not there is said, and the list stays', async () => {
  const p = await page({ query: '?case=no-such-case' });
  await p.waitForFunction(() => document.body.textContent.includes('404'));
  assert.ok((await p.evaluate(() => document.body.textContent)).includes('A half-hour wait at a coffee boutique'));
});
