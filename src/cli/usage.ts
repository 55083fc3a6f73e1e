import type { OptionError } from '../errors.ts';
import { fill } from '../messages/catalogue.ts';
import { escapeText } from './escape.ts';
import { en } from './words/en.ts';
import type { CheckWords } from './words/words.ts';

/** The usage errors of the commands that speak several languages. */
export type UsageKind =
  | 'no-command'
  | 'unknown-option'
  | 'value-missing'
  | 'value-ambiguous'
  | 'value-for-none'
  | 'choice'
  | 'needs'
  | 'contradiction'
  | 'stdin-twice'
  | 'dns-rows'
  | 'dns-server'
  | 'split-text'
  | 'split-same'
  | 'split-nameless'
  | 'column'
  | 'delimiter'
  | 'encoding'
  | 'encoding-meant'
  | 'jobs'
  | 'levels-not-json'
  | 'levels-file-not-json'
  | 'levels-unreadable'
  | 'levels'
  | 'levels-file'
  | 'levels-shape'
  | 'levels-code'
  | 'levels-level'
  | 'codes'
  | 'no-code';

/** What is wrong, and what the words of it are filled in with. */
export interface UsageFault {
  kind: UsageKind;
  /** `code`, of Node, is that of a `why` that has words of its own. */
  values: Readonly<Record<string, string | number>>;
  /** What stands for `{what}`. */
  what?: UsageFault | undefined;
}

/** What is wrong, in a language, as a terminal may show it. */
export function faultText({ kind, values, what }: UsageFault, words: CheckWords): string {
  const { unreadableFor } = words;
  const { code = '' } = values;
  const shown = Object.entries(values).map(([name, value]) => [name, escapeText(String(value))]);
  return fill(words.usage[kind], {
    ...Object.fromEntries(shown),
    ...(Object.hasOwn(unreadableFor, code) && { why: unreadableFor[code as keyof typeof unreadableFor] }),
    ...(what && { what: faultText(what, words) }),
  });
}

/** Raised for arguments that no command has; the message is for the user. Exit code 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
  readonly code = 'ERR_MAILBOX_USAGE';

  /** @param fault null where there are English words alone */
  constructor(
    message: string,
    readonly fault: UsageFault | null = null,
  ) {
    super(message);
  }
}

/** One with words in every language. */
export function usageError(
  kind: UsageKind,
  values: UsageFault['values'] = {},
  what: UsageFault | undefined = undefined,
): UsageError {
  const fault = { kind, values, what };
  return new UsageError(faultText(fault, en), fault);
}

/** By its code: a part of the command that is built apart has a class of its own. */
export function isUsageError(error: unknown): error is UsageError {
  return error instanceof Error && 'code' in error && error.code === 'ERR_MAILBOX_USAGE';
}

/** The same for an option that the library refuses. */
export function isOptionError(error: unknown): error is OptionError {
  return error instanceof TypeError && 'code' in error && 'option' in error && 'expected' in error;
}

/** Exit codes: all valid, some invalid, usage or something that cannot be read or written, ended by a signal. */
export const exits = { valid: 0, invalid: 1, failure: 2, SIGHUP: 129, SIGINT: 130, SIGTERM: 143 } as const;
