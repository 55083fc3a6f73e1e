import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Conventions, providers, withConventions } from '../../src/conventions/index.ts';
import { emailSchema } from '../../src/forms/standard-schema.ts';
import {
  formatReason,
  type MailboxOptions,
  OptionError,
  parseMailbox,
  parsePath,
  type Reason,
  replyFor,
} from '../../src/index.ts';
import { fr, frForm } from '../../src/messages/fr.ts';
import { PROFILES } from '../../src/profiles.ts';
import { parseMailboxWithSuffix } from '../../src/suffix/index.ts';
import { loadConventionCases, type SyntaxCase } from '../fixtures.ts';

const cases = loadConventionCases();

function parse({ input, command, options }: SyntaxCase) {
  const { conventions, ...rest } = options as MailboxOptions & { conventions: Conventions };
  const site = withConventions(conventions);
  return command ? site.parsePath(input, { ...rest, command }) : site.parseMailbox(input, rest);
}

describe('fixtures/conventions', () => {
  it.each(cases)('$id: $why', (one) => {
    const result = parse(one);
    const { reasons } = result;
    expect(reasons.map(({ code, start, end }) => [code, start, end])).toEqual(one.expect);
    expect([result.valid, result.mailbox !== null]).toEqual([
      one.valid,
      one.valid && result.mailbox !== null,
    ]);
    expect(result.suggestion).toBe(one.suggestion);
    if (one.octets) expect(reasons.map(({ octets }) => octets)).toEqual(one.octets);
  });

  it.each(cases)('$id: the same of octets', (one) => {
    expect(parse({ ...one, input: Buffer.from(one.input as string) })).toEqual(parse(one));
  });
});

/** Rules that any address breaks in some way. */
const STRICT: Conventions = {
  'example.com': {
    characters: ['lowercase', '.'],
    first: ['lowercase'],
    last: ['lowercase'],
    contains: ['x'],
    notRepeated: ['.'],
    notAdjacent: ['.', '-'],
    minOctets: 4,
    maxOctets: 8,
    delimiter: '+',
    tag: false,
    blocked: ['nobody'],
    reserved: ['abuse'],
  },
};

const localParts = fc.oneof(
  fc.string({
    unit: fc.constantFrom('a', 'x', 'B', '.', '-', '_', '+', '1', 'é', '😀', '"', '\\', ' '),
    maxLength: 12,
  }),
  fc.string({ unit: 'binary', maxLength: 8 }),
  fc.constantFrom('nobody', 'abuse', 'postmaster', '"a\\"b"', 'SRS0=a=b'),
);

