import { describe, expect, it } from 'vitest';
import { checkLines } from '../src/batch/index.ts';
import { OptionError } from '../src/errors.ts';
import { parseAddressList, parseHeaderMailbox } from '../src/header/index.ts';
import {
  formatMailbox,
  isMailbox,
  type Mailbox,
  type MailboxOptions,
  type PathOptions,
  parseMailbox,
  parsePath,
  type ReasonCode,
  type ReplyOptions,
  replyFor,
  type VerdictOptions,
} from '../src/index.ts';
import { postfixSession } from '../src/servers/postfix.ts';
import { parseMailboxWithSuffix } from '../src/suffix/index.ts';

const GOOD = 'user@example.com';

/** Values as they come from a program without types. */
const asInput = (value: unknown) => value as string;
const asOptions = (value: unknown) => value as MailboxOptions;

/** The error of a call that is used wrongly. */
function thrownBy(call: () => unknown): OptionError {
  try {
    call();
  } catch (error) {
    return error as OptionError;
  }
  throw new Error('Nothing was thrown');
}

function codesOf(input: string | Uint8Array, options?: MailboxOptions): ReasonCode[] {
  return parseMailbox(input, options).reasons.map(({ code }) => code);
}

describe('octets that are gone', () => {
  const detached = new Uint8Array(8);
  structuredClone(detached, { transfer: [detached.buffer] });
  // What TypeScript's library for Node 20 does not know yet: a buffer that shrinks.
  const Resizable = ArrayBuffer as unknown as new (
    size: number,
    options: { maxByteLength: number },
  ) => ArrayBuffer & { resize(size: number): void };
  const buffer = new Resizable(16, { maxByteLength: 16 });
  const outOfBounds = new Uint8Array(buffer, 8, 8);
  buffer.resize(4);

  it.each([
    ['a detached array', detached],
    ['an array out of bounds', outOfBounds],
  ])('are an OptionError that says so: %s', (_name, octets) => {
    for (const call of [
      () => parseMailbox(octets),
      () => isMailbox(octets),
      () => isMailbox(octets, { profile: 'rfc' }),
      () => parsePath(octets, { command: 'MAIL' }),
      () => parseHeaderMailbox(octets),
      () => parseAddressList(octets),
      () => parseMailboxWithSuffix(octets),
    ]) {
      expect(call).toThrow(OptionError);
      expect(call).toThrow(
        'input: expected a string or a Uint8Array, got a Uint8Array that is detached or out of bounds',
      );
    }
  });

  it('are one for a session and in a list too', async () => {
    expect(() => postfixSession().receive(detached)).toThrow(OptionError);
    const verdicts = async () => {
      for await (const _ of checkLines([detached]));
    };
    await expect(verdicts()).rejects.toThrow('got a Uint8Array that is detached or out of bounds');
  });

  it('are not those of an empty array', () => {
    expect(codesOf(new Uint8Array())).toEqual(['input-empty']);
    expect(codesOf(new Uint8Array(new ArrayBuffer(8), 8))).toEqual(['input-empty']);
  });
});

describe('an input of the wrong type', () => {
  const wrong: [unknown, string][] = [
    [42, 'the number 42'],
    [Number.NaN, 'the number NaN'],
    [true, 'the boolean true'],
    [null, 'null'],
    [undefined, 'undefined'],
    [[GOOD], 'an array'],
    [{ address: GOOD }, 'object'],
    [new Date(0), 'Date'],
    [new Uint16Array(2), 'Uint16Array'],
    [new ArrayBuffer(2), 'ArrayBuffer'],
    [Symbol('a'), 'symbol'],
    [10n, 'bigint'],
    [() => GOOD, 'function'],
    [Object.create(null), 'object'],
    [new String(GOOD), 'String'],
  ];

  it.each(wrong)('is a TypeError that names it: %s', (value, named) => {
    for (const call of [
      () => parseMailbox(asInput(value)),
      () => isMailbox(asInput(value)),
      () => parsePath(asInput(value), { command: 'RCPT' }),
    ]) {
      expect(call).toThrow(TypeError);
      expect(call).toThrow(/^input: expected a string or a Uint8Array/);
      expect(call).toThrow(named);
    }
  });

  it('takes a Buffer, and a view of a part of one', () => {
    expect(parseMailbox(Buffer.from(GOOD)).valid).toBe(true);
    expect(parseMailbox(new Uint8Array(Buffer.from(`<${GOOD}>`)).subarray(1, -1)).valid).toBe(true);
  });
});

