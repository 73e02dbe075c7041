// Every delimited real export has the same records and cells for Tollé, for PapaParse and for csv-parse; every one of JSON the
// same values for Tollé and for Node's parser, numbers to their last digit.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { parse } from 'csv-parse/sync';
import Papa from 'papaparse';
import { data, haveData, top } from './harness.mjs';

const program = join(process.env.TOLLE_BUILD ?? join(top, 'build'), 'native', 'tolle_cells');
const oracle = haveData ? JSON.parse(readFileSync(join(data, 'dev', 'oracle_dev.json'), 'utf8')).files : {};
// A single-byte line end in front of UTF-16: for the others it is another character (see the README of the exports).
const files = Object.keys(oracle).filter(f => /\.(csv|tsv|tab)$/.test(f) && !f.endsWith('dataset-split-fail.csv'));
const skip = !haveData ? 'no folder of real exports' : !existsSync(program) ? 'no native build' : false;

// Spaces around names are no part of them for Tollé, and records may end in empty fields that the header does not have.
const cut = (record, width) => { while (record.length > width && record.at(-1) === '') record.pop(); return record; };
function text(file) {
  const bytes = readFileSync(join(data, file));
  try { return new TextDecoder('utf-8', { fatal: true }).decode(bytes); } catch { return new TextDecoder('windows-1252').decode(bytes); }
}

// JSON: the exports, what the fuzzers start from (behind the bytes that steer them), and hard cases of our own.
const HARD = ['"\\ud83d\\ude00 \\ud83d \\ude00 \\uD83D\\u0041 \\u0000 \\b\\f\\n\\r\\t\\/\\"\\\\ \\u00e9 é 😀 \u2028"', '[570306133677760513, 570306133677760514, -0, 1e400, 1E+2, 0.10, 12345678901234567890123]',
  '{"a":1,"a":2,"__proto__":{"b":3},"":[[],{},[{}]]}', '" \\\\" ', ' [ true , false,null ] \r\n', '[' .repeat(9999) + ']'.repeat(9999)];
const folder = mkdtempSync(join(tmpdir(), 'tolle-json-'));
after(() => rmSync(folder, { recursive: true }));
function written(name, bytes) { const path = join(folder, name); writeFileSync(path, bytes); return path; }
const corpus = join(top, 'tests/fuzz/corpus/json');
const values = [...Object.keys(oracle).filter(f => /\.(json|jsonl|ndjson|js)$/.test(f)).map(f => join(data, f)),
  ...readdirSync(corpus).map(f => written(`corpus_${f}.json`, readFileSync(join(corpus, f)).subarray(3))), ...HARD.map((text, i) => written(`hard_${i}.json`, text))];
const NUMBER = /("(?:[^"\\]|\\[^])*")|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g;
const strings = (x, f) => typeof x === 'string' ? f(x) : Array.isArray(x) ? x.map(v => strings(v, f)) : x && typeof x === 'object' ? Object.fromEntries(Object.entries(x).map(([k, v]) => [f(k), strings(v, f)])) : x;
// What Node makes of a file, one value after the other; null where it does not take it.
function valuesByNode(path) {
  const whole = readFileSync(path, 'utf8').replace(/^\ufeff/, '').replace(/^[\w.$ ]+=/, '');
  const parsed = text => strings(JSON.parse(text.replace(NUMBER, (m, s) => s ?? `"\\u0001${m}"`)), s => s.toWellFormed().replaceAll('\0', '').replace(/[\b\f]/g, ' '));
  try { return [parsed(whole)]; } catch { /* lines, then */ }
  try { return whole.split('\n').filter(l => l.trim()).map(parsed); } catch { return null; }
}

const found = new Map(), foundValues = new Map();
before(() => {
  if (!existsSync(program)) return;
  const out = execFileSync(join(top, 'scripts/toolchain'), [program, ...(skip ? [] : files.map(f => join(data, f))), ...values], {
    encoding: 'utf8', maxBuffer: 2 ** 30, env: { ...process.env, TOLLE_NEEDS: 'native', TOLLE_DATA: data } });
  const names = new Map(files.map(f => [join(data, f), f]));
  let records, lines;
  for (const line of out.split('\n').filter(Boolean)) {
    const file = line.startsWith('{"file":') ? undefined : line.startsWith('{"delimiter":') ? JSON.parse(line) : null;
    if (file === undefined) { records = null; foundValues.set(JSON.parse(line).file, lines = []); }
    else if (file) { lines = null; found.set(names.get(file.file), { ...file, records: records = [] }); }
    else if (records) records.push(JSON.parse(line));
    else lines.push(line);
  }
});

for (const path of values)
  test(path.split('/').slice(-2).join('/').replace(/tolle-json-\w+/, 'json'), { skip: !existsSync(program) && 'no native build' }, t => {
    const theirs = valuesByNode(path);
    if (!theirs) return t.skip('no JSON for Node');
    assert.deepEqual(foundValues.get(path).map(l => JSON.parse(l)), theirs);
  });

for (const file of files)
  test(file, { skip }, () => {
    const { delimiter, records } = found.get(file), whole = text(file);
    const others = {
      PapaParse: Papa.parse(whole, { delimiter, skipEmptyLines: true }).data,
      'csv-parse': parse(whole, { delimiter, relax_quotes: true, relax_column_count: true, skip_empty_lines: true, bom: true })
    };
    for (const [name, theirs] of Object.entries(others)) {
      assert.equal(records.length, theirs.length, `${name}: records`);
      const width = theirs[0].length;
      for (let r = 0; r < records.length; r++) {
        const ours = cut([...records[r]], width), other = cut([...theirs[r]], width);
        if (r === 0 && oracle[file].header_line !== false) assert.equal(ours.length, other.length, `${name}: columns`);
        else assert.deepEqual(ours, other, `${name}: record ${r + 1}`);
      }
    }
  });
