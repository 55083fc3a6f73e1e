import { rejectMisspelledOptions, wrongType } from '../errors.ts';
import type { Command } from '../reasons.ts';
import { LineSplitter } from './lines.ts';
import type { Answer, Session } from './session.ts';
import { type CurrentSite, resolveSite, type Site, type SiteOptions, withoutParameters } from './site.ts';
import { type Filter, type FilterStreams, runFilter } from './stdio.ts';
import { checkPath, settle } from './verdict.ts';

export type { Answer, Session } from './session.ts';
export type { Refusal, Refused } from './site.ts';
export type { Filter, FilterInput, FilterOutput, FilterStreams } from './stdio.ts';

/** What a filter for OpenSMTPD needs to know. */
export interface OpensmtpdOptions extends SiteOptions {
  /** Told of what goes wrong with the protocol, in plain ASCII words; for a log, which must not be stdout. */
  onWarning?: ((message: string) => void) | undefined;
}

/** In octets. OpenSMTPD takes no longer line from a client, and no message between its processes is longer. */
const MAX_LINE = 65_536;

const REGISTRATION = [
  // To know the client for the log, and whether it has authenticated itself.
  'register|report|smtp-in|link-connect',
  'register|report|smtp-in|link-identify',
  'register|report|smtp-in|link-auth',
  'register|report|smtp-in|link-disconnect',
  'register|filter|smtp-in|mail-from',
  'register|filter|smtp-in|rcpt-to',
  'register|ready',
];

/** A filter whose options may be read anew. */
export interface OpensmtpdFilter extends Filter {
  /**
   * Goes on with other options.
   * @throws {OptionError} if an argument has the wrong type or an option is unknown.
   */
  configure(options: SiteOptions): void;
}

/**
 * Runs as a filter of OpenSMTPD (`proc-exec`, protocol 0.5 or later) on stdin and stdout until OpenSMTPD closes them.
 * As long as it runs, nothing but the protocol reaches stdout, where a stray line would end the whole mail server: what
 * anything else in the process writes there goes to stderr.
 * @throws {OptionError} if an argument has the wrong type or an option is unknown.
 * @example
 * ```ts
 * await opensmtpdFilter({ profile: 'rfc' }).ended;
 * ```
 */
export function opensmtpdFilter(
  options: OpensmtpdOptions = {},
  streams: FilterStreams = process,
): OpensmtpdFilter {
  let site = resolveOpensmtpdSite(options);
  const onWarning = listener(options);
  const filter = runFilter(new OpensmtpdSession(() => site, onWarning), streams, onWarning);
  return {
    ...filter,
    configure(next) {
      site = resolveOpensmtpdSite(next);
    },
  };
}

/**
 * The filter's side of the conversation, without its streams.
 * @throws {OptionError} if an argument has the wrong type or an option is unknown.
 * @example
 * ```ts
 * const { send, end } = opensmtpdSession().receive(octets);
 * ```
 */
export function opensmtpdSession(options: OpensmtpdOptions = {}): Session {
  const site = resolveOpensmtpdSite(options);
  return new OpensmtpdSession(() => site, listener(options));
}

/** What OpenSMTPD has taken off before it asks. */
const UNMET = /^(?:path-(?:space|brackets|text-before|unclosed)|parameter-)/;

function resolveOpensmtpdSite(options: SiteOptions): Site {
  return resolveSite(options, UNMET);
}

/** @throws {OptionError} if an argument has the wrong type or an option is unknown. */
function listener(options: OpensmtpdOptions): (message: string) => void {
  rejectMisspelledOptions(options, ['onWarning']);
  const { onWarning = () => {} } = options;
  if (typeof onWarning === 'function') return onWarning;
  throw wrongType('onWarning', 'a function', onWarning);
}

/** What is known of an SMTP session. */
interface Client {
  address: string;
  helo: string | null;
  isAuthenticated: boolean;
  /** The address of the last MAIL command. */
  sender: Uint8Array | null;
}

class OpensmtpdSession implements Session {
  requests = 0;
  private readonly splitter = new LineSplitter(MAX_LINE);
  private readonly clients = new Map<string, Client>();

  constructor(
    private readonly site: CurrentSite,
    private readonly onWarning: (message: string) => void,
  ) {}

  get isMidway(): boolean {
    return this.splitter.isMidway;
  }

