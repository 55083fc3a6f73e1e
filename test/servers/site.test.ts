import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parsePath, reasons, replyFor } from '../../src/index.ts';
import { type Refusal, resolveSite, type SiteOptions } from '../../src/servers/site.ts';
import { acceptExempt, checkPath } from '../../src/servers/verdict.ts';
import { optionError } from '../calls.ts';

describe('the options of a site', () => {
  it.each<[unknown, string | RegExp]>([
    [null, 'options: expected an object, got null'],
    ['smtp', 'options: expected an object, got "smtp"'],
    [{ profile: 'strict' }, 'profile: expected rfc, smtp, form, mta or interoperable, got "strict"'],
    [{ levels: [] }, 'levels: expected an object of reason codes and levels, got an array'],
    [{ levels: { 'no-such': 'off' } }, 'levels: unknown reason "no-such"'],
    [{ maxOctets: 1.5 }, 'maxOctets: expected a whole number of octets or Infinity, got the number 1.5'],
    [{ parameters: 'SIZE' }, 'parameters: expected an array of keywords, got "SIZE"'],
    [{ replyStyle: 553 }, 'replyStyle: expected 553, rfc5321 or 501, got the number 553'],
    [{ onError: null }, 'onError: expected defer or accept, got null'],
    [{ dryRun: null }, 'dryRun: expected true or false, got null'],
    [{ exemptAuthenticated: 1 }, 'exemptAuthenticated: expected true or false, got the number 1'],
    [{ onRefusal: 'log' }, 'onRefusal: expected a function, got "log"'],
    [{ levels: { MAIL: 'off' } }, 'levels.MAIL: expected an object of reason codes and levels, got "off"'],
    [{ levels: { RCPT: { 'no-such': 'off' } } }, 'levels: unknown reason "no-such"'],
    [
      { levels: { 'domain-special-use': 'error' } },
      'levels: a level of domain-special-use has no effect here: it needs the option parse, parsePathWithSuffix of mailbox-syntax/suffix',
    ],
    [
      { levels: { MAIL: { 'header-route': 'error' } } },
      'levels.MAIL: a level of header-route has no effect here: nothing that is checked here can have this reason',
    ],
    [
      { levels: { MAIL: { 'path-null-recipient': 'off' } } },
      'levels.MAIL: a level of path-null-recipient has no effect here: only RCPT can have this reason',
    ],
    [
      { levels: { 'encoding-control-character': 'warning' } },
      'levels: a level of encoding-control-character has no effect here: it is always an error',
    ],
    [
      { exemptNetworks: '192.0.2.0/24' },
      'exemptNetworks: expected an array of addresses and networks, such as 192.0.2.0/24 or 2001:db8::/32, got "192.0.2.0/24"',
    ],
    ...['192.0.2.0/33', '192.0.2/24', '2001:db8::/129', '2001:db8::/-1', 'fe80::1%eth0', 'localhost', ''].map(
      (network): [unknown, string] => [
        { exemptNetworks: ['192.0.2.1', network] },
        `exemptNetworks[1]: expected addresses and networks, such as 192.0.2.0/24 or 2001:db8::/32, got ${JSON.stringify(network)}`,
      ],
    ),
    ...[
      'ftp://mail.example/',
      'https://mail.example/a b',
      'mail.example',
      `https://mail.example/${'x'.repeat(200)}`,
    ].map((url): [unknown, RegExp] => [
      { helpUrl: url },
      /^helpUrl: expected an http or https URL in ASCII of at most 200 octets, with \{code\} for the reason, got "/,
    ]),
    [{ dryrun: true }, 'options: unknown option "dryrun"; did you mean "dryRun"?'],
    [{ on_error: 'accept' }, 'options: unknown option "on_error"; did you mean "onError"?'],
    [{ max_octets: 64 }, 'options: unknown option "max_octets"; did you mean "maxOctets"?'],
    [{ onAcceptance: {} }, 'onAcceptance: expected a function, got an object'],
  ])('are refused: %j', (options, message) => {
    expect(() => resolveSite(options as SiteOptions)).toThrow(
      typeof message === 'string' ? optionError(message) : message,
    );
  });

  it('are copied', () => {
    const levels: Record<string, string> = { 'local-part-empty-atom': 'warning' };
    const parameters = ['SIZE'];
    const site = resolveSite({ levels: levels as never, parameters });
    levels['local-part-empty-atom'] = 'fatal';
    parameters.push('FOO');
    expect(checkPath(site, 'MAIL', '<a..b@example.com> SIZE=1')).toBeNull();
    expect(checkPath(site, 'MAIL', '<a@example.com> FOO=1')).toMatchObject({ code: 555 });
  });
});

