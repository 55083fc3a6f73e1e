import { describe, expect, it } from 'vitest';
import { asciiLowerCase, classesOf, isIn } from '../../src/grammar/chars.ts';
import * as classes from '../../src/grammar/classes.ts';
import * as codes from '../../src/grammar/codes.ts';

describe('isIn', () => {
  it.each([
    ['atext (RFC 5322 3.2.3)', classes.atext, /[A-Za-z0-9!#$%&'*+\-/=?^_`{|}~]/],
    ['Let-dig (RFC 5321 4.1.2)', classes.letDig, /[A-Za-z0-9]/],
    ['DIGIT (RFC 5234 B.1)', classes.digit, /[0-9]/],
    ['what Ldh-str is made of (RFC 5321 4.1.2)', classes.ldh, /[A-Za-z0-9-]/],
    ['dcontent (RFC 5321 4.1.3)', classes.dcontent, /[!-Z^-~]/],
    ['what follows an address in a sentence', classes.trailing, /[!),.:;>?]/],
    ['CTL (RFC 5234 B.1)', classes.control, /[\0-\x1f\x7f]/],
  ])('knows %s', (_name, bits, pattern) => {
    for (let code = 0; code < 0x200; code++) {
      const character = String.fromCharCode(code);
      expect(isIn(bits, code), JSON.stringify(character)).toBe(pattern.test(character));
      if (code < 0x80) expect((classesOf(code) & bits) !== 0).toBe(pattern.test(character));
    }
    for (const code of [codes.end, Number.NaN, 0xffff]) expect(isIn(bits, code)).toBe(false);
  });
});

describe('asciiLowerCase', () => {
  it('changes the letters of ASCII, and no others', () => {
    expect(asciiLowerCase('ABC-xyZ@[1]\u00c9\u0130\u13a0\u212a')).toBe('abc-xyz@[1]\u00c9\u0130\u13a0\u212a');
  });
});
