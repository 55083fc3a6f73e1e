import type { BlockTally, LineNoteKind } from './tally.ts';

/** Something about a file that whoever runs a list wants to know. Its words are the reader's (cli/words). */
export type Note =
  /** A byte order mark of UTF-8 was skipped. */
  | { kind: 'mark-skipped' }
  /** A byte order mark decided the encoding, or the places of NULs where there is none. */
  | { kind: 'mark-encoding' | 'nul-encoding'; encoding: string }
  /** A quoted field of a table has no end: it opens in `line` and has this number of `lines`, to the end of the file. */
  | { kind: 'quote-unclosed'; line: number; lines: number }
  /** Lines end in CR alone, and were read and are written as if that were LF. */
  | { kind: 'lone-cr' }
  /** Most lines hold more than an address, as the rows of a table do. */
  | { kind: 'table' }
  /** Records come back in UTF-8, though they were read in another encoding. */
  | { kind: 'written-utf8'; encoding: string }
  /** The field of NDJSON is in no record; `fields` are the names that the first one has, as JSON strings. */
  | { kind: 'no-field'; field: string; fields: string }
  /** Lines are not UTF-8: in which encoding all of them are letters of one script, or in which few. */
  | { kind: 'encoding-likely' | 'encodings-open'; lines: LineSample; encoding: string }
  /** What was found of single lines, with the encoding of the file and the width of the table. */
  | { kind: LineNoteKind; lines: LineSample; encoding: string; width: number };

/** The number of line numbers that are named. */
const NAMED = 5;

/** How many lines of a file there is something to say of, and the first of them. */
export class LineSample {
  count = 0;
  readonly first: number[] = [];

  add(line: number): void {
    this.count++;
    if (this.first.length < NAMED) this.first.push(line);
  }
}

/** The number of lines that are looked at, and the share of them that decides. */
const LINES = 20;
const MOST = 0.9;

const AMONG_FIELDS = /[,;\t]/;

/** Whether the first lines of a list look like rows of a table: an address, and what divides fields. */
export function looksLikeTable(octets: Uint8Array): boolean {
  const head = Buffer.from(octets.buffer, octets.byteOffset, octets.length).toString('latin1', 0, 1 << 14);
  const lines = head.split('\n').filter((line) => line.trim() !== '');
  const [first = ''] = lines;
  const isHeader = AMONG_FIELDS.test(first) && !first.includes('@');
  const rows = lines.slice(isHeader ? 1 : 0, LINES);
  // One line alone may be addresses in a row.
  return rows.length > (isHeader ? 0 : 1) && rows.filter(isRow).length >= MOST * rows.length;
}

/** Whether most records of a block are invalid, as rows are that are read as addresses. */
export function areMostInvalid({ valid, invalid }: BlockTally): boolean {
  return invalid >= MOST * (valid + invalid);
}

/** What stands in double quotes or before an address in angle brackets may hold anything. */
function isRow(line: string): boolean {
  const bare = line.replace(/"[^"]*"(?=@)/g, 'x');
  return bare.includes('@') && !/<[^<>]*@/.test(bare) && AMONG_FIELDS.test(bare);
}
