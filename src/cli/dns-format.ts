import type { Format } from '../batch/format.ts';
import type { Counts } from '../batch/tally.ts';
import type { Verdict } from '../batch/verdict.ts';
import type { DomainReply } from '../dns/domain-reply.ts';
import type { DomainResult } from '../dns/domain-result.ts';
import { dnsCounts, dnsWords } from './dns-words.ts';

/** A verdict with what DNS says of its domain. */
export interface Answered {
  verdict: Verdict;
  /** Null where the syntax was wrong already, or there is no domain to ask for. */
  dns: DomainResult | null;
  /** That of DNS where it was asked. */
  reply: DomainReply | null;
}

/** A way to write verdicts with what DNS says: a format without it, and something more. */
export interface DnsFormat {
  head: string;
  verdict(answered: Answered): string;
  tail(counts: Counts, dns: { refused: number; undecided: number }): string;
}

/** The verdict with the reply of DNS in place of its own. */
function withReply({ verdict, reply }: Answered): Verdict {
  return { ...verdict, reply };
}

/** What JSON may hold raw, but what acts upon a terminal, or ends a line for some readers. */
const active = /[\u007f-\u009f\u2028\u2029\p{Bidi_Control}]/gu;

/** NDJSON with a further key, `dns`, at the end. */
export function dnsNdjson(format: Format): DnsFormat {
  return {
    head: format.head,
    verdict(answered) {
      const record = format.verdict(withReply(answered)).replace(/\}\n$/, '');
      const added = JSON.stringify(toRecord(answered.dns)).replace(
        active,
        (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
      );
      return `${record},"dns":${added}}\n`;
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

const INDENT = '    ';

/** Text with a line on DNS below each address that it was asked for. */
export function dnsText(format: Format, language: string): DnsFormat {
  return {
    head: format.head,
    verdict({ verdict, dns, reply }) {
      const lines = [format.verdict(verdict)];
      if (dns) lines.push(`${INDENT}DNS: ${dnsWords(dns, language)}\n`);
      if (dns && reply) lines.push(`${INDENT}SMTP reply: ${reply.code} ${reply.enhanced}\n`);
      return lines.join('');
    },
    tail: (counts, dns) => format.tail(counts) + dnsCounts(dns, language),
  };
}
