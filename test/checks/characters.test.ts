import { describe, expect, it } from 'vitest';
import { featuresOfNonAscii, scanFeatures } from '../../src/checks/characters.ts';
import { notPvalid } from '../../src/checks/code-points.ts';
import * as feature from '../../src/checks/features.ts';
import { mayBeSuspect } from '../../src/checks/idna.ts';
import { LATIN, LATIN_LETTER, scriptsOf } from '../../src/checks/scripts.ts';
import { parseMailbox } from '../../src/index.ts';

/** Pairs of texts with the same features. */
const same: readonly [string, string][] = [
  ['ab', 'a-b'],
  ['ab', 'a-'],
  ['ab', '-a-b-'],
  ['\u00e9ab', '\u00e9a-b'],
  ['\u00e9ab', '\u00e9a-'],
  // ASCII digits go with every script.
  ['\u0436', '1\u0436'],
  ['x@\u0436', 'x@1\u0436'],
  ['\u0436@a.\u0436', '\u0436@\u0436.a'],
  ['\u0436@a', '\u0436'],
  // A dot and the @ divide what is of one script.
  ['\u00e9.\u0436', '\u00e9@\u0436'],
  // So does the plus sign before a tag.
  ['\u0436', '\u0436+a'],
  ['\ud800', '\udfff'],
  ['a@b\u0301', 'a@b\u0301\u0301'],
];

/** Pairs of texts whose features differ. */
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
  ['\u0436', 'a\u0436'],
  ['\u0436', '\u0436.a\u0436'],
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
  ['\u00e9', '\u017f'],
  ['\u0436', '\u0430'],
];

describe('scanFeatures', () => {
  it('finds no feature in an ordinary ASCII address', () => {
    expect(scanFeatures('first.last-name@example.com')).toBe(0);
  });

  it.each(same)('finds the features of %j in %j, and no others', (a, b) => {
    expect(scanFeatures(b)).toBe(scanFeatures(a));
  });

  it.each(different)('finds in %j other features than in %j', (a, b) => {
    expect(scanFeatures(b)).not.toBe(scanFeatures(a));
  });
});

describe('featuresOfNonAscii', () => {
  // Asked itself, since `scanFeatures` remembers what it was told of a unit.
  it.each([
    ['unfit', feature.unfit, '\u0080\u00a0\u200b\ue000\ufffd'],
    ['unstable', feature.unstable, '\u0301\u1100\u11ff\u0958'],
    ['sign', feature.sign, '\u2019\u00a9\uff20\u00b2'],
    ['colliding', feature.colliding, '\u017f\u0131\u212a'],
    ['lead', feature.lead, '\u00c2\u00f4\u00ff'],
    ['trail', feature.trail, '\u0080\u00bf\u20ac\u0178'],
    ['idna', feature.idna, '\u00b7\u05d0\u0640'],
    ['alike', feature.alike, '\u0430\u03bf'],
    ['digits', feature.digits, '\u0660\u0967\uff10'],
  ])('finds %s in what has it, and not in an ordinary letter', (_name, bit, characters) => {
    for (const character of characters) expect(featuresOfNonAscii(character) & bit, character).toBe(bit);
    expect(featuresOfNonAscii('\u0436') & bit).toBe(0);
  });

  it('knows that U+00C0 and U+00C1 neither begin UTF-8 nor go on with it (RFC 3629 4)', () => {
    for (const character of '\u00c0\u00c1') {
      expect(featuresOfNonAscii(character) & (feature.lead | feature.trail)).toBe(0);
    }
  });
});

describe('An address far longer than is looked at', () => {
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

  it('has the reasons of what stands at its beginning', () => {
    expect(codesIn(`a\u0080b${long}@example.com`)).toContainEqual(['encoding-c1-control', 1]);
  });

  it('has its domain checked after a local part of any length', () => {
    expect(codesIn(`\u00e9${long}@i\u2665you.example`)).toContainEqual([
      'domain-disallowed-code-point',
      long.length + 3,
    ]);
  });

  it('keeps the reasons after the part that is repaired', () => {
    const text = `user@a\u3002${'b.'.repeat(2100)}c_d`;
    const found = parseMailbox(text, { ...unlimited, levels: { 'domain-too-long': 'off' } });
    expect(found.reasons.map(({ code, start }) => [code, start])).toContainEqual([
      'domain-underscore',
      text.length - 2,
    ]);
  });

  it('has no suggestion where the text has more than 4,096 units', () => {
    const levels = { 'local-part-too-long': 'off', 'mailbox-too-long': 'off' } as const;
    for (const [count, repaired] of [
      [4083, `${'a'.repeat(4083)}@example.com`],
      [4084, null],
    ] as const) {
      const text = ` ${'a'.repeat(count)}@example.com`;
      expect(parseMailbox(text, { ...unlimited, levels }).suggestion).toBe(repaired);
    }
  });

  it('is looked at as a whole while it has 4,096 units', () => {
    const text = `${'a'.repeat(4083)}\u0080@example.com`;
    expect(text).toHaveLength(4096);
    expect(codesIn(text)).toContainEqual(['encoding-c1-control', 4083]);
  });
});

describe('scriptsOf', () => {
  it('has for each UTF-16 unit of Latin alone the set of Latin, by its Script_Extensions', () => {
    const others =
      /[\p{scx=Hani}\p{scx=Hira}\p{scx=Kana}\p{scx=Bopo}\p{scx=Hang}\p{scx=Grek}\p{scx=Cyrl}\p{scx=Geor}]/u;
    for (let code = 0; code < 0x10000; code++) {
      const unit = String.fromCharCode(code);
      const isLatin = /\p{scx=Latn}/u.test(unit) && !/[\p{C}\p{scx=Zyyy}\p{scx=Zinh}]/u.test(unit);
      // Han goes with whatever Latin goes with.
      if (!isLatin && !/\p{scx=Hani}/u.test(unit)) expect(scriptsOf(unit), unit).not.toBe(LATIN);
      else if (!others.test(unit)) expect(scriptsOf(unit) & LATIN, unit).toBe(LATIN);
    }
  });
});

describe('scriptsOf a character of two units', () => {
  it('is that of its script', () => {
    expect(scriptsOf('\u{20000}')).toBe(scriptsOf('\u6f22'));
    expect(scriptsOf('\u{1b000}')).toBe(scriptsOf('\u30a2'));
  });
});

describe('letters of Latin', () => {
  const letters = Array.from({ length: 0x10000 }, (_, code) => String.fromCharCode(code)).filter(
    (character) => LATIN_LETTER.test(character),
  );

  it('are of no class that isIn is asked for', () => {
    expect(letters.length).toBeGreaterThan(500);
    expect(letters.filter((letter) => !/^(?!\p{DI})\p{L}$/u.test(letter))).toEqual([]);
  });

  it('are suspect to IDNA without a pattern as they are with it', () => {
    const found = letters.filter((letter) => mayBeSuspect(letter) !== notPvalid().test(letter));
    expect(found).toEqual([]);
  });
});
