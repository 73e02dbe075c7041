// Writing a case: what opens the desk, and with what. Fetched when somebody first wants to write.
import { api, wake } from '../bridge.js';
import { decoded, own } from '../cases.js';
import { ownStyle } from '../files.js';
import { h, locale, show, t, useLanguage } from '../dialogs/dialog.js';
import { Desk } from './desk.js';
import { CaseDocument } from './document.js';
import * as store from './drafts.js';
import { textOf as shownText } from './fields.js';
import * as files from './files.js';
import { freshCase } from './forms.js';

// The desk's own style sheet, before anything of it is seen.
await ownStyle('case/desk.css');

const json = (name, text) => JSON.parse(api(name, text));
const desk = new Desk({ menu, start });
const file = h('input', { type: 'file', accept: '.json,.csv,.tsv,.js,.txt', hidden: true });
file.addEventListener('change', () => { const [blob] = file.files; file.value = ''; if (blob) openFile(blob); });
const chooseFile = () => { if (!file.isConnected) document.body.append(file); file.click(); };

// The window may go at any moment.
for (const name of ['pagehide', 'visibilitychange']) window.addEventListener(name, () => { if (desk.doc && document.visibilityState !== 'visible') { desk.doc.flush(); desk.doc.save(); } });
// Another tab may have written meanwhile.
window.addEventListener('focus', () => desk.isOpen && desk.doc?.save());
window.addEventListener('beforeunload', e => { if (desk.doc && !desk.doc.kept && desk.doc.past.length) e.preventDefault(); });

function menu({ doc }) {
  return [
    [t('write.download'), () => files.downloadCase(doc)],
    [t('write.to_timelinejs'), files.exportTimelineJs],
    [t('write.to_csv'), files.exportCsv],
    [t('write.open_file'), chooseFile],
    [t('write.new_case'), newCase],
    [t('write.yours'), () => desk.open()],
    [t('write.forget'), () => forget(doc.id, shownText(doc.value.title))]
  ];
}

function start() {
  const shown = json('case.which'), title = shown && shownText(json('case.get').title);
  const list = h('div', {}, h('p', { class: 'w-quiet' }, t('write.looking')));
  store.drafts().then(drafts => list.replaceChildren(drafts.length ? h('ul', { class: 'w-list' }, ...drafts.map(row)) : h('p', { class: 'w-quiet' }, t('write.no_drafts'))),
    () => list.replaceChildren(h('p', { class: 'w-quiet w-alarm' }, t('write.not_kept'))));
  const choice = (key, f, values) => h('button', { type: 'button', class: 'w-choice', onclick: f }, h('strong', {}, t(`write.${key}`, values)), h('small', {}, t(`write.${key}_hint`)));
  return [choice('new_case', newCase),
    shown ? choice(shown === '*' ? 'edit' : 'edit_copy', () => shown === '*' ? goOn() : editShown(true), { title }) : null,
    choice('open_file', chooseFile), h('h3', {}, t('write.yours')), list].filter(Boolean);
}
function row(draft) {
  const title = shownText(draft.title) || t('write.untitled');
  const when = new Intl.DateTimeFormat(locale(), { dateStyle: 'medium', timeStyle: 'short' }).format(draft.saved);
  return h('li', {}, h('button', { type: 'button', class: 'w-open', onclick: () => openDraft(draft.id) }, h('span', {}, title), h('small', {}, t('write.kept', { time: when }))),
    h('button', { type: 'button', class: 'w-small', 'aria-label': t('write.forget_of', { name: title }), onclick: () => forget(draft.id, title) }, t('write.forget_short')));
}

