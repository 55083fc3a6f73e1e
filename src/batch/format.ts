import type { Place } from './record-writer.ts';
import type { Counts } from './tally.ts';
import type { Verdict } from './verdict.ts';

/** A way to write verdicts. Each piece ends with its own line end. */
export interface Format {
  /** What comes first. */
  head: string;
  /** @param octets those of a block, with the record at `place`: for who writes it as it came */
  verdict(verdict: Verdict, octets?: Uint8Array, place?: Place): string;
  /** What comes last. */
  tail(counts: Counts): string;
}
