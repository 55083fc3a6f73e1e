import { realpathSync } from 'node:fs';
import { createRequire } from 'node:module';
import { readConventions, withConventions } from '../conventions/index.ts';
import { OptionError, oneOf, wrongType, wrongValue } from '../errors.ts';
import type { MailboxOptions } from '../options.ts';
import type { Command } from '../reasons.ts';
import type { Reply, ReplyStyle } from '../reply.ts';
import { honest, withMalformed } from './decoded.ts';
import { type Refusal, resolveSite, type Site, type SiteLevels, type SiteOptions } from './site.ts';
import { OF_ENDINGS } from './site-levels.ts';
import { replyToPath, type Subject, settle, type Verdict } from './verdict.ts';

/** The part of a plugin of Haraka's, which the functions here are called on. */
export interface HarakaPlugin {
  /** The name of the plugin. */
  name: string;
  /** Reads the plugin's files. */
  /** `binary` asks for the octets of a file, of which there are none where it is missing. */
  config: { get(name: string, how: object | 'binary', onChange?: () => void): Ini };
  /** Writes a line to the log of Haraka. */
  loginfo(message: string): void;
  /** Writes an error to the log of Haraka. */
  logerror(message: string): void;
  /** Ours: what `register` has read. */
  mailboxSyntax?: State;
}

/** What an .ini file holds, a section a key. Haraka makes numbers of digits. */
export type Ini = { readonly [section: string]: { readonly [key: string]: unknown } | undefined };

/** The part of Haraka's address that is looked at. */
export interface HarakaAddress {
  /** As sent, brackets and all; Haraka has taken off the parameters. */
  original: string;
}

/** The part of Haraka's connection that is looked at. */
export interface HarakaConnection {
  /** The whole command as sent, U+FFFD in place of what is not UTF-8. */
  current_line: string | null;
  /** The client. */
  remote: { ip: string };
  /** What the client said at HELO or EHLO. */
  hello?: { host: string | null };
  /** `auth_user` is set when a client has authenticated itself. */
  notes: { auth_user?: unknown };
  /** Whether Haraka sends on what this client sends, as it does for one that has authenticated itself or is in its networks. */
  relaying?: boolean;
  /** The transaction; null before MAIL. */
  transaction: {
    /** The name of the transaction in Haraka's log. */
    uuid?: string;
    mail_from?: HarakaAddress | null;
    /** `mailbox_syntax` is ours: what MAIL said, for RCPT to know. */
    notes: { mailbox_syntax?: { smtputf8: boolean } };
    results: { add(plugin: HarakaPlugin, result: object): void };
  } | null;
}

/** Haraka's answer to a hook: nothing to go on, or a return code with a DSN. */
export type HarakaNext = (code?: number, dsn?: object) => void;

/** The parameters of a command: keywords in upper case, null where there is no value. */
export type HarakaParameters = { readonly [keyword: string]: string | null };

/** What the hooks need. */
interface State {
  site: Site;
  /** Whether Haraka advertises SMTPUTF8. */
  offersSmtputf8: boolean;
  host: Host;
}

/** What is taken from Haraka's own packages: it knows a DSN by the name of its class. */
interface Host {
  DSN: { create(code: number, text: string, subject: number, detail: number): object };
  DENY: number;
  DENYSOFT: number;
}

/**
 * Reads `config/mailbox-syntax.ini`; Haraka calls it when it loads the plugin, and stops where it throws.
 * @throws {OptionError} if an argument has the wrong type or an option is unknown.
 * @throws Error where this is not Haraka
 * @example
 * ```text
 * // in Haraka's config/plugins
 * mailbox-syntax
 * ```
 */
export function register(this: HarakaPlugin): void {
  const host = loadHost();
  const read = () => {
    this.mailboxSyntax = { ...readSettings(this, reread), host };
  };
  const reread = () => {
    try {
      read();
      this.loginfo('settings read anew');
    } catch (error) {
      this.logerror(`settings stay as they were: ${error instanceof Error ? error.message : error}`);
    }
  };
  read();
}

/**
 * Refuses what is not a Reverse-path (RFC 5321 4.1.1.2), and remembers whether SMTPUTF8 is in effect.
 * @example
 * ```ts
 * plugin.hook_mail(next, connection, [address, parameters]);
 * ```
 */