describe('an option that does not exist', () => {
  const wrong: [string, unknown, RegExp][] = [
    ['options null', null, /options: .*null/],
    ['options a string', 'smtp', /options: .*"smtp"/],
    [
      'an unknown profile',
      { profile: 'strict' },
      /profile: .*rfc, smtp, form, mta or interoperable.*"strict"/,
    ],
    ['a profile by its number', { profile: 1 }, /profile: .*the number 1/],
    ['profile null', { profile: null }, /profile: .*null/],
    ['a profile that every object has', { profile: 'constructor' }, /profile: .*"constructor"/],
    ['levels an array', { levels: ['domain-dotless'] }, /levels: .*an array/],
    ['levels null', { levels: null }, /levels: .*null/],
    ['an unknown code', { levels: { 'domain-no-dot': 'off' } }, /levels: .*"domain-no-dot"/],
    ['a code that every object has', { levels: { toString: 'off' } }, /levels: .*"toString"/],
    ['an unknown level', { levels: { 'domain-dotless': 'info' } }, /levels\.domain-dotless: .*"info"/],
    ['a level false', { levels: { 'domain-dotless': false } }, /levels\.domain-dotless: .*the boolean false/],
    ['smtputf8 a string', { smtputf8: 'no' }, /smtputf8: .*"no"/],
    ['smtputf8 null', { smtputf8: null }, /smtputf8: .*null/],
    ['maxOctets NaN', { maxOctets: Number.NaN }, /maxOctets: .*NaN/],
    ['maxOctets below zero', { maxOctets: -1 }, /maxOctets: .*-1/],
    ['maxOctets a string', { maxOctets: '256' }, /maxOctets: .*"256"/],
    ['maxOctets null', { maxOctets: null }, /maxOctets: .*null/],
  ];

  it.each(wrong)('is a TypeError that names it: %s', (_name, options, message) => {
    const calls = [
      () => parseMailbox(GOOD, asOptions(options)),
      () => isMailbox(GOOD, asOptions(options) as VerdictOptions),
    ];
    // It takes no levels.
    if (options && typeof options === 'object' && 'levels' in options) calls.pop();
    for (const call of calls) {
      expect(call).toThrow(TypeError);
      expect(call).toThrow(message);
    }
  });

  it.each(wrong.filter(([, options]) => typeof options === 'object' && options !== null))(
    'is one for parsePath too: %s',
    (_name, options, message) => {
      const call = () => parsePath(`<${GOOD}>`, { ...(options as object), command: 'RCPT' });
      expect(call).toThrow(TypeError);
      expect(call).toThrow(message);
    },
  );

  it.each([
    [{ smtpUtf8: true }, '"smtpUtf8"', 'smtputf8'],
    [{ SMTPUTF8: false }, '"SMTPUTF8"', 'smtputf8'],
    [{ profile: 'rfc', max_octets: 64 }, '"max_octets"', 'maxOctets'],
    [{ maxoctets: undefined }, '"maxoctets"', 'maxOctets'],
    [{ Levels: {} }, '"Levels"', 'levels'],
  ])('%j: a misspelt name is not passed over in silence', (options, named, meant) => {
    const parsed = () => parsePath(`<${GOOD}>`, { ...(options as object), command: 'RCPT' });
    for (const call of [() => parseMailbox(GOOD, asOptions(options)), parsed]) {
      expect(call).toThrow(TypeError);
      expect(call).toThrow(new RegExp(`^options: unknown option ${named}; did you mean "${meant}"\\?$`));
    }
  });

  it("passes over what is the caller's own, as a context that a library hands over", () => {
    const context = { path: ['email'], parent: {}, messages: {}, octets: 1, label: 'info' };
    expect(isMailbox(GOOD, asOptions(context) as VerdictOptions)).toBe(true);
  });

  it('takes undefined for absent', () => {
    const options = { profile: undefined, levels: undefined, smtputf8: undefined, maxOctets: undefined };
    expect(parseMailbox('user@localhost', options)).toEqual(parseMailbox('user@localhost'));
    expect(codesOf('user@localhost', asOptions({ levels: { 'domain-dotless': undefined } }))).toEqual([
      'domain-dotless',
    ]);
  });

  it('quotes the first forty characters of a long value', () => {
    const quoted = (profile: string) =>
      thrownBy(() => parseMailbox(GOOD, asOptions({ profile }))).message.replace(/^.*got /s, '');
    expect(quoted('x'.repeat(40))).toBe(`"${'x'.repeat(40)}"`);
    expect(quoted('x'.repeat(5000))).toBe(`"${'x'.repeat(40)}…"`);
    expect(quoted(`${'x'.repeat(41)}\n`)).toBe(`"${'x'.repeat(40)}…"`);
  });

  it.each([
    [{ profile: 'strict' }, 'ERR_MAILBOX_ARG_VALUE', 'profile', 'rfc, smtp, form, mta or interoperable'],
    [{ profile: 1 }, 'ERR_MAILBOX_ARG_TYPE', 'profile', 'rfc, smtp, form, mta or interoperable'],
    [{ smtputf8: 'no' }, 'ERR_MAILBOX_ARG_TYPE', 'smtputf8', 'true or false'],
    [{ maxOctets: -1 }, 'ERR_MAILBOX_ARG_VALUE', 'maxOctets', 'a whole number of octets or Infinity'],
    [{ maxOctets: 1.5 }, 'ERR_MAILBOX_ARG_VALUE', 'maxOctets', 'a whole number of octets or Infinity'],
    [{ maxOctets: '256' }, 'ERR_MAILBOX_ARG_TYPE', 'maxOctets', 'a whole number of octets or Infinity'],
    [{ levels: [] }, 'ERR_MAILBOX_ARG_TYPE', 'levels', 'an object of reason codes and levels'],
    [
      { levels: { 'domain-dotless': 'info' } },
      'ERR_MAILBOX_ARG_VALUE',
      'levels.domain-dotless',
      'error, warning or off',
    ],
    [{ levels: { 'no-dot': 'off' } }, 'ERR_MAILBOX_UNKNOWN_REASON', 'levels.no-dot', 'a reason code'],
    [{ smtptf: true }, 'ERR_MAILBOX_UNKNOWN_OPTION', 'smtptf', 'smtputf8'],
  ])('%j: a program can tell why it was refused, and which one it was', (options, code, option, expected) => {
    const error = thrownBy(() => parseMailbox(GOOD, asOptions(options)));
    expect(error).toMatchObject({ name: 'OptionError', code, option, expected });
  });

  it('describes what it got by its kind', () => {
    const revoked = Proxy.revocable({}, {});
    revoked.revoke();
    const got = (command: unknown) =>
      thrownBy(() => parsePath(`<${GOOD}>`, { command } as unknown as PathOptions)).message;
    for (const [value, described] of [
      [undefined, 'undefined'],
      [null, 'null'],
      ['5321', '"5321"'],
      [1, 'the number 1'],
      [10n, 'the bigint 10'],
      [true, 'the boolean true'],
      [Symbol('a'), 'a symbol'],
      [() => 1, 'a function'],
      [[1], 'an array'],
      [{ a: 1 }, 'an object'],
      [new Map(), 'an object (Map)'],
      [revoked.proxy, 'an object'],
    ])
      expect(got(value)).toBe(`command: expected MAIL or RCPT, got ${described}`);
  });
});

