import { expect } from 'vitest';
import { checkLines, checkOctets, nodeStream, webStream } from '../src/batch/index.ts';
import { checkDomain, domainChecker, domainReplyFor } from '../src/dns.ts';
import { fallback } from '../src/forms/fallback.ts';
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
import { parseMailboxWithNearMiss } from '../src/near-miss/index.ts';
import { citationOf, differences, explain, nearestCodes } from '../src/reference/reference.ts';
import { eximServer, eximSession } from '../src/servers/exim.ts';
import { siteOptions } from '../src/servers/haraka.ts';
import { milterServer, milterSession } from '../src/servers/milter.ts';
import { opensmtpdFilter, opensmtpdSession } from '../src/servers/opensmtpd.ts';
import { postfixServer, postfixSession } from '../src/servers/postfix.ts';
import { mailboxHooks } from '../src/servers/smtp-server.ts';
import { parseMailboxWithSuffix, parsePathWithSuffix } from '../src/suffix/index.ts';

/** Any function, as a program without types calls it. */
type Call = (...args: never[]) => unknown;

/** By a name that the compiler does not follow: it would need the types of a browser. */
const dom: string = '../src/forms/dom.ts';
const { attach } = (await import(dom)) as { attach: Call };

/** A public call, arguments that are right, and the options that its last argument can have. */
export interface PublicCall {
  readonly call: Call;
  readonly args: readonly unknown[];
  readonly options?: readonly string[];
}

export const GOOD = 'user@example.com';
export const words = explain('553');
const { mailbox } = parseMailbox(GOOD) as { mailbox: Mailbox };
const refused = parseMailbox('a\u0001b@example.com');
const malformed = { status: 'malformed', reasons: parseMailbox('a..b@example.com').reasons };

const OF_MAILBOX = ['profile', 'smtputf8', 'levels', 'maxOctets'];
const OF_REPLY = ['command', 'style'];
const OF_FORM = [...OF_MAILBOX, 'messages', 'parse', 'output', 'tidy'];
const OF_SITE = [
  ...['profile', 'levels', 'maxOctets', 'replyStyle', 'parameters', 'dryRun', 'onError'],
  ...['exemptAuthenticated', 'onRefusal', 'onAcceptance'],
];
const OF_DAEMON = ['maxConnections', 'idleTimeout', 'readTimeout', 'drainTimeout', 'onWarning'];
const OF_DNS = ['resolver', 'timeout', 'thorough'];
const OF_LINES = [
  ...[...OF_MAILBOX, 'grammar', 'suffix', 'nearMiss', 'command', 'replyStyle', 'messages', 'encoding'],
  'file',
];
const OF_OCTETS = [
  ...[...OF_LINES, 'format', 'column', 'delimiter', 'header', 'field', 'only', 'dedupe', 'jobs'],
];

