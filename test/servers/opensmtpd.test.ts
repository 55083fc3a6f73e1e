import { PassThrough } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { opensmtpdFilter, opensmtpdSession } from '../../src/servers/opensmtpd.ts';
import type { Refusal, SiteOptions } from '../../src/servers/site.ts';
import { gather, running } from '../cli/running.ts';
import { octets, say } from './wire.ts';

const CONFIG = 'config|smtpd-version|6.8.0p2\nconfig|subsystem|smtp-in\nconfig|ready\n';
const REGISTERED = [
  'register|report|smtp-in|link-connect',
  'register|report|smtp-in|link-identify',
  'register|report|smtp-in|link-auth',
  'register|report|smtp-in|link-disconnect',
  'register|filter|smtp-in|mail-from',
  'register|filter|smtp-in|rcpt-to',
  'register|ready',
  '',
].join('\n');

const ask = (phase: string, address: string, session = 'aaaa') =>
  `filter|0.6|1576146008.006099|smtp-in|${phase}|${session}|bbbb|${address}\n`;
const CONNECT =
  'report|0.6|1576146008.006099|smtp-in|link-connect|aaaa|client.example|pass|192.0.2.1:1025|198.51.100.1:25\n';
const PROCEED = 'filter-result|aaaa|bbbb|proceed\n';

/** What a configured session answers. */
function answered(input: string, options: SiteOptions = {}): string {
  const session = opensmtpdSession(options);
  expect(say(session, octets(CONFIG)).sent).toBe(REGISTERED);
  return say(session, Buffer.from(input)).sent;
}

