import { BEGINNING, CAPITAL, kinds, LETTER, PLAIN, transitions } from '../grammar/plain.ts';
import { derivedProperty, mayBeSuspect } from './idna.ts';
import { COLLIDING, LATIN, LOOK_ALIKES, NEUTRAL, scriptsOf } from './scripts.ts';
import { windows1252Octet } from './windows-1252.ts';

/**
 * The fast path for ordinary addresses beyond ASCII, such as `jörg@bücher.example` or `用户@例子.example`: as in
 * grammar/plain.ts, what it accepts has no reason at all in any profile, and what it does not accept is judged in full.
 * It knows letters and marks that are in their normal form, collide with nothing and cannot come from a wrong decoding;
 * of right-to-left scripts only labels that have nothing but letters, for which the Bidi rule needs no look.
 */

/** What is known of a UTF-16 unit: nothing yet, that it is none of these characters, or its scripts and the marks below. */
const UNKNOWN = 0;
const UNFIT = -1;
/** A capital letter: right in a local part only (RFC 5892 2.2). */
const LARGE = 1 << 30;
/** It looks like an ASCII letter: a label needs others beside it. */
const ALIKE = 1 << 29;
/** A combining mark: it follows a letter, and the whole may have another normal form. */
const MARK = 1 << 28;
/** A Hebrew or Arabic letter (Bidi_Class R or AL). */
const RIGHT_TO_LEFT = 1 << 27;
const SCRIPTS = RIGHT_TO_LEFT - 1;

/** What was found out of each unit so far. Only a memory: it changes no answer. */
const known = new Int32Array(0x10000);

function letterOf(code: number): number {
  const found = known[code] as number;
  if (found !== UNKNOWN) return found;
  const letter = classify(String.fromCharCode(code));
  known[code] = letter;
  return letter;
}

function classify(character: string): number {
  const lower = character.toLowerCase();
  const isFit =
    /^[\p{L}\p{M}]$/u.test(character) &&
    lower.length === 1 &&
    character.normalize('NFKC') === character &&
    derivedProperty(lower.charCodeAt(0)) === 'PVALID' &&
    (!mayBeSuspect(lower) || isRightToLeft(character)) &&
    !COLLIDING.test(character);
  // U+00C0 to U+00F4 begin mojibake; it goes on with what windows-1252 has below U+00C0.
  const octet = windows1252Octet(character);
  if (!isFit || (octet > 0 && octet < 0xc0)) return UNFIT;
  let marks = scriptsOf(character) & SCRIPTS;
  if (marks === 0) return UNFIT;
  if (lower !== character) marks |= LARGE;
  if (LOOK_ALIKES.test(character)) marks |= ALIKE;
  if (/\p{M}/u.test(character)) marks |= MARK;
  if (isRightToLeft(character)) marks |= RIGHT_TO_LEFT;
  return marks;
}

function isRightToLeft(character: string): boolean {
  return /[\u05d0-\u05ea\u0620-\u063f\u0641-\u064a\u0671-\u06d3]/.test(character);
}

/** Up to so many units no local part can be over 64 octets. */
const MAX_LOCAL_PART = 21;
/** Up to so many units a label's A-label is not over 63 octets, and up to so many a domain's not over 253. */
const MAX_LABEL = 11;
const MAX_DOMAIN = 30;

/** Whether a string with characters beyond ASCII is a plain address. */
export function isPlainInternational(text: string): boolean {
  const at = text.indexOf('@');
  if (at > MAX_LOCAL_PART || text.length - at > MAX_DOMAIN) return false;
  let state = BEGINNING;
  let from = 0;
  let scripts = NEUTRAL;
  let isAlike = false;
  let isAscii = true;
  let marks = 0;
  // RFC 5893 2: of a label, whether it has letters that run to the left, and anything else; of the domain, whether any
  // has the first, and whether any begins with a digit.
  let toLeft = false;
  let toRight = false;
  let isBidi = false;
  let hasDigitFirst = false;
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    const kind = code > 127 ? LETTER : (kinds[code] as number);
    if (code > 127) {
      const letter = letterOf(code);
      if (letter === UNFIT || (letter & LARGE && index > at) || (letter & MARK && index === from))
        return false;
      marks |= letter;
      if (isAscii || !(letter & ALIKE)) isAlike = (letter & ALIKE) !== 0;
      isAscii = false;
      scripts &= letter & SCRIPTS;
      if (letter & RIGHT_TO_LEFT) toLeft = true;
      else toRight = true;
    } else if (kind === LETTER || kind === CAPITAL) {
      // ASCII letters are Latin in a label, and neutral in a local part.
      if (index > at) scripts &= LATIN;
    }
    // A dot, or the "@": what came before must be of one script.
    if (code === 0x2e || code === 0x40) {
      if (from > at) {
        if (toLeft && toRight) return false;
        isBidi ||= toLeft;
      }
      toLeft = false;
      toRight = false;
      if (scripts === 0 || (from > at && !isAscii && (isAlike || index - from > MAX_LABEL))) return false;
      from = index + 1;
      scripts = NEUTRAL;
      isAscii = true;
      isAlike = false;
    }
    if (code < 128 && code !== 0x2e && index > at) {
      toRight = true;
      if (index === from && code <= 0x39) hasDigitFirst = true;
    }
    state = transitions[state | kind] as number;
  }
  const isSound = scripts !== 0 && (isAscii || !(isAlike || text.length - from > MAX_LABEL));
  if (!isSound || state !== PLAIN || (toLeft && toRight) || ((isBidi || toLeft) && hasDigitFirst))
    return false;
  // The addresses of an Exchange server have a warning.
  if (/^imcea/i.test(text)) return false;
  return !(marks & MARK) || text.normalize('NFC') === text;
}
