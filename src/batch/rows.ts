import { CR, LF, QUOTE } from './block.ts';

/*
 * CSV within a block: rows and their fields, in place. Where a row ends is decided by the same rules in `RowBoundaries`
 * (input/splitter.ts): change both.
 */

/** One field of a row: its content is at `from` to `to`. */
export interface Field {
  from: number;
  to: number;
  /** Where it is quoted and is not all there is between its first two quotes: where it ends itself. */
  rawEnd: number;
}

/**
 * Reads CSV (RFC 4180 2) row by row, in place. Where a text departs from the RFC: a quote opens only at the beginning of
 * a field, text after the closing quote belongs to the field, and a row ends at LF or CRLF.
 */
export class RowReader {
  /** The row that was read: where it ends, and where the next one begins. */
  end = 0;
  next = 0;
  /** How many fields it has. */
  fields = 0;
  /** How many line ends it has, its own included. */
  lines = 0;
  /** How many line ends stand before a quote that takes in further lines and was hardly meant to; -1 where none is. */
  linesBeforeWide = -1;
  /** The same for a quote that is not closed where the row ends, over more than MAX_QUOTED octets. */
  linesBeforeOpen = -1;
  /** The field that was asked for; `from` is -1 where the row is too short. */
  readonly field: Field = { from: -1, to: -1, rawEnd: -1 };
  /** All fields of the row, for who wants them. */
  all: Field[] | null = null;
  /** 1 for what a field has to be looked at for. */
  private readonly marks = new Uint8Array(256);
  /** The delimiter in each octet of a word. */
  private readonly delimiters: number;
  /** Whose view was made last: to ask octets for their memory is slow. */
  private source: Uint8Array = new Uint8Array();
  private view = new DataView(this.source.buffer);

  /** @param column which field to remember, from 0 */
  constructor(
    delimiter: number,
    private readonly column: number,
  ) {
    this.marks[delimiter] = 1;
    this.marks[LF] = 1;
    this.delimiters = inEach(delimiter);
  }

  /** Reads the row that begins at `start`. */
  read(octets: Uint8Array, start: number, limit: number): void {
    if (octets !== this.source) {
      this.source = octets;
      this.view = new DataView(octets.buffer, octets.byteOffset, octets.length);
    }
    if (this.all || !this.readBare(start, limit)) this.readAny(octets, start, limit);
  }

  /** Reads a row without quotes, as most are, four octets at a time. Returns false for any other row. */
  private readBare(start: number, limit: number): boolean {
    const { column, delimiters, field, view } = this;
    let fields = 0;
    let from = column === 0 ? start : -1;
    let to = -1;
    for (let index = start; index <= limit - 4; index += 4) {
      const word = view.getInt32(index, true);
      const ends = zeros(word ^ LINE_ENDS) | zeros(word ^ QUOTES);
      const end = ends & -ends;
      // Of the delimiters those before the end: all, where there is none.
      let divided = zeros(word ^ delimiters) & (end - 1);
      for (; divided !== 0; divided &= divided - 1) {
        fields++;
        if (fields === column) from = index + firstOf(divided) + 1;
        else if (fields > column && to < 0) to = index + firstOf(divided);
      }
      if (end === 0) continue;
      const at = index + firstOf(end);
      if (view.getUint8(at) === QUOTE) return false;
      this.end = at > start && view.getUint8(at - 1) === CR ? at - 1 : at;
      this.next = at + 1;
      this.fields = fields + 1;
      this.lines = 1;
      this.linesBeforeWide = -1;
      this.linesBeforeOpen = -1;
      field.from = from;
      field.to = to < 0 ? this.end : to;
      field.rawEnd = -1;
      return true;
    }
    return false;
  }

