// A named time zone's offsets, found in the browser's own Intl: the engine has no zone database.
const DAY = 864e5, FROM = Date.UTC(1900, 0, 1), TO = Date.UTC(2100, 0, 1);

// Seconds that local time is ahead of UTC at an instant. Throws RangeError for an unknown zone.
function offsets(zone) {
  const format = new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'longOffset', year: 'numeric' });
  return ms => {
    const text = format.formatToParts(ms).find(p => p.type === 'timeZoneName').value;   // GMT, GMT-04:00, GMT-03:30:52
    const m = /GMT(?:([+-])(\d+):(\d+)(?::(\d+))?)?/.exec(text);
    return m?.[1] ? (m[1] === '-' ? -1 : 1) * (m[2] * 3600 + m[3] * 60 + +(m[4] ?? 0)) : 0;
  };
}

// [{ from (UTC ms), offset (s) }], ascending. Probes every 45 days before 1970, every 20 days after, and halves the step where
// two probes differ; a change and its undoing between two probes is not seen (none is known after 1970).
export function zoneChanges(zone) {
  const at = offsets(zone), changes = [{ from: FROM, offset: at(FROM) }];
  let t = FROM, o = changes[0].offset;
  while (t < TO) {
    const next = Math.min(TO, t + (t < 0 ? 45 : 20) * DAY), after = at(next);
    if (after !== o) {
      let low = t, high = next;
      while (high - low > 1000) {
        const middle = Math.floor((low + high) / 2000) * 1000;
        if (at(middle) === o) low = middle; else high = middle;
      }
      changes.push({ from: high, offset: at(high) });
      o = after;
    }
    t = next;
  }
  return changes;
}
