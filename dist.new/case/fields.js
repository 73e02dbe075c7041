// Form controls for the parts of a case. Each sits in an element with data-pointer, the JSON pointer of what it edits, and has
// its error beside it. Text is never markup.
import { h, lang, select, t } from '../dialogs/dialog.js';

let count = 0;
const nextId = () => `w${++count}`;

// One control with its label and the place of its error.
export function frame(pointer, label, control, { hint = '', className = '', after = null } = {}) {
  const id = control.id || nextId(), error = `${id}-e`;
  control.id = id;
  control.dataset.pointer = pointer;
  control.setAttribute('aria-describedby', hint ? `${error} ${id}-h` : error);
  return h('div', { class: `w-field ${className}`, 'data-for': pointer },
    h('div', { class: 'w-label' }, h('label', { for: id }, label), after), control,
    hint ? h('small', { id: `${id}-h` }, hint) : null, h('p', { class: 'w-wrong', id: error, hidden: true }));
}
// Several controls under one legend.
export function group(pointer, legend, children, { className = '', after = null } = {}) {
  const id = nextId();
  return h('div', { role: 'group', 'aria-labelledby': id, class: `w-group ${className}`, 'data-for': pointer },
    h('div', { class: 'w-label' }, h('span', { id, class: 'w-legend' }, legend), after), ...children, h('p', { class: 'w-wrong', hidden: true }));
}

const label = spec => t(`write.field.${spec.label ?? spec.name}`);
const hint = spec => spec.hint ? t(`write.hint.${spec.hint}`) : '';
// The sort of list that an id belongs to → what is shown of it.
export function nameOf(desk, list, id) {
  const item = (desk.doc.value[list] ?? []).find(x => x.id === id);
  return item ? `${textOf(item.title ?? item.name ?? item.text ?? item.caption)} (${id})` : id;
}
export const textOf = text => (typeof text === 'string' ? text : text?.[lang()] || text?.fr || text?.en) ?? '';
const options = (desk, list, without = []) => (desk.doc.value[list] ?? [])
  .filter(x => x.id && !without.includes(x.id)).map(x => [x.id, shortened(nameOf(desk, list, x.id))]);
const shortened = text => text.length > 70 ? `${text.slice(0, 46)}… ${text.slice(-20)}` : text;

// ── texts: one string for both languages, or one for each ──

function typed(desk, pointer, value, spec, write) {
  const attributes = { autocomplete: 'off', spellcheck: 'true', oninput: e => write(e.currentTarget.value) };
  if (!spec.lines) return h('input', { type: 'text', value, ...attributes });
  const area = h('textarea', { rows: String(spec.lines), ...attributes });
  area.value = value;
  return area;
}
export function textField(desk, pointer, spec) {
  const value = desk.doc.get(pointer), name = label(spec);
  const both = text => { desk.doc.set(pointer, text); desk.show({ focus: typeof text === 'string' ? pointer : `${pointer}/${lang()}` }); };
  if (value === undefined || typeof value === 'string') {
    const control = typed(desk, pointer, value ?? '', spec, text => desk.doc.set(pointer, text || spec.required ? text : undefined, { burst: true }));
    const split = h('button', { type: 'button', class: 'w-small', 'aria-label': t('write.two_texts_of', { name }), title: t('write.two_texts_of', { name }),
      onclick: () => { const now = desk.doc.get(pointer) ?? ''; both({ fr: now, en: now }); } }, 'FR + EN');
    return frame(pointer, name, control, { hint: hint(spec), after: split });
  }
  const one = h('button', { type: 'button', class: 'w-small', onclick: () => both(desk.doc.get(pointer)?.[lang()] || (spec.required ? '' : undefined)) }, t('write.one_text'));
  return group(pointer, name, ['fr', 'en'].map(l => {
    const control = typed(desk, `${pointer}/${l}`, value[l] ?? '', spec, text => {
      const other = desk.doc.get(pointer)?.[l === 'fr' ? 'en' : 'fr'];
      if (!text && !other && !spec.required) desk.doc.set(pointer, undefined);
      else desk.doc.set(`${pointer}/${l}`, text, { burst: true });
    });
    control.lang = l;
    return frame(`${pointer}/${l}`, t(`write.in_${l}`), control, { className: 'w-inline' });
  }), { className: 'w-both', after: one });
}

