import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parsePath, reasons, replyFor } from '../../src/index.ts';
import {
  acceptExempt,
  judgePath,
  type Refusal,
  resolveSite,
  type SiteOptions,
} from '../../src/servers/site.ts';
import { optionError } from '../calls.ts';

describe('the options of a site', () => {
  it.each<[unknown, string]>([
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
    [{ dryrun: true }, 'options: unknown option "dryrun"; did you mean "dryRun"?'],
    [{ on_error: 'accept' }, 'options: unknown option "on_error"; did you mean "onError"?'],
    [{ max_octets: 64 }, 'options: unknown option "max_octets"; did you mean "maxOctets"?'],
    [{ onAcceptance: {} }, 'onAcceptance: expected a function, got an object'],
  ])('are refused: %j', (options, message) => {
    expect(() => resolveSite(options as SiteOptions)).toThrow(optionError(message));
  });

  it('are copied', () => {
    const levels: Record<string, string> = { 'local-part-empty-atom': 'warning' };
    const parameters = ['SIZE'];
    const site = resolveSite({ levels: levels as never, parameters });
    levels['local-part-empty-atom'] = 'fatal';
    parameters.push('FOO');
    expect(judgePath(site, 'MAIL', '<a..b@example.com> SIZE=1')).toBeNull();
    expect(judgePath(site, 'MAIL', '<a@example.com> FOO=1')).toMatchObject({ code: 555 });
  });
});

describe('a verdict', () => {
  it('is that of parsePath and replyFor, for text and for octets', () => {
    const site = resolveSite({ replyStyle: '501' });
    for (const raw of ['<a..b@example.com>', Buffer.from('<a..b@example.com>')]) {
      expect(judgePath(site, 'RCPT', raw)).toEqual({
        code: 501,
        enhanced: '5.1.3',
        text: 'There is more than one dot in a row before the @; keep one',
        reason: 'local-part-empty-atom',
      });
    }
    expect(judgePath(site, 'RCPT', Buffer.from('<jörg@example.com>'))).toBeNull();
    expect(judgePath(site, 'RCPT', Buffer.from('<jörg@example.com>'), { smtputf8: false })).toMatchObject({
      code: 553,
      enhanced: '5.6.7',
    });
    expect(judgePath(site, 'RCPT', Uint8Array.of(0x3c, 0xff, 0x40, 0x61, 0x3e))).toMatchObject({
      reason: 'encoding-malformed-utf8',
    });
  });

  it('on what is ordinary is reached without the parser, and is the same', () => {
    const profiles = ['rfc', 'smtp', 'form', 'mta', 'interoperable'] as const;
    const everything = Object.fromEntries(Object.keys(reasons).map((code) => [code, 'error'] as const));
    const sites = [
      ...profiles.map((profile) => ({ profile })),
      { levels: everything },
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
          const expected = replyFor(parsePath(path, { ...options, command }), { command });
          const site = resolveSite(options);
          expect(judgePath(site, command, path)).toEqual(expected);
          expect(judgePath(site, command, Buffer.from(path))).toEqual(expected);
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
    judgePath(site, 'MAIL', '<a@example.com>');
    judgePath(site, 'RCPT', '<@>', { client: '192.0.2.1', given: 'what the host had' });
    acceptExempt(site, 'RCPT');
    const dry = resolveSite({ onRefusal, dryRun: true });
    expect(judgePath(dry, 'MAIL', '<@>')).toBeNull();
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
    expect(judgePath(site, 'MAIL', '<a@example.com>')).toBeNull();
    expect(acceptExempt(site, 'MAIL')).toBeNull();
  });

  it('is 451 4.3.0 for a fault of our own, which is reported with its cause', () => {
    const refusals: Refusal[] = [];
    const site = resolveSite({ onRefusal: (refusal) => refusals.push(refusal) });
    const fault = { code: 451, enhanced: '4.3.0', reason: null };
    expect(judgePath(site, 'MAIL', 5 as never)).toMatchObject(fault);
    expect(refusals).toMatchObject([{ reply: fault, accepted: false, cause: expect.any(TypeError) }]);
    const accepting = resolveSite({ onError: 'accept', onRefusal: (refusal) => refusals.push(refusal) });
    expect(judgePath(accepting, 'MAIL', 5 as never)).toBeNull();
    expect(refusals[1]).toMatchObject({ accepted: true });
  });
});
