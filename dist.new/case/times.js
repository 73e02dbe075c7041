// The notations of time in a case file: stamps as precise as they are written, and durations. No DOM in here.
export const PRECISIONS = ['year', 'month', 'day', 'hour', 'minute', 'second'];

const STAMP = /^(\d{4})(?:-(\d{2})(?:-(\d{2})(?:T(\d{2})(?::(\d{2})(?::(\d{2})(\.\d{1,3})?)?)?)?)?)?(Z|[+-]\d{2}:\d{2})$/;
// "2011-03-02T17:55+01:00" → { year, month, day, hour, minute, second, fraction, offset, precision }; null for anything else.
export function stampFrom(text) {
  const m = STAMP.exec(text ?? '');
  if (!m) return null;
  const [, year, month, day, hour, minute, second, fraction, offset] = m;
  const precision = second ? 'second' : minute ? 'minute' : hour ? 'hour' : day ? 'day' : month ? 'month' : 'year';
  return { year, month, day, hour, minute, second, fraction, offset, precision };
}
export function stampText({ year, month, day, hour, minute, second, fraction, offset, precision }) {
  const n = PRECISIONS.indexOf(precision), two = (v, least) => String(v || least).padStart(2, '0');
  let text = String(year).padStart(4, '0');
  if (n > 0) text += `-${two(month, 1)}`;
  if (n > 1) text += `-${two(day, 1)}`;
  if (n > 2) text += `T${two(hour, 0)}`;
  if (n > 3) text += `:${two(minute, 0)}`;
  if (n > 4) text += `:${two(second, 0)}${fraction ?? ''}`;
  return text + (offset || 'Z');
}

// Minutes that the zone is ahead of UTC when its clocks show this: found by asking twice, as both sides of a change differ.
export function offsetOf(zone, { year, month, day, hour, minute }) {
  const wall = Date.UTC(Number(year), Number(month || 1) - 1, Number(day || 1), Number(hour || 0), Number(minute || 0));
  const at = ms => {
    const name = new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'longOffset' }).formatToParts(ms).find(p => p.type === 'timeZoneName').value;
    const m = /GMT(?:([+-])(\d+):(\d+))?/.exec(name);
    return m?.[1] ? (m[1] === '-' ? -1 : 1) * (m[2] * 60 + +m[3]) : 0;
  };
  return at(wall - at(wall - at(wall) * 6e4) * 6e4);
}
export function offsetText(minutes) {
  if (!minutes) return 'Z';
  const m = Math.abs(minutes), two = n => String(n).padStart(2, '0');
  return `${minutes < 0 ? '-' : '+'}${two(Math.floor(m / 60))}:${two(m % 60)}`;
}
// 'Z' where the zone is unknown to this browser.
export function offsetIn(zone, stamp) {
  try { return offsetText(offsetOf(zone || 'UTC', stamp)); } catch { return 'Z'; }
}

export const UNITS = ['second', 'minute', 'hour', 'day', 'week', 'month', 'year'];
const LETTERS = { second: 'TS', minute: 'TM', hour: 'TH', day: 'D', week: 'W', month: 'M', year: 'Y' };
// "PT10M" → { n: 10, unit: 'minute' }; null for what has more than one unit, or none.
export function durationFrom(text) {
  const m = /^P(T?)(\d{1,4})([YMWDHS])$/.exec(text ?? '');
  const unit = m && UNITS.find(u => LETTERS[u] === m[1] + m[3]);
  return unit ? { n: Number(m[2]), unit } : null;
}
export function durationText(n, unit) {
  const letters = LETTERS[unit];
  return letters.length === 2 ? `PT${n}${letters[1]}` : `P${n}${letters}`;
}

// A time of a case file is a stamp, or an object of parts that all hold at once.
export const partsOf = time => typeof time === 'string' ? { at: time } : { ...time };
export function timeFrom(parts) {
  const kept = Object.fromEntries(Object.entries(parts).filter(([, v]) => v !== undefined));
  const names = Object.keys(kept);
  return names.length === 0 ? undefined : names.length === 1 && names[0] === 'at' ? kept.at : kept;
}

// What is known of when, for people: "2 Mar 2011, 17:55", "2 – 3 Mar 2011", "2 Mar 2011 or before". Both ends are included; null:
// unknown. bound('before' | 'later', time) says a half of it.
export function whenText(from, to, zone, language, bound) {
  if (from === null && to === null) return '';
  try { new Intl.DateTimeFormat('en', { timeZone: zone || 'UTC' }); } catch { zone = 'UTC'; }   // being typed, or unknown to this browser
  const format = options => new Intl.DateTimeFormat(language, { timeZone: zone || 'UTC', ...options });
  const clock = format({ hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' });
  const isMidnight = ms => clock.format(ms).replace(/\D/g, '') === '000000';
  const days = (from === null || isMidnight(from)) && (to === null || isMidnight(to + 1));
  const said = format(days ? { dateStyle: 'medium' } : { dateStyle: 'medium', timeStyle: 'short' });
  if (from === null) return bound('before', said.format(to));
  if (to === null) return bound('later', said.format(from));
  return said.formatRange(from, to);
}
