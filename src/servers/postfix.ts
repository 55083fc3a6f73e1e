import { isIP } from 'node:net';
import { formatLocalPart } from '../mailbox.ts';
import type { Command } from '../reasons.ts';
import { LineSplitter } from './lines.ts';
import { type Limits, type SiteDaemon, siteDaemon } from './listen.ts';
import type { Answer, Session } from './session.ts';
import { type CurrentSite, resolveSite, type Site, type SiteOptions, withoutParameters } from './site.ts';
import { checkPath, type Verdict } from './verdict.ts';

export type { Daemon, Limits, Place, SiteDaemon } from './listen.ts';
export type { Answer, Session } from './session.ts';
export type { Refusal, Refused, SiteOptions } from './site.ts';

/** What a policy server needs to know: what the site decides, and how much it bears. */
export interface PostfixOptions extends Omit<SiteOptions, 'parameters'>, Limits {}

/** Above the 300 seconds after which Postfix closes an idle connection, and the 1,000 after which it closes any. */
const IDLE_TIMEOUT = 1_100_000;

/** In octets. Postfix takes command lines of 2,048; TLS names and the like are shorter still. */
const MAX_LINE = 16_384;
const MAX_REQUEST = 65_536;

/**
 * A server for Postfix's `check_policy_service`, with either setting of `smtpd_delay_reject`. In
 * `smtpd_recipient_restrictions` it checks sender and recipient, which is all that is needed; a bad sender is then
 * refused at RCPT. In `smtpd_sender_restrictions` as well, with `smtpd_delay_reject = no`, that is at MAIL.
 *
 * What Postfix hands over is no longer what the client sent: quotes, backslashes, comments and source routes are gone,
 * and so are the ESMTP parameters. So `a..b@example.com` and `"a..b"@example.com` look the same. Of two such forms the
 * legal one is taken to have been sent, and whether SMTPUTF8 is in effect is not checked at all. The milter
 * (`mailbox-syntax/milter`) sees all of this and is the better choice.
 *
 * On a fault of our own nothing is answered and the connection is closed; Postfix then says 451 4.3.5.
 * @throws {OptionError} if an argument has the wrong type or an option is unknown.
 * @example
 * ```ts
 * await postfixServer({ profile: 'rfc' }).listen({ host: '127.0.0.1', port: 8891 });
 * ```
 */
export function postfixServer(options: PostfixOptions = {}): SiteDaemon {
  return siteDaemon((site) => new PostfixSession(site), options, IDLE_TIMEOUT, resolvePostfixSite);
}

/**
 * The server's side of one connection, without a socket.
 * @throws {OptionError} if an argument has the wrong type or an option is unknown.
 * @example
 * ```ts
 * const { send, end } = postfixSession().receive(octets);
 * ```
 */
export function postfixSession(options: Omit<SiteOptions, 'parameters'> = {}): Session {
  const site = resolvePostfixSite(options);
  return new PostfixSession(() => site);
}

/** What Postfix has taken off before it asks. */
const UNMET = /^(?:path-(?:space|brackets|text-before|unclosed|source-route)|parameter-)|-needs-smtputf8$/;

function resolvePostfixSite(options: SiteOptions): Site {
  return resolveSite(options, UNMET);
}

/** The attributes that are looked at. */
const ATTRIBUTES = [
  'request',
  'protocol_state',
  'sender',
  'recipient',
  'sasl_username',
  'client_address',
  'helo_name',
  'queue_id',
] as const;
/** Their values, one character an octet. */
type Request = Map<string, string>;

class PostfixSession implements Session {
  requests = 0;
  /** Postfix opens another connection when it finds one closed between two requests. */
  readonly isEngaged = false;
  private readonly splitter = new LineSplitter(MAX_LINE);
  private request: Request = new Map();
  /** Of the request that has begun, in octets. */
  private length = 0;

  constructor(private readonly site: CurrentSite) {}

  get isMidway(): boolean {
    return this.length > 0 || this.splitter.isMidway;
  }

