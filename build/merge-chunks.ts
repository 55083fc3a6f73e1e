import { readdir, rm } from 'node:fs/promises';
import { isAbsolute, join, resolve } from 'node:path';
import { type GetModuleInfo, rollup } from 'rollup';
import { languages } from '../src/messages/index.ts';
import { mailboxLevels } from '../src/profiles.ts';
import { CODES_MODULE, codesModule, packCodes } from './pack-codes.ts';
import { arrowFunctions, inlineNumbers } from './shrink.ts';
import { topLevelConstants } from './top-level-constants.ts';

/** The entries that only need the table of reasons and its texts, not the parser. */
const WITHOUT_PARSER = languages.map((language) => `messages-${language}`);

const codes = Object.keys(mailboxLevels);

/**
 * Writes the built ES modules anew, with two chunks for all that `index.js` loads: one for what it shares with entries
 * that need no parser, and one for the rest. esbuild makes a chunk for each combination of entries that share code, and
 * Node takes half a millisecond to load each file. Entries still share one copy of everything.
 */
export async function mergeChunks(folder: string, entries: string[]): Promise<void> {
  const path = (entry: string) => resolve(folder, `${entry}.js`);
  const built = await readdir(folder);
  const bundle = await rollup({
    input: Object.fromEntries(entries.map((entry) => [entry, path(entry)])),
    external: (id) => id !== CODES_MODULE && !id.startsWith('.') && !isAbsolute(id),
    plugins: [
      {
        name: 'pack-codes',
        resolveId: (id) => (id === CODES_MODULE ? id : null),
        load: (id) => (id === CODES_MODULE ? codesModule(codes) : null),
        transform: (code, id) => (id === CODES_MODULE ? null : { code: packCodes(code, codes), map: null }),
      },
    ],
    // As package.json has it.
    treeshake: { moduleSideEffects: false },
    onwarn({ message }) {
      throw new Error(message);
    },
  });
  const { output } = await bundle.write({
    dir: folder,
    format: 'es',
    entryFileNames: '[name].js',
    chunkFileNames: 'chunk-[hash].js',
    hashCharacters: 'base36',
    externalLiveBindings: false,
    generatedCode: { constBindings: true },
    hoistTransitiveImports: false,
    plugins: [
      {
        name: 'shrink',
        renderChunk: async (code) => topLevelConstants(await inlineNumbers(arrowFunctions(code))),
      },
    ],
    manualChunks(id, { getModuleInfo }) {
      if (!loadedBy([path('index')], getModuleInfo).has(id)) return null;
      return loadedBy(WITHOUT_PARSER.map(path), getModuleInfo).has(id) ? 'texts' : 'core';
    },
  });
  await bundle.close();
  const written = new Set(output.map(({ fileName }) => fileName));
  const read = new Set(bundle.watchFiles);
  // The command and its worker, which another build writes at the same time, are not modules of this bundle.
  const left = built.filter((file) => read.has(resolve(folder, file)) && !written.has(file));
  await Promise.all(left.map((file) => rm(join(folder, file))));
}

/** The modules that are loaded with others, those included. */
function loadedBy(modules: string[], getModuleInfo: GetModuleInfo): Set<string> {
  const found = new Set(modules);
  for (const id of found) for (const imported of getModuleInfo(id)?.importedIds ?? []) found.add(imported);
  return found;
}
