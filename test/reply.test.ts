import { describe, expect, it } from 'vitest';
import {
  formatReason,
  type PathOptions,
  parseMailbox,
  parsePath,
  type Reason,
  type ReplyStyle,
  replyFor,
} from '../src/index.ts';

type Codes = [code: number, enhanced: string];

/** The replies to one argument, at MAIL and at RCPT, in the three styles. */
interface Row {
  name: string;
  argument: string;
  options?: Partial<PathOptions>;
  MAIL: Record<ReplyStyle, Codes> | null;
  RCPT: Record<ReplyStyle, Codes> | null;
}

const same = (codes: Codes) => ({ '553': codes, rfc5321: codes, '501': codes });
const mailbox = (enhanced: string) => ({
  '553': [553, enhanced] as Codes,
  rfc5321: [553, enhanced] as Codes,
  '501': [501, enhanced] as Codes,
});
const strict = (enhanced: string) => ({ ...mailbox(enhanced), rfc5321: [501, enhanced] as Codes });

const MAILBOX = { MAIL: mailbox('5.1.7'), RCPT: mailbox('5.1.3') };
const STRICT = { MAIL: strict('5.1.7'), RCPT: strict('5.1.3') };
const ARGUMENT = { MAIL: same([501, '5.5.4']), RCPT: same([501, '5.5.4']) };
const PARAMETER = { MAIL: same([555, '5.5.4']), RCPT: same([555, '5.5.4']) };
const SMTPUTF8 = { MAIL: same([550, '5.6.7']), RCPT: same([553, '5.6.7']) };
const NONE = { MAIL: null, RCPT: null };

const D191 = `${'b'.repeat(62)}.${'c'.repeat(62)}.${'d'.repeat(62)}.ex`;

const rows: Row[] = [
  { name: 'a good path', argument: '<user@example.com>', ...NONE },
  { name: 'a path with a warning', argument: '<"a b"@example.com>', ...NONE },
  { name: 'no brackets', argument: 'user@example.com', ...ARGUMENT },
  { name: 'an unclosed bracket', argument: '<user@example.com', ...ARGUMENT },
  { name: 'text after the bracket', argument: '<user@example.com>x', ...ARGUMENT },
  { name: 'a display name', argument: 'John <user@example.com>', ...ARGUMENT },
  { name: 'a space at the colon', argument: ' <user@example.com>', ...ARGUMENT },
  { name: 'an empty atom', argument: '<a..b@example.com>', ...MAILBOX },
  { name: 'no @', argument: '<user>', ...MAILBOX },
  { name: 'no local part', argument: '<@example.com>', ...MAILBOX },
  { name: 'no domain', argument: '<user@>', ...MAILBOX },
  { name: 'a hyphen at the edge', argument: '<user@-a.com>', ...MAILBOX },
  { name: 'a trailing dot', argument: '<user@a.com.>', ...MAILBOX },
  { name: 'a bad literal', argument: '<user@[1.2.3]>', ...MAILBOX },
  { name: 'an undecodable A-label', argument: '<user@xn--0.com>', ...MAILBOX },
  { name: 'Bidi', argument: '<user@\u05d0a.com>', options: { smtputf8: true }, ...MAILBOX },
  { name: 'a local part that is too long', argument: `<${'a'.repeat(65)}@a.com>`, ...MAILBOX },
  { name: 'a label that is too long', argument: `<a@${'a'.repeat(64)}.com>`, ...MAILBOX },
  { name: 'a path that is too long', argument: `<${'a'.repeat(64)}@${D191}>`, ...STRICT },
  { name: 'NUL', argument: '<a\u0000b@example.com>', ...STRICT },
  { name: 'DEL in quotes', argument: '<"a\u007fb"@example.com>', ...STRICT },
  { name: 'an underscore', argument: '<user@a_b.com>', ...STRICT },
  { name: 'an underscore and an exclamation mark', argument: '<user@a_b!c.com>', ...STRICT },
  { name: 'an underscore and an empty atom after it', argument: '<user@a_b..com>', ...MAILBOX },
  { name: 'an empty atom before an underscore', argument: '<a..b@a_b.com>', ...MAILBOX },
  { name: 'an underscore beside a warning', argument: '<"a b"@a_b.com>', ...STRICT },
  {
    name: 'a non-ASCII local part',
    argument: '<j\u00f6rg@example.com>',
    options: { smtputf8: false },
    ...SMTPUTF8,
  },
  {
    name: 'a non-ASCII domain',
    argument: '<user@b\u00fccher.example>',
    options: { smtputf8: false },
    ...SMTPUTF8,
  },
  {
    name: 'an unknown parameter',
    argument: '<user@example.com> FOO=1',
    options: { parameters: [] },
    ...PARAMETER,
  },
  { name: 'a malformed parameter', argument: '<user@example.com> -FOO', ...ARGUMENT },
  { name: 'a repeated parameter', argument: '<user@example.com> A=1 A=2', ...ARGUMENT },
  { name: 'the null path', argument: '<>', MAIL: null, RCPT: mailbox('5.1.3') },
  { name: 'Postmaster', argument: '<Postmaster>', MAIL: mailbox('5.1.7'), RCPT: null },
  { name: 'a source route', argument: '<@a.com:user@b.com>', ...NONE },
  {
    name: 'a dotless domain in a form',
    argument: '<user@localhost>',
    options: { profile: 'form' },
    ...MAILBOX,
  },
  {
    name: 'a source route that the site refuses',
    argument: '<@a.com:user@b.com>',
    options: { levels: { 'path-source-route': 'error' } },
    ...MAILBOX,
  },
];

