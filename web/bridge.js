// dashboard.wasm's only neighbour: carries events in and requests out, and draws frames only when something woke it.
import { focusNode, applyDifference, clipUnderHeader, setCoveredTop, setDrawing, startMirror, tablesFilled } from './mirror.js';
import { listenForShortcuts, setRects, startGate } from './input_gate.js';
import createDashboard from './dashboard.mjs';
import { embedded } from './embedded.js';
import { alone, ownBytes } from './files.js';

// As in app/host/host.h.
const EVENTS = ['Resize', 'Scroll', 'Look', 'Input', 'Touch', 'Pinch', 'LongPress', 'Mirror', 'Address', 'Lang', 'Opening', 'Progress',
  'Opened', 'Mapping', 'Failed', 'Cancelled', 'Answer', 'Refused', 'Words', 'Zone', 'ContextLost', 'ContextBack', 'Case', 'CaseFailed', 'CaseIndex', 'Image', 'Preview', 'Cube'];

let dashboard = null, canDraw = false, framesLeft = 0, scheduled = 0, drawn = null, look = null;
let post = () => {};                        // to the worker
const $ = id => document.getElementById(id);

// ── frames ──

// Draws at least two frames: an activation shows in the mirror one frame later.
export function wake(frames = 2) {
  framesLeft = Math.max(framesLeft, frames);
  if (scheduled || patience || !canDraw || (!seen && !holds)) return;
  scheduled = requestAnimationFrame(tick);
  // A frame of another origin that is out of sight gets no animation frames at all.
  if (!seen || (embedded && holds)) late = setTimeout(() => tick(performance.now()), 60);
}
let seen = true, holds = 0, late = 0, due = 0;
// What nobody sees is not drawn, unless somebody waits for it: hold() until its answer is called.
export function setSeen(isSeen) { seen = isSeen; if (seen) wake(); }
export function hold() {
  holds++;
  wake();
  let held = true;
  return () => { if (held) { held = false; holds--; } };
}
// After a question the next frame is that of its answer, unless that takes long: one in between would show the old figures once
// more, and where the processor draws, it would take the time from the engine.
const PATIENCE_MS = 32, OPENING_MS = 150;         // of what is newly open nothing was drawn before
let patience = 0;
function awaitAnswer(ms = PATIENCE_MS) { clearTimeout(patience); patience = setTimeout(answerCame, ms); }
function answerCame() { clearTimeout(patience); patience = 0; if (framesLeft > 0) wake(framesLeft); }
function tick(now) {
  cancelAnimationFrame(scheduled);
  clearTimeout(late);
  clearTimeout(due);                     // the frame says anew what it waits for
  scheduled = 0;
  framesLeft--;
  const y = window.scrollY;              // before the mirror changes: afterwards it would wait for a layout
  send('Scroll', { n: [y] }, false);
  if (dashboard._frame(now)) framesLeft = Math.max(framesLeft, 1);
  clipUnderHeader(y);
  setDrawing();
  drawn?.();
  drawn = null;
  if (framesLeft > 0) wake(framesLeft);
  else for (const done of quiet.splice(0)) done();
}
const quiet = [];
// Resolves when no frame is wanted any more. That the canvas has another size is told behind the frame in which it has.
export async function idle() {
  const release = hold();
  do {
    await new Promise(done => { quiet.push(done); wake(1); });
    await new Promise(done => setTimeout(done));
  } while (framesLeft > 0);
  release();
  await resting;
  await tablesFilled();
}

// ── events in ──

function textAt(text) {
  const size = dashboard.lengthBytesUTF8(text) + 1, at = dashboard._malloc(size) >>> 0;
  dashboard.stringToUTF8(text, at, size);
  return at;
}
export function send(kind, { key = '', text = '', bytes = null, n = [] } = {}, andWake = true) {
  const k = textAt(key), t = textAt(text), data = bytes && new Uint8Array(bytes);
  let at = 0;
  if (data?.length) dashboard.HEAPU8.set(data, at = dashboard._malloc(data.length) >>> 0);
  dashboard._host_event(EVENTS.indexOf(kind), k, t, at, data?.length ?? 0, ...[0, 1, 2, 3, 4].map(i => Number(n[i] ?? 0)));
  dashboard._free(k);
  dashboard._free(t);
  if (andWake) wake();
}

