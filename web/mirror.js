// The text mirror: real DOM for what the canvas shows. The program sends what changed; this keeps the elements, in order,
// each at its place, and tells what was done with them. Text is only ever text.
import { embedded } from './embedded.js';

const CONTAINERS = { header: 'header', nav: 'nav', main: 'main', aside: 'aside', footer: 'footer', section: 'section', list: 'ol', item: 'li' };
const KIND = { activate: 0, value: 1, focus: 2, blur: 3, key: 4 };
const CHART_KEYS = new Set(['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown', 'Home', 'End', 'PageUp', 'PageDown', '+', '-', '=', '0', 'Enter', ' ', 'Escape']);

/** Between a name and what follows it, as the language of the page writes it. */
export const colon = () => document.documentElement.lang === 'fr' ? '\u202f: ' : ': ';

const nodes = new Map();          // key → { data, element, home (where children go), place (what has the rectangle) }
let root, tell, coveredTop = 0, scrolled = 0;

// tell(key, kind, value, event)
export function startMirror(page, hear) {
  root = page;
  tell = hear;
  const keyOf = e => e.target.dataset?.key;
  root.addEventListener('focusin', e => { if (keyOf(e) && !quietly && e.target.matches(':focus-visible')) tell(keyOf(e), KIND.focus); });
  root.addEventListener('focusout', e => { entered = null; if (keyOf(e)) tell(keyOf(e), KIND.blur); });
  document.addEventListener('keydown', e => { if (e.key === 'Escape') entered = null; }, true);
  root.addEventListener('click', e => {
    const t = e.target.closest('button, [role=application]');
    if (t?.dataset.key && !t.disabled) tell(t.dataset.key, KIND.activate);
  });
  root.addEventListener('change', e => {
    if (e.target.type === 'checkbox' || e.target.type === 'radio') {
      const on = nodes.get(keyOf(e))?.data.on ?? 0;
      e.target.checked = !!on;    // the program decides; what it decides comes back with the next difference
      tell(keyOf(e), KIND.activate);
    } else if (e.target.localName === 'select') tell(keyOf(e), KIND.value, e.target.value);
  });
  root.addEventListener('input', e => {
    if (e.target.type === 'range') tell(keyOf(e), KIND.value, e.target.value);
    else if (e.target.classList.contains('typed')) {
      (e.target.sent ??= []).push(e.target.value);
      tell(keyOf(e), KIND.value, e.target.value);
    }
  });
  root.addEventListener('keydown', e => {
    if (!e.target.matches('[role=application]') || e.altKey || e.metaKey || !CHART_KEYS.has(e.key)) return;
    // In somebody else's page arrows scroll it, until Enter or a click; Escape or leaving gives them back.
    if (embedded && entered !== keyOf(e) && e.key !== 'Enter') return;
    entered = keyOf(e);
    if (e.key !== 'Escape') e.preventDefault();         // which is the page's too
    tell(keyOf(e), KIND.key, e.key, e);
  });
}

let quietly = false, entered = null;       // the chart that has the keys
// `quietly`: what was clicked takes the keys, without scrolling and without a ring.
export function focusNode(key, isQuiet = false) {
  quietly = isQuiet;
  nodes.get(key)?.place?.focus({ preventScroll: isQuiet });
  if (isQuiet) entered = key;
  quietly = false;
}

// A fixed header hides what scrolls below it, the DOM's own controls too.
export function setCoveredTop(px) {
  coveredTop = px;
  document.documentElement.style.scrollPaddingTop = `calc(${px + 8}px + var(--t))`;
}
export function clipUnderHeader(y = scrolled) {
  scrolled = y;
  for (const e of root.querySelectorAll('input.typed:not(.fixed), select:not(.fixed), a:not(.fixed)')) {
    const top = parseFloat(e.style.top), height = parseFloat(e.style.height);   // as set here: asking the layout costs 4 ms a frame
    const over = coveredTop + scrolled - top, clip = over > 0 ? `inset(${Math.min(over, height)}px 0px 0px)` : '';
    if (e.style.clipPath !== clip) e.style.clipPath = clip;
  }
}

export function applyDifference({ put, gone, tables, order }) {
  for (const key of gone) { nodes.get(key)?.element.remove(); nodes.delete(key); }
  for (const data of put) {
    let node = nodes.get(data.key);
    if (node && (node.data.role !== data.role || node.data.parent !== data.parent || !!node.data.keys !== !!data.keys)) {
      node.element.remove();
      node = null;
    }
    if (!node) nodes.set(data.key, node = build(data));
    update(node, data);
  }
  for (const t of tables) waiting.set(t.key, t);
  if (tables.length) fillLater();
  if (order) arrange(order);
  if (order || put.some(d => d.role === 'input')) findShown();
  const dialog = root.querySelector('[role=dialog]');
  for (const child of root.children) child.inert = !!dialog && !child.contains(dialog);
  clipUnderHeader();
}

