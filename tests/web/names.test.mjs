// Staff and private persons by role only. Whose first name it would be is not known here, so no name at all may stand in a
// case but those of places, firms, sites and works: a capital inside a sentence is a name until this list says otherwise.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { dist } from './harness.mjs';

const PUBLIC = new Set(`
  Quebec Québec Montréal Paris Montmartre Suisse Switzerland North American French English Numerama Nespresso Système
  Twitter Facebook Instagram Foursquare Wikipedia Wikipédia Easter Pâques Friday Sunday Monday March April`.split(/\s+/));
const NOT_TEXT = new Set(['id', 'format', 'zone', 'time', 'url']);

function* textsOf(value, key = '') {
  if (typeof value === 'string') { if (!NOT_TEXT.has(key)) yield value; }
  else if (value && typeof value === 'object') for (const [k, v] of Object.entries(value)) yield* textsOf(v, Array.isArray(value) ? key : k);
}
// Inside a sentence: behind a letter, a digit, a comma or a closing mark, not behind a full stop, a colon or an opening quote.
const namesIn = text => [...text.matchAll(/(?<=[\p{L}\d,;()’-][\s’(]{0,2})(?<![\p{L}])\p{Lu}\p{Ll}[\p{L}]*/gu)].map(m => m[0]).filter(word => !PUBLIC.has(word));

test('a case names places, firms and sites, and no person', () => {
  const folder = join(dist, 'assets/cases'), files = readdirSync(folder).filter(f => f.endsWith('.tolle.json'));
  assert.equal(files.length, 6);
  for (const file of files) {
    const found = [...textsOf(JSON.parse(readFileSync(join(folder, file), 'utf8')))].flatMap(text => namesIn(text).map(name => `${name} in “${text}”`));
    assert.deepEqual(found, [], file);
  }
});

test('a first name inside a sentence would be found', () => {
  assert.deepEqual(namesIn('The brand says that Camille will welcome you.'), ['Camille']);
  assert.deepEqual(namesIn('La marque écrit qu’Ophélie, de Paris, vous attend.'), ['Ophélie']);
});
