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
    const answer = await this.ask(() => this.resolver.resolveMx(name), isMxRecord);
    if (answer.kind !== 'found') return answer;
    const records = answer.records.map(({ exchange, priority }) => ({
      exchange: exchange.replace(/\.$/, '').toLowerCase(),
      priority,
    }));
    return { kind: 'found', records: records.sort((a, b) => a.priority - b.priority) };
  }

  /** The IPv4 and IPv6 addresses of a host. */
  async addresses(name: string): Promise<Answer<string>> {
    const [v4, v6] = await Promise.all([
      this.ask(() => this.resolver.resolve4(name), isAddress),
      this.ask(() => this.resolver.resolve6(name), isAddress),
    ]);
    const records = [v4, v6].flatMap((answer) => (answer.kind === 'found' ? answer.records : []));
    if (records.length > 0) return { kind: 'found', records };
    return [v4, v6].find(({ kind }) => kind === 'temporary') ?? v4;
  }

  /** Whether a host is an alias; null where nobody could say. */
  async isAlias(name: string): Promise<boolean | null> {
    const { resolver } = this;
    if (!resolver.resolveCname) return null;
    const answer = await this.ask(async () => (await resolver.resolveCname?.(name)) ?? [], isText);
    return answer.kind === 'temporary' ? null : answer.kind === 'found';
  }

  private async ask<T>(
    query: () => Promise<readonly T[]>,
    isRecord: (record: unknown) => boolean,
  ): Promise<Answer<T>> {
    if (this.isOver) return timedOut;
    try {
      return await Promise.race([this.over, query().then((records) => toAnswer(records, isRecord))]);
    } catch (error) {
      return toFailure(error);
    }
  }
}

const timedOut = { kind: 'temporary', cause: 'ETIMEOUT' } as const;

/** A resolver that is passed in could answer anything. */
function toAnswer<T>(records: readonly T[], isRecord: (record: unknown) => boolean): Answer<T> {
  if (!Array.isArray(records) || !records.every(isRecord)) return { kind: 'temporary', cause: 'EBADRESP' };
  return records.length > 0 ? { kind: 'found', records: [...records] } : { kind: 'none' };
}

function isText(record: unknown): boolean {
  return typeof record === 'string' && record !== '';
}

/** An IP address, as far as it can do no harm. */
function isAddress(record: unknown): boolean {
  return typeof record === 'string' && /^[\da-f.:]+$/i.test(record);
}

function isMxRecord(record: unknown): boolean {
  const { exchange, priority } = (record ?? {}) as Partial<MxRecord>;
  return typeof exchange === 'string' && typeof priority === 'number';
}

/** Only two errors say something of the domain; whatever else goes wrong says something of DNS. */
function toFailure(error: unknown): Answer<never> {
  const code: unknown = (error as { code?: unknown } | null)?.code;
  if (code === 'ENOTFOUND') return { kind: 'no-domain' };
  if (code === 'ENODATA') return { kind: 'none' };
  return { kind: 'temporary', cause: typeof code === 'string' && /^\w+$/.test(code) ? code : 'EUNKNOWN' };
}