describe('levels', () => {
  it('of a command count for more than those of both, and others stay as they are', () => {
    const site = resolveSite({
      profile: 'smtp',
      levels: {
        'domain-underscore': 'warning',
        MAIL: { 'local-part-too-long': 'warning' },
        RCPT: { 'domain-underscore': 'error' },
      },
    });
    const long = `<${'a'.repeat(65)}@example.com>`;
    const reasonsOf = (path: string) =>
      (['MAIL', 'RCPT'] as const).map((command) => checkPath(site, command, path)?.reason ?? 'ok');
    expect(reasonsOf('<a@b_c.example>')).toEqual(['ok', 'domain-underscore']);
    expect(reasonsOf(long)).toEqual(['ok', 'local-part-too-long']);
    expect(reasonsOf('<a..b@example.com>')).toEqual(['local-part-empty-atom', 'local-part-empty-atom']);
  });
});

describe('who is exempt', () => {
  const site = resolveSite({ exemptNetworks: ['192.0.2.0/24', '2001:db8::/32', '198.51.100.7'] });
  it.each([
    ['192.0.2.0', true],
    ['192.0.2.255', true],
    ['192.0.3.0', false],
    ['::ffff:192.0.2.9', true],
    ['::ffff:192.0.3.9', false],
    ['2001:db8:ffff::1', true],
    ['2001:DB8::1', true],
    ['2001:db9::1', false],
    ['198.51.100.7', true],
    ['198.51.100.8', false],
    ['unknown', false],
    ['', false],
    [null, false],
  ])('by its network: %j %s', (client, isExempt) => {
    expect(checkPath(site, 'RCPT', '<@>', { client }) === null).toBe(isExempt);
  });

  it('by having authenticated, if the site says so', () => {
    const authenticated = { isAuthenticated: true };
    expect(checkPath(site, 'RCPT', '<@>', authenticated)).toMatchObject({ code: 553 });
    const lenient = resolveSite({ exemptAuthenticated: true });
    expect(checkPath(lenient, 'RCPT', '<@>', authenticated)).toBeNull();
    expect(checkPath(lenient, 'RCPT', '<@>')).toMatchObject({ code: 553 });
  });
});

describe('a page on the reason', () => {
  it('ends the text, which stays within its line', () => {
    const site = resolveSite({ helpUrl: 'https://mail.example/help?reason={code}#{code}' });
    const { text = '' } = checkPath(site, 'RCPT', '<a..b@example.com>') ?? {};
    expect(text).toMatch(
      /keep one https:\/\/mail\.example\/help\?reason=local-part-empty-atom#local-part-empty-atom$/,
    );
    for (const code of Object.keys(reasons)) {
      const { bad } = reasons[code as keyof typeof reasons].example;
      for (const prefixed of [0, 100, 250, 290, 400]) {
        const long = resolveSite({ helpUrl: `https://mail.example/${'x'.repeat(140)}/{code}` });
        const reply = checkPath(long, 'RCPT', bad, { prefixed });
        if (!reply) continue;
        const line = `${reply.code} ${reply.enhanced} ${' '.repeat(prefixed)}${reply.text}\r\n`;
        const alone = checkPath(resolveSite({}), 'RCPT', bad)?.text.length ?? 0;
        expect(line.length).toBeLessThanOrEqual(Math.max(512, 12 + prefixed + alone));
        expect(reply.text).toMatch(prefixed > 200 ? /./ : /https:\/\/mail\.example\/x+\/[a-z\d-]+$/);
      }
    }
  });

  it('is not named for a fault of our own', () => {
    const site = resolveSite({ helpUrl: 'https://mail.example/{code}' });
    expect(checkPath(site, 'MAIL', 5 as never)?.text).not.toContain('https');
  });
});

