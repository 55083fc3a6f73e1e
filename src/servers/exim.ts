import { isIP } from 'node:net';
import { wrongValue } from '../errors.ts';
import type { Command } from '../reasons.ts';
import { LineSplitter } from './lines.ts';
import { type Limits, type SiteDaemon, siteDaemon } from './listen.ts';
import type { Answer, Session } from './session.ts';
import { type CurrentSite, resolveSite, type Site, type SiteOptions } from './site.ts';
import { checkPath, FAULT, type Origin, type Verdict } from './verdict.ts';

export type { Daemon, Limits, Place, SiteDaemon } from './listen.ts';
export type { Answer, Session } from './session.ts';
export type { Refusal, Refused, SiteOptions } from './site.ts';

/** What a server for Exim needs to know. Whether a client has authenticated itself, Exim's own ACL can ask. */
export interface EximOptions extends Omit<SiteOptions, 'exemptAuthenticated'>, Limits {}

/** A request comes with its connection. */
const IDLE_TIMEOUT = 30_000;

/** In octets: twice what Exim takes for a command. */
const MAX_LINE = 32_768;

/**
 * A server for Exim's `${readsocket}`: one request a connection, a line.
 *
 * request | checked
 * --- | ---
 * `mail RAW` | the argument of MAIL, `$smtp_command_argument`; its SMTPUTF8 parameter decides
 * `rcpt RAW` | the argument of RCPT; what needs SMTPUTF8 is taken to have it
 * `rcpt-ascii RAW` | the same in a transaction without SMTPUTF8
 * `rcpt-smtputf8 RAW` | the same in one with it
 *
 * Before the space the request can have, each after a ";", values for the log and the exemptions: `client=192.0.2.1`, and
 * in base64 `helo=` and `sender=`.
 *
 * The answer is one line, empty to accept, else the reply, `553 5.1.3 ...`; then the connection is closed.
 * An answer that never came is empty too: let `${readsocket}` put something in place of the line end, so that the ACL
 * can tell the two apart.
 * @throws {OptionError} if an argument has the wrong type or an option is unknown.
 * @example
 * ```ts
 * await eximServer({ profile: 'rfc' }).listen({ path: '/run/mailbox-syntax.sock' });
 * ```
 */
export function eximServer(options: EximOptions = {}): SiteDaemon {
  return siteDaemon((site) => new EximSession(site), options, IDLE_TIMEOUT, resolveEximSite);
}

/**
 * The server's side of one connection, without a socket.
 * @throws {OptionError} if an argument has the wrong type or an option is unknown.
 * @example
 * ```ts
 * const { send, end } = eximSession().receive(octets);
 * ```
 */
export function eximSession(options: Omit<SiteOptions, 'exemptAuthenticated'> = {}): Session {
  const site = resolveEximSite(options);
  return new EximSession(() => site);
}

function resolveEximSite(options: SiteOptions): Site {
  const site = resolveSite(options);
  if (site.exemptAuthenticated) {
    throw wrongValue('exemptAuthenticated', 'false, since an ACL of Exim says !authenticated = *', true);
  }
  return site;
}

const SPACE = 0x20;

class EximSession implements Session {
  requests = 0;
  readonly isEngaged = false;
  private readonly splitter = new LineSplitter(MAX_LINE);

  constructor(private readonly site: CurrentSite) {}

  get isMidway(): boolean {
    return this.splitter.isMidway;
  }

  receive(octets: Uint8Array): Answer {
    const { lines, isTooLong } = this.splitter.push(octets);
    const [line] = lines;
    if (line) return this.answer(line);
    if (isTooLong) return { ...faulty(this.site()), fault: 'a line that is too long' };
    return { send: null, end: false };
  }

  private answer(line: Uint8Array): Answer {
    this.requests++;
    const space = line.indexOf(SPACE);
    const [word = '', ...fields] = Buffer.from(line.subarray(0, Math.max(space, 0)))
      .toString('latin1')
      .split(';');
    const site = this.site();
    const request = Object.hasOwn(REQUESTS, word.toLowerCase()) ? REQUESTS[word.toLowerCase()] : undefined;
    if (!request) return { ...faulty(site), fault: 'a request that does not exist' };
    const { command, smtputf8, fault } = request;
    const verdict = checkPath(site, command, line.subarray(space + 1), { smtputf8, ...originOf(fields) });
    return fault === undefined ? answerOf(verdict) : { ...answerOf(verdict), fault };
  }
}

interface Request {
  command: Command;
  smtputf8?: boolean;
  /** What the log is told of it. */
  fault?: string;
}

const REQUESTS: Readonly<Record<string, Request>> = {
  mail: { command: 'MAIL' },
  rcpt: { command: 'RCPT' },
  'rcpt-ascii': { command: 'RCPT', smtputf8: false },
  'rcpt-smtputf8': { command: 'RCPT', smtputf8: true },
  // The ACL writes what it noted at MAIL after the hyphen. Nothing there is no reason to turn mail away.
  'rcpt-': {
    command: 'RCPT',
    fault: 'Exim asks at RCPT alone, so that SMTPUTF8 is not known: set acl_smtp_mail as well',
  },
};

/** What the fields of a request tell; others may be added by later versions of the sample. */
function originOf(fields: readonly string[]): Origin {
  const values = new Map(
    fields.map((field) => [field.slice(0, field.indexOf('=')), field.slice(field.indexOf('=') + 1)]),
  );
  const client = values.get('client') ?? '';
  return {
    client: isIP(client) ? client : null,
    helo: decoded(values.get('helo')),
    counterpart: decoded(values.get('sender')),
  };
}

function decoded(base64: string | undefined): string | null {
  return base64 ? Buffer.from(base64, 'base64').toString() : null;
}

function answerOf(verdict: Verdict): Answer {
  const reply = verdict ? `${verdict.code} ${verdict.enhanced} ${verdict.text}` : '';
  return { send: Buffer.from(`${reply}\n`), end: true };
}

/** What is not a request gets no acceptance either, unless the site wants faults to pass. */
function faulty(site: Site): Answer {
  return answerOf(site.dryRun || site.onError === 'accept' ? null : FAULT);
}