describe('a call without options', () => {
  const defaults = { profile: 'smtp', levels: {}, smtputf8: true, maxOctets: 4096 } as const;
  const calls = { parseMailbox, parseHeaderMailbox, parseMailboxWithSuffix };
  const inputs = [GOOD, 'a..b@localhost', 'Jörg <jörg@example.com>', '\u00ad@b.com', 'a'.repeat(4097)];

  it.each(Object.entries(calls))('has the defaults: %s', (_name, call) => {
    for (const input of inputs) {
      const found = call(input);
      expect(found).toEqual(call(input, defaults));
      for (const options of [{}, { profile: 'smtp' }, { levels: {} }] as const)
        expect(call(input, options)).toEqual(found);
    }
  });
});

describe('options of parsePath', () => {
  const pathWith = (options: unknown) => () => parsePath(`<${GOOD}>`, options as PathOptions);

  it.each([
    [undefined, 'undefined'],
    [null, 'null'],
    [{}, 'undefined'],
    [{ command: 'mail' }, '"mail"'],
    [{ command: 'DATA' }, '"DATA"'],
    [{ command: 1 }, 'the number 1'],
  ])('%j: a command is needed', (options, named) => {
    expect(pathWith(options)).toThrow(TypeError);
    expect(pathWith(options)).toThrow(named);
  });

  it.each([
    ['SIZE', '"SIZE"'],
    [null, 'null'],
    [{ SIZE: true }, 'object'],
    [['SIZE', 1], 'parameters'],
  ])('parameters cannot be %j', (parameters, named) => {
    expect(pathWith({ command: 'MAIL', parameters })).toThrow(TypeError);
    expect(pathWith({ command: 'MAIL', parameters })).toThrow(named);
  });
});

