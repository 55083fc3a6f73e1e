import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isPlainInternational } from '../src/checks/plain-international.ts';
import { Findings } from '../src/findings.ts';
import { INVALID, plain } from '../src/grammar/plain.ts';
import {
  formatMailbox,
  formatReason,
  isMailbox,
  type Mailbox,
  type MailboxOptions,
  type MailboxResult,
  type PathOptions,
  type Profile,
  parseMailbox,
  parsePath,
  type Reason,
  type ReasonCode,
  reasons,
  sameMailbox,
} from '../src/index.ts';
import { toReasons } from '../src/input.ts';
import { decodeAlone, decodeUtf8, octetLength, UNSCANNED } from '../src/octets.ts';
import { levelTable, resolveLevels } from '../src/profiles.ts';
import { checkAllCharacters, readMailbox } from '../src/read-mailbox.ts';

// A fixed seed: a failure is the same everywhere, and for everybody.
const run = (numRuns: number) => ({ seed: 5321, numRuns });

const tableOrder = Object.keys(levelTable);
const PROFILES: readonly Profile[] = ['rfc', 'smtp', 'form', 'mta', 'interoperable'];
const codes = Object.keys(reasons) as ReasonCode[];

/** What breaks parsers: delimiters, controls, halves of pairs, marks, joiners, both directions, look-alikes. */
const hostile = fc.constantFrom(
  ...'@@@...""\\\\()<>[]:;,-- _%!|=ab1AZ\u0000\t\r\n\u007f\u0080\u00a0\u00ad',
  ...'éÉßüς\u0301\u0308\u0345\u094d\u0915\u00b7\u0375\u05d0\u05f3\u0627\u0660\u06f0\u06dd',
  ...[
    '\u200b',
    '\u200c',
    '\u200d',
    '\u202e',
    '\u2028',
    '\u3002',
    '\uff20',
    '\uff0e',
    '\ufeff',
    '\ufffd',
    '\uffff',
  ],
  ...['\ud800', '\udc00', '\u{1f600}', '\u{1e900}', '\u{103ff}', '\u{10ffff}'],
  ...[
    'xn--',
    'XN--',
    'IPv6:',
    '::',
    '0.0',
    '255',
    '256',
    'mailto:',
    'postmaster',
    'SMTPUTF8',
    ' SIZE=',
    'example',
    '.com',
  ],
);

const hostileText = fc.array(hostile, { maxLength: 40 }).map((pieces) => pieces.join(''));
const mailboxLike = fc
  .tuple(
    hostileText,
    fc.constantFrom('@', '@', '@[', '@xn--', '"@', ''),
    hostileText,
    fc.constantFrom('', '.com', ']'),
  )
  .map((parts) => parts.join(''));
const repeated = fc
  .tuple(hostileText, fc.nat(120), hostileText)
  .map(([piece, times, rest]) => piece.slice(0, 4).repeat(times) + rest);
const anyText = fc.oneof(hostileText, mailboxLike, repeated, fc.string({ unit: 'binary', maxLength: 60 }));

/** Addresses that are mostly right, so that what follows a verdict is tested too. */
const atomText = fc
  .array(fc.constantFrom(...'abcxyzABC0189', ...'+_', 'é', '用', '\u{1f600}'), { minLength: 1, maxLength: 8 })
  .map((letters) => letters.join(''));
const quotedText = fc
  .array(fc.constantFrom(...'ab @.,:;()<>[] ', '\\"', '\\\\', '\\a', '\\ ', 'é'), { maxLength: 10 })
  .map((content) => `"${content.join('')}"`);
const goodLocal = fc.oneof(
  fc.array(atomText, { minLength: 1, maxLength: 3 }).map((atoms) => atoms.join('.')),
  quotedText,
);
const goodDomain = fc.oneof(
  fc
    .array(
      fc.constantFrom(
        'example',
        'EXAMPLE',
        'a-b',
        'x1',
        'bücher',
        'xn--bcher-kva',
        'XN--FA-HIA',
        '日本',
        'a--b',
      ),
      {
        minLength: 1,
        maxLength: 4,
      },
    )
    .map((labels) => `${labels.join('.')}.com`),
  fc.constantFrom('[192.0.2.1]', '[IPv6:2001:DB8::1]', '[ipv6:::1]', 'localhost', 'אב.example', 'ab--cd.org'),
);
const goodAddress = fc.tuple(goodLocal, goodDomain).map(([local, domain]) => `${local}@${domain}`);

