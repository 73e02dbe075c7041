// No network, no trace: offline after the first visit, one version at a time, what is kept, capsules, who is asked for what.
import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { execFileSync } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { check } from './axe.mjs';
import { after, afterEach, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { serve } from '../../scripts/serve.mjs';
import { dist, isReady, launch, open, quit, top } from './harness.mjs';
import { host } from './host.mjs';

const closing = [];
afterEach(async () => { for (const close of closing.splice(0).reverse()) await close(); });
after(quit);
const folder = () => { const f = mkdtempSync(join(tmpdir(), 'tolle-')); closing.push(() => rmSync(f, { recursive: true, force: true })); return f; };
async function context(options = {}) {
  const c = await (await launch()).newContext({ locale: 'en-GB', timezoneId: 'UTC', viewport: { width: 1440, height: 900 }, acceptDownloads: true, ...options });
  closing.push(() => c.close());
  return c;
}
const controlled = page => page.waitForFunction(() => navigator.serviceWorker?.controller, null, { timeout: 60000 });

test('after the first visit the page opens without a network, and offers an update whole, on request', { timeout: 180_000 }, async () => {
  const site = join(folder(), 'site');
  cpSync(dist, site, { recursive: true });
  let server = await serve({ dir: site });
  const port = Number(new URL(server.url).port), c = await context();
  const page = await c.newPage();
  await page.goto(server.url);
  await isReady(page);
  await controlled(page);
  await server.close();
  await page.goto(server.url + '?view=staff&lang=fr');
  await isReady(page);
  assert.equal(await page.evaluate(() => tolle.summary().complaints), 1087);
  assert.equal(await page.evaluate(() => document.documentElement.lang), 'fr');
  await page.getByRole('button', { name: 'Ouvrir…' }).first().evaluate(e => e.click());
  await page.locator('dialog h2').waitFor();                       // dialogs too
  await page.goto(server.url + '?case=coffee-boutique');
  await isReady(page);
  assert.equal(await page.evaluate(() => tolle.view()), 'cases');

  // Another version: half of it on the server is none; all of it is offered.
  writeFileSync(join(site, 'page.css'), readFileSync(join(site, 'page.css'), 'utf8') + '\n:root { --newer: 1; }\n');
  writeFileSync(join(site, 'pack.js'), readFileSync(join(site, 'pack.js'), 'utf8') + '\n');
  const older = readFileSync(join(site, 'pack.js'));
  cpSync(join(dist, 'service-worker.js'), join(site, 'service-worker.js'));
  cpSync(join(top, 'web/service-worker.js'), join(site, 'service-worker.js'));
  execFileSync(process.execPath, [join(top, 'scripts/precache.mjs'), site]);
  writeFileSync(join(site, 'pack.js'), 'broken');
  server = await serve({ dir: site, port });
  closing.push(() => server.close());
  const update = () => page.evaluate(async () => { const r = await navigator.serviceWorker.getRegistration(); await r.update().catch(() => {}); do await new Promise(done => setTimeout(done, 1500)); while (r.installing); return [!!r.waiting, (await caches.keys()).length]; });
  await page.goto(server.url);
  await isReady(page);
  await page.waitForTimeout(3000);
  assert.deepEqual(await update(), [false, 1], 'half a version is none');
  assert.equal(await page.evaluate(() => getComputedStyle(document.documentElement).getPropertyValue('--newer')), '');
  writeFileSync(join(site, 'pack.js'), older);
  await update();
  await page.getByText('Tollé has been updated', { exact: false }).waitFor();
  assert.equal(await page.evaluate(() => getComputedStyle(document.documentElement).getPropertyValue('--newer')), '', 'not before the reader says so');
  await Promise.all([page.waitForNavigation(), page.getByRole('button', { name: 'Reload' }).click()]);
  await isReady(page);
  assert.equal(await page.evaluate(() => getComputedStyle(document.documentElement).getPropertyValue('--newer').trim()), '1');
  assert.equal((await page.evaluate(() => caches.keys())).length, 1);
});

test('what is kept is shown in one place, and gone after one click', { timeout: 120_000 }, async () => {
  const page = await open();
  closing.push(() => page.shut());
  assert.deepEqual(await page.evaluate(() => [localStorage.length, sessionStorage.length, document.cookie]), [0, 0, '']);
  await controlled(page);
  await page.evaluate(() => localStorage.setItem('draft', 'x'));
  await page.getByRole('button', { name: 'Open…' }).first().evaluate(e => e.click());
  await page.getByRole('button', { name: 'What this browser keeps…' }).click();
  await page.getByText('The page itself').waitFor();
  await page.locator('dialog').getByText('draft', { exact: true }).waitFor();
  await page.getByRole('button', { name: 'Erase everything' }).click();
  await page.waitForFunction(async () => !(await caches.keys()).length && !localStorage.draft && !(await navigator.serviceWorker.getRegistrations()).length);
});

test('a capsule opens from a disk, asks for nothing, can be read with scripts off, and gives the case back', { timeout: 120_000 }, async () => {
  const page = await open({ query: '?case=coffee-boutique&lang=en', hash: '#1;u=N06' });
  closing.push(() => page.shut());
  await page.getByRole('button', { name: 'Share' }).first().evaluate(e => e.click());
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Save a capsule' }).click()]);
  const file = join(folder(), 'capsule.html');
  await download.saveAs(file);
  assert.deepEqual(page.problems, []);
  const title = await page.evaluate(() => document.querySelector('#page h2').textContent);

  const c = await context({ offline: true }), away = await c.newPage(), asked = [], problems = [];
  away.on('request', r => { if (!/^(file|data|blob):/.test(r.url())) asked.push(r.url()); });
  away.on('console', m => { if (m.type() === 'error') problems.push(m.text()); });
  await away.goto(pathToFileURL(file).href);
  await isReady(away);
  assert.equal(await away.evaluate(() => tolle.view()), 'cases');
  await check(away, 'capsule of a case');
  assert.match(await away.evaluate(() => document.getElementById('page').textContent), new RegExp(title));
  assert.equal(await away.evaluate(() => fetch('https://example.org/').then(() => 'sent', () => 'refused')), 'refused');
  assert.deepEqual(asked, []);
  assert.deepEqual(problems.filter(p => !/example\.org/.test(p)), []);

  const off = await (await context({ javaScriptEnabled: false })).newPage();
  await off.goto(pathToFileURL(file).href);
  assert.ok(await off.getByText(title).first().isVisible());
  assert.ok(await off.locator('.still img').isVisible());
  assert.match(await off.locator('.still').textContent(), /SHA-256/);

  const back = await open({ query: '?lang=en' });
  closing.push(() => back.shut());
  await back.evaluate(async text => {
    const data = new DataTransfer();
    data.items.add(new File([text], 'capsule.html', { type: 'text/html' }));
    for (const type of ['dragenter', 'dragover', 'drop']) document.body.dispatchEvent(new DragEvent(type, { dataTransfer: data, bubbles: true, cancelable: true }));
  }, readFileSync(file, 'utf8'));
  await back.waitForFunction(t => tolle.view() === 'cases' && document.getElementById('page').textContent.includes(t), title);
  await back.waitForFunction(() => location.hash.includes('u=N06'));   // written once the view has settled
});

test('a capsule of data opens from a disk with the same figures and filter, says what is in it, and gives the data back', { timeout: 120_000 }, async () => {
  const page = await open({ query: '?lang=en' });
  closing.push(() => page.shut());
  const csv = 'id,created_at,author,text,reply_to\n' + Array.from({ length: 40 }, (_, i) => `${i + 1},2024-01-${String(1 + i % 28).padStart(2, '0')} 10:${String(i).padStart(2, '0')}:00,${i % 2 ? 'brand' : `u${i}`},${i % 2 ? 'sorry' : `late again ${i % 4 ? 'and lost' : ''}`},${i % 2 ? i : ''}`).join('\n') + '\n';
  await page.evaluate(async text => { await tolle.open(new File([text], 'mine.csv'), { mapping: { organisation: 'brand' } }); await tolle.filter({ text: 'lost' }); await tolle.idle(); }, csv);
  const summary = p => p.evaluate(() => { const { messages, complaints, answered } = tolle.summary(); return { messages, complaints, answered }; });
  const before = await summary(page);
  assert.ok(before.complaints > 0, JSON.stringify(before));
  await page.getByRole('button', { name: 'Share' }).first().evaluate(e => e.click());
  await page.getByText('as it is', { exact: false }).first().waitFor();
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Save a capsule' }).click()]);
  const file = join(folder(), 'data.html');
  await download.saveAs(file);

  const c = await context({ offline: true }), away = await c.newPage(), problems = [];
  away.on('console', m => { if (m.type() === 'error') problems.push(m.text()); });
  await away.goto(pathToFileURL(file).href);
  await isReady(away);
  await away.waitForFunction(n => tolle.summary()?.complaints === n, before.complaints);
  assert.deepEqual(await summary(away), before);
  await check(away, 'capsule of data');
  assert.deepEqual(problems, []);

  const off = await (await context({ javaScriptEnabled: false })).newPage();
  await off.goto(pathToFileURL(file).href);
  assert.ok(await off.locator('.still img').isVisible());
  assert.match(await off.locator('.still').textContent(), /Public complaints[^]*as it is[^]*SHA-256/);

  const back = await open({ query: '?lang=en' });
  closing.push(() => back.shut());
  await back.evaluate(async text => { await tolle.open(new File([text], 'data.html', { type: 'text/html' })).catch(() => {}); }, readFileSync(file, 'utf8'));
  await back.waitForFunction(n => tolle.summary()?.complaints === n, before.complaints);
});

test('a capsule of a sample says that it is one, and whose', { timeout: 120_000 }, async () => {
  const page = await open({ query: '?lang=en' });
  closing.push(() => page.shut());
  await page.getByRole('button', { name: 'Share' }).first().evaluate(e => e.click());
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Save a capsule' }).click()]);
  const file = join(folder(), 'sample.html');
  await download.saveAs(file);
  const away = await (await context({ offline: true })).newPage();
  await away.goto(pathToFileURL(file).href);
  await isReady(away);
  await away.waitForFunction(() => tolle.summary()?.complaints === 1087);
  assert.match(await away.locator('#page').textContent(), /This is a sample: Firefox questions of November 2019[^]*Mozilla Support contributors, CC BY-SA/);
});

test('no view asks anybody but its own server and that of the data; whose data they are is said', { timeout: 120_000 }, async () => {
  const csv = readFileSync(join(dist, 'assets/samples/boston311_2022-01.csv'), 'utf8');
  const other = await host({ '/open.csv': { body: csv, type: 'text/csv', headers: { 'Access-Control-Allow-Origin': '*' } } });
  closing.push(() => other.close());
  const c = await context(), server = await serve({ dir: dist });
  closing.push(() => server.close());
  const asked = new Set();
  c.on('request', r => { if (/^(http|ws)/.test(r.url())) asked.add(new URL(r.url()).origin); });
  for (const view of ['overview', 'timeline', 'responses', 'staff', 'records', 'cases']) {
    const page = await c.newPage();
    await page.goto(`${server.url}?view=${view}&lang=en&data=${encodeURIComponent(other.url + 'open.csv')}`);
    await isReady(page);
    if (view === 'overview') assert.match(await page.evaluate(() => document.body.textContent), new RegExp(`open\\.csv, ${new URL(other.url).host}`));
    await page.close();
  }
  assert.deepEqual([...asked].sort(), [new URL(server.url).origin, new URL(other.url).origin].sort());
});

test('a connection that breaks is taken up where it stopped; a server that falls silent is named', { timeout: 120_000 }, async () => {
  const rows = Array.from({ length: 60_000 }, (_, i) => `${i},2024-01-${String(1 + i % 28).padStart(2, '0')} 10:00:00,"too late, number ${i}"`);
  const csv = Buffer.from(`id,created_at,text\n${rows.join('\n')}\n`), asked = [];
  const cors = { 'Access-Control-Allow-Origin': '*', 'Content-Type': 'text/csv' };
  const broken = ranges => {
    let cut = 3;
    return (q, r) => {
      const from = ranges && q.headers.range ? Number(/bytes=(\d+)-/.exec(q.headers.range)[1]) : 0;
      asked.push(q.headers.range ?? '');
      r.writeHead(from ? 206 : 200, { ...cors, 'Content-Length': csv.length - from, ...(from && { 'Content-Range': `bytes ${from}-${csv.length - 1}/${csv.length}` }) });
      if (cut-- <= 0) return r.end(csv.subarray(from));
      r.write(csv.subarray(from, from + (ranges ? 700_000 : 1_500_000 + cut * 1000)), () => setTimeout(() => r.destroy(), 100));
    };
  };
  let go;
  const other = await host({
    '/ranges.csv': broken(true), '/plain.csv': broken(false),
    '/silent.csv': (q, r) => { r.writeHead(200, { ...cors, 'Content-Length': csv.length }); r.write(csv.subarray(0, 500_000)); go = () => r.end(csv.subarray(500_000)); }
  });
  closing.push(() => other.close());
  const page = await open({ query: '?lang=en' });
  closing.push(() => page.shut());
  for (const path of ['ranges.csv', 'plain.csv']) {
    const kept = await page.evaluate(async url => (await tolle.open(url, { name: 'x' })).records, `${other.url}${path}`.replace(/([^:])\/\//, '$1/'));
    assert.equal(kept, 60_000, path);
  }
  assert.ok(asked.some(r => /^bytes=\d{5,}-$/.test(r)), `${asked}`);
  const done = page.evaluate(async url => (await tolle.open(url, { name: 'x' })).records, `${other.url}silent.csv`.replace(/([^:])\/\//, '$1/'));
  await page.waitForFunction(() => /has sent nothing for \d+\ss/.test(document.getElementById('page').textContent), null, { timeout: 20000 });
  go();
  assert.equal(await done, 60_000);
});

test('addresses that do not give data get a clear sentence each', { timeout: 120_000 }, async () => {
  const csv = 'id,created_at,text\n1,2024-01-01,late\n', cors = { 'Access-Control-Allow-Origin': '*' };
  const other = await host({
    '/closed.csv': { body: csv, type: 'text/csv' },
    '/gone.csv': { body: '', status: 410, headers: cors },
    '/page.csv': { body: '<!doctype html><title>Log in</title>', headers: cors },
    '/moved.csv': (q, r) => r.writeHead(302, { Location: '/closed.csv', ...cors }).end()
  });
  closing.push(() => other.close());
  const page = await open({ query: '?lang=en' });
  closing.push(() => page.shut());
  for (const [path, words] of [['closed.csv', /does not let other pages read its files/], ['moved.csv', /does not let other pages read its files/], ['gone.csv', /answered 410/], ['page.csv', /web page|HTML/i]]) {
    await page.evaluate(url => tolle.open(url, { name: 'x' }).catch(() => {}), other.url + path);
    await page.evaluate(() => tolle.idle());
    assert.match(await page.evaluate(() => document.getElementById('page').textContent), words, path);
    assert.equal(await page.evaluate(() => tolle.summary().complaints), 1087, 'what was open stays open');
  }
});
