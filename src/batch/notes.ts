import type { OtherKind } from './other-kinds.ts';
import type { LineNoteKind } from './tally.ts';

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
  /** It looks like something that is to be read in another way. */
  | { kind: OtherKind }
  /** A table has no row at all, and so no column of a name that was asked for. */
  | { kind: 'no-rows' }
  /** Records come back in UTF-8, though they were read in another encoding. */
  | { kind: 'written-utf8'; encoding: string }
  /** The field of NDJSON is in no record; `fields` are the names that the first one has, as JSON strings, where it has any. */
  | { kind: 'no-field' | 'no-fields'; field: string; fields: string }
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
