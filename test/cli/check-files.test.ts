import { closeSync, openSync, readFileSync } from 'node:fs';
import { chmod, link, mkdir, mkdtemp, readdir, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable, Writable } from 'node:stream';
import zlib, { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { run } from '../../src/cli/main.ts';
import { gather, records, running } from './running.ts';

let folder = '';
const at = (name: string) => join(folder, name);

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'check-files-'));
});

afterAll(() => rm(folder, { recursive: true }));

/** Of `zstd -c`: 'anna@example.com\n', 'c@d.example\n' without a checksum, and 'a@b.example\n' 40,000 times. */
const FRAME = Buffer.from('KLUv/QRYiQAAYW5uYUBleGFtcGxlLmNvbQrN+hu4', 'base64');
const FRAME_WITHOUT_CHECKSUM = Buffer.from('KLUv/QBYYQAAY0BkLmV4YW1wbGUK', 'base64');
const REPEATED_FRAME = Buffer.from(
  'KLUv/QRYpAAAYGFAYi5leGFtcGxlCgEA8f/PSxJMAAAIcAEA/P85EAJMAAAIZQEA/P85EAJNAAAIYQEA/FI5EAJKyaBx',
  'base64',
);
/** One that holds nothing (RFC 8878 3.1.2). */
const EMPTY_FRAME = Buffer.from('502a4d1803000000616263', 'hex');

describe('check: files that are no lists', () => {
  it.each([
    ['people.xlsx', 'PK\x03\x04\x14\0', 'a workbook or a ZIP archive'],
    ['people.xls', '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1', 'a document of an old Office'],
    ['people.pdf', '%PDF-1.7\n', 'it is a PDF'],
    ['people.bz2', 'BZh91AY&SY', 'bzip2 -dc'],
    ['people.xz', '\xfd7zXZ\0', 'xz -dc'],
    ['people.Z', '\x1f\x9d\x90', 'gzip -dc'],
    ['people.lz4', '\x04\x22\x4d\x18', 'lz4 -dc'],
    ['people.7z', '7z\xbc\xaf\x27\x1c', 'a 7z archive'],
    ['people.rar', 'Rar!\x1a\x07\x01\0', 'a RAR archive'],
    ['empty.zip', 'PK\x05\x06\0\0', 'a workbook or a ZIP archive'],
    ['people.tar', `${'people.txt'.padEnd(257, '\0')}ustar\0`, 'tar -xOf'],
    ['people.mdb', '\0\x01\0\0Standard Jet DB\0', 'an Access database'],
    ['people.pst', '!BDN\0\0', 'an Outlook data file'],
    ['people.parquet', 'PAR1\x15\x04', 'a Parquet, Arrow or Avro file'],
    ['people.arrow', 'ARROW1\0\0', 'a Parquet, Arrow or Avro file'],
    ['people.avro', 'Obj\x01', 'a Parquet, Arrow or Avro file'],
    ['people.png', '\x89PNG\r\n\x1a\n', 'an image'],
    ['people.jpg', '\xff\xd8\xff\xe0', 'an image'],
    ['people.sqlite', 'SQLite format 3\0', 'an SQLite database'],
  ])('names %s by its first octets, and ends with 2', async (name, start, words) => {
    await writeFile(
      at(name),
      Buffer.concat([Buffer.from(start, 'latin1'), Buffer.from('\nrest@x.example\n')]),
    );
    for (const argv of [[], ['--column', '1']]) {
      const { code, stdout, stderr } = await running(['check', at(name), ...argv]);
      expect([code, stdout, stderr]).toEqual([2, '', expect.stringContaining(words)]);
    }
  });

  it('names what is in gzip, too', async () => {
    const tar = Buffer.from(`${'people.txt'.padEnd(257, '\0')}ustar\0`);
    const { code, stderr } = await running(['check'], { stdin: gzipSync(tar) });
    expect([code, stderr]).toEqual([2, expect.stringContaining('tar -xOf')]);
  });

  it('unpacks zstd where Node can, frame by frame, and says what to do where it cannot', async () => {
    const packed = Buffer.concat([EMPTY_FRAME, FRAME, REPEATED_FRAME, EMPTY_FRAME, FRAME_WITHOUT_CHECKSUM]);
    const lines = 1 + 40_000 + 1;
    for (const size of [7, 30, 1000]) {
      const chunks = [packed.subarray(0, size), packed.subarray(size)];
      const { code, stdout, stderr } = await running(['check', '-q', '--summary', '-j1'], { stdin: chunks });
      if ('createZstdDecompress' in zlib)
        expect([code, stderr]).toEqual([
          0,
          expect.stringMatching(new RegExp(`^${lines.toLocaleString('en')} lines:`)),
        ]);
      else expect([code, stdout, stderr]).toEqual([2, '', expect.stringContaining('zstd -dc FILE |')]);
    }
  });

  it.runIf('createZstdDecompress' in zlib)(
    'tells what is cut of zstd or damaged, after what is whole',
    async () => {
      for (const cut of [1, 4, 6, 15]) {
        const stdin = Buffer.concat([FRAME, FRAME.subarray(0, -cut)]);
        const { code, stdout, stderr } = await running(['check'], { stdin });
        expect([code, records(stdout)[0]?.input]).toEqual([2, 'anna@example.com']);
        expect(stderr).toContain('cannot be read: the packed data is incomplete');
      }
      const { code, stderr } = await running(['check'], {
        stdin: Buffer.concat([FRAME, Buffer.from('ben@')]),
      });
      expect([code, stderr]).toEqual([
        2,
        expect.stringContaining('cannot be read: the zstd data is damaged'),
      ]);
    },
  );

  it.each(['a\n', '@\n', 'a@x.example\n', '\n\na\n'])(
    'does not wait for more than a first line, %j',
    async (line) => {
      let isAsked = false;
      const stdout = gather();
      async function* typed() {
        yield Buffer.from(line);
        while (stdout.text() === '') await new Promise((resolve) => setTimeout(resolve, 5));
        isAsked = true;
        yield Buffer.from('b@x.example\n');
      }
      await run(['check'], {
        stdin: Readable.from(typed()),
        stdout: stdout.stream,
        stderr: gather().stream,
        env: {},
      });
      expect([isAsked, records(stdout.text()).length]).toEqual([true, 2]);
    },
  );

  it('reads a list that begins with the same letters', async () => {
    for (const start of [
      'BZhang',
      'PK',
      '%PD',
      'SQLite',
      '7z',
      '(',
      'Rar',
      '!BDM',
      'ustar',
      'PAR1',
      'ARROW1',
      'Obj',
    ]) {
      const { stdout } = await running(['check'], { stdin: `${start}@x.example\n` });
      expect(records(stdout)[0]?.input).toBe(`${start}@x.example`);
    }
  });
});

