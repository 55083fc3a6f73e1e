import { NON_ASCII } from '../checks/code-points.ts';
import { isPlainInternational } from '../checks/plain-international.ts';
import { Findings } from '../findings.ts';
import type { AddressList } from '../header/address-list.ts';
import { ADDRESS_FIELD } from '../header/fields.ts';
import type { ParseBare } from '../header/header-mailbox.ts';
import { type MailboxOptions, resolveOptions } from '../options.ts';
import { parseInput, parseMailbox } from '../parse.ts';
import type { CheckSetup } from './block.ts';
import type { RecordResult } from './tally.ts';
import { type LineOptions, type LineResult, utf8Text } from './verdict.ts';

/*
 * How the text of a record becomes addresses, and an address a result, by the grammar and the checks that are asked for. What
 * is optional is imported when it is needed.
 */

/**
 * What checks one address. The public suffix list, the grammar of headers and the conventions are read only when they are asked for: the
 * rest starts fast.
 */
export async function parserOf({
  options,
  grammar,
  suffix,
  nearMiss,
  conventions,
}: Pick<CheckSetup, 'options' | 'grammar' | 'suffix' | 'nearMiss' | 'conventions'>): Promise<
  LineOptions['parse']
> {
  let parse: ParseBare = parseMailbox;
  if (suffix) {
    const { parseMailboxWithSuffix } = await import('../suffix/index.ts');
    parse = (input, how) => parseMailboxWithSuffix(input, { ...how, nearMiss });
  }
  if (conventions) {
    const { withConventions } = await import('../conventions/index.ts');
    const before = parse;
    parse = withConventions(conventions, {
      parse: (input, how = options) => before(input, how),
    }).parseMailbox;
  }
  if (grammar === 'rfc5321') return (input) => parse(input, options);
  return headerParser(options, parse);
}

/**
 * What checks a mailbox of a message header in a list, which is made to send to: outside profile `rfc` it is valid only if
 * it can be mailed as well, and a name or a comment gives no warning.
 */
async function headerParser(options: MailboxOptions, parse: ParseBare): Promise<LineOptions['parse']> {
  const { HeaderParser } = await import('../header/header-mailbox.ts');
  const levels = { 'header-display-name': 'off', 'header-comment': 'off', ...options.levels } as const;
  const isMailable = options.profile !== 'rfc';
  const header = new HeaderParser({ ...options, levels }, parse, undefined, isMailable);
  return (input) => {
    const result = header.parse(input);
    if (isMailable && !result.valid) return named(result, parse(input, options), input);
    if (!isMailable || !result.valid || result.mailbox) return result;
    // A domain literal of RFC 5322 that is none of RFC 5321.
    const reasons = result.reasons.map((reason) =>
      reason.code === 'header-domain-literal' ? { ...reason, level: 'error' as const } : reason,
    );
    return { ...result, valid: false, reasons };
  };
}

/** What a text is as a whole: several addresses without a comma between them, or none. */
const WHOLE: ReadonlySet<string> = new Set([
  'mailbox-several-addresses',
  'mailbox-placeholder',
  'mailbox-web-address',
]);

/**
 * What is invalid in a header, said as of a bare address where that says what it is as a whole. Of text after an address that
 * holds another one it is not said that it may be removed.
 */
function named(result: LineResult, bare: LineResult, input: string | Uint8Array): LineResult {
  const { valid, reasons, suggestion } = bare;
  if (!valid && reasons.some(({ code, level }) => level === 'error' && WHOLE.has(code)))
    return { ...result, reasons, suggestion };
  const text = typeof input === 'string' ? input : utf8Text(input);
  const several = result.reasons.map((reason) =>
    reason.code === 'header-text-after' && text.slice(reason.start, reason.end).includes('@')
      ? { ...reason, code: 'mailbox-several-addresses' as const, args: {} }
      : reason,
  );
  return { ...result, reasons: several };
}

const CLEAN: RecordResult = { valid: true, reasons: [] };
/** What an address has at most that `isPlainInternational` accepts. */
const INTERNATIONAL_OCTETS = 256;

/**
 * `parseMailbox` without the repair, for lines that are only counted: it takes half the time. A property test holds the two together.
 * @throws {OptionError} if an argument has the wrong type or an option is unknown.
 */
