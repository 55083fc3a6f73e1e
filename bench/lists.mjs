import { breaks } from './breaks.mjs';
import { seeded } from './random.mjs';
import {
  companyWords,
  endings,
  firstNames,
  lastNames,
  nicknames,
  providers,
  roles,
  scripts,
  subdomains,
  tags,
  trades,
} from './words.mjs';

/** @typedef {import('./random.mjs').Chance} Chance */

/**
 * `n` ASCII addresses as people have them, all valid.
 *
 * @param {number} n
 * @param {number} [seed]
 * @returns {string[]}
 */
export function plausible(n, seed = 5321) {
  const chance = seeded(seed);
  return Array.from({ length: n }, () => flat(plausibleAddress(chance)));
}

/**
 * The same addresses, `share` of them broken: exactly that many, at random places.
 *
 * @param {number} n
 * @param {number} [share]
 * @param {number} [seed]
 * @returns {string[]}
 */
export function broken(n, share = 0.1, seed = 5321) {
  const addresses = plausible(n, seed);
  const chance = seeded(seed + 1);
  let left = Math.round(n * share);
  return addresses.map((address, index) => {
    if (chance.below(n - index) >= left) return address;
    left--;
    const at = address.indexOf('@');
    return flat(chance.pick(breaks).broken(address.slice(0, at), address.slice(at + 1)));
  });
}

/**
 * `n` non-ASCII addresses, valid by RFC 6531 and IDNA2008: half of them throughout, a quarter
 * before the @ only, a quarter after it only.
 *
 * @param {number} n
 * @param {number} [seed]
 * @returns {string[]}
 */
export function international(n, seed = 6531) {
  const chance = seeded(seed);
  return Array.from({ length: n }, () => flat(internationalAddress(chance)));
}

/**
 * `n` lines as a mail program exports them, all valid: a name, sometimes in quotes, encoded or left out, and an address
 * in angle brackets.
 *
 * @param {number} n
 * @param {number} [seed]
 * @returns {string[]}
 */
export function named(n, seed = 5322) {
  const chance = seeded(seed);
  return Array.from({ length: n }, () => flat(namedAddress(chance)));
}

/** @param {Chance} chance */
function namedAddress(chance) {
  const address = plausibleAddress(chance);
  const first = capital(chance.pick(firstNames));
  const last = capital(chance.pick(lastNames));
  const kind = chance.below(10);
  if (kind < 5) return `${first} ${last} <${address}>`;
  if (kind < 8) return `"${last}, ${first}" <${address}>`;
  if (kind < 9) return `=?utf-8?Q?${first}_M=C3=BCller?= <${address}>`;
  return chance.happens(0.5) ? `<${address}>` : address;
}

/** @param {string} name */
function capital(name) {
  return name.charAt(0).toUpperCase() + name.slice(1);
}

/** @param {Chance} chance */
function plausibleAddress(chance) {
  const address = `${localPart(chance)}@${domain(chance)}`;
  if (chance.happens(0.01)) return address.toUpperCase();
  if (chance.happens(0.05)) return address.replace(/^[a-z]|[.@-][a-z]/g, (s) => s.toUpperCase());
  return address;
}

/** @param {Chance} chance */
function localPart(chance) {
  const first = chance.pick(firstNames);
  const last = chance.pick(lastNames);
  const kind = chance.below(100);
  if (kind < 32) return `${first}.${last}`;
  if (kind < 40) return first;
  if (kind < 52) return `${first.charAt(0)}${chance.happens(0.5) ? '.' : ''}${last}`;
  if (kind < 66) return `${first}${last.slice(0, 5)}${chance.below(100)}`;
  if (kind < 72) return `${first}_${last}`;
  if (kind < 75) return `${first}-${last}`;
  if (kind < 79) return `${last}.${first}`;
  if (kind < 87) return `${first.slice(0, 6)}.${last.slice(0, 6)}+${chance.pick(tags)}`;
  if (kind < 94) return chance.pick(roles);
  return `${chance.pick(nicknames)}${1950 + chance.below(70)}`;
}

/** @param {Chance} chance */
function domain(chance) {
  if (chance.happens(0.5)) return chance.pick(providers);
  const name = chance.pick(companyWords);
  const kind = chance.below(10);
  const ending = chance.pick(endings);
  if (kind < 3) return `${name}${chance.pick(trades)}.${ending}`;
  if (kind < 5) return `${name}-${chance.pick(trades)}.${ending}`;
  if (kind < 7) return `${chance.pick(subdomains)}.${name}.${ending}`;
  if (kind < 8) return `${name}${chance.below(100)}.${ending}`;
  return `${name}.${ending}`;
}

/** @param {Chance} chance */
function internationalAddress(chance) {
  const { words, top } = chance.pick(scripts);
  const kind = chance.below(4);
  const local = kind === 0 ? localPart(chance) : internationalLocalPart(chance, words);
  if (kind === 1) return `${local}@${domain(chance)}`;
  const label = chance.happens(0.2) ? `${chance.pick(words)}-${chance.pick(words)}` : chance.pick(words);
  const address = `${local}@${label}.${chance.pick(top)}`;
  // An ASCII local part before an ASCII label of some script's list would not be international.
  return /[^\0-\x7f]/.test(address) ? address : internationalAddress(chance);
}

/**
 * @param {Chance} chance
 * @param {string[]} words
 */
function internationalLocalPart(chance, words) {
  const kind = chance.below(10);
  if (kind < 4) return chance.pick(words);
  if (kind < 8) return `${chance.pick(words)}.${chance.pick(words)}`;
  if (kind < 9) return `${chance.pick(words)}${chance.below(100)}`;
  return `${chance.pick(words)}+${chance.pick(tags)}`;
}

/**
 * The same text as one piece of memory. Strings put together from parts are trees inside the
 * engine, and the first contestant to read one would pay for flattening it.
 *
 * @param {string} text  well-formed
 */
function flat(text) {
  return Buffer.from(text).toString();
}