// Text that nobody sees is painted all the same, for the browser's own search of the page; but not while frames are drawn, which
// would be put together with it each time. Fields that are typed into, and what they are in, stay.
let still = 0;
export function setDrawing() {
  clearTimeout(still);
  still = setTimeout(() => root.classList.remove('drawing'), 500);
  root.classList.add('drawing');
}
function findShown() {
  const shown = new Set();
  for (const field of root.querySelectorAll('input.typed')) for (let e = field.parentNode; e !== root; e = e.parentNode) shown.add(e);
  for (const e of root.querySelectorAll('.shown')) if (!shown.has(e)) e.classList.remove('shown');
  for (const e of shown) e.classList.add('shown');
}

// Tables have hundreds of cells, which nobody reads while they change: they are filled when that is over, or somebody waits for
// them; one table a task and, unless somebody waits, a frame, so that no task of the page is long. Only the newest numbers are
// filled in.
const CALM_MS = 250, FRAME_MS = 30;
const waiting = new Map(), stale = new Set();         // tables of charts; rows of others
let filling = null, calm = 0, pause = 0;
function fill() {
  clearTimeout(calm);
  return filling ??= waiting.size || stale.size ? new Promise(fillTables) : null;
}
function fillLater() {
  clearTimeout(calm);
  calm = setTimeout(() => { pause = FRAME_MS; fill(); }, CALM_MS);
}
export function tablesFilled() {
  pause = 0;
  return fill();
}
function fillTables(done) {
  for (const node of stale) fillRow(node);
  stale.clear();
  const [key, table] = waiting.entries().next().value ?? [];
  if (!table) { filling = null; return done(); }
  waiting.delete(key);
  if (nodes.has(key)) fillTable(nodes.get(key), table);
  setTimeout(fillTables, pause, done);
}

function make(name, attributes = {}) {
  const e = document.createElement(name);
  for (const [k, v] of Object.entries(attributes)) e.setAttribute(k, v);
  return e;
}
const only = element => ({ element, home: element, place: element });

function build({ role, key, parent, keys, level, on }) {
  const node = (() => {
    switch (role) {
      case 'heading': return only(make(`h${level}`));
      case 'text': return only(make('p'));
      case 'figure': return only(make(keys ? 'button' : 'p', keys ? { type: 'button' } : {}));
      case 'button': case 'tab': return only(make('button', { type: 'button' }));
      case 'checkbox': case 'radio': {             // with its words as text, for who searches the page
        const element = make('span'), place = make('input', { type: role, ...(role === 'radio' && { name: parent }) });
        element.append(place, make('span', { class: 'said', 'aria-hidden': 'true' }));
        return { element, home: element, place };
      }
      case 'slider': return only(make('input', { type: 'range' }));
      case 'select': return only(make('select'));
      case 'input': return only(make('input', { type: on ? 'search' : 'text', class: 'typed', autocomplete: 'off', enterkeyhint: 'search' }));
      case 'link': return only(make('a', { target: '_blank', rel: 'noopener noreferrer' }));
      case 'group': return only(make('div', { role: 'group' }));
      case 'dialog': return only(make('div', { role: 'dialog', 'aria-modal': 'true' }));
      case 'chart': {
        const element = make('figure'), place = make('div', { class: 'chart' });
        if (keys) { place.tabIndex = 0; place.setAttribute('role', 'application'); } else place.setAttribute('role', 'img');
        element.append(place, make('figcaption'));
        return { element, home: element, place };
      }
      case 'table': {
        const element = make('table', { class: 'hidden rows' });
        element.append(make('caption'), make('thead'), make('tbody'));
        element.tHead.append(make('tr'));
        return { element, home: element.tBodies[0], place: null };
      }
      case 'row': {
        const element = make('tr'), place = make('button', { type: 'button' });
        return { element, home: element, place };
      }
      default: return only(make(CONTAINERS[role] ?? 'div'));
    }
  })();
  if (node.place) node.place.dataset.key = key;
  node.data = {};
  return node;
}

const setText = (e, text = '') => { if (e.textContent !== text) e.textContent = text; };
function setName(e, name, value) { if (value) e.setAttribute(name, value); else e.removeAttribute(name); }

