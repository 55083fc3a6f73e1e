import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
// @ts-expect-error a module without types
import { broken, international, plausible } from '../bench/lists.mjs';
import { isMailbox, OptionError, type Profile, parseMailbox, type VerdictOptions } from '../src/index.ts';
import { loadSyntaxCases } from './fixtures.ts';
import { anyOctets, anyText } from './oracle/generate.ts';
import { slow } from './slow.ts';

const PROFILES: readonly Profile[] = ['rfc', 'smtp', 'form', 'mta', 'interoperable'];
const GOOD = 'user@example.com';

/** What a mailbox is made of, and what checks beyond the grammar look at. */
const piece = fc.constantFrom(
  ...'abgo019-_.+%=é\u0301üñßçаеокх漢字かなカ한אבגابت\u0640٠١۰۱१कखกΑα·͵׳・\u200c\u200d\u094d²ﬁＫ\u2018“»\u3000',
  ...[
    'xn--',
    'xn--bcher-kva',
    'XN--4DB',
    'xn--80ak6aa92e',
    'xn--a-0fd',
    'xn--jb9b09e',
    'xn--0',
    'ab--',
    '\u{1d7d8}',
  ],
  ...[
    '\u{116da}',
    '\u{116d0}',
    '\u{1e900}',
    'ÃƒËœ',
    'Ã¼',
    '%C3%A9',
    '%40',
    '=C3=A9',
    '=2E',
    '=?utf-8?q?a?=',
    '\ud800',
  ],
);
const word = fc.array(piece, { minLength: 1, maxLength: 4 }).map((pieces) => pieces.join(''));
const long = fc.tuple(piece, fc.nat(90), word).map(([one, times, rest]) => one.repeat(times) + rest);
const quoted = fc
  .array(fc.oneof(piece, fc.constantFrom('\\', ' ', '@', '"', '\\"')), { maxLength: 8 })
  .map((pieces) => `"${pieces.join('')}"`);
const named = fc
  .tuple(
    fc.oneof(
      { weight: 4, arbitrary: word },
      { weight: 1, arbitrary: long },
      { weight: 2, arbitrary: quoted },
    ),
    fc.oneof({ weight: 4, arbitrary: word }, { weight: 1, arbitrary: long }),
    fc.constantFrom('', '.com', '.com', '.example', '.1'),
  )
  .map(([local, domain, end]) => `${local}@${domain}${end}`);
const literal = fc
  .tuple(
    fc.constantFrom('a@[', 'a@[IPv6:', 'a@[ipv6:', '"a"@['),
    fc.array(fc.constantFrom(...'0159aF::::.g%', '192.0.2.1', '::', '1:2:3', '256', '01.2'), {
      maxLength: 12,
    }),
    fc.constantFrom(']', ']', ''),
  )
  .map(([start, pieces, end]) => start + pieces.join('') + end);
const input = fc.oneof(
  { weight: 6, arbitrary: named },
  { weight: 2, arbitrary: literal },
  { weight: 2, arbitrary: anyText },
  { weight: 1, arbitrary: anyOctets },
  { weight: 2, arbitrary: named.map((text) => new Uint8Array(Buffer.from(text))) },
);
const options: fc.Arbitrary<VerdictOptions> = fc.record(
  {
    profile: fc.constantFrom(...PROFILES),
    smtputf8: fc.boolean(),
    maxOctets: fc.oneof(fc.nat(80), fc.constantFrom(253, 254, 255, Number.POSITIVE_INFINITY)),
  },
  { requiredKeys: [] },
);

/** An address as a person or a program damages it. */
function damaged(address: string, index: number): string {
  const at = (index * 7) % (address.length + 1);
  const extra = [...' .@"\\,;<(_%=é\u0301а٠\u200d\0'][index % 18] as string;
  return index % 2 === 0
    ? address.slice(0, at) + extra + address.slice(at)
    : address.slice(0, at) + address.slice(at + 1);
}

/** The addresses of a list for which the two verdicts differ. */
function disagreements(list: readonly (string | Uint8Array)[], given: VerdictOptions): unknown[] {
  return list.filter((one) => isMailbox(one, given) !== parseMailbox(one, given).valid);
}

