import { Resolver } from 'node:dns/promises';
import { isIP } from 'node:net';
import { csv } from '../batch/csv.ts';
import type { Format } from '../batch/format.ts';
import { ndjson } from '../batch/ndjson.ts';
import { domainChecker } from '../dns/checker.ts';
import { domainReplyFor } from '../dns/domain-reply.ts';
import type { CheckOptions } from './check-options.ts';
import {
  type Answered,
  type DnsCounts,
  type DnsFormat,
  dnsCounts,
  dnsCsv,
  dnsNdjson,
  dnsRecords,
  dnsText,
} from './dns-format.ts';
import { usageError } from './usage.ts';
import type { CheckWords } from './words/words.ts';

/** How long one try may take, and all of one domain, in milliseconds. */
const TRY_TIMEOUT = 2500;
const TIMEOUT = 10_000;

/** What is to be written of a stretch of records. */
export interface Decided {
  accepted: Uint8Array;
  refused: Uint8Array;
}

/** What asks DNS between the judging of a block and its writing. */
export interface DnsStage {
  /** Gathers verdicts instead of writing them; what it writes are their numbers, a line each. */
  readonly format: Format;
  /** What stands before all records. */
  readonly head: Uint8Array;
  /** Whether a domain was refused. */
  readonly hasRefused: boolean;
  /** How many domains were what, on one line. */
  summary(): string;
  /**
   * Asks for what was gathered, and writes it in its order.
   * @param numbers of those verdicts that are to be written
   */
  decide(numbers: Uint8Array): Promise<Decided>;
}

/** The options that the stage looks at. */
type StageOptions = Pick<
  CheckOptions,
  'dns' | 'command' | 'messages' | 'format' | 'only' | 'valid' | 'invalid'
>;

/**
 * The stage of `check --dns`. Domains are asked for 16 at a time, and each only once while its answer is remembered.
 * @param text the format for a person, where it is asked for
 * @throws UsageError for a server that is none
 */
export function dnsStage(options: StageOptions, text: Format | null, words: CheckWords): DnsStage {
  const { dns, command, messages, format, only } = options;
  const resolver = new Resolver({ timeout: TRY_TIMEOUT, tries: 2 });
  if (dns && dns.server !== null) resolver.setServers([readServer(dns.server)]);
  const check = domainChecker({ resolver, timeout: TIMEOUT });
  const isSplit = options.valid !== null || options.invalid !== null;
  const keepsRecords = isSplit && format === null;
  const writer = writerOf();
  const counts: DnsCounts = { refused: 0, undecided: 0 };
  let gathered: Pick<Answered, 'verdict' | 'record'>[] = [];

  async function answer({ verdict, record }: Pick<Answered, 'verdict' | 'record'>): Promise<Answered> {
    const { mailbox, valid } = verdict.result;
    const found = valid && mailbox ? await check(mailbox.domain) : null;
    // A profile may let a domain pass that no standard has, and that DNS cannot be asked for.
    if (!found || found.status === 'malformed') return { verdict, record, dns: null, reply: verdict.reply };
    if (found.accepts === false) counts.refused++;
    if (found.accepts === null) counts.undecided++;
    return { verdict, record, dns: found, reply: domainReplyFor(found, { command }) };
  }

  return {
    format: {
      head: '',
      verdict(verdict, octets, place) {
        // The memory of a block is used again.
        const record = keepsRecords && place ? (octets?.slice(place.start, place.next) ?? null) : null;
        const malformed = verdict.malformed && Uint8Array.from(verdict.malformed);
        return `${gathered.push({ verdict: { ...verdict, malformed }, record }) - 1}\n`;
      },
      tail: (found) => writer.tail(found, counts),
    },
    head: Buffer.from(writer.head),
    get hasRefused() {
      return counts.refused > 0;
    },
    summary: () => dnsCounts(counts, words),
    async decide(numbers) {
      const lines = Buffer.from(numbers).toString('latin1').split('\n').slice(0, -1);
      const asked = lines.map((line) => gathered[Number(line)] as (typeof gathered)[number]);
      gathered = [];
      const accepted: Uint8Array[] = [];
      const refused: Uint8Array[] = [];
      for (const answered of await Promise.all(asked.map(answer))) {
        const isAccepted = answered.verdict.result.valid && answered.dns?.accepts !== false;
        if (only !== null && (only === 'valid') !== isAccepted) continue;
        (isAccepted || !isSplit ? accepted : refused).push(Buffer.from(writer.verdict(answered)));
      }
      return { accepted: Buffer.concat(accepted), refused: Buffer.concat(refused) };
    },
  };

  function writerOf(): DnsFormat {
    if (text) return dnsText(text, words);
    if (keepsRecords) return dnsRecords;
    return format === 'csv' ? dnsCsv(csv(messages)) : dnsNdjson(ndjson(messages));
  }
}

/** HOST:PORT or HOST, an IP address; IPv6 with a port in brackets. */
function readServer(server: string): string {
  if (isIP(server)) return server;
  const [, v6, v4, port = '53'] = /^(?:\[([^\]]+)\]|([^:]+)):(\d{1,5})$/.exec(server) ?? [];
  const isHost = v6 !== undefined ? isIP(v6) === 6 : isIP(v4 ?? '') === 4;
  if (!isHost || Number(port) > 65_535 || Number(port) === 0) {
    throw usageError('dns-server', { value: JSON.stringify(server) });
  }
  return server;
}
