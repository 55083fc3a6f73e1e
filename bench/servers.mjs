/**
 * The speed of the servers, on the built package.
 *
 *   node bench/servers.mjs [--rounds N] [--seconds S] [--dist FOLDER]
 *
 * smtp-server with our hooks beside the same with hooks that accept everything, in turn; then the
 * milter daemon. Load comes over 16 loopback connections from this process; each server is a
 * process of its own. On a busy machine trust what is counted by processor time of the server.
 */
import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { milterReport } from './servers-milter.mjs';
import { smtpReport } from './servers-smtp.mjs';

const { values: options } = parseArgs({
  options: {
    rounds: { type: 'string', default: '25' },
    seconds: { type: 'string', default: '1' },
    dist: { type: 'string', default: 'dist' },
  },
});
const [rounds, seconds] = [Number(options.rounds), Number(options.seconds)];
if (!(rounds >= 1 && seconds > 0)) throw new Error('--rounds and --seconds take numbers above 0');

console.log(
  `Node ${process.versions.node}, ${availableParallelism()} cores, 16 connections; ` +
    `medians of ${rounds} rounds of ${seconds} s.\n`,
);
console.log(`${await smtpReport(rounds, seconds, options.dist)}\n`);
console.log(await milterReport(rounds, seconds, options.dist));
