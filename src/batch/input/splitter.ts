import { CR, LF, type LongRecord, lineEndLength, QUOTE } from '../block.ts';
import { heldLine, type Line, MAX_HELD } from '../verdict.ts';
import type { OctetSource } from './source.ts';

/** What was split off. */
export type Chunk =
  /** Whole records. */
  | { kind: 'records'; octets: Uint8Array; lines: number; isEnded: boolean }
  /** A stretch of a record that is too long to be held: only to be passed on. */
  | { kind: 'part'; octets: Uint8Array }
  /** The end of that record: its head with its line end. */
  | { kind: 'long'; octets: Uint8Array; long: LongRecord };

/** Memory that is used again. */
export interface Memory {
  take(size: number): ArrayBuffer;
  give(memory: ArrayBuffer): void;
}

/** Octets of a block, when they can be had. */
const BLOCK = 1 << 18;
/** So much of a record that has begun fits after a block without another memory. */
const SLACK = 1 << 14;
const CAPACITY = BLOCK + SLACK;

/** Finds where records end: how far a stretch of octets is whole records, over calls that go on where the last ended. */
export interface Boundaries {
  /** Looks at octets from `from` to `to`, and returns where the last record ends; -1 where none does. */
  last(octets: Buffer, from: number, to: number): number;
  /** The same for the first record. */
  first(octets: Buffer, from: number, to: number): number;
}

/** Splits octets into chunks of whole records. A record over MAX_HELD is passed on in parts. */
export class RecordSplitter {
  private memory: ArrayBuffer;
  private octets: Buffer;
  private length = 0;
  /** How far boundaries were looked for. */
  private seen = 0;
  /** Where the last whole record ends. */
  private boundary = 0;
  /** The head of a record that is passed on in parts, and what is known of it. */
  private long: LongHead | null = null;

  constructor(
    private readonly boundaries: Boundaries,
    private readonly pool: Memory,
    private readonly countsLines: boolean,
  ) {
    this.memory = pool.take(CAPACITY);
    this.octets = Buffer.from(this.memory);
  }

  /** Room for the next octets; never empty. */
  buffer(): Uint8Array {
    if (this.length === this.octets.length) this.enlarge();
    return this.octets.subarray(this.length);
  }

  /** Says how many octets were put there. */
  advance(count: number): void {
    this.length += count;
  }

  /** Whether a block is full, or nothing but a record that is too long can be done about what there is. */
  get isFull(): boolean {
    return this.length >= BLOCK;
  }

  /** Whether a whole record may be there that was not split off. */
  get hasRecords(): boolean {
    return this.length > this.seen;
  }

  /** Splits off what can be: whole records, or parts of one that is too long. */
  *take(): Generator<Chunk> {
    if (this.long) {
      const end = this.boundaries.first(this.octets, this.seen, this.length);
      this.seen = end < 0 ? this.length : end;
      yield* this.goOn(this.long, this.seen, end >= 0);
      if (end < 0) return;
    }
    const last = this.boundaries.last(this.octets, this.seen, this.length);
    this.seen = this.length;
    if (last >= 0) this.boundary = last;
    if (this.boundary > 0) yield this.cut(this.boundary, true);
    // A record may have MAX_HELD octets and a line end.
    else if (this.length > MAX_HELD + 2) yield this.begin();
  }

  /** What is left at the end of a file. */
  *end(): Generator<Chunk> {
    yield* this.take();
    const { long } = this;
    if (long) {
      // What waited is a CR, and no line end followed.
      const octets = this.octets.subarray(0, this.length);
      long.length += octets.length;
      if (octets.length > 0) {
        long.endsLine = false;
        yield { kind: 'part', octets };
      }
      yield this.close(long, new Uint8Array());
    } else if (this.length > 0) yield this.cut(this.length, false);
    this.pool.give(this.memory);
  }

  private cut(end: number, isEnded: boolean): Chunk {
    const lines = this.countsLines
      ? countLines(this.octets, 0, end) + (this.octets[end - 1] === LF ? 0 : 1)
      : 0;
    const octets = this.octets.subarray(0, end);
    this.startAnew(end);
    return { kind: 'records', octets, lines, isEnded };
  }

