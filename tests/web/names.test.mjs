// Staff and private persons by role only, in everything that is handed out. Whose name it would be is not known here, so no name
// at all may stand in our texts but those of places, firms, sites and works: a capital inside a sentence, or a word that begins
// one and is never written small, is a name until a list of this file says otherwise.
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { gunzipSync } from 'node:zlib';
import { dist, top } from './harness.mjs';

const list = text => new Set(text.trim().split(/\s+/));
const PLACES = list(`
  Quebec Québec Montréal Paris Montmartre Suisse Switzerland North American French English France Europe Brazil Brésil Boston
  United States États Unis`);
const FIRMS = list(`
  Numerama Nespresso Système Twitter Facebook Instagram Foursquare Wikipedia Wikipédia Mozilla Support Firefox Tollé TimelineJS Timeline
  Storyteller Bluesky Brandwatch Chatwoot Datawrapper Medium Excel Word Office LibreOffice Fivetran FixMyStreet Freshdesk Google Play
  Console Hootsuite Talkwalker Intercom Kaggle Mastodon Meta Business Suite App Store Arrow Parquet Open Reddit Sentiment SignalConso Trustpilot
  Zammad Salesforce Zendesk Zstandard Numbers Pages Keynote Graph YouTube WhatsApp JavaScript WebAssembly WebGL WebP Gollac Data Commons Security Policy`);
const TIMES = list('Easter Pâques Friday Sunday Monday January March April November');
const ON_SCREEN = list('Export Exporter Forget Oublier Messages Records Ctrl Shift Maj Alt Space Enter Home End PageDown Infinity NaN');  // buttons, keys, numbers
const PUBLIC = new Set([...PLACES, ...FIRMS, ...TIMES, ...ON_SCREEN]);
// Words that only ever begin a sentence.
const STARTS = list(`
  Agreement Agrees Awkward Banter Banters Checks Consistency Effective Exceptionally Fair Hates Insulted Keeping Links Mocks Objects
  Remarks Repeats Resist Ridicules
  Cacher Cohérence Conclure Déteste Efficace Exceptionnellement Inquiétude Insister Insultée Juge Mettre Objecte Plaisante Plaisanterie
  Planter Presque Rappeler Renvoie Répète Souffrir Traite Vingt Évoque`);

