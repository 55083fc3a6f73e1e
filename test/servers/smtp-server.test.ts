import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { PassThrough } from 'node:stream';
import { domainToASCII, fileURLToPath } from 'node:url';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';
import { build } from 'tsup';
import { afterAll, afterEach, beforeAll, describe, expect, expectTypeOf, it } from 'vitest';
import { run as main } from '../../src/cli/main.ts';
import type { ReplyStyle } from '../../src/reply.ts';
import { type MailboxHooks, mailboxHooks, type Refusal } from '../../src/servers/smtp-server.ts';
import { type Line, SmtpClient } from './smtp-client.ts';

const opened: { close(): Promise<void> }[] = [];

afterEach(async () => {
  for (const each of opened.splice(0).reverse()) await each.close();
});

/** Starts smtp-server with these options over those of a test; stops it after the test. Returns its port. */
async function start(options: SMTPServerOptions): Promise<number> {
  const server = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    lenientAddressParsing: true,
    disableReverseLookup: true,
    logger: false,
    closeTimeout: 1000,
    onData(stream, _session, callback) {
      stream.on('end', callback);
      stream.resume();
    },
    ...options,
  });
  server.listen(0, '127.0.0.1');
  await once(server.server, 'listening');
  opened.push({ close: () => new Promise((done) => server.close(done)) });
  return (server.server.address() as AddressInfo).port;
}

/** A client of a server with these options. */
async function session(options: SMTPServerOptions): Promise<SmtpClient> {
  const client = await SmtpClient.connect(await start(options));
  opened.push(client);
  return client;
}

const MESSAGE = 'Subject: test\r\n\r\nHello\r\n.';

/** Stepwise, and all in one write. */
const manners = [
  ['stepwise', (client: SmtpClient, lines: Line[]) => client.askAll(lines)],
  ['pipelined', (client: SmtpClient, lines: Line[]) => client.pipeline(lines)],
] as const;

describe.each(manners)('mailboxHooks, %s', (_, speak) => {
  it('refuses a bad recipient with 553 5.1.3', async () => {
    const client = await session(mailboxHooks());
    const replies = await speak(client, ['MAIL FROM:<a@example.com>', 'RCPT TO:<a..b@example.com>']);
    expect(replies).toEqual([
      expect.stringMatching(/^250 /),
      '553 5.1.3 There is more than one dot in a row before the @; keep one',
    ]);
  });

  it('refuses a bad sender with 553 5.1.7, and the transaction does not begin', async () => {
    const client = await session(mailboxHooks());
    const replies = await speak(client, ['MAIL FROM:<a@-bad.example>', 'RCPT TO:<b@example.com>']);
    expect(replies).toEqual([
      '553 5.1.7 The domain starts with a hyphen; check it',
      expect.stringMatching(/^503 /),
    ]);
  });

  it('refuses a non-ASCII local part without SMTPUTF8: 550 5.6.7 at MAIL, 553 5.6.7 at RCPT', async () => {
    const client = await session(mailboxHooks());
    const replies = await speak(client, [
      'MAIL FROM:<jörg@example.com>',
      'MAIL FROM:<a@example.com>',
      'RCPT TO:<jörg@example.com>',
      'RSET',
      'MAIL FROM:<jörg@example.com> SMTPUTF8',
      'RCPT TO:<jörg@bücher.example>',
    ]);
    expect(replies.map((reply) => reply.slice(0, 9))).toEqual([
      '550 5.6.7',
      '250 Accep',
      '553 5.6.7',
      '250 Flush',
      '250 Accep',
      '250 Accep',
    ]);
  });

  it('leaves SMTPUTF8 to the transaction at hand after a MAIL command with it was refused', async () => {
    const client = await session(mailboxHooks());
    const replies = await speak(client, [
      'MAIL FROM:<jörg..j@example.com> SMTPUTF8',
      'MAIL FROM:<jörg@example.com>',
      'MAIL FROM:<a@example.com>',
      'RCPT TO:<jörg@example.com>',
    ]);
    expect(replies.map((reply) => reply.slice(0, 9))).toEqual([
      '553 5.1.7',
      '550 5.6.7',
      '250 Accep',
      '553 5.6.7',
    ]);
  });

  it('does not lead to DATA when every recipient was refused', async () => {
    const client = await session(mailboxHooks());
    const replies = await speak(client, [
      'MAIL FROM:<a@example.com>',
      'RCPT TO:<a@-bad.example>',
      'RCPT TO:<"a"b@example.com>',
      'DATA',
    ]);
    expect(replies.map((reply) => reply.slice(0, 4))).toEqual(['250 ', '553 ', '553 ', '503 ']);
  });

  it('lets a message through to the one good recipient, transaction after transaction', async () => {
    const recipients: string[][] = [];
    const client = await session({
      ...mailboxHooks(),
      onData(stream, { envelope }, callback) {
        recipients.push(envelope.rcptTo.map(({ address }) => address));
        stream.on('end', callback);
        stream.resume();
      },
    });
    const transaction = [
      'MAIL FROM:<.@example.com>',
      'MAIL FROM:<a@example.com>',
      'RCPT TO:<user.@example.com>',
      'RCPT TO:<good@example.com>',
      'RCPT TO:<user@[IPv6:2001:db8::zz]>',
      'DATA',
      MESSAGE,
    ];
    const expected = ['553 ', '250 ', '553 ', '250 ', '553 ', '354 ', '250 '];
    for (let round = 0; round < 3; round++) {
      const replies = await speak(client, transaction);
      expect(replies.map((reply) => reply.slice(0, 4))).toEqual(expected);
    }
    expect(recipients).toEqual([['good@example.com'], ['good@example.com'], ['good@example.com']]);
  });

  it('accepts the null sender and <Postmaster> as a recipient, in any case', async () => {
    const client = await session(mailboxHooks());
    const replies = await speak(client, ['MAIL FROM:<>', 'RCPT TO:<Postmaster>', 'RCPT TO:<POSTMASTER>']);
    expect(replies.map((reply) => reply.slice(0, 4))).toEqual(['250 ', '250 ', '250 ']);
  });
});

