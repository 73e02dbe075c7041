// Which dialog does what: the DOM's part of the page, fetched when the first dialog is wanted.
import { api, send, wake } from '../bridge.js';
import { tolle } from '../api.js';
import { openAny } from '../cases.js';
import * as opening from '../opening.js';
import { field, h, select, show, t, useLanguage } from './dialog.js';
import { exportDialog } from './export.js';
import { keyboardDialog } from './keyboard.js';
import { mappingDialog } from './mapping.js';
import { openDialog as chooseDialog } from './open.js';
import { qualityDialog } from './quality.js';
import { shareDialog } from './share.js';

const json = name => JSON.parse(api(name));
const quietly = promise => promise.catch(() => {});       // what went wrong is on the page already

async function mapping(job) {
  const file = json(job ? 'candidate' : 'report'), from = job ?? opening.whatIsOpen();
  const chosen = await mappingDialog(file);
  if (chosen) return quietly(opening.reopen(from, { mapping: chosen, timeZone: chosen.zone || undefined }).then(() => job?.done(), job?.failed));
  if (job) { send('Cancelled'); job.failed(new opening.OpenError({ code: 'Cancelled' })); }
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

const dialogs = {
  mapping, zone,
  async open() {
    const source = await chooseDialog(await opening.sampleList());
    if (source) return quietly(openAny(source, { confirm: true, ...(source.name && { name: source.name }) }));
  },
  async quality() {
    const file = json('report');
    if (!file) return;
    const wanted = await qualityDialog({ ...file, reopenable: !!opening.whatIsOpen() });
    if (wanted === 'mapping') return mapping();
    if (wanted?.zone) return quietly(opening.reopen(opening.whatIsOpen(), { timeZone: wanted.zone }));
  },
  export: async () => json('case.which') ? (await import('../case/export.js')).caseExportDialog() : exportDialog({ name: json('report')?.name ?? '', selected: tolle.summary()?.messages ?? 0 }, tolle),
  share() {
    const from = opening.whatIsOpen()?.source ?? {};
    return shareDialog({ link: location.href, carriesData: !!(from.url || from.sample), name: json('report')?.name ?? '' });
  },
  collect: async () => (await import('../case/collect.js')).collect(),
  write: async () => (await import('../case/all.js')).write(),
  keyboard: keyboardDialog
};

export async function openDialog(name, ...more) {
  await useLanguage(json('lang'));
  await dialogs[name]?.(...more);
}
