import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { withConventions } from '../../src/conventions/index.ts';
import { parsePath } from '../../src/index.ts';
import { resolveSite } from '../../src/servers/site.ts';
import { checkPath } from '../../src/servers/verdict.ts';
import { parseMailboxWithSuffix, parsePathWithSuffix } from '../../src/suffix/index.ts';
import { optionError } from '../calls.ts';
import { isQuick } from '../slow.ts';

const codesOf = (argument: string | Uint8Array, command: 'MAIL' | 'RCPT' = 'RCPT') =>
  parsePathWithSuffix(argument, { command }).reasons.map(({ code, start, end }) => [code, start, end]);

describe('parsePathWithSuffix', () => {
  it.each<[string, 'MAIL' | 'RCPT', ReturnType<typeof codesOf>]>([
    ['<ann@mail.invalid>', 'RCPT', [['domain-special-use', 10, 17]]],
    ['<ann@x.nosuchtld>', 'RCPT', [['domain-unknown-top-label', 7, 16]]],
    ['<ann@co.uk>', 'RCPT', [['domain-public-suffix', 5, 10]]],
    ['<ann@gmial.com>', 'RCPT', [['domain-near-miss', 5, 14]]],
    // The domain is that of the path, whatever follows it, and not that of a source route.
    ['<ann@x.nosuchtld> ORCPT=rfc822;ann@x.nosuchtld', 'RCPT', [['domain-unknown-top-label', 7, 16]]],
    ['<@x.nosuchtld:ann@x.nosuchtld> SIZE=1', 'MAIL', [['domain-unknown-top-label', 20, 29]]],
    ['<"x.nosuchtld"@x.nosuchtld>', 'RCPT', [['domain-unknown-top-label', 17, 26]]],
    ['<@gate.nosuchtld:ann@example.de>', 'MAIL', []],
    ['<ann@[192.0.2.1]>', 'RCPT', []],
    ['<>', 'MAIL', []],
    ['<Postmaster>', 'RCPT', []],
    ['<ann@mx.example.de>', 'RCPT', []],
    // What is invalid without it stays as it is.
    ['<a..b@x.nosuchtld>', 'RCPT', [['local-part-empty-atom', 3, 3]]],
  ])('%s at %s', (argument, command, expected) => {
    const found = codesOf(argument, command).filter(
      ([code]) => !/^path-source-route|^local-part-(?:quoted|needless-quoting)$|literal/.test(`${code}`),
    );
    expect(found).toEqual(expected);
    expect(codesOf(Buffer.from(argument), command)).toEqual(codesOf(argument, command));
  });

  it('makes what the levels call an error invalid, and suggests what was meant', () => {
    const levels = { 'domain-near-miss': 'error' } as const;
    expect(parsePathWithSuffix('<ann@gmial.com> SIZE=1', { command: 'MAIL', levels })).toMatchObject({
      valid: false,
      kind: null,
      mailbox: null,
      parameters: [{ keyword: 'SIZE', value: '1' }],
      suggestion: '<ann@gmail.com> SIZE=1',
    });
    const off = parsePathWithSuffix('<ann@gmial.com>', {
      command: 'RCPT',
      levels: { 'domain-near-miss': 'off' },
    });
    expect([off.valid, off.reasons, off.suggestion]).toEqual([true, [], null]);
  });

  it('says of a domain what parseMailboxWithSuffix does, and otherwise what parsePath does', () => {
    const label = fc.constantFrom(
      'gmail',
      'gmial',
      'co',
      'uk',
      'com',
      'cmo',
      'invalid',
      'x',
      'bücher',
      'notatld',
    );
    const domain = fc.array(label, { minLength: 1, maxLength: 4 }).map((labels) => labels.join('.'));
    fc.assert(
      fc.property(domain, fc.boolean(), (name, isOctets) => {
        const address = `ann@${name}`;
        const argument = isOctets ? Buffer.from(`<${address}>`) : `<${address}>`;
        const path = parsePathWithSuffix(argument, { command: 'RCPT' });
        const mailbox = parseMailboxWithSuffix(address);
        expect(path.reasons.map(({ code, start }) => [code, start - 1])).toEqual(
          mailbox.reasons.map(({ code, start }) => [code, start]),
        );
        expect(path.suggestion).toBe(mailbox.suggestion && `<${mailbox.suggestion}>`);
        expect(path.mailbox).toEqual(parsePath(argument, { command: 'RCPT' }).mailbox);
      }),
      { numRuns: isQuick ? 200 : 2_000 },
    );
  });
});

describe('a hook with it as parse', () => {
  const levels = { RCPT: { 'domain-special-use': 'error', 'domain-unknown-top-label': 'error' } } as const;
  const site = resolveSite({ parse: parsePathWithSuffix, levels });
  const replyTo = (argument: string, command: 'MAIL' | 'RCPT' = 'RCPT') => {
    const reply = checkPath(site, command, argument);
    return reply && `${reply.code} ${reply.enhanced} ${reply.reason}`;
  };

  it('refuses what its levels say, ordinary as the address looks', () => {
    expect(replyTo('<ann@foo.invalid>')).toBe('553 5.1.3 domain-special-use');
    expect(replyTo('<ann@foo.nosuchtld>')).toBe('553 5.1.3 domain-unknown-top-label');
    expect(replyTo('<ann@foo.nosuchtld>', 'MAIL')).toBeNull();
    expect(replyTo('<ann@example.de>')).toBeNull();
    expect(replyTo('<postmaster>')).toBeNull();
  });

  it('keeps the conventions of the site as well', () => {
    const conventions = withConventions({ 'mx.example.de': { characters: ['letters'] } });
    const both = resolveSite({ parse: parsePathWithSuffix, conventions, levels });
    const reasonOf = (argument: string) => checkPath(both, 'RCPT', argument)?.reason ?? null;
    expect(reasonOf('<ann@foo.invalid>')).toBe('domain-special-use');
    expect(reasonOf('<ann_b@mx.example.de>')).toBe('convention-character');
    expect(reasonOf('<ann@mx.example.de>')).toBeNull();
  });

  it('is a function', () => {
    expect(() => resolveSite({ parse: 'suffix' as never })).toThrow(
      optionError('parse: expected a function, got "suffix"'),
    );
  });
});
