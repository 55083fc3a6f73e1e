/** What the samples do to a server that has more than us: other milters, mail of its own programs, control of relaying. */

import { execFile, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { SMTPServer } from 'smtp-server';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { type Daemon, startDaemon } from '../hosts/daemon.ts';
import { example } from '../hosts/example.ts';
import { EXIM } from '../hosts/exim.ts';
import { dkim, missingOf, program } from '../hosts/installed.ts';
import { askedMilter, type RunningPostfix, startPostfix } from '../hosts/postfix.ts';
import { freePort, Program, temporaryFolder } from '../hosts/program.ts';
import { SmtpClient } from '../smtp-client.ts';

const toEnd: (() => unknown)[] = [];
afterEach(async () => {
  for (const end of toEnd.splice(0).reverse()) await end();
});

/** Runs a program with an input, and says how it ended and what it printed. */
async function run(command: string, args: readonly string[], input: string): Promise<[number, string]> {
  const child = spawn(command, args, { stdio: ['pipe', 'pipe', 'pipe'] });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (output += text));
  child.stdin.end(input);
  const [code] = await once(child, 'close');
  return [code, output];
}

/** The next server: keeps the messages that it is given. */
async function nextServer(): Promise<{ port: number; messages: string[] }> {
  const messages: string[] = [];
  const server = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    disableReverseLookup: true,
    hideSMTPUTF8: false,
    lenientAddressParsing: true,
    onData(stream, _session, callback) {
      let text = '';
      stream.on('data', (octets) => (text += octets));
      stream.on('end', () => {
        messages.push(text);
        callback();
      });
    },
  });
  server.listen(0, '127.0.0.1');
  await once(server.server, 'listening');
  toEnd.push(() => new Promise<void>((resolve) => server.close(() => resolve())));
  return { port: (server.server.address() as AddressInfo).port, messages };
}

/** OpenDKIM as a milter that signs for example.com. */
async function signer(): Promise<number> {
  const folder = temporaryFolder('dkim');
  toEnd.push(() => folder.remove());
  chmodSync(folder.path, 0o755);
  const key = join(folder.path, 'key.pem');
  execFileSync('openssl', ['genrsa', '-out', key, '1024'], { stdio: 'pipe' });
  chmodSync(key, 0o600);
  const port = await freePort();
  const file = join(folder.path, 'opendkim.conf');
  const settings = {
    Domain: 'example.com',
    Selector: 'test',
    KeyFile: key,
    Socket: `inet:${port}@127.0.0.1`,
    Mode: 's',
    InternalHosts: '127.0.0.1',
    Background: 'no',
    Syslog: 'no',
    RequireSafeKeys: 'no',
  };
  writeFileSync(
    file,
    Object.entries(settings)
      .map(([name, value]) => `${name} ${value}\n`)
      .join(''),
  );
  const server = Program.start(dkim('usr/sbin/opendkim'), ['-f', '-x', file], {
    env: { ...process.env, LD_LIBRARY_PATH: dkim('usr/lib/x86_64-linux-gnu') },
  });
  toEnd.push(() => server.stop());
  return port;
}

/** Postfix with the sample, as its comments say to use it, before OpenDKIM and the next server. */
async function postfixWith(
  lines: (sample: string, dkimPort: number) => string,
): Promise<RunningPostfix & { messages: string[] }> {
  const missing = missingOf('Postfix with OpenDKIM', [program('postfix'), dkim('usr/sbin/opendkim')]);
  if (missing !== null) throw new Error(missing);
  const [next, dkimPort] = [await nextServer(), await signer()];
  const postfix = await startPostfix(
    'ours',
    'milter',
    (port) =>
      `${lines(example('postfix-milter.cf', { 8899: port }), dkimPort)}\ndefault_transport = smtp:[127.0.0.1]:${next.port}\nlocal_transport = $default_transport\nsmtp_host_lookup = native\nin_flow_delay = 0\n`,
    askedMilter,
    ['smtp unix - - n - - smtp'],
  );
  toEnd.push(() => postfix.stop());
  return { ...postfix, messages: next.messages };
}

