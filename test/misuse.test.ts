import { describe, expect, it } from 'vitest';
import { checkLines, checkOctets, nodeStream, webStream } from '../src/batch/batch.ts';
import { checkDomain, domainChecker, domainReplyFor } from '../src/dns.ts';
import { emailField, emailSchema } from '../src/forms/standard-schema.ts';
import { parseAddressList, parseHeaderMailbox } from '../src/header/index.ts';
import {
  en,
  formatMailbox,
  formatReason,
  isMailbox,
  type Mailbox,
  parseMailbox,
  parsePath,
  replyFor,
  sameMailbox,
} from '../src/index.ts';
import { citationOf, differences, explain, nearestCodes } from '../src/reference/reference.ts';
import { eximServer, eximSession } from '../src/servers/exim.ts';
import { siteOptions } from '../src/servers/haraka.ts';
import { milterServer, milterSession } from '../src/servers/milter.ts';
import { opensmtpdFilter, opensmtpdSession } from '../src/servers/opensmtpd.ts';
import { postfixServer, postfixSession } from '../src/servers/postfix.ts';
import { mailboxHooks } from '../src/servers/smtp-server.ts';
import { parseMailboxWithSuffix } from '../src/suffix/index.ts';

const GOOD = 'user@example.com';
const { mailbox } = parseMailbox(GOOD) as { mailbox: Mailbox };
const refused = parseMailbox('a\u0001b@example.com');
const words = explain('553');

/** Any function, as a program without types calls it. */
type Call = (...args: never[]) => unknown;

/** Every exported function with arguments that are right. */
const calls: Record<string, [Call, ...unknown[]]> = {
  parseMailbox: [parseMailbox, GOOD, {}],
  isMailbox: [isMailbox, GOOD, {}],
  parsePath: [parsePath, `<${GOOD}>`, { command: 'MAIL' }],
  replyFor: [replyFor, refused, { command: 'MAIL' }],
  formatReason: [formatReason, refused.reasons[0], en],
  formatMailbox: [formatMailbox, mailbox, { form: 'ascii' }],
  sameMailbox: [sameMailbox, mailbox, mailbox],
  parseHeaderMailbox: [parseHeaderMailbox, GOOD, {}],
  parseAddressList: [parseAddressList, GOOD, {}],
  parseMailboxWithSuffix: [parseMailboxWithSuffix, GOOD, {}],
  emailSchema: [emailSchema, {}],
  emailField: [emailField, 'mail', {}],
  citationOf: [citationOf, '5321#4.1.2'],
  differences: [differences, words, words],
  explain: [explain, '553'],
  nearestCodes: [nearestCodes, '55', 3],
  checkDomain: [checkDomain, '[192.0.2.1]', {}],
  domainChecker: [domainChecker, {}],
  domainReplyFor: [domainReplyFor, { status: 'malformed', reasons: refused.reasons }, { command: 'MAIL' }],
  mailboxHooks: [mailboxHooks, {}],
  siteOptions: [siteOptions, {}],
  milterServer: [milterServer, {}],
  milterSession: [milterSession, {}],
  'milterSession.receive': [(octets) => milterSession().receive(octets), new Uint8Array(1)],
  'milterServer.configure': [(options) => milterServer().configure(options), {}],
  eximServer: [eximServer, {}],
  eximSession: [eximSession, {}],
  'eximSession.receive': [(octets) => eximSession().receive(octets), new Uint8Array(1)],
  postfixServer: [postfixServer, {}],
  postfixSession: [postfixSession, {}],
  'postfixSession.receive': [(octets) => postfixSession().receive(octets), new Uint8Array(1)],
  opensmtpdSession: [opensmtpdSession, {}],
  'opensmtpdSession.receive': [(octets) => opensmtpdSession().receive(octets), new Uint8Array(1)],
  opensmtpdFilter: [filter, {}, process],
  checkLines: [checkLines, [], {}],
  checkOctets: [checkOctets, [], { jobs: 1 }],
  nodeStream: [nodeStream, { jobs: 1 }],
  webStream: [webStream, { jobs: 1 }],
};

async function listen(place: never): Promise<void> {
  const server = milterServer();
  await server.listen(place);
  await server.close();
}

/** Only what is wrong: a filter that runs would wait for the standard input. */
function filter(options: never, streams: unknown): void {
  if (streams === undefined || streams === process) opensmtpdSession(options);
  else opensmtpdFilter(options, streams as never);
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
function* misuses([, ...args]: [Call, ...unknown[]]): Generator<unknown[]> {
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
          await made[0](...(args as never[]));
        } catch (error) {
          expect(error).toBeInstanceOf(TypeError);
          expect((error as Error).message).toMatch(/^(?:\w[\w ]*: )?(?:expected |there is no )/);
        }
      }
    },
  );

  it.each([
    [() => citationOf(5 as never), 'rfc: expected a string such as 5321#4.1.2, got the number 5'],
    [() => differences(null as never, words as never), 'a: expected what explain returned, got null'],
    [() => differences(words as never, 'x' as never), 'b: expected what explain returned, got "x"'],
    [
      () => differences(words as never, words as never, 5 as never),
      'words: expected en or fr of this entry, got the number 5',
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
    expect(call).toThrow(new TypeError(message));
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
      new TypeError(`place: expected { host, port } or { path }, got ${got}`),
    );
  });
});
