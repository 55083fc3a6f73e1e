import type { Spots } from './spots.ts';

/** Something about a file that whoever runs a list wants to know. Its words are the reader's. */
export type Note =
  /** A byte order mark of UTF-8 was skipped. */
  | { kind: 'mark-skipped' }
  /** A byte order mark decided the encoding. */
  | { kind: 'mark-encoding'; encoding: string }
  /** A quoted field of a table has no end: it opens in `line` and has so many `lines`, to the end of the file. */
  | { kind: 'quote-unclosed'; line: number; lines: number }
  /** A quoted field of a table takes in further lines, and was hardly meant to; the lines in which they open. */
  | { kind: 'quote-wide'; lines: Spots }
  /** The lines of a table end in CR alone, so that all of it is its header. */
  | { kind: 'lone-cr' }
  /** Rows have more fields than the first row: what is added stands behind them, under no header. */
  | { kind: 'long-rows'; width: number; lines: Spots }
  /** U+FFFD stands for what could not be decoded. */
  | { kind: 'undecoded'; encoding: string; lines: Spots }
  /** Lines are not UTF-8, and may be text in windows-1252. */
  | { kind: 'not-utf8'; lines: Spots }
  /** Most lines hold more than an address, as the rows of a table do. */
  | { kind: 'table' }
  /** Records come back in UTF-8, though they were read in another encoding. */
  | { kind: 'written-utf8'; encoding: string }
  /** Lines that ought to be JSON are none. */
  | { kind: 'not-json'; lines: Spots };