describe('check: UTF-16 and UTF-32', () => {
  const swapped = (octets: Buffer, size: 2 | 4) => (size === 2 ? octets.swap16() : octets.swap32());
  const utf32 = (text: string) =>
    Buffer.from(Uint32Array.from(Array.from(text, (character) => character.codePointAt(0) as number)).buffer);
  const encoded = {
    'utf-16le': (text: string) => Buffer.from(text, 'utf16le'),
    'utf-16be': (text: string) => swapped(Buffer.from(text, 'utf16le'), 2),
    'utf-32le': utf32,
    'utf-32be': (text: string) => swapped(utf32(text), 4),
  };
  const encodings = Object.keys(encoded) as (keyof typeof encoded)[];
  const cut = (octets: Buffer, size: number) =>
    Array.from({ length: Math.ceil(octets.length / size) }, (_, at) =>
      octets.subarray(at * size, (at + 1) * size),
    );

  describe.each(encodings)('%s', (encoding) => {
    it.each([
      ['addresses', 'anna@example.com\njörg@bücher.example\n', 'anna@example.com'],
      ['CRLF', 'anna@example.com\r\njörg@bücher.example\r\n', 'anna@example.com'],
      ['an empty first line', '\n\nanna@example.com\n', 'anna@example.com'],
      ['Cyrillic', 'пётр@пример.рф\n', 'пётр@пример.рф'],
      ['Han', '用户@例子.中国\n', '用户@例子.中国'],
      // U+0E0A, with an octet like that of LF.
      ['Thai', 'ชื่อ@ตัวอย่าง.ไทย\n', 'ชื่อ@ตัวอย่าง.ไทย'],
      ['an emoji', '😀@example.com\n', '😀@example.com'],
      ['CR alone', 'anna@example.com\rben@example.com\r', 'anna@example.com'],
      ['no line end', 'anna@example.com', 'anna@example.com'],
    ])('of %s is read without a mark, and said, however it is cut', async (_, text, first) => {
      for (const size of [1, 3, 1000]) {
        const stdin = cut(encoded[encoding](text), size);
        const { stdout, stderr } = await running(['check'], { stdin });
        expect(records(stdout)[0]).toMatchObject({ input: first });
        expect(records(stdout)[0]).not.toHaveProperty('inputBase64');
        expect(stderr).toContain(
          `standard input: read as ${encoding.toUpperCase()}: it has no byte order mark (BOM), but NULs`,
        );
      }
    });

    it('is read by its mark, and as a table', async () => {
      const text = '\ufeffname\tmail\nJörg\tjörg@bücher.example\n';
      const argv = ['check', '--column', 'mail', '--format', 'csv'];
      for (const size of [1, 1000]) {
        const { stdout, stderr } = await running(argv, { stdin: cut(encoded[encoding](text), size) });
        expect(stdout.split('\n')[1]).toBe('Jörg\tjörg@bücher.example\ttrue\t\t\t');
        expect(stderr).toContain(`read as ${encoding.toUpperCase()}, as its byte order mark`);
      }
    });

    it('is read where it is asked for, and names what is not in it', async () => {
      const half = encoded[encoding](encoding.startsWith('utf-16') ? '\ud800' : '\u0001');
      const stdin = Buffer.concat([encoded[encoding]('anna@example.com\na'), half, Buffer.of(0x41)]);
      const { stdout, stderr } = await running(['check', '--encoding', encoding], { stdin });
      expect(records(stdout)[0]).toMatchObject({ input: 'anna@example.com' });
      expect(stderr).toContain(`U+FFFD replaces what is not ${encoding} in line 2`);
    });
  });

  it('are not seen where NULs stand by chance', async () => {
    for (const text of [
      'a\0b@example.com\n',
      '\0anna@example.com\n',
      'a@b.cc\0d@e.ff\0',
      '\0\0\0\0\n',
      '\0\n\0\n',
      'a\0\n',
    ]) {
      const { stdout, stderr } = await running(['check'], { stdin: text });
      expect([records(stdout)[0]?.input, stderr]).toEqual([text.split('\n')[0], '']);
    }
  });
});

