/** What a text holds, one bit each, so that a check runs only on texts that could need it: `import * as holds`. */

export const control = 1;
export const nonAscii = 2;
export const surrogate = 4;
export const percent = 8;
export const equals = 16;
/** Two in a row, as in an A-label, or one before a backslash. */
export const hyphens = 32;
/** ASCII that no ordinary address holds: delimiters, brackets, quotes, space. */
export const delimiter = 64;
/** A character beyond ASCII that `characters` reports. */
export const unfit = 128;
/** Something that is not NFC, or may not be beside others; marks among it. */
export const unstable = 256;
/** Punctuation, a symbol, or what stands for another character: it may be taken for "@", "." or "-". */
export const sign = 512;
/** See COLLIDING. */
export const colliding = 1024;
/** The first of the characters that a damaged UTF-8 sequence shows as, and one of those behind it. */
export const lead = 2048;
export const trail = 4096;
/** Two scripts between two dots, or characters beyond ASCII and quotes, inside which an "@" divides nothing. */
export const scripts = 8192;
/** What IDNA must look at more closely. */
export const idna = 16384;
/** See LOOK_ALIKES. */
export const alike = 32768;
/** "&" or a backslash: an escape of another format may begin. */
export const escapes = 65536;
/** What ends a host of a UUCP route. */
export const bang = 131072;
export const space = 262144;
/** "," and ";", which stand between addresses. */
export const list = 524288;
export const colon = 1048576;
/** "<" and ">" */
export const angle = 2097152;
/** "[" */
export const bracket = 4194304;
/** "(" */
export const parenthesis = 8388608;
/** A decimal digit that is not ASCII: those of two number systems can be mixed. */
export const digits = 33554432;
/** "#", behind which a page hides an address. */
export const hash = 16777216;
