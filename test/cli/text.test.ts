import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nameSection } from '../../src/cli/check/text.ts';
import { excerpts } from '../../src/cli/excerpt.ts';
import { toCells } from '../../src/cli/terminal.ts';
import { en } from '../../src/messages/en.ts';
import { fr } from '../../src/messages/fr.ts';
import { reasons } from '../../src/reasons.ts';
import { running } from './running.ts';

async function text(stdin: string | Uint8Array, ...options: string[]): Promise<string> {
  return (await running(['check', '--format', 'text', ...options], { stdin })).stdout;
}

/** The lines that show the address and its carets. */
async function pointed(address: string): Promise<string[]> {
  const lines = (await text(address)).split('\n').slice(1);
  return lines.slice(
    0,
    lines.findIndex((line) => /^ {4}(\[1\] )?(error|warning): /.test(line)),
  );
}

describe('check --format text', () => {
  it('shows a valid address on one line, and what is wrong with another in words', async () => {
    const stdin = 'user@example.com\n\na..b@example.com\nuser@localhost\nj hn@exam_ple.com\n';
    expect(await text(stdin, '--command', 'MAIL')).toBe(`stdin:1: valid  user@example.com
stdin:3: invalid
    a..b@example.com
      ^
    error: There is more than one dot in a row before the @; keep one
           local-part-empty-atom, RFC 5321 4.1.2
    SMTP reply: 553 5.1.7
    did you mean: a.b@example.com
stdin:4: valid, 1 warning
    user@localhost
         ^^^^^^^^^
    warning: ${en.reasons['domain-dotless']}
             domain-dotless, RFC 5321 2.3.5
stdin:5: invalid
    j hn@exam_ple.com
     ^1      ^2
    [1] error: There is a space in the part before the @; check it
               local-part-space, RFC 5321 4.1.2
    [2] error: ${en.reasons['domain-underscore']}
               domain-underscore, RFC 5321 4.1.2
    SMTP reply: 553 5.1.7
2 valid (1 with warnings), 2 invalid, 1 empty line skipped
`);
  });

  it('counts in the last line', async () => {
    expect(await text('')).toBe('0 valid, 0 invalid, 0 empty lines skipped\n');
  });

  it.each([
    ['an escape', 'a\x1bb@example.com', ['    a\\x1bb@example.com', '     ^^^^']],
    ['wide characters', '田中..x@example.com', ['    田中..x@example.com', '         ^']],
    ['a combining mark', 'e\u0301..x@example.com', ['    e\u0301..x@example.com', '    ^1', '      ^2']],
    [
      'Hangul jamo',
      '\u1112\u1161\u11ab..x@example.com',
      ['    \u1112\u1161\u11ab..x@example.com', '    ^^1', '       ^2'],
    ],
    ['half-width katakana', '\uff76\uff85..x@example.com', ['    \uff76\uff85..x@example.com', '       ^']],
    ['an emoji', '\u{1f600}..x@example.com', ['    \u{1f600}..x@example.com', '       ^']],
    [
      'a bidi control',
      '\u202e..x@example.com',
      ['    \\u{202e}..x@example.com', '    ^^^^^^^^1', '             ^2'],
    ],
    [
      'an invisible character',
      'a\u200b..x@example.com',
      ['    a\\u{200b}..x@example.com', '     ^^^^^^^^1', '              ^2'],
    ],
    ['what is missing at the end', 'user@', ['    user@', '         ^']],
    ['spans that overlap', '"a b\x00', ['    "a b\\x00', '    ^^^^^^^^1', '        ^^^^2']],
  ])('lines up the carets after or under %s', async (_, address, lines) => {
    expect(await pointed(address)).toEqual(lines);
  });

  it('draws a mark that has no letter upon a dotted circle', async () => {
    const shown = toCells('\u0301a.\u0301').map((cell) => cell.shown);
    expect(shown).toEqual(['\u25cc\u0301', 'a', '.', '\u25cc\u0301']);
  });

  it('shows of a long address what surrounds the spans', async () => {
    const address = `${'a'.repeat(200)}..${'b'.repeat(300)}@exam_ple.${'c'.repeat(100)}.com`;
    const lines = await pointed(address);
    expect(lines.length % 2).toBe(0);
    expect(lines.length).toBeGreaterThan(2);
    for (const line of lines) expect(line.length).toBeLessThanOrEqual(100);
    const found = new Map<string, string>();
    for (let index = 0; index < lines.length; index += 2) {
      const shown = lines[index] as string;
      for (const { 1: carets, 2: number, index: column } of lines[index + 1]?.matchAll(/(\^+)(\d)/g) ?? []) {
        found.set(number as string, shown.slice(column, column + (carets as string).length));
      }
    }
    expect(Object.fromEntries(found)).toEqual({
      1: expect.stringMatching(/^a+…b+$/),
      2: '.',
      3: '_',
      4: expect.stringMatching(/^c+$/),
    });
  });

  it('shows only the head of a line of a megabyte', async () => {
    const shown = await text('x'.repeat(1 << 20));
    expect(shown.length).toBeLessThan(1000);
    expect(shown).toContain('input-too-long');
  });

  it('fits a narrow terminal', async () => {
    const { stdout } = await running(['check'], {
      stdin: `${'a'.repeat(80)}..b@example.com`,
      terminal: { stdout: true, columns: 50 },
      env: { NO_COLOR: '1' },
    });
    const [, address = ''] = stdout.split('\n');
    expect(address).toContain('..b@');
    expect(address.length).toBeLessThanOrEqual(50);
  });

  it('says a message once of all the places that it is said of', async () => {
    const shown = await text('<a@b.example>\n', '--lang', 'en');
    expect(shown.split('The angle brackets around the address are not part of it; remove them')).toHaveLength(
      2,
    );
    expect(shown).toContain('\n    ^1          ^2\n    [1, 2] error: The angle brackets');
  });

  it('wraps words at the width of the terminal, and never inside one', async () => {
    const { stdout } = await running(['check', '--lang', 'fr', '--no-smtputf8'], {
      stdin: 'j\u00f6rg@exam_ple.com\n-a@[1.2.3.4]\n'.repeat(2),
      terminal: { stdout: true, columns: 40 },
      env: { NO_COLOR: '1' },
    });
    const lines = stdout.split('\n');
    expect(lines.filter((line) => line.length > 40)).toEqual([]);
    const words = stdout.replace(/\s+/g, ' ');
    for (const code of ['local-part-needs-smtputf8', 'domain-underscore'] as const) {
      expect(words).toContain(fr.reasons[code].replace(/\s+/g, ' '));
    }
  });

  it('never writes raw what acts upon a terminal, hides, or turns the text', async () => {
    const character = fc.oneof(
      fc.constantFrom(
        ...'@..[]"\\ ab\u200b\u202e\u2066\u061c\u00ad\x1b\x9b\x07\r\x7f\u2028\ufeff\ue000\u0378\ufdd0',
      ),
      fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }),
    );
    const octets = fc.oneof(
      fc.string({ unit: character }).map((line) => new Uint8Array(Buffer.from(line))),
      fc.uint8Array(),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(octets), async (lines) => {
        const shown = await text(Buffer.concat(lines.flatMap((line) => [line, Buffer.from('\n')])));
        const raw = shown.replaceAll('\n', '').match(/[\p{C}\p{Bidi_Control}\p{DI}\p{Zl}\p{Zp}]/u);
        expect(raw).toBeNull();
      }),
      { numRuns: 500 },
    );
  });
});

