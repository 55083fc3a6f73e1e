import { checkFlag, checkOptions, wrongType, wrongValue } from '../errors.ts';
import { readDomain } from './domain-name.ts';
import type { DomainResult, DomainStatus, Exchange } from './domain-result.ts';
import { type DnsResolver, Lookup, type MxRecord } from './lookup.ts';

/** What a caller may ask of `checkDomain`. */
export interface DomainOptions {
  /** Who is asked; a `Resolver` of node:dns/promises with the machine's own servers when absent. */
  resolver?: DnsResolver | undefined;
  /** How long one check may take in all, in milliseconds; 10,000 when absent. */
  timeout?: number | undefined;
  /** Looks at 5 hosts instead of stopping at the first that is good, and for aliases too. */
  thorough?: boolean | undefined;
}

const TIMEOUT = 10_000;

/**
 * The most hosts of a domain that are asked for their addresses. RFC 5321 5.1 wants two at least; Postfix tries five
 * addresses. Whoever names more makes others ask for them, of servers that may be somebody else's.
 */
const MAX_ASKED = 5;

/** The most hosts of a domain, and addresses of a host, that a result holds. */
const MAX_HELD = 20;

/** A delay that timers of JavaScript can keep. */
const MAX_TIMEOUT = 2 ** 31 - 1;

/**
 * Whether mail can be sent to a domain, by RFC 5321 5.1: its MX records, without any its addresses; RFC 7505 for null
 * MX. A failure of DNS is `temporary` and never an error of the domain.
 * @param domain as after the @ of an address: with A-labels or U-labels, or an address literal
 * @throws {OptionError} if an argument has the wrong type or an option is unknown.
 * @example
 * ```ts
 * const { accepts, status } = await checkDomain('example.com'); // status: 'null-mx'
 * ```
 */
export async function checkDomain(domain: string, options: DomainOptions = {}): Promise<DomainResult> {
  const { timeout, thorough } = readOptions(options);
  const answer = withoutDns(domain);
  if (answer.status !== null) return answer;
  const own = options.resolver ? null : await ownResolver(timeout);
  const lookup = new Lookup(options.resolver ?? (own as DnsResolver), timeout);
  try {
    return { ...answer, ...(await lookUpDomain(answer.domain, lookup, thorough)) };
  } finally {
    lookup.end();
    own?.cancel();
  }
}

const NAMES = ['resolver', 'timeout', 'thorough'];

/**
 * @param own the names of the options that only the caller has
 * @throws {OptionError} if an argument has the wrong type or an option is unknown.
 */
export function readOptions(
  options: DomainOptions,
  own: readonly string[] = [],
): { timeout: number; thorough: boolean } {
  checkOptions(options, [...NAMES, ...own]);
  const { resolver, timeout = TIMEOUT, thorough = false } = options;
  if (typeof timeout !== 'number') throw wrongType('timeout', 'a number of milliseconds', timeout);
  if (!(timeout > 0)) throw wrongValue('timeout', 'more than 0 milliseconds', timeout);
  checkFlag('thorough', thorough);
  const missing =
    resolver &&
    (['resolveMx', 'resolve4', 'resolve6'] as const).find((method) => typeof resolver[method] !== 'function');
  if (missing)
    throw wrongType('resolver', `a resolver of node:dns/promises with the method ${missing}`, resolver);
  return { timeout: Math.min(timeout, MAX_TIMEOUT), thorough };
}

type Undecided = Omit<DomainResult, 'status'> & { status: null };

/**
 * The verdict on what DNS need not be asked for; else the name that it is to be asked for.
 * @throws {OptionError} if an argument has the wrong type or an option is unknown.
 */
export function withoutDns(domain: string): DomainResult | Undecided {
  if (typeof domain !== 'string') throw wrongType('domain', 'a string', domain);
  const read = readDomain(domain);
  const rest = { exchanges: [], cause: null, reasons: [] };
  switch (read.kind) {
    case 'malformed':
      return { domain, status: 'malformed', accepts: false, ...rest, reasons: read.reasons };
    case 'literal':
      return { domain: read.ascii, status: 'address-literal', accepts: true, ...rest };
    case 'name':
      return { domain: read.ascii, status: null, accepts: null, ...rest };
  }
}

/**
 * Node's own resolver, which is not shared, so that what it still waits for can be given up.
 * @throws {OptionError} if an argument has the wrong type or an option is unknown.
 */
export async function ownResolver(timeout: number) {
  const { Resolver } = await import('node:dns/promises').catch(() => {
    throw wrongType('resolver', 'a resolver, since this runtime has no node:dns', undefined);
  });
  // Two tries fit, of which the second waits twice as long.
  return new Resolver({ timeout: Math.max(1, Math.floor(timeout / 3)), tries: 2 });
}

type Verdict = Pick<DomainResult, 'status' | 'accepts' | 'exchanges' | 'cause'>;

function verdict(status: DomainStatus, exchanges: Exchange[] = [], cause: string | null = null): Verdict {
  const accepts = status === 'temporary' ? null : status === 'mx' || status === 'implicit-mx';
  return { status, accepts, exchanges, cause };
}

/** @param name a domain name in A-labels */
export async function lookUpDomain(name: string, lookup: Lookup, thorough: boolean): Promise<Verdict> {
  const mx = await lookup.mx(name);
  switch (mx.kind) {
    case 'temporary':
      return verdict('temporary', [], mx.cause);
    case 'no-domain':
      return verdict('no-domain');
    case 'none':
      return withoutMx(name, lookup);
    case 'found':
      return withMx(mx.records, lookup, thorough);
  }
}

