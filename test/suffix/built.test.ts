import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'tsup';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

describe('the built entries', () => {
  let folder = '';
  /** The sources that went into each entry, with everything inlined that can be. */
  const inputs: Record<string, string[]> = {};

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'suffix-'));
    for (const [name, entry] of [
      ['index', 'src/index.ts'],
      ['suffix', 'src/suffix/index.ts'],
    ] as const) {
      await build({
        config: false,
        silent: true,
        format: 'esm',
        target: 'es2022',
        entry: { [name]: entry },
        outDir: join(folder, name),
        noExternal: [/^punycode\//, /^tldts/],
        metafile: true,
      });
      const { outputs } = JSON.parse(await readFile(join(folder, name, 'metafile-esm.json'), 'utf8'));
      inputs[name] = Object.values(outputs as Record<string, { inputs: object }>).flatMap((output) =>
        Object.keys(output.inputs),
      );
    }
  });

  afterAll(() => rm(folder, { recursive: true }));

  it('have the public suffix list in ./suffix and not in "."', () => {
    const holdsList = (names: string[] = []) => names.some((name) => name.includes('/tldts'));
    expect(holdsList(inputs.suffix)).toBe(true);
    expect(holdsList(inputs.index)).toBe(false);
    expect(inputs.index).toContain('src/parse.ts');
  });
});
