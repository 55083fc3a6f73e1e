/**
 * The speed of the command beside grep, wc, Miller and csv-parse, as whole processes on the same files.
 *
 *   node bench/command.mjs [--rounds N] [--lines N] [--jobs N]
 *
 * Needs bash and grep; Miller (`mlr`) is measured where it is installed.
 */
import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { broken } from './lists.mjs';
import { drawn, ordinary } from './mixed.mjs';
import { html5Source } from './peers.mjs';
import { median } from './rounds.mjs';
import { markdownTable, short } from './table.mjs';

const BIN = fileURLToPath(new URL('../dist/bin.js', import.meta.url));
const CSV_PARSE = fileURLToPath(new URL('./csv-parse-count.mjs', import.meta.url));
/** How many addresses are made at a time. */
const PART = 200_000;

/**
 * One command of a shell.
 *
 * @typedef {object} Contestant
 * @property {string} name
 * @property {string} command
 * @property {number} records  of its input
 * @property {boolean} isOurs
 */

/**
 * What one run of a command took: wall and CPU seconds, and the peak memory in MB where it is known.
 *
 * @typedef {{wall: number, cpu: number, peak: number | null}} Run
 */

/**
 * Writes a list of `lines` addresses of all kinds, a tenth of them broken, one a line.
 *
 * @param {string} path
 * @param {number} lines
 * @param {(n: number, share: number, seed: number) => string[]} kind
 * @param {number} seed
 */
async function writeList(path, lines, kind, seed) {
  const file = createWriteStream(path);
  for (let from = 0; from < lines; from += PART) {
    const list = kind(Math.min(PART, lines - from), 0.1, seed + from);
    if (!file.write(`${list.join('\n')}\n`)) await once(file, 'drain');
  }
  file.end();
  await once(file, 'close');
}

/**
 * Writes a table of customers as an export has it: ten columns, a field with a quoted line break now and then.
 *
 * @param {string} path
 * @param {number} rows
 */
