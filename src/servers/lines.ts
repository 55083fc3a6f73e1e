import { checkOctets } from './session.ts';

const LF = 0x0a;
const CR = 0x0d;

/** The lines that octets completed. */
export interface Lines {
  /** Without their LF, or CRLF. They may be views of what was given. */
  lines: Uint8Array[];
  /** Whether a line after them is longer than allowed. Nothing more can be split then. */
  isTooLong: boolean;
}

/** Splits octets into lines that end at LF or CRLF, holding no more than one line's beginning. */
export class LineSplitter {
  private held: Uint8Array;
  private length = 0;

  /** @param limit the longest line, in octets with its CR */
  constructor(private readonly limit: number) {
    this.held = new Uint8Array(0);
  }

  /** Whether a line has begun. */
  get isMidway(): boolean {
    return this.length > 0;
  }

  push(octets: Uint8Array): Lines {
    checkOctets(octets);
    const lines: Uint8Array[] = [];
    let from = 0;
    for (let to = octets.indexOf(LF); to >= 0; to = octets.indexOf(LF, from)) {
      if (this.length + to - from > this.limit) return { lines, isTooLong: true };
      lines.push(withoutCr(this.take(octets.subarray(from, to))));
      from = to + 1;
    }
    const rest = octets.subarray(from);
    if (this.length + rest.length > this.limit) return { lines, isTooLong: true };
    this.hold(rest);
    return { lines, isTooLong: false };
  }

  /** A whole line, which these octets end. */
  private take(octets: Uint8Array): Uint8Array {
    if (this.length === 0) return octets;
    this.hold(octets);
    const line = this.held.subarray(0, this.length);
    this.held = new Uint8Array(0);
    this.length = 0;
    return line;
  }

  private hold(octets: Uint8Array): void {
    if (octets.length === 0) return;
    const length = this.length + octets.length;
    if (length > this.held.length) {
      // Doubled, so that a line that comes octet by octet is not copied as often.
      const room = new Uint8Array(Math.min(this.limit, Math.max(64, 2 * length)));
      room.set(this.held.subarray(0, this.length));
      this.held = room;
    }
    this.held.set(octets, this.length);
    this.length = length;
  }
}

function withoutCr(line: Uint8Array): Uint8Array {
  return line.at(-1) === CR ? line.subarray(0, -1) : line;
}
