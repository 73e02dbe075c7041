// Loads one file with Tollé and with what a user would pick instead, in the same browser, one after the other:
//
//   node tests/bench/bench.mjs FILE ROWS [REPETITIONS [NAME…]]
//
// load: from the call to a queryable table with parsed times. views: on top of that, until the figures, the timeline, the waits,
// the hours, the organisations and the newest records are known (Tollé gives both at once). blocked: the longest that the page did
// not answer, by a timer, with what other processes took from it; long tasks: those of its own thread (W3C, Long Tasks). processor: time of the page's process until all is answered, which says more than the clock on a busy machine.
// memory: of the same process, at rest and at most. Floor: a bare loader in C, which is no contender.
import { cpSync, mkdtempSync, openSync, readSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync } from 'node:zlib';
import { build } from 'esbuild';
import { dist, launch } from '../web/harness.mjs';
import { serve } from '../../scripts/serve.mjs';

const here = dirname(fileURLToPath(import.meta.url)), [file, rows, repetitions = '3', ...only] = process.argv.slice(2);
const scratch = mkdtempSync(join(tmpdir(), 'tolle-bench-'));
const duckdb = join(here, '../node_modules/@duckdb/duckdb-wasm/dist');
const all = {
  'Tollé': { name: 'tolle', options: {} },               // as many workers as it thinks right: one for every two cores
  'Tollé, one worker': { name: 'tolle', options: { workers: 1 } },
  'Tollé, two workers': { name: 'tolle', options: { workers: 2 } },
  'DuckDB-WASM': { name: 'duckdb' },
  uDSV: { name: 'udsv' },
  floor: { name: 'floor' }
};
const contenders = Object.fromEntries(Object.entries(all).filter(([label]) => !only.length || only.includes(label)));
const CHOOSING = 3000;                          // ms that a reader takes at the least to choose a file

async function site(name) {                             // a folder with a page that has window.contender
  const folder = join(scratch, name), script = name === 'tolle' ? 'bench-tolle.js' : 'main.js';
  if (name === 'tolle') cpSync(dist, folder, { recursive: true });
  await build({ entryPoints: [join(here, name + '.js')], bundle: true, format: 'iife', globalName: 'contender', outfile: join(folder, script), logLevel: 'error' });
  if (name === 'duckdb') for (const part of ['duckdb-eh.wasm', 'duckdb-browser-eh.worker.js']) cpSync(join(duckdb, part), join(folder, part));
  if (name === 'floor') {
    cpSync(process.env.TOLLE_FLOOR, join(folder, 'floor.wasm'));     // scripts/bench compiles floor.c
    cpSync(join(here, 'floor_worker.js'), join(folder, 'floor_worker.js'));
  }
  if (name !== 'tolle') writeFileSync(join(folder, 'index.html'), '<!doctype html><meta charset="utf-8"><link rel="icon" href="data:,"><script src="main.js"></script>');
  return { folder, script };
}

// The page's process is the largest renderer below this one (its workers are in it): MB, and seconds of processor time so far.
function usage() {
  const parent = new Map(), found = { now: 0, most: 0, cpu: 0 };
  for (const pid of readdirSync('/proc').filter(p => /^\d+$/.test(p))) {
    try { parent.set(pid, /^PPid:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))[1]); } catch { /* gone */ }
  }
  const ours = pid => pid === String(process.pid) || (parent.has(pid) && ours(parent.get(pid)));
  for (const pid of parent.keys()) {
    try {
      if (!ours(pid) || !readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('--type=renderer')) continue;
      const status = readFileSync(`/proc/${pid}/status`, 'utf8'), mb = key => Number(new RegExp(`${key}:\\s+(\\d+)`).exec(status)[1]) / 1024;
      if (mb('VmRSS') < found.now) continue;
      const times = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').pop().split(' ');
      found.cpu = (Number(times[11]) + Number(times[12])) / 100;
      found.now = mb('VmRSS');
      found.most = Math.max(found.most, mb('VmHWM'));
    } catch { /* gone */ }
  }
  return found;
}

// A span of time drawn on the timeline by hand, as quickly as frames come.
async function drag(page) {
  await page.evaluate(() => contender.beginDrag());
  const box = await page.locator('[data-key="timeline.chart"] [role="application"], [data-key="timeline.chart"][role="application"]').first().boundingBox();
  const at = i => page.mouse.move(box.x + box.width * (0.25 + i / 160), box.y + box.height / 2);
  await at(0);
  await page.mouse.down();
  for (let i = 0; i < 80; i++) {
    await at(i);
    await page.waitForTimeout(16);
  }
  await page.mouse.up();
  return page.evaluate(() => contender.endDrag());
}

async function once({ folder, script }, { name, options }) {
  const server = await serve({ dir: folder }), browser = await launch(['--js-flags=--max-old-space-size=8192']);
  try {
    const page = await browser.newPage({ bypassCSP: true });   // else the page takes no script of ours
    page.on('pageerror', e => { throw e; });
    await page.goto(server.url);
    if (name === 'tolle') await page.addScriptTag({ url: script });
    await page.evaluate(() => contender.ready());
    if (name === 'tolle') await page.evaluate(() => { contender.watch(); return tolle.idle(); });
    await page.waitForTimeout(CHOOSING);
    const input = await page.evaluateHandle(() => Object.assign(document.createElement('input'), { type: 'file' }));
    await input.asElement().setInputFiles(file);
    const before = usage();
    const result = await page.evaluate(async ([i, options]) => {
      let last = performance.now(), blocked = 0;
      const tasks = [], observer = new PerformanceObserver(list => tasks.push(...list.getEntries().map(e => e.duration)));
      observer.observe({ type: 'longtask' });
      const beat = () => { const now = performance.now(); blocked = Math.max(blocked, now - last); last = now; };
      const timer = setInterval(beat, 4), start = performance.now();
      const count = await contender.load(i.files[0], options), loaded = performance.now();
      await contender.views();
      const end = performance.now();
      beat(); clearInterval(timer);
      await new Promise(done => setTimeout(done));
      tasks.push(...observer.takeRecords().map(e => e.duration));
      return { count, start, load: loaded - start, views: end - start, blocked, tasks };
    }, [input, options]);
    result.cpu = usage().cpu - before.cpu;
    result.rest = await page.evaluate(async from => { await contender.rest?.(); return performance.now() - from; }, result.start);
    result.memory = usage();
    if (name === 'tolle') result.questions = { hand: await drag(page), ...await page.evaluate(() => contender.questions()) };
    return result;
  } finally { await browser.close(); await server.close(); }
}

