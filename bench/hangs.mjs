/**
 * Whether any reader of foreign text hangs on a hostile one: a fault that costs a multiple of the length shows itself at 64
 * kilobytes, and a machine that is busy does not. The time is the processor's.
 *
 *   node bench/hangs.mjs [--package FOLDER] [--only REGEX]
 *
 * Ends with 1 if one does.
 */
import { cpuUsage, exit } from 'node:process';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import { builtPackage } from './built-package.mjs';
import { shapes } from './hostile-shapes.mjs';

/** The lengths in octets, the shortest first: what is exponential is found before it takes hours. */
const STEPS = [2 ** 5, 2 ** 8, 2 ** 11, 2 ** 14, 2 ** 16];
/** At any of them; what is linear takes some 10 ms at the last. */
const LIMIT_MILLISECONDS = 1000;
/** The first time also compiles what is slow later; a fault is there the second time. */
const ATTEMPTS = 2;
/** What has not come back by then, in seconds of the clock, never will. */
const PATIENCE_SECONDS = 120;

const PROFILES = ['rfc', 'smtp', 'form', 'mta', 'interoperable'];
/** No input is over it. */
const maxOctets = Number.MAX_SAFE_INTEGER;

/**
 * Everything that reads an address, a list or a letter of somebody else, by its name.
 *
 * @param {string} folder  where the build is
 * @returns {Promise<[name: string, read: (input: string | Uint8Array) => unknown][]>}
 */
async function readers(folder) {
  const entry = (/** @type {string} */ name) => builtPackage(`${folder}/${name}.js`);
  const { parseMailbox, parsePath } = await entry('index');
  const { parseAddressList } = await entry('header');
  const { parseMailboxWithNearMiss } = await entry('near-miss');
  const { emailSchema } = await entry('standard');
  const { readBounce } = await entry('reference');
  const field = emailSchema({ tidy: true, maxOctets })['~standard'];
  return [
    ...PROFILES.map((profile) => [
      `parseMailbox, ${profile}`,
      (input) => parseMailbox(input, { profile, maxOctets }),
    ]),
    ['parsePath', (input) => parsePath(inBrackets(input), { command: 'RCPT', maxOctets })],
    ['parseAddressList', (input) => parseAddressList(input, { maxOctets })],
    ['parseMailboxWithNearMiss', (input) => parseMailboxWithNearMiss(input, { maxOctets })],
    ['emailSchema, tidy', (input) => field.validate(input)],
    ['readBounce', readBounce],
  ];
}

/** @param {string | Uint8Array} input */
function inBrackets(input) {
  return typeof input === 'string'
    ? `<${input}>`
    : Buffer.concat([Buffer.from('<'), input, Buffer.from('>')]);
}

/**
 * The processor's time of one call in ms.
 *
 * @param {(input: string | Uint8Array) => unknown} read
 * @param {string | Uint8Array} input
 */
function timed(read, input) {
  const before = cpuUsage();
  read(input);
  const { user, system } = cpuUsage(before);
  return (user + system) / 1000;
}

/** Tells the other thread of each case before and after it. */
async function work() {
  const { folder, only } = workerData;
  for (const [name, read] of await readers(folder)) {
    for (const shape of shapes.filter((one) => new RegExp(only, 'i').test(one.name))) {
      for (const octets of STEPS) {
        const input = shape.make(octets);
        parentPort.postMessage({ name, shape: shape.name, octets });
        let time = Number.POSITIVE_INFINITY;
        for (let turn = 0; turn < ATTEMPTS && time > LIMIT_MILLISECONDS; turn++) time = timed(read, input);
        parentPort.postMessage({ name, shape: shape.name, octets, time });
        if (time > LIMIT_MILLISECONDS) break;
      }
    }
  }
}

/** @param {{folder: string, only: string}} choices */
function watch(choices) {
  const worker = new Worker(fileURLToPath(import.meta.url), { workerData: choices });
  const hanging = [];
  let slowest = { time: 0 };
  let count = 0;
  let timer;
  worker.on('message', (now) => {
    clearTimeout(timer);
    const text = `${now.name}, ${JSON.stringify(now.shape)} of ${now.octets} octets`;
    if (now.time === undefined) {
      timer = setTimeout(() => {
        console.error(`${text} never ends`);
        exit(1);
      }, PATIENCE_SECONDS * 1000);
      return;
    }
    count++;
    if (now.time > slowest.time) slowest = { ...now, text };
    if (now.time > LIMIT_MILLISECONDS) hanging.push(`${text} takes ${Math.round(now.time)} ms`);
  });
  worker.on('error', (error) => {
    console.error(error);
    exit(1);
  });
  worker.on('exit', () => {
    clearTimeout(timer);
    for (const line of hanging) console.error(line);
    console.log(
      `${count} hostile texts, ${hanging.length} hang; the slowest, ${slowest.text}: ${Math.round(slowest.time)} ms`,
    );
    exit(hanging.length > 0 || count === 0 ? 1 : 0);
  });
}

if (isMainThread) {
  const { values } = parseArgs({
    options: {
      package: { type: 'string', default: fileURLToPath(new URL('../dist', import.meta.url)) },
      only: { type: 'string', default: '' },
    },
  });
  watch({ folder: values.package, only: values.only });
} else await work();
