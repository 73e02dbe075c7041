// Offline: the program as one version, whole or not at all. scripts/precache.mjs writes VERSION and FILES (path → SHA-256).
const VERSION = '', FILES = {};
const NAME = `tolle-${VERSION}`, here = new URL('./', self.location.href);
const pathOf = url => { const u = new URL(url); return u.origin === here.origin && u.pathname.startsWith(here.pathname) ? decodeURIComponent(u.pathname.slice(here.pathname.length)) || 'index.html' : null; };
const hex = bytes => [...new Uint8Array(bytes)].map(b => b.toString(16).padStart(2, '0')).join('');

// A file that is not the one of this version (an update is being copied to the server) ends the installation; it is tried again.
async function fetched(path) {
  const answer = await fetch(new URL(path, here), { cache: 'no-cache' });
  const bytes = await answer.arrayBuffer();
  if (!answer.ok || hex(await crypto.subtle.digest('SHA-256', bytes)) !== FILES[path]) throw new Error(`${path} is of another version`);
  return new Response(bytes, { headers: { 'Content-Type': answer.headers.get('Content-Type') ?? '' } });
}
self.addEventListener('install', event => event.waitUntil((async () => {
  const cache = await caches.open(NAME), paths = Object.keys(FILES);
  try {
    for (let at = 0; at < paths.length; at += 6)
      await Promise.all(paths.slice(at, at + 6).map(async path => cache.put(new URL(path, here), await fetched(path))));
  } catch (e) { await caches.delete(NAME); throw e; }
})()));

// The old version serves its pages until the last of them is closed, or until a reader asks for the new one.
self.addEventListener('message', event => { if (event.data === 'take over') self.skipWaiting(); });
self.addEventListener('activate', event => event.waitUntil((async () => {
  for (const name of await caches.keys()) if (name.startsWith('tolle-') && name !== NAME) await caches.delete(name);
  await self.clients.claim();
})()));

self.addEventListener('fetch', event => {
  const path = event.request.method === 'GET' ? pathOf(event.request.url) : null;
  if (path === null || !(path in FILES)) return;            // data, and whatever else is on this server
  event.respondWith((async () => (await (await caches.open(NAME)).match(new URL(path, here))) ?? fetch(event.request))());
});
