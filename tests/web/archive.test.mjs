// Archives: their members are found as programs write them, and opened in the page; damage costs what is behind it.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { constants, deflateRawSync } from 'node:zlib';
import { chooseMembers, leftOutOf } from '../../web/archive/choose.js';
import { isTar, tarMembers } from '../../web/archive/tar.js';
import { memberBytes, zipDirectory } from '../../web/archive/zip.js';
import { gzip, tar, zip } from './archives.mjs';
import { data, haveData, open, quit } from './harness.mjs';

const tweet = (id, text, parent) => ({ tweet: { id_str: id, created_at: 'Wed Dec 19 14:09:32 +0000 2012', full_text: text, favorite_count: '0', ...(parent && { in_reply_to_status_id_str: parent }) } });
const part = (n, ...tweets) => `window.YTD.tweets.part${n} = ${JSON.stringify(tweets)}`;
const X = [
  { name: 'data/account.js', text: 'window.YTD.account.part0 = [ {} ]' },
  { name: 'data/tweets-part1.js', text: part(1, tweet('281400879465238531', 'third', '281400879465238530')) },
  { name: 'data/tweets.js', text: part(0, tweet('281400879465238529', 'first'), tweet('281400879465238530', 'second')) },
  { name: 'data/direct-messages.js', text: `window.YTD.dm.part0 = [${'{"a":1},'.repeat(5000)}]` }
];
const CSV = 'id,created_at,text,category\n' + Array.from({ length: 3000 }, (_, i) => `${i},2024-05-01T00:00:00Z,complaint number ${i * 7919 % 3000},c${i % 7}\n`).join('');

