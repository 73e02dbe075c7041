// Bytes of a Blob from `from` on, read ahead while the engine works; never the whole file. Up to `to` at once, then up to what
// `end` resolves to. A piece is the reader's own until the next one is asked for: its memory then takes another. (One stream into
// buffers of ours costs the browser half of what as many slices cost.)
const SIZE = 4 << 20, AHEAD = 2;

export async function* slices(blob, from, to, end = to, size = SIZE) {
  yield* bytesOf(blob.slice(from, to), size);
  const stop = await end;
  if (stop > to) yield* bytesOf(blob.slice(to, stop), size);
}

async function* bytesOf(blob, size) {
  const { reader, owned } = readerOf(blob.stream()), wanted = () => reader.read(new Uint8Array(size));
  if (!owned) return yield* plain(reader);
  const inFlight = Array.from({ length: AHEAD }, wanted);
  try {
    for (;;) {
      const { done, value } = await inFlight.shift();
      if (done) return;
      yield value;
      inFlight.push(reader.read(new Uint8Array(value.buffer)));
    }
  } finally {
    for (const read of inFlight) read.catch(() => {});
    reader.cancel().catch(() => {});
  }
}

// Older browsers give pieces of their own size only.
function readerOf(stream) {
  try { return { reader: stream.getReader({ mode: 'byob' }), owned: true }; } catch { return { reader: stream.getReader(), owned: false }; }
}
async function* plain(reader) {
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      yield value;
    }
  } finally { reader.cancel().catch(() => {}); }
}

// Each piece of `bytes`, counted in context.counted: what progress is told from.
export async function* counted(bytes, context) {
  for await (const piece of bytes) {
    context.counted += piece.byteLength;
    yield piece;
  }
}
// `context.piece`: bytes at once, where not as many as usual.
export const whole = (blob, context) => counted(slices(blob, 0, blob.size, blob.size, context.piece), context);
