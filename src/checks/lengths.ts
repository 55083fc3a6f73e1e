import type { Findings } from '../findings.ts';
import type { MailboxParts } from '../grammar/mailbox.ts';
import * as limits from '../limits.ts';
import { indexAfterOctets, offsetsOf, type Source } from '../octets.ts';

type LengthCode = 'local-part-too-long' | 'domain-too-long' | 'mailbox-too-long' | 'path-too-long';

/**
 * Reports what is over its length, each with the excess as its span.
 * Deliberate: RFC 5321 4.5.3.1 only states what every server must receive; what is longer is refused somewhere.
 * @param asciiDomain the domain with A-labels
 * @param isAscii the text is ASCII, so that its octets need no count
 * @param whole what the mailbox as a whole is limited by: itself, or the path around it
 */
export function checkLengths(
  source: Source,
  parts: MailboxParts,
  asciiDomain: string,
  whole: LengthLimit,
  isAscii: boolean,
  findings: Findings,
): void {
  const local = checkLength(
    source,
    'local-part-too-long',
    parts.start,
    parts.at,
    limits.localPart,
    isAscii,
    findings,
  );
  const domain = parts.kind === 'domain' && checkDomainLength(source.text, parts, asciiDomain, findings);
  // A part that is too long is reported alone.
  if (!local && !domain)
    checkLength(source, whole.code, whole.start, whole.end, whole.limit, isAscii, findings);
}

/** A stretch of text and its limit. */
export interface LengthLimit {
  code: 'mailbox-too-long' | 'path-too-long';
  start: number;
  end: number;
  limit: number;
}

/** Reports the excess of a stretch in octets as sent; returns whether that is an error. */
function checkLength(
  { text, offsets }: Source,
  code: LengthCode,
  start: number,
  end: number,
  limit: number,
  isAscii: boolean,
  findings: Findings,
): boolean {
  // A UTF-16 unit is three octets at most.
  if ((end - start) * 3 <= limit) return false;
  const counted = isAscii ? null : (offsets ?? offsetsOf(text));
  const octets = counted ? (counted[end] as number) - (counted[start] as number) : end - start;
  if (octets <= limit) return false;
  const excess = counted ? indexAfterOctets(counted, start, limit) : start + limit;
  return findings.add(code, excess, end, { octets, limit });
}

/** The length of a domain is that of its A-labels. The excess begins in the label that passes the limit. */
function checkDomainLength(text: string, parts: MailboxParts, ascii: string, findings: Findings): boolean {
  if (ascii.length <= limits.domain) return false;
  let start = parts.domain;
  let used = 0;
  // No further than to the limit: the rest can be long.
  for (const aLabel of ascii.slice(0, 2 * limits.domain).split('.')) {
    const dot = text.indexOf('.', start);
    const end = dot < 0 || dot > parts.end ? parts.end : dot;
    if (used + aLabel.length > limits.domain) {
      const isAscii = end - start === aLabel.length;
      start += isAscii ? Math.max(0, limits.domain - used) : 0;
      break;
    }
    used += aLabel.length + 1;
    start = end + 1;
  }
  return findings.add('domain-too-long', Math.min(start, parts.end), parts.end, {
    octets: ascii.length,
    limit: limits.domain,
  });
}
