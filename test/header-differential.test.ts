/** What is read of headers against the grammar of RFC 5322: test/oracle. `npm run fuzz -- --grammar rfc5322` does more. */

import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { compareHeader, type HeaderVerdict } from './oracle/compare.ts';
import { fuzz, headerTrial } from './oracle/fuzz.ts';
import { anyHeaderOctets, headerTexts } from './oracle/generate.ts';
import { type HeaderRule, isHeader } from './oracle/oracle.ts';
import { headerSubject } from './oracle/subject.ts';

const { parseAddressList, parseHeaderMailbox } = headerSubject;
const verdict: HeaderVerdict = (input, rule) => {
  if (rule === 'mailbox') return parseHeaderMailbox(input, { profile: 'rfc' }).valid;
  return parseAddressList(input, { profile: 'rfc', field: rule === 'bcc-body' ? 'Bcc' : 'To' }).valid;
};

let total = 0;

/** Compares that many inputs; returns the share that the oracle takes. */
function compareAll(rule: HeaderRule, inputs: fc.Arbitrary<string | Uint8Array>, numRuns: number): number {
  let valid = 0;
  fc.assert(
    fc.property(inputs, (input) => {
      const found = compareHeader(verdict, input, rule);
      if (found.valid) valid++;
      total++;
      if (!found.agree) expect.fail(`${JSON.stringify(input)} the oracle says ${found.valid}`);
    }),
    { seed: 5322, numRuns },
  );
  return valid / numRuns;
}

afterAll(() => console.log(`compared with the grammar of RFC 5322: ${total} inputs`));

describe.each(['mailbox', 'address-list', 'bcc-body'] as const)('%s', (rule) => {
  const texts = headerTexts(rule);

  // The shares say that a kind still tries both verdicts.
  it.each([
    ['derived', 1500, 0.99, 1],
    ['mutated', 4000, 0.05, 0.5],
    ['hostile', 12_000, 0.001, 0.3],
    ['long', 500, 0, 0.3],
  ] as const)('says of %s text what the grammar says', (kind, numRuns, least, most) => {
    // An empty Bcc is the only text that sets it apart from a list.
    const share = compareAll(rule, texts[kind], rule === 'bcc-body' ? numRuns / 5 : numRuns);
    expect(share).toBeGreaterThanOrEqual(least);
    expect(share).toBeLessThanOrEqual(most);
  });

  it('says of octets what the grammar says', () => {
    expect(compareAll(rule, anyHeaderOctets, rule === 'bcc-body' ? 600 : 3000)).toBeGreaterThan(0.01);
  });
});

/** All texts of an alphabet that have exactly that many letters. */
function textsOf(alphabet: readonly string[], count: number): string[] {
  if (count === 0) return [''];
  return textsOf(alphabet, count - 1).flatMap((text) => alphabet.map((letter) => text + letter));
}

describe('every short', () => {
  it.each<[string, HeaderRule, string, string[], number, string]>([
    ['mailbox', 'mailbox', '', [...'a@<>. (")'], 4, ''],
    ['text around a mailbox', 'mailbox', '<a@b', [...'> (),a\r\n'], 4, ''],
    ['local part', 'mailbox', '', [...'a." ()\\'], 4, '@b'],
    ['domain', 'mailbox', 'a@', [...'a. ()[]\\'], 4, ''],
    ['route', 'mailbox', '<', [...'@a,: '], 5, ':a@b>'],
    ['folding', 'mailbox', 'a', ['\r', '\n', ' ', '(', ')'], 5, '@b'],
    ['list', 'address-list', '', ['a@b', ...',;: <>"a'], 4, ''],
    ['group', 'address-list', 'a:', ['a@b', ',', ';', ' ', '(x)', '\r\n '], 5, ''],
    ['text of an empty Bcc', 'bcc-body', '', [',', ' ', '\t', '\r\n ', '\n', '(x)', ';'], 4, ''],
    ['folding in a list', 'address-list', 'a@b', ['\r\n', ' ', ',', ';', '(', ')'], 5, 'a@b'],
  ])('%s', (_name, rule, before, alphabet, count, after) => {
    const every = textsOf(alphabet, count).map((text) => before + text + after);
    total += every.length;
    expect(every.filter((text) => !compareHeader(verdict, text, rule).agree)).toEqual([]);
  });
});

describe('fuzz', () => {
  it('finds a planted fault in folding and shrinks it', () => {
    const foldsNothing: HeaderVerdict = (input, rule) =>
      isHeader(rule, typeof input === 'string' ? input.replace(/\r\n\r\n /g, '\r\n ') : input);
    const { failure } = fuzz(headerTrial(foldsNothing), 50_000, 1);
    // The body of an empty Bcc: two line ends and the space.
    expect(failure).toBe('\r\n\r\n ');
  });
});
