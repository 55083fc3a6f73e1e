import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/**
 * @typedef {object} Contestant
 * @property {string} name
 * @property {string} version
 * @property {boolean} international
 * @property {(address: string) => boolean} accepts
 */

/**
 * What one contestant did with one list.
 *
 * @typedef {object} Score
 * @property {number} accepted  how many of the list it calls valid
 * @property {number} size
 * @property {number[]} times  milliseconds, one a round (fewer for the very slow)
 */

const WARM_UP_MILLISECONDS = 1000;

/** Who takes longer than this for one pass runs in the first few rounds only. */
const SLOW_PASS_MILLISECONDS = 1000;
const ROUNDS_OF_THE_SLOW = 3;

setFlagsFromString('--expose-gc');
/** @type {(options: {type: 'minor'}) => void} */
const collectGarbage = runInNewContext('gc');

/**
 * Let every contestant check the list once a round, in rotating order, after a warm-up.
 * Interleaving makes a busy minute of the machine fall on all of them alike.
 *
 * @param {Contestant[]} contestants
 * @param {string[]} list
 * @param {number} rounds
 * @returns {Map<string, Score>}  by the contestant's name
 */
export function compete(contestants, list, rounds) {
  /** @type {Map<string, Score>} */
  const scores = new Map();
  for (const { name, accepts } of contestants) {
    scores.set(name, { accepted: warmUp(accepts, list), size: list.length, times: [] });
  }
  for (let round = 0; round < rounds; round++) {
    for (let turn = 0; turn < contestants.length; turn++) {
      const { name, accepts } = contestants[(round + turn) % contestants.length];
      const score = scores.get(name);
      if (round >= ROUNDS_OF_THE_SLOW && median(score.times) > SLOW_PASS_MILLISECONDS) continue;
      // So that no round pays for the rubbish of the one before.
      collectGarbage({ type: 'minor' });
      const start = performance.now();
      const accepted = countAccepted(accepts, list);
      score.times.push(performance.now() - start);
      if (accepted !== score.accepted) {
        throw new Error(`${name} accepted ${score.accepted} of the list, then ${accepted}`);
      }
    }
  }
  return scores;
}

/**
 * Addresses a second, by the median round.
 *
 * @param {Score} score
 */
export function speed({ size, times }) {
  return (size / median(times)) * 1000;
}

/**
 * How many times faster `score` is than `yardstick`: the median over the rounds that both ran,
 * each compared with its own.
 *
 * @param {Score} score
 * @param {Score} yardstick
 */
export function timesFaster(score, yardstick) {
  const rounds = Math.min(score.times.length, yardstick.times.length);
  return median(score.times.slice(0, rounds).map((time, round) => yardstick.times[round] / time));
}

/** @param {number[]} numbers */
export function median(numbers) {
  const sorted = numbers.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/**
 * Run until the engine has compiled what it wants to compile: as long for each contestant.
 *
 * @param {(address: string) => boolean} accepts
 * @param {string[]} list
 */
function warmUp(accepts, list) {
  const start = performance.now();
  let accepted = 0;
  do accepted = countAccepted(accepts, list);
  while (performance.now() - start < WARM_UP_MILLISECONDS);
  return accepted;
}

/**
 * The count uses every verdict, so that no engine may leave the checking out.
 *
 * @param {(address: string) => boolean} accepts
 * @param {string[]} list
 */
function countAccepted(accepts, list) {
  let accepted = 0;
  for (let i = 0; i < list.length; i++) {
    if (accepts(list[i])) accepted++;
  }
  return accepted;
}
