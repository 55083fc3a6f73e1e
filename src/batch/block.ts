import type { BlockTally } from './tally.ts';

/** Where addresses stand in the rows of one CSV file. */
export interface RowLayout {
  /** The octet that divides fields. */
  delimiter: number;
  /** The column of the address, from 0. */
  column: number;
  /** How many fields the first row has: shorter rows are filled up before columns are added. */
  width: number;
}

/** Whole records of one file, cut behind a line end. */
export interface Block {
  octets: Uint8Array;
  /** As the user named it; null for standard input. */
  file: string | null;
  /** The number of the first line, from 1; 1 where nobody will read it. */
  line: number;
  /** Whether the last record has its line end, which it may lack where a file ends. */
  isEnded: boolean;
  rows: RowLayout | null;
  /**
   * For the head of one record that is too long to be held, with its line end behind the head. Where records are written
   * as they came, the head is written already.
   */
  long: LongRecord | null;
}

export interface LongRecord {
  /** Octets of the whole, without its line end. */
  length: number;
  /** Its line ends, those inside quotes included. */
  lines: number;
  /** Whether its own line end has come, which it may lack where a file ends. */
  isEnded: boolean;
}

/** What became of a block. */
export interface BlockResult {
  /** What is to be written. */
  out: Uint8Array;
  /** Where each record ends in it, whether it is valid, and the key of its mailbox (three words each). */
  records: DividedRecords | null;
  tally: BlockTally;
}

export interface DividedRecords {
  ends: Uint32Array;
  /** 1 for valid. */
  valid: Uint8Array;
  /** Three words a record, all 0 where there is no mailbox; null when nobody looks for duplicates. */
  keys: Uint32Array | null;
}

/** So much of a record is kept, in octets; the rest of a longer one is only counted. */
export const MAX_HELD = 1 << 20;

export const LF = 0x0a;
export const CR = 0x0d;
export const QUOTE = 0x22;

/** How many octets the line end at the end of a record has. */
export function lineEndLength(octets: Uint8Array, start: number, end: number): number {
  if (end === start || octets[end - 1] !== LF) return 0;
  return end - 1 > start && octets[end - 2] === CR ? 2 : 1;
}
