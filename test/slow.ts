import { it } from 'vitest';

/** Set by `npm run mutate`, which runs the tests once for each mutant: fewer of many like cases will do. */
export const isQuick = process.env.QUICK_TESTS !== undefined;

/** A test that takes long, left out where tests are to be quick. */
export const slow = it.skipIf(isQuick);
