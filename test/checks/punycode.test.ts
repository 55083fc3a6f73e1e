import { encode as encodeByTheBook } from 'punycode/punycode.es6.js';
import { describe, expect, it } from 'vitest';
import { encode } from '../../src/checks/punycode.ts';

describe('encode', () => {
  // RFC 3492 7.1, in lower case
  it.each([
    ['ليهمابتكلموشعربي؟', 'egbpdaj6bu4bxfgehfvwxn'],
    ['他们为什么不说中文', 'ihqwcrb4cv8a8dqg056pqjye'],
    ['למההםפשוטלאמדבריםעברית', '4dbcagdahymbxekheh6e0a7fei0b'],
    ['почемужеонинеговорятпорусски', 'b1abfaaepdrnnbgefbadotcwatmq2g4l'],
    ['3年b組金八先生', '3b-ww4c5e180e575a65lsy2b'],
    ['安室奈美恵-with-super-monkeys', '-with-super-monkeys-pc58ag80a8qai00g7n9n'],
    ['hello-another-way-それぞれの場所', 'hello-another-way--fc4qua05auwb3674vfr0b'],
    ['パフィーdeルンバ', 'de-jg4avhby1noc0d'],
    ['そのスピードで', 'd9juau41awczczp'],
    ['-> $1.00 <-', '-> $1.00 <--'],
  ])('writes %s as %s', (label, encoded) => {
    expect(encode(label)).toBe(encoded);
  });

  it('writes what punycode.js writes', () => {
    // Near and far apart, one and two units, the ends of each range, and few enough to come again.
    const characters = [
      ...'az-09\x7f\x80\xe9\u0131\u0436\u05d0\u3042\u4e00\uac00\uffff',
      '\u{10000}',
      '\u{10ffff}',
    ];
    let state = 3492;
    const below = (limit: number) => {
      state = (state * 1103515245 + 12345) % 2147483648;
      return Math.floor((state / 2147483648) * limit);
    };
    for (let count = 0; count < 2000; count++) {
      const label = Array.from({ length: 1 + below(24) }, () =>
        below(3) === 0 ? String.fromCodePoint(0x80 + below(0x700)) : characters[below(characters.length)],
      ).join('');
      expect(encode(label), label).toBe(encodeByTheBook(label));
    }
  });
});
