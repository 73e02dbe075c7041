// Making a capsule: one HTML file with the page and a case or data in it, under the page's own content policy, which allows it no network at
// all. With scripts off it shows the picture and the whole text.
import { hex, sum } from '../capsule.js';
import { alone, ownText } from '../files.js';
import { colon } from '../mirror.js';

const VERSION = 1;
const encode = text => new TextEncoder().encode(text);
const base64 = bytes => new Promise((done, failed) => {  // by the browser, beside the page's thread
  const reader = new FileReader();
  reader.onload = () => done(reader.result.slice(reader.result.indexOf(',') + 1));
  reader.onerror = () => failed(reader.error);
  reader.readAsDataURL(new Blob([bytes]));
});
const clean = text => String(text ?? '').replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

// The text mirror as plain HTML: what is said, without controls.
export function writtenOut(page) {
  const KEPT = { H1: 'h1', H2: 'h2', H3: 'h3', H4: 'h4', P: 'p', FIGCAPTION: 'p', OL: 'ol', UL: 'ul', LI: 'li', TABLE: 'table', CAPTION: 'caption', THEAD: 'thead', TBODY: 'tbody', TR: 'tr', TH: 'th', TD: 'td', MAIN: 'section', SECTION: 'section' };
  const write = node => {
    if (node.nodeType === Node.TEXT_NODE) return clean(node.data);
    if (node.nodeType !== Node.ELEMENT_NODE || node.matches('header, nav, footer, aside, input, select, [role=img], [role=application], [data-key^="case.lanes~"], [data-key="case.stage"]')) return '';
    if (node.localName === 'a') return /^https?:/.test(node.href) ? `<a href="${clean(node.href)}" rel="noopener noreferrer">${clean(node.textContent)}</a>` : clean(node.textContent);
    if (node.localName === 'button') return node.closest('li, td, th') || node.getAttribute('aria-description') ? `<span>${clean(node.textContent)}${node.getAttribute('aria-description') ? colon() + clean(node.getAttribute('aria-description')) : ''}</span> ` : '';
    const inner = [...node.childNodes].map(write).join(''), name = KEPT[node.nodeName];
    return !inner.trim() ? '' : name ? `<${name}>${inner}</${name}>\n` : inner;
  };
  return [...page.childNodes].map(write).join('');
}

const STILL = `.still { max-width: 70ch; margin: 0 auto; padding: 24px 16px; font-size: 15px; line-height: 1.5; }
.still img { max-width: 100%; height: auto; } .still table { border-collapse: collapse; } .still :is(th, td) { padding: 3px 8px; border-bottom: 1px solid var(--hairline); text-align: start; vertical-align: top; }
.still footer { margin-top: 2em; color: var(--faint); overflow-wrap: anywhere; }
.capsule:not(.runs) :is(#canvas, #loading) { display: none; } .capsule.runs .still { display: none; }`;

/**
 * { title, lang, text (HTML of writtenOut), picture (Blob), alt, words: { made, sum, redacted }, kind: 'case' or 'data', payload
 * (bytes: the case's text; files as held.js packs them), held (of held.js), query, fragment } → Blob.
 */
export async function capsule({ title, lang, text, picture, alt, words, kind, payload: bytes, held, query, fragment }) {
  const digest = hex(await sum(bytes));
  const program = alone ? document.getElementById('program').textContent : (await ownText('alone.js')).replaceAll('</script', '<\\/script').replaceAll('<!--', '<\\!--');
  const style = alone ? document.querySelector('style').textContent : `${(await Promise.all(['page.css', 'dialogs.css', 'case/desk.css', 'case/print.css'].map(ownText))).join('\n')}\n${STILL}`;
  const hash = async s => `'sha256-${await base64(await sum(encode(s)))}'`;
  const policy = `default-src 'none'; script-src ${await hash(program)} 'wasm-unsafe-eval'; style-src ${await hash(style)}; img-src data: blob:; worker-src blob:; connect-src blob:; base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'; trusted-types tolle`;
  const manifest = { tolle: VERSION, kind, title, held, query, fragment, sha256: digest, made: new Date().toISOString(), redacted: words.redacted };
  const image = picture ? `<img src="data:image/png;base64,${await base64(picture)}" alt="${clean(alt)}">` : '';
  return new Blob([`<!doctype html>
<html lang="${clean(lang)}" class="capsule">
<head>
<meta charset="utf-8">
<meta name="tolle-capsule" content="${VERSION}">
<meta http-equiv="Content-Security-Policy" content="${clean(policy)}">
<meta name="viewport" content="width=device-width, initial-scale=1, minimum-scale=1, viewport-fit=cover">
<meta name="color-scheme" content="light dark">
<title>${clean(title)}</title>
<style>${style}</style>
</head>
<body>
<canvas id="canvas" tabindex="-1" aria-hidden="true"></canvas>
<div id="page"></div>
<div id="spacer"></div>
<div id="live" class="hidden" aria-live="polite"></div>
<div id="loading" role="status"><p class="wordmark" translate="no">Toll<b>é</b></p><p class="line" aria-hidden="true"></p><p class="words"></p></div>
<div class="still">
${image}
${text}
<footer><p>${clean(words.made)}</p><p>${clean(words.redacted)}</p><p>${clean(words.sum)}: <code>${digest}</code></p></footer>
</div>
<script type="application/json" id="capsule">${JSON.stringify(manifest).replaceAll('<', '\\u003c')}</script>
<script type="text/plain" id="payload">${await base64(bytes)}</script>
<script id="program">${program}</script>
</body>
</html>
`], { type: 'text/html;charset=utf-8' });
}
