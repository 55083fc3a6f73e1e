import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type AddressEntry,
  type AddressList,
  type AddressListOptions,
  type MailboxEntry,
  parseAddressList,
  parseHeaderMailbox,
} from '../src/header/index.ts';
import { type MailboxOptions, parseMailbox, type Reason, reasons } from '../src/index.ts';
import { octetLength } from '../src/octets.ts';
import { running } from './cli/running.ts';
import { type HeaderCase, loadHeaderCases } from './fixtures.ts';
import { anyHeader, anyHeaderOctets } from './oracle/generate.ts';

const cases = loadHeaderCases();

/** Any profile but `rfc`, with levels that ask for as much as levels can. */
const lenient: fc.Arbitrary<AddressListOptions> = fc.record({
  profile: fc.constantFrom('smtp', 'form', 'mta', 'interoperable', undefined),
  levels: fc.constantFrom(
    undefined,
    Object.fromEntries(Object.keys(reasons).map((code) => [code, 'off' as const])),
  ),
  field: fc.constantFrom('To', 'bcc', undefined),
});

/** A control character that stands neither in a fold nor as white space. */
const STRAY_CONTROL = /[\0-\x08\x0a-\x1f\x7f]/;
const FOLD = /\r\n(?=[ \t])/g;

/** All text that a result hands out. */
function textsOf(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsOf) : [];
}

function mailboxesOf(entry: AddressEntry): MailboxEntry[] {
  return entry.kind === 'group' ? entry.members : [entry];
}

/** The reasons of a list, its entries and their members, by place. */
function allReasons({ reasons, entries }: AddressList): Reason[] {
  const ofEntries = entries.flatMap((entry) => [
    ...entry.reasons,
    ...(entry.kind === 'group' ? entry.members.flatMap((member) => member.reasons) : []),
  ]);
  return [...reasons, ...ofEntries].sort((a, b) => a.start - b.start || a.end - b.end);
}

/** What a list holds, as a case writes it. */
function shown(entry: AddressEntry): unknown {
  if (entry.kind === 'mailbox') return entry.mailbox?.unicode ?? null;
  return { [entry.displayName ?? '']: entry.members.map(shown) };
}

function parseCase({ input, options, list }: HeaderCase) {
  if (!list) return { ...parseHeaderMailbox(input, options), entries: [] };
  const found = parseAddressList(input, options as AddressListOptions);
  return {
    ...found,
    reasons: allReasons(found),
    entries: found.entries.map(shown),
    displayName: null,
    comments: [
      ...found.entries.flatMap((entry) => (entry.kind === 'group' ? entry.comments : [])),
      ...found.comments,
    ],
    mailbox: null,
  };
}

describe('fixtures/header', () => {
  it.each(cases)('$id: $why', (one) => {
    const result = parseCase(one);
    expect(result.reasons.map(({ code, start, end }) => [code, start, end])).toEqual(one.expect);
    expect(result.valid).toBe(one.valid);
    if (one.octets) expect(result.reasons.map(({ octets }) => octets)).toEqual(one.octets);
    if (one.displayName !== undefined) expect(result.displayName).toBe(one.displayName);
    if (one.comments) expect(result.comments).toEqual(one.comments);
    if (one.mailbox === null) expect(result.mailbox).toBeNull();
    else if (one.mailbox) expect(result.mailbox).toMatchObject(one.mailbox);
    if (one.suggestion !== undefined) expect(result.suggestion).toBe(one.suggestion);
    if (one.entries) expect(result.entries).toEqual(one.entries);
  });
});