  private readAny(octets: Uint8Array, start: number, limit: number): void {
    const { marks, column, field } = this;
    let index = start;
    let fields = 0;
    this.lines = 0;
    this.linesBeforeWide = -1;
    this.linesBeforeOpen = -1;
    field.from = -1;
    for (;;) {
      const from = index;
      const { lines } = this;
      let closed = -1;
      let isEscaped = false;
      if (index < limit && octets[index] === QUOTE) {
        for (index++; index < limit; index++) {
          const octet = octets[index] as number;
          if (octet === LF) this.lines++;
          if (octet !== QUOTE) continue;
          if (octets[index + 1] !== QUOTE || index + 1 >= limit) break;
          isEscaped = true;
          index++;
        }
        closed = index < limit ? index++ : limit;
      }
      const hasLines = this.lines > lines;
      while (index < limit && marks[octets[index] as number] === 0) index++;
      const isLast = index >= limit || octets[index] === LF;
      const to = isLast ? this.rowEnd(octets, from, index, limit) : index;
      if (hasLines && closed === limit) {
        if (limit - from > MAX_QUOTED) this.linesBeforeOpen = lines;
      } else if (hasLines && this.linesBeforeWide < 0) {
        if (isWide(octets, from + 1, closed, to, fields === column)) this.linesBeforeWide = lines;
      }
      if (fields++ === column || this.all) {
        const isSimple = closed >= 0 && !isEscaped && (closed === limit || closed + 1 === to);
        field.from = closed >= 0 ? from + 1 : from;
        field.to = closed >= 0 ? closed : to;
        field.rawEnd = closed < 0 || isSimple ? -1 : to;
        this.all?.push({ ...field });
      }
      if (isLast) {
        this.fields = fields;
        this.end = to;
        return;
      }
      index++;
    }
  }

  /** Notes where the row ends whose last field ends at `index`, and returns that without its CR. */
  private rowEnd(octets: Uint8Array, from: number, index: number, limit: number): number {
    this.next = Math.min(index + 1, limit);
    if (index >= limit) return limit;
    this.lines++;
    return index > from && octets[index - 1] === CR ? index - 1 : index;
  }
}

/** A word of four times the same octet. */
function inEach(octet: number): number {
  return Math.imul(octet, 0x01010101);
}

const LINE_ENDS = inEach(LF);
const QUOTES = inEach(QUOTE);

/** The highest bit of each octet of a word that is 0. */
function zeros(word: number): number {
  return ~(((word & 0x7f7f7f7f) + 0x7f7f7f7f) | word | 0x7f7f7f7f);
}

/** Which octet of a word the lowest bit is in. */
function firstOf(bits: number): number {
  return (31 - Math.clz32(bits & -bits)) >> 3;
}

/** The content of a field that has doubled quotes, or text after its closing quote. */
export function fieldContent(octets: Uint8Array, { from, rawEnd }: Field): Buffer {
  const content = Buffer.alloc(rawEnd - from);
  let length = 0;
  let isOpen = true;
  for (let index = from; index < rawEnd; index++) {
    const octet = octets[index] as number;
    if (octet === QUOTE && isOpen) {
      if (octets[index + 1] !== QUOTE || index + 1 >= rawEnd) {
        isOpen = false;
        continue;
      }
      index++;
    }
    content[length++] = octet;
  }
  return content.subarray(0, length);
}

/** The most octets of a quoted field with line ends. */
const MAX_QUOTED = 1 << 16;

const SPACE = 0x20;

/**
 * Whether a quote whose field has line ends was hardly meant to take them in: around an address; with text after the
 * quote that closes it, which is the opening one of a later field then; or over more than MAX_QUOTED octets. Any other
 * text may have lines.
 * @param from after the quote that opens
 * @param closed where the quote stands that closes
 * @param to where the field ends, with what follows it
 */
function isWide(octets: Uint8Array, from: number, closed: number, to: number, isAddress: boolean): boolean {
  if (closed - from > MAX_QUOTED) return true;
  // A line end at the edge of an address takes in nothing.
  return (
    (isAddress && trimmed(octets, from, closed).includes(LF)) || trimmed(octets, closed + 1, to).length > 0
  );
}

/** A stretch without the white space at its edges. */
function trimmed(octets: Uint8Array, from: number, to: number): Uint8Array {
  let [start, end] = [from, to];
  while (start < end && (octets[start] as number) <= SPACE) start++;
  while (end > start && (octets[end - 1] as number) <= SPACE) end--;
  return octets.subarray(start, end);
}
