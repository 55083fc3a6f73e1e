import { describe, expect, it } from 'vitest';
import { domainReplyFor } from '../src/dns.ts';
import { isMailbox, OptionError, parseMailbox } from '../src/index.ts';
import { parseMailboxWithNearMiss } from '../src/near-miss/index.ts';
import { citationOf, differences, nearestCodes } from '../src/reference/reference.ts';
import { siteOptions } from '../src/servers/haraka.ts';
import { milterServer, milterSession } from '../src/servers/milter.ts';
import { opensmtpdFilter, opensmtpdSession } from '../src/servers/opensmtpd.ts';
import { postfixSession } from '../src/servers/postfix.ts';
import { mailboxHooks } from '../src/servers/smtp-server.ts';
import { parseMailboxWithSuffix } from '../src/suffix/index.ts';
import { calls, GOOD, optionError, type PublicCall, words } from './calls.ts';

async function listen(place: never): Promise<void> {
  const server = milterServer();
  await server.listen(place);
  await server.close();
}

const wrong = [
  undefined,
  null,
  5,
  'x',
  [],
  {},
  true,
  Symbol('a'),
  10n,
  () => GOOD,
  [null],
  { reasons: [null] },
];

function changed(args: readonly unknown[], at: number, value: unknown): unknown[] {
  return args.map((argument, index) => (index === at ? value : argument));
}

/** Each call with one argument that is wrong, or one property of it. */
function* misuses({ args }: PublicCall): Generator<unknown[]> {
  for (const value of wrong) {
    for (const [index, argument] of args.entries()) {
      yield changed(args, index, value);
      if (argument === process || argument?.constructor !== Object || argument === words) continue;
      for (const name of Object.keys(argument)) {
        yield changed(args, index, { ...argument, [name]: value });
      }
    }
  }
}

describe('a wrong type', () => {
  it.each(Object.entries(calls))(
    '%s says what it expected, and names nothing of its own',
    async (_, made) => {
      for (const args of misuses(made)) {
        try {
          await made.call(...(args as never[]));
        } catch (error) {
          expect(error).toBeInstanceOf(OptionError);
          const { message, option, expected, code } = error as OptionError;
          expect(message).toMatch(/^[\w.]+: (?:expected |unknown )/);
          expect([option, expected]).not.toContain('');
          expect(code).toMatch(/^ERR_MAILBOX_(?:ARG_TYPE|ARG_VALUE|UNKNOWN_OPTION|UNKNOWN_REASON)$/);
        }
      }
    },
  );

  const revoked = Proxy.revocable({}, {});
  revoked.revoke();
  const closed = () => {
    throw new Error('closed');
  };
  const unreadable = {
    'a proxy that is revoked': revoked.proxy,
    'a proxy that refuses': new Proxy({}, { get: closed, ownKeys: closed, getPrototypeOf: closed }),
    'a getter that throws': Object.defineProperty({}, 'profile', { get: closed, enumerable: true }),
    'a text that throws': { toString: closed, toJSON: closed, valueOf: closed },
    'no prototype': Object.create(null),
  };

  it.each(
    ['parseMailbox', 'isMailbox', 'emailSchema', 'emailField', 'fallback', 'attach'].flatMap((name) =>
      Object.entries(unreadable).map(([what, value]) => [name, what, value] as const),
    ),
  )('%s says what it expected where it gets %s', (name, _, value) => {
    const { call, args, options = [] } = calls[name] as PublicCall;
    const rest = args.slice(0, -1);
    for (const wrong of [
      [...rest, value],
      ...options.map((option) => [...rest, { command: 'MAIL', [option]: value }]),
      ...args.map((_, index) => changed(args, index, value)),
    ]) {
      try {
        call(...(wrong as never[]));
      } catch (error) {
        expect(error).toBeInstanceOf(OptionError);
      }
    }
  });

  it.each([
    [() => citationOf(5 as never), 'rfc: expected a string such as 5321#4.1.2, got the number 5'],
    [() => differences(null as never, words as never), 'a: expected what explain returned, got null'],
    [() => differences(words as never, 'x' as never), 'b: expected what explain returned, got "x"'],
    [
      () => differences(words as never, words as never, 5 as never),
      'words: expected referenceEn or referenceFr, got the number 5',
    ],
    [() => nearestCodes(553 as never), 'code: expected a string, got the number 553'],
    [() => nearestCodes('553', 'x' as never), 'count: expected a whole number, got "x"'],
    [() => mailboxHooks(null as never), 'options: expected an object, got null'],
    [() => siteOptions(null as never), 'options: expected the sections of an .ini file, got null'],
    [
      () => opensmtpdFilter(undefined, null as never),
      'streams: expected stdin, stdout and stderr as process has them, got null',
    ],
    [() => opensmtpdSession({ onWarning: 5 as never }), 'onWarning: expected a function, got the number 5'],
    [() => milterSession().receive('x' as never), 'octets: expected a Uint8Array, got "x"'],
    [() => postfixSession().receive(null as never), 'octets: expected a Uint8Array, got null'],
    [
      () => domainReplyFor(null as never, { command: 'MAIL' }),
      'result: expected what checkDomain returned, got null',
    ],
  ])('%s', (call, message) => {
    expect(call).toThrow(optionError(message));
  });

  it.each([
    [null, 'null'],
    [{}, 'an object'],
    [{ host: 5, port: 25 }, 'an object'],
    [{ path: 5 }, 'an object'],
    [{ host: '127.0.0.1', port: '25' }, 'an object'],
    [{ host: '127.0.0.1', port: 65_536 }, 'an object'],
  ])('a place to listen at cannot be %j', async (place, got) => {
    await expect(listen(place as never)).rejects.toThrow(
      optionError(`place: expected { host, port }, { path } or { fd }, got ${got}`),
    );
  });

  it.each([
    [parseMailbox, 'list.map((address) => parseMailbox(address))'],
    [isMailbox, 'list.filter((address) => isMailbox(address))'],
    [parseMailboxWithNearMiss, 'list.map((address) => parseMailboxWithNearMiss(address))'],
    [parseMailboxWithSuffix, 'list.map((address) => parseMailboxWithSuffix(address))'],
  ])('the index of a list in place of options is refused by %o, which says what to write', (call, right) => {
    const message = `options: expected an object, got the number 0; write ${right}`;
    expect(() => [GOOD].map(call as never)).toThrow(optionError(message));
  });
});
