import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { records, running } from './running.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'notes-'));
});
afterAll(() => rm(folder, { recursive: true }));

const latin1 = (text: string) => Buffer.from(text, 'latin1');

describe('check: a list that is not UTF-8', () => {
  const NOTE =
    'windows-1252 by its letters: add --encoding windows-1252, or convert it: iconv -f windows-1252 -t UTF-8';

  it.each([
    ['a list', [], 'ok@example.com\nj\xf6rg@example.com\n\nm\xfcller@example.com\n', 'lines 2, 4'],
    [
      'a table',
      ['--column', 'E-Mail'],
      'Name;E-Mail\nM\xfcller \x96;a@b.example\nB\xf6ll;y@z.example\n',
      'lines 2, 3',
    ],
    ['CRLF', [], 'ok@example.com\r\nj\xf6rg@example.com\r\nm\xfcller@example.com\r\n', 'lines 2, 3'],
    ['NDJSON', ['--field', 'a'], '{"a":"a@b.example","n":"M\xfcller"}\n{"a":"B\xf6ll"}', 'lines 1, 2'],
  ])('says that %s is windows-1252', async (_, argv, stdin, lines) => {
    for (const format of ['csv', 'ndjson', 'text']) {
      const asked = ['check', ...argv, '--format', format];
      const { stderr } = await running(asked, { stdin: latin1(stdin) });
      expect(stderr).toBe(`mailbox-syntax: standard input: not UTF-8 in ${lines}, but ${NOTE}\n`);
      const told = await running([...asked, '--encoding', 'windows-1252'], { stdin: latin1(stdin) });
      expect(told.stderr).not.toContain(NOTE);
    }
  });

  it('counts them over blocks and workers', async () => {
    const stdin = latin1('j\xf6rg@example.com\nanna@example.com\n'.repeat(60_000));
    const { stderr } = await running(['check', '-q', '--jobs', '2'], { stdin });
    expect(stderr).toContain(`60000 lines, the first 1, 3, 5, 7, 9, but ${NOTE}`);
  });

  it('names those that it may be in, where letters leave few open', async () => {
    const { stdout, stderr } = await running(['check'], {
      stdin: latin1('ren\xe9@x.example\nhel\xe8ne@x.example\n'),
    });
    expect(stderr).toContain(
      'not UTF-8 in lines 1, 2; by its letters it may be in any of windows-1252, windows-1250',
    );
    expect(records(stdout).map(({ suggestion }) => suggestion)).toEqual([null, null]);
  });

  it.each([
    ['octets that are no letters', latin1('a\x80@example.com\nj\xf6\x81@example.com\n')],
    ['two encodings in one file', latin1('j\xf6rg@example.com\n\xf7\xe0\xe9\xea\xe0@example.com\n')],
  ])('says that it cannot be told of %s', async (_, stdin) => {
    expect((await running(['check'], { stdin })).stderr).toContain(
      'in lines 1, 2, and its encoding cannot be told',
    );
  });

  it.each([
    ['UTF-8', Buffer.from('j\xf6rg@example.com\n')],
    ['the head of a long line', Buffer.from(`${'\xf6'.repeat(1 << 20)}\n`)],
  ])('says nothing of %s', async (_, stdin) => {
    expect((await running(['check'], { stdin })).stderr).toBe('');
  });

  it('suggests nothing until an encoding can be named, nor for a cell that has no letters, but what the letters of its row say', async () => {
    const rows = [
      'J\xf6rg B\xf6ll;j\xf6rg@x.example',
      'M\xfcller;m\xfcller@x.example',
      'x;\xb3ukasz\x80@x.example',
    ];
    const stdin = latin1(`name;mail\n${rows.join('\n')}\n`);
    const { stdout } = await running(['check', '--column', 'mail', '--fix'], { stdin });
    expect(records(stdout).map(({ suggestion, clean }) => [suggestion, clean])).toEqual([
      [null, null],
      ['m\xfcller@x.example', 'm\xfcller@x.example'],
      [null, null],
    ]);
  });
});

