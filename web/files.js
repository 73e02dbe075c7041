// The page's own files: beside it on a server, or within it where it stands alone (a capsule; a sandbox that may fetch nothing).
// Paths are those of dist/: ownJson('assets/strings/en.json').
const within = globalThis.tolleAlone ?? null;            // { files: path → base64 of gzip, worker: source } of scripts/bundle.mjs

export const alone = !!within;
export const ownUrl = path => new URL(path, import.meta.url);

// Trusted Types: scripts and workers come from here, or were made here.
const policy = globalThis.trustedTypes?.createPolicy('tolle', {
  createScriptURL(url) {
    if (url.startsWith('blob:') || new URL(url).origin === new URL(import.meta.url).origin) return url;
    throw new TypeError(`not one of Tollé's own scripts: ${url}`);
  },
  createHTML: svg => svg                                // for drawing() only
});
export const trusted = url => policy ? policy.createScriptURL(String(url)) : String(url);
/** An SVG of our own making as an element; parsed as XML, it cannot become anything else. */
export const drawing = svg => new DOMParser().parseFromString(policy ? policy.createHTML(svg) : svg, 'image/svg+xml').documentElement;

export async function ownBytes(path) {
  if (!within) {
    const answer = await fetch(ownUrl(path));
    if (!answer.ok) throw Object.assign(new Error(`${path}: ${answer.status}`), { status: answer.status });
    return new Uint8Array(await answer.arrayBuffer());
  }
  if (!(path in within.files)) await wrapped(path);
  const packed = Uint8Array.from(atob(within.files[path]), c => c.charCodeAt(0));
  return new Uint8Array(await new Response(new Blob([packed]).stream().pipeThrough(new DecompressionStream('gzip'))).arrayBuffer());
}
export const ownText = async path => new TextDecoder().decode(await ownBytes(path));
/** A style sheet of our own; within a capsule all of them are in the page already. Resolves when it is there, or cannot be. */
export function ownStyle(path) {
  if (document.getElementById('capsule')) return Promise.resolve();
  return new Promise(done => {
    const link = Object.assign(document.createElement('link'), { rel: 'stylesheet', href: ownUrl(path).href, onload: done, onerror: done });
    document.head.append(link);
  });
}
export const ownJson = async path => JSON.parse(await ownText(path));

// Scripts are the one thing that a page without an origin may still ask its server for.
function wrapped(path) {
  return new Promise((done, failed) => {
    if (typeof document === 'undefined' || !/^http/.test(import.meta.url)) return failed(new Error(`${path} is not within`));
    const script = document.createElement('script');
    script.addEventListener('load', done);
    script.addEventListener('error', () => failed(new Error(`${path} could not be read`)));
    script.src = trusted(ownUrl(`${path}.js`));
    document.head.append(script);
  });
}

export function ownWorker() {
  if (!within) return new Worker(trusted(ownUrl('worker.js')), { type: 'module' });
  return new Worker(trusted(URL.createObjectURL(new Blob([within.worker], { type: 'text/javascript' }))));
}
/** What a file at an address is called; escapes that are none stay as they are. */
export function nameOf(url) {
  const part = new URL(url, location.href).pathname.split('/').pop();
  try { return decodeURIComponent(part); } catch { return part; }
}
