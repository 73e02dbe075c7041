// The speaker's window: where the story is, what to say, what comes next. It is a blank page that the presenting page fills and
// listens to, so that it works from a disk, too.
import { ownText } from './files.js';

// go(step): shows that step, from 1. Resolves with show({ lang, strings, stage }); stage as tolle's case.stage says it.
export async function notesIn(page, go) {
  const { document } = page, began = Date.now();
  let t = key => key, stage = null;
  const h = (name, id, ...children) => { const e = document.createElement(name); if (id) e.id = id; e.append(...children); return e; };
  const button = (id, by) => { const e = h('button', id); e.type = 'button'; e.addEventListener('click', () => move(by)); return e; };
  const part = { case: h('strong', 'case'), at: h('span', 'at'), clock: h('time', 'clock', '0:00'), caption: h('h1', 'caption'), notes: h('p', 'notes'),
    nextTitle: h('h2', 'next-title'), next: h('p', 'next'), previous: button('previous', -1), forward: button('forward', 1) };
  const sheet = new page.CSSStyleSheet();
  sheet.replaceSync(await ownText('notes.css'));
  document.adoptedStyleSheets = [sheet];
  document.body.replaceChildren(h('header', '', part.case, part.at, part.clock), h('main', '', part.caption, part.notes, part.nextTitle, part.next), h('nav', '', part.previous, part.forward));

  function move(by) {
    const to = (stage?.now?.number ?? 0) + by;
    if (to >= 1 && to <= (stage?.steps ?? 0)) go(to);
  }
  document.addEventListener('keydown', e => {
    const by = ['ArrowRight', 'ArrowDown', 'PageDown', ' '].includes(e.key) ? 1 : ['ArrowLeft', 'ArrowUp', 'PageUp'].includes(e.key) ? -1 : 0;
    if (by) { e.preventDefault(); move(by); }
  });
  page.setInterval(() => {
    const s = Math.floor((Date.now() - began) / 1000);
    part.clock.textContent = `${Math.floor(s / 60)}:${String(s % 60).padStart(2, '0')}`;
  }, 1000);

  return ({ lang, strings, stage: newest }) => {
    stage = newest;
    t = (key, values = {}) => (strings[`notes.${key}`] ?? key).replace(/\{(\w+)\}/g, (all, name) => values[name] ?? all);
    const { now, next } = stage ?? {};
    document.documentElement.lang = lang;
    document.title = t('title');
    part.case.textContent = stage?.title ?? '';
    part.at.textContent = now ? t('step', { n: now.number, all: stage.steps }) : '';
    part.caption.textContent = now?.caption ?? t('none');
    part.notes.textContent = now?.notes ?? '';
    part.nextTitle.textContent = now ? t('next') : '';
    part.next.textContent = now ? next?.caption ?? t('last') : '';
    part.previous.textContent = t('previous');
    part.forward.textContent = now ? t('forward') : t('begin');
    part.previous.disabled = !now || now.number === 1;
    part.forward.disabled = !stage || !!(now && !next);
  };
}