describe('options of replyFor and formatMailbox', () => {
  const refused = () => parseMailbox('a..b@example.com');

  it.each([
    [{ command: 'DATA' }, '"DATA"'],
    [{}, 'undefined'],
    [{ command: 'RCPT', style: '550' }, '"550"'],
    [{ command: 'RCPT', style: 553 }, 'the number 553'],
    [{ command: 'RCPT', style: null }, 'null'],
  ])('replyFor refuses %j', (options, named) => {
    const reply = () => replyFor(refused(), options as ReplyOptions);
    expect(reply).toThrow(TypeError);
    expect(reply).toThrow(named);
  });

  it.each([[{ form: 'ASCII' }], [{}], [{ form: null }]])('formatMailbox refuses %j', (options) => {
    const { mailbox } = parseMailbox(GOOD);
    const format = () => formatMailbox(mailbox as Mailbox, options as { form: 'ascii' });
    expect(format).toThrow(TypeError);
    expect(format).toThrow(/form: expected ascii or unicode/);
  });

  it('a call without options is a TypeError that says what was expected', () => {
    const { mailbox } = parseMailbox(GOOD) as { mailbox: Mailbox };
    const without = undefined as unknown as ReplyOptions & { form: 'ascii' };
    expect(() => replyFor(refused(), without)).toThrow(/expected/);
    expect(() => formatMailbox(mailbox, without)).toThrow(/expected/);
  });
});

describe('levels', () => {
  const DOTLESS = 'user@localhost';

  it('error makes it invalid', () => {
    const result = parseMailbox(DOTLESS, { levels: { 'domain-dotless': 'error' } });
    expect(result).toMatchObject({ valid: false, mailbox: null, reasons: [{ level: 'error' }] });
  });

  it('warning leaves it valid', () => {
    const result = parseMailbox(DOTLESS, { profile: 'form', levels: { 'domain-dotless': 'warning' } });
    expect(result).toMatchObject({
      valid: true,
      mailbox: { domain: 'localhost' },
      reasons: [{ level: 'warning' }],
    });
  });

  it('off says nothing', () => {
    expect(parseMailbox(DOTLESS, { profile: 'form', levels: { 'domain-dotless': 'off' } })).toMatchObject({
      valid: true,
      reasons: [],
    });
  });

  it('change only what they name', () => {
    expect(codesOf('a..b@localhost', { levels: { 'domain-dotless': 'off' } })).toEqual([
      'local-part-empty-atom',
    ]);
  });

  it('are read once: what is changed later changes nothing', () => {
    const levels: Record<string, string> = { 'domain-dotless': 'error' };
    const first = parseMailbox(DOTLESS, asOptions({ levels }));
    levels['domain-dotless'] = 'off';
    expect(first.valid).toBe(false);
    expect(parseMailbox(DOTLESS, asOptions({ levels })).valid).toBe(true);
  });

  it.each([
    ['domain-address-literal', 'user@[127.0.0.1]'],
    ['domain-address-literal', 'user@[192.0.02.1]'],
    ['domain-address-literal', 'user@[IPv6:::1]'],
    ['local-part-quoted', '"john doe"@example.com'],
    ['path-source-route', '<@localhost:user@example.com>'],
  ] as const)('a site that makes %s an error refuses %s', (code, input) => {
    const levels = { [code]: 'error' } as const;
    const { valid } = input.startsWith('<')
      ? parsePath(input, { command: 'RCPT', levels })
      : parseMailbox(input, { levels });
    expect(valid).toBe(false);
  });

  const fixed: [ReasonCode, string | Uint8Array][] = [
    ['encoding-control-character', 'a\u0000b@example.com'],
    ['encoding-lone-surrogate', 'a\ud800b@example.com'],
    ['encoding-malformed-utf8', Uint8Array.of(0x61, 0xff, 0x40, 0x62, 0x2e, 0x63)],
    ['input-too-long', 'a'.repeat(5000)],
  ];

  it.each(fixed)('%s stays an error in every profile, whatever its level', (code, input) => {
    for (const profile of ['rfc', 'smtp', 'form', 'mta', 'interoperable'] as const) {
      for (const level of ['warning', 'off', 'error'] as const) {
        const result = parseMailbox(input, { profile, levels: { [code]: level } });
        expect(result.valid).toBe(false);
        expect(result.reasons[0]).toMatchObject({ code, level: 'error' });
      }
    }
  });
});

