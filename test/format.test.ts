import { describe, expect, it } from 'vitest';
import {
  en,
  formatMailbox,
  formatReason,
  type Mailbox,
  type Messages,
  parseMailbox,
  type Reason,
  sameMailbox,
} from '../src/index.ts';

function mailboxOf(address: string): Mailbox {
  const { mailbox } = parseMailbox(address, { profile: 'rfc' });
  if (!mailbox) throw new Error(`not a mailbox: ${address}`);
  return mailbox;
}

function firstReason(address: string): Reason {
  return parseMailbox(address).reasons[0] as Reason;
}

describe('formatMailbox', () => {
  it.each([
    ['user@example.com', 'user@example.com', 'user@example.com'],
    ['User.Name@EXAMPLE.Com', 'User.Name@example.com', 'User.Name@example.com'],
    ['"user"@example.com', 'user@example.com', 'user@example.com'],
    ['"\\u\\s\\e\\r"@example.com', 'user@example.com', 'user@example.com'],
    ['"john doe"@example.com', '"john doe"@example.com', '"john doe"@example.com'],
    ['"john\\ doe"@example.com', '"john doe"@example.com', '"john doe"@example.com'],
    ['"a\\"b"@example.com', '"a\\"b"@example.com', '"a\\"b"@example.com'],
    ['"a\\\\b"@example.com', '"a\\\\b"@example.com', '"a\\\\b"@example.com'],
    ['"a@b"@example.com', '"a@b"@example.com', '"a@b"@example.com'],
    ['""@example.com', '""@example.com', '""@example.com'],
    ['".a"@example.com', '".a"@example.com', '".a"@example.com'],
    ['"a."@example.com', '"a."@example.com', '"a."@example.com'],
    ['"a..b"@example.com', '"a..b"@example.com', '"a..b"@example.com'],
    ['"a.b"@example.com', 'a.b@example.com', 'a.b@example.com'],
    ['user@b\u00fccher.example', 'user@xn--bcher-kva.example', 'user@b\u00fccher.example'],
    ['user@XN--Bcher-KVA.Example', 'user@xn--bcher-kva.example', 'user@b\u00fccher.example'],
    ['user@fa\u00df.de', 'user@xn--fa-hia.de', 'user@fa\u00df.de'],
    ['J\u00f6rg@b\u00fccher.example', 'J\u00f6rg@xn--bcher-kva.example', 'J\u00f6rg@b\u00fccher.example'],
    ['"J\u00f6rg"@example.com', 'J\u00f6rg@example.com', 'J\u00f6rg@example.com'],
    ['user@[192.0.2.1]', 'user@[192.0.2.1]', 'user@[192.0.2.1]'],
    ['user@[IPv6:2001:DB8::1]', 'user@[IPv6:2001:DB8::1]', 'user@[IPv6:2001:DB8::1]'],
    ['user@ab--cd.example', 'user@ab--cd.example', 'user@ab--cd.example'],
  ])('%s', (address, ascii, unicode) => {
    const mailbox = mailboxOf(address);
    expect(formatMailbox(mailbox, { form: 'ascii' })).toBe(ascii);
    expect(formatMailbox(mailbox, { form: 'unicode' })).toBe(unicode);
    expect(mailbox.unicode).toBe(unicode);
    expect(mailbox.ascii).toBe(/^[\0-\x7f]*$/.test(ascii) ? ascii : null);
  });

  it('takes a mailbox that a program wrote itself', () => {
    const mailbox: Mailbox = { ...mailboxOf('user@example.com'), localPart: 'a b', domain: 'EXAMPLE.com' };
    expect(formatMailbox(mailbox, { form: 'ascii' })).toBe('"a b"@example.com');
  });

  it('can be passed through JSON', () => {
    const mailbox = mailboxOf('"a b"@b\u00fccher.example');
    const copy = JSON.parse(JSON.stringify(mailbox)) as Mailbox;
    expect(copy).toEqual(mailbox);
    expect(formatMailbox(copy, { form: 'ascii' })).toBe('"a b"@xn--bcher-kva.example');
  });
});

