// Starts the page and the worker side by side, and opens what the address names.
import { api, draw, hold, on, send, start, wake } from './bridge.js';
import { changed, tolle } from './api.js';
import { ownCapsule } from './capsule.js';
import { openAny, openCapsule, startCases } from './cases.js';
import { startStage } from './stage.js';
import { embedded } from './embedded.js';
import { ownWorker } from './files.js';
import * as opening from './opening.js';
import { zoneChanges } from './zones.js';
import { Pack } from './pack.js';

const FAILED = {
  en: 'This browser cannot draw the page: it has no WebGL 2, or it is switched off.',
  fr: 'Ce navigateur ne peut pas dessiner la page : WebGL 2 y manque ou y est désactivé.'
};
let made;
tolle.ready = new Promise(done => { made = done; });
window.tolle = tolle;

const worker = ownWorker();
const post = (message, transfer = []) => worker.postMessage(message, transfer);
opening.connect(post);
const page = { failure: () => JSON.parse(api('error')) ?? { code: 'Cancelled' }, mapping: job => dialog('mapping', job) };
worker.onmessage = ({ data }) => data.type === 'broken' ? opening.withoutWorker(page) : opening.fromWorker(data, page);
worker.onerror = () => opening.withoutWorker(page);

// Dialogs are fetched when the first one is wanted.
const dialog = async (name, ...more) => (await import('./dialogs/all.js')).openDialog(name, ...more);
on('dialog', name => dialog(name));
on('changed', changed);
on('cancel', opening.cancel);
on('sample', opening.openSample);
on('bundled', () => opening.open({ sample: 'mozilla' }, { keep: true }).catch(() => {}));
on('zone', name => {
  let changes = [];
  try { changes = zoneChanges(name); } catch { /* the worker says so when it is asked */ }
  send('Zone', { bytes: new Pack().text(name).list(changes, (p, c) => p.i64(c.from).u32(c.offset)).done() });
});

let data;                                       // once, whoever asks first
const openData = () => data ??= readData();
const readData = () => {
  const url = new URLSearchParams(location.search).get('data');
  const missed = url ? '' : opening.missed;           // what the address selects is of that file then
  return opening.open(url ? { url } : { sample: 'mozilla' }, { keep: !missed, confirm: !!url, missed }).catch(() => {});   // the page says why
};
on('data', openData);
startCases();
startStage();

const within = ownCapsule();
const loading = document.getElementById('loading');
const seen = embedded ? hold() : () => {};      // the first picture is drawn though nobody sees it yet
await start(post);
// With a case the page waits for no data; they are read when the reader wants to see some. The canvas is made meanwhile.
const reading = within ? openCapsule(within) : tolle.view() !== 'cases' && openData();
await opening.sampleList();
if (await draw()) {
  loading.remove();
  if (embedded) (await import('./frame.js')).startFrame(seen); else watchDrops();
  await reading;
  await tolle.answered();
  made();
  if (!embedded) { post({ type: 'rehearse' }); import('./offline.js').then(o => o.startOffline()); }      // other people's pages are left in peace
} else {
  loading.classList.add('failed');
  loading.querySelector('.words').textContent = FAILED[navigator.language.startsWith('fr') ? 'fr' : 'en'];
}

// Files dropped anywhere, or a table pasted outside a text field, is opened.
function watchDrops() {
  const files = e => e.dataTransfer?.types.includes('Files');
  let over = 0;
  const mark = on => import('./dialogs/drop.js').then(d => d.dropping(on && over > 0, !!opening.withMore({ list: [] })));
  window.addEventListener('dragenter', e => { if (files(e)) { e.preventDefault(); if (!over++) mark(true); } });
  window.addEventListener('dragleave', e => { if (files(e) && --over <= 0) { over = 0; mark(false); } });
  window.addEventListener('dragover', e => { if (files(e)) e.preventDefault(); });
  window.addEventListener('drop', e => {
    if (!files(e)) return;
    e.preventDefault(); over = 0; mark(false);
    const blobs = [...e.dataTransfer.files], source = opening.together(blobs.map(blob => ({ blob })));
    const more = e.target.closest?.('[data-drop="add"]') && opening.withMore(source);
    if (blobs.length) (more ? opening.open(more.source, more.options) : openAny(source, { confirm: true })).catch(() => {});
  });
  window.addEventListener('paste', e => {
    if (e.target.closest?.('input, textarea, dialog')) return;
    const blob = e.clipboardData.files[0], text = e.clipboardData.getData('text/plain');
    if (blob) openAny({ blob }, { confirm: true }).catch(() => {});
    else if (/^\s*\{[^]*"tolle-case"/.test(text)) openAny({ text }).catch(() => {});
    else if (/[\t,;|].*\n./.test(text)) opening.open({ text, name: 'paste' }, { confirm: true }).catch(() => {});
  });
  wake();
}