describe('properties', () => {
  const site = withConventions(STRICT);

  it('changes nothing of what other domains get', () => {
    fc.assert(
      fc.property(
        localParts,
        fc.constantFrom('example.net', 'sub.example.com', '[192.0.2.1]'),
        (local, domain) => {
          const address = `${local}@${domain}`;
          expect(site.parseMailbox(address)).toEqual(parseMailbox(address));
          const path = `<${address}>`;
          expect(site.parsePath(path, { command: 'RCPT' })).toEqual(parsePath(path, { command: 'RCPT' }));
        },
      ),
    );
  });

  it('has spans that lie in the address and cut no character in two, in order', () => {
    fc.assert(
      fc.property(localParts, (local) => {
        const text = `${local}@EXAMPLE.com`;
        const { reasons } = site.parseMailbox(text);
        let last = 0;
        for (const { code, start, end, octets } of reasons) {
          expect(start).toBeGreaterThanOrEqual(last);
          last = start;
          if (!code.startsWith('convention-')) continue;
          expect(start).toBeLessThan(end);
          expect(end).toBeLessThanOrEqual(local.length);
          expect(octets).toEqual([start, end].map((place) => Buffer.byteLength(text.slice(0, place))));
        }
      }),
    );
  });

  it('never makes an invalid address valid, and has suggestions that are settled', () => {
    fc.assert(
      fc.property(localParts, fc.constantFrom('', ' '), (local, after) => {
        const text = `${local}@example.com${after}`;
        const result = site.parseMailbox(text);
        if (result.valid) expect(parseMailbox(text).valid).toBe(true);
        if (result.suggestion === null) return;
        expect(site.parseMailbox(result.suggestion)).toMatchObject({ valid: true, suggestion: null });
      }),
    );
  });

  it('finds in a path what it finds in the mailbox', () => {
    fc.assert(
      fc.property(localParts, (local) => {
        const text = `${local}@example.com`;
        const codesOf = (reasons: Reason[]) =>
          reasons.flatMap(({ code, start, end }) =>
            code.startsWith('convention-') ? [[code, start, end]] : [],
          );
        const inPath = site.parsePath(`<@a.example:${text}> X=a@example.com`, { command: 'RCPT' });
        if (!parseMailbox(text).valid) return;
        const shift = '<@a.example:'.length;
        expect(
          codesOf(inPath.reasons).map(([code, a, b]) => [code, Number(a) - shift, Number(b) - shift]),
        ).toEqual(codesOf(site.parseMailbox(text).reasons));
      }),
    );
  });

  it('says every rule on one line, in ASCII over SMTP and never with the address', () => {
    fc.assert(
      fc.property(localParts, (local) => {
        const result = site.parsePath(`<${local}@example.com>`, { command: 'RCPT' });
        for (const reason of result.reasons) {
          expect(formatReason(reason)).toMatch(/^[ -~]{1,200}$/);
          expect(formatReason(reason, fr)).toMatch(/^\P{C}{1,250}$/u);
        }
        const reply = replyFor(result, { command: 'RCPT' });
        if (reply?.reason.startsWith('convention-'))
          expect(reply).toMatchObject({ code: 553, enhanced: '5.1.3' });
      }),
    );
  });
});

describe('the words of a rule', () => {
  const say = (rules: Conventions[string], address = 'anna__-b+1@example.com') => {
    const { reasons } = withConventions({ 'example.com': rules }).parseMailbox(address);
    return reasons.map((reason) => formatReason(reason).split(';')[0]);
  };

  it.each([
    [
      { characters: ['letters', 'digits', '.'] },
      'example.com has only letters, digits and dots before the @',
    ],
    [{ characters: ['letters'] }, 'example.com has only letters before the @'],
    [{ last: ['letters', '-'] }, 'A name at example.com ends with letters or hyphens only'],
    [{ contains: ['x', '~'] }, 'A name at example.com contains x or tildes'],
    [{ notRepeated: ['.', '_'] }, 'A name at example.com has no dots or underscores twice in a row'],
    [
      { notAdjacent: ['-', '_'], delimiter: '+' },
      'A name at example.com has no two of hyphens and underscores side by side',
    ],
    [{ delimiter: '+-', tag: false }, 'A name at example.com takes no tag after plus signs or hyphens'],
    [{ maxOctets: 3 }, 'A name at example.com has at most 3 octets'],
    [
      { maxOctets: 3, characters: ['letters', '_', '-', '+', '1'] },
      'A name at example.com has at most 3 characters',
    ],
    [{ minOctets: 30, ignored: ['.'] }, 'A name at example.com has at least 30 octets, not counting dots'],
    [{ characters: ['a', 'é'] }, 'example.com has only a and U+00E9 before the @'],
  ] as const)('%j', (rules, words) => {
    expect(say(rules)[0]).toBe(words);
  });

  it('name the domain as the conventions do, in A-labels over SMTP', () => {
    const site = withConventions({ '*.Bücher.example': { characters: ['digits'] } });
    const [reason] = site.parseMailbox('a@x.bücher.example').reasons as [Reason];
    expect(formatReason(reason)).toMatch(/^\*\.xn--bcher-kva\.example has only digits/);
    expect(formatReason(reason, fr)).toBe(
      '*.bücher.example n’admet avant le @ que des chiffres\u00a0; vérifiez le nom',
    );
    expect(reason.args).toMatchObject({ domain: '*.bücher.example' });
  });

  it('can be those of the site', () => {
    const words = {
      en: 'Students are first.last, see https://example.com/mail',
      de: 'Studierende: vorname.nachname',
    };
    const site = withConventions({ 'example.com': { characters: ['letters', '.'], words } });
    const [reason] = site.parseMailbox('a_b@example.com').reasons as [Reason];
    expect(formatReason(reason)).toBe(`${words.en}; check the name`);
    // No French ones: those in English are better than none.
    expect(formatReason(reason, fr)).toBe(`${words.en}\u00a0; vérifiez le nom`);
    expect(formatReason(reason, { ...fr, language: 'de' })).toMatch(/^Studierende/);
  });
});

