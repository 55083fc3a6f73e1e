// Measures the built pages with Lighthouse in Chromium: `npm run site && npm run site:lighthouse`.
// Needs Chromium (CHROME_PATH, else /usr/bin/chromium). Nothing is asked of a network.

import { readFile, stat } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname } from 'node:path';
import { gzipSync } from 'node:zlib';
import lighthouse from 'lighthouse';
import { chromium } from 'playwright-core';

const DIST = new URL('dist/', import.meta.url);
const PAGES = ['', 'replies/553/', 'compare/354-553/', 'playground/', 'fr/replies/553/'];
const TYPES = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
};

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
const base = `http://127.0.0.1:${server.address().port}/`;

/** A port that is free. */
async function freePort() {
  const probe = createServer();
  await new Promise((done) => probe.listen(0, '127.0.0.1', done));
  const { port } = probe.address();
  await new Promise((done) => probe.close(done));
  return port;
}

const port = await freePort();
const quiet = ['background-networking', 'component-update', 'sync', 'quic', 'gpu'].map(
  (name) => `--disable-${name}`,
);
const chrome = await chromium.launch({
  executablePath: process.env.CHROME_PATH ?? '/usr/bin/chromium',
  args: [`--remote-debugging-port=${port}`, '--no-sandbox', '--no-first-run', ...quiet],
});
let isLow = false;
for (const page of PAGES) {
  const { lhr } = await lighthouse(base + page, { port, output: 'json', logLevel: 'error' });
  const scores = Object.entries(lhr.categories).map(([name, { score }]) => {
    if (score < 0.95) isLow = true;
    return `${name} ${Math.round(score * 100)}`;
  });
  const paint = lhr.audits['first-contentful-paint'].displayValue;
  const size = (lhr.audits['total-byte-weight'].numericValue / 1000).toFixed(0);
  console.log(
    `/${page}: ${scores.join(', ')}; first contentful paint ${paint} (CPU slowed 4 times, slow 4G), ${size} kB`,
  );
  for (const { score, title, scoreDisplayMode } of Object.values(lhr.audits)) {
    if (score !== null && score < 0.9 && scoreDisplayMode === 'binary') console.log(`  ${title}`);
  }
}
await chrome.close();
server.close();
process.exit(isLow ? 1 : 0);
