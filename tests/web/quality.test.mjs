// The data-quality report and the role screen as a reader uses them.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { zip } from './archives.mjs';
import { open, quit } from './harness.mjs';

const pages = [];
async function page(options) { const p = await open(options); pages.push(p); return p; }
after(async () => { for (const p of pages) await p.shut(); await quit(); });

const TICKETS = 'id,created_at,text,responded_at\n'
  + '1,03/04/2024 10:00,Write to ann@example.org or 06 12 34 56 78,03/04/2024 11:00\n'
  + '2,13/04/2024 10:00,"two\nlines",13/04/2024 09:00\n3,nonsense,DÃ©Ã§ue,\n3,14/04/2024 10:00,other,\n';
const openText = (p, text, options = {}) => p.evaluate(([t, o]) => tolle.open(new Blob([t]), { name: 'tickets.csv', ...o }), [text, options]);

test('tolle.open says what was decided, and tolle.rows gives the rows of a fault as they stand in the file', async () => {
  const p = await page(), report = await openText(p, TICKETS);
  assert.deepEqual([report.dateOrder, report.dateOrderWhy, report.dateEvidence], ['DayFirst', 'Values', { dayFirst: 3, monthFirst: 0, either: 2 }]);
  assert.deepEqual([report.headerLine, report.encoding, report.delimiter], [1, 'UTF-8', ',']);
  assert.deepEqual(report.times[0], { written: '03/04/2024 10:00', read: '2024-04-03T10:00:00Z', precision: 'Minute' });
  const q = report.quality;
  assert.deepEqual([q.maskedMails, q.maskedPhones, q.repairedTexts, q.unreadableTimes, q.negativeWaits, q.duplicates], [1, 1, 1, 1, 1, 1]);
  assert.deepEqual(await p.evaluate(() => tolle.rows('NegativeWait')), [{ line: 3, text: '2,13/04/2024 10:00,"two\nlines",13/04/2024 09:00' }]);
  assert.deepEqual(await p.evaluate(() => tolle.rows('BadTime')), [{ line: 5, text: '3,nonsense,DÃ©Ã§ue,' }]);
  assert.equal((await p.evaluate(() => tolle.summary())).complaints, 4, 'what was open stays open');
  const csv = await p.evaluate(async () => (await tolle.csv()).text());
  assert.match(csv, /Write to \[e-mail\] or \[phone\]/);
  assert.match(csv, /Déçue/);
  assert.deepEqual(p.problems, []);
});

test('personal data come in only when the reader asks for it; masks are in the language of the page', async () => {
  const p = await page({ query: '?lang=fr' });
  await openText(p, TICKETS);
  assert.match(await p.evaluate(async () => (await tolle.csv()).text()), /Write to \[adresse\] or \[téléphone\]/);
  const report = await openText(p, TICKETS, { keepPersonalData: true });
  assert.equal(report.personalDataKept, true);
  assert.match(await p.evaluate(async () => (await tolle.csv()).text()), /ann@example\.org or 06 12 34 56 78/);
});

test('encoding and separator can be chosen by script', async () => {
  const p = await page();
  const report = await openText(p, 'id;created_at;text\n1;2024-05-01T00:00:00Z;caf\n', { mapping: { encoding: 'Windows-1252', delimiter: ';' } });
  assert.deepEqual([report.encoding, report.delimiter], ['Windows-1252', ';']);
  const error = await p.evaluate(() => tolle.open(new Blob(['a,b\n1,2\n']), { mapping: { encoding: 'EBCDIC' } }).catch(e => [e.code, e.what]));
  assert.deepEqual(error, ['BadMapping', 'EBCDIC']);
});

test('the report shows its rows on demand and can be saved as text and JSON', async () => {
  const p = await page();
  await openText(p, TICKETS);
  await p.getByRole('button', { name: 'Full report' }).first().evaluate(e => e.click());
  const dialog = p.getByRole('dialog');
  await dialog.getByText('decided by the values').waitFor();
  const item = dialog.locator('.issues > li', { hasText: 'cannot be read with certainty' });
  await item.getByRole('button', { name: 'See these rows' }).click();
  await item.getByText('3,nonsense').waitFor();
  for (const [button, name, holds] of [['Save as text', 'tickets.csv.quality.txt', /cannot be read with certainty \(line 5\)/], ['Save as JSON', 'tickets.csv.quality.json', /"dateOrderWhy": "Values"/]]) {
    const [file] = await Promise.all([p.waitForEvent('download'), dialog.getByRole('button', { name: button }).click()]);
    assert.equal(file.suggestedFilename(), name);
    const stream = await file.createReadStream();
    let text = '';
    for await (const piece of stream) text += piece;
    assert.match(text, holds);
  }
  assert.deepEqual(p.problems, []);
});

