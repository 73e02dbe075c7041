// Writes the archives that the engine reads (app/base/archive.h): little endian, lengths first.
const utf8 = new TextEncoder();

export class Pack {
  bytes = [];
  u8(v) { this.bytes.push(v & 255); return this; }
  u32(v) { for (let i = 0; i < 4; i++) this.u8(v >>> (8 * i)); return this; }
  i64(v) { const b = BigInt.asUintN(64, BigInt(v)); return this.u32(Number(b & 0xffffffffn)).u32(Number(b >> 32n)); }
  text(s) { const b = utf8.encode(s); this.u32(b.length); this.bytes.push(...b); return this; }
  list(items, write) { this.u32(items.length); for (const item of items) write(this, item); return this; }
  maybe(value, write) { this.u8(value !== null); if (value !== null) write(this, value); return this; }
  done() { return Uint8Array.from(this.bytes); }
}
