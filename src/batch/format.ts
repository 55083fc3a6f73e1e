import type { Verdict } from './verdict.ts';

/** How many lines were what. */
export interface Counts {
  valid: number;
  /** Of the valid ones, those with warnings. */
  warned: number;
  invalid: number;
  empty: number;
}

/** A way to write verdicts. Each piece ends with its own line end. */
export interface Format {
  /** What comes first. */
  head: string;
  verdict(verdict: Verdict): string;
  /** What comes last. */
  tail(counts: Counts): string;
}