/** The replies to a transaction of two commands with everything accepted that is right. */
async function askBoth(options: SMTPServerOptions, mail: Line, rcpt: Line): Promise<[string, string]> {
  const client = await session(options);
  const mailReply = await client.ask(mail);
  if (!mailReply.startsWith('250')) await client.ask('MAIL FROM:<>');
  return [mailReply, await client.ask(rcpt)];
}

describe('reply styles', () => {
  it.each<[ReplyStyle | undefined, string[]]>([
    [undefined, ['553 5.1.7', '553 5.1.3', '553 5.1.3', '553 5.1.3', '550 5.6.7', '553 5.6.7']],
    ['553', ['553 5.1.7', '553 5.1.3', '553 5.1.3', '553 5.1.3', '550 5.6.7', '553 5.6.7']],
    ['rfc5321', ['553 5.1.7', '553 5.1.3', '501 5.1.3', '501 5.1.3', '550 5.6.7', '553 5.6.7']],
    ['501', ['501 5.1.7', '501 5.1.3', '501 5.1.3', '501 5.1.3', '550 5.6.7', '553 5.6.7']],
  ])('%s', async (replyStyle, expected) => {
    const client = await session(mailboxHooks({ replyStyle }));
    const labels = `${'a'.repeat(63)}.${'b'.repeat(63)}.${'c'.repeat(60)}`;
    const replies = await client.askAll([
      'MAIL FROM:<a..b@example.com>',
      'MAIL FROM:<>',
      'RCPT TO:<a..b@example.com>',
      'RCPT TO:<user@b!d.example>',
      `RCPT TO:<${'l'.repeat(64)}@${labels}.com>`,
      'RSET',
      'MAIL FROM:<jörg@example.com>',
      'MAIL FROM:<>',
      'RCPT TO:<jörg@example.com>',
    ]);
    const refused = replies.filter((reply) => reply.startsWith('5'));
    expect(refused.map((reply) => reply.slice(0, 9))).toEqual(expected);
  });
});

