// `tolle.*`: what scripts on the page can ask and do (DESIGN, public interface). Texts cross from C++ as JSON.
import { api, hold, idle as framesIdle, on, send, wake } from './bridge.js';
import { openAny, openCase as openCaseSource } from './cases.js';
import { stageChanged } from './stage.js';
import * as opening from './opening.js';

const json = (name, text) => JSON.parse(api(name, text));
const listeners = new Map();

// Resolves when nothing is pending: no file being read, every question answered, all words read, the last frame drawn.
async function idle() {
  for (;;) {
    await framesIdle();
    if (json('settled')) return;
    await new Promise(done => changes.push(done));
  }
}
const changes = [];
const look = () => { for (const done of changes.splice(0)) done(); };
on('answer', look);
export function changed() {
  stageChanged();
  look();
  for (const f of listeners.get('change') ?? []) f();
}

// The figures of the first answer are there when this resolves; words (hostile, kinds of answers) may still be read.
async function answered() {
  while (!json('answered')) await new Promise(done => changes.push(done));
}

async function open(source, { name, mapping, timeZone, keepPersonalData, workers, oneIn, confirm = false } = {}) {
  const sourceOf = s => typeof s === 'string' || s instanceof URL ? { url: String(s) } : s instanceof Blob ? { blob: s } : s;
  const from = Array.isArray(source) ? opening.together(source.map(sourceOf)) : sourceOf(source);
  const options = { confirm, ...(mapping && { mapping }), ...(timeZone && { timeZone }), ...(keepPersonalData && { keepPersonalData }), ...(workers && { workers }), ...(oneIn && { oneIn }) };
  if (await openAny(from, { ...(name && { name }), ...options }) === 'case') return idle().then(() => json('summary'));
  await answered();
  return opening.report();
}

async function openCase(source) {
  await openCaseSource(source);
  await idle();
  return json('summary');
}

// Resolves when the engine has answered, searched and read all there is to read; what is drawn follows.
async function filter(parts = {}) {
  const error = json('filter', JSON.stringify(parts));
  if (error) throw new opening.OpenError(error);
  const release = hold();
  while (!json('settled')) await new Promise(done => changes.push(done));
  release();
  return json('summary');
}

async function image({ scale = 1 } = {}) {
  await idle();
  const canvas = document.getElementById('canvas');
  return new Promise(done => {
    on('drawn_for_image', () => canvas.toBlob(done, 'image/png'));
    send('Image', { n: [scale] });
    wake();
  });
}

// The rows that a kind of fault is about (a `kind` of report().issues), as they stand in their file: [{ file, line, text }].
const rows = kind => opening.rowsAt(opening.report()?.issues.find(i => i.kind === kind) ?? {});

async function csv() {
  return opening.ask({ type: 'csv', ...(await queryNow()) });
}
const queryNow = () => new Promise(done => { on('csv_query', (zone, more, query) => done({ zone, query: query.buffer })); api('csv'); });

export const tolle = {
  answered, open, openCase, filter, image, csv, rows, idle,
  summary: () => json('summary'),
  case: () => json('case.get'),
  report: opening.report,
  view(name) { if (name !== undefined) api('view', name); return json('view'); },
  data: chart => json('data', chart),
  on(event, f) {
    if (!listeners.has(event)) listeners.set(event, new Set());
    listeners.get(event).add(f);
    return () => listeners.get(event).delete(f);
  }
};
