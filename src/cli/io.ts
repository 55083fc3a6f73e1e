import { fstatSync, type Stats, statSync } from 'node:fs';

/** What a command reads. */
interface Input extends AsyncIterable<Uint8Array> {
  /** Whether a person types it. */
  isTTY?: boolean | undefined;
  /** Ends the reading. */
  destroy?(): unknown;
}

/** Where a command writes: the part of a Writable that it needs. */
export interface OutputStream {
  /** Returns false when it is full; then `drain` is awaited. */
  write(data: string | Uint8Array, done?: () => void): boolean;
  on(event: 'drain' | 'close' | 'error', listener: (error: Error) => void): unknown;
  off(event: 'drain' | 'close' | 'error', listener: (error: Error) => void): unknown;
  /** Whether a person reads it. */
  isTTY?: boolean | undefined;
  /** How wide the terminal is. */
  columns?: number | undefined;
}

/** A command's surroundings. Node's `process` is one. */
export interface Io {
  readonly stdin: Input;
  readonly stdout: OutputStream;
  readonly stderr: OutputStream;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Tells of Ctrl-C and of other orders to end. */
  once?(event: EndingSignal, listener: (signal: EndingSignal) => void): unknown;
  off?(event: EndingSignal, listener: (signal: EndingSignal) => void): unknown;
}

/** What ends a run in order, with what is checked so far. */
export const ENDING_SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
export type EndingSignal = (typeof ENDING_SIGNALS)[number];

/**
 * What a descriptor is open on. Node resolves the symbolic links of an imported package by looking at the type of whatever
 * it examined last, and leaves them as they are if that was a pipe or a socket: a package that is a link (pnpm, npm link)
 * then lacks its own dependencies. So a folder is examined after the descriptor.
 * @throws as `fstatSync` does
 */
export function descriptorStats(descriptor: number): Stats {
  const found = fstatSync(descriptor);
  statSync('/');
  return found;
}
