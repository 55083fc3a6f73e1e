import { isUtf8 } from 'node:buffer';
import { fromWindows1252 } from '../damage/windows-1252.ts';
import { LF } from './block.ts';

/** 1 for an octet beyond ASCII that is no letter in windows-1252. */
const NO_LETTER = Uint8Array.from({ length: 0x100 }, (_, octet) =>
  octet < 0x80 || /\p{L}/u.test(fromWindows1252(Uint8Array.of(octet))) ? 0 : 1,
);

/** The lines of a block, from 0, that are not UTF-8 and whose octets beyond ASCII are all letters in windows-1252. */
export function linesOfWindows1252(block: Uint8Array): number[] {
  // Nearly all lists are UTF-8, which is found out fast.
  if (isUtf8(block)) return [];
  const found: number[] = [];
  let start = 0;
  for (let line = 0; start < block.length; line++) {
    const lineEnd = block.indexOf(LF, start);
    const end = lineEnd < 0 ? block.length : lineEnd;
    const octets = block.subarray(start, end);
    if (!isUtf8(octets) && !octets.some((octet) => NO_LETTER[octet] === 1)) found.push(line);
    start = end + 1;
  }
  return found;
}
