/**
 * What a module works out once and keeps is reached by the test that comes first, so that `npm run mutate` would try a
 * mutant there on that test alone. Worked out before the tests, it is tried on all.
 */
import { joinerFaults } from '../src/checks/idna.ts';
import { repair } from '../src/checks/repair.ts';
import { scriptsOf } from '../src/checks/scripts.ts';
import { parseMailbox } from '../src/index.ts';

joinerFaults();
scriptsOf('\u0436');
repair('', '', parseMailbox('').reasons, () => []);
