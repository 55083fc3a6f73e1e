import { writeSync } from 'node:fs';
import { escapeActive } from '../../batch/output/write.ts';
import type { Refusal } from '../../servers/site.ts';
import { unicodePattern } from '../../unicode-pattern.ts';
import { descriptorStats, type OutputStream } from '../io.ts';
import type { LogAddresses } from './options.ts';

/** What an event tells besides its name and time. */
export type Fields = Readonly<Record<string, unknown>>;

/** Where lines go that nothing waits for. */
export interface LogSink {
  /** Takes a line, or says that it cannot. */
  write(line: string): boolean;
  /** Called once a line would be taken again, where that is known. */
  onRoom?: () => void;
}

/** A stream, whose reader may be slow: while it is full, nothing is hoarded. */
export function streamSink(stream: OutputStream): LogSink {
  let isFull = false;
  const sink: LogSink = {
    write(line) {
      if (isFull) return false;
      if (stream.write(line)) return true;
      isFull = true;
      const onDrain = () => {
        stream.off('drain', onDrain);
        isFull = false;
        sink.onRoom?.();
      };
      stream.on('drain', onDrain);
      return true;
    },
  };
  return sink;
}

/**
 * A file that is open, tried anew with each line: its disk may be full, and have room again. A stream of Node's would
 * write no more after the first error.
 */
export function fileSink(descriptor: number): LogSink {
  let isMidLine = false;
  return {
    write(line) {
      const octets = Buffer.from(isMidLine ? `\n${line}` : line);
      let written = 0;
      try {
        while (written < octets.length) written += writeSync(descriptor, octets, written);
        isMidLine = false;
        return true;
      } catch {
        // What there was room for is the beginning of a line, or of none.
        if (written > 0) isMidLine = octets[written - 1] !== 0x0a;
        return false;
      }
    },
  };
}

/** The sink for standard error: a file is written to without Node's stream. */
export function sinkFor(stream: OutputStream): LogSink {
  return stream === process.stderr && isFile(2) ? fileSink(2) : streamSink(stream);
}

function isFile(descriptor: number): boolean {
  try {
    return descriptorStats(descriptor).isFile();
  } catch {
    return false;
  }
}

/** How many lines about the service itself wait for room. */
const MAX_WAITING = 32;

/**
 * A log of one JSON object a line, in plain characters. While its reader does not keep up, or its disk is full, lines about
 * addresses are left out and counted: nothing waits for a log. Of what happens to the service itself, such as a reload, the
 * last lines are kept until there is room.
 */
export class ServeLog {
  /** How many lines were left out since the start. */
  lost = 0;
  private untold = 0;
  private readonly waiting: string[] = [];

  constructor(
    private readonly sink: LogSink,
    private readonly addresses: LogAddresses,
  ) {
    sink.onRoom = () => this.catchUp();
  }

  /** Writes what happens to the service itself. */
  event(event: string, fields: Fields = {}): void {
    const line = format(event, fields);
    if (this.write(line)) return;
    this.waiting.push(line);
    if (this.waiting.length <= MAX_WAITING) return;
    this.waiting.shift();
    this.lose();
  }

  /** Writes of an address, where there is room. */
  private ofAddress(event: string, fields: Fields): void {
    if (!this.write(format(event, fields))) this.lose();
  }

  /** Writes of an argument that is refused, or in a dry run would be. */
  refusal(refusal: Refusal): void {
    const { command, client, helo, queueId, reply, accepted, cause } = refusal;
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
      // After what filters of the log have always looked at.
      ...this.shownOther(refusal),
      helo: this.addresses === 'full' ? helo : undefined,
      queueId,
    };
    if (reason === null) this.ofAddress('fault', { ...fields, cause: this.describe(cause) });
    else this.ofAddress(accepted ? 'would-refuse' : 'refusal', fields);
  }

  private lose(): void {
    this.lost++;
    this.untold++;
  }

  /** Writes what waits, and how many lines were lost; returns whether all of it could be. */
  private catchUp(): boolean {
    while (this.waiting[0] !== undefined && this.sink.write(this.waiting[0])) this.waiting.shift();
    if (this.waiting.length > 0) return false;
    if (this.untold > 0 && this.sink.write(format('lost', { lines: this.untold }))) this.untold = 0;
    return this.untold === 0;
  }

  private write(line: string): boolean {
    return this.catchUp() && this.sink.write(line);
  }

  private shown({ address, octets }: Refusal): Fields {
    if (this.addresses === 'none') return {};
    if (this.addresses === 'domain') return { domain: domainOf(address) };
    return { address, ...(octets && { addressBase64: Buffer.from(octets).toString('base64') }) };
  }

  private shownOther({ command, counterpart }: Refusal): Fields {
    const other = command === 'RCPT' ? 'sender' : 'recipient';
    if (this.addresses === 'none') return {};
    if (this.addresses === 'domain') return { [`${other}Domain`]: counterpart && domainOf(counterpart) };
    return { [other]: counterpart };
  }

  /** What was thrown may quote the address. */
  private describe(cause: unknown): string {
    if (!(cause instanceof Error)) return typeof cause;
    return this.addresses === 'full' ? String(cause.stack) : cause.name;
  }
}

function format(event: string, fields: Fields): string {
  const line = JSON.stringify({ time: new Date().toISOString(), event, ...fields });
  return `${escapeActive(line)}\n`;
}

// A source route, a local part in quotes, and what else can stand before the "@".
const LOCAL_PART = /^[ \t]*<?(?:@[^"<>:]*:)?(?:"(?:[^"\\]|\\.)*"|[^\s"\\()<>]*)@/s;
const DOMAIN = '^(?:[\\p{L}\\p{M}\\p{N}._-]+|\\[[\\da-zA-Z:.-]+\\])(?=>|\\s|$)';

/**
 * The domain of a path; null unless it is certain to be one: where an address is broken, what follows an "@" may be a
 * piece of the local part.
 */
function domainOf(path: string): string | null {
  const [before] = LOCAL_PART.exec(path) ?? [''];
  return (before && unicodePattern(DOMAIN).exec(path.slice(before.length))?.[0]) || null;
}
