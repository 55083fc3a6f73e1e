import type { Format } from '../batch/format.ts';
import { escapeActive } from '../batch/ndjson.ts';
import type { Counts } from '../batch/tally.ts';
import type { Verdict } from '../batch/verdict.ts';
import type { DomainReply } from '../dns/domain-reply.ts';
import type { DomainResult } from '../dns/domain-result.ts';
import { fill } from '../messages/catalogue.ts';
import { count } from './count.ts';
import { escapeText } from './escape.ts';
import { INDENT, replyLine } from './text.ts';
import type { CheckWords } from './words/words.ts';

/** A verdict with what DNS says of its domain. */
export interface Answered {
  verdict: Verdict;
  /** The record as it came, with its line end; null where nobody asks for it. */
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
  const host = exchanges.find(({ addresses }) => addresses && addresses.length > 0)?.host ?? '';
  return fill(dns.statuses[status], { host: escapeText(host), cause: escapeText(cause ?? '') });
}

/** How many domains were what, on one line. */
export function dnsCounts({ refused, undecided }: DnsCounts, { dns, numbers }: CheckWords): string {
  const counts = [count(refused, dns.refused, numbers), count(undecided, dns.undecided, numbers)];
  return `${fill(dns.line, { words: counts.join(', ') })}\n`;
}
