// The data-quality report: what was read, what could not be used, what was decided and why; with the rows themselves, and to
// take away as JSON or as text.
import { DELIMITERS } from './mapping.js';
import { download, field, h, has, lang, number, plural, select, show, t } from './dialog.js';
import { colon } from '../mirror.js';

// What was done for the reader, rather than what is wrong with the file.
const DONE = new Set(['RepairedText', 'MaskedMail', 'MaskedPhone', 'MaskedStaff', 'OutsideTable', 'DuplicateIdentical']);
const SHOWN_ROW = 240;                             // characters of a row before more are asked for
const SHOWN_LINES = 20;                            // of those that are known of one kind
const SHOWN_NAMES = 12;                            // tables that were left out

const format = (iso, options) => new Intl.DateTimeFormat(lang() === 'en' ? 'en-GB' : lang(), { timeZone: 'UTC', ...options }).format(new Date(iso));
const PERIODS = { Month: { month: 'long', year: 'numeric' }, Day: { dateStyle: 'long' }, Hour: { dateStyle: 'medium', timeStyle: 'short' } };

function orderOf(file) {
  if (file.dateOrderWhy === 'NotNeeded') return '';
  return [file.dateOrder ? t(`mapping.order_${file.dateOrder}`) : '', t(`quality.order_${file.dateOrderWhy}`, file.dateEvidence)].filter(Boolean).join(' · ');
}
function periodsOf({ periods: p }) {
  if (!p) return '';
  const [first, last] = [p.first, p.last].map(iso => format(iso, PERIODS[p.unit]));
  if (p.firstPartial && p.lastPartial && first !== last) return t('quality.partial_both', { first, last });
  if (p.firstPartial || p.lastPartial) return t('quality.partial_one', { which: p.firstPartial ? first : last });
  return t('quality.partial_none');
}
const zoneOf = file => file.zoneAssumed ? t('quality.zone_assumed') : file.zone || (file.times.length ? t('quality.zone_in_values') : '');
const precisionsOf = file => Object.entries(file.precisions ?? {}).filter(([p]) => p !== 'None').map(([p, n]) => plural(`quality.precision_${p}`, n)).join(', ');
function leftOutOf({ leftOut = [] }) {
  const names = leftOut.slice(0, SHOWN_NAMES).map(n => n.replace(/^[^›]* › /, '')).join(', '), more = leftOut.length - SHOWN_NAMES;
  return more > 0 ? t('quality.left_out_more', { names, n: more }) : names;
}
const readOf = sample => sample.read ? `${format(sample.read, sample.precision === 'Day' ? { dateStyle: 'long' } : { dateStyle: 'medium', timeStyle: sample.precision === 'Minute' ? 'short' : 'medium' })} UTC` : t('quality.time_none');

// [label, sentence] for what was read and decided, of all that was opened and of one file: the same in the dialog and in the text.
const labelled = list => list.filter(([, v]) => v).map(([k, v]) => [t(`quality.${k}`), v]);
const ofAll = file => labelled([
  ['records', t('quality.kept', { n: number(file.records), kept: number(file.records - file.rejected) })],
  ['left_out', leftOutOf(file)],
  ['sampled', file.sample ? t('quality.sampled_said', { n: number(file.sample.oneIn), records: number(file.sample.stretch) }) : ''],
  ['rejected', file.rejected ? number(file.rejected) : ''],
  ['ghosts', file.ghosts ? plural('quality.ghosts_said', file.ghosts) : ''],
  ['precision', precisionsOf(file)],
  ['periods', periodsOf(file)]
]);
const ofOne = file => labelled([
  ['format', formatOf(file)],
  ['talk', file.talk],
  ['encoding', file.encoding + (file.encodingMarked ? ` · ${t('quality.marked')}` : '')],
  ['delimiter', DELIMITERS[file.delimiter] ? t(`quality.${DELIMITERS[file.delimiter]}`) : ''],
  ['header', file.headerLine ? t('quality.header_line', { n: number(file.headerLine) }) : file.delimiter ? t('quality.header_none') : ''],
  ['zone', zoneOf(file)],
  ['order', orderOf(file)],
  ['personal', t(file.personalDataKept ? 'quality.personal_kept' : 'quality.personal_masked')]
]);
const formatOf = file => has(`format.${file.format}`) ? t(`format.${file.format}`) : file.format;
// Each of several files that were opened together; else the one.
const eachOf = file => file.files?.length > 1 ? file.files : [file];
// Where a record is: its line, or its number in a file whose records do not stand on lines of their own.
const placeOf = (file, line, n = 0) => t((file.files?.[n] ?? file).numbersRecords ? 'quality.record' : 'quality.line', { n: number(line) });
// The same for all that are known of one kind, file by file.
function linesOf(issue, file) {
  const all = issue.lines ?? [], lines = all.slice(0, SHOWN_LINES), more = all.length > lines.length ? ' …' : '';
  const of = n => lines.filter((_, i) => (issue.files?.[i] ?? 0) === n);
  const said = n => of(n).length === 1 && !more ? placeOf(file, of(n)[0], n)
    : t((file.files?.[n] ?? file).numbersRecords ? 'quality.records_at' : 'quality.lines', { lines: of(n).map(l => number(l)).join(', ') });
  if (!lines.length) return '';
  if (!issue.files?.length) return said(0) + more;
  return [...new Set(issue.files.slice(0, SHOWN_LINES))].map(n => file.files[n].name + colon() + said(n)).join(' · ') + more;
}
const sureness = (c, file) => c.certainty < 100 ? t('quality.guessed', { n: c.certainty }) : t(file.format === 'table' ? 'quality.chosen' : 'quality.known');
const isUsed = c => c.role !== 'Unused';

