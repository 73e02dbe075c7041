// As somebody who has never seen the page: exports of different suites are dropped one after another, and what the page asks is
// answered by its own buttons. Two clicks each, at the most, until the overview shows the figures of the file; and files are added
// to the data that are open.
import assert from 'node:assert/strict';
import { after, afterEach, test } from 'node:test';
import { open, quit } from './harness.mjs';

const EXPORTS = [
  { name: 'zendesk.csv', figures: { complaints: 2, answered: 1, wait: 5700 }, text:
    'Summation column,Id,Requester,Requester id,Requester external id,Requester email,Requester domain,Submitter,Assignee,Group,Subject,Tags,Status,Priority,Via,Ticket type,Created at,Updated at,Assigned at,Organization,Due date,Initially assigned at,Solved at,Resolution time,Satisfaction Score,Group stations,Assignee stations,Reopens,Replies,First reply time in minutes,First reply time in minutes within business hours\n' +
    '1,7,Ann,1,,ann@mail.example,mail.example,Ann,Bo Agent,Care,Lost parcel,,Solved,,Web,Question,2024-05-01 10:00,,,,,,2024-05-02 10:00,24,,1,1,0,2,95,35\n' +
    '1,8,Cy,1,,cy@mail.example,mail.example,Cy,,Care,No heat,,Open,,Mail,Question,2024-05-01 11:00,,,,,,,,,1,1,0,0,,\n' },
  { name: '311.csv', figures: { complaints: 3, closed: 2 }, text:
    'Unique Key,Created Date,Closed Date,Agency,Agency Name,Complaint Type,Descriptor,Incident Zip,Status,Borough,Open Data Channel Type\n' +
    '1,01/02/2024 09:55:45 PM,01/02/2024 10:30:00 PM,NYPD,Police,Noise,Loud Music,10001,Closed,MANHATTAN,ONLINE\n' +
    '2,01/02/2024 12:05:00 AM,01/03/2024 12:05:00 AM,HPD,Housing,HEAT/HOT WATER,ENTIRE BUILDING,10451,Closed,BRONX,PHONE\n' +
    '3,01/04/2024 08:00:00 AM,,HPD,Housing,HEAT/HOT WATER,APARTMENT ONLY,10451,Open,BRONX,PHONE\n' },
  { name: 'reviews_202401.csv', utf16: true, figures: { complaints: 2, answered: 1, wait: 86_400 }, text:
    'Package Name,App Version Code,App Version Name,Reviewer Language,Device,Review Submit Date and Time,Review Submit Millis Since Epoch,Review Last Update Date and Time,Review Last Update Millis Since Epoch,Star Rating,Review Title,Review Text,Developer Reply Date and Time,Developer Reply Millis Since Epoch,Developer Reply Text,Review Link\n' +
    'com.example.tram,12,1.2,en,walleye,2024-01-08T19:04:33Z,1704740673000,2024-01-20T19:04:33Z,1705777473000,1,,Crashes,2024-01-09T19:04:33Z,1704827073000,Please write to us,http://play.example/1\n' +
    'com.example.tram,,,fr,,2024-01-09T08:00:00Z,1704787200000,2024-01-09T08:00:00Z,1704787200000,5,Bien,Parfait,,,,http://play.example/2\n' },
  { name: 'trustpilot.csv', figures: { complaints: 2, answered: 1, wait: 3600 }, text:
    'Domain Url,Webshop Name,Business Unit Id,Review Id,Review Created (UTC),Review Consumer User Id,Review Username,Review User Email,Review Title,Review Content,Review Stars,Source Of Review,Reference Id,Company Response,Company Reply Date (UTC),Review Language\n' +
    'x.example,X,b1,r1,2026-01-02 10:00:00,u1,Ann,ann@mail.example,Bad,Late,1,Organic,,Sorry,2026-01-02 11:00:00,en\nx.example,X,b1,r2,2026-01-03 10:00:00,u2,Bob,,Good,In time,5,Invitation,o7,,,en\n' },
  { name: 'demandes.csv', unknown: true, figures: { complaints: 3, answered: 2, wait: 5400 }, text:
    'N° de demande;Déposée le;Répondu le;Service;Objet;Canal\n17;13/05/2024 09:00;13/05/2024 10:00;Voirie;Le trottoir est impraticable depuis des semaines;Courriel\n' +
    '18;14/05/2024 09:00;14/05/2024 11:00;Voirie;Un lampadaire ne marche plus;Guichet\n19;15/05/2024 09:00;;Déchets;La benne n’est pas passée;Courriel\n' },
  { name: 'cases.csv', unknown: true, ambiguous: true, figures: { complaints: 2, answered: 1, wait: 3600 }, text:
    'Case number,Opened,First answered,Team,Details\nA-1,03/05/2024 09:00,03/05/2024 10:00,Care,The tram was late again this morning\nA-2,04/05/2024 09:00,,Care,Nobody answers the telephone at all\n' }
];

const pages = [];
const page = async options => { const p = await open(options); pages.push(p); return p; };
afterEach(async () => { for (const p of pages.splice(0)) await p.shut(); });
after(quit);

