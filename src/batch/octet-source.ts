import { read } from 'node:fs';
import { ReadError, readError } from './lines.ts';

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

/**
 * The first octets of a source: `count` of them where it begins with one of `starts`, else one; fewer where it has no
 * more. A person who types is not made to wait for more than that.
 */
export async function peek(
  source: OctetSource,
  starts: readonly number[],
  count: number,
): Promise<Uint8Array> {
  const head = new Uint8Array(count);
  let length = 0;
  while (length < (length > 0 && !starts.includes(head[0] as number) ? 1 : count)) {
    const read = await source.read(head.subarray(length, length === 0 ? 1 : count));
    if (read === 0) break;
    length += read;
  }
  return head.subarray(0, length);
}

const CHUNK = 1 << 16;

/** A source in chunks. */
export async function* chunksOf(source: OctetSource): AsyncGenerator<Uint8Array> {
  for (;;) {
    const chunk = Buffer.allocUnsafeSlow(CHUNK);
    const count = await source.read(chunk);
    if (count === 0) return;
    yield chunk.subarray(0, count);
  }
}
