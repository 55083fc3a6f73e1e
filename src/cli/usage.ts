import { createRequire } from 'node:module';
import { type ParseArgsConfig, parseArgs } from 'node:util';
import { isMisspelled, type OptionError } from '../errors.ts';
import { en } from './words/en.ts';
import { formatUsageFault } from './words/wording.ts';
import type { UsageFault, UsageKind } from './words/words.ts';

/*
 * Arguments, and what is wrong with them. A fault in every language is a `UsageKind` (words/words.ts).
 */

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

/** The options of a command, as parseArgs takes them; `takesValue` allows a value after `=` where none is needed. */
type Flags = Record<string, NonNullable<ParseArgsConfig['options']>[string] & { takesValue?: boolean }>;

/** What parseArgs returns for these options when it is strict. */
type Arguments<F extends Flags> = ReturnType<typeof parseArgs<{ options: F; allowPositionals: true }>>;

/**
 * Reads arguments as parseArgs of node:util does when it is strict. What is wrong is found here, since the words of Node
 * differ between its releases and are English alone.
 * @throws UsageError
 */
export function readArguments<const F extends Flags>(argv: readonly string[], flags: F): Arguments<F> {
  const config = {
    args: [...argv],
    options: flags,
    allowPositionals: true,
    strict: false,
    tokens: true,
  } as const;
  const { values, positionals, tokens } = parseArgs(config);
  for (const token of tokens) {
    if (token.kind !== 'option') continue;
    const flag = Object.hasOwn(flags, token.name) ? flags[token.name] : undefined;
    if (!flag) {
      const meant = nearestName(token.name, Object.keys(flags));
      const values = { option: token.rawName, meant: `--${meant}` };
      throw usageError(meant === null ? 'unknown-option' : 'unknown-option-meant', values);
    }
    const option = flag.short ? `-${flag.short}, --${token.name}` : `--${token.name}`;
    if (flag.type === 'boolean') {
      if (token.value !== undefined && !flag.takesValue) throw usageError('value-for-none', { option });
    } else if (token.value === undefined) {
      throw usageError('value-missing', { option });
    } else if (!token.inlineValue && /^-./s.test(token.value)) {
      throw usageError('value-ambiguous', { option: `--${token.name}`, value: token.value });
    }
  }
  return { values, positionals } as unknown as Arguments<F>;
}

/** The name that a misspelled one may mean; null where that cannot be said. */
export function nearestName(written: string, names: readonly string[]): string | null {
  const near = names.filter((name) => isMisspelled(written, name));
  if (near.length > 0) return near[0] as string;
  // The beginning of one name alone.
  const begun = written.length > 2 ? names.filter((name) => name.startsWith(written)) : [];
  return begun.length === 1 ? (begun[0] as string) : null;
}