describe('maxOctets', () => {
  const LONG = `${'é'.repeat(2048)}`;

  it('is 4,096 when absent', () => {
    expect(codesOf(LONG)).not.toContain('input-too-long');
    expect(codesOf(`${LONG}a`)).toEqual(['input-too-long']);
    expect(codesOf(Buffer.from(LONG))).not.toContain('input-too-long');
    expect(codesOf(Buffer.from(`${LONG}a`))).toEqual(['input-too-long']);
  });

  it('counts octets and not characters', () => {
    expect(codesOf('é@b.com', { maxOctets: 8 })).toEqual([]);
    expect(codesOf('é@b.com', { maxOctets: 7 })).toEqual(['input-too-long']);
  });

  it('holds for plain addresses too', () => {
    expect(parseMailbox(GOOD, { maxOctets: GOOD.length }).valid).toBe(true);
    expect(parseMailbox(GOOD, { maxOctets: GOOD.length - 1 }).valid).toBe(false);
    expect(isMailbox(GOOD, { maxOctets: GOOD.length })).toBe(true);
    expect(isMailbox(GOOD, { maxOctets: GOOD.length - 1 })).toBe(false);
  });

  it('can be 0 and can be lifted', () => {
    expect(codesOf('', { maxOctets: 0 })).toEqual(['input-empty']);
    expect(codesOf('a', { maxOctets: 0 })).toEqual(['input-too-long']);
    expect(codesOf(`${'a'.repeat(5000)}@example.com`, { maxOctets: Number.POSITIVE_INFINITY })).toEqual([
      'local-part-too-long',
    ]);
  });

  it('says how long the input is', () => {
    expect(parseMailbox(GOOD, { maxOctets: 10 }).reasons).toEqual([
      {
        code: 'input-too-long',
        level: 'error',
        start: 10,
        end: 16,
        octets: [10, 16],
        args: { octets: 16, limit: 10 },
      },
    ]);
  });

  it('spans 16,384 octets of the excess at most, and reads no further', () => {
    const most = { start: 4096, end: 4096 + 16_384, octets: [4096, 4096 + 16_384] };
    const exact = 'a'.repeat(4096 + 16_384);
    for (const input of [exact, `${exact}a`, Buffer.from(exact), Buffer.from(`${exact}a`)]) {
      expect(parseMailbox(input).reasons).toMatchObject([most]);
    }
    // A character that the limit would cut is left out of the span.
    const wide = `${'a'.repeat(4096)}${'用'.repeat(8_000)}`;
    const [reason] = parseMailbox(wide).reasons;
    expect(reason).toMatchObject({
      start: 4096,
      end: 4096 + 5_461,
      octets: [4096, 4096 + 16_383],
      args: { octets: 4096 + 16_383, limit: 4096 },
    });
    expect(parseMailbox(Buffer.from(wide)).reasons).toEqual([reason]);
  });

  it.each([
    ['\u007f\u0080', 3],
    ['\u07ff\u0800', 5],
    ['\uffff\u{10000}', 7],
    ['\u{10ffff}\ud800', 7],
    ['\udc00\ud800', 6],
  ])('is the octets of %j in UTF-8', (characters, octets) => {
    const input = `${characters}@b.com`;
    expect(codesOf(input, { maxOctets: octets + 6 })).not.toContain('input-too-long');
    expect(codesOf(input, { maxOctets: octets + 5 })).toEqual(['input-too-long']);
  });

  const ff = [0xff, 0xff, 0xff];
  it.each([
    ['an octet that begins nothing', [0x80], 0, [0, 1], [0, 1]],
    ['only octets that begin nothing', [0x80, 0x80, 0x80, 0x80, 0x80], 2, [2, 5], [2, 5]],
    ['the first octet of a letter', [0xc3, 0xa9, 0x61], 1, [0, 2], [0, 3]],
    ['the second octet of three', [0xe2, 0x82, 0xac, 0x61], 2, [0, 2], [0, 4]],
    ['the third octet of four', [0x61, 0xf0, 0x9f, 0x98, 0x80], 4, [1, 3], [1, 5]],
    ['the end of four octets', [0xf0, 0x9f, 0x98, 0x80, 0x61], 4, [2, 3], [4, 5]],
    ['a letter that is cut short', [0xe2, 0x82, 0x61], 1, [0, 2], [0, 3]],
    ['what follows malformed octets', [...ff, 0xc3, 0xa9, 0x61], 4, [3, 5], [3, 6]],
  ])('begins the excess at a whole character: %s', (_name, values, maxOctets, [start, end], octets) => {
    expect(parseMailbox(Uint8Array.from(values), { maxOctets }).reasons).toMatchObject([
      { code: 'input-too-long', start, end, octets },
    ]);
  });

  it('counts each unit of a string that is further over as one octet', () => {
    expect(parseMailbox('é'.repeat(4096 + 16_385)).reasons).toMatchObject([
      { start: 4096, end: 4096 + 16_384, octets: [4096, 4096 + 16_384] },
    ]);
  });

  it('answers for an input of any size, which is not decoded or counted', () => {
    const text = 'a'.repeat(2 ** 29 - 24);
    const octets = new Uint8Array(2 ** 27).fill(0xc3);
    for (const input of [text, octets]) {
      expect(isMailbox(input)).toBe(false);
      expect(codesOf(input)).toEqual(['input-too-long']);
      expect(parsePath(input, { command: 'RCPT' }).reasons).toMatchObject([{ start: 4096 }]);
    }
    // All octets are malformed: each one is a character of the decoding.
    expect(parseMailbox(octets).reasons).toMatchObject([{ start: 4096, end: 4096 + 16_384 }]);
  });

  it('limits a path with its parameters', () => {
    const options = { command: 'MAIL', maxOctets: 18 } as const;
    expect(parsePath(`<${GOOD}>`, options).valid).toBe(true);
    expect(parsePath(`<${GOOD}> SIZE=1`, options).reasons.map(({ code }) => code)).toEqual([
      'input-too-long',
    ]);
  });
});

