// Compares the package with the grammar of the RFCs on random inputs: npm run fuzz -- --cases 1000000 --seed 1
// It prints the seed; the same seed and number give the same inputs. With --grammar rfc5322 it compares what is read of
// headers. TEST_DIST=1 tests what is in dist.
import { mkdtemp, rm } from 'node:fs/promises';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'tsup';

const tests = fileURLToPath(new URL('../test/', import.meta.url));
// Beside the other tests, so that packages and fixtures are found from there.
const outDir = await mkdtemp(`${tests}.fuzz-`);
let main;
try {
  await build({
    config: false,
    entry: { fuzz: `${tests}oracle/fuzz.ts` },
    outDir,
    format: 'esm',
    outExtension: () => ({ js: '.mjs' }),
    target: 'es2022',
    noExternal: [/^punycode\//],
    removeNodeProtocol: false,
    splitting: false,
    silent: true,
  });
  ({ main } = await import(pathToFileURL(`${outDir}/fuzz.mjs`).href));
} finally {
  await rm(outDir, { recursive: true, force: true });
}
process.exitCode = main(process.argv.slice(2));