/** An address with something inserted, left out or doubled: what a suggestion may repair. */
const brokenAddress = fc
  .tuple(
    goodAddress,
    fc.nat(),
    fc.constantFrom(
      '',
      '.',
      '..',
      ' ',
      '<',
      '>',
      'mailto:',
      '(c)',
      '\t',
      '\r\n',
      '-',
      '%1',
      '::',
      '.',
      ']',
      '\\',
      'é',
    ),
    fc.nat(2),
  )
  .map(([address, place, piece, skip]) => {
    const index = place % (address.length + 1);
    return address.slice(0, index) + piece + address.slice(index + skip);
  });
const someText = fc.oneof(anyText, goodAddress, brokenAddress);

const levels = fc
  .dictionary(fc.constantFrom(...codes), fc.constantFrom('error', 'warning', 'off'), { maxKeys: 8 })
  .map((settings) => ({ ...settings }) as NonNullable<MailboxOptions['levels']>);
const options: fc.Arbitrary<MailboxOptions> = fc.record(
  {
    profile: fc.constantFrom(...PROFILES),
    smtputf8: fc.boolean(),
    levels,
    maxOctets: fc.constantFrom(0, 5, 17, 60, 4096, Number.POSITIVE_INFINITY),
  },
  { requiredKeys: [] },
);
const pathOptions: fc.Arbitrary<PathOptions> = fc
  .tuple(
    options,
    fc.constantFrom('MAIL', 'RCPT'),
    fc.option(fc.constant(['SIZE', 'NOTIFY']), { nil: undefined }),
  )
  .map(([rest, command, parameters]) => ({ ...rest, command, parameters }) as PathOptions);
const argument = fc.oneof(
  someText,
  someText.map((text) => `<${text}>`),
  fc.tuple(someText, someText).map(([text, rest]) => `<@a.example,@${rest}:${text}> ${rest}`),
);

/** Octets: text, and text with single octets changed. */
const someOctets = fc.oneof(
  fc.uint8Array({ maxLength: 60 }),
  fc
    .array(
      fc.constantFrom(
        0x22,
        0x40,
        0x2e,
        0x5c,
        0x61,
        0x80,
        0xbf,
        0xc0,
        0xc3,
        0xe0,
        0xe2,
        0xed,
        0xf0,
        0xf4,
        0xff,
      ),
      {
        maxLength: 24,
      },
    )
    .map((values) => Uint8Array.from(values)),
  fc.tuple(someText, fc.nat(), fc.nat(255)).map(([text, place, value]) => {
    const octets = new Uint8Array(Buffer.from(text));
    if (octets.length > 0) octets[place % octets.length] = value;
    return octets;
  }),
);

/** What holds of every list of reasons, whatever the input. `length` is that of the text in UTF-16 units. */
function checkReasons(list: readonly Reason[], length: number, octets: number): void {
  expect(list.length).toBeLessThanOrEqual(16);
  list.forEach((reason, index) => {
    expect(
      0 <= reason.start && reason.start <= reason.end && reason.end <= length,
      'a span in the input',
    ).toBe(true);
    const [from, to] = reason.octets;
    expect(0 <= from && from <= to && to <= octets, 'a span in the octets').toBe(true);
    expect(formatReason(reason)).toMatch(/^[ -~]{1,399}$/);
    const next = list[index + 1];
    if (!next) return;
    const order =
      reason.start - next.start ||
      reason.end - next.end ||
      tableOrder.indexOf(reason.code) - tableOrder.indexOf(next.code);
    expect(order, `${reason.code} before ${next.code}`).toBeLessThanOrEqual(0);
  });
}

const isValid = (list: readonly Reason[]) => list.every(({ level }) => level !== 'error');

/** The checks without the fast path before them. */
function parseSlowly(text: string, profile: Profile): Reason[] {
  const findings = new Findings(resolveLevels(profile, undefined));
  const source = { text, offsets: null, features: UNSCANNED };
  checkAllCharacters(source, findings);
  readMailbox(source, 0, text.length, true, findings);
  return toReasons(findings, source);
}

