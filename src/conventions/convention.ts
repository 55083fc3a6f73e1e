/** What a site writes down: the rules of its domains, as data. */

import type { Level } from '../reasons.ts';

/**
 * Some characters: a class, or a single character. `letters` are those of ASCII in either case, `lowercase` the small
 * ones, `digits` those of ASCII, `unicode-letters` the letters, marks and digits of any script.
 */
export type Characters = readonly (CharacterClass | (string & {}))[];

/** A class of characters by its name. */
export type CharacterClass = 'letters' | 'lowercase' | 'digits' | 'unicode-letters';

/**
 * What a domain allows before the @. A rule that is absent asks nothing. All but `blocked` speak of the name without its
 * tag; quotes are not part of a name, and the case of a name makes no difference.
 */
export interface Convention {
  /** The characters that a name may have. */
  characters?: Characters;
  /** Those with which it may begin. */
  first?: Characters;
  /** Those with which it may end. */
  last?: Characters;
  /** Those of which it has one at least. */
  contains?: Characters;
  /** Characters none of which may follow itself: `__`. */
  notRepeated?: readonly string[];
  /** Characters no two of which may be next to each other: `._`. */
  notAdjacent?: readonly string[];
  /** The fewest octets of a name, from 1 to 256. */
  minOctets?: number;
  /** The most octets of a name, from 1 to 256. */
  maxOctets?: number;
  /** Characters that the server passes over, as Gmail does dots: lengths do not count them. */
  ignored?: readonly string[];
  /** The characters any of which begins a tag (RFC 5233), as in Postfix's `recipient_delimiter`: `+`, `+-`. */
  delimiter?: string;
  /** Whether an address may have a tag; true when absent. */
  tag?: boolean;
  /** Names that exist but cannot be chosen: a warning, but in a form an error. A `*` at either end stands for anything. */
  reserved?: readonly string[];
  /** Names that do not exist. A `*` at either end stands for anything. */
  blocked?: readonly string[];
  /** Names that no rule applies to: old ones, those that programs make. A `*` at either end stands for anything. */
  exceptions?: readonly string[];
  /** Whether the domain accepts mail; true when absent. */
  recipient?: boolean;
  /** Whether the rules apply to senders as well, at MAIL; false when absent. */
  senders?: boolean;
  /** The level of what is found: `error` when absent. The option `levels` of a call goes before it. */
  level?: Level;
  /** What is said instead of each rule, by language (BCP 47); one line. `en` also goes over SMTP and must be plain ASCII. */
  words?: Readonly<Record<string, string>>;
  /** Where the rules are published. Not used. */
  source?: string;
  /** When they were read there, `2026-11-30`. Not used. */
  date?: string;
  /** What else there is to know, such as addresses that are older than a rule. Not used. */
  note?: string;
}

/**
 * The conventions of some domains. A key is a domain (`example.com`), or all that lie below one
 * (`*.students.example.com`); the longest that fits applies, and that one alone. A value may be the name of another key,
 * whose rules it shares.
 */
export type Conventions = Readonly<Record<string, Convention | string>>;
