// Builds the playground from the sources: one page that needs no network, examples/playground/dist/index.html.

import { createHash } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const FOLDER = new URL('../examples/playground/', import.meta.url);
const TARGET = new URL('dist/index.html', FOLDER);

/** The bundle of an entry, as text. */
async function bundle(entry) {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL(entry, FOLDER))],
    bundle: true,
    minify: true,
    write: false,
    format: 'iife',
    target: ['chrome123', 'firefox120', 'safari17.5'],
    // The text of the page must not end early, whatever a string in it holds.
    supported: { 'inline-script': false, 'inline-style': false },
  });
  return outputFiles[0].text.trim();
}

/** What a policy calls this inline text. */
const hash = (text) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

/** The page, from its template. */
export async function buildPlayground() {
  const [template, style, script] = await Promise.all([
    readFile(new URL('index.html', FOLDER), 'utf8'),
    bundle('style.css'),
    bundle('playground.ts'),
  ]);
  const policy = `default-src 'none'; style-src ${hash(style)}; script-src ${hash(script)}; base-uri 'none'; form-action 'none'`;
  const parts = {
    '<!-- policy -->': `<meta http-equiv="Content-Security-Policy" content="${policy}" />`,
    '<!-- style -->': `<style>${style}</style>`,
    '<!-- script -->': `<script>${script}</script>`,
  };
  let page = template;
  for (const [mark, part] of Object.entries(parts)) page = page.replace(mark, () => part);
  return page;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const page = await buildPlayground();
  await mkdir(new URL('.', TARGET), { recursive: true });
  await writeFile(TARGET, page);
  console.log(`${fileURLToPath(TARGET)}: ${(page.length / 1000).toFixed(0)} kB`);
}
