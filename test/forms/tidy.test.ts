import { describe, expect, it } from 'vitest';
import { emailField, emailSchema } from '../../src/forms/standard-schema.ts';
import { parseMailboxWithNearMiss } from '../../src/near-miss/index.ts';

const tidied = (value: string, options = {}) =>
  emailSchema({ tidy: true, ...options })['~standard'].validate(value);
const output = (value: string, options = {}) => (tidied(value, options) as { value?: string }).value;

describe('tidy', () => {
  it.each([
    [' anna@example.com', 'a space'],
    ['\t\r\nanna@example.com \u00a0\u3000', 'white space'],
    ['\ufeff\u200banna@example.com\u200b\u2060\u00ad', 'what cannot be seen'],
    ['\u202aanna@example.com\u202c', 'marks of direction of a contact list'],
    ['mailto:anna@example.com', 'a link'],
    ['MAILTO: anna@example.com', 'a link in capitals'],
    ['<anna@example.com>', 'brackets'],
    ['(anna@example.com)', 'brackets'],
    ['[anna@example.com]', 'brackets'],
    ['\uff08anna@example.com\uff09', 'brackets of an ideograph\u2019s width'],
    ['< mailto:anna@example.com >', 'all of them'],
    [
      '\uff41\uff4e\uff4e\uff41\uff20\uff45\uff58\uff41\uff4d\uff50\uff4c\uff45\uff0e\uff43\uff4f\uff4d',
      'full width',
    ],
    ['anna@example\u3002com', 'the full stop of an input method'],
    ['anna@EXAMPLE.Com', 'capitals of the domain'],
  ])('takes off %j: %s', (value) => {
    expect(output(value)).toBe('anna@example.com');
  });

  it('writes the domain in small letters, and leaves those before the @', () => {
    expect(output('ANNA@B\u00dcCHER.example', { output: 'unicode' })).toBe('ANNA@b\u00fccher.example');
  });

  it.each(['anna@gmial.com', '<anna@gmial.com>', ' anna@gmial.com ', 'mailto:anna@gmial.com'])(
    'takes no near miss for granted: %j',
    (value) => {
      expect(output(value, { parse: parseMailboxWithNearMiss })).toBe('anna@gmial.com');
    },
  );

  it.each([
    'anna..x@example.com',
    '"anna@example.com"',
    'anna @example.com',
    'Anna <anna@example.com>',
    'anna@example.com, ben@example.com',
    'anna@example.com.',
    '((anna@example.com))',
    '(anna@example.com',
    'anna@B\u0130LG\u0130.edu.tr',
    'mailto:anna@example.com?subject=hi',
    'anna(at)example.com',
  ])('asks about %j', (value) => {
    expect(tidied(value).issues?.length).toBeGreaterThan(0);
  });

  it('leaves what is valid as it is under the profile', () => {
    const odd = '\uff41nna@example.com';
    expect(output(odd, { profile: 'rfc' })).toBe(odd);
    expect(output(odd)).toBe('anna@example.com');
  });

  it('gives places in the value, also where something around it was taken off', () => {
    expect(tidied(' \ufeffanna..x@example.com ').issues).toMatchObject([
      { code: 'local-part-empty-atom', start: 7, end: 7, suggestion: 'anna.x@example.com' },
    ]);
    const { validate } = emailField('email', { tidy: true })['~standard'];
    expect(validate({ email: ' anna@example.com' })).toEqual({ value: { email: 'anna@example.com' } });
  });

  it('is off unless it is asked for', () => {
    expect(emailSchema()['~standard'].validate(' anna@example.com').issues).toHaveLength(1);
  });

  it('finds nothing where there is nothing', () => {
    for (const value of ['', ' ', '<>', '()', 'mailto:', '\u200b']) expect(tidied(value).issues).toBeTruthy();
  });
});