describe('enhanced codes of the host', () => {
  const options = { hideENHANCEDSTATUSCODES: false } as const;

  it('stand alone with hostAddsEnhancedCodes', async () => {
    const hooks = mailboxHooks({ hostAddsEnhancedCodes: true });
    const client = await session({ ...options, ...hooks });
    const replies = await client.askAll([
      'MAIL FROM:<a..b@example.com>',
      'MAIL FROM:<jörg@example.com>',
      'MAIL FROM:<>',
      'RCPT TO:<a..b@example.com>',
      'RCPT TO:<jörg@example.com>',
    ]);
    expect(replies).toEqual([
      expect.stringMatching(/^553 5\.1\.3 There is more than one dot/),
      expect.stringMatching(/^550 5\.1\.1 Non-ASCII letters before the @/),
      '250 2.1.0 Accepted',
      expect.stringMatching(/^553 5\.1\.3 There is more than one dot/),
      expect.stringMatching(/^553 5\.1\.3 Non-ASCII letters before the @/),
    ]);
  });

  it('double ours without it', async () => {
    const [mail] = await askBoth({ ...options, ...mailboxHooks() }, 'MAIL FROM:<a..b@example.com>', 'NOOP');
    expect(mail).toMatch(/^553 5\.1\.3 5\.1\.7 There is more than one dot/);
  });

  it('go with a fault of ours', async () => {
    const client = await session({ ...options, ...faulty({ hostAddsEnhancedCodes: true }) });
    expect(await client.ask('MAIL FROM:<a@example.com>')).toBe(
      '451 4.3.0 The address could not be checked; try again later',
    );
  });
});

/** Hooks that are given an address which cannot be read. */
function faulty(options?: Parameters<typeof mailboxHooks>[0]): MailboxHooks {
  const hooks = mailboxHooks(options);
  const broken = {
    get address(): string {
      throw new Error('broken on purpose');
    },
    args: false,
  };
  return {
    onMailFrom: (_address, session, callback) => hooks.onMailFrom(broken, session, callback),
    onRcptTo: (_address, session, callback) => hooks.onRcptTo(broken, session, callback),
  };
}

describe('a fault of our own', () => {
  const fault = '451 4.3.0 The address could not be checked; try again later';

  it('is 451 4.3.0 at MAIL and at RCPT, and the session goes on', async () => {
    const refusals: Refusal[] = [];
    const { onMailFrom, onRcptTo } = faulty({ onRefusal: (refusal) => refusals.push(refusal) });
    const client = await session({ onMailFrom });
    expect(await client.askAll(['MAIL FROM:<a@example.com>', 'NOOP'])).toEqual([
      fault,
      expect.stringMatching(/^250 /),
    ]);
    const [, rcpt] = await askBoth({ onRcptTo }, 'MAIL FROM:<a@example.com>', 'RCPT TO:<b@example.com>');
    expect(rcpt).toBe(fault);
    expect(refusals).toMatchObject([
      { command: 'MAIL', address: '', reply: { code: 451, reason: null }, cause: Error('broken on purpose') },
      { command: 'RCPT', address: '', reply: { code: 451, reason: null }, cause: Error('broken on purpose') },
    ]);
  });

  it('is 451 when onRefusal throws, and nothing is thrown through the host', async () => {
    const onRefusal = () => {
      throw new Error('disk full');
    };
    const [mail, rcpt] = await askBoth(
      mailboxHooks({ onRefusal }),
      'MAIL FROM:<a..b@example.com>',
      'RCPT TO:<@>',
    );
    expect([mail, rcpt]).toEqual([fault, expect.stringMatching(/^501 /)]);
  });

  it('is 451 for an address and a session that are none', () => {
    const hooks = mailboxHooks();
    const errors: unknown[] = [];
    const given = [undefined, null, 5, {}, { address: 5, args: false }] as never[];
    for (const each of given) {
      hooks.onMailFrom(each, {} as never, (error) => errors.push(error));
      hooks.onRcptTo(each, undefined as never, (error) => errors.push(error));
    }
    hooks.onRcptTo({ address: 'a@b', args: false }, null as never, (error) => errors.push(error));
    expect(errors).toHaveLength(11);
    for (const error of errors) expect(error).toMatchObject({ responseCode: 451 });
  });

  it('is not caught when it is the callback that throws, which then is called once', () => {
    const { onMailFrom } = mailboxHooks();
    let calls = 0;
    const callback = () => {
      calls++;
      throw new Error('of the host');
    };
    expect(() => onMailFrom({ address: '', args: false }, {} as never, callback)).toThrow('of the host');
    expect(calls).toBe(1);
  });
});

