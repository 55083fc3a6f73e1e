import { CR, LF, lineEndLength, QUOTE, type RowLayout, type Writing } from './block.ts';
import { type ColumnName, quoted } from './columns.ts';
import { MAX_HELD, utf8Text } from './verdict.ts';

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

/** How CSV is to be read. */
export interface CsvOptions {
  /** The names of the columns of addresses, or their numbers, from 1. */
  columns: readonly (string | number)[];
  /** The octet that divides fields; null to find out. */
  delimiter: number | null;
  /** Whether the first row is a header; null to find out. */
  header: boolean | null;
}

/** Why a table cannot be read as requested. */
export type LayoutDetails =
  | {
      kind: 'no-column-named';
      /** The name that was asked for, as a JSON string. */
      column: string;
      /** The names in the first row, as JSON strings with commas between them. */
      fields: string;
    }
  | {
      kind: 'no-column-numbered';
      /** The number that was asked for, from 1. */
      column: number;
      /** The number of columns in the first row. */
      width: number;
    }
  | {
      kind: 'columns-alike';
      /** The name that was asked for, as a JSON string. */
      column: string;
      /** How many columns have it. */
      count: number;
      /** Their numbers, from 1. */
      numbers: string;
    }
  /** Another file before it had another header. */
  | { kind: 'other-columns' };

/** A table that cannot be read as requested: it has no such column, say. */
export class LayoutError extends Error {
  /** The name of the class. */
  override readonly name = 'LayoutError';
  /** Stable; `details.kind` says what is wrong. */
  readonly code = 'ERR_MAILBOX_LAYOUT';

  constructor(
    message: string,
    /** What is wrong, as data. */
    readonly details: LayoutDetails,
  ) {
    super(message);
  }
}

/** What the first row of a table says. */
export interface TableStart {
  layout: RowLayout;
  /** The octets of the line before it that says what divides fields, 0 where there is none. */
  separatorLength: number;
  /** The octets of the header, 0 where there is none. */
  headerLength: number;
  /** The fields of the first row. */
  names: readonly string[];
}

const DELIMITERS = [',', '\t', ';', '|'].map((character) => character.charCodeAt(0));

/** The first row of a text of which it is not known yet what divides fields. */
interface FirstRow {
  /** Where it ends; -1 where it has no end. */
  end: number;
  /** What may divide its fields, and how often it stands outside of quotes. */
  counts: Map<number, number>;
}

function firstRow(octets: Uint8Array, delimiter: number | null): FirstRow {
  const counts = new Map((delimiter === null ? DELIMITERS : [delimiter]).map((octet) => [octet, 0]));
  let isQuoted = false;
  let isFieldStart = true;
  for (const [index, octet] of octets.entries()) {
    const count = counts.get(octet);
    if (octet === QUOTE && (isQuoted || isFieldStart)) isQuoted = !isQuoted;
    else if (octet === LF && !isQuoted) return { end: index + 1, counts };
    else if (count !== undefined && !isQuoted) counts.set(octet, count + 1);
    // The second one of a doubled quote opens again.
    isFieldStart = count !== undefined || octet === QUOTE;
  }
  return { end: -1, counts };
}

