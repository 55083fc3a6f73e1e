// Pages in Debian's Chromium, without a network beyond this machine.
import { readFile, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { join, normalize } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';

const EXECUTABLE = process.env.CHROMIUM ?? '/usr/bin/chromium';

/** The page's modules come from a server, as browsers load none from files. */
export async function inChromium(folder, page) {
  const server = createServer(async ({ url = '' }, response) => {
    try {
      const path = normalize(decodeURIComponent(new URL(url, 'http://localhost').pathname));
      const body = path === '/' ? page : await readFile(join(folder, path));
      response.setHeader('content-type', path.endsWith('.js') ? 'text/javascript' : 'text/html');
      response.end(body);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  try {
    return await read(`http://127.0.0.1:${server.address().port}/`);
  } finally {
    server.close();
    server.closeAllConnections();
  }
}

/** A page from the disk with a plain script. */
export async function inChromiumScript(folder, page) {
  const file = join(folder, 'script.html');
  await writeFile(file, page);
  return read(pathToFileURL(file).href);
}

/** The report that a page turns its text into. */
async function read(address) {
  const browser = await chromium.launch({
    executablePath: EXECUTABLE,
    args: ['--no-sandbox', '--disable-background-networking', '--disable-component-update', '--no-first-run'],
  });
  try {
    const page = await browser.newPage();
    const faults = [];
    page.on('pageerror', (error) => faults.push(error.message));
    page.on('requestfailed', (request) => faults.push(`cannot load ${request.url()}`));
    await page.goto(address);
    await page
      .waitForFunction(() => document.body?.textContent?.startsWith('{"passed"'), null, { timeout: 30_000 })
      .catch((error) => {
        throw new Error(faults.join('\n') || error.message);
      });
    return JSON.parse(await page.evaluate(() => document.body.textContent));
  } finally {
    await browser.close();
  }
}