describe('what the host makes of an address', () => {
  it('takes a domain whose A-labels the host has decoded, with and without SMTPUTF8', async () => {
    for (const parameter of ['', ' SMTPUTF8']) {
      const domain = 'xn--bcher-kva.example';
      const replies = await askBoth(
        mailboxHooks(),
        `MAIL FROM:<a@${domain}>${parameter}`,
        `RCPT TO:<a@${domain}>`,
      );
      expect(replies.map((reply) => reply.slice(0, 3))).toEqual(['250', '250']);
    }
  });

  it('measures a non-ASCII domain by the shortest form in which it can have been sent', async () => {
    // 20 letters that are 27 octets as an A-label and 60 as a U-label.
    const domain = `${`${domainToASCII('\u65e5'.repeat(20))}.`.repeat(7)}example`;
    const local = 'u'.repeat(253 - domain.length);
    for (const parameter of ['', ' SMTPUTF8']) {
      const client = await session(mailboxHooks());
      const replies = await client.askAll([
        `MAIL FROM:<${local}u@${domain}>${parameter}`,
        `MAIL FROM:<${local}@${domain}>${parameter}`,
        `RCPT TO:<${local}u@${domain}>`,
        `RCPT TO:<${local}@${domain}>`,
      ]);
      expect(replies).toEqual([
        '553 5.1.7 The path is 257 octets long (limit: 256); shorten it',
        expect.stringMatching(/^250 /),
        '553 5.1.3 The path is 257 octets long (limit: 256); shorten it',
        expect.stringMatching(/^250 /),
      ]);
    }
  });

  it('measures U-labels as they are with SMTPUTF8, and as A-labels without it', async () => {
    const path = `<${'u'.repeat(64)}@${'\u00fc.'.repeat(30)}de>`;
    expect(Buffer.byteLength(path)).toBe(159);
    const asALabels = path.replaceAll('\u00fc', domainToASCII('\u00fc'));
    expect(asALabels).toHaveLength(309);
    const client = await session(mailboxHooks());
    const replies = await client.askAll([
      `MAIL FROM:${path}`,
      `MAIL FROM:${asALabels}`,
      `MAIL FROM:${path} SMTPUTF8`,
      `RCPT TO:${path}`,
    ]);
    expect(replies).toEqual([
      '553 5.1.7 The path is 309 octets long (limit: 256); shorten it',
      '553 5.1.7 The path is 309 octets long (limit: 256); shorten it',
      expect.stringMatching(/^250 /),
      expect.stringMatching(/^250 /),
    ]);
  });

  it('refuses octets that are not UTF-8, which the host has replaced by U+FFFD', async () => {
    const path = Buffer.from('RCPT TO:<us\xff\xfeer@example.com>', 'latin1');
    const [, rcpt] = await askBoth(mailboxHooks(), 'MAIL FROM:<> SMTPUTF8', path);
    expect(rcpt).toBe('553 5.1.3 This address is not UTF-8; send it as UTF-8');
  });

  it('refuses U-labels that IDNA2008 forbids, and A-labels that decode to them, unless it may have been A-labels under mta', async () => {
    const lenient = await session(mailboxHooks());
    expect(await lenient.askAll(['MAIL FROM:<user@xn--iyou-zt4b.example>'])).toEqual([
      expect.stringMatching(/^250 /),
    ]);
    const client = await session(mailboxHooks({ profile: 'smtp' }));
    const replies = await client.askAll([
      'MAIL FROM:<> SMTPUTF8',
      'RCPT TO:<user@i\u2665you.example>',
      'RCPT TO:<user@xn--iyou-zt4b.example>',
      'RCPT TO:<user@xn--0.example>',
    ]);
    expect(replies.map((reply) => reply.slice(0, 9))).toEqual([
      '250 Accep',
      '553 5.1.3',
      '553 5.1.3',
      '553 5.1.3',
    ]);
  });
});