function openValue(value, draft) {
  const doc = new CaseDocument(value, draft);
  own.draft = doc.id;
  doc.addEventListener('parted', () => {
    doc.value.title = copyOf(doc.value.title);
    own.draft = doc.id;
    doc.dispatchEvent(new Event('history'));
    desk.tell(t('write.parted'));
  });
  doc.addEventListener('followed', () => desk.tell(t('write.followed')));
  return desk.open(doc);
}
function copyOf(title) {
  const add = text => `${text} (${t('write.copy')})`;
  return !title || typeof title === 'string' ? add(title ?? '') : Object.fromEntries(Object.entries(title).map(([l, text]) => [l, ['fr', 'en'].includes(l) ? add(text) : text]));
}
function newCase() { return useLanguage(json('lang')).then(() => openValue(freshCase(t))).then(() => desk.show({ section: 'case', focus: '/title', select: true })); }
function editShown(copy) {
  const value = json('case.get');
  if (copy) {
    value.id = `${value.id.slice(0, 55)}-copy`;
    value.title = copyOf(value.title);
  }
  return openValue(value);
}
async function goOn() {
  if (desk.doc && desk.doc.id === own.draft) return desk.open(desk.doc);
  const draft = own.draft && await store.draft(own.draft).catch(() => null);
  return draft ? openValue(JSON.parse(draft.text), draft) : editShown(false);
}
async function openDraft(id) {
  const draft = await store.draft(id);
  if (draft) return openValue(JSON.parse(draft.text), draft);
}
async function forget(id, name) {
  const sure = await show(t('write.forget_title', { name }), t('write.forget_intro'), finish => [
    h('footer', {}, h('button', { type: 'button', onclick: () => finish(false) }, t('dialog.cancel')), h('button', { type: 'button', class: 'primary', onclick: () => finish(true) }, t('write.forget_now')))]);
  if (!sure) return;
  if (desk.doc?.id === id) await desk.doc.forget(); else await store.forget(id).catch(() => {});
  if (own.draft === id) {
    own.draft = '';
    api('case.forget');
    wake();
  }
  await desk.open();
  desk.say(t('write.forgotten', { name }));
}

// A case, or a timeline that becomes one.
async function openFile(blob) {
  await useLanguage(json('lang'));
  const problems = files.isSmall(blob) ? null : [{ code: 'too_large', limit: '4 MB' }];
  if (problems) return files.wrongFile(blob.name, problems);
  const text = await decoded(blob);
  if (files.timelineFormat(text)) return importText(text, blob.name);
  let value = null;
  try { value = JSON.parse(text); } catch { /* the program says where it breaks off */ }
  const fault = json('case.set', text);
  if (fault) return files.wrongFile(blob.name, value && value.format !== 'tolle-case' ? [{ code: 'not_a_timeline' }] : fault.problems);
  return openValue(value);
}
async function importText(text, name) {
  const value = await files.importDialog(text, name);
  if (!value) return;
  await openValue(value);
  api('case.axis', 'calendar');                    // a timeline is no affair that began with a complaint, yet
}

// ── from outside ──

export async function write(what = '') {
  await useLanguage(json('lang'));
  if (what === 'new') return newCase();
  const isOwn = json('case.which') === '*';
  if (what === 'edit' && !isOwn) return editShown(true);
  if (isOwn) return goOn();                        // the case that is shown is one's own: at once
  return desk.open();
}
// Where messages of a dataset can go: [{ id, title }], the one that is being written first.
export async function targets() {
  const drafts = await store.drafts().catch(() => []);
  const named = drafts.map(d => ({ id: d.id, title: shownText(d.title) || t('write.untitled') })).sort((a, b) => (b.id === desk.doc?.id) - (a.id === desk.doc?.id));
  return [...named, { id: '', title: t('write.new_case') }];
}
export async function addTo(id, change, name, section = 'events') {
  if (id && id === desk.doc?.id) await desk.open(desk.doc);
  else if (id) await openDraft(id);
  else {
    const fresh = { ...freshCase(t), title: name, actors: [], events: [] };
    delete fresh.origin; delete fresh.complaint;
    if (section === 'figures') fresh.events.push({ id: 'N1', lane: 'context', title: name });
    change(fresh);
    return openValue(fresh).then(() => desk.show({ section }));
  }
  desk.doc.change(change);
  desk.show({ section });
}
// A dropped or opened timeline. `ask`: show first what becomes of it.
export async function openTimeline(text, name, ask) {
  await useLanguage(json('lang'));
  if (ask) return importText(text, name);
  const result = await files.imported(text, { name });
  if (!result.problems) api('case.set', result.document);
}
