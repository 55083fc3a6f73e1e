import { BEGINNING, CAPITAL, kinds, LETTER, PLAIN, transitions } from '../grammar/plain.ts';
import { featuresOfNonAscii } from './characters.ts';
import * as feature from './features.ts';
import { isIn, LATIN, NEUTRAL, scriptsOf } from './scripts.ts';
import { UnitTable } from './unit-table.ts';

/**
 * The fast path for ordinary non-ASCII addresses, such as `jörg@bücher.example` or `用户@例子.example`: as in
 * grammar/plain.ts, what it accepts has no reason at all in any profile, and what it does not accept is checked in full.
 * It knows letters and marks that are in their normal form, collide with nothing and cannot come from a wrong decoding;
 * of right-to-left scripts only labels that have nothing but letters, for which the Bidi rule needs no look.
 */

/** What is known of a UTF-16 unit: nothing yet, that it is none of these characters, or its scripts and the marks below. */
const UNKNOWN = 0;
const UNFIT = -1;
/** A capital letter: right in a local part only (RFC 5892 2.2). */
const LARGE = 0x40000000;
/** It looks like an ASCII letter: a label needs others as well. */
const ALIKE = 0x20000000;
/** A combining mark: it follows a letter, and the whole may have another normal form. */
const MARK = 0x10000000;
/** A Hebrew or Arabic letter (Bidi_Class R or AL). */
const RIGHT_TO_LEFT = 0x8000000;
const SCRIPTS = 0x7ffffff;

const known = /* @__PURE__ */ new UnitTable();

/** What no plain address holds. U+00C2 to U+00F4 begin mojibake; it continues with a character of `trail`. */
const ODD = feature.unfit | feature.sign | feature.colliding | feature.trail;

function letterOf(code: number): number {
  const found = known.get(code);
  if (found !== UNKNOWN) return found;
  const letter = classify(String.fromCharCode(code));
  known.set(code, letter);
  return letter;
}

function classify(character: string): number {
  const lower = character.toLowerCase();
  const toLeft = isRightToLeft(character);
  const bits = featuresOfNonAscii(character);
  // A capital letter is right where its lower case is.
  const isSuspect = !toLeft && featuresOfNonAscii(lower) & feature.idna;
  // What is neither unfit nor a sign is a letter, a mark or a number: an engine takes long to compile \p{L}.
  const isFit = !(bits & ODD) && !isIn('\\p{N}', character) && lower.length === 1 && !isSuspect;
  const isMark = isIn('\\p{M}', character);
  const scripts = scriptsOf(character) & SCRIPTS;
  // A letter of every script runs in no direction that is known here.
  if (!isFit || scripts === 0 || (scripts === SCRIPTS && !isMark)) return UNFIT;
  let marks = scripts;
  if (lower !== character) marks |= LARGE;
  if (bits & feature.alike) marks |= ALIKE;
  if (isMark) marks |= MARK;
  if (toLeft) marks |= RIGHT_TO_LEFT;
  return marks;
}

function isRightToLeft(character: string): boolean {
  return /[\u05d0-\u05ea\u0620-\u063f\u0641-\u064a\u0671-\u06d3]/.test(character);
}

/** Within this many units no local part is over 64 octets. */
const MAX_LOCAL_PART = 21;
/** Within these many units no A-label is over 63 octets, and no domain over 253. */
const MAX_LABEL = 11;
const MAX_DOMAIN = 30;

/** Whether a string with non-ASCII characters is a plain address. */
export function isPlainInternational(text: string): boolean {
  // Before any character is looked at: a text can be half a gigabyte.
  if (text.length > MAX_LOCAL_PART + MAX_DOMAIN) return false;
  const at = text.indexOf('@');
  if (at > MAX_LOCAL_PART || text.length - at > MAX_DOMAIN) return false;
  let state = BEGINNING;
  // Where the atom or label began, what all of its letters have in common, and whether it is ASCII so far.
  let from = 0;
  let common = NEUTRAL;
  let isAscii = true;
  // What any letter is, and any of the domain.
  let marks = 0;
  let domainMarks = 0;
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    let kind = LETTER;
    if (code > 127) {
      const letter = letterOf(code);
      if (letter === UNFIT || (letter & LARGE && index > at) || (letter & MARK && index === from))
        return false;
      marks |= letter;
      if (index > at) domainMarks |= letter;
      common &= letter;
      isAscii = false;
    } else {
      kind = kinds[code] as number;
      if (kind === LETTER || kind === CAPITAL) common &= LATIN | ALIKE;
      if (code === 0x2e || code === 0x40) {
        if (!isSound(common, isAscii || from <= at, index - from)) return false;
        from = index + 1;
        common = NEUTRAL;
        isAscii = true;
      } else if (code === 0x2b) {
        // A tag can be of another script.
        if ((common & SCRIPTS) === 0) return false;
        common = NEUTRAL;
      }
    }
    state = transitions[state | kind] as number;
  }
  if (state !== PLAIN || !isSound(common, isAscii, text.length - from)) return false;
  if (domainMarks & RIGHT_TO_LEFT && (domainMarks & MARK || /[-\d]/.test(text.slice(at)))) return false;
  return !(marks & MARK) || text.normalize() === text;
}

/** Whether an atom or a label is of one script, and a non-ASCII label not too long and unlike any ASCII label. */
function isSound(common: number, mayBeAny: boolean, length: number): boolean {
  return (common & SCRIPTS) !== 0 && (mayBeAny || !(common & ALIKE || length > MAX_LABEL));
}
