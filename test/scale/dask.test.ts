/** `examples/scale/dask_check.py` on a cluster of Dask: a scheduler and two workers, over TCP. */

import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { appendFileSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { installCommand, until } from '../cli/served.ts';
import { missing } from '../missing.ts';
import { difficultList, newFolder, writeCommand } from './programs.ts';

// Debian's Python: others do not see its packages.
const PYTHON = '/usr/bin/python3';
/** Even without its pages a part of a cluster listens for them, and on every network. */
const NO_PAGES = ['--no-dashboard', '--dashboard-address', '127.0.0.1:0'];

const reason = missing([PYTHON, '/usr/bin/dask-scheduler', '/usr/bin/dask-worker'], 'python3-distributed');

describe.skipIf(reason)(`Dask distributed${reason ? ` (${reason})` : ''}`, () => {
  let folder = '';
  let installed = '';
  let command = '';
  let address = '';
  const started: ChildProcess[] = [];
  const at = (name: string) => join(folder, name);
  const list = difficultList(6_000);

  /** A program of Dask, which keeps its files to the folder. */
  function start(program: string, ...args: string[]): ChildProcess {
    const env = { ...process.env, HOME: folder, DASK_CONFIG: at('dask') };
    const child = spawn(program, args, { cwd: folder, env, stdio: ['ignore', 'ignore', 'pipe'] });
    child.stderr?.on('data', (text) => appendFileSync(at('cluster.log'), text));
    started.push(child);
    return child;
  }

  const kill = () => {
    for (const child of started) child.kill('SIGKILL');
  };

  const startWorker = (name: string) =>
    start(
      '/usr/bin/dask-worker',
      ...['--scheduler-file', at('scheduler.json'), '--host', '127.0.0.1', '--name', name],
      ...['--nthreads', '1', '--no-nanny', ...NO_PAGES, '--local-directory', at(name)],
    );

  beforeAll(async () => {
    folder = newFolder();
    installed = await installCommand();
    // What a test wants to happen first stands in `first`: a worker's commands read it each time.
    writeFileSync(at('first'), '');
    writeFileSync(at('cluster.log'), '');
    mkdirSync(at('dask'));
    // A test run that dies must not leave a cluster behind.
    process.on('exit', kill);
    command = writeCommand(folder, installed, `[ "$1" = check ] && . '${at('first')}'`);
    writeFileSync(at('list.txt'), list);
    start(
      '/usr/bin/dask-scheduler',
      ...[
        '--host',
        '127.0.0.1',
        '--port',
        '0',
        ...NO_PAGES,
        '--no-show',
        '--scheduler-file',
        at('scheduler.json'),
      ],
    );
    await until(() => existsSync(at('scheduler.json')) && readFileSync(at('scheduler.json')).includes('}'));
    address = JSON.parse(readFileSync(at('scheduler.json'), 'utf8')).address;
    startWorker('one');
    startWorker('two');
    await until(() => (readFileSync(at('cluster.log'), 'utf8').match(/Register worker/g) ?? []).length === 2);
  });

  afterAll(async () => {
    process.off('exit', kill);
    const running = started.filter(({ exitCode, signalCode }) => exitCode === null && signalCode === null);
    const ends = running.map((child) => once(child, 'close'));
    kill();
    await Promise.all(ends);
    for (const path of [folder, installed]) rmSync(path, { recursive: true, force: true });
  });

  /** What one process says of the same. */
  function alone(...args: string[]) {
    const { status, stdout } = spawnSync(
      process.execPath,
      [join(installed, 'dist/bin.js'), 'check', '-j1', '--format', 'csv', ...args],
      { maxBuffer: 1 << 28 },
    );
    return { status, stdout };
  }

  async function dask(...args: string[]) {
    const script = 'examples/scale/dask_check.py';
    const child = spawn(PYTHON, [script, address, '--command', command, '--block', '128KiB', ...args], {
      env: { ...process.env, HOME: folder, DASK_CONFIG: at('dask') },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const chunks: Buffer[] = [];
    let stderr = '';
    child.stdout.on('data', (chunk) => chunks.push(chunk));
    child.stderr.on('data', (text) => {
      stderr += text;
    });
    const [status] = (await once(child, 'close')) as [number];
    return { status, stdout: Buffer.concat(chunks), stderr };
  }

  it('writes what one process writes, to the octet', async () => {
    const expected = alone(at('list.txt'));
    expect(list.length).toBeGreaterThan(6 * 49_152);
    writeFileSync(at('first'), `echo $PPID >> '${at('blocks')}'`);
    const { status, stdout, stderr } = await dask(at('list.txt'), '--block', '48KiB');
    writeFileSync(at('first'), '');
    expect([status, stderr]).toEqual([1, '']);
    expect(stdout.equals(expected.stdout)).toBe(true);
    const workers = new Set(readFileSync(at('blocks'), 'utf8').trim().split('\n'));
    expect(workers.size).toBe(2);
  });

  it('takes several lists, packed ones and empty ones, NDJSON, and options of check', async () => {
    writeFileSync(at('good.txt'), 'anna@example.com\n');
    writeFileSync(at('empty.txt'), '');
    writeFileSync(at('packed.txt.gz'), gzipSync(list));
    const lists = ['good.txt', 'packed.txt.gz', 'empty.txt', 'list.txt'].map(at);
    const several = await dask(...lists, '--', '--profile', 'form', '--columns', 'input,reasons,domain');
    const expected = alone('--profile', 'form', '--columns', 'input,reasons,domain', ...lists);
    expect([several.status, several.stderr]).toEqual([1, '']);
    expect(several.stdout.equals(expected.stdout)).toBe(true);

    writeFileSync(
      at('people.ndjson'),
      '{"email":"anna@example.com"}\n{"email":"a..b@example.com"}\n'.repeat(3000),
    );
    const people = await dask(at('people.ndjson'), '--', '--field', 'email');
    expect(people.stdout.equals(alone('--field', 'email', at('people.ndjson')).stdout)).toBe(true);

    const empty = await dask(at('empty.txt'));
    expect(empty).toMatchObject({ status: 0, stdout: alone(at('empty.txt')).stdout });
    expect(empty.stdout.length).toBeGreaterThan(0);
  });

  it('writes a file when all is done, and none when something fails', async () => {
    expect(await dask(at('good.txt'), '-o', at('out.csv'))).toMatchObject({ status: 0, stderr: '' });
    expect(readFileSync(at('out.csv')).equals(alone(at('good.txt')).stdout)).toBe(true);

    writeFileSync(at('wide.txt'), Buffer.from('\ufeffanna@example.com\n', 'utf16le'));
    for (const [args, text] of [
      [[at('wide.txt')], 'UTF-16'],
      [[at('none.txt')], 'none.txt'],
      [[at('good.txt'), '--', '--profile', 'strict'], 'ended with 2'],
    ] as const) {
      const { status, stderr } = await dask(...args, '-o', at('failed.csv'));
      expect([status, stderr]).toEqual([2, expect.stringContaining(text)]);
      expect([existsSync(at('failed.csv')), existsSync(at('failed.csv.part'))]).toEqual([false, false]);
    }
    const refused = await dask(at('good.txt'), '--', '--dedupe=ignore-case');
    expect([refused.status, refused.stderr]).toEqual([
      2,
      expect.stringContaining('each block is checked alone'),
    ]);
  });

  it('tries a block again whose command failed', async () => {
    // Each of the first three commands fails in its own way: killed, without an output, with an error.
    const failures = `n=$(ls '${folder}' | grep -c '^failed-')
case $n in
  0) touch '${at('failed-0')}'; kill -9 $$ ;;
  1) touch '${at('failed-1')}'; exit 1 ;;
  2) touch '${at('failed-2')}'; echo no >&2; exit 2 ;;
esac`;
    writeFileSync(at('first'), failures);
    const { status, stdout, stderr } = await dask(at('list.txt'), '--retries', '3');
    writeFileSync(at('first'), '');
    expect([status, stderr, existsSync(at('failed-2'))]).toEqual([1, '', true]);
    expect(stdout.equals(alone(at('list.txt')).stdout)).toBe(true);
  });

  it('writes the same when a worker is killed in the middle', async () => {
    const victim = started[2];
    if (!victim) throw new Error('no second worker');
    // Its commands wait for its end. Those of the other go on.
    writeFileSync(
      at('first'),
      `if [ $PPID = ${victim.pid} ]; then touch '${at('caught')}'; while kill -0 $PPID; do sleep 0.05; done; exit 1; fi`,
    );
    const ended = dask(at('list.txt'), '--block', '64KiB');
    await until(() => existsSync(at('caught')));
    victim.kill('SIGKILL');
    const { status, stdout, stderr } = await ended;
    writeFileSync(at('first'), '');
    expect([status, stderr]).toEqual([1, '']);
    expect(stdout.equals(alone(at('list.txt')).stdout)).toBe(true);
  });

  it('waits for a worker where there is none, and refuses two versions', async () => {
    started[1]?.kill('SIGKILL');
    const ended = dask(at('list.txt'));
    startWorker('three');
    expect((await ended).stdout.equals(alone(at('list.txt')).stdout)).toBe(true);
    // The version changes between two blocks.
    writeFileSync(
      at('first'),
      `[ -e '${at('later')}' ] && exec '${process.execPath}' '${installed}/dist/bin.js' "$@" --columns input; touch '${at('later')}'`,
    );
    const { status, stderr } = await dask(at('list.txt'));
    writeFileSync(at('first'), '');
    expect([status, stderr]).toEqual([2, expect.stringContaining('different versions')]);
  });
});
