import type { FormOptions } from './form-options.ts';

// Nearly all that the table of states in grammar/plain.ts says yes to, as one expression, a tenth of its size: words with single
// signs between them, and a last label of letters. An address that it takes has no reason at all in any profile, whatever
// `levels` says. Where the table leaves to the grammar what Exchange might have encoded, in any atom with a hyphen, this
// looks for the beginning that such addresses have.
const ORDINARY = /^(?!.{65}|imcea)\w+([.+'-]\w+)*@([a-z\d]+[.-])*[a-z\d]+\.[a-z]+$/i;

/**
 * The canonical form of an ordinary address, such as most are, unless an option could change it; false for any other
 * value.
 */
export function ordinary(value: unknown, { parse, maxOctets }: FormOptions): string | false {
  return (
    typeof value === 'string' &&
    // Absent, it is less than nothing.
    !(parse || (maxOctets as number) < 64) &&
    ORDINARY.test(value) &&
    value.replace(/@.*/, (domain) => domain.toLowerCase())
  );
}
