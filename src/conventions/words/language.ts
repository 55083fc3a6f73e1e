import type { ConventionCode } from '../../reasons.ts';

/** How a language speaks of rules. A sentence has no full stop. */
export interface ConventionWords {
  /**
   * A sentence a rule. `{domain}`, `{list}` (characters, or signs), `{count}`, `{unit}`.
   */
  readonly rules: Readonly<Record<ConventionCode, string>>;
  /** The names of classes, and of signs: in the plural. Those that are not here stand as they are, in ASCII by number. */
  readonly characters: Readonly<Record<string, string>>;
  /** What divides the items of a list, and the last two of them, with the spaces around it. */
  readonly comma: string;
  readonly and: string;
  readonly or: string;
  /** What is counted, where all octets are characters and where they need not be. */
  readonly units: Units;
  /** The same of one alone, where the language has another form for it and its sentences need it. */
  readonly one?: Units;
  /** What follows a length where some characters do not count. */
  readonly ignoring: string;
  /** How a sign without a name stands in a list; as it is when absent. */
  readonly sign?: `${string}{sign}${string}`;
  /** Whether a sign without a name is written by its number: what goes over SMTP is ASCII. */
  readonly isAscii: boolean;
}

interface Units {
  readonly characters: string;
  readonly octets: string;
}
