// See scripts/publish. Every figure and sentence on a card is read from the page itself.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { dist, launch, quit } from '../tests/web/harness.mjs';
import { serve } from './serve.mjs';

const [address, ...rest] = process.argv.slice(2);
const site = new URL(address.endsWith('/') ? address : `${address}/`);
const only = rest.find(r => r.startsWith('--only='))?.slice(7);
if (only) rest.splice(rest.indexOf(`--only=${only}`), 1);
const folder = rest[0] && !rest[0].includes('=') ? rest.shift() : dist;
const clean = text => String(text).replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
const CARD = { width: 1200, height: 630 };

const list = [];
for (const { id } of JSON.parse(readFileSync(join(dist, 'assets/cases/index.json'), 'utf8')).cases)
  if (!only || only === id) for (const lang of ['en', 'fr']) list.push({ path: `cases/${id}${lang === 'en' ? '' : `.${lang}`}`, query: `?case=${id}&lang=${lang}`, frame: `?case=${id}&view=case&lang=${lang}&embed=1`, lang });
for (const wish of rest) {
  const [, name, link] = /^([\w-]+)=(.+)$/.exec(wish) ?? [];
  if (!name || !URL.canParse(link)) throw new Error(`${wish} is not NAME=LINK`);
  const url = new URL(link), params = url.searchParams;
  params.delete('embed');
  const query = `?${params}${url.hash}`;
  params.set('embed', '1');
  list.push({ path: `views/${name}`, query, frame: `?${params}${url.hash}`, lang: params.get('lang') ?? 'en' });
}

const server = await serve({ dir: dist }), browser = await launch();
for (const { path, query, frame, lang } of list) {
  const context = await browser.newContext({ viewport: { width: 640, height: 900 }, deviceScaleFactor: 2, colorScheme: 'light', locale: lang, timezoneId: 'UTC' });
  const page = await context.newPage();
  await page.goto(server.url + frame);
  await page.waitForFunction(() => globalThis.tolle?.ready);
  await page.evaluate(async () => { await tolle.ready; await tolle.idle(); });
  const height = Math.ceil(await page.evaluate(() => parseFloat(document.getElementById('spacer').style.height)));
  const { title, summary } = await page.evaluate(() => ({
    title: document.querySelector('h1').textContent,
    summary: [document.querySelector('h1').parentElement.querySelector('p')?.textContent, ...[...document.querySelectorAll('[data-key^="figure."]')].map(e => e.textContent)].filter(Boolean).join(' · ')
  }));
  await page.setViewportSize({ width: 640, height });
  await page.evaluate(() => tolle.idle());
  mkdirSync(join(folder, path, '..'), { recursive: true });
  await page.screenshot({ path: join(folder, `${path}.png`), clip: { x: 0, y: 0, width: 640, height: Math.min(height, Math.round(640 * CARD.height / CARD.width)) } });
  await context.close();

  const self = new URL(`${path}.html`, site).href, whole = new URL(query, site).href, picture = new URL(`${path}.png`, site).href, embed = new URL(frame, site).href;
  const html = `<iframe src="${clean(embed)}" title="${clean(title)}" width="640" height="${height}" style="width:100%;border:0;border-radius:10px" loading="lazy" allow="clipboard-write"></iframe>`;
  writeFileSync(join(folder, `${path}.oembed.json`), JSON.stringify({
    version: '1.0', type: 'rich', provider_name: 'Tollé', provider_url: site.href, title, html, width: 640, height,
    thumbnail_url: picture, thumbnail_width: 1280, thumbnail_height: Math.round(1280 * CARD.height / CARD.width)
  }, null, 1) + '\n');
  const meta = (kind, name, content) => `<meta ${kind}="${name}" content="${clean(content)}">`;
  writeFileSync(join(folder, `${path}.html`), `<!doctype html>
<html lang="${lang}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="refresh" content="0; url=${clean(whole)}">
<title>${clean(title)} · Tollé</title>
${[meta('name', 'description', summary), meta('property', 'og:type', 'article'), meta('property', 'og:site_name', 'Tollé'), meta('property', 'og:title', title), meta('property', 'og:description', summary),
    meta('property', 'og:url', self), meta('property', 'og:locale', lang === 'fr' ? 'fr_FR' : 'en_GB'), meta('property', 'og:image', picture), meta('property', 'og:image:width', 1280),
    meta('property', 'og:image:height', Math.round(1280 * CARD.height / CARD.width)), meta('property', 'og:image:alt', `${title}. ${summary}`),
    meta('name', 'twitter:card', 'summary_large_image'), meta('name', 'twitter:title', title), meta('name', 'twitter:description', summary), meta('name', 'twitter:image', picture), meta('name', 'twitter:image:alt', `${title}. ${summary}`)].join('\n')}
<link rel="canonical" href="${clean(self)}">
<link rel="alternate" type="application/json+oembed" href="${clean(new URL(`${path}.oembed.json`, site).href)}" title="${clean(title)}">
</head>
<body>
<h1>${clean(title)}</h1>
<p>${clean(summary)}</p>
<p><a href="${clean(whole)}"><img src="${clean(picture)}" alt="${clean(`${title}. ${summary}`)}" width="640"></a></p>
</body>
</html>
`);
  console.log(`${path}.html  ${title}`);
}
await quit();
await server.close();
