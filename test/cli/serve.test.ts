import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { rm, writeFile } from 'node:fs/promises';
import { connect, createServer, type Socket } from 'node:net';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { encodeNegotiation, encodePacket } from '../../src/servers/milter-packets.ts';
import { running } from './running.ts';
import { installCommand, Served, until } from './served.ts';

let folder = '';
const at = (name: string) => join(folder, name);

beforeAll(async () => {
  folder = await installCommand();
});

afterAll(() => rm(folder, { recursive: true, force: true }));

const toEnd: (() => unknown)[] = [];

afterEach(async () => {
  for (const end of toEnd.splice(0).reverse()) await end();
});

/** Starts the command; it is killed after the test if it still runs. */
function serve(...argv: string[]): Served {
  const served = new Served(folder, argv);
  toEnd.push(() => served.kill());
  return served;
}

/** A client of what is served. */
async function talk(served: Served) {
  const socket: Socket = connect((await served.place()) as never);
  let text = '';
  socket.setEncoding('latin1').on('data', (more) => {
    text += more;
  });
  socket.on('error', () => {});
  toEnd.push(() => socket.destroy());
  await once(socket, 'connect');
  return {
    socket,
    /** Sends, and gives what came back once it ends so. */
    async ask(octets: string | Uint8Array, end: string): Promise<string> {
      text = '';
      socket.write(octets);
      await until(() => text.endsWith(end) || socket.destroyed);
      return text;
    },
    closed: () => (socket.destroyed ? Promise.resolve() : once(socket, 'close')),
  };
}

const LISTEN = ['--listen', '127.0.0.1:0'] as const;
const NEGOTIATION = encodeNegotiation({ version: 6, actions: 0x1ff, protocol: 0x1fffff });
const mail = (path: string) => encodePacket('M', `${path}\0`);

/** One request to `serve exim`, and its answer. */
async function exim(served: Served, line: string): Promise<string> {
  const { socket, ask, closed } = await talk(served);
  const answer = await ask(`${line}\n`, '\n');
  await closed();
  socket.destroy();
  return answer;
}

