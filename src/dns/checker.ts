import { wrongType, wrongValue } from '../errors.ts';
import { type DomainOptions, judge, ownResolver, readOptions, withoutDns } from './check-domain.ts';
import type { DomainResult } from './domain-result.ts';
import { type DnsResolver, Lookup } from './lookup.ts';

/** What a caller may ask of `domainChecker`. */
export interface DomainCheckerOptions extends DomainOptions {
  /** So many domains are asked for at once; 16 when absent. */
  concurrency?: number | undefined;
  /** So many domains are remembered; 10,000 when absent. The one that was asked for longest ago is forgotten first. */
  cacheSize?: number | undefined;
  /** How long a verdict is remembered, in milliseconds; 300,000 when absent. */
  maxAge?: number | undefined;
  /** The same for a temporary failure; 30,000 when absent. */
  maxAgeTemporary?: number | undefined;
}

/** `checkDomain` for many domains. Rejects only with an OptionError, for a domain that is not a string. */
export type DomainChecker = (domain: string) => Promise<DomainResult>;

interface Remembered {
  result: Promise<DomainResult>;
  /** Milliseconds since 1970; Infinity while the answer is awaited. */
  until: number;
}

const NAMES = ['concurrency', 'cacheSize', 'maxAge', 'maxAgeTemporary'];

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
  const maxAge = readCount('maxAge', options.maxAge, 300_000, 0);
  const maxAgeTemporary = readCount('maxAgeTemporary', options.maxAgeTemporary, 30_000, 0);
  const remembered = new Map<string, Remembered>();
  const inTurn = turns(concurrency);
  let resolver: Promise<DnsResolver> | null = null;

  async function ask(answer: Omit<DomainResult, 'status'>): Promise<DomainResult> {
    resolver ??= options.resolver ? Promise.resolve(options.resolver) : ownResolver(timeout);
    const lookup = new Lookup(await resolver, timeout);
    try {
      return { ...answer, ...(await judge(answer.domain, lookup, thorough)) };
    } finally {
      lookup.end();
    }
  }

  return async (domain) => {
    const answer = withoutDns(domain);
    if (answer.status !== null) return answer;
    const name = answer.domain;
    const known = remembered.get(name);
    remembered.delete(name);
    const isKnown = known !== undefined && known.until > Date.now();
    const entry = isKnown ? known : { result: inTurn(() => ask(answer)), until: Number.POSITIVE_INFINITY };
    // To the end of the map: what comes first there was asked for longest ago.
    remembered.set(name, entry);
    const result = await entry.result;
    if (entry.until === Number.POSITIVE_INFINITY) {
      entry.until = Date.now() + (result.status === 'temporary' ? maxAgeTemporary : maxAge);
    }
    for (const oldest of remembered.keys()) {
      if (remembered.size <= cacheSize) break;
      remembered.delete(oldest);
    }
    return result;
  };
}

function readCount(name: string, value: number | undefined, otherwise: number, least: number): number {
  if (value === undefined) return otherwise;
  if (typeof value === 'number' && value >= least) return value;
  throw (typeof value === 'number' ? wrongValue : wrongType)(name, `a number from ${least}`, value);
}

/** Lets so many run at once; the others wait in their order. */
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