describe('forms, lists of suffixes and others', () => {
  const site = withConventions({ 'example.com': { characters: ['letters', '.'], reserved: ['abuse'] } });

  it.each([
    ['en', undefined, 'a_b@example.com', 'example.com has only letters and dots before the @'],
    [
      'fr',
      frForm,
      'a_b@example.com',
      'example.com n’admet avant le @ que des lettres non accentuées et des points',
    ],
    ['en', undefined, 'abuse@example.com', 'example.com keeps this name for its own use'],
  ])('a form says it in %s', async (_language, messages, address, message) => {
    const schema = emailSchema({ parse: site.parseMailbox, messages });
    expect(await schema['~standard'].validate(address)).toMatchObject({ issues: [{ message }] });
    expect(await schema['~standard'].validate('a.b@example.com')).toEqual({ value: 'a.b@example.com' });
  });

  it('can have another parser before them', () => {
    const both = withConventions(
      { 'example.com': { characters: ['letters'] } },
      { parse: parseMailboxWithSuffix },
    );
    expect(both.parseMailbox('a_b@example.com').reasons.map(({ code }) => code)).toEqual([
      'convention-character',
      'domain-special-use',
    ]);
    expect(both.parseMailbox('anna@gmial.com').suggestion).toBe('anna@gmail.com');
  });

  it('tells which domains have rules', () => {
    const some = withConventions({ 'Bücher.example': {}, '*.example.com': {} });
    expect(['XN--BCHER-KVA.example', 'bücher.example.', 'a.example.com'].map(some.has)).toEqual([
      true,
      true,
      true,
    ]);
    expect(['example.com', 'a.bücher.example', ''].map(some.has)).toEqual([false, false, false]);
  });

  it('is not changed by what the caller does with the conventions later', () => {
    const own = { 'example.com': { characters: ['letters'] } };
    const site = withConventions(own);
    own['example.com'].characters.push('_');
    expect(site.parseMailbox('a_b@example.com').valid).toBe(false);
  });

  it('has data that make the same site again', () => {
    const again = withConventions(structuredClone(withConventions(STRICT).conventions));
    expect(again.parseMailbox('a_b@example.com')).toEqual(
      withConventions(STRICT).parseMailbox('a_b@example.com'),
    );
  });
});

