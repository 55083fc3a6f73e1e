const patterns = new Map<string, RegExp>();

/**
 * A pattern that names properties of Unicode. It is compiled at its first use and kept: an engine reads each literal when
 * it loads a module, and takes up to a millisecond for the characters of a property.
 * @param source as between the slashes of a literal with the flags `gu`; a constant, which is found without being hashed
 * @returns the one pattern of this source, reset to search from the start
 */
export function unicodePattern(source: string): RegExp {
  let pattern = patterns.get(source);
  if (!pattern) {
    pattern = new RegExp(source, 'gu');
    patterns.set(source, pattern);
  }
  pattern.lastIndex = 0;
  return pattern;
}
