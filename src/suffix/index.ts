/** mailbox-syntax/suffix: what the public suffix list knows of a mailbox's domain, besides its syntax. */

import { checkFlag } from '../errors.ts';
import { parseWithDomainChecks } from '../near-miss/with-near-miss.ts';
import { type MailboxOptions, NAMES, resolveOptions } from '../options.ts';
import type { MailboxResult } from '../parse.ts';
import { checkSuffix, isKnownTopLabel } from './public-suffix.ts';

export { parsePathWithSuffix } from './parse-path-with-suffix.ts';

/** What a caller may ask of `parseMailboxWithSuffix`. */
export interface SuffixOptions extends MailboxOptions {
  /**
   * Whether to look for domains that just miss a well-known one, and to suggest it; true when absent. `false` does what
   * `levels: {'domain-near-miss': 'off'}` does.
   */
  nearMiss?: boolean | undefined;
}

/**
 * `parseMailbox`, with what is known of the end of a domain: `domain-unknown-top-label`, `domain-public-suffix`,
 * `domain-special-use`, and what `parseMailboxWithNearMiss` knows. They are warnings in every profile, which `levels` can
 * raise, and are added only to a mailbox that is valid without them, except for a near miss that explains an error.
 * @param input an address as a string, or as octets that ought to be UTF-8
 * @throws {OptionError} if an argument has the wrong type or an option is unknown.
 * @example
 * ```ts
 * parseMailboxWithSuffix('anna@gmial.com').suggestion; // 'anna@gmail.com'
 * ```
 */
export function parseMailboxWithSuffix(input: string | Uint8Array, options?: SuffixOptions): MailboxResult {
  const { levels } = resolveOptions(
    options,
    [...NAMES, 'nearMiss'],
    'list.map((address) => parseMailboxWithSuffix(address))',
  );
  const { nearMiss = true } = options ?? {};
  checkFlag('nearMiss', nearMiss);
  return parseWithDomainChecks(input, options, {
    levels,
    nearMiss,
    isTopLevel: isKnownTopLabel,
    checkEnding: checkSuffix,
  });
}