/** What spreadsheets take before the first row, and Excel in many countries needs: what divides fields. */
const SEPARATOR_LINE = /^("?)sep=([\t !#-/:-@[-`{-~])\1\r?\n/i;

/** The line before the first row that says what divides fields: its length, 0 where there is none, and that. */
function separatorOf(
  octets: Uint8Array,
  requested: CsvOptions,
): { length: number; delimiter: number | null } {
  const start = Buffer.from(octets.buffer, octets.byteOffset, octets.length).toString('latin1', 0, 16);
  const [line = '', , separator] = SEPARATOR_LINE.exec(start) ?? [];
  return { length: line.length, delimiter: requested.delimiter ?? separator?.charCodeAt(0) ?? null };
}

/** Whether the first row is there as a whole, or will not be. */
export function hasFirstRow(octets: Uint8Array, requested: CsvOptions): boolean {
  const { length, delimiter } = separatorOf(octets, requested);
  return octets.length > MAX_HELD || firstRow(octets.subarray(length), delimiter).end >= 0;
}

/**
 * Reads the first row of a table.
 * @param octets the table's, with the whole of the row where it has one of a sane length
 * @throws LayoutError
 */
export function tableStart(octets: Uint8Array, requested: CsvOptions): TableStart {
  const separator = separatorOf(octets, requested);
  const rows = octets.subarray(separator.length);
  const { end, counts } = firstRow(rows, separator.delimiter);
  const [[delimiter] = [0x2c]] = [...counts].sort((a, b) => b[1] - a[1]);
  const row = rows.subarray(0, end < 0 ? Math.min(rows.length, MAX_HELD) : end);
  const fields = fieldsOf(row, delimiter);
  const isHeader =
    requested.header ??
    requested.columns.every((column) => typeof column === 'string' || !mayBeAddress(fields, column));
  const columns = [...new Set(requested.columns.map((column) => columnOf(fields, column)))];
  const labels = columns.map((column) => (isHeader ? (fields[column] as string) : String(column + 1)));
  const layout = { delimiter, columns, labels, width: fields.length };
  const headerLength = isHeader ? row.length : 0;
  return { layout, separatorLength: separator.length, headerLength, names: fields };
}

/** Where a column is, from 0. */
function columnOf(fields: readonly string[], column: string | number): number {
  if (typeof column === 'string') return indexOf(fields, column);
  if (column <= fields.length) return column - 1;
  throw new LayoutError(`there is no column ${column}: the first row has ${fields.length}`, {
    kind: 'no-column-numbered',
    column,
    width: fields.length,
  });
}

/** A first row with an address in the column is not a header. */
function mayBeAddress(fields: readonly string[], column: number): boolean {
  return fields[column - 1]?.includes('@') ?? false;
}

/** A longer field is no name of a column; NFC of one that is all marks takes the square of its length. */
const MAX_COLUMN_NAME = 1000;

/** First as it is written, then whatever its case and the white space around it. */
function indexOf(fields: readonly string[], name: string): number {
  const plain = (text: string) => text.normalize().trim().toLowerCase();
  const exact = placesOf(fields, (field) => field === name);
  const found =
    exact.length > 0
      ? exact
      : placesOf(fields, (field) => field.length <= MAX_COLUMN_NAME && plain(field) === plain(name));
  if (found.length === 1) return found[0] as number;
  const column = JSON.stringify(name);
  if (found.length > 1) {
    const { length: count } = found;
    const numbers = found.map((place) => place + 1).join(', ');
    throw new LayoutError(`there are ${count} columns ${column}: ask for one by its number, ${numbers}`, {
      kind: 'columns-alike',
      column,
      count,
      numbers,
    });
  }
  const listed = listOf(fields);
  throw new LayoutError(`there is no column ${column}: the first row has ${listed}`, {
    kind: 'no-column-named',
    column,
    fields: listed,
  });
}

/** The number of columns that are named, and how much of each. */
const MAX_LISTED = 100;
const MAX_NAME = 80;

/** Names as JSON strings, for a message. */
export function listOf(names: readonly string[]): string {
  const listed = names
    .slice(0, MAX_LISTED)
    .map((name) => JSON.stringify(name.length > MAX_NAME ? `${name.slice(0, MAX_NAME)}…` : name));
  return listed.join(', ') + (names.length > MAX_LISTED ? ', …' : '');
}

function placesOf(fields: readonly string[], isMeant: (field: string) => boolean): number[] {
  return [...fields.keys()].filter((place) => isMeant(fields[place] as string));
}

function fieldsOf(octets: Uint8Array, delimiter: number): string[] {
  const reader = new RowReader(delimiter, 0);
  reader.all = [];
  reader.read(octets, 0, octets.length);
  return reader.all.map((field) =>
    utf8Text(field.rawEnd < 0 ? octets.subarray(field.from, field.to) : fieldContent(octets, field)),
  );
}

/** The header of all tables of a run, which is written once. */
export class TableHeader {
  private first: Buffer | null = null;

  constructor(
    private readonly writing: Writing,
    private readonly columns: readonly ColumnName[],
  ) {}

  /**
   * What is written of a file's header: that of the first one.
   * @param before what stands before it: a byte order mark, and the line that says what divides fields
   * @param header the row with its line end; empty where there is none
   * @throws LayoutError for one that is not like the first
   */
  add(
    before: Uint8Array,
    header: Uint8Array,
    { delimiter, labels }: RowLayout,
    names: readonly string[],
  ): Uint8Array {
    if (this.writing !== 'rows' && this.writing !== 'records') return new Uint8Array();
    const end = header.length - lineEndLength(header, 0, header.length);
    const row = Buffer.from(header.subarray(0, end));
    if (this.first !== null) {
      if (this.first.equals(row)) return new Uint8Array();
      throw new LayoutError('its columns are not those of the first file', { kind: 'other-columns' });
    }
    this.first = row;
    if (header.length === 0) return before;
    const mark = String.fromCharCode(delimiter);
    const added = addedNames(this.columns, labels, names)
      .map((name) => mark + quoted(name, mark))
      .join('');
    const columns = Buffer.from(this.writing === 'rows' ? added : '');
    const lineEnd = end === header.length ? Buffer.from('\n') : header.subarray(end);
    return Buffer.concat([before, row, columns, lineEnd]);
  }
}

/** The names of the columns that are added: none that the table has already, and where there are several of addresses, with theirs. */
function addedNames(
  columns: readonly ColumnName[],
  labels: readonly string[],
  names: readonly string[],
): string[] {
  const taken = new Set(names);
  return labels.flatMap((label) =>
    columns.map((column) => {
      const name = labels.length > 1 ? `${label} ${column}` : column;
      let free = name;
      for (let number = 2; taken.has(free); number++) free = `${name} ${number}`;
      taken.add(free);
      return free;
    }),
  );
}
