// What becomes of a file that is held over the page: it is opened, or added where data of the reader's own are open.
import { api } from '../bridge.js';
import { h, t, useLanguage } from './dialog.js';

let places = null, newest = 0;

export async function dropping(on, canAdd) {
  const turn = ++newest;
  await useLanguage(JSON.parse(api('lang')));
  if (turn !== newest) return;                             // the words of an earlier one came later
  places?.remove();
  places = null;
  if (!on) return;
  const name = JSON.parse(api('report'))?.name ?? '';
  const place = (what, words) => h('div', { 'data-drop': what, ondragenter: e => { for (const p of places.children) p.classList.toggle('over', p === e.currentTarget); } }, h('p', {}, words));
  places = h('div', { id: 'drop', 'aria-hidden': 'true' }, ...canAdd
    ? [place('open', t('open.release_instead', { name })), place('add', t('open.release_add', { name }))]
    : [place('open', t('open.release'))]);
  document.body.append(places);
}