describe('sameMailbox', () => {
  it.each([
    ['abc@example.com', '"abc"@example.com'],
    ['abc@example.com', '"\\a\\b\\c"@example.com'],
    ['abc@example.com', 'abc@EXAMPLE.COM'],
    ['"a b"@example.com', '"a\\ b"@example.com'],
    ['abc@b\u00fccher.example', 'abc@xn--bcher-kva.example'],
    ['abc@b\u00fccher.example', '"abc"@XN--BCHER-KVA.example'],
    ['abc@[IPv6:2001:DB8::1]', 'abc@[ipv6:2001:db8::1]'],
  ])('%s is %s', (a, b) => {
    expect(sameMailbox(mailboxOf(a), mailboxOf(b))).toBe(true);
    expect(sameMailbox(mailboxOf(b), mailboxOf(a))).toBe(true);
  });

  it.each([
    ['abc@example.com', 'Abc@example.com'],
    ['abc@example.com', 'abc@example.org'],
    ['abc@example.com', 'ab.c@example.com'],
    ['"a b"@example.com', '"a  b"@example.com'],
    ['abc@fa\u00df.de', 'abc@fass.de'],
    ['abc@[192.0.2.1]', 'abc@[192.0.2.2]'],
    ['j\u00f6rg@example.com', 'jorg@example.com'],
  ])('%s is not %s', (a, b) => {
    expect(sameMailbox(mailboxOf(a), mailboxOf(b))).toBe(false);
  });
});

describe('formatReason', () => {
  it('says numbers', () => {
    expect(formatReason(firstReason(`${'a'.repeat(70)}@example.com`))).toMatch(/\b70\b.*\b64\b/);
  });

  it('names characters that people know, and gives the number of others', () => {
    expect(formatReason(firstReason('a:b@example.com'))).toContain('a colon (U+003A)');
    expect(formatReason(firstReason('user@i\u2665you.example'))).toContain('U+2665');
    expect(formatReason(firstReason('user@\u{1f600}.example'))).toContain('U+1F600');
  });

  it('says how UTF-8 is malformed, and where', () => {
    const { reasons } = parseMailbox(Uint8Array.of(0x61, 0x80, 0x40, 0x62, 0x2e, 0x63, 0x6f));
    const text = formatReason(reasons[0] as Reason);
    expect((reasons[0] as Reason).args).toMatchObject({ kind: 'stray-continuation', offset: 1 });
    expect(text).toContain(en.utf8Faults['stray-continuation']);
  });

  it('speaks the language that it is given', () => {
    const words: Messages = { ...en, reasons: { ...en.reasons, 'domain-underscore': 'kein _' } };
    expect(formatReason(firstReason('user@a_b.com'), words)).toBe('kein _');
  });

  it('takes a reason that came through JSON', () => {
    const reason = firstReason('a:b@example.com');
    expect(formatReason(JSON.parse(JSON.stringify(reason)) as Reason)).toBe(formatReason(reason));
  });
});

describe('what is neither a mailbox nor a reason', () => {
  it.each([null, undefined, 'user@example.com', {}, { localPart: 'user' }, { domain: 'example.com' }])(
    'formatMailbox and sameMailbox refuse %j',
    (value) => {
      const mailbox = value as unknown as Mailbox;
      expect(() => formatMailbox(mailbox, { form: 'ascii' })).toThrow(TypeError);
      expect(() => sameMailbox(mailbox, mailbox)).toThrow(/^mailbox: expected the mailbox of a valid result/);
    },
  );

  it.each([null, undefined, {}, { code: 'no-such-code', args: {} }])('formatReason refuses %j', (value) => {
    expect(() => formatReason(value as unknown as Reason)).toThrow(TypeError);
  });

  it('formatReason refuses messages without texts', () => {
    const reason = firstReason('a..b@example.com');
    expect(() => formatReason(reason, {} as unknown as Messages)).toThrow(
      /^messages: expected the messages of a language/,
    );
  });
});
