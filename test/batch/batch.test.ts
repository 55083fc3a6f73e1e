import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DomainMemory } from '../../src/batch/forms/domains.ts';
import { type Form, FormMemory } from '../../src/batch/forms/memory.ts';
import { isPlain, visitLines } from '../../src/batch/forms/plain.ts';
import {
  checkLines,
  checkOctets,
  nodeStream,
  type OctetOptions,
  type OctetsIn,
  type Summary,
  webStream,
} from '../../src/batch/index.ts';
import { EncodingGuess, readAlike } from '../../src/batch/input/encoding-guess.ts';
import { ADDED_COLUMNS, fieldsText } from '../../src/batch/output/columns.ts';
import { csv as csvOf, ndjson as ndjsonOf } from '../../src/batch/output/write.ts';
import { reasonsOnly } from '../../src/batch/parser.ts';
import { ADDRESS_FIELD } from '../../src/header/fields.ts';
import { parseHeaderMailbox } from '../../src/header/index.ts';
import { en, type MailboxOptions, parseMailbox, type Reason, replyFor } from '../../src/index.ts';
import { running } from '../cli/running.ts';
import { anyLine, chunks, cuts, fixtureLines } from './inputs.ts';

/** The benchmark's own lists, which are plain JavaScript. */
const { broken } = (await import(String(new URL('../../bench/lists.mjs', import.meta.url)))) as {
  broken(count: number, share: number, seed: number): string[];
};

const PROFILES = ['rfc', 'smtp', 'form', 'mta', 'interoperable'] as const;
const LF = Buffer.from('\n');

const ndjson = (messages: typeof en) => ndjsonOf({ messages, fix: false });
const csv = (messages: typeof en) => csvOf({ messages, columns: ['input', ...ADDED_COLUMNS] });
const NOWHERE = { file: null, line: 1, malformed: null, inputOctets: null, reply: null };

async function checked(source: OctetsIn, options?: OctetOptions): Promise<{ out: string; summary: Summary }> {
  const run = checkOctets(source, options);
  const pieces: Uint8Array[] = [];
  for await (const piece of run) pieces.push(piece);
  return { out: Buffer.concat(pieces).toString(), summary: await run.summary };
}

const joined = (lines: readonly Buffer[]) => Buffer.concat(lines.flatMap((line) => [line, LF]));

/** Whether a line is none: empty, or short and of nothing that can be seen. */
const isBlank = (octets: Buffer) =>
  octets.length <= 256 && /^[\s\u200b\u2060\ufeff]*$/.test(octets.toString());

/** What `parseMailbox` makes of a file's lines, written one by one. */
function expected(lines: readonly Buffer[], options: MailboxOptions = {}, parse = parseMailbox): string {
  const guess = new EncodingGuess();
  return lines
    .map((line, index) => {
      const octets = line.at(-1) === 0x0d ? line.subarray(0, -1) : line;
      if (isBlank(octets)) return '';
      const found = parse(octets, options);
      const input = new TextDecoder('utf-8', { ignoreBOM: true }).decode(octets);
      const malformed = Buffer.from(input).equals(octets) ? null : octets;
      const result = malformed ? { ...found, suggestion: meant(octets, guess, options, parse) } : found;
      const reply = replyFor(result, { command: 'RCPT' });
      const verdict = { file: null, line: index + 1, input, malformed, inputOctets: null, result, reply };
      return ndjson(en).verdict(verdict);
    })
    .join('');
}

/** What is suggested for octets that are not UTF-8, by their file up to there. */
function meant(octets: Buffer, guess: EncodingGuess, options: MailboxOptions, parse: typeof parseMailbox) {
  guess.add(octets);
  const text = readAlike(octets, guess.encodings);
  const result = text === null ? null : parse(text, options);
  return result?.suggestion ?? (result?.valid ? text : null);
}

/** Whether the first line says what encoding it is in, by a mark or by NULs. */
const isMarked = (lines: readonly Buffer[]) =>
  /^(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff|\x1f\x8b|[\s\S]{0,3}[^\n]*\0)/.test(joined(lines).toString('latin1'));