export function reasonsOnly(options: MailboxOptions): (text: string) => RecordResult {
  const settings = resolveOptions(options);
  const isInternational = settings.smtputf8 && settings.maxOctets >= INTERNATIONAL_OCTETS;
  return (text) => {
    if (isInternational && NON_ASCII.test(text) && isPlainInternational(text)) return CLEAN;
    const findings = new Findings(settings.levels);
    const { reasons } = parseInput(text, settings, findings);
    return { valid: !findings.invalid, reasons };
  };
}

/** Finds the addresses of a line; null where it is one. */
export type Splitter = (line: string) => string[] | null;

/**
 * What finds the addresses of a line of a header: those of a list, and what stands after the name of a field. It returns
 * null where the line is to be checked as it is, as a list is that is malformed itself.
 */
export async function splitterOf({
  options,
  grammar,
}: Pick<CheckSetup, 'options' | 'grammar'>): Promise<Splitter | null> {
  if (grammar === 'rfc5321') return null;
  const { parseAddressList } = await import('../header/address-list.ts');
  const isStrict = options.profile === 'rfc';
  return (whole) => {
    // White space at the edges belongs to no address: a field may go on in a line that begins with it.
    const line = isStrict ? whole : whole.replace(EDGES, '');
    const value = line.replace(ADDRESS_FIELD, '');
    const isField = value !== line;
    const asItIs = line === whole ? null : [line];
    if (!isField && !/[,;]/.test(line) && !COLONS.test(line)) return asItIs;
    // RFC 5322 3.6.7: a return path may be empty.
    if (isField && NULL_PATH.test(line)) return [];
    // Three colons would be those of groups.
    const isCells = !isStrict && COLONS.test(value);
    let list = parseAddressList(isCells ? withCommas(value) : value, options);
    if (!isSound(list) && !isStrict && value.includes(';')) {
      list = parseAddressList(withCommas(value), options);
    }
    if (!isSound(list)) return isField ? [value] : asItIs;
    const { entries } = list;
    const groups = entries.filter((entry) => entry.kind === 'group');
    const mailboxes = entries.flatMap((entry) => (entry.kind === 'group' ? entry.members : [entry]));
    const texts = mailboxes.map(({ start, end }) => value.slice(start, end));
    // One mailbox, with a comma in its name, unless one beside it makes a list of it.
    const [only] = mailboxes;
    if (!isField && groups.length === 0 && only && mailboxes.length === 1) {
      if (!value.slice(0, only.start).includes(',') && !value.slice(only.end).includes(',')) return asItIs;
    }
    // A comma in a name that is not quoted: `Smith, Anna <anna@x.example>` is one mailbox with a repair.
    if (texts.some((text) => !text.includes('@'))) return isField ? [value] : asItIs;
    return texts;
  };
}

const EDGES = /^[ \t]+|(?<![ \t])[ \t]+$/g;
const NULL_PATH = /^Return-Path[ \t]*:[ \t]*<[ \t]*>$/i;
const COLONS = /\s:::\s/;

/** What divides addresses in Outlook, and in tables of Google Contacts; not within quotes or comments. */
const DIVIDER = /"(?:\\.|[^"\\])*"|\((?:\\.|[^()\\])*\)|;|(?<=\s):::(?=\s)/g;

function withCommas(list: string): string {
  // As long as what it stands for, so that places stay.
  return list.replace(DIVIDER, (found) => (found === ';' ? ',' : found === ':::' ? ',  ' : found));
}

/** Whether a list is well-formed itself, whatever its mailboxes are. */
function isSound({ entries, reasons }: Pick<AddressList, 'entries' | 'reasons'>): boolean {
  const groups = entries.filter((entry) => entry.kind === 'group');
  return [{ reasons }, ...groups].every((one) => one.reasons.every(({ level }) => level !== 'error'));
}

/** A line break that does not fold a line, as a cell of a spreadsheet or a text of JSON may have it between addresses. */
const LINE_BREAK = /\r?\n(?![ \t])|\r(?!\n)/;

/** The addresses of a cell or a text; null where it is one. */
export function splitText(text: string, split: Splitter | null): string[] | null {
  if (!split) return null;
  const lines = text.split(LINE_BREAK).filter((line) => line.trim() !== '');
  if (lines.length < 2) return split(text.trim());
  return lines.flatMap((line) => split(line.trim()) ?? [line]);
}
