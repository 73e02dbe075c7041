// Every delimited real export has the same records and cells for Tollé, for PapaParse and for csv-parse.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { before, test } from 'node:test';
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

const found = new Map();
before(() => {
  if (skip) return;
  const out = execFileSync(join(top, 'scripts/toolchain'), [program, ...files.map(f => join(data, f))], {
    encoding: 'utf8', maxBuffer: 2 ** 30, env: { ...process.env, TOLLE_NEEDS: 'native', TOLLE_DATA: data } });
  let records;
  for (const line of out.split('\n').filter(Boolean)) {
    const value = JSON.parse(line);
    if (Array.isArray(value)) records.push(value);
    else found.set(files[found.size], { ...value, records: records = [] });
  }
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