// Messages of the worker (web/README.md), passed on by whoever owns it.
export function onMessage(m) {
  switch (m.type) {
    case 'progress': send('Progress', { n: [m.bytes, m.total, m.records, m.silent ?? 0] }, false); return wake(1);
    case 'preview': return sendData('Preview', m.source);
    case 'opened': return sendData('Opened', m.source);
    case 'mapping': return send('Mapping', { bytes: m.source });
    case 'failed': return send('Failed', { bytes: m.error });
    case 'answer': answerCame(); send('Answer', { bytes: m.report, n: [m.seq] }); return listeners.get('answer')?.();
    case 'refused': answerCame(); return send('Refused', { bytes: m.error, n: [m.seq] });
    case 'words': return send('Words');
    case 'cube': return send('Cube', { bytes: m.part }, false);
  }
}
function sendData(kind, bytes) {            // asked about before it is drawn
  send(kind, { bytes }, false);
  api('ask');
  if (patience) awaitAnswer(OPENING_MS);
  wake();
}
const CHANGES = new Set(['filter', 'view', 'zone', 'case.set', 'case.present']);
// Asks the program: api('summary') → JSON text.
export function api(name, text = '') {
  if (!dashboard) return 'null';
  const k = textAt(name), t = textAt(text), answer = dashboard.UTF8ToString(dashboard._api(k, t));
  dashboard._free(k);
  dashboard._free(t);
  if (CHANGES.has(name) && text) wake();
  return answer;
}

// The case that is shown as SVG text, drawn at once in a frame of its own; '' where none is shown.
export function casePicture({ width = 1200, paper = false } = {}) {
  let picture = '';
  listeners.set('picture', svg => { picture = svg; });
  if (canDraw && api('case.picture', JSON.stringify({ width, paper })) === 'true') dashboard._frame(performance.now());
  wake();
  return picture;
}

// ── requests out ──

const listeners = new Map();                // name → f(text, more, bytes, number), for what others do (dialogs, api)
export const on = (name, f) => listeners.set(name, f);

// What follows a frame but is not drawn, in its order and in a task of its own: a frame's task stays short.
const rest = [];
let resting = null;
function afterFrame(f) {
  rest.push(f);
  resting ??= new Promise(done => setTimeout(() => { resting = null; for (const g of rest.splice(0)) g(); done(); }));
}

const requests = {
  height: (text, more, bytes, px) => { $('spacer').style.height = $('page').style.height = `${px}px`; listeners.get('resized')?.(px); },
  scroll: (text, more, bytes, y) => window.scrollTo({ top: y - parseFloat(document.documentElement.style.scrollPaddingTop || 0) }),
  later: (text, more, bytes, ms) => { clearTimeout(due); due = setTimeout(() => wake(1), ms); },
  cursor: css => { $('canvas').style.cursor = css; },
  focus: key => afterFrame(() => focusNode(key)),
  focus_quietly: key => afterFrame(() => focusNode(key, true)),
  announce: sentence => afterFrame(() => { $('live').textContent = sentence; }),
  changed: () => afterFrame(() => listeners.get('changed')?.()),
  rects: json => { const list = JSON.parse(json); setRects(list); setCoveredTop(list[0]); },
  mirror(json, lang) {
    if (document.documentElement.lang !== lang) document.documentElement.lang = lang;
    afterFrame(() => applyDifference(JSON.parse(json)));
  },
  ask: (zone, more, query, seq) => { post({ type: 'ask', seq, query: query.buffer, zone }, [query.buffer]); awaitAnswer(); },
  address(query, fragment, bytes, how) {
    const url = `${location.pathname}${query && '?' + query}${fragment && '#' + fragment}`, own = how >= 2;
    if (how % 2 && !embedded) {                     // an entry of the browser's history; of somebody else's page, none
      if (later) write();
      newest = { url, own };
      write('pushState');
    } else {
      newest = { url, own };
      later ||= setTimeout(write, 300);
    }
  },
  title: text => { document.title = text; },
  theme: name => { document.documentElement.dataset.theme = name; }
};
function request(name, text, more, bytes, number) {
  const f = requests[name] ?? listeners.get(name) ?? (name === 'wish' ? requests[text] ?? listeners.get(text) : null);
  if (!f) return console.warn(`nobody answers the request ${name} ${text}`);
  if (name === 'wish') f(more); else f(text, more, bytes, number);
}
// Browsers allow about 100 changes of the address in 30 s.
let later = 0, newest = null;
function write(how = 'replaceState') {
  clearTimeout(later);
  later = 0;
  const { url, own } = newest;
  try { history[how]({ ...listeners.get('entry')?.(), own }, '', url); } catch { /* a sandboxed frame */ }
}
// Somebody went back, or forward, or changed the address by hand.
function wentTo() {
  clearTimeout(later);
  later = 0;
  send('Address', { key: location.search, text: location.hash, n: [1, history.state?.own, listeners.get('gone')?.(history.state)] });
  listeners.get('went')?.(history.state);
}

