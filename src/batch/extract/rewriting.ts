/** A text made out of another one, which knows where each of its units stood there. */
export interface Rewriting {
  text: string;
  /** The place in the other text of the unit at `index`, or of the end. */
  origin(index: number): number;
}

/** A text that was not changed. */
export function unchanged(text: string): Rewriting {
  return { text, origin: (index) => index };
}

/**
 * Replaces what a pattern finds.
 * @param pattern with the flag `g`
 * @param replacement of what was found; null leaves it
 */
export function replaced(
  text: string,
  pattern: RegExp,
  replacement: (found: string) => string | null,
): Rewriting {
  /** Where each stretch begins here and there, and whether it was left as it is. */
  const stretches: Stretch[] = [{ at: 0, origin: 0, isSame: true }];
  let made = '';
  let from = 0;
  for (const { 0: found, index } of text.matchAll(pattern)) {
    const instead = replacement(found);
    if (instead === null) continue;
    made += text.slice(from, index);
    stretches.push({ at: made.length, origin: index, isSame: false });
    made += instead;
    from = index + found.length;
    stretches.push({ at: made.length, origin: from, isSame: true });
  }
  if (from === 0) return unchanged(text);
  return {
    text: made + text.slice(from),
    origin(index) {
      const { at, origin, isSame } = stretchAt(stretches, index);
      return isSame ? origin + index - at : origin;
    },
  };
}

interface Stretch {
  at: number;
  origin: number;
  isSame: boolean;
}

/** The last stretch that begins at `index` or before, by bisection: there may be thousands. */
function stretchAt(stretches: readonly Stretch[], index: number): Stretch {
  let low = 0;
  let high = stretches.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((stretches[middle] as Stretch).at <= index) low = middle;
    else high = middle - 1;
  }
  return stretches[low] as Stretch;
}

/** What was rewritten once more. */
export function rewritten(first: Rewriting, next: (text: string) => Rewriting): Rewriting {
  const second = next(first.text);
  return { text: second.text, origin: (index) => first.origin(second.origin(index)) };
}
