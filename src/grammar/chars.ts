/** Code points that the grammar names. */
export const codes = {
  end: -1,
  tab: 0x09,
  lineFeed: 0x0a,
  carriageReturn: 0x0d,
  space: 0x20,
  quote: 0x22,
  openParenthesis: 0x28,
  closeParenthesis: 0x29,
  comma: 0x2c,
  hyphen: 0x2d,
  dot: 0x2e,
  colon: 0x3a,
  semicolon: 0x3b,
  less: 0x3c,
  greater: 0x3e,
  atSign: 0x40,
  openBracket: 0x5b,
  backslash: 0x5c,
  closeBracket: 0x5d,
  underscore: 0x5f,
} as const;

/** Classes of ASCII characters, one bit each. */
export const classes = {
  /** RFC 5322 3.2.3 */
  atext: 1,
  /** Let-dig, RFC 5321 4.1.2 */
  letDig: 2,
  digit: 4,
  /** Let-dig and the hyphen: what Ldh-str is made of, RFC 5321 4.1.2 */
  ldh: 8,
  /** dcontent, RFC 5321 4.1.3 */
  dcontent: 16,
  /** What a sentence puts behind an address */
  trailing: 32,
  /** C0 and DEL */
  control: 64,
} as const;

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

/** Whether an ASCII code belongs to a class; false for everything else, the end included. */
export function isIn(bits: number, code: number): boolean {
  return code >= 0 && code < 128 && ((table[code] as number) & bits) !== 0;
}

/** ASCII in lower case. Letters beyond stay: the lower case of some, such as U+13A0, is another name. */
export function asciiLowerCase(text: string): string {
  return /[A-Z]/.test(text) ? text.replace(/[A-Z]+/g, (letters) => letters.toLowerCase()) : text;
}
