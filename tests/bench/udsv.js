// uDSV, the quickest CSV parser in JavaScript, streaming into typed columns as a careful author would write it. On the page's
// own thread, which is where its users run it.
import { inferSchema, initParser } from 'udsv';

const MONTHS = 'JanFebMarAprMayJunJulAugSepOctNovDec';
const time = s => Date.UTC(+s.slice(26), MONTHS.indexOf(s.slice(4, 7)) / 3, +s.slice(8, 10), +s.slice(11, 13), +s.slice(14, 16), +s.slice(17, 19));
let n, size, id, parent, at, inbound, author, text, names, codes;

export async function ready() {}
function grow(to) {
  const wider = (Type, old) => { const a = new Type(to); if (old) a.set(old); return a; };
  id = wider(Float64Array, id); parent = wider(Float64Array, parent); at = wider(Float64Array, at);
  inbound = wider(Uint8Array, inbound); author = wider(Int32Array, author); size = to;
}
function add(row) {
  if (n === size) grow(size * 2);
  let code = codes.get(row[1]);
  if (code === undefined) { codes.set(row[1], code = names.length); names.push(row[1]); }
  id[n] = +row[0]; author[n] = code; inbound[n] = row[2] === 'True' ? 1 : 0; at[n] = time(row[3]); parent[n] = +row[6]; text.push(row[4]);
  n++;
}
export async function load(file) {
  n = 0; text = []; names = []; codes = new Map(); grow(Math.ceil(file.size / 150));
  let parser;
  for (const reader = file.stream().pipeThrough(new TextDecoderStream()).getReader(); ;) {
    const { done, value } = await reader.read();
    if (done) break;
    parser ??= initParser(inferSchema(value, { col: ',', row: '\n', encl: '"' }));
    parser.chunk(value, parser.stringArrs, add);
  }
  parser.end();
  return n;
}
export async function views() {
  const row = new Map(), bins = new Map(), brands = new Uint32Array(names.length), hours = new Uint32Array(168), waits = [];
  for (let i = 0; i < n; i++) row.set(id[i], i);
  const histogram = new Uint32Array(128);
  for (let i = 0; i < n; i++) {
    const bin = Math.floor(at[i] / 7.2e6) * 2 + inbound[i];
    bins.set(bin, (bins.get(bin) ?? 0) + 1);
    if (inbound[i]) continue;
    brands[author[i]]++; hours[Math.floor(at[i] / 36e5) % 168]++;
    const p = row.get(parent[i]);
    if (p !== undefined && inbound[p] && at[i] >= at[p]) { const s = (at[i] - at[p]) / 1000; waits.push(s); histogram[Math.floor(Math.log(s + 1) * 4)]++; }
  }
  const sorted = Float64Array.from(waits).sort();
  Int32Array.from({ length: n }, (_, i) => i).sort((a, b) => at[b] - at[a]);
  return [sorted[sorted.length >> 1], brands, hours, bins];
}
