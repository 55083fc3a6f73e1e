import { isUtf8 } from 'node:buffer';
import { CR, LF } from '../block.ts';
import type { OctetSource } from '../octet-source.ts';
import { linesOf } from '../splitter.ts';
import { utf8Text, withoutCutCharacter } from '../verdict.ts';
import { MAX_UNIT, UnitReader } from './reader.ts';
import { type PlacedAddress, readRecord, recordOf } from './record.ts';
import { addressesOf, type Unit } from './units.ts';

/** A part of a longer line is looked at once so much of it is there, so that memory stays flat. */
const WINDOW = MAX_UNIT;
/** What an address at the end of a part may still need of the next one, and what it may need of the one before. */
const AROUND = 1 << 12;

/** The addresses of a text as a list of records. */
export class ExtractSource implements OctetSource {
  /** The lines of the text so far. */
  lines = 0;
  private readonly reader = new UnitReader();
  /** What was read and not looked at yet, and how far no line ends in it. */
  private readonly buffer = Buffer.alloc(3 * WINDOW);
  private length = 0;
  private seen = 0;
  /** What was found and not yet handed over. */
  private found: Uint8Array = NOTHING;
  private isEnded = false;
  private fault: { error: unknown } | null = null;
  private searching: Promise<void> | null = null;
  /** Of a line that is looked at in parts. */
  private long: LongLine | null = null;

  constructor(private readonly source: OctetSource) {}

  /** Resolves once something was found, or all is read. */
  ready(): Promise<void> {
    if (this.found.length > 0 || this.isEnded) return Promise.resolve();
    this.searching ??= this.search().finally(() => {
      this.searching = null;
    });
    return this.searching;
  }

  async read(room: Uint8Array): Promise<number> {
    await this.ready();
    const taken = this.found.subarray(0, room.length);
    if (taken.length === 0 && this.fault) throw this.fault.error;
    room.set(taken);
    this.found = this.found.subarray(taken.length);
    return taken.length;
  }

  /** Reads no further. */
  close(): void {
    this.isEnded = true;
  }

  private async search(): Promise<void> {
    while (this.found.length === 0 && !this.isEnded) {
      let records: PlacedAddress[];
      try {
        await this.source.ready();
        const count = await this.source.read(this.buffer.subarray(this.length));
        this.length += count;
        records = count === 0 ? this.end() : this.take();
      } catch (error) {
        // What came before the fault is whole.
        this.fault = { error };
        records = this.end();
      }
      this.found = Buffer.concat(records.map(recordOf));
    }
  }

  /** Looks at the lines that are whole. */
  private take(): PlacedAddress[] {
    const { buffer, length } = this;
    const read = buffer.subarray(0, length);
    const found: PlacedAddress[] = [];
    let from = 0;
    for (let end = read.indexOf(LF, this.seen); end >= 0; end = read.indexOf(LF, from)) {
      this.endLine(read.subarray(from, end), found);
      from = end + 1;
    }
    if (length - from > WINDOW) from += this.endPart(read.subarray(from), found);
    buffer.copyWithin(0, from, length);
    this.length -= from;
    this.seen = this.length;
    return found;
  }

  private end(): PlacedAddress[] {
    const found: PlacedAddress[] = [];
    if (this.length > 0 || this.long) this.endLine(this.buffer.subarray(0, this.length), found);
    this.endUnits(found);
    this.length = 0;
    this.isEnded = true;
    return found;
  }

  private endUnits(found: PlacedAddress[]): void {
    for (const unit of this.reader.end()) found.push(...addressesOf(unit));
  }

  private endLine(octets: Uint8Array, found: PlacedAddress[]): void {
    this.lines++;
    const line = octets.at(-1) === CR ? octets.subarray(0, -1) : octets;
    const { long } = this;
    this.long = null;
    if (!long && line.length <= WINDOW) {
      for (const unit of this.reader.line(line, this.lines)) found.push(...addressesOf(unit));
      return;
    }
    if (!long) this.endUnits(found);
    found.push(...new LinePart(line, this.lines, long ?? LINE_START).addresses(null));
  }

  /** Looks at the part of a long line that is there, and returns how much of it need not be kept for the next part. */
  private endPart(octets: Uint8Array, found: PlacedAddress[]): number {
    if (!this.long) this.endUnits(found);
    const part = new LinePart(withoutCutCharacter(octets), this.lines + 1, this.long ?? LINE_START);
    const limit = boundaryAt(octets, octets.length - AROUND);
    const kept = boundaryAt(octets, limit - AROUND);
    found.push(...part.addresses(limit));
    this.long = { column: part.columnAt(kept), from: limit - kept };
    return kept;
  }
}

/** A line that is looked at in parts. */
interface LongLine {
  /** The column at which what is kept of it begins. */
  column: number;
  /** How many of those octets were looked at. */
  from: number;
}

const LINE_START: LongLine = { column: 1, from: 0 };
const NOTHING: Uint8Array = Buffer.alloc(0);

/** A part of a line, with some of what stands before and after it. */
class LinePart {
  private readonly isText: boolean;

  constructor(
    private readonly octets: Uint8Array,
    private readonly line: number,
    private readonly long: LongLine,
  ) {
    this.isText = isUtf8(octets);
  }

  /** @param limit where addresses begin that the next part has; null for the last part */
  addresses(limit: number | null): PlacedAddress[] {
    const { octets, line, long } = this;
    const unit: Unit = { octets, line, encoding: 'plain', isField: false };
    const to = limit === null ? undefined : this.unitsBefore(limit);
    return addressesOf(unit, this.unitsBefore(long.from), to).map((one) => ({
      ...one,
      column: one.column + long.column - 1,
    }));
  }

  columnAt(index: number): number {
    const before = this.octets.subarray(0, index);
    const count = this.isText
      ? before.reduce((sum, octet) => sum + (isContinuation(octet) ? 0 : 1), 0)
      : index;
    return this.long.column + count;
  }

  private unitsBefore(index: number): number {
    return this.isText ? utf8Text(this.octets.subarray(0, index)).length : index;
  }
}

const isContinuation = (octet: number | undefined) => octet !== undefined && (octet & 0xc0) === 0x80;

/** The next place from `at` on that is not within a character. */
function boundaryAt(octets: Uint8Array, at: number): number {
  let found = Math.max(0, at);
  for (let count = 0; count < 3 && isContinuation(octets[found]); count++) found++;
  return found;
}

/**
 * The addresses of a text, one after the other.
 * @throws ReadError
 */
export async function* extracted(source: OctetSource): AsyncGenerator<PlacedAddress> {
  for await (const { octets } of linesOf(new ExtractSource(source))) {
    const { line, column, start } = readRecord(octets, 0);
    yield { line, column, octets: octets.subarray(start) };
  }
}
