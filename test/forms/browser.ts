/** Chromium without a window, for tests of what runs in a page. Nothing here reaches a network. */

import { existsSync, readFileSync } from 'node:fs';
import { extname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { type Browser, chromium, type Page } from 'playwright-core';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const executablePath = process.env.CHROMIUM ?? '/usr/bin/chromium';

/**
 * Why the tests of a browser cannot run; null where they can. In CI they must: there it is an error.
 * @throws Error in CI, where Chromium is missing
 */
export function missingBrowser(): string | null {
  if (existsSync(executablePath)) return null;
  const reason = `there is no Chromium at ${executablePath}: apt-get install chromium, or name it by CHROMIUM`;
  if (process.env.CI) throw new Error(reason);
  return reason;
}

export function launch(): Promise<Browser> {
  const quiet = ['background-networking', 'component-update', 'sync', 'quic'].map(
    (name) => `--disable-${name}`,
  );
  return chromium.launch({ executablePath, args: ['--no-sandbox', '--no-first-run', ...quiet] });
}

/** A module and all that it imports, as one script that a page can run. */
export async function bundled(code: string): Promise<string> {
  const { outputFiles } = await build({
    stdin: { contents: code, resolveDir: ROOT, loader: 'tsx' },
    bundle: true,
    write: false,
    format: 'iife',
    target: 'es2022',
    jsx: 'automatic',
    define: { 'process.env.NODE_ENV': '"development"' },
    alias: {
      'mailbox-syntax/standard': './src/forms/standard-schema.ts',
      'mailbox-syntax/dom': './src/forms/dom.ts',
      'mailbox-syntax/messages': './src/messages/index.ts',
      'mailbox-syntax/messages/en': './src/messages/en.ts',
      'mailbox-syntax/messages/fr': './src/messages/fr.ts',
      'mailbox-syntax/near-miss': './src/near-miss/index.ts',
      'mailbox-syntax/suffix': './src/suffix/index.ts',
      'mailbox-syntax': './src/index.ts',
    },
  });
  return (outputFiles[0] as { text: string }).text;
}

export const SITE = 'http://site.test/';

const types: Readonly<Record<string, string>> = { '.html': 'text/html', '.js': 'text/javascript' };

/** Answers for SITE with the files of the repository, and for no other site. Gives the addresses that were asked for. */
export async function serveFiles(page: Page): Promise<string[]> {
  const asked: string[] = [];
  await page.route('**', async (route) => {
    const url = route.request().url();
    asked.push(url);
    const { pathname } = new URL(url);
    const path = ROOT + pathname.slice(1);
    if (!url.startsWith(SITE) || !existsSync(path)) return route.abort();
    const contentType = types[extname(path)] ?? 'application/octet-stream';
    return route.fulfill({ body: readFileSync(path), contentType });
  });
  return asked;
}
