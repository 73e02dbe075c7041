// Opening data: a file, an address, pasted text, or one of the bundled samples.
import { h, lang, show, t } from './dialog.js';

// Resolves with what opening.open takes ({ blob } | { url } | { text, name } | { sample } | { list }), or null; `add` is set when
// it is wanted beside what is open (`canAdd`).
export function openDialog(samples, canAdd) {
  const file = h('input', { type: 'file', hidden: true, multiple: true });
  const adds = h('input', { type: 'checkbox' });
  const address = h('input', { type: 'url', inputmode: 'url', placeholder: 'https://', required: true, 'aria-label': t('open.address') });
  const pasted = h('textarea', { rows: 4, required: true, spellcheck: false, 'aria-label': t('open.paste') });
  return show(t('open.title'), t('open.intro'), done => {
    const finish = source => done({ ...source, add: canAdd && adds.checked && source.sample === undefined });
    file.addEventListener('change', () => file.files.length && finish({ list: [...file.files].map(blob => ({ blob })) }));
    return [
      h('section', { class: 'drop' }, file,
        h('button', { type: 'button', class: 'primary', autofocus: true, onclick: () => file.click() }, t('open.file')),
        h('p', { class: 'quiet' }, t('open.drop')), h('p', { class: 'quiet' }, t('open.kinds')),
        canAdd ? h('label', { class: 'check' }, adds, h('span', {}, t('open.add'))) : null),
      h('form', { onsubmit: e => { e.preventDefault(); finish({ url: address.value.trim() }); } },
        h('h3', {}, t('open.address')),
        h('div', { class: 'copy' }, address, h('button', { type: 'submit' }, t('open.button'))), h('small', {}, t('open.address_hint'))),
      h('form', { onsubmit: e => { e.preventDefault(); if (pasted.value.trim()) finish({ text: pasted.value, name: t('open.paste_name') }); } },
        h('h3', {}, t('open.paste')), pasted, h('div', { class: 'end' }, h('button', { type: 'submit' }, t('open.button')))),
      samples.length ? h('section', {}, h('h3', {}, t('open.samples')), h('ul', { class: 'choices flat' }, ...samples.map(s =>
        h('li', {}, h('div', {}, h('strong', {}, s.title[lang()]), h('small', {}, s.attribution[lang()])),
          h('button', { type: 'button', onclick: () => finish({ sample: s.id }) }, t('open.button')))))) : null,
      h('p', { class: 'end' }, h('button', { type: 'button', class: 'link', onclick: () => finish({ kept: true }) }, t('open.kept')))
    ].filter(Boolean);
  });
}
