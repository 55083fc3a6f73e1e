import { read } from 'node:fs';
import { pipeline, Readable } from 'node:stream';
import { CR, LF, QUOTE } from '../block.ts';
import { transcoded, unmarked } from './encodings.ts';
import { fileKind, type Packing, packingOf, ZstdFrames } from './packing.ts';

/*
 * From a file to its text: octets are read, unpacked (packing.ts), decoded (encodings.ts) and their line ends made LF, one
 * source around another. `decoded` puts them together. This folder knows nothing of addresses: splitter.ts cuts a text into
 * whole records, and encoding-guess.ts tells what lines may be in that are not UTF-8.
 */

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

/** So much of a source is looked at to find out what it is, unless a line ends before that is not empty. */
const HEAD = 1 << 12;

/**
 * The first octets of a source, and of them its first line, however a stream is cut. Whoever types an address is not made
 * to wait for more than its line end.
 */
async function headOf(source: OctetSource): Promise<{ octets: Uint8Array; line: Uint8Array }> {
  const room = Buffer.alloc(HEAD);
  let length = 0;
  let end = 0;
  while (length < HEAD && end === 0) {
    const read = await source.read(room.subarray(length));
    if (read === 0) break;
    length += read;
    const start = room.subarray(0, length).findIndex((octet) => octet !== 0 && octet !== LF && octet !== CR);
    end = start < 0 ? 0 : lineEnd(room.subarray(0, length), start) + 1;
  }
  return { octets: room.subarray(0, length), line: room.subarray(0, end || length) };
}

/** Where the first line ends; -1 where it goes on. No text has a control before its LF: these are halves of a letter in UTF-16. */
function lineEnd(octets: Uint8Array, from: number): number {
  let at = octets.indexOf(LF, from);
  while (at > 0 && isHalf(octets[at - 1] as number)) at = octets.indexOf(LF, at + 1);
  return at;
}

const isHalf = (octet: number) => (octet > 0 && octet < 0x09) || (octet > CR && octet < 0x20);

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

/** A source as UTF-8 with lines that end in LF or CRLF, and what was done to make it so. */
export interface Decoded {
  source: OctetSource;
  /** The byte order mark, which is taken off. */
  bom: Uint8Array;
  /** The encoding it was decoded from, where that is not UTF-8: then U+FFFD stands for what could not be decoded. */
  from: string | null;
  /** What decided that: a byte order mark, the places of NULs, or what was asked for. */
  by: 'mark' | 'nuls' | 'option';
  /** Whether its lines end in CR alone and were given an LF in its place: known once the first lines are read. */
  readonly lineEnds: { readonly isLoneCr: boolean };
}

/** The longer ones first: that of UTF-32LE begins with that of UTF-16LE. */
const MARKS: readonly [mark: readonly number[], encoding: string][] = [
  [[0xff, 0xfe, 0, 0], 'utf-32le'],
  [[0, 0, 0xfe, 0xff], 'utf-32be'],
  [[0xef, 0xbb, 0xbf], 'utf-8'],
  [[0xff, 0xfe], 'utf-16le'],
  [[0xfe, 0xff], 'utf-16be'],
];

/**
 * Unpacks what is packed, as its first octets show, and decodes. A byte order mark goes before `encoding`, and so do NULs
 * that stand where UTF-16 and UTF-32 have them, unless one is asked for.
 * @param encoding the name of one, `utf-8` for none
 * @param isTable whether double quotes may contain a line end
 * @throws ReadError
 */
export async function decoded(source: OctetSource, encoding: string, isTable = false): Promise<Decoded> {
  const start = await headOf(source);
  refuseKind(start.octets);
  const whole = new PeekedSource(start.octets, source);
  const packing = packingOf(start.line);
  const unpacked = packing === null ? whole : await unpack(whole, packing);
  const { octets, line } = packing === null ? start : await headOf(unpacked);
  if (packing !== null) refuseKind(octets);
  const rest = packing === null ? source : unpacked;
  const [mark = [], marked = null] =
    MARKS.find(([mark]) => mark.every((octet, at) => octets[at] === octet)) ?? [];
  const guessed = marked === null && encoding === 'utf-8' ? unmarked(line) : null;
  const name = marked ?? guessed ?? encoding;
  const text = new PeekedSource(octets.subarray(mark.length), rest);
  const lineEnds = new LineEnds(
    name === 'utf-8' ? text : new ChunkSource(transcoded(chunksOf(text), name)),
    isTable,
  );
  return {
    source: lineEnds,
    bom: octets.subarray(0, mark.length),
    from: name === 'utf-8' ? null : name,
    by: marked !== null ? 'mark' : guessed !== null ? 'nuls' : 'option',
    lineEnds,
  };
}

/** @throws ReadError for what is no text, with the name of what it is as the `code` of its cause */
function refuseKind(octets: Uint8Array): void {
  const code = fileKind(octets);
  if (code) throw new ReadError(Object.assign(new Error(`this is not text: ${code}`), { code }));
}

