// Any split of an archive's bytes gives the same text: every container, in pieces of every size, from a file that can be read
// twice and from an address that cannot; cut off anywhere it gives the beginning of that text, and says so.
import assert from 'node:assert/strict';
import { after, afterEach, beforeEach, test } from 'node:test';
import { gzip, tar, zip } from './archives.mjs';
import { open, quit } from './harness.mjs';

const CSV = 'id,created_at,text\n' + Array.from({ length: 12 }, (_, i) => `${i},2024-05-0${i % 9 + 1}T00:00:00Z,"complaint, n° ${i * 7919 % 97} déçu 😡"\n`).join('');
const string = (at, text) => `<c r="${at}" t="inlineStr"><is><t>${text}</t></is></c>`;
const BOOK = [{ name: 'xl/workbook.xml', text: '<workbook><workbookPr/></workbook>' },
  { name: 'xl/styles.xml', text: '<styleSheet><cellXfs><xf numFmtId="0"/><xf numFmtId="22"/></cellXfs></styleSheet>' },
  { name: 'xl/sharedStrings.xml', text: '<sst><si><t>déçu &amp; "fâché"</t></si><si><r><t>two </t></r><r><t>parts</t></r></si></sst>' },
  { name: 'xl/worksheets/sheet1.xml', text: `<worksheet><sheetData><row r="1">${string('A1', 'id')}${string('B1', 'created_at')}${string('C1', 'text')}</row>${Array.from({ length: 9 }, (_, i) =>
    `<row r="${i + 2}"><c r="A${i + 2}"><v>${i}</v></c>${i % 3 ? `<c r="B${i + 2}" s="1"><v>${45413 + i / 8}</v></c>` : ''}<c r="C${i + 2}" t="s"><v>${i % 2}</v></c></row>`).join('')}</sheetData></worksheet>` }];
const CONTAINERS = {
  'plain text': CSV,
  gzip: gzip(CSV),
  'gzip of two members': Buffer.concat([gzip(CSV.slice(0, 300)), gzip(CSV.slice(300))]),
  zip: zip([{ name: 'notes.txt', text: 'no' }, { name: 'a.csv', text: CSV }]),
  'zip with sizes behind its members': zip([{ name: 'a.csv', text: CSV, descriptor: true }]),
  'gzip in a zip': zip([{ name: 'a.csv.gz', text: gzip(CSV), method: 0 }]),
  tar: tar([{ name: 'readme.txt', text: 'no' }, { name: 'a.csv', text: CSV }]),
  'tar.gz': gzip(tar([{ name: 'x/a.csv', text: CSV, long: 'pax' }])),
  'tar.gz of two monthly files': gzip(tar([{ name: 'reviews_202401.csv', text: CSV.slice(0, 400) }, { name: 'reviews_202402.csv', text: CSV.slice(400) }]))
};

let page;
beforeEach(async () => { page = await open(); await page.evaluate(inPage); });
afterEach(() => page.shut());
after(quit);

// What runs in the page: texts(bytes, piece, again) are the texts of the tables in an archive, with what is said of damage.
function inPage() {
  globalThis.texts = async (bytes, piece, again) => {
    const [{ partsOf }, { whole }] = await Promise.all([import(new URL('archive/parts.js', location.href).href), import(new URL('slices.js', location.href).href)]);
    const context = { counted: 0, total: 0, unpacked: 0, limit: 1e9, piece }, blob = new Blob([bytes]);
    const out = [];
    try {
      for await (const part of partsOf({ name: 'a', blob: again ? blob : null, chunks: () => whole(blob, context) }, context)) {
        const chunks = [];
        for await (const chunk of part.chunks) chunks.push(chunk.slice());
        out.push({ name: part.name, text: await new Blob(chunks).text(), damage: part.note.damage ?? '' });
      }
    } catch (e) {
      if (e.constructor.name !== 'SourceError') throw e;
      out.push({ error: e.code });
    }
    return out;
  };
  globalThis.fromBase64 = s => Uint8Array.from(atob(s), c => c.charCodeAt(0));
}
const inBase64 = bytes => Buffer.from(bytes).toString('base64');
const whole = bytes => page.evaluate(b => texts(fromBase64(b), 4 << 20, true), inBase64(bytes));

// The sizes of pieces for which the texts are others than of the whole, [] if all is well. Every size up to 32 bytes, then
// about 12 % more each time.
const differing = bytes => page.evaluate(async b => {
  const all = fromBase64(b), expected = JSON.stringify(await texts(all, 4 << 20, true)), wrong = [];
  for (let piece = 1; piece <= all.length; piece += 1 + (piece >> 5 && piece >> 3))
    for (const again of [true, false])
      if (JSON.stringify(await texts(all, piece, again)) !== expected) wrong.push(`${piece}${again ? '' : ' from an address'}`);
  return wrong;
}, inBase64(bytes));

for (const [name, bytes] of Object.entries(CONTAINERS))
  test(`${name}: pieces of every size give the same text`, async () => {
    const found = await whole(bytes);
    assert.deepEqual([found.map(f => f.text ?? f.error).join(''), found.map(f => f.damage).join('')], [CSV, '']);
    assert.deepEqual(await differing(bytes), []);
  });

for (const method of [0, 8])
  test(`a workbook, ${method ? 'deflated' : 'stored'}: pieces of every size give the same text`, async () => {
    const book = zip(BOOK.map(m => ({ ...m, method }))), [sheet] = await whole(book);
    assert.equal(sheet.text.split('\n').slice(0, 4).join('\n'), '"id","created_at","text"\n"0",,"déçu & ""fâché"""\n"1","2024-05-01 03:00:00","two parts"\n"2","2024-05-01 06:00:00","déçu & ""fâché"""');
    assert.deepEqual(await differing(book), []);
  });

test('a workbook of several sheets: pieces of every size give the same texts', async () => {
  const sheet = BOOK.at(-1), book = zip([...BOOK, { ...sheet, name: 'xl/worksheets/sheet2.xml' }]), found = await whole(book);
  assert.deepEqual(found.map(f => f.name), ['a › sheet1', 'a › sheet2']);
  assert.equal(found[0].text, found[1].text);
  assert.deepEqual(await differing(book), []);
});

test('cut off anywhere, an archive gives the beginning of its text and says that it is cut, or is refused by name', async () => {
  for (const [name, bytes] of Object.entries({ gzip: CONTAINERS.gzip, zip: zip([{ name: 'a.csv', text: CSV }]), 'tar.gz': CONTAINERS['tar.gz'], workbook: zip(BOOK) })) {
    const expected = (await whole(bytes))[0].text;
    // Less than a tar's first header is no tar; the row of a workbook where it is cut is closed.
    const wrong = await page.evaluate(async ([b, expected, name]) => {
      const all = fromBase64(b), wrong = [];
      for (let size = 20; size < all.length; size += all.length > 500 ? 3 : 1) {
        const [found] = await texts(all.slice(0, size), 4 << 20, true);
        if (found.error ? !/^(Damaged|Truncated|Nothing|Unknown)/.test(found.error) : !(expected.startsWith(found.text.replace(name === 'workbook' ? /,*\n$/ : /\ufffd$/, '')) && (found.damage || found.text === expected)) && !(name === 'tar.gz' && found.name === 'a')) wrong.push([size, found]);
      }
      return wrong;
    }, [inBase64(bytes), expected, name]);
    assert.deepEqual(wrong.slice(0, 3), [], name);
  }
});
