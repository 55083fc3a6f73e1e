import { existsSync, readFileSync } from 'node:fs';
import { chmod, lstat, mkdir, mkdtemp, readdir, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { records, running } from './running.ts';

let folder = '';
const at = (name: string) => join(folder, name);
const text = (name: string) => readFileSync(at(name), 'utf8');

const LIST = 'anna@example.com\na..b@example.com\n\nAnna@EXAMPLE.com\nanna@EXAMPLE.com\r\nuser@localhost\n';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'check-lists-'));
  await writeFile(at('list.txt'), LIST);
});

afterAll(() => rm(folder, { recursive: true }));

/** More than is held of a record. */
const LONG = 'x'.repeat((1 << 20) + 9);

const NOBODY = 65_534;

/** Does something as a user who has no rights; as root, whom nothing is forbidden, as another one. */
async function asAnybody<T>(act: () => Promise<T>): Promise<T> {
  if (process.getuid?.() !== 0) return act();
  process.seteuid?.(NOBODY);
  try {
    return await act();
  } finally {
    process.seteuid?.(0);
  }
}

const inputs = (ndjson: string) => records(ndjson).map(({ input }) => input);

describe('check: what is written', () => {
  it('--quiet writes nothing', async () => {
    expect(await running(['check', '--quiet'], { stdin: LIST })).toEqual({ code: 1, stdout: '', stderr: '' });
    expect(await running(['check', '-q', '-'], { stdin: 'a@b.example' })).toEqual({
      code: 0,
      stdout: '',
      stderr: '',
    });
  });

  it('--summary counts on standard error', async () => {
    const { code, stdout, stderr } = await running(['check', '-q', '--summary', at('list.txt')]);
    expect([code, stdout]).toEqual([1, '']);
    const lines = stderr.split('\n');
    expect(lines[0]).toBe('6 lines: 4 valid (1 with warnings), 1 invalid, 1 empty line');
    expect(lines[1]).toMatch(/^ {2}local-part-empty-atom +1 {2}█+ {2}line 2 {2}a\.\.b@example\.com$/);
    expect(lines[2]).toBe('  warnings:');
    expect(lines[3]).toMatch(/^ {2}domain-dotless +1 {2}█+ {2}line 6 {2}user@localhost$/);
    expect(lines).toHaveLength(5);
    const { stderr: errors } = await running(['check', '-q', '--summary'], { stdin: 'a..b@example.com\n' });
    expect(errors).not.toContain('warnings:');
  });

  it('--summary says the totals once where text and summary are on one terminal', async () => {
    const argv = ['check', '--format', 'text', '--summary'];
    const tail = '4 valid (1 with warnings), 1 invalid, 1 empty line skipped';
    for (const [stdout, stderr, isTwice] of [
      [true, true, false],
      [false, true, true],
      [true, false, true],
    ] as const) {
      const shown = await running(argv, { stdin: LIST, terminal: { stdout, stderr } });
      expect(shown.stdout.includes(tail)).toBe(isTwice);
      expect(shown.stderr).toContain('6 lines: 4 valid');
    }
    const alone = await running(argv.slice(0, 3), { stdin: LIST, terminal: { stdout: true, stderr: true } });
    expect(alone.stdout).toContain(tail);
  });

  it('--summary names the files when there are several', async () => {
    const { stderr } = await running(['check', '-q', '--summary', '-', at('list.txt')], {
      stdin: 'a@b.example\n',
    });
    expect(stderr).toMatch(/\S+list\.txt:2 {2}a\.\.b@example\.com/);
  });

  it('--summary shows nothing raw', async () => {
    const { stderr } = await running(['check', '-q', '--summary'], {
      stdin: 'a\x1b[31m\u202e@example.com\n',
    });
    expect(stderr).toContain('a\\x1b[31m\\u{202e}@example.com');
  });

  it('--summary counts a reason once a line, over files and blocks', async () => {
    const many = `${'a..b@example.com\n'.repeat(70_000)}c..d..e@example.com\n`;
    const { stderr } = await running(['check', '-q', '--summary', '-j', '2'], { stdin: many });
    expect(stderr).toContain('70,001 lines: 0 valid, 70,001 invalid');
    expect(stderr).toMatch(/local-part-empty-atom {2}70,001 .* line 1 {2}a\.\.b@example\.com/);
  });

  it('--only writes one kind, and changes no count', async () => {
    const valid = await running(['check', '--only', 'valid'], { stdin: LIST });
    expect(valid.code).toBe(1);
    expect(inputs(valid.stdout)).toEqual([
      ...['anna@example.com', 'Anna@EXAMPLE.com', 'anna@EXAMPLE.com', 'user@localhost'],
    ]);
    const invalid = await running(['check', '--only=invalid', '--format', 'csv'], { stdin: LIST });
    expect(invalid.stdout.split('\r\n')).toEqual([
      'input,valid,reason,message,suggestion',
      expect.stringMatching(/^a\.\.b@example\.com,false,/),
      '',
    ]);
  });

  it('--dedupe leaves out mailboxes that came before', async () => {
    const stdin = `${LIST}"anna"@example.com\njörg@bücher.example\njörg@xn--bcher-kva.example\na..b@example.com\n`;
    const { stdout, stderr } = await running(['check', '--dedupe', '--summary'], { stdin });
    expect(inputs(stdout)).toEqual([
      ...[
        'anna@example.com',
        'a..b@example.com',
        'Anna@EXAMPLE.com',
        'user@localhost',
        'jörg@bücher.example',
      ],
      'a..b@example.com',
    ]);
    expect(stderr).toContain('3 duplicates left out');
  });

  it('finds duplicates wherever they stand in a long list', async () => {
    const stdin = Array.from({ length: 120_000 }, (_, index) => `user.${index % 40_000}@example.com\n`).join(
      '',
    );
    for (const jobs of ['1', '2']) {
      const { stdout, stderr } = await running(['check', '--dedupe', '--summary', '-j', jobs], { stdin });
      expect(stdout.split('\n')).toHaveLength(40_001);
      expect(stderr).toContain('80,000 duplicates left out');
    }
  });

  it('writes the same whatever the number of workers', async () => {
    const stdin = LIST.repeat(20_000);
    const one = await running(['check', '-j1', '--summary'], { stdin });
    const two = await running(['check', '-j', '2', '--summary'], { stdin });
    expect(two.stdout === one.stdout).toBe(true);
    expect(two.stderr).toBe(one.stderr);
  });
});

