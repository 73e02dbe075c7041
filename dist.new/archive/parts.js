// What is opened → the tables in it: a plain file is one; gzip is unpacked; of zip and tar the members that hold the messages.
// Archives within archives too, a few deep.
import { SourceError } from '../source.js';
import { chooseMembers } from './choose.js';
import { whole } from '../slices.js';
import { peeked, starts } from './peek.js';
import { isTar, tarMembers } from './tar.js';
import { unpack } from './unpack.js';
import { isWorkbook, sheetParts } from './workbook.js';
import { memberBytes, zipDirectory } from './zip.js';

const DEEPEST = 3;
const OFFICE = [[/^word\//, 'docx'], [/^ppt\//, 'office'], [/^content\.xml$/, 'ods']];

// node: { name, chunks() (may be called again only if `blob`), blob }. context: { unpack(chunks, packing, note), counted, total, signal }.
// Yields { name, chunks, packed, note }; note.damage tells, once the chunks are read, how the file is damaged.
export async function* partsOf(node, context, depth = 0, note = {}) {
  const first = await peeked(node.chunks()), { head } = first;
  const packed = depth > 0;
  if (depth < DEEPEST && starts(head, 0x1f, 0x8b)) {
    if (node.blob) await first.chunks.return?.();
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

async function* zipParts(blob, name, context, depth) {
  const { members, cut } = await zipDirectory(blob);
  if (isWorkbook(members)) return yield* sheetParts(blob, { members, cut }, name, context);
  for (const [pattern, kind] of OFFICE) if (members.some(m => pattern.test(m.name))) throw new SourceError('WrongKind', kind);
  const chosen = chooseMembers(members);
  if (!chosen.length) throw new SourceError(members.length && members.every(m => m.encrypted) ? 'EncryptedArchive' : 'NothingInside');
  context.total = chosen.reduce((n, m) => n + m.packedSize, 0);
  context.counted = 0;
  for (const member of chosen) {
    const { blob: bytes, packing, cut: short } = await memberBytes(blob, member), note = {};
    const read = () => packing ? unpack(context, whole(bytes, context), packing, note, member.crc) : whole(bytes, context);
    yield* partsOf({ name: `${name} › ${member.name}`, blob: bytes, chunks: read }, context, depth + 1, note);
    if ((short || (cut && member === members.at(-1))) && !note.damage) note.damage = 'Truncated';
  }
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
  for await (const member of tarMembers(again.chunks(), {})) members.push({ name: member.name, size: member.size });
  context.counted = 0;
  context.unpacked = 0;
  const chosen = chooseMembers(members), left = new Set(chosen.map(m => m.name));
  if (!chosen.length) throw new SourceError('NothingInside');
  for await (const member of tarMembers(again.chunks(), note)) {
    if (!left.delete(member.name)) continue;
    yield* partsOf({ name: `${node.name} › ${member.name}`, blob: null, chunks: once(member.chunks) }, context, depth + 1, note);
    if (!left.size) return;
  }
}