describe('the filter', () => {
  it('registers once it has heard all of the configuration', () => {
    const session = opensmtpdSession();
    expect(say(session, octets('config|smtpd-version|7.3.0p2\nconfig|admd|mx.example\n')).sent).toBe('');
    expect(say(session, octets('config|ready\n')).sent).toBe(REGISTERED);
  });

  it('accepts what is valid: the null sender, Postmaster as a recipient, a source route, a vertical bar', () => {
    const input = ['', 'a@example.com', '|cmd|x@example.com', '@relay.example:a@example.com']
      .map((address) => ask('mail-from', address))
      .join('');
    expect(answered(input + ask('rcpt-to', 'Postmaster'))).toBe(PROCEED.repeat(5));
  });

  it.each([
    ['mail-from', 'a..b@example.com', '553 5.1.7 There is more than one dot'],
    ['rcpt-to', 'a..b|c@example.com', '553 5.1.3 There is more than one dot'],
    ['rcpt-to', 'a|b@-bad.example', '553 5.1.3 The domain starts'],
    ['rcpt-to', '', '553 5.1.3 The empty path'],
    ['mail-from', 'j\u00f6rg@example.com', '550 5.6.7 Non-ASCII letters before the @'],
    ['rcpt-to', 'a@b\u00fccher.example', '553 5.6.7 Non-ASCII letters in the domain'],
    ['rcpt-to', 'a@b> SIZE=1', '555 5.5.4'],
    ['mail-from', 'a@b> SMTPUTF8', '501 5.5.4'],
    ['rcpt-to', 'a@b>', '501 5.5.4'],
  ])('refuses %s %j with %s', (phase, address, reply) => {
    expect(answered(ask(phase, address))).toMatch(
      new RegExp(`^filter-result\\|aaaa\\|bbbb\\|reject\\|${reply}[ -~]*\n$`),
    );
  });

  it('takes options, and defers where the fault is ours', () => {
    expect(answered(ask('rcpt-to', 'a@-bad.example'), { replyStyle: '501' })).toContain('reject|501 5.1.3 ');
    expect(answered(ask('rcpt-to', 'a..b@example.com'), { dryRun: true })).toBe(PROCEED);
    const onRefusal = () => {
      throw new Error('the disk is full');
    };
    const bad = ask('rcpt-to', 'a..b@example.com');
    expect(answered(bad, { onRefusal })).toMatch(/\|reject\|451 4\.3\.0 /);
    expect(answered(bad, { onRefusal, onError: 'accept' })).toBe(PROCEED);
    expect(() => opensmtpdSession({ profile: 'strict' as never })).toThrow(TypeError);
  });

  it('tells who was refused, and where the client is', () => {
    const refusals: Refusal[] = [];
    answered(CONNECT + ask('rcpt-to', 'a..b@example.com'), {
      onRefusal: (refusal) => refusals.push(refusal),
    });
    expect(refusals).toMatchObject([{ command: 'RCPT', address: 'a..b@example.com', client: '192.0.2.1' }]);
    answered(
      `${CONNECT.replace('192.0.2.1:1025', '[2001:db8::1]:1025')}${ask('mail-from', 'a..b@example.com')}`,
      {
        onRefusal: (refusal) => refusals.push(refusal),
      },
    );
    expect(refusals[1]?.client).toBe('2001:db8::1');
  });

  it.each([
    ['0.6', 'pass|pass', true],
    ['0.6', 'a|b|pass', true],
    ['0.6', 'pass|fail', false],
    ['0.7', 'pass|a|b', true],
    ['0.7', 'fail|pass', false],
  ])('exempts who has authenticated itself: protocol %s, %s', (version, rest, isExempt) => {
    const auth = `report|${version}|1.0|smtp-in|link-auth|aaaa|${rest}\n`;
    const bad = ask('mail-from', 'a..b@example.com');
    const said = answered(CONNECT + auth + bad, { exemptAuthenticated: true });
    expect(said.endsWith('proceed\n')).toBe(isExempt);
    expect(answered(CONNECT + auth + bad)).toContain('|reject|');
    // Another session, and the same one after its end, are others.
    const others = `report|0.6|1.0|smtp-in|link-disconnect|aaaa\n${bad}${ask('mail-from', 'a..b@example.com', 'cccc')}`;
    expect(
      answered(CONNECT + auth + others, { exemptAuthenticated: true }).match(/\|reject\|/g),
    ).toHaveLength(2);
  });

  it('answers a phase that it has not asked for, and says nothing to what is not a request', () => {
    expect(answered(ask('helo', 'client.example'))).toBe(PROCEED);
    const warnings: string[] = [];
    const session = opensmtpdSession({ onWarning: (what) => warnings.push(what) });
    const nonsense = 'hello\n\nfilter|0.6|1.0|smtp-in|rcpt-to|aaaa\nfilter|0.6|1.0|smtp-in|rcpt-to|a b|c|d\n';
    expect(say(session, octets(nonsense)).sent).toBe('');
    expect(warnings).toHaveLength(4);
    expect(warnings.join('')).not.toContain('hello');
  });

  it.each(['mail-from', 'rcpt-to'])(
    'takes a %s without its address for a fault, not for the null path',
    (phase) => {
      const cut = `filter|0.6|1.0|smtp-in|${phase}|aaaa|bbbb\n`;
      const refusals: Refusal[] = [];
      const onRefusal = (refusal: Refusal) => refusals.push(refusal);
      expect(answered(cut, { onRefusal })).toMatch(/^filter-result\|aaaa\|bbbb\|reject\|451 4\.3\.0 /);
      expect(refusals).toMatchObject([{ address: '', reply: { code: 451, reason: null } }]);
      expect(String(refusals[0]?.cause)).toContain('without its address');
      expect(answered(cut, { onError: 'accept' })).toBe(PROCEED);
      expect(answered(cut.replace('bbbb', 'bbbb|'), { onRefusal })).toMatch(
        phase === 'mail-from' ? /proceed/ : /reject\|553/,
      );
    },
  );

  it('ends at a line that no OpenSMTPD sends', () => {
    const said = say(opensmtpdSession(), octets(`filter|${'x'.repeat(70_000)}`), 4096);
    expect(said).toEqual({ sent: '', end: true, fault: 'a line that is too long' });
  });
});

/** Streams as a process has them. */
function streams() {
  const stdin = new PassThrough();
  const stdout = gather();
  const stderr = gather();
  return { stdin, stdout, stderr, io: { stdin, stdout: stdout.stream, stderr: stderr.stream } };
}

describe('what the filter knows of a client', () => {
  const REFUSED = /^filter-result\|aaaa\|bbbb\|reject\|553 /;
  const report = (event: string, ...rest: string[]) =>
    `report|0.6|1.0|smtp-in|${[`link-${event}`, 'aaaa', ...rest].join('|')}\n`;
  const refused = ask('rcpt-to', 'a..b@example.com');

  it('is forgotten with its session, and begins with a connection', () => {
    const options = { exemptAuthenticated: true };
    const authenticated = CONNECT + report('auth', 'anna', 'pass');
    expect(answered(authenticated + refused, options)).toBe(PROCEED);
    expect(answered(authenticated + report('disconnect') + refused, options)).toMatch(REFUSED);
    // There is no client whose authentication this could be.
    expect(answered(report('auth', 'anna', 'pass') + refused, options)).toMatch(REFUSED);
    expect(answered(report('identify', 'x') + refused, options)).toMatch(REFUSED);
  });

  it('may be next to nothing', () => {
    const clients: unknown[] = [];
    const options: SiteOptions = { onRefusal: ({ client }) => clients.push(client) };
    expect(answered(report('connect') + refused, options)).toMatch(REFUSED);
    expect(clients).toEqual(['']);
  });
});