  /** Goes on with what follows `from`, in another memory. */
  private startAnew(from: number): void {
    const rest = this.octets.subarray(from, this.length);
    this.memory = this.pool.take(Math.max(CAPACITY, rest.length + SLACK));
    this.octets = Buffer.from(this.memory);
    this.octets.set(rest);
    this.length = rest.length;
    this.seen = rest.length;
    this.boundary = 0;
  }

  private enlarge(): void {
    const larger = new ArrayBuffer(this.memory.byteLength * 2);
    const octets = Buffer.from(larger);
    octets.set(this.octets.subarray(0, this.length));
    this.memory = larger;
    this.octets = octets;
  }

  private begin(): Chunk {
    const end = this.withoutCr(this.length);
    const octets = this.octets.subarray(0, end);
    const endsLine = octets[end - 1] === LF;
    this.long = { head: octets.slice(0, MAX_HELD), length: end, lines: countLines(octets, 0, end), endsLine };
    this.startAnew(end);
    return { kind: 'part', octets };
  }

  /** Passes on what belongs to a long record, up to `end`, and its end if it is there. */
  private *goOn(long: LongHead, end: number, isEnd: boolean): Generator<Chunk> {
    const crlf = isEnd && end > 1 && this.octets[end - 2] === CR;
    const to = isEnd ? end - (crlf ? 2 : 1) : this.withoutCr(end);
    const octets = this.octets.subarray(0, to);
    const lineEnd = this.octets.slice(to, isEnd ? end : to);
    long.length += to;
    long.lines += countLines(octets, 0, to);
    if (to > 0) long.endsLine = octets[to - 1] === LF;
    this.startAnew(isEnd ? end : to);
    if (octets.length > 0) yield { kind: 'part', octets };
    if (!isEnd) return;
    this.seen = 0;
    yield this.close(long, lineEnd);
  }

  /** A CR may be half of the line end: it waits for what comes. */
  private withoutCr(end: number): number {
    return end > 0 && this.octets[end - 1] === CR ? end - 1 : end;
  }

  private close({ head, length, lines, endsLine }: LongHead, lineEnd: Uint8Array): Chunk {
    this.long = null;
    // A file may end after a line end that is inside quotes.
    const last = lineEnd.length === 0 && endsLine ? 0 : 1;
    return {
      kind: 'long',
      octets: Buffer.concat([head, lineEnd]),
      long: { length, lines: lines + last, isEnded: lineEnd.length > 0 },
    };
  }
}

/** A record that is passed on in parts: its head, and what of it came so far. */
interface LongHead extends Omit<LongRecord, 'isEnded'> {
  head: Uint8Array;
  /** Whether what came last is a line end. */
  endsLine: boolean;
}

/** How many line ends stand from `from` to `to`. */
function countLines(octets: Buffer, from: number, to: number): number {
  const stretch = octets.subarray(from, to);
  let count = 0;
  for (let at = stretch.indexOf(LF); at >= 0; at = stretch.indexOf(LF, at + 1)) count++;
  return count;
}

/** Records that are lines. */
export const lineBoundaries: Boundaries = {
  last: (octets, from, to) => {
    // After what was read the memory holds what it held before.
    const found = octets.subarray(from, to).lastIndexOf(LF);
    return found < 0 ? -1 : from + found + 1;
  },
  first: (octets, from, to) => {
    const found = octets.subarray(from, to).indexOf(LF);
    return found < 0 ? -1 : from + found + 1;
  },
};

/** Where the reader of a row stands. */
const FIELD_BEGINS = 0;
const IN_FIELD = 1;
const IN_QUOTES = 2;
const BEHIND_QUOTE = 3;

/** Records that are CSV rows: a line end inside quotes ends none. */
export class RowBoundaries implements Boundaries {
  private state = FIELD_BEGINS;
  /** Of the quoted field that has begun and not ended: its line ends so far, and whether one came last. */
  private lineEnds = 0;
  private endsLine = false;

  constructor(private readonly delimiter: number) {}

  /** How many lines the quoted field has that has begun and not ended; 0 where there is none. */
  get linesInQuotes(): number {
    return this.state === IN_QUOTES ? this.lineEnds + (this.endsLine ? 0 : 1) : 0;
  }

