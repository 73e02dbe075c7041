// Presenting: the keys of a story, full screen, and the speaker's window.
import { api, on, wake } from './bridge.js';
import { ownJson } from './files.js';
import { setStage } from './input_gate.js';

let page = null, show = null;                      // the speaker's window, and what fills it
const strings = {};

async function tellNotes() {
  if (!page || page.closed || !show) return;
  const lang = JSON.parse(api('lang'));
  strings[lang] ??= await ownJson(`assets/strings/${lang}.json`);
  show({ lang, strings: strings[lang], stage: JSON.parse(api('case.stage')) });
}
function go(step) {
  api('case.present', String(step));
  wake();
  tellNotes();
}

export function startStage() {
  on('stage', text => { setStage(text === 'on'); tellNotes(); });
  on('fullscreen', () => {
    const done = document.fullscreenElement ? document.exitFullscreen() : document.documentElement.requestFullscreen();
    done.catch(() => {});                          // a frame that may not
  });
  on('notes', async () => {
    if (!page || page.closed) {
      page = window.open('', 'tolle-notes', 'popup,width=560,height=640');
      show = page && await (await import('./notes.js')).notesIn(page, go);
    }
    page?.focus();
    tellNotes();
  });
  window.addEventListener('pagehide', () => page?.close());
}
export const stageChanged = tellNotes;
