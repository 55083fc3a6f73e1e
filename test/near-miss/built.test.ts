import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { describe, expect, it } from 'vitest';

const resolveDir = fileURLToPath(new URL('../../src', import.meta.url));

async function bundle(contents: string) {
  const { outputFiles, metafile } = await build({
    stdin: { contents, resolveDir },
    bundle: true,
    minify: true,
    format: 'esm',
    target: 'es2022',
    write: false,
    metafile: true,
  });
  const [{ contents: code = new Uint8Array() } = {}] = outputFiles;
  return {
    size: gzipSync(code, { level: 9 }).length,
    text: new TextDecoder().decode(code),
    inputs: Object.keys(metafile.inputs),
  };
}

const form = "export { emailSchema, emailField } from './forms/standard-schema.ts';";
const both = `${form} export { parseMailboxWithNearMiss } from './near-miss/index.ts';`;

describe('the entry ./near-miss', () => {
  it('adds at most 12 kB to a form, gzipped', async () => {
    const added = (await bundle(both)).size - (await bundle(form)).size;
    expect(added).toBeGreaterThan(1_000);
    expect(added).toBeLessThan(12_000);
  });

  it('has no public suffix list, and no sources of its providers', async () => {
    const { inputs, text } = await bundle(both);
    expect(inputs.some((name) => name.endsWith('near-miss/providers.ts'))).toBe(true);
    expect(inputs.filter((name) => name.includes('tldts'))).toEqual([]);
    expect(text).toContain('rediffmail');
    expect(text).not.toContain('https://mail.');
  });
});
