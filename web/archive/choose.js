// Which tables of an archive are the messages, by name and size: those of the exports that are known, else the largest one
// whose name does not speak of something else, and what belongs to it.
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
const TABLE = /\.(csv|tsv|tab|txt|json|ndjson|jsonl|js|xls[xm]|csv\.gz|tsv\.gz|json\.gz|ndjson\.gz|jsonl\.gz|zip)$/i;
const NOISE = /(^|\/)(__MACOSX\/|\._|\.DS_Store|\.git\/|assets\/.*\.js$)|(^|\/)((data)?package(-lock)?|manifest|readme|lis(ez)?[-_ ]?moi|licen[sc]e)\b/i;
const WITHOUT_ENDING = /(^|\/)[^./]+$|\.(log|dat|data|out|asc)$/i;
// What was said about something, and what it was said about: two tables that belong together.
const TALK = /comment|update|conversation|audit|repl(y|ies)|answer|message|r[ée]ponse|[ée]change/i;
const TOPIC = /ticket|problem|report|complaint|request|review|question|signalement|plainte|demande|r[ée]clamation|(?<!\p{L})avis(?!\p{L})/iu;
// Words of a name, in English and French, that say what a table holds: messages, people, or what is to be known of another table.
const MESSAGES = /^(ticket|complaint|comment|review|message|conversation|tweet|post|mention|problem|incident|request|feedback|plainte|demande|avis|r[ée]clamation|signalement|commentaire)s?$/;
const PEOPLE = /^(user|customer|client|contact|requester|agent|staff|employee|member|person|people|profile|account|author|follower|team|group|compan(y|ie)|organi[sz]ation|utilisat(eur|rice)|usager|personne|membre|auteur|profil|compte|abonn[ée]e?|[ée]quipe|groupe|entreprise|salari[ée]e?)s?$/;
const ABOUT = /^(meta|metadata|m[ée]tadonn[ée]e|schema|sch[ée]ma|dictionary|dictionnaire|codebook|lookup|field|champ|type|categor(y|ie)|cat[ée]gorie|code|legend|l[ée]gende|glossary|glossaire|notice|stat|statistic|statistique|metric|setting|macro|trigger)s?$/;

const lastName = name => name.normalize('NFC').split('/').pop();
const endingOf = name => TABLE.exec(name)?.[1].toLowerCase().replace(/\.gz$/, '');
const stem = name => name.replace(/\.[^/]*$/, '');
const wordsOf = name => name.normalize('NFC').replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2').toLowerCase().split(/[^\p{L}]+/u);

// What one part of a path says its tables hold: 1 messages, -1 something else, 0 nothing. The messages of customers are messages.
function said(part) {
  const words = wordsOf(part.replace(TABLE, '')), one = pattern => words.some(w => pattern.test(w));
  return one(ABOUT) ? -1 : one(MESSAGES) ? 1 : one(PEOPLE) ? -1 : 0;
}
// A folder counts where the file itself says nothing.
const saidBy = path => path.split('/').reverse().map(said).find(n => n) ?? 0;

// groups: [{ name, kind, size, members }], each one table in one or several members. Returns those that hold the messages: what
// is named after them before what is not, a table before plain text (whose name is not believed), the largest of those; and
// one that belongs to it.
export function mainGroups(groups) {
  const rank = g => g.kind === 'txt' ? [Math.min(0, saidBy(g.name)), 0, g.size] : [saidBy(g.name), 1, g.size];
  const byRank = (a, b) => rank(b).map((n, i) => n - rank(a)[i]).find(n => n) ?? 0;
  const [main, ...others] = [...groups].sort(byRank), says = (g, word) => word.test(lastName(g.name));
  if (!main) return [];
  const other = others.find(g => g.kind === main.kind && saidBy(g.name) >= 0 &&
    (says(g, TALK) && says(main, TOPIC) || says(g, TOPIC) && says(main, TALK)));
  return other ? [main, other] : [main];
}

// reviews_202401, reviews_202402: one group.
function groupsOf(tables) {
  const groups = new Map();
  for (const m of tables) {
    const kind = kindOf(m), key = `${kind}:${stem(m.name).replace(/\d+/g, '#')}`, group = groups.get(key) ?? { name: m.name, kind, size: 0, members: [] };
    group.size += m.size;
    group.members.push(m);
    groups.set(key, group);
  }
  return [...groups.values()];
}

const kindOf = m => m.kind ?? endingOf(m.name);
const isFile = m => m.size > 0 && !m.name.endsWith('/') && !NOISE.test(m.name);
const inOrder = list => [...list].sort((a, b) => a.name.localeCompare(b.name, 'en', { numeric: true }));

// members: [{ name, size, kind (where its bytes tell more than its name) }]. Returns those to open, in the order of their names.
export function chooseMembers(members) {
  const files = members.filter(isFile);
  for (const pattern of KNOWN) {
    const found = files.filter(m => pattern.test(m.name));
    if (found.length) return inOrder(found);
  }
  return mainGroups(groupsOf(files.filter(kindOf))).flatMap(g => inOrder(g.members));
}
// The names of the tables that are not among the chosen ones.
export const leftOutOf = (members, chosen) => inOrder(members.filter(m => isFile(m) && kindOf(m) && !chosen.includes(m))).map(m => m.name);
// Those whose names do not say whether they are tables.
export const unclear = members => members.filter(m => isFile(m) && WITHOUT_ENDING.test(m.name));
