/** mailbox-syntax/near-miss: misspelt domains of mail providers, and misspelt endings, without the public suffix list. */

import { type MailboxOptions, NAMES, resolveOptions } from '../options.ts';
import type { MailboxResult } from '../parse.ts';
import { isTopLevel } from './top-level.ts';
import { parseWithDomainChecks } from './with-near-miss.ts';

/**
 * `parseMailbox` with `domain-near-miss`, and the domain that was probably meant as `suggestion`: `gmial.com`,
 * `gmail.con`, `gmailcom`, `annagmail.com`. It is a warning in every profile, which `levels` can raise or switch off.
 * Where it explains why an address is invalid (the dot or the `@` is missing), it stands in place of those errors, as an
 * error.
 * @param input an address as a string, or as octets that ought to be UTF-8
 * @throws {OptionError} if an argument has the wrong type or an option is unknown.
 * @example
 * ```ts
 * parseMailboxWithNearMiss('anna@gmial.com').suggestion; // 'anna@gmail.com'
 * ```
 */
export function parseMailboxWithNearMiss(
  input: string | Uint8Array,
  options?: MailboxOptions,
): MailboxResult {
  const { levels } = resolveOptions(
    options,
    NAMES,
    'list.map((address) => parseMailboxWithNearMiss(address))',
  );
  return parseWithDomainChecks(input, options, { levels, nearMiss: true, isTopLevel });
}
