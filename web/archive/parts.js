// What is opened → the tables in it: a plain file is one; gzip is unpacked; of zip and tar the members that hold the messages.
// Archives within archives too, a few deep.
import { SourceError } from '../source.js';
import { chooseMembers, leftOutOf, unclear } from './choose.js';
import { whole } from '../slices.js';
import { kindOfBytes, peeked, starts } from './peek.js';
import { isTar, tarMembers } from './tar.js';
import { memberChunks, unpack } from './unpack.js';
import { isWorkbook, sheetParts } from './workbook.js';
import { memberBytes, zipDirectory } from './zip.js';

const DEEPEST = 3;
// Documents that are zips, by their members; those of iWork by the archive's name, too.
const DOCUMENTS = [[/^word\//, 'docx'], [/^ppt\//, 'office'], [/^xl\/workbook\.bin$/, 'xlsb'], [/^content\.xml$/, 'ods'], [/^Index\/.*\.iwa$|^Index\.zip$/, 'iwork']];
const UNCLEAR = 50;                                       // members without an ending that are looked into, at the most

// node: { name, chunks() (may be called again only if `blob`), blob }. context: { counted, total, unpacked, limit, signal, leftOut }.
// Yields { name, chunks, packed, note }; note.damage tells, once the chunks are read, how the file is damaged. The names of tables
// that are not opened are added to context.leftOut.
export async function* partsOf(node, context, depth = 0, note = {}) {
  const counted = context.counted, first = await peeked(node.chunks()), { head } = first;
  const packed = depth > 0;
  if (depth < DEEPEST && starts(head, 0x1f, 0x8b)) {
    if (node.blob) { await first.chunks.return?.(); context.counted = counted; }   // it is read from its start once more
    const again = { name: node.name.replace(/\.gz$/i, '').replace(/\.tgz$/i, '.tar'), blob: node.blob, chunks: () => unpack(context, node.chunks(), 'gzip', note) };
    if (!node.blob) again.chunks = once(unpack(context, first.chunks, 'gzip', note));
    return yield* partsOf(again, context, depth + 1, note);
  }
  if (depth < DEEPEST && starts(head, 0x50, 0x4b) && (starts(head.subarray(2), 3, 4) || starts(head.subarray(2), 5, 6))) {
    const blob = node.blob && !packed ? node.blob : await collected(first.chunks, context);
    await first.chunks.return?.();
    return yield* zipParts(blob, node.name, context, depth);
  }
  if (depth < DEEPEST && isTar(head)) return yield* tarParts(node, first.chunks, context, depth, note);
  yield { name: node.name, chunks: first.chunks, packed, note };
}
const once = chunks => () => chunks;

async function collected(chunks, context) {
  const parts = [];
  let size = 0;
  for await (const chunk of chunks) {
    size += chunk.length;
    if (size > context.limit) throw new SourceError('TooLarge', '', context.limit);
    parts.push(new Blob([chunk]));                        // the browser may keep it on disk
  }
  return new Blob(parts);
}

function documentOf(members, name) {
  const kind = DOCUMENTS.find(([pattern]) => members.some(m => pattern.test(m.name)))?.[1];
  if (kind !== 'iwork') return kind;
  return /\.(numbers|pages|key)$/i.exec(name)?.[1].toLowerCase() ?? (members.some(m => m.name.startsWith('Index/Tables/')) ? 'numbers' : 'pages');
}

// Where no name is a table's, `seems` tells what one may be by its first bytes.
async function chosenOf(members, name, context, seems) {
  let chosen = chooseMembers(members);
  if (!chosen.length) {
    const likely = unclear(members).filter(m => !m.encrypted).sort((a, b) => b.size - a.size).slice(0, UNCLEAR);
    for (const m of likely) m.kind = await seems(m);
    chosen = chooseMembers(members);
  }
  (context.leftOut ??= []).push(...leftOutOf(members, chosen).map(n => `${name} › ${n}`));
  context.counted = 0;
  return chosen;
}

async function kindIn(chunks) {
  const first = await peeked(chunks);
  await first.chunks.return();
  return kindOfBytes(first.head);
}

async function* zipParts(blob, name, context, depth) {
  const { members, cut } = await zipDirectory(blob);
  if (isWorkbook(members)) return yield* sheetParts(blob, { members, cut }, name, context);
  const document = documentOf(members, name);
  if (document) throw new SourceError('WrongKind', document);
  const chosen = await chosenOf(members, name, context, m => kindIn(memberChunks(blob, m, context)));
  if (!chosen.length) throw new SourceError(members.length && members.every(m => m.encrypted) ? 'EncryptedArchive' : 'NothingInside');
  context.total = chosen.reduce((n, m) => n + m.packedSize, 0);
  for (const member of chosen) {
    const { blob: bytes, cut: short } = await memberBytes(blob, member), note = {}, ends = short || (cut && member === members.at(-1));
    const chunks = () => { const all = memberChunks(blob, member, context, note); return ends ? cutOff(all, note) : all; };
    yield* partsOf({ name: `${name} › ${member.name}`, blob: bytes, chunks }, context, depth + 1, note);
  }
}

// Chunks of what is not there to its end: said with the last of them, before whoever reads them asks.
async function* cutOff(chunks, note) {
  yield* chunks;
  note.damage ??= 'Truncated';
}

// Twice from the start: what is in it, then what was chosen of it.
async function* tarParts(node, chunks, context, depth, note) {
  let again = node;
  if (!node.blob) {
    const blob = await collected(chunks, context);
    again = { ...node, blob, chunks: () => whole(blob, context) };
  } else {
    await chunks.return?.();
  }
  const members = [];
  for await (const member of tarMembers(again.chunks(), {})) {
    const one = { name: member.name, size: member.size };
    if (unclear([one]).length) one.seems = await kindIn(member.chunks);
    members.push(one);
  }
  context.unpacked = 0;
  delete note.damage;                                     // it may lie behind what is chosen
  const chosen = await chosenOf(members, node.name, context, m => m.seems), left = new Set(chosen.map(m => m.name));
  if (!chosen.length) throw new SourceError('NothingInside');
  for await (const member of tarMembers(again.chunks(), note)) {
    if (!left.delete(member.name)) continue;
    yield* partsOf({ name: `${node.name} › ${member.name}`, blob: null, chunks: once(member.chunks) }, context, depth + 1, note);
    if (!left.size) return;
  }
}
