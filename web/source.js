// What can be opened (File, Blob, address, text) as bytes in pieces.
import { nameOf } from './files.js';
import { counted, whole } from './slices.js';

// An error with a code of app/base/result.h; everything that can be said of it is in its fields.
export class SourceError extends Error {
  constructor(code, what = '', number = 0) { super(code); Object.assign(this, { code, what, number }); }
}

const SAID_S = 4, PATIENCE_S = 20, TRIES = 4;      // of silence: told after the first, given up after the second

// What a server is asked for, or sends next; context.silent(seconds) hears of its silence.
function patiently(promise, context, host) {
  return new Promise((done, failed) => {
    let s = 0;
    const timer = setInterval(() => {
      if (++s >= PATIENCE_S) failed(new SourceError('Slow', host, s));
      else if (s >= SAID_S) context.silent?.(s);
    }, 1000);
    promise.then(done, failed).finally(() => clearInterval(timer));
  });
}
// What browsers keep is asked about again: that an address was gone (410) is kept, too.
async function response(url, context, headers = {}) {
  if (!/^https?:$/.test(url.protocol) && url.protocol !== 'blob:') throw new SourceError('Blocked', url.protocol);
  let answer;
  try { answer = await patiently(fetch(url, { signal: context.signal, credentials: 'omit', referrerPolicy: 'no-referrer', cache: url.origin === location.origin ? 'default' : 'no-cache', headers }), context, url.host); }
  catch (e) {
    if (context.signal.aborted || e instanceof SourceError) throw e;
    throw new SourceError(navigator.onLine === false || url.origin === location.origin ? 'Network' : 'Blocked', url.host);
  }
  if (!answer.ok) throw new SourceError('HttpStatus', url.host, answer.status);
  return answer;
}

// { name, blob, total, ours, chunks() }: the bytes as they are; `ours`: a sample of ours, which is whole. Only a blob can be read more than once; `total` is 0 where unknown.
export async function openSource(source, context) {
  if (source.url) {
    const url = new URL(source.url, location.href), answer = await response(url, context);
    const total = answer.headers.has('content-encoding') ? 0 : Number(answer.headers.get('content-length') ?? 0);
    return { name: nameOf(url), blob: null, total, ours: source.ours, chunks: () => counted(pieces(url, answer, context), context) };
  }
  const blob = source.blob ?? new Blob([source.text]);
  return { name: blob.name ?? source.name ?? '', blob, total: blob.size, ours: source.ours, chunks: () => whole(blob, context) };
}

// The bytes of an address. Where the connection breaks or falls silent, the rest is asked for from there (RFC 9110, 14: a browser
// that sends Range wants no packing, so that bytes are counted alike); a server without ranges sends all again, which is skipped.
async function* pieces(url, answer, context) {
  const tag = answer.headers.get('etag') ?? answer.headers.get('last-modified');
  let got = 0, skip = 0, tries = 0;
  for (;;) {
    const reader = (answer.body ?? new Blob([]).stream()).getReader();
    let problem = null;
    try {
      for (;;) {
        let result;
        try { result = await patiently(reader.read(), context, url.host); } catch (e) { problem = e; break; }
        if (result.done) return;
        const bytes = skip ? result.value.subarray(skip) : result.value;
        skip -= Math.min(skip, result.value.byteLength);
        if (!bytes.byteLength) continue;
        got += bytes.byteLength;
        tries = 0;
        yield bytes;
      }
    } finally { reader.cancel().catch(() => {}); }
    for (answer = null; !answer;) {
      if (context.signal.aborted) throw problem;
      if (tries++ === TRIES) throw problem instanceof SourceError ? problem : new SourceError('Network', url.host);
      await new Promise(done => setTimeout(done, 250 * 2 ** tries));
      try { answer = await response(url, context, { Range: `bytes=${got}-`, ...(tag && !tag.startsWith('W/') && url.origin === location.origin && { 'If-Range': tag }) }); }
      catch (e) { if (e.number === 416) return; problem = e; }
    }
    skip = answer.status === 206 ? 0 : got;
  }
}
