// Real exports opened in the page give the figures that were computed independently (skipped where the folder is absent).
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { data, haveData, open, openFile, quit } from './harness.mjs';

const NEW_YORK = { timeZone: 'America/New_York' };
const TRUTH = [
  ['twcs/sample.csv', {}, { records: 93, messages: 93, complaints: 25, answered: 24, waitMedianSeconds: 4111.5, first: '2017-10-10T10:13:19Z', last: '2017-10-12T12:09:13Z' }],
  ['twcs/twcs_saved_by_excel.csv', {}, { records: 121, messages: 121, complaints: 33, answered: 33, waitMedianSeconds: 433, first: '2017-10-23T03:19:06Z', last: '2017-11-01T15:54:37Z' }],
  ['cfpb/socrata_2016_18cols.csv', {}, { complaints: 349, answered: 280, waitMedianSeconds: null, first: '2016-09-12T00:00:00Z', last: '2016-09-17T00:00:00Z' }],
  ['nyc311/nyc311_2022-05-01_41cols.csv', {}, { complaints: 924, closed: 480, closeMedianSeconds: 1945, waitMedianSeconds: null, first: '2022-05-01T00:00:03Z', last: '2022-05-01T02:06:26Z' }],
  ['nyc311/nyc311_2022-05-01_41cols.csv', NEW_YORK, { complaints: 924, closed: 480, closeMedianSeconds: 1945, first: '2022-05-01T04:00:03Z', last: '2022-05-01T06:06:26Z' }],
  ['boston311/boston311-100.csv', NEW_YORK, { complaints: 100, closed: 85, closeMedianSeconds: 58165, waitMedianSeconds: null, first: '2022-01-01T05:16:00Z' }],
  ['boston311/boston311-100.csv.gz', NEW_YORK, { complaints: 100, closed: 85, closeMedianSeconds: 58165 }],
  ['boston311/boston311-100.tab', NEW_YORK, { complaints: 100, closed: 85, closeMedianSeconds: 58165 }],
  ['mozilla_support/2019-11_questions_with_answers.csv', {}, { records: 1087, complaints: 1087, answered: 900, waitMedianSeconds: 7797, first: '2019-11-01T00:29:59Z' }],
  ['mozilla_support/2024-09-19_questions.csv', {}, { records: 97, complaints: 97, answered: 25, waitMedianSeconds: null }]
];

let page;
before(async () => { page = await open(); });
after(async () => { await page?.shut(); await quit(); });

for (const [file, options, truth] of TRUTH)
  test(`${file} ${options.timeZone ?? ''}`, { skip: !haveData }, async () => {
    const report = await openFile(page, join(data, 'dev', file), options);
    const summary = await page.evaluate(() => tolle.summary());
    assert.deepEqual(Object.fromEntries(Object.keys(truth).map(k => [k, summary[k]])), truth);
    if (/311/.test(file)) assert.equal(report.zoneAssumed, !options.timeZone, 'the report says that UTC was assumed');
    assert.deepEqual(page.problems, []);
  });