describe('what a host accepts on purpose', () => {
  it.each([
    ['<root>', 'ok', 'ok'],
    ['root', 'ok', 'ok'],
    ['<MAILER-DAEMON> SIZE=10', 'ok', 'ok'],
    ['<"john doe">', 'ok', 'ok'],
    ['<postmaster>', 'ok', 'ok'],
    ['<a..b>', 'local-part-empty-atom', 'local-part-empty-atom'],
    ['<a b>', 'mailbox-at-sign-missing', 'mailbox-at-sign-missing'],
    ['<>', 'ok', 'path-null-recipient'],
    ['<root@>', 'domain-empty', 'domain-empty'],
    ['<j\u00f6rg>', 'local-part-needs-smtputf8', 'ok'],
    [' <a@example.com>', 'ok', 'ok'],
    ['a@example.com', 'ok', 'ok'],
    ['<a@example.com>  SIZE=10', 'ok', 'ok'],
    ['<a@example.com.>', 'ok', 'ok'],
    ['<a@example.com> XVERP=-=', 'ok', 'ok'],
  ])('under mta: %j', (path, mail, rcpt) => {
    for (const raw of [path, Buffer.from(path)]) {
      const site = resolveSite({});
      const found = (['MAIL', 'RCPT'] as const).map(
        (command) => checkPath(site, command, raw)?.reason ?? 'ok',
      );
      expect(found).toEqual([mail, rcpt]);
    }
  });

  it('is refused by any other profile, or a level; and an address without a domain accepted by a level', () => {
    expect(checkPath(resolveSite({ profile: 'smtp' }), 'MAIL', '<root>')).toMatchObject({
      code: 553,
      reason: 'mailbox-at-sign-missing',
    });
    const strict = resolveSite({ levels: { 'mailbox-at-sign-missing': 'error' } });
    expect(checkPath(strict, 'MAIL', '<root>')).toMatchObject({ code: 553 });
    const lenient = resolveSite({
      profile: 'rfc',
      levels: { MAIL: { 'mailbox-at-sign-missing': 'warning' } },
    });
    expect(checkPath(lenient, 'MAIL', '<root>')).toBeNull();
    expect(checkPath(lenient, 'RCPT', '<root>')).toMatchObject({ code: 553 });
  });

  it('is not an address of a wrong length where its parameters are too long', () => {
    const site = resolveSite({});
    const long = `<a@example.com> ENVID=${'x'.repeat(4200)}`;
    for (const raw of [long, Buffer.from(long)]) {
      expect(checkPath(site, 'MAIL', raw)).toMatchObject({ code: 501, enhanced: '5.5.4' });
    }
    expect(checkPath(site, 'MAIL', `<${'x'.repeat(4200)}@example.com> SIZE=1`)).toMatchObject({
      code: 553,
      enhanced: '5.1.7',
    });
  });
});

