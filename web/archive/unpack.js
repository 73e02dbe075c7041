// unpack.wasm (app/unpack.cpp): deflate, and the sheets of workbooks.
import { alone, ownBytes } from '../files.js';
import { whole } from '../slices.js';
import { SourceError } from '../source.js';
import { memberBytes } from './zip.js';

const PACKINGS = ['deflate', 'deflate64', 'gzip'];   // as app/engine/pack/inflate.h
const PIECE = 512 << 10;
let made;
async function start() {
  const { default: createUnpack } = await import('../unpack.mjs');
  return createUnpack(alone ? { wasmBinary: await ownBytes('unpack.wasm') } : {});
}
const program = () => made ??= start();

// The bytes of a packed file, unpacked. note.damage tells afterwards how it is damaged; what came before the damage is given.
export async function* unpack(context, chunks, packing, note, crc) {
  const engine = await program(), n = engine._unpack_start(PACKINGS.indexOf(packing)), PIECE_READY = 0, MORE = 1, CUT = 3, DAMAGED = 4;
  function* take(last) {
    for (;;) {
      const step = engine._unpack_take(n, last), at = engine._unpack_piece(n) >>> 0, size = engine._unpack_size(n) >>> 0;
      context.unpacked += size;
      if (context.unpacked > context.limit) throw new SourceError('TooLarge', '', context.limit);
      if (size) yield engine.HEAPU8.slice(at, at + size);
      if (step === PIECE_READY) continue;
      if (step === MORE) return true;
      if (step === CUT) note.damage = 'Truncated';
      if (step === DAMAGED || (crc !== undefined && crc !== null && step !== CUT && crc !== engine._unpack_crc(n))) note.damage = 'DamagedPacking';
      return false;
    }
  }
  try {
    for await (const chunk of chunks)
      for (let at = 0; at < chunk.length; at += PIECE) {
        const piece = chunk.subarray(at, at + PIECE), to = engine._unpack_room(n, piece.length) >>> 0;
        engine.HEAPU8.set(piece, to);
        engine._unpack_push(n, piece.length);
        if (!(yield* take(0))) return;
      }
    yield* take(1);
  } finally { engine._unpack_end(n); }
}

// The bytes of a zip's member.
export async function* memberChunks(blob, member, context, note = {}) {
  const { blob: bytes, packing } = await memberBytes(blob, member), packed = whole(bytes, context);
  yield* packing ? unpack(context, packed, packing, note, member.crc) : packed;
}

// The parts of a workbook → the text of its sheets.
export async function workbook() {
  const engine = await program(), n = engine._book_start();
  function text() {
    const at = engine._answer() >>> 0;
    return engine.HEAPU8.slice(at, at + (engine._answer_size() >>> 0));
  }
  return {
    begin: part => engine._book_begin(n, part),
    push(bytes) {
      const at = engine._message_room(bytes.length) >>> 0;
      engine.HEAPU8.set(bytes, at);
      engine._book_push(n);
      return text();
    },
    endSheet() { engine._book_end_sheet(n); return text(); },
    end: () => engine._book_end(n)
  };
}
