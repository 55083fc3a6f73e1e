import { unicodePattern } from '../../unicode-pattern.ts';
import { DOT, FORMAT, kindAt, MASK, WORD } from './characters.ts';
import { dotWord } from './spelt-words.ts';

/** A longer run of characters is no domain. RFC 5321 4.5.3.1.2 has 255 octets. */
const MAX_DOMAIN = 320;

/** Where a domain ends, and what it is. */
export interface DomainFound {
  end: number;
  /** Whether it has one label only, as names inside an organisation have. */
  isDotless: boolean;
}

const LITERAL = /\[(?:\d{1,3}(?:\.\d{1,3}){3}|IPv6:[\da-f:.]{2,45})\]/iy;
/** Full stops that stand beside a full-width @. */
const WIDE_DOT = /[\uff0e\u3002\uff61]/;

/**
 * Finds the domain that begins at `start`; null where there is none. Of what stands in a text it is the part that can be
 * one: no punctuation at its end, and no last label that no domain has, such as the digits of a version.
 * @param isWide whether the sign before it is a full-width @
 */
export function domainAt(text: string, start: number, isWide: boolean): DomainFound | null {
  if (text[start] === '[') {
    LITERAL.lastIndex = start;
    return LITERAL.test(text) ? { end: LITERAL.lastIndex, isDotless: false } : null;
  }
  const name = nameAt(text, start, isWide);
  const { end, isCut } = name;
  const more = isCut ? null : speltEnd(text, start, end);
  return more === null ? trimmed(text, start, end, isWide) : { end: more, isDotless: false };
}

/** The run of characters that a name may have, and whether it was left at a character that can follow none. */
function nameAt(text: string, start: number, isWide: boolean): { end: number; isCut: boolean } {
  let end = start;
  while (end < text.length && end - start <= MAX_DOMAIN) {
    const kind = kindAt(text, end);
    const isPart = kind === WORD ? text[end] !== '+' : kind === DOT || kind === MASK || kind === FORMAT;
    if (!isPart && !(isWide && WIDE_DOT.test(text[end] as string))) break;
    end += kind === WORD && (text.codePointAt(end) ?? 0) > 0xffff ? 2 : 1;
  }
  return end - start > MAX_DOMAIN ? { end: start, isCut: true } : { end, isCut: false };
}

/** The end of a domain with words for its dots, `example (dot) com`; null where it has none. */
function speltEnd(text: string, start: number, end: number): number | null {
  const isDotless = !/[^.]\.[^.]/.test(text.slice(start, end));
  if (end === start) return null;
  let last: number | null = null;
  let at = end;
  for (let count = 0; count < 8; count++) {
    const label = dotWord(text, at, isDotless);
    if (label === null) break;
    const name = nameAt(text, label, false);
    const found = name.isCut ? null : trimmedLabel(text, label, name.end);
    if (found === null) break;
    last = found;
    if (found !== name.end) break;
    at = found;
  }
  return last;
}

/** The end of a label, or of several, after a word for a dot. */
function trimmedLabel(text: string, start: number, end: number): number | null {
  const found = trimmed(text, start, end, false);
  return found && unicodePattern('^\\p{L}').test(lastLabelOf(text.slice(start, found.end)))
    ? found.end
    : null;
}

function lastLabelOf(name: string): string {
  return name.slice(name.lastIndexOf('.') + 1);
}

/** Punctuation at the end of a name. */
const TAIL = '[._*\\u2026\\u2022\\uff0e\\u3002\\uff61\\p{Cf}-]';
/** The beginning of a label that can be the last one: letters of ASCII with digits, letters of another script, an A-label. */
const LAST_LABEL = /^(?:xn--[a-z\d-]*[a-z\d]|[a-z][a-z\d]*|[^\0-\x7f]+)/iu;

function trimmed(text: string, start: number, limit: number, isWide: boolean): DomainFound | null {
  const isDivider = (at: number) => text[at] === '.' || (isWide && WIDE_DOT.test(text[at] as string));
  let end = limit;
  for (;;) {
    while (end > start && unicodePattern(TAIL).test(text[end - 1] as string)) end--;
    if (end === start) return null;
    let label = end;
    while (label > start && !isDivider(label - 1)) label--;
    const last = text.slice(label, end);
    const isDotless = label === start;
    const whole = LAST_LABEL.exec(last)?.[0];
    if (isDotless) return whole === undefined ? null : { end, isDotless };
    // A hyphen, or another script, goes on with the sentence: `example.com-based`.
    if (whole !== undefined) {
      return whole.length === 1 && whole < '\x7f' ? null : { end: label + whole.length, isDotless };
    }
    // A label of digits, or one that begins with them, is the end of a version, or of a sentence with a note.
    end = label;
  }
}

const HYPHENED = /[a-z\d][a-z\d-]*?(?:([-_*|])dot\1[a-z\d]+(?:-[a-z\d]+)*?)+(?![a-z\d])/iy;

/** The domain of `anna_at_example_dot_org`, where the word for the dot stands as the one for the @ does. */
export function hyphenedDomainAt(text: string, start: number): DomainFound | null {
  HYPHENED.lastIndex = start;
  const found = HYPHENED.exec(text)?.[0];
  if (found !== undefined)
    return found.length > MAX_DOMAIN ? null : { end: start + found.length, isDotless: false };
  // ` -at- ` stands for itself.
  return text[start - 1] === ' ' ? domainAt(text, start, false) : null;
}
