import { read } from 'node:fs';
import { pipeline, Readable } from 'node:stream';
import { fromWindows1252 } from '../damage/windows-1252.ts';

/** A source that cannot be read. */
export class ReadError extends Error {
  /** The name of the class. */
  override readonly name = 'ReadError';
  /** Stable; `cause.code` says what happened. */
  readonly code = 'ERR_MAILBOX_READ';

  /** @param cause what the source threw */
  constructor(override readonly cause: NodeJS.ErrnoException) {
    super(cause.message);
  }
}

/** A source that hands over something other than octets: an error of the program, not of what it reads. */
export class ChunkError extends TypeError {
  /** The name of the class. */
  override readonly name = 'ChunkError';
  /** Stable. */
  readonly code = 'ERR_MAILBOX_CHUNK';
}

/** What is raised for what a source threw. */
function readError(cause: unknown): Error {
  return cause instanceof ReadError || cause instanceof ChunkError
    ? cause
    : new ReadError(cause as NodeJS.ErrnoException);
}

/** Octets that are read one after the other. */
export interface OctetSource {
  /**
   * Reads into `room`, which is not empty, and returns how many octets it put there; 0 at the end.
   * @throws ReadError
   */
  read(room: Uint8Array): Promise<number>;
  /** Resolves when `read` need not wait for anybody. */
  ready(): Promise<void>;
}

const READY = Promise.resolve();

/** Octets of an open file on a disk, from where it stands. */
export class FileSource implements OctetSource {
  constructor(private readonly fd: number) {}

  ready(): Promise<void> {
    return READY;
  }

  read(room: Uint8Array): Promise<number> {
    return new Promise((resolve, reject) => {
      read(this.fd, room, 0, room.length, null, (error, count) => {
        if (error) reject(new ReadError(error));
        else resolve(count);
      });
    });
  }
}

/** Octets in chunks, as streams have them. */
export class ChunkSource implements OctetSource {
  private readonly chunks: AsyncIterator<Uint8Array>;
  private rest: Uint8Array = new Uint8Array();
  private next: Promise<IteratorResult<Uint8Array>> | null = null;

  constructor(chunks: AsyncIterable<Uint8Array>) {
    this.chunks = chunks[Symbol.asyncIterator]();
  }

  async ready(): Promise<void> {
    if (this.rest.length > 0) return;
    this.next ??= this.chunks.next();
    // What is wrong shows in `read`.
    await this.next.catch(() => {});
  }

  async read(room: Uint8Array): Promise<number> {
    while (this.rest.length === 0) {
      const { done, value } = await this.chunk();
      if (done) return 0;
      this.rest = value;
    }
    const taken = this.rest.subarray(0, room.length);
    room.set(taken);
    this.rest = this.rest.subarray(taken.length);
    return taken.length;
  }

  private async chunk(): Promise<IteratorResult<Uint8Array>> {
    try {
      const next = this.next ?? this.chunks.next();
      this.next = null;
      return await next;
    } catch (error) {
      throw readError(error);
    }
  }
}

/** A source of which the first octets were looked at. */
export class PeekedSource implements OctetSource {
  constructor(
    private head: Uint8Array,
    private readonly rest: OctetSource,
  ) {}

  ready(): Promise<void> {
    return this.head.length > 0 ? READY : this.rest.ready();
  }

  async read(room: Uint8Array): Promise<number> {
    const { head } = this;
    if (head.length === 0) return this.rest.read(room);
    const taken = head.subarray(0, room.length);
    room.set(taken);
    this.head = head.subarray(taken.length);
    return taken.length;
  }
}

/** The first octets of a kind of file; ANY is any octet. */
type Magic = readonly number[];
const ANY = -1;

function begins(head: Uint8Array, magic: Magic, length = magic.length): boolean {
  return magic.slice(0, length).every((octet, at) => octet === ANY || head[at] === octet);
}

/**
 * The first octets of a source: as many as may still be one of `magics`, at least one; none where it is empty. A person
 * who types is not made to wait for more than that.
 */
async function peek(source: OctetSource, magics: readonly Magic[]): Promise<Uint8Array> {
  const head = new Uint8Array(Math.max(...magics.map(({ length }) => length)));
  let length = 0;
  while (length === 0 || magics.some((magic) => magic.length > length && begins(head, magic, length))) {
    const read = await source.read(head.subarray(length, length + 1));
    if (read === 0) break;
    length += read;
  }
  return head.subarray(0, length);
}

const CHUNK = 1 << 16;

/** A source in chunks. */
async function* chunksOf(source: OctetSource): AsyncGenerator<Uint8Array> {
  for (;;) {
    const chunk = Buffer.allocUnsafeSlow(CHUNK);
    const count = await source.read(chunk);
    if (count === 0) return;
    yield chunk.subarray(0, count);
  }
}

