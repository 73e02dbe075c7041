// Damaged zip and tar archives: whatever bytes are wrong, the readers of the page end, give a list or an error of theirs, and
// read no further than the file. Seeded: the same inputs every time, as far as the seconds last.
import { isTar, tarMembers } from '../../web/archive/tar.js';
import { memberBytes, zipDirectory } from '../../web/archive/zip.js';
import { chooseMembers } from '../../web/archive/choose.js';
import { tar, zip } from '../web/archives.mjs';

let seed = 1;
const random = n => { seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0; return Math.floor(seed / 2 ** 32 * n); };
const members = [{ name: 'a.json', text: '[1]' }, { name: 'data/tweets.js', text: 'x'.repeat(900) }, { name: 'long/'.repeat(30) + 'b.csv', text: 'id,text\n1,a\n' }];
const seeds = [zip(members), zip(members.map(m => ({ ...m, descriptor: true }))), zip(members.map(m => ({ ...m, zip64: true, method: 0 }))),
  tar(members.map((m, i) => ({ ...m, long: ['', 'pax', 'gnu'][i] }))), tar(members.slice(0, 2))];

function changed(bytes) {
  let out = Buffer.from(bytes);
  for (let n = 1 + random(4); n; n--) {
    const at = random(out.length || 1);
    switch (random(5)) {
      case 0: out[at] = random(256); break;
      case 1: out = out.subarray(0, at); break;
      case 2: out = Buffer.concat([out.subarray(0, at), Buffer.alloc(random(40), random(256)), out.subarray(at)]); break;
      case 3: for (let i = 0; i < 4 && at + i < out.length; i++) out[at + i] = 255; break;
      default: out = Buffer.concat([out.subarray(0, at), bytes.subarray(random(bytes.length))]);
    }
  }
  return out;
}
async function zips(bytes) {
  const blob = new Blob([bytes]), { members: found } = await zipDirectory(blob);
  for (const m of chooseMembers(found)) {
    const { blob: packed } = await memberBytes(blob, m);
    if (packed.size > blob.size) throw new Error('more bytes than there are');
  }
}
async function tars(bytes) {
  let total = 0;
  const step = 1 + random(700);
  const chunks = (async function* () { for (let at = 0; at < bytes.length; at += step) yield new Uint8Array(bytes.subarray(at, at + step)); })();
  for await (const m of tarMembers(chunks, {})) if (random(2)) for await (const c of m.chunks) total += c.length;
  if (total > bytes.length) throw new Error('more bytes than there are');
}

const end = Date.now() + 1000 * Number(process.env.FUZZ_SECONDS ?? 60);
let inputs = 0;
for (; Date.now() < end || inputs < seeds.length; inputs++) {
  const bytes = inputs < seeds.length ? seeds[inputs] : changed(seeds[random(seeds.length)]), before = Date.now();
  try { await (isTar(bytes) ? tars(bytes) : zips(bytes)); if (random(4) === 0) await tars(bytes); }
  catch (e) {
    if (e.constructor.name !== 'SourceError') { console.log(`after ${inputs} inputs, ${bytes.toString('base64')}`); throw e; }
  }
  if (Date.now() - before > 5000) throw new Error(`an input of ${bytes.length} bytes took ${Date.now() - before} ms: ${bytes.toString('base64')}`);
}
console.log(`${inputs} inputs`);
