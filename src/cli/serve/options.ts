import type { Profile } from '../../profiles.ts';
import type { ReplyStyle } from '../../reply.ts';
import type { Place } from '../../servers/listen.ts';
import { readArguments, UsageError } from '../usage.ts';
import { type Host, hostNames, hosts } from './hosts.ts';

/** How much of an address a log shows. */
export type LogAddresses = 'none' | 'domain' | 'full';

/** What `serve` is asked to do. */
export interface ServeOptions {
  name: string;
  host: Host;
  /** Null where the host has standard input and output instead. */
  place: Place | null;
  /** Checked where they are used, as an adapter's own options are. */
  profile: Profile | undefined;
  replyStyle: ReplyStyle | undefined;
  onError: 'defer' | 'accept' | undefined;
  exemptAuthenticated: boolean;
  exemptNetworks: readonly string[] | undefined;
  helpUrl: string | undefined;
  dryRun: boolean;
  /** The levels of single reasons, as JSON or as a file of it; null where there are none. */
  levels: string | null;
  /** Whether to look at how domains end as well. */
  suffix: boolean;
  /** The file of the site's naming conventions; null where there is none. */
  conventions: string | null;
  logAddresses: LogAddresses;
  metrics: Place | null;
}

const flags = {
  listen: { type: 'string' },
  profile: { type: 'string' },
  'reply-style': { type: 'string' },
  levels: { type: 'string' },
  suffix: { type: 'boolean' },
  conventions: { type: 'string' },
  'on-error': { type: 'string' },
  'exempt-authenticated': { type: 'boolean' },
  'exempt-networks': { type: 'string', multiple: true },
  'help-url': { type: 'string' },
  'dry-run': { type: 'boolean' },
  'log-addresses': { type: 'string' },
  metrics: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
  version: { type: 'boolean' },
} as const;

/**
 * Reads the arguments of `serve`; `help` or `version` where that is asked for.
 * @param inherited the socket that the service manager has handed over
 * @throws UsageError
 */
export function readServeOptions(
  argv: readonly string[],
  inherited: Place | null = null,
): ServeOptions | 'help' | 'version' {
  const { values, positionals } = readArguments(argv, flags);
  if (values.help) return 'help';
  if (values.version) return 'version';
  const [name, host] = hostNamed(positionals);
  if (values['exempt-authenticated'] && host.cannotExempt) {
    throw new UsageError(`--exempt-authenticated: ${host.cannotExempt}`);
  }
  return {
    name,
    host,
    place: readPlace(name, host, values.listen, inherited),
    profile: values.profile as Profile | undefined,
    replyStyle: values['reply-style'] as ReplyStyle | undefined,
    onError: values['on-error'] as ServeOptions['onError'],
    exemptAuthenticated: values['exempt-authenticated'] ?? false,
    exemptNetworks: values['exempt-networks']?.flatMap((list) => list.split(',').map((each) => each.trim())),
    helpUrl: values['help-url'],
    dryRun: values['dry-run'] ?? false,
    levels: values.levels ?? null,
    suffix: values.suffix ?? false,
    conventions: values.conventions ?? null,
    logAddresses: readLogAddresses(values['log-addresses']),
    metrics: values.metrics === undefined ? null : readTcp('--metrics', values.metrics),
  };
}

function hostNamed([name, ...more]: string[]): [string, Host] {
  if (name === undefined) throw new UsageError(`name a host to serve: ${hostNames}`);
  if (more.length > 0) throw new UsageError(`expected one host, got "${name}" and "${more.join('", "')}"`);
  const host = Object.hasOwn(hosts, name) ? hosts[name] : undefined;
  if (!host) throw new UsageError(`there is no host "${name}"; there are: ${hostNames}`);
  return [name, host];
}

function readPlace(
  name: string,
  { port }: Host,
  listen: string | undefined,
  inherited: Place | null,
): Place | null {
  if (port === null) {
    if (listen === undefined) return null;
    throw new UsageError(`--listen: ${name} talks on standard input and output and listens nowhere`);
  }
  if (inherited) {
    if (listen === undefined) return inherited;
    throw new UsageError('--listen: leave it out, the service manager has opened the socket (LISTEN_FDS)');
  }
  if (listen === undefined) return { host: '127.0.0.1', port };
  if (!listen.startsWith('unix:')) return readTcp('--listen', listen, port);
  const path = listen.slice('unix:'.length);
  if (path === '') throw new UsageError('--listen: expected a path after unix:');
  return { path };
}

/** HOST:PORT, or [IPv6]:PORT. */
function readTcp(flag: string, text: string, example = 9100): { host: string; port: number } {
  const [, v6, name, digits] = /^(?:\[([\da-f:.]+)\]|([^\s:[\]]+)):(\d{1,5})$/i.exec(text) ?? [];
  const host = v6 ?? name;
  const port = Number(digits);
  if (host === undefined || port > 65_535) {
    const examples = `127.0.0.1:${example} or [::1]:${example}`;
    throw new UsageError(`${flag}: expected HOST:PORT, such as ${examples}, got "${text}"`);
  }
  return { host, port };
}

function readLogAddresses(value = 'full'): LogAddresses {
  if (value === 'none' || value === 'domain' || value === 'full') return value;
  throw new UsageError(`--log-addresses: expected none, domain or full, got "${value}"`);
}

/** The help of `serve`. */
export function serveHelp(): string {
  const list = Object.entries(hosts).map(([name, { about }]) => `  ${name.padEnd(10)} ${about}`);
  return `Usage: mailbox-syntax serve HOST [OPTION...]

Checks the addresses of a mail server's MAIL and RCPT commands, until SIGINT or SIGTERM.

Hosts:
${list.join('\n')}

Options:
  --listen HOST:PORT|unix:PATH   where to listen; port 0 picks a free one. A socket unit of
                                 systemd opens the socket itself and takes its place
  --profile NAME                 rfc, smtp, form, mta or interoperable (default mta)
  --reply-style STYLE            553, rfc5321 or 501 (default 553)
  --levels FILE|JSON             a JSON object of levels for single reasons,
                                 {"domain-underscore": "error"}: error, warning or off;
                                 under "MAIL" and "RCPT" for one command alone
  --suffix                       also check how domains end, and misspelled providers: warnings
                                 until --levels says {"domain-unknown-top-label": "error"}
  --conventions FILE             what your domains allow before the @, as JSON; recipients that
                                 break a rule get 553 5.1.3 (docs/conventions.md)
  --on-error defer|accept        what a fault of our own becomes (default defer, with 451)
  --exempt-authenticated         accept without a check what authenticated clients send
  --exempt-networks CIDR,...     and what clients of these networks send
  --help-url TEMPLATE            end each reply with this URL, {code} standing for the reason
  --dry-run                      log what would be refused, and accept it
  --log-addresses none|domain|full   how much of a refused address is logged (default full)
  --metrics HOST:PORT            counters for Prometheus, at /metrics
  --help, --version

A refusal is one line of JSON on standard error. SIGHUP reads levels and conventions again, SIGUSR1 writes
the counters to standard error, SIGTERM lets open sessions end and exits with 0.
`;
}
