/** The parsers of a site that has conventions. */

import { placeOf } from '../checks/runs.ts';
import { checkOptions, OptionError, wrongType } from '../errors.ts';
import { Findings, MAX_REASONS } from '../findings.ts';
import { Cursor } from '../grammar/cursor.ts';
import { path } from '../grammar/path.ts';
import { toReasons } from '../input.ts';
import type { Mailbox } from '../mailbox.ts';
import { decodeUtf8, type Source, UNSCANNED } from '../octets.ts';
import type { MailboxOptions } from '../options.ts';
import { type MailboxResult, parseMailbox } from '../parse.ts';
import { type PathOptions, type PathResult, parsePath } from '../parse-path.ts';
import {
  conventionLevels,
  type LevelRows,
  type LevelSettings,
  pathLevels,
  resolveLevels,
} from '../profiles.ts';
import type { Command, ConventionCode, Reason } from '../reasons.ts';
import type { Span } from '../span.ts';
import { ConventionFault, checkConventions, formatWay } from './check.ts';
import type { Conventions } from './convention.ts';
import { Lookup } from './lookup.ts';
import { partsOf } from './parts.ts';
import type { Rules } from './rules.ts';

/** What `withConventions` may be told besides the conventions. */
export interface ConventionsOptions {
  /** What parses a mailbox: `parseMailbox` when absent, else `parseMailboxWithSuffix`, say. */
  parse?: ((input: string | Uint8Array, options?: MailboxOptions) => MailboxResult) | undefined;
}

/**
 * The parsers with a site's conventions. Whatever takes a parser takes these: a form its `parse`, a hook and a list their
 * `conventions`.
 */
export interface WithConventions {
  /** The conventions, copied: plain data. */
  readonly conventions: Conventions;
  /**
   * `parseMailbox`, and the rules of the domain. They are asked of a mailbox that is valid without them; of one that is
   * not, the suggestion keeps them too.
   */
  parseMailbox(input: string | Uint8Array, options?: MailboxOptions): MailboxResult;
  /**
   * `parsePath`, and the rules of the domain. A sender, at MAIL, is asked only for those of a domain with `senders`, and
   * never whether it can be a recipient.
   * @param parse what parses the path: `parsePath` when absent, else `parsePathWithSuffix`, say
   */
  parsePath(input: string | Uint8Array, options: PathOptions, parse?: typeof parsePath): PathResult;
  /** Whether a domain has rules here, its case and its A-labels or U-labels not mattering. */
  has(domain: string): boolean;
}

/**
 * Gives the parsers a site's naming conventions: what it allows before the @ of its own domains (RFC 5321 2.3.11 leaves
 * that to the domain's own host), as data. Each broken rule is a reason, `convention-…`, with its place and, as
 * `args.words`, the rule in words; the reply is 553 5.1.3. Other domains are checked as ever.
 * @throws {OptionError} if the conventions are wrong: `option` is the way to the fault, as in
 * `conventions["example.com"].maxOctets`
 * @example
 * ```ts
 * const site = withConventions({ 'example.com': { characters: ['letters', 'digits', '.'] } });
 * const { reasons } = site.parseMailbox('anna_b@example.com');
 * if (reasons[0]) formatReason(reasons[0]); // 'example.com has only letters, digits and dots before the @; …'
 * ```
 */
export function withConventions(conventions: Conventions, options: ConventionsOptions = {}): WithConventions {
  checkOptions(options, ['parse']);
  const { parse = parseMailbox } = options;
  if (typeof parse !== 'function') throw wrongType('parse', 'a function', parse);
  const entries = entriesOf(conventions);
  const lookup = new Lookup(entries);
  const site: WithConventions = {
    conventions: Object.fromEntries(entries.map(({ name, convention }) => [name, convention])),
    parseMailbox(input, asked) {
      const result = parse(input, asked);
      const rules = result.mailbox && lookup.of(result.mailbox);
      const source = rules && readSource(input);
      const broken = source
        ? brokenIn(source, { start: 0, end: source.text.length }, result.mailbox, rules, asked)
        : [];
      return withBroken(result, broken, (address) => site.parseMailbox(address, asked).valid);
    },
    parsePath(input, asked, parse = parsePath) {
      const result = parse(input, asked);
      const rules = result.mailbox && lookup.of(result.mailbox);
      const isAsked = rules && (asked.command === 'RCPT' || rules.convention.senders);
      const broken = isAsked ? brokenInPath(readSource(input), result.mailbox, rules, asked) : [];
      return withBroken(result, broken, (argument) => site.parsePath(argument, asked, parse).valid);
    },
    has: (domain) => lookup.ofDomain(domain) !== null,
  };
  return site;
}

