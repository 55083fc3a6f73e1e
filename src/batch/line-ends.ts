import { CR, LF, QUOTE } from './block.ts';
import { type OctetSource, READY } from './octet-source.ts';

/** So far a line end is looked for. */
const MAX_LOOKED = 1 << 16;

/**
 * A text whose lines end in LF or CRLF. Where its first 64 KiB have CRs between other octets and no LF, as programs for
 * the Mac wrote until OS X and Excel still does, each CR becomes an LF.
 *
 * Deliberate: a CR in a text that has an LF stays what it is, and is a finding.
 */
export class LineEnds implements OctetSource {
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
