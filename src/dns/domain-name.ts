import { parseMailbox } from '../parse.ts';
import type { Reason } from '../reasons.ts';

/** A domain as DNS is asked for it. */
export type DomainName =
  | { kind: 'name'; ascii: string }
  | { kind: 'literal'; ascii: string }
  | { kind: 'malformed'; reasons: Reason[] };

/** A domain is checked as part of an address. */
const BEFORE = 'x@';

/**
 * Checks a domain by its syntax and turns it into A-labels in lower case (RFC 5321 2.3.5, RFC 5891 5.5).
 * @returns reasons whose places are those in the domain
 */
export function readDomain(domain: string): DomainName {
  // What is in front must not count: a domain of 253 octets is right.
  const { mailbox, reasons } = parseMailbox(BEFORE + domain, { levels: { 'mailbox-too-long': 'off' } });
  if (!mailbox) return { kind: 'malformed', reasons: reasons.map(withoutFront) };
  const ascii = (mailbox.ascii ?? '').slice(BEFORE.length);
  return { kind: mailbox.kind === 'domain' ? 'name' : 'literal', ascii };
}

function withoutFront(reason: Reason): Reason {
  const back = (place: number) => Math.max(0, place - BEFORE.length);
  const [from, to] = reason.octets;
  return { ...reason, start: back(reason.start), end: back(reason.end), octets: [back(from), back(to)] };
}
