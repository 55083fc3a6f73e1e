/** The single file from another site, with its hash as docs/forms.md has it computed. */

import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launch, missingBrowser } from './browser.ts';
import { type Site, serveSite } from './site.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const DOCS = readFileSync(`${ROOT}docs/forms.md`, 'utf8');
const section = DOCS.slice(DOCS.indexOf('## From a CDN'));
const [, markup = ''] = /```html\n([\s\S]+?)```/.exec(section) ?? [];
const [, command = ''] = /```sh\n.*\n(tar .+)\n```/.exec(section) ?? [];

const reason = missingBrowser();
describe.skipIf(reason)(reason ? `from a CDN: skipped, ${reason}` : 'from a CDN', () => {
  let browser: Browser;
  let page: Site;
  let cdn: Site;
  let hash: string;
  const folder = mkdtempSync(join(tmpdir(), 'cdn-'));
  beforeAll(async () => {
    execFileSync('npm', ['pack', '--ignore-scripts', '--silent', '--pack-destination', folder], {
      cwd: ROOT,
    });
    hash = execFileSync('bash', ['-c', command], { cwd: folder, encoding: 'utf8' });
    [browser, page, cdn] = await Promise.all([launch(), serveSite(), serveSite()]);
  });
  afterAll(async () => {
    await Promise.all([browser?.close(), page?.close(), cdn?.close()]);
    rmSync(folder, { recursive: true, force: true });
  });

  /** Runs the script of the docs, with what the CDN serves. */
  async function run(body: Buffer): Promise<unknown> {
    const path = '/mailbox-syntax@1/dist/mailbox-syntax.iife.js';
    cdn.pages.set(path, { body, headers: { 'access-control-allow-origin': '*' } });
    const script = markup.replace('https://unpkg.com', cdn.url).replace('VERSION', '1').replace('HASH', hash);
    expect(script).toContain(`src="${cdn.url}${path}"`);
    page.pages.set('/', { body: `<!doctype html>${script}` });
    const tab = await browser.newPage();
    try {
      await tab.goto(`${page.url}/`);
      return await tab.evaluate(`globalThis.mailboxSyntax?.parseMailbox('anna@example.com').valid`);
    } finally {
      await tab.close();
    }
  }

  it('runs the file that has the hash, and no other', async () => {
    expect(hash).toMatch(/^[\w+/]{64}$/);
    const file = readFileSync(`${ROOT}dist/mailbox-syntax.iife.js`);
    expect(await run(file)).toBe(true);
    expect(await run(Buffer.concat([file, Buffer.from('\n')]))).toBe(undefined);
  });
});