async function text(blob, name) {
  const { members } = await zipDirectory(blob), { blob: bytes, packing } = await memberBytes(blob, members.find(m => m.name === name));
  return packing ? new Response(bytes.stream().pipeThrough(new DecompressionStream('deflate-raw'))).text() : bytes.text();
}
test('zip: stored, deflated, sizes behind the members, zip64, bytes in front, a comment', async () => {
  for (const more of [{}, { method: 0 }, { descriptor: true }, { zip64: true }]) {
    const blob = new Blob([zip(X.map(m => ({ ...m, ...more })), { front: Buffer.from('MZ program'), comment: 'PK\x05\x06 not the end' })]);
    const { members, cut } = await zipDirectory(blob);
    assert.deepEqual([members.map(m => m.name), cut], [X.map(m => m.name), false], JSON.stringify(more));
    assert.equal(await text(blob, 'data/tweets.js'), X[2].text);
  }
});
test('zip: cut off, the members from its start are found, whatever is behind them', async () => {
  for (const descriptor of [false, true]) {
    const whole = zip(X.map(m => ({ ...m, descriptor })));
    for (let size = 0; size < whole.length; size += 37) {
      const blob = new Blob([whole.subarray(0, size)]);
      const { members, cut } = await zipDirectory(blob).catch(e => ({ members: [], cut: e.code === 'DamagedArchive' }));
      assert.ok(cut || members.length === X.length, `${size}`);
      members.slice(0, -1).forEach((m, i) => assert.equal(m.name, X[i].name));
    }
  }
});
async function members(bytes, step) {
  const found = [], note = {};
  const chunks = (async function* () { for (let at = 0; at < bytes.length; at += step) yield new Uint8Array(bytes.subarray(at, at + step)); })();
  for await (const m of tarMembers(chunks, note)) {
    let content = '';
    if (found.length % 2 === 0) for await (const c of m.chunks) content += Buffer.from(c).toString();   // every other one is left unread
    found.push([m.name, content]);
  }
  return { found, note };
}
test('tar: plain, GNU and pax names, whatever the pieces; where it is cut is said', async () => {
  const long = 'folder/'.repeat(20) + 'outbox.json';
  const archive = tar([{ name: 'a.json', text: 'x'.repeat(700) }, { name: long, text: 'y', long: 'gnu' }, { name: 'é/outbox.json', text: 'z'.repeat(512), long: 'pax' }, { name: 'last.csv', text: '' }]);
  assert.ok(isTar(archive));
  assert.ok(!isTar(Buffer.from(CSV)));
  const expected = [['a.json', 'x'.repeat(700)], [long, ''], ['é/outbox.json', 'z'.repeat(512)], ['last.csv', '']];
  for (const step of [1, 511, 512, 1000, 1e6]) assert.deepEqual((await members(archive, step)).found, expected);
  assert.equal((await members(archive.subarray(0, 700), 100)).note.damage, 'Truncated');
  const wrong = Buffer.from(archive); wrong[1536 + 10] ^= 1;
  assert.equal((await members(wrong, 100)).note.damage, 'DamagedPacking');
});
test('zip: folders written with backslashes are folders', async () => {
  const { members } = await zipDirectory(new Blob([zip([{ name: 'data\\tweets.js', text: 'x' }, { name: 'data\\like.js', text: 'y' }])]));
  assert.deepEqual(chooseMembers(members).map(m => m.name), ['data/tweets.js']);
});
const named = list => list.map(([name, size]) => ({ name, size }));
const names = list => chooseMembers(named(list)).map(m => m.name);
test('the messages are chosen among the members', () => {
  assert.deepEqual(names([['data/like.js', 9e9], ['data/tweets-part10.js', 5], ['data/tweets-part2.js', 5], ['data/tweets.js', 5], ['assets/x.js', 7e6]]), ['data/tweets-part2.js', 'data/tweets-part10.js', 'data/tweets.js']);
  assert.deepEqual(names([['tweet.js', 5], ['direct-message.js', 900], ['account.js', 1]]), ['tweet.js']);
  assert.deepEqual(names([['Takeout/Google Business Profile/account-1/location-2/reviews.json', 5], ['Takeout/Google Business Profile/account-1/location-2/media-3/data.json', 50]]), ['Takeout/Google Business Profile/account-1/location-2/reviews.json']);
  assert.deepEqual(names([['likes.json', 900], ['outbox.json', 5], ['actor.json', 9], ['media/a.png', 9e8]]), ['outbox.json']);
  assert.deepEqual(names([['tweets.csv', 5], ['data/js/tweets/2014_07.js', 50]]), ['tweets.csv']);
  assert.deepEqual(names([['reviews_202402.csv', 5], ['reviews_202401.csv', 5], ['stats.csv', 8], ['__MACOSX/._reviews_202401.csv', 99]]), ['reviews_202401.csv', 'reviews_202402.csv']);
  assert.deepEqual(names([['problems.csv', 50], ['updates.csv', 20], ['users.csv', 30]]), ['problems.csv', 'updates.csv']);
  assert.deepEqual(names([['picture.png', 50]]), []);
});
test('names that say messages come before larger people, descriptions and plain text', () => {
  assert.deepEqual(names([['tickets.json', 5], ['comments.json', 2], ['users.json', 90]]), ['tickets.json', 'comments.json']);
  assert.deepEqual(names([['data.csv', 5], ['metadata.json', 90], ['schema.csv', 90], ['organizations.csv', 90]]), ['data.csv']);
  assert.deepEqual(names([['signalements.csv', 5], ['LISEZMOI.txt', 90], ['notes.txt', 90], ['Lisez-moi.csv', 90]]), ['signalements.csv']);
  assert.deepEqual(names([['data.csv', 5], ['comments.txt', 90]]), ['data.csv']);
  assert.deepEqual(names([['tickets.txt', 5], ['users.csv', 90]]), ['tickets.txt']);
  assert.deepEqual(names([['plaintes_clients.csv', 5], ['clients.csv', 90], ['types_de_plaintes.csv', 90]]), ['plaintes_clients.csv']);
  assert.deepEqual(names([['re\u0301clamations.csv', 5], ['produits.csv', 90]]), ['re\u0301clamations.csv']);
  assert.deepEqual(names([['CustomerComplaints.csv', 5], ['TicketFields.csv', 90]]), ['CustomerComplaints.csv']);
  assert.deepEqual(names([['export/tickets/1.json', 5], ['export/tickets/2.json', 5], ['export/users/1.json', 90]]), ['export/tickets/1.json', 'export/tickets/2.json']);
  assert.deepEqual(names([['users.csv', 5]]), ['users.csv']);
  const found = named([['tickets.csv', 5], ['users.csv', 90], ['photo.png', 90], ['readme.txt', 9]]);
  assert.deepEqual(leftOutOf(found, chooseMembers(found)), ['users.csv']);
});

let page;
before(async () => { page = await open(); });
after(async () => { await page?.shut(); await quit(); });
const opened = async (...files) => page.evaluate(async list => {
  const from = ([bytes, name]) => new File([Uint8Array.from(atob(bytes), c => c.charCodeAt(0))], name);
  try {
    const report = await tolle.open(list.length === 1 ? from(list[0]) : list.map(from));
    return { ...tolle.summary(), format: report.format, issues: Object.fromEntries(report.issues.map(i => [i.kind, i.count])), files: report.files.map(f => f.name), name: report.name, leftOut: report.leftOut, fileRecords: report.records };
  } catch (e) { return { error: e.code, what: e.what }; }
}, files.map(([bytes, name]) => [Buffer.from(bytes).toString('base64'), name]));

