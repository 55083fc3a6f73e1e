import fc from 'fast-check';
import { expect, it } from 'vitest';
import { ZstdFrames } from '../../src/batch/input/packing.ts';

/** Of `zstd`: with a checksum, without one, with blocks that repeat an octet, and one that holds nothing (RFC 8878 3.1.2). */
const frames = [
  Buffer.from('KLUv/QRYiQAAYW5uYUBleGFtcGxlLmNvbQrN+hu4', 'base64'),
  Buffer.from('KLUv/QBYYQAAY0BkLmV4YW1wbGUK', 'base64'),
  Buffer.from(
    'KLUv/QRYpAAAYGFAYi5leGFtcGxlCgEA8f/PSxJMAAAIcAEA/P85EAJMAAAIZQEA/P85EAJNAAAIYQEA/FI5EAJKyaBx',
    'base64',
  ),
  Buffer.from('502a4d1803000000616263', 'hex'),
];

it('divides octets where a frame ends, however they come', () => {
  const chosen = fc.array(fc.constantFrom(...frames), { maxLength: 6 });
  const cuts = fc.array(fc.nat(400), { maxLength: 8 });
  fc.assert(
    fc.property(chosen, cuts, (list, places) => {
      const octets = Buffer.concat(list);
      const reader = new ZstdFrames();
      const ends: number[] = [];
      let length = 0;
      const sorted = [...places, 0, octets.length]
        .map((one) => Math.min(one, octets.length))
        .sort((a, b) => a - b);
      for (let index = 1; index < sorted.length; index++) {
        for (const part of reader.parts(octets.subarray(sorted[index - 1], sorted[index]))) {
          length += part.length;
          if (reader.isWhole) ends.push(length);
        }
      }
      expect(length).toBe(octets.length);
      expect(reader.isWhole).toBe(true);
      let end = 0;
      expect(ends).toEqual(list.map((frame) => (end += frame.length)));
    }),
  );
});

it('knows a frame that is cut, and leaves what is none to the decoder', () => {
  for (const frame of frames) {
    for (let end = 1; end < frame.length; end++) {
      const reader = new ZstdFrames();
      expect(Buffer.concat([...reader.parts(frame.subarray(0, end))])).toEqual(frame.subarray(0, end));
      expect(reader.isWhole).toBe(false);
    }
  }
  const reader = new ZstdFrames();
  expect([...reader.parts(Buffer.from('anna@example.org'))].join('')).toBe('anna@example.org');
  expect(reader.isWhole).toBe(false);
});
