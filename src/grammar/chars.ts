import * as classes from './classes.ts';
import * as codes from './codes.ts';

/** Every ASCII character's classes, from the ranges as the RFCs write them. */
const table = new Uint8Array(128);

function mark(bit: number, ranges: string): void {
  for (let i = 0; i < ranges.length; i += 2) {
    for (let code = ranges.charCodeAt(i); code <= ranges.charCodeAt(i + 1); code++) {
      table[code] = (table[code] as number) | bit;
    }
  }
}

// Pairs of first and last character.
mark(classes.atext, "azAZ09!!##$$%%&&''**++--//==??^^__``{{||}}~~");
mark(classes.letDig, 'azAZ09');
mark(classes.digit, '09');
mark(classes.ldh, 'azAZ09--');
mark(classes.dcontent, '!Z^~');
mark(classes.trailing, '!!)),,..::;;>>??');
mark(classes.control, '\u0000\u001f\u007f\u007f');

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
