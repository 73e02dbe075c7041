// What this browser keeps of Tollé, and how to be rid of it.
import { allowOffline, erase, kept, wantsOffline } from '../offline.js';
import { h, show, t } from './dialog.js';

const size = bytes => bytes >= 1e6 ? t('kept.mb', { n: Math.round(bytes / 1e5) / 10 }) : t('kept.kb', { n: Math.max(1, Math.round(bytes / 1e3)) });

export async function keptDialog() {
  const list = await kept();
  return show(t('kept.title'), t('kept.intro'), finish => [
    list.length ? h('ul', { class: 'choices flat' }, ...list.map(({ what, bytes }) => h('li', {}, h('div', {}, h('strong', {}, what === 'program' ? t('kept.program') : what),
      h('small', {}, what === 'program' ? t('kept.program_why') : t('kept.own_why'))), h('span', { class: 'quiet' }, bytes ? size(bytes) : ''))))
      : h('p', {}, t('kept.nothing')),
    h('footer', {}, wantsOffline() ? null : h('button', { type: 'button', onclick: () => { allowOffline(); finish(null); } }, t('kept.allow')),
      list.length ? h('button', { type: 'button', class: 'primary', async onclick() { await erase(); finish('erased'); } }, t('kept.erase')) : null)
  ].filter(Boolean));
}
