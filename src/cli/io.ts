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
  /** Tells of Ctrl-C, where somebody can press it. */
  once?(event: 'SIGINT', listener: () => void): unknown;
  off?(event: 'SIGINT', listener: () => void): unknown;
}
