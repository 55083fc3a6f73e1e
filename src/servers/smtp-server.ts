import { encode } from '../checks/punycode.ts';
import { checkFlag, rejectMisspelledOptions, wrongType } from '../errors.ts';
import { formatMailbox, type Mailbox } from '../mailbox.ts';
import type { Command } from '../reasons.ts';
import { type Reply, replyFor } from '../reply.ts';
import { honest, withMalformed } from './decoded.ts';
import {
  mapCriteria,
  type Refused,
  resolveSite,
  type Site,
  type SiteOptions,
  type Refusal as SiteRefusal,
} from './site.ts';
import { isPlainMailbox, type Subject, settle } from './verdict.ts';

/** What `mailboxHooks` needs to know. SMTPUTF8 is not among it: each transaction says so itself. */
export interface MailboxHooksOptions extends Omit<SiteOptions, 'parameters' | 'onRefusal'> {
  /**
   * True for a server with `hideENHANCEDSTATUSCODES: false`, which puts an enhanced code of its own before each text,
   * chosen by the reply's number alone; our text then carries none. What is lost: 5.1.7 (MAIL) is said as 5.1.3, 5.6.7
   * as 5.1.1 at MAIL and 5.1.3 at RCPT, and with the styles that say 501, that comes with 5.5.4.
   */
  hostAddsEnhancedCodes?: boolean | undefined;
  /** Told of every reply but an acceptance, before it is sent; for a log. If it throws, the reply becomes 451. */
  onRefusal?: ((refusal: Refusal) => void) | undefined;
}

/** An address that was not accepted: without brackets and source route, the domain with U-labels. */
export interface Refusal extends SiteRefusal {
  /** The session of smtp-server in which it was refused. */
  session: HostSession;
}

/** The part of smtp-server's address that is looked at. */
export interface HostAddress {
  /** The address without its brackets. */
  address: string;
  /** The ESMTP parameters, keywords in upper case; `false` where there are none. */
  args: object | boolean;
}

/** The part of smtp-server's session that is looked at, and what a log may want. */
export interface HostSession {
  /** The id of the connection. */
  id: string;
  /** The IP address of the client. */
  remoteAddress: string;
  /** What the client said at HELO or EHLO. */
  hostNameAppearsAs?: string | false;
  /** Whoever has authenticated; set by the host's onAuth. */
  user?: unknown;
  /** The transaction so far. */
  envelope: { mailFrom: HostAddress | false };
}

/** A hook of smtp-server; calls `callback` once and at once, with an Error that carries `responseCode` to refuse. */
export type MailboxHook = (
  address: HostAddress,
  session: HostSession,
  callback: (error?: Error | null) => void,
) => void;

/** The two hooks of smtp-server that an address passes. */
export interface MailboxHooks {
  /** Answers MAIL. */
  onMailFrom: MailboxHook;
  /** Answers RCPT. */
  onRcptTo: MailboxHook;
}

/** What a hook knows. */
interface Hooks {
  site: Site;
  hostAddsEnhancedCodes: boolean;
  onRefusal: MailboxHooksOptions['onRefusal'];
}

/**
 * Hooks for smtp-server 3 that refuse what is not a Reverse-path or Forward-path (RFC 5321 4.1.2, RFC 6531 3.3), the null
 * sender and `<Postmaster>` at RCPT being right. Nothing is thrown through the host: a fault of our own is 451 4.3.0.
 * What the host hides is taken for right: it strips source routes, and decodes A-labels, so that a non-ASCII domain
 * does not tell whether it was sent without SMTPUTF8 (`domain-needs-smtputf8` is never raised).
 * A hook of the same name beside them takes their place: let it call these first.
 * @throws {OptionError} if an argument has the wrong type or an option is unknown.
 * @example
 * ```ts
 * new SMTPServer({ ...mailboxHooks({ dryRun: true }) }).listen(25);
 * ```
 */
export function mailboxHooks(options: MailboxHooksOptions = {}): MailboxHooks {
  const hooks = resolveHooks(options);
  return {
    onMailFrom: (address, session, callback) => callback(answer('MAIL', address, session, hooks)),
    onRcptTo: (address, session, callback) => callback(answer('RCPT', address, session, hooks)),
  };
}

function resolveHooks(options: MailboxHooksOptions): Hooks {
  const resolved = resolveSite(options as Omit<MailboxHooksOptions, 'onRefusal'>, UNMET);
  rejectMisspelledOptions(options, ['hostAddsEnhancedCodes']);
  const { hostAddsEnhancedCodes = false, onRefusal } = options;
  checkFlag('hostAddsEnhancedCodes', hostAddsEnhancedCodes);
  // Whatever parameters reach a hook, the host has let through.
  const site = mapCriteria(resolved, (criteria) => ({
    ...criteria,
    levels: { ...criteria.levels, 'domain-needs-smtputf8': 'off' },
    parameters: undefined,
  }));
  return { site, hostAddsEnhancedCodes, onRefusal };
}