// ── start ──

function watchSize(canvas) {
  const tellSize = (width, height, box) => {
    const ratio = window.devicePixelRatio;
    let physical = [Math.round(width * ratio), Math.round(height * ratio)];
    // Exact where the browser says it; a box that contradicts the ratio (emulated devices) is not.
    if (box && Math.abs(box.inlineSize - physical[0]) <= 2 && Math.abs(box.blockSize - physical[1]) <= 2) physical = [box.inlineSize, box.blockSize];
    send('Resize', { n: [width, height, ...physical, ratio] });
  };
  tellSize(canvas.clientWidth, canvas.clientHeight);      // a frame that is out of sight is not observed
  const observer = new ResizeObserver(([entry]) => tellSize(entry.contentRect.width, entry.contentRect.height, entry.devicePixelContentBoxSize?.[0]));
  try { observer.observe(canvas, { box: 'device-pixel-content-box' }); } catch { observer.observe(canvas); }
}
function watchLook() {
  const dark = matchMedia('(prefers-color-scheme: dark)'), calm = matchMedia('(prefers-reduced-motion: reduce)');
  const scale = new URLSearchParams(location.search).get('stage') === '1' ? 1.5 : 1;
  document.documentElement.style.setProperty('--scale', scale);
  const forced = matchMedia('(forced-colors: active)'), told = document.documentElement;
  const system = name => { told.style.color = name; const [r, g, b] = getComputedStyle(told).color.match(/[\d.]+/g); told.style.color = ''; return r << 16 | g << 8 | b; };
  look = () => send('Look', { n: [dark.matches, calm.matches, scale, ...(forced.matches ? ['Canvas', 'CanvasText', 'Highlight'].map(system) : [-1])] });
  for (const query of [dark, calm, forced]) query.addEventListener('change', look);
  look();
}
// Resolves when the program can be spoken to.
export async function start(toWorker) {
  post = toWorker;
  dashboard = await createDashboard({ canvas: $('canvas'), request, ...(alone && { wasmBinary: await ownBytes('dashboard.wasm') }) });
  dashboard._begin();
  send('Lang', { text: navigator.language });
  send('Address', { key: location.search, text: location.hash });
}
// Resolves with true after the first frame; false where there is no WebGL 2.
export async function draw() {
  const canvas = $('canvas'), context = canvas.getContext.bind(canvas);
  // What was drawn stays: a frame draws only what differs (app/gfx/damage.h).
  canvas.getContext = (kind, attributes) => context(kind, { ...attributes, preserveDrawingBuffer: true });
  if (!dashboard._start()) return false;
  canDraw = true;
  startMirror($('page'), (key, kind, value = '', e = null) => send('Mirror', { key, text: value, n: [kind, e?.shiftKey, e?.ctrlKey] }));
  const input = isTouch => send('Input', { n: [isTouch] });
  input(matchMedia('(pointer: coarse)').matches);         // else the first touch would change the sizes under the finger
  startGate(canvas, {
    wake, input,
    touch: (phase, x, y) => send('Touch', { n: [phase, x, y] }),
    pinch: (...n) => send('Pinch', { n }),
    longPress: (x, y) => send('LongPress', { n: [x, y] }),
    key: name => send('Mirror', { text: name, n: [4] }),
    leave: () => send('Mirror', { text: 'Escape', n: [4] })
  });
  listenForShortcuts(key => send('Mirror', { text: key, n: [4] }));
  canvas.addEventListener('webglcontextlost', e => { e.preventDefault(); send('ContextLost'); });
  canvas.addEventListener('webglcontextrestored', () => send('ContextBack'));
  document.addEventListener('visibilitychange', () => { if (!document.hidden) wake(); });
  window.addEventListener('scroll', () => wake(), { passive: true });
  window.addEventListener('popstate', wentTo);
  watchLook();
  const first = new Promise(done => { drawn = done; });
  watchSize(canvas);
  await first;
  return true;
}
