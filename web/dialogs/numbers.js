// The numbers of what is on the screen: figures and the table behind each chart, to read, copy or save.
import { copyButton, download, h, show, t } from './dialog.js';
import { baseOf } from './names.js';

// The text mirror as data: { title, figures: [text], charts: [{ title, summary, columns, rows }] }.
export function numbersNow(from = document) {
  const page = from.getElementById('page'), text = e => e?.textContent.trim() ?? '';
  const cells = row => [...row.cells].map(text);
  return {
    title: text(page.querySelector('h1')),
    figures: [...page.querySelectorAll('[data-key^="figure."]')].map(text),
    charts: [...page.querySelectorAll('figure')].filter(f => f.querySelector('table')).map(f => ({
      title: f.firstElementChild.getAttribute('aria-label'), summary: f.firstElementChild.getAttribute('aria-description') ?? '',
      columns: cells(f.querySelector('thead tr')), rows: [...f.querySelectorAll('tbody tr')].map(cells)
    }))
  };
}
// Cells that a spreadsheet would run get an apostrophe.
const cell = s => /^[=+\-@\t\r]/.test(s) ? `"'${s.replaceAll('"', '""')}"` : /[",\r\n]/.test(s) ? `"${s.replaceAll('"', '""')}"` : s;
export const csvOf = chart => [chart.columns, ...chart.rows].map(row => row.map(cell).join(',')).join('\r\n') + '\r\n';

export function numbersDialog({ name }, api) {
  const now = numbersNow(), base = baseOf(name);
  const isNumber = (chart, i) => i && chart.rows.every(row => /^[\d–−-]/.test(row[i])) ? { class: 'number' } : {};
  const table = chart => h('section', {}, h('h3', {}, chart.title), chart.summary ? h('p', { class: 'quiet' }, chart.summary) : null,
    h('div', { class: 'scroll', tabindex: '0', role: 'region', 'aria-label': chart.title },
      h('table', {}, h('thead', {}, h('tr', {}, ...chart.columns.map((c, i) => h('th', { scope: 'col', ...isNumber(chart, i) }, c)))),
        h('tbody', {}, ...chart.rows.map(row => h('tr', {}, ...row.map((c, i) => h(i ? 'td' : 'th', i ? isNumber(chart, i) : { scope: 'row' }, c))))))),
    h('div', { class: 'end' }, copyButton(() => csvOf(chart), t('share.copy')),
      h('button', { type: 'button', onclick: () => download(new Blob([csvOf(chart)], { type: 'text/csv;charset=utf-8' }), `${base}-figures.csv`) }, t('numbers.save'))));
  const rows = h('button', {
    type: 'button',
    async onclick() { rows.disabled = true; try { download(await api.csv(), `${base}-tolle.csv`); } finally { rows.disabled = false; } }
  }, t('numbers.rows'));
  return show(t('numbers.title'), t('numbers.intro'), () => [
    now.figures.length ? h('ul', { class: 'plain' }, ...now.figures.map(f => h('li', {}, f))) : null,
    ...now.charts.map(table), h('footer', {}, rows)
  ].filter(Boolean), { wide: true });
}
