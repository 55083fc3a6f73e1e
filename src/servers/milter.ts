import { isIP } from 'node:net';
import type { Command } from '../reasons.ts';
import { type Limits, type SiteDaemon, siteDaemon } from './listen.ts';
import {
  encodeNegotiation,
  encodePacket,
  encodeReply,
  nulTerminated,
  type Packet,
  PacketSplitter,
  readNegotiation,
} from './milter-packets.ts';
import type { Answer, Session } from './session.ts';
import { type CurrentSite, resolveSite, type SiteOptions } from './site.ts';
import { acceptExempt, checkPath, type Verdict } from './verdict.ts';

export type { Daemon, Limits, Place, SiteDaemon } from './listen.ts';
export type { Answer, Session } from './session.ts';
export type { Refusal, Refused, SiteOptions } from './site.ts';

/** What a milter needs to know: what the site decides, and how much its server bears. */
export interface MilterOptions extends SiteOptions, Limits {}

/** libmilter's own, and more than any SMTP timeout: the host is silent while a message comes in. */
const IDLE_TIMEOUT = 7_210_000;

/**
 * A server for the `smtpd_milters` of Postfix and the `INPUT_MAIL_FILTER` of Sendmail. It checks the argument of each
 * MAIL and RCPT command octet by octet as the client sent it, parameters included, and changes nothing in any message.
 * @throws {OptionError} if an argument has the wrong type or an option is unknown.
 * @example
 * ```ts
 * await milterServer({ profile: 'rfc' }).listen({ host: '127.0.0.1', port: 8890 });
 * ```
 */
export function milterServer(options: MilterOptions = {}): SiteDaemon {
  return siteDaemon((site) => new MilterSession(site), options, IDLE_TIMEOUT);
}

/**
 * The milter's side of one connection, without a socket.
 * @throws {OptionError} if an argument has the wrong type or an option is unknown.
 * @example
 * ```ts
 * const { send, end } = milterSession().receive(octets);
 * ```
 */
export function milterSession(options: SiteOptions = {}): Session {
  const site = resolveSite(options);
  return new MilterSession(() => site);
}

/** What the host may leave out (SMFIP_NO…): body, header, end of header, unknown commands, DATA. */
const SKIPPED = 0x370;
/** SMFIP_NR_…: no answer is awaited to what is wanted for the log alone, the client's address and its HELO. */
const NO_REPLY_TO_CONNECT = 0x1000;
const NO_REPLY_TO_HELO = 0x2000;
const NO_CONNECT = 0x1;
const NO_HELO = 0x2;

const CONTINUE = encodePacket('c');
const NULL_PATH = Buffer.from('<>');
const LESS = 0x3c;
const SPACE = Buffer.from(' ');

/** What a packet brought about: octets to send, or why the connection ends. */
type Outcome = Buffer | null | { fault: string } | 'end';

class MilterSession implements Session {
  requests = 0;
  isEngaged = false;
  private readonly splitter = new PacketSplitter();
  private hasNegotiated = false;
  private answersConnect = true;
  private answersHelo = true;
  private client: string | null = null;
  /** Whether the connection has the port that Postfix gives to one that it only pretends. */
  private hasNoPort = false;
  private helo: string | null = null;
  /** Of the macros for the next MAIL command, then of the transaction. */
  private announced = false;
  private isAuthenticated = false;
  private queueId: string | null = null;
  /** The path of the transaction's MAIL command. */
  private sender: Uint8Array | null = null;
  /** Whether the host's own program has sent it: no SMTP client would read a refusal. */
  private isSubmitted = false;
  /** Whether SMTPUTF8 is in effect in this transaction; unknown before its MAIL command. */
  private smtputf8: boolean | undefined;

  constructor(private readonly site: CurrentSite) {}

  get isMidway(): boolean {
    return this.splitter.isMidway;
  }

  receive(octets: Uint8Array): Answer {
    const { packets, fault } = this.splitter.push(octets);
    const sent: Buffer[] = [];
    for (const packet of packets) {
      this.requests++;
      const outcome = this.take(packet);
      if (outcome === 'end') return { send: joined(sent), end: true };
      if (outcome && 'fault' in outcome) return { send: joined(sent), end: true, fault: outcome.fault };
      if (outcome) sent.push(outcome);
    }
    if (fault !== null) return { send: joined(sent), end: true, fault };
    return { send: joined(sent), end: false };
  }

  private take({ command, data }: Packet): Outcome {
    if (command === 'O') return this.negotiate(data);
    if (command === 'Q') return 'end';
    if (!this.hasNegotiated) return { fault: 'a milter command before the negotiation' };
    switch (command) {
      case 'C':
        return this.connect(data);
      case 'D':
        return this.macros(data);
      case 'M':
      case 'R':
        return this.check(command === 'M' ? 'MAIL' : 'RCPT', data);
      case 'A':
        this.forgetTransaction();
        return null;
      case 'K':
        // The connection may now wait for another client's, and the host can open another one as well.
        this.forgetTransaction();
        this.client = null;
        this.hasNoPort = false;
        this.helo = null;
        this.isEngaged = false;
        return null;
      case 'E':
        this.forgetTransaction();
        return CONTINUE;
      case 'H':
        this.helo = textOf(nulTerminated(data)?.[0]);
        return this.answersHelo ? CONTINUE : null;
      // DATA, header, end of header, piece of a body, unknown command: an old host may not leave them out.
      case 'T':
      case 'L':
      case 'N':
      case 'B':
      case 'U':
        return CONTINUE;
      default:
        return { fault: 'a milter command that does not exist' };
    }
  }

