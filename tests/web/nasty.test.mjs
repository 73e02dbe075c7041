// Hostile and damaged files: each ends in bounded time, loaded or refused with its reason, and the page stays alive.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { parse } from 'csv-parse/sync';
import { data, haveData, open, quit, within } from './harness.mjs';

const SECONDS = { 2: 120, 4: 60, 21: 60 };            // others: 30
const list = haveData ? JSON.parse(readFileSync(join(data, 'nasty', 'expected.json'), 'utf8')) : [];

let page;
before(async () => { if (haveData) page = await open(); });
after(async () => { await page?.shut(); await quit(); });

// { report, summary } or { error }; opened as tolle.open does, or as a reader who drops the file (confirm).
async function opened(file, options = {}) {
  const input = await page.evaluateHandle(() => Object.assign(document.createElement('input'), { type: 'file' }));
  await input.asElement().setInputFiles(join(data, 'nasty', file));
  return page.evaluate(([i, o]) => tolle.open(i.files[0], o).then(
    async report => { await tolle.idle(); return { report, summary: tolle.summary() }; },
    error => ({ error: { code: error.code, what: error.what } })), [input, options]);
}
// The selected messages as the page saves them.
const saved = async () => parse((await page.evaluate(async () => (await tolle.csv()).text())).replace(/^\ufeff/, ''), { columns: true });
const said = () => page.locator('#page').textContent();
// Numbers in it that are none.
const noNumbers = value => typeof value === 'number' ? (Number.isFinite(value) ? 0 : 1) : Object.values(value ?? {}).reduce((n, v) => n + (typeof v === 'string' ? 0 : noNumbers(v)), 0);
const issue = ({ report }, kind) => report.issues.find(i => i.kind === kind) ?? { count: 0, lines: [] };