/** A source as UTF-8, and what was done to make it so. */
export interface Decoded {
  source: OctetSource;
  /** The byte order mark, which is taken off. */
  bom: Uint8Array;
  /** The encoding it was decoded from, where that is not UTF-8: then U+FFFD stands for what could not be decoded. */
  from: string | null;
  /** Whether the byte order mark decided that. */
  byMark: boolean;
}

const MARKS: readonly [mark: readonly number[], encoding: string][] = [
  [[0xef, 0xbb, 0xbf], 'utf-8'],
  [[0xff, 0xfe], 'utf-16le'],
  [[0xfe, 0xff], 'utf-16be'],
];

/**
 * The name of an encoding by one of its labels (WHATWG Encoding Standard 4.2).
 * @throws RangeError for an encoding that is not known here
 */
export function encodingName(label: string): string {
  return new TextDecoder(label).encoding;
}

/** What begins like this is not a list (by the formats' own magic numbers): its name is the `code` of a ReadError. */
const FILE_KINDS: readonly [magic: Magic, code: string][] = [
  // ZIP, which the workbooks of Office and LibreOffice are as well.
  [[0x50, 0x4b, 0x03, 0x04], 'FILE_WORKBOOK'],
  [[0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1], 'FILE_OLD_WORKBOOK'],
  [[0x25, 0x50, 0x44, 0x46, 0x2d], 'FILE_PDF'],
  // A digit stands fourth; `BZh` alone may begin an address.
  [[0x42, 0x5a, 0x68, ANY, 0x31, 0x41, 0x59, 0x26], 'FILE_BZIP2'],
  [[0xfd, 0x37, 0x7a, 0x58, 0x5a, 0x00], 'FILE_XZ'],
  [[0x28, 0xb5, 0x2f, 0xfd], 'FILE_ZSTD'],
  [[0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c], 'FILE_7Z'],
  [[0x04, 0x22, 0x4d, 0x18], 'FILE_LZ4'],
  [[0x53, 0x51, 0x4c, 0x69, 0x74, 0x65, 0x20, 0x66], 'FILE_SQLITE'],
];

const GZIP: Magic = [0x1f, 0x8b];

/**
 * Unpacks gzip, which its magic number shows (RFC 1952 2.3.1), and decodes. A byte order mark goes before `encoding`.
 * @param encoding the name of one, `utf-8` for none
 * @throws ReadError
 */
export async function decoded(source: OctetSource, encoding: string): Promise<Decoded> {
  const start = await peek(source, [GZIP, ...FILE_KINDS.map(([magic]) => magic)]);
  const whole = new PeekedSource(start, source);
  const kind = FILE_KINDS.find(([magic]) => begins(start, magic))?.[1];
  if (kind) throw new ReadError(Object.assign(new Error(`it is not text: ${kind}`), { code: kind }));
  const unpacked = begins(start, GZIP) ? await gunzipped(whole) : whole;
  const head = await peek(
    unpacked,
    MARKS.map(([mark]) => mark),
  );
  const [mark = [], marked = null] = MARKS.find(([mark]) => begins(head, mark)) ?? [];
  const name = marked ?? encoding;
  const rest = new PeekedSource(head.subarray(mark.length), unpacked);
  return {
    source: name === 'utf-8' ? rest : new ChunkSource(transcoded(rest, name)),
    bom: head.subarray(0, mark.length),
    from: name === 'utf-8' ? null : name,
    byMark: marked !== null && marked !== 'utf-8',
  };
}

async function gunzipped(source: OctetSource): Promise<OctetSource> {
  const { createGunzip } = await import('node:zlib');
  const gunzip = createGunzip();
  // A fault shows where the octets are read.
  pipeline(Readable.from(chunksOf(source)), gunzip, () => {});
  return new ChunkSource(gunzip);
}

/** Makes UTF-8 of another encoding. */
async function* transcoded(source: OctetSource, encoding: string): AsyncGenerator<Uint8Array> {
  const decode = decoderOf(encoding);
  for await (const chunk of chunksOf(source)) yield Buffer.from(decode(chunk, true));
  yield Buffer.from(decode(new Uint8Array(), false));
}

/** Deliberate: not Node's windows-1252, which in several releases is Latin-1 instead. */
function decoderOf(encoding: string): (octets: Uint8Array, stream: boolean) => string {
  if (encoding === 'windows-1252') return fromWindows1252;
  const decoder = new TextDecoder(encoding, { ignoreBOM: true });
  return (octets, stream) => decoder.decode(octets, { stream });
}
