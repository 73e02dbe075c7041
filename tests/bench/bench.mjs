// Loads one file with Tollé and with what a user would pick instead, in the same browser, one after the other:
//
//   node tests/bench/bench.mjs FILE ROWS [REPETITIONS]
//
// load: from the call to a queryable table with parsed times. views: on top of that, until the figures, the timeline, the waits,
// the hours, the organisations and the newest records are known (Tollé gives both at once). blocked: the longest that the page did not answer.
import { cpSync, mkdtempSync, openSync, readSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { dist, launch } from '../web/harness.mjs';
import { serve } from '../../scripts/serve.mjs';

const here = dirname(fileURLToPath(import.meta.url)), [file, rows, repetitions = '3'] = process.argv.slice(2);
const scratch = mkdtempSync(join(tmpdir(), 'tolle-bench-'));
const duckdb = join(here, '../node_modules/@duckdb/duckdb-wasm/dist');
const contenders = { Tollé: 'tolle', 'DuckDB-WASM': 'duckdb', uDSV: 'udsv' };

async function site(name) {                             // a folder with a page that has window.contender
  const folder = join(scratch, name), script = name === 'tolle' ? 'bench-tolle.js' : 'main.js';
  if (name === 'tolle') cpSync(dist, folder, { recursive: true });
  await build({ entryPoints: [join(here, name + '.js')], bundle: true, format: 'iife', globalName: 'contender', outfile: join(folder, script), logLevel: 'error' });
  if (name === 'duckdb') for (const part of ['duckdb-eh.wasm', 'duckdb-browser-eh.worker.js']) cpSync(join(duckdb, part), join(folder, part));
  if (name !== 'tolle') writeFileSync(join(folder, 'index.html'), '<!doctype html><meta charset="utf-8"><link rel="icon" href="data:,"><script src="main.js"></script>');
  return { folder, script };
}

async function once({ folder, script }, name) {
  const server = await serve({ dir: folder }), browser = await launch(['--js-flags=--max-old-space-size=8192']);
  try {
    const page = await browser.newPage();
    page.on('pageerror', e => { throw e; });
    await page.goto(server.url);
    if (name === 'tolle') await page.addScriptTag({ url: script });
    await page.evaluate(() => contender.ready());
    if (name === 'tolle') await page.evaluate(() => tolle.idle());
    const input = await page.evaluateHandle(() => Object.assign(document.createElement('input'), { type: 'file' }));
    await input.asElement().setInputFiles(file);
    return await page.evaluate(async i => {
      let last = performance.now(), blocked = 0;
      const beat = () => { const now = performance.now(); blocked = Math.max(blocked, now - last); last = now; };
      const timer = setInterval(beat, 4), start = performance.now();
      const count = await contender.load(i.files[0]), loaded = performance.now();
      await contender.views();
      const end = performance.now();
      await contender.rest?.();
      beat(); clearInterval(timer);
      return { count, load: loaded - start, views: end - start, rest: performance.now() - start, blocked };
    }, input);
  } finally { await browser.close(); await server.close(); }
}

const median = list => [...list].sort((a, b) => a - b)[list.length >> 1], results = {};
const bytes = Buffer.alloc(1 << 22), open = openSync(file);
while (readSync(open, bytes)); // into the system's cache, so that the first one does not pay for it
try {
  const sites = {};
  for (const name of Object.values(contenders)) sites[name] = await site(name);
  for (let i = 0; i < Number(repetitions); i++) { // the outer loop: a slow spell of the machine touches everyone
    for (const [label, name] of Object.entries(contenders)) {
      const r = await once(sites[name], name);
      if (r.count !== Number(rows)) throw new Error(`${label} read ${r.count} rows of ${rows}`);
      (results[label] ??= []).push(r);
    }
  }
} finally { rmSync(scratch, { recursive: true, force: true }); }

const of = (label, what) => median(results[label].map(r => r[what]));
console.log(`\n${Number(rows).toLocaleString('en')} rows, median of ${repetitions}\n`);
console.log('              load s   with views s   against Tollé   page blocked ms');
for (const label of Object.keys(contenders)) {
  const views = of(label, 'views'), ratio = views / of('Tollé', 'views');
  console.log(label.padEnd(12) + (of(label, 'load') / 1000).toFixed(2).padStart(8) + (views / 1000).toFixed(2).padStart(15) +
    `${ratio.toFixed(1)} ×`.padStart(16) + of(label, 'blocked').toFixed(0).padStart(18));
}
console.log(`\nTollé has also read every word, which the others do not, after ${(of('Tollé', 'rest') / 1000).toFixed(2)} s.`);
