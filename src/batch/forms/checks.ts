import * as limits from '../../limits.ts';
import { labelsFit } from './plain.ts';
import { FIRST_MARK, kinds, LETTER, NONE } from './tree.ts';

/** What is looked at in a text besides its form and its words, as rules.ts asks. */

const AT_SIGN = 0x40;
const DOT = 0x2e;
const SPACE = 0x20;
const BACKSLASH = 0x5c;
const UNDERSCORE = 0x5f;

/** Whether an octet may be encoded after a "=" or "%", or a name of Exchange is there: any of it may decide. */
export function isEncoded(octets: Uint8Array, from: number, to: number): boolean {
  for (let index = from; index < to; index++) {
    const octet = octets[index] as number;
    if (octet === 0x25 && areHex(octets, index + 1, index + 3, to)) return true;
    // In a message body they are capitals (RFC 2045 6.7).
    const isQuoted = octet === 0x3d && areHex(octets, index + 1, index + 3, to);
    if (isQuoted && (octets[index + 1] as number) < 0x60 && (octets[index + 2] as number) < 0x60) return true;
    if (isLetter(octet, 0x69) && isExchange(octets, index)) return true;
  }
  return false;
}

/** Whether an octet is a letter of either case. */
export const isLetter = (octet: number, lower: number) => (octet | 0x20) === lower;

const IMCEA = Buffer.from('imcea');

function isExchange(octets: Uint8Array, start: number): boolean {
  for (let index = 1; index < IMCEA.length; index++) {
    if (!isLetter(octets[start + index] as number, IMCEA[index] as number)) return false;
  }
  return true;
}

/** Whether a backslash begins an escape of a program: \n, \r, \t, \0, \u0040, \x40 */
export function isEscape(octets: Uint8Array, from: number, to: number): boolean {
  for (let index = from; index < to; index++) {
    if (octets[index] !== BACKSLASH) continue;
    const letter = (octets[index + 1] as number) | 0x20;
    if (letter === 0x75 && areHex(octets, index + 2, index + 6, to)) return true;
    if (letter === 0x78 && areHex(octets, index + 2, index + 4, to)) return true;
    const isWhite = letter === 0x6e || letter === 0x72 || letter === 0x74 || letter === 0x30;
    if (isWhite && !isAfterName(octets, index + 2, to)) return true;
  }
  return false;
}

/** Whether a stretch lies within a text and is of hexadecimal digits. */
function areHex(octets: Uint8Array, start: number, end: number, to: number): boolean {
  if (end > to) return false;
  for (let index = start; index < end; index++) {
    const octet = (octets[index] as number) | 0x20;
    if (!((octet >= 0x30 && octet <= 0x39) || (octet >= 0x61 && octet <= 0x66))) return false;
  }
  return true;
}

function isAfterName(octets: Uint8Array, index: number, to: number): boolean {
  if (index >= to) return false;
  const octet = octets[index] as number;
  return (kinds[octet] as number) <= LETTER || octet === UNDERSCORE || octet === DOT || octet === AT_SIGN;
}

/** The place of an octet that is there. */
function placeOf(octet: number, octets: Uint8Array, from: number): number {
  let index = from;
  while (octets[index] !== octet) index++;
  return index;
}

/** Of a text with two "@" whether both halves are the same, or the two domains: 0 for neither. */
export function twice(octets: Uint8Array, from: number, to: number): number {
  const first = placeOf(AT_SIGN, octets, from);
  const second = placeOf(AT_SIGN, octets, first + 1);
  const half = from + ((to - from) >> 1);
  if (areEqual(octets, from, half, half, to, 0)) return 1;
  return areEqual(octets, first + 1, second, second + 1, to, 0) ? 2 : 0;
}

/** Whether two stretches are the same, but for bits that are set in both. */
function areEqual(
  octets: Uint8Array,
  start: number,
  end: number,
  other: number,
  otherEnd: number,
  apart: number,
): boolean {
  if (end - start !== otherEnd - other) return false;
  for (let index = start; index < end; index++) {
    if (((octets[index] as number) | apart) !== ((octets[other + index - start] as number) | apart))
      return false;
  }
  return true;
}

