import { escapeActive } from '../batch/write.ts';
import type { Refusal } from '../servers/site.ts';
import type { OutputStream } from './io.ts';
import type { LogAddresses } from './serve-options.ts';

/** What an event tells besides its name and time. */
export type Fields = Readonly<Record<string, unknown>>;

/**
 * A log of one JSON object a line, in plain characters. While its reader does not keep up, lines are left out and
 * counted: nothing waits for a log, and none is hoarded.
 */
export class ServeLog {
  private lost = 0;
  private isFull = false;

  constructor(
    private readonly stream: OutputStream,
    private readonly addresses: LogAddresses,
  ) {}

  /** Writes a line. */
  event(event: string, fields: Fields = {}): void {
    if (this.isFull) {
      this.lost++;
      return;
    }
    const line = JSON.stringify({ time: new Date().toISOString(), event, ...fields });
    if (this.stream.write(`${escapeActive(line)}\n`)) return;
    this.isFull = true;
    const onDrain = () => {
      this.stream.off('drain', onDrain);
      this.isFull = false;
      const { lost } = this;
      this.lost = 0;
      if (lost > 0) this.event('lost', { lines: lost });
    };
    this.stream.on('drain', onDrain);
  }

  /** Writes of an argument that is refused, or in a dry run would be. */
  refusal(refusal: Refusal): void {
    const { command, client, reply, accepted, cause } = refusal;
    const { code, enhanced, reason, text } = reply;
    const fields = {
      command,
      ...this.shown(refusal),
      client,
      code,
      enhanced,
      reason,
      text,
      accepted,
    };
    if (reason === null) this.event('fault', { ...fields, cause: this.describe(cause) });
    else this.event(accepted ? 'would-refuse' : 'refusal', fields);
  }

  private shown({ address, octets }: Refusal): Fields {
    if (this.addresses === 'none') return {};
    if (this.addresses === 'domain') return { domain: domainOf(address) };
    return { address, ...(octets && { addressBase64: Buffer.from(octets).toString('base64') }) };
  }

  /** What was thrown may quote the address. */
  private describe(cause: unknown): string {
    if (!(cause instanceof Error)) return typeof cause;
    return this.addresses === 'full' ? String(cause.stack) : cause.name;
  }
}

/** What stands behind the last "@", up to the bracket or space that ends a path; null where there is none. */
function domainOf(address: string): string | null {
  const end = /> |>$/.exec(address)?.index ?? address.length;
  const at = address.lastIndexOf('@', end);
  return at < 0 ? null : (/^[^\s>]*/.exec(address.slice(at + 1, end))?.[0] ?? null);
}
