import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { milterServer, milterSession } from '../../src/servers/milter.ts';
import { encodeNegotiation, encodePacket } from '../../src/servers/milter-packets.ts';
import type { Refusal, SiteOptions } from '../../src/servers/site.ts';
import { octets, say } from './wire.ts';

/*
 * What Postfix 3.7.11 sent for one SMTP session, octet by octet (but for the names of macros that say nothing here), and
 * what went back to it.
 */
const NEGOTIATION = '\0\0\0\rO\0\0\0\x06\0\0\x01\xff\0\x1f\xff\xff';
const AGREED = '\0\0\0\rO\0\0\0\x06\0\0\0\0\0\x003p';
const CONNECT =
  '\0\0\0kDCj\0mail.example\0{daemon_name}\0mail.example\0{daemon_addr}\x00127.0.0.1\0v\0Postfix 3.7.11\0_\0unknown [127.0.0.1]\0' +
  '\0\0\0\x1aC[127.0.0.1]\x004\xce\x90127.0.0.1\0' +
  '\0\0\0\x02DH';
const BAD_SENDER =
  '\0\0\0ODM{mail_addr}\0"a..b"@example.com\0{mail_host}\0example.com\0{mail_mailer}\0discard\0' +
  '\0\0\0\x14M<a..b@example.com>\0';
const BAD_SENDER_REFUSED = '\0\0\0Fy553 5.1.7 There is more than one dot in a row before the @; keep one\0';
const ABORT = '\0\0\0\x01A';
const SMTPUTF8_SENDER =
  '\0\0\0NDM{mail_addr}\0j\xc3\xb6rg@example.com\0{mail_host}\0example.com\0{mail_mailer}\0discard\0' +
  "\0\0\0'M<j\xc3\xb6rg@example.com>\0SMTPUTF8\0SIZE=100\0";
const SMTPUTF8_RECIPIENT =
  '\0\0\0VDR{rcpt_addr}\0j\xc3\xb6rg@b\xc3\xbccher.example\0{rcpt_host}\0b\xc3\xbccher.example\0{rcpt_mailer}\0discard\0' +
  '\0\0\0&R<j\xc3\xb6rg@b\xc3\xbccher.example>\0NOTIFY=NEVER\0';
const QUOTED_RECIPIENT =
  '\0\0\0aDRi\0D3E5F25288E\0{rcpt_addr}\0"john doe"@example.com\0{rcpt_host}\0example.com\0{rcpt_mailer}\0discard\0' +
  '\0\0\0\x1aR<"john doe"@example.com>\0';
const END_OF_MESSAGE = '\0\0\0\x10DTi\0D3E5F25288E\0\0\0\0\x10DEi\0D3E5F25288E\0\0\0\0\x01E';
const NULL_SENDER =
  '\0\0\0>DM{mail_addr}\0\0{mail_host}\0mail.example\0{mail_mailer}\0discard\0' +
  '\0\0\0\x12M<>\0BODY=8BITMIME\0';
const NON_ASCII_RECIPIENT = '\0\0\0\x15R<j\xc3\xb6rg@example.com>\0';
const RECIPIENT_REFUSED =
  '\0\0\0hy553 5.6.7 Non-ASCII letters before the @ need SMTPUTF8, which is not in use here; use an ASCII address\0';
const CONTINUE = '\0\0\0\x01c';
const QUIT = '\0\0\0\x01A\0\0\0\x01Q';

const SESSION: [host: string, milter: string][] = [
  [NEGOTIATION, AGREED],
  [CONNECT + BAD_SENDER, BAD_SENDER_REFUSED],
  [ABORT + SMTPUTF8_SENDER, CONTINUE],
  [SMTPUTF8_RECIPIENT, CONTINUE],
  [QUOTED_RECIPIENT, CONTINUE],
  [END_OF_MESSAGE, CONTINUE],
  [ABORT + NULL_SENDER, CONTINUE],
  [NON_ASCII_RECIPIENT, RECIPIENT_REFUSED],
];

