import { wrongValue } from '../errors.ts';
import { LineSplitter } from './lines.ts';
import { type Limits, type SiteDaemon, siteDaemon } from './listen.ts';
import type { Answer, Session } from './session.ts';
import {
  type CurrentSite,
  FAULT,
  judgePath,
  resolveSite,
  type Site,
  type SiteOptions,
  type Verdict,
} from './site.ts';

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
 * request | judged
 * --- | ---
 * `mail RAW` | the argument of MAIL, `$smtp_command_argument`; its SMTPUTF8 parameter decides
 * `rcpt RAW` | the argument of RCPT; what needs SMTPUTF8 is taken to have it
 * `rcpt-ascii RAW` | the same in a transaction without SMTPUTF8
 * `rcpt-smtputf8 RAW` | the same in one with it
 *
 * The answer is one line, empty to accept, else the reply, `553 5.1.3 A dot may ...`; then the connection is closed.
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
    const word = Buffer.from(line.subarray(0, Math.max(space, 0)))
      .toString('latin1')
      .toLowerCase();
    const raw = line.subarray(space + 1);
    const site = this.site();
    switch (word) {
      case 'mail':
        return answerOf(judgePath(site, 'MAIL', raw));
      case 'rcpt':
        return answerOf(judgePath(site, 'RCPT', raw));
      case 'rcpt-ascii':
        return answerOf(judgePath(site, 'RCPT', raw, { smtputf8: false }));
      case 'rcpt-smtputf8':
        return answerOf(judgePath(site, 'RCPT', raw, { smtputf8: true }));
      default:
        return { ...faulty(site), fault: 'a request that does not exist' };
    }
  }
}

function answerOf(verdict: Verdict): Answer {
  const reply = verdict ? `${verdict.code} ${verdict.enhanced} ${verdict.text}` : '';
  return { send: Buffer.from(`${reply}\n`), end: true };
}

/** What is no request gets no acceptance either, unless the site wants faults to pass. */
function faulty(site: Site): Answer {
  return answerOf(site.dryRun || site.onError === 'accept' ? null : FAULT);
}
