// Taking the selection away: rows as CSV, the view as a picture, the figures as JSON.
import { download, h, show, t } from './dialog.js';
import { baseOf } from './names.js';

// api: the functions of tolle.* that make the files. toCase: puts what is on the screen into a case.
export function exportDialog({ name, selected }, api, toCase) {
  const base = baseOf(name);
  const choice = (key, file, make) => h('li', {}, h('div', {}, h('strong', {}, t(`export.${key}`)), h('small', {}, t(`export.${key}_hint`))),
    h('button', {
      type: 'button',
      async onclick(e) {
        const button = e.currentTarget; button.disabled = true;
        try { download(await make(), file); } finally { button.disabled = false; }
      }
    }, t('export.save')));
  return show(t('export.title'), t('export.intro', { n: selected }), finish => [
    h('ul', { class: 'choices' },
      choice('csv', `${base}-tolle.csv`, () => api.csv()),
      choice('image', `${base}-tolle.png`, () => api.image({ scale: 2 })),
      choice('figures', `${base}-tolle.json`, async () => new Blob([JSON.stringify(api.summary(), null, 1)], { type: 'application/json' })),
      h('li', {}, h('div', {}, h('strong', {}, t('export.to_case')), h('small', {}, t('export.to_case_hint'))),
        h('button', { type: 'button', onclick: () => { finish(null); toCase(); } }, t('export.choose'))))
  ]);
}
