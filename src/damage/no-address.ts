import { MAX_LOOK } from '../checks/characters.ts';
import type { Findings } from '../findings.ts';
import { asciiLowerCase } from '../grammar/chars.ts';
import { unicodePattern } from '../unicode-pattern.ts';
import { atOutsideQuotes, type Kind, type Unwrapped } from './unwrapped.ts';

/** What hides addresses from robots in web pages, and is decoded by a script there. */
export const CLOUDFLARE = /(?:\/cdn-cgi\/l\/email-protection#|data-cfemail=["']?)((?:[\da-f]{2})+)/i;

// All of it is damage, and nothing is left to check. With an "@" it can be an address: every character of
// `&data-cfemail=aabb` is atext.
export const cloudflare: Kind = (part, at) => {
  const isHidden = at < 0 && (/\[email\sprotected\]/i.test(part) || CLOUDFLARE.test(part));
  return isHidden ? ['mailbox-cloudflare'] : null;
};

// Where a page had no room for the end of a domain, the rest of it is not known
//   user@exam…
//   ^^^^^^^^^^ mailbox-masked
export const cut: Kind = (part, at) => (CUT.test(part.slice(at, at + MAX_LOOK)) ? ['mailbox-masked'] : null);

/** What it leaves of a domain: no dot, or an ending that goes on in most countries or in ".com", ".net" and ".org". */
const CUT = /^@(?:[^.\u2026]+|.*\.(?:co|ne|or|ac|ad|go|ed|gr|lg|[a-z]))(?:\.{3}|\.?\u2026)\W*$/i;

const WEB_ADDRESS = /^(?:[a-z][a-z\d+.-]{1,20}:\/\/|www\.)\S+$/i;
/** A longer text is more than a placeholder. */
const MAX_PLACEHOLDER = 32;
const PLACEHOLDER = `^[\\s([{<"']*(?:n\\.?\\s?[\\/.]?\\s?a\\.?|none|null|nil|nan|undefined|unknown|blank|empty|x{2,9}|[^\\p{L}\\p{N}@]{1,9})[\\s)\\]}>"']*$`;

// A text without an "@" is not an address, whatever characters it has.
//   user.example.com
//   ^^^^^^^^^^^^^^^^ mailbox-at-sign-missing
export function checkForAddress(rest: Unwrapped, findings: Findings): void {
  const { text, start, end } = rest;
  if (start === end) return;
  const part = text.slice(start, end).slice(0, MAX_LOOK);
  const hasAt = atOutsideQuotes(text, start, end) >= 0;
  // https://example.com/@user has one in its path.
  if (hasAt && !(part.includes('://') && /^[a-z][a-z\d+.-]{1,20}:\/\/[^@/]*\/[^@]*@/i.test(part))) return;
  if (findings.isMasked(start, end)) return;
  const code = WEB_ADDRESS.test(part)
    ? 'mailbox-web-address'
    : part.length <= MAX_PLACEHOLDER && unicodePattern(PLACEHOLDER).test(asciiLowerCase(part))
      ? 'mailbox-placeholder'
      : 'mailbox-at-sign-missing';
  rest.hasNoAddress = findings.addMasking(code, start, end);
}