export function hook_mail(
  this: HarakaPlugin,
  next: HarakaNext,
  connection: HarakaConnection,
  [address, parameters]: [HarakaAddress, HarakaParameters],
): void {
  const { site, host, offersSmtputf8 } = stateOf(this);
  const smtputf8 = offersSmtputf8 && parameters.SMTPUTF8 === null;
  if (connection.transaction) connection.transaction.notes.mailbox_syntax = { smtputf8 };
  // Where the parameter is not as it should be, what was sent decides how it is told.
  const isInEffect = smtputf8 || (offersSmtputf8 ? undefined : false);
  answer(next, check(this, site, 'MAIL', connection, address, isInEffect), host);
}

/**
 * Refuses what is not a Forward-path (RFC 5321 4.1.1.3).
 * @example
 * ```ts
 * plugin.hook_rcpt(next, connection, [address, parameters]);
 * ```
 */
export function hook_rcpt(
  this: HarakaPlugin,
  next: HarakaNext,
  connection: HarakaConnection,
  [address]: [HarakaAddress, HarakaParameters],
): void {
  const { site, host } = stateOf(this);
  const smtputf8 = connection.transaction?.notes.mailbox_syntax?.smtputf8 ?? false;
  answer(next, check(this, site, 'RCPT', connection, address, smtputf8), host);
}

function stateOf(plugin: HarakaPlugin): State {
  // Haraka takes a plugin that throws for one that has no objection; but it never calls a hook before `register`.
  if (!plugin.mailboxSyntax) throw new Error('the plugin has not been registered');
  return plugin.mailboxSyntax;
}

function answer(next: HarakaNext, verdict: Verdict, { DSN, DENY, DENYSOFT }: Host): void {
  if (!verdict) {
    next();
    return;
  }
  const { code, enhanced, text } = verdict;
  const [, subject, detail] = enhanced.split('.').map(Number);
  next(code < 500 ? DENYSOFT : DENY, DSN.create(code, text, subject as number, detail as number));
}

function check(
  plugin: HarakaPlugin,
  site: Site,
  command: Command,
  connection: HarakaConnection,
  address: HarakaAddress,
  smtputf8: boolean | undefined,
): Verdict {
  const report = (refusal: Refusal) => note(plugin, connection, refusal);
  const { transaction } = connection;
  const subject: Subject = {
    command,
    address: address.original,
    client: connection.remote.ip,
    isAuthenticated: isTrusted(connection),
    helo: connection.hello?.host,
    queueId: transaction?.uuid,
    counterpart: command === 'RCPT' ? transaction?.mail_from?.original : null,
  };
  return settle(
    site,
    subject,
    () => replyTo(site, command, argumentOf(command, connection.current_line, address.original), smtputf8),
    report,
  );
}

/** Haraka exempts whom it relays for from its own strictness (strict_rfc1869), and so does this. */
function isTrusted({ notes, relaying }: HarakaConnection): boolean {
  return relaying === true || (typeof notes.auth_user === 'string' && notes.auth_user !== '');
}

/**
 * The argument of a command as sent. `original` alone would not show a missing bracket or a space after the colon,
 * which Haraka repairs, nor the parameters; but where the line at hand is another one, it is all there is.
 * @example
 * ```ts
 * argumentOf('MAIL', 'MAIL FROM:<user@example.com>', '<user@example.com>'); // '<user@example.com>'
 * ```
 */
export function argumentOf(command: Command, line: string | null, original: string): string {
  const [, word, argument] = COMMAND.exec(line ?? '') ?? [];
  const isAtHand = word?.toUpperCase() === command && argument?.includes(withoutBrackets(original));
  // RFC 5321 4.1.1: white space at the end of a line should be tolerated.
  return isAtHand ? (argument as string).replace(/(?<![ \t])[ \t]+$/, '') : original;
}

const COMMAND = /^ *(MAIL|RCPT) +(?:FROM|TO):(.*)$/is;

/** Haraka adds brackets that are missing. */
function withoutBrackets(original: string): string {
  return original.replace(/^<|>$/g, '');
}

/**
 * Checks the argument of a command as Haraka gives it: a string that was decoded from octets.
 * @example
 * ```ts
 * replyTo(site, 'RCPT', '<a..b@example.com>')?.code; // 553
 * ```
 */
export function replyTo(site: Site, command: Command, argument: string, smtputf8?: boolean): Reply | null {
  return honest(replyToPath(site, command, withMalformed(argument), smtputf8));
}

