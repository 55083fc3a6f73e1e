/** What a page that uses an entry in two steps loads first, from the built package. */

import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { expect, it } from 'vitest';
import { FIRST_PARTS } from '../docs/entries.ts';

const DIST = fileURLToPath(new URL('../../dist/', import.meta.url));

it.each([
  ['standard-lazy', 'emailSchema', FIRST_PARTS['./standard/lazy']],
  ['dom-lazy', 'attach', FIRST_PARTS['./dom/lazy']],
  // With its fallback.
  ['dom-lazy', 'attach', 7500, "export { fallback } from './is-mailbox.js';"],
])('the first part of %s is small', async (entry, name, limit, fallback = '') => {
  const { outputFiles, metafile } = await build({
    stdin: {
      contents: `import { ${name} } from './${entry}.js'; globalThis.x = ${name}; ${fallback}`,
      resolveDir: DIST,
    },
    bundle: true,
    minify: true,
    splitting: true,
    format: 'esm',
    outdir: 'out',
    write: false,
    metafile: true,
  });
  const { outputs } = metafile;
  const first = new Set(Object.keys(outputs).filter((path) => outputs[path]?.entryPoint === '<stdin>'));
  for (const path of first) {
    for (const { kind, path: imported } of outputs[path]?.imports ?? []) {
      if (kind === 'import-statement') first.add(imported);
    }
  }
  const sizeOf = (isFirst: boolean) =>
    outputFiles
      .filter(({ path }) => [...first].some((name) => path.endsWith(name)) === isFirst)
      .reduce((sum, { contents }) => sum + gzipSync(contents, { level: 9 }).length, 0);
  expect(sizeOf(true)).toBeLessThanOrEqual(limit);
  expect(sizeOf(true)).toBeGreaterThan(limit / 2);
  expect(sizeOf(false)).toBeGreaterThan(10_000);
});