describe('check: a first line that says what divides fields', () => {
  const TABLE = 'sep=;\r\nname;mail\r\n"a;b";a..b@x.example\r\nC;c@x.example\r\n';
  const argv = ['check', '--column', 'mail'];

  it('is obeyed, is no record, and stays where it was', async () => {
    const { stdout, stderr } = await running([...argv, '--format', 'csv'], { stdin: TABLE });
    const lines = stdout.split('\r\n').map((line) => line.split(';').slice(0, 4).join(';'));
    expect([lines, stderr]).toEqual([
      ['sep=;', 'name;mail;valid;reason', '"a;b";a..b@x.example;false', 'C;c@x.example;true;', ''],
      '',
    ]);
    const verdicts = records((await running(argv, { stdin: TABLE })).stdout);
    expect(verdicts.map(({ line, input }) => [line, input])).toEqual([
      [3, 'a..b@x.example'],
      [4, 'c@x.example'],
    ]);
    const { stderr: summary } = await running([...argv, '-q', '--summary'], { stdin: TABLE });
    expect(summary).toMatch(/^2 rows: 1 valid, 1 invalid\n/);
  });

  it('stays in both halves of a table, once, with what a mark says before it', async () => {
    await writeFile(at('one.csv'), `\ufeff${TABLE}`);
    await writeFile(at('two.csv'), TABLE);
    const split = ['--valid', at('valid.csv'), '--invalid', at('invalid.csv')];
    await running([...argv, at('one.csv'), at('two.csv'), ...split]);
    const head = '\ufeffsep=;\r\nname;mail\r\n';
    expect(readFileSync(at('valid.csv'), 'utf8')).toBe(`${head}C;c@x.example\r\nC;c@x.example\r\n`);
    expect(readFileSync(at('invalid.csv'), 'utf8')).toContain(head);
  });

  it.each([
    ['a tab', 'sep=\t\nmail\tname\na@x.example\t"b"\n', ['--column', 'mail']],
    ['quotes', '"sep=|"\nmail|name\na@x.example|b\n', ['--column', 'mail']],
    ['capitals', 'SEP=,\nmail,name;c;d;e\na@x.example,b\n', ['--column', 'mail']],
    ['no header', 'sep=,\na@x.example,b;c;d\n', ['--column', '1']],
    [
      'another separator that is asked for',
      'sep=,\na,b;mail\nx;a@x.example\n',
      ['--column', 'mail', '--delimiter', ';'],
    ],
    ['rows of CR alone', 'sep=;\rmail;name\ra@x.example;b\r', ['--column', 'mail']],
  ])('is read with %s', async (_, stdin, how) => {
    for (const chunks of [
      [Buffer.from(stdin)],
      [...Buffer.from(stdin)].map((octet) => Uint8Array.of(octet)),
    ]) {
      const { stdout } = await running(['check', ...how], { stdin: chunks });
      expect(records(stdout).map(({ input }) => input)).toEqual(['a@x.example']);
    }
  });

  it('is a header where it is one', async () => {
    const { stdout } = await running(['check', '--column', '2'], { stdin: 'sep=;x,mail\na,a@x.example\n' });
    expect(records(stdout).map(({ line }) => line)).toEqual([2]);
  });
});

