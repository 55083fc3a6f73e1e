import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    pool: 'forks',
    // The tests of all code points take long where other programs work, and longer with coverage.
    testTimeout: 300_000,
    // punycode's ES module is a plain .js file, which Node before 20.19 takes for CommonJS.
    server: { deps: { inline: ['punycode'] } },
    coverage: {
      provider: 'v8',
      include: ['src/**/*.ts'],
      exclude: ['**/*.d.ts'],
      reporter: ['text', 'html'],
      thresholds: { lines: 98, branches: 98 },
    },
  },
});
