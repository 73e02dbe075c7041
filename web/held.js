// The files of what is open, packed for a capsule; and out of one again.
import { openSource } from './source.js';

const MOST = 256 << 20;                              // bytes, before packing: a text of more is more than browsers open gladly
const gzipped = blob => new Response(blob.stream().pipeThrough(new CompressionStream('gzip'))).arrayBuffer();
const unzipped = bytes => new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'))).blob();

/** Whether what opening.whatIsOpen() gives may go into a capsule; data of an address are read once more. */
export const fits = opened => !!opened && (opened.source.list ?? [opened.source]).reduce((sum, s) => sum + (s.blob?.size ?? s.text?.length ?? 0), 0) <= MOST;

// → { held: { name, note (of a sample), options, files: [{ name, packed (bytes) }] }, bytes: the files with gzip, end to end }.
export async function packed({ source, name, options, note }) {
  const files = [], parts = [];
  for (const one of source.list ?? [source]) {
    const file = await openSource(one, { signal: new AbortController().signal, counted: 0 }), pieces = [];
    if (!file.blob) for await (const piece of file.chunks()) pieces.push(piece);
    const bytes = await gzipped(file.blob ?? new Blob(pieces));
    files.push({ name: source.list ? file.name : name || file.name, packed: bytes.byteLength });
    parts.push(bytes);
  }
  const { mapping, timeZone, keepPersonalData, files: each } = options;
  return { held: { name, ...(note && { note }), options: { mapping, timeZone, keepPersonalData, files: each }, files }, bytes: new Uint8Array(await new Blob(parts).arrayBuffer()) };
}

// → [{ blob }], as opening.together takes them.
export async function unpacked({ files }, bytes) {
  const list = [];
  let at = 0;
  for (const { name, packed: size } of files) {
    list.push({ blob: new File([await unzipped(bytes.subarray(at, at + size))], name) });
    at += size;
  }
  return list;
}