describe('options', () => {
  it('take profile and levels', async () => {
    const client = await session(
      mailboxHooks({ profile: 'form', levels: { 'local-part-quoted': 'off', 'domain-dotless': 'error' } }),
    );
    const replies = await client.askAll([
      'MAIL FROM:<user@localhost>',
      'MAIL FROM:<user@[192.0.2.1]>',
      'MAIL FROM:<"a(b"@example.com>',
      'MAIL FROM:<user@example.com>',
    ]);
    expect(replies.map((reply) => reply.slice(0, 4))).toEqual(['553 ', '553 ', '553 ', '250 ']);
  });

  it('let pass in a dry run, on a fault, and for who has authenticated', async () => {
    const refusals: Refusal[] = [];
    const onRefusal = (refusal: Refusal) => refusals.push(refusal);
    const dry = await session(mailboxHooks({ dryRun: true, onRefusal }));
    expect(await dry.ask('MAIL FROM:<a..b@example.com>')).toMatch(/^250 /);
    const accepting = await session(faulty({ onError: 'accept', onRefusal }));
    expect(await accepting.ask('MAIL FROM:<a..b@example.com>')).toMatch(/^250 /);
    expect(refusals).toMatchObject([
      { reply: { code: 553 }, accepted: true, client: '127.0.0.1' },
      { reply: { code: 451, reason: null }, accepted: true, cause: Error('broken on purpose') },
    ]);

    const client = await session({
      ...mailboxHooks({ exemptAuthenticated: true, onRefusal }),
      disabledCommands: ['STARTTLS'],
      allowInsecureAuth: true,
      authMethods: ['PLAIN'],
      onAuth: ({ username }, _session, callback) => callback(null, { user: username }),
    });
    expect(await client.ask('MAIL FROM:<a..b@example.com>')).toMatch(/^530 |^553 /);
    expect(await client.ask(`AUTH PLAIN ${Buffer.from('\0anna\0secret').toString('base64')}`)).toMatch(
      /^235 /,
    );
    expect(await client.askAll(['MAIL FROM:<a..b@example.com>', 'RCPT TO:<c@-bad.example>'])).toEqual([
      expect.stringMatching(/^250 /),
      expect.stringMatching(/^250 /),
    ]);
  });

  it('are checked and copied when the hooks are made', async () => {
    expect(() => mailboxHooks({ profile: 'strict' as never })).toThrow(TypeError);
    expect(() => mailboxHooks({ levels: { 'no-such-reason': 'off' } as never })).toThrow(TypeError);
    expect(() => mailboxHooks({ replyStyle: '550' as never })).toThrow(TypeError);
    expect(() => mailboxHooks({ hostAddsEnhancedCodes: 'false' as never })).toThrow(TypeError);
    expect(() => mailboxHooks({ onRefusal: 'log' as never })).toThrow(TypeError);

    const levels: Record<string, string> = { 'local-part-empty-atom': 'warning' };
    const hooks = mailboxHooks({ levels: levels as never });
    levels['local-part-empty-atom'] = 'fatal';
    const [mail] = await askBoth(hooks, 'MAIL FROM:<a..b@example.com>', 'NOOP');
    expect(mail).toMatch(/^250 /);
  });

  it('tell onRefusal of what is refused and of nothing else', async () => {
    const refusals: Refusal[] = [];
    const hooks = mailboxHooks({ onRefusal: (refusal) => refusals.push(refusal) });
    await askBoth(hooks, 'MAIL FROM:<a@example.com>', 'RCPT TO:<@relay.example:a..b@example.com>');
    expect(refusals).toMatchObject([
      {
        command: 'RCPT',
        address: 'a..b@example.com',
        reply: { code: 553, enhanced: '5.1.3', reason: 'local-part-empty-atom' },
        session: { remoteAddress: '127.0.0.1', envelope: { mailFrom: { address: 'a@example.com' } } },
      },
    ]);
    expect(refusals[0]).not.toHaveProperty('cause');
  });

  it('make hooks that smtp-server takes as they are', () => {
    expectTypeOf<MailboxHooks>().toExtend<Pick<SMTPServerOptions, 'onMailFrom' | 'onRcptTo'>>();
    expect(Object.keys(mailboxHooks())).toEqual(['onMailFrom', 'onRcptTo']);
  });
});

interface Row {
  id: string;
  path?: string;
  pathBase64?: string;
  parameters?: string;
  validAtMail: boolean;
  validAtRcpt: boolean;
}

