import { utf8Text } from './verdict.ts';

/** What is asked of the octets of a record before any text is made of them. */

const AT_SIGN = 0x40;

/** Whether there is a capital letter. */
export function hasCapital(octets: Uint8Array, from: number, to: number): boolean {
  for (let index = from; index < to; index++) {
    const octet = octets[index] as number;
    if (octet >= 0x41 && octet <= 0x5a) return true;
  }
  return false;
}

/** Whether a text begins with what a spreadsheet would run, which is written another way. */
export const isGuarded = (first: number) => first === 0x2b || first === 0x27;

export function isAscii(octets: Uint8Array, from: number, to: number): boolean {
  let seen = 0;
  for (let index = from; index < to; index++) seen |= octets[index] as number;
  return seen < 0x80;
}

/** White space alone, and what cannot be seen. */
const blank = /^[\s\u200b\u2060\ufeff]*$/;
/** A longer text is an attempt at an address. */
const MAX_BLANK = 256;

/** Whether there is an ASCII character that can be seen, mostly the first one. */
export function hasVisible(octets: Uint8Array, from: number, to: number): boolean {
  for (let index = from; index < to; index++) {
    const octet = octets[index] as number;
    if (octet > 0x20 && octet < 0x80) return true;
  }
  return false;
}

/** Whether there is no address: nothing, white space alone, or one of the texts that stand for none. */
export function isMissing(octets: Uint8Array, nulls: readonly string[]): boolean {
  if (octets.length === 0) return true;
  if (octets.length > MAX_BLANK) return false;
  if (nulls.length === 0 && hasVisible(octets, 0, octets.length)) return false;
  const text = utf8Text(octets);
  return blank.test(text) || nulls.includes(text) || nulls.includes(text.trim());
}

/** The domain of a plain address in lower case. */
export function domainOf(octets: Uint8Array, from: number, to: number): string {
  const at = octets.indexOf(AT_SIGN, from);
  return Buffer.from(octets.buffer, octets.byteOffset + at + 1, to - at - 1)
    .toString('latin1')
    .toLowerCase();
}
