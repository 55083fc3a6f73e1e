/**
 * What a module works out once and keeps is reached by the test that comes first, so that `npm run mutate` would try a
 * mutant there on that test alone. Worked out before the tests, it is tried on all. A mutant that throws here must not
 * end the run: the tests will say so.
 */
import type { Reason } from '../src/index.ts';

const reason: Reason = { code: 'input-empty', level: 'error', start: 0, end: 0, octets: [0, 0], args: {} };

const works = [
  async () => (await import('../src/checks/code-points.ts')).joinerFaults('\u200D'),
  async () => (await import('../src/checks/scripts.ts')).scriptsOf('\u0436'),
  async () => (await import('../src/repair/repair.ts')).repair('', '', [reason], () => []),
];

for (const work of works) await work().catch(() => {});