const MESSAGE = 'From: shop@example.com\nTo: ann@example.net\nSubject: test\n\nHello\n';
const sent = (log: string) => log.match(/status=sent/g)?.length ?? 0;

describe('Postfix', () => {
  const withDkim = (sample: string, dkimPort: number) =>
    `milter_default_action = accept\n${sample}\nsmtpd_milters = inet:127.0.0.1:${dkimPort}, $mailbox_syntax\n`;

  it('signs with OpenDKIM and refuses with us, both from smtpd_milters', async () => {
    const postfix = await postfixWith((sample, port) => withDkim(sample, port));
    const client = await SmtpClient.connect(postfix.port);
    const replies = await client.askAll([
      'MAIL FROM:<john..doe@example.com>',
      'MAIL FROM:<shop@example.com>',
      'RCPT TO:<ann@[IPv6:2001:db8::1:1:1:1:1]>',
      'RCPT TO:<ann@example.net>',
      'DATA',
      `${MESSAGE.replaceAll('\n', '\r\n')}.`,
    ]);
    await client.close();
    expect(replies.map((reply) => reply.slice(0, 9))).toEqual([
      '553 5.1.7',
      '250 2.1.0',
      '553 5.1.3',
      '250 2.1.5',
      '354 End d',
      '250 2.0.0',
    ]);
    await vi.waitFor(() => expect(postfix.messages).toHaveLength(1), { timeout: 60_000 });
    expect(postfix.messages[0]).toMatch(/^DKIM-Signature: /m);
    // What the sample says of a checker that is gone holds for ours alone.
    const said = execFileSync(program('postconf') as string, [
      '-c',
      postfix.etc,
      '-h',
      'milter_default_action',
    ]);
    expect(String(said).trim()).toBe('accept');
  });

  it.each([
    ['with us among non_smtpd_milters', 'non_smtpd_milters = $smtpd_milters\n'],
    ['without', ''],
  ])('delivers what sendmail, cron and PHP submit, %s', async (_, more) => {
    const postfix = await postfixWith((sample, port) => withDkim(sample, port) + more);
    const sendmail = program('sendmail') as string;
    // A program by hand; PHP's mail(), whose sendmail_path is "sendmail -t -i"; cron of Debian; a bounce; a recipient that
    // is not ASCII; one that could not be sent over SMTP without quotes.
    const calls = [
      ['-f', 'shop@example.com', 'ann@example.net'],
      ['-t', '-i'],
      ['-i', '-FCronDaemon', '-B8BITMIME', '-oem', 'root'],
      ['-f', '', 'bob@example.net'],
      ['j\u00fcrg@example.net'],
      ['-f', 'a..b@example.com', 'ann@example.net'],
    ];
    for (const args of calls) {
      const [code, said] = await run(sendmail, ['-C', postfix.etc, ...args], MESSAGE);
      expect([code, said.replace(/^.*overriding earlier entry.*\n/gm, '')]).toEqual([0, '']);
    }
    await vi.waitFor(() => expect(sent(postfix.log())).toBe(calls.length), { timeout: 60_000 });
    expect(postfix.log()).not.toMatch(/milter-reject|status=bounced|milter configuration error/);
    expect(postfix.asked()).toBe(more === '' ? 0 : 2 * calls.length);
    expect(postfix.messages.filter((text) => /^DKIM-Signature: /m.test(text)).length).toBe(
      more === '' ? 0 : calls.length,
    );
  });
});

