import { fstatSync, type Stats, statSync } from 'node:fs';
import { drained } from '../servers/stdio.ts';

/*
 * A command's surroundings, and the writing to them.
 */

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

/** Raised when nothing can be written any more. */
export class OutputError extends Error {
  override readonly name = 'OutputError';
  readonly code = 'ERR_MAILBOX_OUTPUT';
  /** Whether the reader has left (`| head -1`), which is not a fault. */
  readonly isClosed: boolean;

  /** @param file null for a standard stream */
  constructor(
    override readonly cause: NodeJS.ErrnoException,
    readonly file: string | null = null,
  ) {
    super(cause.message);
    // Windows says EOF where others say EPIPE.
    this.isClosed = file === null && (cause.code === 'EPIPE' || cause.code === 'EOF');
  }
}

/** By its code: a part of the command that is built apart has a class of its own. */
export function isOutputError(error: unknown): error is OutputError {
  return error instanceof Error && 'code' in error && error.code === 'ERR_MAILBOX_OUTPUT';
}

/** Writes a page of help, or the like. */
export async function writePage(page: string, stream: OutputStream): Promise<void> {
  const output = new Output(stream);
  await output.write(page);
  await output.flush();
}

/** The number of octets handed to a stream at a time. */
const STRETCH = 1 << 17;

/** Writes to a stream as fast as its reader takes it. */
export class Output {
  private fault: OutputError | null = null;

  constructor(private readonly stream: OutputStream) {
    stream.on('error', (error) => {
      this.fault ??= new OutputError(error);
    });
  }

  /**
   * Writes, and waits while the stream is full.
   * @throws OutputError when an earlier write or this one failed
   */
  async write(text: string): Promise<void> {
    if (!this.fault && !this.stream.write(text)) await drained(this.stream);
    if (this.fault) throw this.fault;
  }

  /**
   * Writes octets, a stretch at a time, and waits until they are written.
   * @throws OutputError when an earlier write or this one failed
   */
  async writeOctets(octets: Uint8Array): Promise<void> {
    for (let from = 0; from < octets.length && !this.fault; from += STRETCH) {
      await new Promise<void>((resolve) => {
        this.stream.write(octets.subarray(from, from + STRETCH), () => resolve());
      });
    }
    if (this.fault) throw this.fault;
  }

  /**
   * Waits until everything has been handed over.
   * @throws OutputError when that failed
   */
  async flush(): Promise<void> {
    if (!this.fault) await new Promise<void>((resolve) => this.stream.write('', () => resolve()));
    // The error event of a stream follows the callbacks of its writes.
    await new Promise<void>((resolve) => setImmediate(resolve));
    if (this.fault) throw this.fault;
  }
}