describe('lines as octets', () => {
  it('are checked as parseMailbox checks each, however they come', async () => {
    const lists = fc.array(anyLine, { maxLength: 30 }).filter((lines) => !isMarked(lines));
    await fc.assert(
      fc.asyncProperty(
        lists,
        cuts,
        fc.constantFrom(...PROFILES),
        fc.boolean(),
        async (lines, lengths, profile, smtputf8) => {
          const options = { profile, smtputf8 };
          const { out } = await checked(chunks(joined(lines), lengths), { ...options, jobs: 1 });
          expect(out).toBe(expected(lines, options));
        },
      ),
      { numRuns: 400 },
    );
  });

  it('are checked so for every fixture, in every profile', async () => {
    for (const profile of PROFILES) {
      const { out } = await checked([joined(fixtureLines)], { profile, jobs: 1 });
      expect(out).toBe(expected(fixtureLines, { profile }));
    }
  });

  it('are checked so by the grammar of headers', async () => {
    const levels = { 'header-display-name': 'off', 'header-comment': 'off' } as const;
    const parse = ((line: Uint8Array) =>
      parseHeaderMailbox(line, { profile: 'rfc', levels })) as unknown as typeof parseMailbox;
    // One with a separator, or with the name of a field, may be several addresses.
    const isOne = (text: string) => !/[,;]/.test(text) && !ADDRESS_FIELD.test(text);
    const line = anyLine.filter((line) => isOne(line.toString('latin1')));
    const lists = fc.array(line, { maxLength: 20 }).filter((lines) => !isMarked(lines));
    await fc.assert(
      fc.asyncProperty(lists, async (lines) => {
        const { out } = await checked([joined(lines)], { grammar: 'rfc5322', profile: 'rfc', jobs: 1 });
        expect(out).toBe(expected(lines, {}, parse));
      }),
    );
  });

  it('obey levels and maxOctets', async () => {
    const lines = [...fixtureLines, Buffer.from('first.last@example.com')];
    for (const options of [{ levels: { 'domain-dotless': 'error' } }, { maxOctets: 10 }] as const) {
      const { out } = await checked([joined(lines)], { ...options, jobs: 1 });
      expect(out).toBe(expected(lines, options));
    }
  });

  it('are the same from one thread and from workers, octet by octet', async () => {
    const list = Array.from({ length: 60_000 }, (_, index) => {
      const fixture = fixtureLines[index % fixtureLines.length] as Buffer;
      return index % 5 === 0 ? fixture : Buffer.from(`user.${index}@example${index % 97}.com`);
    });
    const octets = joined(list);
    expect(octets.length).toBeGreaterThan(1 << 20);
    const sizes = [1 << 16, 12_345];
    const here = await checked(chunks(octets, sizes), { jobs: 1 });
    const two = await checked(chunks(octets, [40_000]), { jobs: 2 });
    const three = await checked(chunks(octets, sizes), { jobs: 3 });
    expect(here.out).toBe(expected(list));
    expect(two.out === here.out && three.out === here.out).toBe(true);
    expect(two.summary).toEqual(here.summary);
    const csv = await checked(chunks(octets, sizes), { jobs: 2, format: 'csv', dedupe: true, only: 'valid' });
    const same = await checked([octets], { jobs: 1, format: 'csv', dedupe: true, only: 'valid' });
    expect(csv.out === same.out).toBe(true);
    expect(csv.summary).toEqual(same.summary);
  });

  it('are counted as they are checked', async () => {
    const lists = fc.array(anyLine, { maxLength: 30 }).filter((lines) => !isMarked(lines));
    await fc.assert(
      fc.asyncProperty(lists, async (lines) => {
        const { out, summary } = await checked([joined(lines)], { format: 'none', jobs: 1 });
        expect(out).toBe('');
        const known = await checked([joined(lines)], { jobs: 1 });
        expect(summary).toEqual(known.summary);
      }),
      { numRuns: 1000 },
    );
  });
});

describe('the table over octets', () => {
  it('calls nothing plain that has a reason', () => {
    fc.assert(
      fc.property(anyLine, (line) => {
        if (!isPlain(line, 0, line.length)) return;
        for (const profile of PROFILES) {
          const { valid, reasons, mailbox } = parseMailbox(line, { profile });
          expect([valid, reasons, mailbox?.smtputf8, mailbox?.quoted]).toEqual([true, [], false, false]);
        }
      }),
      { numRuns: 20_000 },
    );
  });

  /** Labels and local parts about as long as they may be. */
  const longPart = fc
    .tuple(
      fc.constantFrom(...'aZ0'),
      fc.integer({ min: 1, max: 66 }),
      fc.constantFrom('', '', '-', '.', '_', '+'),
    )
    .map(([letter, length, sign]) => `${letter.repeat(length)}${sign}${letter}`);
  const longAddress = fc
    .tuple(longPart, fc.array(longPart, { minLength: 1, maxLength: 5 }), fc.integer({ min: 0, max: 66 }))
    .map(([local, labels, more]) =>
      `${local}@${labels.join('.')}.${'x'.repeat(more)}.com`.replace('..', '.'),
    );

  it('calls no long address plain that has a reason, and others are', () => {
    let plain = 0;
    fc.assert(
      fc.property(longAddress, (text) => {
        const octets = Buffer.from(text);
        const isFound = isPlain(octets, 0, octets.length);
        let lines = 0;
        visitLines(Buffer.from(`${text}\n`), true, false, {
          plain: () => lines++,
          other: () => {},
          empty: () => {},
        });
        expect(lines).toBe(isFound ? 1 : 0);
        if (!isFound) return;
        if (text.length > 64) plain++;
        for (const profile of PROFILES) {
          const { valid, reasons } = parseMailbox(text, { profile });
          expect([text, valid, reasons]).toEqual([text, true, []]);
        }
      }),
      { numRuns: 5000 },
    );
    expect(plain).toBeGreaterThan(500);
    const longest = `${'a'.repeat(64)}@${'b'.repeat(63)}.${'c'.repeat(63)}.${'d'.repeat(57)}.com`;
    const fits = (text: string) => isPlain(Buffer.from(text), 0, text.length);
    expect([
      longest.length,
      fits(longest),
      fits(`${longest}m`),
      fits(`a${longest.replace('d', '')}`),
    ]).toEqual([254, true, false, false]);
  });

  it('calls ordinary addresses plain', () => {
    for (const address of ['anna@example.com', 'a.b+c_d@Sub.Example.co', "o'neil-x@a1.b-c.org", 'a@1.com']) {
      expect(isPlain(Buffer.from(address), 0, address.length)).toBe(true);
    }
  });

  it('finds the same lines as a split', () => {
    fc.assert(
      fc.property(fc.array(anyLine), fc.boolean(), (lines, isEnded) => {
        const octets = joined(lines).subarray(0, isEnded ? undefined : -1);
        const found: string[] = [];
        const keep = (source: Uint8Array, start: number, end: number) => {
          found.push(Buffer.from(source.subarray(start, end)).toString('latin1'));
        };
        const visitor = { plain: keep, other: keep, empty: () => found.push('') };
        const isCut = isEnded || octets.length === 0;
        visitLines(octets, isCut, false, visitor as never);
        const text = octets.toString('latin1');
        const parts = text.split('\n');
        const last = parts.pop() as string;
        const wanted = parts.map((part) => part.replace(/\r$/, ''));
        expect(found).toEqual(last === '' ? wanted : [...wanted, last]);
      }),
    );
  });

  it('needs no repair to know the reasons', () => {
    const international = fc
      .array(fc.constantFrom(...'a.@-ö例д\u05d0\u0301A1', 'ex.com', '.рф'), { maxLength: 12 })
      .map((characters) => characters.join(''));
    const anyText = fc.oneof(
      anyLine.map((line) => line.toString('latin1').replace(/[\x80-\xff]/g, 'x')),
      anyLine.map((line) => line.toString()),
      international,
    );
    fc.assert(
      fc.property(anyText, fc.constantFrom(...PROFILES), fc.boolean(), (text, profile, smtputf8) => {
        const { valid, reasons } = parseMailbox(text, { profile, smtputf8 });
        // `repair` takes a repair to know, which is not looked for in a line that is only counted.
        const known = (found: readonly Reason[]) =>
          found.map(({ args, ...one }) => ({ ...one, args: { ...args, repair: undefined } }));
        const quick = reasonsOnly({ profile, smtputf8 })(text);
        expect(quick.reasons.some(({ args }) => 'repair' in args)).toBe(false);
        expect({ valid: quick.valid, reasons: known(quick.reasons) }).toEqual({
          valid,
          reasons: known(reasons),
        });
      }),
      { numRuns: 5_000 },
    );
  });
});

