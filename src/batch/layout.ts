import { LF, MAX_HELD, QUOTE, type RowLayout } from './block.ts';
import { fieldContent, RowReader } from './row-shape.ts';
import { utf8Text } from './verdict.ts';

/** How CSV is to be read. */
export interface RowsAsked {
  /** The name of the column of the address, or its number, from 1. */
  column: string | number;
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
  /** The octets of the header, 0 where there is none. */
  headerLength: number;
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

/** Whether the first row is there as a whole, or will not be. */
export function hasFirstRow(octets: Uint8Array, { delimiter }: RowsAsked): boolean {
  return octets.length > MAX_HELD || firstRow(octets, delimiter).end >= 0;
}

/**
 * Reads the first row of a table.
 * @param octets the table's, with the whole of the row where it has one of a sane length
 * @throws LayoutError
 */
export function tableStart(octets: Uint8Array, asked: RowsAsked): TableStart {
  const { end, counts } = firstRow(octets, asked.delimiter);
  const [[delimiter] = [0x2c]] = [...counts].sort((a, b) => b[1] - a[1]);
  const row = octets.subarray(0, end < 0 ? Math.min(octets.length, MAX_HELD) : end);
  const fields = fieldsOf(row, delimiter);
  const isHeader = asked.header ?? (typeof asked.column === 'string' || !mayBeAddress(fields, asked.column));
  const column = typeof asked.column === 'number' ? asked.column - 1 : indexOf(fields, asked.column);
  if (column >= fields.length) {
    throw new LayoutError(`there is no column ${column + 1}: the first row has ${fields.length}`, {
      kind: 'no-column-numbered',
      column: column + 1,
      width: fields.length,
    });
  }
  return { layout: { delimiter, column, width: fields.length }, headerLength: isHeader ? row.length : 0 };
}

/** A first row with an address in the column is no header. */
function mayBeAddress(fields: readonly string[], column: number): boolean {
  return fields[column - 1]?.includes('@') ?? false;
}

/** First as it is written, then whatever its case and the white space around it. */
function indexOf(fields: readonly string[], name: string): number {
  const plain = (text: string) => text.trim().toLowerCase();
  const exact = placesOf(fields, (field) => field === name);
  const found = exact.length > 0 ? exact : placesOf(fields, (field) => plain(field) === plain(name));
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
  const listed = fields.map((field) => JSON.stringify(field)).join(', ');
  throw new LayoutError(`there is no column ${column}: the first row has ${listed}`, {
    kind: 'no-column-named',
    column,
    fields: listed,
  });
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