/** What became of one row at one command. */
interface Outcome {
  name: string;
  valid: boolean;
  accepted: boolean;
  /** Whether the host asked the hook. */
  reached: boolean;
}

const folder = process.env.MAILBOX_SYNTAX_DATA;
const title = folder ? '' : ' (skipped: MAILBOX_SYNTAX_DATA names no folder)';

describe.skipIf(!folder)(`rows of smtp-cases.ndjson${title}`, () => {
  /** What no hook can know, for the host has repaired it before: the path is right by the time that we see it. */
  const mendedByHost = [
    // A non-ASCII domain looks the same whether it was sent as A-labels or as U-labels without SMTPUTF8.
    'utf8-dom-without MAIL',
    'utf8-dom-without RCPT',
    'space-after-colon MAIL',
    'space-after-colon RCPT',
  ];
  /** What is right and yet the host's own parser refuses. */
  const refusedByHost = ['quoted-space MAIL', 'quoted-space RCPT', 'quoted-at MAIL', 'quoted-at RCPT'];

  it.each([
    [true, refusedByHost],
    [false, [...refusedByHost, 'path-256 MAIL', 'path-256 RCPT']],
  ])('with lenientAddressParsing: %s', async (lenientAddressParsing, expected) => {
    const rows = readFileSync(join(folder as string, 'smtp-cases.ndjson'), 'utf8')
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line) as Row);
    const outcomes = await outcomesOf(rows, lenientAddressParsing);
    const reached = outcomes.filter((each) => each.reached);
    const refusedByUs = reached.filter(({ accepted }) => !accepted);
    console.info(
      `smtp-cases.ndjson: ${rows.length} rows, ${outcomes.length} commands; ` +
        `${outcomes.length - reached.length} refused by the host, ${refusedByUs.length} by the hook`,
    );
    expect(rows.length).toBeGreaterThan(0);
    expect(refusedByUs.length).toBeGreaterThan(0);
    expect(refusedByUs.filter(({ valid }) => valid)).toEqual([]);
    const acceptedWrongly = reached.filter(({ valid, accepted }) => accepted && !valid);
    expect(acceptedWrongly.map(({ name }) => name)).toEqual(mendedByHost);
    const lost = outcomes.filter(({ valid, accepted }) => valid && !accepted);
    expect(lost.map(({ name }) => name).sort()).toEqual([...expected].sort());
  });

  async function outcomesOf(rows: readonly Row[], lenientAddressParsing: boolean): Promise<Outcome[]> {
    // Strictly, as the rows are labelled: profile mta lets some of the wrong ones pass on purpose.
    const hooks = mailboxHooks({ profile: 'smtp' });
    let reached: string[] = [];
    const client = await session({
      lenientAddressParsing,
      onMailFrom(address, session, callback) {
        reached.push('MAIL');
        hooks.onMailFrom(address, session, callback);
      },
      onRcptTo(address, session, callback) {
        reached.push('RCPT');
        hooks.onRcptTo(address, session, callback);
      },
    });
    const outcomes: Outcome[] = [];
    for (const row of rows) {
      for (const command of ['MAIL', 'RCPT'] as const) {
        reached = [];
        const replies = await client.askAll(linesOf(row, command));
        outcomes.push({
          name: `${row.id} ${command}`,
          valid: command === 'MAIL' ? row.validAtMail : row.validAtRcpt,
          accepted: replies.at(-1)?.startsWith('250') === true,
          reached: reached.includes(command),
        });
      }
    }
    return outcomes;
  }

  /** A new transaction whose last line puts the row to the server. SMTPUTF8 belongs to MAIL. */
  function linesOf({ path = '', pathBase64, parameters }: Row, command: 'MAIL' | 'RCPT'): Line[] {
    const octets = pathBase64 === undefined ? Buffer.from(path) : Buffer.from(pathBase64, 'base64');
    const withParameters = parameters === undefined ? '' : ` ${parameters}`;
    const smtputf8 = parameters === 'SMTPUTF8' ? withParameters : '';
    if (command === 'MAIL')
      return ['RSET', Buffer.concat([encode('MAIL FROM:'), octets, encode(withParameters)])];
    const rest = encode(smtputf8 ? '' : withParameters);
    return [
      'RSET',
      `MAIL FROM:<sender@example.org>${smtputf8}`,
      Buffer.concat([encode('RCPT TO:'), octets, rest]),
    ];
  }

  function encode(text: string): Uint8Array {
    return Buffer.from(text);
  }
});

