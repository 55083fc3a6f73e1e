import type { OctetBuffer } from './octet-buffer.ts';

/** So many octets are written at a time. */
const WORD = 8;

/**
 * Octets in words, so that eight are written at a time; what the last word has too many is overwritten. A word is a
 * double, which UTF-8 never makes a NaN of: that would take an octet 0xFF, or 0x7F behind the lead of a sequence.
 */
export class Constant {
  readonly words: Float64Array;
  readonly length: number;

  constructor(text: string) {
    const octets = Buffer.from(text);
    this.length = octets.length;
    const whole = Buffer.concat([octets, Buffer.alloc(WORD)]);
    this.words = Float64Array.from({ length: Math.ceil(octets.length / WORD) }, (_, word) =>
      whole.readDoubleLE(word * WORD),
    );
  }
}

/** So much more than the octets of a text must be reserved for its last constant. */
export const OVERHANG = WORD;

/** Writes a constant, and returns where it ends. */
export function putConstant(view: OctetBuffer['view'], at: number, { words, length }: Constant): number {
  let place = at;
  for (let word = 0; word < words.length; word++) {
    view.setFloat64(place, words[word] as number, true);
    place += WORD;
  }
  return at + length;
}

/** Writes a whole number in digits, and returns where they end. */
export function putNumber(view: OctetBuffer['view'], at: number, number: number): number {
  let digits = 1;
  for (let limit = 10; number >= limit; limit *= 10) digits++;
  let rest = number;
  for (let index = at + digits - 1; index >= at; index--) {
    const next = Math.floor(rest / 10);
    view.setUint8(index, 0x30 + rest - next * 10);
    rest = next;
  }
  return at + digits;
}
