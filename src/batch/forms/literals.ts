import { plainLocalPart } from './plain.ts';
import { kinds, NONE, NUMBER } from './tree.ts';

/**
 * A number for what decides on an address with an IP address in brackets (RFC 5321 4.1.3): whether it is in a special block
 * (RFC 6890), and how many groups it has. Others of the same number have the same reasons. NONE for any other text, and
 * where the local part is not plain or the address not well formed.
 */
export function literalOf(octets: Uint8Array, from: number, to: number): number {
  if (octets[to - 1] !== CLOSE) return NONE;
  const at = plainLocalPart(octets, from, to);
  if (at < 0 || octets[at] !== OPEN) return NONE;
  const isIpv4 = kinds[octets[at + 1] as number] === NUMBER;
  return isIpv4 ? ofIpv4(octets, at + 1, to - 1) : ofIpv6(octets, at + 1, to - 1);
}

const OPEN = 0x5b;
const CLOSE = 0x5d;
const DOT = 0x2e;
const COLON = 0x3a;

/** By the block of its first numbers; 0 where they are in none that has others beside it. */
function ofIpv4(octets: Uint8Array, start: number, end: number): number {
  let first = 0;
  let second = 0;
  let third = 0;
  let index = start;
  for (let place = 0; place < 4; place++) {
    const begin = index;
    let value = 0;
    while (index < end && kinds[octets[index] as number] === NUMBER)
      value = 10 * value + (octets[index++] as number) - 0x30;
    const length = index - begin;
    // A leading zero has a warning of its own.
    if (length === 0 || length > 3 || value > 255 || (length > 1 && octets[begin] === 0x30)) return NONE;
    if (index < end ? octets[index] !== DOT : place < 3) return NONE;
    index++;
    if (place === 0) first = value;
    else if (place === 1) second = value;
    else if (place === 2) third = value;
  }
  if (index <= end) return NONE;
  return (first << 8) | partOfBlock(first, second, third);
}

/** Which part of a first number a block is, where it is not all of it. */
function partOfBlock(first: number, second: number, third: number): number {
  switch (first) {
    case 100:
      return second >> 6;
    case 169:
      return Number(second === 254);
    case 172:
      return second >> 4;
    case 192:
      if (second === 168) return 4;
      return second === 0 ? Math.min(third, 3) : 5;
    case 198:
      if (second >> 1 === 9) return 2;
      return Number(second === 51 && third === 100);
    case 203:
      return Number(second === 0 && third === 113);
    default:
      return 0;
  }
}

const TAG = Buffer.from('ipv6:');
const IPV6 = 1 << 16;

/** By the number of its groups, whether some are left out, and the block of the first two. */
function ofIpv6(octets: Uint8Array, start: number, end: number): number {
  for (let index = 0; index < TAG.length; index++) {
    const octet = octets[start + index] as number;
    if ((octet | 0x20) !== TAG[index] && octet !== COLON) return NONE;
  }
  let groups = 0;
  let compressions = 0;
  let first = 0;
  let block = 0;
  let index = start + TAG.length;
  while (index < end) {
    const begin = index;
    let value = 0;
    let digit = hexDigits[octets[index] as number] as number;
    for (; index < end && digit >= 0; digit = hexDigits[octets[++index] as number] as number)
      value = 16 * value + digit;
    const length = index - begin;
    if (length > 4) return NONE;
    const isFirst = begin === start + TAG.length;
    if (length > 0) groups++;
    if (isFirst) {
      first = length === 4 ? value : 0;
      block = first >> 12 === 2 || first >> 12 === 3 ? 1 : 0;
    } else if (groups === 2 && compressions === 0) {
      if (first === 0x2001) block = value < 0x200 ? 2 : value === 0xdb8 ? 3 : 4;
      if (first === 0x3fff) block = value < 0x1000 ? 5 : 6;
    }
    if (index === end) break;
    if (octets[index] !== COLON) return NONE;
    index++;
    if (octets[index] === COLON) {
      compressions++;
      if (groups === 1 && (first === 0x2001 || first === 0x3fff)) block = 7;
      index++;
      if (index < end && octets[index] === COLON) return NONE;
    } else if (length === 0 || index === end) return NONE;
  }
  return compressions > 1 ? NONE : IPV6 | (compressions << 15) | (Math.min(groups, 15) << 8) | block;
}

/** The value of each hexadecimal digit; -1 for any other octet. */
const hexDigits = new Int8Array(256).fill(-1);
for (const [value, digit] of [...'0123456789abcdef'].entries()) {
  hexDigits[digit.charCodeAt(0)] = value;
  hexDigits[digit.toUpperCase().charCodeAt(0)] = value;
}