describe.each(['MAIL', 'RCPT'] as const)('at %s', (command) => {
  describe.each(['553', 'rfc5321', '501'] as const)('in style %s', (style) => {
    it.each(rows)('$name', (row) => {
      const reply = replyFor(parsePath(row.argument, { ...row.options, command }), { command, style });
      const expected = row[command]?.[style] ?? null;
      expect(reply && [reply.code, reply.enhanced]).toEqual(expected);
    });
  });
});

describe('a reply', () => {
  it('is in style 553 when none is named', () => {
    const result = parseMailbox('user@a_b.com');
    expect(replyFor(result, { command: 'RCPT' })).toEqual(
      replyFor(result, { command: 'RCPT', style: '553' }),
    );
    expect(replyFor(result, { command: 'RCPT' })?.code).toBe(553);
  });

  it('is that of the first error, warnings before it or not', () => {
    const result = parseMailbox('"a b"@exam_ple..com');
    expect(result.reasons[0]?.level).toBe('warning');
    expect(replyFor(result, { command: 'RCPT' })?.reason).toBe('domain-underscore');
  });

  it('is the same for a mailbox as for its path', () => {
    for (const address of ['a..b@example.com', 'user@a_b.com', 'user@', 'user', '"x@example.com']) {
      for (const style of ['553', 'rfc5321', '501'] as const) {
        const options = { command: 'RCPT', style } as const;
        const ofPath = replyFor(parsePath(`<${address}>`, { command: 'RCPT' }), options);
        expect(replyFor(parseMailbox(address), options)).toEqual(ofPath);
      }
    }
  });

  it('has a text that fits on one line with its codes, 512 octets with CR LF (RFC 5321 4.5.3.1.5)', () => {
    const reply = replyFor(parseMailbox('user@a_b.com'), { command: 'RCPT' });
    const line = `${reply?.code} ${reply?.enhanced} ${reply?.text}\r\n`;
    expect(line).toMatch(/^553 5\.1\.3 [ -~]+\r\n$/);
    expect(line.length).toBeLessThanOrEqual(512);
  });

  it('for malformed octets is 553, and 501 where RFC 5321 is kept to the letter', () => {
    const result = parseMailbox(Uint8Array.of(0x61, 0xff, 0x40, 0x62, 0x2e, 0x63, 0x6f));
    expect(replyFor(result, { command: 'MAIL' })).toMatchObject({ code: 553, enhanced: '5.1.7' });
    expect(replyFor(result, { command: 'MAIL', style: 'rfc5321' })).toMatchObject({ code: 501 });
  });

  it('for an input over maxOctets is that of a path that is too long', () => {
    const result = parseMailbox('user@example.com', { maxOctets: 5 });
    expect(replyFor(result, { command: 'RCPT', style: 'rfc5321' })).toMatchObject({
      code: 501,
      enhanced: '5.1.3',
    });
  });

  // Whoever copies a result, or makes one, could bring a line end into the session.
  it('is plain ASCII on one line, whatever the arguments of a reason hold', () => {
    const args = { octets: '1\r\n250 2.0.0', limit: '\u00e9' };
    const reasons = [{ code: 'domain-too-long', level: 'error', start: 0, end: 1, octets: [0, 1], args }];
    const result = { reasons } as unknown as { reasons: Reason[] };
    const text = formatReason({ code: 'domain-too-long', args: { octets: 1, limit: 2 } });
    expect(replyFor(result, { command: 'RCPT' })?.text).toBe(
      text.replace('2', '?').replace('1', '1??250 2.0.0'),
    );
  });

  it.each([[null], [undefined], [{}], [{ reasons: 'none' }], ['user@example.com']])(
    'cannot be made of %j',
    (result) => {
      const reply = () => replyFor(result as unknown as { reasons: Reason[] }, { command: 'RCPT' });
      expect(reply).toThrow(TypeError);
      expect(reply).toThrow(/^result: expected what parseMailbox or parsePath returned, got /);
    },
  );
});
