// An .xlsx workbook: the engine turns its largest sheet into comma-separated text (app/engine/pack/sheet.h).
import { whole } from '../slices.js';
import { SourceError } from '../source.js';
import { sheets as sheetReader, unpack } from './unpack.js';
import { memberBytes } from './zip.js';

// Before a sheet: the calendar that its dates count by, the formats that make a number a date, the strings that cells share.
const BEFORE = [[/^xl\/workbook\.xml$/, 0], [/^xl\/styles\.xml$/, 1], [/^xl\/sharedStrings\.xml$/i, 2]], SHEET = 3;
const isSheet = m => /^xl\/worksheets\/[^/]+\.xml$/.test(m.name);

export const isWorkbook = members => members.some(m => m.name === 'xl/workbook.xml');

// `cut`: the file ends before its directory.
export async function* sheetParts(blob, { members, cut }, name, context) {
  const sheets = members.filter(isSheet).sort((a, b) => b.size - a.size), note = cut ? { damage: 'Truncated' } : {};
  if (!sheets.length) throw new SourceError(cut ? 'DamagedArchive' : 'NothingInside');
  const read = [...BEFORE.flatMap(([pattern, part]) => members.filter(m => pattern.test(m.name)).map(m => [m, part])), ...sheets.slice(0, 1).map(m => [m, SHEET])];
  context.total = read.reduce((n, [m]) => n + m.packedSize, 0);
  context.counted = 0;
  async function* text() {
    const engine = await sheetReader();
    for (const [member, part] of read) {
      const { blob: bytes, packing } = await memberBytes(blob, member);
      engine.begin(part);
      for await (const chunk of packing ? unpack(context, whole(bytes, context), packing, note, member.crc) : whole(bytes, context)) {
        const rows = engine.push(chunk);
        if (rows.length) yield rows;
      }
    }
    yield engine.end();
  }
  const which = sheets.length > 1 ? ` › ${sheets[0].name.replace(/^.*\//, '').replace(/\.xml$/, '')}` : '';
  yield { name: name + which, chunks: text(), packed: true, note };
}
