/** examples/servers/monitoring: the programs that read our log and our metrics are given what we write. */

import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { Counters } from '../../../src/cli/serve/counters.ts';
import { ServeLog, streamSink } from '../../../src/cli/serve/log.ts';
import type { Refusal } from '../../../src/servers/site.ts';
import { gather } from '../../cli/running.ts';
import { program } from '../hosts/installed.ts';
import { temporaryFolder } from '../hosts/program.ts';

const folder = resolve('examples/servers/monitoring');
const reply = {
  code: 553,
  enhanced: '5.1.3',
  reason: 'local-part-empty-atom',
  text: 'There is a misplaced dot',
} as const;

function refusal(client: string | null, more: Partial<Refusal> = {}): Refusal {
  return {
    command: 'RCPT',
    address: '<a..b@example.com>',
    octets: null,
    client,
    helo: null,
    queueId: null,
    counterpart: null,
    reply,
    accepted: false,
    ...more,
  };
}

/** Addresses that try to be another client, and what must not count. */
const FORGED = '<","client":"198.51.100.9","x":"@example.com>';
const refusals: Refusal[] = [
  refusal('192.0.2.1'),
  refusal('2001:db8::7', { command: 'MAIL' }),
  refusal('192.0.2.2', { address: FORGED }),
  refusal('192.0.2.3', { address: `\\${FORGED}`, octets: Uint8Array.of(0xff) }),
  refusal('192.0.2.4', {
    address: '<a\u001b[31m\n{"time":"2026-01-01T00:00:00Z","event":"refusal","client":"198.51.100.9"@x>',
  }),
  // Exim and OpenSMTPD's reports do not always tell.
  refusal(null),
  refusal('192.0.2.5', { accepted: true }),
  refusal('192.0.2.6', { reply: { ...reply, reason: null } }),
];
const BANNED = ['192.0.2.1', '2001:db8::7', '192.0.2.2', '192.0.2.3', '192.0.2.4'];

const levels = ['full', 'domain', 'none'] as const;

function logOf(addresses: (typeof levels)[number]): string {
  const { stream, text } = gather();
  const log = new ServeLog(streamSink(stream), addresses);
  log.event('reload', { done: false, why: '"event":"refusal","client":"198.51.100.9"' });
  for (const each of refusals) log.refusal(each);
  return text();
}

const fail2ban = program('fail2ban-regex');

describe.skipIf(!fail2ban && !process.env.CI)('fail2ban (apt-get install fail2ban)', () => {
  it.each(
    levels.flatMap(
      (addresses) =>
        [
          [addresses, 'a file', ''],
          [addresses, 'the journal', 'mx mailbox-syntax[4711]: '],
        ] as const,
    ),
  )(
    'bans those that were refused, and no one else: --log-addresses %s, from %s',
    (addresses, _from, prefix) => {
      const place = temporaryFolder('fail2ban');
      const log = join(place.path, 'log');
      writeFileSync(
        log,
        logOf(addresses)
          .replace(/^/gm, prefix)
          .slice(0, prefix === '' ? undefined : -prefix.length),
      );
      const found = execFileSync(
        fail2ban as string,
        ['-o', 'ip', log, join(folder, 'fail2ban-filter.conf')],
        {
          encoding: 'utf8',
        },
      );
      place.remove();
      expect(found.trim().split('\n')).toEqual(BANNED);
    },
  );

  it('would not read a filter that lets an address forge a client', () => {
    const place = temporaryFolder('fail2ban');
    const [log, filter] = [join(place.path, 'log'), join(place.path, 'filter.conf')];
    writeFileSync(
      log,
      `{"time":"2026-11-30T00:00:00Z","event":"refusal","address":"","client":"198.51.100.9"}\n`,
    );
    const text = readFileSync(join(folder, 'fail2ban-filter.conf'), 'utf8');
    writeFileSync(
      filter,
      text.replace(/^failregex = .*$/m, 'failregex = "event":"would".*"client":"<HOST>"'),
    );
    const { stdout } = spawnSync(fail2ban as string, ['-o', 'ip', log, filter], { encoding: 'utf8' });
    place.remove();
    expect(stdout.trim()).toBe('');
  });
});

const rsyslogd = program('rsyslogd');

describe.skipIf(!rsyslogd && !process.env.CI)('rsyslog (apt-get install rsyslog)', () => {
  it('takes the configuration', () => {
    const { status, stderr } = spawnSync(rsyslogd as string, ['-N1', '-f', join(folder, 'rsyslog.conf')], {
      encoding: 'utf8',
    });
    expect([status, stderr.match(/error|warning/gi)]).toEqual([0, null]);
  });
});

describe('the dashboard of Grafana', () => {
  it('asks for metrics and labels that there are', () => {
    const counters = new Counters();
    counters.onAcceptance('RCPT', 'valid');
    for (const each of refusals) counters.refusal(each);
    const metrics = counters.prometheus(1);
    const { panels } = JSON.parse(readFileSync(join(folder, 'grafana-dashboard.json'), 'utf8'));
    const texts = panels.flatMap(
      ({ targets }: { targets: { expr: string; legendFormat: string }[] }) => targets,
    );
    expect(texts).toHaveLength(5);
    for (const { expr, legendFormat } of texts) {
      const [name = ''] = /mailbox_syntax_\w+/.exec(expr) ?? [];
      const samples = metrics.split('\n').filter((line) => line.startsWith(name));
      expect(samples, expr).not.toEqual([]);
      const labels = [...`${expr} ${legendFormat}`.matchAll(/by \((\w+)\)|\{\{(\w+)\}\}|\{(\w+)=/g)];
      for (const [, by, legend, filter] of labels) {
        const label = by ?? legend ?? filter;
        if (label !== 'instance') expect(samples.join('\n'), expr).toContain(`${label}="`);
      }
      const [, wanted] = /\{(\w+="\w+")\}/.exec(expr) ?? [];
      if (wanted) expect(samples.some((sample) => sample.includes(wanted))).toBe(true);
    }
  });
});
