// Prints what a first visit transfers before the page is of use: all of dist/, brotli-compressed, less what is fetched only
// when asked for. Fails when that is more than the page may weigh.
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { brotliCompressSync } from 'node:zlib';

const LIMIT_KB = 600, EMBED_KB = 3;   // an embed fetches that much besides (tests/web/embed.test.mjs)
// Samples and cases, styles of dialogs, the offline copy, licence texts, other people's pages, dialogs, writing, archives, the page in one script, what works in the background.
const LATER = /^(assets\/|licences\/|case\/|desk\.|unpack\.|archive\/(?!peek)|sections?\.js|offline\.js|frame\.js|dialogs\.css|notes\.|held\.js|dialogs\/|embed\.|qr\.js|alone\.js|service-worker\.js|demo-article|.*\.(md|txt|br|gz|png|webmanifest)$)/;

const dir = process.argv[2];
const files = readdirSync(dir, { recursive: true, withFileTypes: true }).filter(f => f.isFile())
  .map(f => relative(dir, join(f.parentPath ?? f.path, f.name))).filter(f => !LATER.test(f));
const sizes = files.map(f => [f, brotliCompressSync(readFileSync(join(dir, f))).length]).sort((a, b) => b[1] - a[1]);
const kb = bytes => (bytes / 1000).toFixed(1), total = sizes.reduce((sum, [, bytes]) => sum + bytes, 0);
const largest = sizes.slice(0, 4).map(([f, bytes]) => `${f} ${kb(bytes)}`).join(', ');
console.log(`First load: ${kb(total)} KB after brotli, sample excluded, of at most ${LIMIT_KB} KB (${largest}, …)`);
const over = total - (LIMIT_KB - EMBED_KB) * 1000;
if (over > 0) {
  console.error(`The first load is ${kb(over)} KB over the limit, less ${EMBED_KB} KB that embeds need; see which file grew.`);
  process.exitCode = 1;
}
