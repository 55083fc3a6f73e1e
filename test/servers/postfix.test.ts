import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseMailbox, replyFor } from '../../src/index.ts';
import { postfixServer, postfixSession } from '../../src/servers/postfix.ts';
import type { Refusal, SiteOptions } from '../../src/servers/site.ts';
import { octets, say } from './wire.ts';

/** A request as Postfix 3.7.11 sent it, with these attributes changed. */
function request(attributes: Readonly<Record<string, string>>): string {
  const recorded = {
    request: 'smtpd_access_policy',
    protocol_state: 'RCPT',
    protocol_name: 'ESMTP',
    client_address: '127.0.0.1',
    client_name: 'unknown',
    client_port: '33230',
    reverse_client_name: 'unknown',
    server_address: '127.0.0.1',
    server_port: '38315',
    helo_name: 'client.example',
    sender: 'j\xc3\xb6rg@example.com',
    recipient: 'j\xc3\xb6rg@b\xc3\xbccher.example',
    recipient_count: '0',
    queue_id: '',
    instance: '784f.6b04851e.cbd95.0',
    size: '100',
    etrn_domain: '',
    stress: '',
    sasl_method: '',
    sasl_username: '',
    sasl_sender: '',
    ccert_subject: '',
    ccert_issuer: '',
    ccert_fingerprint: '',
    ccert_pubkey_fingerprint: '',
    encryption_protocol: '',
    encryption_cipher: '',
    encryption_keysize: '0',
    policy_context: '',
    ...attributes,
  };
  return `${Object.entries(recorded)
    .map(([name, value]) => `${name}=${value}\n`)
    .join('')}\n`;
}

/** What a session answers to one request; `none` where it ends without a word. */
function ask(attributes: Readonly<Record<string, string>>, options: SiteOptions = {}): string {
  const { sent, end } = say(postfixSession(options), octets(request(attributes)));
  if (end) return sent === '' ? 'none' : `end after ${sent}`;
  expect(sent).toMatch(/^action=[ -~]+\n\n$/);
  return sent.slice('action='.length, -2);
}

const recipient = (address: string) => ask({ recipient: address });
const HYPHEN = (enhanced: string) =>
  `553 ${enhanced} ${replyFor(parseMailbox('a@-bad.example'), { command: 'RCPT' })?.text}`;
const codes = (action: string) => (action === 'DUNNO' ? 'ok' : action.slice(0, 9));

describe('a session of Postfix', () => {
  it('answers one request after the other, wherever they are cut', () => {
    const input = octets(request({}) + request({ recipient: 'a%s@-bad.example' }) + request({ sender: '' }));
    const expected = `action=DUNNO\n\naction=${HYPHEN('5.1.3')}\n\naction=DUNNO\n\n`;
    for (const size of [1, 2, 3, 10, 100, 1000, input.length]) {
      expect(say(postfixSession(), input, size)).toEqual({ sent: expected, end: false, fault: undefined });
    }
  });

  it('takes nothing in an address for a parameter', () => {
    expect(recipient('a@example.com> SIZE=1')).toMatch(/^555 5\.5\.4 /);
  });

  it('knows when a request is under way', () => {
    const session = postfixSession();
    expect([session.isMidway, session.requests]).toEqual([false, 0]);
    say(session, octets('request=smtpd_access_policy\n'));
    expect([session.isMidway, session.requests]).toEqual([true, 0]);
    say(session, octets('protocol_state=CONNECT\n\n'));
    expect([session.isMidway, session.requests, session.isEngaged]).toEqual([false, 1, false]);
  });

  it('checks the sender at MAIL, and both at RCPT', () => {
    const bad = 'a@-bad.example';
    expect(codes(ask({ protocol_state: 'MAIL', sender: bad, recipient: '' }))).toBe('553 5.1.7');
    expect(codes(ask({ protocol_state: 'MAIL', sender: '', recipient: '' }))).toBe('ok');
    expect(ask({ sender: bad })).toBe(HYPHEN('5.1.7').replace('5.1.7 ', '5.1.7 Sender: '));
    expect(codes(ask({ recipient: bad }))).toBe('553 5.1.3');
    for (const state of ['CONNECT', 'EHLO', 'HELO', 'VRFY', 'ETRN', 'DATA', 'END-OF-MESSAGE']) {
      expect(ask({ protocol_state: state, sender: bad, recipient: bad })).toBe('DUNNO');
    }
  });
});

