import { asciiLowerCase } from '../grammar/chars.ts';
import type { Reason } from '../reasons.ts';
import { unicodePattern } from '../unicode-pattern.ts';
import { findNearMiss, type IsTopLevel } from './find.ts';
import { knownDomains, mailDomains } from './providers.ts';

/** A stretch of an address and what was probably meant there. */
export interface Correction {
  /** UTF-16 indices. */
  start: number;
  end: number;
  meant: string;
}

/** Beginnings of host names: a dot after them is not a slip for an `@`. */
const HOST = /^(?:www\d?\.|(?:web|e)?mail\.|smtp\.|imap\.|pop3?\.|mx\d?\.|m\.|login\.|accounts?\.)/;

/**
 * What keeps a text from being an address, where a slip at a provider's domain explains it: the `@` before the domain is
 * missing, or the dot in it is missing or another sign. Null elsewhere.
 * @param text an invalid address
 * @param reasons why it is invalid
 */
export function findMissingPart(
  text: string,
  reasons: readonly Reason[],
  isTopLevel: IsTopLevel,
): Correction | null {
  const dotless = reasons.find(({ code }) => code === 'domain-dotless');
  const found = dotless && wrongDot(text, dotless.start, dotless.end, isTopLevel);
  if (found) return found;
  const at = text.indexOf('@');
  if (at < 0) return missingAtSign(text);
  return text.includes('@', at + 1) ? null : wrongDot(text, at + 1, text.length, isTopLevel);
}

//   annagmail.com   anna"gmail.com
//       ^               ^ no @
function missingAtSign(text: string): Correction | null {
  const lower = /^.*[a-z\d]/s.exec(asciiLowerCase(text))?.[0] ?? '';
  const end = lower.length;
  let domain = '';
  for (const known of knownDomains())
    if (known.length > domain.length && lower.endsWith(known)) domain = known;
  const provider = mailDomains().find((one) => one.domain === domain);
  if (!provider) return null;
  const before = lower.slice(0, -domain.length);
  const rest = before.trimEnd().replace(unicodePattern('[^\\p{L}\\p{N}]$'), '').trimEnd();
  const start = rest.length;
  const sign = before.slice(start);
  const localPart = rest.split(/[\s<>()[\],;:"/\\]/).at(-1) as string;
  // Deliberate: "-", "_" and "+" may end the local part, and "//" begins the address of a web site.
  if (localPart.length < 2 || HOST.test(localPart + sign) || /[-_+]/.test(sign) || text.includes('//'))
    return null;
  if (sign !== '') {
    // Text about a web site also has a space or a dot before a short or ordinary name: "see web.de".
    return provider.isDistinct || /[^\s/\\:.,;()<>[\]]/.test(sign)
      ? { start, end, meant: `@${domain}` }
      : null;
  }
  // A short or ordinary name may be the end of another: "welcome.com", "annalive.de".
  if (!provider.isDistinct) return null;
  // Deliberate: "2" and "q" (also "à", "ò") share a key with "@" on some keyboards, and may as well belong to the local
  // part, as may an "at" that is written out. Of two readings neither is suggested.
  if (/[2q]$|[^\0-\x7f]$|..at$/.test(before) || /\d\n\d/.test(`${before}\n${domain}`)) return null;
  return { start, end, meant: `@${domain}` };
}

//   anna@gmail;com   anna@docomo・ne・jp   anna@gmailcom
//             ^                  ^  ^               ^
function wrongDot(text: string, start: number, end: number, isTopLevel: IsTopLevel): Correction | null {
  const written = text.slice(start, end);
  const domain = asciiLowerCase(written.normalize('NFKC'))
    .replace(/[^a-z\d-]+/g, '.')
    .replace(/\.$/, '');
  if (knownDomains().has(domain)) return domain === written ? null : { start, end, meant: domain };
  const miss = findNearMiss(domain, isTopLevel);
  return miss?.from === 0 ? { start, end, meant: miss.meant } : null;
}