/** A session that has negotiated. */
function negotiated(options: SiteOptions = {}) {
  const session = milterSession(options);
  say(session, octets(NEGOTIATION));
  return session;
}

const command = (letter: string, ...args: (string | Uint8Array)[]) =>
  encodePacket(letter, Buffer.concat(args.flatMap((each) => [Buffer.from(each as string), octets('\0')])));

/** The codes of the reply to a command; `ok` where it is accepted. */
function reply(session: ReturnType<typeof milterSession>, packet: Uint8Array): string {
  const { sent } = say(session, packet);
  return sent === CONTINUE ? 'ok' : sent.slice(5, 14);
}

describe('a session of Postfix', () => {
  it('is answered step by step', () => {
    const session = milterSession();
    for (const [host, milter] of SESSION) {
      expect(say(session, octets(host))).toEqual({ sent: milter, end: false, fault: undefined });
    }
    expect(say(session, octets(QUIT))).toEqual({ sent: '', end: true, fault: undefined });
  });

  it('is answered alike wherever the octets are cut', () => {
    const host = octets(SESSION.map(([sent]) => sent).join('') + QUIT);
    const milter = SESSION.map(([, sent]) => sent).join('');
    for (let size = 1; size < host.length; size++) {
      expect(say(milterSession(), host, size)).toEqual({ sent: milter, end: true, fault: undefined });
    }
  });

  it('tells the log the raw argument, its malformed octets and the client', () => {
    const refusals: Refusal[] = [];
    const session = milterSession({ onRefusal: (refusal) => refusals.push(refusal) });
    for (const [host] of SESSION) say(session, octets(host));
    say(session, command('R', octets('<us\xff"er@example.com>'), 'NOTIFY=NEVER'));
    expect(refusals).toMatchObject([
      { command: 'MAIL', address: '<a..b@example.com>', octets: null, client: '127.0.0.1', accepted: false },
      {
        command: 'RCPT',
        address: '<jörg@example.com>',
        octets: null,
        queueId: null,
        counterpart: '<>',
        reply: { code: 553, enhanced: '5.6.7' },
      },
      {
        command: 'RCPT',
        address: '<us\ufffd"er@example.com> NOTIFY=NEVER',
        octets: new Uint8Array(octets('<us\xff"er@example.com> NOTIFY=NEVER')),
        reply: { code: 553, enhanced: '5.1.3', reason: 'encoding-malformed-utf8' },
      },
    ]);
  });
});

describe('the negotiation', () => {
  const offer = (version: number, protocol: number) => {
    const { sent, end } = say(milterSession(), encodeNegotiation({ version, actions: 0x1ff, protocol }));
    const data = octets(sent);
    return end
      ? 'end'
      : [data[8], data.subarray(9, 13).join(), Buffer.from(data.subarray(13)).readUInt32BE()];
  };

  it('takes the lower version, changes nothing, and asks for no more than is offered', () => {
    expect(offer(6, 0x1fffff)).toEqual([6, '0,0,0,0', 0x3370]);
    expect(offer(7, 0xffffffff)).toEqual([6, '0,0,0,0', 0x3370]);
    expect(offer(4, 0x3ff)).toEqual([4, '0,0,0,0', 0x373]);
    expect(offer(2, 0x7f)).toEqual([2, '0,0,0,0', 0x73]);
    expect(offer(2, 0)).toEqual([2, '0,0,0,0', 0]);
  });

  it('fails below version 2 and without its data', () => {
    expect(offer(1, 0x7f)).toBe('end');
    expect(say(milterSession(), encodePacket('O', 'short'))).toEqual({
      sent: '',
      end: true,
      fault: 'a milter negotiation that is none',
    });
  });

  it('comes first', () => {
    expect(say(milterSession(), command('M', '<a@example.com>'))).toMatchObject({ sent: '', end: true });
    expect(say(milterSession(), octets('\0\0\0\x01Q'))).toEqual({ sent: '', end: true, fault: undefined });
  });

  it('leaves an old host every step, each of which is answered', () => {
    const session = milterSession();
    say(session, encodeNegotiation({ version: 2, actions: 0x3f, protocol: 0 }));
    const steps = ['C', 'H', 'T', 'L', 'N', 'B', 'U'].map((letter) => encodePacket(letter, 'name\0'));
    for (const step of steps) expect(say(session, step).sent).toBe(CONTINUE);
    expect(say(session, encodePacket('E')).sent).toBe(CONTINUE);
  });
});

