/** `examples/scale/postgresql*.sql` in a cluster of PostgreSQL that lives in a temporary folder. */

import { type ChildProcess, execFileSync, type SpawnOptions, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { records } from '../cli/running.ts';
import { installCommand } from '../cli/served.ts';
import { missing } from '../missing.ts';
import { difficultList, newFolder, writeCommand } from './programs.ts';

const VERSIONS = '/usr/lib/postgresql';
const newest =
  (existsSync(VERSIONS) ? readdirSync(VERSIONS) : []).sort((a, b) => Number(b) - Number(a))[0] ?? '15';
const bin = (name: string) => join(VERSIONS, newest, 'bin', name);
const reason = missing(['initdb', 'postgres', 'psql'].map(bin), 'postgresql');

describe.skipIf(reason)(`PostgreSQL${reason ? ` (${reason})` : ''}`, () => {
  let folder = '';
  let installed = '';
  let command = '';
  let server: ChildProcess;
  const at = (name: string) => join(folder, name);

  /** Whom the server runs as: it refuses root. */
  function owner(): SpawnOptions {
    if (process.getuid?.() !== 0) return {};
    const id = (option: string) => Number(execFileSync('id', [option, 'postgres'], { encoding: 'utf8' }));
    return { uid: id('-u'), gid: id('-g') };
  }

  const kill = () => server?.kill('SIGQUIT');

  beforeAll(async () => {
    folder = newFolder();
    installed = await installCommand();
    for (const path of [folder, installed]) chmodSync(path, 0o755);
    command = writeCommand(folder, installed);
    const { uid, gid } = owner();
    mkdirSync(at('cluster'));
    if (uid !== undefined) execFileSync('chown', [`${uid}:${gid}`, at('cluster')]);
    const data = at('cluster/data');
    const options = { cwd: at('cluster'), ...owner(), env: { ...process.env, HOME: at('cluster') } };
    const initdb = [
      '-D',
      data,
      '-U',
      'postgres',
      '--auth=trust',
      '--encoding=UTF8',
      '--locale=C.UTF-8',
      '--no-sync',
    ];
    const made = spawnSync(bin('initdb'), initdb, { ...options, stdio: 'pipe', encoding: 'utf8' } as object);
    if (made.status !== 0) throw new Error(String(made.stderr));
    server = spawn(
      bin('postgres'),
      // A socket in the folder, and no port.
      [
        '-D',
        data,
        '-c',
        'listen_addresses=',
        '-c',
        `unix_socket_directories=${at('cluster')}`,
        '-c',
        'fsync=off',
      ],
      { ...options, stdio: ['ignore', 'ignore', 'pipe'] },
    );
    process.on('exit', kill);
    let log = '';
    server.stderr?.on('data', (text) => {
      log += text;
    });
    while (!log.includes('ready to accept connections')) {
      if (server.exitCode !== null) throw new Error(log);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  });

  afterAll(async () => {
    process.off('exit', kill);
    if (server && server.exitCode === null) {
      server.kill('SIGINT');
      await once(server, 'exit');
    }
    for (const path of [folder, installed]) rmSync(path, { recursive: true, force: true });
  });

  /** Runs psql as the superuser; what a query gives as JSON. */
  function psql(...args: string[]) {
    const all = ['-X', '-q', '-A', '-t', '-h', at('cluster'), '-U', 'postgres', '-d', 'postgres', ...args];
    const env = { ...process.env, PATH: `${folder}:${process.env.PATH}` };
    const { status, stdout, stderr } = spawnSync(bin('psql'), all, {
      cwd: folder,
      env,
      encoding: 'utf8',
      maxBuffer: 1 << 28,
    });
    return { status, stdout, stderr };
  }

  function query(sql: string) {
    const { status, stdout, stderr } = psql('-c', `SELECT json_agg(q) FROM (${sql}) AS q`);
    if (status !== 0) throw new Error(stderr);
    return JSON.parse(stdout);
  }

  const example = (name: string) => join('examples/scale', name);
  const script = (name: string, ...args: string[]) => psql(...args, '-f', join(process.cwd(), example(name)));

  it('reads the verdicts on a list by file_fdw', () => {
    writeFileSync(
      at('a list.txt'),
      Buffer.concat([difficultList(2000), Buffer.from("\n=1+1@x.example\n'a@x.example\na\0b@x.example\n")]),
    );
    const made = script('postgresql.sql', '-v', `command=${command}`, '-v', `list=${at('a list.txt')}`);
    expect([made.status, made.stderr]).toEqual([0, expect.not.stringContaining('ERROR')]);
    const { stdout } = spawnSync(command, ['check', '-j1', at('a list.txt')], {
      encoding: 'utf8',
      maxBuffer: 1 << 28,
    });
    const expected = records(stdout).map(({ input, valid, reasons, suggestion, mailbox }) => {
      // CSV has each code once.
      const codes = [...new Set((reasons as { code: string }[]).map(({ code }) => code))];
      const found = mailbox as { domain: string; ascii: string | null; unicode: string } | null;
      return {
        // CSV has no octets that no text has.
        input: String(input).replaceAll('\0', '\ufffd'),
        valid,
        reasons: codes.length > 0 ? codes : null,
        suggestion,
        domain: found?.domain ?? null,
      };
    });
    const found = query('SELECT input, valid, reasons, suggestion, domain FROM mailbox_verdicts');
    expect(found.length).toBeGreaterThan(2000);
    expect(found).toEqual(expected);
    expect(
      query(`SELECT input, address FROM mailbox_verdicts WHERE input LIKE '%x.example' AND valid`),
    ).toEqual([
      { input: '=1+1@x.example', address: '=1+1@x.example' },
      { input: `'a@x.example`, address: `'a@x.example` },
    ]);
  });

  it('says so when the command fails', () => {
    script('postgresql.sql', '-v', `command=${command}`, '-v', `list=${at('none.txt')}`);
    const { status, stderr } = psql('-c', 'SELECT count(*) FROM mailbox_verdicts');
    expect([status, stderr]).toEqual([1, expect.stringContaining('child process exited with exit code 1')]);
  });

  it('checks the column of a table', () => {
    const rows = [
      [1, "'Anna@EXAMPLE.com'"],
      [2, 'NULL'],
      [3, "'a..b@example.com'"],
      [4, "E'two@example.com\\nlines@example.com'"],
      [5, '\'"a,b"@example.com\''],
      [6, "'+tag..x@example.com'"],
      [7, "'jörg@bücher.example'"],
    ];
    psql('-c', 'CREATE TABLE customers (id bigint, email text)');
    psql('-c', `INSERT INTO customers VALUES ${rows.map(([id, email]) => `(${id}, ${email})`).join()}`);
    const { status, stderr } = script('postgresql-table.sql');
    // The command notes the address of two lines.
    expect([status, stderr]).toEqual([0, expect.not.stringContaining('ERROR')]);
    expect(
      query('SELECT id, email, valid, reason, suggestion FROM customer_verdicts ORDER BY id'),
    ).toMatchObject([
      { id: 1, email: 'Anna@EXAMPLE.com', valid: true, reason: null },
      { id: 2, email: null, valid: null, reason: null },
      { id: 3, valid: false, reason: 'local-part-empty-atom', suggestion: 'a.b@example.com' },
      { id: 4, email: 'two@example.com\nlines@example.com', valid: false, suggestion: null },
      { id: 5, email: '"a,b"@example.com', valid: true },
      { id: 6, valid: false },
      { id: 7, valid: true, suggestion: null },
    ]);
    expect(
      query(
        `SELECT c.id FROM customers c JOIN customer_verdicts v USING (id) WHERE c.email IS NOT DISTINCT FROM v.email`,
      ),
    ).toHaveLength(rows.length);
    expect(statSync(at('verdicts.csv')).size).toBeGreaterThan(0);
  });
});
