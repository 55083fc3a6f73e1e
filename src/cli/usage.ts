/** Raised for arguments that no command has; the message is for the user. Exit code 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** By its name: a part of the command that is built apart has a class of its own. */
export function isUsageError(error: unknown): error is UsageError {
  return error instanceof Error && error.name === 'UsageError';
}

/** Exit codes: all valid, some invalid, usage or something that cannot be read or written, ended by a signal. */
export const exits = { valid: 0, invalid: 1, failure: 2, SIGHUP: 129, SIGINT: 130, SIGTERM: 143 } as const;