/** A text of words that may mean something, and of signs. */
const hostileWord = fc.constantFrom(
  ...[
    'a',
    'anna',
    'Z9',
    '7',
    '12',
    '999',
    'x',
    'at',
    'dot',
    'im',
    'imcea',
    'imceax',
    '40',
    'xn',
    'com',
    'test',
    'www',
    'e',
    'c3',
  ],
  ...['co', 'ne', 'au', 'ru', 'docomo', 'softbank', 'jp'],
  ...['mailto', 'mail', 'smtp', 'x500', 'email', 'cea', 'mcea', 'u0041', 'x41', 'to', 'i'],
);
const hostileSign = fc.constantFrom(
  ...[
    '.',
    '.',
    '@',
    '@',
    '-',
    '_',
    '+',
    '..',
    '',
    ' ',
    ', ',
    ';',
    ':',
    '<',
    '>',
    '(',
    ')',
    '"',
    '\\',
    '/',
    '[',
    ']',
  ],
  ...[
    '#',
    '^',
    '`',
    '|',
    '~',
    '$',
    '##',
    '||',
    '~~',
    '#!',
    '{',
    '}',
    '*',
    '**',
    '?',
    '${',
    '}@',
    '//',
    '--',
    '!',
    '\0',
    '@@',
    '&',
    '#',
    ' at ',
    '(at)',
    ' dot ',
    '\t',
    '%40',
    '%',
    '=',
    '=C3',
    '@ ',
    ' @',
    '. ',
    '" ',
    ' "@',
    "'",
    'mailto:',
    '; ',
    '> ',
  ],
);
const hostileText = fc.array(fc.tuple(hostileWord, hostileSign), { maxLength: 7 }).chain((pairs) =>
  fc.tuple(hostileSign, fc.boolean()).map(([first, isShort]) => {
    const text = first + pairs.flat().join('');
    return isShort ? text.slice(0, 64) : text;
  }),
);

/** Words of which some are in others, or the same but for capitals. */
const nameWord = fc.constantFrom(
  ...[
    'anna',
    'Anna',
    'ann',
    'a',
    'B',
    'schmidt',
    'Schmidt',
    'annaschmidt',
    'email',
    'Mail',
    'e',
    '7',
    '123456',
  ],
  ...[
    'at',
    'dot',
    'www',
    'to',
    'co',
    'x2',
    '2x',
    'com',
    'n',
    'b',
    'none',
    'imcea',
    'x'.repeat(30),
    'y'.repeat(61),
  ],
);
const dottedWords = (signs: string[], maxLength: number) =>
  fc
    .tuple(nameWord, fc.array(fc.tuple(fc.constantFrom(...signs), nameWord), { maxLength }))
    .map(([first, more]) => first + more.flat().join(''));
const anyAddress = fc
  .tuple(
    dottedWords(['.', '.', '-', '_', '+', '..', '!', '%', '\\', "'"], 3),
    fc.constantFrom('@', '@', '@', '@@', '@.'),
    dottedWords(['.', '.', '.', '-', '_', '..', '@'], 3),
  )
  .map((parts) => parts.join(''));
