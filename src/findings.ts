import { compareCodes, isFault, type Levels, levelTable } from './profiles.ts';
import type { Level, Reason, ReasonArgs, ReasonCode } from './reasons.ts';

/** At most so many reasons are reported for one input. */
export const MAX_REASONS = 16;

/** When so many are kept, they are sorted and cut, so that a megabyte of faults stays linear and small. */
const CROWDED = 64;

/** The codes whose only argument is a character. */
type CharacterCode = {
  [C in ReasonCode]: { codePoint: string } extends ReasonArgs<C>
    ? 'codePoint' extends keyof ReasonArgs<C>
      ? C
      : never
    : never;
}[ReasonCode];

/**
 * Collects what grammar and checks find in one input. The site's levels are applied at once, so that a reason that is
 * switched off costs nothing and can push nothing else out.
 */
export class Findings {
  /** How many errors were found, those that are not kept included. */
  errors = 0;
  /** How many findings the standards alone call errors, whatever the site's levels: tells whether a stretch is sound. */
  faults = 0;
  private readonly list: Reason[] = [];
  /** When the list is full, what begins behind this index can only be dropped. */
  private lastStart = Number.POSITIVE_INFINITY;
  /** Spans of damage: start, end. */
  private damage: [number, number][] | null = null;
  /** Whether those are ascending and disjoint. */
  private inOrder = true;

  /** @param verdictOnly keeps nothing: the first error decides, and the grammar need not go on. */
  constructor(
    readonly levels: Levels,
    private readonly verdictOnly = false,
  ) {}

  /** Whether anything at level `error` was found. */
  get invalid(): boolean {
    return this.errors > 0;
  }

  /** Whether there is an error and nothing but that is asked. */
  get isDecided(): boolean {
    return this.verdictOnly && this.errors > 0;
  }

  /** Whether the list is full and everything behind this index can only be dropped. */
  isFullAt(index: number): boolean {
    return index > this.lastStart;
  }

  /**
   * Adds a finding, unless its level is `off` or a damage already speaks for its span. Returns whether it is
   * an error.
   */
  add<C extends ReasonCode>(code: C, start: number, end: number, args: ReasonArgs<C>): boolean {
    if (start > this.lastStart) {
      // It is dropped unseen. One error more or less makes no difference any more.
      this.errors++;
      this.faults++;
      return true;
    }
    const row = levelTable[code];
    if (isFault(row)) this.faults++;
    const level = this.levels.read(code, row);
    if (level === 'off' || this.isDamaged(start, end)) return false;
    this.keep(code, level, start, end, args);
    return level === 'error';
  }

  /** Adds a finding that names a character; as damage where it stands in place of others. */
  addCharacter(code: CharacterCode, start: number, end: number, codePoint: number, isDamage = false): void {
    // The name is made only for what is kept.
    const args = { codePoint: start <= this.lastStart ? codePointName(codePoint) : '' };
    if (isDamage) this.addDamage(code, start, end, args);
    else this.add(code, start, end, args);
  }

  /**
   * Adds a reason of damage, which stands in place of the reasons that are added inside its span later. Damage is
   * looked for before the grammar runs.
   * Deliberate: damage that a site has lowered to a warning hides nothing, or it would let a wrong address through.
   * Returns whether it is an error.
   */
  addDamage<C extends ReasonCode>(code: C, start: number, end: number, args: ReasonArgs<C>): boolean {
    const level = this.levels.of(code);
    if (level === 'off') return false;
    if (start > this.lastStart) return this.add(code, start, end, args);
    this.keep(code, level, start, end, args);
    if (level !== 'error') return false;
    this.damage ??= [];
    this.inOrder &&= start >= (this.damage.at(-1)?.[1] ?? 0);
    this.damage.push([start, end]);
    return true;
  }

  /** Whether this was found in this place already. */
  has(code: ReasonCode, start: number, end: number): boolean {
    return this.list.some((reason) => reason.code === code && reason.start === start && reason.end === end);
  }

  /** What was found in order, at most MAX_REASONS, the first error always among them. */
  sorted(): Reason[] {
    this.cut();
    return this.list;
  }

  private keep(code: ReasonCode, level: Level, start: number, end: number, args: object): void {
    if (level === 'error') this.errors++;
    if (this.verdictOnly) {
      if (level === 'error') this.lastStart = -1;
      return;
    }
    // In ASCII octets are UTF-16 units; input.ts puts the others right.
    this.list.push({ code, level, start, end, octets: [start, end], args } as Reason);
    if (this.list.length === CROWDED) this.cut();
  }

  private cut(): void {
    const { list } = this;
    if (list.length > 1) {
      list.sort((a, b) => a.start - b.start || a.end - b.end || compareCodes(a.code, b.code));
    }
    if (list.length <= MAX_REASONS) return;
    const firstError = list.findIndex((finding) => finding.level === 'error');
    if (firstError >= MAX_REASONS) list[MAX_REASONS - 1] = list[firstError] as Reason;
    list.length = MAX_REASONS;
    // Without an error in it the list must wait for one.
    if (firstError >= 0) this.lastStart = (list[MAX_REASONS - 1] as Reason).start;
  }

  /**
   * Whether a damage speaks for a span already.
   * Binary search: an input can be full of damage. What is missing (an empty span) is hidden only strictly inside.
   */
  isDamaged(start: number, end: number): boolean {
    const { damage } = this;
    if (damage === null) return false;
    if (!this.inOrder) this.order(damage);
    let low = 0;
    let high = damage.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      const [, behind] = damage[middle] as [number, number];
      if (behind < end || behind <= start) low = middle + 1;
      else high = middle;
    }
    const from = damage[low]?.[0] ?? Number.POSITIVE_INFINITY;
    return start === end ? from < start : from <= start;
  }

  /** Sorts spans and makes one of those that overlap. */
  private order(damage: [number, number][]): void {
    const spans = damage.sort((a, b) => a[0] - b[0]).splice(0);
    for (const span of spans) {
      const last = damage.at(-1);
      if (last && span[0] < last[1]) last[1] = Math.max(last[1], span[1]);
      else damage.push(span);
    }
    this.inOrder = true;
  }
}

/** A code point as the standards write it: `U+0028`. */
export function codePointName(code: number): string {
  return `U+${code.toString(16).toUpperCase().padStart(4, '0')}`;
}