describe('check --valid, --invalid', () => {
  it('divides lines as they came', async () => {
    const { code, stdout } = await running([
      ...['check', at('list.txt'), '--valid', at('good.txt'), '--invalid', at('bad.txt')],
    ]);
    expect([code, stdout]).toEqual([1, '']);
    expect(text('good.txt')).toBe('anna@example.com\nAnna@EXAMPLE.com\nanna@EXAMPLE.com\r\nuser@localhost\n');
    expect(text('bad.txt')).toBe('a..b@example.com\n');
  });

  it('ends the last line of a file that another follows', async () => {
    await writeFile(at('open.txt'), 'b@example.com');
    await running(['check', at('open.txt'), at('open.txt'), '--valid', at('ended.txt')]);
    expect(text('ended.txt')).toBe('b@example.com\nb@example.com');
  });

  it('writes a format that is asked for, and rows of a table with its header in both', async () => {
    const table = 'id,mail\r\n1,a@b.example\r\n2,a..b@c.example\r\n';
    const split = ['--valid', at('good.csv'), '--invalid', at('bad.csv')];
    await running(['check', '--column', 'mail', ...split], { stdin: table });
    expect([text('good.csv'), text('bad.csv')]).toEqual([
      ...['id,mail\r\n1,a@b.example\r\n', 'id,mail\r\n2,a..b@c.example\r\n'],
    ]);
    await running(['check', '--column', 'mail', '--format', 'csv', ...split], { stdin: table });
    expect(text('good.csv')).toBe('id,mail,valid,reason,message,suggestion\r\n1,a@b.example,true,,,\r\n');
    await running(['check', '--format', 'csv', ...split], { stdin: 'a@b.example\nx\n' });
    expect(text('bad.csv')).toMatch(/^input,valid,reason,message,suggestion\r\nx,false,/);
    await running(['check', '--format', 'ndjson', ...split], { stdin: 'a@b.example\nx\n' });
    expect(inputs(text('good.csv'))).toEqual(['a@b.example']);
  });

  it('leaves out duplicates', async () => {
    await running(['check', '--dedupe', '--valid', at('unique.txt')], { stdin: LIST.repeat(3) });
    expect(text('unique.txt')).toBe('anna@example.com\nAnna@EXAMPLE.com\nuser@localhost\n');
  });

  it('may take the place of the list itself, also behind a link', async () => {
    await writeFile(at('own.txt'), LIST);
    await symlink(at('own.txt'), at('link.txt'));
    await running(['check', at('own.txt'), '--invalid', at('link.txt')]);
    expect(text('own.txt')).toBe('a..b@example.com\n');
  });

  it('goes through links to a file that is not there yet, and keeps them', async () => {
    await mkdir(at('deep'));
    await symlink('deep', at('folder'));
    await symlink('folder/new.txt', at('one'));
    await symlink(at('one'), at('two'));
    const { code } = await running(['check', at('list.txt'), '--invalid', at('two')]);
    expect(code).toBe(1);
    expect(text('deep/new.txt')).toBe('a..b@example.com\n');
    expect((await lstat(at('two'))).isSymbolicLink() && (await lstat(at('one'))).isSymbolicLink()).toBe(true);

    const same = await running(['check', '--valid', at('folder/x'), '--invalid', at('deep/x')], {
      stdin: LIST,
    });
    expect(same.stderr).toContain('--valid and --invalid cannot be the same file');
    await symlink('circle', at('circle'));
    const circle = await running(['check', '--valid', at('circle')], { stdin: LIST });
    expect([circle.code, circle.stderr]).toEqual([2, expect.stringContaining('too many symbolic links')]);
  });

  it('says in words why it cannot write', async () => {
    const { code, stderr } = await running(['check', '--valid', at('no/where')], { stdin: LIST });
    expect([code, stderr]).toEqual([
      2,
      `mailbox-syntax: ${at('no/where')}: cannot be written: there is no such folder\n`,
    ]);
  });

  it.each([
    [() => at('list.txt/x'), 'there is no such folder'],
    [() => at('circle/x'), 'too many symbolic links'],
    [() => at('circle'), 'too many symbolic links'],
    [() => at('x'.repeat(300)), 'ENAMETOOLONG'],
  ])('says the true fault of %s', async (name, words) => {
    const { code, stderr } = await running(['check', '--valid', name()], { stdin: LIST });
    expect([code, stderr]).toEqual([2, expect.stringContaining(`cannot be written: ${words}`)]);
  });

  it('says that it may not look into a folder', async () => {
    await mkdir(at('locked'));
    await writeFile(at('locked/x'), 'old');
    await chmod(at('locked'), 0);
    // Others may come as far as that folder.
    await chmod(at('.'), 0o711);
    const { code, stderr } = await asAnybody(() =>
      running(['check', '--valid', at('locked/x')], { stdin: LIST }),
    );
    await chmod(at('locked'), 0o700);
    expect([code, stderr]).toEqual([2, expect.stringContaining('cannot be written: permission denied')]);
    expect(text('locked/x')).toBe('old');
  });

  it('writes to a device itself', async () => {
    const { code } = await running([
      'check',
      at('list.txt'),
      '--valid',
      '/dev/null',
      '--invalid',
      '/dev/null',
    ]);
    expect(code).toBe(1);
    expect(existsSync('/dev/null')).toBe(true);
  });

  it('wants two files, each with a name', async () => {
    const same = await running(['check', '--valid', at('v.txt'), '--invalid', at('./v.txt'), at('list.txt')]);
    expect([same.code, same.stderr]).toEqual([2, expect.stringContaining('cannot be the same file')]);
    const both = await running(['check', '--valid', '-', '--invalid', '-', at('list.txt')]);
    expect([both.code, both.stdout, both.stderr]).toEqual([
      2,
      '',
      expect.stringContaining('cannot be the same file'),
    ]);
    const none = await running(['check', '--valid', '', at('list.txt')]);
    expect([none.code, none.stderr]).toEqual([2, expect.stringContaining('need the name of a file')]);
    expect((await readdir(folder)).filter((name) => name.startsWith('v.txt'))).toEqual([]);
  });

  it('leaves alone what another run has left', async () => {
    const part = at(`other.txt.${process.pid}.part`);
    await writeFile(part, 'of another');
    const { code, stderr } = await running(['check', '--valid', at('other.txt'), at('list.txt')]);
    expect([code, stderr]).toEqual([1, '']);
    expect(existsSync(at('other.txt'))).toBe(true);
    expect(readFileSync(part, 'utf8')).toBe('of another');
    expect((await readdir(folder)).filter((name) => name.endsWith('.part'))).toHaveLength(1);
    await rm(part);
  });

  it('says what is in the way where other runs have left too much', async () => {
    const numbers = Array.from({ length: 20 }, (_, index) => (index === 0 ? '' : `-${index + 1}`));
    const left = numbers.map((number) => at(`full.txt.${process.pid}${number}.part`));
    for (const part of left) await writeFile(part, 'of another');
    const { code, stderr } = await running(['check', '--valid', at('full.txt'), at('list.txt')]);
    expect([code, stderr]).toEqual([2, expect.stringContaining('remove those that end in .part')]);
    for (const part of left) await rm(part);
  });

  it('leaves the old file when something cannot be read or written', async () => {
    await writeFile(at('kept.txt'), 'old');
    const missing = await running(['check', at('list.txt'), at('missing'), '--valid', at('kept.txt')]);
    expect(missing.code).toBe(2);
    expect(missing.stderr).toContain('--valid and --invalid: nothing was written');
    const unwritable = await running([
      'check',
      at('list.txt'),
      '--valid',
      at('kept.txt'),
      '--invalid',
      at('no/x'),
    ]);
    expect(unwritable.code).toBe(2);
    expect(unwritable.stderr).toContain('cannot be written');
    const same = await running([
      'check',
      at('list.txt'),
      '--valid',
      at('kept.txt'),
      '--invalid',
      at('kept.txt'),
    ]);
    expect(same.code).toBe(2);
    expect(text('kept.txt')).toBe('old');
    expect((await readdir(folder)).filter((name) => name.endsWith('.part'))).toEqual([]);
  });
});

