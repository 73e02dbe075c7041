// Writes into dist/service-worker.js which files make up this version: all that the page may ask for offline.
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';

const dir = process.argv[2], LEFT_OUT = /^(service-worker\.js|embed\.js|demo-article.*|licences\/.*|cases\/.*|assets\/samples\/.*\.js|.*\.(md|br))$/;
const files = readdirSync(dir, { recursive: true, withFileTypes: true }).filter(f => f.isFile())
  .map(f => relative(dir, join(f.parentPath ?? f.path, f.name)).replaceAll('\\', '/')).filter(f => !LEFT_OUT.test(f)).sort();
const sums = Object.fromEntries(files.map(f => [f, createHash('sha256').update(readFileSync(join(dir, f))).digest('hex')]));
const version = createHash('sha256').update(JSON.stringify(sums)).digest('hex').slice(0, 12);
const path = join(dir, 'service-worker.js'), text = readFileSync(path, 'utf8'), line = "const VERSION = '', FILES = {};";
if (!text.includes(line)) throw new Error(`${path} has no place for the list`);
writeFileSync(path, text.replace(line, `const VERSION = '${version}', FILES = ${JSON.stringify(sums, null, 1)};`));
