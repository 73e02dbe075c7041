// Decides which wheel, touch and key events the canvas may have. SDL prevents the default of everything that it sees, so what
// belongs to the document (scrolling, Tab, browser shortcuts) is stopped in the capture phase, before it gets there.
import { embedded } from './embedded.js';
import { focusNode } from './mirror.js';

let rects = [], coveredTop = 0;   // where charts want the wheel or the drags of a finger

// Where it is on the canvas, which leaves out what a notch or a rounded corner covers.
let canvas;
const at = ({ clientX, clientY }) => ({ x: clientX - canvas.offsetLeft, y: clientY - canvas.offsetTop });

export function setRects([top, ...list]) {
  coveredTop = top;
  const was = rects.some(r => r.active);
  rects = list.map(([x, y, w, h, fixed, wheel, drag, active]) => ({ x, y, w, h, fixed, wheel, drag, active }));
  const is = rects.some(r => r.active);
  if (is !== was) activity(is);
}
let activity = () => {};
export const onActivity = f => { activity = f; };       // a chart has the wheel and the keys, or none has
function rectAt({ x, y }) {
  return rects.findLast(r => {
    if (!r.fixed && y < coveredTop) return false;
    const top = r.fixed ? y : y + window.scrollY;
    return x >= r.x && x < r.x + r.w && top >= r.y && top < r.y + r.h;
  });
}

// send: { wake(), input(isTouch), touch(phase, x, y), pinch(factor, x, y, dx, dy), longPress(x, y), key(name) }
export function startGate(element, send) {
  canvas = element;
  const ofCanvas = f => event => { if (event.target === canvas) f(event); };
  const capture = (name, f) => window.addEventListener(name, ofCanvas(f), { capture: true, passive: false });

  capture('wheel', e => {
    const r = rectAt(at(e));
    if (r?.wheel && (r.active || (e.ctrlKey && !embedded))) { e.preventDefault(); send.input(false); } else e.stopImmediatePropagation();
  });

  // Keys reach the program through the mirror and as the named shortcuts below, never through SDL, which listens on the canvas.
  for (const name of ['keydown', 'keyup', 'keypress']) capture(name, e => {
    e.stopImmediatePropagation();
    if (name === 'keydown') { takeStageKey(e); takeShortcut(e); }
  });

  for (const name of ['pointermove', 'pointerup', 'pointerleave', 'pointercancel'])
    canvas.addEventListener(name, e => { if (e.pointerType !== 'touch') send.input(false); });
  canvas.addEventListener('pointerdown', e => {
    canvas.focus({ preventScroll: true });
    if (e.pointerType !== 'touch') canvas.setPointerCapture(e.pointerId);
    send.input(e.pointerType === 'touch');
  });
  // Of a tap the browser makes mouse events once the finger is gone: by then no frame may be wanted any more.
  for (const name of ['mousedown', 'mouseup']) canvas.addEventListener(name, () => send.wake());
  // A pointer that left, in somebody else's page, gives the wheel back: it would be trapped on its way over.
  const left = e => { if (embedded && e.pointerType !== 'touch' && !e.relatedTarget && rects.some(r => r.active)) send.leave(); };
  for (const name of ['pointerout', 'mouseout']) document.addEventListener(name, left);
  document.documentElement.addEventListener('mouseleave', left);
  touches(capture, send);
}

