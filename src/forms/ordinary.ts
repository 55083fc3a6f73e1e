import type { FormOptions } from './form-options.ts';

// The "yes" of the table of states in grammar/plain.ts as one expression, a tenth of its size: an address that it takes
// has no reason at all in any profile, whatever `levels` says. Where the table leaves to the grammar what Exchange might
// have encoded, in any atom with a hyphen, this looks for the beginning that such addresses have.
const ORDINARY =
  /^(?=.{1,64}$)(?![-.+']|imcea)([\w+']|-(?!-)|\.(?![.@]))+@([a-z\d]+(-[a-z\d]+)*\.)+(?!\d+$)[a-z\d]+(-[a-z\d]+)*$/i;

/**
 * The canonical form of an ordinary address, such as most are, unless an option could change it; false or undefined for any
 * other value.
 */
export function ordinary(value: unknown, { parse, maxOctets }: FormOptions): string | false | undefined {
  // An expression takes what it is given as text; only a string has `replace`.
  const text = value as Partial<string>;
  return (
    // Absent, it is less than nothing.
    !(parse || (maxOctets as number) < 64) &&
    ORDINARY.test(text as string) &&
    text.replace?.(/@.*/, (domain) => domain.toLowerCase())
  );
}
