import type { StandardSchemaV1 } from '@standard-schema/spec';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { emailField, emailSchema } from '../../src/forms/standard-schema.ts';
import { enForm } from '../../src/messages/en.ts';
import { frForm } from '../../src/messages/fr.ts';
import { parseMailboxWithSuffix } from '../../src/suffix/index.ts';
import { optionError } from '../calls.ts';

// The standard's own types take these schemas, and infer what goes in and what comes out.
const schema: StandardSchemaV1<string, string> = emailSchema();
const field: StandardSchemaV1<{ mail: string }, { mail: string }> = emailField('mail');
type Inferred = StandardSchemaV1.InferOutput<ReturnType<typeof emailField<'mail'>>>;
const inferred: Inferred = { mail: '' };
// @ts-expect-error: an object without the field
const lacking: Inferred = {};

const validate = emailSchema()['~standard'].validate;
const validateField = emailField('mail')['~standard'].validate;

describe('emailSchema', () => {
  it('is a Standard Schema, version 1', () => {
    expect(schema['~standard']).toMatchObject({ version: 1, vendor: 'mailbox-syntax' });
    expect([field, inferred, lacking]).toHaveLength(3);
  });

  it.each([
    ['Anna@EXAMPLE.com', 'Anna@example.com'],
    ['j\u00f6rg@b\u00fccher.example', 'j\u00f6rg@xn--bcher-kva.example'],
    ['anna@stra\u00dfe.example', 'anna@xn--strae-oqa.example'],
  ])('makes %s canonical: %s', (input, value) => {
    expect(validate(input)).toEqual({ value });
  });

  it('gives U-labels when asked', () => {
    const { validate } = emailSchema({ output: 'unicode' })['~standard'];
    expect(validate('anna@XN--bcher-kva.example')).toEqual({ value: 'anna@b\u00fccher.example' });
  });

  it('gives every error with its code, its place and the suggestion', () => {
    expect(validate('anna..schmidt@exam_ple.com')).toEqual({
      issues: [
        {
          message: 'Check the dots in the address',
          code: 'local-part-empty-atom',
          start: 5,
          end: 5,
          suggestion: null,
        },
        {
          message: enForm.texts.checkUnderscore,
          code: 'domain-underscore',
          start: 18,
          end: 19,
          suggestion: null,
        },
      ],
    });
    expect(validate(' anna@example.com')).toMatchObject({ issues: [{ suggestion: 'anna@example.com' }] });
  });

  it('checks by the profile of forms, unless another is named', () => {
    expect(validate('"anna b"@example.com')).toMatchObject({ issues: [{ code: 'local-part-quoted' }] });
    const { validate: lenient } = emailSchema({ profile: 'smtp' })['~standard'];
    expect(lenient('"anna b"@example.com')).toEqual({ value: '"anna b"@example.com' });
    expect(lenient('"anna"@example.com')).toEqual({ value: 'anna@example.com' });
  });

  it('takes levels, smtputf8 and maxOctets', () => {
    const codes = (options: Parameters<typeof emailSchema>[0], input: string) =>
      emailSchema(options)
        ['~standard'].validate(input)
        .issues?.map(({ code }) => code);
    expect(codes({ levels: { 'domain-underscore': 'off' } }, 'a@b_c.example')).toBe(undefined);
    expect(codes({ smtputf8: false }, 'j\u00f6rg@example.com')).toEqual(['local-part-needs-smtputf8']);
    expect(codes({ maxOctets: 8 }, 'anna@example.com')).toEqual(['input-too-long']);
  });

  it('says no warnings', () => {
    expect(validate('-anna@example.com')).toEqual({ value: '-anna@example.com' });
  });

  it('speaks French', () => {
    const { validate } = emailSchema({ messages: frForm })['~standard'];
    expect(validate('')).toMatchObject({ issues: [{ message: frForm.texts.enterAddress }] });
    expect(validate(5)).toMatchObject({ issues: [{ message: frForm.texts.enterAddress }] });
  });

  it('shows the character that it speaks of, if it can be seen', () => {
    const message = (input: string) => validate(input).issues?.[0]?.message;
    expect(message('a,b@example.com')).toBe('Check “,” in the part before the @');
    expect(message('anna@ex\u2665mple.com')).toContain('“\u2665”');
    expect(message('anna@ex\u2028mple.com')).not.toContain('\u2028');
    expect(message('anna@ex\u3164mple.com')).not.toContain('\u3164');
  });

  it('checks with the parser that it is given', () => {
    const { validate } = emailSchema({
      parse: parseMailboxWithSuffix,
      levels: { 'domain-near-miss': 'error' },
    })['~standard'];
    expect(validate('anna@gmial.com')).toMatchObject({
      issues: [{ code: 'domain-near-miss', suggestion: 'anna@gmail.com' }],
    });
  });

  it('takes what is missing for empty, and anything else that is no string for a mistake', () => {
    for (const value of [undefined, null, '']) {
      expect(validate(value)).toMatchObject({ issues: [{ code: 'input-empty', start: 0, end: 0 }] });
    }
    for (const value of [0, 5, true, [], ['a@b.example'], {}, Symbol('a'), () => {}, new Uint8Array(3)]) {
      expect(validate(value)).toMatchObject({
        issues: [{ code: 'not-text', message: enForm.texts.enterAddress }],
      });
    }
  });

  it('never throws, and what comes out is taken again as it is', () => {
    fc.assert(
      fc.property(fc.anything(), (value) => {
        for (const result of [validate(value), validateField(value), validateField({ mail: value })]) {
          expect(Object.keys(result)).toEqual([expect.stringMatching(/^(?:value|issues)$/)]);
        }
      }),
    );
    const local = fc.string({
      unit: fc.constantFrom('a', 'B', '.', '\u00f6', '-'),
      minLength: 1,
      maxLength: 8,
    });
    const domain = fc.constantFrom(
      'EXAMPLE.com',
      'b\u00fccher.example',
      'xn--bcher-kva.example',
      'a_b.example',
    );
    fc.assert(
      fc.property(local, domain, (local, domain) => {
        const outcome = validate(`${local}@${domain}`);
        if (outcome.issues) expect(outcome.issues.length).toBeGreaterThan(0);
        else expect(validate(outcome.value)).toEqual(outcome);
      }),
    );
  });

  it('keeps its options whatever becomes of them', () => {
    const options = { levels: { 'domain-underscore': 'off' as 'off' | 'error' } };
    const { validate } = emailSchema(options)['~standard'];
    options.levels['domain-underscore'] = 'error';
    expect(validate('a@b_c.example')).toEqual({ value: 'a@b_c.example' });
  });

  it.each([
    [{ output: 'latin' }, 'output: expected ascii or unicode, got "latin"'],
    [{ form: 'ascii' }, 'options: unknown option "form"; did you mean "output"?'],
    [{ profile: 'strict' }, 'profile: expected rfc, smtp, form, mta or interoperable, got "strict"'],
    [{ messages: 'fr' }, 'messages: expected the messages of a form, such as frForm, got "fr"'],
    [{ parse: 'x' }, 'parse: expected a function, got "x"'],
    [null, 'options: expected an object, got null'],
    ['form', 'options: expected an object, got "form"'],
  ])('refuses %j when it is made', (options, message) => {
    expect(() => emailSchema(options as never)).toThrow(optionError(message));
    expect(() => emailField('mail', options as never)).toThrow(optionError(message));
  });
});

