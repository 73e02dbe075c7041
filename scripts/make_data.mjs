// An invented export in the shape of Kaggle's twcs.csv: people complain to brands, brands answer, some go on talking.
// It has the real one's awkward sides: quotes, line breaks, emoji, HTML entities, lists in a cell, ids out of the order of
// time, parents that are not in the file, agents' signatures, a few days of crisis.
import { writeSync } from 'node:fs';

const [rows = 1000, seed = 1] = process.argv.slice(2).map(Number);
if (!(rows > 0)) { console.error('usage: scripts/make_data ROWS [SEED] >file.csv'); process.exit(1); }

let state = (seed * 2654435761) >>> 0 || 1;
const random = () => {                                  // mulberry32
  let t = state = (state + 0x6d2b79f5) | 0;
  t = Math.imul(t ^ (t >>> 15), t | 1);
  t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
  return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
};
const below = n => Math.floor(random() * n);
const one = list => list[below(list.length)];
const chance = p => random() < p;
const normal = () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
const frequent = n => Math.floor(n ** random()) - 1;    // 0 … n - 1, small ones far more often, as words are

const WORDS = `the to I and my you a is for in it on of your me have this not that with can but be so was are still no just
  please order phone account service help why now get what been when how do again flight train bag delivery parcel refund money
  card charged twice waiting hours days weeks nobody answers called hung up queue staff store driver late lost broken wrong
  password login app update screen battery internet down slow bill contract cancel worst terrible useless ridiculous never thanks
  email number address yesterday today tomorrow morning still nothing happened told them they said would sort out customer
  ticket seat delay cancelled platform hotel room booking price paid extra fee rude polite sorry love great finally fixed`.split(/\s+/);
const STEMS = ['tra', 'vel', 'con', 'ser', 'mon', 'pra', 'lit', 'for', 'des', 'nor', 'gal', 'tin', 'ber', 'cal', 'mi', 'so'];
while (WORDS.length < 8000) WORDS.push(one(STEMS) + one(STEMS) + (chance(0.5) ? one(STEMS) : '') + one(['', 's', 'ed', 'ing', 'er']));
const FOREIGN = 'déçu réservé très également niño mañana größe schön não você più città żółw спасибо почему ありがとう お願い'.split(' ');
const EMOJI = ['😡', '😂', '🙄', '👍🏽', '🙏', '❤️', '🤬', '✈️', '🤷‍♀️', '😭'];
const KIND = ['We are so sorry to hear this.', 'Thanks for reaching out!', 'Hi there,', 'We understand the frustration.',
  'Please send us a DM with your order number.', 'Could you tell us more?', 'A refund is on its way.', 'We have passed this on.'];

const BRANDS = ['Air', 'Rail', 'Net', 'Shop', 'Bank', 'Cab', 'Tele', 'Hotel', 'Game', 'Food', 'Post', 'Power'].flatMap(what =>
  ['North', 'Blue', 'Prime', 'Metro', 'Star', 'Swift', 'Nova', 'Green'].map(which => ({
    name: which + what + one(['Help', 'Cares', 'Support', '_UK']),
    wait: Math.exp(5.4 + 2.8 * random()),               // median seconds to its first answer
    agents: chance(0.5) ? Array.from({ length: 6 + below(40) }, () => one('ABCDEFGJKLMNPRST') + one('ABCDEFGJKLMNPRST')) : []
  })));

const FROM = Date.UTC(2017, 8, 1) / 1000, DAYS = 90;
const crises = Array.from({ length: 8 }, () => ({ at: FROM + random() * DAYS * 86400, brand: one(BRANDS) }));
function start() {                                      // time (s) and brand of a complaint
  if (chance(0.06)) { const c = one(crises); return { at: Math.floor(c.at + Math.abs(normal()) * 14400), brand: c.brand }; }
  const day = chance(0.02) ? -below(2000) : below(DAYS);
  const hour = chance(0.8) ? 15 + 4.5 * normal() : 24 * random();
  return { at: Math.floor(FROM + day * 86400 + hour * 3600), brand: BRANDS[frequent(BRANDS.length + 1)] };
}

