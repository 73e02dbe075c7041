// Which keys do what.
import { h, has, show, t } from './dialog.js';

const STAGE = [['→ ↓ Space PageDown', 'next_step'], ['← ↑ PageUp', 'previous_step'], ['Home End', 'end_steps'], ['Esc', 'leave_stage']];
const KEYS = [['Tab', 'tab'], ['Enter Space', 'activate'], ['← →', 'move'], ['Shift ← →', 'resize'], ['+ −', 'zoom'], ['Home End', 'ends'],
  ['Ctrl Z', 'undo'], ['Ctrl Shift Z', 'redo'], ['/', 'search'], ['1 … 6', 'views'], ['Esc', 'escape'], ['?', 'help']];

const table = rows => h('table', { class: 'keys' }, h('tbody', {}, ...rows.map(([keys, what]) =>
  h('tr', {}, h('th', { scope: 'row' }, ...keys.split(' ').map(k => h('kbd', {}, has(`keyboard.key_${k}`) ? t(`keyboard.key_${k}`) : k))), h('td', {}, t(`keyboard.${what}`))))));
export const keyboardDialog = () => show(t('keyboard.title'), t('keyboard.intro'), () => [
  table(KEYS), h('section', { class: 'keys' }, h('h3', {}, t('keyboard.presenting')), table(STAGE))
]);
