// The engine's thread: feeds files to engine.wasm, passes questions and answers on. The messages are listed in web/README.md.
import createEngine from './engine.mjs';
import { gunzipped, isGzip, peeked, seemsPacked } from './archive/peek.js';
import { DATE_ORDERS, ENCODINGS, ERRORS, ROLES } from './codes.js';
import { alone as standsAlone, ownBytes } from './files.js';
import { Pack } from './pack.js';
import { openSource, SourceError } from './source.js';
import { zoneChanges } from './zones.js';

const FAILED = -1, NEEDS_MAPPING = 1, SEARCHING = 1, SEARCH = 2;
// Bytes: of a file of unknown size (gzip), and of the 4 GB that the engine can have; what answers need comes on top.
const UNPACKED_LIMIT = 3.5 * 2 ** 30, HEAP_LIMIT = 3.2 * 2 ** 30;
const PREVIEW_ROWS = 100_000, PREVIEW_REST = 16 << 20;  // shown when there are so many, and so many bytes still to come
const PROGRESS_MS = 500;                        // each is a frame to draw, which software rendering takes from the reading
const TURN_MS = 12;                             // of reading, then messages are looked at
const FIRST_MS = 30;                            // in which the first question about much data comes: it is answered before more is read
const FOR_SEVERAL = 24 << 20;                   // bytes of a file that several workers read
const PIECE = 512 << 10;                        // bytes given to the engine at once: they stay in the processor's cache
// Messages that come while this module waits would be lost: they are kept.
const early = [];
onmessage = event => early.push(event);
const engine = await createEngine(standsAlone ? { wasmBinary: await ownBytes('engine.wasm') } : {}).catch(e => { postMessage({ type: 'broken' }); throw e; });
const zones = new Set(['UTC']);
let job = null;                                 // { number, abort, leftOut (tables of archives) } of the file being opened
let reading = false;                            // words are being read, or a text is being searched for, in the background

function give(bytes) {                          // into the engine's message buffer
  const at = engine._message_room(bytes.length) >>> 0;
  engine.HEAPU8.set(bytes, at);
}
function take() {                               // a copy of its answer, free to be transferred
  const at = engine._answer() >>> 0;
  return engine.HEAPU8.slice(at, at + (engine._answer_size() >>> 0)).buffer;
}
function errorBytes({ code, what = '', number = 0 }) {
  return new Pack().u8(ERRORS.indexOf(code)).i64(0).i64(0).i64(Math.round(number)).text(what).done().buffer;
}
const send = (message, ...transfer) => postMessage(message, transfer);
const sendAnswer = (message, key) => { const bytes = take(); send({ ...message, [key]: bytes }, bytes); };
const breath = () => new Promise(done => { const c = new MessageChannel(); c.port1.onmessage = () => { c.port1.close(); done(); }; c.port2.postMessage(0); });

function knowZone(name) {
  if (!name || zones.has(name)) return;
  let changes;
  try { changes = zoneChanges(name); } catch { throw new SourceError('UnknownZone', name); }
  give(new Pack().text(name).list(changes, (p, c) => p.i64(c.from).u32(c.offset)).done());
  engine._add_zone();
  zones.add(name);
}

// Some of a file may be read twice: never more than there is of it.
const soFar = (bytes, { total }) => total ? Math.min(bytes, total) : bytes;
const contextOf = ({ abort, leftOut }) => ({ signal: abort.signal, counted: 0, total: 0, unpacked: 0, limit: UNPACKED_LIMIT, silent: null, leftOut });

// The tables in what is opened: a plain file is one. What finds them in others is fetched when there is one.
async function* partsOf(file, context) {
  const first = await peeked(file.chunks());
  if (!seemsPacked(first.head)) return yield { name: file.name, chunks: first.chunks, packed: false, note: {} };
  if (file.ours && isGzip(first.head)) return yield { name: file.name.replace(/\.gz$/, ''), chunks: gunzipped(first.chunks), packed: true, note: {} };
  if (file.blob) { await first.chunks.return?.(); context.counted = 0; }   // it is read from its start once more
  const { partsOf: within } = await import('./archive/parts.js');
  yield* within(file.blob ? file : { ...file, chunks: () => first.chunks }, context);
}