/** Expects `repair` of each reason that has it, and `suggested` only where there is a suggestion. */
function expectRepairsTold<O>(
  texts: fc.Arbitrary<string>,
  anyOptions: fc.Arbitrary<O>,
  parse: (text: string, options: O) => Pick<MailboxResult, 'reasons' | 'suggestion'>,
): void {
  let led = 0;
  fc.assert(
    fc.property(texts, anyOptions, (text, opts) => {
      const { reasons: found, suggestion } = parse(text, opts);
      for (const { code, args } of found) {
        const hasRepair = (reasons[code].args as readonly string[]).includes('repair');
        const { repair } = args as { repair?: string };
        expect(repair, code).toSatisfy((value) =>
          hasRepair ? value === 'suggested' || value === 'unknown' : value === undefined,
        );
        if (repair === 'suggested') expect(suggestion).not.toBeNull();
        if (repair === 'suggested') led++;
      }
    }),
    run(4000),
  );
  expect(led).toBeGreaterThan(100);
}

describe('parseMailbox', () => {
  it('never throws for a string, and its reasons hold together', () => {
    fc.assert(
      fc.property(someText, options, (text, opts) => {
        const { valid, mailbox, reasons: list } = parseMailbox(text, opts);
        checkReasons(list, text.length, octetLength(text));
        expect(valid).toBe(isValid(list));
        expect(mailbox !== null).toBe(valid);
      }),
      run(4000),
    );
  });

  it('never throws for octets, and its reasons hold together', () => {
    fc.assert(
      fc.property(someOctets, options, (octets, opts) => {
        const { valid, reasons: list } = parseMailbox(octets, opts);
        checkReasons(list, decodeUtf8(octets).text.length, octets.length);
        expect(valid).toBe(isValid(list));
      }),
      run(4000),
    );
  });

  it('keeps the first error of many reasons', () => {
    const warnings = fc.nat(40).map((count) => 'ab--c.'.repeat(count));
    const faults = fc.nat(40).map((count) => 'a_b.'.repeat(count));
    fc.assert(
      fc.property(warnings, faults, warnings, (before, wrong, after) => {
        const domain = `${before}${wrong}${after}com`;
        const options = { levels: { 'mailbox-too-long': 'off', 'domain-too-long': 'off' } } as const;
        const list = parseMailbox(`u@${domain}`, options).reasons;
        const first = list.find(({ level }) => level === 'error');
        expect(first?.start).toBe(wrong === '' ? undefined : 2 + before.length + 1);
      }),
      run(300),
    );
  });

  it('agrees with isMailbox', () => {
    fc.assert(
      fc.property(fc.oneof(someText, someOctets), options, (input, opts) => {
        const { levels: _, ...rest } = opts;
        expect(isMailbox(input, rest)).toBe(parseMailbox(input, rest).valid);
      }),
      run(4000),
    );
  });

  it('says of well-formed octets what it says of their text', () => {
    fc.assert(
      fc.property(someText, options, (text, opts) => {
        fc.pre(text.isWellFormed());
        expect(parseMailbox(Buffer.from(text), opts)).toEqual(parseMailbox(text, opts));
      }),
      run(4000),
    );
  });

  it('counts octets as Node does', () => {
    fc.assert(
      fc.property(someText, options, (text, opts) => {
        fc.pre(text.isWellFormed());
        for (const { start, end, octets } of parseMailbox(text, opts).reasons) {
          expect(octets).toEqual([start, end].map((index) => Buffer.byteLength(text.slice(0, index))));
        }
      }),
      run(2000),
    );
  });

  it('gives spans of malformed octets that decode to the spans of the text', () => {
    const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
    fc.assert(
      fc.property(someOctets, options, (octets, opts) => {
        const text = decoder.decode(octets);
        for (const { start, end, octets: span } of parseMailbox(octets, opts).reasons) {
          expect(decoder.decode(octets.subarray(0, span[0]))).toBe(text.slice(0, start));
          expect(decoder.decode(octets.subarray(0, span[1]))).toBe(text.slice(0, end));
        }
      }),
      run(4000),
    );
  });

  it('finds the same in every profile, which is a table of levels and nothing else', () => {
    // Damage that is an error hides what stands inside, and two reasons are off in most profiles.
    const levels = Object.fromEntries(
      codes
        .filter((code) => /^encoding-|^local-part-(encoded-word|not-identifier)|^domain-a-label$/.test(code))
        .map((code) => [code, 'off' as const]),
    );
    fc.assert(
      fc.property(fc.oneof(someText, someOctets), (input) => {
        const [first, ...others] = PROFILES.map((profile) => {
          const list = parseMailbox(input, { profile, levels }).reasons;
          return list
            .filter(({ code }) => !/^(?:mailbox|path)-too-long$/.test(code))
            .map(({ code, start, end, octets, args }) => ({
              code,
              start,
              end,
              octets,
              args: { ...args, repair: undefined },
            }));
        });
        // `repair` says whether the words lead to the suggestion, which has to be valid in this very profile. The length of
        // the whole is only reported where that of a part is not an error. A full list may have lost what another profile
        // calls its first error.
        fc.pre(first?.length !== 16);
        for (const other of others) expect(other).toEqual(first);
      }),
      run(3000),
    );
  });

  it('says that words lead to the suggestion only where there is one, and says it of each reason with a repair', () => {
    expectRepairsTold(fc.oneof(brokenAddress, someText), options, parseMailbox);
  });

  it('makes only suggestions that are valid and need no other', () => {
    let suggested = 0;
    fc.assert(
      fc.property(fc.oneof(brokenAddress, someText), options, (text, opts) => {
        const { suggestion } = parseMailbox(text, opts);
        if (suggestion === null) return;
        suggested++;
        expect(suggestion).not.toBe(text);
        expect(parseMailbox(suggestion, opts)).toMatchObject({ valid: true, suggestion: null });
      }),
      run(6000),
    );
    expect(suggested).toBeGreaterThan(100);
  });

  // The warnings that a repair leaves may themselves have one.
  it.each<[string, MailboxOptions | undefined]>([
    ['%40"".""@d', undefined],
    ['xn--nna@x\u3002\u00df\u00ad', undefined],
    ['b@\uff21&auml;b', { smtputf8: false, levels: { 'domain-needs-smtputf8': 'warning' } }],
  ])('goes on with what the repair of %j leaves', (text, opts) => {
    const { suggestion } = parseMailbox(text, opts);
    if (suggestion !== null) {
      expect(parseMailbox(suggestion, opts)).toMatchObject({ valid: true, suggestion: null });
    }
    expect(suggestion).not.toBe(text);
  });
});