describe('excerpts', () => {
  const units = fc.string({
    unit: fc.oneof(fc.constant('a'), fc.string({ unit: 'binary', maxLength: 1 })),
    maxLength: 300,
  });
  const columnsOf = (shown: string) => toCells(shown).reduce((sum, { width }) => sum + width, 0);

  it('shows the whole text when there is no span', () => {
    const text = 'a'.repeat(500);
    expect(excerpts(text, [], 96)).toEqual([{ shown: text, columns: [] }]);
  });

  it('fits every line, and shows every span', () => {
    const spans = fc.array(fc.tuple(fc.nat(300), fc.nat(300)), { minLength: 1, maxLength: 16 });
    fc.assert(
      fc.property(units, spans, fc.integer({ min: 36, max: 96 }), (text, pairs, width) => {
        const list = pairs
          .map(([a, b]) => ({
            start: Math.min(a, b, text.length),
            end: Math.min(Math.max(a, b), text.length),
          }))
          .sort((a, b) => a.start - b.start);
        const lines = excerpts(text, list, width);
        expect(lines.flatMap(({ columns }) => columns)).toHaveLength(list.length);
        for (const { shown, columns } of lines) {
          expect(columnsOf(shown)).toBeLessThanOrEqual(width);
          for (const [from, to] of columns) {
            expect(from).toBeLessThan(to);
            expect(to).toBeLessThanOrEqual(columnsOf(shown) + 1);
          }
        }
      }),
    );
  });
});

