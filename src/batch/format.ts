import type { Counts } from './tally.ts';
import type { Verdict } from './verdict.ts';

/** A way to write verdicts. Each piece ends with its own line end. */
export interface Format {
  /** What comes first. */
  head: string;
  verdict(verdict: Verdict): string;
  /** What comes last. */
  tail(counts: Counts): string;
}
