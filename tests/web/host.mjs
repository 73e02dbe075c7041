// Somebody else's page: a server of another origin with pages made in the test.
import { createServer } from 'node:http';

/** host({ '/': html | { body, type, headers, status } | (request, response) => … }) → { url, asked, close }. */
export async function host(pages) {
  const asked = [];
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url, 'http://localhost'), page = pages[pathname];
    asked.push(request.url);
    if (typeof page === 'function') return page(request, response);
    if (pathname === '/favicon.ico') return response.writeHead(204).end();
    if (page === undefined) return response.writeHead(404).end();
    const { body = page, type = 'text/html; charset=utf-8', headers = {}, status = 200 } = typeof page === 'object' ? page : {};
    response.writeHead(status, { 'Content-Type': type, ...headers }).end(body);
  });
  await new Promise(done => server.listen(0, 'localhost', done));   // not 127.0.0.1: another site, too
  return { url: `http://localhost:${server.address().port}/`, asked, close: () => { server.closeAllConnections(); return new Promise(done => server.close(done)); } };
}

export const article = (inside, { style = '', head = '' } = {}) => `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>An article</title>
<meta name="viewport" content="width=device-width">${head}<style>body { margin: 0 auto; max-width: 660px; padding: 0 16px; font: 18px/1.5 serif; background: #fff } ${style}</style></head>
<body><h1>An article</h1>${inside}</body></html>`;
export const paragraphs = n => '<p>Somebody complained, somebody answered, and somebody else read about it in the paper the next day.</p>'.repeat(n);
