// The case that is being written: a plain object, its history, and what the program says of it. Every change goes through
// `change`; whoever shows something listens.
import { api, wake } from '../bridge.js';
import * as store from './drafts.js';
import { ask } from './program.js';

const MOST_STEPS = 300, SAME_BURST = 1500;       // changes of one field within so many ms are one step back
const json = (name, text) => JSON.parse(api(name, text));

// "/events/3/title" → ['events', '3', 'title']. Names in a case hold no ~ or / of their own.
const parts = pointer => pointer.split('/').slice(1);
export function valueAt(root, pointer) {
  return parts(pointer).reduce((value, part) => value?.[part], root);
}

export class CaseDocument extends EventTarget {
  past = []; future = []; problems = []; solved = { conflicts: [], when: {} };
  saved = 0;                                     // when it was kept (ms); 0: not yet
  kept = true;                                   // false: this browser keeps nothing
  #burst = { key: '', at: 0 }; #timer = 0; #saving = 0; #known = '';

  // `draft`: the one that it goes on with; without one it is new.
  constructor(value, draft = null) {
    super();
    this.value = value;
    this.id = draft?.id ?? crypto.randomUUID();
    this.saved = draft?.saved ?? 0;
    this.#known = draft?.text ?? '';               // as it was last kept, or read
    this.publish();
  }

  get(pointer) { return valueAt(this.value, pointer); }
  text() { return JSON.stringify(this.value, null, 2); }