describe('isMailbox', () => {
  it('has the verdict of parseMailbox on strings and octets, whatever the options', () => {
    fc.assert(
      fc.property(input, options, (one, given) => {
        expect(isMailbox(one, given)).toBe(parseMailbox(one, given).valid);
      }),
      { seed: 5321, numRuns: 20_000 },
    );
  });

  // One for each rule of a profile, with those that accept it.
  it.each([
    ['"a b"@b.com', 'rfc smtp mta interoperable'],
    ['a@b', 'rfc smtp mta interoperable'],
    ['a@[192.0.2.1]', 'rfc smtp mta interoperable'],
    ['a@[IPv6:2001:db8::1]', 'rfc smtp mta interoperable'],
    ['a@[IPv6:1:2:3:4:5:6:7::]', ''],
    ['a@[IPv6:::1.2.3.4]', 'rfc smtp mta interoperable'],
    [`${'a'.repeat(65)}@b.com`, 'mta'],
    [`${'a'.repeat(249)}@b.c`, 'mta'],
    [`${'a'.repeat(251)}@b.c`, ''],
    ['a@b_c.com', 'mta'],
    ['a@b.1', 'mta'],
    ['a@192.0.2.1', 'mta'],
    ['=?utf-8?q?a?=@b.com', 'rfc mta'],
    ['"=?utf-8?\\q?a?="@b.com', 'rfc mta'],
    ['a@xn--0.com', 'mta'],
    ['a@xn--jb9b09e.com', 'mta'],
    ['a@xn--a-ecp.ru', 'mta'],
    ['a@xn--bcher-kva.com', 'rfc smtp form mta'],
    ['xn--a@b.com', 'rfc smtp form mta'],
    ['e\u0301@b.com', 'rfc smtp form mta'],
    ['\u0301e@b.com', 'rfc'],
    ['a\u037ea@b.com', 'rfc'],
    ['a\u0085@b.com', 'rfc'],
    ['a\u202eb@b.com', 'rfc'],
    ['a\u200db@b.com', 'rfc'],
    ['\u0915\u094d\u200d\u0937@b.com', 'rfc smtp form mta interoperable'],
    ['a\u200db@\u0915\u094d\u200d\u0937.com', 'rfc'],
    ['a@a\u200db.com', ''],
    ['Ａ@b.com', 'rfc smtp mta'],
    ['a\u3000b@b.com', 'rfc smtp mta'],
    ['“a”@b.com', 'rfc smtp mta'],
    ['l·m@b.com', 'rfc smtp mta'],
    ['pаypal@b.com', 'rfc smtp mta'],
    ['paypal+жук@b.com', 'rfc smtp form mta interoperable'],
    ['a@pаypal.com', 'rfc smtp mta'],
    ['a@xn--pypal-4ve.com', 'rfc smtp mta'],
    ['١۱@b.com', 'rfc smtp mta'],
    ['1١@b.com', 'rfc smtp mta interoperable'],
    ['a@१b.com', 'rfc smtp mta'],
    ['ÃƒËœ@b.com', 'rfc smtp mta interoperable'],
    ['%C3%A9@b.com', 'rfc smtp mta interoperable'],
    ['=C3=A9@b.com', 'rfc smtp mta interoperable'],
    ['a@א1.com', 'rfc smtp form mta interoperable'],
    ['a@1א.com', ''],
    [`a@${'é'.repeat(60)}.com`, ''],
    ['a@Bücher.com', ''],
  ])('accepts %j under these profiles alone: %s', (address, accepting) => {
    const octets = new Uint8Array(Buffer.from(address));
    const accepted = (judge: (one: Profile) => boolean) => PROFILES.filter(judge).join(' ');
    expect(accepted((profile) => parseMailbox(address, { profile }).valid)).toBe(accepting);
    expect(accepted((profile) => isMailbox(address, { profile }))).toBe(accepting);
    expect(accepted((profile) => isMailbox(octets, { profile }))).toBe(accepting);
  });

  it.each(PROFILES)('has the verdict of parseMailbox on every fixture under %s', (profile) => {
    const inputs = loadSyntaxCases().flatMap((one) => (one.command ? [] : [one.input]));
    expect(inputs.length).toBeGreaterThan(500);
    for (const smtputf8 of [true, false]) expect(disagreements(inputs, { profile, smtputf8 })).toEqual([]);
  });

  slow.each(PROFILES)(
    'has the verdict of parseMailbox on 100,000 addresses and damaged ones under %s',
    (profile) => {
      const good = [...plausible(10_000, 1), ...international(40_000, 2)];
      const list = [...good, ...good.slice(10_000).map(damaged), ...broken(10_000, 0.5, 3)];
      expect(list).toHaveLength(100_000);
      expect(disagreements(list, { profile })).toEqual([]);
    },
  );

  it.each([
    ['a text', 'a'.repeat(1_000_000), false],
    ['quotes', '"'.repeat(1_000_000), false],
    ['labels', `a@${'a.'.repeat(500_000)}com`, false],
    ['octets', new Uint8Array(1_000_000).fill(0x61), false],
    ['joiners', `${'2\u200d'.repeat(15)}a@${'2\u200d'.repeat(15)}a.com`, false],
    ['254 octets', `${'a'.repeat(64)}@${'b.'.repeat(94)}b`, true],
  ])('decides on very long input at once: %s', (_, one, valid) => {
    const start = performance.now();
    for (let times = 0; times < 100; times++)
      for (const profile of PROFILES)
        expect(isMailbox(one, { profile, maxOctets: Number.POSITIVE_INFINITY })).toBe(valid);
    expect(performance.now() - start).toBeLessThan(1000);
  });

  it('takes a BOM for what it is, a character, and malformed UTF-8 for no address', () => {
    const octets = (...head: number[]) => Uint8Array.from([...head, ...Buffer.from(GOOD)]);
    expect(isMailbox(octets(0xef, 0xbb, 0xbf), { profile: 'rfc' })).toBe(true);
    expect(isMailbox(octets(0xef, 0xbb, 0xbf))).toBe(false);
    for (const head of [[0xff], [0xc3], [0xc0, 0x80], [0xed, 0xa0, 0x80], [0xf4, 0x90, 0x80, 0x80]]) {
      expect(isMailbox(octets(...head), { profile: 'rfc' }), String(head)).toBe(false);
    }
  });

  it('takes no levels, and names parseMailbox, which does', () => {
    const given = { levels: { 'domain-dotless': 'error' } } as const;
    // @ts-expect-error levels are for reasons
    const judge = () => isMailbox(GOOD, given);
    expect(judge).toThrow(OptionError);
    expect(judge).toThrow(/^levels: .*parseMailbox/);
    expect(isMailbox(GOOD, { levels: undefined })).toBe(true);
  });

  it('says what to write for list.filter(isMailbox)', () => {
    // @ts-expect-error an index is no options
    expect(() => [GOOD].filter(isMailbox)).toThrow(
      'options: expected an object, got the number 0; write list.filter((address) => isMailbox(address))',
    );
  });

  it.each([
    [{ profile: 'strict' }, /^profile: expected rfc, smtp, form, mta or interoperable, got "strict"$/],
    [{ profile: 'constructor' }, /^profile: /],
    [{ smtputf8: 1 }, /^smtputf8: expected true or false/],
    [{ maxOctets: -1 }, /^maxOctets: /],
    [{ maxOctets: 1.5 }, /^maxOctets: /],
    [{ maxOctets: 10n }, /^maxOctets: /],
    [{ level: {} }, /^options: unknown option "level"; did you mean "levels"/],
    [{ maxoctets: 5 }, /did you mean "maxOctets"/],
    [null, /^options: expected an object, got null$/],
  ])('refuses options that are wrong: %o', (given, message) => {
    const judge = () => isMailbox(GOOD, given as VerdictOptions);
    expect(judge).toThrow(OptionError);
    expect(judge).toThrow(message);
  });
});