// The report as plain text.
function textOf(file) {
  const each = eachOf(file), said = pairs => pairs.map(([k, v]) => k + colon() + v);
  const section = (title, lines) => lines.length ? `${title}\n${lines.map(l => `  ${l}`).join('\n')}\n` : '';
  const issue = i => plural(`issue.${i.kind}`, i.count) + (i.lines?.length ? ` (${linesOf(i, file)})` : '');
  return [
    `${t('quality.title')}${colon()}${file.name}\n`,
    section(t('quality.read'), said([...(each.length > 1 ? [] : ofOne(file)), ...ofAll(file)])),
    section(t('quality.issues'), file.issues.filter(i => !DONE.has(i.kind)).map(issue)),
    section(t('quality.done'), file.issues.filter(i => DONE.has(i.kind)).map(issue)),
    ...each.flatMap(one => [
      each.length > 1 ? section(one.name, [plural('file.rows', one.records), ...said(ofOne(one))]) : '',
      section(t('quality.times'), one.times.map(s => `${s.written} → ${readOf(s)}`)),
      section(t('quality.columns'), one.columns.filter(isUsed).map(c => `${c.name}${colon()}${t(`role.${c.role}`)} (${sureness(c, one)})`))])
  ].filter(Boolean).join('\n');
}
const listOf = pairs => h('dl', {}, ...pairs.flatMap(([k, v]) => [h('dt', {}, k), h('dd', {}, v)]));

function rowItem({ file: n, line, text }, file) {
  const code = h('code', {}, text.length > SHOWN_ROW ? `${text.slice(0, SHOWN_ROW)}…` : text);
  const whole = text.length > SHOWN_ROW ? h('button', { type: 'button', class: 'link', onclick: e => { code.textContent = text; e.currentTarget.remove(); } }, t('quality.whole_row')) : null;
  return h('li', {}, h('span', { class: 'line' }, file.files?.length ? `${file.files[n].name} · ` : '', placeOf(file, line, n)), ' ', code, whole);
}
// One kind of fault, and its rows when they are asked for.
function issueItem(issue, rowsAt, file) {
  const place = h('div', { class: 'rows', role: 'status' });
  async function toggle({ currentTarget: button }) {
    const open = button.getAttribute('aria-expanded') === 'true';
    button.disabled = true;
    try {
      const rows = open ? null : await rowsAt(issue);
      if (open) place.replaceChildren();
      else place.replaceChildren(rows.length ? h('ol', {}, ...rows.map(r => rowItem(r, file))) : h('p', { class: 'quiet' }, t('quality.rows_none')));
      button.setAttribute('aria-expanded', String(!open));
      button.textContent = t(open ? 'quality.see_rows' : 'quality.hide_rows');
    } catch { place.replaceChildren(h('p', { class: 'quiet' }, t('quality.rows_failed'))); }
    button.disabled = false;
  }
  const button = rowsAt ? h('button', { type: 'button', class: 'link', 'aria-expanded': 'false', onclick: toggle }, t('quality.see_rows')) : null;
  return h('li', {}, plural(`issue.${issue.kind}`, issue.count), issue.lines?.length ? h('small', {}, h('span', {}, `${linesOf(issue, file)} `), button) : null, place);
}
const issueList = (title, issues, rowsAt, file) => issues.length ? h('section', {}, h('h3', {}, title), h('ul', { class: 'issues' }, ...issues.map(i => issueItem(i, rowsAt, file)))) : null;
const save = (text, type, name) => download(new Blob([text], { type }), name);

