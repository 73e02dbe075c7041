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