const AROUND = [
  ...['mailbox-display-name', 'mailbox-bare-name', 'mailbox-several-addresses', 'mailbox-repeated-address'],
  ...['mailbox-edge-white-space', 'mailbox-label', 'mailbox-mailto-prefix', 'mailbox-at-sign-missing'],
  ...['domain-at-sign', 'mailbox-trailing-punctuation', 'mailbox-angle-brackets', 'mailbox-obfuscation'],
];
/** What people write instead of one address. */
const listed = fc.oneof(
  fc
    .tuple(dottedWords([' ', ' ', '. ', ', ', ' - ', '-', '_', "'", '  '], 3), anyAddress)
    .chain(([name, address]) =>
      fc.constantFrom(
        `${name} <${address}>`,
        `"${name}" <${address}>`,
        `${name}<${address}>`,
        `${name} ${address}`,
        `${name}; ${address}`,
        `${address} ${name}`,
        `${name} (${address})`,
        `${name}: ${address}`,
      ),
    ),
  fc
    .tuple(anyAddress, fc.constantFrom(';', ',', ' ', '; ', ', ', '. ', '@', ''), anyAddress)
    .chain(([one, divider, other]) =>
      fc.constantFrom(
        one + divider + other,
        one + divider + one,
        one + divider + one.toUpperCase(),
        `${one}.${divider}${one}`,
        `${one}@${one.slice(one.indexOf('@') + 1)}`,
      ),
    ),
  dottedWords(
    [' ', ' ', ' at ', ' at ', ' dot ', '.', '.', '_', '-', '+', ' AT ', '-at-', ' arroba ', ' . '],
    6,
  ),
  fc
    .tuple(fc.integer({ min: 20, max: 70 }), anyAddress)
    .map(([length, address]) => `${'z'.repeat(length)}${address}`),
  fc
    .tuple(fc.integer({ min: 20, max: 70 }), anyAddress)
    .map(([length, address]) => `${address}${'z'.repeat(length)}`),
  anyAddress.map((address) => ` ${address} `),
);

/** The same shape in other words, or nearly so. */
function inOtherWords(text: string, seed: number): string {
  const words = [
    'de',
    'Q',
    'at',
    'dot',
    'x1',
    'sip',
    'DOMAIN',
    'email',
    'imceax',
    'mailto',
    'xn',
    'anna',
    'Bob',
    'im',
    'cea',
    '1a',
    'co',
    'au',
    'mail',
    'ezweb',
    'ac',
  ];
  const numbers = ['1', '500', '77', '256', '41'];
  let turn = seed;
  return text
    .replace(/\d*[a-z][a-z\d]*/gi, () => words[turn++ % words.length] as string)
    .replace(/(?<![a-z\d])\d+(?![a-z\d])/gi, () => numbers[turn++ % numbers.length] as string);
}

