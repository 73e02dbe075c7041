// The members of a zip file, from its directory at the end: only what is wanted is read. zip64 too. Of a file that is cut
// off, the members that can be found from its start.
import { SourceError } from '../source.js';

const END = 0x06054b50, END64 = 0x06064b50, LOCATOR64 = 0x07064b50, ENTRY = 0x02014b50, LOCAL = 0x04034b50, DESCRIPTOR = 0x08074b50;
const LONGEST_END = 22 + 65535, LARGEST_DIRECTORY = 256 << 20;
const STORED = 0, DEFLATE = 8, DEFLATE64 = 9;

const viewOf = async (blob, from, to) => new DataView(await blob.slice(from, to).arrayBuffer());
const u64 = (v, at) => { const n = v.getBigUint64(at, true); return n > 2n ** 53n ? Infinity : Number(n); };
// Names are UTF-8 if a flag says so, and nearly always if none does. Some programs for Windows write folder\file.
const decoder = new TextDecoder();
const nameIn = (v, at, size) => decoder.decode(new Uint8Array(v.buffer, v.byteOffset + at, size)).replaceAll('\\', '/');

// [{ name, size, packedSize, method, crc, encrypted, header }], and whether the file is cut off.
export async function zipDirectory(blob) {
  const tailFrom = Math.max(0, blob.size - LONGEST_END), tail = await viewOf(blob, tailFrom, blob.size);
  for (let at = tail.byteLength - 22; at >= 0; at--) {
    if (tail.getUint32(at, true) !== END) continue;
    const found = await directoryAt(blob, tail, tailFrom, at);
    if (found) return { members: found, cut: false };
  }
  return { members: await membersFromStart(blob), cut: true };
}

async function directoryAt(blob, tail, tailFrom, at) {
  let size = tail.getUint32(at + 12, true), offset = tail.getUint32(at + 16, true), end = tailFrom + at;
  if (at >= 20 && tail.getUint32(at - 20, true) === LOCATOR64 && (size === 0xffffffff || offset === 0xffffffff || tail.getUint16(at + 10, true) === 0xffff)) {
    const place = u64(tail, at - 20 + 8);
    if (place + 56 > blob.size) return null;
    const end64 = await viewOf(blob, place, place + 56);
    if (end64.getUint32(0, true) !== END64) return null;
    size = u64(end64, 40); offset = u64(end64, 48); end = place;
  }
  const moved = end - size - offset;                     // bytes in front of the archive, as in programs that unpack themselves
  if (!(size <= LARGEST_DIRECTORY) || moved < 0) return null;
  const v = await viewOf(blob, offset + moved, offset + moved + size), members = [];
  for (let p = 0; p + 46 <= v.byteLength && v.getUint32(p, true) === ENTRY;) {
    const nameSize = v.getUint16(p + 28, true), extraSize = v.getUint16(p + 30, true), commentSize = v.getUint16(p + 32, true);
    if (p + 46 + nameSize + extraSize > v.byteLength) break;
    const m = { name: nameIn(v, p + 46, nameSize), method: v.getUint16(p + 10, true), crc: v.getUint32(p + 16, true), encrypted: (v.getUint16(p + 8, true) & 1) === 1,
      packedSize: v.getUint32(p + 20, true), size: v.getUint32(p + 24, true), header: v.getUint32(p + 42, true) };
    for (let x = p + 46 + nameSize, to = x + extraSize; x + 4 <= to;) {
      const id = v.getUint16(x, true), length = v.getUint16(x + 2, true);
      if (id === 1) {                                    // zip64: only the fields that are full, in this order
        let f = x + 4;
        for (const field of ['size', 'packedSize', 'header']) if (m[field] === 0xffffffff && f + 8 <= Math.min(to, x + 4 + length)) { m[field] = u64(v, f); f += 8; }
      }
      x += 4 + length;
    }
    m.header += moved;
    members.push(m);
    p += 46 + nameSize + extraSize + commentSize;
  }
  return members.length || size === 0 ? members : null;
}

// Local headers, one behind the other; sizes that stand behind a member are looked for.
async function membersFromStart(blob) {
  const members = [];
  for (let at = 0; at + 30 <= blob.size;) {
    const v = await viewOf(blob, at, Math.min(blob.size, at + 30 + 65535));
    if (v.getUint32(0, true) !== LOCAL) break;
    const flags = v.getUint16(6, true), nameSize = v.getUint16(26, true), extraSize = v.getUint16(28, true), start = at + 30 + nameSize + extraSize;
    if (30 + nameSize > v.byteLength) break;
    const m = { name: nameIn(v, 30, nameSize), method: v.getUint16(8, true), crc: v.getUint32(14, true), encrypted: (flags & 1) === 1,
      packedSize: v.getUint32(18, true), size: v.getUint32(22, true), header: at };
    let next = start + m.packedSize;
    if (flags & 8 || m.packedSize === 0xffffffff) {
      const behind = await descriptorBehind(blob, start);
      m.packedSize = behind ? behind.at - start : blob.size - start;
      m.crc = behind?.crc ?? null;
      next = behind ? behind.next : blob.size;
    }
    if (start + m.packedSize > blob.size) { m.packedSize = Math.max(0, blob.size - start); m.crc = null; }
    members.push(m);
    at = next;
  }
  if (!members.length) throw new SourceError('DamagedArchive');
  return members;
}
async function descriptorBehind(blob, start, step = 1 << 20) {
  for (let from = start; from < blob.size; from += step) {
    const v = await viewOf(blob, from, Math.min(blob.size, from + step + 24));
    for (let i = 0; i + 16 <= v.byteLength && i < step; i++)
      if (v.getUint8(i) === 0x50 && v.getUint32(i, true) === DESCRIPTOR && v.getUint32(i + 8, true) === (from + i - start) % 2 ** 32)
        return { at: from + i, crc: v.getUint32(i + 4, true), next: from + i + 16 };
  }
  return null;
}

// The packed bytes of a member, and how they are packed: '' (not at all), 'deflate' or 'deflate64'.
export async function memberBytes(blob, member) {
  if (member.encrypted) throw new SourceError('EncryptedArchive');
  const packing = { [STORED]: '', [DEFLATE]: 'deflate', [DEFLATE64]: 'deflate64' }[member.method];
  if (packing === undefined) throw new SourceError('UnknownPacking', String(member.method));
  const v = await viewOf(blob, member.header, member.header + 30);
  if (v.byteLength < 30 || v.getUint32(0, true) !== LOCAL) throw new SourceError('DamagedArchive', member.name);
  const start = member.header + 30 + v.getUint16(26, true) + v.getUint16(28, true);
  return { blob: blob.slice(start, start + member.packedSize), packing, cut: start + member.packedSize > blob.size };
}
