/** A set of short stretches of octets, asked without a string or an object for each. */
export class OctetSet {
  /** One more than the number of the entry, by hash; 0 where there is none. */
  private readonly slots = new Uint16Array(SLOTS);
  /** Where each entry begins, and after them where the next one will. */
  private readonly starts = new Uint32Array(MAX_ENTRIES + 1);
  private octets = new Uint8Array(FIRST_OCTETS);
  private size = 0;

  has(octets: Uint8Array, from: number, to: number): boolean {
    return this.slotOf(octets, from, to, this.slots, SEEN) >= 0;
  }

  /** Adds a stretch of up to MAX_ENTRY octets, unless there are too many already, or of the same hash. */
  add(octets: Uint8Array, from: number, to: number): void {
    const { starts, size, slots } = this;
    if (size === MAX_ENTRIES || to - from > MAX_ENTRY || this.has(octets, from, to)) return;
    const free = this.slotOf(octets, from, to, slots, FREE);
    if (free < 0) return;
    const start = starts[size] as number;
    if (start + to - from > this.octets.length) {
      const more = new Uint8Array(2 * this.octets.length);
      more.set(this.octets);
      this.octets = more;
    }
    this.octets.set(octets.subarray(from, to), start);
    starts[size + 1] = start + to - from;
    slots[free] = ++this.size;
  }

  /** The slot in which a stretch is, or the first that is free for it; -1 where there is none. */
  private slotOf(octets: Uint8Array, from: number, to: number, slots: Uint16Array, wanted: number): number {
    // FNV-1a; that many texts can be made with one hash is why only some slots are looked at.
    let hash = 0x811c9dc5;
    for (let index = from; index < to; index++)
      hash = Math.imul(hash ^ (octets[index] as number), 0x01000193);
    hash ^= hash >>> 15;
    for (let probe = 0; probe < MAX_PROBES; probe++) {
      const slot = (hash + probe) & (SLOTS - 1);
      const entry = slots[slot] as number;
      if (entry === 0) return wanted === FREE ? slot : -1;
      if (wanted === SEEN && this.isEntry(entry - 1, octets, from, to)) return slot;
    }
    return -1;
  }

  private isEntry(entry: number, octets: Uint8Array, from: number, to: number): boolean {
    const { starts, octets: own } = this;
    const start = starts[entry] as number;
    if ((starts[entry + 1] as number) - start !== to - from) return false;
    for (let index = from; index < to; index++) {
      if (own[start + index - from] !== octets[index]) return false;
    }
    return true;
  }
}

const FREE = 0;
const SEEN = 1;
/** A longer stretch is not kept. */
const MAX_ENTRY = 128;
/** As many as long lists have, in less than a megabyte. */
const MAX_ENTRIES = 1 << 13;
const SLOTS = 4 * MAX_ENTRIES;
const MAX_PROBES = 8;
const FIRST_OCTETS = 1 << 15;
