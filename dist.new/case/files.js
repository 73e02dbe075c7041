// Files in and out: a case, a timeline of another program, what is kept in this browser.
import { api } from '../bridge.js';
import { ownJson } from '../files.js';
import { download, h, lang, plural, select, show, t } from '../dialogs/dialog.js';
import { zoneChanges } from '../zones.js';
import { ask } from './program.js';

const json = (name, text) => JSON.parse(api(name, text));
const MOST = 4 << 20;

export const isSmall = blob => blob.size <= MOST;
export const timelineFormat = text => ask('format', text);

// Groups that are called like a lane, in either language, are that lane.
let names = null;
async function laneNames() {
  return names ??= Object.fromEntries((await Promise.all(['en', 'fr'].map(l => ownJson(`assets/strings/${l}.json`)))).flatMap(strings => ask('words').lane.map(lane => [strings[`case_lane.${lane}`], lane])));
}
// { document, format, records, notes, groups }, or { problems }.
export async function imported(text, { name = '', zone = 'UTC', lanes = {} } = {}) {
  let changes = [];
  if (zone !== 'UTC') try { changes = zoneChanges(zone).map(c => [c.from, c.offset]); } catch { zone = 'UTC'; }
  return ask('import', { text, name: name.replace(/\.(tolle\.)?\w+$/, ''), zone, changes, lanes: { ...await laneNames(), ...lanes } });
}

// Shows what will become of a timeline, lets the reader say which group is which lane and what zone its times are in; resolves
// with the document, or null.
export async function importDialog(text, name) {
  const here = Intl.DateTimeFormat().resolvedOptions().timeZone, choice = { name, zone: 'UTC', lanes: {} };
  let result = await imported(text, choice);
  if (result.problems) return wrongFile(name, result.problems);
  if (result.notes.some(n => n.note === 'no_zone')) result = await imported(text, Object.assign(choice, { zone: here }));
  const report = h('div', {}), lanes = ask('words').lane;
  const tell = () => report.replaceChildren(
    h('p', {}, t('import.found', { format: t(`import.format.${result.format}`), events: plural('import.events', result.records) })),
    result.notes.length ? h('ul', { class: 'issues' }, ...result.notes.map(n => h('li', {}, plural(`import.note.${n.note}`, n.count, { field: n.field }),
      n.at.length ? h('small', {}, t(/sheet|storyteller/.test(result.format) ? 'import.at_lines' : 'import.at_places', { places: n.at.join(', ') + (n.count > n.at.length ? ' …' : '') })) : null))) : h('p', {}, t('import.all')));
  const again = async () => { result = await imported(text, choice); tell(); };
  const zones = ['UTC', ...new Set([here, ...(Intl.supportedValuesOf?.('timeZone') ?? [])])];
  const zone = select(zones.map(z => [z, z.replaceAll('_', ' ')]), choice.zone, { onchange: e => { choice.zone = e.currentTarget.value; again(); } });
  const groups = result.groups.slice(0, 40).map((g, i) => h('tr', {}, h('th', { scope: 'row', id: `lane-${i}` }, g.name), h('td', {}, plural('import.events', g.events)),
    h('td', {}, select(lanes.map(l => [l, t(`case_lane.${l}`)]), g.lane, { 'aria-labelledby': `lane-${i}`, onchange: e => { choice.lanes[g.name] = e.currentTarget.value; again(); } }))));
  tell();
  return show(t('import.title', { name }), t('import.intro'), finish => [
    h('section', {}, h('h3', {}, t('import.read')), report),
    h('form', { onsubmit: e => { e.preventDefault(); finish(JSON.parse(result.document)); } },
      h('label', { class: 'field' }, h('span', {}, t('import.zone')), zone, h('small', {}, t('import.zone_hint'))),
      groups.length ? h('section', {}, h('h3', {}, t('import.groups')), h('table', {}, h('tbody', {}, ...groups))) : null,
      h('footer', {}, h('button', { type: 'button', onclick: () => finish(null) }, t('dialog.cancel')), h('button', { type: 'submit', class: 'primary' }, t('import.make'))))
  ], { wide: true });
}

export async function wrongFile(name, problems) {
  const line = p => {
    const text = t(`case_problem.${p.code}`, { expected: p.expected ?? '', limit: p.limit ?? '' });
    return [p.line ? t('cases.at_line', { '0': p.line, line: p.line, column: p.column }) : p.pointer, text].filter(Boolean).join(': ');
  };
  await show(t('write.not_opened', { name }), t('write.not_opened_intro'), finish => [
    h('ul', { class: 'issues' }, ...problems.slice(0, 20).map(p => h('li', {}, line(p)))),
    h('footer', {}, h('button', { type: 'button', class: 'primary', onclick: () => finish(null) }, t('dialog.close')))]);
  return null;
}

const save = (text, name, type) => download(new Blob([text], { type }), name);
export function downloadCase(doc) {
  doc.flush();
  const text = doc.text();
  save(ask('tidy', { document: text }) ?? text, `${doc.value.id || 'case'}.tolle.json`, 'application/json');
}
// Of the case that is shown.
export function downloadShown() {
  const shown = json('case.get'), text = JSON.stringify(shown, null, 2);
  save(ask('tidy', { document: text }) ?? text, `${shown.id}.tolle.json`, 'application/json');
}
export async function exportTimelineJs() {
  const shown = json('case.get'), name = shown?.id ?? 'case';
  const { json: text, undated } = ask('timelinejs', { document: JSON.stringify(shown), language: lang(), lanes: ask('words').lane.map(lane => t(`case_lane.${lane}`)),
    after: t('when.or_later', { time: '{date}' }), before: t('when.or_before', { time: '{date}' }) });
  if (undated.length) {
    const go = await show(t('write.undated_title'), plural('write.undated', undated.length), finish => [
      h('p', {}, undated.join(', ')),
      h('footer', {}, h('button', { type: 'button', onclick: () => finish(false) }, t('dialog.cancel')), h('button', { type: 'button', class: 'primary', onclick: () => finish(true) }, t('write.export_all_the_same')))]);
    if (!go) return;
  }
  save(text, `${name}.timelinejs.${lang()}.json`, 'application/json');
}
export function exportCsv() {
  const shown = json('case.get');
  save(ask('csv', { document: JSON.stringify(shown) }), `${shown?.id ?? 'case'}.events.csv`, 'text/csv;charset=utf-8');
}
