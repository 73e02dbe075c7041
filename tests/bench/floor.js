// Not a peer: what the machine allows for loading (floor.c), and nothing after that.
const worker = new Worker('floor_worker.js');
const next = () => new Promise(done => { worker.onmessage = ({ data }) => done(data); });
const made = next();
export const ready = () => made;
export const load = file => { worker.postMessage(file); return next(); };
export const views = () => {};
