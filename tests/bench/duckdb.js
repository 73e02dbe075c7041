// DuckDB-WASM as its documentation has it: one worker, no cross-origin isolation, reading the File itself.
import * as duckdb from '@duckdb/duckdb-wasm';

let db, sql;
export async function ready() {
  db = new duckdb.AsyncDuckDB(new duckdb.VoidLogger(), new Worker('duckdb-browser-eh.worker.js'));
  await db.instantiate(new URL('duckdb-eh.wasm', location.href).href);
  sql = await db.connect();
}
export async function load(file) {
  await db.registerFileHandle('twcs.csv', file, duckdb.DuckDBDataProtocol.BROWSER_FILEREADER, true);
  await sql.query(`CREATE TABLE m AS SELECT * FROM read_csv('twcs.csv', header = true, auto_detect = false, delim = ',', quote = '"',
    escape = '"', timestampformat = '%a %b %d %H:%M:%S +0000 %Y', columns = { id: 'BIGINT', author: 'VARCHAR', inbound: 'BOOLEAN',
    time: 'TIMESTAMP', text: 'VARCHAR', kids: 'VARCHAR', parent: 'BIGINT' })`);
  return Number((await sql.query('SELECT count(*) AS n FROM m')).toArray()[0].n);
}
export async function views() {
  await sql.query(`CREATE TABLE w AS SELECT epoch(a.time) - epoch(c.time) AS wait FROM m a JOIN m c ON a.parent = c.id AND NOT a.inbound AND c.inbound`);
  for (const question of [
    'SELECT epoch(time)::BIGINT // 7200 AS bin, inbound, count(*) AS n FROM m GROUP BY ALL',
    'SELECT author, count(*) AS n FROM m WHERE NOT inbound GROUP BY 1 ORDER BY 2 DESC LIMIT 8',
    'SELECT epoch(time)::BIGINT // 3600 % 168 AS hour, count(*) AS n FROM m WHERE NOT inbound GROUP BY 1',
    'SELECT floor(ln(wait + 1) * 4) AS bin, count(*) AS n FROM w WHERE wait >= 0 GROUP BY 1',
    'SELECT quantile_cont(wait, [0.5, 0.9]) AS q FROM w WHERE wait >= 0',
    'SELECT * FROM m ORDER BY time DESC LIMIT 50'
  ]) await sql.query(question);
}
