import * as limits from '../../limits.ts';
import { plainLocalPart } from './plain.ts';

/**
 * The domains that were found to be without fault or warning although they are not plain, those with A- and U-labels, and
 * the non-ASCII local parts. Lists repeat them, and to look at such a part costs as much as at twenty plain addresses. A
 * local part that is plain, or one of these, and a domain of these make an address that has no finding either: a property
 * test proves it.
 */
export class DomainMemory {
  private readonly domains = new OctetSet();
  private readonly localParts = new OctetSet();
  /** The address that was asked for last; its domain begins at `at`, -1 where it has none to remember. */
  private octets: Uint8Array = NO_OCTETS;
  private from = 0;
  private at = -1;
  private to = 0;
  private isLocalPlain = false;

  /** Whether the address at `from` to `to` is known to have no finding. */
  isClean(octets: Uint8Array, from: number, to: number): boolean {
    this.at = -1;
    if (to - from > MAX_REMEMBERED) return false;
    const plain = plainLocalPart(octets, from, to);
    const at = plain < 0 ? internationalLocalPart(octets, from, to) : plain;
    if (at < 0 || at === to || octets[at] === OPEN_BRACKET) return false;
    this.octets = octets;
    this.from = from;
    this.at = at;
    this.to = to;
    this.isLocalPlain = plain >= 0;
    return this.domains.has(octets, at, to) && (plain >= 0 || this.localParts.has(octets, from, at - 1));
  }

  /** Learns that the address that was asked for last has no finding. */
  learn(): void {
    const { octets, from, at, to } = this;
    if (at < 0) return;
    this.domains.add(octets, at, to);
    if (!this.isLocalPlain) this.localParts.add(octets, from, at - 1);
  }
}

/** Up to here a local part and a domain that are right fit into a mailbox. */
const MAX_REMEMBERED = 2 * limits.allPartsFit;
const AT_SIGN = 0x40;
const OPEN_BRACKET = 0x5b;
const NO_OCTETS = new Uint8Array();

/**
 * Where the domain begins after a local part that begins with a letter, has non-ASCII characters and could have no other
 * "@" in quotes; -1 where there is none.
 */
function internationalLocalPart(octets: Uint8Array, from: number, to: number): number {
  const limit = Math.min(to, from + limits.localPart + 1);
  let seen = 0;
  for (let index = from; index < limit; index++) {
    const octet = octets[index] as number;
    if (octet === AT_SIGN) return seen >= 0x80 ? index + 1 : -1;
    if (octet < 0x80 && !isOrdinary(octet)) return -1;
    seen |= octet;
  }
  return -1;
}

/** Letters, digits, the dot and the hyphen. */
function isOrdinary(octet: number): boolean {
  if (octet === 0x2d || octet === 0x2e) return true;
  return (octet >= 0x30 && octet <= 0x39) || ((octet | 0x20) >= 0x61 && (octet | 0x20) <= 0x7a);
}

/** A set of short stretches of octets, asked without a string or an object for each. */
class OctetSet {
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