/** Whether two addresses with a divider between are the same, but for capitals and dots at their ends. */
export function isRepeated(octets: Uint8Array, from: number, to: number): boolean {
  let start = placeOf(AT_SIGN, octets, from);
  while (!isDivider(octets[start] as number)) start++;
  const end = start;
  while (isDivider(octets[start] as number)) start++;
  // Of what such an address is made of, two that differ in this bit are one letter in both cases.
  return areEqual(octets, from, withoutDots(octets, end), start, withoutDots(octets, to), 0x20);
}

const isDivider = (octet: number) => octet === SPACE || octet === 0x2c || octet === 0x3b;

function withoutDots(octets: Uint8Array, end: number): number {
  let last = end;
  while (octets[last - 1] === DOT) last--;
  return last;
}

/** Whether a text begins with "email" or "e-mail", a sign it may have and a space; or with a page's "www". */
export function isLabelled(octets: Uint8Array, from: number, to: number): boolean {
  const first = octets[from] as number;
  if (!isLetter(first, 0x65) && !isLetter(first, 0x77)) return false;
  const head = String.fromCharCode(...octets.subarray(from, Math.min(to, from + 8)));
  return /^(?:e-?mail[.,]? |www)/i.test(head);
}

/**
 * Of words before an address with a space between, in bits: whether one of them is in its local part; whether the last one
 * is; whether the last one has a capital. NONE where they are a telephone number.
 */
export function namesIn(octets: Uint8Array, from: number, to: number): number {
  const at = placeOf(AT_SIGN, octets, from);
  let local = at;
  while (octets[local - 1] !== SPACE) local--;
  // Of several words, the last with a capital, the domain may have one: the name of a company.
  const end = isCompany(octets, from, local) ? to : at;
  let found = 0;
  let last = -1;
  for (let index = from; index < local; index++) {
    const octet = octets[index] as number;
    // No name has that, whatever else it is.
    if (octet === UNDERSCORE) return 0;
    if (kinds[octet] !== LETTER) continue;
    const start = index;
    while (kinds[octets[index] as number] === LETTER) index++;
    last = start;
    const isIn = index - start > 2 && isWithin(octets, start, index, local, end);
    found = (isIn ? 3 : found & 1) | (octet < 0x60 ? 4 : 0);
    // It may be that.
    index--;
  }
  return last < 0 ? NONE : found;
}

function isCompany(octets: Uint8Array, from: number, to: number): boolean {
  let end = to;
  while (octets[end - 1] === SPACE) end--;
  let start = end;
  while (start > from && octets[start - 1] !== SPACE) start--;
  const first = octets[start] as number;
  return start > from && first >= 0x41 && first <= 0x5a;
}

/** Whether a word is within a stretch of a text, capitals aside. */
function isWithin(octets: Uint8Array, start: number, end: number, from: number, to: number): boolean {
  const length = end - start;
  for (let place = from; place + length <= to; place++) {
    let index = 0;
    while (index < length && isSameLetter(octets[place + index] as number, octets[start + index] as number))
      index++;
    if (index === length) return true;
  }
  return false;
}

/** Whether an octet is a letter, of either case. */
const isSameLetter = (octet: number, letter: number) =>
  (octet | 0x20) === (letter | 0x20) && kinds[octet] === LETTER;

/** How a text of more than 64 octets stands to the limits of its parts. */
export const ALL_FIT = 0;
export const LOCAL_TOO_LONG = 1;
/** With the name before it, which is part of it where levels let a name be. */
const NAME_TOO_LONG = 2;

/** Whether each part of a text can be within its limit, but for its local part; NONE where another may not be. */
export function partsOf(octets: Uint8Array, from: number, to: number): number {
  if (to - from > limits.mailbox) return NONE;
  const at = placeOf(AT_SIGN, octets, from);
  // After a display name
  let start = at;
  while (start > from && octets[start - 1] !== 0x3c) start--;
  if (!labelsFit(octets, at, to)) return NONE;
  if (at - start > limits.localPart) return LOCAL_TOO_LONG;
  return at - from > limits.localPart ? NAME_TOO_LONG : ALL_FIT;
}

/** The kind of symbol that says what was found. */
export const markOf = (found: number) => FIRST_MARK + found;
