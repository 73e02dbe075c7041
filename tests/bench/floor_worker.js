// The bare loader in a worker, fed as quickly as a File can be read.
const HEADER = 'tweet_id,author_id,inbound,created_at,text,response_tweet_id,in_response_to_tweet_id\n'.length;
const ready = WebAssembly.instantiateStreaming(fetch('floor.wasm')).then(r => r.instance.exports);
ready.then(() => postMessage('ready'));

function columns(x, size) {
  let top = x.__heap_base.value;
  const room = bytes => { const at = (top + 63) & ~63; top = at + bytes; const lack = Math.ceil((top + 64 - x.memory.buffer.byteLength) / 65536); if (lack > 0) x.memory.grow(lack); return at >>> 0; };
  const rows = Math.ceil(size / 120) + 16, slots = 1 << 21;
  const [id, author, time, parent, end, name] = Array.from({ length: 6 }, () => room(rows * 4 + 4));
  const inbound = room(rows), slot = room(slots * 4), names = room(rows * 16), edges = room(1 << 21), buffer = room((1 << 24) + 64), at = room(96), text = room(size + 256);
  new Uint32Array(x.memory.buffer).set([0, id, author, time, parent, end, inbound, text, 0, slot, slots - 1, name, names, 0, 0, edges], at >> 2);
  return { at, buffer };
}
onmessage = async ({ data: file }) => {
  const x = await ready, c = columns(x, file.size), reader = file.slice(HEADER).stream().getReader({ mode: 'byob' });
  const inFlight = [1, 2].map(() => reader.read(new Uint8Array(1 << 22)));
  const load = size => x.load(c.at, c.buffer, size);
  let rest = 0;
  for (;;) {
    const { done, value } = await inFlight.shift();
    if (done) break;
    new Uint8Array(x.memory.buffer, c.buffer + rest, value.length).set(value);
    rest += value.length;
    inFlight.push(reader.read(new Uint8Array(value.buffer)));
    if (rest < 1 << 20) continue;
    const used = load(rest);
    new Uint8Array(x.memory.buffer).copyWithin(c.buffer, c.buffer + used, c.buffer + rest);
    rest -= used;
  }
  load(rest);
  postMessage(new Uint32Array(x.memory.buffer, c.at, 1)[0]);
};
