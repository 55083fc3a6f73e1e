import { describe, expect, it } from 'vitest';
import { OptionError } from '../../src/errors.ts';
import { emailSchema } from '../../src/forms/standard-schema.ts';
import { type MailboxOptions, parseMailbox } from '../../src/index.ts';
import { parseMailboxWithNearMiss } from '../../src/near-miss/index.ts';
import { parseMailboxWithSuffix } from '../../src/suffix/index.ts';
import { loadNearMissCases } from '../fixtures.ts';

const cases = loadNearMissCases();
const misses = ['domain-near-miss'];

describe('fixtures/near-miss', () => {
  it.each(cases)('$id: $input: $why', (one) => {
    const options = one.options as MailboxOptions | undefined;
    for (const input of [one.input, new TextEncoder().encode(one.input as string)]) {
      const result = parseMailboxWithNearMiss(input, options);
      expect(result.reasons.map(({ code, start, end }) => [code, start, end])).toEqual(one.expect);
      expect(result.reasons.map((reason) => reason.octets)).toEqual(
        one.octets ?? one.expect.map(([, start, end]) => [start, end]),
      );
      expect(result.valid).toBe(one.valid);
      expect(result.mailbox === null).toBe(!one.valid);
      expect(result.suggestion).toBe(one.suggestion);
    }
  });

  it.each(cases)('$id: $input: suggests what is valid and has no suggestion of its own', (one) => {
    const options = one.options as MailboxOptions | undefined;
    if (one.suggestion === null) {
      expect(parseMailboxWithNearMiss(one.input, options).suggestion).toBeNull();
      return;
    }
    const again = parseMailboxWithNearMiss(one.suggestion as string, options);
    expect(again).toMatchObject({ valid: true, suggestion: null });
  });

  it.each(cases)('$id: $input: is as valid without near misses, but where a site raises them', (one) => {
    const options = one.options as MailboxOptions | undefined;
    const isRaised = options?.levels?.['domain-near-miss'] === 'error';
    expect(one.valid).toBe(!isRaised && parseMailbox(one.input, options).valid);
  });

  it.each(cases)('$id: $input: is suggested the same by ./suffix', (one) => {
    const options = one.options as MailboxOptions | undefined;
    expect(parseMailboxWithSuffix(one.input, options).suggestion).toBe(one.suggestion);
  });
});

describe('parseMailboxWithNearMiss', () => {
  it('is a parser for a form, which then says the near miss first', () => {
    const schema = emailSchema({ parse: parseMailboxWithNearMiss });
    for (const [typed, meant] of [
      ['anna@gmailcom', 'anna@gmail.com'],
      ['annagmail.com', 'anna@gmail.com'],
      ['anna"gmail.com', 'anna@gmail.com'],
    ]) {
      expect(schema['~standard'].validate(typed).issues).toMatchObject([
        { code: 'domain-near-miss', suggestion: meant },
      ]);
    }
  });

  it('says nothing of an address whose domain has no near miss', () => {
    for (const text of [
      'user@ietf.org',
      '"a b"@ietf.org',
      'user@[8.8.8.8]',
      'a..b@ietf.org',
      'user@',
      '@',
      '',
    ]) {
      expect(parseMailboxWithNearMiss(text)).toEqual(parseMailbox(text));
    }
  });

  it('looks for nothing in an input that is too long', () => {
    const text = `${'a'.repeat(60)}@gmailcom`;
    const codesOf = (maxOctets: number) =>
      parseMailboxWithNearMiss(text, { profile: 'form', maxOctets }).reasons.map(({ code }) => code);
    expect(codesOf(60)).toEqual(['input-too-long']);
    expect(codesOf(600)).toEqual(misses);
  });

  it('keeps the errors that it does not explain', () => {
    const { reasons, suggestion } = parseMailboxWithNearMiss('anna..b@gmailcom', { profile: 'form' });
    expect(suggestion).toBe('anna.b@gmail.com');
    expect(reasons.map(({ code, level }) => [code, level])).toEqual([
      ['local-part-empty-atom', 'error'],
      ['domain-near-miss', 'error'],
    ]);
  });

  it('keeps the warnings that stand elsewhere', () => {
    const { reasons } = parseMailboxWithNearMiss('-anna@gmailcom', { profile: 'form' });
    expect(reasons.map(({ code, level }) => [code, level])).toEqual([
      ['local-part-leading-hyphen', 'warning'],
      ['domain-near-miss', 'error'],
    ]);
  });

  it('explains nothing where its correction leads to nothing valid', () => {
    const options = {
      profile: 'form',
      levels: {
        'domain-near-miss': 'error',
        'domain-empty-label': 'error',
        'domain-trailing-dot': 'warning',
      },
    } as const;
    for (const text of ['user@gmail..', 'user@gmail.', 'user@gmailcom..']) {
      const { reasons, suggestion } = parseMailboxWithNearMiss(text, options);
      const isExplained = reasons.some(({ code }) => code === 'domain-near-miss');
      expect([text, isExplained]).toEqual([text, suggestion !== null]);
    }
  });

  it('rejects wrong options and inputs', () => {
    expect(() => parseMailboxWithNearMiss('user@ietf.org', { profil: 'form' } as MailboxOptions)).toThrow(
      OptionError,
    );
    expect(() => parseMailboxWithNearMiss(1 as unknown as string)).toThrow(OptionError);
  });

  it('takes time in proportion to the length of a text that looks like many slips', () => {
    for (const text of [
      'gmail.com'.repeat(20_000),
      `user@${'gmail.'.repeat(20_000)}com`,
      `${' '.repeat(50_000)}-gmail.com${'.'.repeat(50_000)} `,
      'a@'.repeat(50_000),
    ]) {
      const start = performance.now();
      parseMailboxWithNearMiss(text, { maxOctets: Number.POSITIVE_INFINITY });
      expect(performance.now() - start).toBeLessThan(2_000);
    }
  });
});
