/**
 * What it costs to load the package and to check a first address, each in a process of its own, and how many octets of
 * typed arrays there are by then.
 *
 *   node bench/import-cost.mjs [--rounds N] [PATH of an index.js …]
 */
import { execFileSync } from 'node:child_process';
import { resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { markdownTable } from './table.mjs';

const { values, positionals } = parseArgs({
  options: { rounds: { type: 'string', default: '25' } },
  allowPositionals: true,
});
const rounds = Number(values.rounds);
const builds =
  positionals.length > 0 ? positionals : [fileURLToPath(new URL('../dist/index.js', import.meta.url))];

/** Counts what the constructors of typed arrays are asked for. */
const COUNT = `
let octets = 0;
for (const name of ['Uint8Array', 'Uint16Array', 'Uint32Array', 'Int8Array', 'Int16Array', 'Int32Array', 'Float64Array']) {
  const Plain = globalThis[name];
  globalThis[name] = new Proxy(Plain, {
    construct(target, args, newTarget) {
      const array = Reflect.construct(target, args, newTarget);
      octets += array.byteLength;
      return array;
    },
  });
}`;

/** The time of all threads, which other programs disturb less than the time on the clock. */
const CPU = `const cpu = () => { const { user, system } = process.cpuUsage(); return (user + system) / 1000; };`;

/**
 * What a new process measures: milliseconds of CPU, or with `setup` the octets so far, of the import and of each first verdict.
 *
 * @param {string} build
 * @param {string} setup
 * @param {string} reading
 * @returns {number[]}
 */
function measure(build, setup, reading) {
  const script = `${setup}
const readings = [${reading}];
const { parseMailbox } = await import(${JSON.stringify(pathToFileURL(resolve(build)).href)});
readings.push(${reading});
parseMailbox('user@example.com');
readings.push(${reading});
parseMailbox('jörg@bücher.example');
readings.push(${reading});
parseMailbox('a..b@example。com');
readings.push(${reading});
console.log(JSON.stringify(readings.slice(1).map((value, index) => value - readings[index])));`;
  return JSON.parse(
    execFileSync(process.execPath, ['--input-type=module', '-e', script], { encoding: 'utf8' }),
  );
}

/** @param {number[]} numbers */
const median = (numbers) => numbers.toSorted((a, b) => a - b)[numbers.length >> 1] ?? 0;

/** @type {Map<string, number[][]>} */
const times = new Map(builds.map((build) => [build, []]));
// In turn, so that a busy minute of the machine falls on all builds alike.
for (let round = 0; round < rounds; round++) {
  for (const build of builds) times.get(build)?.push(measure(build, CPU, 'cpu()'));
}

const STEPS = [
  'import',
  "first 'user@example.com'",
  "first 'jörg@bücher.example'",
  "first 'a..b@example。com'",
];
for (const build of builds) {
  const octets = measure(build, COUNT, 'octets');
  const rows = STEPS.map((step, index) => [
    step,
    median((times.get(build) ?? []).map((round) => round[index] ?? 0)).toFixed(2),
    String(octets[index]),
  ]);
  const sums = (times.get(build) ?? []).map(([load = 0, ascii = 0, nonAscii = 0]) => load + ascii + nonAscii);
  rows.push(['import and the first two', median(sums).toFixed(2), '']);
  console.log(
    `${build}, median of ${rounds} processes\n\n${markdownTable(['', 'ms of CPU', 'octets of typed arrays'], rows)}\n`,
  );
}
