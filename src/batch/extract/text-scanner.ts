import { isUtf8 } from 'node:buffer';
import { CR, LF } from '../block.ts';
import { withoutCutCharacter } from '../verdict.ts';
import { EncodedBody, type Scanner } from './encoded-body.ts';
import type { PartBody } from './mail-parts.ts';
import { MAX_UNIT, UnitReader } from './reader.ts';
import type { PlacedAddress } from './record.ts';
import { addressesOf, type Original, type Unit } from './units.ts';

/** A part of a longer line is looked at once so much of it is there, so that memory stays flat. */
const WINDOW = MAX_UNIT;
/** What an address at the end of a part may still need of the next one, and what it may need of the one before. */
const AROUND = 1 << 12;
/** A message in base64 within a message in base64 is read, and no deeper ones. */
const MAX_DEPTH = 3;

/** Finds the addresses of a text that comes in pieces of any size. */
export class TextScanner implements Scanner {
  /** The lines so far. */
  lines = 0;
  private readonly reader: UnitReader;
  /** What was taken and not looked at yet, where it begins in the text, and how far no line ends in it. */
  private length = 0;
  private start = 0;
  private seen = 0;
  /** Of a line that is looked at in parts. */
  private long: LongLine | null = null;
  /** The part of a message whose lines are encoded, and what reads them. */
  private part: PartBody | null = null;
  private body: EncodedBody | null = null;
  /** For the text of such a part: one is open at a time. */
  private innerBuffer: Buffer | null = null;

  /**
   * @param original where the text was decoded from; null for that of a file
   * @param part how it is written, where it is that of a part of a message; null where it may be anything
   * @param depth how many texts it was decoded from
   */
  constructor(
    private readonly original: Original | null = null,
    part: PartBody | null = null,
    private readonly depth = 0,
    private readonly buffer: Buffer = bufferOfScanner(),
  ) {
    this.reader = new UnitReader(part);
  }

  /** Where the next octets are to be put; never empty. */
  get room(): Uint8Array {
    return this.buffer.subarray(this.length);
  }

  /** Takes `count` octets that were put there, and adds the addresses to `found` that they complete. */
  take(count: number, found: PlacedAddress[]): void {
    this.length += count;
    const { buffer, length, start } = this;
    const read = buffer.subarray(0, length);
    let from = 0;
    for (let end = read.indexOf(LF, this.seen); end >= 0; end = read.indexOf(LF, from)) {
      this.endLine(read.subarray(from, end), start + from, found);
      from = end + 1;
    }
    if (length - from > WINDOW) from += this.endPart(read.subarray(from), start + from, found);
    buffer.copyWithin(0, from, length);
    this.start += from;
    this.length -= from;
    this.seen = this.length;
  }

  write(octets: Uint8Array, found: PlacedAddress[]): void {
    for (let from = 0; from < octets.length; ) {
      const { room } = this;
      const taken = octets.subarray(from, from + room.length);
      room.set(taken);
      from += taken.length;
      this.take(taken.length, found);
    }
  }

  end(found: PlacedAddress[]): void {
    if (this.length > 0 || this.long) this.endLine(this.buffer.subarray(0, this.length), this.start, found);
    this.endUnits(found);
    this.endBody(found);
    this.length = 0;
  }

  private endUnits(found: PlacedAddress[]): void {
    for (const unit of this.reader.end()) found.push(...addressesOf(unit, this.original));
  }

  private endLine(octets: Uint8Array, start: number, found: PlacedAddress[]): void {
    this.lines++;
    const line = octets.at(-1) === CR ? octets.subarray(0, -1) : octets;
    const { long } = this;
    this.long = null;
    if (long ? long.isEncoded : this.enterPart(line, found)) {
      const indent = (long?.column ?? 1) - 1;
      this.body?.write({ octets: line, number: this.lines, start, indent, isEnd: true }, found);
    } else if (!long && line.length <= WINDOW) {
      for (const unit of this.reader.line(line, this.lines, start))
        found.push(...addressesOf(unit, this.original));
    } else {
      if (!long) this.endUnits(found);
      this.partAddresses(line, start, long ?? LINE_START, null, found);
    }
  }

