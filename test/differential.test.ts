/** Profile `rfc` against the RFCs' own grammar: test/oracle. `npm run fuzz` does the same for as long as one likes. */

import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { compare, type Verdict } from './oracle/compare.ts';
import { fuzz, shortest } from './oracle/fuzz.ts';
import { anyOctets, texts } from './oracle/generate.ts';
import { isMailbox, refusal } from './oracle/oracle.ts';
import { subject } from './oracle/subject.ts';
import { smtpRows } from './oracle/tricky.ts';

const verdict: Verdict = (input, options) => subject.parseMailbox(input, options).valid;

let total = 0;

/** Compares so many inputs, with SMTPUTF8 and without it; returns the share that the oracle takes with it. */
function compareAll(inputs: fc.Arbitrary<string | Uint8Array>, numRuns: number): number {
  let valid = 0;
  fc.assert(
    fc.property(inputs, (input) => {
      const found = compare(verdict, input);
      if (found.valid) valid++;
      total++;
      const shown = () => `${JSON.stringify(input)} the oracle says ${refusal(input) ?? 'valid'}`;
      if (!found.agree) expect.fail(shown());
      // What is not valid with it is not without it either.
      if (found.valid && !compare(verdict, input, { smtputf8: false }).agree) expect.fail(shown());
    }),
    { seed: 5321, numRuns },
  );
  return valid / numRuns;
}

describe('profile rfc', () => {
  afterAll(() => console.log(`compared with the grammar of the RFCs: ${total} inputs`));

  it.each(smtpRows)('%j: %s (%s)', (address, valid) => {
    total++;
    expect(verdict(address, { profile: 'rfc', smtputf8: true })).toBe(valid);
  });

  it('takes what the grammar derives, but for what other sections forbid', () => {
    expect(compareAll(texts.derived, 40_000)).toBeGreaterThan(0.8);
  });

  // The shares say that a kind still tries both verdicts.
  it.each([
    ['bare', 15_000, 0.05, 0.5],
    ['mutated', 60_000, 0.05, 0.5],
    ['hostile', 25_000, 0, 0.05],
    ['localPart', 20_000, 0.2, 0.8],
    ['domain', 25_000, 0.1, 0.8],
    ['literal', 20_000, 0.05, 0.8],
    ['long', 10_000, 0.1, 0.8],
  ] as const)('says of %s text what the grammar says', (kind, numRuns, least, most) => {
    const share = compareAll(texts[kind], numRuns);
    expect(share).toBeGreaterThan(least);
    expect(share).toBeLessThan(most);
  });

  it('says of octets what the grammar says', () => {
    expect(compareAll(anyOctets, 20_000)).toBeGreaterThan(0.005);
  });
});

describe('fuzz', () => {
  const ofOracle: Verdict = (input, { smtputf8 }) => isMailbox(input, { smtputf8 });

  it('finds nothing where there is nothing', () => {
    expect(fuzz(ofOracle, 3000, 1)).toMatchObject({ cases: 3000, failure: null });
  });

  it('finds a planted fault and shrinks it', () => {
    const takesUnderscores: Verdict = (input, options) =>
      ofOracle(typeof input === 'string' ? input.replace(/_(?=[^@]*$)/g, 'a') : input, options);
    const { failure } = fuzz(takesUnderscores, 50_000, 1);
    expect(failure).toHaveLength(3);
    expect(failure).toMatch(/^.@_$/);
  });

  it('shrinks octets too', () => {
    const octets = Uint8Array.from(Buffer.from('"some one"@example.com'));
    expect(shortest(octets, (some) => (some as Uint8Array).includes(0x20))).toEqual(Uint8Array.of(0x20));
  });
});
