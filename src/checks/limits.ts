/** The most octets of each object: RFC 5321 4.5.3.1, RFC 1035 2.3.4. `import * as limits`. */

export const localPart = 64;
/** 255 octets in a DNS message, which are 253 characters. */
export const domain = 253;
/** A path of 256 without its brackets. */
export const mailbox = 254;
export const path = 256;
