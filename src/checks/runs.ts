import type { Span } from '../span.ts';

/** A stretch of a text that a pattern matches. UTF-16 indices. */
export interface Run extends Span {
  text: string;
}

/**
 * Where the units of a part of a text stand in the whole: the index at which it begins, or one index for each unit and
 * for the end, where the part is the content of a quoted string.
 */
export type Places = number | ArrayLike<number>;

/** The index in the whole of an index in a part. */
export function placeOf(places: Places, index: number): number {
  return typeof places === 'number' ? places + index : (places[index] as number);
}

/**
 * All that a pattern matches in a part of a text, at its place in the whole.
 * @param pattern a global one that does not match the empty string
 */
export function runsOf(part: string, pattern: RegExp, places: Places): Run[] {
  const runs: Run[] = [];
  pattern.lastIndex = 0;
  // Not matchAll, which makes the pattern anew each time.
  for (let match = pattern.exec(part); match; match = pattern.exec(part)) {
    const { index } = match;
    const [text] = match;
    runs.push({ text, start: placeOf(places, index), end: placeOf(places, index + text.length) });
  }
  return runs;
}
