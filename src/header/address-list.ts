import { scanFeatures } from '../checks/characters.ts';
import { oneOf, rejectMisspelledOptions, wrongType, wrongValue } from '../errors.ts';
import { Findings } from '../findings.ts';
import { readInput, toReasons } from '../input.ts';
import { type MailboxOptions, NAMES } from '../options.ts';
import type { Reason } from '../reasons.ts';
import { applyEdits, type Edit } from '../span.ts';
import { HeaderParser } from './header-mailbox.ts';
import { type AddressEntry, ListReader, type MailboxEntry } from './list-reader.ts';
import { unfold } from './repair.ts';

/** The verdict on a list. */
export interface AddressList {
  /** Whether the list and every entry are valid. */
  valid: boolean;
  /** The mailboxes and groups, in order. */
  entries: AddressEntry[];
  /** The comments that stand alone between commas, in order. */
  comments: string[];
  /** Those of the list itself; each entry has its own. */
  reasons: Reason[];
  /** The repaired list on one line; null where an entry has no repair. Never applied. */
  suggestion: string | null;
}

/** The fields that hold an address list (RFC 5322 3.6.2, 3.6.3, 3.6.6; RFC 6854 2). */
export type AddressField =
  | 'From'
  | 'Reply-To'
  | 'To'
  | 'Cc'
  | 'Bcc'
  | 'Resent-From'
  | 'Resent-To'
  | 'Resent-Cc'
  | 'Resent-Bcc';

const FIELDS: readonly AddressField[] = [
  'From',
  'Reply-To',
  'To',
  'Cc',
  'Bcc',
  'Resent-From',
  'Resent-To',
  'Resent-Cc',
  'Resent-Bcc',
];

/** The options of `parseAddressList`. */
export interface AddressListOptions extends MailboxOptions {
  /** The field whose value the list is: `Bcc` and `Resent-Bcc` may be empty. In any case of letters. */
  field?: AddressField | Lowercase<AddressField> | undefined;
}

/** The longest list that is looked at when the caller names no other length. */
const MAX_OCTETS = 1 << 20;

/**
 * Parses the value of a To:, Cc:, Bcc: or Reply-To: field: mailboxes and groups with commas between them (RFC 5322 3.4),
 * and the empty elements of the obsolete syntax (4.4). A wrong entry does not spoil the others.
 * @param input a string, or octets that should be UTF-8; 1 MiB at most when `maxOctets` is absent
 * @throws {OptionError} if an argument has the wrong type or an option is unknown.
 * @example
 * ```ts
 * const { entries } = parseAddressList('Anna <anna@example.com>, ben@example.com');
 * entries.length; // 2
 * ```
 */
export function parseAddressList(input: string | Uint8Array, options?: AddressListOptions): AddressList {
  const parser = new HeaderParser(options, undefined, MAX_OCTETS);
  return parseList(input, parser, mayBeEmpty(options), true);
}

// bcc     = "Bcc:" [address-list / CFWS] CRLF                              RFC 5322 3.6.3
// obs-bcc = "Bcc" *WSP ":" (address-list / (*([CFWS] ",") [CFWS])) CRLF    RFC 5322 4.5.3
function mayBeEmpty(options: AddressListOptions | undefined): boolean {
  const field: unknown = options?.field;
  if (options) rejectMisspelledOptions(options, [...NAMES, 'field']);
  if (field === undefined) return false;
  if (typeof field !== 'string') throw wrongType('field', oneOf(FIELDS), field);
  const name = field.toLowerCase();
  if (!FIELDS.some((known) => known.toLowerCase() === name)) throw wrongValue('field', oneOf(FIELDS), field);
  return name === 'bcc' || name === 'resent-bcc';
}

function parseList(
  input: string | Uint8Array,
  parser: HeaderParser,
  isEmptyValid: boolean,
  mayRepair: boolean,
): AddressList {
  const findings = new Findings(parser.levels);
  // Malformed UTF-8 is reported in an entry.
  const decoding = new Findings(parser.levels);
  const source = readInput(input, parser.maxOctets, decoding);
  if (source.isTooLong) {
    return {
      valid: false,
      entries: [],
      comments: [],
      reasons: toReasons(decoding, source),
      suggestion: null,
    };
  }
  const { entries, comments, hasFailed } = new ListReader(
    input,
    source,
    parser,
    findings,
    isEmptyValid,
  ).read();
  source.features = scanFeatures(source.text);
  const valid = !findings.invalid && !hasFailed;
  const list = { valid, entries, comments, reasons: toReasons(findings, source), suggestion: null };
  // The characters of malformed octets are not known.
  const isRepairable = mayRepair && decoding.errors === 0;
  return isRepairable ? { ...list, suggestion: repair(source.text, list, parser, isEmptyValid) } : list;
}

/** The repaired list; null where there is none, or nothing to repair. */
function repair(text: string, list: AddressList, parser: HeaderParser, isEmptyValid: boolean): string | null {
  const unfolded = list.valid ? text : unfold(text);
  const { entries } = unfolded === text ? list : parseList(unfolded, parser, isEmptyValid, false);
  const edits: Edit[] = [];
  for (const { start, end, suggestion } of mailboxesOf(entries)) {
    if (suggestion !== null) edits.push({ start, end, text: suggestion });
  }
  const candidate = applyEdits(unfolded, edits);
  if (candidate === text) return null;
  const repaired = parseList(candidate, parser, isEmptyValid, false);
  const isClean = repaired.valid && mailboxesOf(repaired.entries).every(({ suggestion }) => !suggestion);
  return isClean ? candidate : null;
}

function mailboxesOf(entries: readonly AddressEntry[]): MailboxEntry[] {
  return entries.flatMap((entry) => (entry.kind === 'group' ? entry.members : [entry]));
}
