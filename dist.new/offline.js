// Working without a network, updates, and what this browser keeps: all of it in one place, and erasable.
import { api } from './bridge.js';
import { alone, ownJson, ownUrl, trusted } from './files.js';

const possible = () => !alone && window.parent === window && self.origin !== 'null' && 'serviceWorker' in navigator;
const DECLINED = 'tolle-not-offline';
const declined = () => { try { return localStorage.getItem(DECLINED) === '1'; } catch { return true; } };

// After the first picture and what follows it: nothing of this may delay the reader.
export async function startOffline() {
  if (!possible() || declined()) return;
  await new Promise(done => setTimeout(done, 2500));
  try {
    const registration = await navigator.serviceWorker.register(trusted(ownUrl('service-worker.js')), { scope: ownUrl('./').href, updateViaCache: 'none' });
    watch(registration);
  } catch (e) { console.info(`no offline copy: ${e.message}`); }
}
// A version that is complete and waits is offered, never forced: the page that is open stays of one piece.
function watch(registration) {
  const offer = worker => { if (navigator.serviceWorker.controller) notice(worker); };
  if (registration.waiting) offer(registration.waiting);
  registration.addEventListener('updatefound', () => {
    const worker = registration.installing;
    worker?.addEventListener('statechange', () => { if (worker.state === 'installed') offer(worker); });
  });
}
async function notice(worker) {
  const text = await ownJson(`assets/strings/${JSON.parse(api('lang'))}.json`);
  document.getElementById('update')?.remove();
  const box = document.createElement('aside'), words = document.createElement('p');
  box.id = 'update'; box.setAttribute('role', 'status');
  words.textContent = text['offline.updated'];
  const button = (label, f, look = '') => { const b = document.createElement('button'); b.type = 'button'; b.className = look; b.textContent = label; b.addEventListener('click', f); return b; };
  box.append(words, button(text['offline.reload'], () => {
    navigator.serviceWorker.addEventListener('controllerchange', () => location.reload(), { once: true });
    worker.postMessage('take over');
  }, 'primary'), button(text['offline.later'], () => box.remove()));
  document.body.append(box);
}

// What is kept: [{ what: 'program' | key of localStorage | name of a database, bytes }]
export async function kept() {
  const found = [];
  try {
    for (const name of await caches.keys()) {
      if (!name.startsWith('tolle-')) continue;
      const cache = await caches.open(name);
      let bytes = 0;
      for (const request of await cache.keys()) bytes += (await (await cache.match(request)).blob()).size;
      found.push({ what: 'program', bytes });
    }
    for (const key of Object.keys(localStorage)) if (key !== DECLINED) found.push({ what: key, bytes: 2 * (key.length + localStorage.getItem(key).length) });
    for (const { name } of await indexedDB.databases()) found.push({ what: name, bytes: 0 });
  } catch { /* a page without storage keeps nothing */ }
  return found;
}
export async function erase() {
  for (const registration of await navigator.serviceWorker?.getRegistrations() ?? []) if (registration.scope.startsWith(ownUrl('./').href)) await registration.unregister();
  for (const name of await caches.keys()) if (name.startsWith('tolle-')) await caches.delete(name);
  for (const { name } of await indexedDB.databases()) await new Promise(done => { const r = indexedDB.deleteDatabase(name); r.onsuccess = r.onerror = r.onblocked = done; });
  localStorage.clear();
  localStorage.setItem(DECLINED, '1');                     // until the reader wants it again
}
export const wantsOffline = () => !declined();
export function allowOffline() { localStorage.removeItem(DECLINED); return startOffline(); }