export function lineField(desk, pointer, spec) {
  const control = h('input', { type: spec.kind === 'url' ? 'url' : 'text', value: desk.doc.get(pointer) ?? '', autocomplete: 'off', spellcheck: 'false', placeholder: spec.placeholder ?? '',
    oninput: e => desk.doc.set(pointer, e.currentTarget.value.trim() || undefined, { burst: true }) });
  if (spec.choices) {
    const id = nextId();
    control.setAttribute('list', id);
    return frame(pointer, label(spec), control, { hint: hint(spec), after: h('datalist', { id }, ...spec.choices().map(value => h('option', { value }))) });
  }
  return frame(pointer, label(spec), control, { hint: hint(spec) });
}

// ── closed lists ──

export const wordName = (list, word) => t(list === 'axis' ? `write.axis.${word}` : list === 'source' && word === 'other' ? 'case_source.other_kind' : `case_${list}.${word}`);
export function wordField(desk, pointer, spec) {
  const words = desk.words[spec.words].map(w => [w, wordName(spec.words, w)]), value = desk.doc.get(pointer) ?? (spec.none ? '' : words[0][0]);
  if (spec.none) words.unshift(["", t(spec.none)]);
  const control = select(words, value, { onchange: e => {
    const word = e.currentTarget.value;
    desk.doc.set(pointer, !word || (!spec.required && !spec.none && word === desk.words[spec.words][0]) ? undefined : word);
    if (spec.reshow) desk.show({ focus: pointer });
  } });
  return frame(pointer, label(spec), control, { hint: hint(spec) });
}
export function wordsField(desk, pointer, spec) {
  const chosen = new Set(desk.doc.get(pointer) ?? []);
  return group(pointer, label(spec), [h('div', { class: 'w-checks' }, ...desk.words[spec.words].map(word => {
    const id = nextId();
    return h('span', {}, h('input', { type: 'checkbox', id, checked: chosen.has(word), 'data-pointer': `${pointer}#${word}`, onchange: e => {
      if (e.currentTarget.checked) chosen.add(word); else chosen.delete(word);
      const list = desk.words[spec.words].filter(w => chosen.has(w));
      desk.doc.set(pointer, list.length ? list : undefined);
    } }), h('label', { for: id }, wordName(spec.words, word)));
  }))]);
}

// ── what names something else of the case ──

export function refField(desk, pointer, spec) {
  const list = options(desk, spec.list, spec.self ? [desk.itemId()] : []), value = desk.doc.get(pointer) ?? '';
  if (value && !list.some(([id]) => id === value)) list.unshift([value, value]);
  const control = select([['', t(spec.required ? 'write.choose' : spec.none ?? 'write.nobody')], ...list], value,
    { onchange: e => desk.doc.set(pointer, e.currentTarget.value || undefined) });
  const add = spec.list === 'events' ? null : h('button', { type: 'button', class: 'w-small', onclick: () => desk.addFor(pointer, spec.list) }, t('write.new_one'));
  return frame(pointer, label(spec), control, { hint: hint(spec), after: add });
}
export function refsField(desk, pointer, spec) {
  const value = () => [desk.doc.get(pointer) ?? []].flat(), put = (ids, focus) => {
    desk.doc.set(pointer, ids.length ? (spec.single && ids.length === 1 ? ids[0] : ids) : undefined);
    desk.show({ focus });
  };
  const adder = select([['', t('write.add_one')], ...options(desk, spec.list, [...value(), ...(spec.self ? [desk.itemId()] : [])])], '', {
    onchange: e => e.currentTarget.value && put([...value(), e.currentTarget.value], `${pointer}/+`) });
  const framed = frame(`${pointer}/+`, label(spec), adder, { hint: hint(spec),
    after: spec.list === 'events' ? null : h('button', { type: 'button', class: 'w-small', onclick: () => desk.addFor(pointer, spec.list, true) }, t('write.new_one')) });
  framed.dataset.for = pointer;
  const chips = value().map((id, i) => h('li', {}, h('span', {}, nameOf(desk, spec.list, id)),
    h('button', { type: 'button', class: 'w-small', 'aria-label': t('write.remove_of', { name: nameOf(desk, spec.list, id) }),
      onclick: () => put(value().filter((_, k) => k !== i), `${pointer}/+`) }, '×')));
  if (chips.length) framed.querySelector('.w-label').after(h('ul', { class: 'w-chips' }, ...chips));
  return framed;
}

