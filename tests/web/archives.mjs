// Makes zip and tar archives for the tests: the shapes that real programs write, and damaged ones.
import { crc32 as zlibCrc, deflateRawSync, gzipSync } from 'node:zlib';

const u16 = n => [n & 255, n >> 8 & 255], u32 = n => [...u16(n), ...u16(n >>> 16)], u64 = n => [...u32(n % 2 ** 32), ...u32(Math.floor(n / 2 ** 32))];
function crc32(bytes) {
  if (zlibCrc) return zlibCrc(bytes);
  let c = ~0;
  for (const b of bytes) { c ^= b; for (let k = 0; k < 8; k++) c = c & 1 ? 0xedb88320 ^ c >>> 1 : c >>> 1; }
  return ~c >>> 0;
}

// members: [{ name, text, method = 8, descriptor, encrypted, zip64 }]; front: bytes before the archive.
export function zip(members, { front = Buffer.alloc(0), comment = '' } = {}) {
  const out = [front], directory = [];
  let at = front.length;
  for (const { name, text, method = 8, descriptor, encrypted, zip64, pack = deflateRawSync } of members) {
    const bytes = Buffer.from(text), packed = method === 0 ? bytes : pack(bytes), crc = crc32(bytes), n = Buffer.from(name);
    const flags = (descriptor ? 8 : 0) | (encrypted ? 1 : 0) | 0x800, sizes = descriptor ? [...u32(0), ...u32(0), ...u32(0)] : [...u32(crc), ...u32(packed.length), ...u32(bytes.length)];
    const local = Buffer.concat([Buffer.from([...u32(0x04034b50), ...u16(20), ...u16(flags), ...u16(method), ...u32(0), ...sizes, ...u16(n.length), ...u16(0)]), n, packed,
      Buffer.from(descriptor ? [...u32(0x08074b50), ...u32(crc), ...u32(packed.length), ...u32(bytes.length)] : [])]);
    const extra = Buffer.from(zip64 ? [...u16(1), ...u16(24), ...u64(bytes.length), ...u64(packed.length), ...u64(at - front.length)] : []);
    directory.push(Buffer.concat([Buffer.from([...u32(0x02014b50), ...u16(20), ...u16(20), ...u16(flags), ...u16(method), ...u32(0), ...u32(crc),
      ...u32(zip64 ? 0xffffffff : packed.length), ...u32(zip64 ? 0xffffffff : bytes.length), ...u16(n.length), ...u16(extra.length), ...u16(0), ...u16(0), ...u16(0), ...u32(0),
      ...u32(zip64 ? 0xffffffff : at - front.length)]), n, extra]));
    out.push(local); at += local.length;
  }
  const entries = Buffer.concat(directory), offset = at - front.length, big = members.some(m => m.zip64);
  const end64 = Buffer.from(big ? [...u32(0x06064b50), ...u64(44), ...u16(45), ...u16(45), ...u32(0), ...u32(0), ...u64(members.length), ...u64(members.length), ...u64(entries.length), ...u64(offset),
    ...u32(0x07064b50), ...u32(0), ...u64(at + entries.length), ...u32(1)] : []);
  return Buffer.concat([...out, entries, end64, Buffer.from([...u32(0x06054b50), ...u32(0), ...u16(big ? 0xffff : members.length), ...u16(big ? 0xffff : members.length), ...u32(big ? 0xffffffff : entries.length),
    ...u32(big ? 0xffffffff : offset), ...u16(comment.length)]), Buffer.from(comment)]);
}

// members: [{ name, text, long: 'gnu' | 'pax' }]
export function tar(members) {
  const out = [];
  const block = (name, size, type) => {
    const h = Buffer.alloc(512);
    h.write(name.slice(0, 100)); h.write('0000644\0', 100); h.write('0000000\0', 108); h.write('0000000\0', 116);
    h.write(size.toString(8).padStart(11, '0') + '\0', 124); h.write('00000000000\0', 136); h.write('        ', 148); h.write(type, 156); h.write('ustar\x0000', 257);
    h.write(h.reduce((a, b) => a + b, 0).toString(8).padStart(6, '0') + '\0 ', 148);
    out.push(h);
  };
  const content = bytes => out.push(bytes, Buffer.alloc((512 - bytes.length % 512) % 512));
  for (const { name, text, long } of members) {
    const bytes = Buffer.from(text);
    if (long === 'gnu') { block('././@LongLink', name.length + 1, 'L'); content(Buffer.from(name + '\0')); }
    if (long === 'pax') {
      let record = ` path=${name}\n`, length = record.length + 2;
      record = `${length}${record}`;
      block('PaxHeaders/x', record.length, 'x'); content(Buffer.from(record));
    }
    block(long ? 'short' : name, bytes.length, '0'); content(bytes);
  }
  return Buffer.concat([...out, Buffer.alloc(1024)]);
}
export const gzip = gzipSync;