describe('check: a quote that a later one closes', () => {
  const NOTE = (lines: string) =>
    `mailbox-syntax: standard input: a double quote that opens in ${lines} takes in the lines that follow, which were not checked as rows: make sure that this is intended\n`;
  const said = async (stdin: string, ...argv: string[]) =>
    (await running(['check', '-q', '--column', 'mail', ...argv], { stdin })).stderr;

  it.each([
    ['an address', 'id,mail\n1,"a@b.example\n2,c@d.example\n3,e@f.example"\n4,g@h.example\n', 'line 2'],
    ['an address in a short row', 'id,mail\n1,"a@b.example\r\n2,c@d.example"\r\n', 'line 2'],
    [
      'a name, up to the next quote',
      'name,mail\n"Bob,a@b.example\nC,c@d.example\n"D",e@f.example\n',
      'line 2',
    ],
    ['two of them', 'name,mail\n"A,a@b.example\n"B",b@c.example\nC,"c@d.example\nD"\n', 'lines 2, 4'],
    ['a field after another one of several lines', 'x,y,mail\n"1\n2","3\n"4",a@b.example\n', 'line 3'],
    ['a field that is long', `x,mail\n"${'0123456789\n'.repeat(6000)}",a@b.example\n`, 'line 2'],
    ['a row that is too long', `x,mail\n"${'0123456789\n'.repeat(100_000)}",a@b.example\nx,y\n`, 'line 2'],
    ['a later field of one', `x,y,mail\n"1\n2","${'0123456789\n'.repeat(100_000)}",a@b.example\n`, 'line 3'],
    [
      'the last row, without its end',
      'name,mail\n"Bob,a@b.example\nC,c@d.example\n"D",e@f.example',
      'line 2',
    ],
    ['an address at the end', 'id,mail\n1,"a@b.example\n2,c@d.example"', 'line 2'],
    ['the header', 'mail,"name\na@b.example,A\nb@c.example,"B"\nc@d.example,C\n', 'line 1'],
  ])('is noted: %s', async (_, stdin, lines) => {
    expect(await said(stdin)).toBe(NOTE(lines));
    expect(await said(stdin, '--format', 'csv')).toBe(NOTE(lines));
  });

  it.each([
    [
      'lines of another column',
      'name,mail,street\nA,a@b.example,"Way 1\nTown"\n"B\nC",b@c.example,"x ""y""\nz" \n',
    ],
    ['a header of several lines', '"na\nme",mail\nA,a@b.example\n'],
    ['a name of the address of several lines', 'x,"\nmail\n"\nA,a@b.example\n'],
    ['short lines of a row that is too long', `x,y,mail\n"1\n2",${'q'.repeat(1_100_000)},a@b.example\n`],
    ['quotes around one line', 'name,mail\n"A","a@b.example"\n"B "x,b@c.example\n'],
    ['a line end after an address', 'name,mail\nA,"a@b.example\n"\n'],
    ['text after a quote on the same line', 'name,mail\n"A" B,a@b.example\n'],
  ])('says nothing of %s', async (_, stdin) => {
    expect(await said(stdin)).toBe('');
  });

  it('counts lines over blocks', async () => {
    const rows = 'A,a@b.example\n'.repeat(60_000);
    expect(await said(`name,mail\n${rows}B,"b@c.example\nC"\n${rows}`)).toBe(NOTE('line 60002'));
  });
});

describe('check: a quote of a row that is too long', () => {
  it('is noted once where it is never closed', async () => {
    // The head that is held ends after a line end.
    const stdin = `x,mail\n"${'q'.repeat((1 << 20) - 2)}\nfoo,bar\n`;
    const { code, stderr } = await running(['check', '-q', '--column', 'mail'], { stdin });
    expect(code).toBe(2);
    expect(stderr.match(/double quote/g)).toHaveLength(1);
    expect(stderr).toContain('never closed');
  });
});