describe('parsePath', () => {
  it('never throws, and its reasons hold together', () => {
    fc.assert(
      fc.property(fc.oneof(argument, someOctets), pathOptions, (input, opts) => {
        const isText = typeof input === 'string';
        const result = parsePath(input, opts);
        const length = isText ? input.length : decodeUtf8(input).text.length;
        checkReasons(result.reasons, length, isText ? octetLength(input) : input.length);
        expect(result.valid).toBe(isValid(result.reasons));
        expect(result.kind !== null).toBe(result.valid);
        expect(result.mailbox !== null).toBe(result.kind === 'mailbox');
      }),
      run(4000),
    );
  });

  it('checks a mailbox in brackets as parseMailbox does', () => {
    fc.assert(
      fc.property(goodAddress, options, (address, { maxOctets: _unlimited, ...opts }) => {
        const alone = parseMailbox(address, { smtputf8: true, ...opts });
        const inPath = parsePath(`<${address}>`, { smtputf8: true, ...opts, command: 'RCPT' });
        expect(inPath.valid).toBe(alone.valid);
        expect(inPath.mailbox).toEqual(alone.mailbox);
        const moved = alone.reasons.map(({ code, start, end }) => [code, start + 1, end + 1]);
        expect(inPath.reasons.map(({ code, start, end }) => [code, start, end])).toEqual(moved);
      }),
      run(1500),
    );
  });

  it('says that words lead to the suggestion only where there is one, and says it of each reason with a repair', () => {
    const inBrackets = brokenAddress.map((text) => `<${text}>`);
    expectRepairsTold(fc.oneof(argument, inBrackets), pathOptions, parsePath);
  });

  it('makes only suggestions that are valid and need no other', () => {
    let suggested = 0;
    const broken = brokenAddress.chain((text) =>
      fc.constantFrom(`<${text}>`, `<${text}`, text, ` <${text}>  SIZE=1`),
    );
    fc.assert(
      fc.property(fc.oneof(broken, argument), pathOptions, (text, opts) => {
        const { suggestion } = parsePath(text, opts);
        if (suggestion === null) return;
        suggested++;
        expect(suggestion).not.toBe(text);
        expect(parsePath(suggestion, opts)).toMatchObject({ valid: true, suggestion: null });
      }),
      run(6000),
    );
    expect(suggested).toBeGreaterThan(100);
  });
});

