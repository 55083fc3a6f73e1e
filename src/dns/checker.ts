import { wrongType, wrongValue } from '../errors.ts';
import { type DomainOptions, lookUpDomain, ownResolver, readOptions, withoutDns } from './check-domain.ts';
import type { DomainResult } from './domain-result.ts';
import { type DnsResolver, Lookup } from './lookup.ts';

/** What a caller may ask of `domainChecker`. */
export interface DomainCheckerOptions extends DomainOptions {
  /** The number of domains asked for at once; 16 when absent. */
  concurrency?: number | undefined;
  /** The number of domains remembered; 10,000 when absent. The one that was asked for longest ago is forgotten first. */
  cacheSize?: number | undefined;
  /** The octets that what is remembered may take, about; 33,554,432 when absent. */
  cacheOctets?: number | undefined;
  /** How long a verdict is remembered, in milliseconds; 300,000 when absent. */
  maxAge?: number | undefined;
  /** The same for a temporary failure; 30,000 when absent. */
  maxAgeTemporary?: number | undefined;
}

/** `checkDomain` for many domains. Rejects only with an OptionError, for a domain that is not a string. */
export type DomainChecker = (domain: string) => Promise<DomainResult>;

interface Remembered {
  result: Promise<DomainResult>;
  /** Milliseconds of a monotonic clock; Infinity while the answer is awaited. */
  until: number;
  /** What it takes in memory, about. */
  octets: number;
}

const NAMES = ['concurrency', 'cacheSize', 'cacheOctets', 'maxAge', 'maxAgeTemporary'];

/**
 * A `checkDomain` that asks for a limited number of domains at once, and for each only once while it remembers it:
 * however many addresses a domain has, DNS hears of it once.
 * @throws {OptionError} if an argument has the wrong type or an option is unknown.
 * @example
 * ```ts
 * const check = domainChecker({ concurrency: 8 });
 * const results = await Promise.all(domains.map((domain) => check(domain)));
 * ```
 */
export function domainChecker(options: DomainCheckerOptions = {}): DomainChecker {
  const { timeout, thorough } = readOptions(options, NAMES);
  const concurrency = readCount('concurrency', options.concurrency, 16, 1);
  const cacheSize = readCount('cacheSize', options.cacheSize, 10_000, 0);
  const cacheOctets = readCount('cacheOctets', options.cacheOctets, 2 ** 25, 0);
  const maxAge = readCount('maxAge', options.maxAge, 300_000, 0);
  const maxAgeTemporary = readCount('maxAgeTemporary', options.maxAgeTemporary, 30_000, 0);
  const remembered = new Map<string, Remembered>();
  let octets = 0;
  const inTurn = turns(concurrency);
  let resolver: Promise<DnsResolver> | null = null;

  async function ask(answer: Omit<DomainResult, 'status'>): Promise<DomainResult> {
    resolver ??= options.resolver ? Promise.resolve(options.resolver) : ownResolver(timeout);
    const lookup = new Lookup(await resolver, timeout);
    try {
      return { ...answer, ...(await lookUpDomain(answer.domain, lookup, thorough)) };
    } finally {
      lookup.end();
    }
  }

  function forget(name: string): void {
    octets -= remembered.get(name)?.octets ?? 0;
    remembered.delete(name);
  }

  /** To the end of the map: what comes first there was asked for longest ago. */
  function remember(name: string, entry: Remembered): void {
    remembered.set(name, entry);
    octets += entry.octets;
    for (const oldest of remembered.keys()) {
      if (remembered.size <= cacheSize && octets <= cacheOctets) break;
      forget(oldest);
    }
  }

  return async (domain) => {
    const answer = withoutDns(domain);
    if (answer.status !== null) return answer;
    const name = answer.domain;
    const known = remembered.get(name);
    forget(name);
    const isKnown = known !== undefined && known.until > performance.now();
    const entry = isKnown
      ? known
      : { result: inTurn(() => ask(answer)), until: Number.POSITIVE_INFINITY, octets: OF_AN_ENTRY };
    remember(name, entry);
    try {
      const result = await entry.result;
      if (entry.until === Number.POSITIVE_INFINITY) {
        entry.until = performance.now() + (result.status === 'temporary' ? maxAgeTemporary : maxAge);
        // It may be forgotten already.
        const isThere = remembered.get(name) === entry;
        if (isThere) forget(name);
        entry.octets = octetsOf(result);
        if (isThere) remember(name, entry);
      }
      return result;
    } catch (error) {
      // A failure of ours is none of the domain.
      if (remembered.get(name) === entry) forget(name);
      throw error;
    }
  };
}

/** What an entry takes at least: promise, result and name. */
const OF_AN_ENTRY = 1024;

/** What a result takes in memory, about. */
function octetsOf({ domain, exchanges }: DomainResult): number {
  let octets = OF_AN_ENTRY + domain.length;
  for (const { host, addresses } of exchanges) octets += 200 + host.length + 80 * (addresses?.length ?? 0);
  return octets;
}

function readCount(name: string, value: number | undefined, otherwise: number, least: number): number {
  if (value === undefined) return otherwise;
  if (typeof value === 'number' && value >= least) return value;
  throw (typeof value === 'number' ? wrongValue : wrongType)(name, `a number from ${least}`, value);
}

/** Lets that many run at once; the others wait in order. */
function turns(limit: number): <T>(run: () => Promise<T>) => Promise<T> {
  const waiting: (() => void)[] = [];
  let running = 0;
  return async (run) => {
    if (running >= limit) await new Promise<void>((resolve) => waiting.push(resolve));
    else running++;
    try {
      return await run();
    } finally {
      // Whoever waits takes over the place.
      const next = waiting.shift();
      if (next) next();
      else running--;
    }
  };
}
