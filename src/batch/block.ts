import type { Conventions } from '../conventions/convention.ts';
import type { Messages } from '../messages/catalogue.ts';
import type { MailboxOptions } from '../options.ts';
import type { ReplyOptions } from '../reply.ts';
import type { ColumnName } from './output/columns.ts';
import type { BlockTally } from './tally.ts';

/*
 * The plain data that the steps of a run hand to each other, and to workers: a block of whole records, how it is to be
 * checked, and what became of it.
 *
 * A new field of `CheckSetup` is set in `checkSetupOf` (options.ts), and by the command in `setupOf` (cli/check/options.ts).
 */

/** Where addresses stand in the rows of one CSV file. */
export interface RowLayout {
  /** The octet that divides fields. */
  delimiter: number;
  /** The columns of addresses, from 0, and what they are called in what is written of them. */
  columns: readonly number[];
  labels: readonly string[];
  /** How many fields the first row has: shorter rows are filled up before columns are added. */
  width: number;
}

/** A record in its block: where it stands, where its content ends and where, after its line end, the next one begins. */
export interface RecordSpan {
  start: number;
  end: number;
  next: number;
  /** How many fields a CSV row has. */
  fields: number;
}

/** Whole records of one file, cut after a line end. */
export interface Block {
  octets: Uint8Array;
  /** As the user named it; null for standard input. */
  file: string | null;
  /** The number of the first line, from 1; 1 where it will not be read. */
  line: number;
  /** Whether the last record has its line end, which it may lack where a file ends. */
  isEnded: boolean;
  rows: RowLayout | null;
  /**
   * For the head of one record that is too long to be held, with its line end after the head. Where records are written
   * as they came, the head is written already.
   */
  long: LongRecord | null;
  /** Where lines are not UTF-8: the encodings that they and those before leave open. */
  open: OpenEncodings | null;
}

/** From which line of a block on, from 0, which encodings are open. */
export type OpenEncodings = readonly (readonly [line: number, encodings: readonly string[]])[];

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
  /** Three words a record, all 0 where there is no mailbox; null without --dedupe. */
  keys: Uint32Array | null;
}

export const LF = 0x0a;
export const CR = 0x0d;
export const QUOTE = 0x22;

/** How many octets the line end at the end of a record has. */
export function lineEndLength(octets: Uint8Array, start: number, end: number): number {
  if (end === start || octets[end - 1] !== LF) return 0;
  return end - 1 > start && octets[end - 2] === CR ? 2 : 1;
}

/**
 * What is written of a record: nothing; its verdict as NDJSON or as CSV of five columns; the record as it came (`records`);
 * the same, a CSV row, with four columns added (`rows`).
 */
export type Writing = 'nothing' | 'ndjson' | 'csv' | 'records' | 'rows';

/**
 * What a record is: a line that is an address, one of NDJSON with the address in a field, a CSV row, or an address that was
 * found in a text (extract/source.ts).
 */
export type RecordKind =
  | { kind: 'lines' }
  | { kind: 'rows' }
  | { kind: 'ndjson'; field: readonly string[] }
  | { kind: 'extracted' };

/** How records are checked and written. Plain data: workers are given a copy. */
export interface CheckSetup {
  options: MailboxOptions;
  grammar: 'rfc5321' | 'rfc5322';
  /** Whether to check the ends of domains, and to look for near misses. */
  suffix: boolean;
  nearMiss: boolean;
  /** The naming conventions of a site; null where there are none. */
  conventions: Conventions | null;
  reply: ReplyOptions;
  messages: Messages;
  records: RecordKind;
  writing: Writing;
  /** The columns of CSV: all of a list's, those that are added to a table's. */
  columns: readonly ColumnName[];
  /** Whether the clean address is written, in formats that name it. */
  fix: boolean;
  /** What stands for no address, besides nothing and white space; and whether a record without one is invalid. */
  nulls: readonly string[];
  isRequired: boolean;
  /** Which records are written; null for all. */
  only: 'valid' | 'invalid' | null;
  /** Whether it must be told of each written record where it ends and whether it is valid. */
  divided: boolean;
  /** Whether duplicates are looked for: then the key of each mailbox is told. The seed makes keys unforeseeable. */
  keySeed: number | null;
  /** Whether local parts that differ in case alone are one mailbox then. */
  ignoresCase: boolean;
  /** Whether the domains of valid addresses are counted. */
  byDomain: boolean;
}

/** A block for a worker, and memory for what it writes. */
export interface Task {
  block: Block;
  memory: ArrayBuffer | null;
}

/** What became of it, and its memory back. */
export interface Done {
  result: BlockResult;
  memory: ArrayBuffer;
}
