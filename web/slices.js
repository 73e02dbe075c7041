// Bytes of a Blob from `from` on, read ahead while the engine works; never the whole of a large file. Up to `to` at once, then up
// to what `end` resolves to. A piece is the reader's own until the next one is asked for: its memory then takes another. (One
// stream into buffers of ours costs the browser half of what as many slices cost.)
const SIZE = 4 << 20, AHEAD = 2;

export async function* slices(blob, from, to, end = to, piece = SIZE) {
  yield* bytesOf(blob.slice(from, to), piece);
  const stop = await end;
  if (stop > to) yield* bytesOf(blob.slice(to, stop), piece);
}

const spare = [];                               // buffers of streams that have ended: new memory is slow at first
// Chromium (156) collects a stream that is being read as garbage unless somebody holds on to it: the reading then never ends.
const held = new Set();

async function* bytesOf(blob, piece) {
  const reader = blob.size > SIZE && byobReader(blob);
  if (!reader) return yield* cut(blob, piece);
  held.add(reader);
  const read = buffer => reader.read(new Uint8Array(buffer)), inFlight = Array.from({ length: AHEAD }, () => read(spare.pop() ?? new ArrayBuffer(SIZE)));
  try {
    for (;;) {
      const { done, value } = await inFlight.shift();
      if (done) {
        for (const last of [value, ...(await Promise.all(inFlight)).map(r => r.value)]) if (last && spare.length < AHEAD) spare.push(last.buffer);
        return;
      }
      yield value;
      inFlight.push(read(value.buffer));
    }
  } finally {
    held.delete(reader);
    for (const waiting of inFlight) waiting.catch(() => {});
    reader.cancel().catch(() => {});
  }
}
async function* cut(blob, piece) {
  for (let at = 0; at < blob.size; at += SIZE) {
    const bytes = new Uint8Array(await blob.slice(at, at + SIZE).arrayBuffer());
    for (let i = 0; i < bytes.length; i += piece) yield bytes.subarray(i, i + piece);
  }
}
function byobReader(blob) {                               // older browsers have none
  try { return blob.stream().getReader({ mode: 'byob' }); } catch { return null; }
}

// The same pieces, of which the first is asked for at once. One that was not read to its end has to be given back: return().
export function begun(pieces) {
  let first = pieces.next();
  first.catch(() => {});                        // whoever comes for it hears of it
  return {
    [Symbol.asyncIterator]() { return this; },
    next() { const next = first ?? pieces.next(); first = null; return next; },
    return: () => pieces.return()
  };
}

// Each piece of `bytes`, counted in context.counted: what progress is told from.
export async function* counted(bytes, context) {
  for await (const piece of bytes) {
    context.counted += piece.byteLength;
    yield piece;
  }
}
// `context.piece`: bytes at once, where a file is small; tests have it.
export const whole = (blob, context) => counted(slices(blob, 0, blob.size, blob.size, context.piece), context);