  // `key`: changes under the same key that follow each other at once are undone together. Without one, each alone.
  change(mutate, key = '') {
    const now = performance.now(), same = key && key === this.#burst.key && now - this.#burst.at < SAME_BURST;
    const before = same ? null : JSON.stringify(this.value);
    mutate(this.value);
    if (!same) {
      if (JSON.stringify(this.value) === before) return;
      this.past.push(before);
      if (this.past.length > MOST_STEPS) this.past.shift();
    }
    this.future = [];
    this.#burst = { key, at: now };
    clearTimeout(this.#timer);
    if (key) this.#timer = setTimeout(() => this.publish(), 120); else this.publish();
    this.dispatchEvent(new Event('history'));
  }
  // Sets the value at a pointer; undefined takes the field away, and an object that is left without any field with it.
  set(pointer, value, { burst = false } = {}) {
    this.change(root => {
      const path = parts(pointer), last = path.pop();
      const homes = [root];
      for (const part of path) homes.push(homes.at(-1)[part] ??= {});
      const home = homes.at(-1);
      if (value !== undefined) home[last] = value;
      else if (Array.isArray(home)) home.splice(Number(last), 1);
      else delete home[last];
    }, burst ? pointer : '');
  }

  #step(from, to) {
    if (!from.length) return false;
    to.push(JSON.stringify(this.value));
    this.value = JSON.parse(from.pop());
    this.#burst = { key: '', at: 0 };
    this.publish();
    this.dispatchEvent(new Event('replaced'));
    return true;
  }
  undo() { this.flush(); return this.#step(this.past, this.future); }
  redo() { this.flush(); return this.#step(this.future, this.past); }
  flush() { if (this.#timer) this.publish(); }

  // The program reads the whole document; while it cannot, it goes on showing the last one that it could.
  publish() {
    clearTimeout(this.#timer);
    this.#timer = 0;
    const text = this.text(), fault = json('case.set', text);
    this.problems = fault?.problems ?? [];
    if (!fault) this.good = text;
    if (!fault) this.solved = ask('solved', { document: text }) ?? { conflicts: [], when: {} };
    wake();
    this.dispatchEvent(new Event('checked'));
    clearTimeout(this.#saving);
    this.#saving = setTimeout(() => this.save(), 300);
  }
  async save() {
    clearTimeout(this.#saving);
    // One after the other: what comes second is to know what the first one kept.
    await (this.#keeping = this.#keeping.then(() => this.#keep()));
    this.dispatchEvent(new Event('saved'));
  }
  #keeping = Promise.resolve();
  async #keep() {
    if (this.gone) return;
    const text = this.text(), isMine = text !== this.#known, saved = Math.max(Date.now(), this.saved + 1);
    try {
      if (!isMine) {
        const found = await store.draft(this.id);
        if (found && found.saved !== this.saved && this.text() === text) this.#takeOver(found);
      } else if (await store.keep({ id: this.id, title: this.value.title ?? '', text, good: this.good, saved }, this.saved)) return this.#part();
      else this.#known = text, this.saved = saved;
      this.kept = true;
    } catch { this.kept = false; }
  }
  // Another tab wrote on it. Nothing was written here since: what it wrote is shown.
  #takeOver(draft) {
    this.saved = draft.saved;
    this.#known = draft.text;
    if (draft.text === this.text()) return;
    this.value = JSON.parse(draft.text);
    this.past = [];
    this.future = [];
    this.publish();
    this.dispatchEvent(new Event('replaced'));
    this.dispatchEvent(new Event('followed'));
  }
  // Something was: it goes on as a case of its own.
  #part() {
    this.id = crypto.randomUUID();
    this.saved = 0;
    this.#known = '';
    this.dispatchEvent(new Event('parted'));
    this.publish();
  }
  async forget() {
    this.gone = true;
    clearTimeout(this.#saving);
    clearTimeout(this.#timer);
    await store.forget(this.id).catch(() => {});
  }
}

// ── ids: what names what ──

// f(list, home, name) for every place that names an event, an actor …: `name` of `home` is an id, or a list of ids.
export function eachReference(root, f) {
  const time = (home, name) => { if (home?.[name] && typeof home[name] === 'object') for (const n of ['after', 'before']) f('events', home[name], n); };
  f('events', root, 'origin'); f('events', root, 'complaint');
  for (const x of root.accounts ?? []) f('sources', x, 'sources');
  for (const x of root.sources ?? []) time(x, 'time');
  for (const x of root.events ?? []) {
    f('actors', x, 'actor');
    for (const n of ['causes', 'linked', 'duplicate_of']) f('events', x, n);
    f('sources', x, 'sources');
    time(x, 'time'); time(x, 'until');
    for (const told of x.told ?? []) { f('accounts', told, 'account'); time(told, 'time'); }
    for (const impact of x.staff ?? []) f('actors', impact, 'who');
  }
  for (const x of root.claims ?? []) for (const voice of x.voices ?? []) {
    f('events', voice, 'event'); f('actors', voice, 'by'); f('actors', voice, 'through'); f('accounts', voice, 'account');
  }
  for (const x of root.questions ?? []) {
    f('events', x, 'asked'); f('actors', x, 'by'); f('actors', x, 'to');
    for (const answer of x.answers ?? []) f('events', answer, 'event');
  }
  for (const x of root.remarks ?? []) { f('events', x, 'events'); f('sources', x, 'sources'); }
  for (const x of root.figures ?? []) { f('sources', x, 'source'); f('events', x, 'event'); time(x, 'taken'); }
  for (const x of root.steps ?? []) { for (const n of ['cursor', 'zoom', 'selection']) f('events', x, n); f('accounts', x, 'account'); }
}

export function renameId(root, list, from, to) {
  eachReference(root, (kind, home, name) => {
    if (kind !== list) return;
    if (Array.isArray(home[name])) home[name] = home[name].map(id => id === from ? to : id);
    else if (home[name] === from) home[name] = to;
  });
}
// Takes every mention of an id away; returns how many there were. What cannot do without (a voice without its event) goes too.
export function dropId(root, list, id) {
  let n = 0;
  eachReference(root, (kind, home, name) => {
    if (kind !== list) return;
    if (Array.isArray(home[name])) {
      const rest = home[name].filter(other => other !== id);
      n += home[name].length - rest.length;
      if (rest.length) home[name] = rest; else if (rest.length !== home[name].length) delete home[name];
    } else if (home[name] === id) { n++; delete home[name]; }
  });
  const hasEvent = x => x.event;
  for (const x of root.events ?? []) for (const name of ['time', 'until']) {
    const t = x[name];
    if (t && typeof t === 'object' && t.by && !t.after && !t.before) delete t.by;
    if (t && typeof t === 'object' && !Object.keys(t).length) delete x[name];
    if (list === 'actors' && x.staff) x.staff = x.staff.filter(s => s.who);
    if (list === 'accounts' && x.told) x.told = x.told.filter(s => s.account);
  }
  if (list === 'events') {
    for (const x of root.claims ?? []) x.voices = (x.voices ?? []).filter(hasEvent);
    for (const x of root.questions ?? []) if (x.answers) x.answers = x.answers.filter(hasEvent);
  }
  return n;
}

const PREFIX = { events: 'N', actors: 'P', accounts: 'A', sources: 'S', claims: 'K', questions: 'Q', remarks: 'R', figures: 'F', steps: 'T' };
export function newId(root, list) {
  const taken = new Set((root[list] ?? []).map(x => x.id));
  for (let n = (root[list]?.length ?? 0) + 1; ; n++) if (!taken.has(PREFIX[list] + n)) return PREFIX[list] + n;
}
