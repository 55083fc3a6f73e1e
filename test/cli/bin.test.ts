import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { copyFile, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'tsup';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import packageJson from '../../package.json' with { type: 'json' };

let folder = '';
const at = (name: string) => join(folder, name);

/** A copy of the command as it is installed: one package.json, one dist. */
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'bin-'));
  await copyFile('package.json', at('package.json'));
  await build({
    config: false,
    silent: true,
    format: 'esm',
    target: 'es2022',
    entry: { bin: 'src/cli/bin.ts', 'batch-worker': 'src/batch/worker.ts' },
    outDir: at('dist'),
    noExternal: [/^punycode\//],
    external: ['smtp-server'],
  });
  await writeFile(at('list.txt'), 'user@example.com\na..b@example.com\n');
  await writeFile(at('good.txt'), 'user@example.com\n');
});

afterAll(() => rm(folder, { recursive: true }));

function start(argv: readonly string[]) {
  const { NO_COLOR, FORCE_COLOR, ...env } = process.env;
  const child = spawn(process.execPath, [at('dist/bin.js'), ...argv], { env });
  let stdout = '';
  let stderr = '';
  child.stdout.on('data', (chunk) => {
    stdout += chunk;
  });
  child.stderr.on('data', (chunk) => {
    stderr += chunk;
  });
  // The child may end before it has read everything.
  child.stdin.on('error', () => {});
  const ended = new Promise<{ code: number | null; stdout: string; stderr: string }>((resolve) => {
    child.on('close', (code) => resolve({ code, stdout, stderr }));
  });
  return { child, ended };
}

async function bin(argv: readonly string[], stdin = '') {
  const { child, ended } = start(argv);
  child.stdin.end(stdin);
  return ended;
}

describe('the command mailbox-syntax', () => {
  it('exits with 0, 1 or 2', async () => {
    expect(await bin(['check'], 'user@example.com\n')).toMatchObject({ code: 0, stderr: '' });
    expect(await bin(['check', at('list.txt')])).toMatchObject({ code: 1, stderr: '' });
    expect(await bin(['check', at('missing'), at('good.txt')])).toMatchObject({
      code: 2,
      stdout: expect.stringContaining('"valid":true'),
      stderr: `mailbox-syntax: ${at('missing')}: cannot be read: there is no such file\n`,
    });
    expect((await bin(['check', folder])).code).toBe(2);
    const onFolder = spawnSync('sh', [
      '-c',
      `"$0" "$1" check < "$2"`,
      process.execPath,
      at('dist/bin.js'),
      folder,
    ]);
    expect([onFolder.status, String(onFolder.stderr)]).toEqual([2, expect.stringContaining('folder')]);
    expect((await bin(['wrong'])).code).toBe(2);
  });

  it('writes NDJSON into a pipe', async () => {
    const { stdout } = await bin(['check', at('list.txt')]);
    expect(
      stdout
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line).valid),
    ).toEqual([true, false]);
  });

  it('knows its version', async () => {
    expect(await bin(['--version'])).toEqual({ code: 0, stdout: `${packageJson.version}\n`, stderr: '' });
  });

  it.each([
    ['user@example.com\n', 0],
    ['a..b@example.com\n', 1],
  ])('ends quietly when the reader of %j leaves, with %i', async (line, expected) => {
    const { child, ended } = start(['check']);
    const feed = () => {
      while (child.stdin.writable && child.stdin.write(line.repeat(1000)));
    };
    child.stdin.on('drain', feed);
    child.stdout.once('data', () => child.stdout.destroy());
    feed();
    expect(await ended).toMatchObject({ code: expected, stderr: '' });
  });

  it('ends quietly when the reader has left before the first word', async () => {
    const { child, ended } = start(['check']);
    child.stdout.destroy();
    child.stdin.end('user@example.com\n');
    expect(await ended).toEqual({ code: 0, stdout: '', stderr: '' });
  });

  it('checks a long list in workers as one thread does', async () => {
    await writeFile(at('long.txt'), 'user@example.com\na..b@example.com\n'.repeat(60_000));
    const one = await bin(['check', '-j1', at('long.txt')]);
    const two = await bin(['check', '-j2', at('long.txt')]);
    expect(one.code).toBe(1);
    expect(one.stdout.length).toBeGreaterThan(1 << 20);
    expect([two.code, two.stdout === one.stdout]).toEqual([1, true]);
  });

  it('answers each line of a program that waits for it', async () => {
    const { child, ended } = start(['check', '--format', 'csv']);
    const answer = () =>
      new Promise<string>((resolve) => child.stdout.once('data', (data) => resolve(String(data))));
    expect(await answer()).toContain('input,valid');
    for (const name of ['anna', 'ben', 'carl']) {
      const answered = answer();
      child.stdin.write(`${name}@example.com\n`);
      expect(await answered).toBe(`${name}@example.com,true,,,\r\n`);
    }
    child.stdin.end();
    expect((await ended).code).toBe(0);
  });

  it('ends at Ctrl-C with the summary so far, and leaves no half file', async () => {
    const { child, ended } = start(['check', '-q', '--valid', at('some.txt')]);
    child.stdin.write('user@example.com\n'.repeat(1000));
    await until(() => parts().length > 0);
    await new Promise((resolve) => setTimeout(resolve, 200));
    child.kill('SIGINT');
    const { code, stderr } = await ended;
    expect(code).toBe(130);
    expect(stderr).toContain('1,000 lines until interrupted: 1,000 valid, 0 invalid');
    expect([parts(), existsSync(at('some.txt'))]).toEqual([[], false]);
  });

  it.each([
    ['SIGINT', 130],
    ['SIGTERM', 143],
    ['SIGHUP', 129],
  ] as const)('ends at %s before anything was read, and leaves no half file', async (signal, expected) => {
    const { child, ended } = start(['check', '-q', '--valid', at('none.txt')]);
    await until(() => parts().length > 0);
    child.kill(signal);
    const { code, stderr } = await ended;
    expect(code).toBe(expected);
    expect(stderr).toContain('0 lines until interrupted');
    expect([parts(), existsSync(at('none.txt'))]).toEqual([[], false]);
  });

  it('leaves the old files as they were when it is killed', async () => {
    await writeFile(at('good.out'), 'old good');
    await writeFile(at('bad.out'), 'old bad');
    const { child, ended } = start(['check', '--valid', at('good.out'), '--invalid', at('bad.out')]);
    child.stdin.write('user@example.com\na..b@example.com\n'.repeat(50_000));
    await until(() => parts().some((name) => statSync(at(name)).size > 0));
    child.kill('SIGKILL');
    await ended;
    expect(readFileSync(at('good.out'), 'utf8')).toBe('old good');
    expect(readFileSync(at('bad.out'), 'utf8')).toBe('old bad');
  });
});

