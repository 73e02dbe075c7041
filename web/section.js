// Reads one section of a large file for sections.js, gives its rows away as it goes, and is ended.
import createEngine from './engine.mjs';
import { slices } from './slices.js';

const UNKNOWN = 0, POSSIBLE = 1;
const HEAD = 256 << 10, LOOK = 1 << 20, PIECE = 512 << 10;
const PORTION = 24 << 20, SLACK = 4 << 20;      // bytes of the file that are given at once
const made = createEngine();
let tellEnd;
const end = new Promise(done => { tellEnd = done; });
const used = [];                                // buffers of portions that were taken over: new memory is slow at first

onmessage = ({ data }) => {
  if (data.end !== undefined) tellEnd(data.end);
  else if (data.used) used.push(...data.used);
  else read(data).catch(e => postMessage({ failed: String(e?.message ?? e) }));
};

async function read({ blob, request, from, to }) {
  const engine = await made;
  const give = bytes => engine.HEAPU8.set(bytes, engine._message_room(bytes.length) >>> 0);
  const push = bytes => {
    for (let at = 0; at < bytes.length; at += PIECE) {
      const piece = bytes.subarray(at, at + PIECE), room = engine._room(piece.length) >>> 0;
      engine.HEAPU8.set(piece, room);
      if (engine._push(piece.length)) throw new Error('cannot be read');
    }
  };
  give(request);
  if (engine._open_section(PORTION + SLACK)) throw new Error('cannot be opened');
  for (let at = 0; engine._sections() === UNKNOWN && at < from; at += HEAD)
    push(new Uint8Array(await blob.slice(at, at + HEAD).arrayBuffer()));
  if (engine._sections() !== POSSIBLE) throw new Error('has no sections');
  give(new Uint8Array(await blob.slice(from, from + LOOK).arrayBuffer()));
  const start = engine._start_section();
  if (start < 0) throw new Error('no record found');
  postMessage({ start: from + start });
  const copy = (at, size) => {
    const enough = used.findIndex(b => b.byteLength >= size && b.byteLength <= 2 * size);
    const bytes = new Uint8Array(enough < 0 ? new ArrayBuffer(size) : used.splice(enough, 1)[0], 0, size);
    bytes.set(engine.HEAPU8.subarray(at, at + size));
    return bytes;
  };
  let bytes = 0, records = 0, given = 0;
  const giveRows = last => {
    const columns = [], count = engine._give_section(), notes = copy(engine._answer() >>> 0, engine._answer_size() >>> 0);
    for (let i = 0; i < count; i++) columns.push(copy(engine._column(i) >>> 0, engine._column_size(i) >>> 0));
    postMessage({ notes, columns, last }, [notes, ...columns].map(c => c.buffer));
    records += engine._records_read(), given = bytes;
    engine._given_section();
  };
  for await (const piece of slices(blob, from + start, to, end)) {
    push(piece);
    bytes += piece.length;
    if (bytes - given >= PORTION) giveRows(false);
    postMessage({ bytes, records: records + engine._records_read() });
  }
  if (!engine._end_section()) throw new Error('does not end with a record');
  giveRows(true);
}