describe('decodeUtf8', () => {
  it('decodes as the Encoding Standard does', () => {
    const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
    fc.assert(
      fc.property(someOctets, (octets) => {
        expect(decodeUtf8(octets).text).toBe(decoder.decode(octets));
        expect(decodeAlone(octets)).toBe(decoder.decode(octets));
      }),
      run(8000),
    );
  });

  it('finds something malformed exactly where a strict decoder refuses', () => {
    const strict = new TextDecoder('utf-8', { ignoreBOM: true, fatal: true });
    const isWellFormed = (octets: Uint8Array) => {
      try {
        strict.decode(octets);
        return true;
      } catch {
        return false;
      }
    };
    fc.assert(
      fc.property(someOctets, (octets) => {
        expect(decodeUtf8(octets).malformed.length === 0).toBe(isWellFormed(octets));
      }),
      run(4000),
    );
  });
});

/** Names as people have them, one script each. */
const international = fc
  .tuple(
    fc.constantFrom(
      'jörg',
      'anna',
      '用户',
      'иван',
      'željko',
      'ελένη',
      '김철수',
      'たなか',
      'ירושלים',
      'أخبار',
      'josé.maría',
      'Élodie',
    ),
    fc.constantFrom(
      'bücher',
      '例子',
      'почта',
      'παράδειγμα',
      '한국',
      'ひらがな',
      'example',
      'straße',
      'xn--bcher-kva',
      'b1é-x',
      'ישראל',
      'مثال',
      '1a',
      'ישראל',
      'مثال',
      '1a',
    ),
    fc.constantFrom('example', 'рф', '中国', 'com', 'テスト', 'قطر', '123'),
  )
  .map(([local, label, top]) => `${local}@${label}.${top}`);

describe('the fast path', () => {
  const ordinary = fc.constantFrom(...'abzAZ0189');
  const rare = fc.constantFrom(
    ...".._-+'@",
    '--',
    'xn--',
    '.1',
    '-.',
    '..',
    '@a.',
    '!',
    ' ',
    '"',
    'é',
    '\u0000',
  );
  const letters = fc.oneof({ weight: 5, arbitrary: ordinary }, { weight: 1, arbitrary: rare });
  const plainish = fc.oneof(
    fc.array(letters, { maxLength: 24 }).map((pieces) => pieces.join('')),
    fc
      .tuple(fc.array(letters, { maxLength: 10 }), fc.array(letters, { maxLength: 12 }))
      .map(([local, domain]) => `${local.join('')}@${domain.join('')}.com`),
    // Around every limit: 64 octets, 63, 253, 254.
    fc
      .tuple(
        fc.integer({ min: 60, max: 66 }),
        fc.array(fc.integer({ min: 50, max: 65 }), { minLength: 1, maxLength: 4 }),
      )
      .map(
        ([local, labels]) =>
          `${'a'.repeat(local)}@${labels.map((length) => 'b'.repeat(length)).join('.')}.com`,
      ),
    fc.tuple(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 50, max: 63 })).map(([local, last]) => {
      const label = 'b'.repeat(63);
      return `${'a'.repeat(local)}@${label}.${label}.${label}.${'c'.repeat(last)}`;
    }),
  );

  it('never accepts what the grammar has anything to say about', () => {
    let accepted = 0;
    fc.assert(
      fc.property(plainish, (text) => {
        if (plain(text) <= INVALID) return;
        accepted++;
        for (const profile of PROFILES) expect(parseSlowly(text, profile)).toEqual([]);
      }),
      run(8000),
    );
    expect(accepted).toBeGreaterThan(300);
  });

  it('never refuses what the grammar takes', () => {
    let refused = 0;
    const anyAscii = fc.array(
      fc.oneof(fc.constantFrom(...'ab19.@-_+\'"[]: <>()\\,;!=%&\u0000\t'), fc.constant('a')),
      {
        maxLength: 14,
      },
    );
    fc.assert(
      fc.property(
        fc.oneof(
          plainish,
          anyAscii.map((list) => list.join('')),
        ),
        (text) => {
          if (plain(text) !== INVALID) return;
          refused++;
          expect(parseSlowly(text, 'rfc').some(({ level }) => level === 'error')).toBe(true);
        },
      ),
      run(8000),
    );
    expect(refused).toBeGreaterThan(1000);
  });

  const manyScripts = fc.constantFrom(
    ...'אבשלוםعربيمثالaéößøñ日本用户例子株ひらカナ한국почтаиванжшαβγδλωаеосрԱբگäšžłçığİßﬁ\u0301Éم\u0e01ÃŽ\u00ad',
  );
  const others = fc.constantFrom(...'abz09.-@_+');
  const beyondAscii = fc
    .tuple(
      fc.array(fc.oneof(manyScripts, others), { minLength: 1, maxLength: 24 }),
      fc.array(fc.array(fc.oneof(manyScripts, others), { minLength: 1, maxLength: 13 }), {
        minLength: 1,
        maxLength: 4,
      }),
    )
    .map(([local, labels]) => `${local.join('')}@${labels.map((label) => label.join('')).join('.')}`);

  it('never accepts what there is anything to say about outside ASCII', () => {
    let accepted = 0;
    fc.assert(
      fc.property(fc.oneof(beyondAscii, international), (text) => {
        if (!isPlainInternational(text)) return;
        accepted++;
        for (const profile of PROFILES) expect(parseSlowly(text, profile)).toEqual([]);
        // Octets do not take the fast path.
        expect(parseMailbox(text)).toEqual(parseMailbox(Buffer.from(text)));
      }),
      run(8000),
    );
    expect(accepted).toBeGreaterThan(300);
  });

  it('makes the mailbox that the grammar makes', () => {
    fc.assert(
      fc.property(plainish, (text) => {
        fc.pre(plain(text) > INVALID);
        // Octets do not take the fast path.
        expect(parseMailbox(text)).toEqual(parseMailbox(Buffer.from(text)));
      }),
      run(500),
    );
  });
});

