import * as limits from '../limits.ts';
import { plainLocalPart } from './plain-octets.ts';

/**
 * The domains that were found to be without fault or warning although they are not plain: those with A- and U-labels.
 * Lists repeat them, and to look at such a label costs as much as at twenty plain addresses. A plain local part and one
 * of them make an address that has no finding either: a property test proves it.
 */
export class DomainMemory {
  /** By their octets. */
  private readonly clean = new Set<string>();
  /** The domain of the address that was asked for last; null where it has none to remember. */
  private asked: string | null = null;

  /** Whether the address at `from` to `to` is known to have no finding. */
  isClean(octets: Buffer, from: number, to: number): boolean {
    this.asked = null;
    if (to - from > MAX_REMEMBERED || !mayBeInternational(octets, from, to)) return false;
    const at = plainLocalPart(octets, from, to);
    if (at < 0 || at === to) return false;
    const asked = octets.toString('latin1', at, to);
    this.asked = asked;
    return this.clean.has(asked);
  }

  /** Learns that the address that was asked for last has no finding. */
  learn(): void {
    if (this.asked !== null && this.clean.size < MAX_DOMAINS) this.clean.add(this.asked);
  }
}

/** Up to here a plain local part and a domain that is right fit into a mailbox. */
const MAX_REMEMBERED = 2 * limits.allPartsFit;
/** As many as long lists have, in less than a megabyte. */
const MAX_DOMAINS = 1 << 13;
const HYPHEN = 0x2d;

/** Whether there are two hyphens in a row, as in an A-label, or an octet of a U-label. */
function mayBeInternational(octets: Buffer, from: number, to: number): boolean {
  let last = 0;
  for (let index = to - 1; index >= from; index--) {
    const octet = octets[index] as number;
    if (octet >= 0x80 || (octet === HYPHEN && last === HYPHEN)) return true;
    last = octet;
  }
  return false;
}
