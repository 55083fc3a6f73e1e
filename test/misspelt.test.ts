import { describe, expect, it } from 'vitest';
import { checkOctets } from '../src/batch/batch.ts';
import { checkDomain, domainChecker, domainReplyFor } from '../src/dns.ts';
import { emailField, emailSchema } from '../src/forms/standard-schema.ts';
import { parseAddressList, parseHeaderMailbox } from '../src/header/index.ts';
import {
  formatMailbox,
  isMailbox,
  type Mailbox,
  parseMailbox,
  parsePath,
  replyFor,
  sameMailbox,
} from '../src/index.ts';
import { eximServer } from '../src/servers/exim.ts';
import { milterServer, milterSession } from '../src/servers/milter.ts';
import { opensmtpdSession } from '../src/servers/opensmtpd.ts';
import { postfixServer } from '../src/servers/postfix.ts';
import { mailboxHooks } from '../src/servers/smtp-server.ts';
import { parseMailboxWithSuffix } from '../src/suffix/index.ts';

const GOOD = 'user@example.com';
const { mailbox } = parseMailbox(GOOD) as { mailbox: Mailbox };
const MALFORMED = { status: 'malformed', reasons: parseMailbox('a..b@example.com').reasons } as const;

/** Each call with options that are complete but for what is added. */
const calls: Record<string, (added: object) => unknown> = {
  parseMailbox: (added) => parseMailbox(GOOD, added),
  isMailbox: (added) => isMailbox(GOOD, added),
  parsePath: (added) => parsePath(`<${GOOD}>`, { command: 'MAIL', ...added }),
  replyFor: (added) => replyFor({ reasons: [] }, { command: 'MAIL', ...added }),
  formatMailbox: (added) => formatMailbox(mailbox, added as { form: 'ascii' }),
  parseMailboxWithSuffix: (added) => parseMailboxWithSuffix(GOOD, added),
  parseHeaderMailbox: (added) => parseHeaderMailbox(GOOD, added),
  parseAddressList: (added) => parseAddressList(GOOD, added),
  emailSchema: (added) => emailSchema(added),
  emailField: (added) => emailField('mail', added),
  checkDomain: (added) => checkDomain('[192.0.2.1]', added),
  domainChecker: (added) => domainChecker(added),
  domainReplyFor: (added) => domainReplyFor(MALFORMED, { command: 'MAIL', ...added }),
  mailboxHooks: (added) => mailboxHooks(added),
  milterServer: (added) => milterServer(added),
  milterSession: (added) => milterSession(added),
  eximServer: (added) => eximServer(added),
  postfixServer: (added) => postfixServer(added),
  opensmtpdSession: (added) => opensmtpdSession(added),
  checkOctets: (added) => checkOctets([], added),
};

const misspelt: [call: string, got: string, meant: string][] = [
  ['parseMailbox', 'smtp_utf8', 'smtputf8'],
  ['isMailbox', 'Profile', 'profile'],
  ['parsePath', 'Parameters', 'parameters'],
  ['parsePath', 'Command', 'command'],
  ['parsePath', 'max-octets', 'maxOctets'],
  ['replyFor', 'Style', 'style'],
  ['replyFor', 'COMMAND', 'command'],
  ['formatMailbox', 'Form', 'form'],
  ['parseMailboxWithSuffix', 'near_miss', 'nearMiss'],
  ['parseMailboxWithSuffix', 'nearmiss', 'nearMiss'],
  ['parseMailboxWithSuffix', 'smtpUtf8', 'smtputf8'],
  ['parseHeaderMailbox', 'maxoctets', 'maxOctets'],
  ['parseAddressList', 'max_octets', 'maxOctets'],
  ['emailSchema', 'Form', 'form'],
  ['emailSchema', 'Messages', 'messages'],
  ['emailSchema', 'Parse', 'parse'],
  ['emailField', 'FORM', 'form'],
  ['checkDomain', 'timeOut', 'timeout'],
  ['domainChecker', 'cache_size', 'cacheSize'],
  ['domainChecker', 'maxage', 'maxAge'],
  ['domainChecker', 'Resolver', 'resolver'],
  ['domainReplyFor', 'Style', 'style'],
  ['mailboxHooks', 'hostAddsEnhancedcodes', 'hostAddsEnhancedCodes'],
  ['mailboxHooks', 'dry_run', 'dryRun'],
  ['milterServer', 'maxconnections', 'maxConnections'],
  ['milterServer', 'idle_timeout', 'idleTimeout'],
  ['milterSession', 'reply-style', 'replyStyle'],
  ['eximServer', 'readTimeOut', 'readTimeout'],
  ['postfixServer', 'onwarning', 'onWarning'],
  ['opensmtpdSession', 'on_warning', 'onWarning'],
  ['checkOctets', 'reply_style', 'replyStyle'],
];

describe('a misspelt name of an option', () => {
  it.each(misspelt)('%s: %s is refused, and %s named', async (name, got, meant) => {
    const call = async () => calls[name]?.({ [got]: undefined });
    await expect(call()).rejects.toThrow(
      new TypeError(`options: there is no "${got}"; the name is ${meant}`),
    );
  });

  it.each(Object.keys(calls))('%s passes over a name of its caller', async (name) => {
    if (name === 'formatMailbox') return;
    const call = async () => calls[name]?.({ path: ['mail'], octets: 1 });
    await expect(call()).resolves.not.toBeInstanceOf(Error);
  });

  it('is not looked for where two mailboxes are compared', () => {
    expect(sameMailbox(mailbox, mailbox)).toBe(true);
  });
});
