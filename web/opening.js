// What is open and where it came from: one job at a time in the worker; the source is kept, so that the reader can have it
// read again with other roles or another time zone.
import { api, on, onMessage, send } from './bridge.js';
import { ERRORS } from './codes.js';
import { alone, nameOf, ownBytes, ownJson, ownUrl } from './files.js';
import { Pack } from './pack.js';

let toWorker = () => {};
let number = 0, questions = 0;
let current = null;                       // { number, source, name, note, options, done, failed } of the file being opened
let opened = null;                        // the same, of what is open; leftOut: names of tables in archives that were not read
let tooLarge = null;                      // the same, of what was too large to be opened
let newest = 0;                           // its number, also after it was opened or given up
let takeBack = null;                      // what the reader is being asked about an older file
const asked = new Map();                  // questions of our own to the worker, by number

export const whatIsOpen = () => opened;

// What was open stays at hand for the browser's Back: addresses, files of the reader's disk, what was pasted.
const MOST_KEPT = 20, before = new Map();  // by `id`, which is the same for the same source read in another way
const ofThisPage = performance.timeOrigin;
// The name of a file that was open until the page was loaded again: the entry knows its name, nobody its bytes.
const isGone = entry => !!entry?.file && entry.page !== ofThisPage;
export const missed = isGone(history.state) ? history.state.file : '';
const isOwn = ({ source }) => source.sample === undefined && (source.list ?? [source]).some(s => !s.url);
on('entry', () => ({ page: ofThisPage, data: opened?.id, file: opened ? isOwn(opened) ? opened.name : '' : missed }));
on('gone', isGone);
on('went', entry => {
  if (JSON.parse(api('view')) === 'cases') return;         // which shows no data
  const wanted = entry?.page === ofThisPage ? before.get(entry.data) : null, now = current ?? opened;
  const url = new URLSearchParams(location.search).get('data');
  if (wanted) { if (wanted.id !== now?.id) reopen(wanted).catch(() => {}); }      // the page says why
  else if (url && url !== now?.source.url) open({ url }, { keep: true, confirm: true }).catch(() => {});
});
const samples = ownJson('assets/samples/samples.json');
export const sampleList = () => samples.catch(() => []);

export function connect(post) { toWorker = post; }

export class OpenError extends Error {
  constructor(error) { super(error.code); Object.assign(this, error); this.name = 'TolleError'; }
}

// Several sources as one, in their order; those that are several already are taken apart.
export function together(sources) {
  const list = sources.flatMap(s => s.list ?? [s]);
  return list.length === 1 ? list[0] : { list };
}
// The report of what is open, null where nothing is: the engine's, and what it has not been given.
export function report() {
  const file = JSON.parse(api('report'));
  return file && { ...file, leftOut: opened?.leftOut ?? [] };
}
// What is open, with more: undefined where nothing of the reader's own is open.
export const withMore = source => opened && opened.source.sample === undefined
  ? { source: together([opened.source, source]), options: { ...opened.options, keep: true, confirm: true } } : undefined;

// `f` is called when the next file is opened: a question about this one has no answer then.
export const untilNext = f => { takeBack = f; };
export const isNewest = job => job.number === newest;