describe('parseHeaderMailbox', () => {
  it('gives the bare mailbox that parseMailbox gives', () => {
    for (const address of ['anna@example.com', 'jörg@bücher.example', '"a b"@example.com', 'a@[IPv6:::1]']) {
      expect(parseHeaderMailbox(`Anna <${address}>`).mailbox).toEqual(parseMailbox(address).mailbox);
    }
  });

  it.each([
    [null, undefined, 'null'],
    [42, undefined, 'the number 42'],
    [['anna@example.com'], undefined, 'an array'],
    ['anna@example.com', { profile: 'none' }, '"none"'],
    ['anna@example.com', { levels: { 'header-none': 'off' } }, '"header-none"'],
  ])('refuses %j with %j', (input, options, named) => {
    for (const parse of [parseHeaderMailbox, parseAddressList]) {
      expect(() => parse(input as string, options as MailboxOptions)).toThrow(TypeError);
      expect(() => parse(input as string, options as MailboxOptions)).toThrow(named);
    }
  });

  it('looks at no more than maxOctets', () => {
    const long = `Anna <${'a'.repeat(5000)}@example.com>`;
    expect(parseHeaderMailbox(long).reasons.map(({ code }) => code)).toEqual(['input-too-long']);
    const list = Array(2000).fill('anna@example.com').join(', ');
    expect(parseAddressList(list).entries).toHaveLength(2000);
    const cut = parseAddressList(list, { maxOctets: 4096 });
    expect(cut).toMatchObject({ valid: false, entries: [], reasons: [{ code: 'input-too-long' }] });
  });

  it('keeps the first error among 16 reasons', () => {
    const { valid, reasons } = parseHeaderMailbox(`${'(a)'.repeat(100)}anna@`);
    expect(valid).toBe(false);
    expect(reasons).toHaveLength(16);
    expect(reasons.at(-1)?.code).toBe('domain-empty');
  });
});

describe('an encoded-word', () => {
  /** Every octet once, in the Q encoding: what a control character becomes is shown elsewhere. */
  const octets = Uint8Array.from([...Array(95).keys()].map((index) => 0xa0 + index));
  const q = Array.from(octets, (octet) => `=${octet.toString(16).toUpperCase()}`).join('');

  // The encodings of the WHATWG Encoding Standard that Node has with its whole ICU.
  const charsets = [
    ...['utf-8', 'ibm866', 'iso-8859-1', 'iso-8859-2', 'iso-8859-3', 'iso-8859-4', 'iso-8859-5'],
    ...['iso-8859-6', 'iso-8859-7', 'iso-8859-8', 'iso-8859-8-i', 'iso-8859-10', 'iso-8859-13'],
    ...['iso-8859-14', 'iso-8859-15', 'koi8-r', 'koi8-u', 'macintosh', 'windows-874', 'windows-1250'],
    ...['windows-1251', 'windows-1252', 'windows-1253', 'windows-1254', 'windows-1255', 'windows-1256'],
    ...['windows-1257', 'windows-1258', 'x-mac-cyrillic', 'gbk', 'gb18030', 'big5', 'euc-jp'],
    ...['iso-2022-jp', 'shift_jis', 'euc-kr', 'utf-16be', 'utf-16le', 'latin1', 'cp1252', 'gb2312'],
  ];

  it.each(charsets)('is decoded in %s', (charset) => {
    const shown = new TextDecoder(charset).decode(octets).replace(/[\0-\x1f\x7f-\x9f]/g, '\ufffd');
    expect(parseHeaderMailbox(`=?${charset}?Q?${q}?= <a@example.com>`).displayName).toBe(shown);
  });

  it.each([
    ['=?iso-2022-jp?B?GyRCO3NFRBsoQg==?=', '\u96cc\u7530'],
    ['=?GB2312?B?1cXI/Q==?=', '\u5f20\u4e09'],
    ['=?big5?B?pKSk5Q==?=', '\u4e2d\u6587'],
    ['=?koi8-r?B?6dfBzg==?=', 'Иван'],
    // Two charsets beside each other; white space between two encoded-words is none (RFC 2047 6.2).
    ['=?iso-8859-1?Q?J=F6?= =?utf-8?Q?rg?=', 'Jörg'],
    // What no charset is, what no encoding is, what no Q is, beside what is.
    ['=?x-none?Q?a?= =?utf-8?Q?b?=', '=?x-none?Q?a?= b'],
    ['=?utf-8?Q?b?= =?x-none?Q?a?=', 'b =?x-none?Q?a?='],
    ['=?utf-8?Q?b?= =?x-none?Q?a?= =?utf-8?Q?c?=', 'b =?x-none?Q?a?= c'],
    ['=?__proto__?Q?a?=', '=?__proto__?Q?a?='],
    ['=?*en?Q?a?=', '=?*en?Q?a?='],
    ['=?utf-8?Q?é?=', '=?utf-8?Q?é?='],
  ])('%s says %s', (written, shown) => {
    expect(parseHeaderMailbox(`${written} <a@example.com>`).displayName).toBe(shown);
  });
});

