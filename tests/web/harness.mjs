// A real Chromium on our own server: what every test of the page starts from.
//
//   const page = await open({ query: '?lang=fr', size: 'phone' });   // waits for tolle.ready
//   after(() => page.shut());
//   await page.evaluate(() => tolle.summary());
//   assert.deepEqual(page.problems, []);                             // console errors, page errors, failed requests
import { existsSync, mkdirSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { serve } from '../../scripts/serve.mjs';

export const top = resolve(dirname(fileURLToPath(import.meta.url)), '../..');
export const dist = process.env.TOLLE_DIST ?? join(top, 'dist');
export const data = process.env.TOLLE_DATA ?? join(top, '../shared/data');
export const haveData = existsSync(data);

export const SIZES = {
  desktop: { width: 1440, height: 900 },
  tablet: { width: 820, height: 1180 },
  phone: { width: 390, height: 844 }
};
const FLAGS = ['--no-sandbox', '--use-angle=swiftshader', '--enable-unsafe-swiftshader', '--ignore-gpu-blocklist', '--site-per-process', '--disable-quic',
  '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'];

let browser;
/** The one browser of this process. */
export async function launch(more = []) {
  const options = { executablePath: process.env.TOLLE_CHROMIUM || '/usr/bin/chromium-headless-shell', args: [...FLAGS, ...more] };
  if (more.length) return chromium.launch(options);
  return browser ??= await chromium.launch(options);
}

/**
 * Opens the page and waits until it is ready. Options: query and hash of the address; size, a key of SIZES or {width, height};
 * scale (device pixel ratio); language of the browser; dark; reducedMotion; touch; init (a function that runs in the page before
 * anything else); server (options of serve, e.g. prefix, encodings, headers); ready: false does not wait; path of the page.
 * The page that comes back also has .address, .server (with .sent), .problems and .shut().
 */
export async function open({ query = '', hash = '', size = 'desktop', scale = 1, language = 'en-GB', dark, reducedMotion, touch,
  init, server: serving = {}, ready = true, path = '', context: more = {} } = {}) {
  const server = await serve({ dir: dist, ...serving });
  const context = await (await launch()).newContext({
    viewport: SIZES[size] ?? size, deviceScaleFactor: scale, locale: language, timezoneId: 'UTC', hasTouch: !!touch,
    colorScheme: dark ? 'dark' : 'light', reducedMotion: reducedMotion ? 'reduce' : 'no-preference', ...more
  });
  const page = await context.newPage(), problems = [];
  page.on('console', m => { if (m.type() === 'error') problems.push(`console: ${m.text()} (${m.location().url})`); });
  page.on('pageerror', e => problems.push(`page: ${e.stack || e.message || e}`));
  page.on('crash', () => problems.push('the page crashed'));
  page.on('requestfailed', r => { if (!/ERR_ABORTED/.test(r.failure()?.errorText)) problems.push(`request: ${r.url()}`); });
  await page.addInitScript(watch);
  if (init) await page.addInitScript(init);
  const address = server.url + path + query + hash;
  const shut = async () => { await context.close(); await server.close(); };
  Object.assign(page, { address, server, problems, shut });
  try {
    await page.goto(address);
    if (ready) await isReady(page);
  } catch (e) {
    await shut();
    throw new Error([e.message.split('\n')[0], ...problems].join('\n'));
  }
  return page;
}

/** Ends the browser; node:test keeps a process alive as long as it runs. Call it in the last after(). */
export async function quit() { await (await browser)?.close(); browser = undefined; }

/** Waits for tolle.ready, and for everything that followed from it. */
export async function isReady(page, timeout = 30000) {
  await page.waitForFunction(() => globalThis.tolle?.ready, null, { timeout });
  await within(page.evaluate(async () => { await tolle.ready; await tolle.idle?.(); }), timeout, 'tolle.ready');
}
export function within(promise, ms, what) {
  let timer;
  const late = new Promise((_, no) => { timer = setTimeout(() => no(new Error(`${what}: not within ${ms} ms`)), ms); });
  return Promise.race([promise, late]).finally(() => clearTimeout(timer));
}

/** A file of the folder of real exports, as tolle.open takes it: opens it in the page and gives the quality report. */
export async function openFile(page, file, options = {}) {
  const input = await page.evaluateHandle(() => Object.assign(document.createElement('input'), { type: 'file' }));
  await input.asElement().setInputFiles(file);
  return page.evaluate(([i, o]) => tolle.open(i.files[0], o), [input, options]);
}

/**
 * What the page's thread did while `action` ran: the ten longest tasks as { ms, cpuMs }, longest own time first. ms is the
 * clock's; on a busy machine a task that computes for 5 ms may last 100, so what the page is to blame for is cpuMs.
 */
export async function tasksOf(page, action) {
  return (await allTasksOf(page, action)).slice(0, 10);
}
/** The same, all of them, of the page's own process only: frames of other sites have theirs. */
export async function allTasksOf(page, action, ownProcess = false) {
  const browser = page.context().browser();
  await browser.startTracing(page, { categories: ['disabled-by-default-devtools.timeline', '__metadata'] });
  let trace;
  try { await action(); } finally { trace = JSON.parse(await browser.stopTracing()).traceEvents; }
  const thread = e => `${e.pid}:${e.tid}`;
  const frames = trace.find(e => e.name === 'TracingStartedInBrowser')?.args.data.frames ?? [];
  const own = new Set(frames.filter(f => f.url === page.url()).map(f => f.processId));
  if (ownProcess && !own.size) throw new Error('the browser does not say which process is the page\'s');
  const pages = new Set(trace.filter(e => e.name === 'thread_name' && e.args.name === 'CrRendererMain' && (!ownProcess || own.has(e.pid))).map(thread));
  const tasks = trace.filter(e => e.ph === 'X' && e.name === 'RunTask' && pages.has(thread(e)));
  if (!tasks.length) throw new Error('the browser recorded no task');
  return tasks.map(e => ({ ms: Math.round(e.dur / 1000), cpuMs: ownProcess ? e.tdur / 1000 : Math.round(e.tdur / 1000) })).sort((a, b) => b.cpuMs - a.cpuMs);
}

/** Long tasks (ms) of the page's thread, and frames requested, since the last call of the same function. */
export const longTasks = page => page.evaluate(() => watched.tasks());
export const frames = page => page.evaluate(() => watched.frames());

// Runs in the page before everything else.
function watch() {
  let tasks = [], count = 0;
  const observer = new PerformanceObserver(list => tasks.push(...list.getEntries()));
  observer.observe({ type: 'longtask', buffered: true });
  const plain = globalThis.requestAnimationFrame;
  globalThis.requestAnimationFrame = f => plain.call(globalThis, t => { count++; f(t); });
  globalThis.watched = {
    tasks() { tasks.push(...observer.takeRecords()); const t = tasks.map(e => Math.round(e.duration)); tasks = []; return t; },
    frames() { const n = count; count = 0; return n; }
  };
}

/** Saves a picture below the folder for pictures and gives its path. */
export async function picture(page, name, folder = join(top, 'build/pictures')) {
  mkdirSync(folder, { recursive: true });
  const path = join(folder, `${name}.png`);
  await page.screenshot({ path });
  return path;
}