describe('the memory of shapes', () => {
  /** Counts each text twice, so that the second time it may be known, and tells how often it was. */
  function check(texts: Iterable<string>, options: MailboxOptions, isWritten = false): number {
    const parse = reasonsOnly(options);
    const memory = new FormMemory(isWritten);
    let known = 0;
    for (const text of texts) {
      const octets = Buffer.from(text, 'latin1');
      const shape = memory.find(octets, 0, octets.length);
      if (!shape) {
        memory.learn(parse(text));
        continue;
      }
      known++;
      const codes = ({ valid, reasons }: Pick<Form, 'valid' | 'reasons'>) => [
        valid,
        // How long a part is that is too long, and where it is beside others, is not counted.
        reasons.some(({ code }) => code.endsWith('-too-long'))
          ? reasons.map(({ code, level }) => [code, level]).sort()
          : reasons.map(({ code, level, args }) => [code, level, args]),
      ];
      expect(codes(shape), text).toEqual(codes(parse(text)));
    }
    return known;
  }

  function* short(length: number, alphabet: readonly string[]): Generator<string> {
    const wide = [...alphabet, 'i', 'x', 'n'];
    for (let size = 1; size <= length; size++) {
      const count = alphabet.length ** size;
      for (let index = 0; index < count; index++) {
        let text = '';
        for (let rest = index, place = 0; place < size; place++, rest = Math.floor(rest / alphabet.length)) {
          text += alphabet[rest % alphabet.length];
        }
        yield text;
        // The same shape in other words.
        yield text.replace(/[aZ]/g, (letter, at) =>
          `${letter}${wide[(at + index) % wide.length]}x`.replace(/[^a-z]/gi, 'q'),
        );
      }
    }
  }

  it('knows every short text as the parser does', () => {
    const alphabet = ['a', 'Z', '0', '.', '-', '@', '_', '+'];
    // Each also stands before and after an "@".
    const addresses = (texts: Iterable<string>) =>
      [...texts].flatMap((text) => [text, `${text}@a.b`, `a@${text}`]);
    expect(check(addresses(short(5, alphabet)), {})).toBeGreaterThan(30_000);
    expect(check(addresses(short(4, alphabet)), {}, true)).toBeGreaterThan(3_000);
    expect(check(addresses(short(4, [...'a0.@ ,;:<>()"\\/-'])), {})).toBeGreaterThan(9_000);
    expect(check(addresses(short(4, [...'a0.@#!^`|~$-+"('])), {})).toBeGreaterThan(9_000);
    expect(check(addresses(short(4, [...'a0.@*/?{}$-+"'])), {})).toBeGreaterThan(9_000);
    expect(check(addresses(short(4, [...'a0.@\'%&=: "'])), {})).toBeGreaterThan(6_900);
  });

  it('knows anything longer so, in every profile', () => {
    fc.assert(
      fc.property(
        fc.array(hostileText, { minLength: 30 }),
        fc.constantFrom(...PROFILES),
        fc.nat(),
        (texts, profile, seed) => {
          const others = texts.map((text) => inOtherWords(text, seed));
          const all = [...texts, ...others, ...texts.map((text) => inOtherWords(text, seed + 7))];
          check(all, { profile });
          check(all, { profile }, true);
        },
      ),
      { numRuns: 200 },
    );
  });

  it('knows names, lists and long texts so, in every profile', () => {
    let known = 0;
    fc.assert(
      fc.property(
        fc.array(listed, { minLength: 50, maxLength: 100 }),
        fc.constantFrom(...PROFILES),
        // What is around an address stays where its level is lower.
        fc.constantFrom(...(['error', 'warning', 'off'] as const)),
        (texts, profile, level) => {
          const levels = Object.fromEntries(AROUND.map((code) => [code, level]));
          const others = texts.map((text) =>
            text.replace(/[a-z]/gi, (letter) => (letter === 'n' ? 'm' : letter)),
          );
          for (const isWritten of [false, true])
            known += check([...texts, ...others], { profile, levels }, isWritten);
        },
      ),
      { numRuns: 200 },
    );
    expect(known).toBeGreaterThan(10_000);
  });

  it('goes on when there are more forms than it keeps', () => {
    const signs = [...'._+-@;, <>"#!$*/'];
    const texts = Array.from({ length: 4_000 }, (_, index) =>
      Array.from(
        { length: 12 },
        (_, place) => `a${signs[(index * (place + 7) * 31 + (index >> place)) % signs.length]}`,
      ).join(''),
    );
    const ends = ['', '@b.c', '@b.c@b.c', '@b.c; a@b.c', ' c <a@b.c>', ' at b.c', `@${'b.'.repeat(40)}c`];
    const all = texts.flatMap((text, index) => [
      text,
      `a${ends[index % ends.length]}`,
      `x${ends[index % ends.length]}`,
    ]);
    for (const isWritten of [false, true])
      expect(check([...all, ...all.slice(0, 500)], {}, isWritten)).toBeGreaterThan(1000);
  });

  it('knows addresses with literals so', () => {
    const numbers = [
      0, 1, 2, 3, 15, 16, 17, 18, 19, 20, 31, 32, 51, 63, 64, 100, 113, 127, 128, 168, 253, 254, 255, 256,
    ];
    const ofFirst = (first: number | string) =>
      numbers.flatMap((second) =>
        [0, 1, 2, 3, 100, 113, 255].map((third) => `${first}.${second}.${third}.7`),
      );
    const all = Array.from({ length: 257 }, (_, first) => first).flatMap(ofFirst);
    const odd = [
      '01.2.3.4',
      '1.2.3',
      '1.2.3.4.5',
      '1..2.3',
      '1.2.3.',
      '1.2.3.04',
      '1.2.3.256',
      '1.2.3.4444',
      '',
    ];
    const groups = [
      '2001',
      '3fff',
      'db8',
      '0DB8',
      '1ff',
      '01ff',
      '200',
      '0',
      '00',
      'fe80',
      '2a00',
      '3001',
      'abc',
    ].concat(['1234', '2', '12345', 'g', '', '1.2.3.4']);
    const group = fc.constantFrom(...groups);
    const ipv6 = fc
      .tuple(
        fc.constantFrom('IPv6:', 'ipv6:', 'IPv6', 'IPv:6', ''),
        group,
        fc.array(fc.tuple(fc.constantFrom(':', ':', ':', '::'), group), { maxLength: 8 }),
        fc.constantFrom('', '', '%1', ':', '::', ' '),
      )
      .map(([tag, first, more, last]) => tag + first + more.flat().join('') + last);
    const locals = ['anna', 'b.c+d', 'x..y', 'x+'];
    const known = check(
      [...all, ...odd, ...odd].map((address, index) => `${locals[index % 3]}@[${address}]`),
      {},
    );
    expect(known).toBeGreaterThan(20_000);
    fc.assert(
      fc.property(fc.array(ipv6, { minLength: 100 }), fc.constantFrom(...PROFILES), (addresses, profile) => {
        check(
          [...addresses, ...addresses].map((address, index) => `${locals[index % 4]}@[${address}]`),
          { profile },
        );
      }),
      { numRuns: 200 },
    );
  });

  it.each([
    ['numbers that an IPv4 address may hold or not', 'a@1.2.3.4', 'a@1.2.3.999'],
    ['a word of Exchange', 'imceaex-x+40@localhost', 'abcdeex-x+40@localhost'],
    ['such a word in a quoted-pair', '"i\\mceaex-x+40"@a.example', '"a\\bcdeex-x+40"@a.example'],
    ['a prefix', 'sip:a@b.example', 'abc:a@b.example'],
    ['a prefix of letters and digits', 'x500:a@b.example', 'a500:a@b.example'],
    ['an escape', '\\u0041@b.example', '\\u0xyz@b.example'],
    ['what people spell', 'a at b.example', 'a or b.example'],
    ['what people spell between words', 'a b snabela b.example', 'a b snabelo b.example'],
    ['a word for a dot', 'a at b punkt example', 'a at b punks example'],
    ['a page after a space', ' www.a.example', ' wwx.a.example'],
    ['two words that stand for none', 'n . a', 'n . b'],
    ['what people spell with hyphens', 'a-arroba-b.example', 'a-arbeit-b.example'],
    ['one letter of a cut domain', 'a@b.c...', 'a@b.cd...'],
    ['a page before an address', 'www a@b.example', 'abc a@b.example'],
    ['a label before a name', 'email, Anna <a@b.example>', 'abcde, Anna <a@b.example>'],
    ['a name that its domain has', 'Anna Acme red@acme.example', 'Anna Acme red@abcd.example'],
    ['an ending after a bracket', 'a@{b.cd', 'a@{b.c1'],
    ['a line end of a page', 'a@b.example<br>', 'a@b.example<cr>'],
    ['a label', 'mail:a@b.example', 'abcd:a@b.example'],
    ['a longer label', 'mailadresse:a@b.example', 'abcdadresse:a@b.example'],
    ['a label in another language', 'kontakt:a@b.example', 'abcdefg:a@b.example'],
    ['a link of a spreadsheet', '=hyperlink("a@b.example")', '=abcdeflink("a@b.example")'],
    ['a text of a program', "b'a@b.example'", "o'a@b.example'"],
    ['a line end of a program', 'a@b.example\\n', 'a@b.example\\q'],
    ['what people spell between other signs', 'a~klammeraffe~b.example', 'a~abcdefghijk~b.example'],
    ['a placeholder', 'n.a', 'x.y'],
    ['such a run of letters', 'xxx', 'xyx'],
    ['an encoded octet', 'a=C3=B6@b.example', 'a=zz=yy@b.example'],
    ["a link's", 'a%20b@c.example', 'a%xyb@c.example'],
    ['an address of Exchange', 'imceaex-a=b@c.example', 'abceaex-a=b@c.example'],
    ['a cut domain', 'a@b.co...', 'a@b.xy...'],
    ['a name before an address', 'ann ann@b.example', 'ann bob@b.example'],
    ['an address before a name', 'ann@b.example. Ann', 'ann@b.example. xyz'],
  ])('does not mix up %s', (_, one, other) => {
    expect(check([one, other, one], {})).toBeLessThan(2);
    const [a, b] = [one, other].map((text) => reasonsOnly({})(text).reasons.map(({ code }) => code));
    expect(a).not.toEqual(b);
  });
});