// ── lists of small things inside one ──

export function listField(desk, pointer, spec) {
  const items = desk.doc.get(pointer) ?? [], name = label(spec);
  const put = (change, focus) => { desk.doc.change(() => change(desk.doc.get(pointer) ?? [])); desk.show({ focus }); };
  const boxes = items.map((item, i) => h('li', { class: 'w-item', 'data-for': `${pointer}/${i}` },
    ...spec.fields.map(field => desk.field(`${pointer}/${i}/${field.name}`, field)),
    h('div', { class: 'w-row' },
      h('button', { type: 'button', class: 'w-small', disabled: i === 0, 'data-pointer': `${pointer}/${i}#up`, onclick: () => put(list => list.splice(i - 1, 0, ...list.splice(i, 1)), `${pointer}/${i - 1}#up`) }, t('write.up')),
      h('button', { type: 'button', class: 'w-small', onclick: () => {
        if (items.length === 1) { desk.doc.set(pointer, spec.required ? [] : undefined); desk.show({ focus: `${pointer}/+` }); } else put(list => list.splice(i, 1), `${pointer}/+`);
      } }, t('write.remove')))));
  const add = h('button', { type: 'button', class: 'w-add', 'data-pointer': `${pointer}/+`, onclick: () => {
    const at = (desk.doc.get(pointer) ?? []).length;
    desk.doc.set(`${pointer}`, [...(desk.doc.get(pointer) ?? []), spec.fresh(desk)]);
    desk.show({ focus: `${pointer}/${at}/${spec.fields[0].name}` });
  } }, t(`write.add.${spec.label ?? spec.name}`));
  return group(pointer, name, [boxes.length ? h('ol', { class: 'w-items' }, ...boxes) : h('p', { class: 'w-quiet' }, t(`write.none.${spec.label ?? spec.name}`)), add]);
}

// The bars of a figure as lines to type: "label; value; part", as a spreadsheet pastes them.
export function barsField(desk, pointer) {
  const items = desk.doc.get(pointer) ?? [], area = h('textarea', { rows: '6', spellcheck: 'false', autocomplete: 'off' });
  area.value = items.map(b => [textOf(b.label), b.value, b.part].filter(x => x !== undefined).join('; ')).join('\n');
  area.addEventListener('change', () => {
    const number = text => Number(text.trim().replace(',', '.')), same = new Map(items.map(b => [textOf(b.label), b]));
    const bars = area.value.split('\n').map(line => line.split(/\s*[;\t]\s*/)).filter(([label]) => label?.trim()).map(([label, value = '', part]) => ({
      ...same.get(label.trim()), label: same.get(label.trim())?.label ?? label.trim(), value: number(value), part: part?.trim() ? number(part) : undefined }));
    desk.doc.set(pointer, bars.length ? bars : undefined);
    desk.show({ focus: pointer });
  });
  return frame(pointer, t('write.field.bars'), area, { hint: t('write.hint.bars') });
}

// The cursor of a step: the end, the moment after an event, or a time.
export function momentField(desk, pointer, spec) {
  const value = desk.doc.get(pointer) ?? '', list = options(desk, 'events'), isEvent = list.some(([id]) => id === value);
  const control = select([['', t('write.at_the_end')], ...list.map(([id, name]) => [id, t('write.just_after', { name })]), ...(value && !isEvent ? [[value, value]] : [])], value,
    { onchange: e => desk.doc.set(pointer, e.currentTarget.value || undefined) });
  return frame(pointer, label(spec), control, { hint: hint(spec) });
}

// An id is what other parts name: they follow when it changes.
export function idField(desk, pointer, spec) {
  const control = h('input', { type: 'text', value: desk.doc.get(pointer) ?? '', autocomplete: 'off', spellcheck: 'false', onchange: e => desk.rename(pointer, e.currentTarget.value.trim()) });
  return frame(pointer, label(spec), control, { hint: t('write.hint.id') });
}
