// The role screen: what each column of a file is for, its time zone and day/month order, how its bytes are read, and whether
// personal data may come in. What was chosen is remembered for files with the same columns: until the tab is closed, or longer
// if the reader asks for it.
import { DATE_ORDERS, ENCODINGS, ROLES } from '../codes.js';
import { field, h, lang, locale, number, plural, select, show, t } from './dialog.js';

const SHOWN = 60;                                  // rows of the list at once: a file may have thousands of columns
const ONCE = new Set(ROLES.filter(r => r !== 'Unused' && r !== 'Text'));   // every other role belongs to one column at the most
export const DELIMITERS = { ',': 'comma', ';': 'semicolon', '\t': 'tab', '|': 'bar' };

// ── what was chosen before ──

const session = new Map();
const keyOf = file => `tolle.columns:${file.columns.map(c => c.name).join('\u241f')}`;
function stored(key) {
  try { return JSON.parse(localStorage.getItem(key)); } catch { return null; }
}
// Options of `tolle.open` that were chosen for a file with these columns, or null.
export const remembered = file => session.get(keyOf(file)) ?? stored(keyOf(file));
export function remember(file, { mapping: { encoding, ...mapping }, ...more }, keep) {   // how bytes are read is seen in each file
  const key = keyOf(file), options = { ...more, mapping };
  session.set(key, options);
  try {
    if (keep) localStorage.setItem(key, JSON.stringify(options));
    else localStorage.removeItem(key);
  } catch { /* a sandboxed frame, or storage that is full: the session has it */ }
}

function zones(current) {
  const all = Intl.supportedValuesOf?.('timeZone') ?? [];
  return [['', t('mapping.zone_utc')], ...[...new Set([current, Intl.DateTimeFormat().resolvedOptions().timeZone, ...all])].filter(z => z && z !== 'UTC').map(z => [z, z.replaceAll('_', ' ')])];
}
function check(label, checked, hint) {
  const box = h('input', { type: 'checkbox', checked });
  return { box, row: h('label', { class: 'check' }, box, h('span', {}, label, hint ? h('small', {}, hint) : null)) };
}

// Day or month first, where nothing in the file decides, or nothing in its first records: one of its own dates, read both ways.
function askedOrder(file) {
  const whole = file.records > 0;
  const date = file.columns.filter(c => /Time$/.test(c.role)).flatMap(c => c.samples).map(s => /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})/.exec(s)).find(m => m && m[1] !== m[2]);
  const long = new Intl.DateTimeFormat(locale(), { dateStyle: 'long', timeZone: 'UTC' });
  const means = (day, month) => t('mapping.order_means', { written: date[0], day: long.format(Date.UTC(+date[3], month - 1, +day)) });
  const labels = { DayFirst: date ? means(date[1], date[2]) : t('mapping.order_DayFirst'), MonthFirst: date ? means(date[2], date[1]) : t('mapping.order_MonthFirst'), Unknown: t(whole ? 'mapping.order_none' : 'mapping.order_Unknown') };
  const boxes = Object.keys(labels).map(value => h('input', { type: 'radio', name: 'order', value, required: whole }));
  return {
    question: whole ? plural('mapping.order_asked', file.dateEvidence.either) : t('mapping.order_seen'),
    rows: boxes.map(box => h('label', { class: 'check' }, box, h('span', {}, labels[box.value]))),
    get value() { return boxes.find(box => box.checked)?.value ?? 'Unknown'; }
  };
}

