import { defineConfig } from 'vitest/config';

/** The tests that start real mail servers; `scripts/install-servers.sh` installs them. */
export default defineConfig({
  test: {
    include: ['test/servers/real/*.servers.ts'],
    pool: 'forks',
    // They share two processors, and their times are those of mail servers.
    fileParallelism: false,
    testTimeout: 300_000,
    hookTimeout: 300_000,
    server: { deps: { inline: ['punycode'] } },
  },
});
