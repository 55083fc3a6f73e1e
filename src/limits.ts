/** The most octets of each object as sent: RFC 5321 4.5.3.1, RFC 1035 2.3.4. `import * as limits`. */

export const localPart = 64;
/** In A-label form. */
export const label = 63;
/** In A-label form: 255 octets in a DNS message are 253 characters. */
export const domain = 253;
/** A path without its brackets. */
export const mailbox = 254;
export const path = 256;
/** Up to this length no part of a mailbox can be over its limit, so that short cuts need not measure the parts. */
export const allPartsFit = 64;
/** `maxOctets` when absent. */
export const input = 4096;
