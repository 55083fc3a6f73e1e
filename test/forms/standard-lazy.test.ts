import { afterEach, describe, expect, it, vi } from 'vitest';
// @ts-expect-error JavaScript without declarations
import { lazyCorpus } from '../../bench/lazy-corpus.mjs';
import { ordinary } from '../../src/forms/ordinary.ts';
import { emailField as lazyField, emailSchema as lazySchema } from '../../src/forms/standard-lazy.ts';
import { emailField, emailSchema } from '../../src/forms/standard-schema.ts';
import { INVALID, plain } from '../../src/grammar/plain.ts';
import { isMailbox } from '../../src/is-mailbox.ts';
import { frForm } from '../../src/messages/fr.ts';
import { parseMailboxWithNearMiss } from '../../src/near-miss/index.ts';
import { parseMailbox } from '../../src/parse.ts';

const corpus: string[] = lazyCorpus(20_000);

describe('./standard/lazy', () => {
  it('takes for ordinary what the table of states does, and what has no reason in any profile', () => {
    const ordinaries = new Set(corpus.filter((text) => ordinary(text, {})));
    expect(ordinaries.size).toBeGreaterThan(5000);
    expect(
      corpus.filter((text) => plain(text) > INVALID && !/^imcea/i.test(text) && !ordinaries.has(text)),
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

  it.each([{ profile: 'strict' }, { output: 'punycode' }, { profile: null }])(
    'says at once that %j is wrong',
    (options) => {
      const error = expect.objectContaining({ name: 'OptionError' });
      expect(() => lazySchema(options as never)).toThrow(error);
      expect(() => lazyField('mail', options as never)).toThrow(error);
      expect(() => lazySchema(options as never)).toThrow(TypeError);
    },
  );

  it('rejects where only the rest can tell that an option is wrong', async () => {
    const wrong = { levels: { 'no-such-code': 'error' } } as never;
    await expect(lazySchema(wrong)['~standard'].validate('anna@')).rejects.toMatchObject({
      code: 'ERR_MAILBOX_UNKNOWN_REASON',
    });
  });

  describe('without the rest', () => {
    afterEach(() => {
      vi.doUnmock('../../src/forms/standard-schema.ts');
      vi.resetModules();
    });
    const withoutRest = async (options?: object) => {
      vi.resetModules();
      vi.doMock('../../src/forms/standard-schema.ts', () => {
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
      const { schema, field } = await withoutRest({ fallback: isMailbox, messages: frForm });
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
    });
  });
});
