// axe finds no violation: every view, both themes, both languages; embeds, dialogs, the article. One page serves several looks.
import assert from 'node:assert/strict';
import { after, afterEach, test } from 'node:test';
import { check } from './axe.mjs';
import { isReady, open, quit } from './harness.mjs';

const closing = [];
afterEach(async () => { for (const p of closing.splice(0)) await p.shut(); });
after(quit);
const VIEWS = ['overview', 'timeline', 'responses', 'staff', 'records', 'cases'];

for (const lang of ['en', 'fr']) for (const theme of ['light', 'dark'])
  test(`every view, ${lang}, ${theme}`, { timeout: 120_000 }, async () => {
    const page = await open({ query: `?lang=${lang}&theme=${theme}`, dark: theme === 'dark' });
    closing.push(page);
    for (const view of VIEWS) {
      await page.evaluate(async v => { tolle.view(v); await tolle.idle(); }, view);
      await check(page, view);
      // One h1, headings in order, every chart with a sentence and its table.
      const { levels, charts, lang: said } = await page.evaluate(() => ({
        levels: [...document.querySelectorAll('#page :is(h1, h2, h3, h4)')].map(e => Number(e.localName[1])), lang: document.documentElement.lang,
        charts: [...document.querySelectorAll('#page figure')].filter(f => !f.firstElementChild.getAttribute('aria-label')).length
      }));
      assert.equal(levels.filter(l => l === 1).length, 1, view);
      assert.ok(levels.every((l, i) => i === 0 || l <= levels[i - 1] + 1), `${view}: ${levels}`);
      assert.equal(charts, 0, view);
      assert.equal(said, lang);
    }
  });

test('a case, a phone, embeds, dialogs and the article', { timeout: 180_000 }, async () => {
  const page = await open({ query: '?case=coffee-boutique&lang=en' });
  closing.push(page);
  await check(page, 'case');
  await page.evaluate(async () => { tolle.view('overview'); await tolle.idle(); });
  for (const name of ['Open…', 'Export', 'Share']) {
    await page.getByRole('button', { name }).first().evaluate(e => e.click());
    await page.locator('dialog h2').waitFor();
    await check(page, name);
    await page.keyboard.press('Escape');
    await page.locator('dialog').waitFor({ state: 'detached' });
  }
  const phone = await open({ query: '?lang=fr', size: 'phone', touch: true });
  closing.push(phone);
  await check(phone, 'phone');
  for (const part of ['figures', 'volume', 'waits', 'timeline', 'hours']) {
    await phone.goto(`${phone.server.url}?embed=1&view=${part}&lang=fr`);
    await isReady(phone);
    await check(phone, `embed ${part}`);
  }
  await phone.goto(`${phone.server.url}demo-article.html`);
  await check(phone, 'article');
});