/** The same in the argument of a command, of which the grammar tells where the mailbox is. */
function brokenInPath(source: Source, mailbox: Mailbox, rules: Rules, options: PathOptions): Reason[] {
  const { text } = source;
  const { command } = options;
  const unheard = new Findings(resolveLevels('rfc', undefined, pathLevels));
  const place = path(new Cursor(text, 0, text.length, unheard), command).mailbox;
  return brokenIn(source, place, mailbox, rules, options, command);
}

function entriesOf(conventions: Conventions) {
  try {
    return checkConventions(conventions);
  } catch (error) {
    if (!(error instanceof ConventionFault)) throw error;
    const { way, message, value } = error;
    const option = `conventions${formatWay(way)}`;
    const expected = /^expected (.*), got /.exec(message)?.[1] ?? message;
    throw new OptionError('ERR_MAILBOX_ARG_VALUE', option, expected, value, `${option}: ${message}`);
  }
}

/** A result with the rules that are broken, and with a suggestion that keeps them. */
function withBroken<R extends MailboxResult | PathResult>(
  result: R,
  broken: readonly Reason[],
  isAllowed: (suggestion: string) => boolean,
): R {
  const { suggestion } = result;
  const isKept = suggestion === null || isAllowed(suggestion);
  if (broken.length === 0) return isKept ? result : { ...result, suggestion: null };
  const reasons = merge(result.reasons, broken);
  const merged = { ...result, reasons, suggestion: isKept ? suggestion : null };
  if (!reasons.some(({ level }) => level === 'error')) return merged;
  return { ...merged, ...('kind' in result && { kind: null }), valid: false, mailbox: null };
}

/** Two lists of reasons as one, in order; the first error is never cut off. */
function merge(a: readonly Reason[], b: readonly Reason[]): Reason[] {
  const all = [...a, ...b].sort((x, y) => x.start - y.start || x.end - y.end);
  const firstError = all.findIndex(({ level }) => level === 'error');
  if (firstError >= MAX_REASONS) all[MAX_REASONS - 1] = all[firstError] as Reason;
  return all.slice(0, MAX_REASONS);
}

function readSource(input: string | Uint8Array): Source {
  return typeof input === 'string' ? { text: input, offsets: null, features: UNSCANNED } : decodeUtf8(input);
}

/** The rows of conventions, and the same as warnings. */
const LENIENT = /* @__PURE__ */ Object.fromEntries(
  Object.keys(conventionLevels).map((code) => [code, 'wwwww']),
) as LevelRows;

/** The rules that a valid mailbox breaks, in order; none where its domain has none. */
function brokenIn(
  source: Source,
  place: Span,
  mailbox: Mailbox,
  rules: Rules,
  { profile, levels }: MailboxOptions = {},
  command?: Command,
): Reason[] {
  const { convention, name: domain } = rules;
  const isNone = convention.recipient === false && command !== 'MAIL';
  const broken = isNone ? [] : rules.check(mailbox.localPart);
  if (!isNone && broken.length === 0) return [];
  const rows = convention.level === 'warning' ? LENIENT : conventionLevels;
  const findings = new Findings(resolveLevels(profile, levels && ofConventions(levels), rows));
  const add = (code: ConventionCode, { start, end }: Span) =>
    findings.add<ConventionCode>(code, start, end, { domain, words: rules.inWords(code) });
  const parts = partsOf(source.text, place, mailbox);
  if (isNone) add('convention-not-a-recipient', parts.domain);
  for (const { code, start, end } of broken) {
    add(code, { start: placeOf(parts.places, start), end: placeOf(parts.places, end) });
  }
  return toReasons(findings, source);
}

/** The levels of conventions among those of a call, which were checked with the rest. */
function ofConventions(levels: LevelSettings): LevelSettings {
  return Object.fromEntries(Object.entries(levels).filter(([code]) => Object.hasOwn(conventionLevels, code)));
}
