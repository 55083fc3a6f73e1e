import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  argumentOf,
  type HarakaConnection,
  type HarakaParameters,
  hook_mail,
  hook_rcpt,
  type Ini,
  register,
  replyTo,
  siteOptions,
} from '../../src/servers/haraka.ts';
import { resolveSite } from '../../src/servers/site.ts';

/*
 * The hooks run in a real Haraka, in test/servers/real; what it called them with is checked again in transcripts.test.ts.
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
    expect(resolveSite(siteOptions({}))).toMatchObject({
      dryRun: false,
      onError: 'defer',
      exemptAuthenticated: false,
    });
  });

  it.each([
    [
      { main: { dryrun: 'true' } },
      'dryrun: unknown setting; expected profile, reply_style, dry_run, on_error, exempt_authenticated, exempt_networks or help_url',
    ],
    [{ main: { dry_run: 'yes' } }, 'dry_run: expected true or false, got "yes"'],
    [
      { main: {}, profile: {} },
      'profile: unknown setting; expected the sections main, levels, levels.MAIL or levels.RCPT',
    ],
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

/** A plugin with these settings, which may be changed, and what it logs. */
function pluginOf(files: Record<string, Ini>) {
  const logged: string[] = [];
  let changed = () => {};
  return {
    files,
    logged,
    /** Tells the plugin that its file was written anew. */
    change: () => changed(),
    name: 'mailbox-syntax',
    config: {
      get(name: string, _how: object | string, onChange?: () => void): Ini {
        if (onChange) changed = onChange;
        return files[name] ?? {};
      },
    },
    loginfo: (message: string) => void logged.push(`info ${message}`),
    logerror: (message: string) => void logged.push(`error ${message}`),
  };
}

/** A client in the middle of a transaction, and what the plugin noted of it. */
function connectionOf(line: string, notes: HarakaConnection['notes'] = {}) {
  const noted: object[] = [];
  const transaction = {
    notes: {},
    results: { add: (_: unknown, result: object) => void noted.push(result) },
  };
  return { noted, connection: { current_line: line, remote: { ip: '192.0.2.1' }, notes, transaction } };
}

