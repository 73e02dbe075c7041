// Makes dist/alone.js: the page in one classic script, for where modules cannot be fetched and for capsules. It knows the few
// forms of import and export that web/ and Emscripten use, and fails on any other. Also wraps the bundled data as scripts.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { gzipSync } from 'node:zlib';

const dir = process.argv[2];
const read = path => readFileSync(join(dir, path), 'utf8');
const packed = path => gzipSync(readFileSync(join(dir, path)), { level: 9 }).toString('base64');
const beside = (from, to) => posix.normalize(posix.join(dirname(from), to));
const FORMS = [
  [/^import\s+\*\s+as\s+(\w+)\s+from\s+'([^']+)';/gm, (at, [, name, path]) => `const ${name} = await load('${beside(at, path)}');`],
  [/^import\s+(\w+)\s+from\s+'([^']+)';/gm, (at, [, name, path]) => `const { default: ${name} } = await load('${beside(at, path)}');`],
  [/^import\s+\{([^}]+)\}\s+from\s+'([^']+)';/gm, (at, [, names, path]) => `const {${names.replace(/ as /g, ': ')}} = await load('${beside(at, path)}');`],
  [/^import\s+'([^']+)';/gm, (at, [, path]) => `await load('${beside(at, path)}');`]
];

function module(path) {
  const needs = new Set(), gives = [];
  let text = read(path);
  for (const [form, turn] of FORMS) text = text.replace(form, (...all) => { needs.add(beside(path, all.slice(0, -2).at(-1))); return turn(path, all); });
  text = text.replace(/\bimport\('([^']+)'\)/g, (all, to) => { needs.add(beside(path, to)); return `load('${beside(path, to)}')`; });
  text = text.replace(/^export default (\w+);?$/gm, (all, name) => { gives.push(`default: ${name}`); return ''; })
    .replace(/^export default (?=async |function|\()/gm, () => { gives.push('default: given'); return 'const given = '; })
    .replace(/;export default (\w+);/g, (all, name) => { gives.push(`default: ${name}`); return ';'; })
    .replace(/^export ((?:async )?function\*?|class|const|let) (\w+)/gm, (all, what, name) => { gives.push(`get ${name}() { return ${name}; }`); return `${what} ${name}`; })
    .replace(/^export \{([^}]+)\};/gm, (all, names) => { for (const n of names.split(',')) gives.push(n.trim().replace(/(\w+) as (\w+)/, '$2: $1')); return ''; });
  text = text.replaceAll('import.meta.url', 'base');
  const left = /^(import|export)\b.*$/m.exec(text) ?? /import\.meta\b.*/.exec(text);
  if (left) throw new Error(`${path}: bundle.mjs does not know this form: ${left[0].slice(0, 80)}`);
  return { text: `async load => {\n${text}\nreturn {${gives.join(', ')}};\n}`, needs };
}

// All that `entry` needs, as one expression that runs it.
function program(entry, files) {
  const parts = new Map(), todo = [entry];
  while (todo.length) {
    const path = todo.pop();
    if (parts.has(path)) continue;
    const { text, needs } = module(path);
    parts.set(path, text);
    todo.push(...needs);
  }
  const modules = [...parts].map(([path, text]) => `${JSON.stringify(path)}: ${text}`).join(',\n');
  const within = Object.fromEntries(files.map(path => [path, packed(path)]));
  return { modules, within };
}
const run = (entry, modules) => `const base = tolleAlone.base, made = {};
const modules = {
${modules}
};
const load = name => made[name] ??= modules[name](load);
load('${entry}');`;

const list = (folder, ending) => readdirSync(join(dir, folder)).filter(f => f.endsWith(ending)).map(f => `${folder}/${f}`);
const worker = program('worker.js', ['engine.wasm', 'unpack.wasm']);
const page = program('boot.js', ['dashboard.wasm', 'desk.wasm', 'notes.css', 'assets/samples/samples.json', ...list('assets/strings', '.json'), ...list('assets/cases', '.json')]);
const workerText = `(() => { globalThis.tolleAlone = { base: BASE, files: ${JSON.stringify(worker.within)} };
${run('worker.js', worker.modules)} })();`;
writeFileSync(join(dir, 'alone.js'), `(() => {
const base = document.currentScript?.src || document.baseURI;
globalThis.tolleAlone = { base, files: ${JSON.stringify(page.within)},
  worker: ${JSON.stringify(workerText).replace('BASE', '" + JSON.stringify(base) + "')} };
globalThis.tolleFile = (path, text) => { tolleAlone.files[path] = text; };
(() => { ${run('boot.js', page.modules)} })();
})();
`);
for (const path of [...list('assets/samples', '.csv'), ...list('assets/samples', '.gz')])
  writeFileSync(join(dir, `${path}.js`), `tolleFile(${JSON.stringify(path)}, ${JSON.stringify(packed(path))});\n`);
