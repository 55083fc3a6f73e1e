/**
 * Doubling a hostile input must no more than double the time, also with the length cap lifted.
 *
 *   node bench/hostile.mjs [--package PATH] [--profile NAME] [--only REGEX]
 *
 * Ends with 1 if a shape hangs or throws.
 */
import { argv } from 'node:process';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { builtPackage } from './built-package.mjs';
import { shapes } from './hostile-shapes.mjs';
import { median } from './rounds.mjs';
import { markdownTable } from './table.mjs';

const MEGABYTE = 2 ** 20;
const WARM_UP_TURNS = 3000;
const REPEATS = 5;
const SLOW_MILLISECONDS = 20;
const STEEP_RATIO = 2.2;

/** Below this a ratio says more about the clock than about the parser. */
const CLOCK_MILLISECONDS = 1;

/** A busy machine spoils a measurement now and then; a fault is there in all of them. */
const ATTEMPTS = 3;

/** Sizes tried first, so that an exponential fault is found before it hangs the run. */
const STEPS = [2 ** 5, 2 ** 8, 2 ** 11, 2 ** 14, 2 ** 16, 2 ** 18];
const STEP_LIMIT_MILLISECONDS = 1000;

/** No input is over it. */
const NO_CAP = Number.MAX_SAFE_INTEGER;

/**
 * @typedef {object} Finding
 * @property {string} name
 * @property {number} half  milliseconds at half a megabyte
 * @property {number} whole  milliseconds at one megabyte; Infinity when it threw or hung
 * @property {string} flag  '' when all is well
 */

/**
 * @param {(input: string | Uint8Array, options: object) => unknown} parseMailbox
 * @param {{profile?: string, only?: RegExp}} [choices]
 * @returns {string}  a Markdown table, the worst first, and a line that sums it up
 */
export function hostileReport(parseMailbox, { profile, only = /(?:)/ } = {}) {
  const options = { maxOctets: NO_CAP, ...(profile === undefined ? {} : { profile }) };
  const parse = (/** @type {string | Uint8Array} */ input) => parseMailbox(input, options);
  const findings = shapes
    .filter(({ name }) => only.test(name))
    .map((shape) => examine(parse, shape))
    .sort((a, b) => b.whole - a.whole || a.name.localeCompare(b.name));
  const flagged = findings.filter(({ flag }) => flag !== '').length;
  return [
    `Hostile inputs, no cap, profile ${profile ?? 'by default'}: ` + `milliseconds, median of ${REPEATS}.\n`,
    markdownTable(
      ['shape', '0.5 MB', '1 MB', 'ratio', ''],
      findings.map(({ name, half, whole, flag }) => [
        code(name),
        milliseconds(half),
        milliseconds(whole),
        Number.isFinite(whole) ? (whole / half).toFixed(2) : '',
        flag,
      ]),
    ),
    `\n${findings.length} shapes, ${flagged} flagged ` +
      `(slow: over ${SLOW_MILLISECONDS} ms at 1 MB; steep: ratio over ${STEEP_RATIO}).`,
  ].join('\n');
}

/**
 * @param {(input: string | Uint8Array) => unknown} parse
 * @param {import('./hostile-shapes.mjs').Shape} shape
 * @returns {Finding}
 */
function examine(parse, { name, make }) {
  const broken = (/** @type {string} */ flag) => ({
    name,
    half: Number.NaN,
    whole: Number.POSITIVE_INFINITY,
    flag,
  });
  try {
    warmUp(parse, make(64));
    for (const octets of STEPS) {
      const time = timed(parse, make(octets));
      if (time > STEP_LIMIT_MILLISECONDS) return broken(`HANGS (${octets} octets)`);
    }
    const small = make(MEGABYTE / 2);
    const large = make(MEGABYTE);
    let best = measure(parse, name, small, large);
    for (let attempt = 1; attempt < ATTEMPTS && best.flag !== ''; attempt++) {
      const again = measure(parse, name, small, large);
      if (again.flag.length < best.flag.length) best = again;
    }
    return best;
  } catch (error) {
    return broken(`THROWS ${error?.name}`);
  }
}

/**
 * A server has checked short inputs for a while before it meets a long one; else the first figures are those of the
 * engine's interpreter.
 *
 * @param {(input: string | Uint8Array) => unknown} parse
 * @param {string | Uint8Array} short
 */
function warmUp(parse, short) {
  for (let turn = 0; turn < WARM_UP_TURNS; turn++) parse(short);
}

/**
 * @param {(input: string | Uint8Array) => unknown} parse
 * @param {string} name
 * @param {string | Uint8Array} small
 * @param {string | Uint8Array} large
 * @returns {Finding}
 */
function measure(parse, name, small, large) {
  timed(parse, small);
  timed(parse, large);
  const halves = [];
  const wholes = [];
  for (let repeat = 0; repeat < REPEATS; repeat++) {
    halves.push(timed(parse, small));
    wholes.push(timed(parse, large));
  }
  const half = median(halves);
  const whole = median(wholes);
  const flags = [];
  if (whole > SLOW_MILLISECONDS) flags.push('SLOW');
  if (whole > CLOCK_MILLISECONDS && whole / half > STEEP_RATIO) flags.push('STEEP');
  return { name, half, whole, flag: flags.join(' ') };
}

/**
 * @param {(input: string | Uint8Array) => unknown} parse
 * @param {string | Uint8Array} input
 * @returns {number} milliseconds
 */
function timed(parse, input) {
  const start = performance.now();
  const result = parse(input);
  const time = performance.now() - start;
  if (typeof result !== 'object') throw new TypeError('no result');
  return time;
}

/** @param {number} time */
function milliseconds(time) {
  return Number.isFinite(time) ? time.toFixed(2) : '';
}

/**
 * A shape's name as code in a table cell.
 *
 * @param {string} name
 */
function code(name) {
  const cell = name.replaceAll('|', '\\|');
  return cell.includes('`') ? `\`\` ${cell} \`\`` : `\`${cell}\``;
}

if (argv[1] === fileURLToPath(import.meta.url)) {
  const { values } = parseArgs({
    options: {
      package: { type: 'string' },
      profile: { type: 'string' },
      only: { type: 'string', default: '' },
    },
  });
  const { parseMailbox } = await builtPackage(values.package);
  const report = hostileReport(parseMailbox, { profile: values.profile, only: new RegExp(values.only, 'i') });
  console.log(report);
  if (/HANGS|THROWS/.test(report)) process.exitCode = 1;
}
