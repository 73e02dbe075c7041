// A text as a QR code (ISO/IEC 18004, byte mode, level L, versions 1 to 40): the smallest that holds it.
// Error-correction bytes per block and number of blocks, by version (table 9 of the standard, level L).
const CHECK = [7, 10, 15, 20, 26, 18, 20, 24, 30, 18, 20, 24, 26, 30, 22, 24, 28, 30, 28, 28, 28, 28, 30, 30, 26, 28, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30];
const BLOCKS = [1, 1, 1, 1, 1, 2, 2, 2, 2, 4, 4, 4, 4, 4, 6, 6, 6, 6, 7, 8, 8, 9, 9, 10, 12, 12, 12, 13, 14, 15, 16, 17, 18, 19, 19, 20, 21, 22, 24, 25];

// Arithmetic in GF(256) with x⁸ + x⁴ + x³ + x² + 1.
function times(a, b) {
  let product = 0;
  for (let i = 7; i >= 0; i--) { product = (product << 1) ^ ((product >> 7) * 0x11d); product ^= ((b >> i) & 1) * a; }
  return product;
}
function divisorOf(degree) {
  const divisor = new Uint8Array(degree);
  divisor[degree - 1] = 1;
  for (let i = 0, root = 1; i < degree; i++, root = times(root, 2))
    for (let j = 0; j < degree; j++) { divisor[j] = times(divisor[j], root); if (j + 1 < degree) divisor[j] ^= divisor[j + 1]; }
  return divisor;
}
function remainderOf(data, divisor) {
  const rest = new Uint8Array(divisor.length);
  for (const byte of data) {
    const factor = byte ^ rest[0];
    rest.copyWithin(0, 1); rest[rest.length - 1] = 0;
    divisor.forEach((d, i) => { rest[i] ^= times(d, factor); });
  }
  return rest;
}

const side = version => version * 4 + 17;
function alignments(version) {
  if (version === 1) return [];
  const n = Math.floor(version / 7) + 2, step = version === 32 ? 26 : Math.ceil((version * 4 + 4) / (n * 2 - 2)) * 2;
  return [6, ...Array.from({ length: n - 1 }, (_, i) => side(version) - 7 - step * (n - 2 - i))];
}
// All bits that are not patterns.
function roomOf(version) {
  const n = version > 1 ? Math.floor(version / 7) + 2 : 0;
  return (16 * version + 128) * version + 64 - (n ? (25 * n - 10) * n - 55 : 0) - (version >= 7 ? 36 : 0);
}
const bytesOf = version => (roomOf(version) >> 3) - CHECK[version - 1] * BLOCKS[version - 1];

function codewords(data, version) {
  const bits = [], put = (value, length) => { for (let i = length - 1; i >= 0; i--) bits.push((value >> i) & 1); };
  put(4, 4); put(data.length, version < 10 ? 8 : 16);
  for (const byte of data) put(byte, 8);
  const capacity = bytesOf(version) * 8;
  put(0, Math.min(4, capacity - bits.length));
  put(0, (8 - bits.length % 8) % 8);
  for (let pad = 0xec; bits.length < capacity; pad ^= 0xec ^ 0x11) put(pad, 8);
  const bytes = Uint8Array.from({ length: capacity / 8 }, (_, i) => bits.slice(i * 8, i * 8 + 8).reduce((v, bit) => v << 1 | bit, 0));

  const blocks = BLOCKS[version - 1], check = CHECK[version - 1], all = roomOf(version) >> 3, short = Math.floor(all / blocks) - check;
  const long = all % blocks, divisor = divisorOf(check), parts = [];
  for (let i = 0, at = 0; i < blocks; i++) {
    const size = short + (i >= blocks - long ? 1 : 0), part = bytes.subarray(at, at += size);
    parts.push({ part, rest: remainderOf(part, divisor) });
  }
  const out = [];
  for (let i = 0; i <= short; i++) for (const { part } of parts) if (i < part.length) out.push(part[i]);
  for (let i = 0; i < check; i++) for (const { rest } of parts) out.push(rest[i]);
  return out;
}

const MASKS = [(x, y) => (x + y) % 2, (x, y) => y % 2, x => x % 3, (x, y) => (x + y) % 3, (x, y) => (Math.floor(x / 3) + Math.floor(y / 2)) % 2,
  (x, y) => x * y % 2 + x * y % 3, (x, y) => (x * y % 2 + x * y % 3) % 2, (x, y) => ((x + y) % 2 + x * y % 3) % 2];