// Of several tables each may be read in its own way: what was chosen for the n-th, or else for one that has the same columns.
function optionsOf(options, n) {
  const { files = {}, mapping, timeZone, keepPersonalData } = options;
  if (files[n] || mapping || timeZone) return { ...options, ...files[n] };
  const like = Object.values(files).filter(o => o.mapping?.roles && !o.keepPersonalData === !keepPersonalData).pop();
  return like ? { ...options, mapping: { ...like.mapping, encoding: undefined, delimiter: undefined }, likeAnother: true } : options;
}
// The engine's request for one file, as an archive; with `lines`, only those records are wanted.
function request(name, total, several, { mapping = {}, confirm = false, timeZone, keepPersonalData = false, masks = {}, oneIn = 1, likeAnother = false }, lines = []) {
  const zone = timeZone ?? mapping.zone ?? '';
  knowZone(zone);
  const encoding = mapping.encoding ? ENCODINGS.indexOf(mapping.encoding) : -1;
  if (mapping.encoding && encoding < 0) throw new SourceError('BadMapping', mapping.encoding);
  const roles = Object.entries(mapping.roles ?? {}), order = Math.max(0, DATE_ORDERS.indexOf(mapping.dateOrder));
  for (const [, role] of roles) if (!ROLES.includes(role)) throw new SourceError('BadMapping', role);
  return new Pack().text(name).i64(total).u8(confirm)
    .list(roles, (p, [column, role]) => p.text(column).u8(ROLES.indexOf(role))).text(zone).u8(order).text(mapping.organisation ?? '')
    .maybe(encoding < 0 ? null : encoding, (p, e) => p.u8(e)).u8((mapping.delimiter ?? '').charCodeAt(0) || 0)
    .u8(!keepPersonalData).text(masks.mail ?? '[e-mail]').text(masks.phone ?? '[tel.]').list(lines, (p, n) => p.u32(n)).u8(several).u32(oneIn).u8(likeAnother).done();
}

// Records as they stand in their file, { file, line, text }: the source is read once more, beside the data that is open. `files`
// says which table of the source each line is of, counted from 0; of one table it is empty. Refused while a file is being opened;
// given up when one is.
async function rows({ seq, source, name, options = {}, lines, files = [] }) {
  const refuse = code => send({ type: 'refused', seq, error: errorBytes({ code }) });
  if (job) return refuse('Cancelled');
  const mine = job = { number: -1, abort: new AbortController(), leftOut: [] };
  const left = () => job !== mine;
  const wantedOf = n => lines.filter((_, i) => (files[i] ?? 0) === n).sort((a, b) => a - b);
  const found = [], sources = source.list ?? [source];
  let n = 0, last = Math.max(0, ...files);
  try {
    for (const one of sources) {
      const context = contextOf(mine), file = await openSource(one, context);
      if (left()) return refuse('Cancelled');
      if (sources.length === 1 && name) file.name = name;
      for await (const part of partsOf(file, context)) {
        if (left()) return refuse('Cancelled');
        const wanted = wantedOf(n);
        if (!wanted.length) { await part.chunks.return?.(); if (n++ >= last) break; continue; }
        give(request(part.name, 0, sources.length > 1 || part.packed, { ...optionsOf(options, n), confirm: false }, wanted));
        let code = engine._open_file();
        for await (const value of part.chunks) {
          if (left()) return refuse('Cancelled');
          for (let at = 0; at < value.byteLength && !code; at += PIECE) {
            const piece = value.subarray(at, at + PIECE);
            engine.HEAPU8.set(piece, engine._room(piece.length) >>> 0);
            code = engine._push(piece.length);
          }
          if (code) break;
        }
        if (left()) return refuse('Cancelled');
        code ||= engine._finish();
        if (code) { job = null; return sendAnswer({ type: 'refused', seq }, 'error'); }
        const bytes = new DataView(take());
        for (let i = 0, at = 4; i < bytes.getUint32(0, true); i++) {
          const line = bytes.getUint32(at, true), length = bytes.getUint32(at + 4, true);
          found.push({ ...(files.length && { file: n }), line, text: new TextDecoder().decode(new Uint8Array(bytes.buffer, at + 8, length)) });
          at += 8 + length;
        }
        if (n++ >= last) break;
      }
      if (n > last) break;
    }
    job = null;
    send({ type: 'rows', seq, rows: found.sort((a, b) => (a.file ?? 0) - (b.file ?? 0) || a.line - b.line) });
  } catch (e) {
    if (left()) return refuse('Cancelled');
    engine._cancel(); job = null;
    send({ type: 'refused', seq, error: errorBytes(e instanceof SourceError ? e : { code: 'Internal' }) });
  }
}