const MANY = 1 << 18;

/** Each would take hours, or all of the stack, were anything quadratic or recursive. */
const hostile: [name: string, text: string][] = [
  ['100,000 comments in each other', `${'('.repeat(100_000)}${')'.repeat(100_000)}anna@example.com`],
  ['comments that never end', '('.repeat(MANY)],
  ['comments in a row', `${'()'.repeat(MANY / 2)}anna@example.com`],
  ['quotes in a row', `${'""'.repeat(MANY / 2)} <anna@example.com>`],
  ['quoted words', `${'"".'.repeat(MANY / 3)}a@example.com`],
  ['open angle brackets', '<'.repeat(MANY)],
  ['closed angle brackets', '<>'.repeat(MANY / 2)],
  ['at signs', '@'.repeat(MANY)],
  ['open literals', '@['.repeat(MANY / 2)],
  ['literals that do not close', '@[\\]'.repeat(MANY / 4)],
  ['commas', ','.repeat(MANY)],
  ['colons', 'a:'.repeat(MANY / 2)],
  ['groups', 'é:;,'.repeat(MANY / 4)],
  ['semicolons', ';'.repeat(MANY)],
  ['backslashes', '\\'.repeat(MANY)],
  ['folds', `${' \r\n'.repeat(MANY / 3)} anna@example.com`],
  ['line ends', '\r\n'.repeat(MANY / 2)],
  ['spaced dots', `a${' . a'.repeat(MANY / 4)}@example${' . a'.repeat(MANY / 4)}`],
  ['routes', `<${'@a,'.repeat(MANY / 3)}:anna@example.com>`],
  ['encoded-words', `${'=?utf-8?Q?=C3?= '.repeat(MANY / 16)}<anna@example.com>`],
  ['beginnings of encoded-words', `${'=?'.repeat(MANY / 2)} <anna@example.com>`],
  ['addresses', 'é <a@b.c>,'.repeat(MANY / 10)],
];

describe.each(hostile)('%s', (_name, text) => {
  it('are read to the end', () => {
    const options = { maxOctets: Number.POSITIVE_INFINITY };
    for (const input of [text, new TextEncoder().encode(text)]) {
      const result = parseHeaderMailbox(input, options);
      expect(result.reasons.length).toBeGreaterThan(0);
      expect(result.reasons.length).toBeLessThanOrEqual(16);
    }
    const list = parseAddressList(text, options);
    expect(list.entries.length + list.reasons.length).toBeGreaterThan(0);
  });
});

