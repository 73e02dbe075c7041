// The members of a tar file as it passes by: ustar, GNU long names, pax names and sizes.
const BLOCK = 512, LONGEST_NAME = 1 << 20;
const decoder = new TextDecoder();

export function isTar(head) {
  if (head.length < BLOCK) return false;
  const magic = decoder.decode(head.subarray(257, 262));
  return (magic === 'ustar' || head.subarray(257, 265).every(b => b === 0)) && checksum(head) === number(head.subarray(148, 156)) && head[0] !== 0;
}
function checksum(header) {
  let sum = 0;
  for (let i = 0; i < BLOCK; i++) sum += i >= 148 && i < 156 ? 32 : header[i];
  return sum;
}
function text(bytes) { const end = bytes.indexOf(0); return decoder.decode(end < 0 ? bytes : bytes.subarray(0, end)); }
function number(bytes) {                                  // octal, or binary where the first bit is set
  if (bytes[0] & 0x80) return bytes.subarray(1).reduce((n, b) => n * 256 + b, bytes[0] & 0x7f);
  return parseInt(text(bytes).trim() || '0', 8);
}
function paxFields(bytes) {                               // "27 path=folder/name\n" …
  const fields = {};
  for (let at = 0; at < bytes.length;) {
    const space = bytes.indexOf(0x20, at), length = parseInt(decoder.decode(bytes.subarray(at, space)), 10);
    if (space < 0 || !(length > 0) || at + length > bytes.length) break;
    const [, key, value] = /^([^=]*)=([^]*?)\n?$/.exec(decoder.decode(bytes.subarray(space + 1, at + length))) ?? [];
    if (key) fields[key] = value;
    at += length;
  }
  return fields;
}

// { name, size, chunks } of each file; chunks may be left unread, or read before the next member is asked for. `note.damage`
// is set to 'Truncated' or 'DamagedPacking' when the archive ends before its time.
export async function* tarMembers(chunks, note = {}) {
  const source = chunks[Symbol.asyncIterator]();
  let rest = new Uint8Array(0), ended = false;
  async function some() {                                 // false at the end
    while (!rest.length && !ended) {
      const { done, value } = await source.next();
      if (done) ended = true; else rest = value;
    }
    return rest.length > 0;
  }
  async function exactly(size) {
    const out = new Uint8Array(size);
    for (let at = 0; at < size;) {
      if (!await some()) return out.subarray(0, at);
      const part = rest.subarray(0, size - at);
      out.set(part, at); at += part.length; rest = rest.subarray(part.length);
    }
    return out;
  }
  async function* content(member) {
    while (member.left > 0) {
      if (!await some()) { note.damage = 'Truncated'; member.left = 0; return; }
      const part = rest.subarray(0, member.left);
      rest = rest.subarray(part.length); member.left -= part.length;
      yield part;
    }
  }
  let name = '', pax = {}, all = {};
  try {
    for (;;) {
      const header = await exactly(BLOCK);
      if (header.length < BLOCK || header.every(b => b === 0)) { if (header.length && header.length < BLOCK) note.damage = 'Truncated'; return; }
      if (checksum(header) !== number(header.subarray(148, 156))) { note.damage = 'DamagedPacking'; return; }
      const type = String.fromCharCode(header[156]), size = Number(pax.size ?? all.size ?? number(header.subarray(124, 136)));
      if (!(size >= 0)) { note.damage = 'DamagedPacking'; return; }
      const padding = (BLOCK - size % BLOCK) % BLOCK;
      if ('LxgK'.includes(type)) {                          // what is said of the next member, or of all
        if (size > LONGEST_NAME) { note.damage = 'DamagedPacking'; return; }
        const bytes = await exactly(size);
        if (type === 'L') name = text(bytes);
        if (type === 'x') pax = paxFields(bytes);
        if (type === 'g') all = { ...all, ...paxFields(bytes) };
        await exactly(padding);
        continue;
      }
      const prefix = decoder.decode(header.subarray(257, 262)) === 'ustar' && header[263] !== 0x20 ? text(header.subarray(345, 500)) : '';
      const own = text(header.subarray(0, 100));
      const member = { name: pax.path ?? (name || (prefix ? `${prefix}/${own}` : own)), size, left: size };
      name = ''; pax = {};
      if ('07\0'.includes(type) && !member.name.endsWith('/')) yield { name: member.name, size, chunks: content(member) };
      for await (const unread of content(member)) void unread;
      await exactly(padding);
    }
  } finally { await source.return?.(); }
}
