// Cases that are being written, kept in this browser: { id, title, text, good, saved (ms) }; `good` is
// the newest text that is a whole case, as `text` may have faults that are still to be mended. Nothing is sent anywhere.
let opening = null;

function database() {
  return opening ??= new Promise((done, failed) => {
    const request = indexedDB.open('tolle', 1);
    request.onupgradeneeded = () => request.result.createObjectStore('drafts', { keyPath: 'id' });
    request.onsuccess = () => {
      request.result.onversionchange = () => { request.result.close(); opening = null; };
      done(request.result);
    };
    request.onerror = request.onblocked = () => failed(request.error ?? new Error('blocked'));
  });
}

// Resolves once the browser says that it is on the disk: a crash right after it loses nothing.
async function run(mode, what) {
  const db = await database();
  return new Promise((done, failed) => {
    const transaction = db.transaction('drafts', mode, { durability: 'strict' });
    const request = what(transaction.objectStore('drafts'));
    transaction.oncomplete = () => done(request.result);
    transaction.onabort = transaction.onerror = () => failed(transaction.error ?? request.error);
  });
}

// All of these reject where the browser keeps nothing (private windows, blocked storage, a full disk).
// What another tab kept after `seen` (ms) is not overwritten: keep resolves with it then, else with nothing.
export async function keep(draft, seen) {
  let newer = null;
  await run('readwrite', store => {
    const found = store.get(draft.id);
    found.onsuccess = () => {
      if (found.result && found.result.saved !== seen && found.result.text !== draft.text) newer = found.result;
      else store.put(draft);
    };
    return found;
  });
  return newer;
}
export const forget = id => run('readwrite', store => store.delete(id));
export const draft = id => run('readonly', store => store.get(id));
// Newest first.
export async function drafts() {
  return (await run('readonly', store => store.getAll())).sort((a, b) => b.saved - a.saved);
}
