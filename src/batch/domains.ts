import * as limits from '../limits.ts';
import { OctetSet } from './octet-set.ts';
import { plainLocalPart } from './plain-octets.ts';

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
