// What can be opened (File, Blob, address, text) as one stream of bytes, unpacked where it is gzip.
const GZIP = [0x1f, 0x8b];

// An error with a code of app/base/result.h; everything that can be said of it is in its fields.
export class SourceError extends Error {
  constructor(code, what = '', number = 0) { super(code); Object.assign(this, { code, what, number }); }
}

async function response(address, signal) {
  const url = new URL(address, location.href);
  if (!/^https?:$/.test(url.protocol) && url.protocol !== 'blob:') throw new SourceError('Blocked', url.protocol);
  let answer;
  try { answer = await fetch(url, { signal, credentials: 'omit', referrerPolicy: 'no-referrer' }); }
  catch (e) {
    if (signal.aborted) throw e;
    throw new SourceError(navigator.onLine === false ? 'Network' : url.origin === location.origin ? 'Network' : 'Blocked', url.host);
  }
  if (!answer.ok) throw new SourceError('HttpStatus', url.host, answer.status);
  return answer;
}

// A Blob in slices, a few in flight: reads on while the engine works, and never holds the whole file.
function slices(blob, size = 4 << 20, ahead = 3) {
  const inFlight = []; let at = 0;
  const more = () => { while (at < blob.size && inFlight.length < ahead) { inFlight.push(blob.slice(at, at += size).arrayBuffer()); } };
  return new ReadableStream({
    start: more,
    async pull(controller) {
      more();
      if (!inFlight.length) return controller.close();
      const bytes = await inFlight.shift();
      more();
      controller.enqueue(new Uint8Array(bytes));
    }
  }, { highWaterMark: 1 });
}

// { stream, total, name, counted() }: unpacked bytes; `total` is the packed size (0: unknown), `counted` the packed bytes so far.
export async function openSource(source, signal) {
  let stream, total = 0, name = '', counted = 0;
  if (source.url) {
    const answer = await response(source.url, signal);
    stream = answer.body ?? new Blob([]).stream();
    total = answer.headers.has('content-encoding') ? 0 : Number(answer.headers.get('content-length') ?? 0);
    name = decodeURIComponent(new URL(source.url, location.href).pathname.split('/').pop());
  } else {
    const blob = source.blob ?? new Blob([source.text]);
    stream = slices(blob); total = blob.size; name = blob.name ?? '';
  }
  const count = new TransformStream({ transform(chunk, out) { counted += chunk.byteLength; out.enqueue(chunk); } });
  const reader = stream.pipeThrough(count).getReader();
  let first = await reader.read();
  while (!first.done && first.value.byteLength < 2) {          // a server may send a byte at a time
    const next = await reader.read();
    if (next.done) break;
    const joined = new Uint8Array(first.value.byteLength + next.value.byteLength);
    joined.set(first.value); joined.set(next.value, first.value.byteLength);
    first = { done: false, value: joined };
  }
  const packed = !first.done && GZIP.every((b, i) => first.value[i] === b);
  const rest = new ReadableStream({
    async pull(controller) {
      const { done, value } = first ?? await reader.read();
      first = null;
      if (done) controller.close(); else controller.enqueue(value);
    },
    cancel: reason => reader.cancel(reason)
  });
  return { stream: packed ? rest.pipeThrough(new DecompressionStream('gzip')) : rest, packed, total, name, counted: () => counted };
}
