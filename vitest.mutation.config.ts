import { defineConfig } from 'vitest/config';

/**
 * The tests that `npm run mutate` runs once for each mutant: those that are quick and say much. Long random runs, the
 * Unicode data, and whatever builds, or starts a process or a server, are left out.
 */
export default defineConfig({
  test: {
    include: [
      'test/{loads,syntax,is-mailbox,octets,reply,options,misspelt,misuse}.test.ts',
      'test/grammar/*.test.ts',
      'test/checks/!(idna-conformance).test.ts',
      'test/{damage,repair}/*.test.ts',
      'test/suffix/{path,suffix}.test.ts',
    ],
    setupFiles: ['test/worked-out-once.ts'],
    // One load of the modules for all files: to load them takes longer than to run the tests.
    isolate: false,
    testTimeout: 20_000,
    env: { QUICK_TESTS: '1' },
    server: { deps: { inline: ['punycode'] } },
  },
});