async function unpack(source: OctetSource, packing: Packing): Promise<OctetSource> {
  const zlib = await import('node:zlib');
  // Node has zstd from 22.15 and 23.8 on.
  const { createZstdDecompress } = zlib as { createZstdDecompress?: typeof zlib.createGunzip };
  const unpacker = packing === 'gzip' ? zlib.createGunzip() : createZstdDecompress?.();
  if (!unpacker) throw notUnpacked();
  const frames = new ZstdFrames();
  const chunks = packing === 'gzip' ? chunksOf(source) : framed(source, frames);
  // A fault shows where the octets are read.
  pipeline(Readable.from(chunks), unpacker, () => {});
  return new ChunkSource(packing === 'gzip' ? unpacker : wholeFrames(unpacker, frames));
}

async function* framed(source: OctetSource, frames: ZstdFrames): AsyncGenerator<Uint8Array> {
  for await (const chunk of chunksOf(source)) yield* frames.parts(chunk);
}

/** What is unpacked, unless a frame is cut. */
async function* wholeFrames(
  unpacker: AsyncIterable<Uint8Array>,
  frames: ZstdFrames,
): AsyncGenerator<Uint8Array> {
  yield* unpacker;
  if (!frames.isWhole) throw Object.assign(new Error('unexpected end of file'), { code: 'Z_BUF_ERROR' });
}

function notUnpacked(): ReadError {
  return new ReadError(Object.assign(new Error('this Node cannot unpack this zstd'), { code: 'FILE_ZSTD' }));
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

/** For what need not be waited for. */
const READY = Promise.resolve();

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

/** So far a line end is looked for. */
const MAX_LOOKED = 1 << 16;

/**
 * A text whose lines end in LF or CRLF. Where its first 64 KiB have CRs between other octets and no LF, as programs for
 * the Mac wrote until OS X and Excel still does, each CR becomes an LF.
 *
 * Deliberate: a CR in a text that has an LF stays what it is, and is a finding.
 */
class LineEnds implements OctetSource {
  /** Whether lines end in CR alone. */
  isLoneCr = false;
  private isDecided = false;
  /** What was read to decide, and was not passed on yet. */
  private held: Uint8Array = new Uint8Array();
  private looked = 0;
  /** What was found outside of double quotes so far. */
  private hasLf = false;
  private hasCr = false;
  private isQuoted = false;
  /** Whether a CR came last, and whether outside of quotes. */
  private endsInCr = false;
  private mayEndLine = false;

  /** @param isTable whether double quotes may contain a line end, where it says nothing of those of the rows */
  constructor(
    private readonly source: OctetSource,
    private readonly isTable: boolean,
  ) {}

  ready(): Promise<void> {
    return this.held.length > 0 ? READY : this.source.ready();
  }

  async read(room: Uint8Array): Promise<number> {
    if (this.held.length > 0) return this.giveHeld(room);
    const count = await this.source.read(room);
    if (this.isDecided) return this.isLoneCr ? this.convertRead(room, count) : count;
    const octets = room.subarray(0, count);
    this.look(octets);
    if (this.hasCr || this.mayEndLine) return this.decide(octets, room);
    this.isDecided = count === 0 || this.hasLf || this.looked >= MAX_LOOKED;
    return count;
  }

  private giveHeld(room: Uint8Array): number {
    const given = this.held.subarray(0, room.length);
    room.set(given);
    this.held = this.held.subarray(given.length);
    return given.length;
  }

  /** Reads on from a first CR until it is known what lines end in. */
  private async decide(first: Uint8Array, room: Uint8Array): Promise<number> {
    const chunks = [Uint8Array.from(first)];
    while (!this.hasLf && this.looked < MAX_LOOKED) {
      const chunk = Buffer.alloc(1 << 14);
      const count = await this.source.read(chunk);
      if (count === 0) break;
      chunks.push(chunk.subarray(0, count));
      this.look(chunk.subarray(0, count));
    }
    this.held = Buffer.concat(chunks);
    this.isDecided = true;
    this.isLoneCr = this.hasCr && !this.hasLf;
    this.endsInCr = false;
    if (this.isLoneCr) this.held = this.held.subarray(0, this.convert(this.held));
    return this.giveHeld(room);
  }

  /** Looks for a line end, up to the first LF. A CR at the very end may be that of a line that is the only one. */
  private look(octets: Uint8Array): void {
    const looked = octets.subarray(0, MAX_LOOKED - this.looked);
    this.looked += looked.length;
    for (const octet of looked) {
      if (octet === LF && (!this.isQuoted || this.endsInCr)) {
        this.hasLf = true;
        this.mayEndLine = false;
        return;
      }
      if (this.mayEndLine) this.hasCr = true;
      if (octet === QUOTE && this.isTable) this.isQuoted = !this.isQuoted;
      this.endsInCr = octet === CR;
      this.mayEndLine = this.endsInCr && !this.isQuoted;
    }
  }

  private async convertRead(room: Uint8Array, count: number): Promise<number> {
    let length = this.convert(room.subarray(0, count));
    // Nothing but the LF of a CRLF: 0 would be the end.
    while (count > 0 && length === 0) {
      count = await this.source.read(room);
      length = this.convert(room.subarray(0, count));
    }
    return length;
  }

  /** Makes an LF of each CR, and of a CRLF, in place, and returns how many octets are left. */
  private convert(octets: Uint8Array): number {
    let length = 0;
    for (const octet of octets) {
      const isSecond = octet === LF && this.endsInCr;
      this.endsInCr = octet === CR;
      if (!isSecond) octets[length++] = octet === CR ? LF : octet;
    }
    return length;
  }
}
