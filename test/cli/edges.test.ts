/** What the command is seldom given. */

import { closeSync, mkdtempSync, openSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable, Writable } from 'node:stream';
import { afterAll, describe, expect, it } from 'vitest';
import { Summary } from '../../src/batch/tally.ts';
import { Progress } from '../../src/cli/check/progress.ts';
import { run } from '../../src/cli/main.ts';
import { en } from '../../src/cli/words/en.ts';
import { gather, records, running } from './running.ts';

const folder = mkdtempSync(join(tmpdir(), 'mailbox-syntax-edges-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** Runs the command on standard input that is a file or a folder, as a shell's "<" makes it. */
async function runningOn(path: string, argv: readonly string[] = []) {
  const fd = openSync(path, 'r');
  const [stdout, stderr] = [gather(), gather()];
  try {
    const stdin = Object.assign(Readable.from([]), { fd });
    const code = await run(['check', ...argv], {
      stdin,
      stdout: stdout.stream,
      stderr: stderr.stream,
      env: {},
    });
    return { code, stdout: stdout.text(), stderr: stderr.text() };
  } finally {
    closeSync(fd);
  }
}

describe('standard input', () => {
  it('may be a file, of which the size is known', async () => {
    const file = join(folder, 'list.txt');
    writeFileSync(file, 'a@example.com\na..b@example.com\n');
    const { code, stdout } = await runningOn(file);
    expect(code).toBe(1);
    expect(records(stdout).map(({ file, valid }) => [file, valid])).toEqual([
      [null, true],
      [null, false],
    ]);
  });

  it('may be what has no size', async () => {
    const { code, stdout } = await runningOn('/dev/null');
    expect([code, stdout]).toEqual([0, '']);
  });

  it('is no folder', async () => {
    const { code, stderr } = await runningOn(folder);
    expect(code).toBe(2);
    expect(stderr).toContain('folder');
  });
});

describe('standard output', () => {
  /** A stream that fails when something is written to it. */
  const failing = (code: string) =>
    new Writable({ write: (_chunk, _encoding, done) => done(Object.assign(new Error(code), { code })) });

  const writing = async (code: string, argv: string[]) => {
    const stderr = gather();
    const stdin = Readable.from([Buffer.from('a..b@example.com\n'.repeat(50_000))]);
    const io = { stdin, stdout: failing(code), stderr: stderr.stream, env: {} };
    return { code: await run(argv, io), stderr: stderr.text() };
  };

  it('goes well when no one reads on', async () => {
    // What was checked until then was wrong.
    expect(await writing('EPIPE', ['check'])).toEqual({ code: 1, stderr: '' });
    expect(await writing('EPIPE', ['--help'])).toEqual({ code: 0, stderr: '' });
  });

  it('is an error when the disk is full', async () => {
    for (const argv of [['check'], ['--help']]) {
      const { code, stderr } = await writing('ENOSPC', argv);
      expect(code).toBe(2);
      expect(stderr).not.toBe('');
    }
  });
});

describe('a table', () => {
  const stdin = 'a@example.com\tx\nb..c@example.com\ty\n';

  it('may be told to have no header, and tabs', async () => {
    for (const name of ['tab', '\\t', '\t']) {
      const argv = ['check', '--column', '1', '--no-header', '--delimiter', name, '--summary', '--quiet'];
      const { code, stderr } = await running(argv, { stdin });
      expect(code).toBe(1);
      expect(stderr).toContain('1 valid, 1 invalid');
    }
  });

  it('may be told to have one', async () => {
    const argv = ['check', '--column', '1', '--header', '--delimiter', 'tab', '--summary', '--quiet'];
    const { stderr } = await running(argv, { stdin });
    expect(stderr).toContain('0 valid, 1 invalid');
  });
});

describe('a DNS server', () => {
  // An address literal is never asked for.
  const stdin = 'a@[192.0.2.1]\n';

  it.each(['127.0.0.1', '127.0.0.1:5353', '[::1]:5353', '::1'])('may be %s', async (server) => {
    const { code, stdout } = await running(['check', '--dns', '--dns-server', server], { stdin });
    expect(code).toBe(0);
    expect(records(stdout)[0]).toMatchObject({ valid: true, dns: { status: 'address-literal' } });
  });

  it('need not be named', async () => {
    const { code, stdout } = await running(['check', '--dns'], { stdin });
    expect(code).toBe(0);
    expect(records(stdout)[0]).toMatchObject({ dns: { status: 'address-literal' } });
  });

  it.each(['[127.0.0.1]:53', 'example.com:53', '127.0.0.1:0', '127.0.0.1:65536'])(
    'is never %s',
    async (server) => {
      const { code, stderr } = await running(['check', '--dns', '--dns-server', server], { stdin });
      expect(code).toBe(2);
      expect(stderr).toContain('--dns-server: expected an IP address');
    },
  );
});

describe('explain', () => {
  it('shows no more than the beginning of what is not a code', async () => {
    const { code, stderr } = await running(['explain', 'x'.repeat(100)]);
    expect(code).toBe(2);
    expect(stderr).toContain(`"${'x'.repeat(60)}…"`);
    expect(stderr).not.toContain('x'.repeat(61));
  });
});

describe('the summary', () => {
  it('cuts a long example to the width of the terminal', async () => {
    const stdin = `a..${'b'.repeat(60)}@${'c'.repeat(60)}.example.com\n`;
    const { stderr } = await running(['check', '--summary', '--quiet'], { stdin });
    expect(stderr).toContain('…');
    expect(stderr).not.toContain('example.com');
  });

  it.each([60, 80, 100, 200])('takes no more than %d columns', async (columns) => {
    const stdin = [
      'ben@exam_ple.com',
      `a..${'b'.repeat(60)}@example.com`,
      'anna@example.com.',
      'a b@example.com',
    ]
      .map((line) => `${line}\n`)
      .join('');
    const argv = ['check', '--summary', '--quiet'];
    const { stderr } = await running(argv, { stdin, terminal: { stderr: true, columns } });
    const lines = stderr.replace(/\x1b\[[\d;]*m/g, '').split('\n');
    expect(lines.filter((line) => line.length > columns)).toEqual([]);
    expect(stderr).toContain('ben@exam');
  });
});

describe('the progress', () => {
  const stream = (isTTY: boolean) => Object.assign(gather().stream, { isTTY });

  it.each([
    ['a pipe, on a terminal', false, true, true, true],
    ['a pipe, where no one looks', false, true, false, false],
    ['what somebody types', true, true, true, false],
    ['a file, while a terminal is there', true, false, true, true],
  ])('of %s is shown or not', (_, stdin, readsStdin, stderr, isShown) => {
    const io = { stdin: Object.assign(Readable.from([]), { isTTY: stdin }), stderr: stream(stderr) };
    const progress = Progress.on(io, readsStdin, new Summary(), () => 0, null, en);
    progress?.end();
    expect(progress !== null).toBe(isShown);
  });
});