const median = list => [...list].sort((a, b) => a - b)[list.length >> 1], results = {};
const bytes = Buffer.alloc(1 << 22), open = openSync(file);
while (readSync(open, bytes)); // into the system's cache, so that the first one does not pay for it
const packed = files => files.reduce((sum, f) => sum + brotliCompressSync(readFileSync(f)).length, 0) / 1000;
try {
  const sites = {};
  for (const { name } of Object.values(contenders)) sites[name] ??= await site(name);
  for (let i = 0; i < Number(repetitions); i++) { // the outer loop: a slow spell of the machine touches everyone
    for (const [label, contender] of Object.entries(contenders)) {
      const r = await once(sites[contender.name], contender);
      if (r.count !== Number(rows)) throw new Error(`${label} read ${r.count} rows of ${rows}`);
      (results[label] ??= []).push(r);
    }
  }
} finally { rmSync(scratch, { recursive: true, force: true }); }

const of = (label, what) => median(results[label].map(what));
const megabytes = statSync(file).size / 1e6;
const seconds = ms => (ms / 1000).toFixed(2), times = (a, b) => `${(a / b).toFixed(1)} ×`;
const labels = Object.keys(contenders), base = 'Tollé' in results ? of('Tollé', r => r.views) : NaN;
console.log(`\n${Number(rows).toLocaleString('en')} rows, ${megabytes.toFixed(0)} MB, median of ${repetitions}\n`);
console.log('                     load s   with views s   against Tollé   processor s   page blocked ms   memory / file at rest   at most MB');
for (const label of labels) {
  const views = of(label, r => r.views);
  console.log(label.padEnd(18) + seconds(of(label, r => r.load)).padStart(9) + seconds(views).padStart(15) + times(views, base).padStart(16) +
    of(label, r => r.cpu).toFixed(2).padStart(14) + of(label, r => r.blocked).toFixed(0).padStart(18) + (of(label, r => r.memory.now) / (megabytes * 1e6 / 2 ** 20)).toFixed(2).padStart(24) +
    of(label, r => r.memory.most).toFixed(0).padStart(13));
}
const ratio = (what, a, b, goal, good) => a in results && b in results && console.log(`${what.padEnd(62)} ${goal.padEnd(8)} ${(good / 1).toFixed(2)}`);
const views = label => label in results ? of(label, r => r.views) : NaN;
console.log('\nto reach, in this run                                            goal     is');
ratio('with one worker, quicker than DuckDB-WASM', 'Tollé, one worker', 'DuckDB-WASM', '≥ 2.5 ×', views('DuckDB-WASM') / views('Tollé, one worker'));
ratio('with two, quicker than DuckDB-WASM', 'Tollé, two workers', 'DuckDB-WASM', '≥ 3.2 ×', views('DuckDB-WASM') / views('Tollé, two workers'));
ratio('beside the bare loader', 'Tollé', 'floor', '≤ 1.4 ×', views('Tollé') / views('floor'));
ratio('gain by the second worker', 'Tollé, two workers', 'Tollé, one worker', '', views('Tollé, one worker') / views('Tollé, two workers'));
if ('Tollé' in results) {
  const sorted = what => results.Tollé.flatMap(r => r.questions[what]).sort((a, b) => a - b);
  const p95 = what => sorted(what)[Math.floor(sorted(what).length * 0.95)] ?? NaN;
  const line = (what, goal, ms) => console.log(`${what.padEnd(62)} ${goal.padEnd(8)} ${ms.toFixed(1)} ms`);
  const tasks = results.Tollé.flatMap(r => r.tasks);
  line(`long tasks (50 ms or more) while loading: ${tasks.length} in ${repetitions} loads; the longest`, '≤ 50 ms', Math.max(0, ...tasks));
  line('dragging a time brush, answered at the page, p95', '≤ 8 ms', p95('drag'));
  line('  by a hand, which draws a frame at each move, p95', '', p95('hand'));
  line('  from the cube, once it is built, p95', '≤ 2 ms', p95('cube'));
  line('any other filter, p95', '≤ 25 ms', p95('other'));
  // On a busy machine the least says more.
  for (const what of ['drag', 'hand', 'cube', 'other']) line(`  ${what}: least, median`, `${sorted(what)[0].toFixed(1)}`, sorted(what)[sorted(what).length >> 1]);
  line('text search, any case, accents folded: first matches, slowest', '≤ 150 ms', Math.max(...results.Tollé.flatMap(r => r.questions.search.first)));
  line('all matches, slowest', '', Math.max(...results.Tollé.flatMap(r => r.questions.search.all)));
  console.log(`all words read, which the others do not read at all, after        ${seconds(of('Tollé', r => r.rest))} s`);
}
if ('DuckDB-WASM' in results) console.log(`DuckDB-WASM to run, brotli: ${packed(['duckdb-eh.wasm', 'duckdb-browser-eh.worker.js'].map(f => join(duckdb, f))).toFixed(0)} KB`);
