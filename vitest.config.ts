import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const source = (path: string) => fileURLToPath(new URL(`src/${path}`, import.meta.url));

export default defineConfig({
  // The examples name the package as its users do; the tests run them on the sources.
  resolve: {
    alias: {
      'mailbox-syntax/standard': source('forms/standard-schema.ts'),
      'mailbox-syntax': source('index.ts'),
    },
  },
  test: {
    include: ['test/**/*.test.ts'],
    pool: 'forks',
    testTimeout: 60_000,
    // punycode's ES module is a plain .js file, which Node before 20.19 takes for CommonJS.
    server: { deps: { inline: ['punycode'] } },
    coverage: { provider: 'v8', include: ['src/**/*.ts'], reporter: ['text', 'html'] },
  },
});
