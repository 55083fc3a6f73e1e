import { checkChoice, checkFlag, checkOptions, wrongType, wrongValue } from '../errors.ts';
import type { MailboxOptions } from '../options.ts';
import { type PathOptions, type PathResult, parsePath } from '../parse-path.ts';
import type { Profile } from '../profiles.ts';
import type { Command, ReasonCode } from '../reasons.ts';
import { type Reply, type ReplyStyle, STYLES } from '../reply.ts';
import { type Networks, readNetworks } from './networks.ts';
import { levelsByCommand, type SiteLevels } from './site-levels.ts';

export type { SiteLevels } from './site-levels.ts';

/** What an operator decides, the same for every host. SMTPUTF8 is not among it: each transaction says so itself. */
export interface SiteOptions extends Omit<MailboxOptions, 'smtputf8' | 'profile' | 'levels'> {
  /** `mta` when absent: what legitimate software sends is not an error. */
  profile?: Profile | undefined;
  /** Levels of single reasons, at both commands or under `MAIL` and `RCPT` at one of them. */
  levels?: SiteLevels | undefined;
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
  /**
   * What parses the argument of a command: `parsePath` when absent; `parsePathWithSuffix` of `./suffix` also looks at how a
   * domain ends, so that `levels` can refuse what it finds.
   */
  parse?: typeof parsePath | undefined;
  /** What the site allows before the @ of its own domains: what `withConventions` of `./conventions` returned. */
  conventions?: SiteConventions | undefined;
  /** Accept without a check what clients of these networks send: `192.0.2.0/24`, `2001:db8::/32`, `192.0.2.1`. */
  exemptNetworks?: readonly string[] | undefined;
  /** Ends each reply with this URL, in which `{code}` stands for the code of the reason. */
  helpUrl?: string | undefined;
  /** Told of every reply but an acceptance, before it is sent; for a log. If it throws, that is a fault of our own. */
  onRefusal?: ((refusal: Refusal) => void) | undefined;
  /** Told of every acceptance, and whether it was checked; for a count. What it throws is passed over. */
  onAcceptance?: ((command: Command, why: 'valid' | 'exempt') => void) | undefined;
}

