// A large file is read by several workers, one section each (app/engine/read/section.h): the engine's own worker reads the first
// one, section.js the others, and the engine takes their columns over.
import { slices } from './slices.js';

const MOST = 4;                                 // workers
const CORES_EACH = 2;                           // the browser reads and draws on the others: with two cores a second worker gains little
const FIRST_SHARE = 0.92;                       // it takes the rows of the others over
const PACKED = [[0x1f, 0x8b], [0x50, 0x4b]];    // gzip, zip

export class Sections {
  // Null where one reader is enough, or the only one that can do it.
  static async of(blob, request, wanted) {
    const workers = Math.min(wanted ?? Math.floor((navigator.hardwareConcurrency ?? 1) / CORES_EACH), MOST);
    if (workers < 2) return null;
    const first = new Uint8Array(await blob.slice(0, 2).arrayBuffer());
    if (PACKED.some(mark => mark.every((b, i) => first[i] === b))) return null;
    return new Sections(blob, request, workers);
  }

  constructor(blob, request, workers) {
    this.blob = blob;
    this.read = { bytes: 0 };
    this.others = [];
    const bound = i => Math.floor(blob.size * (i ? FIRST_SHARE + i - 1 : 0) / (FIRST_SHARE + workers - 1));
    this.to = bound(1);
    for (let i = 1; i < workers; i++) this.others.push(new Other(blob, request, bound(i), i + 1 < workers ? bound(i + 1) : blob.size));
    this.others.forEach((other, i) => {
      const next = this.others[i + 1];
      if (!next) other.worker.postMessage({ end: blob.size });
      else next.start.then(end => other.worker.postMessage({ end }), other.fail);
    });
    // Where no second section can be begun, the first one is the whole file.
    this.end = this.others[0].start.catch(() => { this.stop(); this.others = []; return blob.size; });
  }

  // The pieces of the first section.
  async *own() {
    for await (const piece of slices(this.blob, 0, this.to, this.end)) {
      this.read.bytes += piece.length;
      yield piece;
    }
  }
  get bytes() { return this.others.reduce((sum, o) => sum + o.bytes, this.read.bytes); }
  get records() { return this.others.reduce((sum, o) => sum + o.records, 0); }

  // After the first section: false if the file has to be read anew by one reader, or if the reader has `left()` it.
  async join(engine, give, left) {
    if (!this.others.length) return true;
    if (!engine._end_section()) return false;
    for (const other of this.others) {
      for await (const portion of other.portions()) {
        if (!portion || left()) return false;
        give(portion.notes);
        if (!engine._take_section()) return false;
        for (const [i, column] of portion.columns.entries()) {
          const to = engine._column_room(i, column.byteLength) >>> 0;
          engine.HEAPU8.set(column, to);
        }
        other.worker.postMessage({ used: portion.columns.map(c => c.buffer) }, portion.columns.map(c => c.buffer));
        engine._adopt_section();
      }
      other.worker.terminate();
    }
    return true;
  }
  stop() { for (const other of this.others) other.worker.terminate(); }
}

class Other {
  constructor(blob, request, from, to) {
    this.bytes = this.records = 0;
    this.given = [];
    this.worker = new Worker(new URL('./section.js', import.meta.url), { type: 'module' });
    let started;
    this.start = new Promise((done, failed) => { started = done; this.notStarted = failed; });
    this.start.catch(() => {});
    this.fail = e => { this.failed = true; this.notStarted(e); this.tell?.(); this.worker.terminate(); };
    this.worker.onerror = this.fail;
    this.worker.onmessage = ({ data }) => {
      if (data.failed) this.fail(new Error(data.failed));
      else if (data.start !== undefined) started(data.start);
      else if (data.notes) { this.given.push(data); this.tell?.(); }
      else Object.assign(this, data);
    };
    this.worker.postMessage({ blob, request, from, to });
  }

  // What it has given and will give of its rows; null where it fails.
  async *portions() {
    for (let portion = {}; portion && !portion.last;) {
      while (!this.given.length && !this.failed) await new Promise(done => { this.tell = done; });
      yield portion = this.failed ? null : this.given.shift();
    }
  }
}
