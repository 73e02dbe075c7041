// One case on paper: its picture, and the words that the text mirror has, so that what is frozen stays hidden here too. Made
// when the browser prints, gone after it.
import { api, casePicture } from '../bridge.js';
import { tolle } from '../api.js';
import { drawing, ownStyle } from '../files.js';

const SAME = new Set(['H2', 'H3', 'P', 'OL', 'LI', 'SECTION', 'TABLE', 'CAPTION', 'THEAD', 'TBODY', 'TR', 'TH', 'TD']);
const LEFT_OUT = new Set(['case.stage', 'case.detail', 'case.notices']);
let sheet = null;

// The mirror without its places and its controls: a button is its words, and a chart is in the picture.
function wordsOf(node, texts) {
  const out = [];
  for (const e of node.children) {
    const key = e.dataset.key ?? '';
    if (LEFT_OUT.has(key) || (e.localName === 'p' && /^(main|case\.lanes)~/.test(key))) continue;
    if (SAME.has(e.tagName)) {
      const copy = document.createElement(e.localName), inner = wordsOf(e, texts);
      copy.append(...(inner.length ? inner : [e.textContent]));
      if (copy.textContent.trim()) out.push(copy);
      const text = texts.get(/^case\.item\/(.+)$/.exec(key)?.[1]);
      if (text) copy.append(Object.assign(document.createElement('p'), { textContent: text }));
    } else if (e.localName === 'button' && ['LI', 'TD'].includes(node.tagName)) out.push(Object.assign(document.createElement('strong'), { textContent: e.textContent }));
    else if (e.localName === 'a') out.push(Object.assign(document.createElement('p'), { textContent: `${e.textContent} ${e.href}` }));
  }
  return out;
}

function build() {
  const shown = JSON.parse(api('case.get')), main = document.querySelector('#page main');
  if (sheet || !shown || !main) return;
  const picture = casePicture({ width: 1100, paper: true }), lang = document.documentElement.lang;
  if (!picture) return;
  const say = text => (typeof text === 'string' ? text : text?.[lang]) ?? '';
  sheet = document.createElement('section');
  sheet.id = 'sheet';
  sheet.append(document.importNode(drawing(picture), true));
  sheet.append(...wordsOf(main, new Map(shown.events.map(e => [e.id, say(e.text)]))));
  sheet.querySelector('h2')?.remove();             // the picture has the title
  const list = shown.sources?.filter(s => s.url && !tolle.summary().frozen) ?? [];
  for (const s of list) sheet.append(Object.assign(document.createElement('p'), { className: 'source', textContent: `${say(s.text)} ${s.url}` }));
  document.body.prepend(sheet);
  document.documentElement.classList.add('on-paper');
}
function clear() {
  sheet?.remove();
  sheet = null;
  document.documentElement.classList.remove('on-paper');
}
window.addEventListener('beforeprint', build);
window.addEventListener('afterprint', clear);

export const ready = ownStyle('case/print.css');
export async function printCase() {
  await ready;
  window.print();
}
