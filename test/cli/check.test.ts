import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable, Writable } from 'node:stream';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import packageJson from '../../package.json' with { type: 'json' };
import { run } from '../../src/cli/main.ts';
import { gather, records, running } from './running.ts';

let folder = '';
const at = (name: string) => join(folder, name);

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'check-'));
  await writeFile(at('good.txt'), 'user@example.com\n');
  await writeFile(at('bad.txt'), 'user@example.com\r\n\r\na..b@example.com');
  await writeFile(at('bom.txt'), '\ufeffuser@example.com\n');
  await writeFile(at('utf16.txt'), Buffer.from('\ufeffuser@example.com\n', 'utf16le'));
  await writeFile(at('empty.txt'), '');
  await mkdir(at('folder'));
});

afterAll(() => rm(folder, { recursive: true }));

describe('check --format ndjson', () => {
  it('writes the lines that the README shows', async () => {
    const { code, stdout } = await running(['check'], {
      stdin: 'user@example.com\n\na..b@example.com\nJörg@bücher.example\n',
    });
    expect(code).toBe(1);
    const [, bad, good] = stdout.replaceAll(/("message"|"text"):"[^"]+"/g, '$1:"…"').split('\n');
    expect(bad).toBe(
      '{"file":null,"line":3,"input":"a..b@example.com","valid":false,"reasons":[{"code":"local-part-empty-atom","level":"error","start":2,"end":2,"octets":[2,2],"message":"…"}],"mailbox":null,"reply":{"code":553,"enhanced":"5.1.3","text":"…"},"suggestion":"a.b@example.com"}',
    );
    expect(good).toBe(
      '{"file":null,"line":4,"input":"Jörg@bücher.example","valid":true,"reasons":[],"mailbox":{"localPart":"Jörg","domain":"bücher.example","kind":"domain","ascii":null,"unicode":"Jörg@bücher.example","smtputf8":true,"quoted":false},"reply":null,"suggestion":null}',
    );
  });

  it('loses no octet', async () => {
    const octets = fc
      .uint8Array({ minLength: 1 })
      .filter((line) => !line.includes(0x0a) && line.at(-1) !== 0x0d)
      // Lines of white space alone are skipped.
      .filter((line) => !/^[\s\u200b\u2060\ufeff]*$/.test(Buffer.from(line).toString()));
    // The first line tells what a list is: packed, in UTF-16 or in another encoding.
    const first = Buffer.from('plain@example.com');
    await fc.assert(
      fc.asyncProperty(fc.array(octets, { minLength: 1 }), async (others) => {
        const lines = [first, ...others];
        const stdin = lines.flatMap((line) => [line, Buffer.from('\n')]);
        const { stdout } = await running(['check'], { stdin });
        const back = records(stdout).map(({ input, inputBase64 }) =>
          inputBase64 === undefined
            ? Buffer.from(input as string)
            : Buffer.from(inputBase64 as string, 'base64'),
        );
        expect(back).toEqual(lines.map((line) => Buffer.from(line)));
      }),
    );
  });

  it('keeps malformed UTF-8 beside its decoding', async () => {
    const { stdout } = await running(['check'], { stdin: Buffer.from('j\xf6rg@example.com\n', 'latin1') });
    const [record = {}] = records(stdout);
    expect(Object.keys(record)).toEqual([
      ...['file', 'line', 'input', 'valid', 'reasons', 'mailbox', 'reply', 'suggestion'],
      'inputBase64',
    ]);
    expect(record).toMatchObject({ input: 'j\ufffdrg@example.com', valid: false });
    expect(record.inputBase64).toBe(Buffer.from('j\xf6rg@example.com', 'latin1').toString('base64'));
  });

  it('writes no raw character that acts upon a terminal', async () => {
    const input = 'a\u007f\u009b\u202e\u2028\u0000@example.com';
    const { stdout } = await running(['check'], { stdin: input });
    expect(stdout).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u2028\u202e]/u);
    expect(records(stdout)).toMatchObject([{ input }]);
  });

  it('speaks of the whole of a line of which it keeps only the head', async () => {
    const stdin = [...Array(40).fill(Buffer.alloc(1 << 16, 'x')), Buffer.from('\nuser@example.com\n')];
    const found = records((await running(['check'], { stdin })).stdout);
    expect(found).toHaveLength(2);
    expect(found[0]).toMatchObject({
      valid: false,
      reasons: [{ code: 'input-too-long', start: 4096, octets: [4096, 40 << 16] }],
      reply: { text: expect.stringContaining('more than 4096 octets') },
    });
    expect(found[1]).toMatchObject({ line: 2, valid: true });
  });
});

