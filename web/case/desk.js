// The desk: the panel in which a case is written, beside the view or, where there is no room, over it.
import { tolle } from '../api.js';
import { api, wake } from '../bridge.js';
import { h, lang, locale, number, plural, t, useLanguage } from '../dialogs/dialog.js';
import { dropId, newId, renameId } from './document.js';
import * as fields from './fields.js';
import { colon } from '../mirror.js';
import { ask } from './program.js';
import { whenText } from './times.js';
import { FORMS, FRESH, SECTIONS } from './forms.js';
import { timeField } from './time_field.js';

const KINDS = { text: fields.textField, line: fields.lineField, word: fields.wordField, words: fields.wordsField, ref: fields.refField, refs: fields.refsField,
  list: fields.listField, bars: fields.barsField, time: timeField, moment: fields.momentField, id: fields.idField };
const json = (name, text) => JSON.parse(api(name, text));
const root = document.documentElement;

export class Desk {
  doc = null; section = 'case'; index = null;
  t = t;
  #watching = null;

  // menu(desk): what stands in the menu, made anew each time; start(desk): what is shown while nothing is being written.
  constructor({ menu, start }) {
    this.menu = menu;
    this.start = start;
    this.element = h('aside', { id: 'desk', tabindex: '-1' });
    // The page's own shortcuts are not for somebody who types.
    for (const type of ['keydown', 'keyup', 'keypress', 'wheel', 'paste']) this.element.addEventListener(type, e => e.stopPropagation());
    this.element.addEventListener('keydown', e => this.#key(e));
    window.addEventListener('pointerdown', e => { const menu = this.element.querySelector('.w-menu[open]'); if (menu && !menu.contains(e.target)) menu.open = false; });
    this.live = h('p', { class: 'hidden', role: 'status' });
    new MutationObserver(() => this.follow()).observe(root, { attributeFilter: ['lang'] });
    tolle.on('change', () => this.#followView());
    matchMedia('(max-width: 900px)').addEventListener('change', () => this.#cover());
  }

  async open(doc = null) {
    this.words ??= ask('words');
    await useLanguage(json('lang'));
    this.doc?.save();
    this.#watching?.abort();
    this.#watching = new AbortController();
    const { signal } = this.#watching;
    this.doc = doc;
    this.told = '';
    this.section = doc ? 'events' : 'case';
    this.index = null;
    doc?.addEventListener('checked', () => this.#mark(), { signal });
    doc?.addEventListener('saved', () => this.#tellSaved(), { signal });
    doc?.addEventListener('history', () => this.#tellHistory(), { signal });
    doc?.addEventListener('replaced', () => this.show({ focus: document.activeElement?.dataset.pointer, index: this.index }), { signal });
    if (!this.element.isConnected) document.body.append(this.element);
    root.classList.add('writing');
    root.classList.remove('peeking');
    this.#cover();
    this.show({ section: this.section });
    (this.element.querySelector('h2') ?? this.element).focus?.();
  }
  close() {
    this.doc?.flush();
    this.doc?.save();
    this.element.remove();
    root.classList.remove('writing', 'peeking');
    this.#cover();
    wake();
    document.querySelector('#page [data-key="cases.write"], #page button')?.focus({ preventScroll: true });
  }
  get isOpen() { return this.element.isConnected; }
  // Says it, and leaves it above the form until another case is opened.
  tell(sentence) { this.told = sentence; this.#tellSaved(); this.say(sentence); }
  say(sentence) { this.live.textContent = ''; requestAnimationFrame(() => { this.live.textContent = sentence; }); }
  // Over the view, what is under the desk is out of reach.
  #cover() {
    const page = document.getElementById('page');
    page.inert = this.isOpen && matchMedia('(max-width: 900px)').matches && !root.classList.contains('peeking');
    wake();
  }
  peek(on) { root.classList.toggle('peeking', on); this.#cover(); }

  // ── where we are ──

  base() { return this.section === 'case' ? '' : `/${this.section}/${this.index}`; }
  itemId() { return this.section === 'case' ? '' : this.doc.value[this.section]?.[this.index]?.id; }
  // As tightly as everything that is said about time allows; empty: it says nothing, or only what came before what.
  when(id) {
    const [from, to] = this.doc.solved.when[id] ?? [];
    return whenText(from ?? null, to ?? null, this.doc.value.zone, locale(), (bound, time) => t(`when.or_${bound}`, { time }));
  }
  eventName(id) { return fields.nameOf(this, 'events', id); }
  otherEvent() { return (this.doc.value.events ?? []).find(e => e.id !== this.itemId())?.id ?? ''; }
  // Shows a section, or one of its items; `focus`: the pointer of the control that takes the keys.
  show({ section = this.section, index = section === this.section ? this.index : null, focus = null, select = false } = {}) {
    const top = this.body?.scrollTop ?? 0, same = section === this.section && index === this.index;
    this.section = section;
    this.index = index !== null && this.doc?.value[section]?.[index] ? index : null;
    this.wanted = focus;
    this.#select();
    this.#build();
    this.body.scrollTop = same ? top : 0;
    if (focus !== null) this.#focus(focus, select);
  }
  // The event that is open here is the one that is lit in the view, and the other way round.
  #select() {
    const id = this.section === 'events' && this.index !== null ? this.itemId() : '';
    if (!this.doc || id === this.selected || (!id && !this.selected)) return;
    this.selected = id;
    api('case.select', id);
    wake();
  }
  #followView() {
    if (!this.isOpen || !this.doc || this.section !== 'events' || json('case.which') !== '*') return;
    const id = json('case.selected');
    if (id === (this.selected ?? '')) return;
    this.selected = id;
    const index = this.doc.value.events.findIndex(e => e.id === id);
    if (index >= 0) this.show({ section: 'events', index });
  }
  goTo(pointer) {
    const [, section, index] = pointer.split('/');
    if (FORMS[section] && section !== 'case') this.show({ section, index: index === undefined ? null : Number(index), focus: pointer });
    else this.show({ section: 'case', index: null, focus: pointer });
  }
  #focus(pointer, select) {
    const all = [...this.element.querySelectorAll('[data-pointer]')];
    const e = all.find(x => x.dataset.pointer === pointer) ?? all.find(x => x.dataset.pointer === `${pointer}/${lang()}`) ?? all.find(x => x.dataset.pointer.startsWith(pointer + '/')) ?? all.find(x => x.dataset.pointer.startsWith(pointer + '#'))
      ?? all.filter(x => pointer.startsWith(x.dataset.pointer)).at(-1) ?? this.element.querySelector('h2');
    for (let fold = e.closest('details'); fold; fold = fold.parentElement.closest('details')) fold.open = true;
    e.focus();
    if (select) e.select?.();
  }

  // ── what it is made of ──

  #build() {
    const { doc } = this;
    this.element.setAttribute('aria-label', t('write.desk'));
    this.body = h('div', { class: 'w-body' });
    if (!doc) {
      this.element.replaceChildren(h('header', {}, h('h2', { tabindex: '-1' }, t('write.start')), this.#button('close', '×', () => this.close(), t('write.close'))), this.body, this.live);
      this.body.append(...this.start(this));
      return;
    }
    this.undo = this.#button('undo', '↶', () => doc.undo(), t('write.undo'));
    this.redo = this.#button('redo', '↷', () => doc.redo(), t('write.redo'));
    this.state = h('p', { class: 'w-quiet w-state' });
    this.trouble = h('div', { class: 'w-trouble', hidden: true });
    const menu = h('details', { class: 'w-menu', onkeydown: e => { if (e.key === 'Escape' && menu.open) { e.stopPropagation(); menu.open = false; menu.firstChild.focus(); } } },
      h('summary', {}, t('write.menu')), h('ul', {}, ...this.menu(this).map(([label, f]) => h('li', {}, h('button', { type: 'button', onclick: () => { menu.open = false; f(); } }, label)))));
    const header = h('header', {}, h('h2', { tabindex: '-1' }, fields.textOf(doc.value.title) || t('write.untitled')), this.undo, this.redo, menu,
      this.#button('peek', t('write.peek'), () => this.peek(true)), this.#button('close', '×', () => this.close(), t('write.close')));
    const nav = h('nav', { 'aria-label': t('write.sections') }, ...SECTIONS.map(section => h('button', { type: 'button', 'aria-current': section === this.section ? 'page' : undefined, 'data-section': section,
      onclick: () => { this.show({ section, index: null }); this.element.querySelector(`nav [data-section=${section}]`).focus(); } },
      t(`write.section.${section}`), section === 'case' ? null : h('span', { class: 'w-count' }, ` ${number(doc.value[section]?.length ?? 0)}`))));
    this.element.replaceChildren(header, this.state, nav, this.trouble, this.body, this.live,
      h('button', { type: 'button', class: 'w-back-to', onclick: () => { this.peek(false); this.element.querySelector('h2').focus(); } }, t('write.back_to_desk')));
    nav.querySelector('[aria-current]').scrollIntoView({ block: 'nearest', inline: 'center' });      // a phone has them on one line
    if (this.section === 'case') this.body.append(...this.#form());
    else if (this.index === null) this.body.append(...this.#list());
    else this.body.append(...this.#form());
    this.#tellSaved();
    this.#tellHistory();
    this.#mark();
  }
  #button(name, text, onclick, label) { return h('button', { type: 'button', class: `w-${name}`, onclick, 'aria-label': label, title: label }, text); }

  field(pointer, spec) { return KINDS[spec.kind](this, pointer, spec); }
  #form() {
    const base = this.base(), parts = [];
    if (this.section !== 'case') parts.push(h('div', { class: 'w-row w-head' },
      h('button', { type: 'button', class: 'w-back', onclick: () => { const at = this.index; this.show({ index: null, focus: `/${this.section}/${at}` }); } }, `← ${t(`write.section.${this.section}`)}`),
      h('button', { type: 'button', class: 'w-small', onclick: () => this.remove(this.section, this.index) }, t('write.delete'))));
    for (const part of FORMS[this.section]) {
      const controls = part.fields.map(spec => this.field(`${base}/${spec.name}`, spec));
      if (!part.more) { parts.push(...controls); continue; }
      const filled = part.fields.some(spec => spec.kind !== 'id' && this.doc.get(`${base}/${spec.name}`) !== undefined);
      const wanted = part.fields.some(spec => this.wanted?.startsWith(`${base}/${spec.name}`));
      parts.push(h('details', { class: 'w-more', open: filled || wanted }, h('summary', {}, t(`write.more.${part.more}`)), ...controls));
    }
    return parts;
  }
  #list() {
    const { section } = this, items = this.doc.value[section] ?? [];
    const row = (item, i) => {
      const name = fields.textOf(item.title ?? item.name ?? item.text ?? item.caption) || t('write.untitled'), at = `/${section}/${i}`;
      const note = section === 'events' ? [fields.wordName('lane', item.lane), this.when(item.id)].filter(Boolean).join(' · ') : '';
      const move = by => h('button', { type: 'button', class: 'w-small', disabled: by < 0 ? i === 0 : i === items.length - 1, 'data-pointer': `${at}#${by}`,
        'aria-label': t(by < 0 ? 'write.up_of' : 'write.down_of', { name }), onclick: () => this.move(section, i, by, `#${by}`) }, by < 0 ? '↑' : '↓');
      return h('li', { class: section === 'events' ? `w-lane w-${item.lane}` : '', 'data-for': at },
        h('button', { type: 'button', class: 'w-open', 'data-pointer': at, 'aria-keyshortcuts': 'Alt+ArrowUp Alt+ArrowDown', onclick: () => this.show({ index: i, focus: `${at}/${FORMS[section][0].fields[0].name}` }),
          onkeydown: e => { const by = { ArrowUp: -1, ArrowDown: 1 }[e.key]; if (e.altKey && by) { e.preventDefault(); this.move(section, i, by, ''); } } },
          h('span', {}, name), note ? h('small', {}, note) : null, h('span', { class: 'w-flag', hidden: true }, '!')),
        move(-1), move(1), h('button', { type: 'button', class: 'w-small', 'aria-label': t('write.delete_of', { name }), onclick: () => this.remove(section, i) }, '×'));
    };
    const needsEvent = ['claims', 'questions'].includes(section) && !this.doc.value.events?.length;
    return [h('p', { class: 'w-quiet' }, t(`write.about.${section}`)),
      items.length ? h('ol', { class: 'w-list' }, ...items.map(row)) : null,
      h('button', { type: 'button', class: 'w-add', disabled: needsEvent, 'data-pointer': `/${section}/+`, onclick: () => this.add(section) }, t(`write.new.${section}`))].filter(Boolean);
  }

  // ── changes of lists ──

  add(section) {
    const id = newId(this.doc.value, section), item = { id, ...FRESH[section](this) };
    this.doc.change(root => { (root[section] ??= []).push(item); });
    const index = this.doc.value[section].length - 1, first = FORMS[section][0].fields[0];
    this.show({ section, index, focus: `/${section}/${index}/${first.name}`, select: true });
  }
  // From a field that wants one: makes it, names it there, and goes to it.
  addFor(pointer, section, many = false) {
    const id = newId(this.doc.value, section), item = { id, ...FRESH[section](this) };
    const value = many ? [...[this.doc.get(pointer) ?? []].flat(), id] : id;
    this.doc.change(root => { (root[section] ??= []).push(item); });
    this.doc.set(pointer, value);
    this.cameFrom = pointer;
    const index = this.doc.value[section].length - 1;
    this.show({ section, index, focus: `/${section}/${index}/${FORMS[section][0].fields[0].name}`, select: true });
    this.body.prepend(h('button', { type: 'button', class: 'w-small', onclick: () => this.goTo(pointer) }, `← ${t('write.back_where')}`));
  }
  move(section, i, by, control) {
    const list = this.doc.value[section], to = i + by;
    if (to < 0 || to >= list.length) return;
    this.doc.change(root => { const [item] = root[section].splice(i, 1); root[section].splice(to, 0, item); });
    this.show({ focus: `/${section}/${to}${control}` });
    this.say(t('write.moved', { n: to + 1, of: list.length }));
  }
  remove(section, i) {
    const item = this.doc.value[section][i], name = fields.textOf(item.title ?? item.name ?? item.text ?? item.caption);
    let mentions = 0;
    this.doc.change(root => {
      root[section].splice(i, 1);
      if (!root[section].length && section !== 'events') delete root[section];
      mentions = dropId(root, section, item.id);
    });
    const left = this.doc.value[section]?.length ?? 0;
    this.show({ index: null, focus: left ? `/${section}/${Math.min(i, left - 1)}` : `/${section}/+` });
    this.say(mentions ? plural('write.deleted_with', mentions, { name }) : t('write.deleted', { name }));
  }
  rename(pointer, to) {
    const from = this.doc.get(pointer), [, section] = pointer.split('/');
    const clash = section !== 'id' && this.doc.value[section]?.some(x => x.id === to);
    this.doc.change(root => {
      const home = pointer === '/id' ? root : root[section][this.index];
      home.id = to;
      if (section !== 'id' && !clash) renameId(root, section, from, to);
    });
    this.show({ focus: pointer });
  }

  // ── what the program says of it ──

  #tellHistory() {
    this.undo.disabled = !this.doc.past.length;
    this.redo.disabled = !this.doc.future.length;
    this.element.querySelector('h2').textContent = fields.textOf(this.doc.value.title) || t('write.untitled');
  }
  #tellSaved() {
    const { kept, saved } = this.doc;
    const at = saved && new Intl.DateTimeFormat(locale(), { hour: '2-digit', minute: '2-digit', second: '2-digit' }).format(saved);
    this.state.textContent = (this.told ? `${this.told} ` : '') + (!kept ? t('write.not_kept') : saved ? t('write.kept', { time: at }) : t('write.keeping'));
    this.state.classList.toggle('w-alarm', !kept || !!this.told);
  }
  // Each fault beside its field, in the rows that lead to it, and in a list that goes there.
  #mark() {
    const { problems, solved } = this.doc;
    for (const e of this.element.querySelectorAll('.w-wrong')) { e.hidden = true; e.textContent = ''; }
    for (const e of this.element.querySelectorAll('[aria-invalid]')) e.removeAttribute('aria-invalid');
    for (const e of this.element.querySelectorAll('.w-flag')) e.hidden = true;
    for (const p of problems) this.#beside(p.pointer, this.sentence(p));
    for (const c of solved.conflicts) for (const id of c.events) {
      const i = (this.doc.value.events ?? []).findIndex(e => e.id === id);
      this.#beside(`/events/${i}/time`, t('write.conflict_here', { others: c.events.filter(x => x !== id).map(x => this.eventName(x)).join(', ') }));
    }
    const link = (pointer, text) => h('li', {}, h('button', { type: 'button', onclick: () => this.goTo(pointer) }, text));
    const faults = problems.slice(0, 8).map(p => link(p.pointer, this.#placeOf(p.pointer) + colon() + this.sentence(p)));
    const conflicts = solved.conflicts.slice(0, 8).map(c => link(`/events/${(this.doc.value.events ?? []).findIndex(e => e.id === (c.dropped || c.events[0]))}/time`,
      t(c.dropped ? 'write.conflict' : 'write.circle', { events: c.events.map(id => this.eventName(id)).join(', '), dropped: this.eventName(c.dropped) })));
    this.trouble.hidden = !faults.length && !conflicts.length;
    const shown = this.trouble.textContent;
    this.trouble.replaceChildren(...(faults.length ? [h('p', {}, plural('write.faults', problems.length)), h('ul', {}, ...faults)] : []),
      ...(conflicts.length ? [h('p', {}, t('write.conflicts')), h('ul', {}, ...conflicts)] : []));
    if (this.trouble.textContent !== shown && !this.trouble.hidden) this.say(this.trouble.firstChild.textContent);
  }
  #beside(pointer, sentence) {
    let best = null;
    for (const e of this.element.querySelectorAll('[data-for]')) {
      const at = e.dataset.for;
      if ((pointer === at || pointer.startsWith(at + '/')) && (!best || at.length > best.dataset.for.length)) best = e;
    }
    if (!best) return;
    const flag = best.querySelector(':scope > .w-open > .w-flag');
    if (flag) { flag.hidden = false; flag.title = sentence; return; }
    for (let e = best; e && e !== this.element; e = e.parentElement) {
      const wrong = e.querySelector(':scope > .w-wrong');
      if (!wrong) continue;
      wrong.textContent = wrong.textContent ? `${wrong.textContent} ${sentence}` : sentence;
      wrong.hidden = false;
      e.querySelector(':scope > input, :scope > select, :scope > textarea')?.setAttribute('aria-invalid', 'true');
      return;
    }
  }
  sentence({ code, expected, limit }) {
    const text = t(`case_problem.${code}`, { expected: expected ?? '', limit: limit ?? '' });
    return text.charAt(0).toUpperCase() + text.slice(1) + '.';
  }
  #placeOf(pointer) {
    const [, section, index, field] = pointer.split('/');
    if (!SECTIONS.includes(section)) return section ? t(`write.field.${section}`) : t('write.section.case');
    const id = this.doc.value[section]?.[index]?.id ?? '';
    const spec = FORMS[section].flatMap(p => p.fields).find(f => f.name === field);
    return [t(`write.section.${section}`), id, spec ? t(`write.field.${spec.label ?? spec.name}`) : ''].filter(Boolean).join(' › ');
  }

  #key(e) {
    const ctrl = e.ctrlKey || e.metaKey, key = e.key.toLowerCase();
    if (ctrl && (key === 'z' || key === 'y')) {
      e.preventDefault();
      const done = key === 'y' || e.shiftKey ? this.doc?.redo() : this.doc?.undo();
      if (done) this.say(t(key === 'y' || e.shiftKey ? 'write.redone' : 'write.undone'));
    } else if (e.key === 'Escape' && this.doc && this.index !== null) {
      this.show({ index: null, focus: `/${this.section}/${this.index}` });
    }
  }
  // The page speaks another language now.
  async follow() {
    if (!this.isOpen) return;
    await useLanguage(json('lang'));
    const pointer = this.element.contains(document.activeElement) ? document.activeElement.dataset.pointer ?? null : null;
    this.show({ focus: pointer });
  }
}
