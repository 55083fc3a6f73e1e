import { isFault, type Levels } from './profiles.ts';
import type { Level, Reason, ReasonArgs, ReasonCode, TextForm } from './reasons.ts';

/** The most reasons that are reported for one input. */
export const MAX_REASONS = 16;

/** A list of this length is sorted and cut, so that a megabyte of faults takes linear time and little memory. */
const CROWDED = 64;

/** The arguments that a finding has when it is found; whether it has a repair turns out later. */
type FoundArgs<C extends ReasonCode> = Omit<ReasonArgs<C>, 'repair'>;

/** The codes whose only argument is a character. */
type CharacterCode = {
  [C in ReasonCode]: { codePoint: string } extends FoundArgs<C>
    ? 'codePoint' extends keyof FoundArgs<C>
      ? C
      : never
    : never;
}[ReasonCode];

/** Codes without arguments. */
type PlainCode = { [C in ReasonCode]: keyof FoundArgs<C> extends never ? C : never }[ReasonCode];

/** The arguments of a finding. A number is a code point, whose name is made only for findings that are kept. */
export type ArgsOf<C extends ReasonCode> = FoundArgs<C> | (C extends CharacterCode ? number : never);

/**
 * Collects what grammar and checks find in one input. Levels are applied at once, so that a reason at level `off` costs
 * nothing and displaces no other.
 */
export class Findings {
  /** How many errors were found, those that are not kept included. */
  errors = 0;
  /** How many findings are errors by the standards, whatever the caller's levels: tells whether a stretch is sound. */
  faults = 0;
  private readonly list: Reason[] = [];
  /** Once the list is full, what begins after this index is dropped. */
  private lastStart = Number.POSITIVE_INFINITY;
  /** Spans of damage, the start and the end of each. They are few, since each is an error in the list. */
  private readonly damage: number[] = [];
  private isInOrder = true;

  constructor(readonly levels: Levels) {}

  /** Whether anything at level `error` was found. */
  get invalid(): boolean {
    return this.errors > 0;
  }

  /** Whether the list is full and what begins at this index is dropped. */
  isFullAt(index: number): boolean {
    return index > this.lastStart;
  }

  /**
   * Adds a finding, unless its level is `off` or damage masks its span. Returns whether it is
   * an error.
   * @param levels a table to read instead of the usual one
   */
  add(code: PlainCode, start: number, end: number): boolean;
  add<C extends ReasonCode>(code: C, start: number, end: number, said: ArgsOf<C>, levels?: Levels): boolean;
  add(
    code: ReasonCode,
    start: number,
    end: number,
    said: object | number = {},
    levels = this.levels,
  ): boolean {
    if (start > this.lastStart) {
      // It is dropped unseen. One error more or less makes no difference any more.
      this.errors++;
      this.faults++;
      return true;
    }
    const row = this.levels.rowOf(code);
    if (isFault(row)) this.faults++;
    const level = levels.read(code, row, isDecoded(said));
    return level !== 'off' && !this.isMasked(start, end) && this.keep(code, level, start, end, said);
  }

  /**
   * Adds a reason of damage, which replaces the reasons that are added inside its span later. Damage is looked for
   * before the grammar runs.
   * Deliberate: damage lowered to a warning masks nothing, or it would let a wrong address through.
   * Returns whether it is an error.
   */
  addMasking(code: PlainCode, start: number, end: number): boolean;
  addMasking<C extends ReasonCode>(code: C, start: number, end: number, said: ArgsOf<C>): boolean;
  addMasking(code: ReasonCode, start: number, end: number, said: object | number = {}): boolean {
    const level = this.levels.of(code);
    if (level === 'off') return false;
    if (start > this.lastStart) return this.add(code, start, end, said as ArgsOf<ReasonCode>);
    const isError = this.keep(code, level, start, end, said);
    if (isError) this.damage.push(start, end);
    return isError;
  }

  /** Whether this was found in this place already. */
  has(code: ReasonCode, start: number, end: number): boolean {
    return this.list.some((reason) => reason.code === code && reason.start === start && reason.end === end);
  }

  /** The findings in order, at most MAX_REASONS, the first error always among them. */
  sorted(): Reason[] {
    this.cut();
    return this.list;
  }

  /** Returns whether it is an error. */
  private keep(code: ReasonCode, level: Level, start: number, end: number, said: object | number): boolean {
    const isError = level === 'error';
    if (isError) this.errors++;
    const { list } = this;
    const args = typeof said === 'number' ? { codePoint: codePointName(said) } : said;
    // Those of one place may still have to change places.
    if (list.length > 0 && (list[list.length - 1] as Reason).start >= start) this.isInOrder = false;
    // In ASCII octets are UTF-16 units; input.ts puts the others right.
    list.push({ code, level, start, end, octets: [start, end], args } as Reason);
    if (list.length === CROWDED) this.cut();
    return isError;
  }

  private cut(): void {
    const { list } = this;
    if (!this.isInOrder) {
      list.sort((a, b) => a.start - b.start || a.end - b.end || this.levels.compare(a.code, b.code));
      this.isInOrder = true;
    }
    if (list.length <= MAX_REASONS) return;
    const firstError = list.findIndex((finding) => finding.level === 'error');
    if (firstError >= MAX_REASONS) list[MAX_REASONS - 1] = list[firstError] as Reason;
    list.length = MAX_REASONS;
    // Without an error in it the list must wait for one.
    if (firstError >= 0) this.lastStart = (list[MAX_REASONS - 1] as Reason).start;
  }

  /** Whether damage masks a span. An empty span (something is missing) is masked only strictly inside. */
  isMasked(start: number, end: number): boolean {
    const { damage } = this;
    for (let index = 0; index < damage.length; index += 2) {
      const from = damage[index] as number;
      const until = damage[index + 1] as number;
      if (start === end ? from < start && start < until : from <= start && end <= until) return true;
    }
    return false;
  }
}

/** Whether a finding is about what an A-label decodes to. */
function isDecoded(args: object | number): boolean {
  return (args as { form?: TextForm }).form === 'decoded';
}

/** A code point as the standards write it: `U+0028`. */
export function codePointName(code: number): string {
  return `U+${code.toString(16).toUpperCase().padStart(4, '0')}`;
}