describe('the memory of domains', () => {
  const international = [
    ...[
      'j\u00f6rg',
      'J\u00f6rg.M\u00fcller',
      'j\u00f6rg-2',
      '\u7528\u6237',
      '\u0438\u0432\u0430\u043d',
      'p\u0430vel',
    ],
    ...[
      'e\u0301',
      '\u05d3\u05d5\u05d0.a',
      '\u0661',
      '\u00c3\u00bc',
      '\u2019x',
      '\uff08a',
      '\u00c3',
      '\u00bc',
    ],
    ...[
      '\u00b5',
      '\u00fc.',
      '.\u00fc',
      '\u00fc'.repeat(30),
      '\u00fc'.repeat(33),
      'xn--\u00fc',
      '\u200b\u00fc',
    ],
  ];
  const locals = ['anna', 'a.b+c', 'x-1_2', 'a'.repeat(64), 'at', 'dot', 'www', 'xn-a', 'q-p'].concat(
    ...Array.from({ length: 8 }, () => international),
    broken(300, 0, 11).map((address) => address.slice(0, address.indexOf('@'))),
  );
  const labels = [
    ...['xn--bcher-kva', 'xn--mnchen-3ya', 'xn--fa-hia', 'xn--a', 'xn--zzzz', 'ab--cd', 'XN--BCHER-KVA'],
    ...[
      'b\u00fccher',
      'B\u00fccher',
      '\u4f8b\u3048',
      '\u05d3\u05d5\u05d0\u05e8',
      'fa\u00df',
      '\u0440\u0444',
      'p\u0430ypal',
    ],
    ...[
      '\u00c3\u00bc',
      '\u00e2\u20ac\u2122',
      '\u0660',
      'e\u0301',
      '\u200b',
      'dot',
      'at',
      'www',
      'a'.repeat(63),
      '-a',
      '1',
    ],
  ];
  const anyDomain = fc
    .array(fc.constantFrom(...labels), { minLength: 1, maxLength: 3 })
    .chain((parts) =>
      fc
        .constantFrom('.', '.', '.', '\u3002', '..')
        .chain((dot) =>
          fc
            .constantFrom('example', 'com', 'xn--p1ai', '\u0440\u0444', '123', '')
            .map((top) => [...parts, top].join(dot)),
        ),
    );

  it('knows of no address with a finding', () => {
    let known = 0;
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.constantFrom(...locals), anyDomain, fc.boolean()), { minLength: 20 }),
        fc.constantFrom(...PROFILES),
        fc.boolean(),
        (addresses, profile, smtputf8) => {
          const memory = new DomainMemory();
          for (const [local, domain, isBroken] of [...addresses, ...[...addresses].reverse()]) {
            for (const name of [local, isBroken ? `${local}.` : locals[(local.length * 7) % locals.length]]) {
              const octets = Buffer.from(`${name}@${domain}`);
              const { valid, reasons } = parseMailbox(octets, { profile, smtputf8 });
              const hasNone = valid && reasons.length === 0;
              if (memory.isClean(octets, 0, octets.length)) {
                known++;
                expect([String(octets), hasNone]).toEqual([String(octets), true]);
              } else if (hasNone) memory.learn();
            }
          }
        },
      ),
      { numRuns: 800 },
    );
    expect(known).toBeGreaterThan(1000);
  });

  it('counts and divides a list as parseMailbox checks it', async () => {
    const list = Array.from({ length: 400 }, (_, index) => {
      const domain = `${labels[index % labels.length]}.example`;
      return `${locals[(index * 31) % locals.length]}@${domain}`;
    });
    const lines = [...list, ...list];
    const results = lines.map((address) => parseMailbox(address));
    const stdin = `${lines.join('\n')}\n`;
    const valid = results.filter((result) => result.valid);
    const warned = valid.filter(({ reasons }) => reasons.length > 0);
    const { stderr } = await running(['check', '-q', '--summary', '-j1'], { stdin });
    expect(stderr.split('\n')[0]).toBe(
      `${lines.length} lines: ${valid.length} valid (${warned.length} with warnings), ${lines.length - valid.length} invalid`,
    );
    const folder = mkdtempSync(join(tmpdir(), 'batch-domains-'));
    await running(['check', '-j1', '--valid', join(folder, 'good')], { stdin });
    const good = readFileSync(join(folder, 'good'), 'utf8');
    rmSync(folder, { recursive: true });
    expect(good).toBe(
      lines
        .filter((_, index) => results[index]?.valid)
        .map((line) => `${line}\n`)
        .join(''),
    );
  });
});

