// One case on one sheet of A4: its picture, and of its words what has room; from what the text mirror has, so that what is
// frozen stays hidden here too. Made when the browser prints, gone after it.
import { api, casePicture } from '../bridge.js';
import { tolle } from '../api.js';
import { drawing, ownStyle } from '../files.js';
import { fit } from './print_fit.js';

const WIDTH = 1000, MARGIN = 20;                 // px: the smallest words of the picture are 7 pt on the sheet; paper has margins
const SAME = new Set(['H2', 'H3', 'P', 'OL', 'LI', 'SECTION', 'TABLE', 'CAPTION', 'THEAD', 'TBODY', 'TR', 'TH', 'TD']);
const LEFT_OUT = new Set(['case.stage', 'case.detail', 'case.notices']);
// What is told first is cut last.
const ORDER = ['case.clock', 'case.claims', 'case.ledger', 'case.staff', 'case.questions', 'case.differences', 'case.remarks', 'case.lanes'];
let sheet = null;

const make = (name, more) => Object.assign(document.createElement(name), more);

// The mirror without its places and its controls: a button is its words, and a chart is in the picture.
function wordsOf(node, texts) {
  const out = [];
  for (const e of node.children) {
    const key = e.dataset.key ?? '';
    if (LEFT_OUT.has(key) || (e.localName === 'p' && /^(main|case\.lanes)~/.test(key))) continue;
    if (SAME.has(e.tagName)) {
      const copy = document.createElement(e.localName), inner = wordsOf(e, texts);
      copy.append(...(inner.length ? inner : [e.textContent]));
      if (e.localName === 'section') copy.dataset.part = key;
      if (copy.textContent.trim()) out.push(copy);
      const text = texts.get(/^case\.item\/(.+)$/.exec(key)?.[1]);
      if (text) copy.append(make('p', { className: 'told', textContent: text }));
    } else if (e.localName === 'button' && ['LI', 'TD'].includes(node.tagName)) out.push(make('strong', { textContent: e.textContent }));
    else if (e.localName === 'a') out.push(make('p', { textContent: `${e.textContent} ${e.href}` }));
  }
  return out;
}

function build() {
  const shown = JSON.parse(api('case.get')), main = document.querySelector('#page main');
  if (sheet || !shown || !main) return;
  const picture = casePicture({ width: WIDTH, paper: true }), lang = document.documentElement.lang;
  if (!picture) return;
  const say = text => (typeof text === 'string' ? text : text?.[lang]) ?? '', { frozen } = tolle.summary(), paper = JSON.parse(api('case.paper'));
  sheet = make('section', { id: 'sheet' });
  const drawn = document.importNode(drawing(picture), true), { x, y, width, height } = drawn.viewBox.baseVal;
  drawn.setAttribute('viewBox', [x + MARGIN, y + MARGIN, width - 2 * MARGIN, height - 2 * MARGIN].join(' '));
  sheet.append(drawn);                           // with title, place and time, legend and sources
  if (!frozen) sheet.append(make('p', { className: 'summary', textContent: say(shown.summary) }));
  const all = wordsOf(main, new Map(shown.events.map(e => [e.id, say(e.text)]))).filter(e => e.dataset.part);
  const words = make('div', { className: 'words' }), rank = e => (ORDER.indexOf(e.dataset.part) + 1) || ORDER.length + 1;
  words.append(...all.sort((a, b) => rank(a) - rank(b)));
  words.querySelector('[data-part="case.lanes"]')?.prepend(make('h2', { textContent: paper.events }));
  const list = frozen ? [] : shown.sources?.filter(s => s.url) ?? [];
  if (list.length) {
    words.append(make('section'));
    words.lastChild.append(...list.map(s => make('p', { className: 'source', textContent: `${say(s.text)} ${s.url}` })));
  }
  const cut = make('p', { className: 'cut', textContent: paper.cut });
  sheet.append(words, cut);
  document.body.prepend(sheet);
  document.documentElement.classList.add('on-paper');
  if (fit(words)) cut.remove();
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
