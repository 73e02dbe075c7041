// Reading capsules (dialogs/capsule.js makes them): the one that this page is in, and those that are opened.
export const sum = async bytes => new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
export const hex = bytes => [...bytes].map(b => b.toString(16).padStart(2, '0')).join('');

function unpacked(base64) {
  const text = atob(base64.trim()), bytes = new Uint8Array(text.length);
  for (let i = 0; i < bytes.length; i++) bytes[i] = text.charCodeAt(i);
  return bytes;
}

// The capsule that this page is in; null: none.
export function ownCapsule() {
  const manifest = document.getElementById('capsule');
  if (!manifest) return null;
  document.documentElement.classList.add('runs');
  return { ...JSON.parse(manifest.textContent), payload: unpacked(document.getElementById('payload').textContent) };
}

// What a file holds when it is a capsule, else null. Rejects when its content is not what its sum says.
export async function readCapsule(blob) {
  if (!/^\s*<!doctype html>[^]*<meta name="tolle-capsule"/i.test(await blob.slice(0, 1000).text())) return null;
  const text = await blob.text();
  const part = (id, type) => new RegExp(`<script type="${type}" id="${id}">([^]*?)</script>`).exec(text)?.[1];
  const manifest = JSON.parse(part('capsule', 'application/json') ?? 'null'), payload = part('payload', 'text/plain');
  if (!manifest || payload === undefined) throw Object.assign(new Error('capsule'), { code: 'WrongKind' });
  const content = unpacked(payload);
  if (hex(await sum(content)) !== manifest.sha256) throw Object.assign(new Error('capsule'), { code: 'WrongKind' });
  return { ...manifest, payload: content };
}
