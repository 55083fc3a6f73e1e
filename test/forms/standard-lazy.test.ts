import assert from 'node:assert/strict';
import { afterEach, describe, expect, it, vi } from 'vitest';
// @ts-expect-error JavaScript without declarations
import { lazyCorpus } from '../../bench/lazy-corpus.mjs';
import { fallback } from '../../src/forms/fallback.ts';
import { ordinary } from '../../src/forms/ordinary.ts';
import { emailField as lazyField, emailSchema as lazySchema } from '../../src/forms/standard-lazy.ts';
import { emailField, emailSchema } from '../../src/forms/standard-schema.ts';
import { INVALID, plain } from '../../src/grammar/plain.ts';
import { enForm } from '../../src/messages/en.ts';
import { frForm } from '../../src/messages/fr.ts';
import { parseMailboxWithNearMiss } from '../../src/near-miss/index.ts';
import { parseMailbox } from '../../src/parse.ts';

const corpus: string[] = lazyCorpus(20_000);

function errorOf(run: () => unknown): unknown {
  try {
    run();
  } catch (error) {
    return error;
  }
  return null;
}

describe('./standard/lazy', () => {
  it('takes for ordinary what the table of states does, and what has no reason in any profile', () => {
    const ordinaries = new Set(corpus.filter((text) => ordinary(text, {})));
    expect(ordinaries.size).toBeGreaterThan(5000);
    // But for signs side by side or at the end, and a last label that has more than letters.
    const others = /^imcea|[.+'-]{2}|[+'-]@|\.[^.]*[^a-z.][^.]*$/i;
    expect(
      corpus.filter((text) => plain(text) > INVALID && !others.test(text) && !ordinaries.has(text)),
    ).toEqual([]);
    for (const profile of ['rfc', 'smtp', 'form', 'mta', 'interoperable'] as const) {
      for (const text of ordinaries) {
        const { mailbox, reasons, suggestion } = parseMailbox(text, { profile });
        expect([mailbox?.ascii, reasons, suggestion]).toEqual([ordinary(text, {}), [], null]);
      }
    }
  });

  it.each([
    ['no option', {}],
    ['rfc', { profile: 'rfc' }],
    ['tidy, in French', { messages: frForm, tidy: true }],
  ] as const)('has the outcome of the whole: %s', async (_, options) => {
    const { validate } = emailSchema(options)['~standard'];
    const lazy = lazySchema(options)['~standard'];
    for (const text of corpus.filter((_, index) => index % 4 === 0)) {
      const found = lazy.validate(text);
      expect(found instanceof Promise ? await found : found).toEqual(validate(text));
    }
  });

  it('decides ordinary addresses at once, and promises the rest', async () => {
    const { validate } = lazySchema()['~standard'];
    expect(validate('Anna@EXAMPLE.com')).toEqual({ value: 'Anna@example.com' });
    expect(validate('anna..x@example.com')).toBeInstanceOf(Promise);
  });

  it('is the same for a field', async () => {
    const values = [
      { mail: 'anna@example.com', name: 'Anna' },
      { mail: 'anna..x@example.com' },
      {},
      null,
      undefined,
      5,
      'mail',
      [],
      { mail: 5 },
      { mail: ['anna@example.com'] },
      Object.create({ mail: 'anna@example.com' }),
    ];
    for (const value of values) {
      const found = await lazyField('mail')['~standard'].validate(value);
      expect(found).toEqual(emailField('mail')['~standard'].validate(value));
    }
  });

  it('leaves to the rest what an option could make another', async () => {
    const near = { parse: parseMailboxWithNearMiss, levels: { 'domain-near-miss': 'error' } } as const;
    for (const options of [near, { maxOctets: 10 }]) {
      const found = await lazySchema(options)['~standard'].validate('anna@gmial.com');
      expect(found.issues).toHaveLength(1);
      expect(found).toEqual(emailSchema(options)['~standard'].validate('anna@gmial.com'));
    }
  });

  it.each([
    [{ profile: 'strict' }, 'VALUE', 'profile', 'strict'],
    [{ profile: null }, 'TYPE', 'profile', 'null'],
    [{ profile: Symbol('form') }, 'TYPE', 'profile', 'symbol'],
    [{ profile: Object.create(null) }, 'TYPE', 'profile', 'object'],
    [{ output: 'punycode' }, 'VALUE', 'output', 'punycode'],
    [{ output: ['ascii'] }, 'TYPE', 'output', 'object'],
    [null, 'TYPE', 'options', 'null'],
    [5, 'TYPE', 'options', 'number'],
    ['form', 'VALUE', 'options', 'form'],
    [Symbol('form'), 'TYPE', 'options', 'symbol'],
  ])('says at once that %j is wrong', (options, code, option, got) => {
    const expected = {
      profile: 'rfc, smtp, form, mta or interoperable',
      output: 'ascii or unicode',
      options: 'object',
    }[option];
    const value =
      option === 'options' ? options : (options as unknown as Record<string, unknown> | null)?.[option];
    for (const make of [() => lazySchema(options as never), () => lazyField('mail', options as never)]) {
      const error = errorOf(make);
      expect(error).toBeInstanceOf(TypeError);
      expect(error).toMatchObject({ name: 'OptionError', code: `ERR_MAILBOX_ARG_${code}`, option, expected });
      expect(error).toHaveProperty('value', value);
      expect(error).toHaveProperty('message', `${option}: expected ${expected}, got ${got}`);
    }
  });

  it.each([[null], [5], [Symbol('mail')], [Object.create(null)], [['mail']]])(
    'says at once that %j is no name of a field',
    (name) => {
      expect(errorOf(() => lazyField(name as never))).toMatchObject({
        name: 'OptionError',
        code: 'ERR_MAILBOX_ARG_TYPE',
        option: 'name',
        expected: 'a string',
        value: name,
      });
    },
  );

  it.each([
    ['a symbol', Symbol('anna@example.com')],
    ['an object without a text', Object.create(null)],
    ['an object whose text cannot be had', { toString: () => assert.fail() }],
    ['an object that reads like an address', { toString: () => 'anna@example.com', replace: () => 'x' }],
    ['a list', ['anna@example.com']],
    ['a String', new String('anna@example.com')],
  ])('has the outcome of the whole for %s', async (_, value) => {
    const found = await lazySchema()['~standard'].validate(value);
    expect(found).toEqual(emailSchema()['~standard'].validate(value));
    expect(found.issues?.[0]?.code).toBe('not-text');
  });

  it('rejects where only the rest can tell that an option is wrong', async () => {
    const wrong = { levels: { 'no-such-code': 'error' } } as never;
    await expect(lazySchema(wrong)['~standard'].validate('anna@')).rejects.toMatchObject({
      code: 'ERR_MAILBOX_UNKNOWN_REASON',
    });
  });

  describe('without the rest', () => {
    afterEach(() => {
      vi.doUnmock('../../src/forms/validator.ts');
      vi.resetModules();
    });
    const withoutRest = async (options?: object) => {
      vi.resetModules();
      vi.doMock('../../src/forms/validator.ts', () => {
        throw new Error('404');
      });
      const { emailSchema, emailField } = await import('../../src/forms/standard-lazy.ts');
      return { schema: emailSchema(options)['~standard'], field: emailField('mail', options)['~standard'] };
    };

    it('lets pass what it does not know', async () => {
      const { schema, field } = await withoutRest();
      expect(await schema.validate('anna..x@')).toEqual({ value: 'anna..x@' });
      expect(await field.validate({ mail: 'anna..x@' })).toEqual({ value: { mail: 'anna..x@' } });
    });

    it('refuses by the small verdict what is wrong, and nothing else', async () => {
      const { schema, field } = await withoutRest({ fallback, messages: frForm });
      const issue = {
        message: frForm.phrases.notValid,
        code: 'not-valid',
        start: 0,
        end: 0,
        suggestion: null,
      };
      expect(await schema.validate('anna..x@')).toEqual({ issues: [issue] });
      expect(await field.validate({})).toEqual({ issues: [{ ...issue, path: ['mail'] }] });
      expect(await schema.validate('j\u00f6rg@example.com')).toEqual({ value: 'j\u00f6rg@example.com' });
      for (const value of [5, Symbol('5'), { toString: () => assert.fail() }]) {
        expect(await schema.validate(value)).toEqual({
          issues: [{ ...issue, message: frForm.texts.enterAddress, code: 'not-text' }],
        });
      }
    });

    it('takes off white space where it is asked to', async () => {
      const { schema } = await withoutRest({ fallback, tidy: true });
      expect(await schema.validate(' j\u00f6rg@example.com\n')).toEqual({ value: 'j\u00f6rg@example.com' });
      expect((await schema.validate('anna..x@example.com\n')).issues).toMatchObject([
        { message: enForm.phrases.notValid },
      ]);
      const strict = (await withoutRest({ fallback })).schema;
      expect((await strict.validate(' j\u00f6rg@example.com')).issues).toHaveLength(1);
    });
  });
});