// Takes the report of a file (see `tolle.open`) and the options it was opened with. Resolves with options for `tolle.open` and
// `keep`; with { look: options } when the bytes are to be read otherwise first; or with null.
export function mappingDialog(file, before = {}) {
  const roles = new Map(file.columns.map(c => [c.name, c.role]));
  const options = ROLES.map(r => [r, t(`role.${r}`)]).sort((a, b) => (a[0] === 'Unused' ? -1 : b[0] === 'Unused' ? 1 : a[1].localeCompare(b[1], lang())));
  const selects = new Map();
  const body = h('tbody'), more = h('p', { class: 'quiet' }), said = h('p', { class: 'said', role: 'status' });

  function choose(name, role) {
    if (ONCE.has(role)) for (const [other, taken] of roles) if (taken === role && other !== name) { roles.set(other, 'Unused'); if (selects.has(other)) selects.get(other).value = 'Unused'; }
    roles.set(name, role);
    say();
  }
  function say() {
    const taken = new Set(roles.values());
    said.textContent = [
      taken.has('Time') || file.talk ? '' : t('mapping.no_time'),
      taken.has('Text') || file.talk ? '' : t('mapping.no_text'),
      file.talk ? t('mapping.talk', { name: file.talk }) : '',
      ['Parent', 'Thread', 'Direction'].some(role => taken.has(role)) ? t('mapping.threads') : t('mapping.tickets')
    ].filter(Boolean).join(' ');
  }
  function list(word) {
    const fold = s => s.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
    const found = file.columns.filter(c => !word || fold(c.name).includes(fold(word)));
    found.sort((a, b) => (roles.get(a.name) === 'Unused') - (roles.get(b.name) === 'Unused'));
    selects.clear();
    body.replaceChildren(...found.slice(0, SHOWN).map((c, i) => {
      const control = select(options, roles.get(c.name), { 'aria-labelledby': `column-${i}`, onchange: e => choose(c.name, e.currentTarget.value) });
      selects.set(c.name, control);
      return h('tr', {}, h('th', { scope: 'row', id: `column-${i}` }, c.name), h('td', { class: 'samples' }, ...c.samples.slice(0, 3).map(s => h('span', {}, s))), h('td', {}, control));
    }));
    more.textContent = found.length > SHOWN ? t('mapping.more', { n: found.length - SHOWN }) : '';
  }
  const mapping = before.mapping ?? {}, undecided = file.dateOrderWhy === 'Undecided';
  const zone = select(zones(file.zoneSuggested || file.zone), file.zone || before.timeZone || mapping.zone || '', {});
  const orders = DATE_ORDERS.filter(o => o !== 'YearFirst').map(o => [o, t(`mapping.order_${o}`)]);
  const order = undecided ? askedOrder(file) : select(orders, file.dateOrder ?? 'Unknown', {});
  const organisation = h('input', { type: 'text', autocomplete: 'off' });
  organisation.value = mapping.organisation ?? '';
  const encoding = select(ENCODINGS.map(e => [e, e]), file.encoding, {});
  const delimiter = file.delimiter && select(Object.entries(DELIMITERS).map(([d, name]) => [d, t(`quality.${name}`)]), file.delimiter, {});
  const personal = check(t('mapping.personal'), !!before.keepPersonalData, t('mapping.personal_hint'));
  const keep = check(t('mapping.keep'), !!stored(keyOf(file)), t('mapping.keep_hint'));
  const search = h('input', { type: 'search', placeholder: t('mapping.find_column'), 'aria-label': t('mapping.find_column'), oninput: e => list(e.currentTarget.value) });
  list(''); say();

  return show(t('mapping.title', { name: file.name }), t('mapping.intro'), finish => {
    const keepPersonalData = () => personal.box.checked || undefined;
    const look = () => finish({ look: { mapping: { encoding: encoding.value, delimiter: delimiter?.value }, keepPersonalData: keepPersonalData() } });
    encoding.addEventListener('change', look);
    delimiter?.addEventListener('change', look);
    return [
      h('form', { onsubmit: e => {
        e.preventDefault();
        const { encoding, delimiter } = mapping;      // chosen on an earlier round of this screen
        finish({
          mapping: { roles: Object.fromEntries(roles), zone: zone.value, dateOrder: order.value, organisation: organisation.value.trim(), encoding, delimiter },
          timeZone: zone.value || undefined, keepPersonalData: keepPersonalData(), keep: keep.box.checked
        });
      } },
        undecided ? h('fieldset', { class: 'note' }, h('legend', {}, order.question), ...order.rows) : null,
        file.columns.length > 12 ? h('div', { class: 'find' }, search, h('span', { class: 'quiet' }, t('mapping.columns', { n: number(file.columns.length) }))) : null,
        h('div', { class: 'scroll', tabindex: '0', role: 'region', 'aria-label': t('mapping.table') },
          h('table', { class: 'roles' }, h('thead', {}, h('tr', {}, ...['column', 'samples', 'role'].map(k => h('th', { scope: 'col', class: k === 'samples' ? k : '' }, t(`mapping.${k}`))))), body)),
        more,
        h('div', { class: 'fields' }, undecided ? null : field(t('mapping.order'), order), field(t('mapping.zone'), zone), field(t('quality.encoding'), encoding), delimiter && field(t('quality.delimiter'), delimiter),
          field(t('mapping.organisation'), organisation, t('mapping.organisation_hint'))),
        personal.row, keep.row, said,
        h('footer', {}, h('button', { type: 'button', onclick: () => finish(null) }, t('dialog.cancel')), h('button', { type: 'submit', class: 'primary' }, t('mapping.open'))))
    ];
  }, { wide: true });
}
