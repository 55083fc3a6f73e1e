/** A stretch of a text that a pattern matches. UTF-16 indices. */
export interface Run {
  text: string;
  start: number;
  end: number;
}

/**
 * All that a pattern matches in a part of a text, at its place in the whole.
 * @param start where the part begins
 */
export function runsOf(part: string, pattern: RegExp, start: number): Run[] {
  return Array.from(part.matchAll(pattern), ({ 0: text, index }) => ({
    text,
    start: start + index,
    end: start + index + text.length,
  }));
}
