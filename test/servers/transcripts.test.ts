import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { eximSession } from '../../src/servers/exim.ts';
import { argumentOf, replyTo } from '../../src/servers/haraka.ts';
import { milterSession } from '../../src/servers/milter.ts';
import { opensmtpdSession } from '../../src/servers/opensmtpd.ts';
import { postfixSession } from '../../src/servers/postfix.ts';
import type { Session } from '../../src/servers/session.ts';
import { resolveSite } from '../../src/servers/site.ts';
import { milterFrames } from './hosts/daemon.ts';
import type { HostName, Wire } from './hosts/host.ts';
import { octets, say } from './wire.ts';

/** What `npm run record:servers` recorded: the run, and a list a connection. */
function recorded(host: HostName): { about: { server: string; date: string }; wires: Wire[] } {
  const file = new URL(`../../fixtures/servers/${host}.ndjson`, import.meta.url);
  const [about, ...rows] = readFileSync(file, 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
  return { about, wires: rows.map(({ wire }) => wire) };
}

/** All that one side said. */
function allOf(wire: Wire, from: 'server' | 'us'): string {
  return wire
    .filter(([who]) => who === from)
    .map(([, text]) => text)
    .join('');
}

const protocols: [HostName, () => Session][] = [
  ['postfix-milter', milterSession],
  ['sendmail', milterSession],
  ['postfix-policy', postfixSession],
  ['exim', eximSession],
  ['opensmtpd', opensmtpdSession],
];

describe.each(protocols)('what %s said and we answered', (host, session) => {
  const { wires } = recorded(host);

  it('has refusals to tell of', () => {
    const said = wires.map((wire) => allOf(wire, 'us')).join('');
    expect(said.match(/5\d\d 5\.\d\.\d /g)?.length).toBeGreaterThanOrEqual(2);
  });

  it.each([
    ['as it came', Number.POSITIVE_INFINITY],
    ['octet by octet', 1],
    ['in pieces of seven octets', 7],
  ])('is answered again the same, %s', (_, size) => {
    for (const wire of wires) {
      const input = octets(allOf(wire, 'server'));
      const { sent, fault } = say(session(), input, Math.min(size, input.length));
      expect(fault).toBeUndefined();
      expect(sent).toBe(allOf(wire, 'us'));
    }
  });

  it('sent no octet of an address back: what we say is ASCII on one line', () => {
    for (const wire of wires) {
      const said = allOf(wire, 'us');
      const replies =
        host === 'postfix-milter' || host === 'sendmail'
          ? milterFrames(Buffer.from(octets(said)))
              .filter(({ command }) => command === 'y')
              .map(({ data }) => data.toString('latin1').replace(/\0$/, ''))
          : said.split('\n');
      for (const reply of replies) expect(reply).toMatch(/^[ -~]*$/);
    }
  });
});

describe('what haraka called its plugin with', () => {
  const calls = recorded('haraka').wires.flat();

  /** A call of a hook. */
  interface Call {
    command: 'MAIL' | 'RCPT';
    line: string;
    original: string;
    parameters: Record<string, string | null>;
  }

  it('is checked again the same', () => {
    const site = resolveSite({});
    let smtputf8 = false;
    let denied = 0;
    calls.forEach(([from, text], index) => {
      if (from === 'us') return;
      const { command, line, original, parameters } = JSON.parse(text) as Call;
      if (command === 'MAIL') smtputf8 = parameters.SMTPUTF8 === null;
      const inEffect = command === 'MAIL' ? smtputf8 || undefined : smtputf8;
      const reply = replyTo(site, command, argumentOf(command, line, original), inEffect);
      const [next, denial] = calls[index + 1] ?? [];
      const said = next === 'us' ? JSON.parse(denial as string) : null;
      if (said) denied++;
      expect(reply && { code: reply.code, reply: `${reply.enhanced} ${reply.text}` }).toEqual(said);
    });
    expect(denied).toBeGreaterThan(15);
  });
});