describe('the templates of shapes', () => {
  /** Each line three times in other words: then its shape is learnt, its template made, and at last used. */
  const inTurn = (texts: readonly string[], seed: number) =>
    [0, 3, 5, 8].flatMap((turn) =>
      texts.map((text) => (turn === 0 ? text : inOtherWords(text, seed + turn))),
    );

  const asked = (writing: 'ndjson' | 'csv'): OctetOptions => ({ format: writing, jobs: 1 });

  /** What the five columns of CSV are for lines that `parseMailbox` checks one by one. */
  const expectedCsv = (lines: readonly Buffer[], options: MailboxOptions) => {
    const { head, verdict } = csv(en);
    const rows = lines.map((line) => {
      const input = line.toString();
      return isBlank(line) ? '' : verdict({ ...NOWHERE, input, result: parseMailbox(input, options) });
    });
    return head + rows.join('');
  };

  it('write what the format writes, of all ways to break an address', async () => {
    const lines = broken(8_000, 0.9, 17).map((text) => Buffer.from(text.replace(/[\r\n]+/g, ' ')));
    for (const profile of PROFILES) {
      const { out } = await checked([joined(lines)], { ...asked('ndjson'), profile });
      expect(out === expected(lines, { profile })).toBe(true);
    }
    const { out } = await checked([joined(lines)], asked('csv'));
    expect(out === expectedCsv(lines, {})).toBe(true);
  });

  it('write what the format writes, of anything', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.oneof(hostileText, listed), { minLength: 10, maxLength: 40 }),
        fc.nat(1000),
        fc.constantFrom(...PROFILES),
        fc.boolean(),
        async (texts, seed, profile, smtputf8) => {
          const options = { profile, smtputf8 };
          // A first line with NULs may be UTF-16.
          const lines = ['plain@x.example', ...inTurn(texts, seed)].map((text) => Buffer.from(text));
          const { out } = await checked([joined(lines)], { ...asked('ndjson'), ...options });
          expect(out).toBe(expected(lines, options));
          const table = await checked([joined(lines)], { ...asked('csv'), ...options });
          expect(table.out).toBe(expectedCsv(lines, options));
        },
      ),
      { numRuns: 200 },
    );
  });

  it('write the columns of a table so', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(hostileText, { minLength: 10, maxLength: 40 }),
        fc.nat(1000),
        fc.constantFrom(',', ';', '\t'),
        async (texts, seed, delimiter) => {
          const cell = (text: string) => `"${text.replaceAll('"', '""')}"`;
          const rows = inTurn(texts, seed).map((text, index) => [
            `${index}${delimiter}${cell(text)}${delimiter}x`,
            // A cell without an address is not checked.
            text.trim() === ''
              ? delimiter.repeat(ADDED_COLUMNS.length)
              : delimiter +
                fieldsText(
                  { ...NOWHERE, input: text, result: parseMailbox(text) },
                  ADDED_COLUMNS,
                  en,
                  delimiter,
                ),
          ]);
          const octets = Buffer.from(rows.map(([row]) => `${row}\n`).join(''));
          const options = { ...asked('csv'), column: 2, delimiter, header: false };
          const { out } = await checked([octets], options);
          expect(out).toBe(rows.map(([row, added]) => `${row}${added}\n`).join(''));
        },
      ),
      { numRuns: 100 },
    );
  });

  it('do not take a word for a name because it has a capital, or the other way round', async () => {
    const words = ['anna', 'none', 'ben', 'Carla', 'dora', 'Emil'];
    const lines = [...words.map((word) => `${word}<x2@b>`), ...words.map((word) => `${word}. x@b.example`)];
    const octets = [...lines, ...lines].map((line) => Buffer.from(line));
    const { out } = await checked([joined(octets)], asked('ndjson'));
    expect(out).toBe(expected(octets));
  });

  it('obey levels', async () => {
    const levels = {
      'mailbox-trailing-punctuation': 'warning',
      'mailbox-edge-white-space': 'off',
      'local-part-empty-atom': 'warning',
    } as const;
    const lines = broken(5_000, 1, 23).map((text) => Buffer.from(text.replace(/[\r\n]+/g, ' ')));
    const { out } = await checked([joined(lines)], { ...asked('ndjson'), levels });
    expect(out === expected(lines, { levels })).toBe(true);
  });

  it('are those of each file', async () => {
    const lines = Array.from({ length: 8 }, (_, index) => Buffer.from(`anna..b${index}@x.example`));
    for (const file of ['a.txt', '\ue001 970000003 987654321']) {
      const { out } = await checked([joined(lines)], { ...asked('ndjson'), file });
      expect(out).toBe(expected(lines).replaceAll('"file":null', `"file":${JSON.stringify(file)}`));
    }
  });
});

