// A static file server without dependencies, for dist/: right types, brotli or gzip as the browser asks, nothing else.
import { createServer } from 'node:http';
import { readFile, stat } from 'node:fs/promises';
import { extname, join, resolve, sep } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { fileURLToPath } from 'node:url';

const TYPES = {
  '.html': 'text/html; charset=utf-8', '.js': 'text/javascript; charset=utf-8', '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8', '.json': 'application/json; charset=utf-8', '.csv': 'text/csv; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8', '.md': 'text/plain; charset=utf-8', '.wasm': 'application/wasm',
  '.webmanifest': 'application/manifest+json', '.svg': 'image/svg+xml', '.png': 'image/png', '.ico': 'image/x-icon',
  '.gz': 'application/gzip'
};
const PACKED = new Set(['.gz', '.png']);
const cache = new Map();                        // what was compressed once, for every server of this process
const pack = {
  br: bytes => promisify(brotliCompress)(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }),
  gzip: promisify(gzip)
};

/**
 * serve({ dir, port, prefix, encodings, headers }) → { url, sent, close }.
 * port 0 takes a free one; prefix "/a/b" serves the site below that path only; encodings, of "br" and "gzip", is what may
 * be used; headers are added to every answer. sent collects { path, bytes } of every answer, as transferred.
 */
export async function serve({ dir, port = 0, prefix = '', encodings = ['br', 'gzip'], headers = {} }) {
  const root = resolve(dir), sent = [];

  async function body(file, encoding) {
    const { mtimeMs } = await stat(file), key = `${encoding} ${mtimeMs} ${file}`;
    if (!cache.has(key)) {
      const ready = encoding === 'br' ? '.br' : '.gz';
      cache.set(key, !encoding ? readFile(file)
        : readFile(file + ready).catch(async () => pack[encoding](await readFile(file))));
    }
    return cache.get(key);
  }
  async function answer(request, response) {
    const path = decodeURIComponent(new URL(request.url, 'http://localhost').pathname);
    let file = join(root, path.slice(prefix.length));
    if (!path.startsWith(prefix + '/') || !(file + sep).startsWith(root + sep)) throw new Error('outside');
    if ((await stat(file)).isDirectory()) {
      if (!path.endsWith('/')) return response.writeHead(301, { Location: path + '/' }).end();
      file = join(file, 'index.html');
    }
    const type = extname(file), accepted = request.headers['accept-encoding'] ?? '';
    const encoding = PACKED.has(type) ? '' : encodings.find(e => accepted.includes(e)) ?? '';
    const bytes = await body(file, encoding);
    sent.push({ path: path.slice(prefix.length), bytes: bytes.length });
    response.writeHead(200, {
      'Content-Type': TYPES[type] ?? 'application/octet-stream', 'Content-Length': bytes.length, 'Cache-Control': 'no-cache',
      'X-Content-Type-Options': 'nosniff', Vary: 'Accept-Encoding', ...(encoding && { 'Content-Encoding': encoding }), ...headers
    });
    response.end(request.method === 'HEAD' ? undefined : bytes);
  }
  const server = createServer((request, response) => answer(request, response).catch(() => {
    response.writeHead(404, { 'Content-Type': 'text/plain', ...headers }).end('not found');
  }));
  await new Promise((done, failed) => server.once('error', failed).listen(port, '127.0.0.1', done));
  return {
    url: `http://127.0.0.1:${server.address().port}${prefix}/`, sent,
    close: () => { server.closeAllConnections(); return new Promise(done => server.close(done)); }
  };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [dir, port = '8080', prefix = ''] = process.argv.slice(2);
  try {
    const { url } = await serve({ dir, port: Number(port), prefix });
    console.log(`Tollé is at ${url} (Ctrl+C ends it)`);
  } catch (e) {
    console.error(e.code === 'EADDRINUSE' ? `Port ${port} is taken; choose another, for example: PORT=8081 scripts/run` : e.message);
    process.exitCode = 1;
  }
}