describe('a verdict', () => {
  it('is that of parsePath and replyFor, for text and for octets', () => {
    const site = resolveSite({ replyStyle: '501' });
    for (const raw of ['<a..b@example.com>', Buffer.from('<a..b@example.com>')]) {
      expect(checkPath(site, 'RCPT', raw)).toEqual({
        code: 501,
        enhanced: '5.1.3',
        text: 'There is more than one dot in a row before the @; keep one',
        reason: 'local-part-empty-atom',
      });
    }
    expect(checkPath(site, 'RCPT', Buffer.from('<jörg@example.com>'))).toBeNull();
    expect(checkPath(site, 'RCPT', Buffer.from('<jörg@example.com>'), { smtputf8: false })).toMatchObject({
      code: 553,
      enhanced: '5.6.7',
    });
    expect(checkPath(site, 'RCPT', Uint8Array.of(0x3c, 0xff, 0x40, 0x61, 0x3e))).toMatchObject({
      reason: 'encoding-malformed-utf8',
    });
  });

  it('on what is ordinary is reached without the parser, and is the same', () => {
    const profiles = ['rfc', 'smtp', 'form', 'mta', 'interoperable'] as const;
    const met = Object.keys(reasons).filter(
      (code) => !/^header-|^domain-(?:special-use|public|unknown-top|near)/.test(code),
    );
    const everything = Object.fromEntries(met.map((code) => [code, 'error'] as const));
    const sites = [
      ...profiles.map((profile) => ({ profile })),
      { profile: 'smtp' as const, levels: everything },
      { maxOctets: 10 },
      { maxOctets: 66 },
    ];
    const atoms = fc.string({ unit: fc.constantFrom(...'aZ0._+-@<>" %'), maxLength: 40 });
    const paths = fc.oneof(
      fc.tuple(atoms, atoms).map(([local, domain]) => `<${local}@${domain}.example>`),
      atoms.map((text) => `<${text}>`),
      fc.constantFrom(
        '<a@example.com>',
        '<a@localhost>',
        '<IMCEAX-a+40@example.com>',
        `<${'a'.repeat(65)}@b.example>`,
      ),
    );
    fc.assert(
      fc.property(
        paths,
        fc.constantFrom(...sites),
        fc.constantFrom('MAIL', 'RCPT'),
        (path, options, command) => {
          const profile = 'profile' in options ? options.profile : 'mta';
          const given = { ...options, profile };
          const site = resolveSite({
            ...given,
            levels: { ...('levels' in given ? given.levels : {}), 'mailbox-at-sign-missing': 'error' },
          });
          const expected = replyFor(parsePath(path, { ...given, command }), { command });
          // Too long by its parameters is told otherwise.
          if (expected?.reason === 'input-too-long') return;
          expect(checkPath(site, command, path)).toEqual(expected);
          expect(checkPath(site, command, Buffer.from(path))).toEqual(expected);
        },
      ),
      { numRuns: 5000 },
    );
  });

  it('is reported as it is given', () => {
    const heard: unknown[] = [];
    const onAcceptance: SiteOptions['onAcceptance'] = (...told) => heard.push(told);
    const onRefusal = ({ command, accepted, client, address }: Refusal) =>
      heard.push([command, accepted, client, address]);
    const site = resolveSite({ onAcceptance, onRefusal });
    checkPath(site, 'MAIL', '<a@example.com>');
    checkPath(site, 'RCPT', '<@>', { client: '192.0.2.1', given: 'what the host had' });
    acceptExempt(site, 'RCPT');
    const dry = resolveSite({ onRefusal, dryRun: true });
    expect(checkPath(dry, 'MAIL', '<@>')).toBeNull();
    expect(heard).toEqual([
      ['MAIL', 'valid'],
      ['RCPT', false, '192.0.2.1', 'what the host had'],
      ['RCPT', 'exempt'],
      ['MAIL', true, null, '<@>'],
    ]);
  });

  it('does not depend on who counts acceptances', () => {
    const site = resolveSite({
      onAcceptance() {
        throw new Error('broken on purpose');
      },
    });
    expect(checkPath(site, 'MAIL', '<a@example.com>')).toBeNull();
    expect(acceptExempt(site, 'MAIL')).toBeNull();
  });

  it('is 451 4.3.0 for a fault of our own, which is reported with its cause', () => {
    const refusals: Refusal[] = [];
    const site = resolveSite({ onRefusal: (refusal) => refusals.push(refusal) });
    const fault = { code: 451, enhanced: '4.3.0', reason: null };
    expect(checkPath(site, 'MAIL', 5 as never)).toMatchObject(fault);
    expect(refusals).toMatchObject([{ reply: fault, accepted: false, cause: expect.any(TypeError) }]);
    const accepting = resolveSite({ onError: 'accept', onRefusal: (refusal) => refusals.push(refusal) });
    expect(checkPath(accepting, 'MAIL', 5 as never)).toBeNull();
    expect(refusals[1]).toMatchObject({ accepted: true });
  });
});
