// The speaker's window: where the story is, what to say, what comes next. The page that opened it decides.
const $ = id => document.getElementById(id);
const began = Date.now();
let stage = null, strings = {}, language = '';

async function useLanguage(lang) {
  if (lang === language) return;
  strings = await (await fetch(new URL(`./assets/strings/${lang}.json`, import.meta.url))).json();
  document.documentElement.lang = language = lang;
}
const t = (key, values = {}) => (strings[`notes.${key}`] ?? key).replace(/\{(\w+)\}/g, (all, name) => values[name] ?? all);

function show() {
  const now = stage?.now, next = stage?.next;
  document.title = t('title');
  $('case').textContent = stage?.title ?? '';
  $('at').textContent = now ? t('step', { n: now.number, all: stage.steps }) : '';
  $('caption').textContent = now?.caption ?? t('none');
  $('notes').textContent = now?.notes ?? '';
  $('next-title').textContent = now ? t('next') : '';
  $('next').textContent = now ? next?.caption ?? t('last') : '';
  $('previous').textContent = t('previous');
  $('forward').textContent = now ? t('forward') : t('begin');
  $('previous').disabled = !now || now.number === 1;
  $('forward').disabled = !stage || (now && !next);
}
const go = by => {
  const to = (stage?.now?.number ?? 0) + by;
  if (to >= 1 && to <= (stage?.steps ?? 0)) opener?.postMessage({ tolle: 'step', step: to }, location.origin);
};

window.addEventListener('message', async ({ source, origin, data }) => {
  if (source !== opener || origin !== location.origin || data?.tolle !== 'stage') return;
  await useLanguage(data.lang);
  stage = data.stage;
  show();
});
$('previous').addEventListener('click', () => go(-1));
$('forward').addEventListener('click', () => go(1));
document.addEventListener('keydown', e => {
  if (['ArrowRight', 'ArrowDown', 'PageDown', ' '].includes(e.key)) { e.preventDefault(); go(1); }
  if (['ArrowLeft', 'ArrowUp', 'PageUp'].includes(e.key)) { e.preventDefault(); go(-1); }
});
setInterval(() => {
  const s = Math.floor((Date.now() - began) / 1000);
  $('clock').textContent = `${Math.floor(s / 60)}:${String(s % 60).padStart(2, '0')}`;
}, 1000);
opener?.postMessage({ tolle: 'ready' }, location.origin);