const EXPECTED = {
  async '01'(r, e) {
    assert.deepEqual([r.report.records, r.report.quality.truncated], [e.complete_records_readable, 1]);
    assert.match(await said(), /01_truncated\.csv is not complete.*cut off/);       // in plain sight, not only in the report
  },
  '02'(r, e) { assert.equal(r.report.records, e.records); assert.equal(r.report.quality.duplicates, e.records - 1); },
  '03'(r, e) { assert.equal(r.report.records, e.records); assert.equal(r.report.quality.nulBytes, e.nul_bytes); assert.equal(r.report.quality.duplicates, 0); },
  '04': (r, e) => assert.equal(r.report.records, e.records),
  '05'(r, e) { assert.equal(r.report.records, e.records_intended); assert.deepEqual(issue(r, 'UnbalancedQuote').lines, [e.damaged_line]); },
  async '06'(r, e) {
    assert.equal(r.report.records, e.records);
    assert.deepEqual((await saved()).filter(row => Object.values(row).some(cell => /[\r\n]/.test(cell))), []);
  },
  '07': french, '08': french,
  async '09'(r, e) {
    assert.equal((await saved()).map(row => row.text).join('').match(/\ufffd/g).length, e.replacement_characters_whatwg);
    assert.deepEqual([r.report.records, r.report.quality.damagedUtf8, r.report.encoding], [e.records, e.replacement_characters_whatwg, 'UTF-8']);
  },
  '10'(r, e) {
    assert.equal(r.report.encoding, 'Windows-1252'); assert.equal(r.report.delimiter, ';'); assert.equal(r.report.columns.length, 6);
    assert.deepEqual([r.summary.complaints, r.summary.answered, r.summary.waitMedianSeconds], [e.records, e.with_response, e.median_first_response_s]);
    assert.equal(r.summary.first, `${e.first_date}T00:00:00Z`); assert.equal(r.report.dateOrderWhy, 'Values');
  },
  '11'(r, e) { assert.equal(r.report.records, e.records); assert.equal(new Set(r.report.columns.map(c => c.name)).size, e.columns); assert.ok(r.report.quality.duplicateHeaders); },
  '12': r => assert.equal(r.error.code, 'NoRecords'),
  '13': r => assert.equal(r.error.code, 'Empty'),
  '14': (r, e) => assert.equal(r.report.records, e.records),
  '15': r => assert.equal(r.error.code, 'TooDeep'),
  async '16'(r, e) {
    assert.deepEqual([r.report.records, r.report.quality.duplicates], [e.records, 0]);
    assert.deepEqual((await saved()).map(row => row.time_utc).filter(time => time && time !== '2024-05-01T00:00:00Z'), []);
    assert.equal(noNumbers(r.summary), 0);
  },
  '17'(r) { assert.equal(r.report.records, 3); assert.equal(issue(r, 'NoNumber').count, 3); assert.equal(noNumbers(r.summary), 0); },
  async '18'(r, e) {
    const times = Object.fromEntries((await saved()).map(row => [row.line - 1, row.time_utc]));
    for (const [id, time] of Object.entries(e.certainly_valid_utc)) assert.equal(times[id], time, `record ${id}`);
    for (const id of [1, 5, 6, 7, 8, 9, 10, 14, 19, 22, 23]) assert.equal(times[id], '', `record ${id}`);
    assert.equal(r.report.records, e.records);
    assert.ok(r.report.quality.unreadableTimes + r.report.quality.withoutTime >= e.certainly_invalid.length);
    assert.ok(r.summary.first >= '2003');
  },
  async '19'(r, e) {
    assert.equal(r.report.records, e.records);
    for (const view of ['overview', 'records', 'timeline', 'responses']) await page.evaluate(async v => { tolle.view(v); await tolle.idle(); }, view);
    await page.getByRole('button', { name: 'Full report' }).first().evaluate(e => e.click());
    await page.getByRole('dialog').getByText('__pwned=12').waitFor();    // the name of a column, as text
    await page.keyboard.press('Escape');
    assert.equal(await page.evaluate(() => typeof globalThis.__pwned), 'undefined');
    await page.evaluate(() => tolle.view('overview'));
  },
  async '20'(r, e) {
    assert.equal(r.report.records, e.records);
    const { text, again } = await page.evaluate(async () => {
      const csv = await tolle.csv(), text = await csv.text();
      await tolle.open(csv, { name: 'again.csv' });
      return { text, again: await (await tolle.csv()).text() };
    });
    assert.equal(text.match(/(^|[,\n"])'[=+\-@\t\r]/g).length, e.fields_to_neutralise);
    const texts = csv => [...csv.matchAll(/calc'!A1|SUM\(A1:A9\)|=1\+1|IMPORTXML/g)].length;
    assert.equal(texts(again), texts(text));
    assert.equal(again.includes("''"), false, 'no apostrophe on an apostrophe');
    assert.equal((await page.evaluate(() => tolle.report())).format, 'tolle');
  },
  async '21'(r, e) {
    assert.equal(r.report.records, e.records);
    const found = await page.evaluate(async () => { const s = await tolle.filter({ text: 'the' }); await tolle.filter({ text: '' }); return s.messages; });
    assert.equal(typeof found, 'number');
    assert.ok((await page.evaluate(async () => (await tolle.csv()).size)) >= e.longest_text_chars);
    await page.evaluate(async () => { tolle.view('records'); await tolle.idle(); });
    assert.ok((await said()).length < 100_000, 'the list shows the beginning of a long text');
    await page.evaluate(() => tolle.view('overview'));
  },
  '22'(r) { assert.deepEqual([r.error.code, r.error.what], ['WrongKind', 'png']); },
  '22b'(r, e) { assert.equal(r.report.records, e.records); },
  async '23'(r, e) {
    assert.equal(r.report.records, e.records);
    assert.deepEqual(['DuplicateIdentical', 'DuplicateDifferent', 'DuplicateKey'].map(kind => issue(r, kind).count), [1, 1, 1]);
    assert.equal(r.summary.complaints, e.distinct_ids + 1);       // the other text under the same id stays
    assert.equal(await page.evaluate(() => typeof ({}).polluted), 'undefined');
  },
  '24'(r, e) {
    const { quality } = r.report;
    assert.equal(r.summary.messages, e.records);
    assert.deepEqual([r.report.records, r.summary.complaints, r.summary.answered, r.summary.waitMedianSeconds], [e.records, e.root_complaints, e.roots_with_direct_answer, e.median_first_response_s]);
    assert.deepEqual([quality.cycles, quality.missingParents, quality.negativeWaits], [e.cycles, e.missing_parents, e.negative_latencies]);
  },
  async '25'(r, e) {
    assert.equal(r.report.records, e.records);
    assert.equal(r.report.quality.negativeWaits, 1);              // in UTC: record 2
    const local = await opened(e.file, { timeZone: 'America/New_York' });
    assert.equal(issue(local, 'AmbiguousLocalTime').count, 2);    // a complaint and its answer
    assert.deepEqual(issue(local, 'ImpossibleLocalTime').lines, [4]);
    assert.ok(local.report.quality.negativeWaits <= 1);
    const waits = await page.evaluate(async () => (await (await tolle.csv()).text()).split('\r\n').filter(l => /number [56],/.test(l)).map(l => Number(l.split(',')[9])));
    assert.deepEqual(waits, [3600, 14400]);                       // in time order: 6 before 5
  }
};
async function french(r, e) {
  const texts = (await saved()).map(row => row.text);
  for (const text of ['Colis abîmé à la réception — remboursement demandé : 12,50 €', 'Où est ma commande ? Déçue… 😡', 'Facture erronée; « œuvre » mal orthographiée']) assert.ok(texts.includes(text), text);
  assert.deepEqual([r.summary.complaints, r.summary.answered, r.summary.waitMedianSeconds], [e.records, e.with_response, e.median_first_response_s]);
  assert.equal(r.report.columns[0].name, 'id');
  assert.equal(r.report.dateOrder, 'DayFirst');
}

for (const expected of list)
  test(expected.file, async () => {
    const number = expected.file.split('_')[0], seconds = SECONDS[Number(number)] ?? 30;
    const result = await within(opened(expected.file), seconds * 1000, expected.file);
    if (result.error && !['12', '13', '15', '22'].includes(number)) assert.fail(JSON.stringify(result.error));
    await EXPECTED[number](result, expected);
    assert.equal(await within(page.evaluate(() => new Promise(done => requestAnimationFrame(() => done(1)))), 5000, 'a frame'), 1);
    assert.deepEqual(page.problems.splice(0).filter(p => !/\b(404|favicon)\b/.test(p)), []);
  });

test('five thousand columns: the role screen shows few of them, finds any, and opens', { skip: !haveData }, async () => {
  const input = await page.evaluateHandle(() => Object.assign(document.createElement('input'), { type: 'file' }));
  await input.asElement().setInputFiles(join(data, 'nasty', '14_columns_5000.csv'));
  await page.evaluate(i => { void tolle.open(i.files[0], { confirm: true }).catch(() => {}); }, input);
  const dialog = page.getByRole('dialog');
  await dialog.waitFor();
  assert.ok(await dialog.locator('tbody tr').count() <= 60);
  await dialog.getByRole('searchbox').fill('4987');
  assert.ok(await dialog.locator('tbody tr').count() >= 1);
  await dialog.getByRole('button', { name: 'Open', exact: true }).click();
  await page.waitForFunction(() => tolle.report()?.records === 50);
});
