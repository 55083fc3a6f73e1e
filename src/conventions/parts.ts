/** Where the parts of a mailbox stand that is known to be valid. */

import type { Places } from '../checks/runs.ts';
import { asciiLowerCase } from '../grammar/chars.ts';
import * as codes from '../grammar/codes.ts';
import type { Mailbox } from '../mailbox.ts';
import type { Span } from '../span.ts';

/** The domain, and where each unit of the local part's content stands. */
interface Parts {
  places: Places;
  domain: Span;
}

/**
 * Finds the parts of a mailbox in the text that it was read from.
 * @param place the stretch in which it stands, with white space around it at most, where a caller lets that pass
 */
export function partsOf(text: string, { start, end }: Span, mailbox: Mailbox): Parts {
  const { localPart, domain, quoted } = mailbox;
  const from = asciiLowerCase(text.slice(start, end)).lastIndexOf(domain);
  const at = start + Math.max(0, from - 1);
  const local = text.slice(start, at);
  const first = quoted ? local.indexOf('"') : local.lastIndexOf(localPart);
  // Damage that a caller lets pass can be in place of anything.
  if (from < 0 || first < 0) return { places: start, domain: { start, end } };
  const places = quoted ? placesIn(text, start + first, at) : start + first;
  return { places, domain: { start: at + 1, end: at + 1 + domain.length } };
}

/** Where each unit of a quoted string's content stands, and its end. */
function placesIn(text: string, open: number, end: number): number[] {
  const places: number[] = [];
  let index = open + 1;
  for (; index < end && text.charCodeAt(index) !== codes.quote; index++) {
    places.push(index);
    if (text.charCodeAt(index) === codes.backslash) index++;
  }
  places.push(index);
  return places;
}