test('an unknown table asks once: the next with the same columns opens with the same answers', async () => {
  const p = await page(), file = n => `a,b,c\n${n},01/02/2024,first words of a text\n${n + 1},03/04/2024,second words of a text\n`;
  const start = n => p.evaluate(t => { void tolle.open(new Blob([t]), { name: 'x.csv', confirm: true }).catch(() => {}); }, file(n));
  await start(1);
  const dialog = p.getByRole('dialog');
  await dialog.waitFor();
  await dialog.getByRole('group', { name: 'The first dates could be read' }).getByRole('radio', { name: '01/02/2024 is 2 January 2024' }).check();
  await dialog.getByRole('button', { name: 'Open', exact: true }).click();
  await p.waitForFunction(() => tolle.report()?.dateOrderWhy === 'Reader');
  await p.evaluate(() => tolle.answered());
  assert.equal((await p.evaluate(() => tolle.summary())).first, '2024-01-02T00:00:00Z');
  assert.equal(await p.evaluate(() => localStorage.length), 0, 'nothing is kept unless asked');
  await start(5);
  await p.waitForFunction(() => tolle.report()?.columns.some(c => c.samples.includes('5')));
  assert.equal(await dialog.count(), 0);
  assert.equal((await p.evaluate(() => tolle.report())).dateOrderWhy, 'Reader');
});

test('dates that nothing decides are asked about even where the columns are known', async () => {
  const p = await page();
  await p.evaluate(() => { void tolle.open(new Blob(['Post ID,Page name,Title,Description,Publish time,Permalink\n1.2E+17,B,,Hi,11/10/2025 21:00,u\n']), { name: 'meta.csv', confirm: true }).catch(() => {}); });
  const dialog = p.getByRole('dialog');
  await dialog.getByText('1 date could be read day first or month first').waitFor();
  await dialog.getByRole('radio', { name: '11/10/2025 is 11 October 2025' }).check();
  await dialog.getByRole('button', { name: 'Open', exact: true }).click();
  await p.waitForFunction(() => tolle.report()?.format === 'meta_business');
  assert.equal((await p.evaluate(() => tolle.report())).times[0].read, '2025-10-11T21:00:00Z');
});

test('figures that were added up already are refused with what to export instead', async () => {
  const p = await page();
  const text = 'Reporting period 2024-01-01 to 2024-01-31\n\nAgent name,Assigned conversations,Avg first response time,Avg resolution time\nAnn,3,2 minutes,1 hour\n';
  const error = await p.evaluate(t => tolle.open(new Blob([t]), { name: 'agents.csv' }).catch(e => [e.code, e.what]), text);
  assert.deepEqual(error, ['Summary', 'chatwoot_agents']);
  await p.waitForFunction(() => document.body.textContent.includes('added up already'));
});

test('a month without records keeps its place among the others, and is not the one that is asked about', async () => {
  const p = await page(), header = 'ref,created_at,customer,description,answered_at\n';
  const months = zip([{ name: 'help_2024_01.csv', text: header }, { name: 'help_2024_02.csv', text: `${header}1,2024-02-01 10:00,Jane,The parcel is late,2024-02-01 11:00\n2,never,Bo,The cup is broken,\n` }, { name: 'help_2024_03.csv', text: header }]);
  await p.evaluate(b => { window.opening = tolle.open(new Blob([new Uint8Array(b)]), { name: 'help.zip', confirm: true }); }, [...months]);
  const dialog = p.getByRole('dialog');
  await dialog.getByRole('heading', { name: 'help_2024_02.csv' }).waitFor();
  await dialog.getByRole('button', { name: 'Open' }).click();
  const { files, records } = await p.evaluate(() => window.opening);
  assert.deepEqual([files.map(f => f.records), records], [[0, 2, 0], 2]);
  assert.deepEqual(await p.evaluate(() => tolle.rows('BadTime')), [{ file: 1, line: 3, text: '2,never,Bo,The cup is broken,' }]);
  await p.getByRole('button', { name: 'Full report' }).first().evaluate(e => e.click());
  await dialog.getByLabel('File').waitFor();
  assert.deepEqual(await dialog.getByLabel('File').locator('option').allInnerTexts(), ['0 rows', '2 rows', '0 rows'].map((n, i) => `help.zip › help_2024_0${i + 1}.csv · ${n}`));
  assert.deepEqual(p.problems, []);
});

