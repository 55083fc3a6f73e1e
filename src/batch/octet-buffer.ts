/** Octets that are being written, in a memory that grows. */
export class OctetBuffer {
  /** Valid up to `length`; what lies behind it is nothing. Replaced by `reserve`. */
  octets: Buffer;
  length = 0;

  constructor(memory: ArrayBuffer) {
    this.octets = Buffer.from(memory);
  }

  /** Makes room for so many octets more. */
  reserve(count: number): void {
    const needed = this.length + count;
    if (needed <= this.octets.length) return;
    const larger = Buffer.from(new ArrayBuffer(Math.max(needed, this.octets.length * 2)));
    larger.set(this.octets.subarray(0, this.length));
    this.octets = larger;
  }

  /** Adds a text as UTF-8; a lone surrogate becomes U+FFFD. */
  text(text: string): void {
    this.reserve(text.length * 3);
    this.length += this.octets.write(text, this.length);
  }

  /** Adds a stretch of octets. A loop: most are too short for a call of `set`. */
  copy(source: Uint8Array, from: number, to: number): void {
    this.reserve(to - from);
    const { octets } = this;
    let { length } = this;
    if (to - from > 256) {
      octets.set(source.subarray(from, to), length);
      length += to - from;
    } else for (let index = from; index < to; index++) octets[length++] = source[index] as number;
    this.length = length;
  }
}