describe('commands', () => {
  it('are checked with their parameters', () => {
    const session = negotiated({ parameters: ['SIZE', 'BODY', 'NOTIFY'] });
    expect(reply(session, command('M', '<a@example.com>', 'SIZE=100', 'BODY=8BITMIME'))).toBe('ok');
    expect(reply(session, command('M', '<a@example.com>', 'FOO=1'))).toBe('555 5.5.4');
    expect(reply(session, command('M', '<a@example.com>', 'SIZE=1', 'SIZE=1'))).toBe('501 5.5.4');
    expect(reply(session, command('M', '<a@example.com>', 'SMTPUTF8=yes'))).toBe('501 5.5.4');
    expect(reply(session, command('R', '<b@example.com>', 'NOTIFY=NEVER'))).toBe('ok');
    expect(reply(session, command('R', '<b@example.com>', 'SMTPUTF8'))).toBe('555 5.5.4');
  });

  it('remember SMTPUTF8 for the recipients of one transaction', () => {
    const session = negotiated();
    const recipient = command('R', '<jörg@bücher.example>');
    expect(reply(session, command('M', '<a@example.com>', 'smtputf8'))).toBe('ok');
    expect(reply(session, recipient)).toBe('ok');
    expect(reply(session, recipient)).toBe('ok');
    expect(say(session, octets(ABORT)).sent).toBe('');
    expect(reply(session, command('M', '<a@example.com>'))).toBe('ok');
    expect(reply(session, recipient)).toBe('553 5.6.7');
    expect(reply(session, command('M', '<jörg@example.com>'))).toBe('550 5.6.7');
    // After the end of a message as well.
    expect(reply(session, command('M', '<a@example.com>', 'SMTPUTF8'))).toBe('ok');
    expect(reply(session, encodePacket('E'))).toBe('ok');
    expect(reply(session, command('M', '<>'))).toBe('ok');
    expect(reply(session, recipient)).toBe('553 5.6.7');
  });

  it('take the null sender and <Postmaster>, each where it belongs', () => {
    const session = negotiated();
    expect(reply(session, command('M', '<>'))).toBe('ok');
    expect(reply(session, command('R', '<PostMaster>'))).toBe('ok');
    expect(reply(session, command('R', '<>'))).toBe('553 5.1.3');
    expect(reply(session, command('M', '<Postmaster>'))).toBe('ok');
    expect(reply(session, command('R', '<@relay.example:user@example.com>'))).toBe('ok');
  });

  it('go on over the same connection for another client', () => {
    const refusals: Refusal[] = [];
    const session = negotiated({ onRefusal: (refusal) => refusals.push(refusal) });
    say(session, octets(CONNECT));
    expect(session.isEngaged).toBe(true);
    reply(session, command('M', '<a@example.com>', 'SMTPUTF8'));
    expect(say(session, octets('\0\0\0\x01K'))).toEqual({ sent: '', end: false, fault: undefined });
    expect(session.isEngaged).toBe(false);
    say(session, encodePacket('C', octets('name\x006\x00\x19IPv6:2001:db8::1\0')));
    reply(session, command('M', '<@>'));
    say(session, octets('\0\0\0\x01K'));
    say(session, encodePacket('C', octets('localhost\0L\0\0/run/socket\0')));
    reply(session, command('M', '<@>'));
    expect(refusals.map(({ client }) => client)).toEqual(['2001:db8::1', null]);
  });

  it.each([
    ['an unknown one', encodePacket('Z')],
    ['a high octet', encodePacket('\xff')],
    ['MAIL without an argument', encodePacket('M')],
    ['RCPT whose argument does not end', encodePacket('R', '<a@example.com>')],
    ['macros for nothing', encodePacket('D')],
    ['a length of 2^32-1', octets('\xff\xff\xff\xffM')],
  ])('end the connection: %s', (_, packet) => {
    const session = negotiated();
    const given = Buffer.concat([command('M', '<a..b@example.com>'), packet, command('M', '<>')]);
    const { sent, end, fault } = say(session, given);
    expect({ sent, end }).toEqual({ sent: BAD_SENDER_REFUSED, end: true });
    expect(fault).toMatch(/^[ -~]+$/);
  });
});

