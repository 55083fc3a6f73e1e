import type { Reason, ReasonCode } from '../reasons.ts';
import type { Shape } from './shape-memory.ts';

/** How many records were what. */
export interface Counts {
  /** Without errors. */
  valid: number;
  /** Of the valid ones, those with warnings. */
  warned: number;
  /** With errors. */
  invalid: number;
  /** Empty lines, which are skipped. */
  empty: number;
}

/** How often a reason was found, and where first. */
export interface ReasonTally {
  /** In how many records. */
  count: number;
  /** Its level under the options. */
  level: 'error' | 'warning';
  /** The first record that has it: its file, its line, and its head. */
  file: string | null;
  /** The line of that record, from 1. */
  line: number;
  /** The beginning of that record's address. */
  example: string;
}

/** The count of one block, with lines counted from its beginning, from 0. */
export interface BlockTally extends Counts {
  lines: number;
  /** Lines that are not JSON, from the beginning of the block; for NDJSON only. */
  notJson: number[];
  /** Lines of rows with more fields than the first row; for CSV only. */
  longRows: number[];
  /** Lines in which a quote opens that takes in further lines, and was hardly meant to; for CSV only. */
  wideQuotes: number[];
  /** Lines that are not UTF-8, and may be text in windows-1252. */
  windows1252: number[];
  reasons: [code: ReasonCode, count: number, level: Reason['level'], line: number, example: string][];
}

/** So much of an example is kept, in UTF-16 units. */
const EXAMPLE_UNITS = 80;

/** Counts the records of one block. */
export class BlockCount {
  valid = 0;
  warned = 0;
  invalid = 0;
  empty = 0;
  lines = 0;
  readonly notJson: number[] = [];
  readonly longRows: number[] = [];
  readonly wideQuotes: number[] = [];
  windows1252: number[] = [];
  private readonly found = new Map<ReasonCode, BlockTally['reasons'][number]>();

  /** Counts a record with its reasons; each code once. */
  add(valid: boolean, reasons: readonly Reason[], line: number, text: string): void {
    if (!valid) this.invalid++;
    else {
      this.valid++;
      if (reasons.length > 0) this.warned++;
    }
    for (let index = 0; index < reasons.length; index++) {
      const { code, level } = reasons[index] as Reason;
      if (isRepeated(reasons, index)) continue;
      const entry = this.found.get(code);
      if (entry) entry[1]++;
      else this.found.set(code, [code, 1, level, line, text.slice(0, EXAMPLE_UNITS)]);
    }
  }

  /** Counts all records of one shape, and forgets that they were met. */
  addShape(shape: Shape): void {
    const { valid, reasons, count, line } = shape;
    shape.count = 0;
    if (!valid) this.invalid += count;
    else {
      this.valid += count;
      if (reasons.length > 0) this.warned += count;
    }
    for (let index = 0; index < reasons.length; index++) {
      const { code, level } = reasons[index] as Reason;
      if (isRepeated(reasons, index)) continue;
      const entry = this.found.get(code);
      if (entry) entry[1] += count;
      if (!entry) this.found.set(code, [code, count, level, line, shapeText(shape)]);
      else if (line < entry[3]) entry.splice(3, 2, line, shapeText(shape));
    }
  }

  tally(): BlockTally {
    const { valid, warned, invalid, empty, lines, notJson, longRows, wideQuotes, windows1252 } = this;
    const reasons = [...this.found.values()];
    return { valid, warned, invalid, empty, lines, notJson, longRows, wideQuotes, windows1252, reasons };
  }
}

/** The text that a shape was met in first. It is ASCII. */
function shapeText({ octets, from, to }: Shape): string {
  return Buffer.from(octets.subarray(from, to)).toString('latin1');
}

/** Whether the code of a reason stands before it already. */
function isRepeated(reasons: readonly Reason[], index: number): boolean {
  const code = reasons[index]?.code;
  for (let before = 0; before < index; before++) if (reasons[before]?.code === code) return true;
  return false;
}

/** The count of a run. */
export class Summary implements Counts {
  /** Records without errors. */
  valid = 0;
  warned = 0;
  /** Records with errors. */
  invalid = 0;
  empty = 0;
  /** Valid records left out because their mailbox came before. */
  duplicates = 0;
  /** Lines of all files. */
  lines = 0;
  /** How often each reason was found. */
  readonly reasons = new Map<ReasonCode, ReasonTally>();

  /**
   * Adds a block.
   * @param line the number of its first line
   */
  add(block: BlockTally, file: string | null, line: number): void {
    this.valid += block.valid;
    this.warned += block.warned;
    this.invalid += block.invalid;
    this.empty += block.empty;
    this.lines += block.lines;
    for (const [code, count, level, at, example] of block.reasons) {
      const known = this.reasons.get(code);
      if (known) known.count += count;
      else this.reasons.set(code, { count, level, file, line: line + at, example });
    }
  }
}
