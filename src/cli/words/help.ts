import type { ChoiceName } from '../check/options.ts';

/** The options of `check` that take no name from a list; the rest are `ChoiceName`s. */
export type FreeOption =
  | 'levels'
  | 'conventions'
  | 'no-smtputf8'
  | 'suffix'
  | 'no-near-miss'
  | 'dns'
  | 'dns-server'
  | 'column'
  | 'delimiter'
  | 'header'
  | 'field'
  | 'extract'
  | 'null'
  | 'require'
  | 'encoding'
  | 'fix'
  | 'columns'
  | 'bom'
  | 'only'
  | 'valid'
  | 'invalid'
  | 'dedupe'
  | 'duplicates'
  | 'quiet'
  | 'summary'
  | 'by-domain'
  | 'jobs'
  | 'help'
  | 'version';

/**
 * The help of `check` in one language. Of an option: what it does, on a line that leaves the whole within 80 columns; and
 * in further sentences what only the manual page says.
 */
export interface HelpWords {
  usage: string;
  about: readonly string[];
  checking: string;
  tables: string;
  lists: string;
  choices: { readonly [N in ChoiceName]: string };
  /** How it is written, its line, and what else there is to say. */
  options: { readonly [O in FreeOption]: readonly [written: string, about: string, ...more: string[]] };
  exit: readonly string[];
}
