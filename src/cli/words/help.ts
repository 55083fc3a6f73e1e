import type { ChoiceName } from '../check-options.ts';

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
  | 'encoding'
  | 'jobs'
  | 'quiet'
  | 'summary'
  | 'only'
  | 'valid'
  | 'invalid'
  | 'dedupe'
  | 'help'
  | 'version';

/** The help of `check` in one language. Of an option: what it does, in lines that leave the whole within 80 columns. */
export interface HelpWords {
  usage: string;
  about: readonly string[];
  judging: string;
  tables: string;
  lists: string;
  /** `{value}` */
  byDefault: string;
  choices: { readonly [N in ChoiceName]: string };
  /** How it is written, and its lines. */
  options: { readonly [O in FreeOption]: readonly [written: string, ...about: string[]] };
  exit: readonly string[];
}