describe('check: files', () => {
  it('numbers the lines of each file, empty ones too', async () => {
    const { code, stdout } = await running(['check', at('bad.txt'), '-', at('good.txt')], {
      stdin: '\n\na@example.com',
    });
    expect(code).toBe(1);
    expect(records(stdout).map(({ file, line, valid }) => [file, line, valid])).toEqual([
      [at('bad.txt'), 1, true],
      [at('bad.txt'), 3, false],
      [null, 3, true],
      [at('good.txt'), 1, true],
    ]);
  });

  it('skips a byte order mark, and says so', async () => {
    const { code, stdout, stderr } = await running(['check', at('bom.txt')]);
    expect([code, records(stdout)[0]?.input]).toEqual([0, 'user@example.com']);
    expect(stderr).toBe(
      `mailbox-syntax: ${at('bom.txt')}: skipped the byte order mark (BOM) at the beginning\n`,
    );
  });

  it('keeps one that begins a later line', async () => {
    const { code, stderr } = await running(['check'], { stdin: 'user@example.com\n\ufeff..@example.com\n' });
    expect([code, stderr]).toEqual([1, '']);
  });

  it('says of UTF-16 what it is', async () => {
    const { code, stdout, stderr } = await running(['check', at('utf16.txt')]);
    expect([code, records(stdout)[0]?.input]).toEqual([0, 'user@example.com']);
    expect(stderr).toContain('read as UTF-16LE, as its byte order mark (BOM) says');
  });

  it('takes a file without lines for valid', async () => {
    expect(await running(['check', at('empty.txt')])).toEqual({ code: 0, stdout: '', stderr: '' });
  });

  it('names each file that cannot be read, and checks the others', async () => {
    const socket = at('socket');
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(socket, resolve));
    const names = [at('folder'), at('missing'), at('good.txt/x'), socket, at('good.txt')];
    const { code, stdout, stderr } = await running(['check', ...names]);
    server.close();
    expect(code).toBe(2);
    expect(records(stdout)).toMatchObject([{ file: at('good.txt'), valid: true }]);
    expect(stderr.split('\n')).toEqual([
      `mailbox-syntax: ${at('folder')}: cannot be read: this is a folder`,
      `mailbox-syntax: ${at('missing')}: cannot be read: there is no such file`,
      `mailbox-syntax: ${at('good.txt/x')}: cannot be read: there is no such file`,
      `mailbox-syntax: ${socket}: cannot be read: not a readable file`,
      '',
    ]);
  });

  it('shows the name of a file escaped', async () => {
    const name = at('\x1b[31m\u202e\n');
    const missing = await running(['check', name]);
    expect(missing.stderr).toContain('\\x1b[31m\\u{202e}\\x0a: cannot be read');
    await writeFile(name, 'user@example.com\n');
    const { stdout } = await running(['check', '--format', 'text', name]);
    expect(stdout).toContain('\\x1b[31m\\u{202e}\\x0a:1: valid  user@example.com\n');
  });

  it('says when standard input breaks', async () => {
    const stdin = Readable.from(
      (async function* () {
        yield Buffer.from('user@example.com\nnext');
        throw Object.assign(new Error('EIO: i/o error'), { code: 'EIO' });
      })(),
    );
    const [stdout, stderr] = [gather(), gather()];
    const code = await run(['check'], { stdin, stdout: stdout.stream, stderr: stderr.stream, env: {} });
    expect(code).toBe(2);
    expect(records(stdout.text())).toMatchObject([{ valid: true }]);
    expect(stderr.text()).toBe('mailbox-syntax: standard input: cannot be read: EIO: i/o error\n');
  });
});