  /** Looks at the part of a long line that is there, and returns how much of it need not be kept for the next part. */
  private endPart(octets: Uint8Array, start: number, found: PlacedAddress[]): number {
    const long = this.long ?? { ...LINE_START, isEncoded: this.enterPart(octets, found) };
    if (long.isEncoded) {
      const kept = encodedLength(octets);
      const line = { octets: octets.subarray(0, kept), number: this.lines + 1, start };
      this.body?.write({ ...line, indent: long.column - 1, isEnd: false }, found);
      this.long = { ...long, column: long.column + kept };
      return kept;
    }
    if (!this.long) this.endUnits(found);
    const limit = boundaryAt(octets, octets.length - AROUND);
    const kept = boundaryAt(octets, limit - AROUND);
    this.partAddresses(withoutCutCharacter(octets), start, long, limit, found);
    this.long = { column: long.column + columnsOf(octets, kept), from: limit - kept, isEncoded: false };
    return kept;
  }

  /** @param limit where addresses begin that the next part has; null for the last part */
  private partAddresses(
    octets: Uint8Array,
    start: number,
    long: LongLine,
    limit: number | null,
    found: PlacedAddress[],
  ): void {
    const { reader, original } = this;
    const line = this.lines + (limit === null ? 0 : 1);
    const { charset } = reader;
    const unit: Unit = { octets, line, encoding: 'plain', charset, isField: false, starts: [start] };
    for (const one of addressesOf(unit, original, long.from, limit ?? undefined)) {
      found.push(original ? one : { ...one, column: one.column + long.column - 1 });
    }
  }

  /** Whether a line is encoded, or a part of one; then what comes before it is finished. */
  private enterPart(octets: Uint8Array, found: PlacedAddress[]): boolean {
    const part = this.reader.encodedPart(octets);
    if (part === this.part) return part !== null;
    this.endUnits(found);
    this.endBody(found);
    this.part = part;
    if (part?.isText && this.depth < MAX_DEPTH) this.body = this.bodyOf(part);
    return part !== null;
  }

  private bodyOf(part: PartBody): EncodedBody {
    const { original, depth } = this;
    this.innerBuffer ??= bufferOfScanner();
    const buffer = this.innerBuffer;
    return new EncodedBody(part, (body, inner) => new TextScanner(body, inner, depth + 1, buffer), original);
  }

  private endBody(found: PlacedAddress[]): void {
    this.body?.end(found);
    this.body = null;
    this.part = null;
  }
}

const bufferOfScanner = () => Buffer.alloc(3 * WINDOW);

/** A line that is looked at in parts. */
interface LongLine {
  /** The column at which what is kept of it begins. */
  column: number;
  /** How many of those octets were looked at. */
  from: number;
  /** Whether it is of an encoded part. */
  isEncoded: boolean;
}

const LINE_START: LongLine = { column: 1, from: 0, isEncoded: false };

/** How much of a part of an encoded line can be decoded: an escape is three characters, and the line end may be one. */
function encodedLength(octets: Uint8Array): number {
  const end = octets.length - 3;
  const equals = octets.subarray(end - 2, end).indexOf(EQUALS);
  return equals < 0 ? end : end - 2 + equals;
}

const EQUALS = 0x3d;

/** How many columns the octets before `index` take up: characters in UTF-8, octets elsewhere. */
function columnsOf(octets: Uint8Array, index: number): number {
  if (!isUtf8(withoutCutCharacter(octets))) return index;
  return octets.subarray(0, index).reduce((sum, octet) => sum + (isContinuation(octet) ? 0 : 1), 0);
}

const isContinuation = (octet: number | undefined) => octet !== undefined && (octet & 0xc0) === 0x80;

/** The next place from `at` on that is not within a character. */
function boundaryAt(octets: Uint8Array, at: number): number {
  let found = Math.max(0, at);
  for (let count = 0; count < 3 && isContinuation(octets[found]); count++) found++;
  return found;
}
