/** Code points that the grammar names: `import * as codes`, which bundlers turn into the numbers themselves. */

export const end = -1;
export const tab = 0x09;
export const lineFeed = 0x0a;
export const carriageReturn = 0x0d;
export const space = 0x20;
export const quote = 0x22;
export const openParenthesis = 0x28;
export const closeParenthesis = 0x29;
export const comma = 0x2c;
export const hyphen = 0x2d;
export const dot = 0x2e;
export const colon = 0x3a;
export const semicolon = 0x3b;
export const less = 0x3c;
export const greater = 0x3e;
export const atSign = 0x40;
export const openBracket = 0x5b;
export const backslash = 0x5c;
export const closeBracket = 0x5d;
export const underscore = 0x5f;
