// A dataset's view as a figure of a case: the values that are on the screen, in both languages, so that it is drawn without the
// data. Nobody is named in it: groups and times only.
import { tolle } from '../api.js';
import { ownJson } from '../files.js';
import { whatIsOpen } from '../opening.js';

const MOST_BARS = 400, MOST_GROUPS = 12, LANGS = ['fr', 'en'];
const EDGES = [60, 300, 900, 3600, 10800, 21600, 43200, 86400, 259200, 604800, 2592000];   // s, of the bars of waits
let tables = null;

const localeOf = lang => lang === 'en' ? 'en-GB' : lang;
// The sentence of a key in both languages; values: numbers, or functions of the language.
function both(key, values = {}) {
  return Object.fromEntries(LANGS.map(lang => [lang, (tables[lang][key] ?? key).replace(/\{(\w+)\}/g, (all, name) => {
    const v = values[name];
    return typeof v === 'function' ? v(lang) : typeof v === 'number' ? new Intl.NumberFormat(localeOf(lang)).format(v) : v ?? all;
  })]));
}
const inBoth = f => Object.fromEntries(LANGS.map(lang => [lang, f(lang)]));
const numberIn = (value, options) => inBoth(lang => new Intl.NumberFormat(localeOf(lang), options).format(value));

// 90 → "1.5 min"; as precise as people read it.
export function duration(seconds, lang) {
  const [unit, length] = [['day', 86400], ['hour', 3600], ['minute', 60], ['second', 1]].find(([, s]) => seconds >= s) ?? ['second', 1];
  return new Intl.NumberFormat(localeOf(lang), { style: 'unit', unit, unitDisplay: 'short', maximumFractionDigits: 1 }).format(seconds / length);
}

// The time at which a bar begins, no more precisely than the whole is long.
function begin(from, bar, whole, lang) {
  const long = bar >= 27 * 86400e3, short = whole < 4 * 86400e3;
  return new Intl.DateTimeFormat(localeOf(lang), { timeZone: 'UTC', year: 'numeric', month: 'short', ...(!long && { day: 'numeric' }), ...(short && { hour: '2-digit', minute: '2-digit' }) }).format(Date.parse(from));
}

// Few enough bars: neighbours are added up.
function thinned(rows, most, sum) {
  const step = Math.ceil(rows.length / most);
  return step < 2 ? rows : Array.from({ length: Math.ceil(rows.length / step) }, (_, i) => rows.slice(i * step, (i + 1) * step).reduce(sum));
}

function overTime(rows) {
  const known = rows.some(r => typeof r.answered === 'number');
  const bars = thinned(rows, 120, (a, b) => ({ from: a.from, to: b.to, complaints: a.complaints + b.complaints, answered: (a.answered ?? 0) + (b.answered ?? 0) }));
  const length = r => Date.parse(r.to) - Date.parse(r.from);
  return bars.length > 1 && { title: both('write.figure.time'), text: both('write.figure.time_how'), bars: bars.map(r => ({ label: inBoth(lang => begin(r.from, length(r), bars.reduce((sum, b) => sum + length(b), 0), lang)), value: r.complaints, ...(known && { part: r.answered }) })) };
}
function waits({ rows, n, below = 0, above = 0 }) {
  if (!n) return null;
  const counts = Array(EDGES.length + 1).fill(0);
  counts[0] += below;
  counts[EDGES.length] += above;
  for (const r of rows) counts[(i => i < 0 ? EDGES.length : i)(EDGES.findIndex(e => Math.sqrt(r.fromSeconds * r.toSeconds) < e))] += r.count;
  const bars = counts.map((value, i) => ({ value, label: i < EDGES.length ? both('write.figure.within', { duration: lang => duration(EDGES[i], lang) }) : both('write.figure.longer') }));
  while (bars.length && !bars.at(-1).value) bars.pop();
  return { title: both('write.figure.waits'), text: both('write.figure.waits_how'), unit: both('write.figure.answers'), bars };
}
function groups(name, rows) {
  const list = (rows ?? []).filter(r => r.key);
  return list.length > 1 && { title: both(`write.figure.${name}`), text: both('write.figure.groups_how'),
    bars: list.slice(0, MOST_GROUPS).map(r => ({ label: [...r.key].slice(0, 60).join(''), value: r.complaints, ...(typeof r.answered === 'number' && { part: r.answered }) })) };
}

// Where this very view can be opened again: data from an address, and a page that has one.
function address() {
  const open = whatIsOpen()?.source;
  return /^https?:$/.test(location.protocol) && (open?.url || open?.sample !== undefined) ? location.href : undefined;
}

// What can be shown of what is on the screen: [{ key, title, figure }], each without its id; [] where there is nothing.
export async function figuresNow() {
  tables ??= Object.fromEntries(await Promise.all(LANGS.map(async lang => [lang, await ownJson(`assets/strings/${lang}.json`)])));
  const s = tolle.summary();
  if (!s?.complaints) return [];
  const trend = tolle.data('trend') ?? [], made = {
    time: overTime(trend.length > 1 ? trend : tolle.data('timeline') ?? []),
    waits: waits(tolle.data('waits') ?? { rows: [], n: 0 }),
    organisations: groups('organisations', s.byOrganisation), channels: groups('channels', s.byChannel), categories: groups('categories', s.byCategory)
  };
  const numbers = [{ label: both('figure.complaints'), value: numberIn(s.complaints) },
    ...(s.answeredShare === null ? [] : [{ label: both('figure.answered'), value: numberIn(s.answeredShare, { style: 'percent', maximumFractionDigits: 1 }) }]),
    ...(s.waitMedianSeconds === null ? [] : [{ label: both('figure.median'), value: inBoth(lang => duration(s.waitMedianSeconds, lang)) }])];
  const url = address(), taken = `${new Date().toISOString().slice(0, 10)}Z`;
  const figure = ({ title, text, unit = both('write.figure.complaints'), bars }) => ({ title, text, taken, numbers, unit,
    ...(bars.some(b => b.part !== undefined) && { part: both('write.figure.answered') }), bars: bars.slice(0, MOST_BARS), ...(url && { url }) });
  return Object.entries(made).filter(([, f]) => f).map(([key, f]) => ({ key, title: f.title, figure: figure(f) }));
}
