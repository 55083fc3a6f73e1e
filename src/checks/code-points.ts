import * as limits from '../limits.ts';
import { unicodePattern } from '../unicode-pattern.ts';
import { joining, leftJoining } from './idna-data.ts';

export const NON_ASCII = /[^\0-\x7f]/;

// CONTEXTJ and CONTEXTO                                    RFC 5892 2.6, 2.8
export const CONTEXTUAL = /[\xB7\u0375\u05F3\u05F4\u0660-\u0669\u06F0-\u06F9\u30FB\u200C-\u200D]/u;

// UNASSIGNED                                               RFC 5892 2.10
// Bounded, since an engine's stack is: a longer run is reported in pieces.
export const unassigned = () => unicodePattern('(?:\\p{Cn}(?<!\\p{NChar})){1,65535}');

// Whatever is not PVALID                                   RFC 5892 3
// Unstable (2.2) is what NFKC and case folding change; all but the LetterDigits (2.1) follow by their categories, which
// takes in the IgnorableProperties (2.3); then DISALLOWED and CONTEXTO exceptions (2.6), OldHangulJamo (2.9) and
// IgnorableBlocks (2.4). The lookbehind leaves out the PVALID exceptions (2.6) and ASCII, whose errors the grammar
// reports, but for upper case.
export const notPvalid = () =>
  unicodePattern(
    '[\u20D0-\u20FF\\p{CWKCF}\\p{Me}\\p{Nl}\\p{No}\\p{P}\\p{S}\\p{Z}\\p{C}\u0640\u0660-\u0669\u06F0-\u06F9\u07FA\u302E-\u302F\u3031-\u3035\u303B\u1100-\u11FF\uA960-\uA97F\uD7B0-\uD7FF\u{1D100}-\u{1D24F}](?<![\0-@[-\x7F\xDF\u03C2\u06FD\u06FE\u0F0B\u3007])',
  );

let compiledDisallowed: RegExp | undefined;

/** DISALLOWED; lone surrogates are the grammar's. */
export function disallowed(): RegExp {
  compiledDisallowed ??= new RegExp(
    `(?:(?!${CONTEXTUAL.source}|\\p{Cn}(?<!\\p{NChar})|\\p{Cs})${notPvalid().source}){1,65535}`,
    'gu',
  );
  return compiledDisallowed;
}

/** The derived property of a code point, by the Unicode version of the engine (RFC 5892 3). */
export function derivedProperty(
  codePoint: number,
): 'PVALID' | 'CONTEXTJ' | 'CONTEXTO' | 'DISALLOWED' | 'UNASSIGNED' {
  const character = String.fromCodePoint(codePoint);
  if (codePoint < 0x80) return /[-a-z0-9]/.test(character) ? 'PVALID' : 'DISALLOWED';
  if (CONTEXTUAL.test(character)) return codePoint >> 1 === 0x200c >> 1 ? 'CONTEXTJ' : 'CONTEXTO';
  if (!notPvalid().test(character)) return 'PVALID';
  return character.search(unassigned()) < 0 ? 'DISALLOWED' : 'UNASSIGNED';
}

/** What the contextual rules forbid in a text, but for those of the joiners. */
export function contextFaults(text: string): RegExp[] {
  // A.3 MIDDLE DOT between two l, A.4 Greek KERAIA before Greek, A.5 and A.6 Hebrew GERESH and GERSHAYIM after Hebrew
  const patterns = [
    unicodePattern('(?<!l)\xB7|\xB7(?!l)|\u0375(?!\\p{sc=Grek})|(?<!\\p{sc=Hebr})[\u05F3\u05F4]'),
  ];
  // A.7 KATAKANA MIDDLE DOT: Hiragana, Katakana or Han somewhere in the label
  if (!unicodePattern('[\\p{sc=Hira}\\p{sc=Kana}\\p{sc=Hani}]').test(text)) patterns.push(/\u30FB/g);
  // A.8, A.9 ARABIC-INDIC DIGITS: one kind only
  if (/[\u0660-\u0669]/.test(text) && /[\u06F0-\u06F9]/.test(text)) {
    patterns.push(/[\u0660-\u0669\u06F0-\u06F9]/g);
  }
  return patterns;
}

let compiledJoinerFaults: RegExp | undefined;

/** What finds the joiners of a text where the contextual rules forbid them. */
export function joinerFaults(text: string): RegExp {
  // The tables take longer to make than most texts to check, and most texts have no joiner.
  if (!/[\u200C\u200D]/.test(text)) return /(?!)/g;
  compiledJoinerFaults ??= compileJoinerFaults();
  return compiledJoinerFaults;
}

// A.1 ZERO WIDTH NON-JOINER after a virama or between joining letters, A.2 ZERO WIDTH JOINER after a virama
function compileJoinerFaults(): RegExp {
  let [dual, right] = ['', ''];
  let end = 0;
  for (const [run] of joining.matchAll(/\d+|\D/g)) {
    const start = String.fromCodePoint(end);
    end += Number(run) || Number.parseInt(run, 36) - 9;
    const range = `${start}-${String.fromCodePoint(end - 1)}`;
    if (run > 'Z') dual += range;
    else if (run > '@') right += range;
  }
  const before = `(?<![${dual}${leftJoining}]${TRANSPARENT})`;
  const after = `(?!${TRANSPARENT}[${dual}${right}])`;
  return new RegExp(`(?<![${viramas()}])(?:\u200D|${before}\u200C|\u200C${after})`, 'gu');
}

/** Joining_Type=T, of characters that a label may hold. No label is longer (RFC 1035 2.3.4), and an engine's stack is bounded. */
const TRANSPARENT = `[\\p{Mn}\\u{1E94B}]{0,${limits.label}}`;

/**
 * Canonical_Combining_Class=Virama, 9, which the canonical order tells: it is after U+3099, of class 8, and before
 * U+05B0, of class 10.
 */
function viramas(): string {
  const marks = unicodePattern('[^\\P{M}\u3099]');
  let found = '';
  for (let codePoint = 0x900; codePoint < 0x20000; codePoint++) {
    const mark = String.fromCodePoint(codePoint);
    if (mark.search(marks) >= 0 && `\u05B0${mark}\u3099`.normalize('NFD') === `\u3099${mark}\u05B0`)
      found += mark;
  }
  return found;
}
