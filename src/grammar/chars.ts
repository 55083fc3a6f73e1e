import * as classes from './classes.ts';
import * as codes from './codes.ts';

/** Pairs of first and last character for each class, as the RFCs write the ranges. */
const RANGES: readonly (readonly [bit: number, pairs: string])[] = [
  [classes.atext, "azAZ09!!##$$%%&&''**++--//==??^^__``{{||}}~~"],
  [classes.letDig, 'azAZ09'],
  [classes.digit, '09'],
  [classes.ldh, 'azAZ09--'],
  [classes.dcontent, '!Z^~'],
  [classes.trailing, '!!)),,..::;;>>??'],
  [classes.control, '\u0000\u001f\u007f\u007f'],
];

/** Every ASCII character's classes. */
const table = /* @__PURE__ */ compile();

function compile(): Uint8Array {
  const bits = new Uint8Array(128);
  for (const [bit, pairs] of RANGES) {
    for (let index = 0; index < pairs.length; index += 2) {
      for (let code = pairs.charCodeAt(index); code <= pairs.charCodeAt(index + 1); code++) {
        bits[code] = (bits[code] as number) | bit;
      }
    }
  }
  return bits;
}

/** The classes of a code below 128. */
export function classesOf(code: number): number {
  return table[code] as number;
}

/** Whether an ASCII code belongs to a class; false for everything else, the end included. */
export function isIn(bits: number, code: number): boolean {
  // From 0 to 127, and NaN, which is at no place of the table.
  return code >>> 7 === 0 && ((table[code] as number) & bits) !== 0;
}

/** ASCII in lower case. Letters beyond stay: the lower case of some, such as U+13A0, is another name. */
export function asciiLowerCase(text: string): string {
  return /[A-Z]/.test(text) ? text.replace(/[A-Z]+/g, (letters) => letters.toLowerCase()) : text;
}

/** The closing quote of the quoted string that opens at an index, a quoted-pair at a time; -1 where there is none. */
export function closeOfQuoted(text: string, open: number, end: number): number {
  for (let index = open + 1; index < end; index++) {
    const code = text.charCodeAt(index);
    if (code === codes.quote) return index;
    if (code === codes.backslash) index++;
  }
  return -1;
}