describe('serve', () => {
  it.each([
    [
      'milter',
      Buffer.concat([NEGOTIATION, mail('<a..b@example.com>')]),
      /^\0\0\0\rO.*y553 5\.1\.7 [^\0]+\0$/s,
      '\0',
    ],
    [
      'postfix',
      'request=smtpd_access_policy\nprotocol_state=RCPT\nsender=\nrecipient=a@-bad.example\n\n',
      /^action=553 5\.1\.3 .+\n\n$/,
      '\n\n',
    ],
    ['exim', 'rcpt <a@-bad.example>\n', /^553 5\.1\.3 .+\n$/, '\n'],
  ])('%s checks, logs, and ends with 0 at SIGTERM', async (host, request, expected, end) => {
    const served = serve(host, ...LISTEN);
    const { ask } = await talk(served);
    expect(await ask(request, end)).toMatch(expected);
    const [refusal] = await served.events('refusal');
    expect(Object.keys(refusal ?? {})).toEqual([
      'time',
      'event',
      'command',
      'address',
      'client',
      'code',
      'enhanced',
      'reason',
      'text',
      'accepted',
      host === 'milter' ? 'recipient' : 'sender',
      'helo',
      'queueId',
    ]);
    served.process.kill('SIGTERM');
    // The milter's session is engaged: its host is waited for.
    if (host === 'milter') await ask(encodePacket('Q'), '-');
    expect(await served.ended()).toEqual([0, null]);
  });

  it('lets an engaged session end after SIGTERM; a second signal does not wait', async () => {
    const served = serve('milter', ...LISTEN);
    const { ask, closed } = await talk(served);
    await ask(NEGOTIATION, 'p');
    served.process.kill('SIGTERM');
    // Who comes meanwhile is served as well.
    const late = await talk(served);
    expect(await late.ask(Buffer.concat([NEGOTIATION, mail('<a..b@example.com>')]), '\0')).toContain(
      '553 5.1.7',
    );
    await late.ask(encodePacket('Q'), '-');
    await late.closed();
    expect(await ask(mail('<a..b@example.com>'), '\0')).toContain('553 5.1.7');
    await ask(encodePacket('Q'), '-');
    await closed();
    expect(await served.ended()).toEqual([0, null]);

    const hurried = serve('milter', ...LISTEN);
    await (await talk(hurried)).ask(NEGOTIATION, 'p');
    hurried.process.kill('SIGTERM');
    await until(() => {
      hurried.process.kill('SIGTERM');
      return hurried.process.signalCode !== null;
    });
    expect(await hurried.ended()).toEqual([null, 'SIGTERM']);
  });

  it('listens on a Unix socket, which a killed process leaves to the next', async () => {
    const path = at('socket');
    const first = serve('exim', '--listen', `unix:${path}`);
    expect(await exim(first, 'rcpt <a@example.com>')).toBe('\n');
    expect(first.out).toBe(`listening on exim+unix:${path}\n`);
    const second = serve('exim', '--listen', `unix:${path}`);
    expect(await second.ended()).toEqual([2, null]);
    expect(second.err).toMatch(/: cannot listen on exim\+unix:.*: something else listens there\n/);
    first.process.kill('SIGKILL');
    await first.ended();
    expect(existsSync(path)).toBe(true);
    const third = serve('exim', '--listen', `unix:${path}`);
    expect(await exim(third, 'rcpt <a@example.com>')).toBe('\n');
    third.process.kill('SIGTERM');
    expect(await third.ended()).toEqual([0, null]);
    expect(existsSync(path)).toBe(false);
  });

  it('takes profile, reply style, levels and a dry run', async () => {
    await writeFile(at('dotless.json'), '{"domain-dotless": "error"}');
    const strict = serve(
      'exim',
      ...LISTEN,
      '--profile',
      'form',
      '--reply-style',
      '501',
      '--levels',
      at('dotless.json'),
    );
    expect(await exim(strict, 'rcpt <"john doe"@example.com>')).toMatch(/^501 5\.1\.3 /);
    expect(await exim(strict, 'rcpt <john@localhost>')).toMatch(/^501 5\.1\.3 /);
    const dry = serve('exim', ...LISTEN, '--dry-run');
    expect(await exim(dry, 'rcpt <a..b@example.com>')).toBe('\n');
    expect(await dry.events('would-refuse')).toMatchObject([{ code: 553, accepted: true }]);
  });

  it('reads the levels anew at SIGHUP, and keeps them when the file is broken', async () => {
    const file = at('levels.json');
    await writeFile(file, '{"domain-label-leading-hyphen": "warning"}');
    const served = serve('milter', ...LISTEN, '--levels', file);
    // In one session that goes on throughout, as a host may keep it open.
    const { socket, ask } = await talk(served);
    await ask(NEGOTIATION, 'p');
    const verdict = async () => {
      const [said] = await Promise.all([once(socket, 'data'), ask(mail('<a@-bad.example>'), '')]);
      return String(said).slice(4, 5);
    };
    expect(await verdict()).toBe('c');
    for (const [count, [text, done, letter]] of [
      ['{"domain-label-leading-hyphen": "error"}', true, 'y'],
      ['{"domain-label-leading-hyphen": ', false, 'y'],
      ['{"domain-label-leading-hyphen": "fatal"}', false, 'y'],
      ['{"domain-label-leading-hyphenss": "off"}', false, 'y'],
      ['[]', false, 'y'],
      ['{}', true, 'y'],
      ['{"domain-label-leading-hyphen": "off"}', true, 'c'],
    ].entries() as IterableIterator<[number, [string, boolean, string]]>) {
      await writeFile(file, text);
      served.process.kill('SIGHUP');
      const told = (await served.events('reload', count + 1)).at(-1);
      expect(told).toMatchObject({ done });
      if (!done) expect(told?.why).toMatch(/^--levels: .*levels\.json.*; the levels stay as they were$/);
      expect(await verdict(), text).toBe(letter);
    }
    await rm(file);
    served.process.kill('SIGHUP');
    const told = (await served.events('reload', 8)).at(-1);
    expect(told?.why).toContain('cannot be read: there is no such file; the levels stay as they were');
  });

  it('says at SIGHUP that there is nothing to read', async () => {
    const served = serve('exim', ...LISTEN);
    await served.place();
    served.process.kill('SIGHUP');
    expect(await served.events('reload')).toMatchObject([{ done: false }]);
    expect(await exim(served, 'rcpt <a@example.com>')).toBe('\n');
  });

  it('counts, for SIGUSR1 and for Prometheus', async () => {
    const served = serve('exim', ...LISTEN, '--metrics', '127.0.0.1:0');
    const lines = [
      'mail <>',
      'rcpt <a@example.com>',
      'rcpt <a..b@example.com>',
      'mail <.@example.com>',
      'rcpt <a@-b.example>',
    ];
    for (const line of lines) await exim(served, line);
    served.process.kill('SIGUSR1');
    const [counters] = await served.events('counters');
    expect(counters).toMatchObject({
      accepted: 2,
      refused: 3,
      acceptedAnyway: 0,
      byReason: { 'local-part-empty-atom': 2, 'domain-label-leading-hyphen': 1 },
    });
    const [metrics] = await served.events('metrics');
    const url = String(metrics?.url);
    const response = await fetch(url);
    expect(response.headers.get('content-type')).toBe('text/plain; version=0.0.4; charset=utf-8');
    const text = await response.text();
    expect(text.split('\n').filter((line) => /^mailbox_syntax_(?:acc|ref)/.test(line))).toEqual([
      'mailbox_syntax_accepted_total{command="MAIL",why="valid"} 1',
      'mailbox_syntax_accepted_total{command="RCPT",why="valid"} 1',
      'mailbox_syntax_refused_total{command="RCPT",reason="local-part-empty-atom",code="553",accepted="false"} 1',
      'mailbox_syntax_refused_total{command="MAIL",reason="local-part-empty-atom",code="553",accepted="false"} 1',
      'mailbox_syntax_refused_total{command="RCPT",reason="domain-label-leading-hyphen",code="553",accepted="false"} 1',
    ]);
    for (const line of text.trimEnd().split('\n')) {
      expect(line).toMatch(
        /^(?:# (?:HELP|TYPE) mailbox_syntax_\w+ .+|mailbox_syntax_\w+(?:\{.+\})? [\d.e+]+)$/,
      );
    }
    expect((await fetch(url.replace('/metrics', '/'))).status).toBe(404);
    expect((await fetch(url, { method: 'POST' })).status).toBe(404);
    served.process.kill('SIGTERM');
    expect(await served.ended()).toEqual([0, null]);
  });

  it.each([
    ['full', { address: '<a..\u202e\u001b[2Jb@exa"mple.com> X=y', domain: undefined }],
    ['domain', { address: undefined, domain: null }],
    ['none', { address: undefined, domain: undefined }],
  ])('logs addresses as --log-addresses %s says, and escaped', async (how, expected) => {
    const served = serve('exim', ...LISTEN, '--log-addresses', how);
    await exim(served, 'rcpt <a..\u202e\u001b[2Jb@exa"mple.com> X=y');
    const [refusal] = await served.events('refusal');
    expect({ address: refusal?.address, domain: refusal?.domain }).toEqual(expected);
    expect(served.err).toMatch(/^[\x20-\x7e]+\n$/);
  });

  it('keeps the octets of what is not UTF-8', async () => {
    const served = serve('exim', ...LISTEN);
    const { ask } = await talk(served);
    await ask(Buffer.from('rcpt <us\xffer@example.com>\n', 'latin1'), '\n');
    const [refusal] = await served.events('refusal');
    expect(refusal?.address).toBe('<us\ufffder@example.com>');
    expect(Buffer.from(String(refusal?.addressBase64), 'base64').toString('latin1')).toBe(
      '<us\xffer@example.com>',
    );
  });

  it('tells of what is wrong with a connection', async () => {
    const served = serve('milter', ...LISTEN);
    const { ask, closed } = await talk(served);
    await ask(Buffer.from([0xff, 0xff, 0xff, 0xff]), '-');
    await closed();
    expect(await served.events('warning')).toMatchObject([{ message: 'a packet of a wrong length' }]);
  });

  it('goes on when no one reads its log', async () => {
    const served = serve('exim', ...LISTEN);
    await served.place();
    served.process.stderr?.destroy();
    for (let time = 0; time < 50; time++) expect(await exim(served, 'rcpt <@>')).toMatch(/^553/);
  });

  it('exempts who has authenticated', async () => {
    const served = serve('postfix', ...LISTEN, '--exempt-authenticated');
    const { ask } = await talk(served);
    const request = (user: string) =>
      `request=smtpd_access_policy\nprotocol_state=RCPT\nsender=\nrecipient=a@-bad.example\nsasl_username=${user}\n\n`;
    expect(await ask(request('anna'), '\n\n')).toBe('action=DUNNO\n\n');
    expect(await ask(request(''), '\n\n')).toMatch(/^action=553/);
  });
});

describe('--suffix', () => {
  it('lets levels refuse how a domain ends', async () => {
    const levels = '{"RCPT": {"domain-special-use": "error", "domain-unknown-top-label": "error"}}';
    const served = serve('exim', ...LISTEN, '--suffix', '--levels', levels);
    expect(await exim(served, 'rcpt <ann@foo.invalid>')).toMatch(/^553 5\.1\.3 /);
    expect(await exim(served, 'rcpt <ann@foo.nosuchtld>')).toMatch(/^553 5\.1\.3 /);
    expect(await exim(served, 'mail <ann@foo.nosuchtld>')).toBe('\n');
    expect(await exim(served, 'rcpt <ann@example.de>')).toBe('\n');
    expect(await served.events('refusal', 2)).toMatchObject([
      { reason: 'domain-special-use' },
      { reason: 'domain-unknown-top-label' },
    ]);
    expect(served.err).not.toContain('"warning"');
  });

  it('says that it refuses nothing by itself', async () => {
    const served = serve('exim', ...LISTEN, '--suffix');
    expect(await exim(served, 'rcpt <ann@foo.invalid>')).toBe('\n');
    expect(await served.events('warning')).toMatchObject([
      { message: '--suffix refuses nothing until --levels makes an error of what it finds' },
    ]);
  });
});

describe('what cannot be served is one line and 2', () => {
  const taken = createServer();
  beforeAll(async () => {
    await writeFile(at('broken.json'), '{');
    await writeFile(at('unknown.json'), '{"no-such-reason": "off"}');
    await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve));
  });
  afterAll(() => taken.close());

  it.each([
    [
      ['exim', '--exempt-authenticated'],
      /^--exempt-authenticated: Exim does not tell; .*!authenticated = \*$/,
    ],
    [['smtp', '--exempt-authenticated'], /^--exempt-authenticated: this server takes no passwords/],
    [['milter', '--listen', 'unix:'], /^--listen: expected a path after unix:$/],
    [
      ['milter', '--listen', '8899'],
      /^--listen: expected HOST:PORT, such as 127\.0\.0\.1:8899 .*, got "8899"$/,
    ],
    [
      ['milter', '--listen', 'unix:/no-such-folder/s'],
      /^cannot listen on milter\+unix:\/no-such-folder\/s: /,
    ],
    [['milter', '--metrics', '9100'], /^--metrics: expected HOST:PORT, .*, got "9100"$/],
    [['milter', '--log-addresses', 'some'], /^--log-addresses: expected none, domain or full, got "some"$/],
    [['milter', '--on-error', 'reject'], /^--on-error: expected defer or accept, got "reject"$/],
    [['milter', '--reply-style', '550'], /^--reply-style: expected 553, rfc5321 or 501, got "550"$/],
    [
      ['milter', '--profile', 'strict'],
      /^--profile: expected rfc, smtp, form, mta or interoperable, got "strict"$/,
    ],
    [
      ['milter', '--levels', 'missing.json'],
      /^--levels: missing\.json cannot be read: there is no such file$/,
    ],
    [['milter', '--levels', '.'], /^--levels: \. cannot be read: this is a folder$/],
    [['milter', '--levels', 'broken.json'], /^--levels: broken\.json is not JSON: /],
    [['milter', '--levels', 'unknown.json'], /^--levels: unknown\.json: unknown reason: "no-such-reason"$/],
    [
      ['milter', '--metrics', 'TAKEN'],
      /^cannot listen on http:\/\/127\.0\.0\.1:\d+: something else listens there$/,
    ],
    [
      ['milter', '--levels', '{"RCPT": {"domain-special-use": "error"}}'],
      /^--levels: RCPT: a level of domain-special-use has no effect here: it needs --suffix$/,
    ],
    [
      ['milter', '--suffix', '--levels', '{"domain-near-miss": "error", "header-route": "error"}'],
      /^--levels: a level of header-route has no effect here: nothing that is checked here can have this reason$/,
    ],
    [['milter', '--no-dry-run'], /^Unknown option '--no-dry-run'$/],
  ])('%j', async (argv, message) => {
    const { port } = taken.address() as { port: number };
    const given = argv.map((each) => (each === 'TAKEN' ? `127.0.0.1:${port}` : each));
    const listen = given.includes('--listen') ? [] : LISTEN;
    const served = serve(...given, ...listen);
    expect(await served.ended()).toEqual([2, null]);
    expect(served.out).toBe('');
    const [line, see, ...more] = served.err.split('\n');
    expect(line?.slice('mailbox-syntax serve: '.length)).toMatch(message);
    expect([see, ...more]).toEqual(['See: mailbox-syntax serve --help', '']);
  });
});

it('--help names every host and every option', async () => {
  const { stdout, code } = await running(['serve', '--help']);
  expect(code).toBe(0);
  for (const word of [
    'smtp',
    'milter',
    'postfix',
    'exim',
    '--listen',
    '--profile',
    '--reply-style',
    '--levels',
    '--suffix',
  ]) {
    expect(stdout).toContain(word);
  }
  for (const word of ['--on-error', '--exempt-authenticated', '--dry-run', '--log-addresses', '--metrics']) {
    expect(stdout).toContain(word);
  }
});
