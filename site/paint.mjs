// Measures how soon a page of the built site shows its text: `npm run site && npm run site:paint`.
//
// Each time a server and a browser that have seen nothing yet, with the processor slowed four times; the median of five.
// Needs Chromium (CHROME_PATH, else /usr/bin/chromium). Ends with 1 where a page takes a second or more.

import { chromium } from 'playwright-core';
import { serveSite } from './serve.mjs';

const PAGES = ['', 'replies/553/', 'compare/354-553/', 'playground/#address=anna..schmidt%40exam_ple.com'];
const TIMES = 5;
const LIMIT = 1000;

/** Milliseconds until the first text stands on the page, and until its scripts have said something. */
async function measure(path) {
  const { server, base } = await serveSite();
  const browser = await chromium.launch({
    executablePath: process.env.CHROME_PATH ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--no-first-run', '--disable-background-networking'],
  });
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  const session = await page.context().newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: 4 });
  await page.goto(base + path, { waitUntil: 'load' });
  const paint = await page.evaluate(
    `new Promise((done) => new PerformanceObserver((list) => {
      const [entry] = list.getEntriesByName('first-contentful-paint');
      if (entry) done(entry.startTime);
    }).observe({ type: 'paint', buffered: true }))`,
  );
  await browser.close();
  server.close();
  return paint;
}

let isSlow = false;
for (const path of PAGES) {
  const times = [];
  for (let count = 0; count < TIMES; count++) times.push(await measure(path));
  times.sort((a, b) => a - b);
  const median = times[(TIMES - 1) / 2];
  if (median >= LIMIT) isSlow = true;
  const all = times.map((time) => Math.round(time)).join(', ');
  console.log(`/${path.replace(/#.*/, '')}: ${Math.round(median)} ms of ${LIMIT} (${all})`);
}
process.exit(isSlow ? 1 : 0);
