// Which dialog does what: the DOM's part of the page, fetched when the first dialog is wanted.
import { api, send, wake } from '../bridge.js';
import { capsule, writtenOut } from './capsule.js';
import { tolle } from '../api.js';
import { fits, packed } from '../held.js';
import { openAny } from '../cases.js';
import * as opening from '../opening.js';
import { dismiss, download, field, h, lang, select, show, t, useLanguage } from './dialog.js';
import { exportDialog } from './export.js';
import { keptDialog } from './kept.js';
import { keyboardDialog } from './keyboard.js';
import { mappingDialog, remember, remembered } from './mapping.js';
import { numbersDialog } from './numbers.js';
import { openDialog as chooseDialog } from './open.js';
import { qualityDialog } from './quality.js';
import { shareDialog } from './share.js';

const json = name => JSON.parse(api(name));
const quietly = promise => promise.catch(() => {});       // what went wrong is on the page already

const givenUp = () => new opening.OpenError({ code: 'Cancelled' });

// About a file that cannot be opened without it (`job`), or the n-th of those that are open.
async function mapping(job, n = job?.part ?? 0) {
  if (job && !opening.isNewest(job)) return job.failed(givenUp());
  const all = json(job ? 'candidate' : 'report'), file = (!job && all.files?.[n]) || all, from = job ?? opening.whatIsOpen(), own = opening.optionsOf(from, n);
  const again = (chosen, confirm = true) => quietly(opening.reopen(from, { ...opening.forFile(from, n, chosen), confirm }).then(() => job?.done(), job?.failed));
  const asked = file.dateOrderWhy === 'Undecided' && file.records > 0;      // the whole file was read, and did not decide
  const known = job && !own.mapping?.encoding && remembered(file);
  if (known && !(asked && known.mapping.dateOrder === 'Unknown')) return again({ ...known, ...(asked && { confirm: false }) });
  let isOld = false;
  opening.untilNext(() => { isOld = true; dismiss(); });
  const chosen = await mappingDialog(file, own);
  if (isOld) return job?.failed(givenUp());                 // the newer file is what the page speaks of
  opening.untilNext(null);
  // Another encoding or separator makes other columns: the file is looked at again before anything is opened.
  if (chosen?.look) return again({ ...chosen.look, timeZone: undefined });
  if (chosen) {
    const { keep, ...options } = chosen;
    remember(file, options, keep);
    return again({ ...options, ...(asked && { confirm: false }) }, !!job);
  }
  if (job) { send('Cancelled'); job.failed(givenUp()); }
}

async function zone() {
  const now = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const zones = [...new Set(['UTC', now, ...(Intl.supportedValuesOf?.('timeZone') ?? [])])];
  const choice = select(zones.map(z => [z, z.replaceAll('_', ' ')]), json('zone'), { autofocus: true });
  const chosen = await show(t('zone.title'), t('zone.intro'), finish => [
    h('form', { onsubmit: e => { e.preventDefault(); finish(choice.value); } }, field(t('zone.label'), choice),
      h('footer', {}, h('button', { type: 'button', onclick: () => finish(null) }, t('dialog.cancel')), h('button', { type: 'submit', class: 'primary' }, t('zone.use'))))]);
  if (chosen) { api('zone', chosen); wake(); }
}

// The case that is shown, or the data with the view of them, as one file. The picture of data is the page's.
async function saveCapsule(kind) {
  const [query, fragment] = json('address'), page = document.getElementById('page'), isCase = kind === 'case';
  const title = isCase ? page.querySelector('h2')?.textContent ?? 'Tollé' : `Tollé – ${json('report').name}`;
  const { held, bytes } = isCase ? { bytes: new TextEncoder().encode(api('case.get')) } : await packed(opening.whatIsOpen());
  const blob = await capsule({ title, lang: lang(), text: writtenOut(page), picture: isCase ? await (await import('../case/pictures.js')).png(2) : await tolle.image({ scale: 1 }), alt: title, kind, payload: bytes, held, query, fragment,
    words: { made: t('capsule.made', { date: new Intl.DateTimeFormat(lang(), { dateStyle: 'long' }).format(new Date()) }), redacted: t(isCase ? 'capsule.redacted' : 'capsule.as_it_is'), sum: t(isCase ? 'capsule.sum' : 'capsule.sum_data') } });
  download(blob, `${title.normalize('NFD').replace(/[^\w]+/g, '-').replace(/^-|-$/g, '').toLowerCase() || 'tolle'}.html`);
}

function caseTitle() {
  const { title } = json('case.get') ?? {};
  return (typeof title === 'string' ? title : title?.[lang()] || Object.values(title ?? {})[0]) || t('write.untitled');
}

const dialogs = {
  mapping, zone,
  async open() {
    const wanted = await chooseDialog(await opening.sampleList(), !!opening.withMore({ list: [] }));
    if (!wanted) return;
    if (wanted.kept) return keptDialog();
    const { add, ...chosen } = wanted, source = chosen.list ? opening.together(chosen.list) : chosen;
    const more = add && opening.withMore(source);
    if (more) return quietly(opening.open(more.source, more.options));
    if (source) return quietly(openAny(source, { confirm: true, ...(source.name && { name: source.name }) }));
  },
  async quality() {
    const file = opening.report();
    if (!file) return;
    const open = opening.whatIsOpen(), wanted = await qualityDialog({ ...file, reopenable: !!open }, opening.rowsAt);
    if (wanted?.zone) return quietly(opening.reopen(open, opening.forFile(open, wanted.file, { timeZone: wanted.zone })));
    if (wanted) return mapping(null, wanted.file);
  },
  numbers: () => numbersDialog({ name: json('report')?.name ?? '' }, tolle),
  async picture() { download(await tolle.image({ scale: 2 }), `${(json('report')?.name ?? 'tolle').replace(/\.[^.]*$/, '')}.png`); },
  export: async () => json('case.which') ? (await import('../case/export.js')).caseExportDialog() : exportDialog({ name: json('report')?.name ?? '', selected: tolle.summary()?.messages ?? 0 }, tolle,
    async () => (await import('../case/collect.js')).collect({ figureOnly: true })),
  share() {
    const view = tolle.view(), isCase = view === 'cases' && json('case.which');
    return shareDialog({ now: json('address'), view, isList: view === 'cases' && !isCase, source: opening.whatIsOpen(), name: isCase ? caseTitle() : json('report')?.name ?? '', isOwn: isCase === '*',
      capsule: isCase ? () => saveCapsule('case') : view !== 'cases' && fits(opening.whatIsOpen()) ? () => saveCapsule('data') : null });
  },
  collect: async () => (await import('../case/collect.js')).collect(),
  write: async () => (await import('../case/all.js')).write(),
  kept: keptDialog,
  keyboard: keyboardDialog
};

export async function openDialog(name, ...more) {
  await useLanguage(json('lang'));
  await dialogs[name]?.(...more);
}
