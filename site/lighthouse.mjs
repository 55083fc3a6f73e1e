// Measures the built pages with Lighthouse in Chromium: `npm run site && npm run site:lighthouse`.
// Needs Chromium (CHROME_PATH, else /usr/bin/chromium). Nothing is asked of a network.

import { createServer } from 'node:http';
import lighthouse from 'lighthouse';
import { chromium } from 'playwright-core';
import { serveSite } from './serve.mjs';

const PAGES = ['', 'replies/553/', 'compare/354-553/', 'playground/', 'fr/replies/553/'];
const { server, base } = await serveSite();

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
