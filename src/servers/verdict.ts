import { isAscii } from 'node:buffer';
import { INVALID, plain } from '../grammar/plain.ts';
import * as limits from '../limits.ts';
import type { Command } from '../reasons.ts';
import { type Reply, replyFor } from '../reply.ts';
import type { Criteria, Refusal, Refused, Site, SiteOptions } from './site.ts';

/** What the host is to be told: null to accept. */
export type Verdict = Refused | null;

/** What a host tells besides the address: for the log, and for exemptions. */
export interface Origin {
  /** The IP address of the client. */
  client?: string | null | undefined;
  isAuthenticated?: boolean | undefined;
  helo?: string | null | undefined;
  queueId?: string | null | undefined;
  /** The other address of the envelope. */
  counterpart?: string | Uint8Array | null | undefined;
  /** How many octets the host puts between the codes of a reply and our text. */
  prefixed?: number | undefined;
}

/** What is checked. */
export interface Subject extends Origin {
  command: Command;
  /** For a log: as the host gave it. */
  address: string | Uint8Array;
}

/** What `checkPath` may know besides. */
export interface PathContext extends Origin {
  /** Whether SMTPUTF8 is in effect; when absent, as `parsePath` says: at MAIL its parameter decides, at RCPT it is. */
  smtputf8?: boolean | undefined;
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

/**
 * Checks the argument of a command as it follows the colon: the path with its brackets, then the parameters
 * (RFC 5321 4.1.1.2, 4.1.1.3). Never throws.
 */
export function checkPath(
  site: Site,
  command: Command,
  raw: string | Uint8Array,
  context: PathContext = {},
): Verdict {
  const { smtputf8, given, ...origin } = context;
  return settle(site, { command, address: given ?? raw, ...origin }, () => {
    // Octets take another way through the parser, which ordinary ones need not go.
    const argument = typeof raw !== 'string' && isAscii(raw) ? latin1(raw) : raw;
    if (typeof argument === 'string' && isPlainPath(argument, site)) return null;
    return replyToPath(site, command, argument, smtputf8);
  });
}

/**
 * The reply to the argument of a command that the host has accepted so far.
 * @throws {OptionError} if an argument has the wrong type.
 */
export function replyToPath(
  site: Site,
  command: Command,
  argument: string | Uint8Array,
  smtputf8: boolean | undefined,
): Reply | null {
  const criteria = site.criteria[command];
  const reply = (path: string | Uint8Array, { levels } = criteria) =>
    replyFor(site.parsePath(path, { ...criteria, levels, command, smtputf8 }), {
      command,
      style: site.style,
    });
  const first = reply(argument);
  if (first === null) return null;
  if (first.reason === 'input-too-long') return hasLongParameters(argument) ? LONG_PARAMETERS : first;
  if (first.reason === 'input-empty' && argument.length === 0) {
    // Nothing at all is not an address without brackets.
    return reply(argument, { levels: { ...criteria.levels, 'path-brackets-missing': 'error' } });
  }
  if (first.reason === 'literal-empty' && command === 'MAIL' && criteria.profile === 'mta') {
    return DOUBLE_BOUNCE.test(textOf(argument)) ? null : first;
  }
  const qualified = acceptsUnqualified(criteria) ? withDomain(argument) : null;
  return qualified === null ? first : reply(qualified);
}

/** What qmail has for the sender of a bounce that is about a bounce: qmail-send(8). */
const DOUBLE_BOUNCE = /^[ \t]*<?#@\[\](?:>|$)/;

/** RFC 5321 4.5.3.1.9: parameters that are too long say nothing about an address that ends within its limits. */
const LONG_PARAMETERS: Reply = {
  code: 501,
  enhanced: '5.5.4',
  text: 'The parameters after the address are too long; shorten them',
  reason: 'input-too-long',
};

function hasLongParameters(argument: string | Uint8Array): boolean {
  const start = argument.slice(0, 2 * limits.path);
  const close = (typeof start === 'string' ? start : latin1(start)).indexOf('> ');
  return close >= 0 && close < limits.path;
}

/**
 * Whether an address without a domain is accepted. A host asks about one only if it is about to give it its own: Postfix
 * by append_at_myorigin, Sendmail by accept_unqualified_senders, Exim by sender_unqualified_hosts.
 */
function acceptsUnqualified({ profile, levels }: Criteria): boolean {
  const level = levels?.['mailbox-at-sign-missing'];
  return level === undefined ? profile === 'mta' : level !== 'error';
}

const UNQUALIFIED = /^([ \t]*<?)("(?:[^"\\]|\\.)*"|[^\s"<>@]+)(?=>|$)/s;

