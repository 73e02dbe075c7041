// Sharing: the link to this very view, and the view itself for other people's pages, with a live preview. What each of them
// carries is said in words.
import { embedded } from '../embedded.js';
import { alone, ownUrl } from '../files.js';
import { qrPicture } from '../qr.js';
import { copyButton, download, field, h, lang, select, sentence, show, t } from './dialog.js';
import { numbersNow } from './numbers.js';

const PART_OF = { overview: 'figures', timeline: 'timeline', responses: 'waits', staff: 'hours', records: 'figures', cases: 'case' };
const WIDTHS = [320, 640, 960];                      // at which heights are measured, so that nothing moves while an embed loads
const quote = text => text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');

// The addresses that a choice makes. `now` is [query, fragment] of the page, as tolle writes them.
export function addresses([query, fragment], { part, theme, language, filterable, selection }, base) {
  const whole = new URL(base), frame = new URL(base), params = new URLSearchParams(query);
  for (const key of ['embed', 'filter', 'theme', 'view', 'lang']) params.delete(key);
  const write = (url, more) => { url.search = new URLSearchParams([...Object.entries(more), ...params]); url.hash = selection && fragment ? fragment : ''; };
  const look = { lang: language, ...(theme !== 'auto' && { theme }) };
  write(whole, { view: part, ...look });
  write(frame, { view: part, ...look, embed: '1', ...(!filterable && { filter: '0' }) });
  return { link: whole.href, frame: frame.href };
}

// Texts to paste. heights: [[width, px]]; fixed: px or 0.
export function codes({ link, frame, title, alt, heights, fixed, script, picture }) {
  const at640 = heights.find(([w]) => w >= 640)?.[1] ?? heights.at(-1)?.[1] ?? 420, height = fixed || at640;
  const img = `<a href="${quote(link)}"><img src="${quote(picture)}" alt="${quote(alt)}" width="640" height="${Math.round(at640)}" style="max-width:100%;height:auto"></a>`;
  const bare = new URL(frame);                          // the element says by itself that it embeds
  bare.searchParams.delete('embed');
  const size = fixed ? `height="${fixed}"` : `heights="${heights.map(p => p.join(':')).join(',')}"`;
  return {
    iframe: `<iframe src="${quote(frame)}" title="${quote(title)}" style="width:100%;border:0;border-radius:10px" height="${height}" loading="lazy" allow="clipboard-write"></iframe>`,
    script: `<script src="${quote(script)}" async></script>\n<tolle-view src="${quote(bare.href)}" ${size} title="${quote(title)}">\n  ${img}\n</tolle-view>`,
    picture: img
  };
}

const base = () => location.origin + location.pathname;

