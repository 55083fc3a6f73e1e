/**
 * What a character of a text is for an address in it. A text divides words by much that RFC 5321 allows before the @
 * (`! # $ / ? ^ { | } ~`): here they divide, too, but for what names are written with.
 */

import { unicodePattern } from '../../unicode-pattern.ts';

/** Divides words. */
export const OTHER = 0;
/** Letters, digits and marks of any script, and `_`, `+`, `-`. */
export const WORD = 1;
export const DOT = 2;
/** Belongs to an address only between two others: apostrophes, `&`, `%`, `=`. */
export const BETWEEN = 3;
/** What hides letters: `*`, `…`, `•`. */
export const MASK = 4;
/** Cannot be seen. */
export const FORMAT = 5;

const APOSTROPHES = "'\u2018\u2019\u00b4\u02bc";

/** The kind of each UTF-16 unit; surrogates are looked at in pairs. */
let kinds: Uint8Array | null = null;

function compile(): Uint8Array {
  const found = new Uint8Array(0x10000);
  const isWord = (text: string) => unicodePattern('[\\p{L}\\p{M}\\p{N}_+-]').test(text);
  const isFormat = (text: string) => unicodePattern('\\p{Cf}').test(text);
  for (let unit = 0; unit < 0x10000; unit++) {
    if (unit >= 0xd800 && unit < 0xe000) continue;
    const character = String.fromCharCode(unit);
    if (isWord(character)) found[unit] = WORD;
    else if (isFormat(character)) found[unit] = FORMAT;
  }
  for (const mask of '*\u2026\u2022') found[mask.charCodeAt(0)] = MASK;
  for (const sign of `${APOSTROPHES}&%=`) found[sign.charCodeAt(0)] = BETWEEN;
  found[0x2e] = DOT;
  return found;
}

const WORD_BEYOND = '^[\\p{L}\\p{M}\\p{N}]';

/** The kind of the character whose first unit is at `index`; that of half a pair is OTHER. */
export function kindAt(text: string, index: number): number {
  const unit = text.charCodeAt(index);
  kinds ??= compile();
  if (unit < 0xd800 || unit >= 0xe000) return kinds[unit] ?? OTHER;
  const point = text.codePointAt(index) ?? 0;
  return point > 0xffff && unicodePattern(WORD_BEYOND).test(String.fromCodePoint(point)) ? WORD : OTHER;
}

/** The kind of the character that ends before `index`. */
export function kindBefore(text: string, index: number): number {
  return kindAt(text, index - widthBefore(text, index));
}

/** How many units the character before `index` has. */
export function widthBefore(text: string, index: number): number {
  const unit = text.charCodeAt(index - 1);
  const isLow = unit >= 0xdc00 && unit < 0xe000;
  return isLow && (text.codePointAt(index - 2) ?? 0) > 0xffff ? 2 : 1;
}
