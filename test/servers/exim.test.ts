import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { eximServer, eximSession } from '../../src/servers/exim.ts';
import type { Refusal, SiteOptions } from '../../src/servers/site.ts';
import { octets, say } from './wire.ts';

/** What comes back for a line; null where nothing does, which Exim could not tell from a checker that is gone. */
function ask(line: string, options: SiteOptions = {}): string | null {
  const { sent, end } = say(eximSession(options), octets(`${line}\n`));
  expect(end).toBe(true);
  return sent.endsWith('\n') ? sent.slice(0, -1) : null;
}

const codes = (line: string) => ask(line)?.slice(0, 9);

describe('a request of Exim', () => {
  // The arguments as Exim 4.96 has them in $smtp_command_argument.
  it.each([
    ['mail <a@example.com> SIZE=100', ''],
    ['mail <>', ''],
    ['mail <a..b@example.com>', '553 5.1.7'],
    ['mail <j\xc3\xb6rg@example.com>', '550 5.6.7'],
    ['mail <j\xc3\xb6rg@example.com> BODY=8BITMIME SMTPUTF8', ''],
    ['rcpt <"john doe"@example.com>', ''],
    ['rcpt <a..b@example.com>', '553 5.1.3'],
    ['rcpt <$local_part@example.com> NOTIFY=NEVER', ''],
    ['rcpt <Postmaster>', ''],
    ['rcpt a@example.com', ''],
    ['rcpt <j\xc3\xb6rg@b\xc3\xbccher.example>', ''],
    ['rcpt-smtputf8 <j\xc3\xb6rg@b\xc3\xbccher.example>', ''],
    ['rcpt-ascii <j\xc3\xb6rg@b\xc3\xbccher.example>', '553 5.6.7'],
    ['rcpt-ascii <a@b\xc3\xbccher.example>', '553 5.6.7'],
    ['rcpt-ascii <a@example.com>', ''],
    ['rcpt <us\xffer@example.com>', '553 5.1.3'],
    ['rcpt ', '501 5.5.4'],
    ['rcpt-ascii;client=192.0.2.1;helo=bXguZXhhbXBsZQ==;sender=;new=1 <a..b@example.com>', '553 5.1.3'],
    ['RCPT <a@example.com>\r', ''],
    [`rcpt <${'a'.repeat(30_000)}@example.com>`, '553 5.1.3'],
  ])('%j', (line, expected) => {
    expect(codes(line)).toBe(expected);
  });

  it('is waited for, and what follows it is not looked at', () => {
    const session = eximSession();
    expect(say(session, octets('rcpt <a..b@exam'), 1)).toEqual({ sent: '', end: false, fault: undefined });
    expect([session.isMidway, session.requests]).toEqual([true, 0]);
    expect(say(session, octets('ple.com>\nrcpt <a@example.com>\n'), 1)).toEqual({
      sent: '553 5.1.3 There is more than one dot in a row before the @; keep one\n',
      end: true,
      fault: undefined,
    });
    expect([session.isMidway, session.requests, session.isEngaged]).toEqual([false, 1, false]);
  });

  it.each([
    '',
    'rcpt',
    'data <a@example.com>',
    'rcpt<a@example.com>',
    ' rcpt <a@example.com>',
    'rcpt;client=192.0.2.1<a@example.com>',
    'x'.repeat(40_000),
  ])('that is none is 451 and no acceptance: %j', (line) => {
    const { sent, end, fault } = say(eximSession(), octets(`${line}\n`), 1000);
    expect({ sent, end }).toEqual({
      sent: '451 4.3.0 The address could not be checked; try again later\n',
      end: true,
    });
    expect(fault).toMatch(/^[ -~]+$/);
    expect(ask(line, { onError: 'accept' })).toBe('');
    expect(ask(line, { dryRun: true })).toBe('');
  });

  it('is answered by 451 or an acceptance when the fault is ours', () => {
    const onRefusal = () => {
      throw new Error('disk full');
    };
    expect(ask('rcpt <@>', { onRefusal })).toMatch(/^451 4\.3\.0 /);
    expect(ask('rcpt <@>', { onRefusal, onError: 'accept' })).toBe('');
  });

  it('is told to the log with its parameters', () => {
    const refusals: Refusal[] = [];
    ask('rcpt <a@-bad.example> NOTIFY=NEVER', { onRefusal: (refusal) => refusals.push(refusal) });
    expect(refusals).toMatchObject([
      {
        command: 'RCPT',
        address: '<a@-bad.example> NOTIFY=NEVER',
        client: null,
        helo: null,
        counterpart: null,
      },
    ]);
  });

  it('tells the client, its HELO and the sender, for the log and for exemptions', () => {
    const refusals: Refusal[] = [];
    const options: SiteOptions = {
      exemptNetworks: ['192.0.2.0/24'],
      onRefusal: (refusal) => refusals.push(refusal),
    };
    const sender = Buffer.from('"odd; sender=x"@example.com').toString('base64');
    const fields = (client: string) =>
      `;client=${client};helo=${Buffer.from('a b').toString('base64')};sender=${sender}`;
    expect(ask(`rcpt-ascii${fields('192.0.2.1')} <a..b@example.com>`, options)).toBe('');
    expect(ask(`rcpt-ascii${fields('192.0.3.1')} <a..b@example.com>`, options)).toMatch(/^553/);
    expect(ask('rcpt-ascii client=192.0.2.1 <a..b@example.com>', options)).toMatch(/^5/);
    expect(refusals).toMatchObject([
      { client: '192.0.3.1', helo: 'a b', counterpart: '"odd; sender=x"@example.com' },
      { client: null },
    ]);
  });

  it('without what MAIL was is checked, and the log is told what is missing', () => {
    const told = say(eximSession(), octets('rcpt- <j\xc3\xb6rg@example.com>\n'));
    expect(told).toMatchObject({ sent: '\n', fault: expect.stringContaining('acl_smtp_mail') });
    expect(say(eximSession(), octets('rcpt- <a..b@example.com>\n')).sent).toMatch(/^553 5\.1\.3 /);
  });

  it('is answered on one line of ASCII that says nothing of the address', () => {
    const raw = fc.uint8Array({ maxLength: 60 }).map((bytes) => Buffer.from(bytes).toString('latin1'));
    fc.assert(
      fc.property(fc.constantFrom('mail', 'rcpt', 'rcpt-ascii', 'rcpt-smtputf8'), raw, (word, text) => {
        expect(ask(`${word} ${text}`)).toMatch(/^(?:5\d\d 5\.\d\.\d{1,2} [ -~]+)?$/);
      }),
      { numRuns: 2000 },
    );
    expect(ask('rcpt <S3cr3t@_>')).not.toContain('S3cr3t');
  });
});

it('refuses what Exim cannot tell, and options that do not exist', () => {
  for (const make of [eximServer, eximSession]) {
    expect(() => make({ exemptAuthenticated: true } as never)).toThrow('!authenticated = *');
    expect(() => make({ maxOctets: -1 })).toThrow(TypeError);
  }
});