describe('mail that the programs of Postfix submit', () => {
  const pretended = (...packets: string[]) => octets(packets.join(''));
  // What cleanup(8) of Postfix 3.7.11 sent for `sendmail -f shop@example.com` (non_smtpd_milters).
  const LOCAL = '\0\0\0\x18Clocalhost\x004\0\x00127.0.0.1\0' + '\0\0\0\x02DH' + '\0\0\0\x0bHlocalhost\0';
  const local = (sender: string, recipient: string) =>
    `\0\0\0\x10DMi\0E8BC5220960\0` +
    command('M', sender).toString('latin1') +
    `\0\0\0\x10DRi\0E8BC5220960\0` +
    command('R', recipient).toString('latin1');

  it.each([
    ['shop@example.com', 'ann@example.net'],
    ['', 'bob@example.net'],
    ['root@mx.example', 'j\u00fcrg@example.net'],
    ['a..b@example.com', 'not an address'],
  ])('is not checked: %j to %j', (sender, recipient) => {
    for (const profile of ['mta', 'smtp'] as const) {
      const seen: unknown[] = [];
      const session = negotiated({
        profile,
        onAcceptance: (...told) => seen.push(told),
        onRefusal: (refusal) => seen.push(refusal),
      });
      expect(say(session, pretended(LOCAL, local(sender, recipient))).sent).toBe(CONTINUE + CONTINUE);
      expect(seen).toEqual([
        ['MAIL', 'exempt'],
        ['RCPT', 'exempt'],
      ]);
    }
  });

  it('is told from that of a client, whose connection has a port', () => {
    const session = negotiated({ profile: 'smtp' });
    const { sent } = say(session, pretended(CONNECT, local('a@example.com', 'b@example.com')));
    expect(sent).toContain('y501 5.5.4 ');
    // Nor does it help a client to leave out the brackets once its connection is another's.
    const bracketed = local('<a..b@example.com>', '<b@example.com>');
    expect(say(negotiated(), pretended(LOCAL, bracketed)).sent).toContain('y553 5.1.7 ');
  });

  it('may have no sender where it has a port, as by qmqpd', () => {
    expect(say(negotiated(), pretended(CONNECT, local('', 'b@example.com'))).sent).toBe(CONTINUE + CONTINUE);
  });
});

