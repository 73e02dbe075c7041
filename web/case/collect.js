// Bulk meets case: messages of a dataset become events of a case, with their time, lane, words, role and file; and what its charts
// show becomes a figure.
import { api } from '../bridge.js';
import { tolle } from '../api.js';
import { whatIsOpen } from '../opening.js';
import { h, lang, locale, plural, select, show, t, useLanguage } from '../dialogs/dialog.js';
import { addTo, targets } from './all.js';
import { newId } from './document.js';
import { figuresNow } from './figure.js';

const json = name => JSON.parse(api(name));
const MOST = 64;
const LANES = { public: 'complaint', organisation: 'response', media: 'amplification', platform: 'context' };
const short = (text, n) => { const flat = text.replace(/\s+/g, ' ').trim(); return [...flat].length > n ? [...flat].slice(0, n - 1).join('') + '…' : flat; };

// The messages on the screen, and a figure if one is wanted; or the figure alone.
export async function collect({ figureOnly = false } = {}) {
  await useLanguage(json('lang'));
  const thread = figureOnly ? [] : tolle.data('thread') ?? [], all = figureOnly ? [] : thread.length ? thread : tolle.data('records')?.rows ?? [];
  const messages = all.slice(0, MOST), views = await figuresNow();
  if (!messages.length && !views.length) return;
  const places = await targets();
  const target = select(places.map(p => [p.id, p.title]), places[0].id);
  const boxes = messages.map(m => h('input', { type: 'checkbox', checked: !!thread.length, 'aria-label': `${whenOf(m)} ${roleOf(m)}` }));
  const view = select([...(figureOnly ? [] : [['', t('write.figure.none')]]), ...views.map(v => [v.key, v.title[lang()]])], figureOnly ? views[0]?.key : ''), said = h('p', { class: 'said', role: 'status' });
  const add = h('button', { type: 'submit', class: 'primary' }, t('write.collect'));
  const tell = () => {
    const n = boxes.filter(b => b.checked).length;
    said.textContent = figureOnly ? '' : plural('write.chosen', n);
    add.disabled = !n && !view.value;
  };
  for (const control of [view, ...boxes]) control.addEventListener('change', tell);
  tell();
  const chosen = await show(t(figureOnly ? 'write.figure_title' : 'write.collect_title'), t(figureOnly ? 'write.figure_intro' : thread.length ? 'write.collect_thread' : 'write.collect_records'), finish => [
    h('form', { onsubmit: e => { e.preventDefault(); finish(messages.filter((_, i) => boxes[i].checked)); } },
      figureOnly ? null : h('div', { class: 'scroll', tabindex: '0', role: 'region', 'aria-label': t('write.collect_title') }, h('table', {}, h('tbody', {}, ...messages.map((m, i) => h('tr', {},
        h('td', { class: 'tick' }, boxes[i]), h('td', {}, h('small', {}, `${whenOf(m)} · ${roleOf(m)}`), h('span', {}, m.text === null ? t('write.veiled') : short(m.text, 160)))))))),
      all.length > MOST ? h('p', { class: 'quiet' }, t('write.collect_more', { n: MOST })) : null,
      views.length ? h('label', { class: 'field' }, h('span', {}, t(figureOnly ? 'write.figure.which' : 'write.collect_figures')), view, h('small', {}, t('write.figure.stored'))) : null,
      h('label', { class: 'field' }, h('span', {}, t('write.collect_into')), target), said,
      h('footer', {}, h('button', { type: 'button', onclick: () => finish(null) }, t('dialog.cancel')), add))
  ], { wide: true });
  const figure = views.find(v => v.key === view.value)?.figure;
  if (!chosen || (!chosen.length && !figure)) return;
  const file = json('report'), origin = originOf();
  await addTo(target.value, root => take(root, chosen, file, origin, !!thread.length, figure), file.name, chosen.length ? 'events' : 'figures');
}

const whenOf = m => m.time ? new Intl.DateTimeFormat(locale(), { dateStyle: 'medium', timeZone: 'UTC', ...(m.precision !== 'day' && { timeStyle: 'short' }) }).format(Date.parse(m.time)) : t('records.no_time');
// Public authors are not named in a case, and people at work are numbers already.
function roleOf(m) {
  if (m.author === 'organisation') return m.agent ? t('write.role_agent', { n: m.agent, name: m.who || t('write.fresh.organisation') }) : m.who || t('write.fresh.organisation');
  return t(`write.role_${m.author}`);
}
// Only an address on the web can be a link.
function originOf() {
  const url = whatIsOpen()?.source?.url;
  return url && !whatIsOpen().source.sample && /^https?:/.test(url) ? url : undefined;
}
const stampOf = m => ({ day: m.time.slice(0, 10), minute: m.time.slice(0, 16), second: m.time.slice(0, 19) }[m.precision] ?? m.time.replace(/Z$/, '')) + 'Z';

// Exported for tests: changes the document.
export function take(root, messages, file, url, isThread, figure) {
  const item = (list, found, fresh) => {
    const same = (root[list] ??= []).find(found);
    if (same) return same.id;
    const id = newId(root, list);
    root[list].push({ id, ...fresh });
    return id;
  };
  const name = short(file.name, 200);
  const source = item('sources', s => s.text === name && s.kind === 'document', { kind: 'document', text: name, ...(url && { url }) });
  const asker = isThread && messages.find(m => m.author === 'public' && !m.depth)?.who;   // who goes on complaining, or thanks
  const above = [];                                 // by depth: the event of the message that is answered
  for (const m of messages) {
    const joins = m.author === 'public' && m.depth > 0 && !(asker && m.who === asker);
    const party = m.author === 'organisation' ? (m.agent ? 'worker' : 'organisation') : m.author === 'public' ? (joins ? 'public' : 'complainant') : m.author;
    const role = roleOf(m), actor = item('actors', a => a.name === role && a.party === party, { name: role, party });
    const lane = joins ? 'amplification' : LANES[m.author], id = newId(root, 'events');
    const text = m.text === null ? t('write.veiled') : m.text, title = short(text, 80) || t('write.untitled');
    const cause = isThread ? above.slice(0, m.depth).findLast(Boolean) : undefined;
    (root.events ??= []).push({ id, lane, title, ...(text.trim() !== title && { text: [...text].slice(0, 6000).join('') }), actor, ...(m.channel && { channel: m.channel }),
      ...(m.time && { time: stampOf(m) }), ...(cause && { causes: [cause] }), sources: [source], row: { line: m.line } });
    above[m.depth] = id;
    above.length = m.depth + 1;
  }
  if (figure) (root.figures ??= []).push({ id: newId(root, 'figures'), ...figure, source });
}
