// The link to this very view, and what it does and does not carry.
import { copyButton, h, show, t } from './dialog.js';

export function shareDialog({ link, carriesData, name }) {
  const box = h('input', { type: 'text', readonly: true, value: link, 'aria-label': t('share.link'), onfocus: e => e.currentTarget.select() });
  return show(t('share.title'), t('share.intro'), () => [
    h('div', { class: 'copy' }, box, copyButton(() => link, t('share.copy'))),
    h('p', {}, carriesData ? t('share.with_data') : t('share.without_data', { name }))
  ]);
}
