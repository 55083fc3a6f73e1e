import { NON_ASCII } from '../checks/code-points.ts';
import { isPlainInternational } from '../checks/plain-international.ts';
import { Findings } from '../findings.ts';
import type { ParseBare } from '../header/header-mailbox.ts';
import { type MailboxOptions, resolveOptions } from '../options.ts';
import { parseInput, parseMailbox } from '../parse.ts';
import type { CheckSetup } from './block.ts';
import type { RecordResult } from './tally.ts';
import { type LineOptions, type LineResult, utf8Text } from './verdict.ts';

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
