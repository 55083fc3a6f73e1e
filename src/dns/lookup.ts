/** What DNS said to one question. */
export type Answer<T> =
  | { kind: 'found'; records: T[] }
  /** The name exists and has no record of this type. */
  | { kind: 'none' }
  /** There is no such name (NXDOMAIN). */
  | { kind: 'no-domain' }
  /** DNS could not say: SERVFAIL, REFUSED, a timeout, an answer that cannot be read … */
  | { kind: 'temporary'; cause: string };

/** An MX record as node:dns gives it. */
export interface MxRecord {
  /** Empty, or `.`, in a null MX. */
  exchange: string;
  /** The preference; a lower one is tried first. */
  priority: number;
}

/**
 * What is asked of a resolver: the part of `Resolver` of node:dns/promises that is needed. A name that does not exist is
 * an error with the code `ENOTFOUND`, one without such a record `ENODATA` (or no records); any other error is taken for
 * a temporary failure.
 */
export interface DnsResolver {
  /** The MX records of a name. */
  resolveMx(name: string): Promise<readonly MxRecord[]>;
  /** The IPv4 addresses of a name. */
  resolve4(name: string): Promise<readonly string[]>;
  /** The IPv6 addresses of a name. */
  resolve6(name: string): Promise<readonly string[]>;
  /** Asked only by `thorough`. */
  resolveCname?(name: string): Promise<readonly string[]>;
}

/** The questions of one check, all of which must be answered before its time is over. Never rejects. */
export class Lookup {
  private readonly over: Promise<Answer<never>>;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private isOver = false;

  /** @param timeout of the check, in milliseconds */
  constructor(
    private readonly resolver: DnsResolver,
    timeout: number,
  ) {
    this.over = new Promise((resolve) => {
      this.timer = setTimeout(() => {
        this.isOver = true;
        resolve(timedOut);
      }, timeout);
    });
  }

  /** Ends the check: nothing is waited for any more. */
  end(): void {
    clearTimeout(this.timer);
  }

  async mx(name: string): Promise<Answer<MxRecord>> {
    const answer = await this.ask(() => this.resolver.resolveMx(name), readMx);
    if (answer.kind === 'found') answer.records.sort((a, b) => a.priority - b.priority);
    return answer;
  }

  /** The IPv4 and IPv6 addresses of a host. */
  async addresses(name: string): Promise<Answer<string>> {
    const [v4, v6] = await Promise.all([
      this.ask(() => this.resolver.resolve4(name), readAddress),
      this.ask(() => this.resolver.resolve6(name), readAddress),
    ]);
    const records = [v4, v6].flatMap((answer) => (answer.kind === 'found' ? answer.records : []));
    if (records.length > 0) return { kind: 'found', records };
    return [v4, v6].find(({ kind }) => kind === 'temporary') ?? v4;
  }

  /** Whether a host is an alias; null where it is unknown. */
  async isAlias(name: string): Promise<boolean | null> {
    const { resolver } = this;
    if (!resolver.resolveCname) return null;
    const answer = await this.ask(async () => (await resolver.resolveCname?.(name)) ?? [], readText);
    return answer.kind === 'temporary' ? null : answer.kind === 'found';
  }

  private async ask<T>(
    query: () => Promise<unknown>,
    read: (record: unknown) => T | null,
  ): Promise<Answer<T>> {
    if (this.isOver) return timedOut;
    try {
      // What a resolver gives may be a promise in name only, and its records anything: all of it is looked at in here.
      const answered = (async () => toAnswer(await query(), read))();
      return await Promise.race([this.over, answered]);
    } catch (error) {
      return toFailure(error);
    }
  }
}

const timedOut = { kind: 'temporary', cause: 'ETIMEOUT' } as const;

/** A resolver that is passed in could answer anything: its records are copied. */
function toAnswer<T>(records: unknown, read: (record: unknown) => T | null): Answer<T> {
  if (!Array.isArray(records)) return { kind: 'temporary', cause: 'EBADRESP' };
  const copies: T[] = [];
  for (const record of records) {
    const copy = read(record);
    if (copy === null) return { kind: 'temporary', cause: 'EBADRESP' };
    copies.push(copy);
  }
  return copies.length > 0 ? { kind: 'found', records: copies } : { kind: 'none' };
}

function readText(record: unknown): string | null {
  return typeof record === 'string' && record !== '' ? record : null;
}

/** An IP address, as far as it can do no harm. */
function readAddress(record: unknown): string | null {
  return typeof record === 'string' && /^[\da-f.:]{2,45}$/i.test(record) ? record : null;
}

function readMx(record: unknown): MxRecord | null {
  const { exchange, priority } = (record ?? {}) as Partial<MxRecord>;
  if (typeof exchange !== 'string' || typeof priority !== 'number') return null;
  return { exchange: exchange.replace(/\.$/, '').toLowerCase(), priority };
}

/** Only two errors say something of the domain; whatever else goes wrong says something of DNS. */
function toFailure(error: unknown): Answer<never> {
  const code = codeOf(error);
  if (code === 'ENOTFOUND') return { kind: 'no-domain' };
  if (code === 'ENODATA') return { kind: 'none' };
  return {
    kind: 'temporary',
    cause: typeof code === 'string' && /^\w{1,40}$/.test(code) ? code : 'EUNKNOWN',
  };
}

/** The code of what was thrown, which could throw in its turn. */
function codeOf(error: unknown): unknown {
  try {
    return (error as { code?: unknown } | null)?.code;
  } catch {
    return null;
  }
}
