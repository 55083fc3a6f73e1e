/** Lists of all kinds: unusual ones in the shares that lists have, and shapes that are drawn anew for each seed. */
import punycode from 'punycode/punycode.js';
import { breaks } from './breaks.mjs';
import { plausible } from './lists.mjs';
import { seeded } from './random.mjs';
import { companyWords, endings, firstNames, lastNames, scripts, trades } from './words.mjs';

/** @typedef {import('./random.mjs').Chance} Chance */
/** @typedef {(chance: Chance) => string} Draw */

const LETTERS = 'abcdefghijklmnopqrstuvwxyz';

/** @param {Chance} chance @param {number} length */
const letters = (chance, length) => Array.from({ length }, () => LETTERS.charAt(chance.below(26))).join('');

/** @param {Chance} chance @param {string} signs */
const sign = (chance, signs) => signs.charAt(chance.below(signs.length));

/**
 * A plain address of no shape that was foreseen: words of random letters and digits, put together at random.
 *
 * @type {Draw}
 */
export function drawnAddress(chance) {
  const word = () => {
    const text = letters(chance, 1 + chance.below(9));
    return chance.happens(0.2) ? `${text}${chance.below(3000)}` : text;
  };
  let local = word();
  for (let more = chance.below(4); more > 0; more--) local += sign(chance, '..._-+') + word();
  let domain = `${letters(chance, 2 + chance.below(10))}`;
  if (chance.happens(0.2)) domain += `-${word()}`;
  if (chance.happens(0.2)) domain = `${word()}.${domain}`;
  return `${local}@${domain}.${chance.pick(endings)}`;
}

/** A name beside which unusual things stand. @type {Draw} */
const name = (chance) => `${chance.pick(firstNames)}.${chance.pick(lastNames)}`;

/** A domain of an organisation: some thousands, as a long list has. @type {Draw} */
const organisation = (chance) =>
  `${chance.pick(companyWords)}-${chance.pick(trades)}.${chance.pick(endings)}`;

/** A domain with U-labels, of some thousands. @type {Draw} */
function international(chance) {
  const { words, top } = chance.pick(scripts);
  const label = chance.happens(0.5) ? chance.pick(words) : `${chance.pick(words)}-${chance.pick(words)}`;
  const domain = `${label}.${chance.pick(top)}`;
  return /[^\0-\x7f]/.test(domain) ? domain : international(chance);
}

/**
 * Kinds of valid addresses that are not plain, each with its share of a list: what public lists of addresses have, of
 * which international ones have the most. Those that are rarer still count as one in ten thousand.
 *
 * @type {{name: string, share: number, address: Draw}[]}
 */
export const unusual = [
  {
    name: 'over 64 octets',
    share: 0.002,
    address: (chance) =>
      `${name(chance)}.${letters(chance, 20 + chance.below(20))}@${letters(chance, 20)}.${letters(chance, 10 + chance.below(30))}.${organisation(chance)}`,
  },
  {
    name: 'over 128 octets',
    share: 0.0005,
    address: (chance) =>
      `bounce-${letters(chance, 50)}@${[40, 30, 20 + chance.below(30)].map((length) => letters(chance, length)).join('.')}.${organisation(chance)}`,
  },
  {
    name: 'any atext before the @',
    share: 0.002,
    address: (chance) =>
      `${name(chance)}${sign(chance, "#!$%&'*/=?^`{|}~")}${letters(chance, 1 + chance.below(6))}@${organisation(chance)}`,
  },
  {
    name: 'an A-label',
    share: 0.003,
    address: (chance) => `${name(chance)}@${punycode.toASCII(international(chance))}`,
  },
  {
    name: 'a U-label',
    share: 0.001,
    address: (chance) => `${name(chance)}@${international(chance)}`,
  },
  {
    name: 'U-labels, and letters before the @',
    share: 0.001,
    address: (chance) => {
      const { words, top } = chance.pick(scripts);
      return `${chance.pick(words)}.${chance.pick(words)}@${chance.pick(words)}.${chance.pick(top)}`;
    },
  },
  {
    name: 'an IPv4 literal',
    share: 0.0001,
    address: (chance) => `${name(chance)}@[${[0, 0, 0, 0].map(() => 1 + chance.below(223)).join('.')}]`,
  },
  {
    name: 'an IPv6 literal',
    share: 0.0001,
    address: (chance) =>
      `${name(chance)}@[IPv6:2001:db8::${chance.below(65536).toString(16)}:${chance.below(65536).toString(16)}]`,
  },
  {
    name: 'a quoted local part',
    share: 0.0002,
    address: (chance) =>
      `"${chance.pick(firstNames)} ${letters(chance, 1 + chance.below(8))}"@${organisation(chance)}`,
  },
  {
    name: 'a dotless domain',
    share: 0.0001,
    address: (chance) => `${name(chance)}@${letters(chance, 3 + chance.below(8))}`,
  },
];

/** An address as a line of a list: a line end in it would make two. @param {string} address */
export const lineOf = (address) => address.replace(/[\r\n]+/g, ' ');

/**
 * `n` lines as lists have them, a share of them broken, unusual kinds in their shares.
 *
 * @param {number} n
 * @param {number} [share]
 * @param {number} [seed]
 * @returns {string[]}
 */
export function ordinary(n, share = 0.1, seed = 5321) {
  return mixed(plausible(n, seed), share, seeded(seed + 1));
}

/**
 * `n` lines of shapes and words that are drawn anew for each seed, otherwise as `ordinary`.
 *
 * @param {number} n
 * @param {number} share
 * @param {number} seed
 * @returns {string[]}
 */
export function drawn(n, share, seed) {
  const chance = seeded(seed);
  return mixed(
    Array.from({ length: n }, () => drawnAddress(chance)),
    share,
    seeded(seed + 1),
  );
}

/**
 * @param {string[]} plain
 * @param {number} share
 * @param {Chance} chance
 */
function mixed(plain, share, chance) {
  return plain.map((address) => {
    let drawn = chance.below(1_000_000) / 1_000_000;
    if (drawn < share) {
      const at = address.indexOf('@');
      return lineOf(chance.pick(breaks).broken(address.slice(0, at), address.slice(at + 1)));
    }
    drawn -= share;
    for (const kind of unusual) {
      if (drawn < kind.share) return kind.address(chance);
      drawn -= kind.share;
    }
    return address;
  });
}
