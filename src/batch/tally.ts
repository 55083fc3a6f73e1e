import type { Reason, ReasonCode } from '../reasons.ts';

/*
 * What is counted: of a block, where it is checked, and of a run. A new count is a field of `BlockTally`, `BlockCount` and
 * `Summary`, with its words in cli/words and its place in cli/check/summary.ts.
 */

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
  /** Rows and fields without an address, which are skipped as well. */
  missing: number;
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
  /** Rows of a table, empty ones included; 0 for anything else. */
  rows: number;
  /** Of NDJSON: in how many records the field was found, and the names of the first one's. */
  fields: { found: number; names: readonly string[] | null };
  /** How many valid addresses each domain has, where that is counted. */
  domains: ReadonlyMap<string, number>;
  /** The lines of which there is something to say, by what that is. */
  notes: LineNotes;
  reasons: [code: ReasonCode, count: number, level: Reason['level'], line: number, example: string][];
}

/**
 * What is noted of single lines. A new kind has its words in cli/words, and is added wherever it is found.
 * - `undecoded`: U+FFFD stands for what could not be decoded
 * - `not-json`: a line of NDJSON is not JSON
 * - `json-array`: a line of NDJSON is an array, of objects as it seems
 * - `not-utf8`: a line is not UTF-8
 * - `quote-wide`: a quote of a table takes in further lines, and was hardly meant to
 * - `long-rows`: a row has more fields than the first one
 */
export const LINE_NOTES = [
  'undecoded',
  'not-json',
  'json-array',
  'not-utf8',
  'quote-wide',
  'long-rows',
] as const;
export type LineNoteKind = (typeof LINE_NOTES)[number];
export type LineNotes = Partial<Record<LineNoteKind, number[]>>;

/** What was found of a record that is only counted. */
export interface RecordResult {
  readonly valid: boolean;
  readonly reasons: readonly Reason[];
}

/** What was found of all records of one form (forms/memory.ts), how many those were, and which was the first. */
export interface FormCount extends RecordResult {
  count: number;
  line: number;
  octets: Uint8Array;
  from: number;
  to: number;
}

/** The number of domains that are counted. */
const MAX_DOMAINS = 1_000_000;

/** So much of an example is kept, in UTF-16 units. */
const EXAMPLE_UNITS = 80;

/** Counts the records of one block. */
export class BlockCount {
  valid = 0;
  warned = 0;
  invalid = 0;
  empty = 0;
  missing = 0;
  lines = 0;
  rows = 0;
  readonly fields: { found: number; names: readonly string[] | null } = { found: 0, names: null };
  readonly domains = new Map<string, number>();
  readonly notes: LineNotes = {};
  private readonly found = new Map<ReasonCode, BlockTally['reasons'][number]>();

  /** Notes something about a line. */
  note(kind: LineNoteKind, line: number): void {
    this.notes[kind] ??= [];
    this.notes[kind].push(line);
  }

  /** Counts a valid address of a domain. */
  domain(domain: string): void {
    this.domains.set(domain, (this.domains.get(domain) ?? 0) + 1);
  }

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

  /** Counts all records of one form, and forgets that they were met. */
  addForm(form: FormCount): void {
    const { valid, reasons, count, line } = form;
    form.count = 0;
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
      if (!entry) this.found.set(code, [code, count, level, line, exampleText(form)]);
      else if (line < entry[3]) entry.splice(3, 2, line, exampleText(form));
    }
  }

  tally(): BlockTally {
    const { valid, warned, invalid, empty, missing, lines, rows, fields, domains, notes } = this;
    const reasons = [...this.found.values()];
    return { valid, warned, invalid, empty, missing, lines, rows, fields, domains, notes, reasons };
  }
}

/** The first text of a form. It is ASCII. */
function exampleText({ octets, from, to }: FormCount): string {
  return Buffer.from(octets.subarray(from, Math.min(to, from + EXAMPLE_UNITS))).toString('latin1');
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
  /** Rows and fields without an address. */
  missing = 0;
  /** Valid records left out because their mailbox came before. */
  duplicates = 0;
  /** Lines of all files. */
  lines = 0;
  /** Rows of all tables, without their headers. */
  rows = 0;
  /** How often each reason was found. */
  readonly reasons = new Map<ReasonCode, ReasonTally>();
  /** How many valid addresses each domain has, where that was asked for; of many domains the first million. */
  readonly domains = new Map<string, number>();

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
    this.missing += block.missing;
    this.rows += block.rows;
    for (const [domain, count] of block.domains) {
      const known = this.domains.get(domain);
      if (known !== undefined || this.domains.size < MAX_DOMAINS)
        this.domains.set(domain, (known ?? 0) + count);
    }
    for (const [code, count, level, at, example] of block.reasons) {
      const known = this.reasons.get(code);
      if (known) known.count += count;
      else this.reasons.set(code, { count, level, file, line: line + at, example });
    }
  }
}