test('an X archive: the parts of the tweets are one', async () => {
  const s = await opened([zip(X), 'twitter-2024.zip']);
  assert.deepEqual([s.format, s.fileRecords, s.files, s.quality.missingParents], ['x_archive', 3, ['twitter-2024.zip › data/tweets-part1.js', 'twitter-2024.zip › data/tweets.js'], 0]);
});
test('gzip, tar, tar.gz, gzip in zip, zip in zip, Deflate64: the same table', async () => {
  const files = [
    [gzip(CSV), 'a.csv.gz'], [Buffer.concat([gzip(CSV.slice(0, 5000)), gzip(CSV.slice(5000))]), 'two members.csv.gz'],
    [tar([{ name: 'readme.txt', text: 'no' }, { name: 'a.csv', text: CSV }]), 'a.tar'], [gzip(tar([{ name: 'x/a.csv', text: CSV }])), 'a.tgz'],
    [zip([{ name: 'a.csv.gz', text: gzip(CSV), method: 0 }]), 'a.zip'], [zip([{ name: 'inner.zip', text: zip([{ name: 'a.csv', text: CSV }]) }]), 'outer.zip'],
    [zip([{ name: 'a.csv', text: CSV, method: 9, pack: b => deflateRawSync(b, { strategy: constants.Z_HUFFMAN_ONLY }) }]), 'deflate64.zip']
  ];
  for (const file of files) {
    const s = await opened(file);
    assert.deepEqual([s.error, s.fileRecords, s.issues], [undefined, 3000, {}], file[1]);
  }
});
test('what is damaged gives what came before, and says so; nothing at all is an error', async () => {
  const packed = gzip(CSV), cut = await opened([packed.subarray(0, packed.length >> 1), 'cut.csv.gz']);
  assert.ok(cut.fileRecords > 500 && cut.fileRecords < 3000 && cut.issues.Truncated === 1, JSON.stringify(cut));
  const whole = zip([{ name: 'a.csv', text: CSV }]), cutZip = await opened([whole.subarray(0, whole.length >> 1), 'cut.zip']);
  assert.ok(cutZip.fileRecords > 500 && cutZip.fileRecords < 3000 && cutZip.issues.Truncated === 1, JSON.stringify(cutZip));
  const wrong = Buffer.from(packed); wrong[packed.length - 5] ^= 1;
  assert.equal((await opened([wrong, 'wrong.csv.gz'])).issues.DamagedPacking, 1);
  assert.equal((await opened([packed.subarray(0, 15), 'cut.csv.gz'])).error, 'TruncatedGzip');
  const stored = zip([{ name: 'a.csv', text: CSV, method: 0 }]), cutStored = await opened([stored.subarray(0, stored.length >> 1), 'stored.zip']);
  assert.ok(cutStored.fileRecords > 500 && cutStored.fileRecords < 3000 && cutStored.issues.Truncated === 1, JSON.stringify(cutStored));
  assert.equal((await opened([zip([{ name: 'a.csv', text: CSV, encrypted: true }]), 'locked.zip'])).error, 'EncryptedArchive');
  assert.deepEqual(await opened([zip([{ name: 'a.csv', text: CSV, method: 93 }]), 'zstd.zip']), { error: 'UnknownPacking', what: '93' });
  assert.equal((await opened([zip([{ name: 'a.png', text: 'x' }]), 'pictures.zip'])).error, 'NothingInside');
  assert.deepEqual(await opened([zip([{ name: 'word/document.xml', text: '<x/>' }]), 'letter.docx']), { error: 'WrongKind', what: 'docx' });
});
// A workbook whose first style is none and second a date and time. sheets: [{ title, state, rows: [[cell …] …] }]; a number above
// 40000 is a date. Strings are shared or inline by turns. `listed: false` leaves the titles out.
function workbook(sheets, { listed = true } = {}) {
  const strings = [], shared = text => { if (!strings.includes(text)) strings.push(text); return strings.indexOf(text); };
  const cell = (v, at, turn) => typeof v === 'number' ? `<c r="${at}" s="${v > 40000 ? 1 : 0}"><v>${v}</v></c>`
    : turn ? `<c r="${at}" t="s"><v>${shared(v)}</v></c>` : `<c r="${at}" t="inlineStr"><is><t>${v}</t></is></c>`;
  const sheetOf = ({ rows }) => `<worksheet><sheetData>${rows.map((row, r) => `<row r="${r + 1}">${row.map((v, c) => cell(v, 'ABCDEFG'[c] + (r + 1), r % 2)).join('')}</row>`).join('')}</sheetData></worksheet>`;
  const parts = sheets.map((s, i) => ({ name: `xl/worksheets/sheet${i + 1}.xml`, text: sheetOf(s) }));
  const titles = sheets.map(({ title, state }, i) => `<sheet name="${title}" sheetId="${i + 1}"${state ? ` state="${state}"` : ''} r:id="rId${i + 1}"/>`).join('');
  return zip([{ name: '[Content_Types].xml', text: '<Types/>' }, { name: 'xl/workbook.xml', text: `<workbook><workbookPr/>${listed ? `<sheets>${titles}</sheets>` : ''}</workbook>` },
    { name: 'xl/_rels/workbook.xml.rels', text: `<Relationships>${parts.map((p, i) => `<Relationship Id="rId${i + 1}" Target="${i % 2 ? '/' : ''}${p.name.slice(i % 2 ? 0 : 3)}"/>`).join('')}</Relationships>` },
    { name: 'xl/styles.xml', text: '<styleSheet><cellXfs><xf numFmtId="0"/><xf numFmtId="22"/></cellXfs></styleSheet>' },
    { name: 'xl/sharedStrings.xml', text: `<sst>${strings.map(s => `<si><t>${s}</t></si>`).join('')}</sst>` }, ...parts]);
}
const table = (records, first = 1, header = ['id', 'created_at', 'text']) => [header, ...Array.from({ length: records }, (_, i) => [first + i, 45413 + i / 24, `complaint ${'x'.repeat(i % 9)}`])];
const notes = Array.from({ length: 300 }, (_, i) => [`A long sentence that says how this workbook came about, number ${i}.`]);

