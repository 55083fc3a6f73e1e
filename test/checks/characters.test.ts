import { describe, expect, it } from 'vitest';
import { scan } from '../../src/checks/characters.ts';
import { parseMailbox } from '../../src/index.ts';

/** Texts that hold the same. */
const same: readonly [string, string][] = [
  ['ab', 'a-b'],
  ['ab', 'a-'],
  ['ab', '-a-b-'],
  ['\u00e9ab', '\u00e9a-b'],
  ['\u00e9ab', '\u00e9a-'],
  // The letters of ASCII stand beside any script before the @, and so do digits everywhere.
  ['\u0436', 'a\u0436'],
  ['x@\u0436', 'x@1\u0436'],
  ['\u0436@a.\u0436', '\u0436@\u0436.a'],
  ['\u0436@a', '\u0436'],
  // A dot and the @ divide what is of one script.
  ['\u00e9.\u0436', '\u00e9@\u0436'],
  ['\ud800', '\udfff'],
  ['a@b\u0301', 'a@b\u0301\u0301'],
];

/** Texts of which the second holds more, or something else. */
const different: readonly [string, string][] = [
  ['ab', 'a--b'],
  ['ab', 'a--'],
  ['\u00e9ab', '\u00e9a--b'],
  ['"', '!'],
  ['"', '&'],
  ['"', '\\'],
  ['a', '%'],
  ['%', '='],
  // Each of these is looked for by itself.
  ...[...' ,:<[(#'].map((sign): [string, string] => ['"', sign]),
  ['[', '('],
  ['a', '\u0000'],
  ['a', '\u007f'],
  ['a', '\u00e9'],
  ['\u00e9.\u0436', '\u00e9\u0436'],
  ['x@a.\u0436', 'x@a\u0436'],
  ['@a.\u0436', '@a\u0436'],
  ['\u0436@a.\u0436', '\u0436@a\u0436'],
  ['\ud7ff', '\ud800'],
  ['\udfff', '\ue000'],
  ['a@b\u0301', 'a@\u0301b'],
  ['a@b.c\u0301', 'a@b.\u0301c'],
  ['\u00e9', '\u00c3'],
  ['\u00e9', '\u00a3'],
  ['\u00c0', '\u00c2'],
  ['\u00bf', '\u00c0'],
  ['\u00e9', '\u00df'],
  ['\u0436', '\u0430'],
];

describe('scan', () => {
  it.each(same)('finds the same in %j and %j', (a, b) => {
    expect(scan(b)).toBe(scan(a));
  });

  it.each(different)('tells %j from %j', (a, b) => {
    expect(scan(b)).not.toBe(scan(a));
  });
});

describe('a text that is far too long', () => {
  const unlimited = { maxOctets: Number.POSITIVE_INFINITY };
  const codesIn = (text: string) =>
    parseMailbox(text, unlimited).reasons.map(({ code, start }) => [code, start]);
  const long = 'a'.repeat(4096);

  it('is searched for controls and lone surrogates to its end, and for nothing else', () => {
    for (const letter of ['', '\u00e9']) {
      const start = long.length + letter.length;
      const found = codesIn(`${letter}${long}\u0000b@example.com`);
      expect(found).toContainEqual(['encoding-control-character', start]);
      expect(codesIn(`${letter}${long}\ud800b@example.com`)).toContainEqual([
        'encoding-lone-surrogate',
        start,
      ]);
      expect(codesIn(`${letter}${long}\u0080b@example.com`)).toEqual([
        ['local-part-too-long', letter ? 63 : 64],
      ]);
    }
  });

  it('is judged by what stands at its beginning', () => {
    expect(codesIn(`a\u0080b${long}@example.com`)).toContainEqual(['encoding-c1-control', 1]);
  });

  it('of just so many units is looked at as a whole', () => {
    const text = `${'a'.repeat(4083)}\u0080@example.com`;
    expect(text).toHaveLength(4096);
    expect(codesIn(text)).toContainEqual(['encoding-c1-control', 4083]);
  });
});