describe('check: input', () => {
  it('--column reads CSV', async () => {
    const stdin = '\ufeffname,"e-mail"\r\n"Anna\r\nSchmidt",anna@example.com\r\nBen,a..b@example.com\r\n';
    const { code, stdout } = await running(['check', '--column', 'E-Mail'], { stdin });
    expect(code).toBe(1);
    expect(records(stdout).map(({ line, input, valid }) => [line, input, valid])).toEqual([
      [2, 'anna@example.com', true],
      [4, 'a..b@example.com', false],
    ]);
    const same = await running(['check', '--column', '2', '--format', 'csv'], { stdin });
    expect(same.stdout).toMatch(
      /^\ufeffname,"e-mail",valid,reason,message,suggestion\r\n"Anna\r\nSchmidt",anna@example.com,true,,,\r\nBen,a\.\.b@example\.com,false,/,
    );
  });

  it('--column reads several files with one header', async () => {
    await writeFile(at('1.csv'), 'id,mail\n1,a@b.example');
    await writeFile(at('2.csv'), 'id,mail\r\n2,c@b.example\r\n');
    await writeFile(at('3.csv'), 'mail,id\r\nc@b.example,2\r\n');
    const { code, stdout } = await running([
      ...['check', '--column', 'mail', '--format', 'csv', '--delimiter', ',', at('1.csv'), at('2.csv')],
    ]);
    expect(code).toBe(0);
    expect(stdout).toBe(
      'id,mail,valid,reason,message,suggestion\n1,a@b.example,true,,,\n2,c@b.example,true,,,\r\n',
    );
    const other = await running(['check', '--column', 'mail', '--format', 'csv', at('1.csv'), at('3.csv')]);
    expect(other.code).toBe(2);
    expect(other.stderr).toContain('3.csv: cannot be read: its columns differ from those of the first file');
  });

  it('names the rows that are longer than the first, and keeps their fields', async () => {
    const stdin = 'email,n\na@b.example,1,x\nc@d.example\n"e\n",1,2\nf@g.example,2\n';
    const argv = ['check', '--column', 'email', '--format', 'csv'];
    const { stdout, stderr } = await running(argv, { stdin });
    expect(stdout).toContain('\na@b.example,1,x,true,,,\nc@d.example,,true,,,\n');
    expect(stderr).toBe(
      'mailbox-syntax: standard input: more than 2 fields in lines 2, 4: the added columns follow them and are not under their headers\n',
    );
    expect((await running(argv.slice(0, 3), { stdin })).stderr).toBe('');
  });

  it.each([
    ['"c@d.example,2\ne@f.example,3\n', 3, '2 lines'],
    ['"c@d.example,2\ne@f.example,3', 3, '2 lines'],
    ['"c@d.example', 3, '1 line'],
    ['"c@d.example\n', 3, '1 line'],
    ['"c@""d.example\n""x\n\n', 3, '3 lines'],
    ['c@d.example,"3\n4"\ne@f.example,"5\n6\n', 5, '2 lines'],
    [`c@d.example,"3\n4","4\n${LONG}\n6\n`, 4, '3 lines'],
    [`c@d.example,"3\n4","4\n${LONG}\n6`, 4, '3 lines'],
    [`c@d.example,${LONG},"3\n4\r`, 3, '2 lines'],
    [`${'c@d.example,"2"\n'.repeat(40_000)}"\n\n`, 40_003, '2 lines'],
  ])('says which quote is never closed, and loses nothing: %#', async (rows, line, lines) => {
    const stdin = `email,n\na@b.example,1\n${rows}`;
    for (const format of ['csv', 'ndjson']) {
      const argv = ['check', '--column', 'email', '--jobs', '1', '--format', format];
      const { code, stdout, stderr } = await running(argv, { stdin });
      const where = `opens in line ${line.toLocaleString('en')} is never closed`;
      expect(stderr).toContain(`${where}, so what follows (${lines}) was read as one field: close it`);
      expect(code).toBe(2);
      const written = stdout.split('\n');
      const lost = stdin.split('\n').filter((came, index) => !written[index]?.startsWith(came));
      if (format === 'csv') expect(lost).toEqual([]);
    }
  });

  it.each(['email,"n\na@b.example,1\n', 'email,"n\na@b.example,1'])(
    'says that a header holds the whole table: %j',
    async (stdin) => {
      const { code, stdout, stderr } = await running(['check', '--column', '1', '--format', 'csv'], {
        stdin,
      });
      expect(stderr).toContain(
        'opens in line 1 is never closed, so what follows (2 lines) was read as one field',
      );
      expect(code).toBe(2);
      expect(stdout).toContain(stdin.trimEnd());
    },
  );

  it('counts the lines of a table that lacks its last line end', async () => {
    const argv = ['check', '--column', 'email', '-q', '--summary'];
    for (const stdin of ['email\na@b.example\nc@d.example', 'email\na@b.example\n"c\n']) {
      expect((await running(argv, { stdin })).stderr).toContain('2 rows: ');
    }
  });

  it('says nothing of a quote that is closed where the file ends', async () => {
    const closed = await running(['check', '--column', 'email'], { stdin: 'email\n"a@b.example"' });
    expect([closed.code, closed.stderr]).toEqual([0, '']);
  });

  it.each([
    ['mail', 'id,mail,mail\n', 'there are 2 columns "mail": give the number of one, 2, 3'],
    ['mail', 'Mail,MAIL\n', 'there are 2 columns "mail": give the number of one, 1, 2'],
  ])('takes no column for %j where it might be another', async (column, stdin, words) => {
    const { code, stderr } = await running(['check', '--column', column], { stdin });
    expect([code, stderr]).toEqual([2, expect.stringContaining(words)]);
    expect((await running(['check', '--column', 'mail'], { stdin: 'MAIL,mail\n,a@b.example\n' })).code).toBe(
      0,
    );
  });

  it('says which columns there are', async () => {
    const { code, stderr } = await running(['check', '--column', 'email'], { stdin: 'id,\x1bmail\n' });
    expect(code).toBe(2);
    expect(stderr).toContain('there is no column "email": the first row has "id", "\\u001bmail"');
    for (const header of ['--header', '--no-header']) {
      const few = await running(['check', '--column', '3', header], { stdin: 'a@b.example,c@d.example\n' });
      expect([few.code, few.stderr]).toEqual([
        2,
        expect.stringContaining('there is no column 3: the first row has 2'),
      ]);
    }
  });

  it('--field reads NDJSON', async () => {
    const stdin = [
      '{"user":{"mail":"anna@example.com"}}',
      '{"user":{"mail":"a\\"b@example.com"}}',
      '{"user":{"mail":"\\ud800@example.com"}}',
      '{"user":null}',
      'no json',
      '',
      '{"user":{"mail":42}}',
    ].join('\n');
    const { code, stdout, stderr } = await running(['check', '--field', 'user.mail', '--profile', 'rfc'], {
      stdin,
    });
    expect(code).toBe(1);
    const found = records(stdout).map(({ line, input, valid, reasons }) => [
      ...[line, input, valid, (reasons as { code: string }[])[0]?.code],
    ]);
    expect(found).toEqual([
      [1, 'anna@example.com', true, undefined],
      [2, 'a"b@example.com', false, 'local-part-stray-quote'],
      [3, '\ufffd@example.com', false, 'encoding-lone-surrogate'],
      [5, '', false, 'input-empty'],
      [7, '42', false, 'mailbox-at-sign-missing'],
    ]);
    expect(stderr).toBe('mailbox-syntax: standard input: not JSON: line 5\n');
  });

  it('unpacks gzip, also of several members', async () => {
    const packed = Buffer.concat([gzipSync('anna@example.com\n'), gzipSync('ben@example.com\n')]);
    await writeFile(at('list.gz'), packed);
    const { code, stdout } = await running(['check', at('list.gz')]);
    expect([code, inputs(stdout)]).toEqual([0, ['anna@example.com', 'ben@example.com']]);
    const cut = await running(['check'], { stdin: packed.subarray(0, -20) });
    expect(cut.code).toBe(2);
    expect(cut.stderr).toContain('cannot be read: the packed data is incomplete');
    const damaged = Buffer.from(packed);
    damaged[12] = 0xff;
    expect((await running(['check'], { stdin: damaged })).stderr).toContain('the gzip data is damaged');
  });

  it.each([
    [
      'windows-1252',
      Buffer.from('j\xf6rg@example.com\n\x80uro@example.com', 'latin1'),
      ['jörg@example.com', '€uro@example.com'],
    ],
    ['latin1', Buffer.from('j\xf6rg@example.com', 'latin1'), ['jörg@example.com']],
    ['shift_jis', Buffer.from([0x93, 0xfa, 0x40, 0x62, 0x2e, 0x6a, 0x70]), ['日@b.jp']],
    ['utf-16be', Buffer.from('ö@b.example', 'utf16le').swap16(), ['ö@b.example']],
    ['utf-8', Buffer.from('ö@b.example\n'), ['ö@b.example']],
  ])('--encoding %s decodes', async (encoding, stdin, expected) => {
    const { stdout } = await running(['check', '--encoding', encoding], { stdin });
    expect(inputs(stdout)).toEqual(expected);
  });

  it('decodes UTF-16 by its byte order mark, however it is cut', async () => {
    for (const octets of [
      Buffer.from('\ufeffö@b.example\n', 'utf16le'),
      Buffer.from('\ufeffö@b.example\n', 'utf16le').swap16(),
    ]) {
      const { stdout, stderr } = await running(['check'], {
        stdin: [...octets].map((octet) => Uint8Array.of(octet)),
      });
      expect(inputs(stdout)).toEqual(['ö@b.example']);
      expect(stderr).toMatch(/read as UTF-16[LB]E/);
    }
  });

  it('names the lines that hold what could not be decoded', async () => {
    const stdin = Buffer.from('a@b.example\n\xff\nc\xff@b.example\xff\n\na@b.example\n'.repeat(4), 'latin1');
    const { stderr } = await running(['check', '-q', '--encoding', 'euc-kr'], { stdin });
    expect(stderr).toBe(
      'mailbox-syntax: standard input: U+FFFD replaces what is not euc-kr in 8 lines, the first 2, 3, 7, 8, 12\n',
    );
  });

  it('makes findings of lines of megabytes', async () => {
    const stdin = `${'x'.repeat(3 << 20)}\na@b.example\n${'y'.repeat((1 << 20) + 1)}`;
    for (const jobs of ['1', '2']) {
      const { stdout } = await running(['check', '-j', jobs], { stdin });
      expect(
        records(stdout).map(({ line, valid, input, inputOctets }) => [
          ...[line, valid, (input as string).length, inputOctets],
        ]),
      ).toEqual([
        [1, false, 1 << 20, 3 << 20],
        [2, true, 11, undefined],
        [3, false, 1 << 20, (1 << 20) + 1],
      ]);
    }
    await running(['check', '--invalid', at('long.txt')], { stdin });
    expect(text('long.txt') === `${'x'.repeat(3 << 20)}\n${'y'.repeat((1 << 20) + 1)}`).toBe(true);
  });
});

