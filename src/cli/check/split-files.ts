import { constants, write } from 'node:fs';
import { type FileHandle, open, readlink, realpath, rename, stat, unlink } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { isatty } from 'node:tty';
import { promisify } from 'node:util';
import { LF } from '../../batch/block.ts';
import { OutputError } from '../io.ts';
import { escapeTable } from '../terminal.ts';
import { usageError } from '../usage.ts';

/** What goes into a file of its own. */
export type SplitKind = 'valid' | 'invalid' | 'duplicates';

/** What `-` stands for. */
const STDOUT = '/dev/stdout';

/** The files of --valid, --invalid and --duplicates. They are written beside their names and renamed at the end. */
export class SplitFiles {
  private readonly files = new Map<SplitKind, SplitFile>();

  /** @param names null where there is no such file */
  constructor(names: Readonly<Record<SplitKind, string | null>>) {
    for (const kind of ['valid', 'invalid', 'duplicates'] as const) {
      const name = names[kind];
      // As with input, `-` is the standard stream.
      if (name !== null) this.files.set(kind, new SplitFile(name === '-' ? STDOUT : name));
    }
  }

  /** @throws UsageError when two are one file, OutputError when one cannot be written */
  async open(): Promise<void> {
    const targets = new Set<string>();
    for (const file of this.files.values()) {
      await file.locate();
      // A device may take both.
      const isOne = file.isTemporary || file.target === STDOUT;
      if (isOne && targets.has(file.target)) throw usageError('split-same');
      targets.add(file.target);
    }
    for (const file of this.files.values()) await file.open();
  }

  /** Whether a person sees one of them at once. */
  get isTerminal(): boolean {
    return [...this.files.values()].some((file) => file.isTerminal);
  }

  /**
   * @param isPart whether it is not the end of a record
   * @throws OutputError
   */
  async write(octets: Uint8Array, kind: SplitKind, isPart = false): Promise<void> {
    await this.files.get(kind)?.write(octets, isPart);
  }

  /** Writes into all. */
  async head(octets: Uint8Array): Promise<void> {
    for (const file of this.files.values()) await file.write(octets, true);
  }

  /** Puts all in place. */
  async finish(): Promise<void> {
    for (const file of this.files.values()) await file.complete();
    for (const file of this.files.values()) await file.rename();
  }

  /** Takes away what is not finished. */
  async abandon(): Promise<void> {
    for (const file of this.files.values()) await file.abandon();
  }
}

function fault(code: string): NodeJS.ErrnoException {
  return Object.assign(new Error(code), { code });
}

/** What is not there, or is not a link, is null; other faults are thrown. */
function nullWhereNone(error: NodeJS.ErrnoException): null {
  // UNKNOWN is what Windows says of a file that is not a link.
  if (['ENOENT', 'EINVAL', 'UNKNOWN'].includes(error.code ?? '')) return null;
  throw error;
}

/** No chain of links is longer; Linux follows as many. */
const MAX_LINKS = 40;

/** The number of files that are not ours and are passed over. */
const MAX_LEFT = 20;

/** The file that a name leads to through links: it is replaced and no link, also where it does not exist yet. */
async function followed(name: string): Promise<string> {
  let path = resolve(name);
  for (let count = 0; count <= MAX_LINKS; count++) {
    const folder = await realpath(dirname(path));
    const link = await readlink(path).catch(nullWhereNone);
    if (link === null) return join(folder, basename(path));
    path = resolve(folder, link);
  }
  throw fault('ELOOP');
}

const writeTo = promisify(write);

/** The open file that a name stands for; null for the name of a file. */
function descriptorOf(name: string): number | null {
  const [, number, stream] =
    /^\/(?:dev|proc\/self)\/fd\/(\d+)$|^\/dev\/(stdout|stderr)$/.exec(resolve(name)) ?? [];
  if (number) return Number(number);
  return stream ? (stream === 'stdout' ? 1 : 2) : null;
}

class SplitFile {
  /** The file that is replaced: behind a link, the one that the link names. */
  target: string;
  /** Whether it is written beside; a device or a pipe is written itself. */
  isTemporary = true;
  private path: string;
  private mode = 0o666;
  private handle: FileHandle | null = null;
  /** A file that whoever has called us has opened: it is written where it stands, and stays open. */
  private descriptor: number | null = null;
  /** What another run has left under that name is not ours to take away. */
  private isOurs = false;
  private endsLine = true;
  /** Whether a person sees it at once. */
  isTerminal = false;

  constructor(private readonly name: string) {
    this.target = name;
    this.path = name;
  }

  /** Finds out what is written, and where. */
  async locate(): Promise<void> {
    if (this.name === '') throw usageError('split-nameless');
    await this.trying(async () => {
      const found = await stat(this.name).catch(nullWhereNone);
      if (found?.isDirectory()) throw fault('EISDIR');
      // Any other is opened by its name.
      if (found?.isFile()) this.descriptor = descriptorOf(this.name);
      this.isTemporary = this.descriptor === null && (!found || found.isFile());
      // A pipe behind /dev/stdout has no name of its own.
      this.target = this.isTemporary ? await followed(this.name) : this.name;
      this.path = this.target;
      if (found) this.mode = found.mode & 0o777;
      // A file that must not be written is not replaced either.
      if (found && this.isTemporary) await (await open(this.target, constants.O_WRONLY)).close();
    });
  }

  async open(): Promise<void> {
    if (this.descriptor !== null) return;
    await this.trying(async () => {
      this.handle = this.isTemporary ? await this.beside() : await open(this.path, 'w', this.mode);
      this.isOurs = this.isTemporary;
      this.isTerminal = isatty(this.handle.fd);
    });
  }

  /** Another process may have had our number, and have left a file of that name. */
  private async beside(): Promise<FileHandle> {
    for (let count = 1; ; count++) {
      this.path = `${this.target}.${process.pid}${count > 1 ? `-${count}` : ''}.part`;
      try {
        return await open(this.path, 'wx', this.mode);
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'EEXIST' || count === MAX_LEFT) throw error;
      }
    }
  }

  async write(octets: Uint8Array, isPart: boolean): Promise<void> {
    if (octets.length === 0) return;
    await this.trying(async () => {
      // The last line of a file may lack its end, and another file may follow.
      if (!this.endsLine) await this.append(Buffer.from('\n'));
      await this.append(this.isTerminal ? Buffer.from(escapeTable(octets)) : octets);
    });
    this.endsLine = isPart || octets[octets.length - 1] === LF;
  }

  private async append(octets: Uint8Array): Promise<void> {
    const { descriptor } = this;
    if (descriptor === null) return this.handle?.appendFile(octets);
    for (let from = 0; from < octets.length; ) {
      from += (await writeTo(descriptor, octets, from, octets.length - from, null)).bytesWritten;
    }
  }

  /** Everything is on the disk. */
  async complete(): Promise<void> {
    await this.trying(async () => {
      if (this.isTemporary) await this.handle?.sync();
      await this.handle?.close();
      this.handle = null;
    });
  }

  async rename(): Promise<void> {
    if (!this.isTemporary) return;
    await this.trying(() => rename(this.path, this.target));
    this.isOurs = false;
  }

  async abandon(): Promise<void> {
    await this.handle?.close().catch(() => {});
    this.handle = null;
    if (this.isOurs) await unlink(this.path).catch(() => {});
  }

  private async trying(act: () => Promise<void>): Promise<void> {
    try {
      await act();
    } catch (error) {
      throw new OutputError(error as NodeJS.ErrnoException, this.name);
    }
  }
}