describe('check: lines that end in CR alone', () => {
  const NOTE =
    'mailbox-syntax: standard input: its lines end in CR alone, as on old Macs: each CR was read, and is written, as LF\n';
  const cut = (text: string, size: number) =>
    Array.from({ length: Math.ceil(text.length / size) }, (_, at) =>
      Buffer.from(text.slice(at * size, (at + 1) * size)),
    );

  it('are the lines of a list, however they are cut', async () => {
    const text = 'a@b.example\r\rc..d@b.example\re@b.example';
    for (const size of [1, 3, 5, 100]) {
      const { stdout, stderr } = await running(['check'], { stdin: cut(text, size) });
      const read = records(stdout).map(({ line, input, valid }) => [line, input, valid]);
      expect(read).toEqual([
        [1, 'a@b.example', true],
        [3, 'c..d@b.example', false],
        [4, 'e@b.example', true],
      ]);
      expect(stderr).toBe(NOTE);
    }
  });

  it('are the rows of a table, which has LF after that', async () => {
    const argv = ['check', '--column', 'mail', '--format', 'csv'];
    const stdin = 'id,mail\r1,a@b.example\r"2\nnd",c@@d.example\r';
    const { stdout, stderr } = await running(argv, { stdin });
    expect(stdout.split('\n').map((line) => line.split(',').slice(0, 3).join())).toEqual([
      'id,mail,valid',
      '1,a@b.example,true',
      '"2',
      'nd",c@@d.example,false',
      '',
    ]);
    expect(stderr).toBe(NOTE);
  });

  it('go on to be read so after 64 KiB, a CRLF too', async () => {
    const text = `${'anna@example.com\r'.repeat(5000)}ben@example.com\r\nzoe@example.com\n`;
    for (const size of [4096, 17, 1 << 20]) {
      const { stderr } = await running(['check', '-q', '--summary'], { stdin: cut(text, size) });
      expect(stderr).toBe(`${NOTE}5,002 lines: 5,002 valid, 0 invalid\n`);
    }
  });

  it.each([
    ['one line', 'a@b.example\r', 'a@b.example\r'],
    ['a list with an LF', 'a@b\r.example\nb@c.example\r', 'a@b\r.example'],
    ['CRLF in two chunks', ['a@b.example\r', '\nc@d.example'], 'a@b.example'],
    ['no LF in the first 64 KiB, and no CR', `${'a'.repeat(1 << 16)}\rb\r`, `${'a'.repeat(1 << 16)}\rb\r`],
  ])('are not seen in %s', async (_, stdin, first) => {
    const chunks = (Array.isArray(stdin) ? stdin : [stdin]).map((chunk) => Buffer.from(chunk));
    const { stdout, stderr } = await running(['check'], { stdin: chunks });
    expect([records(stdout)[0]?.input, stderr]).toEqual([first, '']);
  });

  it.each(['id,mail\n', 'id,mail\r', 'id,mail\r\n', 'id,"ma\ril"\n'])(
    'are not those of the header %j',
    async (stdin) => {
      expect(await running(['check', '--column', '2', '-q'], { stdin })).toMatchObject({
        code: 0,
        stderr: '',
      });
    },
  );
});

describe('check: a table without --column', () => {
  const NOTE =
    'mailbox-syntax: standard input: this looks like a table: --column NAME reads one column of it\n';
  const row = (number: number) => `Anna;anna${number}@example.com;Basel`;

  it.each([
    ['rows', `${row(1)}\n${row(2)}\n`],
    ['rows under a header', `name,mail\r\nA,a@b.example\r\n\r\nC,c@d.example`],
    ['tabs', 'a\ta@b.example\nb\tc@d.example\n'],
    ['names in quotes', '"Smith, J","j@b.example"\n"Doe, A","a@b.example"\n'],
    [
      'rows without an address, and cells of two lines',
      'id,name,Email\n1,A,a@b.example\n2,"B\nC",\n3,,d@e.example\n4,,\n',
    ],
    ['a line of Excel before them', 'sep=;\nName;E-Mail\nA;a@b.example\nB;c@d.example\n'],
    ['some other lines among many', `${Array.from({ length: 18 }, (_, at) => row(at)).join('\n')}\n\nx\ny\n`],
  ])('is recognised: %s', async (_, stdin) => {
    expect((await running(['check'], { stdin })).stderr).toBe(NOTE);
  });

  it.each([
    ['one line', 'a@b.example,c@d.example\n'],
    ['addresses', 'a@b.example\nc@d.example\n'],
    ['half of the lines', `${row(1)}\na@b.example\n`],
    ['quoted local parts', '"a,b"@c.example\n"d;e"@f.example\n'],
    ['names before addresses', '"Smith, J" <j@b.example>\nDoe, A <a@b.example>\n'],
    ['no addresses', 'a,b\nc,d\n'],
    ['empty lines', '\n\n'],
  ])('is not taken for one: %s', async (_, stdin) => {
    expect((await running(['check'], { stdin })).stderr).toBe('');
  });

  it('is none where the lines are valid', async () => {
    const argv = ['check', '--grammar', 'rfc5322'];
    const stdin = 'a@b.example (x, y)\nc@d.example (x, y)\n';
    expect(await running(argv, { stdin })).toMatchObject({ code: 0, stderr: '' });
  });

  it('is read with it', async () => {
    expect((await running(['check', '--column', '2', '-'], { stdin: `${row(1)}\n${row(2)}` })).stderr).toBe(
      '',
    );
  });
});

