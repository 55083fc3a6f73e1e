// The built pages on 127.0.0.1, compressed as a web server sends them: for what measures them.

import { readFile, stat } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname } from 'node:path';
import { gzipSync } from 'node:zlib';

const DIST = new URL('dist/', import.meta.url);
const TYPES = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
};

/** Serves `site/dist` on a free port. */
export async function serveSite() {
  const server = createServer(async (request, response) => {
    let url = new URL(`.${new URL(request.url, 'http://x').pathname}`, DIST);
    if (url.pathname.endsWith('/')) url = new URL('index.html', url);
    try {
      if (!(await stat(url)).isFile()) throw new Error('no file');
      response.setHeader('Content-Type', TYPES[extname(url.pathname)] ?? 'application/octet-stream');
      response.setHeader('Content-Encoding', 'gzip');
      response.setHeader('Cache-Control', 'max-age=31536000');
      response.end(gzipSync(await readFile(url)));
    } catch {
      response.statusCode = 404;
      response.end();
    }
  });
  await new Promise((done) => server.listen(0, '127.0.0.1', done));
  return { server, base: `http://127.0.0.1:${server.address().port}/` };
}
