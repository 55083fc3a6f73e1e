import { automaton, PLAIN } from '../grammar/plain.ts';
import { derivedProperty, mayBeSuspect } from './idna.ts';
import { COLLIDING, LATIN, LOOK_ALIKES, NEUTRAL, scriptsOf } from './scripts.ts';
import { windows1252Octet } from './windows-1252.ts';

/**
 * The fast path for ordinary addresses beyond ASCII, such as `jörg@bücher.example` or `用户@例子.example`: as in
 * grammar/plain.ts, what it accepts has no reason at all in any profile, and what it does not accept is judged in full.
 * It knows letters and marks of left-to-right scripts that are in their normal form, collide with nothing and cannot
 * come from a wrong decoding.
 */

/** What is known of a UTF-16 unit: nothing yet, that it is none of these characters, or its scripts and the marks below. */
const UNKNOWN = 0;
const UNFIT = 1 << 30;
/** A capital letter: right in a local part only (RFC 5892 2.2). */
const CAPITAL = 1 << 29;
/** It looks like an ASCII letter: a label needs others beside it. */
const ALIKE = 1 << 28;
/** A combining mark: it follows a letter, and the whole may have another normal form. */
const MARK = 1 << 27;
const SCRIPTS = MARK - 1;

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
    !mayBeSuspect(lower) &&
    !COLLIDING.test(character);
  // U+00C0 to U+00F4 begin mojibake; it goes on with what windows-1252 has below U+00C0.
  const octet = windows1252Octet(character);
  if (!isFit || (octet > 0 && octet < 0xc0)) return UNFIT;
  let marks = scriptsOf(character) & SCRIPTS;
  if (lower !== character) marks |= CAPITAL;
  if (LOOK_ALIKES.test(character)) marks |= ALIKE;
  if (/\p{M}/u.test(character)) marks |= MARK;
  return marks;
}

/** Up to so many units no local part can be over 64 octets. */
const MAX_LOCAL_PART = 21;
/** Up to so many units a label's A-label is not over 63 octets, and up to so many a domain's not over 253. */
const MAX_LABEL = 11;
const MAX_DOMAIN = 30;

/** Whether a string with characters beyond ASCII is a plain address. */
export function isPlainInternational(text: string): boolean {
  const at = text.indexOf('@');
  // The addresses of an Exchange server have a warning.
  if (/^imcea/i.test(text)) return false;
  if (at > MAX_LOCAL_PART || text.length - at > MAX_DOMAIN) return false;
  let state = automaton.beginning;
  let from = 0;
  let scripts = NEUTRAL;
  let isAlike = false;
  let isAscii = true;
  let marks = 0;
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    const kind = code > 127 ? automaton.letter : automaton.kindOf(code);
    if (code > 127) {
      const letter = letterOf(code);
      if (letter === UNFIT || (letter & CAPITAL && index > at) || (letter & MARK && index === from))
        return false;
      marks |= letter;
      if (isAscii || !(letter & ALIKE)) isAlike = (letter & ALIKE) !== 0;
      isAscii = false;
      scripts &= letter & SCRIPTS;
    } else if (kind === automaton.letter || kind === automaton.capital) {
      // ASCII letters are Latin in a label, and neutral in a local part.
      if (index > at) scripts &= LATIN;
    }
    // A dot, or the "@": what came before must be of one script.
    if (code === 0x2e || code === 0x40) {
      if (scripts === 0 || (from > at && !isAscii && (isAlike || index - from > MAX_LABEL))) return false;
      from = index + 1;
      scripts = NEUTRAL;
      isAscii = true;
      isAlike = false;
    }
    state = automaton.next(state, kind);
  }
  const isSound = scripts !== 0 && (isAscii || !(isAlike || text.length - from > MAX_LABEL));
  if (!isSound || state !== PLAIN) return false;
  return !(marks & MARK) || text.normalize('NFC') === text;
}