function update(node, data) {
  const { place: e } = node, was = node.data;
  node.data = data;
  if (e && data.rect && (String(was.rect) !== String(data.rect) || was.fixed !== data.fixed)) {
    const [x, y, w, h] = data.rect;
    // What is in a table stands relative to it: rows, and the buttons in its head.
    const top = nodes.get(data.parent)?.data.role === 'table' ? `calc(${y}px - var(--top))` : `${y}px`;
    Object.assign(e.style, { left: `${x}px`, top, width: `${w}px`, height: `${h}px` });
    e.classList.toggle('fixed', !!data.fixed);
  }
  switch (data.role) {
    case 'heading': case 'text': setText(e, data.label); break;
    case 'figure': setText(e, `${data.label}${colon()}${data.value}${data.note ? ` (${data.note})` : ''}`); break;
    case 'button': setText(e, data.label); e.disabled = !!data.disabled; setName(e, 'aria-pressed', data.on && 'true'); setName(e, 'aria-description', data.note); break;
    case 'tab': setText(e, data.label); setName(e, 'aria-current', data.on && 'page'); break;
    case 'checkbox': case 'radio':
      setName(e, 'aria-label', data.label); setName(e, 'aria-description', data.note);
      e.disabled = !!data.disabled; e.checked = !!data.on;
      setText(e.nextSibling, [data.label, data.note].filter(Boolean).join(' '));
      e.nextSibling.style.cssText = e.style.cssText;
      e.nextSibling.classList.toggle('fixed', !!data.fixed);
      break;
    case 'slider':
      setName(e, 'aria-label', data.label); setName(e, 'aria-valuetext', data.value);
      Object.assign(e, { min: data.min, max: data.max, step: data.step || 'any' });
      if (Number(e.value) !== data.number) e.value = data.number;
      break;
    case 'select':
      setName(e, 'aria-label', data.label);
      if (String(was.options) !== String(data.options)) e.replaceChildren(...data.options.map((label, i) => new Option(label, i)));
      e.value = data.number ?? 0;
      break;
    case 'input': setName(e, 'aria-label', data.label); e.placeholder = data.note ?? ''; setTyped(e, data.value ?? ''); break;
    case 'link': setText(e, data.label); setLink(e, data.value); break;
    case 'chart':
      setName(e, 'aria-label', data.label); setName(e, 'aria-description', data.note);
      setText(node.element.querySelector('figcaption'), `${data.label}. ${data.note ?? ''}`);
      node.element.querySelector('figcaption').style.top = e.style.top;
      break;
    case 'table':
      setText(node.element.caption, data.label);
      node.element.style.setProperty('--top', `${data.rect?.[1] ?? 0}px`);
      if (String(was.options) !== String(data.options)) node.element.tHead.rows[0].replaceChildren(...data.options.map(heading));
      break;
    case 'row':
      setName(node.element, 'aria-selected', data.on && 'true');
      if (!was.options) fillRow(node);
      else if (String(was.options) !== String(data.options)) { stale.add(node); fillLater(); }
      break;
    default: setName(e, 'aria-label', data.label);
  }
}

// Addresses that begin with "?" are of this page, which may stand in a frame.
function setLink(e, address) {
  if (/^https?:/.test(address)) e.href = address;
  else if (address.startsWith('?') && /^http/.test(location.protocol)) e.href = location.origin + location.pathname + address;
}

// While somebody types, echoes of what was typed come late; they must not overwrite what was typed since.
function setTyped(e, value) {
  const at = e.sent?.indexOf(value) ?? -1;
  if (at >= 0) e.sent.splice(0, at + 1);
  else if (e.value !== value && (document.activeElement !== e || !e.sent?.length)) { e.value = value; e.sent = []; }
  else if (e.value !== value) { e.value = value; e.sent = []; }
}

function heading(label) {
  if (!label) return make('td');                   // cards have columns without a name
  const th = make('th', { scope: 'col' });
  th.textContent = label;
  return th;
}
// The first cell is the button that opens the row, at the row's place on the canvas.
function fillRow({ element, place, data: { options: texts = [] } }) {
  const first = element.cells[0] ?? element.insertCell();
  setText(place, texts[0]);
  if (place.parentNode !== first) first.replaceChildren(place);
  fillCells(element, texts, 1);
}
function fillTable(node, { columns, rows }) {
  const table = node.element.querySelector('table') ?? make('table', { class: 'hidden' });
  table.style.top = node.place.style.top;
  setText(table.caption ?? table.createCaption(), node.data.label);
  if (!table.tHead) table.append(make('thead'), make('tbody'));
  table.tHead.replaceChildren(make('tr'));
  table.tHead.rows[0].append(...columns.map(heading));
  const body = table.tBodies[0];
  rows.forEach((texts, i) => fillCells(body.rows[i] ?? body.insertRow(), texts, 0));
  while (body.rows.length > rows.length) body.deleteRow(-1);
  if (!table.parentNode) node.element.append(table);
}
// Cells from `from` on; what stays as it is costs the browser nothing.
function fillCells(row, texts, from) {
  for (let i = from; i < texts.length; i++) setText(row.cells[i] ?? row.insertCell(), texts[i]);
  while (row.cells.length > texts.length) row.deleteCell(-1);
}

// Children stand in the order of the frame. Elements that are where they belong are not touched, so that focus stays.
function arrange(order) {
  const next = new Map();
  for (const key of order) {
    const node = nodes.get(key);
    if (!node) continue;
    const parent = nodes.get(node.data.parent);
    let home = parent?.home ?? root;
    if (parent?.data.role === 'table' && node.data.role !== 'row') {   // the buttons that sort stand in the head
      const th = parent.element.tHead.rows[0].cells[Number(/(\d+)$/.exec(key)?.[1])];
      if (th && node.element.parentNode !== th) th.replaceChildren(node.element);
      continue;
    }
    const at = next.has(home) ? next.get(home) : home.firstChild;
    if (at !== node.element) home.insertBefore(node.element, at);
    next.set(home, node.element.nextSibling);
  }
}
