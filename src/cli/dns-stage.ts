import { Resolver } from 'node:dns/promises';
import { isIP } from 'node:net';
import { domainChecker } from '../dns/checker.ts';
import { domainReplyFor } from '../dns/domain-reply.ts';
import type { CheckOptions } from './check-options.ts';
import { UsageError } from './usage.ts';
import type { Verdict } from './verdict.ts';

/** Adds what DNS says to verdicts, in their order. */
export type DnsStage = (verdicts: readonly Verdict[]) => Promise<Verdict[]>;

/** How long one try may take, and all of one domain, in milliseconds. */
const TRY_TIMEOUT = 2500;
const TIMEOUT = 10_000;

/**
 * The stage of `check --dns`. Domains are asked for 16 at a time, and each only once while its answer is remembered.
 * @throws UsageError for a server that is none
 */
export function dnsStage({ dns, command }: Pick<CheckOptions, 'dns' | 'command'>): DnsStage {
  const resolver = new Resolver({ timeout: TRY_TIMEOUT, tries: 2 });
  if (dns?.server) resolver.setServers([readServer(dns.server)]);
  const ask = domainChecker({ resolver, timeout: TIMEOUT });
  return (verdicts) =>
    Promise.all(
      verdicts.map(async (verdict): Promise<Verdict> => {
        const { mailbox } = verdict.result;
        if (!verdict.result.valid || !mailbox) return { ...verdict, dns: null };
        const answer = await ask(mailbox.domain);
        // A profile may let a domain pass that no standard has, and that DNS cannot be asked for.
        if (answer.status === 'malformed') return { ...verdict, dns: null };
        return { ...verdict, dns: answer, reply: domainReplyFor(answer, { command }) };
      }),
    );
}

/** HOST:PORT or HOST, an IP address; IPv6 with a port in brackets. */
function readServer(server: string): string {
  const [, v6, v4, port = '53'] = /^(?:\[([^\]]+)\]|([^:]+))(?::(\d{1,5}))?$/.exec(server) ?? [];
  const host = isIP(server) ? server : (v6 ?? v4 ?? '');
  if (isIP(host) === 0 || Number(port) > 65_535 || Number(port) === 0) {
    throw new UsageError(
      `--dns-server: expected an IP address and a port, such as 127.0.0.1:53, got ${JSON.stringify(server)}`,
    );
  }
  if (isIP(server)) return server;
  return v6 ? `[${v6}]:${port}` : `${host}:${port}`;
}