describe('checkLines', () => {
  it('gives verdicts as objects', async () => {
    const found = [];
    for await (const verdict of checkLines([Buffer.from('a@b.example\n\na..b@'), Buffer.from('c.example')])) {
      found.push([verdict.line, verdict.input, verdict.result.valid, verdict.reply?.code]);
    }
    expect(found).toEqual([
      [1, 'a@b.example', true, undefined],
      [3, 'a..b@c.example', false, 553],
    ]);
  });

  it('says the same as checkOctets', async () => {
    const lines: string[] = [];
    for await (const verdict of checkLines([joined(fixtureLines)])) lines.push(ndjson(en).verdict(verdict));
    expect(lines.join('')).toBe(expected(fixtureLines));
  });

  it('reads a web stream', async () => {
    const found = [];
    for await (const { input } of checkLines(new Blob(['a@b.example\nc']).stream())) found.push(input);
    expect(found).toEqual(['a@b.example', 'c']);
  });

  it('throws what the source throws', async () => {
    const source = Readable.from(
      (async function* () {
        yield Buffer.from('a@b.example\n');
        throw new Error('the disk is gone');
      })(),
    );
    const all = (async () => {
      for await (const _ of checkLines(source));
    })();
    await expect(all).rejects.toThrow('the disk is gone');
  });
});

describe('checkOctets', () => {
  it('counts', async () => {
    const octets = Buffer.from('a@b.example\n\nA@B.example\n"a"@B.EXAMPLE\nx@y..z\n');
    const { out, summary } = await checked([octets], { format: 'csv', dedupe: true });
    expect(out.split('\r\n').map((row) => row.split(',').slice(0, 2).join())).toEqual([
      ...['input,valid', 'a@b.example,true', 'A@B.example,true', 'x@y..z,false', ''],
    ]);
    expect(summary).toMatchObject({ lines: 5, valid: 3, warned: 1, invalid: 1, empty: 1, duplicates: 1 });
    expect(summary.reasons.get('domain-empty-label')).toMatchObject({ count: 1, line: 5, example: 'x@y..z' });
  });

  it('throws what the source throws, and so does the summary', async () => {
    const run = checkOctets(
      (async function* () {
        yield Buffer.from('a@b.example\n');
        throw new Error('the disk is gone');
      })(),
    );
    const all = (async () => {
      for await (const _ of run);
    })();
    await expect(all).rejects.toThrow('the disk is gone');
    await expect(run.summary).rejects.toThrow('the disk is gone');
  });

  it('lets go of a source when it is left early', async () => {
    let isDone = false;
    const source = (async function* () {
      try {
        for (;;) yield Buffer.from('a@b.example\n'.repeat(10_000));
      } finally {
        isDone = true;
      }
    })();
    const run = checkOctets(source, { jobs: 2 });
    for await (const _ of run) break;
    await expect(run.summary).rejects.toThrow('before its end');
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(isDone).toBe(true);
  });

  it('reads no faster than it is read', async () => {
    let given = 0;
    const source = (async function* () {
      for (; given < 500; given++) yield Buffer.from('a@b.example\n'.repeat(10_000));
    })();
    const run = checkOctets(source, { jobs: 2 });
    let taken = 0;
    for await (const _ of run) {
      if (++taken === 3) break;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    expect(given).toBeLessThan(100);
  });

  it.each<[string, unknown]>([
    ['options: expected an object, got null', null],
    ['jobs: expected a whole number from 1, got the number 0', { jobs: 0 }],
    ['format: expected ndjson, csv or none, got "xml"', { format: 'xml' }],
    ['column: expected a name or a number from 1', { column: 0 }],
    ['column: expected nothing, since field', { column: 1, field: ['a'] }],
    ['field: expected an array of names', { field: 'a' }],
    ['delimiter: expected a tab', { column: 1, delimiter: '""' }],
    // What is added would divide otherwise than what it is added to.
    ['delimiter: expected a tab', { column: 1, delimiter: 'x' }],
    ['delimiter: expected a tab', { column: 1, delimiter: '1' }],
    ['encoding: expected the name of an encoding, got "klingon"', { encoding: 'klingon' }],
    ['profile', { profile: 'strict' }],
    ['command: expected RCPT or MAIL', { command: 'DATA' }],
    ['dedupe: expected true, false or \'ignore-case\', got "yes"', { dedupe: 'yes' }],
    ['messages: expected', { messages: null }],
  ])('throws a TypeError at once: %s', (words, options) => {
    expect(() => checkOctets([], options as OctetOptions)).toThrow(TypeError);
    expect(() => checkOctets([], options as OctetOptions)).toThrow(words);
  });

  it('refuses chunks that are no octets', async () => {
    await expect(checked(['a@b.example'] as never)).rejects.toThrow('source: expected chunks of octets');
  });
});

describe('streams', () => {
  const octets = Buffer.from('a@b.example\nx\n');

  it('stand in a pipeline of Node', async () => {
    const pieces: Uint8Array[] = [];
    await pipeline(Readable.from([octets]), nodeStream(), async (source: AsyncIterable<Uint8Array>) => {
      for await (const piece of source) pieces.push(piece);
    });
    expect(Buffer.concat(pieces).toString()).toBe(expected([Buffer.from('a@b.example'), Buffer.from('x')]));
  });

  it('stand in a pipe of the web', async () => {
    const pieces: Uint8Array[] = [];
    const out = new Blob([octets]).stream().pipeThrough(webStream());
    for await (const piece of out as unknown as AsyncIterable<Uint8Array>) pieces.push(piece);
    expect(Buffer.concat(pieces).toString()).toBe(expected([Buffer.from('a@b.example'), Buffer.from('x')]));
  });
});
