// Case studies as texts: where they come from (bundled, an address, a file, a script), and what became of them.
import { api, on, send } from './bridge.js';
import { readCapsule } from './capsule.js';
import { ownText } from './files.js';
import { open, OpenError, together } from './opening.js';
import { openSource, SourceError } from './source.js';

const OWN = '*';                                 // a case of this device, as in app/model/case_state.h
const MOST = 4 << 20;                            // bytes, as in app/case/limits.h
const isId = text => /^[A-Za-z][A-Za-z0-9_-]{0,63}$/.test(text);
const sourceOf = name => isId(name) ? { own: `assets/cases/${name}.tolle.json` } : { url: name };
// The draft that is shown as the case of this device; '' when it is a file that nobody has written on.
export const own = { draft: '' };
const fault = () => JSON.parse(api('case.fault'));

async function textOf(source) {
  if (source.text !== undefined) return source.text;
  if (source.own) return ownText(source.own).catch(e => { throw e.status ? new SourceError('HttpStatus', location.host, e.status) : new SourceError('Network', source.own); });
  if (source.blob?.size > MOST) throw new SourceError('TooLarge', '', MOST);
  const context = { signal: new AbortController().signal, counted: 0 }, decoder = new TextDecoder();
  let text = '';
  for await (const piece of (await openSource(source, context)).chunks()) {
    if (context.counted > MOST) throw new SourceError('TooLarge', '', MOST);
    text += decoder.decode(piece, { stream: true });
  }
  return text + decoder.decode();
}

// Rejects with an OpenError whose `problems` name what is wrong; what was open is open still.
async function take(name, source, { show = false, title = '' } = {}) {
  let text;
  try { text = await textOf(source); } catch (e) {
    const { code = 'Internal', what = '', number = 0 } = e;
    send('CaseFailed', { key: JSON.stringify({ name, title, code, what, number }) });
    throw new OpenError(fault());
  }
  send('Case', { key: JSON.stringify({ name, title, show }), text });
  import('./case/print.js').catch(() => {});      // Ctrl+P waits for nobody
  const wrong = fault();
  if (wrong?.name === name) throw new OpenError(wrong);
}

// An id of a bundled case, an address, the text of a document, or a Blob.
export function openCase(what) {
  own.draft = '';
  if (what instanceof Blob) return take(OWN, { blob: what }, { show: true, title: what.name ?? '' });
  const text = String(what);
  if (/^\s*\{/.test(text)) return take(OWN, { text }, { show: true });
  const name = isId(text) ? text : new URL(text, location.href).href;
  return take(name, sourceOf(name), { show: true });
}

// What a capsule holds, as it was looked at when the capsule was made. Resolves with its kind.
export async function openCapsule({ kind, payload, held, query, fragment }) {
  if (kind === 'data') await open(together(await (await import('./held.js')).unpacked(held, payload)), { ...held.options, name: held.name, note: held.note, keep: true });
  else await take(OWN, { text: new TextDecoder().decode(payload) }, { show: true });
  send('Address', { key: query.replace(/(^|&)(case|embed|data)=[^&]*/g, ''), text: fragment });
  return kind;
}

// A file or a text that is a case goes where cases go, everything else to the data.
async function isCase({ blob, text, url }) {
  if (url) return /\.tolle\.json$/i.test(new URL(url, location.href).pathname);
  if (/\.tolle\.json$/i.test(blob?.name ?? '')) return true;
  const head = text ?? await blob?.slice(0, 1024).text() ?? '';
  return /^\s*\{[^]*"tolle-case"/.test(head.slice(0, 1024));
}
// Spreadsheets write windows-1252 and UTF-16 too.
export async function decoded(blob) {
  const bytes = new Uint8Array(await blob.arrayBuffer());
  const named = bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : null;
  if (named) return new TextDecoder(named).decode(bytes);
  try { return new TextDecoder('utf-8', { fatal: true }).decode(bytes); } catch { return new TextDecoder('windows-1252').decode(bytes); }
}

// A timeline of another program, as text; null for anything else.
async function timeline({ blob, text }) {
  if (blob && (blob.size > MOST || !/\.(json|csv|tsv|js|txt)$/i.test(blob.name ?? ''))) return null;
  const all = text ?? (blob ? await decoded(blob) : '');
  // The desk is fetched only for what may be one.
  if (!/headline|content_text|start_?date|"start"\s*:/i.test(all.slice(0, 1e5))) return null;
  const { ask } = await import('./case/program.js');
  return ask('format', all) ? all : null;
}
// Resolves with 'case' when it was one, or became one.
export async function openAny(source, options = {}) {
  if (source.list) return open(source, options);
  const found = source.blob && await readCapsule(source.blob);
  if (found) return openCapsule(found);
  if (!await isCase(source)) {
    const text = await timeline(source);
    if (text === null) return open(source, options);
    await (await import('./case/all.js')).openTimeline(text, source.blob?.name ?? source.name ?? '', !!options.confirm);
    return 'case';
  }
  await openCase(source.blob ?? source.text ?? source.url);
  return 'case';
}

// What was written last stands in the list, as its writer left it when it could last be shown.
async function showNewestDraft() {
  if (own.draft) return;
  const { drafts } = await import('./case/drafts.js'), [newest] = await drafts().catch(() => []);
  if (!newest?.good || own.draft || JSON.parse(api('case.which')) === OWN) return;
  own.draft = newest.id;
  send('Case', { key: JSON.stringify({ name: OWN, title: '', show: false }), text: newest.good });
}

export function startCases() {
  on('case', async name => {
    if (name) return take(name, sourceOf(name)).catch(() => {});        // the page says why
    const text = await textOf({ own: 'assets/cases/index.json' }).catch(() => '');
    send('CaseIndex', { text });
    showNewestDraft();
  });
}
