import type { Counts } from '../batch/tally.ts';
import { type CheckWords, type Counted, fill } from './words/words.ts';

/** A number with its noun, in the plural rules of a language. */
export function count(number: number, noun: Counted, language: string): string {
  const isOne = new Intl.PluralRules(language).select(number) === 'one';
  return fill(isOne ? noun.one : noun.many, { count: number.toLocaleString(language) });
}

/** How many were valid, and how many invalid. */
export function judgedCounts(
  { valid, warned, invalid }: Counts,
  { counts, language }: CheckWords,
): [valid: string, invalid: string] {
  const warnings = warned > 0 ? ` ${count(warned, counts.warned, language)}` : '';
  return [count(valid, counts.valid, language) + warnings, count(invalid, counts.invalid, language)];
}