// What Haraka has of its own, in the form in which the plugin takes it: a real Haraka shows in test/servers/real that
// this is its form. Here is what a real one does not come to.
describe('the hooks', () => {
  const folder = mkdtempSync(join(tmpdir(), 'mailbox-syntax-haraka-'));
  const program = process.argv[1] as string;

  beforeAll(() => {
    const packages = {
      'haraka-constants': 'module.exports = { deny: 902, denysoft: 903 };',
      'haraka-dsn': 'exports.create = (code, text, ...subject) => [code, subject.join("."), text].join(" ");',
    };
    for (const [name, code] of Object.entries(packages)) {
      mkdirSync(join(folder, 'node_modules', name), { recursive: true });
      writeFileSync(join(folder, 'node_modules', name, 'index.js'), code);
    }
    process.argv[1] = join(folder, 'haraka.js');
    writeFileSync(process.argv[1], '');
  });

  afterAll(() => {
    process.argv[1] = program;
    rmSync(folder, { recursive: true });
  });

  type Plugin = ReturnType<typeof pluginOf>;

  function registered(main: Ini[string] = {}, connection: Ini = {}): Plugin {
    const plugin = pluginOf({ 'mailbox-syntax.ini': { main }, 'connection.ini': connection });
    register.call(plugin);
    return plugin;
  }

  /** What Haraka is told of a path. */
  function told(
    plugin: Plugin,
    path: string,
    connection: HarakaConnection,
    parameters: HarakaParameters | null,
  ): unknown[] {
    let said: unknown[] = ['nothing'];
    const next = (...words: unknown[]) => {
      said = words;
    };
    if (parameters) hook_mail.call(plugin, next, connection, [{ original: path }, parameters]);
    else hook_rcpt.call(plugin, next, connection, [{ original: path }, {}]);
    return said;
  }

  it('go on where all is well, and refuse with a DSN where it is not', () => {
    const plugin = registered();
    const { connection, noted } = connectionOf('MAIL FROM:<a@example.com>');
    expect(told(plugin, '<a@example.com>', connection, {})).toEqual([]);
    expect(noted).toEqual([]);
    connection.current_line = 'RCPT TO:<a..b@example.com>';
    const [code, dsn] = told(plugin, '<a..b@example.com>', connection, null);
    expect(code).toBe(902);
    expect(dsn).toMatch(/^553 1\.3 There is more than one dot/);
    expect(noted).toEqual([{ fail: 'rcpt:local-part-empty-atom', emit: true }]);
  });

  it('know the naming conventions of the site, and keep them when the file becomes wrong', () => {
    const plugin = registered();
    const name = 'mailbox-syntax-conventions.json';
    const say = (path: string) => {
      const { connection } = connectionOf(`RCPT TO:${path}`);
      return told(plugin, path, connection, null)[1];
    };
    const write = (text: string) => {
      plugin.files[name] = Buffer.from(text) as never;
      plugin.change();
    };
    expect(say('<a_b@example.com>')).toBe(undefined);
    write('{"example.com": {"characters": ["letters"]}}');
    expect(say('<a_b@example.com>')).toMatch(/^553 1\.3 example\.com has only letters before the @/);
    expect(say('<a_b@example.net>')).toBe(undefined);
    write('{"example.com": {"charcters": ["letters"]}}');
    expect(say('<a_b@example.com>')).toMatch(/^553/);
    expect(plugin.logged.at(-1)).toMatch(
      /settings stay as they were: line 1, column 18: .*did you mean "characters"/,
    );
    write('');
    expect(say('<a_b@example.com>')).toBe(undefined);
  });

  it('refuse at the start a level of what a plugin never looks at', () => {
    const levels = { 'domain-special-use': 'error' };
    const plugin = pluginOf({ 'mailbox-syntax.ini': { main: {}, levels }, 'connection.ini': {} });
    expect(() => register.call(plugin)).toThrow(
      'levels: a level of domain-special-use has no effect here: nothing that is checked here can have this reason',
    );
  });

  it('remember from MAIL to RCPT whether SMTPUTF8 is in effect', () => {
    const plugin = registered();
    const { connection } = connectionOf('MAIL FROM:<jörg@example.com> SMTPUTF8');
    expect(told(plugin, '<jörg@example.com>', connection, { SMTPUTF8: null })).toEqual([]);
    connection.current_line = 'RCPT TO:<jörg@example.com>';
    expect(told(plugin, '<jörg@example.com>', connection, null)).toEqual([]);

    connection.current_line = 'MAIL FROM:<a@example.com>';
    expect(told(plugin, '<a@example.com>', connection, {})).toEqual([]);
    connection.current_line = 'RCPT TO:<jörg@example.com>';
    expect(told(plugin, '<jörg@example.com>', connection, null)[1]).toMatch(/^553 6\.7 /);
  });

  it('take no SMTPUTF8 where Haraka does not offer it', () => {
    const plugin = registered({}, { main: { smtputf8: false } });
    const { connection } = connectionOf('MAIL FROM:<a@example.com> SMTPUTF8');
    expect(told(plugin, '<a@example.com>', connection, { SMTPUTF8: null })[1]).toMatch(/^555 /);
  });

  it('check where there is no transaction', () => {
    const { connection } = connectionOf('RCPT TO:<a..b@example.com>');
    const lost: HarakaConnection = { ...connection, transaction: null };
    expect(told(registered(), '<a@example.com>', lost, {})).toEqual([]);
    expect(told(registered(), '<a..b@example.com>', lost, null)[0]).toBe(902);
  });

  it('let those pass who have authenticated themselves, where the site says so', () => {
    const { connection } = connectionOf('MAIL FROM:<a..b@example.com>', { auth_user: 'anna' });
    const anonymous = connectionOf('MAIL FROM:<a..b@example.com>', { auth_user: '' }).connection;
    const plugin = registered({ exempt_authenticated: 'true' });
    expect(told(plugin, '<a..b@example.com>', connection, {})).toEqual([]);
    expect(told(plugin, '<a..b@example.com>', anonymous, {})[0]).toBe(902);
    expect(told(registered(), '<a..b@example.com>', connection, {})[0]).toBe(902);
  });

  it('refuse nothing in a dry run, and note what they would have said', () => {
    const { connection, noted } = connectionOf('MAIL FROM:<a..b@example.com>');
    expect(told(registered({ dry_run: 'true' }), '<a..b@example.com>', connection, {})).toEqual([]);
    expect(noted).toEqual([{ msg: 'would-refuse mail:local-part-empty-atom', emit: true }]);
  });

  it('defer where the fault is ours, and log it in ASCII', () => {
    const plugin = registered();
    const { connection, noted } = connectionOf('RCPT TO:<a@example.com>');
    Object.defineProperty(connection, 'current_line', {
      get() {
        throw new Error('no line\n\u00e9');
      },
    });
    const [code, dsn] = told(plugin, '<a@example.com>', connection, null);
    expect(code).toBe(903);
    expect(dsn).toMatch(/^451 /);
    expect(plugin.logged).toEqual(['error RCPT: the address could not be checked: Error: no line??']);
    expect(noted).toEqual([{ fail: 'rcpt:error', emit: true }]);
  });

  it('take settings that are written anew, and keep the old ones where those are wrong', () => {
    const plugin = registered();
    const { connection } = connectionOf('MAIL FROM:<"a b"@example.com>');
    expect(told(plugin, '<"a b"@example.com>', connection, {})).toEqual([]);
    plugin.files['mailbox-syntax.ini'] = { main: { profile: 'form' } };
    plugin.change();
    expect(told(plugin, '<"a b"@example.com>', connection, {})[0]).toBe(902);
    plugin.files['mailbox-syntax.ini'] = { main: { profile: 'none' } };
    plugin.change();
    expect(plugin.logged[0]).toBe('info settings read anew');
    expect(plugin.logged[1]).toMatch(/^error settings stay as they were: .*"none"/);
    expect(told(plugin, '<"a b"@example.com>', connection, {})[0]).toBe(902);
  });

  it('are not called before register', () => {
    const { connection } = connectionOf('MAIL FROM:<a@example.com>');
    expect(() => told(pluginOf({}), '<a@example.com>', connection, {})).toThrow('has not been registered');
  });
});
