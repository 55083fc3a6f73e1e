/** A site's naming conventions, and the ends of domains, as clients of a real Postfix see them. */

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { example } from '../hosts/example.ts';
import { missingOf, program } from '../hosts/installed.ts';
import { askedMilter, type RunningPostfix, startPostfix } from '../hosts/postfix.ts';
import { temporaryFolder } from '../hosts/program.ts';
import { SmtpClient } from '../smtp-client.ts';

const toEnd: (() => unknown)[] = [];
afterEach(async () => {
  for (const end of toEnd.splice(0).reverse()) await end();
});

const FIRST = {
  'example.com': { characters: ['letters', 'digits', '.', '-'], minOctets: 3, blocked: ['test*'] },
  'news.example.com': { recipient: false },
};

/** How each set-up puts our words into its reply: a policy service names the recipient before them. */
const setUps = [
  [
    'milter',
    (port: number) =>
      example('postfix-milter.cf', { 8899: port, '# smtpd_milters = $mail': 'smtpd_milters = $mail' }),
  ],
  ['postfix', (port: number) => example('postfix-policy.cf', { 10055: port })],
] as const;

describe.each(setUps)('Postfix with serve %s --conventions', (protocol, configuration) => {
  async function start(
    ...options: string[]
  ): Promise<RunningPostfix & { client: SmtpClient; write(text: string): void }> {
    const missing = missingOf('Postfix', [program('postfix')]);
    if (missing !== null) throw new Error(missing);
    const folder = temporaryFolder('conventions');
    toEnd.push(() => folder.remove());
    const file = join(folder.path, 'conventions.json');
    writeFileSync(file, JSON.stringify(FIRST));
    const all = ['--conventions', file, ...options];
    const postfix = await startPostfix('ours', protocol, configuration, askedMilter, [], all);
    toEnd.push(() => postfix.stop());
    const client = await SmtpClient.connect(postfix.port);
    toEnd.push(() => client.close());
    await client.ask('MAIL FROM:<x_y@example.com>');
    return { ...postfix, client, write: (text) => writeFileSync(file, text) };
  }

  const replyTo = async (client: SmtpClient, recipient: string) =>
    (await client.ask(`RCPT TO:<${recipient}>`)).replace(/<[^<>]*>: Recipient address rejected: /, '');

  it('holds recipients of own domains to the rules, in the words of the rule', async () => {
    const { client } = await start();
    const replies: Record<string, string> = {};
    for (const recipient of [
      'anna.b@example.com',
      'anna_b@example.com',
      'anna_b@EXAMPLE.com',
      'Test-7@example.com',
      'ab@example.com',
      'postmaster@example.com',
      'prvs=1234abcd=anna_b@example.com',
      'SRS0=AbCd=X1=example.net=anna_b@example.com',
      'anna@news.example.com',
      'anna_b@example.net',
      'anna_b@sub.example.com',
    ]) {
      replies[recipient] = await replyTo(client, recipient);
    }
    const only =
      '553 5.1.3 example.com has only letters, digits, dots and hyphens before the @; check the name';
    expect(replies).toEqual({
      'anna.b@example.com': '250 2.1.5 Ok',
      'anna_b@example.com': only,
      'anna_b@EXAMPLE.com': only,
      'Test-7@example.com': '553 5.1.3 example.com has no address of this name; check the name',
      'ab@example.com': '553 5.1.3 A name at example.com has at least 3 characters; check the name',
      'postmaster@example.com': '250 2.1.5 Ok',
      'prvs=1234abcd=anna_b@example.com': '250 2.1.5 Ok',
      'SRS0=AbCd=X1=example.net=anna_b@example.com': '250 2.1.5 Ok',
      'anna@news.example.com': '553 5.1.3 news.example.com receives no mail; check the domain',
      'anna_b@example.net': '250 2.1.5 Ok',
      'anna_b@sub.example.com': '250 2.1.5 Ok',
    });
  });

  it('follows a changed file at SIGHUP in the session that is open, and keeps the rules when it is broken', async () => {
    const { client, daemon, write } = await start();
    expect(await replyTo(client, 'anna_b@example.com')).toMatch(/^553 5\.1\.3 /);

    write('{"example.com": {"characters": ["letters", "_"]}}');
    expect(await daemon?.reload()).toMatchObject({ done: true });
    expect(await replyTo(client, 'anna_b@example.com')).toBe('250 2.1.5 Ok');
    expect(await replyTo(client, 'anna.b@example.com')).toMatch(/^553 5\.1\.3 .*letters and underscores/);

    write('{"example.com": {"charcters": []}}');
    expect(await daemon?.reload()).toMatchObject({
      done: false,
      why: expect.stringMatching(
        /line 1, column 18: "example\.com"\.charcters: unknown key; did you mean "characters"\?/,
      ),
    });
    expect(await replyTo(client, 'anna_b@example.com')).toBe('250 2.1.5 Ok');
    expect(await replyTo(client, 'anna.b@example.com')).toMatch(/^553 5\.1\.3 /);
    expect(daemon?.log()).toContain('"reason":"convention-character"');
  });

  it('refuses with --suffix what the levels say of the end of a domain', async () => {
    const levels = JSON.stringify({
      RCPT: { 'domain-unknown-top-label': 'error', 'domain-special-use': 'error' },
    });
    const { client, daemon } = await start('--suffix', '--levels', levels);
    expect(await replyTo(client, 'ann@x.nosuchtld')).toMatch(/^553 5\.1\.3 /);
    expect(await replyTo(client, 'ann@x.invalid')).toMatch(/^553 5\.1\.3 /);
    expect(await replyTo(client, 'ann@example.de')).toBe('250 2.1.5 Ok');
    await vi.waitFor(() => expect(daemon?.log()).toContain('"reason":"domain-special-use"'));
  });
});
