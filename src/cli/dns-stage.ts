import { Resolver } from 'node:dns/promises';
import { isIP } from 'node:net';
import { csv } from '../batch/csv.ts';
import type { Format } from '../batch/format.ts';
import { ndjson } from '../batch/ndjson.ts';
import type { Verdict } from '../batch/verdict.ts';
import { domainChecker } from '../dns/checker.ts';
import { domainReplyFor } from '../dns/domain-reply.ts';
import type { CheckOptions } from './check-options.ts';
import { type Answered, type DnsFormat, dnsCsv, dnsNdjson, dnsText } from './dns-format.ts';
import { UsageError } from './usage.ts';

/** How long one try may take, and all of one domain, in milliseconds. */
const TRY_TIMEOUT = 2500;
const TIMEOUT = 10_000;

/** What asks DNS between the judging of a block and its writing. */
export interface DnsStage {
  /** Gathers verdicts instead of writing them; what it returns only says that there are some. */
  readonly format: Format;
  /** What stands before all records. */
  readonly head: Uint8Array;
  /** Whether a domain was refused. */
  readonly hasRefused: boolean;
  /** Asks for what was gathered, and writes it in its order. */
  decide(): Promise<Uint8Array>;
}

/**
 * The stage of `check --dns`. Domains are asked for 16 at a time, and each only once while its answer is remembered.
 * @param text the format for a person, where it is asked for
 * @throws UsageError for a server that is none
 */
export function dnsStage(
  options: Pick<CheckOptions, 'dns' | 'command' | 'messages' | 'format'>,
  text: Format | null,
): DnsStage {
  const { dns, command, messages } = options;
  const resolver = new Resolver({ timeout: TRY_TIMEOUT, tries: 2 });
  if (dns?.server) resolver.setServers([readServer(dns.server)]);
  const check = domainChecker({ resolver, timeout: TIMEOUT });
  const writer = writerOf(options, text);
  const counts = { refused: 0, undecided: 0 };
  let gathered: Verdict[] = [];

  async function answer(verdict: Verdict): Promise<Answered> {
    const { mailbox, valid } = verdict.result;
    const found = valid && mailbox ? await check(mailbox.domain) : null;
    // A profile may let a domain pass that no standard has, and that DNS cannot be asked for.
    if (!found || found.status === 'malformed') return { verdict, dns: null, reply: verdict.reply };
    if (found.accepts === false) counts.refused++;
    if (found.accepts === null) counts.undecided++;
    return { verdict, dns: found, reply: domainReplyFor(found, { command }) };
  }

  return {
    format: {
      head: '',
      verdict(verdict) {
        // The memory of a block is used again.
        gathered.push({ ...verdict, malformed: verdict.malformed && Uint8Array.from(verdict.malformed) });
        return '\n';
      },
      tail: (found) => writer.tail(found, counts),
    },
    head: Buffer.from(writer.head),
    get hasRefused() {
      return counts.refused > 0;
    },
    async decide() {
      const verdicts = gathered;
      gathered = [];
      const answered = await Promise.all(verdicts.map(answer));
      return Buffer.from(answered.map((one) => writer.verdict(one)).join(''));
    },
  };

  function writerOf({ format }: Pick<CheckOptions, 'format'>, person: Format | null): DnsFormat {
    if (person) return dnsText(person, messages.language);
    return format === 'csv' ? dnsCsv(csv(messages)) : dnsNdjson(ndjson(messages));
  }
}

/** HOST:PORT or HOST, an IP address; IPv6 with a port in brackets. */
function readServer(server: string): string {
  if (isIP(server)) return server;
  const [, v6, v4, port = '53'] = /^(?:\[([^\]]+)\]|([^:]+)):(\d{1,5})$/.exec(server) ?? [];
  const isHost = v6 !== undefined ? isIP(v6) === 6 : isIP(v4 ?? '') === 4;
  if (!isHost || Number(port) > 65_535 || Number(port) === 0) {
    throw new UsageError(
      `--dns-server: expected an IP address and a port, such as 127.0.0.1:53, got ${JSON.stringify(server)}`,
    );
  }
  return server;
}