const WORD = /(?<!\p{L})\p{Lu}\p{Ll}[\p{L}]*/gu;
// Inside a sentence: behind a letter, a digit, a comma or a closing mark, not behind a full stop, a colon or an opening quote.
const INSIDE = /(?<=[\p{L}\d,;()’-][\s’(]{0,2})(?<![\p{L}])\p{Lu}\p{Ll}[\p{L}]*/gu;
const namesIn = text => [...text.matchAll(INSIDE)].map(m => m[0]).filter(word => !PUBLIC.has(word));
const beginningsIn = (text, small) => [...text.matchAll(WORD)].map(m => m[0]).filter(word => !PUBLIC.has(word) && !STARTS.has(word) && !small.has(word.toLowerCase()));

const NOT_TEXT = new Set(['id', 'format', 'zone', 'time', 'url']);
function* textsOf(value, key = '') {
  if (typeof value === 'string') { if (!NOT_TEXT.has(key)) yield value; }
  else if (value && typeof value === 'object') for (const [k, v] of Object.entries(value)) yield* textsOf(v, Array.isArray(value) ? key : k);
}
// Comments and regular expressions are stepped over, so that a quote in them opens no string.
const LITERAL = /\/\/[^\n]*|\/\*[\s\S]*?\*\/|'((?:\\.|[^'\\\n])*)'|"((?:\\.|[^"\\\n])*)"|`((?:\\.|[^`\\])*)`|(?<=[=(,:!&|?;{}[\n>]\s*|return )\/(?![*/])(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\\n[])+\/[a-z]*/g;
const literalsOf = code => [...code.matchAll(LITERAL)].map(m => m[1] ?? m[2] ?? m[3]).filter(text => text !== undefined);
const wordsOfPage = html => [...html.matchAll(/>([^<]+)</g), ...html.matchAll(/\b(?:title|alt|aria-label|content)="([^"]*)"/g)].map(m => m[1]);
// Phrases are written small; what is not is a comment.
const READERS = [
  [/\.(json|webmanifest)$/, text => [...textsOf(JSON.parse(text))]],
  [/\.js$/, text => literalsOf(text).filter(s => /\s/.test(s)).map(s => s.replace(/\$\{[^}]*\}/g, ' '))],
  [/\.(html|svg)$/, wordsOfPage],
  [/\.(md|txt)$/, text => text.split('\n')]
];
const NOT_OURS = [
  [/^licences\//, 'who holds the rights has to be named'],
  [/^assets\/samples\/(?!samples\.json)/, 'exports of other people’s words: masked, see below'],
  [/^alone\.js$/, 'the same files once more, packed'],
  [/\.(wasm|mjs)$/, 'compiled; their texts are assets/strings and assets/rules'],
  [/\.(css|png)$/, 'no sentence in them']
];
// Scripts are served without their blanks; as they were written they are easier to read.
const fromOf = path => path.endsWith('.js') && existsSync(join(top, 'web', path)) ? join(top, 'web', path) : join(dist, path);
const written = [
  ...readdirSync(dist, { recursive: true, withFileTypes: true }).filter(f => f.isFile()).map(f => join(f.parentPath ?? f.path, f.name).slice(dist.length + 1).replaceAll('\\', '/'))
    .filter(path => !NOT_OURS.some(([pattern]) => pattern.test(path))).map(path => [path, fromOf(path)]),
  ...['answers.txt', 'hostility.txt'].map(name => [`rules/${name}`, join(top, 'assets/rules', name)])
].map(([path, from]) => {
  const reader = READERS.find(([pattern]) => pattern.test(path));
  assert.ok(reader, `${path}: say here how it is read, or why it is not`);
  return { path, texts: reader[1](readFileSync(from, 'utf8')) };
});
const isCase = ({ path }) => path.endsWith('.tolle.json');

test('no text of the site names a person', () => {
  for (const part of ['assets/strings/en.json', 'assets/strings/fr.json', 'assets/samples/samples.json', 'index.html', 'boot.js', 'rules/answers.txt'])
    assert.ok(written.some(w => w.path === part && w.texts.length), part);
  assert.equal(written.filter(isCase).length, 6);
  assert.deepEqual(written.flatMap(({ path, texts }) => texts.flatMap(text => namesIn(text).map(name => `${path}: ${name} in “${text.slice(0, 200)}”`))), []);
});

test('no sentence of a case begins with a name', () => {
  const small = new Set(written.flatMap(w => w.texts).join(' ').match(/(?<!\p{L})\p{Ll}+(?!\p{L})/gu));
  assert.deepEqual([...new Set(written.filter(isCase).flatMap(w => w.texts).flatMap(text => beginningsIn(text, small)))], []);
});

test('a first name would be found', () => {
  assert.deepEqual(namesIn('The brand says that Camille will welcome you.'), ['Camille']);
  assert.deepEqual(namesIn('La marque écrit qu’Ophélie, de Paris, vous attend.'), ['Ophélie']);
  assert.deepEqual(beginningsIn('The brand answers: Camille will welcome you.', new Set(['the'])), ['Camille']);
  assert.deepEqual(literalsOf('f(/["\']/, `ask Camille`); // \'no\nconst a = "to Ophélie", b = x / 2 / \'y\';').flatMap(namesIn), ['Camille', 'Ophélie']);
  assert.deepEqual(wordsOfPage('<p title="by Camille">with <b>you, Ophélie</b></p>').flatMap(namesIn), ['Ophélie', 'Camille']);
});

// Other people's words keep what they say, not who said it: a pseudonym is written small, a masked word is of x.
const GREETED = /\b(?:Hi|Hello|Hey|Dear|Hola|Olá|Ciao|[Tt]hanks|[Tt]hank [Yy]ou|[Rr]egards|Sincerely|Atenciosamente)(?:[ ,!.:~-]|<\/?p>|<pre>)+(\p{Lu}[\p{L}']+)(?= ?(?:<\/p>|[,.:]|<\/pre>))/gu;
const GREETINGS = list(`Again Gracias Hola Saludos Folks Team Support Peers Firefox Mozilla Thanks However MACs Recently No Dr There So`);
const AT_HOME = /\b[Uu]sers[\\/]+(\w*\p{Lu}\w*)/gu;

test('the bundled questions name neither those who ask nor those who answer', () => {
  const csv = gunzipSync(readFileSync(join(dist, 'assets/samples/mozilla_support_2019-11.csv.gz'))).toString();
  const quoted = [...csv.matchAll(/<em>([^<]{1,40}?) ?<a href=""#(?:question|answer)/g)].map(m => m[1]), greeted = [...csv.matchAll(GREETED)].map(m => m[1]);
  assert.ok(quoted.length > 300 && csv.match(/\b(?:Hi|Hello|Hola) [a-z]\w+,/g).length > 150, `${quoted.length} quotations`);
  assert.deepEqual(quoted.filter(name => /\p{Lu}/u.test(name)), []);
  assert.deepEqual(greeted.filter(word => !GREETINGS.has(word)), []);
  assert.deepEqual([...csv.matchAll(AT_HOME)].map(m => m[1]).filter(name => !/user/i.test(name)), []);
  assert.deepEqual(csv.match(/[\w.+-]+@(?!masked\.example|m\.example)[\w-]+\.[a-z]{2,}/g), null);
});

test('the bundled requests name nobody at work', () => {
  const csv = readFileSync(join(dist, 'assets/samples/boston311_2022-01.csv'), 'utf8'), [head, ...rows] = csv.trim().split('\n');
  assert.match(head, /,closure_reason,case_title,/);
  assert.equal(rows.length, 100);
  assert.deepEqual(csv.match(/\b\d{3}[-. ]\d{3}[-. ]\d{4}\b/g), null);
  assert.deepEqual([...csv.matchAll(/(?:Regards|Sincerely)\s+(\S+ \S+)/g)].map(m => m[1]).filter(who => !/^x+ x+$|^Boston 311$/.test(who)), []);
  assert.deepEqual(csv.match(/W\/O\s+[^,]*[A-Z][A-Za-z]+ *(?=\/|,)/g), null);
});
