// Presenting: the keys of a story, full screen, and the speaker's window.
import { api, on, wake } from './bridge.js';
import { setStage } from './input_gate.js';

let notes = null;                                  // the window

const tellNotes = () => {
  if (!notes || notes.closed) return;
  notes.postMessage({ tolle: 'stage', lang: JSON.parse(api('lang')), stage: JSON.parse(api('case.stage')) }, location.origin);
};

export function startStage() {
  on('stage', text => { setStage(text === 'on'); tellNotes(); });
  on('fullscreen', () => {
    const done = document.fullscreenElement ? document.exitFullscreen() : document.documentElement.requestFullscreen();
    done.catch(() => {});                          // a frame that may not
  });
  on('notes', () => {
    if (!notes || notes.closed) notes = window.open(new URL('./notes.html', import.meta.url), 'tolle-notes', 'popup,width=560,height=640');
    notes?.focus();
    tellNotes();
  });
  window.addEventListener('message', ({ source, origin, data }) => {
    if (source !== notes || origin !== location.origin) return;
    if (data?.tolle === 'ready') tellNotes();
    if (data?.tolle === 'step' && Number.isInteger(data.step)) { api('case.present', String(data.step)); wake(); tellNotes(); }
  });
}
export const stageChanged = tellNotes;
