/** mailbox-syntax/suffix: what the public suffix list knows of a mailbox's domain, besides its syntax. */

import { checkFlag } from '../errors.ts';
import { Findings } from '../findings.ts';
import { asciiLowerCase } from '../grammar/chars.ts';
import { toReasons } from '../input.ts';
import { decodeUtf8, type Source, UNSCANNED } from '../octets.ts';
import { type MailboxOptions, NAMES, resolveOptions } from '../options.ts';
import { type MailboxResult, parseMailbox } from '../parse.ts';
import type { Levels } from '../profiles.ts';
import type { ReasonArgs, ReasonCode } from '../reasons.ts';
import { findNearMiss } from './near-miss.ts';
import { judgeSuffix } from './public-suffix.ts';

/** What a caller may ask of `parseMailboxWithSuffix`. */
export interface SuffixOptions extends MailboxOptions {
  /**
   * Whether to look for domains that just miss a well-known one, and to suggest it; true when absent. `false` does what
   * `levels: {'domain-near-miss': 'off'}` does.
   */
  nearMiss?: boolean | undefined;
}

/** The verdict on one text, and the text with its near miss corrected, not judged again. */
interface Judged {
  result: MailboxResult;
  corrected: string | null;
}

/**
 * `parseMailbox`, with what is known of the end of a domain: `domain-unknown-top-label`, `domain-public-suffix`,
 * `domain-special-use`, and `domain-near-miss` with the domain that was probably meant as `suggestion`. They are
 * warnings in every profile, which `levels` can raise, and are added only to a mailbox that is valid without them.
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
  const looksNear = nearMiss && levels.of('domain-near-miss') !== 'off';
  const judge = (text: string | Uint8Array) =>
    withSuffix(text, parseMailbox(text, options), levels, looksNear);
  const judged = judge(input);
  const suggestion = settle(judged, judge);
  return { ...judged.result, suggestion };
}

/** Adds to a valid result the reasons for its domain's end. */
function withSuffix(
  input: string | Uint8Array,
  result: MailboxResult,
  levels: Levels,
  looksNear: boolean,
): Judged {
  if (result.mailbox?.kind !== 'domain') return { result, corrected: null };
  const source: Source =
    typeof input === 'string' ? { text: input, offsets: null, features: UNSCANNED } : decodeUtf8(input);
  const { text } = source;
  const { domain } = result.mailbox;
  const start = asciiLowerCase(text).lastIndexOf(domain);
  if (domain === '' || start < 0) return { result, corrected: null };

  const findings = new Findings(levels);
  const end = start + domain.length;
  judgeSuffix(text, start, end, findings);
  const miss = looksNear ? findNearMiss(domain) : null;
  let corrected: string | null = null;
  if (miss) {
    findings.add('domain-near-miss', start + miss.from, end);
    corrected = text.slice(0, start + miss.from) + miss.meant + text.slice(end);
  }
  for (const { code, start, end, args } of result.reasons) {
    findings.add<ReasonCode>(code, start, end, args as ReasonArgs);
  }
  const reasons = toReasons(findings, source);
  const { suggestion } = result;
  return findings.invalid
    ? { result: { valid: false, mailbox: null, reasons, suggestion }, corrected }
    : { result: { ...result, reasons }, corrected };
}

/** More rounds than any chain of repairs needs: a repair of the syntax, of the top label, of the name. */
const MAX_ROUNDS = 4;

/** Follows suggestions until one is valid and has none of its own; null if they lead to nothing valid. */
function settle(judged: Judged, judge: (text: string) => Judged): string | null {
  let suggestion: string | null = null;
  let next = judged;
  for (let round = 0; round < MAX_ROUNDS; round++) {
    // The syntax first: what it suggests still has the domain as it is.
    const further: string | null = next.result.suggestion ?? next.corrected;
    if (further === null) return suggestion;
    suggestion = further;
    next = judge(further);
    if (!next.result.valid) return null;
  }
  return null;
}
