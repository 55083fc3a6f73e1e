/**
 * What an address of each kind costs the command, in ns and beside a plain one: kinds that are valid and unusual, and every
 * way to break one.
 *
 *   node bench/kinds.mjs [--rounds N] [--size N] [--only REGEX] [--seed N]
 *
 * Each kind is a list of its own, of new words for each seed; the command counts it in this process (`--quiet --summary
 * -j1`) once a round, in turn.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable, Writable } from 'node:stream';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { build } from 'esbuild';
import { breaks } from './breaks.mjs';
import { drawnAddress, lineOf, unusual } from './mixed.mjs';
import { seeded } from './random.mjs';
import { markdownTable } from './table.mjs';

const PLAIN = 'plain';
const CHUNK = 1 << 18;
/** How many times as long as a plain address one may take. */
const LIMITS = { valid: 3, broken: 4 };

/** @typedef {{name: string, isValid: boolean, chunks: Buffer[]}} Kind */

/**
 * @param {number} size
 * @param {number} seed
 * @returns {Kind[]}
 */
function kindsOf(size, seed) {
  const list = (/** @type {(chance: import('./random.mjs').Chance) => string} */ address) => {
    const chance = seeded(seed);
    const text = Buffer.from(Array.from({ length: size }, () => `${lineOf(address(chance))}\n`).join(''));
    return Array.from({ length: Math.ceil(text.length / CHUNK) }, (_, index) =>
      text.subarray(index * CHUNK, (index + 1) * CHUNK),
    );
  };
  return [
    { name: PLAIN, isValid: true, chunks: list(drawnAddress) },
    ...unusual.map(({ name, address }) => ({ name, isValid: true, chunks: list(address) })),
    ...breaks.map(({ name, broken }) => ({
      name,
      isValid: false,
      chunks: list((chance) => {
        const [local = '', domain = ''] = drawnAddress(chance).split('@');
        return broken(local, domain);
      }),
    })),
  ];
}

/** The command as a function of this process. */
async function command() {
  const folder = mkdtempSync(join(tmpdir(), 'mailbox-syntax-kinds-'));
  try {
    const outfile = join(folder, 'main.mjs');
    await build({
      entryPoints: [fileURLToPath(new URL('../src/cli/main.ts', import.meta.url))],
      bundle: true,
      platform: 'node',
      format: 'esm',
      target: 'es2022',
      external: ['smtp-server'],
      outfile,
    });
    return (await import(String(pathToFileURL(outfile)))).run;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/**
 * The milliseconds of one list, which is all valid or all invalid.
 *
 * @param {(argv: string[], io: object) => Promise<number>} run
 * @param {Kind} kind
 */
async function time(run, { name, isValid, chunks }) {
  let said = '';
  const stderr = new Writable({
    write(chunk, _encoding, done) {
      said += chunk;
      done();
    },
  });
  const stdout = new Writable({ write: (_chunk, _encoding, done) => done() });
  const io = { stdin: Readable.from(chunks), stdout, stderr, env: {} };
  const start = performance.now();
  const code = await run(['check', '--quiet', '--summary', '-j1'], io);
  const taken = performance.now() - start;
  if (code !== (isValid ? 0 : 1))
    throw new Error(`${name} is not all ${isValid ? 'valid' : 'invalid'}: ${said}`);
  return taken;
}

/**
 * The report: a table of the kinds.
 *
 * @param {{rounds: number, size: number, seed: number, only?: RegExp}} options
 */
export async function kindsReport({ rounds, size, seed, only = /^/ }) {
  const run = await command();
  const kinds = kindsOf(size, seed).filter(({ name }) => name === PLAIN || only.test(name));
  /** @type {Map<string, number[]>} */
  const times = new Map(kinds.map(({ name }) => [name, []]));
  for (let round = -1; round < rounds; round++) {
    for (const kind of kinds) {
      const taken = await time(run, kind);
      // The engine compiles in the first round.
      if (round >= 0) times.get(kind.name)?.push(taken);
    }
  }
  // The fastest round: a list takes some milliseconds, of which others may have the core in any of the rest.
  const fastest = (/** @type {string} */ name) => Math.min(...(times.get(name) ?? []));
  const rows = kinds.map(({ name, isValid }) => {
    const own = fastest(name);
    const ratio = own / fastest(PLAIN);
    const limit = isValid ? LIMITS.valid : LIMITS.broken;
    const nanoseconds = ((own / size) * 1e6).toFixed(0);
    return [
      name,
      isValid ? 'valid' : 'broken',
      nanoseconds,
      ratio.toFixed(1),
      ratio > limit ? `over ${limit}` : '',
    ];
  });
  return `${markdownTable(['kind', '', 'ns an address', `of ${PLAIN}`, ''], rows)}

Lists of ${size.toLocaleString('en')}, seed ${seed}, the fastest of ${rounds} rounds, one thread; load ${loadavg()[0]?.toFixed(1)}.`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { values } = parseArgs({
    options: {
      rounds: { type: 'string', default: '5' },
      size: { type: 'string', default: '100000' },
      only: { type: 'string', default: '' },
      seed: { type: 'string', default: String(1 + Math.floor(Math.random() * 1e6)) },
    },
  });
  const { rounds, size, seed, only } = values;
  console.log(
    await kindsReport({
      rounds: Number(rounds),
      size: Number(size),
      seed: Number(seed),
      only: new RegExp(only, 'i'),
    }),
  );
}
