/** Raised for arguments that no command has; the message is for the user. Exit code 2. */
export class UsageError extends Error {}

/** Exit codes: all valid, some invalid, usage or something that cannot be read or written, ended by Ctrl-C. */
export const exits = { valid: 0, invalid: 1, failure: 2, interrupted: 130 } as const;