describe('colour', () => {
  const lines = 'user@example.com\na..b@example.com\n"user"@example.com\n';
  const isColoured = async (stdout: boolean, env: Record<string, string>) =>
    (
      await running(['check', '--format', 'text'], { stdin: lines, terminal: { stdout }, env })
    ).stdout.includes('\x1b[');

  it.each<[boolean, Record<string, string>, boolean]>([
    [true, {}, true],
    [false, {}, false],
    [true, { NO_COLOR: '1' }, false],
    [true, { NO_COLOR: '' }, true],
    [true, { TERM: 'dumb' }, false],
    [false, { FORCE_COLOR: '1' }, true],
    [false, { FORCE_COLOR: '' }, true],
    [true, { FORCE_COLOR: '0' }, false],
    [false, { FORCE_COLOR: '1', NO_COLOR: '1' }, true],
  ])('on a terminal %s with %j: %s', async (stdout, env, expected) => {
    expect(await isColoured(stdout, env)).toBe(expected);
  });

  it('changes nothing but colour', async () => {
    const plain = await text(lines);
    const { stdout } = await running(['check', '--format', 'text'], {
      stdin: lines,
      env: { FORCE_COLOR: '1' },
    });
    expect(stdout.replaceAll(/\x1b\[\d+m/g, '')).toBe(plain);
  });
});

describe('the totals', () => {
  it.each([
    [['--column', 'mail'], 'a,b\n1,2\n'],
    [['--column', '9', '--header'], 'a,b\n'],
    [['no-such-file'], ''],
  ])('are not said where nothing could be read: %j', async (argv, stdin) => {
    const { code, stdout } = await running(['check', '--format', 'text', ...argv], { stdin });
    expect([code, stdout]).toEqual([2, '']);
  });

  it('are said of what could be read', async () => {
    const argv = ['check', '--format', 'text', 'no-such-file', '-'];
    const { code, stdout } = await running(argv, { stdin: 'a@b.example\n' });
    expect([code, stdout]).toEqual([2, expect.stringContaining('1 valid')]);
    expect((await running(['check', '--format', 'text'])).stdout).toContain('0 valid');
  });
});

describe('nameSection', () => {
  it.each([
    ['5321#4.1.2', 'RFC 5321 4.1.2'],
    ['5892#A.1', 'RFC 5892 A.1'],
    ['5321bis', 'RFC 5321bis'],
    ['draft-ietf-mailmaint-smtputf8-syntax-07#3', 'draft-ietf-mailmaint-smtputf8-syntax-07 3'],
  ])('says %s as %s', (rfc, expected) => {
    expect(nameSection(rfc)).toBe(expected);
  });

  it('leaves no mark of the table in any row', () => {
    for (const { rfc } of Object.values(reasons)) expect(nameSection(rfc)).not.toContain('#');
  });
});
