// Pictures of views, for the README and for eyes: see scripts/screenshot.
import { open, openFile, picture, quit } from './harness.mjs';

const [folder, ...wishes] = process.argv.slice(2);
const wish = Object.fromEntries(wishes.map(w => w.split('=')));
const list = (key, otherwise) => (wish[key] ?? otherwise).split(',');

for (const size of list('size', 'desktop')) for (const lang of list('lang', 'en')) for (const theme of list('theme', 'light'))
  for (const view of list('view', 'overview,timeline,responses,staff,records')) {
    const page = await open({ query: `?view=${view}&lang=${lang}&theme=${theme}`, size, dark: theme === 'dark', touch: size !== 'desktop' });
    if (process.env.FILE) { await openFile(page, process.env.FILE); await page.evaluate(() => tolle.idle()); }
    console.log(await picture(page, [view, size, lang, theme].join('-'), folder));
    if (page.problems.length) { console.error(page.problems.join('\n')); process.exitCode = 1; }
    await page.shut();
  }
await quit();
