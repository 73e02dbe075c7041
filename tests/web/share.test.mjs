// Sharing: what is to be pasted works when it is pasted, and says what it shows.
import assert from 'node:assert/strict';
import { after, afterEach, test } from 'node:test';
import jsQR from 'jsqr';
import { launch, open, quit } from './harness.mjs';
import { article, host } from './host.mjs';

const closing = [];
afterEach(async () => { for (const close of closing.splice(0)) await close(); });
after(quit);
async function dialog(options) {
  const page = await open(options);
  closing.push(() => page.shut());
  await page.getByRole('button', { name: /^(Share|Partager)$/ }).first().evaluate(e => e.click());
  await settled(page);
  return page;
}
const settled = page => page.waitForFunction(() => { const f = document.querySelector('dialog .preview'); return f && !f.classList.contains('busy') && /alt="[^"]{60}/.test(document.querySelectorAll('dialog textarea')[3].value); });
const texts = page => page.evaluate(() => [...document.querySelectorAll('dialog textarea')].map(e => e.value));
async function pasted(code) {
  const site = await host({ '/': article(code, { style: 'body { max-width: 640px; padding: 0 }' }) });
  const context = await (await launch()).newContext({ viewport: { width: 820, height: 900 } });
  closing.push(async () => { await context.close(); await site.close(); });
  const page = await context.newPage();
  await page.goto(site.url);
  return page;
}