describe('the cap of sixteen', () => {
  it('keeps the first ones', () => {
    const { reasons } = parseMailbox(`${'a b'.repeat(200)}@example.com`);
    expect(reasons).toHaveLength(16);
    expect(reasons.map(({ start }) => start)).toEqual(
      Array.from({ length: 16 }, (_, index) => 3 * index + 1),
    );
  });

  it('keeps the first error after any number of warnings', () => {
    const domain = 'ab--c.'.repeat(40);
    const { reasons, valid } = parseMailbox(`user@${domain}exam_ple.com`, {
      levels: { 'mailbox-too-long': 'off' },
    });
    expect(valid).toBe(false);
    expect(reasons).toHaveLength(16);
    expect(reasons.slice(0, 15).every(({ level }) => level === 'warning')).toBe(true);
    expect(reasons[15]).toMatchObject({
      code: 'domain-underscore',
      level: 'error',
      start: 5 + domain.length + 4,
    });
  });

  it('does not count what is off', () => {
    const { reasons } = parseMailbox(`user@${'ab--c.'.repeat(20)}exam_ple.com`, {
      levels: { 'domain-label-reserved-hyphens': 'off' },
    });
    expect(reasons.map(({ code }) => code)).toEqual(['domain-underscore']);
  });

  it('gives the same reply as all the reasons would', () => {
    const result = parseMailbox(`user@${'ab--c.'.repeat(30)}exam_ple.com`);
    expect(replyFor(result, { command: 'RCPT' })).toMatchObject({ reason: 'domain-underscore' });
  });
});
