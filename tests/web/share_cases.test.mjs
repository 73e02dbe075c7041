// Sharing cases: from the list, a comparison, a case of one's own; and an embed of a case that there is not.
import assert from 'node:assert/strict';
import { after, afterEach, test } from 'node:test';
import { open, quit } from './harness.mjs';

const pages = [];
const page = async options => { const p = await open(options); pages.push(p); return p; };
afterEach(async () => { for (const p of pages.splice(0)) await p.shut(); });
after(quit);
const share = async p => {
  await p.locator('[data-key="bar.share"]').evaluate(e => e.click());
  await p.getByRole('dialog').getByRole('tab').first().waitFor();
  return p.getByRole('dialog');
};

test('an embed of a case that does not exist, or of none, says so', async () => {
  for (const [lang, query, words] of [['en', 'case=nope', 'nope was not opened'], ['fr', 'case=nope', 'nope n’a pas été ouvert'],
    ['en', 'lang=en', 'This link names no case study'], ['fr', 'compare=1', 'Ce lien ne désigne aucune étude de cas']]) {
    const p = await page({ query: `?embed=1&view=case&lang=${lang}&${query}` });
    await p.getByText(words).first().waitFor({ state: 'attached', timeout: 5000 });
    assert.equal(await p.getByText(/Counting|Calcul/).count(), 0);
  }
  const p = await page({ query: '?embed=1&view=case&lang=en&case=gym-policy' });
  assert.equal(await p.evaluate(() => tolle.case().id), 'gym-policy');
  assert.equal(await p.getByText('was not opened').count(), 0);
});

test('of the list of cases and of a comparison a link is offered, and nothing that would be empty', async () => {
  const p = await page({ query: '?view=cases&lang=en' });
  let dialog = await share(p);
  assert.deepEqual(await dialog.getByRole('tab').allTextContents(), ['Link', 'QR code']);
  await dialog.getByText('open it first, then share it').waitFor();
  assert.equal(await dialog.locator('iframe').count(), 0);
  const link = new URL(await dialog.getByRole('textbox', { name: 'Link' }).inputValue());
  assert.equal(link.searchParams.get('view'), 'cases');
  await p.keyboard.press('Escape');
  const q = await page({ query: `${link.search}`, hash: link.hash });
  assert.equal(await q.evaluate(() => tolle.view()), 'cases');
  await q.getByRole('heading', { name: 'Case studies' }).first().waitFor({ state: 'attached' });

  const boxes = p.getByRole('checkbox', { name: /Compare this one/ });
  for (const i of [0, 1]) { await boxes.nth(i).evaluate(e => e.click()); await p.evaluate(() => tolle.idle()); }
  await p.getByRole('button', { name: 'Compare', exact: true }).first().evaluate(e => e.click());
  await p.evaluate(() => tolle.idle());
  dialog = await share(p);
  const compared = new URL(await dialog.getByRole('textbox', { name: 'Link' }).inputValue());
  assert.equal(compared.searchParams.get('compare'), '1');
  const r = await page({ query: compared.search, hash: compared.hash });
  const sees = x => x.evaluate(async () => { await tolle.idle(); return [...document.querySelectorAll('#page main :is(h2, h3)')].map(e => e.textContent); });
  assert.deepEqual(await sees(r), await sees(p));
  assert.deepEqual([...p.problems, ...q.problems, ...r.problems], []);
});

test('a case of this device is called by its title', async () => {
  for (const [lang, words] of [['en', 'A quiet morning exists in this browser only'], ['fr', 'Un matin calme n’existe que dans ce navigateur']]) {
    const p = await page({ query: `?view=cases&lang=${lang}` });
    await p.evaluate(async () => {
      const text = JSON.parse(await (await fetch('assets/cases/gym-policy.tolle.json')).text());
      text.title = { en: 'A quiet morning', fr: 'Un matin calme' };
      await tolle.openCase(JSON.stringify(text));
    });
    const dialog = await share(p);
    await dialog.getByText(words).waitFor({ timeout: 5000 });
  }
});