test('frame, script and picture work where they are pasted, with the figures in words', async () => {
  const page = await dialog({ query: '?lang=fr&view=overview', hash: '#1;g=sync' });
  await page.getByLabel('Ce qu’on voit').selectOption('waits');
  await page.waitForFunction(() => /tolle-waits/.test(document.querySelectorAll('dialog textarea')[3].value));
  await settled(page);
  await page.getByLabel('Les lecteurs peuvent filtrer').uncheck();
  await settled(page);
  const [link, iframe, script, picture] = await texts(page);
  assert.match(link, /\?view=waits&lang=fr#1;g=sync$/);
  const { complaints } = await page.evaluate(() => tolle.summary());
  assert.match(picture, new RegExp(`alt="Combien de temps on a attendu[^"]*Plaintes publiques\u202f: ${complaints} `));
  assert.deepEqual(page.problems, []);

  for (const code of [iframe, script]) {
    const there = await pasted(code);
    let frame;
    for (let i = 0; i < 200 && !(frame = there.frames().find(f => f.url().startsWith(page.server.url))); i++) await there.waitForTimeout(50);
    await frame.waitForFunction(() => globalThis.tolle?.ready);
    await frame.evaluate(async () => { await globalThis.tolle.ready; await globalThis.tolle.idle(); });
    assert.equal(await frame.evaluate(() => globalThis.tolle.summary().complaints), complaints, 'the filter came along');
    assert.match(await frame.evaluate(() => document.body.textContent), /sync/, 'and is said');
    assert.equal(await frame.getByRole('button', { name: /Tout enlever|Retirer/ }).count(), 0, 'readers may not take it out');
    const told = await there.evaluate(() => (document.querySelector('tolle-view') ? null : document.querySelector('iframe').height));
    if (told) assert.ok(Math.abs(Number(told) - await frame.evaluate(() => parseFloat(document.getElementById('spacer').style.height))) < 12, 'the height is that of 640 px');
  }
});

test('the QR code is read as the link', async () => {
  const page = await dialog({ query: '?lang=en', hash: '#1;g=sync,tabs;p=3600' });
  await page.getByRole('tab', { name: 'QR code' }).click();
  const { width, height, pixels } = await page.evaluate(async () => {
    const svg = document.querySelector('.qr svg').cloneNode(true);
    svg.setAttribute('width', 400); svg.setAttribute('height', 400); svg.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
    const image = new Image();
    image.src = URL.createObjectURL(new Blob([svg.outerHTML], { type: 'image/svg+xml' }));
    await image.decode();
    const canvas = Object.assign(document.createElement('canvas'), { width: 400, height: 400 }), c = canvas.getContext('2d');
    c.drawImage(image, 0, 0, 400, 400);
    return { width: 400, height: 400, pixels: [...c.getImageData(0, 0, 400, 400).data] };
  });
  assert.equal(jsQR(Uint8ClampedArray.from(pixels), width, height)?.data, (await texts(page))[0]);
});

test('QR codes of any length up to the limit are read back', async () => {
  const { qr } = await import('../../web/qr.js');
  for (const length of [1, 17, 18, 60, 154, 230, 271, 425, 700, 1200, 2303, 2952]) {
    const text = 'https://tolle/é?'.padEnd(length + 20, 'a1B&').slice(0, length), code = qr(text), n = (code.size + 8) * 3;
    const pixels = new Uint8ClampedArray(n * n * 4).fill(255);
    for (let y = 0; y < n; y++) for (let x = 0; x < n; x++) {
      const cx = Math.floor(x / 3) - 4, cy = Math.floor(y / 3) - 4;
      if (cx >= 0 && cy >= 0 && cx < code.size && cy < code.size && code.dark(cx, cy)) pixels.fill(0, (y * n + x) * 4, (y * n + x) * 4 + 3);
    }
    assert.equal(jsQR(pixels, n, n)?.data, text, `${length} characters`);
  }
  assert.equal(qr('x'.repeat(2954)), null);
});

test('data of this browser only: the dialog says that no link carries them, and previews them all the same', async () => {
  const page = await open({ query: '?lang=en' });
  closing.push(() => page.shut());
  await page.evaluate(() => tolle.open(new Blob(['id,created_at,text,company\n1,2024-01-01T10:00:00Z,late again,Rail\n2,2024-01-02T10:00:00Z,late,Rail\n']), { name: 'mine.csv', mapping: { roles: { id: 'Id', created_at: 'Time', text: 'Text', company: 'Organisation' } } }).then(() => tolle.idle()));
  await page.getByRole('button', { name: 'Share' }).first().evaluate(e => e.click());
  await page.locator('dialog').getByText('mine.csv exists in this browser only', { exact: false }).waitFor();
  const [link] = await texts(page);
  assert.doesNotMatch(link, /blob|data=/);
  assert.equal(await page.getByRole('button', { name: 'Save the file' }).count(), 1);
});

test('a capsule of data whose address is gone is refused with a sentence, and the dialog goes on', async () => {
  let gone = false;
  const other = await host({ '/mine.csv': (request, response) => response.writeHead(gone ? 410 : 200, { 'Content-Type': 'text/csv', 'Access-Control-Allow-Origin': '*' })
    .end('id,created_at,text,company\n1,2024-01-01T10:00:00Z,late again,Rail\n2,2024-01-02T10:00:00Z,late,Rail\n') });
  closing.push(() => other.close());
  const page = await open({ query: '?lang=fr' });
  closing.push(() => page.shut());
  await page.evaluate(url => tolle.open(url, { mapping: { roles: { id: 'Id', created_at: 'Time', text: 'Text', company: 'Organisation' } } }).then(() => tolle.idle()), `${other.url}mine.csv`);
  gone = true;
  await page.getByRole('button', { name: 'Partager' }).first().evaluate(e => e.click());
  const save = page.getByRole('button', { name: 'Enregistrer une capsule' });
  await save.click();
  await page.getByRole('alert').filter({ hasText: 'La capsule n’a pas pu être faite. Le serveur a répondu 410' }).waitFor();
  assert.equal(await save.isEnabled(), true);
  gone = false;
  const [file] = await Promise.all([page.waitForEvent('download'), save.click()]);
  assert.match(file.suggestedFilename(), /mine-csv\.html$/);
  assert.equal(await page.getByRole('alert').textContent(), '');
});