describe('any text', () => {
  const scraps = [
    ...'<>()[]"\\,;:@. \t\r\n\0\x07',
    '\r\n ',
    'a',
    'é',
    '\ud800',
    '😀',
    'anna@example.com',
    '=?utf-8?Q?=C3=B6?=',
    '"a b"',
    '(x)',
    '[8.8.8.8]',
    'xn--0',
  ];
  const text = fc.oneof(
    fc.array(fc.constantFrom(...scraps), { maxLength: 24 }).map((parts) => parts.join('')),
    fc.string({ unit: 'binary', maxLength: 60 }),
  );
  const octets = fc.oneof(
    text.map((sample) => new Uint8Array(Buffer.from(sample, 'latin1'))),
    fc.uint8Array({ maxLength: 60 }),
  );

  function inside(reasons: readonly Reason[], units: number, length: number): void {
    for (const { start, end, octets } of reasons) {
      expect(start).toBeGreaterThanOrEqual(0);
      expect(end).toBeGreaterThanOrEqual(start);
      expect(end).toBeLessThanOrEqual(units);
      expect(octets[0]).toBeGreaterThanOrEqual(0);
      expect(octets[1]).toBeGreaterThanOrEqual(octets[0]);
      expect(octets[1]).toBeLessThanOrEqual(length);
    }
  }

  it('has a verdict with its spans inside, and a suggestion that is valid', () => {
    fc.assert(
      fc.property(text, (input) => {
        const { valid, mailbox, reasons, suggestion } = parseHeaderMailbox(input);
        inside(reasons, input.length, octetLength(input));
        expect(valid).toBe(reasons.every(({ level }) => level === 'warning'));
        if (!valid) expect(mailbox).toBeNull();
        if (suggestion === null) return;
        expect(suggestion).not.toBe(input);
        expect(parseHeaderMailbox(suggestion)).toMatchObject({ valid: true, suggestion: null });
      }),
      { numRuns: 5000 },
    );
  });

  it('is a list too, each of whose mailboxes is checked as it is alone', () => {
    fc.assert(
      fc.property(text, (input) => {
        const list = parseAddressList(input);
        inside(allReasons(list), input.length, octetLength(input));
        for (const entry of list.entries.flatMap(mailboxesOf)) {
          const alone = parseHeaderMailbox(input.slice(entry.start, entry.end));
          expect(entry.valid).toBe(alone.valid);
          expect(entry.mailbox).toEqual(alone.mailbox);
          expect(entry.octets).toEqual([
            octetLength(input, 0, entry.start),
            octetLength(input, 0, entry.end),
          ]);
        }
        expect(list.valid).toBe(allReasons(list).every(({ level }) => level === 'warning'));
      }),
      { numRuns: 5000 },
    );
  });

  it('may be octets', () => {
    fc.assert(
      fc.property(octets, (input) => {
        const units = new TextDecoder('utf-8', { ignoreBOM: true }).decode(input).length;
        inside(parseHeaderMailbox(input).reasons, units, input.length);
        const list = parseAddressList(input);
        inside(allReasons(list), units, input.length);
        const isUtf8 = !parseMailbox(input).reasons.some(({ code }) => code === 'encoding-malformed-utf8');
        if (!isUtf8) expect(list.valid).toBe(false);
      }),
      { numRuns: 5000 },
    );
  });

  it('is checked by the fast path as by the grammar', () => {
    const name = fc.constantFrom(
      'Anna',
      'Anna Schmidt',
      'J. R.',
      'Jörg',
      '"a, b"',
      '"=?utf-8?Q?a?="',
      '=?utf-8?Q?a?=',
    );
    const address = fc.constantFrom(
      'anna@example.com',
      'A.B@EXAMPLE.COM',
      'a@b',
      'a..b@example.com',
      '"a"@example.com',
    );
    const line = fc
      .tuple(
        fc.oneof(name, text),
        fc.constantFrom('', ' ', '  '),
        fc.oneof(address, text),
        fc.constantFrom('', ' '),
      )
      .map(([before, gap, inner, after]) => `${before}${gap}<${inner}>${after}`);
    // Octets always go to the grammar.
    fc.assert(
      fc.property(fc.oneof(line, text), (input) => {
        if (/\p{Surrogate}/u.test(input)) return;
        expect(parseHeaderMailbox(input)).toEqual(parseHeaderMailbox(new TextEncoder().encode(input)));
      }),
      { numRuns: 10_000 },
    );
  });

  it('that is a mailbox of SMTP is one of a header, and the same one', () => {
    fc.assert(
      fc.property(text, (input) => {
        const bare = parseMailbox(input, { profile: 'rfc' });
        if (!bare.valid) return;
        expect(parseHeaderMailbox(input, { profile: 'rfc' })).toMatchObject({
          valid: true,
          mailbox: bare.mailbox,
        });
      }),
      { numRuns: 5000 },
    );
  });
});

