/**
 * Seeded chance, so that every run and every machine checks the same addresses.
 *
 * @typedef {object} Chance
 * @property {(limit: number) => number} below  a whole number from 0 to limit - 1
 * @property {(share: number) => boolean} happens  true in `share` of the calls
 * @property {<T>(choices: readonly T[]) => T} pick  one of the choices
 */

/**
 * A 32-bit xorshift generator (shifts 13, 17, 5).
 *
 * @param {number} seed  any whole number but 0
 * @returns {Chance}
 */
export function seeded(seed) {
  let state = seed | 0 || 1;
  const below = (/** @type {number} */ limit) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return Math.floor(((state >>> 0) / 2 ** 32) * limit);
  };
  return {
    below,
    happens: (share) => below(1_000_000) < share * 1_000_000,
    pick: (choices) => choices[below(choices.length)],
  };
}