// One finger: a tap becomes the browser's own mouse events; sideways over a chart it drags, or beside one turns a story's
// page; resting there it shows what is under it, and goes on showing while it moves; else it scrolls. Two on a chart zoom and move it.
const HOLD_MS = 500, STILL_PX = 8;
function touches(capture, send) {
  let finger = null, pinch = null, held = false, began = 0, swipe = null;
  const spread = touched => { const [a, b] = [...touched].map(at); return { d: Math.hypot(a.x - b.x, a.y - b.y), x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 }; };
  const end = () => {
    clearTimeout(finger?.timer);
    if (finger?.dragging) send.touch(3, finger.x, finger.y);
    finger = null;
  };

  canvas.addEventListener('pointerdown', e => {
    if (e.pointerType !== 'touch') return;
    end();
    if (!e.isPrimary) return;
    held = false;
    began = e.timeStamp;
    const { x, y } = at(e), r = rectAt({ x, y });
    const beside = !r?.drag || e.clientY > document.querySelector('[data-key="case.next"]')?.getBoundingClientRect().top - 60;
    swipe = onStage && beside ? { id: e.pointerId, x: e.clientX, y: e.clientY } : null;
    if (!r || swipe) return;
    finger = { id: e.pointerId, drags: r.drag && (r.active || !embedded), x0: x, y0: y, x, y };
    finger.timer = setTimeout(() => { held = true; send.longPress(finger.x, finger.y); }, HOLD_MS);
  });
  canvas.addEventListener('pointermove', e => {
    if (e.pointerId !== finger?.id) return;
    Object.assign(finger, at(e));
    const dx = Math.abs(finger.x - finger.x0), dy = Math.abs(finger.y - finger.y0);
    if (held) return send.longPress(finger.x, finger.y);
    if (dx > STILL_PX || dy > STILL_PX) clearTimeout(finger.timer);
    if (finger.drags && !finger.dragging && dx > STILL_PX && dx > dy) { finger.dragging = true; send.touch(1, finger.x0, finger.y0); }
    if (finger.dragging) send.touch(2, finger.x, finger.y);
  });
  canvas.addEventListener('pointerup', e => {
    if (e.pointerId !== swipe?.id) return;
    const dx = e.clientX - swipe.x, dy = e.clientY - swipe.y;
    swipe = null;
    if (Math.abs(dx) > 40 && Math.abs(dx) > 2 * Math.abs(dy)) send.key(dx < 0 ? 'ArrowRight' : 'ArrowLeft');
  });
  for (const name of ['pointerup', 'pointercancel']) canvas.addEventListener(name, e => { if (e.pointerId === finger?.id) end(); });

  for (const name of ['touchstart', 'touchmove', 'touchend', 'touchcancel']) capture(name, e => {
    e.stopImmediatePropagation();
    // Neither a scroll nor a tap comes of it; but one that was quick is a tap, however late this page hears of it.
    if (held && e.timeStamp - began >= HOLD_MS && e.cancelable) e.preventDefault();
    if (e.touches.length !== 2) { pinch = null; return; }
    const now = spread(e.touches);
    const r = rectAt(now);
    if (name === 'touchstart') pinch = r?.wheel && (r.active || !embedded) ? now : null;
    if (!pinch) return;
    if (e.cancelable) e.preventDefault();
    if (name === 'touchmove' && pinch.d > 0) { send.pinch(now.d / pinch.d, now.x, now.y, now.x - pinch.x, now.y - pinch.y); pinch = now; }
  });
  canvas.addEventListener('contextmenu', e => { if (e.pointerType === 'touch' && rectAt(at(e))) e.preventDefault(); });
  window.addEventListener('scroll', () => { if (!finger) send.touch(4, 0, 0); }, { passive: true });
}

// Shortcuts of the page, for whatever has the focus, but not while somebody types.
const PLAIN = new Set(['Escape', '/', '?', '1', '2', '3', '4', '5', '6']), WITH_CTRL = new Set(['z', 'y']);
const OF_STAGE = new Set(['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown', 'PageUp', 'PageDown', 'Home', 'End', ' ', 'Escape']);
let onStage = false;
export function setStage(on) { onStage = on; }
let sendKey = () => {};
export function listenForShortcuts(send) {
  sendKey = send;
  document.addEventListener('keydown', takeStageKey, { capture: true });
  document.addEventListener('keydown', takeShortcut);
}
// While a story is presented, its keys come first, whatever has the focus.
function takeStageKey(e) {
  if (!onStage || !OF_STAGE.has(e.key) || e.altKey || e.ctrlKey || e.metaKey || e.target.closest?.('dialog')) return;
  if (e.target.matches?.('input:not([type=checkbox], [type=radio]), select, textarea')) return;
  e.preventDefault();
  e.stopPropagation();
  sendKey(e.key);
}
function takeShortcut(e) {
  if (e.defaultPrevented || e.isComposing || e.altKey || e.target.closest?.('dialog')) return;
  const typing = e.target.matches?.('input.typed, textarea, [contenteditable]'), ctrl = e.ctrlKey || e.metaKey;
  const key = e.key.length === 1 ? e.key.toLowerCase() : e.key;
  if (typing && key !== 'Escape') return;
  if (ctrl ? !WITH_CTRL.has(key) : !PLAIN.has(key)) return;
  if (embedded && key !== 'Escape') return;
  if (key !== 'Escape') e.preventDefault();
  sendKey((ctrl ? 'ctrl+' : '') + (ctrl && e.shiftKey ? 'shift+' : '') + key);
  if (key === '/') focusNode('search.text');    // at once, where it is in sight: what is typed next is not lost
}