  last(octets: Buffer, from: number, to: number): number {
    const { delimiter, state } = this;
    if (state === BEHIND_QUOTE || to === from) return this.follow(octets, from, to, false);
    let isOpen = state === IN_QUOTES;
    let outside = from;
    // From quote to quote: what lies between needs no look.
    const quotes = octets.subarray(0, to);
    for (let index = quotes.indexOf(QUOTE, from); index >= 0; index = quotes.indexOf(QUOTE, index + 1)) {
      if (!isOpen) {
        const before = octets[index - 1];
        isOpen = index === from ? state === FIELD_BEGINS : before === LF || before === delimiter;
      } else if (index + 1 >= to) return this.follow(octets, from, to, false);
      // A doubled quote stands for one.
      else if (octets[index + 1] === QUOTE) index++;
      else {
        isOpen = false;
        outside = index + 1;
      }
    }
    const found = isOpen ? -1 : lineBoundaries.last(octets, outside, to);
    // There is none after the last quote: rare enough to look at everything once more.
    if (found < 0) return this.follow(octets, from, to, false);
    const last = octets[to - 1];
    this.state = last === LF || last === delimiter ? FIELD_BEGINS : IN_FIELD;
    return found;
  }

  first(octets: Buffer, from: number, to: number): number {
    return this.follow(octets, from, to, true);
  }

  private follow(octets: Buffer, from: number, to: number, isFirst: boolean): number {
    const { delimiter } = this;
    let { state } = this;
    let boundary = -1;
    let index = from;
    /** Where the last quoted field begins; -1 where that was before. */
    let opened = -1;
    while (index < to) {
      const octet = octets[index++] as number;
      if (state === IN_QUOTES) {
        if (octet === QUOTE) state = BEHIND_QUOTE;
      } else if (octet === QUOTE && state !== IN_FIELD) {
        // At the beginning of a field it opens; after a quote it is the second half of a doubled one.
        if (state === FIELD_BEGINS) opened = index - 1;
        state = IN_QUOTES;
      } else if (octet === LF) {
        state = FIELD_BEGINS;
        boundary = index;
        if (isFirst) break;
      } else state = octet === delimiter ? FIELD_BEGINS : IN_FIELD;
    }
    this.state = state;
    // After a quote the field may still go on.
    if (state === IN_QUOTES || state === BEHIND_QUOTE) this.countInQuotes(octets, opened, from, index);
    return boundary;
  }

  private countInQuotes(octets: Buffer, opened: number, from: number, to: number): void {
    if (opened >= 0) this.lineEnds = 0;
    this.lineEnds += countLines(octets, Math.max(opened, from), to);
    if (to > from) this.endsLine = octets[to - 1] === LF;
  }
}

/**
 * The lines of a source as octets, as soon as each is whole. A line ends at LF or CRLF; a lone CR belongs to the line. Text
 * after the last end is a line, nothing after it is none. The octets of a line are overwritten once it was used.
 * @throws ReadError
 */
export async function* linesOf(source: OctetSource): AsyncGenerator<Line> {
  const spare: ArrayBuffer[] = [];
  const memory: Memory = {
    take: (size) => {
      const found = spare.pop();
      return found && found.byteLength >= size ? found : new ArrayBuffer(size);
    },
    give: (used) => {
      spare[0] = used;
    },
  };
  const splitter = new RecordSplitter(lineBoundaries, memory, false);
  for (let count = -1; count !== 0; ) {
    count = await source.read(splitter.buffer());
    splitter.advance(count);
    for (const chunk of count === 0 ? splitter.end() : splitter.take()) {
      if (chunk.kind === 'part') continue;
      const { octets } = chunk;
      if (chunk.kind === 'long') {
        const end = octets.length - lineEndLength(octets, 0, octets.length);
        yield heldLine(octets.subarray(0, end), chunk.long.length);
        continue;
      }
      for (let from = 0; from < octets.length; ) {
        const found = octets.indexOf(LF, from);
        const next = found < 0 ? octets.length : found + 1;
        const end = next - lineEndLength(octets, from, next);
        yield heldLine(octets.subarray(from, end), end - from);
        from = next;
      }
      memory.give(octets.buffer as ArrayBuffer);
    }
  }
}
