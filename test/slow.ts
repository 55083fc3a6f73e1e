import { it } from 'vitest';

/** A test that takes long. `npm run mutate`, which runs the tests once for each mutant, leaves it out. */
export const slow = it.skipIf(process.env.QUICK_TESTS !== undefined);