// now: [query, fragment]; view: tolle.view(); source: what is open, as opening.whatIsOpen(); name: of the file, or the case; capsule: f, or none;
// isList: the cases, of which only a link can be made.
export function shareDialog({ now, view, source, name, capsule, isOwn = false, isList = false }) {
  const carriesData = view === 'cases' ? !isOwn : !!(source?.source.url || source?.source.sample !== undefined);
  const choice = { part: isList ? view : PART_OF[view] ?? view, theme: 'auto', language: lang(), filterable: true, selection: true };
  let fixed = 0, heights = [], made = addresses(now, choice, base()), picture = `tolle-${choice.part}.png`, title = t('share.title'), alt = title;

  const outputs = Object.fromEntries(['link', 'iframe', 'script', 'picture'].map(key =>
    [key, h('textarea', { rows: key === 'link' ? 2 : 4, readonly: true, spellcheck: false, 'aria-label': t(`share.${key}`), onfocus: e => e.currentTarget.select() })]));
  const square = h('div', { class: 'qr' }), said = h('p', { class: 'quiet', role: 'status' });
  const preview = h('iframe', { title: t('share.preview'), class: 'preview' });
  const canPreview = !embedded && !alone && !isOwn && !isList;

  function write() {
    const text = codes({ ...made, title, alt, heights, fixed, script: ownUrl('embed.js').href, picture });
    outputs.link.value = made.link;
    for (const key of ['iframe', 'script', 'picture']) outputs[key].value = text[key];
    square.replaceChildren(qrPicture(made.link, t('share.qr_of', { name })) ?? h('p', {}, t('share.qr_long')));
  }
  // The frame is asked how high it is at three widths, and what it shows, for those who will not see the picture.
  async function look() {
    const inside = preview.contentWindow;
    for (let i = 0; i < 200 && !inside.tolle?.ready; i++) await new Promise(done => setTimeout(done, 50));
    await inside.tolle?.ready;
    if (!inside.tolle || preview.contentWindow !== inside) return;
    const measured = [];
    for (const width of WIDTHS) {
      preview.style.width = `${width}px`;
      await new Promise(done => setTimeout(done, 60));
      await inside.tolle.idle();
      measured.push([width, Math.ceil(parseFloat(inside.document.getElementById('spacer').style.height))]);
    }
    preview.style.width = '';
    await new Promise(done => setTimeout(done, 60));
    await inside.tolle.idle();
    heights = measured;
    const numbers = numbersNow(inside.document);
    title = numbers.title;
    alt = [title, numbers.charts[0]?.summary, numbers.figures.join('; ')].filter(Boolean).join('. ').replaceAll('..', '.');
    preview.style.height = `${fixed || Math.ceil(parseFloat(inside.document.getElementById('spacer').style.height))}px`;
    preview.classList.remove('busy');
    write();
  }
  let blob = '';
  function change() {
    made = addresses(now, choice, base());
    picture = `tolle-${choice.part}.png`;
    write();
    if (!canPreview) return;
    const url = new URL(made.frame);
    if (!carriesData && view !== 'cases' && source?.source.blob) url.searchParams.set('data', blob ||= URL.createObjectURL(source.source.blob));
    preview.classList.add('busy');
    if (preview.src !== url.href) preview.src = url.href; else look();
  }
  preview.addEventListener('load', () => look().catch(() => {}));

  const set = key => e => { choice[key] = e.currentTarget.type === 'checkbox' ? e.currentTarget.checked : e.currentTarget.value; change(); };
  const check = (key, label) => h('label', { class: 'check' }, h('input', { type: 'checkbox', checked: choice[key], onchange: set(key) }), h('span', {}, t(label)));
  const parts = view === 'cases' ? ['case'] : ['figures', 'volume', 'waits', 'timeline', 'hours'];
  const form = h('div', { class: 'fields' },
    isList ? null : field(t('share.part'), select(parts.map(p => [p, t(`share.part_${p}`)]), choice.part, { onchange: set('part') })),
    field(t('share.theme'), select(['auto', 'light', 'dark'].map(v => [v, t(`share.theme_${v}`)]), choice.theme, { onchange: set('theme') })),
    field(t('share.language'), select([['en', 'English'], ['fr', 'Français']], choice.language, { onchange: set('language') })),
    isList ? null : field(t('share.height'), h('input', { type: 'number', min: 120, max: 3000, step: 10, inputmode: 'numeric', placeholder: t('share.height_auto'),
      oninput: e => { const px = Number(e.currentTarget.value); fixed = px >= 120 && px <= 3000 ? px : 0; write(); if (fixed) preview.style.height = `${fixed}px`; else look().catch(() => {}); } })),
    now[1] ? check('selection', view === 'cases' ? 'share.as_now' : 'share.selection') : null, isList ? null : check('filterable', view === 'cases' ? 'share.movable' : 'share.filterable'));

  const save = h('button', { type: 'button', async onclick() { download(await preview.contentWindow.tolle.image({ scale: 2 }), picture); } }, t('share.picture_save'));
  const way = (key, content, more = []) => ({ key, panel: h('div', { role: 'tabpanel', 'aria-label': t(`share.${key}`), hidden: true }, h('p', { class: 'quiet' }, t(`share.${key}_how`)), content,
    h('div', { class: 'end' }, ...more, outputs[key] ? copyButton(() => outputs[key].value, t('share.copy')) : null)) });
  const ways = [way('link', outputs.link), way('iframe', outputs.iframe), way('script', outputs.script), way('picture', outputs.picture, canPreview ? [save] : []), way('qr', square)].filter(({ key }) => !isList || key === 'link' || key === 'qr');
  const tabs = ways.map(({ key }, i) => h('button', { type: 'button', role: 'tab', id: `share-${key}`, onclick: () => open(i) }, t(`share.${key}`)));
  function open(which, focus = false) {
    ways.forEach(({ panel }, i) => { panel.hidden = i !== which; });
    tabs.forEach((tab, i) => { tab.setAttribute('aria-selected', i === which); tab.tabIndex = i === which ? 0 : -1; });
    if (focus) tabs[which].focus();
  }
  const list = h('div', { class: 'tabs', role: 'tablist', 'aria-label': t('share.ways'), onkeydown: e => {
    const at = tabs.indexOf(document.activeElement), to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: tabs.length - 1 }[e.key];
    if (to !== undefined) { e.preventDefault(); open((to + tabs.length) % tabs.length, true); }
  } }, ...tabs);
  open(0);
  const mapped = carriesData && source?.source.sample === undefined && [source?.options, ...Object.values(source?.options?.files ?? {})].some(o => Object.keys(o?.mapping?.roles ?? {}).length > 0);
  const host = source?.source.url && URL.canParse(source.source.url, location.href) ? new URL(source.source.url, location.href).host : '';
  said.textContent = isList ? t('share.with_cases') : [view === 'cases' && carriesData ? t('share.with_case') : view === 'cases' ? t('share.without_case', { name }) : source?.source.sample !== undefined ? t('share.with_sample') : carriesData ? t('share.with_data', { host }) : t('share.without_data', { name }),
    mapped ? t('share.not_mapping') : '', t(view === 'cases' ? 'share.not_in_case' : 'share.not_in')].filter(Boolean).join(' ');
  const trouble = h('p', { class: 'said', role: 'alert' });
  async function saveCapsule({ currentTarget: button }) {
    button.disabled = true;
    trouble.textContent = '';
    try { await capsule(); } catch (e) { trouble.textContent = t('capsule.failed', { why: sentence(e) }); }
    button.disabled = false;
  }
  const offers = carriesData && !capsule ? null : h('div', { class: 'end offers' },
    !carriesData && view !== 'cases' && source?.source.blob ? h('button', { type: 'button', onclick: () => download(source.source.blob, name) }, t('share.file_save')) : null,
    capsule ? h('button', { type: 'button', class: carriesData ? '' : 'primary', onclick: saveCapsule }, t('share.capsule_save')) : null);
  write();
  setTimeout(change);
  return show(t('share.title'), isList ? '' : t('share.intro'), () => [
    h('div', { class: 'share' },
      h('div', { class: 'share-ways' }, form, list, ...ways.map(w => w.panel), h('div', { class: 'within' }, h('h3', {}, t('share.within')), said, capsule ? h('p', { class: 'quiet' }, view === 'cases' ? t('share.capsule_how_case') : `${t('share.capsule_how')} ${t('capsule.as_it_is')}`) : null, offers, trouble)),
      canPreview ? h('div', { class: 'share-preview' }, h('h3', {}, t('share.preview')), h('div', { class: 'stage' }, preview)) : null)
  ], { wide: true }).finally(() => blob && URL.revokeObjectURL(blob));
}
