import { expect, it } from 'vitest';
import { en } from '../../src/reference/en/en.ts';
import { fill, listOf } from '../../src/reference/fill.ts';

it('a place without a value stays, so that it is seen', () => {
  expect(fill('{code} of {none}', { code: 5 })).toBe('5 of {none}');
});

it.each([
  [[], ''],
  [['a'], 'a'],
  [['a', 'b'], 'a and b'],
  [['a', 'b', 'c'], 'a, b and c'],
])('%j is %j in words', (items, words) => {
  expect(listOf(items, en)).toBe(words);
});