  receive(octets: Uint8Array): Answer {
    const { lines, isTooLong } = this.splitter.push(octets);
    let sent = '';
    const answered = () => (sent === '' ? null : Buffer.from(sent));
    for (const line of lines) {
      if (line.length > 0) {
        const fault = this.attribute(line);
        if (fault !== null) return { send: answered(), end: true, fault };
        continue;
      }
      const { request } = this;
      this.requests++;
      this.request = new Map();
      this.length = 0;
      const action = answer(request, this.site());
      if (action === null) return { send: answered(), end: true, fault: 'a policy request that is none' };
      if (action === 'none') return { send: answered(), end: true };
      sent += `action=${action}\n\n`;
    }
    if (isTooLong) return { send: answered(), end: true, fault: 'a line that is too long' };
    return { send: answered(), end: false };
  }

  /** Takes a line `name=value`; returns what is wrong with it. */
  private attribute(line: Uint8Array): string | null {
    this.length += line.length;
    if (this.length > MAX_REQUEST) return 'a policy request that is too long';
    const text = Buffer.from(line.buffer, line.byteOffset, line.length).toString('latin1');
    const equals = text.indexOf('=');
    if (equals < 1) return 'a policy attribute without a name';
    const name = text.slice(0, equals);
    if ((ATTRIBUTES as readonly string[]).includes(name)) this.request.set(name, text.slice(equals + 1));
    return null;
  }
}

/** The action; `none` for a fault of our own, null for a request that is none. */
function answer(request: Request, site: Site): string | null {
  const state = request.get('protocol_state');
  const sender = request.get('sender');
  const recipient = request.get('recipient');
  if (request.get('request') !== 'smtpd_access_policy' || state === undefined) return null;
  if (state !== 'MAIL' && state !== 'RCPT') return 'DUNNO';
  if (sender === undefined || (state === 'RCPT' && recipient === undefined)) return null;
  // With smtpd_delay_reject = yes Postfix asks only at RCPT.
  const refused = checkAddress(site, 'MAIL', request);
  // Postfix names the recipient in its reply then: the text has to say who is meant.
  if (refused) return actionOf(refused, state === 'RCPT' ? SENDER : '');
  return state === 'MAIL' ? 'DUNNO' : actionOf(checkAddress(site, 'RCPT', request), '');
}

const SENDER = 'Sender: ';
/** Postfix puts the address and these words before our text. */
const REJECTED = '<>: Recipient address rejected: ';

function actionOf(verdict: Verdict, whose: string): string {
  if (!verdict) return 'DUNNO';
  return verdict.reason === null ? 'none' : `${verdict.code} ${verdict.enhanced} ${whose}${verdict.text}`;
}

function checkAddress(site: Site, command: Command, request: Request): Verdict {
  const octets = (name: (typeof ATTRIBUTES)[number]) => {
    const value = request.get(name);
    return value ? Buffer.from(value, 'latin1') : null;
  };
  const sender = request.get('sender') ?? '';
  const recipient = request.get('recipient') ?? '';
  const address = command === 'MAIL' ? sender : recipient;
  const client = request.get('client_address') ?? '';
  const named = request.get('protocol_state') === 'RCPT' ? recipient : sender;
  return checkPath(withoutParameters(site), command, Buffer.from(`<${asSent(address)}>`, 'latin1'), {
    smtputf8: true,
    given: Buffer.from(address, 'latin1'),
    client: isIP(client) ? client : null,
    isAuthenticated: !!request.get('sasl_username'),
    helo: octets('helo_name')?.toString(),
    queueId: octets('queue_id')?.toString(),
    counterpart: octets(command === 'MAIL' ? 'recipient' : 'sender'),
    prefixed: REJECTED.length + SENDER.length + named.length,
  });
}

/**
 * The shortest legal form in which an address can have been sent, if there is one: what quoting may have made legal is
 * quoted. The last "@" divides it, since others may have been in quotes.
 */
function asSent(address: string): string {
  const at = address.lastIndexOf('@');
  if (address === '') return '';
  return at < 0 ? formatLocalPart(address) : `${formatLocalPart(address.slice(0, at))}${address.slice(at)}`;
}