describe('emailField', () => {
  it('makes the field canonical, and leaves the others', () => {
    const value = { name: 'Anna', mail: 'Anna@EXAMPLE.com', deep: { a: 1 } };
    expect(validateField(value)).toEqual({ value: { ...value, mail: 'Anna@example.com' } });
    expect(value.mail).toBe('Anna@EXAMPLE.com');
  });

  it('names the field in each issue', () => {
    expect(validateField({ mail: 'a..b@exam_ple.com' }).issues?.map(({ path }) => path)).toEqual([
      ['mail'],
      ['mail'],
    ]);
  });

  it('misses a field that is not there, whatever the value is', () => {
    for (const value of [undefined, null, 5, 'a@b.example', [], {}, Object.create({ mail: 'a@b.example' })]) {
      expect(validateField(value)).toMatchObject({ issues: [{ code: 'input-empty', path: ['mail'] }] });
    }
  });

  it('takes names that objects have of their own', () => {
    const { validate } = emailField('__proto__')['~standard'];
    expect(validate({})).toMatchObject({ issues: [{ code: 'input-empty', path: ['__proto__'] }] });
    const outcome = validate(JSON.parse('{"__proto__": "a@b.example"}'));
    expect(JSON.stringify(outcome)).toBe('{"value":{"__proto__":"a@b.example"}}');
  });

  it('refuses a name that is none', () => {
    expect(() => emailField(5 as never)).toThrow(optionError('name: expected a string, got the number 5'));
  });
});
