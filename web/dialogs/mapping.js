// The role screen: what each column of an unknown file is for, its time zone and its day/month order.
import { DATE_ORDERS, ROLES } from '../codes.js';
import { field, h, lang, number, select, show, t } from './dialog.js';

const SHOWN = 60;                                  // rows of the list at once: a file may have thousands of columns
const ONCE = new Set(ROLES.filter(r => r !== 'Unused'));   // every other role belongs to one column at the most

function zones(current) {
  const all = Intl.supportedValuesOf?.('timeZone') ?? [];
  return [['', t('mapping.zone_utc')], ...[...new Set([current, Intl.DateTimeFormat().resolvedOptions().timeZone, ...all])].filter(z => z && z !== 'UTC').map(z => [z, z.replaceAll('_', ' ')])];
}

// Takes the report of a file (see `tolle.open`), resolves with a mapping for `tolle.open`, or null.
export function mappingDialog(file) {
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
      taken.has('Time') ? '' : t('mapping.no_time'),
      taken.has('Text') ? '' : t('mapping.no_text'),
      taken.has('Parent') || taken.has('Direction') ? t('mapping.threads') : t('mapping.tickets')
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
  const zone = select(zones(file.zoneSuggested || file.zone), file.zone || '', {});
  const order = select(DATE_ORDERS.filter(o => o !== 'YearFirst').map(o => [o, t(`mapping.order_${o}`)]), file.dateOrder ?? 'Unknown', {});
  const organisation = h('input', { type: 'text', autocomplete: 'off' });
  const search = h('input', { type: 'search', placeholder: t('mapping.find_column'), 'aria-label': t('mapping.find_column'), oninput: e => list(e.currentTarget.value) });
  list(''); say();

  return show(t('mapping.title', { name: file.name }), t('mapping.intro'), finish => [
    h('form', { onsubmit: e => {
      e.preventDefault();
      finish({ roles: Object.fromEntries(roles), zone: zone.value, dateOrder: order.value, organisation: organisation.value.trim() });
    } },
      file.columns.length > 12 ? h('div', { class: 'find' }, search, h('span', { class: 'quiet' }, t('mapping.columns', { n: number(file.columns.length) }))) : null,
      h('div', { class: 'scroll', tabindex: '0', role: 'region', 'aria-label': t('mapping.table') },
        h('table', {}, h('thead', {}, h('tr', {}, ...['column', 'samples', 'role'].map(k => h('th', { scope: 'col' }, t(`mapping.${k}`))))), body)),
      more,
      h('div', { class: 'fields' }, field(t('mapping.zone'), zone), field(t('mapping.order'), order), field(t('mapping.organisation'), organisation, t('mapping.organisation_hint'))),
      said,
      h('footer', {}, h('button', { type: 'button', onclick: () => finish(null) }, t('dialog.cancel')), h('button', { type: 'submit', class: 'primary' }, t('mapping.open'))))
  ], { wide: true });
}
