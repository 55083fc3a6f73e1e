import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { running } from './running.ts';

/** RFC 4180 as it stands: CRLF after each record, no bare quote, no bare CR or LF. */
function parseCsv(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let rest = text;
  while (rest !== '') {
    const [whole, quoted, plain, end] =
      /^(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/.exec(rest) ??
      expect.fail(`no field: ${rest.slice(0, 50)}`);
    row.push(quoted === undefined ? (plain as string) : quoted.replaceAll('""', '"'));
    if (end === '\r\n') {
      rows.push(row);
      row = [];
    }
    rest = rest.slice((whole as string).length);
  }
  return rows;
}

async function check(stdin: string | Uint8Array): Promise<string[][]> {
  const { stdout } = await running(['check', '--format', 'csv'], { stdin });
  return parseCsv(stdout);
}

describe('check --format csv on a terminal', () => {
  const HOSTILE = 'a\x1b]0;x\x07b\x9b2J\u202e\u200b@example.com';

  it.each([
    [['--format', 'csv'], `${HOSTILE}\n`],
    [['--format', 'csv', '--column', 'mail'], `mail\tname\r\n${HOSTILE}\t"two\nlines \x1b[2J\rx"\r\n`],
  ])('shows nothing raw but line ends and tabs: %j', async (argv, stdin) => {
    const piped = await running(['check', ...argv], { stdin });
    const shown = await running(['check', ...argv], { stdin, terminal: { stdout: true } });
    expect(piped.stdout).toContain(HOSTILE);
    expect(shown.stdout.replace(/\r\n|[\n\t]/g, '')).not.toMatch(/[\p{C}\u202e\u200b]/u);
    expect(shown.stdout).toContain('a\\x1b]0;x\\x07b\\u{9b}2J\\u{202e}\\u{200b}@example.com');
    expect(shown.stdout.split('\n').length).toBe(piped.stdout.split('\n').length);
    expect(shown.stdout.match(/\r\n/g)).toEqual(piped.stdout.match(/\r\n/g));
  });

  it('leaves the no-break spaces of French as they are', async () => {
    const argv = ['check', '--format', 'csv', '--lang', 'fr'];
    const { stdout } = await running(argv, { stdin: 'a..b@example.com\n', terminal: { stdout: true } });
    expect(stdout).toContain('avant le @\u00a0; gardez-en un');
  });
});

describe('check --format csv', () => {
  it('writes a row an address under a header', async () => {
    const rows = await check('user@example.com\n\nuser@localhost\na..b@example.com\n"us,er"\n');
    expect(rows.map(([input, valid, reason, , suggestion]) => [input, valid, reason, suggestion])).toEqual([
      ['input', 'valid', 'reason', 'suggestion'],
      ['user@example.com', 'true', '', ''],
      ['user@localhost', 'true', 'domain-dotless', ''],
      ['a..b@example.com', 'false', 'local-part-empty-atom', 'a.b@example.com'],
      ['"us,er"', 'false', 'mailbox-at-sign-missing', ''],
    ]);
    expect(rows[3]?.[3]).toBe('There is more than one dot in a row before the @; keep one');
  });

  it('names the first error, though a warning comes first', async () => {
    const [, row] = await check('"user"@exam_ple.com');
    expect(row?.[2]).toBe('domain-underscore');
  });

  it('writes the header even when there is nothing under it', async () => {
    expect(await check('')).toEqual([['input', 'valid', 'reason', 'message', 'suggestion']]);
  });

  it.each(['=', '+', '-', '@', '\t', '\r', '\uff1d', '\uff0b', '\uff0d', '\uff20', "'"])(
    'disarms a field that begins with %j',
    async (first) => {
      const [, row] = await check(`${first}1+1@example.com\n`);
      expect(row?.[0]).toBe(`'${first}1+1@example.com`);
    },
  );

  it('disarms a suggestion', async () => {
    const [, row] = await check('mailto:=1@example.com');
    expect(row?.[4]).toBe("'=1@example.com");
  });

  it('quotes a field that some readers would divide', async () => {
    const { stdout } = await running(['check', '--format', 'csv'], { stdin: 'a;=1@example.com' });
    expect(stdout).toContain('\r\n"a;=1@example.com",false,');
  });

  it('gives every text back when one apostrophe is taken off, but for NUL and what is not UTF-8', async () => {
    const character = fc.oneof(
      fc.constantFrom(...`=+-@'",;\t\r\0 ab.\u202e\uff1d`),
      fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }),
    );
    const line = fc
      .string({ unit: character, minLength: 1 })
      .filter((text) => !text.includes('\n') && !/^\ufeff|\r$/.test(text) && text.trim() !== '');
    await fc.assert(
      fc.asyncProperty(line, async (text) => {
        // The first line tells the encoding, whatever NULs follow.
        const rows = await check(`anna@example.com\n${text}\n`);
        expect(rows).toHaveLength(3);
        for (const field of rows[2] ?? []) expect(field).not.toMatch(/^[=+\-@\t\r\uff1d\uff0b\uff0d\uff20]/);
        expect(rows[2]?.[0]?.replace(/^'/, '')).toBe(text.replaceAll('\0', '\ufffd'));
      }),
    );
    const [, row] = await check(Buffer.from('j\xf6rg@example.com', 'latin1'));
    expect(row?.[0]).toBe('j\ufffdrg@example.com');
  });
});