describe('check: what cannot be written', () => {
  const LIST = 'a@x.example\na..b@x.example\na@x.example\n';
  const FULL = 'mailbox-syntax: /dev/full: cannot be written: no space left on the device\n';

  it.each([
    ['--valid', ['--valid', '/dev/full', '--invalid', 'other']],
    ['--invalid', ['--invalid', '/dev/full', '--valid', 'other']],
    ['--duplicates', ['--dedupe', '--duplicates', '/dev/full', '--valid', 'other']],
    ['--duplicates without verdicts', ['-q', '--dedupe', '--duplicates', '/dev/full']],
    ['--valid with a format', ['--valid', '/dev/full', '--format', 'csv']],
  ])('%s to a full device ends with 2 and leaves nothing', async (_, options) => {
    const argv = options.map((one) => (one === 'other' ? at('other.txt') : one));
    const { code, stdout, stderr } = await running(['check', ...argv], { stdin: LIST });
    expect([code, stdout, stderr]).toEqual([2, '', FULL]);
    expect((await readdir(folder)).filter((name) => name.startsWith('other'))).toEqual([]);
  });

  it('writes duplicates where nothing else is written', async () => {
    await running(['check', '-q', '--dedupe', '--duplicates', at('twice.txt')], { stdin: LIST });
    expect(records(readFileSync(at('twice.txt'), 'utf8')).map(({ line }) => line)).toEqual([3]);
  });

  it('a target that must not be written is not replaced, nor one in such a folder', async () => {
    await mkdir(at('shut'));
    await writeFile(at('shut/old.txt'), 'old');
    await writeFile(at('locked.txt'), 'old');
    await chmod(at('locked.txt'), 0o444);
    await chmod(folder, 0o777);
    await chmod(at('shut'), 0o555);
    const isRoot = process.getuid?.() === 0;
    for (const name of ['locked.txt', 'shut/old.txt', 'shut/new.txt']) {
      for (const option of ['--valid', '--invalid']) {
        if (isRoot) process.seteuid?.(65_534);
        const { code, stderr } = await running(['check', option, at(name)], { stdin: LIST }).finally(() => {
          if (isRoot) process.seteuid?.(0);
        });
        const words = `mailbox-syntax: ${at(name)}: cannot be written: permission denied\n`;
        expect([code, stderr]).toEqual([2, words]);
      }
    }
    await chmod(at('shut'), 0o755);
    expect([readFileSync(at('locked.txt'), 'utf8'), readFileSync(at('shut/old.txt'), 'utf8')]).toEqual([
      'old',
      'old',
    ]);
    expect(await readdir(at('shut'))).toEqual(['old.txt']);
  });

  it('the list may be replaced by its own valid lines, by its name, a symbolic or a hard link', async () => {
    await symlink('own.txt', at('own-link'));
    for (const name of ['own.txt', 'own-link', 'own-hard']) {
      await writeFile(at('own.txt'), LIST);
      await rm(at('own-hard'), { force: true });
      await link(at('own.txt'), at('own-hard'));
      const { code, stderr } = await running(['check', at('own.txt'), '--valid', at(name)]);
      expect([code, stderr, readFileSync(at(name), 'utf8')]).toEqual([1, '', 'a@x.example\na@x.example\n']);
    }
  });

  it.each(['name', 'stdin'])(
    'a list that its own verdicts are appended to is refused: by %s',
    async (how) => {
      await writeFile(at('round.txt'), LIST);
      const fd = openSync(at('round.txt'), 'a+');
      try {
        const [stdout, stderr] = [gather(), gather()];
        const code = await run(['check', how === 'name' ? at('round.txt') : '-'], {
          stdin: Object.assign(Readable.from([]), { fd }),
          stdout: Object.assign(stdout.stream, { fd }),
          stderr: stderr.stream,
          env: {},
        });
        expect([code, stdout.text(), stderr.text()]).toEqual([
          2,
          '',
          expect.stringContaining('cannot be read: the output goes to this file'),
        ]);
      } finally {
        closeSync(fd);
      }
    },
  );

  it.each([
    ['ENOSPC', 2],
    ['EPIPE', 0],
  ])('a summary that ends in %s: exit code %i', async (code, expected) => {
    const stderr = new Writable({
      write(_chunk, _encoding, done) {
        done(Object.assign(new Error(code), { code }));
      },
    });
    const io = {
      stdin: Readable.from([Buffer.from('a@x.example\n')]),
      stdout: gather().stream,
      stderr,
      env: {},
    };
    expect(await run(['check', '-q', '--summary'], io)).toBe(expected);
  });
});
