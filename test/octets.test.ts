import { describe, expect, it } from 'vitest';
import {
  decodeAlone,
  decodeUtf8,
  fromUtf8,
  indexAfterOctets,
  type MalformedRun,
  octetLength,
  offsetsOf,
  UNSCANNED,
} from '../src/octets.ts';

const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

function octets(...values: number[]): Uint8Array {
  return Uint8Array.from(values);
}

describe('octetLength', () => {
  it.each([
    ['', 0],
    ['a', 1],
    ['\u007f', 1],
    ['\u0080', 2],
    ['\u07ff', 2],
    ['\u0800', 3],
    ['\uffff', 3],
    ['\u{10000}', 4],
    ['\u{10ffff}', 4],
    ['\ud800', 3],
    ['\udc00', 3],
    ['\udc00\ud800', 6],
    ['\ud800\ud800\udc00', 7],
  ])('%j', (text, length) => {
    expect(octetLength(text)).toBe(length);
  });

  it('takes a stretch, in UTF-16 units', () => {
    expect(octetLength('aé\u{1f600}z', 1, 4)).toBe(6);
  });

  it('counts half of a pair at the end of a stretch as a lone surrogate', () => {
    expect(octetLength('\u{1f600}', 0, 1)).toBe(3);
  });
});

describe('indexAfterOctets', () => {
  it.each([
    ['abc', 0, 0],
    ['abc', 2, 2],
    ['abcd', 3, 3],
    ['aéb', 1, 1],
    ['aéb', 2, 1],
    ['aéb', 3, 2],
    ['\u{1f600}b', 3, 0],
    ['\u{1f600}b', 4, 2],
    ['\ud800b', 3, 1],
  ])('%j of %i octets: %i', (text, limit, index) => {
    expect(indexAfterOctets(offsetsOf(text), 0, limit)).toBe(index);
  });

  it('counts from where it is told to', () => {
    expect(indexAfterOctets(offsetsOf('ééé'), 1, 2)).toBe(2);
  });
});

describe('decodeUtf8', () => {
  /** What is expected of one malformed sequence between "a" and "b". */
  const malformed: [string, number[], MalformedRun['kind'][]][] = [
    ['a lone continuation', [0x80], ['stray-continuation']],
    ['the last continuation', [0xbf], ['stray-continuation']],
    ['C0', [0xc0, 0x80], ['overlong']],
    ['C1', [0xc1, 0xbf], ['overlong']],
    ['three octets for U+07FF', [0xe0, 0x9f, 0xbf], ['overlong']],
    ['four octets for U+FFFF', [0xf0, 0x8f, 0xbf, 0xbf], ['overlong']],
    ['the first surrogate', [0xed, 0xa0, 0x80], ['surrogate']],
    ['the last surrogate', [0xed, 0xbf, 0xbf], ['surrogate']],
    ['U+110000', [0xf4, 0x90, 0x80, 0x80], ['out-of-range']],
    ['F5', [0xf5, 0x80, 0x80, 0x80], ['out-of-range']],
    ['FE', [0xfe], ['out-of-range']],
    ['FF', [0xff], ['out-of-range']],
    ['one octet of two', [0xc3], ['truncated']],
    ['one octet of three', [0xe2], ['truncated']],
    ['two octets of three', [0xe2, 0x82], ['truncated']],
    ['three octets of four', [0xf0, 0x9f, 0x98], ['truncated']],
    ['E0 alone', [0xe0], ['truncated']],
    ['ED alone', [0xed], ['truncated']],
    ['F0 alone', [0xf0], ['truncated']],
    ['F4 alone', [0xf4], ['truncated']],
    ['five octets', [0xf8, 0x88, 0x80, 0x80, 0x80], ['out-of-range', 'stray-continuation']],
    ['two sequences cut short', [0xe2, 0x82, 0xf0, 0x9f], ['truncated']],
    ['a lead before a whole sequence', [0xc3, 0xc3, 0xa9], ['truncated']],
  ];

  it.each(malformed)('%s', (_name, sequence, kinds) => {
    const input = octets(0x61, ...sequence, 0x62);
    const { text, malformed: runs } = decodeUtf8(input);
    expect([text, decodeAlone(input)]).toEqual([decoder.decode(input), text]);
    expect(runs.map(({ kind }) => kind)).toEqual(kinds);
    expect(runs[0]?.start).toBe(1);
    expect(runs[0]?.octets[0]).toBe(1);
    for (const { start, end } of runs) expect(text.slice(start, end)).toMatch(/^\ufffd+$/);
  });

  it.each([
    ['U+0080', [0xc2, 0x80], 0x80],
    ['U+07FF', [0xdf, 0xbf], 0x7ff],
    ['U+0800', [0xe0, 0xa0, 0x80], 0x800],
    ['U+D7FF', [0xed, 0x9f, 0xbf], 0xd7ff],
    ['U+E000', [0xee, 0x80, 0x80], 0xe000],
    ['U+FFFD', [0xef, 0xbf, 0xbd], 0xfffd],
    ['U+FFFF', [0xef, 0xbf, 0xbf], 0xffff],
    ['U+10000', [0xf0, 0x90, 0x80, 0x80], 0x10000],
    ['U+10FFFF', [0xf4, 0x8f, 0xbf, 0xbf], 0x10ffff],
    ['NUL', [0], 0],
  ])('%s is well-formed', (_name, sequence, codePoint) => {
    const text = String.fromCodePoint(codePoint);
    expect(decodeUtf8(octets(...sequence))).toEqual({
      text,
      malformed: [],
      offsets: null,
      features: UNSCANNED,
    });
    // Also where the octets are looked at because of another one.
    const { length } = sequence;
    expect(decodeUtf8(octets(...sequence, 0xff)).malformed).toEqual([
      { kind: 'out-of-range', start: text.length, end: text.length + 1, octets: [length, length + 1] },
    ]);
  });

  it('tells an octet that announces nothing from the continuations that follow it', () => {
    expect(decodeUtf8(octets(0xf8, 0x80, 0x80, 0x80, 0x80)).malformed).toEqual([
      { kind: 'out-of-range', start: 0, end: 1, octets: [0, 1] },
      { kind: 'stray-continuation', start: 1, end: 5, octets: [1, 5] },
    ]);
  });

  it('keeps a BOM', () => {
    expect(decodeUtf8(octets(0xef, 0xbb, 0xbf, 0x61)).text).toBe('\ufeffa');
  });

  it('reads a long input whole', () => {
    const text = 'aé\u{1f600}'.repeat(5000);
    expect(decodeUtf8(Buffer.from(text)).text).toBe(text);
  });

  it('counts places after what it has already written', () => {
    const input = Buffer.concat([Buffer.from('é'.repeat(5000)), octets(0xff), Buffer.from('b')]);
    expect(decodeUtf8(input).malformed).toEqual([
      { kind: 'out-of-range', start: 5000, end: 5001, octets: [10_000, 10_001] },
    ]);
  });
});

