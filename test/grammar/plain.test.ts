/** The fast path: what it decides, and that it decides no more than it may. */

import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Findings } from '../../src/findings.ts';
import { INVALID, PLAIN, PLAIN_WITH_CAPITALS, plain, UNDECIDED } from '../../src/grammar/plain.ts';
import { isMailbox, parseMailbox } from '../../src/index.ts';
import { isQuick } from '../slow.ts';

/** All texts of an alphabet with at most that many letters. */
function textsOver(alphabet: string, most: number): string[] {
  const texts = [''];
  for (let from = 0, count = 0; count < most; count++) {
    const last = texts.length;
    for (; from < last; from++) for (const letter of alphabet) texts.push(texts[from] + letter);
  }
  return texts;
}

/** Two hyphens side by side are left to the grammar, as is a hyphen or an apostrophe at the beginning. */
const LOCAL_PART = /^(?![-'])(?!.*--)[\w+'-]+(?:\.[\w+'-]+)*$/;
const LABEL = /^(?!-)(?!.*--)[a-z\d-]+(?<!-)$/i;

/** Whether an address is plain, said in another way: it has two labels or more, the last not of digits alone. */
function isPlain(text: string): boolean {
  const [localPart, domain, ...rest] = text.split('@') as [string, string];
  if (domain === undefined || rest.length > 0 || text.length > 64 || /^\+|-[^.]*\+\d/.test(localPart))
    return false;
  const labels = domain.split('.');
  return (
    LOCAL_PART.test(localPart) &&
    labels.length > 1 &&
    labels.every((label) => LABEL.test(label)) &&
    /\D/.test(labels.at(-1) as string)
  );
}

/** Octets do not take the fast path. */
const isValid = (text: string): boolean => parseMailbox(Buffer.from(text), { profile: 'rfc' }).valid;

function expectDecided(text: string): void {
  const found = plain(text);
  expect(found > INVALID, text).toBe(isPlain(text));
  if (found === INVALID) expect(isValid(text), text).toBe(false);
}

describe('plain', () => {
  it('takes just the plain local parts', () => {
    for (const local of textsOver('aZ9.-_!"+', 4)) expectDecided(`${local}@b.c`);
  });

  it('takes just the plain domains', () => {
    for (const domain of textsOver('aA1.-', isQuick ? 5 : 6)) {
      expectDecided(`u@${domain}`);
    }
  });

  it('takes every character as the grammar does, in each place', () => {
    for (let code = 0; code < 0x100; code++) {
      const character = String.fromCharCode(code);
      for (const text of [
        `${character}b@c.de`,
        `a${character}@c.de`,
        `a.${character}b@c.de`,
        `a-${character}b@c.de`,
        `ab@${character}c.de`,
        `ab@c${character}.de`,
        `ab@c-${character}.de`,
        `ab@c1.${character}e`,
        `ab@c.d${character}`,
        `ab@c.1${character}`,
        `ab@c.d-${character}`,
      ]) {
        expectDecided(text);
      }
    }
  });

  it('takes capital letters for small ones, and the domain of the result is in lower case', () => {
    for (const text of [
      'User@example.com',
      'U.S-E_R@a1.b-2c',
      'u@Example.com',
      'u@a-B.1C',
      'u@a.1B',
      'u@1A.com',
    ]) {
      const at = text.indexOf('@');
      const hasCapitals = /[A-Z]/.test(text.slice(at));
      expect(plain(text), text).toBe(hasCapitals ? PLAIN_WITH_CAPITALS : PLAIN);
      const domain = text.slice(at).toLowerCase();
      expect(parseMailbox(text).mailbox).toMatchObject({
        ascii: text.slice(0, at) + domain,
        domain: domain.slice(1),
      });
    }
  });

  it('decides what is wrong in an ordinary way', () => {
    for (const text of [
      '',
      'user',
      'user@',
      '@example.com',
      '.user@example.com',
      'a..b@example.com',
      'a.@example.com',
      'a b@example.com',
      'a"b@example.com',
      'user@example.',
      'user@a..b',
      'user@.com',
      'user@-a.com',
      'user@a-.com',
      'user@a_b.com',
      'user@a.123',
      'user@A.123',
      'user@a@b.com',
      'user@a[.com',
      'a@b.com\x7f',
      'user@a.comm\x7f',
    ]) {
      expect(plain(text), text).toBe(INVALID);
      expect(isMailbox(text), text).toBe(false);
    }
  });

  it('needs to read no more of a text than its first fault', () => {
    for (const text of ['..\u00e9@example.com', 'a..--b@example.com', 'a@bc..\u00e9'])
      expect(plain(text), text).toBe(INVALID);
  });

  it('leaves to the grammar what may have a warning or needs IDNA', () => {
    for (const text of [
      '!a@example.com',
      'a!b@example.com',
      'a.=b@example.com',
      '-a@example.com',
      'a--b@example.com',
      '"a"@example.com',
      'a@localhost',
      'a@[192.0.2.1]',
      'a@xn--bcher-kva.example',
      'a@b--c.example',
      'é@example.com',
      'a@é.example',
      'a@example.comé',
      'IMCEAEX-_O=EXAMPLE@example.com',
      'IMCEASMTP-jane+40example@example.com',
      'imceafax-+2B1@example.com',
      'a-b+1@example.com',
    ]) {
      expect(plain(text), text).toBe(UNDECIDED);
    }
    expect(plain('imceaex-user@example.com')).toBe(PLAIN);
    expect(plain('a-b+c1@example.com')).toBe(PLAIN);
    expect(plain('a-b.c+1@example.com')).toBe(PLAIN);
    expect(plain('a+1-b@example.com')).toBe(PLAIN);
  });

  it('takes up to 64 octets, within which no part is over its limit (RFC 5321 4.5.3.1.1)', () => {
    const longest = `${'a'.repeat(58)}@b.com`;
    expect(longest).toHaveLength(64);
    expect(plain(longest)).toBe(PLAIN);
    expect(plain(`a${longest}`)).toBe(UNDECIDED);
  });
});

/** The grammar collects what it finds; the short cuts make no such list. */
describe('an ordinary address', () => {
  const spy = () => vi.spyOn(Findings.prototype, 'sorted');
  let full: ReturnType<typeof spy>;
  beforeEach(() => {
    full = spy();
  });
  afterEach(() => {
    full.mockRestore();
  });

  it.each([
    ['user@example.com'],
    ['user@EXAMPLE.com'],
    ['j\u00f6rg@example.com'],
    ['j\u00f6rg@b\u00fccher.example'],
    ['user@example.com', { maxOctets: 16 }],
    ['j\u00f6rg@example.com', { maxOctets: 256, profile: 'rfc' }],
    ['user@example.com', { smtputf8: false, profile: 'interoperable' }],
  ] as const)('is answered without the grammar: %s %j', (text, options?) => {
    expect(parseMailbox(text, options)).toMatchObject({ valid: true, reasons: [], suggestion: null });
    expect(full).not.toHaveBeenCalled();
  });

  it('needs none when a repair leads to it', () => {
    expect(parseMailbox('us..er@example.com').suggestion).toBe('us.er@example.com');
    expect(full).toHaveBeenCalledTimes(1);
  });
});