/** Every function of every entry, and the methods of what they return. */
export const calls: Readonly<Record<string, PublicCall>> = {
  parseMailbox: { call: parseMailbox, args: [GOOD, {}], options: OF_MAILBOX },
  isMailbox: { call: isMailbox, args: [GOOD, {}], options: ['profile', 'smtputf8', 'maxOctets'] },
  parsePath: {
    call: parsePath,
    args: [`<${GOOD}>`, { command: 'MAIL' }],
    options: [...OF_MAILBOX, 'command', 'parameters'],
  },
  replyFor: { call: replyFor, args: [refused, { command: 'MAIL' }], options: OF_REPLY },
  formatReason: { call: formatReason, args: [refused.reasons[0], en] },
  formatMailbox: { call: formatMailbox, args: [mailbox, { form: 'ascii' }], options: ['form', 'output'] },
  sameMailbox: { call: sameMailbox, args: [mailbox, mailbox] },
  parseHeaderMailbox: { call: parseHeaderMailbox, args: [GOOD, {}], options: OF_MAILBOX },
  parseAddressList: { call: parseAddressList, args: [GOOD, {}], options: OF_MAILBOX },
  parseMailboxWithNearMiss: { call: parseMailboxWithNearMiss, args: [GOOD, {}], options: OF_MAILBOX },
  parseMailboxWithSuffix: {
    call: parseMailboxWithSuffix,
    args: [GOOD, {}],
    options: [...OF_MAILBOX, 'nearMiss'],
  },
  parsePathWithSuffix: {
    call: parsePathWithSuffix,
    args: [`<${GOOD}>`, { command: 'MAIL' }],
    options: [...OF_MAILBOX, 'command', 'parameters'],
  },
  emailSchema: { call: emailSchema, args: [{}], options: OF_FORM },
  emailField: { call: emailField, args: ['mail', {}], options: OF_FORM },
  fallback: {
    call: fallback,
    args: ['J\u00f6rg@example.com', {}],
    options: ['profile', 'smtputf8', 'maxOctets', 'messages', 'tidy'],
  },
  attach: {
    call: attach,
    // Of a type that is refused when all else is right: there is no page here.
    args: [{ localName: 'input', type: 'email' }, { output: { nodeType: 1 } }],
    options: OF_FORM,
  },
  citationOf: { call: citationOf, args: ['5321#4.1.2'] },
  differences: { call: differences, args: [words, words] },
  explain: { call: explain, args: ['553'] },
  nearestCodes: { call: nearestCodes, args: ['55', 3] },
  checkDomain: { call: checkDomain, args: ['[192.0.2.1]', {}], options: OF_DNS },
  domainChecker: {
    call: domainChecker,
    args: [{}],
    options: [...OF_DNS, 'concurrency', 'cacheSize', 'maxAge', 'maxAgeTemporary'],
  },
  domainReplyFor: { call: domainReplyFor, args: [malformed, { command: 'MAIL' }], options: OF_REPLY },
  mailboxHooks: {
    call: mailboxHooks,
    args: [{}],
    options: [...OF_SITE.filter((name) => name !== 'parameters'), 'hostAddsEnhancedCodes'],
  },
  siteOptions: { call: siteOptions, args: [{}] },
  milterServer: { call: milterServer, args: [{}], options: [...OF_SITE, ...OF_DAEMON] },
  milterSession: { call: milterSession, args: [{}], options: OF_SITE },
  'milterSession.receive': {
    call: (octets) => milterSession().receive(octets),
    args: [new Uint8Array(1)],
  },
  'milterServer.configure': {
    call: (options) => milterServer().configure(options),
    args: [{}],
    options: OF_SITE,
  },
  eximServer: { call: eximServer, args: [{}], options: [...OF_SITE, ...OF_DAEMON] },
  eximSession: { call: eximSession, args: [{}], options: OF_SITE },
  'eximSession.receive': { call: (octets) => eximSession().receive(octets), args: [new Uint8Array(1)] },
  postfixServer: { call: postfixServer, args: [{}], options: [...OF_SITE, ...OF_DAEMON] },
  postfixSession: { call: postfixSession, args: [{}], options: OF_SITE },
  'postfixSession.receive': { call: (octets) => postfixSession().receive(octets), args: [new Uint8Array(1)] },
  opensmtpdSession: { call: opensmtpdSession, args: [{}], options: [...OF_SITE, 'onWarning'] },
  'opensmtpdSession.receive': {
    call: (octets) => opensmtpdSession().receive(octets),
    args: [new Uint8Array(1)],
  },
  opensmtpdFilter: { call: filter, args: [{}, process] },
  checkLines: { call: checkLines, args: [[], {}], options: OF_LINES },
  checkOctets: { call: checkOctets, args: [[], { jobs: 1 }], options: OF_OCTETS },
  nodeStream: { call: nodeStream, args: [{ jobs: 1 }], options: OF_OCTETS },
  webStream: { call: webStream, args: [{ jobs: 1 }], options: OF_OCTETS },
};

/** Only what is wrong: a filter that runs would wait for the standard input. */
function filter(options: never, streams: unknown): void {
  if (streams === undefined || streams === process) opensmtpdSession(options);
  else opensmtpdFilter(options, streams as never);
}

/** An OptionError with this message, for `toThrow`. */
export function optionError(message: string): unknown {
  return expect.objectContaining({ name: 'OptionError', message });
}