// source: { blob } | { url } | { text } | { list: several of them }.
async function open({ job: number, source, name, options = {}, alone = false }) {
  job?.abort.abort();
  const mine = job = { number, abort: new AbortController(), leftOut: [], part: 0 };
  const left = () => job !== mine;
  let sections = null;
  try {
    engine._cancel();
    const sources = source.list ?? [source];
    let told = performance.now(), breathed = 0, previewAt = PREVIEW_ROWS;
    // Of several files, which one is being read: what cannot be is named.
    const nowAt = name => { mine.file = sources.length > 1 ? name : ''; };
    for (const one of sources) {
      const context = contextOf(mine);
      nowAt(one.blob?.name ?? one.name ?? one.url);
      context.silent = s => left() || send({ type: 'progress', job: number, bytes: soFar(context.counted, context), total: context.total, records: engine._records_read(), silent: s });
      const file = await openSource(one, context);
      if (left()) return;
      context.total = file.total;
      if (sources.length === 1 && name) file.name = name;
      for await (const part of partsOf(file, context)) {
        if (left()) return;
        nowAt(part.name);
        const single = sources.length === 1 && !part.packed, asked = request(part.name, part.packed ? 0 : file.total, !single, optionsOf(options, mine.part));
        give(asked);
        if (engine._open_file() === FAILED) return ended(mine, FAILED);
        if (single && !alone && !standsAlone && !(options.oneIn > 1) && file.blob?.size >= FOR_SEVERAL)
          sections = await (await import('./sections.js')).Sections.of(file.blob, asked, options.workers, engine, give, left);
        if (left()) return void sections?.stop();
        if (sections) await part.chunks.return?.();
        for await (const value of sections ? sections.own() : part.chunks) {
          if (left()) return void sections?.stop();
          if (engine.HEAPU8.length > HEAP_LIMIT) throw new SourceError('TooLarge', '', context.unpacked || context.counted);
          for (let at = 0; at < value.byteLength; at += PIECE) {
            const piece = value.subarray(at, at + PIECE);
            const to = engine._room(piece.length) >>> 0;
            engine.HEAPU8.set(piece, to);
            const code = engine._push(piece.length);
            if (code) { sections?.stop(); return ended(mine, code); }
          }
          const bytes = sections ? sections.bytes : context.counted;
          if (performance.now() - told > PROGRESS_MS) {
            told = performance.now();
            send({ type: 'progress', job: number, bytes: soFar(bytes, context), total: context.total, records: engine._records_read() + (sections?.records ?? 0) });
          }
          if (single && engine._records_read() >= previewAt && file.total - bytes > PREVIEW_REST) {
            const shown = engine._preview();    // copies what there is: where it cannot be shown yet, not again at each piece
            if (shown) sendAnswer({ type: 'preview', job: number }, 'source');
            previewAt = shown ? Infinity : previewAt * 2;
          }
          if (performance.now() - breathed > TURN_MS) {
            await breath();                     // for questions about what is shown, and for cancelling
            breathed = performance.now();
          }
          if (left()) return void sections?.stop();
        }
        sections?.stop();
        if (left()) return;
        if (sections?.failed) return open({ job: number, source, name, options, alone: true });
        if (part.note.damage) engine._damaged(part.note.damage === 'Truncated' ? 0 : 1);
        mine.many ||= engine._records_read() > PREVIEW_ROWS;
        const code = engine._end_part();
        if (code) return ended(mine, code);
        mine.part++;
      }
    }
    nowAt('');
    ended(mine, engine._finish());
  } catch (e) {
    sections?.stop();
    if (left()) return;
    engine._cancel(); job = null;
    if (!(e instanceof SourceError)) console.error(e);
    send({ type: 'failed', job: number, file: mine.file, error: errorBytes(e instanceof SourceError ? e : { code: 'Internal' }) });
  }
}

