/** A stretch of a text that a pattern matches. UTF-16 indices. */
export interface Run {
  text: string;
  start: number;
  end: number;
}

/**
 * All that a pattern matches in a part of a text, at its place in the whole.
 * @param pattern a global one, which matches no empty text
 * @param start where the part begins
 */
export function runsOf(part: string, pattern: RegExp, start: number): Run[] {
  const runs: Run[] = [];
  pattern.lastIndex = 0;
  // Not matchAll, which makes the pattern anew each time.
  for (let match = pattern.exec(part); match; match = pattern.exec(part)) {
    const from = start + match.index;
    const [text] = match;
    runs.push({ text, start: from, end: from + text.length });
  }
  return runs;
}