describe('outside the profile rfc', () => {
  const octetsOrText = fc.oneof({ weight: 4, arbitrary: anyHeader }, anyHeaderOctets);
  const textOf = (input: string | Uint8Array) =>
    typeof input === 'string' ? input : Buffer.from(input).toString('latin1');

  it('a valid mailbox or list holds no control character but folds and TAB, whatever the levels are', () => {
    let valid = 0;
    fc.assert(
      fc.property(octetsOrText, lenient, (input, options) => {
        for (const parse of [parseHeaderMailbox, parseAddressList]) {
          const result = parse(input, options);
          if (!result.valid) continue;
          valid++;
          expect(textOf(input).replace(FOLD, '')).not.toMatch(STRAY_CONTROL);
        }
      }),
      { numRuns: 8000 },
    );
    expect(valid).toBeGreaterThan(400);
  });

  it('a result hands out no control character, and a suggestion only folds and TAB', () => {
    fc.assert(
      fc.property(octetsOrText, lenient, (input, options) => {
        for (const { suggestion, ...rest } of [
          parseHeaderMailbox(input, options),
          parseAddressList(input, options),
        ]) {
          if (suggestion !== null) expect(suggestion.replace(FOLD, '')).not.toMatch(STRAY_CONTROL);
          const { entries = [], ...own } = rest as Partial<AddressList>;
          const alone = entries.flatMap(mailboxesOf).map(({ suggestion, ...entry }) => {
            expect(suggestion?.replace(FOLD, '') ?? '').not.toMatch(STRAY_CONTROL);
            return entry;
          });
          const groups = entries.flatMap((entry) =>
            entry.kind === 'group' ? [entry.displayName, entry.comments] : [],
          );
          expect(textsOf([own, alone, groups]).join('')).not.toMatch(/[\0-\x1f\x7f]/);
        }
      }),
      { numRuns: 10_000 },
    );
  });

  it.each([...'\0\x01\x08\n\x0b\x0c\r\x0e\x1b\x1f\x7f'])('%j is an error in each place', (control) => {
    for (const [before, after] of [
      ['"a', '" <anna@example.com>'],
      ['"a\\', '" <anna@example.com>'],
      ['(a', ') anna@example.com'],
      ['(a(\\', ')) anna@example.com'],
      ['anna@[', ']'],
      ['anna@[\\', ']'],
      ['"', '"@example.com'],
      ['"\\', '"@example.com'],
      ['a."', '"@example.com'],
      ['Anna ', ' Schmidt <anna@example.com>'],
      ['A. "', '" Schmidt <anna@example.com>'],
      ['<@[', ']:anna@example.com>'],
      ['<@relay.example(\\', '):anna@example.com>'],
      ['anna@example.com', ''],
      ['"Friends\\', '": anna@example.com;'],
      ['Friends: "\\', '" <anna@example.com>;'],
      ['Friends:; (\\', ')'],
      ['Friends: (', ');'],
      ['anna@example.com, (', ')'],
    ]) {
      const text = `${before}${control}${after}`;
      for (const input of [text, new TextEncoder().encode(text)]) {
        for (const profile of ['smtp', 'form', 'mta', 'interoperable'] as const) {
          const options = { profile, levels: { 'header-control-character': 'off' as const } };
          expect(parseHeaderMailbox(input, options)).toMatchObject({ valid: false, mailbox: null });
          expect(parseAddressList(input, options)).toMatchObject({ valid: false });
        }
      }
    }
  });
});

describe('an address list', () => {
  it('takes the names of fields in any case, and no other name', () => {
    expect(parseAddressList('', { field: 'bcc' }).valid).toBe(true);
    expect(parseAddressList('', { field: 'BCC' as 'Bcc' }).valid).toBe(true);
    expect(parseAddressList('', { field: 'From' }).valid).toBe(false);
    for (const field of ['Subject', '', null, 1, {}]) {
      expect(() => parseAddressList('', { field: field as 'To' })).toThrow(/^field: expected From, /);
    }
    expect(() => parseAddressList('', { Field: 'Bcc' } as AddressListOptions)).toThrow(
      'did you mean "field"',
    );
  });

  it('has a suggestion that is valid and has none of its own', () => {
    let found = 0;
    fc.assert(
      fc.property(anyHeader, (input) => {
        const { suggestion } = parseAddressList(input);
        if (suggestion === null) return;
        found++;
        expect(suggestion).not.toBe(input);
        expect(parseAddressList(suggestion)).toMatchObject({ valid: true, suggestion: null });
      }),
      { numRuns: 10_000 },
    );
    expect(found).toBeGreaterThan(10);
  });
});