function ended(mine, code) {
  job = null;
  if (code === FAILED) return sendAnswer({ type: 'failed', job: mine.number, file: mine.file }, 'error');
  sendAnswer({ type: code === NEEDS_MAPPING ? 'mapping' : 'opened', job: mine.number, leftOut: mine.leftOut, part: mine.part }, 'source');
  if (code !== NEEDS_MAPPING) { datasets++; if (mine.many) setTimeout(readMore, FIRST_MS); else readMore(); }
}

// What is left to search and to read, in short turns, so that questions are answered in between.
async function readMore() {
  if (reading) return;
  reading = true;
  for (let told = performance.now(), before = 0, what; (what = engine._read_more(TURN_MS)); before = what) {
    const rest = performance.now() - told, found = before === SEARCH && what !== SEARCH;
    if (found || rest > (what === SEARCH ? 60 : 300)) { told = performance.now(); send({ type: 'words' }); }
    await breath();
  }
  reading = false;
  send({ type: 'words' });
  buildCube();
}

// The cube for what was asked last (app/engine/ask/cube.h), when nobody has asked for a while: the page answers from it what a
// brush asks.
const CALM_MS = 150;
let lastAsked = 0, building = false;
async function buildCube() {
  if (building) return;
  building = true;
  while (!job && !reading) {
    const calm = CALM_MS - (performance.now() - lastAsked);
    if (calm > 0) { await new Promise(done => setTimeout(done, calm)); continue; }
    if (!engine._cube()) break;
    if (engine._answer_size()) sendAnswer({ type: 'cube' }, 'part');
    await breath();
  }
  building = false;
}

// While nothing is asked for: see app/engine/rehearse.h.
async function rehearse() {
  while (!job) {
    await (reading ? new Promise(done => setTimeout(done, 100)) : breath());
    if (!job && !reading && !engine._rehearse_more()) return;
  }
}

function ask({ seq, query, zone }) {
  try { knowZone(zone); } catch (e) { return send({ type: 'refused', seq, error: errorBytes(e) }); }
  give(new Uint8Array(query));
  const outcome = engine._ask();
  if (outcome === FAILED) return sendAnswer({ type: 'refused', seq }, 'error');
  sendAnswer({ type: 'answer', seq }, 'report');
  lastAsked = performance.now();
  buildCube();
  if (outcome === SEARCHING) readMore();
}

// One after the other, since the engine keeps the place; given up where other data are opened meanwhile.
let downloads = Promise.resolve(), datasets = 0;
const csv = message => downloads = downloads.then(() => download(message));
async function download({ seq, query, zone }) {
  try { knowZone(zone); } catch (e) { return send({ type: 'refused', seq, error: errorBytes(e) }); }
  const parts = [], of = datasets;
  for (let first = 1; ; first = 0) {
    if (of !== datasets) return send({ type: 'refused', seq, error: errorBytes({ code: 'Cancelled' }) });
    give(new Uint8Array(query));
    if (engine._csv(first) === FAILED) return sendAnswer({ type: 'refused', seq }, 'error');
    const piece = take();
    if (!piece.byteLength) break;
    parts.push(piece);
    await breath();
  }
  send({ type: 'csv', seq, blob: new Blob(parts, { type: 'text/csv;charset=utf-8' }) });
}

const handlers = {
  open, ask, csv, rows, rehearse,
  cancel({ job: number }) {
    if (job?.number !== number) return;
    job.abort.abort(); job = null; engine._cancel();
    send({ type: 'failed', job: number, error: errorBytes({ code: 'Cancelled' }) });
  }
};
// A failure inside a handler is a bug of ours: said in the console, and the page is told rather than left waiting.
onmessage = async ({ data }) => {
  try { await handlers[data.type](data); } catch (e) { console.error(e); send({ type: 'refused', seq: data.seq ?? 0, error: errorBytes({ code: 'Internal' }) }); }
};
for (const event of early) onmessage(event);
