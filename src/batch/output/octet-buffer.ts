/** Octets that are being written, in a memory that grows. */
export class OctetBuffer {
  length = 0;
  /** The memory, in which `length` octets are written. All three are replaced by `reserve`. */
  memory: ArrayBuffer;
  view: DataView<ArrayBufferLike>;
  private octets: Buffer;
  /** Whose view was made last: to ask octets for their memory is slow. */
  private source: Uint8Array = new Uint8Array();
  private sourceView = viewOf(this.source);

  constructor(memory: ArrayBuffer) {
    this.memory = memory;
    this.octets = Buffer.from(memory);
    this.view = viewOf(this.octets);
  }

  /** Begins anew in another memory. */
  use(memory: ArrayBuffer): void {
    this.memory = memory;
    this.octets = Buffer.from(memory);
    this.view = viewOf(this.octets);
    this.length = 0;
  }

  /** Makes room for that many more octets. */
  reserve(count: number): void {
    const needed = this.length + count;
    if (needed <= this.octets.length) return;
    const { octets, length } = this;
    this.use(new ArrayBuffer(Math.max(needed, octets.length * 2)));
    this.octets.set(octets.subarray(0, length));
    this.length = length;
  }

  /** Adds a text as UTF-8; a lone surrogate becomes U+FFFD. */
  text(text: string): void {
    this.reserve(text.length * 3);
    this.length += this.octets.write(text, this.length);
  }

  /** Adds a stretch of octets. */
  copy(source: Uint8Array, from: number, to: number): void {
    const count = to - from;
    this.reserve(count);
    if (count > 8) {
      this.length = copyWords(this.view, this.length, this.viewOf(source), source.byteOffset + from, count);
      return;
    }
    const { octets } = this;
    let { length } = this;
    for (let index = from; index < to; index++) octets[length++] = source[index] as number;
    this.length = length;
  }

  /** Adds a constant. */
  constant(constant: Constant): void {
    this.reserve(constant.length + OVERHANG);
    this.length = putConstant(this.view, this.length, constant);
  }

  /** A view of the whole memory that octets are in. */
  viewOf(octets: Uint8Array): DataView<ArrayBufferLike> {
    if (octets !== this.source) {
      this.source = octets;
      this.sourceView = viewOf(octets);
    }
    return this.sourceView;
  }
}

function viewOf({ buffer }: Uint8Array): DataView<ArrayBufferLike> {
  return new DataView(buffer);
}

/** Copies octets in words, and returns where they end in the target: most are too short for a call of `set`. */
export function copyWords(
  target: DataView<ArrayBufferLike>,
  at: number,
  source: DataView<ArrayBufferLike>,
  from: number,
  count: number,
): number {
  const end = at + count;
  let place = at;
  let index = from;
  for (; place + 16 <= end; place += 16, index += 16) {
    target.setInt32(place, source.getInt32(index, true), true);
    target.setInt32(place + 4, source.getInt32(index + 4, true), true);
    target.setInt32(place + 8, source.getInt32(index + 8, true), true);
    target.setInt32(place + 12, source.getInt32(index + 12, true), true);
  }
  for (; place + 4 <= end; place += 4, index += 4) target.setInt32(place, source.getInt32(index, true), true);
  for (; place < end; place++, index++) target.setUint8(place, source.getUint8(index));
  return end;
}

/** The number of octets written at a time. */
const WORD = 8;

/**
 * Octets in words, so that eight are written at a time; what the last word has too many is overwritten. A word is a
 * double, which UTF-8 never makes a NaN of: that would take an octet 0xFF, or 0x7F after the lead of a sequence.
 */
export class Constant {
  readonly words: Float64Array;
  readonly length: number;

  constructor(text: string) {
    const octets = Buffer.from(text);
    this.length = octets.length;
    const whole = Buffer.concat([octets, Buffer.alloc(WORD)]);
    this.words = Float64Array.from({ length: Math.ceil(octets.length / WORD) }, (_, word) =>
      whole.readDoubleLE(word * WORD),
    );
  }
}

/** So much more than the octets of a text must be reserved for its last constant. */
export const OVERHANG = WORD;

/** Writes a constant, and returns where it ends. */
export function putConstant(view: OctetBuffer['view'], at: number, { words, length }: Constant): number {
  let place = at;
  for (let word = 0; word < words.length; word++) {
    view.setFloat64(place, words[word] as number, true);
    place += WORD;
  }
  return at + length;
}

/** Writes a whole number in digits, and returns where they end. */
export function putNumber(view: OctetBuffer['view'], at: number, number: number): number {
  let digits = 1;
  for (let limit = 10; number >= limit; limit *= 10) digits++;
  let rest = number;
  for (let index = at + digits - 1; index >= at; index--) {
    const next = Math.floor(rest / 10);
    view.setUint8(index, 0x30 + rest - next * 10);
    rest = next;
  }
  return at + digits;
}
