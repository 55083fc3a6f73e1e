import { closeSync, createReadStream, openSync, type Stats, statSync } from 'node:fs';
import { Readable } from 'node:stream';
import { ChunkSource, FileSource, type OctetSource, ReadError } from '../../batch/input/source.ts';
import { descriptorStats, type Io } from '../io.ts';

/** What `check` reads: a file, or standard input. */
export interface Input {
  /** As the user named it; null for standard input. */
  file: string | null;
  /** How many octets it has; null where that cannot be known. */
  size: number | null;
  /** How many octets were read so far. */
  octets: number;
  /** @throws ReadError */
  open(): OctetSource | Promise<OctetSource>;
  close(): void;
}

/** The inputs by their names, of which `-` is standard input. None is opened yet. */
export function openInputs(names: readonly string[], io: Io): Input[] {
  const output = 'fd' in io.stdout && typeof io.stdout.fd === 'number' ? io.stdout.fd : null;
  return names.map((name) =>
    name === '-' ? new StandardInput(io.stdin, output) : new FileInput(name, output),
  );
}

/**
 * Refuses a file that what is written of it goes to: it would never end.
 * @throws ReadError
 */
function refuseOutput(found: Stats, output: number | null): void {
  if (output === null || !found.isFile()) return;
  const { dev, ino } = descriptorStats(output);
  if (found.dev !== dev || found.ino !== ino) return;
  throw new ReadError(Object.assign(new Error('it is the output'), { code: 'FILE_IS_OUTPUT' }));
}

class FileInput implements Input {
  readonly size: number | null;
  octets = 0;
  private fd: number | null = null;

  /** @param output the descriptor of standard output */
  constructor(
    readonly file: string,
    private readonly output: number | null,
  ) {
    this.size = sizeOf(file);
  }

  open(): OctetSource {
    try {
      this.fd = openSync(this.file, 'r');
      const found = descriptorStats(this.fd);
      refuseOutput(found, this.output);
      return counted(found.isFile() ? new FileSource(this.fd) : this.stream(this.fd), this);
    } catch (error) {
      if (error instanceof ReadError) throw error;
      throw new ReadError(error as NodeJS.ErrnoException);
    }
  }

  close(): void {
    if (this.fd !== null) closeSync(this.fd);
    this.fd = null;
  }

  /** What is not a file on a disk may keep a reader waiting. */
  private stream(fd: number): OctetSource {
    return new ChunkSource(createReadStream(this.file, { fd, autoClose: false }));
  }
}

/** Null for what is not a file on a disk, or cannot be read: that shows when it is. */
function sizeOf(file: string): number | null {
  try {
    const found = statSync(file);
    return found.isFile() ? found.size : null;
  } catch {
    return null;
  }
}

class StandardInput implements Input {
  readonly file = null;
  readonly size: number | null = null;
  octets = 0;
  private readonly fd: number | null;

  constructor(
    private readonly stdin: Io['stdin'],
    private readonly output: number | null,
  ) {
    this.fd = 'fd' in stdin && typeof stdin.fd === 'number' ? stdin.fd : null;
    if (this.fd === null) return;
    const found = descriptorStats(this.fd);
    if (found.isFile()) this.size = found.size;
  }

  open(): OctetSource {
    if (this.fd !== null && descriptorStats(this.fd).isDirectory()) {
      // Node reads a folder there as if it were empty.
      throw new ReadError(Object.assign(new Error('it is a folder'), { code: 'EISDIR' }));
    }
    if (this.fd !== null) refuseOutput(descriptorStats(this.fd), this.output);
    const isFile = this.fd !== null && this.size !== null;
    return counted(isFile ? new FileSource(this.fd as number) : new ChunkSource(this.stdin), this);
  }

  close(): void {}
}

/** Addresses that are arguments, one a line. */
export class ArgumentInput implements Input {
  readonly file = null;
  readonly size: number;
  octets = 0;
  private readonly text: Buffer;

  constructor(addresses: readonly string[]) {
    this.text = Buffer.from(addresses.map((address) => `${address}\n`).join(''));
    this.size = this.text.length;
  }

  open(): OctetSource {
    return counted(new ChunkSource(Readable.from([this.text], { objectMode: true })), this);
  }

  close(): void {}
}

/** Counts what is read of an input. */
function counted(source: OctetSource, input: Input): OctetSource {
  return {
    ready: () => source.ready(),
    async read(room) {
      const count = await source.read(room);
      input.octets += count;
      return count;
    },
  };
}