/** An argument whose address has no domain, with one; null for any other. */
function withDomain(argument: string | Uint8Array): string | Uint8Array | null {
  const text = typeof argument === 'string' ? argument : latin1(argument);
  if (!UNQUALIFIED.test(text)) return null;
  const qualified = text.replace(UNQUALIFIED, '$1$2@localhost');
  return typeof argument === 'string' ? qualified : Buffer.from(qualified, 'latin1');
}

/**
 * Whether a path without parameters is one of the ordinary ones, in which nothing can be found that any site could call
 * an error: the bulk of all mail need not be taken apart.
 */
function isPlainPath(path: string, site: Site): boolean {
  return path.startsWith('<') && path.endsWith('>') && isPlainMailbox(path.slice(1, -1), site);
}

/** The same of a mailbox. */
export function isPlainMailbox(mailbox: string, { criteria, hasRules }: Site): boolean {
  // A path is two octets longer than its mailbox.
  const isAny =
    (criteria.MAIL.maxOctets ?? limits.input) >= limits.allPartsFit + 2 && plain(mailbox) > INVALID;
  return isAny && !hasRules(mailbox.slice(mailbox.indexOf('@') + 1));
}

/** Accepts unseen: what an exempt client or a program of the host's own sent. */
export function acceptExempt(site: Site, command: Command): null {
  return accept(site, command, 'exempt');
}

function isExempt(site: Site, { client, isAuthenticated }: Origin): boolean {
  if (site.exemptAuthenticated && isAuthenticated) return true;
  return !!client && !!site.exemptNetworks?.include(client);
}

function accept(site: Site, command: Command, why: 'valid' | 'exempt'): null {
  try {
    site.onAcceptance?.(command, why);
  } catch {
    // It only counts, and must not turn mail away.
  }
  return null;
}

/**
 * Makes a verdict of what `check` finds, as the site wants it: reported, accepted in a dry run or from an exempt client, a
 * fault of our own when anything is thrown. Never throws.
 * @param report told of what is not accepted
 */
export function settle(
  site: Site,
  subject: Subject,
  check: () => Reply | null,
  report: SiteOptions['onRefusal'] = site.onRefusal,
): Verdict {
  try {
    if (isExempt(site, subject)) return acceptExempt(site, subject.command);
    const found = check();
    if (!found) return accept(site, subject.command, 'valid');
    const reply = withHelp(found, site.helpUrl, subject.prefixed);
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

/** RFC 5321 4.5.3.1.5: a reply line has 512 octets, with its codes and the CRLF. */
const MAX_TEXT = 512 - '553 5.1.3 \r\n'.length;

/** With less of its text than this, in octets, a reply says more without the URL. */
const MIN_TEXT = 60;

/** A reply that ends with the page on its reason. The text is cut where there is too little room for both. */
function withHelp(reply: Reply, template: string | null, prefixed = 0): Reply {
  if (template === null) return reply;
  const url = template.replaceAll('{code}', reply.reason);
  const left = MAX_TEXT - prefixed - url.length - 1;
  if (reply.text.length <= left) return { ...reply, text: `${reply.text} ${url}` };
  if (left < MIN_TEXT) return reply;
  return { ...reply, text: `${reply.text.slice(0, left - 3)}... ${url}` };
}

function refusal(subject: Subject, reply: Refused, accepted: boolean): Refusal {
  const { command, address, client = null, helo = null, queueId = null, counterpart = null } = subject;
  const rest = { client, helo, queueId, counterpart: counterpart && textOf(counterpart), reply, accepted };
  // A host's own fault may have put anything here.
  if (!(address instanceof Uint8Array)) return { command, address: String(address), octets: null, ...rest };
  const text = textOf(address);
  const octets = Buffer.from(text).equals(address) ? null : Uint8Array.from(address);
  return { command, address: text, octets, ...rest };
}

function textOf(given: string | Uint8Array): string {
  return given instanceof Uint8Array ? Buffer.from(given).toString() : String(given);
}

function latin1(octets: Uint8Array): string {
  return Buffer.from(octets.buffer, octets.byteOffset, octets.length).toString('latin1');
}