describe('check: a terminal', () => {
  it('ends a row that lacks its line end before it says something', async () => {
    const argv = ['check', '--format', 'csv', '--column', '1', '-q'].slice(0, 5);
    const stdin = 'a@b.example\n"c@d.example\n';
    const both = { stdout: true, stderr: true };
    const shown = await running(argv, { stdin: `${stdin}x`, terminal: both });
    expect(shown.stdout).toMatch(/[^\n]\n$/);
    expect(shown.stderr).toContain('never closed');
    for (const terminal of [{}, { stdout: true }, { stderr: true }]) {
      expect((await running(argv, { stdin: `${stdin}x`, terminal })).stdout).toMatch(/[^\n]$/);
    }
  });

  it('shows no progress where no one looks', async () => {
    const { stderr } = await running(['check', '-q'], { stdin: LIST.repeat(50_000) });
    expect(stderr).toBe('');
  });
});

describe('check: contradictions', () => {
  it.each([
    [['--delimiter', ';'], '--delimiter needs --column'],
    [['--header'], '--header needs --column'],
    [['--no-header'], '--no-header needs --column'],
    [['--column', '1', '--field', 'a'], '--column and --field cannot be used together'],
    [['--column', '1', '--header', '--no-header'], '--header and --no-header cannot be used together'],
    [['--only', 'valid', '--valid', 'x'], '--only and --valid cannot be used together'],
    [['--valid', 'x', '--format', 'text'], '--valid and --invalid take --format ndjson or csv'],
    [['--only', 'some'], '--only: expected valid, invalid, got "some"'],
    [
      ['--column', '-1'],
      '--column needs a value, and "-1" looks like an option: if it is the value, write --column=-1',
    ],
    [['--field', ''], '--field: expected the name of a field, got ""'],
    [[''], 'expected a file or an address, got ""'],
    [
      ['--valid', 'good.csv.gz'],
      '--valid: good.csv.gz would hold plain text: leave out .gz, or write to - and pack what comes',
    ],
    [['--dedupe', '--duplicates', 'Twice.XLSX'], 'leave out .XLSX, or write to - and pack what comes'],
    [['--column', '0'], '--column: expected a name or a number from 1, got "0"'],
    [
      ['--column', '1', '--delimiter', 'ab'],
      '--delimiter: expected one ASCII character (not a letter, digit or double quote) or tab, got "ab"',
    ],
    [['--column', '1', '--delimiter', '"'], '--delimiter: expected'],
    [['--encoding', 'klingon'], '--encoding: unknown encoding: "klingon"'],
    [['-j', '0'], '--jobs: expected a whole number from 1 to 999, got "0"'],
    [['--jobs', 'many'], '--jobs: expected'],
  ])('refuses %j', async (argv, words) => {
    const { code, stdout, stderr } = await running(['check', ...argv], { stdin: LIST });
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain(words);
  });
});