describe('--exempt-authenticated', () => {
  const macros = (text: string) => encodePacket('D', octets(`M${text}`));
  const authenticated = macros('{auth_type}\0PLAIN\0{auth_authen}\0anna\0');
  const bad = command('M', '<a..b@example.com>');
  const badRecipient = command('R', '<a..b@example.com>');

  it('lets pass what an authenticated client sends, in that transaction', () => {
    const accepted: string[] = [];
    const onAcceptance: SiteOptions['onAcceptance'] = (_, why) => accepted.push(why);
    const session = negotiated({ exemptAuthenticated: true, onAcceptance });
    say(session, authenticated);
    expect([reply(session, bad), reply(session, badRecipient)]).toEqual(['ok', 'ok']);
    say(session, octets(ABORT));
    expect([reply(session, bad), reply(session, badRecipient)]).toEqual(['553 5.1.7', '553 5.1.3']);
    expect(accepted).toEqual(['exempt', 'exempt']);
  });

  it('is off unless asked for, and is not fooled by an empty name or another macro', () => {
    const session = negotiated();
    say(session, authenticated);
    expect(reply(session, bad)).toBe('553 5.1.7');
    const exempting = negotiated({ exemptAuthenticated: true });
    for (const text of ['{auth_authen}\0\0', '{mail_addr}\0{auth_authen}\0x\0y\0', '{auth_authen}\0', '']) {
      say(exempting, authenticated);
      say(exempting, macros(text));
      expect(reply(exempting, bad), JSON.stringify(text)).toBe('553 5.1.7');
    }
    // Those of another command say nothing of this one.
    say(exempting, encodePacket('D', octets('C{auth_authen}\0anna\0')));
    expect(reply(exempting, bad)).toBe('553 5.1.7');
  });
});

describe('a fault of our own', () => {
  const broken = () => {
    throw new Error('disk full');
  };

  it('is 451 4.3.0 or an acceptance', () => {
    const bad = command('M', '<a..b@example.com>');
    expect(reply(negotiated({ onRefusal: broken }), bad)).toBe('451 4.3.0');
    expect(reply(negotiated({ onRefusal: broken, onError: 'accept' }), bad)).toBe('ok');
  });

  it('is none to be let pass in a dry run', () => {
    const refusals: Refusal[] = [];
    const session = negotiated({ dryRun: true, onRefusal: (refusal) => refusals.push(refusal) });
    expect(reply(session, command('M', '<a..b@example.com>'))).toBe('ok');
    expect(refusals).toMatchObject([{ accepted: true, reply: { code: 553 } }]);
  });
});

describe('whatever comes', () => {
  it('gets replies of ASCII that hold nothing of the address, or the end', () => {
    const session = negotiated();
    const hostile = fc.uint8Array({ minLength: 1, maxLength: 60 }).map((bytes) => bytes.map((b) => b || 1));
    fc.assert(
      fc.property(fc.constantFrom('M', 'R'), hostile, (letter, path) => {
        const { sent, end } = say(session, command(letter, path));
        expect(end).toBe(false);
        expect(sent).toMatch(/^\0\0\0(?:\x01c|.y(\d)\d\d \1\.\d\.\d{1,2} (?:[ -$&-~]|%%)+\0)$/s);
      }),
      { numRuns: 2000 },
    );
    const secret = 'S3cr3t%sXyzzy';
    for (const path of [`<${secret}..@example.com>`, `<a@${secret}_>`, secret, `<"${secret}@x>`]) {
      expect(say(session, command('R', path)).sent).not.toMatch(/S3cr3t|Xyzzy/i);
    }
  });

  it('never makes the session throw', () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ maxLength: 200 }),
        fc.boolean(),
        fc.integer({ min: 1, max: 50 }),
        (garbage, ready, size) => {
          const session = ready ? negotiated() : milterSession();
          say(session, garbage, size);
        },
      ),
      { numRuns: 3000 },
    );
  });
});

it('milterServer and milterSession refuse options that do not exist', () => {
  for (const make of [milterServer, milterSession]) {
    expect(() => make({ profile: 'strict' as never })).toThrow(
      'profile: expected rfc, smtp, form, mta or interoperable, got "strict"',
    );
    expect(() => make({ onError: 'pass' as never })).toThrow('onError: expected defer or accept, got "pass"');
    expect(() => make({ dryRun: 'no' as never })).toThrow('dryRun: expected true or false, got "no"');
    expect(() => make(null as never)).toThrow('options: expected an object, got null');
  }
  expect(() => milterServer({ idleTimeout: 0 })).toThrow('idleTimeout: expected a whole number');
});
