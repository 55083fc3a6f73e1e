import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseMailbox } from '../../src/index.ts';
import { parseMailboxWithSuffix, type SuffixOptions } from '../../src/suffix/index.ts';
import { optionError } from '../calls.ts';
import { loadSuffixCases } from '../fixtures.ts';
import { slow } from '../slow.ts';

const cases = loadSuffixCases();
const files = [...new Set(cases.map(({ file }) => file))];

describe.each(files)('fixtures/suffix/%s', (file) => {
  it.each(cases.filter((one) => one.file === file))('$id: $why', (one) => {
    const options = one.options as SuffixOptions | undefined;
    const octets = new TextEncoder().encode(one.input as string);
    for (const input of [one.input, octets]) {
      const result = parseMailboxWithSuffix(input, options);
      expect(result.reasons.map(({ code, start, end }) => [code, start, end])).toEqual(one.expect);
      expect(result.reasons.map((reason) => reason.octets)).toEqual(
        one.octets ?? one.expect.map(([, start, end]) => [start, end]),
      );
      expect(result.valid).toBe(one.valid);
      expect(result.mailbox === null).toBe(!one.valid);
      expect(result.suggestion).toBe(one.suggestion);
    }
  });
});

describe('parseMailboxWithSuffix', () => {
  it.each([
    [{ nearMiss: 'no' }, 'nearMiss: expected true or false, got "no"'],
    [{ nearMiss: null }, 'nearMiss: expected true or false, got null'],
    [{ levels: { 'domain-suffix': 'off' } }, 'levels: unknown reason "domain-suffix"'],
    [null, 'options: expected an object, got null'],
  ])('refuses the options %j', (options, words) => {
    const call = () => parseMailboxWithSuffix('user@ietf.org', options as unknown as SuffixOptions);
    expect(call).toThrow(optionError(words));
  });

  it('refuses an input that is no text', () => {
    expect(() => parseMailboxWithSuffix(1 as unknown as string)).toThrow(TypeError);
  });

  it('leaves an address alone whose domain has nothing to say', () => {
    for (const text of ['user@ietf.org', '"a b"@ietf.org', 'user@[8.8.8.8]', 'a..b@ietf.org', 'user@', '']) {
      expect(parseMailboxWithSuffix(text)).toEqual(parseMailbox(text));
    }
  });

  it('keeps the first error, also when warnings fill the list', () => {
    const text = `user@${'ab--cd.'.repeat(20)}notatld`;
    const levels = { 'domain-unknown-top-label': 'error' } as const;
    expect(parseMailbox(text, { levels }).valid).toBe(true);
    const { valid, reasons } = parseMailboxWithSuffix(text, { levels });
    expect(valid).toBe(false);
    expect(reasons).toHaveLength(16);
    expect(reasons[15]).toMatchObject({ code: 'domain-unknown-top-label', level: 'error', end: text.length });
  });

  it('is data', () => {
    const result = parseMailboxWithSuffix('jörg@gmial.com');
    expect(JSON.parse(JSON.stringify(result))).toEqual(result);
    expect(structuredClone(result)).toEqual(result);
  });

  slow(
    'never throws, and adds only what it finds in the domain, or a near miss that explains an error',
    () => {
      /** Labels that something can be said of, and pieces of damage. */
      const piece = fc.constantFrom(
        ...[
          'com',
          'co',
          'uk',
          'con',
          'gmail',
          'gmial',
          'yahoo',
          'example',
          'local',
          'arpa',
          'ck',
          'xn--p1ai',
          'рф',
        ],
        ...[
          'bücher',
          'notatld',
          '.',
          '.',
          '.',
          '@',
          '@',
          '<',
          '>',
          ' ',
          '"',
          '[',
          ']',
          '\ud800',
          '\u{10400}',
          '--',
        ],
      );
      const text = fc.oneof(
        fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join('')),
        fc.array(piece, { maxLength: 8 }).map((pieces) => `user@${pieces.join('.')}`),
        fc.string({ unit: 'binary' }),
      );
      const level = fc.constantFrom<'error' | 'warning' | 'off'>('error', 'warning', 'off');
      const anyOptions: fc.Arbitrary<SuffixOptions> = fc.record({
        profile: fc.constantFrom('rfc', 'smtp', 'form', 'mta', 'interoperable'),
        smtputf8: fc.boolean(),
        nearMiss: fc.boolean(),
        maxOctets: fc.constantFrom(20, Number.POSITIVE_INFINITY),
        levels: fc.record({
          'domain-near-miss': level,
          'domain-public-suffix': level,
          'domain-special-use': level,
          'domain-unknown-top-label': level,
          'domain-empty-label': level,
          'domain-trailing-dot': level,
          'domain-forbidden-character': level,
          'domain-at-sign': level,
          'domain-empty': level,
        }),
      });

      fc.assert(
        fc.property(text, anyOptions, (input, options) => {
          const bare = parseMailbox(input, options);
          const { valid, mailbox, reasons, suggestion } = parseMailboxWithSuffix(input, options);
          expect(valid).toBe(!reasons.some(({ level }) => level === 'error'));
          expect(mailbox).toEqual(valid ? bare.mailbox : null);
          expect(reasons.length).toBeLessThanOrEqual(16);
          const before = new Set(bare.reasons.map((reason) => JSON.stringify(reason)));
          const added = reasons.filter((one) => !before.has(JSON.stringify(one)));
          for (const { code, level, start, end, octets } of added) {
            expect(code).toMatch(/^domain-(?:near-miss|public-suffix|special-use|unknown-top-label)$/);
            // Only a near miss explains what is invalid without it.
            if (!bare.valid) expect([code, level]).toEqual(['domain-near-miss', 'error']);
            expect(start).toBeLessThan(end);
            expect(octets).toEqual([
              Buffer.byteLength(input.slice(0, start)),
              Buffer.byteLength(input.slice(0, end)),
            ]);
          }
          if (!bare.valid) {
            if (added.length === 0) expect(reasons).toEqual(bare.reasons);
            else expect([valid, suggestion === null]).toEqual([false, false]);
          }
          if (suggestion === null) return;
          expect(parseMailboxWithSuffix(suggestion, options)).toMatchObject({
            valid: true,
            suggestion: null,
          });
          expect(suggestion).not.toBe(input);
        }),
        { numRuns: 20_000 },
      );
    },
  );

  it('looks at the end of a domain, however long it is', () => {
    const options: SuffixOptions = {
      maxOctets: Number.POSITIVE_INFINITY,
      levels: { 'mailbox-too-long': 'off', 'domain-too-long': 'off' },
    };
    const labels = 'bücher.'.repeat(500);
    const codesOf = (input: string) => parseMailboxWithSuffix(input, options).reasons.map(({ code }) => code);
    expect(codesOf(`user@${labels}notatld`)).toEqual(['domain-unknown-top-label']);
    expect(codesOf(`user@${labels}co.uk`)).toEqual([]);
    expect(codesOf(`user@${labels}local`)).toEqual(['domain-special-use']);
  });
});

describe('real domains', () => {
  const list = new URL('../../fixtures/suffix/real-domains.txt', import.meta.url);

  it.each(readFileSync(list, 'utf8').trim().split('\n'))('%s is what it says', (domain) => {
    const { valid, suggestion, reasons } = parseMailboxWithSuffix(`user@${domain}`);
    expect([valid, suggestion, reasons]).toEqual([true, null, []]);
  });
});
