import { expect, it } from 'vitest';
import { referenceEn } from '../../src/reference/en/en.ts';
import { listOf } from '../../src/reference/words.ts';

it.each([
  [[], ''],
  [['a'], 'a'],
  [['a', 'b'], 'a and b'],
  [['a', 'b', 'c'], 'a, b and c'],
])('listOf writes %j as %j', (items, words) => {
  expect(listOf(items, referenceEn)).toBe(words);
});
