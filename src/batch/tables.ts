import { LF, lineEndLength, QUOTE, type RowLayout, type Writing } from './block.ts';
import { type ColumnName, quoted } from './output/columns.ts';
import { fieldContent, RowReader } from './rows.ts';
import { MAX_HELD, utf8Text } from './verdict.ts';

/*
 * How a table begins: its delimiter, its header, its columns of addresses, and the header that is written. A new reason why it
 * cannot be read is a kind of `LayoutDetails`, with its words in `layouts` of cli/words.
 */

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
      /** It is not in the first row, but in a later one: there are other lines above the header. */
      kind: 'column-below';
      /** The name that was asked for, as a JSON string. */
      column: string;
      /** The line that has it, from 1. */
      line: number;
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
  const lines = separator.length > 0 ? 1 : 0;
  const columns = [
    ...new Set(
      requested.columns.map((column) => columnOf(fields, column, () => lineWith(rows, column) + lines)),
    ),
  ];
  const labels = columns.map((column) => (isHeader ? (fields[column] as string) : String(column + 1)));
  const layout = { delimiter, columns, labels, width: fields.length };
  const headerLength = isHeader ? row.length : 0;
  return { layout, separatorLength: separator.length, headerLength, names: fields };
}

/**
 * Where a column is, from 0.
 * @param below which line has it instead, from 1
 */
function columnOf(fields: readonly string[], column: string | number, below: () => number): number {
  if (typeof column === 'string') return indexOf(fields, column, below);
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

/** A longer field is not the name of a column; NFC of one that is all marks takes the square of its length. */
const MAX_COLUMN_NAME = 1000;

/** The places of a name: as it is written, else whatever its case and the white space around it. */
function placesOf(fields: readonly string[], name: string): number[] {
  const plain = (text: string) => text.normalize().trim().toLowerCase();
  const places = (isMeant: (field: string) => boolean) =>
    [...fields.keys()].filter((place) => isMeant(fields[place] as string));
  const exact = places((field) => field === name);
  return exact.length > 0
    ? exact
    : places((field) => field.length <= MAX_COLUMN_NAME && plain(field) === plain(name));
}

/** The number of lines in which a header is looked for below others, such as a title. */
const MAX_ABOVE = 20;

/** Which of the first lines below the first row has a column of a name, from 1; NaN where none has. */
function lineWith(rows: Uint8Array, column: string | number): number {
  let rest = rows;
  for (let line = 1; line <= MAX_ABOVE && rest.length > 0; line++) {
    const end = rest.indexOf(LF) + 1 || rest.length;
    const row = rest.subarray(0, Math.min(end, MAX_HELD));
    if (
      line > 1 &&
      DELIMITERS.some((delimiter) => placesOf(fieldsOf(row, delimiter), String(column)).length === 1)
    ) {
      return line;
    }
    rest = rest.subarray(end);
  }
  return Number.NaN;
}

function indexOf(fields: readonly string[], name: string, below: () => number): number {
  const found = placesOf(fields, name);
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
  const line = below();
  if (line > 1) {
    const details = { kind: 'column-below' as const, column, line };
    throw new LayoutError(`the first row has no column ${column}, but line ${line} has`, details);
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