describe('check: a list that is something else', () => {
  const NDJSON = 'this looks like NDJSON: --field NAME reads one field of it\n';
  const TEXT = 'this looks like mail, a page, contacts or other text: --extract finds the addresses in it\n';

  it.each([
    ['NDJSON', '{"id":1,"mail":"a@b.example"}\n{"id":2,"mail":null}\n', NDJSON],
    ['an array', '[{"mail":"a@b.example"}]', NDJSON],
    ['JSON over lines', '[\n  {\n    "mail": "a@b.example"\n  }\n]\n', NDJSON],
    ['a card', 'BEGIN:VCARD\r\nEMAIL:a@b.example\r\nEND:VCARD\r\n', TEXT],
    ['lines of cards', 'EMAIL;TYPE=INTERNET:a@b.example\nitem1.EMAIL;PREF=1:c@b.example\n', TEXT],
    ['a directory', 'dn: cn=A\nmail: a@b.example\n', TEXT],
    ['a page', '<!DOCTYPE html><title>x</title>\n<a href="mailto:a@b.example">a</a>\n', TEXT],
    ['a message', 'Received: from x by y\nFrom: A <a@b.example>\n\nHello\n', TEXT],
    ['a mailbox', 'From a@b.example Mon Jan  1 00:00:00 2024\nFrom: A <a@b.example>\n\nHello\n', TEXT],
    [
      'a log',
      '2024-01-01 00:00:00 1abc <= a@b.example H=x P=y\n2024-01-01 00:00:01 1abc => c@d.example R=x T=y\n',
      TEXT,
    ],
  ])('is told: %s', async (_, stdin, words) => {
    const { stderr } = await running(['check', '-q'], { stdin });
    expect(stderr).toBe(`mailbox-syntax: standard input: ${words}`);
  });

  it.each([
    ['lines of a header', 'From: A <a@b.example>\nTo: Maria Anna Schmidt of Basel <c@d.example>\n'],
    ['names', 'Maria Anna Schmidt of Basel <a@b.example>\nC D E F G <c@d.example>\n'],
    ['one sentence', 'please write to a@b.example today\n'],
    ['damaged addresses', '{"a@b.example"}\n<c@@d.example>\n'],
  ])('is not said of %s', async (_, stdin) => {
    expect((await running(['check', '-q'], { stdin })).stderr).toBe('');
  });

  it('a table without any row is told, and is no fault', async () => {
    for (const stdin of ['', '\ufeff']) {
      const { code, stdout, stderr } = await running(['check', '--column', 'Email', '--format', 'csv'], {
        stdin,
      });
      expect([code, stdout]).toEqual([0, stdin === '' ? '' : expect.anything()]);
      expect(stderr).toContain('there is no row, and so no header with the column\n');
      expect((await running(['check', '--column', '1'], { stdin })).stderr).not.toContain('no row');
    }
  });
});

describe('check: what comes back in another encoding', () => {
  const NOTE = 'the output is UTF-8, not windows-1252\n';
  const stdin = latin1('mail;name\na@b.example;M\xfcller\n');
  const argv = ['check', '--encoding', 'windows-1252', '--column', 'mail'];

  it('is said of --valid', async () => {
    const file = join(folder, 'valid.csv');
    const { stderr } = await running([...argv, '--valid', file], { stdin });
    expect(stderr).toBe(`mailbox-syntax: standard input: ${NOTE}`);
    expect(await readFile(file, 'utf8')).toBe('mail;name\na@b.example;M\xfcller\n');
  });

  it('is said of the rows of a table, and of no verdicts', async () => {
    expect((await running([...argv, '--format', 'csv'], { stdin })).stderr).toContain(NOTE);
    expect((await running(argv, { stdin })).stderr).toBe('');
  });
});
