// Starts the page and the worker side by side.
import { onMessage, start } from './bridge.js';

const FAILED = {
  en: 'This browser cannot draw the page: it has no WebGL 2, or it is switched off.',
  fr: 'Ce navigateur ne peut pas dessiner la page : WebGL 2 y manque ou y est désactivé.'
};
const worker = new Worker(new URL('./worker.js', import.meta.url), { type: 'module' });
worker.onmessage = ({ data }) => onMessage(data);

const loading = document.getElementById('loading');
if (await start((message, transfer = []) => worker.postMessage(message, transfer))) loading.remove();
else {
  loading.classList.add('failed');
  loading.querySelector('.words').textContent = FAILED[navigator.language.startsWith('fr') ? 'fr' : 'en'];
}
