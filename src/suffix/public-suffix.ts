import { parse } from 'tldts';
import { checkIdna } from '../checks/idna.ts';
import { Findings } from '../findings.ts';
import { asciiLowerCase } from '../grammar/chars.ts';
import { isTopLevel } from '../near-miss/top-level.ts';
import { smtpLevels } from '../profiles.ts';

/** The domain is taken as it is. Only names of the list's ICANN section end a domain: others belong to a company. */
const HOW = {
  extractHostname: false,
  validateHostname: false,
  detectIp: false,
  allowPrivateDomains: false,
} as const;

/** The UTF-16 units of a domain that are looked at: more than any name has, and any ending is far shorter. */
const MAX_DOMAIN = 512;

/**
 * Names at whose end no mail can be delivered from the internet: the registry of special-use domain names (RFC 6761 and
 * RFC 2606, 6762, 7686, 8375, 9476), `arpa` as a whole (RFC 3172), and `internal`, which ICANN has set apart for
 * private use.
 */
const specialUse: ReadonlySet<string> = new Set([
  'alt',
  'arpa',
  'example',
  'example.com',
  'example.net',
  'example.org',
  'internal',
  'invalid',
  'local',
  'localhost',
  'onion',
  'test',
]);

/** Whether a label is a top-level domain that exists. A-label or U-label, in lower case. */
function isTopLabel(label: string): boolean {
  return parse(label, HOW).isIcann === true;
}

/** The same by either list: the public suffix list may be newer, but lacks labels with nothing to register. */
export function isKnownTopLabel(label: string): boolean {
  return isTopLevel(label) || isTopLabel(label);
}

/**
 * Checks how a domain ends: in a name of special use (RFC 6761), in a top label that does not exist, or nowhere before
 * a public suffix (RFC 9499 9). At most one of them is reported.
 * @param start UTF-16 index at which the domain begins
 * @param end UTF-16 index after it
 */
export function checkSuffix(text: string, start: number, end: number, findings: Findings): void {
  let last = end;
  // The caller may have switched off the reason for dots at the end. What precedes a domain is no dot.
  while (text[last - 1] === '.') last--;
  const first = Math.max(start, last - MAX_DOMAIN);
  const top = Math.max(first, text.lastIndexOf('.', last - 1) + 1);
  const second = Math.max(first, text.lastIndexOf('.', top - 2) + 1);

  for (const from of [second, top]) {
    if (!specialUse.has(asciiLowerCase(text.slice(from, last)))) continue;
    findings.add('domain-special-use', from, last);
    return;
  }
  const domain = checkIdna(text, first, last, new Findings(smtpLevels)).ascii;
  const { isIcann, publicSuffix } = parse(domain, HOW);
  if (isIcann) {
    if (publicSuffix === domain && first === start) findings.add('domain-public-suffix', start, last);
  } else if (top > start) {
    // A name of one label has no ending: `domain-dotless` speaks of it.
    findings.add('domain-unknown-top-label', top, last);
  }
}
