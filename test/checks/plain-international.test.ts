/** The fast path outside ASCII: what it takes has no reason at all, and it takes what is ordinary. */

import { describe, expect, it } from 'vitest';
import { isPlainInternational } from '../../src/checks/plain-international.ts';
import { isMailbox, type Profile, parseMailbox } from '../../src/index.ts';
import { slow } from '../slow.ts';

const PROFILES: readonly Profile[] = ['rfc', 'smtp', 'form', 'mta', 'interoperable'];

/** Octets do not take the fast path. */
function hasNoReason(text: string, profiles = PROFILES): boolean {
  const octets = Buffer.from(text);
  return profiles.every((profile) => parseMailbox(octets, { profile }).reasons.length === 0);
}

function* textsOf(alphabet: readonly string[], count: number): Generator<string> {
  if (count === 0) yield '';
  else for (const rest of textsOf(alphabet, count - 1)) for (const letter of alphabet) yield rest + letter;
}

/** How many of some addresses are taken, each of which has no reason. */
function taken(addresses: Iterable<string>, profiles = PROFILES): number {
  let count = 0;
  for (const text of addresses) {
    if (!isPlainInternational(text)) continue;
    count++;
    if (!hasNoReason(text, profiles)) expect.fail(`${text} is taken`);
  }
  return count;
}

describe('isPlainInternational', () => {
  it.each([
    'jörg@bücher.example',
    'jörg@example.com',
    'joerg@bücher.example',
    'Jörg.Müller+tag@bücher.example',
    // A tag can be of another script.
    'иван+news@почта.рф',
    'ÅSE@example.com',
    '用户@例子.中国',
    'たなか@テスト.example',
    '김철수@한국.example',
    'иван@почта.рф',
    'ελένη@παράδειγμα.example',
    'नाम@उदाहरण.example',
    'ישראל@ישראל.example',
    'أخبار@مثال.example',
    'user@مثال.قطر',
    'user@b1é-x.example',
    'user@1é.example',
    'user@é1.example',
    'user@ж.example',
    'user@аж.example',
    'jörg@1.example',
    'q\u0307@example.com',
    'imceaex-é@example.com',
    'user-1@ישראל.example',
    'ישראל@b-1.example',
    // Just inside what is known to be short enough.
    `${'é'.repeat(21)}@example.com`,
    `a@${'é'.repeat(11)}.${'é'.repeat(11)}.abcde`,
  ])('takes %s', (text) => {
    expect(isPlainInternational(text)).toBe(true);
    expect(hasNoReason(text)).toBe(true);
    expect(isMailbox(text)).toBe(true);
  });

  it.each([
    ['a capital letter in a domain', 'user@Bücher.example'],
    ['a non-ASCII capital letter in a domain', 'user@büchÉr.example'],
    ['a mark at the beginning of an atom', '\u0301a@example.com'],
    ['a mark at the beginning of a later atom', 'é.\u0301a@example.com'],
    ['a mark at the beginning of a label', 'user@\u0301a.example'],
    ['what is not NFC', 'e\u0301a@example.com'],
    ['two scripts in a label', 'user@éж.example'],
    ['two scripts in the last label', 'user@example.éж'],
    ['ASCII letters beside others in a label', 'user@aж.example'],
    ['a capital ASCII letter beside others in a label', 'user@Aж.example'],
    ['two scripts in an atom', 'éж@example.com'],
    ['two scripts in a later atom', 'a.éж@example.com'],
    ['two scripts before a tag', 'éж+tag@example.com'],
    ['a capital ASCII letter beside others in an atom', 'Aж@example.com'],
    ['a letter of every script, which runs in no direction', 'user@א\u02b9.example'],
    ['a label that looks like ASCII', 'user@а.example'],
    ['a last label that looks like ASCII', 'user@example.а'],
    ['both directions in a label', 'user@אa.example'],
    ['both directions in the last label', 'user@example.אa'],
    ['a digit first in a Bidi domain', 'user@1a.א'],
    ['a digit first in a Bidi domain, after', 'user@א.1a'],
    ['a hyphen in a right-to-left label', 'user@א-א.example'],
    ['a digit in a right-to-left label', 'user@א1.example'],
    ['what begins mojibake', 'jÃ¶rg@example.com'],
    ['a letter whose capital is ASCII', 'ı@example.com'],
    ['a sign', 'a♥@example.com'],
    ['half of a character', '\ud800@example.com'],
    ['a character beyond the Basic Multilingual Plane', '\u{10400}@example.com'],
    ['an unassigned character', '\u0378@example.com'],
    ['a letter that compatibility changes', 'ﬁ@example.com'],
    ['a letter that is DISALLOWED', 'user@\u1101.example'],
    ['a script that is told apart from no other', '\u13a0@example.com'],
    ['the addresses of an Exchange server', 'imceasmtp-é+40example@example.com'],
    ['two hyphens', 'é--a@example.com'],
    ['no domain', 'é@'],
    ['no local part', '@é.example'],
    ['no @', 'é'],
    ['one label', 'user@é'],
    ['a top label of digits', 'é@a.1'],
    ['a quoted string', '"é"@example.com'],
    ['a literal', 'é@[192.0.2.1]'],
  ])('leaves %s: %s', (_name, text) => {
    expect(isPlainInternational(text)).toBe(false);
  });

  it('leaves what may be over a length', () => {
    expect(isPlainInternational(`${'é'.repeat(22)}@example.com`)).toBe(false);
    expect(isPlainInternational(`a@${'é'.repeat(12)}.example`)).toBe(false);
    expect(isPlainInternational(`a@example.${'é'.repeat(12)}`)).toBe(false);
    expect(isPlainInternational(`a@${'é'.repeat(11)}.${'é'.repeat(11)}.abcdef`)).toBe(false);
  });

  it('takes nothing of which there is anything to say', () => {
    const letters = ['a', 'é', 'ж', 'а', 'א', '1', '-', '\u0323', 'É', '用', '.'];
    const addresses = function* () {
      for (const count of [1, 2, 3]) {
        for (const text of textsOf(letters, count)) {
          yield `${text}@ж.com`;
          yield `ж@${text}.com`;
          yield `ж@א.${text}`;
        }
      }
    };
    expect(taken(addresses())).toBeGreaterThan(500);
  });

  /** Each character in an atom and in a label, at the beginning and after a letter. */
  function* eachOf(from: number, to: number): Generator<string> {
    for (let code = from; code < to; code++) {
      const character = String.fromCharCode(code);
      yield `${character}@example.com`;
      yield `${character}${character}@example.com`;
      yield `x${character}@example.com`;
      yield `a@${character}ж.com`;
      yield `a@b${character}.com`;
    }
  }

  it('takes no character before U+3000 of which there is anything to say', () => {
    expect(taken(eachOf(0x80, 0x3000), ['interoperable'])).toBeGreaterThan(8000);
  });

  slow('takes no character of which there is anything to say', () => {
    expect(taken(eachOf(0x80, 0x10000), PROFILES)).toBeGreaterThan(60_000);
  });
});
