import fc from 'fast-check';
import * as punycode from 'punycode/punycode.es6.js';
import { describe, expect, it } from 'vitest';
import { decode, encode } from '../../src/checks/punycode.ts';

/** What the package of that name says; '' where it throws. */
function decoded(text: string): string {
  try {
    return punycode.decode(text);
  } catch {
    return '';
  }
}

const label = fc.string({ unit: 'binary', maxLength: 30 });
const digits = fc.string({
  unit: fc.constantFrom(...'abcdefghijklmnopqrstuvwxyz0123456789--_'),
  maxLength: 59,
});

describe('Punycode', () => {
  it('is encoded as elsewhere', () => {
    fc.assert(
      fc.property(label, (text) => {
        expect(encode(text)).toBe(punycode.encode(text));
      }),
      { numRuns: 5000 },
    );
  });

  it('is decoded as elsewhere', () => {
    fc.assert(
      fc.property(fc.oneof(digits, label.map(encode)), (text) => {
        expect(decode(text)).toBe(decoded(text));
      }),
      { numRuns: 20_000 },
    );
  });
});
