import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'tsup';
import { defineConfig, type Plugin } from 'vitest/config';
import { workerBuild } from './tsup.config.ts';

/**
 * The worker of src/batch as a script: workers run without vitest, which alone reads TypeScript here. It is bundled anew
 * for each run, so that no old build is tested.
 */
const batchWorker: Plugin = {
  name: 'batch-worker',
  // Before anything else has rewritten the line.
  enforce: 'pre',
  async transform(code, id) {
    if (!id.endsWith('/src/batch/pool.ts')) return null;
    const outDir = mkdtempSync(join(tmpdir(), 'batch-worker-'));
    process.on('exit', () => rmSync(outDir, { recursive: true, force: true }));
    await build({ ...workerBuild, outDir, silent: true, config: false });
    const built = pathToFileURL(join(outDir, 'batch-worker.js'));
    return code.replace("new URL('./batch-worker.js', import.meta.url)", `new URL(${JSON.stringify(built)})`);
  },
};

const source = (path: string) => fileURLToPath(new URL(`src/${path}`, import.meta.url));

export default defineConfig({
  // The examples name the package as its users do; the tests run them on the sources.
  resolve: {
    alias: {
      'mailbox-syntax/standard/lazy': source('forms/standard-lazy.ts'),
      'mailbox-syntax/standard': source('forms/standard-schema.ts'),
      'mailbox-syntax/is-mailbox': source('forms/fallback.ts'),
      'mailbox-syntax/near-miss': source('near-miss/index.ts'),
      'mailbox-syntax/conventions': source('conventions/index.ts'),
      'mailbox-syntax/header': source('header/index.ts'),
      'mailbox-syntax': source('index.ts'),
    },
  },
  plugins: [batchWorker],
  test: {
    // A page on a busy machine takes its time.
    expect: { poll: { timeout: 20_000 } },
    include: ['test/**/*.test.ts'],
    pool: 'forks',
    // The tests of all code points take long where other programs work, and longer with coverage.
    testTimeout: 300_000,
    hookTimeout: 120_000,
    // punycode's ES module is a plain .js file, which Node before 20.19 takes for CommonJS.
    server: { deps: { inline: ['punycode'] } },
    coverage: {
      provider: 'v8',
      include: ['src/**/*.ts'],
      // What runs in another process, thread or engine is tested there, where nothing counts it.
      exclude: [
        '**/*.d.ts',
        'src/cli/{bin,check/progress,serve/*}.ts',
        'src/batch/worker.ts',
        'src/forms/dom.ts',
        'src/forms/dom-lazy.ts',
        'src/forms/dom/*.ts',
        'src/global.ts',
      ],
      reporter: ['text', 'html'],
      thresholds: { lines: 98, branches: 98, 'src/{grammar,checks}/**': { lines: 99, branches: 98 } },
    },
  },
});