  /** Agrees to the lower version, to change nothing, and to be spared what is not looked at, as far as is offered. */
  private negotiate(data: Uint8Array): Outcome {
    const offered = readNegotiation(data);
    if (!offered || offered.version < 2) return { fault: 'a milter negotiation that is none' };
    this.hasNegotiated = true;
    this.isEngaged = true;
    const version = Math.min(offered.version, 6);
    this.answersConnect = (offered.protocol & NO_REPLY_TO_CONNECT) === 0;
    this.answersHelo = (offered.protocol & NO_REPLY_TO_HELO) === 0;
    const wanted =
      SKIPPED |
      (this.answersConnect ? NO_CONNECT : NO_REPLY_TO_CONNECT) |
      (this.answersHelo ? NO_HELO : NO_REPLY_TO_HELO);
    return encodeNegotiation({ version, actions: 0, protocol: offered.protocol & wanted });
  }

  // C: the client's name, NUL, the family ("4", "6", "L", "U"), for 4 and 6 a port of two octets, the address, NUL
  private connect(data: Uint8Array): Outcome {
    this.isEngaged = true;
    const nul = data.indexOf(0);
    const family = String.fromCharCode(data[nul + 1] ?? 0);
    const isInternet = nul >= 0 && (family === '4' || family === '6');
    const [address] = (isInternet && nulTerminated(data.subarray(nul + 4))) || [];
    this.client = address ? addressOf(address) : null;
    this.hasNoPort = isInternet && data[nul + 2] === 0 && data[nul + 3] === 0;
    return this.answersConnect ? CONTINUE : null;
  }

  // D: the command that the macros are for, then names and values in turn, each with its NUL
  private macros(data: Uint8Array): Outcome {
    if (data.length === 0) return { fault: 'macros for no command' };
    const command = String.fromCharCode(data[0] as number);
    if (command !== 'M' && command !== 'R') return null;
    const macros = macrosOf(data.subarray(1));
    this.queueId = macros.get('i') ?? this.queueId;
    // A client of which nothing is said has not authenticated itself.
    if (command === 'M') this.announced = !!(macros.get('auth_authen') ?? '');
    return null;
  }

  // M, R: the path as it was sent, NUL, then each parameter with its NUL
  private check(command: Command, data: Uint8Array): Outcome {
    const [path, ...parameters] = nulTerminated(data) ?? [];
    if (!path) return { fault: 'a milter command without its argument' };
    const site = this.site();
    this.isEngaged = true;
    if (command === 'MAIL') {
      this.smtputf8 = parameters.some(isSmtputf8);
      this.isAuthenticated = this.announced;
      this.announced = false;
      // Postfix gives no port and no brackets to what its own programs submit, and refuses the mail for good if a
      // recipient of it is refused (MILTER_README, "Signing internally-generated bounce messages" and before it).
      this.isSubmitted = this.hasNoPort && path[0] !== LESS;
      this.sender = Uint8Array.from(path);
    }
    if (this.isSubmitted) return answerOf(acceptExempt(site, command));
    const whole = path.length === 0 ? NULL_PATH : path;
    const argument =
      parameters.length === 0
        ? whole
        : Buffer.concat([whole, ...parameters.flatMap((each) => [SPACE, each])]);
    const { client, helo, queueId, isAuthenticated } = this;
    const counterpart = command === 'RCPT' ? this.sender : null;
    // At MAIL the parameter itself is looked at, since it may be wrong.
    const smtputf8 = command === 'RCPT' ? this.smtputf8 : undefined;
    const origin = { client, helo, queueId, isAuthenticated, counterpart };
    return answerOf(checkPath(site, command, argument, { smtputf8, ...origin }));
  }

  private forgetTransaction(): void {
    this.smtputf8 = undefined;
    this.isAuthenticated = false;
    this.announced = false;
    this.queueId = null;
    this.sender = null;
    this.isSubmitted = false;
  }
}

function answerOf(verdict: Verdict): Buffer {
  return verdict ? encodeReply(verdict.code, verdict.enhanced, verdict.text) : CONTINUE;
}

/** Values by name, which has no braces. */
function macrosOf(data: Uint8Array): Map<string, string> {
  // In one piece, since hosts send many with each command.
  const fields = Buffer.from(data.buffer, data.byteOffset, data.length).toString('latin1').split('\0');
  const macros = new Map<string, string>();
  for (let at = 0; at + 1 < fields.length; at += 2) {
    const name = fields[at] as string;
    macros.set(name.startsWith('{') ? name.slice(1, -1) : name, fields[at + 1] as string);
  }
  return macros;
}

function textOf(octets: Uint8Array | undefined): string | null {
  return octets === undefined ? null : Buffer.from(octets).toString();
}

/** Sendmail writes an IPv6 address with its tag. */
function addressOf(octets: Uint8Array): string | null {
  const address = Buffer.from(octets)
    .toString('latin1')
    .replace(/^IPv6:/i, '');
  return isIP(address) ? address : null;
}

/** RFC 6531 3.4: the keyword alone, in any case. */
function isSmtputf8(parameter: Uint8Array): boolean {
  return parameter.length === 8 && Buffer.from(parameter).toString('latin1').toUpperCase() === 'SMTPUTF8';
}

function joined(sent: Buffer[]): Buffer | null {
  return sent.length > 1 ? Buffer.concat(sent) : (sent[0] ?? null);
}
