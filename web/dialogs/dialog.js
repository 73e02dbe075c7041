// What all dialogs share: building elements from text only, the language's strings, and one <dialog> at a time.
import { alone, ownJson, ownUrl } from '../files.js';

let strings = null, language = '';

// Where the page stands alone its styles are all in it.
if (!alone) await new Promise(done => document.head.append(h('link', { rel: 'stylesheet', href: ownUrl('dialogs.css').href, onload: done, onerror: done })));

export async function useLanguage(lang) {
  if (lang === language && strings) return;
  strings = await ownJson(`assets/strings/${lang}.json`); language = lang;
}
// The sentence of a key, with {placeholders} filled in. Numbers are written as the language writes them.
export function t(key, values = {}) {
  const text = strings[key] ?? strings[`${key}.other`] ?? key;
  return text.replace(/\{(\w+)\}/g, (all, name) => {
    const v = values[name];
    return v === undefined ? all : typeof v === 'number' ? number(v) : v;
  });
}
// The form of a plural key for n: key.one or key.other.
export const plural = (key, n, values = {}) =>
  t(`${key}.${new Intl.PluralRules(language).select(n) === 'one' ? 'one' : 'other'}`, { n, ...values });
export const has = key => key in strings;
export const number = n => new Intl.NumberFormat(locale()).format(n);
export const lang = () => language;
export const locale = () => language === 'en' ? 'en-GB' : language;

// h('button', { class: 'primary', onclick: f }, 'text', child …); text is never markup.
export function h(name, attributes = {}, ...children) {
  const e = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (key.startsWith('on')) e.addEventListener(key.slice(2), value);
    else if (key in e && typeof value !== 'string') e[key] = value;
    else if (value !== undefined && value !== null) e.setAttribute(key, value);
  }
  e.append(...children.filter(c => c !== null && c !== undefined));
  return e;
}
export const select = (options, value, attributes = {}) =>
  h('select', attributes, ...options.map(([v, label]) => h('option', { value: v, selected: v === value }, label)));
export const field = (label, control, hint) => h('label', { class: 'field' }, h('span', {}, label), control, hint ? h('small', {}, hint) : null);

let open = null;
export const dismiss = () => open?.close();
// Shows a dialog and resolves with what `finish(value)` was called with; null when it was closed.
export function show(title, intro, build, { wide = false } = {}) {
  open?.close();
  return new Promise(resolve => {
    let result = null;
    const before = document.activeElement;
    const finish = value => { result = value; dialog.close(); };
    const close = h('button', { type: 'button', class: 'close', 'aria-label': t('dialog.close'), onclick: () => dialog.close() }, '×');
    const content = build(finish), wanted = content.some(e => e?.querySelector?.('[autofocus]'));
    // Where no control is the one to begin with, reading begins at the title.
    const heading = h('h2', { id: 'dialog-title', ...(!wanted && { tabindex: '-1', autofocus: true }) }, title);
    const dialog = h('dialog', { class: wide ? 'wide' : '', 'aria-labelledby': 'dialog-title' },
      h('div', { class: 'head' }, heading, close), intro ? h('p', { class: 'intro' }, intro) : null, ...content);
    dialog.addEventListener('close', () => { if (open === dialog) open = null; dialog.remove(); before?.focus?.({ preventScroll: true }); resolve(result); });
    dialog.addEventListener('click', e => { if (e.target === dialog) dialog.close(); });      // the backdrop
    for (const type of ['keydown', 'keyup', 'keypress', 'wheel']) dialog.addEventListener(type, e => e.stopPropagation());
    document.body.append(open = dialog);
    dialog.showModal();
  });
}

// The sentence of an error of app/base/result.h, as the page itself would say it.
export const sentence = ({ code, what = '', number: n = 0 }) =>
  t(has(`error.${code}`) ? `error.${code}` : 'error.Internal', { what, status: String(n), limit: String(n), line: n, levels: n });

export function download(blob, name) {
  const a = h('a', { href: URL.createObjectURL(blob), download: name });
  a.click();
  setTimeout(() => URL.revokeObjectURL(a.href), 60_000);
}
export const copyButton = (text, label) => h('button', {
  type: 'button',
  async onclick(e) {
    const button = e.currentTarget;
    try { await navigator.clipboard.writeText(text()); button.textContent = t('dialog.copied'); }
    catch { button.textContent = t('dialog.copy_failed'); }
    setTimeout(() => { button.textContent = label; }, 2000);
  }
}, label);