/** What smtp-server has taken off before it asks. */
const UNMET =
  /^(?:path-(?:space|brackets|text-before|unclosed|source-route)|parameter-|domain-needs-smtputf8$)/;

/** What the host is to be told: null to accept. */
function answer(command: Command, address: HostAddress, session: HostSession, hooks: Hooks): Error | null {
  const { site, onRefusal } = hooks;
  const { mailFrom } = session?.envelope ?? {};
  const subject: Subject = {
    command,
    address: '',
    client: session?.remoteAddress || null,
    isAuthenticated: !!session?.user,
    helo: session?.hostNameAppearsAs || null,
    queueId: session?.id,
    counterpart: command === 'RCPT' && mailFrom ? mailFrom.address : null,
  };
  let fault: unknown;
  const find = () => {
    const given = addressOf(address);
    subject.address = given;
    return check(command, given, hasSmtputf8(command, address, session), site);
  };
  const verdict = settle(site, subject, find, (refusal) => {
    fault = refusal.cause;
    onRefusal?.({ ...refusal, session });
  });
  return verdict && toError(verdict, hooks, verdict.reason === null ? fault : undefined);
}

function addressOf({ address }: HostAddress): string {
  if (typeof address !== 'string') throw wrongType('address', 'a string', address);
  return address;
}

/**
 * Whether SMTPUTF8 is in effect: whether the transaction's MAIL command has the parameter (RFC 6531 3.4).
 * Deliberate: not `envelope.smtpUtf8`, which stays true for the next MAIL command after one that was refused.
 */
function hasSmtputf8(command: Command, address: HostAddress, session: HostSession): boolean {
  const mail = command === 'MAIL' ? address : session.envelope.mailFrom;
  const parameters = mail ? (mail.args as { SMTPUTF8?: unknown }) : null;
  return parameters?.SMTPUTF8 === true;
}

function check(command: Command, given: string, smtputf8: boolean, site: Site): Reply | null {
  if (isPlainMailbox(given, site)) return null;
  const { style } = site;
  const criteria = site.criteria[command];
  const options = { ...criteria, command, smtputf8 };
  if (!BEYOND_ASCII.test(given)) return replyFor(site.parsePath(`<${given}>`, options), { command, style });

  // How long the path was as sent, the domain does not tell yet.
  const levels = { ...criteria.levels, 'path-too-long': 'off' } as const;
  const result = site.parsePath(withMalformed(`<${given}>`), { ...options, levels });
  if (!result.valid || !result.mailbox) {
    // The domain may have been sent as A-labels, of which a profile may accept more.
    if (!given.includes('\uFFFD') && site.parsePath(`<${withALabels(given)}>`, options).valid) return null;
    return honest(replyFor(result, { command, style }));
  }
  const shortest = shortestForm(given, result.mailbox, smtputf8);
  return replyFor(site.parsePath(`<${shortest}>`, options), { command, style });
}

const BEYOND_ASCII = /[^\0-\x7F]/;

/**
 * The shortest form in which a valid address can have been sent, in octets: a U-label has more or fewer than its
 * A-label. Without SMTPUTF8 the labels were sent as A-labels.
 */
function shortestForm(given: string, mailbox: Mailbox, smtputf8: boolean): string {
  const at = given.lastIndexOf('@') + 1;
  const ascii = formatMailbox(mailbox, { form: 'ascii' });
  const aLabels = ascii.slice(ascii.lastIndexOf('@') + 1).split('.');
  const labels = given.slice(at).split('.');
  const shorter = labels.map((label, index) => {
    const aLabel = aLabels[index] ?? label;
    return smtputf8 && Buffer.byteLength(label) < aLabel.length ? label : aLabel;
  });
  return given.slice(0, at) + shorter.join('.');
}

/** An address with its domain as the host was given it, unless that had U-labels. */
function withALabels(address: string): string {
  const at = address.lastIndexOf('@') + 1;
  const labels = address.slice(at).split('.');
  return (
    address.slice(0, at) +
    labels.map((label) => (BEYOND_ASCII.test(label) ? `xn--${encode(label)}` : label)).join('.')
  );
}

/** Of an Error the host uses nothing but the number and the message. */
function toError({ code, enhanced, text }: Refused, hooks: Hooks, cause?: unknown): Error {
  const message = hooks.hostAddsEnhancedCodes ? text : `${enhanced} ${text}`;
  return Object.assign(new Error(message, cause === undefined ? {} : { cause }), { responseCode: code });
}