/** Runs `serve` in this process, as long as it does not listen. */
async function run(...argv: string[]): Promise<{ code: number; out: string; err: string }> {
  const stdout = new PassThrough();
  const stderr = new PassThrough();
  const code = await main(['serve', ...argv], { stdin: new PassThrough(), stdout, stderr, env: {} });
  return { code, out: String(stdout.read() ?? ''), err: String(stderr.read() ?? '') };
}

describe('serve', () => {
  it.each([
    [[], 'name a host to serve: smtp, milter, postfix, exim, opensmtpd'],
    [['sendmail'], 'there is no host "sendmail"; there are: smtp, milter, postfix, exim, opensmtpd'],
    [['constructor'], 'there is no host "constructor"; there are: smtp, milter, postfix, exim, opensmtpd'],
    [['smtp', 'milter'], 'expected one host, got "smtp" and "milter"'],
    [['smtp', '--wrong'], "Unknown option '--wrong'"],
    [['smtp', '--listen'], '--listen needs a value'],
    [
      ['smtp', '--listen', '--help'],
      '--listen needs a value, and "--help" looks like an option: if it is the value, write --listen=--help',
    ],
    [
      ['smtp', '--listen', '2525'],
      '--listen: expected HOST:PORT, such as 127.0.0.1:2525 or [::1]:2525, got "2525"',
    ],
    [
      ['smtp', '--listen', '127.0.0.1:65536'],
      '--listen: expected HOST:PORT, such as 127.0.0.1:2525 or [::1]:2525, got "127.0.0.1:65536"',
    ],
    [
      ['smtp', '--profile', 'strict'],
      '--profile: expected rfc, smtp, form, mta or interoperable, got "strict"',
    ],
    [['smtp', '--reply-style', '550'], '--reply-style: expected 553, rfc5321 or 501, got "550"'],
    [
      ['smtp\n\u001b[2J\u202e'],
      'there is no host "smtp\\x0a\\x1b[2J\\u{202e}"; there are: smtp, milter, postfix, exim, opensmtpd',
    ],
  ])('%j is a usage error', async (argv, message) => {
    expect(await run(...argv)).toEqual({
      code: 2,
      out: '',
      err: `mailbox-syntax serve: ${message}\nSee: mailbox-syntax serve --help\n`,
    });
  });

  it.each([[['--help']], [['smtp', '--help']]])('%j shows help', async (argv) => {
    const { code, out, err } = await run(...argv);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toMatch(/^Usage: mailbox-syntax serve HOST/);
  });

  it('says when the port is taken', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    opened.push({ close: () => new Promise((done) => other.close(() => done())) });
    const where = `127.0.0.1:${(other.address() as AddressInfo).port}`;
    expect(await run('smtp', '--listen', where)).toEqual({
      code: 2,
      out: '',
      err: `mailbox-syntax serve: cannot listen on smtp://${where}: something else listens there\nSee: mailbox-syntax serve --help\n`,
    });
  });
});

