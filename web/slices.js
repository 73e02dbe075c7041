// Bytes of a Blob from `from` on, a few slices in flight: reads on while the engine works, and never holds the whole file.
// Up to `to` at once, then up to what `end` resolves to.
export async function* slices(blob, from, to, end = to, size = 4 << 20, ahead = 3) {
  const inFlight = [];
  let at = from;
  for (let stop = to, last = stop === end; ;) {
    while (at < stop && inFlight.length < ahead) {
      const next = Math.min(at + size, stop);
      inFlight.push(blob.slice(at, next).arrayBuffer());
      at = next;
    }
    if (inFlight.length) yield new Uint8Array(await inFlight.shift());
    else if (last) return;
    else { stop = await end; last = true; }
  }
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
