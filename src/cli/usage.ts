import { createRequire } from 'node:module';
import type { OptionError } from '../errors.ts';
import { formatUsageFault } from './wording.ts';
import { en } from './words/en.ts';
import type { UsageFault, UsageKind } from './words/words.ts';

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
  return new UsageError(formatUsageFault(fault, en), fault);
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

/** The version of this package. It is looked up by name, so that it is found from the sources and from the build. */
export function version(): string {
  const { version } = createRequire(import.meta.url)('mailbox-syntax/package.json') as { version: string };
  return version;
}