describe('fromUtf8', () => {
  it.each([
    ['ASCII', 'a%b', 'a%b'],
    ['two octets', '\xc3\xa9', 'é'],
    ['a BOM', '\xef\xbb\xbfa', '\ufeffa'],
    ['one octet of two', '\xc3', ''],
    ['two octets for U+0000', '\xc0\x80', ''],
    ['a surrogate', '\xed\xa0\x80', ''],
    ['a stray continuation', 'a\x80', ''],
  ])('%s', (_name, octets, text) => {
    expect(fromUtf8(octets)).toBe(text);
  });
});

describe('offsetsOf', () => {
  it.each([
    ['ASCII', 'abc', [0, 2, 3], [0, 2, 3]],
    ['two octets a unit', 'éé', [0, 1, 2], [0, 2, 4]],
    ['a pair of surrogates', 'a\u{1f600}b', [1, 3, 4], [1, 5, 6]],
    ['a lone surrogate', 'a\ud800b', [1, 2, 3], [1, 4, 5]],
    ['a high half before a pair', '\ud800\ud800\udc00', [1, 3], [3, 7]],
  ])('%s', (_name, text, indices, offsets) => {
    const counted = offsetsOf(text);
    expect(indices.map((index) => counted[index])).toEqual(offsets);
  });

  it.each([
    ['one octet for each U+FFFD', [0x61, 0xff, 0xfe, 0x62], [0, 1, 2, 3, 4], [0, 1, 2, 3, 4]],
    ['two octets for one', [0x61, 0xe2, 0x82, 0x62], [1, 2, 3], [1, 3, 4]],
    ['U+FFFD itself has three', [0xef, 0xbf, 0xbd, 0x62], [0, 1, 2], [0, 3, 4]],
    ['two sequences cut short', [0xe2, 0x82, 0xe2, 0x82, 0x62], [0, 1, 2, 3], [0, 2, 4, 5]],
    ['sequences of two lengths cut short', [0xf0, 0x9f, 0x98, 0xc3, 0x62], [0, 1, 2, 3], [0, 3, 4, 5]],
    ['runs of two kinds', [0x80, 0xff, 0xc3, 0xa9], [0, 1, 2, 3], [0, 1, 2, 4]],
  ])('%s', (_name, input, indices, offsets) => {
    const { text, offsets: found } = decodeUtf8(octets(...input));
    const counted = found ?? offsetsOf(text);
    expect(indices.map((index) => counted[index])).toEqual(offsets);
  });
});

describe('what is malformed in a thousand places', () => {
  it('is told no more often than anything can be', () => {
    const octets = new Uint8Array(2000).map((_, index) => (index % 2 === 0 ? 0xff : 0x61));
    const { malformed, text } = decodeUtf8(octets);
    expect(text).toBe('\ufffda'.repeat(1000));
    expect(malformed.length).toBeGreaterThanOrEqual(16);
    expect(malformed.length).toBeLessThan(1000);
    expect(malformed[0]).toMatchObject({ start: 0 });
  });
});
