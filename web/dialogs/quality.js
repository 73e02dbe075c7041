// The data-quality report: what was read, what could not be used, what was decided and why.
import { download, h, has, number, plural, show, t } from './dialog.js';

const DELIMITERS = { ',': 'comma', ';': 'semicolon', '\t': 'tab', '|': 'bar' };

function decisions(file) {
  const rows = [
    ['format', has(`format.${file.format}`) ? t(`format.${file.format}`) : file.format],
    ['records', number(file.records)],
    ['rejected', number(file.rejected)],
    ['encoding', file.encoding],
    ['delimiter', DELIMITERS[file.delimiter] ? t(`quality.${DELIMITERS[file.delimiter]}`) : ''],
    ['zone', file.zoneAssumed ? t('quality.zone_assumed') : file.zone || t('quality.zone_in_values')],
    ['order', file.dateOrder && file.dateOrder !== 'Unknown' ? t(`mapping.order_${file.dateOrder}`) : '']
  ];
  return h('dl', {}, ...rows.filter(([, v]) => v !== '' && v !== undefined).flatMap(([k, v]) => [h('dt', {}, t(`quality.${k}`)), h('dd', {}, v)]));
}

// Each of several files that were opened together.
const files = file => file.files?.length ? h('ul', { class: 'files' }, ...file.files.map(f =>
  h('li', {}, h('strong', {}, f.name), ' ', h('span', { class: 'quiet' }, `${has(`format.${f.format}`) ? t(`format.${f.format}`) : f.format} · ${plural('file.rows', f.records)}`)))) : null;

const lines = issue => issue.lines?.length ? h('small', {}, t('quality.lines', { lines: issue.lines.map(l => number(l)).join(', ') }) + (issue.count > issue.lines.length ? ' …' : '')) : null;

// Takes the report of `tolle.open`; resolves with 'mapping' when the reader wants to change how the file is read.
export function qualityDialog(file) {
  const used = file.columns.filter(c => c.role !== 'Unused'), unused = file.columns.filter(c => c.role === 'Unused');
  return show(t('quality.title'), t('quality.intro', { name: file.name }), finish => [
    h('section', {}, h('h3', {}, t('quality.read')), decisions(file), files(file),
      file.zoneAssumed && file.zoneSuggested ? h('p', {}, t('quality.zone_suggested', { zone: file.zoneSuggested }), ' ', h('button', { type: 'button', onclick: () => finish({ zone: file.zoneSuggested }) }, t('quality.use_zone', { zone: file.zoneSuggested }))) : null),
    h('section', {}, h('h3', {}, t('quality.issues')),
      file.issues.length ? h('ul', { class: 'issues' }, ...file.issues.map(i => h('li', {}, plural(`issue.${i.kind}`, i.count), lines(i)))) : h('p', {}, t('quality.none'))),
    h('section', {}, h('h3', {}, t('quality.columns')),
      h('table', {}, h('tbody', {}, ...used.map(c => h('tr', {}, h('th', { scope: 'row' }, c.name), h('td', {}, t(`role.${c.role}`)), h('td', { class: 'quiet' }, c.certainty >= 100 ? t('quality.known') : t('quality.guessed', { n: c.certainty })))))),
      unused.length ? h('p', { class: 'quiet' }, t('quality.unused', { names: unused.slice(0, 40).map(c => c.name).join(', ') + (unused.length > 40 ? ' …' : '') })) : null),
    h('footer', {},
      h('button', { type: 'button', onclick: () => download(new Blob([JSON.stringify(file, null, 1)], { type: 'application/json' }), `${file.name}.quality.json`) }, t('quality.download')),
      file.reopenable ? h('button', { type: 'button', onclick: () => finish('mapping') }, t('quality.change')) : null,
      h('button', { type: 'button', class: 'primary', onclick: () => finish(null) }, t('dialog.close')))
  ], { wide: true });
}
