// Tollé itself, on its own page. tolle.open resolves when every view has its first answer; the words (hostile messages, kinds
// of answers), which the others do not read at all, follow in the background.
export const ready = () => tolle.ready;
export async function load(file, options) {
  await tolle.open(file, { name: 'twcs.csv', ...options });
  return tolle.summary().messages;
}
export const views = () => {};
export const rest = () => tolle.idle();

// Questions as the page asks them; how long the answer to each takes to reach the page, from the call to the worker on.
const asked = new Map(), took = [], arrived = [];
let parts = 0, cubes = true;                            // when the newest part of a cube came; whether the page may have them
export function watch() {
  const post = Worker.prototype.postMessage;
  Worker.prototype.postMessage = function (message, ...more) {
    if (message?.type === 'ask') {
      if (!this.watched) {
        this.watched = true;
        const hear = this.onmessage;
        this.onmessage = event => {
          const { type, seq } = event.data;
          if (type === 'cube') parts = performance.now();
          if (type === 'answer' && asked.has(seq)) { arrived.push(performance.now()); took.push(arrived.at(-1) - asked.get(seq)); }
          if (type !== 'cube' || cubes) hear.call(this, event);
        };
      }
      asked.set(message.seq, performance.now());
    }
    return post.call(this, message, ...more);
  };
}
const frame = () => new Promise(done => requestAnimationFrame(() => setTimeout(done)));
async function each(filters) {
  const out = [];
  for (const filter of filters) {
    took.length = 0;
    await tolle.filter(filter);
    for (let i = 0; i < 2; i++) await frame();            // drawn, as between two moves of a hand; the harness of the peers waits, too
    out.push(took[0]);
  }
  await tolle.filter({});
  await tolle.idle();
  return out;
}
// Until the first matches of each text are there, and until all are.
async function searches(texts) {
  const first = [], all = [];
  for (const text of texts) {
    took.length = arrived.length = 0;
    await tolle.filter({ text });
    await tolle.idle();
    first.push(took[0]);
    all.push(arrived.at(-1) - arrived[0] + took[0]);
  }
  await tolle.filter({});
  return { first, all };
}
// From the call until the summary has the answer, which the page gives itself where there is a cube for it.
async function atOnce(filters) {
  const out = [];
  for (const selection of [{ answer: 'answered' }, {}]) { // the second is made anew: the page may have missed its cube before
    await tolle.filter(selection);
    parts = performance.now();                           // its first part comes after a while in which nobody asks
    while (performance.now() - parts < 1000) await new Promise(done => setTimeout(done, 100));
  }
  for (const filter of filters) {
    const before = JSON.stringify(tolle.summary()), from = performance.now(), whole = tolle.filter(filter), now = tolle.summary();
    out.push(JSON.stringify(now) === before ? NaN : performance.now() - from);
    const said = JSON.stringify(now);
    const engine = JSON.stringify(await whole);
    if (engine !== said) throw new Error(`the cube says something else than the engine:\n${said}\n${engine}`);
    await tolle.idle();
  }
  await tolle.filter({});
  return out;
}
// What is asked while a hand drags, before the page has a cube: bench.mjs moves the mouse.
export async function beginDrag() {
  cubes = false;
  await tolle.filter({ answer: 'answered' });            // another selection: the cube that is there knows nothing about it
  await tolle.filter({});
  await tolle.idle();
  took.length = 0;
}
export const endDrag = () => tolle.filter({}).then(() => took.splice(0));
export async function questions() {
  const { last } = tolle.summary(), day = 864e5, pixel = 64 * day / 1024, to = Date.parse(last) - 20 * day, from = to - 64 * day;
  const at = p => new Date(from + p * pixel).toISOString(), names = tolle.summary().byOrganisation.slice(0, 10).map(o => o.key);
  const stop = p => new Date(Math.round(from / day + p) * day).toISOString();     // where a brush stops in data of some years
  const drag = await each(Array.from({ length: 60 }, (_, i) => ({ from: at(i * 13), to: at(i * 13 + 205) })));
  cubes = true;
  const other = await each([...names.map(n => ({ organisation: [n] })), ...['answered', 'unanswered', 'late', 'kept'].map(answer => ({ answer })),
    ...Array.from({ length: 10 }, (_, i) => ({ waitFrom: 60 * i, waitTo: 7200 + 60 * i })), ...[8, 9, 10].map(h => ({ hours: [h, h + 24] }))]);
  return {
    drag: drag.slice(1),                                // the first one is a jump
    other, cube: await atOnce(Array.from({ length: 50 }, (_, i) => ({ from: stop(i), to: stop(i + 13) }))),
    search: await searches(['refund', 'BATTERY', 'reserve', 'unverzanquixe'])
  };
}