/** `script` of util-linux runs a command on a terminal of its own; elsewhere its options are others. */
const hasScript = spawnSync('script', ['-qec', 'true', '/dev/null']).status === 0;

describe.skipIf(!hasScript && !process.env.CI)('on a terminal (with script of util-linux)', () => {
  /** What the terminal is given. */
  async function shown(argv: readonly string[]): Promise<string> {
    const words = [process.execPath, at('dist/bin.js'), ...argv].map((word) => `'${word}'`);
    const child = spawn('script', ['-qec', words.join(' '), '/dev/null'], {
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    child.stdout.on('data', (chunk) => {
      output += chunk;
    });
    await new Promise((resolve) => child.on('close', resolve));
    return output.replaceAll(/\r+\n/g, '\n');
  }

  const RAW = 'a\u001b]0;x\u0007b\u009b1m\u202e@example.com';
  const ESCAPED = 'a\\x1b]0;x\\x07b\\u{9b}1m\\u{202e}@example.com';

  it.each([
    ['the records as they came', [], `${ESCAPED}\n`],
    ['CSV', ['--format', 'csv'], `"${ESCAPED}",false,`],
    ['NDJSON', ['--format', 'ndjson'], '"input":"a\\u001b]0;x\\u0007b'],
  ])('--invalid /dev/tty shows %s without control characters', async (_, format, expected) => {
    await writeFile(at('raw.txt'), `${RAW}\nuser@example.com\n`);
    const output = await shown(['check', ...format, '--invalid', '/dev/tty', at('raw.txt')]);
    expect(output).toContain(expected);
    expect(output).not.toMatch(/[^\n -~]/);
  });

  it('--format csv shows them so too', async () => {
    await writeFile(at('raw.txt'), `${RAW}\n`);
    const output = await shown(['check', '--format', 'csv', at('raw.txt')]);
    expect(output).toContain(ESCAPED);
    expect(output).not.toMatch(/[^\n -~]/);
  });
});

const parts = () => readdirSync(folder).filter((name) => name.endsWith('.part'));

async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await new Promise((resolve) => setTimeout(resolve, 10));
}