function words(n) {
  let text = '';
  for (let i = 0; i < n; i++) {
    let w = WORDS[frequent(WORDS.length + 1)];
    const r = random();
    if (r < 0.02) w = `"${w}"`; else if (r < 0.03) w = w.toUpperCase(); else if (r < 0.05) w += ','; else if (r < 0.1) w += '.';
    else if (r < 0.11) w += '!!!'; else if (r < 0.113) w += ' &amp;'; else if (r < 0.115) w += '\n'; else if (r < 0.118) w += ' ' + one(FOREIGN);
    text += (i ? ' ' : '') + w;
  }
  return text;
}
const link = () => chance(0.1) ? ` https://t.co/${(random() * 1e17).toString(36)}` : '';
const complaint = brand => `@${brand.name} ${words(8 + below(16))}${chance(0.12) ? ' ' + one(EMOJI) : ''}${link()}`;
const answer = (brand, to) => `@${to} ${one(KIND)} ${words(4 + below(11))}${link()}${brand.agents.length ? ` ^${one(brand.agents)}` : ''}`;

let people = 115712, id = 1;
function thread() {                                     // its messages, in the order in which the file has them
  const { at, brand } = start(), who = chance(0.25) && people > 115800 ? 115712 + below(people - 115712) : people++;
  const list = [{ at, author: who, inbound: true, text: complaint(brand), parent: null, kids: [] }];
  const add = (parent, seconds, inbound, author) => {
    const m = { at: parent.at + seconds, author, inbound, text: inbound ? complaint(brand) : answer(brand, who), parent, kids: [] };
    parent.kids.push(m); list.push(m);
    return m;
  };
  const soon = median => Math.max(4, Math.round(median * Math.exp(1.2 * normal())));
  for (let open = list[0], turn = 0; turn < 8 && chance(turn ? 0.93 : 0.88); turn++) {
    const reply = add(open, soon(brand.wait), false, brand.name);
    if (chance(0.05)) add(open, soon(brand.wait) + 30, false, brand.name);
    if (chance(0.04)) add(open, soon(9000), true, 115712 + below(people - 115712));
    if (!chance(0.45)) break;
    open = add(reply, soon(300), true, who);
  }
  const cut = list.length > 2 && chance(0.7) ? 1 + below(list.length - 1) : 0;
  const order = [...list.slice(cut), ...list.slice(0, cut)];
  for (const m of order) m.id = id += chance(0.04) ? 2 + below(4) : 1;
  if (chance(0.03)) list[0].missing = id + 1e6 + below(5e6);
  return order;
}

const DAY = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
const MONTH = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const two = n => String(n).padStart(2, '0');
function written(seconds) {                             // Tue Oct 31 22:10:47 +0000 2017
  const t = new Date(seconds * 1000);
  return `${DAY[t.getUTCDay()]} ${MONTH[t.getUTCMonth()]} ${two(t.getUTCDate())} ${two(t.getUTCHours())}:${two(t.getUTCMinutes())}:` +
    `${two(t.getUTCSeconds())} +0000 ${t.getUTCFullYear()}`;
}
const cell = text => /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;

function write(text) {
  for (let bytes = Buffer.from(text), at = 0; at < bytes.length;) {
    try { at += writeSync(1, bytes, at); } catch (e) { if (e.code === 'EPIPE') process.exit(); if (e.code !== 'EAGAIN') throw e; }
  }
}
let out = 'tweet_id,author_id,inbound,created_at,text,response_tweet_id,in_response_to_tweet_id\n';
for (let n = 0; n < rows;) {
  for (const m of thread()) {
    out += `${m.id},${m.author},${m.inbound ? 'True' : 'False'},${written(m.at)},${cell(m.text)},` +
      `${cell(m.kids.map(k => k.id).join(','))},${m.parent?.id ?? m.missing ?? ''}\n`;
    if (++n === rows) break;
  }
  if (out.length > 1 << 20) { write(out); out = ''; }
}
write(out);