test('an Excel workbook: the sheet of the records, with dates, shared and inline strings', async () => {
  for (const listed of [true, false]) {
    const s = await opened([workbook([{ title: 'Cover', rows: [[1]] }, { title: 'Data &amp; more', rows: table(200) }], { listed }), 'book.xlsx']);
    assert.deepEqual([s.error, s.fileRecords, s.first, s.last, s.name], [undefined, 200, '2024-05-01T00:00:00Z', '2024-05-09T07:00:00Z', `book.xlsx › ${listed ? 'Data & more' : 'sheet2'}`]);
  }
});
test('an Excel workbook: neither a long cover nor a large hidden sheet is taken for the records', async () => {
  const lookup = [['code', 'label'], ...Array.from({ length: 300 }, (_, i) => [i, `A label of some length ${i}`])];
  const s = await opened([workbook([{ title: 'Notes', rows: notes }, { title: 'Data', rows: table(9) }, { title: 'codes', state: 'veryHidden', rows: lookup }]), 'book.xlsx']);
  assert.deepEqual([s.error, s.fileRecords, s.name, s.leftOut], [undefined, 9, 'book.xlsx › Data', ['book.xlsx › codes']]);
  const hidden = await opened([workbook([{ title: 'Notes', rows: notes }, { title: 'Data', state: 'hidden', rows: table(9) }]), 'book.xlsx']);
  assert.deepEqual([hidden.fileRecords, hidden.name], [9, 'book.xlsx › Data'], 'where nothing else is a table');
});
test('an Excel workbook: sheets with the same header are one, and what is said about them belongs to them', async () => {
  const months = await opened([workbook([{ title: 'June', rows: table(5, 100) }, { title: 'May', rows: table(6) }, { title: 'July', rows: table(0) }]), 'book.xlsx']);
  assert.deepEqual([months.fileRecords, months.files, months.leftOut], [11, ['book.xlsx › June', 'book.xlsx › May'], []]);
  const comments = table(5, 100, ['id', 'created_at', 'body']), users = table(90, 1, ['id', 'joined', 'name']);
  const talk = await opened([workbook([{ title: 'Users', rows: users }, { title: 'Comments', rows: comments }, { title: 'Tickets', rows: table(6) }]), 'book.xlsx']);
  assert.deepEqual([talk.fileRecords, talk.files, talk.leftOut], [11, ['book.xlsx › Comments', 'book.xlsx › Tickets'], ['book.xlsx › Users']]);
});
test('documents that are zips are named, and spreadsheets of other programs', async () => {
  for (const [name, member, what] of [['a.xlsb', 'xl/workbook.bin', 'xlsb'], ['a.numbers', 'Index/Document.iwa', 'numbers'], ['a', 'Index/Tables/DataList.iwa', 'numbers'],
    ['a.pages', 'Index/Tables/DataList.iwa', 'pages'], ['a.key', 'Index/Slide.iwa', 'key'], ['a.ods', 'content.xml', 'ods']])
    assert.deepEqual(await opened([zip([{ name: member, text: 'x' }, { name: 'preview.jpg', text: 'x' }]), name]), { error: 'WrongKind', what });
  const ole = stream => Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600), Buffer.from(stream, 'utf16le')]);
  assert.deepEqual(await opened([ole('WordDocument'), 'a.doc']), { error: 'WrongKind', what: 'doc' });
  assert.deepEqual(await opened([ole('Workbook'), 'a.xls']), { error: 'WrongKind', what: 'xls' });
});
test('members without an ending are known by their bytes', async () => {
  const found = [{ name: 'data/blob', text: Buffer.alloc(90000, 7) }, { name: 'data/prose', text: 'Nothing, but prose.\n'.repeat(9000) }, { name: 'data/export', text: CSV }];
  for (const [bytes, name] of [[zip(found), 'a.zip'], [tar(found), 'a.tar'], [gzip(tar(found)), 'a.tgz']]) {
    const s = await opened([bytes, name]);
    assert.deepEqual([s.error, s.fileRecords, s.name.replace(/^.* › /, '')], [undefined, 3000, 'data/export'], name);
  }
  assert.equal((await opened([zip(found.slice(0, 2)), 'a.zip'])).error, 'NothingInside');
});
test('the report says which tables of an archive were left out', async () => {
  const json = [{ timestamp: 1714557600, title: 'Ann', data: [{ comment: { timestamp: 1714557600, comment: 'Late again', author: 'Ann' } }] }];
  const thread = { participants: [{ name: 'Ann' }, { name: 'Rail' }], messages: [{ sender_name: 'Ann', timestamp_ms: 1714557600000, content: 'Where is my train?' }], title: 'Ann', thread_path: 'inbox/ann_1' };
  const facebook = await opened([zip([{ name: 'messages/inbox/ann_1/message_1.json', text: JSON.stringify(thread) }, { name: 'comments_and_reactions/comments.json', text: JSON.stringify({ comments_v2: json }) }]), 'facebook.zip']);
  assert.deepEqual([facebook.error, facebook.leftOut], [undefined, ['facebook.zip › comments_and_reactions/comments.json']]);
  const s = await opened([zip([{ name: 'complaints.csv', text: CSV }, { name: 'users.csv', text: CSV + CSV }, { name: 'LISEZMOI.txt', text: CSV }, ...Array.from({ length: 14 }, (_, i) => ({ name: `stats${'abcdefghijklmn'[i]}.csv`, text: CSV }))]), 'all.zip']);
  assert.deepEqual([s.name, s.leftOut.length, s.leftOut.at(-1)], ['all.zip › complaints.csv', 15, 'all.zip › users.csv']);
  await page.getByRole('button', { name: 'Full report' }).first().evaluate(e => e.click());
  await page.getByRole('dialog').getByText(/^statsa\.csv, .*statsl\.csv and 3 more$/).waitFor();
  await page.getByRole('dialog').getByRole('button', { name: 'Close' }).last().click();
  assert.deepEqual((await opened([gzip(CSV), 'a.csv.gz'])).leftOut, []);
});
test('several files at once are one: problems and their updates', async () => {
  const s = await opened(['Report ID,Title,Detail,Created,Confirmed\n11,Hole,Deep,2024-05-01T09:00:00Z,2024-05-01T10:00:00Z\n', 'problems.csv'],
    ['Report ID,Update ID,Date,Problem state,Text,User Name\n11,1,2024-05-01T12:00:00Z,investigating,We look,Council\n', 'updates.csv']);
  assert.deepEqual([s.complaints, s.answered, s.waitMedianSeconds, s.files], [1, 1, 7200, ['problems.csv', 'updates.csv']]);
});
for (const [name, records, issue] of [['01_truncated.csv.gz', 594, 'Truncated'], ['02_gzip_bomb_200MB.csv.gz', 204800]])
  test(`nasty ${name}`, { skip: !haveData }, async () => {
    const s = await opened([readFileSync(join(data, 'nasty', name)), name]);
    assert.equal(s.fileRecords, records);
    if (issue) assert.equal(s.issues[issue], 1);
  });
