/** mailbox-syntax/header: mailboxes and address lists as message headers have them (RFC 5322 3.4, 4.4; RFC 6532). */

import type { MailboxOptions } from '../options.ts';
import { type HeaderMailboxResult, HeaderParser } from './header-mailbox.ts';

export {
  type AddressField,
  type AddressList,
  type AddressListOptions,
  parseAddressList,
} from './address-list.ts';
export type { HeaderMailboxResult } from './header-mailbox.ts';
export type { AddressEntry, GroupEntry, MailboxEntry } from './list-reader.ts';

/**
 * Parses one mailbox of a header, `Anna Schmidt <anna@example.com>` or `anna@example.com`: RFC 5322 3.4 with its
 * obsolete forms (4.4) and UTF-8 (RFC 6532). A form that only a header may have is a warning, and so is whatever makes
 * the address unfit for SMTP; `mailbox` is null then.
 * @param input a string, or octets that should be UTF-8: the value without the field's name and its last line end
 * @throws {OptionError} if an argument has the wrong type or an option is unknown.
 * @example
 * ```ts
 * const result = parseHeaderMailbox('Anna <anna@example.com>');
 * result.displayName;    // 'Anna'
 * result.mailbox?.ascii; // 'anna@example.com'
 * ```
 */
export function parseHeaderMailbox(
  input: string | Uint8Array,
  options?: MailboxOptions,
): HeaderMailboxResult {
  return (options === undefined ? withDefaults : new HeaderParser(options)).parse(input);
}

const withDefaults = /* @__PURE__ */ new HeaderParser(undefined);