/** The part of a site's conventions that a hook asks. */
interface SiteConventions {
  /** `parse`, and the rules of the domain. */
  parsePath(input: string | Uint8Array, options: PathOptions, parse?: typeof parsePath): PathResult;
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
  /** What the client said at HELO or EHLO, where the host tells it. It may hold anything. */
  helo: string | null;
  /** The host's name of the transaction, as its own log has it, where there is one by then. */
  queueId: string | null;
  /** The other address of the envelope, where it is known: at RCPT the sender, at MAIL a recipient. It may hold anything. */
  counterpart: string | null;
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

/** What decides at one command. */
export interface Criteria extends Pick<MailboxOptions, 'profile' | 'levels' | 'maxOctets'> {
  parameters?: readonly string[] | undefined;
}

/** The options of a site, checked. */
export interface Site {
  readonly criteria: Readonly<Record<Command, Criteria>>;
  readonly style: ReplyStyle | undefined;
  readonly dryRun: boolean;
  readonly onError: 'defer' | 'accept';
  readonly exemptAuthenticated: boolean;
  /** The parser, with the conventions of the site. */
  readonly parsePath: typeof parsePath;
  /** Whether there is more to find at a domain than its syntax has. */
  readonly hasRules: (domain: string) => boolean;
  readonly exemptNetworks: Networks | null;
  readonly helpUrl: string | null;
  readonly onRefusal: SiteOptions['onRefusal'];
  readonly onAcceptance: SiteOptions['onAcceptance'];
}

/** The site as it is now: a long session follows when its options are read anew. */
export type CurrentSite = () => Site;

const NAMES: readonly (keyof SiteOptions)[] = [
  'profile',
  'levels',
  'maxOctets',
  'replyStyle',
  'parameters',
  'dryRun',
  'onError',
  'exemptAuthenticated',
  'parse',
  'conventions',
  'exemptNetworks',
  'helpUrl',
  'onRefusal',
  'onAcceptance',
];

/**
 * Checks the options once, and copies them: what the caller changes later must not turn a server's mail away.
 * @param unmet matches the codes of reasons that this host can never meet
 * @throws {OptionError} if an argument has the wrong type or an option is unknown.
 */
export function resolveSite(options: SiteOptions, unmet?: RegExp): Site {
  checkOptions(options, NAMES);
  const { profile = 'mta', maxOctets, parameters, replyStyle: style, onError = 'defer' } = options;
  const parse = listener('parse', options);
  const levels = levelsByCommand(options.levels, unmet, parse !== undefined);
  const criteriaAt = (command: Command): Criteria => {
    const criteria = { profile, levels: levels?.[command], maxOctets, parameters };
    parsePath('<a@example.com>', { ...criteria, command });
    return { ...criteria, parameters: parameters && [...parameters] };
  };
  if (style !== undefined) checkChoice('replyStyle', STYLES, style);
  checkChoice('onError', ['defer', 'accept'], onError);
  return {
    criteria: { MAIL: criteriaAt('MAIL'), RCPT: criteriaAt('RCPT') },
    style,
    dryRun: flag('dryRun', options),
    onError,
    exemptAuthenticated: flag('exemptAuthenticated', options),
    ...parserOf(parse, options),
    exemptNetworks: readNetworks('exemptNetworks', options.exemptNetworks),
    helpUrl: options.helpUrl === undefined ? null : checkHelpUrl(options.helpUrl),
    onRefusal: listener('onRefusal', options),
    onAcceptance: listener('onAcceptance', options),
  };
}

function flag(name: 'dryRun' | 'exemptAuthenticated', options: SiteOptions): boolean {
  return options[name] === undefined ? false : checkFlag(name, options[name]);
}

function parserOf(
  parse: SiteOptions['parse'],
  { conventions }: SiteOptions,
): Pick<Site, 'parsePath' | 'hasRules'> {
  if (conventions === undefined)
    return { parsePath: parse ?? parsePath, hasRules: () => parse !== undefined };
  if (typeof conventions?.parsePath !== 'function' || typeof conventions.has !== 'function') {
    throw wrongType('conventions', 'what withConventions returned', conventions);
  }
  if (!parse) return { parsePath: conventions.parsePath, hasRules: conventions.has };
  return {
    parsePath: (input, options) => conventions.parsePath(input, options, parse),
    hasRules: () => true,
  };
}

function listener<N extends 'parse' | 'onRefusal' | 'onAcceptance'>(
  name: N,
  options: SiteOptions,
): SiteOptions[N] {
  const value: unknown = options[name];
  if (value !== undefined && typeof value !== 'function') {
    throw wrongType(name, 'a function', value);
  }
  return options[name];
}

/** Longer ones would leave the text of a reply too little of its line. */
const MAX_HELP_URL = 200;

function checkHelpUrl(template: unknown): string {
  const expected = `an http or https URL in ASCII of at most ${MAX_HELP_URL} octets, with {code} for the reason`;
  if (typeof template !== 'string') throw wrongType('helpUrl', expected, template);
  const isUrl = /^https?:\/\/[!-~]+$/i.test(template) && URL.canParse(template.replaceAll('{code}', 'code'));
  if (!isUrl || template.length > MAX_HELP_URL) throw wrongValue('helpUrl', expected, template);
  return template;
}

/**
 * The site for a host that hands over an address alone, which is checked in brackets of ours: what follows a ">" in it is
 * then no parameter that could be known, `a@b> SIZE=1`.
 */
export function withoutParameters(site: Site): Site {
  return mapCriteria(site, (criteria) => ({ ...criteria, parameters: [] }));
}

/** The site with something else for what decides at each command. */
export function mapCriteria(site: Site, change: (criteria: Criteria) => Criteria): Site {
  const { MAIL, RCPT } = site.criteria;
  return { ...site, criteria: { MAIL: change(MAIL), RCPT: change(RCPT) } };
}
