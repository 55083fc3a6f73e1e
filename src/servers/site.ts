import { isAscii } from 'node:buffer';
import { checkChoice, checkFlag, checkOptions, wrongType } from '../errors.ts';
import { INVALID, plain } from '../grammar/plain.ts';
import * as limits from '../limits.ts';
import type { MailboxOptions } from '../options.ts';
import { type PathOptions, type PathResult, parsePath } from '../parse-path.ts';
import type { Command, ReasonCode } from '../reasons.ts';
import { type Reply, type ReplyStyle, replyFor, STYLES } from '../reply.ts';

/** What an operator decides, the same for every host. SMTPUTF8 is not among it: each transaction says so itself. */
export interface SiteOptions extends Omit<MailboxOptions, 'smtputf8'> {
  /** `553` when absent. */
  replyStyle?: ReplyStyle | undefined;
  /** The ESMTP keywords that the host knows, in any case; any keyword is known when absent. */
  parameters?: readonly string[] | undefined;
  /** Report what would be refused, and accept it: see `accepted` of a refusal. */
  dryRun?: boolean | undefined;
  /** What a fault of our own becomes: `defer`, which is 451 4.3.0 and the default, or `accept`. Never a 5yz. */
  onError?: 'defer' | 'accept' | undefined;
  /** Accept without a check what an authenticated client sends. */
  exemptAuthenticated?: boolean | undefined;
  /** What the site allows before the @ of its own domains: what `withConventions` of `./conventions` returned. */
  conventions?: SiteConventions | undefined;
  /** Told of every reply but an acceptance, before it is sent; for a log. If it throws, that is a fault of our own. */
  onRefusal?: ((refusal: Refusal) => void) | undefined;
  /** Told of every acceptance, and whether it was judged; for a count. What it throws is passed over. */
  onAcceptance?: ((command: Command, why: 'valid' | 'exempt') => void) | undefined;
}

/** The part of a site's conventions that a hook asks. */
interface SiteConventions {
  /** `parsePath`, and the rules of the domain. */
  parsePath(input: string | Uint8Array, options: PathOptions): PathResult;
  /** Whether a domain has rules. */
  has(domain: string): boolean;
}

/** An argument of MAIL or RCPT that was not accepted. */
export interface Refusal {
  /** The SMTP command that was refused. */
  command: Command;
  /** As the host gave it, U+FFFD standing for what is not UTF-8. It may hold anything: escape it before it is shown. */
  address: string;
  /** The same octet by octet, where it is not UTF-8; else null. */
  octets: Uint8Array | null;
  /** The IP address of the SMTP client, where the host tells it. */
  client: string | null;
  /** `reason` is null where the fault is ours: 451 4.3.0. */
  reply: Refused;
  /** Whether the host accepts it all the same: in a dry run, or an internal error where `onError` says so. */
  accepted: boolean;
  /** What was thrown, where the fault is ours. */
  cause?: unknown;
}

/** A reply that refuses; `reason` is null where the fault is ours. */
export type Refused = Omit<Reply, 'reason'> & {
  /** The code of the reason that decided; null after an internal error. */
  reason: ReasonCode | null;
};

/** What the host is to be told: null to accept. */
export type Verdict = Refused | null;

/** The options of a site, checked. */
export interface Site {
  readonly judging: Pick<SiteOptions, 'profile' | 'levels' | 'maxOctets' | 'parameters'>;
  readonly style: ReplyStyle | undefined;
  readonly dryRun: boolean;
  readonly onError: 'defer' | 'accept';
  readonly exemptAuthenticated: boolean;
  /** `parsePath`, with the conventions of the site. */
  readonly parsePath: typeof parsePath;
  /** Whether a domain has rules of the site. */
  readonly hasRules: (domain: string) => boolean;
  readonly onRefusal: SiteOptions['onRefusal'];
  readonly onAcceptance: SiteOptions['onAcceptance'];
}

/** The site as it is now: a long session follows when its options are read anew. */
export type CurrentSite = () => Site;

/** What is judged. */
export interface Subject {
  command: Command;
  /** For a log: as the host gave it. */
  address: string | Uint8Array;
  client?: string | null | undefined;
}

/** What `judgePath` may know besides. */
export interface PathContext {
  /** Whether SMTPUTF8 is in effect; when absent, as `parsePath` says: at MAIL its parameter decides, at RCPT it is. */
  smtputf8?: boolean | undefined;
  client?: string | null | undefined;
  /** What the host gave, for the log, where the path had to be made from it. */
  given?: string | Uint8Array | undefined;
}

/** The reply to a fault of our own. */
export const FAULT: Refused = {
  code: 451,
  enhanced: '4.3.0',
  text: 'The address could not be checked; try again later',
  reason: null,
};

const NAMES: readonly (keyof SiteOptions)[] = [
  'profile',
  'levels',
  'maxOctets',
  'replyStyle',
  'parameters',
  'dryRun',
  'onError',
  'exemptAuthenticated',
  'conventions',
  'onRefusal',
  'onAcceptance',
];

/**
 * Checks the options once, and copies them: what the caller changes later must not turn a server's mail away.
 * @throws {OptionError} if an argument has the wrong type or an option is unknown.
 */