// { size, dark(x, y) }; nothing when the text is too long (2,953 bytes).
export function qr(text) {
  const data = new TextEncoder().encode(text);
  let version = 1;
  while (version <= 40 && bytesOf(version) < data.length + (version < 10 ? 2 : 3)) version++;
  if (version > 40) return null;
  const size = side(version), grid = new Int8Array(size * size), fixed = new Uint8Array(size * size);
  const set = (x, y, on) => { if (x >= 0 && y >= 0 && x < size && y < size) { grid[y * size + x] = on ? 1 : 0; fixed[y * size + x] = 1; } };

  for (let i = 0; i < size; i++) { set(6, i, i % 2 === 0); set(i, 6, i % 2 === 0); }
  for (const [cx, cy] of [[3, 3], [size - 4, 3], [3, size - 4]])
    for (let dy = -4; dy <= 4; dy++) for (let dx = -4; dx <= 4; dx++) { const d = Math.max(Math.abs(dx), Math.abs(dy)); set(cx + dx, cy + dy, d !== 2 && d !== 4); }
  const places = alignments(version), last = places.length - 1;
  places.forEach((x, i) => places.forEach((y, j) => {
    if ((i === 0 && j === 0) || (i === 0 && j === last) || (i === last && j === 0)) return;
    for (let dy = -2; dy <= 2; dy++) for (let dx = -2; dx <= 2; dx++) set(x + dx, y + dy, Math.max(Math.abs(dx), Math.abs(dy)) !== 1);
  }));
  if (version >= 7) {
    let rest = version;
    for (let i = 0; i < 12; i++) rest = (rest << 1) ^ ((rest >> 11) * 0x1f25);
    const bits = version << 12 | rest;
    for (let i = 0; i < 18; i++) { const on = (bits >> i) & 1, a = size - 11 + i % 3, b = Math.floor(i / 3); set(a, b, on); set(b, a, on); }
  }
  const format = mask => {
    const value = 1 << 3 | mask;                     // level L is 01
    let rest = value;
    for (let i = 0; i < 10; i++) rest = (rest << 1) ^ ((rest >> 9) * 0x537);
    const bits = (value << 10 | rest) ^ 0x5412, bit = i => (bits >> i) & 1;
    for (let i = 0; i <= 5; i++) set(8, i, bit(i));
    set(8, 7, bit(6)); set(8, 8, bit(7)); set(7, 8, bit(8));
    for (let i = 9; i < 15; i++) set(14 - i, 8, bit(i));
    for (let i = 0; i < 8; i++) set(size - 1 - i, 8, bit(i));
    for (let i = 8; i < 15; i++) set(8, size - 15 + i, bit(i));
    set(8, size - 8, 1);
  };
  format(0);
  const bytes = codewords(data, version);
  let at = 0;
  for (let right = size - 1; right >= 1; right -= 2) {
    if (right === 6) right = 5;
    for (let v = 0; v < size; v++) for (let j = 0; j < 2; j++) {
      const x = right - j, y = ((right + 1) & 2) === 0 ? size - 1 - v : v;
      if (!fixed[y * size + x] && at < bytes.length * 8) { grid[y * size + x] = (bytes[at >> 3] >> (7 - (at & 7))) & 1; at++; }
    }
  }
  const masked = mask => {
    format(mask);
    return grid.map((on, i) => fixed[i] ? on : on ^ (MASKS[mask](i % size, Math.floor(i / size)) === 0 ? 1 : 0));
  };
  let best = null;
  for (let mask = 0; mask < 8; mask++) {
    const cells = masked(mask), cost = penalty(cells, size);
    if (!best || cost < best.cost) best = { cells, cost, mask };
  }
  return { size, dark: (x, y) => !!best.cells[y * size + x] };
}

// How hard a pattern is to read: runs, blocks, what looks like a corner, and imbalance (section 7.8.3).
function penalty(cells, size) {
  let cost = 0, dark = 0;
  for (const [dx, dy] of [[1, size], [size, 1]]) for (let row = 0; row < size; row++) {
    let run = 0, text = '';
    for (let i = 0; i < size; i++) {
      const on = cells[row * dy + i * dx];
      run = i && on === cells[row * dy + (i - 1) * dx] ? run + 1 : 1;
      if (run === 5) cost += 3; else if (run > 5) cost++;
      text += on;
    }
    for (const seen of text.matchAll(/(?=10111010000|00001011101)/g)) { void seen; cost += 40; }
  }
  for (let y = 0; y < size; y++) for (let x = 0; x < size; x++) {
    const i = y * size + x;
    dark += cells[i];
    if (x + 1 < size && y + 1 < size && cells[i] === cells[i + 1] && cells[i] === cells[i + size] && cells[i] === cells[i + size + 1]) cost += 3;
  }
  return cost + Math.floor(Math.abs(dark * 20 - size * size * 10) / (size * size)) * 10;
}

const SVG = 'http://www.w3.org/2000/svg';
export function qrPicture(text, label) {
  const code = qr(text);
  if (!code) return null;
  let path = '';
  for (let y = 0; y < code.size; y++) for (let x = 0; x < code.size; x++) if (code.dark(x, y)) path += `M${x} ${y}h1v1h-1z`;
  const svg = document.createElementNS(SVG, 'svg'), back = document.createElementNS(SVG, 'rect'), cells = document.createElementNS(SVG, 'path');
  const all = code.size + 8;                          // four cells of quiet on each side
  for (const [e, attributes] of [[svg, { viewBox: `-4 -4 ${all} ${all}`, role: 'img', 'aria-label': label, 'shape-rendering': 'crispEdges' }],
    [back, { x: -4, y: -4, width: all, height: all, fill: '#fff' }], [cells, { d: path, fill: '#000' }]])
    for (const [k, v] of Object.entries(attributes)) e.setAttribute(k, v);
  svg.append(back, cells);
  return svg;
}
