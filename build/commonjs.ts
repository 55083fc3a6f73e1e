import { isAbsolute, resolve } from 'node:path';
import { transform } from 'esbuild';
import { rollup } from 'rollup';
import { topLevelConstants } from './top-level-constants.ts';

/**
 * Writes the CommonJS form of the built ES modules beside them. It is made from those, so that its entries share chunks
 * as they do: what one entry exports is the same object in another. Names are short in it, as the ES modules are there to be
 * read.
 */
export async function writeCommonJs(folder: string, entries: string[]): Promise<void> {
  const bundle = await rollup({
    input: Object.fromEntries(entries.map((entry) => [entry, resolve(folder, `${entry}.js`)])),
    external: (id) => !id.startsWith('.') && !isAbsolute(id),
    plugins: [
      {
        name: 'import-meta-url',
        resolveImportMeta: (property) =>
          property === 'url' ? `require('node:url').pathToFileURL(__filename).href` : null,
      },
      {
        name: 'minify',
        async renderChunk(code) {
          const short = await transform(code, {
            format: 'cjs',
            platform: 'node',
            minifyIdentifiers: true,
            minifyWhitespace: true,
            legalComments: 'inline',
          });
          // Where a file is loaded later, esbuild adds variables of its own.
          return topLevelConstants(short.code);
        },
      },
    ],
    onwarn({ message }) {
      throw new Error(message);
    },
  });
  await bundle.write({
    dir: folder,
    format: 'cjs',
    entryFileNames: '[name].cjs',
    chunkFileNames: 'chunk-[hash].cjs',
    hashCharacters: 'base36',
    esModule: true,
    externalLiveBindings: false,
    generatedCode: { constBindings: true },
    hoistTransitiveImports: false,
  });
  await bundle.close();
}