describe('wrong conventions', () => {
  it.each([
    [null, 'conventions', 'an object of domains and their rules'],
    [[], 'conventions', 'an object of domains and their rules'],
    [
      { 'example.com': null },
      'conventions["example.com"]',
      'an object of rules, or the name of another domain here',
    ],
    [
      { 'example.com': { maxOctets: '3' } },
      'conventions["example.com"].maxOctets',
      'a whole number of octets from 1 to 256',
    ],
    [
      { 'example.com': { characters: 'letters' } },
      'conventions["example.com"].characters',
      'a list of characters',
    ],
    [{ 'example.com': { characters: [1] } }, 'conventions["example.com"].characters[0]', 'one of characters'],
    [
      { 'example.com': { blocked: ['a*b'] } },
      'conventions["example.com"].blocked[0]',
      'what stands before the @, with a * at either end for anything',
    ],
    [
      { 'example.com': { delimiter: 'a' } },
      'conventions["example.com"].delimiter',
      'the signs that begin a tag, such as "+"',
    ],
    [{ 'example.com': { level: 'off' } }, 'conventions["example.com"].level', 'error or warning'],
    [
      { 'example.com': { words: { en: 'é' } } },
      'conventions["example.com"].words.en',
      'plain ASCII, since it goes over SMTP',
    ],
    [
      { 'example.com': { words: { en: 'a\nb' } } },
      'conventions["example.com"].words.en',
      'one line of at most 200 characters',
    ],
  ])('%j', (conventions, option, expected) => {
    let error: unknown;
    try {
      withConventions(conventions as Conventions);
    } catch (thrown) {
      error = thrown;
    }
    expect(error).toBeInstanceOf(OptionError);
    expect(error).toMatchObject({ option, expected, code: 'ERR_MAILBOX_ARG_VALUE' });
  });

  it('names the option that was meant', () => {
    expect(() => withConventions({}, { pares: parseMailbox } as object)).toThrow('did you mean "parse"?');
    expect(() => withConventions({}, { parse: 1 } as object)).toThrow('parse: expected a function');
  });
});

describe('providers', () => {
  const known = withConventions(providers);
  const entries = Object.entries(providers);

  it('have a source, a date and warnings alone', () => {
    for (const [domain, rules] of entries) {
      if (typeof rules === 'string') expect(providers[rules]).toBeTypeOf('object');
      else
        expect([domain, rules]).toMatchObject([
          domain,
          { level: 'warning', source: /^https?:/, date: /^\d{4}-/ },
        ]);
    }
  });

  it('are those that people have', () => {
    const names =
      'gmail.com outlook.com hotmail.com yahoo.com icloud.com me.com gmx.de gmx.net web.de proton.me protonmail.com yandex.ru mail.ru qq.com 163.com 126.com naver.com';
    expect(names.split(' ').filter((name) => !known.has(name))).toEqual([]);
  });

  it('refuse no address in any profile that is not refused without them', () => {
    fc.assert(
      fc.property(
        localParts,
        fc.constantFrom(...Object.keys(providers)),
        fc.constantFrom(...PROFILES),
        (local, domain, profile) => {
          const address = `${local}@${domain}`;
          expect(known.parseMailbox(address, { profile }).valid).toBe(
            parseMailbox(address, { profile }).valid,
          );
        },
      ),
    );
  });

  it.each([
    'first.m.last+tag=x_y@gmail.com',
    'annabella+caf_=website_8b506e99=mail.example@gmail.com',
    'mailer-daemon@googlemail.com',
    'firstname_lastname-99@hotmail.com',
    '_anna_@hotmail.com',
    'anna-shopping@yahoo.com',
    'a.b.c_d@yahoo.co.uk',
    'grommet-strums.0j@icloud.com',
    '0815-4711@gmx.de',
    'max_muster-mann.1@web.de',
    '79161234567@yandex.ru',
    'first-last.2009@ya.ru',
    'first.last_99@mail.ru',
    '1234567890@qq.com',
    '13800138000@163.com',
    'user_name@126.com',
    'abc-12_3@naver.com',
    'a-b_c.d+x@proton.me',
  ])('have nothing to say of %s', (address) => {
    expect(known.parseMailbox(address).reasons.filter(({ code }) => code.startsWith('convention-'))).toEqual(
      [],
    );
  });

  it.each([
    ['anna@gmail.com', 'convention-too-short'],
    ['anna_bella@gmail.com', 'convention-character'],
    ['a..b@mail.ru', 'local-part-empty-atom'],
    ['anna._b@mail.ru', 'convention-adjacent-separators'],
    ['anna_@yahoo.com', 'convention-last-character'],
    ['anna#b@outlook.com', 'convention-character'],
  ])('warn of %s: %s', (address, code) => {
    expect(known.parseMailbox(address).reasons.map((reason) => reason.code)).toEqual([code]);
  });
});