// How one file was read, with what can be done about it: finish({ file: n }) to read it otherwise, with `zone` in that zone.
function fileItem(one, n, finish, changes, more = []) {
  const unused = one.columns.filter(c => !isUsed(c));
  return [
    h('section', {}, more.length ? h('h3', {}, t('quality.read')) : null, listOf([...ofOne(one), ...more]),
      one.zoneAssumed && one.zoneSuggested ? h('p', {}, t('quality.zone_suggested', { zone: one.zoneSuggested }), ' ', h('button', { type: 'button', onclick: () => finish({ file: n, zone: one.zoneSuggested }) }, t('quality.use_zone', { zone: one.zoneSuggested }))) : null,
      changes ? h('p', {}, h('button', { type: 'button', onclick: () => finish({ file: n }) }, t('quality.change'))) : null),
    one.times.length ? h('section', {}, h('h3', {}, t('quality.times')), h('table', { class: 'times' }, h('tbody', {}, ...one.times.map(s => h('tr', {}, h('td', {}, s.written), h('td', {}, readOf(s))))))) : null,
    h('section', {}, h('h3', {}, t('quality.columns')),
      h('table', {}, h('tbody', {}, ...one.columns.filter(isUsed).map(c => h('tr', {}, h('th', { scope: 'row' }, c.name), h('td', {}, t(`role.${c.role}`)), h('td', { class: 'quiet' }, sureness(c, one)))))),
      unused.length ? h('p', { class: 'quiet' }, t('quality.unused', { names: unused.slice(0, 40).map(c => c.name).join(', ') + (unused.length > 40 ? ' …' : '') })) : null)
  ].filter(Boolean);
}

// Takes the report of `tolle.open` and what gives rows by their lines; resolves with { file } when the reader wants to change how
// the n-th file is read, with { file, zone } for another zone.
export function qualityDialog(file, rowsAt) {
  const faults = file.issues.filter(i => !DONE.has(i.kind)), done = file.issues.filter(i => DONE.has(i.kind));
  const rows = file.reopenable ? rowsAt : null, each = eachOf(file), several = each.length > 1;
  return show(t('quality.title'), t('quality.intro', { name: file.files?.length > 1 ? plural('file.and_more', file.files.length - 1, { name: file.name }) : file.name }), finish => {
    const place = h('div', { class: 'each' }), choose = n => place.replaceChildren(...fileItem(each[n], n, finish, file.reopenable));
    const [head, ...rest] = several ? [] : fileItem(file, 0, finish, false, ofAll(file));
    if (several) choose(0);
    else place.replaceChildren(...rest);
    return [
      head ?? h('section', {}, h('h3', {}, t('quality.read')), listOf(ofAll(file))),
      faults.length ? issueList(t('quality.issues'), faults, rows, file) : h('section', {}, h('h3', {}, t('quality.issues')), h('p', {}, t('quality.none'))),
      issueList(t('quality.done'), done, rows, file),
      several ? field(t('quality.file'), select(each.map((one, n) => [String(n), [one.name, plural('file.rows', one.records)].join(' · ')]), '0', { onchange: e => choose(+e.currentTarget.value) })) : null,
      place,
      h('footer', {},
        h('button', { type: 'button', onclick: () => save(textOf(file), 'text/plain;charset=utf-8', `${file.name}.quality.txt`) }, t('quality.download_text')),
        h('button', { type: 'button', onclick: () => save(JSON.stringify(file, null, 1), 'application/json', `${file.name}.quality.json`) }, t('quality.download')),
        file.reopenable && !several ? h('button', { type: 'button', onclick: () => finish({ file: 0 }) }, t('quality.change')) : null,
        h('button', { type: 'button', class: 'primary', onclick: () => finish(null) }, t('dialog.close')))
    ].filter(Boolean);
  }, { wide: true });
}
