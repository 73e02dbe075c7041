// When something happened, as vaguely as the source says it: parts that all hold at once, each with its own controls.
import { h, locale, select, t } from '../dialogs/dialog.js';
import { frame, group, refsField, textField } from './fields.js';
import { PRECISIONS, UNITS, durationFrom, durationText, offsetIn, partsOf, stampFrom, stampText, timeFrom } from './times.js';

const months = () => Array.from({ length: 12 }, (_, i) => [String(i + 1).padStart(2, '0'), new Intl.DateTimeFormat(locale(), { month: 'long', timeZone: 'UTC' }).format(Date.UTC(2001, i, 1))]);
const BOUNDS = ['from', 'to'], ORDER = ['after', 'before'];
// What a reader thinks of as one statement about time.
const STATEMENTS = {
  at: { has: p => p.at !== undefined, drop: ['at'], fresh: desk => ({ at: freshStamp(desk, 'day') }) },
  bounds: { has: p => p.from !== undefined || p.to !== undefined, drop: BOUNDS, fresh: desk => ({ from: freshStamp(desk, 'day'), to: freshStamp(desk, 'day') }) },
  relative: { has: p => p.by !== undefined, drop: ['by', 'after', 'before'], fresh: desk => ({ after: otherEvent(desk), by: ['PT1M', 'PT10M'] }) },
  order: { has: p => p.by === undefined && (p.after !== undefined || p.before !== undefined), drop: ORDER, fresh: desk => ({ after: otherEvent(desk) }) },
};
const CLASH = { at: ['bounds'], bounds: ['at'], relative: ['order'], order: ['relative'] };

function freshStamp(desk, precision) {
  const last = (desk.doc.value.events ?? []).map(e => partsOf(e.time ?? {}).at).filter(Boolean).at(-1);
  const now = new Date(), stamp = stampFrom(last) ?? { year: String(now.getFullYear()), month: '01', day: '01' };
  const made = { ...stamp, precision, month: stamp.month ?? '01', day: stamp.day ?? '01' };
  return stampText({ ...made, offset: offsetIn(desk.doc.value.zone, made) });
}
const otherEvent = desk => desk.otherEvent();

export function timeField(desk, pointer, spec) {
  const time = desk.doc.get(pointer), parts = partsOf(time ?? {});
  const put = (change, focus) => {
    const next = partsOf(desk.doc.get(pointer) ?? {});
    change(next);
    desk.doc.set(pointer, timeFrom(next));
    if (focus) desk.show({ focus });
  };
  const held = Object.keys(STATEMENTS).filter(name => STATEMENTS[name].has(parts));
  const blocks = held.map(name => h('div', { class: 'w-item' },
    h('div', { class: 'w-label' }, h('strong', {}, t(`write.when.${name}`)),
      h('button', { type: 'button', class: 'w-small', 'aria-label': t('write.remove_of', { name: t(`write.when.${name}`) }),
        onclick: () => put(p => { for (const field of STATEMENTS[name].drop) delete p[field]; }, `${pointer}/+`) }, '×')),
    ...BLOCKS[name](desk, pointer, parts, put)));
  const free = Object.keys(STATEMENTS).filter(name => !held.includes(name) && !CLASH[name].some(other => held.includes(other))
    && (desk.doc.value.events?.length > 1 || !['relative', 'order'].includes(name)));
  const add = free.length ? frame(`${pointer}/+`, t(held.length ? 'write.when_also' : 'write.when_known'),
    select([['', t(held.length ? 'write.when_nothing' : 'write.when_unknown')], ...free.map(name => [name, t(`write.when.${name}`)])], '', {
      onchange: e => { const name = e.currentTarget.value; if (name) put(p => Object.assign(p, STATEMENTS[name].fresh(desk)), `${pointer}/${FIRST[name]}`); } })) : null;
  const said = textField(desk, `${pointer}/said`, { name: 'said', hint: 'said' });
  // "said" is written into an object, which a plain stamp is not.
  for (const control of said.querySelectorAll('input, button')) control.addEventListener(control.localName === 'input' ? 'input' : 'click', () => {
    const now = desk.doc.get(pointer);
    if (typeof now === 'string') desk.doc.set(pointer, { at: now });
  }, { capture: true });
  const solved = spec.name === 'time' && !spec.label && desk.when(desk.itemId());
  return group(pointer, t(`write.field.${spec.label ?? spec.name}`), [...blocks, add, said,
    solved && !parts.at ? h('p', { class: 'w-quiet' }, t('write.solved', { when: solved })) : null].filter(Boolean), { className: 'w-time' });
}
const FIRST = { at: 'at#precision', bounds: 'from#precision', relative: 'by/0', order: 'after/+' };

// ── one moment: as precise as the source, in a zone ──

