/** Classes of ASCII characters, one bit each: `import * as classes`. The table is in chars.ts. */

/** RFC 5322 3.2.3 */
export const atext = 1;
/** Let-dig, RFC 5321 4.1.2 */
export const letDig = 2;
export const digit = 4;
/** Let-dig and the hyphen: what Ldh-str is made of, RFC 5321 4.1.2 */
export const ldh = 8;
/** dcontent, RFC 5321 4.1.3 */
export const dcontent = 16;
/** What a sentence puts after an address */
export const trailing = 32;
/** C0 and DEL */
export const control = 64;
