import { describe, expect, it } from 'vitest';
// @ts-expect-error a module without types
import { broken, international, plausible } from '../bench/lists.mjs';
import { isMailbox, OptionError, type Profile, parseMailbox, type VerdictOptions } from '../src/index.ts';
import { PROFILES } from '../src/profiles.ts';
import { loadSyntaxCases } from './fixtures.ts';
import { slow } from './slow.ts';

const GOOD = 'user@example.com';

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
    ["o'brien@b.com", 'rfc smtp form mta interoperable'],
    ["'obrien@b.com", 'rfc smtp mta interoperable'],
    ['a**b@b.com', 'rfc smtp mta interoperable'],
    ['a@b.com.', 'mta'],
    ['a@b.com..', 'mta'],
    ['a@b.', 'mta'],
    ['a@.', ''],
    ['a@b.-c.com', ''],
    ['a@b..com', ''],
    ['a@[192.0.2.1].', ''],
    ['a%41=%C3%A9@b.com', 'rfc smtp mta interoperable'],
    ['=41.=C3=A9@b.com', 'rfc smtp mta interoperable'],
    ['Ã.Ãœ@b.com', 'rfc smtp mta interoperable'],
  ])('accepts %j under these profiles alone: %s', (address, accepting) => {
    const octets = new Uint8Array(Buffer.from(address));
    const accepted = (call: (one: Profile) => boolean) => PROFILES.filter(call).join(' ');
    expect(accepted((profile) => parseMailbox(address, { profile }).valid)).toBe(accepting);
    expect(accepted((profile) => isMailbox(address, { profile }))).toBe(accepting);
    expect(accepted((profile) => isMailbox(octets, { profile }))).toBe(accepting);
  });

  slow.each(PROFILES)('has the verdict of parseMailbox on every fixture under %s', (profile) => {
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

  slow.each([
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

  it('takes the defaults where there are no options', () => {
    expect(
      [GOOD, 'a..b@example.com', 'j\u00f6rg@example.com', 'a@[192.0.2.1]'].map((one) => isMailbox(one)),
    ).toEqual([true, false, true, true]);
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
    const call = () => isMailbox(GOOD, given);
    expect(call).toThrow(OptionError);
    expect(call).toThrow(/^levels: .*parseMailbox/);
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
    const call = () => isMailbox(GOOD, given as VerdictOptions);
    expect(call).toThrow(OptionError);
    expect(call).toThrow(message);
  });
});
