// A large file is read by several workers by turns (app/engine/read/section.h): the engine's own worker reads one section,
// section.js the next ones, and the engine takes their columns over, in the order of the file. Sections are short, so that memory
// is used again, and nobody waits for long at the end.
import { SECTIONS } from './codes.js';
import { begun, slices } from './slices.js';

const MOST = 4;                                 // workers
const CORES_EACH = 2;                           // the browser reads and draws on the others: with two cores a second worker gains little
const SECTION = 24 << 20;                       // bytes
// Of a section: the engine's own worker, which takes the rows of the others over, reads less; first more, while they begin.
const OWN = 0.7, FIRST = 1.8, LAST = 0.2;
const LOOK = 256 << 10;                         // bytes in which the first record is looked for
const AHEAD = 2;                                // sections that another worker may be given before its last one was taken
const PACKED = [[0x1f, 0x8b], [0x50, 0x4b]];    // gzip, zip

export class Sections {
  // Null where one reader is enough, or the only one that can do it. `give` puts bytes into the engine's message; `left` tells
  // whether nobody waits for the file any more.
  static async of(blob, request, wanted, engine, give, left) {
    const workers = Math.min(wanted ?? Math.floor((navigator.hardwareConcurrency ?? 1) / CORES_EACH), MOST);
    if (workers < 2) return null;
    const first = new Uint8Array(await blob.slice(0, 2).arrayBuffer());
    if (PACKED.some(mark => mark.every((b, i) => first[i] === b))) return null;
    return new Sections(blob, request, workers, engine, give, left);
  }

  constructor(blob, request, workers, engine, give, left) {
    Object.assign(this, { blob, workers, engine, give, left, failed: false, read: 0, adopted: 0 });
    this.rounds = Math.max(1, Math.round(blob.size / SECTION / (OWN + workers - 1)));
    this.unit = blob.size / (FIRST - OWN + this.rounds * (OWN + workers - 1) + LAST);
    this.starts = [Promise.resolve(0)];
    this.others = Array.from({ length: workers - 1 }, () => new Other(blob, request, 1.5 * this.unit));
  }

  // The start of section i: the end of the file behind the last one.
  start(i) { return this.starts[i] ??= this.found(i); }
  async found(i) {
    if (i > this.rounds * this.workers) return this.blob.size;
    const at = this.near(i), look = await this.blob.slice(at, at + LOOK).arrayBuffer().catch(() => null);
    if (!look || this.left()) return this.blob.size;      // whoever reads on says why
    this.give(new Uint8Array(look));
    const behind = this.engine._first_record();
    return behind < 0 ? this.start(i + 1) : at + behind;
  }
  near(i) { const own = Math.ceil(i / this.workers); return Math.floor(this.unit * (FIRST - OWN + own * OWN + i - own)); }

  // The pieces that the engine's own worker reads. What the others have read is taken over in between; if that fails, `failed` is
  // set, and the file has to be read anew by one reader.
  async *own() {
    let goOn;
    const firstEnd = new Promise(done => { goOn = done; });
    for await (const piece of slices(this.blob, 0, this.near(1), firstEnd)) {
      yield this.counted(piece);
      if (!goOn) continue;
      const can = this.engine._sections();
      if (can === SECTIONS.Possible) this.start(1).then(goOn), this.handOut();
      else if (can !== SECTIONS.Unknown || this.read >= this.near(1)) this.stop(), goOn(this.blob.size);
      else continue;
      goOn = null;
    }
    for (let round = 0; round < this.rounds && this.read < this.blob.size; round++) {
      const from = round * this.workers, to = from + this.workers;
      const pieces = begun(slices(this.blob, await this.start(to), await this.start(to + 1)));
      try {
        for (let i = from + 1; i < to; i++) {
          if (await this.start(i) === await this.start(i + 1)) continue;
          if (this.left() || !this.engine._end_section() || !await this.take(i - from)) { this.failed = true; return; }
        }
        for await (const piece of pieces) yield this.counted(piece);
      } finally { pieces.return(); }
    }
  }
  counted(piece) { this.read += piece.length; return piece; }

  // To the others: as many sections as they may have. In the order of the file, each as soon as its ends are known.
  handOut() {
    this.others.forEach(async (other, n) => {
      for (let i = n + 1; i < this.rounds * this.workers; i += this.workers) {
        const from = await this.start(i), to = await this.start(i + 1);
        while (other.waiting >= AHEAD && !other.failed) await new Promise(done => { other.taken = done; });
        if (other.failed) return;
        if (to > from) other.waiting++, other.worker.postMessage({ from, to });
      }
    });
  }
  async take(reader) {
    const other = this.others[reader - 1], section = await other.next();
    if (!section || this.left()) return false;
    this.give(section.notes);
    if (!this.engine._take_section()) return false;
    for (const [i, column] of section.columns.entries()) {
      const to = this.engine._column_room(i, column.byteLength) >>> 0;
      this.engine.HEAPU8.set(column, to);
    }
    this.engine._adopt_section(reader);
    this.adopted += section.records;
    const used = section.columns.map(c => c.buffer);
    other.worker.postMessage({ used }, used);
    return true;
  }
  get bytes() { return this.others.reduce((sum, o) => sum + o.bytes, this.read); }
  get records() { return this.others.reduce((sum, o) => sum + o.records, -this.adopted); }
  stop() { for (const other of this.others) other.stop(); }
}

class Other {
  constructor(blob, request, most) {
    Object.assign(this, { bytes: 0, records: 0, waiting: 0, given: [], failed: false });
    this.worker = new Worker(new URL('./section.js', import.meta.url), { type: 'module' });
    this.worker.onerror = () => this.stop();
    this.worker.onmessage = ({ data }) => {
      if (data.failed) return this.stop();
      if (data.notes) this.given.push(data), this.came?.();
      else Object.assign(this, data);
    };
    this.worker.postMessage({ blob, request, most });
  }
  stop() {
    this.failed = true;
    this.worker.terminate();
    this.came?.(), this.taken?.();
  }
  // Its next section; undefined where it fails.
  async next() {
    while (!this.given.length && !this.failed) await new Promise(done => { this.came = done; });
    this.waiting--, this.taken?.();
    return this.failed ? undefined : this.given.shift();
  }
}