/** RFC 5321 5.1: without MX records the domain is its own host, at preference 0. */
async function withoutMx(name: string, lookup: Lookup): Promise<Verdict> {
  const found = await lookup.addresses(name);
  if (found.kind === 'temporary') return verdict('temporary', [], found.cause);
  if (found.kind !== 'found') return verdict('no-host');
  const host = { host: name, preference: 0, fault: null, alias: null, ...addressesOf(found.records) };
  return verdict('implicit-mx', [host]);
}

async function withMx(records: readonly MxRecord[], lookup: Lookup, thorough: boolean): Promise<Verdict> {
  const exchanges = records.slice(0, MAX_HELD).map(toExchange);
  // Deliberate: RFC 7505 3 wants the preference 0 in a null MX, but a "." cannot mean anything else.
  if (exchanges.every(({ fault }) => fault === 'null-mx')) return verdict('null-mx', exchanges);
  const cause = await lookAt(exchanges, lookup, thorough);
  if (exchanges.some(({ addresses }) => addresses && addresses.length > 0)) return verdict('mx', exchanges);
  const isOpen = exchanges.some(({ fault }) => fault === 'temporary');
  if (isOpen) return verdict('temporary', exchanges, cause);
  // Deliberate: no error of the domain, since one of those that were not asked for may be good.
  const isUnasked = records.length > MAX_HELD || exchanges.some(({ fault }) => fault === null);
  return isUnasked ? verdict('temporary', exchanges, 'ETOOMANYHOSTS') : verdict('no-usable-mx', exchanges);
}

/** Loopback, private, shared and link-local addresses (RFC 6890), and those of IPv4 within IPv6. */
const PRIVATE =
  /^(?:::ffff:)?(?:0|10|127|169\.254|192\.168|172\.(?:1[6-9]|2\d|3[01])|100\.(?:6[4-9]|[7-9]\d|1[01]\d|12[0-7]))\.|^::1?$|^f(?:[cd]|e[89ab])[\da-f]*:/i;

function addressesOf(addresses: readonly string[]): Pick<Exchange, 'addresses' | 'private'> {
  return {
    addresses: addresses.slice(0, MAX_HELD),
    private: addresses.every((address) => PRIVATE.test(address)),
  };
}

/** An IPv4 address, or anything with a colon, which no host name has. */
const ipAddress = /^\d{1,3}(?:\.\d{1,3}){3}$|:/;

/** Deliberate: with the underscore, which no host name has (RFC 952) and some that accept mail have all the same. */
const hostName = /^(?=.{1,253}$)[\w-]+(?:\.[\w-]+)*$/;

function toExchange({ exchange, priority: preference }: MxRecord): Exchange {
  const unasked = { addresses: null, private: null, alias: null };
  return { host: printable(exchange), preference, fault: faultOf(exchange), ...unasked };
}

function faultOf(host: string): Exchange['fault'] {
  if (host === '') return 'null-mx';
  // What is not a host name may hold a colon too.
  if (/^[\x21-\x7e]+$/.test(host) && ipAddress.test(host)) return 'ip-address';
  return hostName.test(host) ? null : 'not-a-name';
}

/** In octets; DNS has no longer name (RFC 1035 2.3.4). */
const MAX_NAME = 255;

/**
 * A name from DNS as it may be shown and logged: the text of a zone file (RFC 1035 5.1). What Node's resolver has escaped
 * so already stays, and any other backslash is escaped.
 */
function printable(name: string): string {
  const octets = new TextEncoder().encode(name).subarray(0, MAX_NAME);
  return String.fromCharCode(...octets).replace(
    /\\(?:[01]\d\d|2[0-4]\d|25[0-5]|[!-/:-~])|[^!-[\]-~]/g,
    (found) => {
      if (found.length > 1) return found;
      return found === '\\' ? '\\\\' : `\\${String(found.charCodeAt(0)).padStart(3, '0')}`;
    },
  );
}

/**
 * Asks for the addresses of 5 hosts at most, in their order, until one is good; when thorough, of all 5.
 * @returns the cause of the last temporary failure
 */
async function lookAt(
  exchanges: readonly Exchange[],
  lookup: Lookup,
  thorough: boolean,
): Promise<string | null> {
  const hosts = exchanges.filter(({ fault }) => fault === null).slice(0, MAX_ASKED);
  const step = thorough ? MAX_ASKED : 1;
  let cause: string | null = null;
  for (let index = 0; index < hosts.length; index += step) {
    const some = hosts.slice(index, index + step);
    const causes = await Promise.all(some.map((exchange) => lookAtOne(exchange, lookup, thorough)));
    cause = causes.find(Boolean) ?? cause;
    if (!thorough && some.some(({ fault }) => fault === null)) break;
  }
  return cause;
}

async function lookAtOne(exchange: Exchange, lookup: Lookup, thorough: boolean): Promise<string | null> {
  const [found, alias] = await Promise.all([
    lookup.addresses(exchange.host),
    thorough ? lookup.isAlias(exchange.host) : null,
  ]);
  exchange.alias = alias;
  if (found.kind === 'found') Object.assign(exchange, addressesOf(found.records));
  else if (found.kind !== 'temporary') exchange.addresses = [];
  if (found.kind !== 'found') exchange.fault = found.kind === 'temporary' ? 'temporary' : 'no-address';
  return found.kind === 'temporary' ? found.cause : null;
}