  /** OpenSMTPD does without its filters only when it stops. */
  get isEngaged(): boolean {
    return true;
  }

  receive(octets: Uint8Array): Answer {
    const { lines, isTooLong } = this.splitter.push(octets);
    const answers = lines.flatMap((line) => this.answer(line));
    const send = answers.length > 0 ? Buffer.from(`${answers.join('\n')}\n`, 'latin1') : null;
    if (isTooLong) return { send, end: true, fault: 'a line that is too long' };
    return { send, end: false };
  }

  /** The lines that a line is answered with; latin1 stands for octets. */
  private answer(line: Uint8Array): string[] {
    const text = Buffer.from(line).toString('latin1');
    const kind = text.slice(0, text.indexOf('|'));
    if (kind === 'config') return text === 'config|ready' ? REGISTRATION : [];
    if (kind === 'report') this.note(text);
    else if (kind === 'filter') return this.check(text);
    else this.onWarning('a line that is not part of the protocol');
    return [];
  }

  // report|VERSION|TIME|smtp-in|link-connect|SESSION|RDNS|FCRDNS|SOURCE|DESTINATION
  // report|VERSION|TIME|smtp-in|link-identify|SESSION|METHOD|IDENTITY
  // report|VERSION|TIME|smtp-in|link-auth|SESSION|USERNAME|RESULT, and from 0.7 on RESULT|USERNAME
  // report|VERSION|TIME|smtp-in|link-disconnect|SESSION
  private note(line: string): void {
    const [, version = '', , , event, session = '', ...rest] = line.split('|');
    if (event === 'link-connect') {
      const address = withoutPort(rest.at(-2) ?? '');
      this.clients.set(session, { address, helo: null, isAuthenticated: false, sender: null });
    } else if (event === 'link-identify') {
      const client = this.clients.get(session);
      if (client) client.helo = Buffer.from(rest.slice(1).join('|'), 'latin1').toString();
    } else if (event === 'link-auth') {
      const result = Number(version) >= 0.7 ? rest[0] : rest.at(-1);
      const client = this.clients.get(session);
      if (client) client.isAuthenticated = result === 'pass';
    } else if (event === 'link-disconnect') this.clients.delete(session);
  }

  // filter|VERSION|TIME|smtp-in|PHASE|SESSION|TOKEN|ADDRESS, and "|" is legal in an address
  private check(line: string): string[] {
    const [, , , , phase, session, token, ...address] = line.split('|');
    // They are sent back as they are: nothing else is to get out that way.
    if (!isIdentifier(session) || !isIdentifier(token)) {
      this.onWarning('a request without its session and token');
      return [];
    }
    this.requests++;
    const verdict =
      phase === 'mail-from' || phase === 'rcpt-to'
        ? this.verdict(phase === 'mail-from' ? 'MAIL' : 'RCPT', address, this.clients.get(session))
        : null;
    const said = verdict ? `reject|${verdict.code} ${verdict.enhanced} ${verdict.text}` : 'proceed';
    return [`filter-result|${session}|${token}|${said}`];
  }

  /** @param fields those of the address, in which "|" is legal; none where the line ends before it */
  private verdict(command: Command, fields: readonly string[], client: Client | undefined) {
    const site = this.site();
    const address = fields.join('|');
    const given = Buffer.from(address, 'latin1');
    const { address: ip, helo, isAuthenticated, sender } = client ?? {};
    const origin = { client: ip, helo, isAuthenticated, counterpart: command === 'RCPT' ? sender : null };
    if (command === 'MAIL' && client) client.sender = given;
    // An empty field is the null path; without the field there is nothing to check.
    if (fields.length === 0) {
      return settle(site, { command, address, ...origin }, () => {
        throw new Error('a request without its address');
      });
    }
    // The brackets and the parameters stay with OpenSMTPD, which knows no SMTPUTF8.
    const path = Buffer.from(`<${address}>`, 'latin1');
    return checkPath(withoutParameters(site), command, path, { smtputf8: false, given, ...origin });
  }
}

function isIdentifier(text: string | undefined): text is string {
  return text !== undefined && /^[\da-f]+$/i.test(text);
}

/** `192.0.2.1:25`, `[2001:db8::1]:25` or the path of a Unix socket. */
function withoutPort(source: string): string {
  return source.replace(/:\d+$/, '').replace(/^\[(.*)\]$/, '$1');
}