function stampControls(desk, pointer, name, value, put) {
  const at = `${pointer}/${name}`, stamp = stampFrom(value) ?? { year: '', precision: 'year', offset: 'Z' };
  const n = PRECISIONS.indexOf(stamp.precision), zone = desk.doc.value.zone;
  // As long as the offset is the zone's, it follows the date.
  const follows = s => !!zone && s.offset === offsetIn(zone, s);
  const write = (change, focus) => put(p => {
    const was = stampFrom(p[name]) ?? stamp, least = { month: '01', day: '01', hour: '12', minute: '00', second: '00' };
    const now = { ...was, ...change };
    for (const [part, value] of Object.entries(least)) now[part] ??= value;
    if (change.offset === 'zone' || (follows(was) && change.offset === undefined)) now.offset = offsetIn(zone, now);
    p[name] = stampText(now);
  }, focus);
  const control = (kind, element, shown = true) => shown ? frame(`${at}#${kind}`, t(`write.stamp.${kind}`), element, { className: 'w-inline' }) : null;
  const precision = select(PRECISIONS.filter(p => p !== 'hour' || stamp.precision === 'hour').map(p => [p, t(`write.precision.${p}`)]), stamp.precision,
    { onchange: e => write({ precision: e.currentTarget.value }, `${at}#precision`) });
  const year = h('input', { type: 'number', min: '0', max: '9999', value: stamp.year, oninput: e => { if (/^\d{1,4}$/.test(e.currentTarget.value)) write({ year: e.currentTarget.value }); } });
  const month = select(months(), stamp.month, { onchange: e => write({ month: e.currentTarget.value }) });
  const day = h('input', { type: 'number', min: '1', max: '31', value: Number(stamp.day ?? 1), oninput: e => { if (/^\d{1,2}$/.test(e.currentTarget.value)) write({ day: e.currentTarget.value }); } });
  const clock = h('input', { type: 'time', step: stamp.precision === 'second' ? '1' : '60',
    value: [stamp.hour ?? '00', stamp.minute ?? '00', ...(stamp.precision === 'second' ? [stamp.second] : [])].join(':'),
    oninput: e => { const [hour, minute, second] = e.currentTarget.value.split(':'); if (minute !== undefined) write({ hour, minute, ...(second && { second }) }); } });
  const zoned = zone && zone !== 'UTC' ? [['zone', zone.replaceAll('_', ' ')]] : [], isZoned = zoned.length && follows(stamp);
  const place = select([...zoned, ['Z', 'UTC'], ...(isZoned || stamp.offset === 'Z' ? [] : [[stamp.offset, `UTC${stamp.offset}`]])], isZoned ? 'zone' : stamp.offset,
    { onchange: e => write({ offset: e.currentTarget.value }) });
  return h('div', { class: 'w-stamp', 'data-for': at }, control('precision', precision), control('year', year), control('month', month, n > 0), control('day', day, n > 1),
    control('clock', clock, n > 2), control('zone', place), h('p', { class: 'w-wrong', hidden: true }));
}

// ── so much after or before another event ──

function amount(desk, pointer, i, by, put) {
  const at = `${pointer}/by/${i}`, found = durationFrom(by[i]), endless = by[i] === null;
  const write = (value, focus) => put(p => { p.by = [...p.by]; p.by[i] = value; }, focus);
  const unit = select([...(i === 1 ? [['', t('write.no_limit')]] : []), ...UNITS.map(u => [u, t(`write.unit.${u}`)]), ...(found || endless ? [] : [['other', by[i]]])],
    endless ? '' : found?.unit ?? 'other', { 'aria-label': t('write.unit_of', { name: t(`write.by.${i}`) }),
      onchange: e => write(!e.currentTarget.value ? null : e.currentTarget.value === 'other' ? by[i] : durationText(durationFrom(desk.doc.get(at))?.n ?? 1, e.currentTarget.value), `${at}#unit`) });
  unit.dataset.pointer = `${at}#unit`;
  const n = h('input', { type: 'number', min: '0', max: '9999', value: found?.n ?? '', disabled: !found, 'data-pointer': at,
    oninput: e => { if (/^\d{1,4}$/.test(e.currentTarget.value)) write(durationText(Number(e.currentTarget.value), durationFrom(desk.doc.get(at))?.unit ?? 'minute')); } });
  const framed = frame(at, t(`write.by.${i}`), n, { className: 'w-inline' });
  n.after(unit);
  return framed;
}
function relative(desk, pointer, parts, put) {
  const base = parts.after !== undefined ? 'after' : 'before';
  const events = (desk.doc.value.events ?? []).filter(e => e.id !== desk.itemId()).map(e => [e.id, desk.eventName(e.id)]);
  const side = select(ORDER.map(o => [o, t(`write.side.${o}`)]), base, { onchange: e => put(p => { const id = p[base]; delete p[base]; p[e.currentTarget.value] = id; }, `${pointer}/${e.currentTarget.value}#side`) });
  const from = select([['', t('write.choose')], ...events], [parts[base]].flat()[0] ?? '', { onchange: e => put(p => { p[base] = e.currentTarget.value; }) });
  return [h('div', { class: 'w-stamp' }, amount(desk, pointer, 0, parts.by, put), amount(desk, pointer, 1, parts.by, put)),
    h('div', { class: 'w-stamp' }, frame(`${pointer}/${base}#side`, t('write.side'), side, { className: 'w-inline' }), frame(`${pointer}/${base}`, t('write.of_event'), from, { className: 'w-inline w-grow' }))];
}

const BLOCKS = {
  at: (desk, pointer, parts, put) => [stampControls(desk, pointer, 'at', parts.at, put)],
  bounds: (desk, pointer, parts, put) => BOUNDS.map(name => group(`${pointer}/${name}`, t(`write.bound.${name}`), parts[name] === undefined
    ? [h('button', { type: 'button', class: 'w-small', 'data-pointer': `${pointer}/${name}#add`, onclick: () => put(p => { p[name] = freshStamp(desk, 'day'); }, `${pointer}/${name}#precision`) }, t('write.bound_add'))]
    : [stampControls(desk, pointer, name, parts[name], put), h('button', { type: 'button', class: 'w-small', onclick: () => put(p => { delete p[name]; }, `${pointer}/${name}#add`) }, t('write.bound_remove'))])),
  relative,
  order: (desk, pointer) => ORDER.map(name => refsField(desk, `${pointer}/${name}`, { name, list: 'events', self: true, single: true }))
};
