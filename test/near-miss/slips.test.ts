import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cost, costOfSlips, isNearKey } from '../../src/near-miss/slips.ts';

const of = (written: string, meant: string) => costOfSlips(written, meant, 100);

describe('the cost of slips', () => {
  it.each([
    ['gmail', 'gmail', 0, 'the same'],
    ['gmial', 'gmail', cost.usual, 'two letters swapped'],
    ['gmaiil', 'gmail', cost.usual, 'a letter doubled'],
    ['yaho', 'yahoo', cost.usual, 'one of two letters left out'],
    ['gmailcom', 'gmail.com', cost.usual, 'the dot left out'],
    ['gmail-com', 'gmail.com', cost.usual, 'another sign for the dot'],
    ['gmal', 'gmail', cost.near, 'a letter left out'],
    ['gnail', 'gmail', cost.near, 'a neighbouring key'],
    ['gmnail', 'gmail', cost.near, 'a neighbouring key as well'],
    ['grnail', 'gmail', cost.near, 'two letters that look like one'],
    ['gmail1', 'gmail', cost.near, 'a sign after the end'],
    ['outlouk', 'outlook', cost.vowel, 'another vowel'],
    ['icould', 'icloud', cost.added, 'a letter two places off'],
    ['gmakil', 'gmail', cost.near, 'a key beside the next letter'],
    ['gmaxil', 'gmail', cost.added, 'any letter added'],
    ['gxail', 'gmail', cost.replaced, 'any letter replaced'],
    ['hotnail.ckm', 'hotmail.com', 2 * cost.near, 'two slips'],
  ])('is for %s instead of %s: %d, for %s', (written, meant, expected) => {
    expect(of(written, meant)).toBe(expected);
  });

  it.each(['ve', 'mn', 'yz', 'aq', 'wz', 'p0', 'lm', '.,', 'gh'])(
    'takes %s for keys that are confused on some keyboard, if they are',
    (pair) => {
      const [a = '', b = ''] = pair;
      expect(isNearKey(a, b)).toBe(pair !== 've');
      expect(isNearKey(b, a)).toBe(isNearKey(a, b));
    },
  );

  it('is nothing for the same text alone, and has an upper bound for one slip', () => {
    const text = fc.string({ unit: fc.constantFrom(...'abgmo.1'), minLength: 2, maxLength: 10 });
    fc.assert(
      fc.property(text, text, fc.nat(), fc.constantFrom(...'axz'), (one, other, place, letter) => {
        expect(of(one, one)).toBe(0);
        if (one !== other) expect(of(one, other)).toBeGreaterThan(0);
        const index = place % one.length;
        const [before, after] = [one.slice(0, index), one.slice(index + 1)];
        expect(of(before + after, one)).toBeLessThanOrEqual(cost.near);
        expect(of(before + letter + after, one)).toBeLessThanOrEqual(cost.replaced);
        expect(of(before + letter + one.slice(index), one)).toBeLessThanOrEqual(cost.added);
      }),
    );
  });

  it('may stop at the limit, and not before', () => {
    const text = fc.string({ unit: fc.constantFrom(...'abgmo.'), maxLength: 9 });
    fc.assert(
      fc.property(text, text, fc.constantFrom(8, 16, 24), (one, other, limit) => {
        const exact = of(one, other);
        const found = costOfSlips(one, other, limit);
        if (exact <= limit) expect(found).toBe(exact);
        else expect(found).toBeGreaterThan(limit);
      }),
    );
  });
});