describe('Exim', () => {
  let daemon: Daemon;

  /** A configuration whose ACL for recipients decides who may relay, with ours called as the sample says. */
  function configured(folder: string, ours: { mail: boolean }): string {
    const file = join(folder, 'exim.conf');
    mkdirSync(join(folder, 'spool'));
    const lines = `
primary_hostname = mx.example
spool_directory = ${folder}/spool
log_file_path = ${folder}/log-%s
domainlist local_domains = example.com
hostlist relay_from_hosts = 203.0.113.0/24
smtputf8_advertise_hosts = *
tls_advertise_hosts =
host_lookup =
rfc1413_hosts =
${ours.mail ? 'acl_smtp_mail = check_mail' : ''}
acl_smtp_rcpt = check_rcpt
begin acl
check_mail:
  require acl = mailbox_syntax_mail
  accept
check_rcpt:
  require acl = mailbox_syntax_rcpt
  accept hosts = +relay_from_hosts
  accept domains = +local_domains
  deny message = relay not permitted
${example('exim.conf', { 10056: daemon.port })}
begin routers
throw_away:
  driver = redirect
  data = :blackhole:
`;
    writeFileSync(file, lines);
    execFileSync('chown', ['-R', 'Debian-exim:Debian-exim', folder]);
    execFileSync('chown', ['root:root', file]);
    return file;
  }

  /** The replies to a conversation with \`exim -bh\`, which does all but deliver. */
  async function conversation(client: string, commands: readonly string[], ours = { mail: true }) {
    const missing = missingOf('Exim', [EXIM]);
    if (missing !== null) throw new Error(missing);
    const started = await startDaemon('ours', 'exim');
    if (!started) throw new Error('there is no daemon');
    daemon = started;
    toEnd.push(() => daemon.stop());
    const folder = temporaryFolder('exim');
    toEnd.push(() => folder.remove());
    chmodSync(folder.path, 0o755);
    const file = configured(folder.path, ours);
    const input = ['EHLO client.example', ...commands, 'QUIT', ''].join('\r\n');
    const child = execFile(EXIM, ['-C', file, '-bh', client], { timeout: 60_000 });
    let output = '';
    child.stdout?.on('data', (text) => (output += text));
    child.stdin?.end(input);
    await once(child, 'close');
    const replies = output.match(/^\d{3} .*$/gm) ?? [];
    // The greeting and the end of the reply to EHLO.
    return replies.slice(2, 2 + commands.length).map((reply) => reply.trim());
  }

  it('relays for no one because of us', async () => {
    const replies = await conversation('192.0.2.66', [
      'MAIL FROM:<ann@elsewhere.example>',
      'RCPT TO:<victim@elsewhere.example>',
      'RCPT TO:<joe@example.com>',
      'RCPT TO:<joe..doe@example.com>',
    ]);
    expect(replies.map((reply) => reply.slice(0, 9))).toEqual([
      '250 OK',
      '550 relay',
      '250 Accep',
      '553 5.1.3',
    ]);
    // What was sent, the client and who had sent it.
    await vi.waitFor(() => expect(daemon.log()).toContain('"event":"refusal"'));
    expect(daemon.log()).toContain('"client":"192.0.2.66"');
    expect(daemon.log()).toContain('"sender":"ann@elsewhere.example","helo":"client.example"');
  });

  it('does not check who may relay', async () => {
    const replies = await conversation('203.0.113.7', [
      'MAIL FROM:<ann@elsewhere.example>',
      'RCPT TO:<joe..doe@elsewhere.example>',
    ]);
    expect(replies).toEqual(['250 OK', '250 Accepted']);
  });

  it('takes SMTPUTF8 from the parameters, and not from what quotes hold', async () => {
    const recipient = 'RCPT TO:<j\u00f6rg@example.com>';
    const [, tricked] = await conversation('192.0.2.66', [
      'MAIL FROM:<"a> SMTPUTF8 b"@example.org>',
      recipient,
    ]);
    expect(tricked).toMatch(/^553 5\.6\.7 /);
    const [, honest] = await conversation('192.0.2.66', ['MAIL FROM:<a@example.org> SMTPUTF8', recipient]);
    expect(honest).toBe('250 Accepted');
  });

  it('needs no ACL for MAIL to check recipients', async () => {
    const replies = await conversation(
      '192.0.2.66',
      ['MAIL FROM:<a..b@example.org>', 'RCPT TO:<joe@example.com>', 'RCPT TO:<joe..doe@example.com>'],
      { mail: false },
    );
    expect(replies.map((reply) => reply.slice(0, 9))).toEqual(['250 OK', '250 Accep', '553 5.1.3']);
  });
});
