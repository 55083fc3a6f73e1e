import type { OctetBuffer } from './octet-buffer.ts';

/** Octets in words of four, so that they are written four at a time; what the last word has too many is overwritten. */
export class Constant {
  readonly words: Int32Array;
  readonly length: number;

  constructor(text: string) {
    const octets = Buffer.from(text);
    this.length = octets.length;
    const whole = Buffer.concat([octets, Buffer.alloc(4)]);
    this.words = Int32Array.from({ length: Math.ceil(octets.length / 4) }, (_, word) =>
      whole.readInt32LE(word * 4),
    );
  }
}

/** So much more than the octets of a text must be reserved for its last constant. */
export const OVERHANG = 4;

/** Writes a constant, and returns where it ends. */
export function putConstant(view: OctetBuffer['view'], at: number, { words, length }: Constant): number {
  let place = at;
  for (let word = 0; word < words.length; word++) {
    view.setInt32(place, words[word] as number, true);
    place += 4;
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