describe('serve smtp in a process of its own', () => {
  let folder = '';

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'mailbox-syntax-'));
    writeFileSync(join(folder, 'package.json'), '{"type": "module"}');
    await build({
      config: false,
      entry: [resolve('src/cli/main.ts')],
      outDir: join(folder, 'dist'),
      format: 'esm',
      target: 'es2022',
      noExternal: [/^punycode\//],
      silent: true,
    });
    writeFileSync(
      join(folder, 'run.js'),
      "import { run } from './dist/main.js';\nprocess.exitCode = await run(['serve', ...process.argv.slice(2)], process);\n",
    );
  });

  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  function child(...argv: string[]) {
    const process_ = spawn(process.execPath, [join(folder, 'run.js'), ...argv], { cwd: folder });
    const output = { out: '', err: '' };
    process_.stdout.setEncoding('utf8').on('data', (text) => {
      output.out += text;
    });
    process_.stderr.setEncoding('utf8').on('data', (text) => {
      output.err += text;
    });
    opened.push({ close: () => ended(process_).then(() => {}) });
    return { process: process_, output };
  }

  /** The exit code and signal, when it has ended. */
  async function ended(process_: ChildProcess): Promise<unknown[]> {
    if (process_.exitCode === null && process_.signalCode === null) {
      process_.kill();
      await once(process_, 'close');
    }
    return [process_.exitCode, process_.signalCode];
  }

  it('says what to install when smtp-server is missing', async () => {
    const { process: process_, output } = child('smtp', '--listen', '127.0.0.1:0');
    await once(process_, 'close');
    expect(process_.exitCode).toBe(2);
    expect(output).toEqual({
      out: '',
      err: 'mailbox-syntax serve: the host smtp needs the package smtp-server; install it: npm install smtp-server\nSee: mailbox-syntax serve --help\n',
    });
  });

  it.each(['SIGINT', 'SIGTERM'] as const)('serves until %s', async (signal) => {
    const modules = join(folder, 'node_modules');
    if (!existsSync(modules)) {
      mkdirSync(modules);
      symlinkSync(resolve('node_modules/smtp-server'), join(modules, 'smtp-server'), 'junction');
    }
    const { process: process_, output } = child(
      'smtp',
      '--listen',
      '127.0.0.1:0',
      '--reply-style',
      '501',
      '--profile',
      'rfc',
    );
    while (!output.out.includes('\n')) await once(process_.stdout, 'data');
    const [, port] = /^listening on smtp:\/\/127\.0\.0\.1:([1-9]\d*)\n$/.exec(output.out) ?? [];
    const client = await SmtpClient.connect(Number(port));
    const replies = await client.pipeline([
      'MAIL FROM:<a@example.com> SMTPUTF8',
      'RCPT TO:<a..\u202eb@example.com>',
      'RCPT TO:<good@example.com>',
      'DATA',
      MESSAGE,
    ]);
    expect(replies.map((reply) => reply.slice(0, 9))).toEqual([
      '250 Accep',
      '501 5.1.3',
      '250 Accep',
      '354 End d',
      '250 OK: m',
    ]);

    // With a session open: it is told, and does not keep the program.
    process_.kill(signal);
    expect(await client.reply()).toMatch(/^421 /);
    if (process_.exitCode === null) await once(process_, 'close');
    expect([process_.exitCode, process_.signalCode]).toEqual([0, null]);
    expect(JSON.parse(output.err)).toMatchObject({
      event: 'refusal',
      command: 'RCPT',
      address: 'a..\u202eb@example.com',
      client: '127.0.0.1',
      code: 501,
      enhanced: '5.1.3',
      accepted: false,
    });
    expect(output.err).toContain('a..\\u202eb@');
    await client.close();
  });
});

describe('examples/servers/smtp-server.mjs', () => {
  it('asks the hook of its own and ours', async () => {
    const root = fileURLToPath(new URL('../..', import.meta.url));
    const example = spawn(process.execPath, [join(root, 'examples/servers/smtp-server.mjs')], {
      env: { ...process.env, PORT: '0' },
    });
    opened.push({
      close: async () => {
        if (example.kill()) await once(example, 'exit');
      },
    });
    const [listening] = await once(example.stdout.setEncoding('utf8'), 'data');
    expect(listening).toMatch(/^listening on smtp:\/\/127\.0\.0\.1:\d+\n$/);
    const client = await SmtpClient.connect(Number(/\d+\n$/.exec(listening)?.[0]));
    opened.push(client);
    const replies = await client.askAll([
      'MAIL FROM:<a..b@example.net>',
      'MAIL FROM:<ben@example.net>',
      'RCPT TO:<a..b@example.com>',
      'RCPT TO:<anna@elsewhere.example>',
      'RCPT TO:<anna@example.com>',
    ]);
    expect(replies).toEqual([
      expect.stringMatching(/^553 5\.1\.7 /),
      expect.stringMatching(/^250 /),
      expect.stringMatching(/^553 5\.1\.3 /),
      '550 5.7.1 No mail for this domain here',
      expect.stringMatching(/^250 /),
    ]);
  });
});
