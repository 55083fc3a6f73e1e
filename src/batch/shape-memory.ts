import type { Judged } from './reasons-only.ts';

/**
 * What ordinary ways to go wrong amount to, learnt from the judge itself: `anna..schmidt@example.com` has the reasons of
 * every other address of its shape, `a..a@a.a`. It is asked only for lines that are counted and not shown, since reasons
 * have other places in each. It knows texts of letters, digits, dots, hyphens (never two in a row, which may be those of
 * an A-label), `_`, `+` and `@`, in which no word means anything, up to a length at which no part can be too long. A
 * property test proves it.
 */
export class ShapeMemory {
  /** Children of each node by kind of character; 0 where nothing was learnt. */
  private readonly children = new Uint16Array(MAX_NODES * KINDS);
  private readonly learnt: (Shape | undefined)[] = [];
  private nodes = 1;
  /** The node of the text that was asked for last. */
  private asked = NONE;
  /** The shapes that were met since `take`. */
  private met: Shape[] = [];

  /** Counts a text if the reasons of its shape are known, and returns whether they are. */
  count(octets: Uint8Array, from: number, to: number, line: number): boolean {
    const node = this.find(octets, from, to);
    const shape = node === NONE ? undefined : this.learnt[node];
    this.asked = node;
    if (!shape) return false;
    if (shape.count++ === 0) {
      shape.line = line;
      shape.from = from;
      shape.to = to;
      this.met.push(shape);
    }
    return true;
  }

  /** Learns what became of the text that `count` was asked for last and did not know. */
  learn({ valid, reasons }: Judged): void {
    if (this.asked === NONE) return;
    this.learnt[this.asked] = { valid, reasons, count: 0, line: 0, from: 0, to: 0 };
  }

  /** The shapes that were met, which begin to be counted anew. */
  take(): readonly Shape[] {
    const { met } = this;
    this.met = [];
    return met;
  }

  private find(octets: Uint8Array, from: number, to: number): number {
    // An address that begins with a hyphen or an i may have a warning for its words.
    if (to - from > MAX_LENGTH || kinds[octets[from] as number] === HYPHEN) return NONE;
    if (((octets[from] as number) | 0x20) === 0x69) return NONE;
    let node = 0;
    let last = OTHER;
    for (let index = from; index < to; index++) {
      const kind = kinds[octets[index] as number] as number;
      if (kind === OTHER || (kind === HYPHEN && last === HYPHEN)) return NONE;
      if (kind === last && kind <= DIGIT) continue;
      last = kind;
      const place = node * KINDS + kind;
      node = (this.children[place] as number) || this.grow(place);
      if (node === NONE) return NONE;
    }
    return node;
  }

  private grow(place: number): number {
    if (this.nodes === MAX_NODES) return NONE;
    this.children[place] = this.nodes;
    return this.nodes++;
  }
}

/** What is known of a shape, and how often it was met in a block, where first. */
export interface Shape extends Judged {
  count: number;
  line: number;
  from: number;
  to: number;
}

const NONE = -1;
const MAX_NODES = 1 << 14;
const MAX_LENGTH = 64;

/** Kinds of characters; runs of the first two count as one. */
const LETTER = 1;
const DIGIT = 2;
const HYPHEN = 3;
const OTHER = 0;
const KINDS = 8;

const kinds = new Uint8Array(256);
for (let code = 0x30; code <= 0x39; code++) kinds[code] = DIGIT;
for (let code = 0x61; code <= 0x7a; code++) {
  kinds[code] = LETTER;
  kinds[code - 0x20] = LETTER;
}
kinds['-'.charCodeAt(0)] = HYPHEN;
for (const [index, character] of [...'.@_+'].entries()) kinds[character.charCodeAt(0)] = HYPHEN + 1 + index;
