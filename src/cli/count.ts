import type { Counts } from '../batch/tally.ts';
import { fill } from '../messages/catalogue.ts';
import type { CheckWords, Counted, NumberWords } from './words/words.ts';

/**
 * A whole number as a language writes it. Not by the engine's own tables, which take longer to load than a short list to
 * judge.
 */
export function numberText(number: number, { thousands }: NumberWords): string {
  return String(number).replace(/\B(?=(?:\d{3})+$)/g, thousands);
}

/** A number with its noun. */
export function count(number: number, noun: Counted, numbers: NumberWords): string {
  const words = numbers.isOne(number) ? noun.one : noun.many;
  return fill(words, { count: numberText(number, numbers) });
}

/** How many were valid, and how many invalid. */
export function judgedCounts(
  { valid, warned, invalid }: Counts,
  { counts, numbers }: CheckWords,
): [valid: string, invalid: string] {
  const warnings = warned > 0 ? ` ${count(warned, counts.warned, numbers)}` : '';
  return [count(valid, counts.valid, numbers) + warnings, count(invalid, counts.invalid, numbers)];
}