describe('formatMailbox and sameMailbox', () => {
  const mailboxOf = (text: string) => parseMailbox(text, { profile: 'rfc' }).mailbox;
  const valid = goodAddress.map((text) => [text, mailboxOf(text)] as [string, Mailbox | null]);

  it('the canonical form is the same mailbox', () => {
    let formatted = 0;
    fc.assert(
      fc.property(valid, ([, mailbox]) => {
        if (!mailbox) return;
        formatted++;
        for (const form of ['ascii', 'unicode'] as const) {
          const canonical = formatMailbox(mailbox, { form });
          const again = mailboxOf(canonical) as Mailbox;
          expect(again.localPart).toBe(mailbox.localPart);
          expect(sameMailbox(mailbox, again)).toBe(true);
          expect([again.ascii, again.unicode]).toEqual([mailbox.ascii, mailbox.unicode]);
          expect(formatMailbox(again, { form })).toBe(canonical);
        }
        expect(mailbox.unicode).toBe(formatMailbox(mailbox, { form: 'unicode' }));
      }),
      run(2000),
    );
    expect(formatted).toBeGreaterThan(1000);
  });

  it('"abc"@x is abc@x (RFC 5321 4.1.2)', () => {
    fc.assert(
      fc.property(atomText, goodDomain, (atom, domain) => {
        const plain = mailboxOf(`${atom}@${domain}`);
        const quoted = mailboxOf(`"${atom}"@${domain}`);
        expect(plain === null).toBe(quoted === null);
        if (plain && quoted) expect(sameMailbox(plain, quoted)).toBe(true);
      }),
      run(500),
    );
  });

  it('a backslash before an ASCII character changes nothing', () => {
    const content = fc.array(fc.constantFrom(...'ab .,@()'), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(content, fc.array(fc.boolean(), { minLength: 8, maxLength: 8 }), (letters, escaped) => {
        const inPairs = letters.map((letter, index) => (escaped[index] ? `\\${letter}` : letter)).join('');
        const a = mailboxOf(`"${letters.join('')}"@example.com`) as Mailbox;
        const b = mailboxOf(`"${inPairs}"@example.com`) as Mailbox;
        expect(sameMailbox(a, b)).toBe(true);
        expect(b.localPart).toBe(letters.join(''));
      }),
      run(500),
    );
  });
});
