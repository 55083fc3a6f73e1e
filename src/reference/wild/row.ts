/** A row of what servers say: words, and what they mean. */

import type { Meaning } from '../meanings.ts';

/** Words by which servers tell one meaning. */
export interface WildRow {
  /** What these replies mean. */
  readonly meaning: Meaning;
  /** The words count only in replies with this first digit; absent: in all. */
  readonly digit?: '4' | '5';
  /** Parts of a reply in lower case, with single spaces; each is enough by itself. */
  readonly words: readonly string[];
  /** The replies that they were seen with: `553 5.1.3`, or `553`. */
  readonly replies: readonly string[];
  /** Which servers and services say it. */
  readonly servers: readonly string[];
  /** Where it can be read. */
  readonly source: string;
}

/** A list of replies with the words of many servers. */
export const MANUAL = 'https://smtpfieldmanual.com';
