// Reads sections of a large file for sections.js, one after the other, and gives their rows away.
import createEngine from './engine.mjs';
import { SECTIONS } from './codes.js';
import { begun, slices } from './slices.js';

const HEAD = 256 << 10, PIECE = 512 << 10;
const made = createEngine();
const used = [];                                // buffers of sections that were taken over: new memory is slow at first
let engine, blob, bytes = 0, records = 0, work = Promise.resolve();

onmessage = ({ data }) => {
  if (data.used) return used.push(...data.used);
  blob ??= data.blob;
  const pieces = data.blob ? null : begun(slices(blob, data.from, data.to));
  work = work.then(() => pieces ? read(pieces) : begin(data)).catch(e => postMessage({ failed: String(e?.message ?? e) }));
};

const give = piece => engine.HEAPU8.set(piece, engine._message_room(piece.length) >>> 0);
function push(piece) {
  for (let at = 0; at < piece.length; at += PIECE) {
    const part = piece.subarray(at, at + PIECE), room = engine._room(part.length) >>> 0;
    engine.HEAPU8.set(part, room);
    if (engine._push(part.length)) throw new Error('cannot be read');
  }
}

async function begin({ request, most }) {
  engine = await made;
  give(request);
  if (engine._open_sections(most)) throw new Error('cannot be opened');
  for (let at = 0; engine._sections() === SECTIONS.Unknown && at < blob.size; at += HEAD)
    push(new Uint8Array(await blob.slice(at, at + HEAD).arrayBuffer()));
  if (engine._sections() !== SECTIONS.Possible) throw new Error('has no sections');
}

async function read(pieces) {
  engine._start_section();
  const before = records;
  for await (const piece of pieces) {
    push(piece);
    bytes += piece.length, records = before + engine._records_read();
    postMessage({ bytes, records });
  }
  if (!engine._end_section()) throw new Error('does not end with a record');
  const count = engine._give_section(), notes = copy(engine._answer(), engine._answer_size()), columns = [];
  for (let i = 0; i < count; i++) columns.push(copy(engine._column(i), engine._column_size(i)));
  postMessage({ notes, columns, records: records - before }, [notes, ...columns].map(c => c.buffer));
  engine._given_section();
}
function copy(at, size) {
  at >>>= 0, size >>>= 0;
  const enough = used.findIndex(b => b.byteLength >= size && b.byteLength <= 2 * size);
  const bytes = new Uint8Array(enough < 0 ? new ArrayBuffer(Math.ceil(size * 1.1)) : used.splice(enough, 1)[0], 0, size);
  bytes.set(engine.HEAPU8.subarray(at, at + size));
  return bytes;
}