// Drops files as a hand does: over the page first, then let go at `where`, one of its places (an element), or anywhere.
const drop = (p, files, where = '') => p.evaluate(async ([list, where]) => {
  const data = new DataTransfer(), send = (type, at) => at.dispatchEvent(new DragEvent(type, { dataTransfer: data, bubbles: true, cancelable: true }));
  for (const { bytes, name } of list) data.items.add(new File([Uint8Array.from(atob(bytes), c => c.charCodeAt(0))], name));
  send('dragenter', document.body);
  let place = document.body;
  for (let i = 0; where && i < 1500 && !(place = document.querySelector(where)); i++) await new Promise(done => setTimeout(done, 20));
  if (!place) throw new Error(`there is no ${where}`);
  for (const type of ['dragenter', 'dragover', 'drop']) send(type, place);
}, [files.map(f => ({ name: f.name, bytes: Buffer.from(f.utf16 ? `\ufeff${f.text}` : f.text, f.utf16 ? 'utf16le' : 'utf8').toString('base64') })), where]);

// Clicks whatever the page asks for until the figures of the file are in sight, and counts.
async function clicksUntilFigures(p, file, choose = () => null) {
  const dialog = p.getByRole('dialog');
  await p.evaluate(() => { if (globalThis.clicks === undefined) addEventListener('click', e => { if (e.isTrusted && e.detail) globalThis.clicks++; }, true); globalThis.clicks = 0; });
  for (let tries = 0; tries < 4; tries++) {
    await p.waitForFunction(name => tolle.report()?.name === name || document.querySelector('dialog[open]'), file.name);
    if (!await dialog.count()) break;
    const choice = choose(dialog);
    if (choice && await choice.count()) await choice.click();
    await dialog.locator('button.primary').click();
    await dialog.waitFor({ state: 'detached' });
  }
  await p.evaluate(() => tolle.idle());
  return p.evaluate(() => globalThis.clicks);
}
const number = n => new Intl.NumberFormat('en-GB').format(n);

test('exports of different suites, dropped one after another: two clicks each at the most', async t => {
  const p = await page();
  for (const file of EXPORTS) {
    await drop(p, [file]);
    const clicks = await clicksUntilFigures(p, file, dialog => file.ambiguous ? dialog.getByRole('radio', { name: '03/05/2024 is 3 May 2024' }) : null);
    t.diagnostic(`${file.name}: ${clicks} clicks`);
    const s = await p.evaluate(() => tolle.summary()), { complaints, answered = s.answered, wait = s.waitMedianSeconds, closed = s.closed } = file.figures;
    assert.deepEqual([s.complaints, s.answered, s.waitMedianSeconds, s.closed], [complaints, answered, wait, closed], file.name);
    assert.ok(clicks <= (file.unknown ? 2 : 0), `${file.name}: ${clicks} clicks`);
    assert.equal(await p.evaluate(() => tolle.view()), 'overview');
    assert.match(await p.locator('#page').textContent(), new RegExp(`${number(complaints)}\\b`), 'the figure is on the page');
  }
  assert.deepEqual(p.problems, []);
});

test('a file dropped beside the data that are open is added to them, or takes their place, as the reader likes', async () => {
  const p = await page();
  const monthly = n => ({ name: `month_${n}.csv`, text: EXPORTS[0].text.replaceAll('2024-05', `2024-0${n}`).replace(/^1,7,/m, `1,${n}7,`).replace(/^1,8,/m, `1,${n}8,`) });
  await drop(p, [monthly(3)]);
  await p.waitForFunction(() => tolle.report()?.name === 'month_3.csv');
  await drop(p, [monthly(4), monthly(5)], '[data-drop="add"]');
  await p.waitForFunction(() => tolle.report()?.files?.length === 3);
  await p.evaluate(() => tolle.idle());
  assert.deepEqual(await p.evaluate(() => [tolle.summary().complaints, tolle.report().quality.duplicates]), [6, 0]);
  await drop(p, [monthly(6)], '[data-drop="open"]');
  await p.waitForFunction(() => tolle.report()?.name === 'month_6.csv');
  await p.evaluate(() => tolle.idle());
  assert.equal(await p.evaluate(() => tolle.summary().complaints), 2);
  assert.equal(await p.locator('#drop').count(), 0);
  assert.deepEqual(p.problems, []);
});

test('while nothing of the reader’s own is open, a file can only be opened', async () => {
  const p = await page({ query: '?lang=fr' });
  await p.evaluate(() => {
    const data = new DataTransfer();
    data.items.add(new File(['x'], 'x.csv'));
    document.body.dispatchEvent(new DragEvent('dragenter', { dataTransfer: data, bubbles: true, cancelable: true }));
    globalThis.held = data;
  });
  await p.locator('#drop').getByText('Lâchez le fichier pour l’ouvrir').waitFor();
  assert.equal(await p.locator('[data-drop]').count(), 1);
  await p.evaluate(() => document.body.dispatchEvent(new DragEvent('dragleave', { dataTransfer: globalThis.held, bubbles: true })));
  await p.locator('#drop').waitFor({ state: 'detached' });
});

test('words that come late do not bring back what a file could do before', async () => {
  const p = await page({ query: '?lang=en' });
  let asked = 0;
  await p.route('**/assets/strings/en.json', async route => { if (!asked++) await new Promise(done => setTimeout(done, 1000)); return route.continue(); });
  const drag = type => p.evaluate(type => {
    globalThis.held ??= new DataTransfer();
    if (!held.items.length) held.items.add(new File(['x'], 'x.csv'));
    document.body.dispatchEvent(new DragEvent(type, { dataTransfer: held, bubbles: true, cancelable: true }));
  }, type);
  await drag('dragenter');                               // over the sample
  await p.waitForTimeout(200);
  await drag('dragleave');
  await p.evaluate(text => tolle.open(new Blob([text]), { name: 'own.csv' }), EXPORTS[0].text);
  await drag('dragenter');
  await p.waitForTimeout(1200);
  assert.deepEqual(await p.locator('[data-drop]').evaluateAll(all => all.map(e => e.dataset.drop)), ['open', 'add']);
});