describe('a list as a mail program exports it', () => {
  const FILE = 'fixtures/lists/names.txt';

  it('is checked by check --grammar rfc5322', async () => {
    const { stdout, code } = await running(['check', '--grammar', 'rfc5322', FILE]);
    const lines = stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(code).toBe(1);
    expect(lines.map(({ line, valid, mailbox }) => [line, valid, mailbox?.unicode ?? null])).toEqual([
      [1, true, 'anna@example.com'],
      [2, true, 'joerg.mueller@example.com'],
      [3, true, 'joerg@example.org'],
      [4, true, 'ben@example.com'],
      [5, true, 'eve@example.net'],
      [6, true, 'ben@example.com'],
      [7, false, null],
      [8, false, null],
      [9, false, null],
      [11, false, null],
    ]);
    const bare = await running(['check'], { stdin: 'anna@example.com\n' });
    const keys = [...Object.keys(JSON.parse(bare.stdout)), 'displayName'];
    for (const line of lines) expect(Object.keys(line)).toEqual(keys);
    expect(lines.map(({ suggestion }) => suggestion).filter(Boolean)).toEqual([
      '"O\'Brien, Mary" <mary@example.com>',
      'Eve <eve.adams@example.net>',
    ]);
  });

  it('is checked with --suffix as well', async () => {
    const stdin = 'Anna <anna@gmial.com>\n';
    const { stdout } = await running(['check', '--grammar', 'rfc5322', '--suffix'], { stdin });
    const { reasons, suggestion } = JSON.parse(stdout);
    expect(reasons.map(({ code }: Reason) => code)).toEqual(['domain-near-miss']);
    expect(suggestion).toBe('Anna <anna@gmail.com>');
  });

  it('is shown to a person with carets under what is meant', async () => {
    const stdin = "O'Brien, Mary <mary@example.com>\n";
    const { stdout } = await running(['check', '--grammar', 'rfc5322', '--format', 'text'], { stdin });
    expect(stdout).toContain("    O'Brien, Mary <mary@example.com>\n           ^\n");
    expect(stdout).toContain('did you mean: "O\'Brien, Mary" <mary@example.com>');
  });
});

interface PublicCase {
  address: string;
  /** Whether it is an addr-spec with the obsolete forms; null where the sources disagree. */
  rfc5322: boolean | null;
  source: string;
}

/** Labels that fixtures/sources.md holds for wrong, or that speak of addr-spec alone, and what we say. */
const otherwise: Readonly<Record<string, boolean>> = {
  '"test\\\u00a9"@iana.org': true,
  '"test\\\u0094"@iana.org': true,
  '(\u0080)test@iana.org': true,
  'test@[RFC-5322-\u90f5\u4ef6\u00f1\u00f3-domain-literal]': true,
  'test@[RFC-5322-\\\u90f5-no-domain-literal]': true,
  '(\ud800)thing@invalid': false,
  '"Winston Smith" <winston.smith@recdep.minitrue> (Records Department)': true,
  '<john.doe@example.com>': true,
};

const folder = process.env.MAILBOX_SYNTAX_DATA;

if (folder === undefined) {
  describe('public cases', () => {
    it.skip('are skipped: MAILBOX_SYNTAX_DATA does not name their folder', () => {});
  });
} else {
  const path = join(folder, 'public-cases.ndjson');
  const lines = existsSync(path) ? readFileSync(path, 'utf8').split('\n') : [];
  const all = lines.filter((line) => line.trim() !== '').map((line) => JSON.parse(line) as PublicCase);
  const decided = all.filter(({ rfc5322 }) => rfc5322 !== null);

  it('has public cases to run', () => {
    const agreeing = decided.filter(
      ({ address, rfc5322 }) => parseHeaderMailbox(address, { profile: 'rfc' }).valid === rfc5322,
    );
    console.log(`public cases by RFC 5322: ${agreeing.length} of ${decided.length} addresses agree`);
    expect(decided.length - agreeing.length).toBe(Object.keys(otherwise).length);
    expect(decided.length).toBeGreaterThan(0);
  });

  describe('public cases by RFC 5322', () => {
    it.each(decided)('$source: $address', ({ address, rfc5322 }) => {
      const { valid, reasons } = parseHeaderMailbox(address, { profile: 'rfc' });
      const expected = Object.hasOwn(otherwise, address) ? !rfc5322 : rfc5322;
      expect(valid, JSON.stringify(reasons)).toBe(expected);
      if (Object.hasOwn(otherwise, address)) expect(valid).toBe(otherwise[address]);
    });
  });
}
