/** Compares profile `rfc` with the oracle on as many random inputs as are asked for. Run by scripts/fuzz.mjs. */

import { parseArgs } from 'node:util';
import fc from 'fast-check';
import { compare, type Verdict } from './compare.ts';
import { anyOctets, anyText } from './generate.ts';
import { refusal } from './oracle.ts';
import { subject } from './subject.ts';

type Input = string | Uint8Array;

/** What a run came to. */
export interface Outcome {
  cases: number;
  /** How many of them the oracle takes. */
  valid: number;
  /** The shortest input found on which verdict and oracle differ; null where there is none. */
  failure: Input | null;
}

/** So many cases have one seed. */
const CHUNK = 50_000;

const anyInput: fc.Arbitrary<Input> = fc.oneof(
  { weight: 8, arbitrary: anyText },
  { weight: 2, arbitrary: anyOctets },
);

/**
 * Compares a verdict with the oracle.
 * @param seed of the first 50,000 cases; each further 50,000 have the next one
 * @param progress called with the number of cases behind each chunk
 */
export function fuzz(
  verdict: Verdict,
  cases: number,
  seed: number,
  progress: (done: number) => void = () => {},
): Outcome {
  const outcome: Outcome = { cases: 0, valid: 0, failure: null };
  const property = fc.property(anyInput, (input) => {
    const { agree, valid } = compare(verdict, input);
    if (valid) outcome.valid++;
    return agree;
  });
  for (let chunk = 0; outcome.cases < cases; chunk++) {
    const numRuns = Math.min(CHUNK, cases - outcome.cases);
    const result = fc.check(property, { seed: seed + chunk, numRuns });
    outcome.cases += result.numRuns;
    if (result.failed) {
      const [input] = result.counterexample as [Input];
      outcome.failure = shortest(input, (shorter) => !compare(verdict, shorter).agree);
      break;
    }
    progress(outcome.cases);
  }
  return outcome;
}

/** The shortest input that still fails, as leaving out stretches and putting "a" for single units finds it. */
export function shortest(input: Input, fails: (input: Input) => boolean): Input {
  const isText = typeof input === 'string';
  const make = (units: readonly number[]): Input =>
    isText ? String.fromCharCode(...units) : Uint8Array.from(units);
  let units = isText ? Array.from({ length: input.length }, (_, i) => input.charCodeAt(i)) : [...input];
  const keep = (candidate: number[]): boolean => {
    const isShorter = fails(make(candidate));
    if (isShorter) units = candidate;
    return isShorter;
  };
  for (let before = ''; before !== units.join(); ) {
    before = units.join();
    for (let length = units.length; length > 0; length = length >> 1) {
      for (let index = 0; index + length <= units.length; ) {
        if (!keep([...units.slice(0, index), ...units.slice(index + length)])) index++;
      }
    }
    for (let index = 0; index < units.length; index++) {
      if (units[index] !== 0x61) keep(units.map((unit, at) => (at === index ? 0x61 : unit)));
    }
  }
  return make(units);
}

/** Both ways to a verdict, the one that stops at the first error and the one that does not. */
const verdict: Verdict = (input, options) => {
  const { valid } = subject.parseMailbox(input, options);
  if (subject.isMailbox(input, options) !== valid) throw new Error('isMailbox and parseMailbox differ');
  return valid;
};

/** `--cases N --seed S`; returns the exit code. */
export function main(args: string[]): number {
  const { values } = parseArgs({ args, options: { cases: { type: 'string' }, seed: { type: 'string' } } });
  const cases = Number(values.cases ?? 1_000_000);
  const seed = Number(values.seed ?? Math.floor(Math.random() * 1e9));
  if (!Number.isSafeInteger(cases) || cases < 1 || !Number.isSafeInteger(seed)) {
    console.error('usage: npm run fuzz -- [--cases NUMBER] [--seed NUMBER]');
    return 2;
  }
  console.log(`seed ${seed}, ${cases} cases`);
  const start = performance.now();
  const rate = (done: number) => Math.round((done / (performance.now() - start)) * 1000);
  const outcome = fuzz(verdict, cases, seed, (done) => {
    if (done % 500_000 === 0) console.log(`${done} cases, ${rate(done)} a second`);
  });
  const { failure } = outcome;
  console.log(`${outcome.cases} cases, ${outcome.valid} valid, ${rate(outcome.cases)} a second`);
  if (failure === null) {
    console.log('no disagreement');
    return 0;
  }
  const shown =
    typeof failure === 'string' ? JSON.stringify(failure) : `octets ${Buffer.from(failure).toString('hex')}`;
  console.log(`disagreement on ${shown}`);
  console.log(`the oracle: ${refusal(failure) ?? 'valid'}`);
  const { valid, reasons } = subject.parseMailbox(failure, { profile: 'rfc' });
  console.log(`the package: ${valid ? 'valid' : reasons.map(({ code }) => code).join(', ')}`);
  return 1;
}
