import { createServer } from 'node:http';
import { listenAt, type Place } from '../../servers/listen.ts';
import type { Refusal, SiteOptions } from '../../servers/site.ts';

/** How a count is told apart from others of its name. */
type Labels = Readonly<Record<string, string>>;

interface Count {
  labels: Labels;
  value: number;
}

/** What was decided since the start. There is a count only for what has happened, so that they stay few. */
export class Counters {
  private readonly accepted = new Map<string, Count>();
  private readonly refused = new Map<string, Count>();
  private readonly started = Date.now();

  readonly onAcceptance: NonNullable<SiteOptions['onAcceptance']> = (command, why) => {
    add(this.accepted, { command, why });
  };

  refusal({ command, reply, accepted }: Refusal): void {
    const reason = reply.reason ?? 'fault';
    add(this.refused, { command, reason, code: String(reply.code), accepted: String(accepted) });
  }

  /**
   * The counts as plain data: what was valid or exempt, what was refused, what a dry run or `onError` accepted all the
   * same, and the last two by reason.
   */
  summary(): { accepted: number; refused: number; acceptedAnyway: number; byReason: Record<string, number> } {
    const accepted = sum(this.accepted.values());
    const byReason: Record<string, number> = {};
    for (const { labels, value } of this.refused.values()) {
      const reason = labels.reason as string;
      byReason[reason] = (byReason[reason] ?? 0) + value;
    }
    const isAccepted = ({ labels }: Count) => labels.accepted === 'true';
    const acceptedAnyway = sum([...this.refused.values()].filter(isAccepted));
    return { accepted, refused: sum(this.refused.values()) - acceptedAnyway, acceptedAnyway, byReason };
  }

  /** The text format of Prometheus, version 0.0.4. */
  prometheus(connections: number, lostLines = 0): string {
    return [
      metric(
        'accepted_total',
        'counter',
        'Arguments of MAIL and RCPT that are valid or exempt.',
        this.accepted,
      ),
      metric(
        'refused_total',
        'counter',
        'Arguments of MAIL and RCPT that are refused, or would be: accepted="true" in a dry run.',
        this.refused,
      ),
      metric('log_lines_lost_total', 'counter', 'Lines that the log left out.', single(lostLines)),
      metric('connections', 'gauge', 'Connections that are open.', single(connections)),
      metric('start_time_seconds', 'gauge', 'When the counting began.', single(this.started / 1000)),
    ].join('');
  }
}

function add(counts: Map<string, Count>, labels: Labels): void {
  const key = Object.values(labels).join(' ');
  const count = counts.get(key);
  if (count) count.value++;
  else counts.set(key, { labels, value: 1 });
}

function sum(counts: Iterable<Count>): number {
  let total = 0;
  for (const { value } of counts) total += value;
  return total;
}

function single(value: number): Map<string, Count> {
  return new Map([['', { labels: {}, value }]]);
}

function metric(name: string, type: string, help: string, counts: Map<string, Count>): string {
  const full = `mailbox_syntax_${name}`;
  const lines = [`# HELP ${full} ${help}`, `# TYPE ${full} ${type}`];
  for (const { labels, value } of counts.values()) {
    // No label's value has anything to escape: commands, codes and reasons are our own words.
    const pairs = Object.entries(labels).map(([label, text]) => `${label}="${text}"`);
    lines.push(`${full}${pairs.length > 0 ? `{${pairs.join(',')}}` : ''} ${value}`);
  }
  return `${lines.join('\n')}\n`;
}

/** A small HTTP server that is asked now and then. */
export interface Metrics {
  place: Place;
  stop(): Promise<void>;
}

/** Serves a text at /metrics, and nothing else. */
export async function serveMetrics(place: Place, text: () => string): Promise<Metrics> {
  // Without the third, Node looks for late peers every 30 seconds only.
  const times = { requestTimeout: 5000, headersTimeout: 5000, connectionsCheckingInterval: 1000 };
  const server = createServer(times, (request, response) => {
    const isKnown = request.method === 'GET' && /^\/metrics(?:\?|$)/.test(request.url ?? '');
    response.writeHead(isKnown ? 200 : 404, {
      'content-type': `text/plain; version=0.0.4; charset=utf-8`,
      connection: 'close',
    });
    response.end(isKnown ? text() : 'there is only GET /metrics\n');
  });
  server.maxConnections = 64;
  const where = await listenAt(server, place);
  return {
    place: where,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