describe('addresses that Postfix has taken apart', () => {
  it.each([
    ['john doe@example.com', 'ok', 'quotes may have stood around it'],
    ['a@b@example.com', 'ok', 'so that the last @ divides it'],
    ['a..b@example.com', 'ok', ''],
    ['.a@example.com', 'ok', ''],
    ['a"b\\c@example.com', 'ok', 'backslashes may have stood in it'],
    ['@example.com', 'ok', 'it may have been ""'],
    ['j\xc3\xb6rg@b\xc3\xbccher.example', 'ok', 'SMTPUTF8 may be in effect'],
    ['user@[IPv6:::1]', 'ok', ''],
    ['postmaster', 'ok', 'RFC 5321 4.1.1.3'],
    ['user', 'ok', 'Postfix adds its own domain'],
    ['john doe', 'ok', 'quotes may have stood around it'],
    ['user@example.com.', 'ok', 'Postfix takes the dot off'],
    ['user@example..com', '553 5.1.3', 'a domain is never quoted'],
    ['a b@-bad.example', '553 5.1.3', ''],
    ['user@[IPv6:2001:db8::zz]', '553 5.1.3', ''],
    ['user@i\xe2\x99\xa5you.example', '553 5.1.3', ''],
    ['a\x07b@example.com', '553 5.1.3', 'a control character may not be quoted either'],
    ['us\xff\xfeer@example.com', '553 5.1.3', 'nor may what is not UTF-8'],
    [`${'a'.repeat(64)}@example.com`, 'ok', ''],
    [`${'a'.repeat(242)}@example.com`, 'ok', 'a path of 256 octets'],
    [`${'a'.repeat(243)}@example.com`, '553 5.1.3', 'of 257'],
  ])('%j: %s %s', (address, expected) => {
    expect(codes(recipient(address))).toBe(expected);
  });

  it('keep to the profile, since an address that needs quotes had them', () => {
    const form = { profile: 'form' } as const;
    expect(codes(ask({ sender: '', recipient: 'john doe@example.com' }, form))).toBe('553 5.1.3');
    expect(codes(ask({ sender: '', recipient: 'john.doe@example.com' }, form))).toBe('ok');
  });

  it('are logged as Postfix gave them', () => {
    const refusals: Refusal[] = [];
    ask({ recipient: 'john doe@-bad.example' }, { onRefusal: (refusal) => refusals.push(refusal) });
    ask(
      { sender: 'us\xffer@example.com', client_address: 'unknown' },
      { onRefusal: (refusal) => refusals.push(refusal) },
    );
    expect(refusals).toMatchObject([
      { command: 'RCPT', address: 'john doe@-bad.example', octets: null, client: '127.0.0.1' },
      { command: 'MAIL', address: 'us\ufffder@example.com', client: null },
    ]);
    expect(Buffer.from(refusals[1]?.octets ?? []).toString('latin1')).toBe('us\xffer@example.com');
  });
});

describe('a fault', () => {
  const broken = () => {
    throw new Error('disk full');
  };

  it('of our own ends the session without a word, or is an acceptance', () => {
    const bad = { recipient: 'a@-bad.example' };
    expect(ask(bad, { onRefusal: broken })).toBe('none');
    expect(ask(bad, { onRefusal: broken, onError: 'accept' })).toBe('DUNNO');
    expect(ask(bad, { onRefusal: broken, dryRun: true })).toBe('DUNNO');
    const session = postfixSession({ onRefusal: broken });
    expect(say(session, octets(request({}) + request(bad)))).toMatchObject({
      sent: 'action=DUNNO\n\n',
      end: true,
    });
  });

  it.each([
    ['a line without =', 'request\n'],
    ['an attribute without a name', '=smtpd_access_policy\n'],
    ['an empty request', '\n'],
    ['another request', 'request=other\nprotocol_state=RCPT\nsender=\nrecipient=a@b\n\n'],
    ['no protocol_state', 'request=smtpd_access_policy\nsender=\n\n'],
    ['RCPT without a recipient', 'request=smtpd_access_policy\nprotocol_state=RCPT\nsender=\n\n'],
    ['MAIL without a sender', 'request=smtpd_access_policy\nprotocol_state=MAIL\n\n'],
    ['a line of 16,385 octets', `a=${'x'.repeat(16_383)}`],
    ['a request of 65,536 octets and more', `${`a=${'x'.repeat(8000)}\n`.repeat(9)}\n`],
  ])('of the peer ends it without a word: %s', (_, text) => {
    for (const size of [1, text.length]) {
      const { sent, end, fault } = say(postfixSession(), octets(text), size);
      expect({ sent, end }).toEqual({ sent: '', end: true });
      expect(fault).toMatch(/^[ -~]+$/);
    }
  });
});

it('exempts who has authenticated, when asked to', () => {
  const bad = { recipient: 'a@-bad.example', sasl_username: 'anna' };
  expect(codes(ask(bad))).toBe('553 5.1.3');
  expect(codes(ask(bad, { exemptAuthenticated: true }))).toBe('ok');
  expect(codes(ask({ ...bad, sasl_username: '' }, { exemptAuthenticated: true }))).toBe('553 5.1.3');
});

it('says nothing of the address, on one line', () => {
  const value = fc
    .uint8Array({ maxLength: 60 })
    .map((bytes) => Buffer.from(bytes).toString('latin1').replaceAll('\n', ' '));
  fc.assert(
    fc.property(value, value, (sender, to) => {
      expect(ask({ sender, recipient: to })).toMatch(/^(?:DUNNO|5\d\d 5\.\d\.\d{1,2} [ -~]+)$/);
    }),
    { numRuns: 2000 },
  );
  expect(ask({ sender: 'S3cr3t\r@x', recipient: 'S3cr3t@_' })).not.toContain('S3cr3t');
});

it('never throws', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), fc.integer({ min: 1, max: 50 }), (garbage, size) => {
      say(postfixSession(), garbage, size);
    }),
    { numRuns: 2000 },
  );
});

it('refuses options that do not exist', () => {
  expect(() => postfixServer({ replyStyle: '550' as never })).toThrow(TypeError);
  expect(() => postfixSession({ levels: { 'no-such-reason': 'off' } as never })).toThrow(TypeError);
});
