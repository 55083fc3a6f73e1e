import { defineConfig } from 'vitest/config';

/** `npm run test:faults`: minutes long, and with a Postfix in front where one is installed. */
export default defineConfig({
  test: {
    include: ['test/faults/*.faults.ts'],
    pool: 'forks',
    fileParallelism: false,
    testTimeout: 300_000,
    hookTimeout: 60_000,
    reporters: ['verbose'],
    server: { deps: { inline: ['punycode'] } },
  },
});
