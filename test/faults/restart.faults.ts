import { rm } from 'node:fs/promises';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { installCommand, Served } from '../cli/served.ts';
import { SmtpClient } from '../servers/smtp-client.ts';
import { freePort, postfixMissing, startPostfix } from './postfix.ts';

let folder = '';
const toEnd: (() => unknown)[] = [];

beforeAll(async () => {
  folder = await installCommand();
});
afterAll(() => rm(folder, { recursive: true, force: true }));
afterEach(async () => {
  for (const end of toEnd.splice(0).reverse()) await end();
});

/** How often each reply was given, by what was asked. */
type Tally = Record<'good' | 'bad', Map<string, number>>;

const GOOD = ['MAIL FROM:<a@example.com>', 'RCPT TO:<b@example.com>', 'RCPT TO:<"john doe"@example.com>'];
const BAD = 'RCPT TO:<b@[IPv6:2001:db8::1:1:1:1:1]>';

/** One transaction after the other, in new connections now and then, until it is told to stop. */
async function load(port: number, tally: Tally, isOver: () => boolean): Promise<void> {
  const count = (kind: keyof Tally, reply: string) => {
    const codes = reply.slice(0, 9);
    tally[kind].set(codes, (tally[kind].get(codes) ?? 0) + 1);
  };
  while (!isOver()) {
    const client = await SmtpClient.connect(port).catch(() => null);
    if (!client) continue;
    for (let transaction = 0; transaction < 20 && !isOver() && !client.closed; transaction++) {
      for (const line of [GOOD[0] as string, ...GOOD.slice(1), BAD]) {
        const reply = await client.ask(line);
        count(line === BAD ? 'bad' : 'good', reply);
        // Without a sender every recipient would be a bad sequence, by the client's fault.
        if (line === GOOD[0] && !reply.startsWith('250')) break;
      }
      await client.ask('RSET');
    }
    await client.close();
  }
}

const share = (counts: Map<string, number>) =>
  [...counts].map(([codes, count]) => `${codes}: ${count}`).join(', ');

/** The checker, on a port that a restart takes again. */
async function checker(host: string, port: number): Promise<Served> {
  const served = new Served(folder, [host, '--listen', `127.0.0.1:${port}`, '--log-addresses', 'none']);
  await served.place();
  return served;
}

interface Setup {
  host: 'milter' | 'postfix';
  title: string;
  settings(port: number): Record<string, string>;
  /** What may be said to something good and something bad while the checker is away. */
  good: RegExp;
  bad: RegExp;
}

const setups: Setup[] = [
  {
    host: 'milter',
    title: 'smtpd_milters, as Postfix has it: 451',
    settings: (port) => ({ smtpd_milters: `inet:127.0.0.1:${port}` }),
    good: /^(?:250|4\d\d)/,
    bad: /^(?:553 5\.1\.3|4\d\d)/,
  },
  {
    host: 'milter',
    title: 'smtpd_milters with milter_default_action = accept',
    settings: (port) => ({ smtpd_milters: `inet:127.0.0.1:${port}`, milter_default_action: 'accept' }),
    good: /^250/,
    bad: /^(?:553 5\.1\.3|250)/,
  },
  {
    host: 'postfix',
    title: 'check_policy_service, as Postfix has it: 451',
    settings: (port) => ({
      smtpd_recipient_restrictions: `check_policy_service inet:127.0.0.1:${port}`,
      smtpd_policy_service_retry_delay: '1s',
    }),
    good: /^(?:250|4\d\d)/,
    bad: /^(?:553 5\.1\.3|4\d\d)/,
  },
  {
    host: 'postfix',
    title: 'check_policy_service with smtpd_policy_service_default_action = DUNNO',
    settings: (port) => ({
      smtpd_recipient_restrictions: `check_policy_service inet:127.0.0.1:${port}`,
      smtpd_policy_service_default_action: 'DUNNO',
    }),
    good: /^250/,
    bad: /^(?:553 5\.1\.3|250)/,
  },
];

const missing = postfixMissing();

describe.skipIf(missing)(`the checker killed with -9 under load${missing ? ` (${missing})` : ''}`, () => {
  it.each(setups)('$title', async ({ host, settings, good, bad }) => {
    const port = await freePort();
    let served = await checker(host, port);
    toEnd.push(() => served.kill());
    const postfix = await startPostfix(settings(port));
    toEnd.push(() => postfix.stop());

    const tally: Tally = { good: new Map(), bad: new Map() };
    let isOver = false;
    const clients = Array.from({ length: 8 }, () => load(postfix.port, tally, () => isOver));
    const refused = () => tally.bad.get('553 5.1.3') ?? 0;
    const away = () =>
      [...tally.bad].reduce((sum, [codes, count]) => sum + (codes === '553 5.1.3' ? 0 : count), 0);
    for (let kill = 0; kill < 3; kill++) {
      // Until it works, then until it shows that it is gone, then until it works again.
      for (const start = refused(); refused() < start + 100; ) await pause();
      await served.kill();
      const start = away() + [...tally.good.values()].reduce((sum, count) => sum + count, 0);
      for (let now = start; now < start + 20; ) {
        await pause();
        now = away() + [...tally.good.values()].reduce((sum, count) => sum + count, 0);
      }
      served = await checker(host, port);
    }
    for (const start = refused(); refused() < start + 100; ) await pause();
    isOver = true;
    await Promise.all(clients);

    console.log(`${host}: good: ${share(tally.good)}; bad: ${share(tally.bad)}`);
    for (const codes of tally.good.keys()) expect(codes).toMatch(good);
    for (const codes of tally.bad.keys()) expect(codes).toMatch(bad);

    // What is left after it all: a session like any other.
    const client = await SmtpClient.connect(postfix.port);
    const replies = await client.askAll([...GOOD, BAD, 'DATA']);
    expect(replies.map((reply) => reply.slice(0, 3))).toEqual(['250', '250', '250', '553', '354']);
    await client.ask('Subject: test\r\n\r\nHello\r\n.');
    await client.close();
  });
});

const pause = () => new Promise((resolve) => setTimeout(resolve, 20));
