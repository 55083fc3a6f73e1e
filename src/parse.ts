import { NON_ASCII } from './checks/code-points.ts';
import { toALabels } from './checks/idna.ts';
import { isPlainInternational } from './checks/plain-international.ts';
import { Findings } from './findings.ts';
import { INVALID, PLAIN, plain, UNDECIDED } from './grammar/plain.ts';
import { readInput, toReasons } from './input.ts';
import type { Mailbox } from './mailbox.ts';
import type { Source } from './octets.ts';
import { type MailboxOptions, NAMES, resolveOptions, type Settings } from './options.ts';
import { checkAllCharacters, type ParsedMailbox, readMailbox, toMailbox } from './read-mailbox.ts';
import type { Reason } from './reasons.ts';
import { repair } from './repair/repair.ts';

/** What a parser found in its input, valid or not. */
export interface ResultDetails {
  /**
   * What is wrong or unusual, in the order of the places, 16 at the most: errors and warnings, or warnings alone when the
   * input is valid. `formatReason` puts one into words.
   */
  reasons: Reason[];
  /**
   * A repaired input: valid under the same options, with no suggestion of its own; null where there is none. It is never
   * applied.
   */
  suggestion: string | null;
}

/** The verdict on one input. After `result.valid` the compiler knows that `result.mailbox` is not null. */
export type MailboxResult = ResultDetails &
  (
    | {
        /** Whether there is no error: warnings do not count. */
        valid: true;
        /** The mailbox; null when invalid. */
        mailbox: Mailbox;
      }
    | {
        /** Whether there is no error: warnings do not count. */
        valid: false;
        /** The mailbox; null when invalid. */
        mailbox: null;
      }
  );

/**
 * Checks an input as a Mailbox (RFC 5321 4.1.2, 4.1.3; RFC 6531 with `smtputf8`). Nothing is trimmed. Every reason is
 * reported, in order, 16 at the most.
 * @param input an address as a string, or as octets that ought to be UTF-8
 * @throws {OptionError} if an argument has the wrong type or an option is unknown.
 * @example
 * ```ts
 * const result = parseMailbox('a..b@example.com');
 * result.valid;            // false
 * result.reasons[0]?.code; // 'local-part-empty-atom'
 * result.suggestion;       // 'a.b@example.com'
 * ```
 */
export function parseMailbox(input: string | Uint8Array, options?: MailboxOptions): MailboxResult {
  const settings = resolveOptions(options, NAMES, 'list.map((address) => parseMailbox(address))');
  const known = typeof input === 'string' && parsePlain(input, settings);
  return known || parseAny(input, settings);
}

/** The verdict without the short cuts. */
export function isValid(input: string | Uint8Array, settings: Settings): boolean {
  const findings = new Findings(settings.levels);
  const source = readInput(input, settings.maxOctets, findings);
  parseSource(source, settings, findings);
  return !findings.invalid;
}

/** The result of an ordinary address; null for any other input. */
function parsePlain(text: string, settings: Settings): MailboxResult | null {
  const found = text.length > settings.maxOctets ? UNDECIDED : plain(text);
  if (found === INVALID) return null;
  if (found === UNDECIDED)
    return isInternational(text, settings) ? internationalResult(text, settings) : null;
  const at = text.indexOf('@');
  const localPart = text.slice(0, at);
  const written = text.slice(at + 1);
  if (found === PLAIN) return ordinary(localPart, written, text, text);
  // All of it is ASCII.
  const domain = written.toLowerCase();
  const address = `${localPart}@${domain}`;
  return ordinary(localPart, domain, address, address);
}

/** The result of an ordinary non-ASCII address. */
function internationalResult(text: string, { levels }: Settings): MailboxResult {
  const at = text.indexOf('@');
  const localPart = text.slice(0, at);
  const domain = text.slice(at + 1);
  const isNone =
    NON_ASCII.test(localPart) || (levels.of('domain-a-label') === 'error' && NON_ASCII.test(domain));
  const ascii = isNone ? null : `${localPart}@${toALabels(domain)}`;
  return ordinary(localPart, domain, ascii, text);
}

/** An address that is its own canonical form. */
function ordinary(localPart: string, domain: string, ascii: string | null, unicode: string): MailboxResult {
  const mailbox: Mailbox = {
    localPart,
    domain,
    kind: 'domain',
    ascii,
    unicode,
    smtputf8: ascii !== unicode,
    quoted: false,
  };
  return { valid: true, mailbox, reasons: [], suggestion: null };
}

/** The most octets of a plain non-ASCII address. */
const INTERNATIONAL_OCTETS = 256;

function isInternational(text: string, { smtputf8, maxOctets }: Settings): boolean {
  return smtputf8 && maxOctets >= INTERNATIONAL_OCTETS && isPlainInternational(text);
}

function parseAny(input: string | Uint8Array, settings: Settings): MailboxResult {
  const findings = new Findings(settings.levels);
  const { text, parsed, reasons } = parseInput(input, settings, findings);
  // Above INVALID lies only what the table of states calls plain: valid in every profile, without a reason.
  const suggestion = repair(text, input, reasons, (candidate) =>
    plain(candidate) > INVALID ? [] : parseInput(candidate, settings, new Findings(settings.levels)).reasons,
  );
  return parsed && !findings.invalid
    ? {
        valid: true,
        mailbox: toMailbox(text, parsed, (address) => isValid(address, settings)),
        reasons,
        suggestion,
      }
    : { valid: false, mailbox: null, reasons, suggestion };
}

/** The reasons of an input, without a suggestion. */
export function parseInput(input: string | Uint8Array, settings: Settings, findings: Findings) {
  const source = readInput(input, settings.maxOctets, findings);
  const { text } = source;
  const parsed = source.isTooLong ? null : parseSource(source, settings, findings);
  return { text, parsed, reasons: toReasons(findings, source) };
}

function parseSource(source: Source, { smtputf8 }: Settings, findings: Findings): ParsedMailbox | null {
  checkAllCharacters(source, findings);
  return readMailbox(source, 0, source.text.length, smtputf8, findings);
}
