import { CR, LF, MAX_HELD } from './block.ts';

/** One line without its end. */
export interface Line {
  /** At most MAX_HELD octets; those of a longer line end before a character that would be cut. */
  octets: Uint8Array;
  /** How many octets the whole line has. */
  length: number;
}

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
export function readError(cause: unknown): Error {
  return cause instanceof ReadError || cause instanceof ChunkError
    ? cause
    : new ReadError(cause as NodeJS.ErrnoException);
}

/**
 * Reads lines as octets, in batches of as many as a chunk of the source completes. A line ends at LF or CRLF; a lone CR
 * belongs to the line. Text behind the last end is a line, nothing behind it is none.
 * @throws ReadError when the source fails
 */
export async function* readLines(source: AsyncIterable<Uint8Array>): AsyncGenerator<Line[]> {
  const splitter = new LineSplitter();
  try {
    for await (const chunk of source) yield splitter.push(chunk);
  } catch (cause) {
    throw readError(cause);
  }
  yield splitter.end();
}

/** Divides chunks of octets into lines, wherever the chunks are cut. */
class LineSplitter {
  /** The head of the line that has begun. */
  private held: Uint8Array[] = [];
  private heldLength = 0;
  /** The octets of the line that has begun, held or not. */
  private length = 0;
  private lastOctet = 0;

  push(chunk: Uint8Array): Line[] {
    const lines: Line[] = [];
    let from = 0;
    for (let to = chunk.indexOf(LF); to >= 0; to = chunk.indexOf(LF, from)) {
      this.hold(chunk.subarray(from, to));
      lines.push(this.take(this.lastOctet === CR ? this.length - 1 : this.length));
      from = to + 1;
    }
    this.hold(chunk.subarray(from));
    return lines;
  }

  end(): Line[] {
    return this.length > 0 ? [this.take(this.length)] : [];
  }

  private hold(piece: Uint8Array): void {
    if (piece.length === 0) return;
    this.length += piece.length;
    this.lastOctet = piece[piece.length - 1] as number;
    const kept = piece.subarray(0, MAX_HELD - this.heldLength);
    if (kept.length === 0) return;
    this.held.push(kept);
    this.heldLength += kept.length;
  }

  /** The line that has begun, without what follows its `length` octets. */
  private take(length: number): Line {
    const [first] = this.held;
    const head = this.held.length === 1 && first ? first : Buffer.concat(this.held, this.heldLength);
    this.held = [];
    this.heldLength = 0;
    this.length = 0;
    this.lastOctet = 0;
    return heldLine(head, length);
  }
}

/** A line of so many octets, of which at least the head is given. */
export function heldLine(octets: Uint8Array, length: number): Line {
  const held = octets.subarray(0, Math.min(length, MAX_HELD));
  return { octets: length > held.length ? withoutCutCharacter(held) : held, length };
}

/** Leaves out the last character when it is not ASCII: the octets may end in the middle of it. */
function withoutCutCharacter(octets: Uint8Array): Uint8Array {
  let end = octets.length;
  while (end > 0 && octets.length - end < 3 && ((octets[end - 1] as number) & 0xc0) === 0x80) end--;
  return end > 0 && (octets[end - 1] as number) >= 0xc0 ? octets.subarray(0, end - 1) : octets;
}
