/** Mutation testing: `npm run mutate`, or of one file `npm run mutate -- --mutate src/reply.ts`. */
export default {
  testRunner: 'vitest',
  vitest: { configFile: 'vitest.mutation.config.ts', related: false },
  mutate: ['src/grammar/*.ts', 'src/checks/*.ts', 'src/reply.ts', '!src/checks/idna-data.ts'],
  coverageAnalysis: 'perTest',
  concurrency: 1,
  timeoutMS: 4000,
  timeoutFactor: 3,
  reporters: ['clear-text', 'json'],
  clearTextReporter: { allowColor: false, allowEmojis: false, logTests: false, reportTests: false },
  jsonReporter: { fileName: 'reports/mutation.json' },
  thresholds: { high: 95, low: 90, break: 90 },
};
