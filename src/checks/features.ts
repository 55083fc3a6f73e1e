/** The features of a text, a bit each, so that a check runs only on texts that need it: `import * as feature`. */

export const control = 1;
export const nonAscii = 2;
export const surrogate = 4;
export const percent = 8;
export const equals = 16;
/** Two in a row, as in an A-label, or one before a backslash. */
export const hyphens = 32;
/** ASCII that no ordinary address holds: delimiters, brackets, quotes, space. */
export const delimiter = 64;
/** A non-ASCII character that `checkCharacters` reports. */
export const unfit = 128;
/** A character that is not NFC, or may compose with others, as marks do. */
export const unstable = 256;
/** Punctuation, a symbol, or a compatibility character: it may be mistaken for "@", "." or "-". */
export const sign = 512;
/** See COLLIDING. */
export const colliding = 1024;
/** The first character of a misread UTF-8 sequence, and one of those that follow it. */
export const lead = 2048;
export const trail = 4096;
/** Two scripts between two dots, or non-ASCII characters and quotes, inside which an "@" divides nothing. */
export const scripts = 8192;
/** What the full checks of IDNA must see. */
export const idna = 16384;
/** See LOOK_ALIKES. */
export const alike = 32768;
/** "&" or a backslash: an escape of another format may begin. */
export const escapes = 65536;
/** What ends a host of a UUCP route. */
export const bang = 131072;
export const space = 262144;
/** "," and ";" */
export const comma = 524288;
export const colon = 1048576;
/** "<" and ">" */
export const angle = 2097152;
/** "[" */
export const bracket = 4194304;
/** "(" */
export const parenthesis = 8388608;
/** A decimal digit that is not ASCII: those of two number systems can be mixed. */
export const digits = 33554432;
/** "#", after which a page hides an address. */
export const hash = 16777216;
