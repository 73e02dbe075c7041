// The beginning of what is opened, before it is read.

// The first bytes of some chunks, and all of them again.
export async function peeked(chunks, size = 4096) {
  const source = chunks[Symbol.asyncIterator](), seen = [];
  let head = new Uint8Array(0), ended = false;
  while (head.length < size && !ended) {
    const { done, value } = await source.next();
    if (done) ended = true;
    else {
      // A piece is only lent until the next one is asked for (slices.js).
      seen.push(head.length + value.length < size ? value.slice() : value);
      const joined = new Uint8Array(Math.min(size, head.length + value.length));
      joined.set(head); joined.set(value.subarray(0, joined.length - head.length), head.length);
      head = joined;
    }
  }
  // No generator: one that was never begun would not give its source back.
  const again = {
    [Symbol.asyncIterator]() { return this; },
    async next() { return seen.length ? { done: false, value: seen.shift() } : ended ? { done: true } : source.next(); },
    async return() { await source.return?.(); return { done: true }; }
  };
  return { head, chunks: again };
}
export const starts = (head, ...bytes) => bytes.every((b, i) => head[i] === b);

// What a member is whose name does not say so: an archive, JSON, or text whose first line has columns; '' for anything else.
export function kindOfBytes(head) {
  if (seemsPacked(head)) return 'zip';
  const text = head.includes(0) ? '' : new TextDecoder().decode(head);
  if (/^\s*[[{]/.test(text)) return 'json';
  return /^.*[^\s,;\t|][,;\t|][^\s,;\t|]/.test(text) ? 'csv' : '';
}

export const isGzip = head => starts(head, 0x1f, 0x8b);
// Whether it may be an archive: archive/parts.js knows for certain.
const mayBeTar = head => head.length >= 512 && (head.subarray(257, 265).every(b => b === 0) || String.fromCharCode(...head.subarray(257, 262)) === 'ustar');
export const seemsPacked = head => isGzip(head) || starts(head, 0x50, 0x4b) || mayBeTar(head);

// By the browser: for what is known to be whole. What may be damaged is read by unpack.js, as far as it goes.
export async function* gunzipped(chunks) {
  const stream = new DecompressionStream('gzip'), writer = stream.writable.getWriter(), reader = stream.readable.getReader();
  const fed = (async () => { for await (const chunk of chunks) await writer.write(chunk); await writer.close(); })().catch(e => writer.abort(e));
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return await fed;
      yield value;
    }
  } finally { reader.cancel().catch(() => {}); }
}
