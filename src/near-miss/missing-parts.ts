import { asciiLowerCase } from '../grammar/chars.ts';
import { findNearMiss, type IsTopLevel } from './find.ts';
import { knownDomains, mailDomains } from './providers.ts';

/** A stretch of an address and what was probably meant there. */
export interface Correction {
  /** UTF-16 indices. */
  start: number;
  end: number;
  meant: string;
}

/** Beginnings of host names: a dot after them is no slip for an `@`. */
const HOST = /^(?:https?:|www\d?\.|(?:web|e)?mail\.|smtp\.|imap\.|pop3?\.|mx\d?\.|m\.|login\.|accounts?\.)/;

/**
 * What keeps a text from being an address, where a slip at a provider's domain explains it: the `@` before the domain is
 * missing, or the dot in it is another sign. Null elsewhere.
 * @param text an invalid address
 */
export function findMissingPart(text: string, isTopLevel: IsTopLevel): Correction | null {
  const at = text.indexOf('@');
  if (at < 0) return missingAtSign(text);
  return text.includes('@', at + 1) ? null : wrongDot(text, at + 1, isTopLevel);
}

//   annagmail.com   anna"gmail.com
//       ^               ^ no @
function missingAtSign(text: string): Correction | null {
  const lower = asciiLowerCase(text);
  let domain = '';
  for (const known of knownDomains) if (known.length > domain.length && lower.endsWith(known)) domain = known;
  const provider = mailDomains.find((one) => one.domain === domain);
  if (!provider || HOST.test(lower)) return null;
  const end = text.length;
  const before = lower.slice(0, -domain.length);
  const [sign = ''] = /\s*[^\p{L}\p{N}]?\s*$/u.exec(before) ?? [];
  const start = before.length - sign.length;
  // What ends in a short or ordinary name may be a domain itself: "welcome.com", "ablaze-web.de", "see web.de".
  if (!provider.isDistinct && !/[^\s/\\:.,;()<>[\]-]/.test(sign)) return null;
  // Deliberate: "2" and "q" (also "à", "ò") share a key with "@" on some keyboards, and may as well belong to the local
  // part, as may "-", "_" and "+", and an "at" written out. Two readings are none.
  if (start < 2 || /[-_+]/.test(sign)) return null;
  if (sign === '' && /[2q]$|[^\0-\x7f]$|..at$/.test(before)) return null;
  if (sign === '' && /\d$/.test(before) && /^\d/.test(domain)) return null;
  return { start, end, meant: `@${domain}` };
}

//   anna@gmail;com   anna@docomo・ne・jp   anna@gmailcom
//             ^                  ^  ^               ^
function wrongDot(text: string, start: number, isTopLevel: IsTopLevel): Correction | null {
  const written = asciiLowerCase(text.slice(start));
  const end = text.length;
  const domain = written.replace(/[^a-z\d-]+/g, '.').replace(/\.$/, '');
  if (domain !== written && knownDomains.has(domain)) return { start, end, meant: domain };
  const miss = findNearMiss(domain, isTopLevel);
  return miss?.from === 0 ? { start, end, meant: miss.meant } : null;
}
