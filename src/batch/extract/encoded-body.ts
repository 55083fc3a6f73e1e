import { decoderOf } from '../input/encodings.ts';
import { type PartBody, PLAIN_BODY } from './mail-parts.ts';
import type { PlacedAddress } from './record.ts';
import type { Original } from './units.ts';

/** What looks for addresses in a text that comes in pieces. */
export interface Scanner {
  /** Takes the next octets, and adds the addresses to `found` that they complete. */
  write(octets: Uint8Array, found: PlacedAddress[]): void;
  /** Nothing follows. */
  end(found: PlacedAddress[]): void;
}

/** A line of a body, or a part of a long one. */
export interface BodyLine {
  /** Without its end. */
  octets: Uint8Array;
  number: number;
  /** Where it begins in the text that it is a line of, in octets. */
  start: number;
  /** What stands before it in the line, in characters. */
  indent: number;
  /** Whether it is whole, or the last part. */
  isEnd: boolean;
}

/** A line as far as its octets may still be asked for. */
interface Decoded {
  number: number;
  start: number;
  indent: number;
  /** The first octet that was decoded from it. */
  octet: number;
  /** Which of its characters an octet has its first bits in, from 0. */
  characterOf(octet: number): number;
}

/** How a body is decoded (RFC 2045 6). */
interface Transfer {
  /** Decodes what is there of a line, of which `count` octets come first. */
  line(
    text: string,
    isEnd: boolean,
    count: number,
  ): { octets: Buffer } & Pick<Decoded, 'octet' | 'characterOf'>;
  /** What is left at the end of the body. */
  end(): Buffer;
}

/** How far back in the decoded text an address can still be found: no unit is longer. */
const ASKED = 5 << 16;
/** At least this many lines are remembered, and twice as many at most; of more in one unit the first ones are forgotten. */
const MAX_LINES = 1 << 14;

/** The encoded body of a part: what it stands for is scanned, and found at its place in the lines. */
export class EncodedBody implements Original {
  private lines: Decoded[] = [];
  private octets = 0;
  private readonly transfer: Transfer;
  private readonly scanner: Scanner;
  private readonly toUtf8: ReturnType<typeof decoderOf> | null;

  /**
   * @param scannerOf makes a scanner of a text that was decoded from this one, and is the body of a part; null for a message
   * @param outer where the lines stand, if they were decoded themselves; null for those of a file
   */
  constructor(
    { charset, encoding, isMessage }: PartBody,
    scannerOf: (original: Original, body: PartBody | null) => Scanner,
    private readonly outer: Original | null,
  ) {
    this.transfer = encoding === 'base64' ? new Base64() : new QuotedPrintable();
    // UTF-16 and UTF-32, of which ASCII is not a part.
    this.toUtf8 = charset !== null && /^utf-/.test(charset) ? decoderOf(charset) : null;
    const inner = { ...PLAIN_BODY, charset: this.toUtf8 ? null : charset };
    this.scanner = scannerOf(this, isMessage ? null : inner);
  }

  /** Takes a line, or a part of one, and adds the addresses to `found` that it completes. */
  write({ octets, number, start, indent, isEnd }: BodyLine, found: PlacedAddress[]): void {
    const text = Buffer.from(octets.buffer, octets.byteOffset, octets.length).toString('latin1');
    const { octets: decoded, octet, characterOf } = this.transfer.line(text, isEnd, this.octets);
    const place = { number, start, indent };
    // Octets of UTF-8 tell nothing of those of UTF-16.
    if (this.toUtf8) this.note({ ...place, octet: this.octets, characterOf: () => 0 });
    else this.note({ ...place, octet, characterOf });
    this.scan(this.toUtf8 ? Buffer.from(this.toUtf8(decoded, true)) : decoded, found);
  }

  end(found: PlacedAddress[]): void {
    const rest = this.transfer.end();
    this.scan(this.toUtf8 ? Buffer.from(this.toUtf8(rest, false)) : rest, found);
    this.scanner.end(found);
  }

  placeOf(octet: number): { line: number; column: number } {
    const { number, start, indent, characterOf } = this.lines[this.indexOf(octet)] as Decoded;
    const passed = characterOf(octet);
    return this.outer ? this.outer.placeOf(start + passed) : { line: number, column: indent + passed + 1 };
  }

  private scan(octets: Buffer, found: PlacedAddress[]): void {
    this.octets += octets.length;
    this.scanner.write(octets, found);
  }

  private note(line: Decoded): void {
    const { lines, octets } = this;
    // No octet was decoded from the last one.
    if (lines.at(-1)?.octet === line.octet) lines.pop();
    lines.push(line);
    // Now and then, as it takes as long as there are lines.
    const [first] = lines;
    if (first && octets - first.octet > 2 * ASKED) this.lines = lines.slice(this.indexOf(octets - ASKED));
    else if (lines.length > 2 * MAX_LINES) this.lines = lines.slice(-MAX_LINES);
  }

  /** The index of the line that an octet was decoded from. */
  private indexOf(octet: number): number {
    return Math.max(0, countBefore(this.lines, octet + 1, (line) => line.octet) - 1);
  }
}

/** RFC 2045 6.8; octets begin in one line and end in the next. */
class Base64 implements Transfer {
  /** Characters that do not make up octets yet. */
  private rest = '';
  /** The octet that the first character after padding belongs to, and how many came since. */
  private base = 0;
  private characters = 0;

  line(text: string, _: boolean, count: number): ReturnType<Transfer['line']> {
    const value = text.trim();
    const blanks = text.indexOf(value);
    const { base, characters } = this;
    const all = this.rest + value;
    const isPadded = value.endsWith('=');
    const whole = isPadded ? all.length : all.length - (all.length % 4);
    const octets = Buffer.from(all.slice(0, whole), 'base64');
    this.rest = all.slice(whole);
    this.characters += value.length;
    if (isPadded) [this.base, this.characters] = [count + octets.length, 0];
    return {
      octets,
      octet: base + Math.ceil((characters * 3) / 4),
      characterOf: (octet) => blanks + Math.floor(((octet - base) * 4) / 3) - characters,
    };
  }

  end(): Buffer {
    return Buffer.from(this.rest, 'base64');
  }
}

/** RFC 2045 6.7. */
class QuotedPrintable implements Transfer {
  line(text: string, isEnd: boolean, count: number): ReturnType<Transfer['line']> {
    const value = isEnd ? `${withoutBlanks(text)}\n` : text;
    /** The octets that stand as three characters. */
    const escapes: number[] = [];
    let removed = 0;
    const decoded = value.replace(/=\n|=([\da-f]{2})/gi, (_, octet: string | undefined, index: number) => {
      if (octet === undefined) return '';
      escapes.push(count + index - removed);
      removed += 2;
      return String.fromCharCode(Number.parseInt(octet, 16));
    });
    return {
      octets: Buffer.from(decoded, 'latin1'),
      octet: count,
      characterOf: (octet) => octet - count + 2 * countBefore(escapes, octet, (one) => one),
    };
  }

  end(): Buffer {
    return Buffer.alloc(0);
  }
}

/** White space at the end of a line was added on the way. */
function withoutBlanks(line: string): string {
  let end = line.length;
  while (end > 0 && (line[end - 1] === ' ' || line[end - 1] === '\t')) end--;
  return line.slice(0, end);
}

/** How many of ascending places are before one, by bisection. */
function countBefore<T>(items: readonly T[], place: number, placeOf: (item: T) => number): number {
  let low = 0;
  let high = items.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (placeOf(items[middle] as T) < place) low = middle + 1;
    else high = middle;
  }
  return low;
}
