import { describe, expect, it } from 'vitest';
import { argumentOf, register, replyTo, siteOptions } from '../../src/servers/haraka.ts';
import { resolveSite } from '../../src/servers/site.ts';

/*
 * The hooks run in a real Haraka, in test/servers/real; what it called them with is judged again in transcripts.test.ts.
 */

describe('the argument of a command', () => {
  it.each([
    ['MAIL', 'MAIL FROM:<a@example.com> SIZE=1', '<a@example.com>', '<a@example.com> SIZE=1'],
    ['MAIL', 'mail  from: <a@example.com>', '<a@example.com>', ' <a@example.com>'],
    ['RCPT', 'RCPT TO:a@example.com', '<a@example.com>', 'a@example.com'],
    ['RCPT', 'RCPT TO:<a@example.com> \t', '<a@example.com>', '<a@example.com>'],
    ['MAIL', 'MAIL FROM:', '<>', ''],
  ] as const)('%s is read from %j', (command, line, original, argument) => {
    expect(argumentOf(command, line, original)).toBe(argument);
  });

  it.each([
    ['RCPT', 'MAIL FROM:<a@example.com>'],
    ['RCPT', 'RCPT TO:<other@example.com>'],
    ['RCPT', 'DATA'],
    ['RCPT', null],
  ] as const)('is the address itself where the line at hand is another: %s, %j', (command, line) => {
    expect(argumentOf(command, line, '<a@example.com>')).toBe('<a@example.com>');
  });
});

describe('a reply', () => {
  const site = resolveSite({ profile: 'rfc' });

  it('takes U+FFFD for octets that are not UTF-8, and does not say which', () => {
    expect(replyTo(site, 'RCPT', '<us\ufffder@example.com>', true)).toMatchObject({
      code: 553,
      enhanced: '5.1.3',
      text: 'This address is not UTF-8; send it as UTF-8',
      reason: 'encoding-malformed-utf8',
    });
  });

  it('lets MAIL say by itself whether SMTPUTF8 is in effect', () => {
    expect(replyTo(site, 'MAIL', '<j\u00f6rg@example.com> SMTPUTF8')).toBeNull();
    expect(replyTo(site, 'MAIL', '<j\u00f6rg@example.com>')?.enhanced).toBe('5.6.7');
    expect(replyTo(site, 'MAIL', '<a@example.com> SMTPUTF8', false)?.code).toBe(555);
  });
});

describe('the .ini file', () => {
  it('has the options of a site', () => {
    const main = {
      profile: 'form',
      reply_style: 501,
      dry_run: 'true',
      on_error: 'accept',
      exempt_authenticated: 'false',
    };
    expect(siteOptions({ main, levels: { 'local-part-quoted': 'off' } })).toEqual({
      profile: 'form',
      replyStyle: '501',
      dryRun: true,
      onError: 'accept',
      exemptAuthenticated: false,
      levels: { 'local-part-quoted': 'off' },
    });
    expect(() => resolveSite(siteOptions({}))).not.toThrow();
  });

  it.each([
    [{ main: { dryrun: 'true' } }, 'got "dryrun"'],
    [{ main: { dry_run: 'yes' } }, 'dry_run: expected true or false, got "yes"'],
    [{ main: {}, profile: {} }, 'got "profile"'],
  ])('%j is a TypeError', (ini, message) => {
    expect(() => siteOptions(ini)).toThrow(TypeError);
    expect(() => siteOptions(ini)).toThrow(message);
  });
});

describe('register', () => {
  it('says where it belongs when the program is not Haraka', () => {
    const plugin = { name: 'x', config: { get: () => ({}) }, loginfo() {}, logerror() {} };
    expect(() => register.call(plugin)).toThrow('this is not Haraka');
  });
});
