// Pages for a static host: cards, picture, oEmbed and its discovery, with figures read from the page.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { top } from './harness.mjs';

test('a case and a saved view get a page with a card, a picture and oEmbed', { timeout: 120_000 }, () => {
  const folder = mkdtempSync(join(tmpdir(), 'tolle-')), site = 'https://example.org/tolle/';
  try {
    execFileSync(process.execPath, [join(top, 'scripts/publish.mjs'), site, folder, '--only=cereal-box', `sync=${site}?view=waits&lang=fr#1;g=sync`]);
    const read = name => readFileSync(join(folder, name), 'utf8');
    const page = read('views/sync.html'), oembed = JSON.parse(read('views/sync.oembed.json'));
    assert.match(page, /<html lang="fr">/);
    assert.match(page, /property="og:title" content="Combien de temps on a attendu/);
    assert.match(page, /property="og:description" content="[^"]*Plaintes publiques\u202f: 54 /);
    assert.match(page, /twitter:card" content="summary_large_image"/);
    assert.match(page, new RegExp(`rel="alternate" type="application/json\\+oembed" href="${site}views/sync.oembed.json"`));
    assert.equal(oembed.type, 'rich');
    assert.match(oembed.html, /^<iframe src="https:\/\/example\.org\/tolle\/\?view=waits&amp;lang=fr&amp;embed=1#1;g=sync"/);
    assert.ok(oembed.height > 200);
    assert.equal(readFileSync(join(folder, 'views/sync.png')).subarray(1, 4).toString(), 'PNG');
    assert.match(read('cases/cereal-box.html'), /og:title" content="The case of cereal"/);
    assert.match(read('cases/cereal-box.fr.html'), /og:title" content="La caisse de céréales"/);
  } finally { rmSync(folder, { recursive: true, force: true }); }
});
