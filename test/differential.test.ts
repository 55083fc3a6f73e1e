/** Profile `rfc` against the RFCs' own grammar: test/oracle. `npm run fuzz` does the same for as long as one likes. */

import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { compare, comparePath, type PathVerdict, type Verdict } from './oracle/compare.ts';
import { fuzz, main, shortest, smtpTrial } from './oracle/fuzz.ts';
import { anyOctets, anyPath, texts } from './oracle/generate.ts';
import { isMailbox, pathRefusal, refusal } from './oracle/oracle.ts';
import { subject } from './oracle/subject.ts';
import { pathRows, smtpRows } from './oracle/tricky.ts';

const verdict: Verdict = (input, options) => subject.parseMailbox(input, options).valid;

let total = 0;

/** Compares that many inputs, with SMTPUTF8 and without it; returns the share that the oracle takes with it. */
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

afterAll(() => console.log(`compared with the grammar of the RFCs: ${total} inputs`));

describe('profile rfc', () => {
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

/** All texts of an alphabet that have at most that many letters, the shortest first. */
function* textsOver(alphabet: readonly string[], most: number): Generator<string> {
  if (most > 0) yield* textsOver(alphabet, most - 1);
  yield* textsOf(alphabet, most);
}

/** All texts of an alphabet that have exactly that many letters. */
function* textsOf(alphabet: readonly string[], count: number): Generator<string> {
  if (count === 0) yield '';
  else for (const rest of textsOf(alphabet, count - 1)) for (const letter of alphabet) yield rest + letter;
}

describe('every short', () => {
  /** Compares each text between two others. */
  const compareEach = (before: string, inner: Iterable<string>, after: string) => {
    let count = 0;
    const wrong = [];
    for (const text of inner) {
      count++;
      const whole = before + text + after;
      if (!compare(verdict, whole).agree) wrong.push(whole);
    }
    total += count;
    expect(wrong).toEqual([]);
    return count;
  };

  it('text', () => {
    expect(compareEach('', textsOver([...'a1@."\\- [:é'], 5), '')).toBeGreaterThan(150_000);
  });

  it('domain', () => {
    expect(compareEach('a@', textsOver([...'a1.-_é@'], 6), '')).toBeGreaterThan(130_000);
  });

  it('quoted string', () => {
    expect(compareEach('"', textsOver([...'a"\\@\té'], 6), '"@b')).toBeGreaterThan(50_000);
  });

  it('IPv6 literal', () => {
    const most = 16;
    expect(compareEach('a@[IPv6:', textsOver(['1', ':'], most), ']')).toBe(2 ** (most + 1) - 1);
    expect(compareEach('a@[IPv6:', textsOver(['1', ':'], 13), '1.2.3.4]')).toBe(2 ** 14 - 1);
  });

  it('IPv4 literal', () => {
    expect(compareEach('a@[', textsOver([...'25.'], 9), '6.1]')).toBeGreaterThan(25_000);
  });
});

describe('paths', () => {
  const pathVerdict: PathVerdict = (path, options) => subject.parsePath(path, options).valid;

  it.each(pathRows)('%j: %s at MAIL, %s at RCPT (%s)', (path, mail, rcpt) => {
    const options = { profile: 'rfc', smtputf8: true } as const;
    expect(pathVerdict(path, { ...options, command: 'MAIL' })).toBe(mail);
    expect(pathVerdict(path, { ...options, command: 'RCPT' })).toBe(rcpt);
  });

  it('have sound A-labels in their source routes (RFC 5890 2.3.2.1)', () => {
    expect(comparePath(pathVerdict, '<@xn--a:a@b>', 'RCPT', true).agree).toBe(true);
  });

  it('are checked as the grammar checks them', () => {
    let valid = 0;
    fc.assert(
      fc.property(anyPath, fc.constantFrom('MAIL', 'RCPT'), fc.boolean(), (path, command, smtputf8) => {
        const found = comparePath(pathVerdict, path, command, smtputf8);
        if (found.valid) valid++;
        total++;
        if (!found.agree) {
          expect.fail(
            `${JSON.stringify(path)} the oracle says ${pathRefusal(path, command, { smtputf8 }) ?? 'valid'}`,
          );
        }
      }),
      { seed: 5321, numRuns: 40_000 },
    );
    expect(valid).toBeGreaterThan(5000);
  });
});

describe('fuzz', () => {
  const ofOracle: Verdict = (input, { smtputf8 }) => isMailbox(input, { smtputf8 });

  it('finds nothing where there is nothing', () => {
    expect(fuzz(smtpTrial(ofOracle), 3000, 1)).toMatchObject({ cases: 3000, failure: null });
  });

  it('finds a planted fault and shrinks it', () => {
    const takesUnderscores: Verdict = (input, options) =>
      ofOracle(typeof input === 'string' ? input.replace(/_(?=[^@]*$)/g, 'a') : input, options);
    const { failure } = fuzz(smtpTrial(takesUnderscores), 50_000, 1);
    expect(failure).toHaveLength(3);
    expect(failure).toMatch(/^.@_$/);
  });

  it('is a command', () => {
    expect(main(['--cases', '100', '--seed', '5321'])).toBe(0);
    expect(main(['--cases', '100', '--seed', '5322', '--grammar', 'rfc5322'])).toBe(0);
    expect(main(['--cases', 'many'])).toBe(2);
    expect(main(['--grammar', 'rfc822'])).toBe(2);
  });

  it('shrinks octets too', () => {
    const octets = Uint8Array.from(Buffer.from('"some one"@example.com'));
    expect(shortest(octets, (some) => (some as Uint8Array).includes(0x20))).toEqual(Uint8Array.of(0x20));
  });
});
