// An .xlsx workbook: the engine turns its sheets into comma-separated text (app/engine/pack/sheet.h). Which of them are the
// messages is told by their titles and by how many rows with several cells they begin with; sheets with the same header are one.
import { SourceError } from '../source.js';
import { mainGroups } from './choose.js';
import { peeked } from './peek.js';
import { memberChunks, workbook } from './unpack.js';

// Before a sheet: the calendar that its dates count by, the formats that make a number a date, the strings that cells share.
const BEFORE = [[/^xl\/workbook\.xml$/, 0], [/^xl\/styles\.xml$/, 1], [/^xl\/sharedStrings\.xml$/i, 2]], SHEET = 3;
const LOOK = 64 << 10, LARGEST_LIST = 1 << 20;            // unpacked bytes: of a sheet to tell what it is, of the list of sheets
const isSheet = m => /^xl\/worksheets\/[^/]+\.xml$/.test(m.name);
const decoder = new TextDecoder();

export const isWorkbook = members => members.some(m => m.name === 'xl/workbook.xml');

// The attributes of each such element, by name without prefix.
function elements(xml, name) {
  const ENTITIES = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
  const plain = value => value.replace(/&(?:#(\d+)|#x([\da-f]+)|(\w+));/gi, (all, n, x, word) => word ? ENTITIES[word] ?? all : String.fromCodePoint(Math.min(0x10ffff, n ?? parseInt(x, 16))));
  return [...xml.matchAll(new RegExp(`<(?:\\w+:)?${name}\\s([^>]*)>`, 'g'))].map(([, inner]) =>
    Object.fromEntries([...inner.matchAll(/(?:\w+:)?(\w+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g)].map(([, key, a, b]) => [key, plain(a ?? b)])));
}

async function beginningOf(chunks, size) {
  const first = await peeked(chunks, size);
  await first.chunks.return();
  return first.head;
}

// [{ member, title, hidden }] in the workbook's order. Where it does not list them, a sheet is called as its file is.
async function sheetsOf(blob, members, context) {
  async function list(name, element) {
    const member = members.find(m => m.name === name);
    return member ? elements(decoder.decode(await beginningOf(memberChunks(blob, member, context), LARGEST_LIST)), element) : [];
  }
  const places = new Map((await list('xl/_rels/workbook.xml.rels', 'Relationship')).map(r => [r.Id, r.Target?.replace(/^(\/xl\/)?/, 'xl/')]));
  const listed = (await list('xl/workbook.xml', 'sheet')).map(s => ({ place: places.get(s.id), title: s.name, hidden: /hidden/i.test(s.state) }));
  const sheets = members.filter(isSheet).sort((a, b) => a.name.localeCompare(b.name, 'en', { numeric: true })).map(member => {
    const at = listed.findIndex(s => s.place === member.name);
    return { member, hidden: false, title: member.name.replace(/^.*\/|\.xml$/g, ''), at: at < 0 ? Infinity : at, ...listed[at] };
  });
  return sheets.sort((a, b) => a.at < b.at ? -1 : a.at > b.at ? 1 : 0);
}

// What a sheet begins with: the first row of several cells, and about how many more of them there are in all of it.
async function look(sheet, blob, book, context) {
  const bytes = await beginningOf(memberChunks(blob, sheet.member, context), LOOK);
  book.begin(SHEET);
  const rows = decoder.decode(book.push(bytes)).replace(/"(?:[^"]|"")*"/g, cell => cell.replaceAll('\n', ' ')).split('\n').slice(0, -1);
  const [header, ...records] = rows.filter(row => /",+"/.test(row)).map(row => row.replace(/,*$/, ''));
  return { ...sheet, header, rows: records.length * Math.max(1, sheet.member.size / bytes.length) };
}

// Hidden sheets only where nothing else is a table.
function chosenOf(sheets) {
  const tables = sheets.filter(s => s.rows), seen = tables.filter(s => !s.hidden), groups = new Map();
  if (!tables.length) return [sheets.reduce((a, b) => b.member.size > a.member.size ? b : a)];
  for (const s of seen.length ? seen : tables) {
    const group = groups.get(s.header) ?? { name: s.title, kind: 'sheet', size: 0, members: [] };
    group.size += s.rows;
    group.members.push(s);
    groups.set(s.header, group);
  }
  const members = mainGroups([...groups.values()]).flatMap(g => g.members);
  return sheets.filter(s => members.includes(s));
}

// `cut`: the file ends before its directory.
export async function* sheetParts(blob, { members, cut }, name, context) {
  const found = await sheetsOf(blob, members, context), damaged = cut ? { damage: 'Truncated' } : {};
  if (!found.length) throw new SourceError(cut ? 'DamagedArchive' : 'NothingInside');
  const before = BEFORE.flatMap(([pattern, part]) => members.filter(m => pattern.test(m.name)).map(m => [m, part]));
  const packedSize = list => list.reduce((n, m) => n + m.packedSize, 0);
  context.total = packedSize([...before.map(([m]) => m), ...found.map(s => s.member)]);
  context.counted = 0;
  const book = await workbook();
  try {
    for (const [member, part] of before) {
      book.begin(part);
      for await (const chunk of memberChunks(blob, member, context, damaged)) book.push(chunk);
    }
    const sheets = [];
    if (found.length > 1) for (const sheet of found) sheets.push(await look(sheet, blob, book, context));
    const chosen = found.length > 1 ? chosenOf(sheets) : found;
    const called = sheet => found.length > 1 ? `${name} › ${sheet.title}` : name;
    (context.leftOut ??= []).push(...sheets.filter(s => s.rows && !chosen.includes(s)).map(called));
    context.total = context.counted + packedSize(chosen.map(s => s.member));
    for (const sheet of chosen) {
      const note = { ...damaged };
      yield { name: called(sheet), chunks: textOf(sheet, blob, book, context, note), packed: true, note };
    }
  } finally { book.end(); }
}

async function* textOf({ member }, blob, book, context, note) {
  book.begin(SHEET);
  for await (const chunk of memberChunks(blob, member, context, note)) {
    const rows = book.push(chunk);
    if (rows.length) yield rows;
  }
  yield book.endSheet();
}