// `keep` keeps the reader's filter and zoom; `note` says of what is no address of ours any more that it is a sample. source: { blob } | { url } | { text } | { sample: id } | { list: several of the first three }. Resolves when the data is open; rejects with an OpenError.
export async function open(source, { name = '', note = null, id = 0, missed = '', ...options } = {}) {
  const turn = newest = ++number;
  takeBack?.();
  takeBack = null;
  if (source.sample !== undefined) {
    const list = await samples;
    note = list.find(s => s.id === source.sample) ?? list[0];
    const path = `assets/samples/${note.file}`;
    source = { ...(alone ? { blob: new Blob([await ownBytes(path)]) } : { url: ownUrl(path).href }), sample: note.id };
    name = note.name;
    options = { timeZone: note.timeZone, mapping: { organisation: note.organisation ?? '' }, ...options };
    if (turn !== number) throw new OpenError({ code: 'Cancelled' });          // by what was opened meanwhile
  }
  options = { masks: JSON.parse(api('masks')) ?? {}, ...options };
  name ||= nameOfSource(source);
  current?.failed(new OpenError({ code: 'Cancelled' }));
  return new Promise((done, failed) => {
    current = { number: turn, id: id || turn, source, name, note, options, done, failed };
    send('Opening', { text: name, key: JSON.stringify({ ...(note ?? { data: source.url ?? '' }), missed }), n: [options.keep ? 1 : 0] });
    toWorker({ type: 'open', job: turn, source: sent(source), name, options });
  });
}
function nameOfSource(source) {
  if (!source.list) return source.blob?.name ?? source.name ?? (source.url ? nameOf(source.url) : '');
  const names = source.list.map(nameOfSource);
  return names.length > 3 ? `${names.slice(0, 2).join(' + ')} + ${names.length - 2}` : names.join(' + ');
}
// As the worker takes it: addresses are meant from this page on.
const sent = ({ url, blob, text, list, sample }) => list ? { list: list.map(sent) } : url ? { url: new URL(url, document.baseURI).href, ours: sample !== undefined } : blob ? { blob, ours: sample !== undefined } : { text };
// How the n-th table of a source is read, where several may be read each in its own way; and the same with more of it.
export const optionsOf = ({ options }, n) => ({ ...options, ...options.files?.[n] });
export const forFile = ({ options }, n, more) => ({ files: { ...options.files, [n]: { ...options.files?.[n], ...more } } });
// The same source again, with more options: other roles, another zone.
export const reopen = (from, options) => open(from.source, { ...from.options, confirm: false, ...options, name: from.name, note: from.note, id: from.id, keep: true });
// Of what was too large: as many of its records as can be held (app/engine/read/README.md says which).
export function openSample() {
  if (!tooLarge) return;
  const { source, name, options, error } = tooLarge, size = source.blob?.size ?? 0;
  const oneIn = Math.min(1000, error.number && size > error.number ? Math.ceil(1.1 * size / error.number) : 4) * (options.oneIn ?? 1);
  return open(source, { ...options, name, oneIn }).catch(() => {});                // the page says why
}
export const cancel = () => current && toWorker({ type: 'cancel', job: current.number });

// The CSV of the selection: a question that only the worker can answer.
export const ask = message => new Promise((done, failed) => {
  const seq = 1e9 + ++questions;
  asked.set(seq, { done, failed });
  toWorker({ ...message, seq });
});

// The records that an issue of the report is about, as they stand in what is open: [{ file, line, text }]. A line is one that the
// record begins on or holds, or its number; `file` counts the report's files from 0.
export async function rowsAt({ lines = [], files = [] }) {
  const { source, name, options } = opened ?? {};
  if (!source || !lines.length) return [];
  return ask({ type: 'rows', source: sent(source), name, options, lines, files });
}

// The worker could not be started, or fell: whoever waits is told, and whoever asks from now on.
export function withoutWorker(page) {
  const error = () => new Pack().u8(ERRORS.indexOf('Network')).i64(0).i64(0).i64(0).text(location.host).done().buffer;
  const refuse = message => fromWorker(message.type === 'open' ? { type: 'failed', job: message.job, error: error() } : { type: 'refused', seq: message.seq, error: error() }, page);
  toWorker = message => queueMicrotask(() => refuse(message));
  if (current) refuse({ type: 'open', job: current.number });
  for (const seq of [...asked.keys()]) refuse({ seq });
}

function keep(job) {
  before.set(job.id, job);
  if (before.size > MOST_KEPT) before.delete(before.keys().next().value);
}

// Messages of the worker: ours are taken, what the page must know is passed on. `failure` and `mapping` tell what the page made of it.
export function fromWorker(message, { failure, mapping }) {
  if (asked.has(message.seq)) {
    const { done, failed } = asked.get(message.seq);
    asked.delete(message.seq);
    return message.blob || message.rows ? done(message.blob ?? message.rows) : failed(new OpenError({ code: ERRORS[new Uint8Array(message.error)[0]] }));
  }
  if (message.job !== undefined && message.job !== current?.number) return;   // of a job that was given up
  // Of several files, the page names the one that could not be read.
  if (message.type === 'failed' && message.file) send('Opening', { text: message.file, key: JSON.stringify(current.note ?? { data: current.source.url ?? '' }), n: [current.options.keep ? 1 : 0] });
  onMessage(message);
  if (message.type === 'opened') { opened = { ...current, leftOut: message.leftOut }; current = null; keep(opened); opened.done(); }
  else if (message.type === 'failed') {
    const job = current, error = failure();
    current = null;
    tooLarge = error.code === 'TooLarge' ? { ...job, error } : null;
    job.failed(new OpenError(error));
  }
  else if (message.type === 'mapping') { const job = { ...current, part: message.part }; current = null; mapping(job); }
}
