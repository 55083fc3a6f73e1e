/**
 * Mutation testing: `npm run mutate`, or of one file `npm run mutate -- --mutate src/reply.ts`.
 *
 * Only the tests that reach a mutant are run on it. What a module works out once and keeps (`known` in
 * plain-international.ts, the joiners in idna.ts) is reached by the test that comes first, and by no other: a mutant
 * there can survive that all the tests together would kill. `--coverageAnalysis off` tells, at its price.
 */
export default {
  testRunner: 'vitest',
  vitest: { configFile: 'vitest.mutation.config.ts', related: false },
  mutate: [
    'src/grammar/*.ts',
    'src/checks/*.ts',
    'src/damage/*.ts',
    'src/repair/*.ts',
    'src/suffix/*.ts',
    'src/{errors,is-mailbox,octets,options,parse,reply}.ts',
    '!src/checks/idna-data.ts',
  ],
  coverageAnalysis: 'perTest',
  concurrency: 1,
  // Long, since a timeout counts as a kill: on a busy machine a short one would flatter.
  timeoutMS: 10_000,
  timeoutFactor: 3,
  reporters: ['clear-text', 'json'],
  clearTextReporter: { allowColor: false, allowEmojis: false, logTests: false, reportTests: false },
  jsonReporter: { fileName: 'reports/mutation.json' },
  thresholds: { high: 95, low: 90, break: 90 },
};
