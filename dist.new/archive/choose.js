// Which members of an archive are the messages, by name and size: those of the exports that are known, else the largest
// table and what belongs to it.
const KNOWN = [                                           // the first that an archive has; members that match are one export
  /(^|\/)(tweets?|tweets?[-_.]part\d+)\.js$/i,            // X; in data/ since 2019
  /(^|\/)outbox(-\d+)?\.json$/i,                          // Mastodon
  /(^|\/)tweets\.csv$/i,                                  // Twitter, old: the same messages again in data/js
  /(^|\/)data\/js\/tweets\/\d{4}_\d{2}\.js$/i,
  /(^|\/)messages\/(inbox|archived_threads|filtered_threads)\/.*\/message_\d+\.json$/i,   // Facebook, Instagram
  /(^|\/)comments?(_and_reactions)?\/(post_)?comments(_\d+)?\.json$/i,
  /(^|\/)posts\/(your_posts|posts|profile_posts)[\w-]*\.json$/i,
  /(^|\/)Google (Business Profile|My Business)\/.*\breviews[^/]*\.json$/i
];
const TABLE = /\.(csv|tsv|tab|txt|json|ndjson|jsonl|js|xlsx|csv\.gz|tsv\.gz|json\.gz|ndjson\.gz|jsonl\.gz|zip)$/i;
const NOISE = /(^|\/)(__MACOSX\/|\._|\.DS_Store|\.git\/)|(^|\/)(package(-lock)?|manifest|readme|licen[sc]e)\b/i;
// What was said about something, and what it was said about: two tables that belong together.
const TALK = /comment|update|conversation|audit|repl(y|ies)|answer|message|r[ée]ponse/i, TOPIC = /ticket|problem|report|complaint|request|review|question|signalement/i;

const kind = name => TABLE.exec(name)[1].toLowerCase().replace(/\.gz$/, '');
const group = name => kind(name) + ':' + name.replace(/\.[^/]*$/, '').replace(/\d+/g, '#');   // reviews_202401, reviews_202402: one
const total = members => members.reduce((n, m) => n + m.size, 0);

// members: [{ name, size }]. Returns those to open, in the order of their names.
export function chooseMembers(members) {
  const files = members.filter(m => m.size > 0 && !m.name.endsWith('/') && !NOISE.test(m.name));
  const inOrder = list => [...list].sort((a, b) => a.name.localeCompare(b.name, 'en', { numeric: true }));
  for (const pattern of KNOWN) {
    const found = files.filter(m => pattern.test(m.name));
    if (found.length) return inOrder(found);
  }
  const byGroup = new Map();
  for (const m of files.filter(f => TABLE.test(f.name))) byGroup.set(group(m.name), [...(byGroup.get(group(m.name)) ?? []), m]);
  const groups = [...byGroup.values()];
  if (!groups.length) return [];
  const largest = groups.reduce((a, b) => (total(b) > total(a) ? b : a));
  const says = (list, word) => word.test(list[0].name.split('/').pop());
  const other = groups.find(g => g !== largest && kind(g[0].name) === kind(largest[0].name) &&
    (says(g, TALK) && says(largest, TOPIC) || says(g, TOPIC) && says(largest, TALK)));
  return [...inOrder(largest), ...(other ? inOrder(other) : [])];
}