describe('opensmtpdFilter', () => {
  it('lets nothing but the protocol reach stdout as long as it runs', async () => {
    const { stdin, stdout, stderr, io } = streams();
    const filter = opensmtpdFilter({}, io);
    stdin.write(CONFIG);
    io.stdout.write('a stray line\n');
    stdin.end(ask('rcpt-to', 'a@example.com'));
    await filter.ended;
    expect(stdout.text()).toBe(REGISTERED + PROCEED);
    expect(stderr.text()).toBe('a stray line\n');
    io.stdout.write('after it\n');
    expect(stdout.text()).toContain('after it\n');
  });

  it('stops reading when it is told to, and takes other options while it runs', async () => {
    const { stdin, stdout, io } = streams();
    const filter = opensmtpdFilter({}, io);
    stdin.write(CONFIG + ask('rcpt-to', 'a..b@example.com'));
    await new Promise(setImmediate);
    filter.configure({ dryRun: true });
    expect(() => filter.configure({ profile: 'strict' as never })).toThrow(TypeError);
    stdin.write(ask('rcpt-to', 'a..b@example.com'));
    await new Promise(setImmediate);
    await filter.stop();
    expect(stdout.text()).toMatch(/\|reject\|553 5\.1\.3 .*\n.*\|proceed\n$/);
  });

  it('ends in silence where there is no one to tell', async () => {
    expect(answered('nonsense\n')).toBe('');
    const { stdin, stdout, io } = streams();
    const filter = opensmtpdFilter({}, io);
    stdin.write('nonsense\n');
    stdin.write('x'.repeat(1 << 17));
    await filter.ended;
    expect(stdout.text()).toBe('');
  });

  it('tells of a line that no OpenSMTPD sends, and of input that cannot be read', async () => {
    const told: string[] = [];
    const onWarning = (message: string) => void told.push(message);
    const first = streams();
    const filter = opensmtpdFilter({ onWarning }, first.io);
    first.stdin.write('x'.repeat(1 << 17));
    await filter.ended;
    const second = streams();
    const broken = opensmtpdFilter({ onWarning }, second.io);
    second.stdin.destroy(new Error('gone \u00e9'));
    await broken.ended;
    expect(told).toEqual(['a line that is too long', 'standard input: Error: gone ?']);
  });

  it('waits for a reader that is slow, and forgets nothing', async () => {
    const { stdin, io } = streams();
    const slow = new PassThrough({ highWaterMark: 64 });
    const filter = opensmtpdFilter({}, { ...io, stdout: slow });
    stdin.write(CONFIG);
    for (let index = 0; index < 1000; index++) stdin.write(ask('rcpt-to', 'a@example.com'));
    stdin.end();
    let said = '';
    slow.on('data', (octets) => {
      said += octets;
    });
    await filter.ended;
    await new Promise(setImmediate);
    expect(said).toBe(REGISTERED + PROCEED.repeat(1000));
  });
});

describe('serve opensmtpd', () => {
  it('is that filter, logs on stderr and ends with its stdin', async () => {
    const stdin = CONFIG + CONNECT + ask('rcpt-to', 'a..b@example.com');
    const { code, stdout, stderr } = await running(['serve', 'opensmtpd', '--reply-style', '501'], { stdin });
    expect(code).toBe(0);
    expect(stdout).toMatch(
      /^(?:register\|[ -~]*\n){7}filter-result\|aaaa\|bbbb\|reject\|501 5\.1\.3 [ -~]*\n$/,
    );
    expect(JSON.parse(stderr)).toMatchObject({ command: 'RCPT', client: '192.0.2.1' });
  });

  it('listens nowhere', async () => {
    const { code, stderr } = await running(['serve', 'opensmtpd', '--listen', '127.0.0.1:1']);
    expect(code).toBe(2);
    expect(stderr).toContain('opensmtpd talks on standard input and output and listens nowhere');
  });
});
