// In somebody else's page: tells the host how high it is, answers what the host asks, draws only while it is seen.
//
// Host → frame, of the parent only: { tolle: 'hello' }, { tolle: 'call', id, name, args }, { tolle: 'look', theme, lang },
// { tolle: 'release' } (its WebGL context, until it is seen again), { tolle: 'leave' } (the pointer left: wheel and keys are the
// host's again).
// Frame → host: { tolle: 'ready', height }, { tolle: 'height', height }, { tolle: 'result', id, value | error },
// { tolle: 'event', name }, { tolle: 'active', on }; and the heights as Datawrapper, AMP and Medium send them.
import { tolle } from './api.js';
import { api, hold, on, send, setSeen } from './bridge.js';
import { onActivity } from './input_gate.js';

const CALLS = new Set(['summary', 'report', 'view', 'data', 'filter', 'open', 'image', 'csv', 'idle']);
const REPEATS = 8;                                    // a host may begin to listen late
let height = 0, ready = false, repeats = 0, timer = 0;

const post = message => window.parent.postMessage(message, '*');   // heights and figures of data that the host chose: no secret
const own = message => post({ ...message });

function announce() {
  own({ tolle: 'height', height });
  post({ 'datawrapper-height': { [document.documentElement.id || 'tolle']: height } });
  post({ sentinel: 'amp', type: 'embed-size', height });
  post(JSON.stringify({ src: location.href, context: 'iframe.resize', height }));
}
function announceRepeatedly() {
  if (!ready || !height) return;
  repeats = REPEATS;
  clearInterval(timer);
  announce();
  timer = setInterval(() => { announce(); if (--repeats <= 0) clearInterval(timer); }, 1000);
}

async function answer({ id, name, args = [] }) {
  const release = hold();                             // also while it is out of sight
  try {
    if (!CALLS.has(name)) throw Object.assign(new Error(name), { code: 'NoSuchCall' });
    await tolle.ready;
    own({ tolle: 'result', id, value: await tolle[name](...args) });
  } catch (e) {
    own({ tolle: 'result', id, error: { code: e.code ?? 'Internal', what: String(e.what ?? e.message ?? '') } });
  } finally { release(); }
}

// What is not named stays as it is; the selection too.
function look({ theme, lang }) {
  const parts = [theme && `theme=${theme}`, lang && `lang=${lang}`].filter(Boolean).join('&');
  if (/^[a-z=&]*$/.test(parts)) send('Address', { key: parts, text: JSON.parse(api('address'))[1] });
}

let lost = null;
function release() {
  const gl = document.getElementById('canvas').getContext('webgl2');
  if (seen || lost || !gl || gl.isContextLost()) return;
  lost = gl.getExtension('WEBGL_lose_context');
  lost?.loseContext();
}

let seen = true;
function watch(isSeen) {
  seen = isSeen;
  if (seen && lost) { const was = lost; lost = null; was.restoreContext(); }
  setSeen(seen);
}

// `seen` ends the hold on the first picture.
export function startFrame(seenOnce) {
  tolle.ready.then(seenOnce);
  if (window.parent === window) return;
  const resized = px => {
    const next = Math.ceil(px);
    if (next === height) return;
    height = next;
    announceRepeatedly();
  };
  on('resized', resized);
  window.addEventListener('message', e => {
    if (e.source !== window.parent || typeof e.data !== 'object' || !e.data) return;
    switch (e.data.tolle) {
      case 'hello': if (ready) own({ tolle: 'ready', height }); break;
      case 'call': answer(e.data); break;
      case 'look': look(e.data); break;
      case 'release': release(); break;
      case 'leave': send('Mirror', { text: 'Escape', n: [4] }); break;
    }
  });
  new IntersectionObserver(([entry]) => watch(entry.isIntersecting)).observe(document.getElementById('canvas'));
  onActivity(isActive => own({ tolle: 'active', on: isActive }));
  tolle.on('change', () => own({ tolle: 'event', name: 'change' }));
  tolle.ready.then(async () => {
    const release = hold();
    await tolle.idle();
    release();
    ready = true;
    resized(parseFloat(document.getElementById('spacer').style.height));      // a case may have been drawn before this was fetched
    own({ tolle: 'ready', height });
    announceRepeatedly();
  });
}