async function writeTable(path, rows) {
  const file = createWriteStream(path);
  file.write('id,first,last,email,street,city,country,phone,note,since\r\n');
  for (let from = 0; from < rows; from += PART) {
    const list = broken(Math.min(PART, rows - from), 0.1, 97 + from);
    const lines = list.map((address, index) => {
      const id = from + index;
      const email = /[",\r\n]/.test(address) ? `"${address.replaceAll('"', '""')}"` : address;
      const note = id % 20 === 0 ? '"called twice,\r\nsays ""later"""' : '';
      return `${id},Anna,Schmidt,${email},Main Street ${id % 300},Springfield,DE,+49 30 ${id},${note},2019-05-${10 + (id % 20)}\r\n`;
    });
    if (!file.write(lines.join(''))) await once(file, 'drain');
  }
  file.end();
  await once(file, 'close');
}

/**
 * Runs a command, and measures it from outside: the shell's own account of its CPU time.
 *
 * @param {Contestant} contestant
 * @param {string} folder
 * @returns {Run}
 */
function measure({ name, command, isOurs }, folder) {
  const report = join(folder, 'peak');
  const hook = `data:text/javascript,import{writeFileSync}from'node:fs';process.on('exit',()=>writeFileSync(${JSON.stringify(report)},String(process.resourceUsage().maxRSS)))`;
  const options = isOurs ? { NODE_OPTIONS: `--import=${encodeURI(hook)}` } : {};
  const { status, stderr } = spawnSync(
    'bash',
    ['-c', `TIMEFORMAT='%R %U %S'; time { ${command}; } 2>/dev/null`],
    {
      encoding: 'utf8',
      env: { ...process.env, LC_ALL: 'C', ...options },
    },
  );
  const [wall, user, system] = stderr.trim().split('\n').at(-1)?.split(' ').map(Number) ?? [];
  if (!(wall >= 0) || status > 1) throw new Error(`${name} ended with ${status}: ${stderr}`);
  return { wall, cpu: user + system, peak: isOurs ? Number(readNumber(report)) / 1024 : null };
}

/** @param {string} path */
function readNumber(path) {
  return spawnSync('cat', [path], { encoding: 'utf8' }).stdout;
}

/**
 * All commands in turn, round after round, so that a busy minute of the machine falls on all of them alike.
 *
 * @param {Contestant[]} contestants
 * @param {number} rounds
 * @param {string} folder
 */
function inTurn(contestants, rounds, folder) {
  /** @type {Map<string, Run[]>} */
  const runs = new Map(contestants.map(({ name }) => [name, []]));
  for (const contestant of contestants) measure(contestant, folder);
  for (let round = 0; round < rounds; round++) {
    for (const contestant of contestants) runs.get(contestant.name)?.push(measure(contestant, folder));
  }
  return runs;
}

/**
 * A table of what commands took, against a yardstick round by round.
 *
 * @param {Contestant[]} contestants
 * @param {Map<string, Run[]>} runs
 * @param {string} yardstick
 */
function tableOf(contestants, runs, yardstick) {
  const base = runs.get(yardstick) ?? [];
  const rows = contestants.map(({ name, records }) => {
    const own = runs.get(name) ?? [];
    const wall = median(own.map((run) => run.wall));
    const peak = own[0]?.peak === null ? '' : `${Math.round(median(own.map((run) => run.peak ?? 0)))} MB`;
    const ratio = median(own.map((run, round) => run.wall / base[round].wall));
    const work = median(own.map((run, round) => run.cpu / base[round].cpu));
    return [name, wall.toFixed(2), short(records / wall), ratio.toFixed(2), work.toFixed(2), peak];
  });
  return markdownTable(
    ['', 'seconds', 'records a second', `time of ${yardstick}`, 'CPU time of it', 'memory'],
    rows,
  );
}

/** @param {string} program */
const isInstalled = (program) => spawnSync('which', [program]).status === 0;

/**
 * The report: lists, tables, start-up.
 *
 * @param {{rounds: number, lines: number, jobs: number}} options
 */
export async function commandReport({ rounds, lines, jobs }) {
  // A program that does not start ends with 1 too, and very fast.
  const { status } = spawnSync('node', [BIN, '--version']);
  if (status !== 0) throw new Error('there is no build: run npm run build');
  const folder = mkdtempSync(join(tmpdir(), 'mailbox-syntax-bench-'));
  try {
    const [list, short1, anew, table, one] = [
      'list.txt',
      'short.txt',
      'anew.txt',
      'table.csv',
      'one.txt',
    ].map((name) => join(folder, name));
    const seed = 1 + Math.floor(Math.random() * 1e6);
    await writeList(list, lines, ordinary, 5321);
    await writeList(short1, Math.ceil(lines / 10), ordinary, 5321);
    await writeList(anew, lines, drawn, seed);
    await writeTable(table, lines);
    writeFileSync(one, 'anna@example.com\n');
    const check = `node ${BIN} check -j${jobs}`;
    const ours = (/** @type {string} */ name, /** @type {string} */ command, records = lines) => ({
      name,
      command: `${command} >/dev/null`,
      records,
      isOurs: true,
    });
    // grep stops at the first match when no one can see the count.
    const other = (/** @type {string} */ name, /** @type {string} */ command, records = lines) => ({
      name,
      command: `${command} | cat >/dev/null`,
      records,
      isOurs: false,
    });
    const grep = 'grep -cE, HTML5 expression';
    const grepping = `grep -cE ${quoted(posix(html5Source))}`;
    const lists = [
      other(grep, `${grepping} ${list}`),
      other('wc -l', `wc -l ${list}`),
      ours('check --quiet --summary', `${check} --quiet --summary ${list}`),
      ours('the same, a tenth of the lines', `${check} --quiet --summary ${short1}`, Math.ceil(lines / 10)),
      ours('check --format csv', `${check} --format csv ${list}`),
      ours('check (NDJSON)', `${check} ${list}`),
    ];
    const shapes = [
      other(grep, `${grepping} ${anew}`),
      ours('check --quiet --summary', `${check} --quiet --summary ${anew}`),
    ];
    const miller = isInstalled('mlr')
      ? [other('Miller, a column added', `mlr --csv put '$valid = $email =~ "@"' ${table}`)]
      : [];
    const parser = 'csv-parse, rows only counted';
    const tables = [
      other(parser, `node ${CSV_PARSE} ${table}`),
      ...miller,
      ours('check --column email --format csv', `${check} --column email --format csv ${table}`),
    ];
    // Without the hook that reads the memory, which takes a start of its own.
    const starts = [other('node -e 0', 'node -e 0', 1), other('check, one address', `${check} ${one}`, 1)];
    const onLists = inTurn(lists, rounds, folder);
    const onShapes = inTurn(shapes, rounds, folder);
    const onTables = inTurn(tables, rounds, folder);
    const onStart = inTurn(starts, rounds * 3, folder);
    const bare = median((onStart.get('node -e 0') ?? []).map((run) => run.wall));
    const start = median((onStart.get('check, one address') ?? []).map((run) => run.wall));
    const megabytes = (/** @type {string} */ path) => Math.round(statSync(path).size / 1e6);
    return [
      `The command with -j${jobs} on ${lines.toLocaleString('en')} lines (${megabytes(list)} MB) of all kinds, a tenth of them broken; medians of ${rounds} interleaved rounds, whole processes.\n`,
      tableOf(lists, onLists, grep),
      `\nAs many lines of shapes that are drawn anew at each run, with seed ${seed} (${megabytes(anew)} MB).\n`,
      tableOf(shapes, onShapes, grep),
      `\nA table of ${lines.toLocaleString('en')} rows and ten columns (${megabytes(table)} MB), with quoted line breaks.\n`,
      tableOf(tables, onTables, parser),
      `\nOne address: ${Math.round(start * 1000)} ms, of which bare Node takes ${Math.round(bare * 1000)}.`,
    ].join('\n');
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** @param {string} text */
function quoted(text) {
  return `'${text.replaceAll("'", "'\\''")}'`;
}

/**
 * grep -E has no groups that are not captured.
 *
 * @param {string} source
 */
function posix(source) {
  return source.replaceAll('(?:', '(').replaceAll('\\.', '[.]');
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { values } = parseArgs({
    options: {
      rounds: { type: 'string', default: '5' },
      lines: { type: 'string', default: '10000000' },
      jobs: { type: 'string', default: String(availableParallelism()) },
    },
  });
  const { rounds, lines, jobs } = values;
  console.log(await commandReport({ rounds: Number(rounds), lines: Number(lines), jobs: Number(jobs) }));
}