describe('check: options', () => {
  const reply = async (...options: string[]) => {
    const { stdout } = await running(['check', ...options], { stdin: 'jörg@exam_ple.com' });
    const [record = {}] = records(stdout);
    const { code, enhanced } = record.reply as { code: number; enhanced: string };
    return `${code} ${enhanced}`;
  };

  it('replies to RCPT or to MAIL, in each style', async () => {
    expect(await reply()).toBe('553 5.1.3');
    expect(await reply('--command', 'RCPT', '--reply-style', '553')).toBe('553 5.1.3');
    expect(await reply('--command=MAIL')).toBe('553 5.1.7');
    expect(await reply('--reply-style=501')).toBe('501 5.1.3');
    expect(await reply('--reply-style=rfc5321')).toBe('501 5.1.3');
  });

  it('checks without SMTPUTF8', async () => {
    expect(await reply('--no-smtputf8')).toBe('553 5.6.7');
    expect((await running(['check', '--no-smtputf8'], { stdin: 'user@example.com' })).code).toBe(0);
  });

  it('checks how domains end, when asked', async () => {
    const stdin = Buffer.from(
      'b\xf6ll@ietf.org\nuser@gmial.com\nuser@printer.local\nuser@ietf.org\nj\xf6rg@gmial.com\n',
      'latin1',
    );
    const found = async (...argv: string[]) => {
      const { code, stdout } = await running(['check', ...argv], { stdin });
      expect(code).toBe(1);
      // The first line is there to tell the encoding.
      return records(stdout.slice(stdout.indexOf('\n') + 1)).map(({ suggestion, reasons }) => [
        (reasons as { code: string }[]).map((reason) => reason.code).join(),
        suggestion,
      ]);
    };
    const malformed = ['encoding-malformed-utf8', 'jörg@gmial.com'];
    expect(await found()).toEqual([['', null], ['', null], ['', null], malformed]);
    expect(await found('--suffix')).toEqual([
      ['domain-near-miss', 'user@gmail.com'],
      ['domain-special-use', null],
      ['', null],
      ['encoding-malformed-utf8', 'jörg@gmail.com'],
    ]);
    expect(await found('--suffix', '--no-near-miss')).toEqual([
      ['', null],
      ['domain-special-use', null],
      ['', null],
      malformed,
    ]);
  });

  it('checks by a profile', async () => {
    const stdin = 'user@localhost\n';
    expect((await running(['check'], { stdin })).code).toBe(0);
    expect((await running(['check', '--profile', 'form'], { stdin })).code).toBe(1);
    for (const profile of ['rfc', 'smtp', 'mta', 'interoperable']) {
      expect((await running(['check', '--profile', profile], { stdin })).code).toBe(0);
    }
  });

  it('writes text on a terminal and NDJSON elsewhere', async () => {
    const stdin = 'user@example.com\n';
    const text = await running(['check'], { stdin, terminal: { stdout: true }, env: { NO_COLOR: '1' } });
    expect(text.stdout).toMatch(/^stdin:1: valid {2}user@example\.com\n/);
    expect((await running(['check'], { stdin })).stdout).toMatch(/^\{/);
    const asked = await running(['check', '--format', 'ndjson'], { stdin, terminal: { stdout: true } });
    expect(asked.stdout).toMatch(/^\{/);
  });

  it.each([
    [['check', '--format', 'xml'], '--format: expected text, ndjson, csv, got "xml"'],
    [['check', '--grammar', 'rfc822'], '--grammar: expected rfc5321'],
    [
      ['check', '--profile', 'strict'],
      '--profile: expected smtp, rfc, form, mta, interoperable, got "strict"',
    ],
    [['check', '--command', 'DATA'], '--command: expected RCPT, MAIL, got "DATA"'],
    [['check', '--reply-style', '550'], '--reply-style: expected 553, rfc5321, 501, got "550"'],
    [['check', '--lang', 'tlh'], '--lang: expected en, fr, got "tlh"'],
    [['check', '--lang', 'toString'], 'got "toString"'],
    [['check', '--format'], '--format needs a value'],
    [['check', '--wrong\x1b'], "Unknown option '--wrong\\x1b'\n"],
    [['check', '--no-smtputf8=1'], 'does not take an argument'],
    [['check', '--no-near-miss'], '--no-near-miss needs --suffix'],
    [['check', '-', '-'], 'standard input (-) can be read only once'],
  ])('refuses %j', async (argv, words) => {
    const { code, stdout, stderr } = await running(argv, { stdin: 'user@example.com\n' });
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(/^mailbox-syntax check: [^\n]+\nSee: mailbox-syntax check --help\n$/);
    expect(stderr).toContain(words);
  });

  it('takes what follows -- for files', async () => {
    const { code, stderr } = await running(['check', '--', '--format']);
    expect(code).toBe(2);
    expect(stderr).toContain('mailbox-syntax: --format: cannot be read: there is no such file');
  });

  it('tells who takes an argument for an address where it is none', async () => {
    const { stderr, code } = await running(['check', '--field', 'to', 'anna@example.com']);
    expect(stderr).toContain(
      'anna@example.com: cannot be read: there is no such file; an address can be an argument only without',
    );
    expect(code).toBe(2);
  });

  it('shows its help when asked', async () => {
    const { code, stdout } = await running(['check', '--help']);
    expect(code).toBe(0);
    for (const option of [
      'format',
      'grammar',
      'profile',
      'command',
      'reply-style',
      'lang',
      'no-smtputf8',
      'suffix',
    ]) {
      expect(stdout).toContain(`--${option}`);
    }
    expect(Math.max(...stdout.split('\n').map((line) => line.length))).toBeLessThanOrEqual(80);
  });

  it('shows its help and reads nothing when a person would have to type', async () => {
    const { code, stdout, stderr } = await running(['check'], { terminal: { stdin: true } });
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(/^Usage: mailbox-syntax check/);
    const named = await running(['check', '-'], { stdin: 'a@example.com\n', terminal: { stdin: true } });
    expect(named.code).toBe(0);
  });
});

describe('the command line', () => {
  it.each([[['--version']], [['check', '--version']]])('shows the version: %j', async (argv) => {
    expect(await running(argv)).toEqual({ code: 0, stdout: `${packageJson.version}\n`, stderr: '' });
  });

  it('shows its help', async () => {
    const { code, stdout } = await running(['--help']);
    expect(code).toBe(0);
    expect(stdout).toContain('mailbox-syntax check');
    expect(await running([])).toEqual({ code: 2, stdout: '', stderr: stdout });
  });

  it.each(['list.txt', 'toString', '\x1b[31m'])('knows no command %j', async (name) => {
    const { code, stderr } = await running([name]);
    expect(code).toBe(2);
    expect(stderr).toMatch(/^mailbox-syntax: unknown command: "[ -~]+"\nSee: mailbox-syntax --help\n$/);
  });
});

describe('output', () => {
  const many = Buffer.from('a..b@example.com\n'.repeat(20_000));

  it('waits for a slow reader', async () => {
    let most = 0;
    let total = 0;
    const stdout = new Writable({
      highWaterMark: 1024,
      write(chunk: Buffer, _encoding, done) {
        total += chunk.length;
        most = Math.max(most, stdout.writableLength);
        setImmediate(done);
      },
    });
    const code = await run(['check'], {
      stdin: Readable.from([many]),
      stdout,
      stderr: gather().stream,
      env: {},
    });
    expect(code).toBe(1);
    expect(total).toBeGreaterThan(20_000 * 300);
    expect(most).toBeLessThan(1 << 18);
  });

  it.each([
    ['a..b@example.com\n', 'EPIPE', 1],
    ['a@example.com\n', 'EPIPE', 0],
    ['a@example.com\n', 'ENOSPC', 2],
  ])('when a reader of %j fails with %s, exits with %i', async (line, fault, expected) => {
    const stdout = new Writable({
      write: (_chunk, _encoding, done) => done(Object.assign(new Error(fault), { code: fault })),
    });
    const stdin = Readable.from([Buffer.from(line.repeat(20_000))]);
    const stderr = gather();
    expect(await run(['check'], { stdin, stdout, stderr: stderr.stream, env: {} })).toBe(expected);
    expect(stderr.text()).toBe(
      expected === 2
        ? 'mailbox-syntax: standard output: cannot be written: no space left on the device\n'
        : '',
    );
  });

  it('goes on when no one reads standard error', async () => {
    const stderr = new Writable({
      write: (_chunk, _encoding, done) => done(Object.assign(new Error('EPIPE'), { code: 'EPIPE' })),
    });
    const stdout = gather();
    const names = [at('missing'), at('folder'), at('good.txt')];
    const code = await run(['check', ...names], {
      stdin: Readable.from([]),
      stdout: stdout.stream,
      stderr,
      env: {},
    });
    expect(code).toBe(2);
    expect(records(stdout.text())).toHaveLength(1);
  });
});
