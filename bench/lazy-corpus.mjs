import { broken, international, plausible } from './lists.mjs';
import { seeded } from './random.mjs';

// What decides whether an address is an ordinary one.
const PIECES = [
  ...[
    'a',
    'Z',
    '0',
    '9',
    'x',
    'joe',
    'imcea',
    'IMCEA',
    '.',
    '-',
    '--',
    '_',
    '+',
    "'",
    '!',
    '/',
    '=',
    '@',
    '.',
    '-',
  ],
  ...[
    'example',
    '.com',
    '.',
    'xn--',
    '1',
    '40',
    '\u00e4',
    '\u212a',
    '\u017f',
    ' ',
    '\n',
    '\r',
    '"',
    '\\',
    '(',
    ',',
  ],
];

/**
 * `n` texts on which two checks of ordinary addresses could differ: addresses as people have them, broken ones, ones beyond
 * ASCII, and pieces put together at random, lengths around the limit of 64 among them.
 *
 * @param {number} n
 * @param {number} [seed]
 * @returns {string[]}
 */
export function lazyCorpus(n, seed = 600) {
  const part = Math.floor(n / 5);
  const chance = seeded(seed);
  const some = (/** @type {number} */ most) =>
    Array.from({ length: 1 + chance.below(most) }, () => chance.pick(PIECES)).join('');
  const pieces = Array.from(
    { length: n - 4 * part },
    () => `${some(6)}@${some(4)}${chance.pick(['.com', '.example', ''])}`,
  );
  const long = plausible(part, seed + 3).map((address) => {
    const length = 60 + chance.below(8) - address.length;
    return length > 0 ? 'a'.repeat(length) + address : address;
  });
  return [
    ...plausible(part, seed),
    ...broken(part, 0.5, seed + 1),
    ...international(part, seed + 2),
    ...long,
    ...pieces,
  ];
}
