import { Resolver } from 'node:dns/promises';
import { isIP } from 'node:net';
import type { CheckSetup } from '../../batch/block.ts';
import { csv, escapeActive, type Format, ndjson } from '../../batch/output/write.ts';
import type { Counts } from '../../batch/tally.ts';
import type { Verdict } from '../../batch/verdict.ts';
import { domainChecker } from '../../dns/checker.ts';
import { type DomainReply, domainReplyFor } from '../../dns/domain-reply.ts';
import type { DomainResult } from '../../dns/domain-result.ts';
import { fill } from '../../messages/catalogue.ts';
import { escapeText } from '../terminal.ts';
import { usageError } from '../usage.ts';
import { count } from '../words/wording.ts';
import type { CheckWords } from '../words/words.ts';
import type { CheckOptions } from './options.ts';
import { INDENT, replyLine } from './text.ts';

/** How long one try may take, and all of one domain, in milliseconds. */
const TRY_TIMEOUT = 2500;
const TIMEOUT = 10_000;

/** What is to be written of a stretch of records. */
export interface Decided {
  accepted: Uint8Array;
  refused: Uint8Array;
}

/** What asks DNS between the checking of a block and its writing. */
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
export function dnsStage(
  options: StageOptions,
  setup: CheckSetup,
  text: Format | null,
  words: CheckWords,
): DnsStage {
  const { dns, command, format, only } = options;
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
    return format === 'csv' ? dnsCsv(csv(setup)) : dnsNdjson(ndjson(setup));
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

/** A verdict with what DNS says of its domain. */
export interface Answered {
  verdict: Verdict;
  /** The record as it came, with its line end; null where it is not asked for. */
  record: Uint8Array | null;
  /** Null where the syntax was wrong already, or there is no domain to ask for. */
  dns: DomainResult | null;
  /** That of DNS where it was asked. */
  reply: DomainReply | null;
}

/** How many domains were what. */
export interface DnsCounts {
  refused: number;
  undecided: number;
}

/** A way to write verdicts with what DNS says: a format without it, and something more. */
export interface DnsFormat {
  head: string;
  verdict(answered: Answered): string | Uint8Array;
  tail(counts: Counts, dns: DnsCounts): string;
}

/** The records as they came. */
export const dnsRecords: DnsFormat = {
  head: '',
  verdict: ({ record }) => record ?? '',
  tail: () => '',
};

/** The verdict with the reply of DNS in place of its own. */
function withReply({ verdict, reply }: Answered): Verdict {
  return { ...verdict, reply };
}

/** NDJSON with a further key, `dns`, at the end. */
export function dnsNdjson(format: Format): DnsFormat {
  return {
    head: format.head,
    verdict(answered) {
      const record = format.verdict(withReply(answered)).replace(/\}\n$/, '');
      return `${record},"dns":${escapeActive(JSON.stringify(toRecord(answered.dns)))}}\n`;
    },
    tail: (counts) => format.tail(counts),
  };
}

/** The result without what the record says already. */
function toRecord(dns: DomainResult | null) {
  if (!dns) return null;
  const { domain, status, accepts, exchanges, cause } = dns;
  return { domain, status, accepts, exchanges, cause };
}

/** CSV with a further column, `dns`: the status. */
export function dnsCsv(format: Format): DnsFormat {
  const add = (row: string, text: string) => row.replace(/\r\n$/, `,${text}\r\n`);
  return {
    head: add(format.head, 'dns'),
    verdict: (answered) => add(format.verdict(answered.verdict), answered.dns?.status ?? ''),
    tail: (counts) => format.tail(counts),
  };
}

/** Text with a line on DNS below each address that it was asked for. */
export function dnsText(format: Format, words: CheckWords): DnsFormat {
  return {
    head: format.head,
    verdict({ verdict, dns, reply }) {
      const lines = [format.verdict(verdict)];
      if (dns) lines.push(`${INDENT}${fill(words.dns.line, { words: statusWords(dns, words) })}\n`);
      if (dns && reply) lines.push(`${replyLine(reply, words)}\n`);
      return lines.join('');
    },
    tail: (counts, dns) => format.tail(counts) + dnsCounts(dns, words),
  };
}

/** What DNS says of a domain. Names from DNS are never shown raw. */
function statusWords({ status, exchanges, cause }: DomainResult, { dns }: CheckWords): string {
  const first = exchanges.find(({ addresses }) => addresses && addresses.length > 0);
  const host = escapeText(first?.host ?? '');
  const said = fill(dns.statuses[status], { host, cause: escapeText(cause ?? '') });
  return first?.private ? said + dns.private : said;
}

/** How many domains were what, on one line. */
export function dnsCounts({ refused, undecided }: DnsCounts, { dns, numbers }: CheckWords): string {
  const counts = [count(refused, dns.refused, numbers), count(undecided, dns.undecided, numbers)];
  return `${fill(dns.line, { words: counts.join(', ') })}\n`;
}
