/**
 * The speed of the package beside its published peers.
 *
 *   node bench/run.mjs [--rounds N] [--size N] [--only REGEX] [--package PATH] [--no-hostile]
 *     [--no-command] [--lines N] [--no-kinds]
 *   node bench/run.mjs --kinds [--rounds N] [--size N] [--seed N]
 *
 * --only chooses contestants by name (the two yardsticks always run); --package measures
 * another build. The command is measured on --lines lines of the build in dist. --kinds prints nothing but the table of
 * what an address of each kind costs the command; its lists are drawn anew at each run unless there is a --seed.
 */
import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { builtPackage } from './built-package.mjs';
import { commandReport } from './command.mjs';
import { headerReport } from './header.mjs';
import { hostileReport } from './hostile.mjs';
import { kindsReport } from './kinds.mjs';
import { broken, international, plausible } from './lists.mjs';
import { HARAKA, HTML5, peers } from './peers.mjs';
import { compete, speed, timesFaster } from './rounds.mjs';
import { markdownTable, short } from './table.mjs';

const { values: options } = parseArgs({
  options: {
    rounds: { type: 'string', default: '7' },
    size: { type: 'string', default: '100000' },
    only: { type: 'string', default: '' },
    package: { type: 'string' },
    'no-hostile': { type: 'boolean', default: false },
    'no-command': { type: 'boolean', default: false },
    'no-kinds': { type: 'boolean', default: false },
    kinds: { type: 'boolean', default: false },
    seed: { type: 'string', default: String(1 + Math.floor(Math.random() * 1e6)) },
    lines: { type: 'string', default: '10000000' },
  },
});
const rounds = positive('--rounds', options.rounds);
const size = positive('--size', options.size);
const only = new RegExp(options.only, 'i');
const seed = positive('--seed', options.seed);

if (options.kinds) {
  console.log(await kindsReport({ rounds, size, seed, only }));
  process.exit();
}

const { isMailbox, parseMailbox } = await builtPackage(options.package);

/** @type {import('./rounds.mjs').Contestant[]} */
const contestants = [
  {
    name: 'parseMailbox',
    version: '',
    international: true,
    accepts: (address) => parseMailbox(address).valid,
  },
  {
    name: 'isMailbox',
    version: '',
    international: true,
    accepts: (address) => isMailbox(address),
  },
  ...peers,
].filter(({ name }) => only.test(name) || name === HARAKA || name === HTML5);

const good = compete(contestants, plausible(size), rounds);
const damaged = compete(contestants, broken(size), rounds);
const worldwide = compete(
  contestants.filter((contestant) => contestant.international),
  international(size),
  rounds,
);

console.log(
  `Node ${process.versions.node}, ${availableParallelism()} cores. ` +
    `Addresses a second, median of ${rounds} rounds over lists of ${size.toLocaleString('en')}.\n`,
);
console.log(
  markdownTable(
    [
      '',
      'valid list',
      '10 % broken',
      'international',
      'x Haraka, valid',
      'x Haraka, broken',
      'x Haraka, intl',
      'x HTML5, valid',
      'accepted, valid',
      'accepted, broken',
      'accepted, intl',
    ],
    contestants.map(({ name, version }) => {
      const onGood = good.get(name);
      const onDamaged = damaged.get(name);
      const abroad = worldwide.get(name);
      return [
        `${name} ${version}`.trim(),
        short(speed(onGood)),
        short(speed(onDamaged)),
        abroad ? short(speed(abroad)) : '',
        timesFaster(onGood, good.get(HARAKA)).toFixed(2),
        timesFaster(onDamaged, damaged.get(HARAKA)).toFixed(2),
        abroad ? timesFaster(abroad, worldwide.get(HARAKA)).toFixed(2) : '',
        timesFaster(onGood, good.get(HTML5)).toFixed(2),
        onGood.accepted.toLocaleString('en'),
        onDamaged.accepted.toLocaleString('en'),
        abroad ? abroad.accepted.toLocaleString('en') : '',
      ];
    }),
  ),
);

// email-addresses is slow: a fifth of the list is enough.
console.log(`\n${await headerReport(Math.ceil(size / 5), rounds)}`);

if (!options['no-hostile']) {
  console.log(`\n${hostileReport(parseMailbox)}`);
}

if (!options['no-kinds']) {
  console.log(`\n${await kindsReport({ rounds, size, seed })}`);
}

if (!options['no-command']) {
  const lines = positive('--lines', options.lines);
  console.log(
    `\n${await commandReport({ rounds: Math.min(rounds, 5), lines, jobs: availableParallelism() })}`,
  );
}

/**
 * @param {string} option
 * @param {string} value
 */
function positive(option, value) {
  const number = Number(value);
  if (Number.isSafeInteger(number) && number > 0) return number;
  console.error(`${option} takes a whole number above 0, not ${JSON.stringify(value)}`);
  process.exit(2);
}
