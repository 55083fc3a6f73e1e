/**
 * The speed of mailbox-syntax/header beside email-addresses, on lines as mail programs export them.
 *
 *   node bench/header.mjs [--rounds N] [--size N]
 */
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import emailAddresses from 'email-addresses';
import { builtPackage } from './built-package.mjs';
import { named } from './lists.mjs';
import { compete, speed } from './rounds.mjs';
import { markdownTable, short } from './table.mjs';

const BUILT = fileURLToPath(new URL('../dist/header.js', import.meta.url));
const OURS = 'parseHeaderMailbox';
const THEIRS = 'email-addresses';

/**
 * Both on the same `Name <address>` lines, and how many times faster ours is.
 *
 * @param {number} size
 * @param {number} rounds
 */
export async function headerReport(size, rounds) {
  const { parseHeaderMailbox } = await builtPackage(BUILT);
  const contestants = [
    {
      name: OURS,
      version: '',
      international: true,
      accepts: (/** @type {string} */ line) => parseHeaderMailbox(line).valid,
    },
    {
      name: THEIRS,
      version: '',
      international: true,
      accepts: (/** @type {string} */ line) =>
        emailAddresses.parseOneAddress({ input: line, rfc6532: true }) !== null,
    },
  ];
  const scores = compete(contestants, named(size), rounds);
  const rows = contestants.map(({ name }) => {
    const score = scores.get(name);
    return [
      name,
      short(speed(score)),
      // Not round by round: the slow one may have run in fewer.
      (speed(score) / speed(scores.get(THEIRS))).toFixed(1),
      score.accepted.toLocaleString('en'),
    ];
  });
  return `Lines of ${size.toLocaleString('en')} "Name <address>" a second, median of ${rounds} rounds.\n\n${markdownTable(
    ['', 'lines', `x ${THEIRS}`, 'accepted'],
    rows,
  )}`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { values } = parseArgs({
    options: {
      rounds: { type: 'string', default: '7' },
      size: { type: 'string', default: '20000' },
    },
  });
  console.log(await headerReport(Number(values.size), Number(values.rounds)));
}