export function resolveSite(options: SiteOptions): Site {
  checkOptions(options, NAMES);
  const { profile, levels, maxOctets, parameters, replyStyle: style, onError = 'defer' } = options;
  parsePath('<>', { profile, levels, maxOctets, parameters, command: 'RCPT' });
  if (style !== undefined) checkChoice('replyStyle', STYLES, style);
  checkChoice('onError', ['defer', 'accept'], onError);
  return {
    judging: {
      profile,
      levels: levels && { ...levels },
      maxOctets,
      parameters: parameters && [...parameters],
    },
    style,
    dryRun: flag('dryRun', options),
    onError,
    exemptAuthenticated: flag('exemptAuthenticated', options),
    ...conventionsOf(options),
    onRefusal: listener('onRefusal', options),
    onAcceptance: listener('onAcceptance', options),
  };
}

function flag(name: 'dryRun' | 'exemptAuthenticated', options: SiteOptions): boolean {
  return options[name] === undefined ? false : checkFlag(name, options[name]);
}

function conventionsOf({ conventions }: SiteOptions): Pick<Site, 'parsePath' | 'hasRules'> {
  if (conventions === undefined) return { parsePath, hasRules: () => false };
  if (typeof conventions?.parsePath !== 'function' || typeof conventions.has !== 'function') {
    throw wrongType('conventions', 'what withConventions returned', conventions);
  }
  return { parsePath: conventions.parsePath, hasRules: conventions.has };
}

function listener<N extends 'onRefusal' | 'onAcceptance'>(name: N, options: SiteOptions): SiteOptions[N] {
  const value: unknown = options[name];
  if (value !== undefined && typeof value !== 'function') {
    throw wrongType(name, 'a function', value);
  }
  return options[name];
}

/**
 * Judges the argument of a command as it stands behind the colon: the path with its brackets, then the parameters
 * (RFC 5321 4.1.1.2, 4.1.1.3). Never throws.
 */
export function judgePath(
  site: Site,
  command: Command,
  raw: string | Uint8Array,
  context: PathContext = {},
): Verdict {
  const { smtputf8, client, given } = context;
  return settle(site, { command, address: given ?? raw, client }, () => {
    // Octets take another way through the parser, which ordinary ones need not go.
    const argument = typeof raw !== 'string' && isAscii(raw) ? latin1(raw) : raw;
    if (typeof argument === 'string' && isPlainPath(argument, site)) return null;
    return replyFor(site.parsePath(argument, { ...site.judging, command, smtputf8 }), {
      command,
      style: site.style,
    });
  });
}

/**
 * Whether a path without parameters is one of the ordinary ones, in which nothing can be found that any site could call
 * an error: the bulk of all mail need not be taken apart.
 */
function isPlainPath(path: string, site: Site): boolean {
  return path.startsWith('<') && path.endsWith('>') && isPlainMailbox(path.slice(1, -1), site);
}

/** The same of a mailbox. */
export function isPlainMailbox(mailbox: string, { judging, hasRules }: Site): boolean {
  // A path is two octets longer than its mailbox.
  const isAny = (judging.maxOctets ?? limits.input) >= limits.allPartsFit + 2 && plain(mailbox) > INVALID;
  return isAny && !hasRules(mailbox.slice(mailbox.indexOf('@') + 1));
}

/**
 * The site for a host that hands over an address alone, which is judged in brackets of ours: what follows a ">" in it is
 * then no parameter that could be known, `a@b> SIZE=1`.
 */
export function withoutParameters(site: Site): Site {
  return { ...site, judging: { ...site.judging, parameters: [] } };
}

/** Accepts what an authenticated client sent. */
export function acceptExempt(site: Site, command: Command): null {
  return accept(site, command, 'exempt');
}

function accept(site: Site, command: Command, why: 'valid' | 'exempt'): null {
  try {
    site.onAcceptance?.(command, why);
  } catch {
    // It only counts, and is no reason to turn mail away.
  }
  return null;
}

/**
 * Makes a judgement of what `judge` finds, as the site wants it: reported, accepted in a dry run, a fault of our own
 * when anything is thrown. Never throws.
 * @param report told of what is not accepted
 */
export function settle(
  site: Site,
  subject: Subject,
  judge: () => Reply | null,
  report: SiteOptions['onRefusal'] = site.onRefusal,
): Verdict {
  try {
    const reply = judge();
    if (!reply) return accept(site, subject.command, 'valid');
    report?.(refusal(subject, reply, site.dryRun));
    return site.dryRun ? null : reply;
  } catch (cause) {
    const accepted = site.dryRun || site.onError === 'accept';
    try {
      report?.({ ...refusal(subject, { ...FAULT }, accepted), cause });
    } catch {
      // The log itself is what fails: the reply is all that is left to say.
    }
    return accepted ? null : { ...FAULT };
  }
}

function refusal({ command, address, client = null }: Subject, reply: Refused, accepted: boolean): Refusal {
  if (!(address instanceof Uint8Array)) {
    // A host's own fault may have put anything here.
    return { command, address: String(address), octets: null, client, reply, accepted };
  }
  const text = Buffer.from(address).toString();
  const octets = Buffer.from(text).equals(address) ? null : Uint8Array.from(address);
  return { command, address: text, octets, client, reply, accepted };
}

function latin1(octets: Uint8Array): string {
  return Buffer.from(octets.buffer, octets.byteOffset, octets.length).toString('latin1');
}
