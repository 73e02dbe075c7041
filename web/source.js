// What can be opened (File, Blob, address, text) as bytes in pieces.
import { counted, whole } from './slices.js';

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

// { name, blob, total, ours, chunks() }: the bytes as they are; `ours`: a sample of ours, which is whole. Only a blob can be read more than once; `total` is 0 where unknown.
export async function openSource(source, context) {
  if (source.url) {
    const answer = await response(source.url, context.signal);
    const total = answer.headers.has('content-encoding') ? 0 : Number(answer.headers.get('content-length') ?? 0);
    return { name: decodeURIComponent(new URL(source.url, location.href).pathname.split('/').pop()), blob: null, total, ours: source.ours, chunks: () => counted(pieces(answer.body ?? new Blob([]).stream(), context), context) };
  }
  const blob = source.blob ?? new Blob([source.text]);
  return { name: blob.name ?? source.name ?? '', blob, total: blob.size, ours: source.ours, chunks: () => whole(blob, context) };
}
async function* pieces(stream, context) {
  const reader = stream.getReader();
  try {
    for (;;) {
      let result;
      try { result = await reader.read(); }
      catch (e) { throw context.signal.aborted ? e : new SourceError('Network'); }
      if (result.done) return;
      yield result.value;
    }
  } finally { reader.cancel().catch(() => {}); }
}
