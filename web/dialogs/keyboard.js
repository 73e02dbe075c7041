// Which keys do what.
import { h, show, t } from './dialog.js';

const KEYS = [['Tab', 'tab'], ['Enter Space', 'activate'], ['← →', 'move'], ['Shift ← →', 'resize'], ['+ −', 'zoom'], ['Home End', 'ends'],
  ['Ctrl Z', 'undo'], ['Ctrl Shift Z', 'redo'], ['/', 'search'], ['1 … 6', 'views'], ['Esc', 'escape'], ['?', 'help']];

export const keyboardDialog = () => show(t('keyboard.title'), t('keyboard.intro'), () => [
  h('table', { class: 'keys' }, h('tbody', {}, ...KEYS.map(([keys, what]) =>
    h('tr', {}, h('th', { scope: 'row' }, ...keys.split(' ').map(k => h('kbd', {}, k))), h('td', {}, t(`keyboard.${what}`))))))
]);
