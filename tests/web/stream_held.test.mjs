// A file that is being read must not be collected as garbage by the browser: the reading would never end.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dist, launch } from './harness.mjs';
import { serve } from '../../scripts/serve.mjs';

// In a worker, as the engine reads; nobody but the stream knows who waits for its bytes.
async function readsAll({ size, times }) {
  const script = `
    import { slices } from '${new URL('slices.js', location.href)}';
    onmessage = async ({ data: { blob, times } }) => {
      const sum = { bytes: 0 };
      const read = async () => { for await (const piece of slices(blob, 0, blob.size)) sum.bytes += piece.length; sum.ended = (sum.ended ?? 0) + 1; };
      for (let i = 0; i < times; i++) read();
      for (let i = 0; i < 400 && (sum.ended ?? 0) < times; i++) { gc(); await new Promise(done => setTimeout(done, 5)); }
      postMessage(sum);
    };`;
  const worker = new Worker(URL.createObjectURL(new Blob([script], { type: 'text/javascript' })), { type: 'module' });
  const sum = new Promise((done, failed) => { worker.onmessage = e => done(e.data); worker.onerror = e => failed(new Error(e.message)); });
  worker.postMessage({ blob: new Blob([new Uint8Array(size)]), times });
  return sum;
}

test('the garbage collector ends no reading', async () => {
  const server = await serve({ dir: dist }), browser = await launch(['--js-flags=--expose-gc']);
  try {
    const page = await browser.newPage({ bypassCSP: true }), size = 12 << 20, times = 4;
    await page.goto(server.url + 'demo-article.html');
    assert.deepEqual(await page.evaluate(readsAll, { size, times }), { bytes: size * times, ended: times });
  } finally { await browser.close(); await server.close(); }
});