/** What Haraka and its other plugins see of a refusal; the address stays out, since Haraka logs it itself. */
function note(plugin: HarakaPlugin, { transaction }: HarakaConnection, refusal: Refusal): void {
  const { command, reply, accepted, cause } = refusal;
  if (reply.reason === null)
    plugin.logerror(`${command}: the address could not be checked: ${printable(cause)}`);
  const what = `${command.toLowerCase()}:${reply.reason ?? 'error'}`;
  const result = accepted ? { msg: reply.reason === null ? what : `would-refuse ${what}` } : { fail: what };
  transaction?.results.add(plugin, { ...result, emit: true });
}

function printable(cause: unknown): string {
  return String(cause).replace(/[^ -~]/g, '?');
}

function readSettings(plugin: HarakaPlugin, onChange: () => void): Pick<State, 'site' | 'offersSmtputf8'> {
  const { main } = plugin.config.get('connection.ini', { booleans: ['+main.smtputf8'] });
  return {
    // A plugin has no other parser.
    site: resolveSite(
      {
        ...siteOptions(plugin.config.get('mailbox-syntax.ini', {}, onChange)),
        conventions: conventionsOf(plugin, onChange),
      },
      OF_ENDINGS,
    ),
    offersSmtputf8: main?.smtputf8 !== false,
  };
}

/** The naming conventions of the site, where Haraka's config folder has a file of them. */
function conventionsOf(plugin: HarakaPlugin, onChange: () => void): SiteOptions['conventions'] {
  const octets: unknown = plugin.config.get('mailbox-syntax-conventions.json', 'binary', onChange);
  const isThere = octets instanceof Uint8Array && octets.length > 0;
  return isThere ? withConventions(readConventions(octets)) : undefined;
}

const SETTINGS = [
  'profile',
  'reply_style',
  'dry_run',
  'on_error',
  'exempt_authenticated',
  'exempt_networks',
  'help_url',
];
const SECTIONS = ['main', 'levels', 'levels.MAIL', 'levels.RCPT'];

/**
 * What a site's .ini file says.
 * @throws {OptionError} if an argument has the wrong type or an option is unknown.
 * @example
 * ```ts
 * siteOptions({ main: { profile: 'rfc', dry_run: 'true' } }); // { profile: 'rfc', dryRun: true, ... }
 * ```
 */
export function siteOptions(ini: Ini): SiteOptions {
  if (typeof ini !== 'object' || ini === null) {
    throw wrongType('options', 'the sections of an .ini file', ini);
  }
  const { main = {}, levels, 'levels.MAIL': mail, 'levels.RCPT': rcpt, ...others } = ini;
  const unknown = Object.keys(main).find((key) => !SETTINGS.includes(key));
  if (unknown !== undefined) throw unknownSetting(unknown, oneOf(SETTINGS), main[unknown]);
  const [section] = Object.keys(others);
  if (section !== undefined) {
    throw unknownSetting(section, `the sections ${oneOf(SECTIONS)}`, others[section]);
  }
  return {
    profile: text(main.profile) as MailboxOptions['profile'],
    replyStyle: text(main.reply_style) as ReplyStyle | undefined,
    onError: text(main.on_error) as SiteOptions['onError'],
    dryRun: flag('dry_run', main.dry_run),
    exemptAuthenticated: flag('exempt_authenticated', main.exempt_authenticated),
    exemptNetworks: text(main.exempt_networks)
      ?.split(/[\s,]+/)
      .filter(Boolean),
    helpUrl: text(main.help_url),
    levels: {
      ...levels,
      ...(mail && { MAIL: { ...mail } }),
      ...(rcpt && { RCPT: { ...rcpt } }),
    } as SiteLevels,
  };
}

/** Haraka reads 553 as a number. */
function text(value: unknown): string | undefined {
  return value === undefined ? undefined : String(value);
}

function flag(name: string, value: unknown): boolean | undefined {
  if (value === undefined) return undefined;
  if (value === 'true' || value === 'false') return value === 'true';
  throw wrongValue(name, 'true or false', value);
}

/** A file is refused for any name that it should not have: nothing else reads it. */
function unknownSetting(name: string, expected: string, value: unknown): OptionError {
  const message = `${name}: unknown setting; expected ${expected}`;
  return new OptionError('ERR_MAILBOX_UNKNOWN_OPTION', name, expected, value, message);
}

/** Haraka's own packages, found from the program that runs. */
function loadHost(): Host {
  try {
    const require = createRequire(realpathSync(process.argv[1] ?? ''));
    const { deny: DENY, denysoft: DENYSOFT } = require('haraka-constants');
    return { DSN: require('haraka-dsn'), DENY, DENYSOFT };
  } catch (cause) {
    throw new Error('mailbox-syntax/haraka is a plugin for Haraka, and this is not Haraka', { cause });
  }
}