// Answers the role screens that come up, in order; resolves with the report.
async function answering(p, files, screens) {
  await p.evaluate(list => { window.opening = tolle.open(list.map(([name, text]) => ({ blob: new File([text], name) })), { confirm: true }); window.opening.catch(() => {}); }, files);
  const dialog = p.getByRole('dialog');
  for (const [name, answer] of screens) {
    await dialog.getByRole('heading', { name }).waitFor();
    await answer?.(dialog);
    await dialog.getByRole('button', { name: 'Open', exact: true }).click();
    await p.waitForFunction(n => !document.querySelector('dialog[open] h2')?.textContent.includes(n), name);
  }
  return p.evaluate(() => window.opening);
}
const UNKNOWN = 'Case number,Opened,First answered,Team,Details\n1,2024-05-23 09:00,2024-05-23 10:00,Care,The tram was late again this morning\n2,2024-05-24 09:00,,Care,Nobody answers the telephone at all\n';
const OTHER = 'Dossier;Reçu le;Traité le;Objet\nD1;03/05/2024 09:00;03/05/2024 10:00;Le trottoir est impraticable\nD2;04/05/2024 09:00;;Un lampadaire ne marche plus\n';

test('two unknown tables are asked about one after the other, and each is read as was said of it', async () => {
  const p = await page(), NYC = 'Unique Key,Created Date,Closed Date,Agency,Complaint Type,Borough\n7,01/02/2014 10:00:00 AM,01/03/2014 10:00:00 AM,NYPD,Noise,BRONX\n';
  const report = await answering(p, [['a.csv', UNKNOWN], ['b.csv', OTHER], ['nyc.csv', NYC], ['c.csv', UNKNOWN.replace(/^(\d),/gm, '1$1,')]],
    [['a.csv', d => d.getByLabel('Time zone').selectOption('Europe/Paris')], ['b.csv', d => d.getByRole('radio', { name: 'is 5 March 2024' }).check()]]);
  assert.deepEqual(report.files.map(f => [f.name, f.zone, f.dateOrder, f.times[0].read]), [
    ['a.csv', 'Europe/Paris', 'YearFirst', '2024-05-23T07:00:00Z'], ['b.csv', 'UTC', 'MonthFirst', '2024-03-05T09:00:00Z'],
    ['nyc.csv', 'UTC', 'MonthFirst', '2014-01-02T10:00:00Z'], ['c.csv', 'Europe/Paris', 'YearFirst', '2024-05-23T07:00:00Z']]);
  assert.deepEqual([report.records, (await p.evaluate(() => tolle.summary())).closed], [7, 1]);
  // The report is of each file, and each can be read otherwise by itself.
  await p.getByRole('button', { name: 'Full report' }).first().evaluate(e => e.click());
  const dialog = p.getByRole('dialog');
  await dialog.getByLabel('File').selectOption({ label: 'nyc.csv · 1 row' });
  await dialog.getByRole('button', { name: 'America/New_York' }).click();
  await p.waitForFunction(() => tolle.report()?.files[2].zone === 'America/New_York');
  const again = await p.evaluate(() => tolle.report());
  assert.deepEqual(again.files.map(f => f.times[0].read), ['2024-05-23T07:00:00Z', '2024-03-05T09:00:00Z', '2014-01-02T15:00:00Z', '2024-05-23T07:00:00Z']);
  assert.deepEqual(p.problems, []);
});

test('what was chosen for files with the same columns gives way to what a file says itself', async () => {
  const p = await page(), file = dates => `a,b,c\n${dates.map((d, i) => `${i},${d},words of a text that is long\n`).join('')}`;
  await answering(p, [['x.csv', file(['01/02/2024', '03/04/2024'])]], [['x.csv', d => d.getByRole('radio', { name: 'is 1 February 2024' }).check()]]);
  const report = await answering(p, [['y.csv', file(['05/13/2024', '05/14/2024', '06/25/2024'])]], []);
  assert.deepEqual([report.dateOrder, report.dateOrderWhy, report.quality.unreadableTimes], ['MonthFirst', 'Values', 0]);
});
