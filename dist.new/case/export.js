// What the case that is shown can leave as: pictures, the file itself, tables, paper.
import { api } from '../bridge.js';
import { download, h, show, t } from '../dialogs/dialog.js';
import { downloadShown, exportCsv, exportTimelineJs } from './files.js';
import { png, svg } from './pictures.js';
import { printCase } from './print.js';

export function caseExportDialog() {
  const name = JSON.parse(api('case.get')).id;
  const button = (label, make, about) => h('button', {
    type: 'button', 'aria-label': about,
    async onclick(e) {
      const b = e.currentTarget; b.disabled = true;
      try { await make(); } finally { b.disabled = false; }
    }
  }, label);
  const choice = (key, ...buttons) => h('li', {}, h('div', {}, h('strong', {}, t(`export.${key}`)), h('small', {}, t(`export.${key}_hint`))), h('span', { class: 'row' }, ...buttons));
  const save = t('export.save');
  return show(t('export.case_title'), t('export.case_intro'), finish => [
    h('ul', { class: 'choices' },
      choice('case_png', ...[1, 2, 3].map(scale => button(`${scale}×`, async () => download(await png(scale), `${name}@${scale}x.png`), t('export.case_png_of', { n: scale })))),
      choice('case_svg', button(save, () => download(svg(), `${name}.svg`))),
      choice('case_file', button(save, downloadShown)),
      choice('case_csv', button(save, exportCsv)),
      choice('case_timelinejs', button(save, async () => { finish(null); await exportTimelineJs(); })),
      choice('case_print', button(t('export.print'), async () => { finish(null); await printCase(); })))
  ]);
}
