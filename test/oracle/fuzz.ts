/** Compares the package with the oracle on as many random inputs as are asked for. Run by scripts/fuzz.mjs. */

import { parseArgs } from 'node:util';
import fc from 'fast-check';
import { type Comparison, compare, compareHeader, type HeaderVerdict, type Verdict } from './compare.ts';
import { anyHeader, anyHeaderOctets, anyOctets, anyText } from './generate.ts';
import { isHeader, refusal } from './oracle.ts';
import { headerSubject, subject } from './subject.ts';

type Input = string | Uint8Array;

/** What a run came to. */
export interface Outcome {
  cases: number;
  /** How many of them the oracle takes. */
  valid: number;
  /** The shortest input found on which verdict and oracle differ; null where there is none. */
  failure: Input | null;
}

/** How many cases have one seed. */
const CHUNK = 50_000;

/** What is compared with the oracle, and on which inputs. */
export interface Trial {
  inputs: fc.Arbitrary<Input>;
  compare: (input: Input) => Comparison;
}

/** A verdict on mailboxes of RFC 5321. */
export const smtpTrial = (verdict: Verdict): Trial => ({
  inputs: fc.oneof({ weight: 8, arbitrary: anyText }, { weight: 2, arbitrary: anyOctets }),
  compare: (input) => compare(verdict, input),
});

/** A verdict on mailboxes and on address lists of RFC 5322: each input is tried as both. */
export const headerTrial = (verdict: HeaderVerdict): Trial => ({
  inputs: fc.oneof({ weight: 8, arbitrary: anyHeader }, { weight: 2, arbitrary: anyHeaderOctets }),
  compare: (input) => {
    const mailbox = compareHeader(verdict, input, 'mailbox');
    const list = compareHeader(verdict, input, 'address-list');
    const bcc = compareHeader(verdict, input, 'bcc-body');
    return { agree: mailbox.agree && list.agree && bcc.agree, valid: list.valid };
  },
});

/**
 * Compares a verdict with the oracle.
 * @param seed of the first 50,000 cases; each further 50,000 have the next one
 * @param progress called with the number of cases after each chunk
 */
export function fuzz(
  { inputs, compare }: Trial,
  cases: number,
  seed: number,
  progress: (done: number) => void = () => {},
): Outcome {
  const outcome: Outcome = { cases: 0, valid: 0, failure: null };
  const property = fc.property(inputs, (input) => {
    const { agree, valid } = compare(input);
    if (valid) outcome.valid++;
    return agree;
  });
  for (let chunk = 0; outcome.cases < cases; chunk++) {
    const numRuns = Math.min(CHUNK, cases - outcome.cases);
    const result = fc.check(property, { seed: seed + chunk, numRuns });
    outcome.cases += result.numRuns;
    if (result.failed) {
      const [input] = result.counterexample as [Input];
      outcome.failure = shortest(input, (shorter) => !compare(shorter).agree);
      break;
    }
    progress(outcome.cases);
  }
  return outcome;
}

/** Of up to that many units every two are left out together, as brackets and quotes must be. */
const FEW = 40;

/** The shortest input that still fails, as leaving out stretches or pairs and putting "a" for single units finds it. */
export function shortest(input: Input, fails: (input: Input) => boolean): Input {
  const isText = typeof input === 'string';
  const make = (units: readonly number[]): Input =>
    isText ? String.fromCodePoint(...units) : Uint8Array.from(units);
  let units = isText ? Array.from(input, (character) => character.codePointAt(0) as number) : [...input];
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
    for (let first = 0; units.length <= FEW && first < units.length; first++) {
      for (let last = first + 1; last < units.length; ) {
        if (!keep(units.filter((_, at) => at !== first && at !== last))) last++;
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
  // Where they differ, neither the one nor the other verdict: a disagreement with the oracle, shown with its input.
  return subject.isMailbox(input, options) === valid ? valid : null;
};

const headerVerdict: HeaderVerdict = (input, rule) => {
  const { parseAddressList, parseHeaderMailbox } = headerSubject;
  if (rule === 'mailbox') return parseHeaderMailbox(input, { profile: 'rfc' }).valid;
  return parseAddressList(input, { profile: 'rfc', field: rule === 'bcc-body' ? 'Bcc' : 'To' }).valid;
};

/** What both said of one input. */
function explainSmtp(input: Input): string[] {
  const { valid, reasons } = subject.parseMailbox(input, { profile: 'rfc' });
  return [
    `the oracle: ${refusal(input) ?? 'valid'}`,
    `the package: ${valid ? 'valid' : reasons.map(({ code }) => code).join(', ')}`,
  ];
}

function explainHeader(input: Input): string[] {
  return (['mailbox', 'address-list', 'bcc-body'] as const).map((rule) => {
    const [oracle, verdict] = [isHeader(rule, input), headerVerdict(input, rule)];
    return `as ${rule}: the oracle says ${oracle}, the package ${verdict}`;
  });
}

/** By the names that `check --grammar` has for them. */
const grammars = {
  rfc5321: { trial: smtpTrial(verdict), explain: explainSmtp },
  rfc5322: { trial: headerTrial(headerVerdict), explain: explainHeader },
} as const;

/** `--cases N --seed S --grammar NAME`; returns the exit code. */
export function main(args: string[]): number {
  const { values } = parseArgs({
    args,
    options: { cases: { type: 'string' }, seed: { type: 'string' }, grammar: { type: 'string' } },
  });
  const cases = Number(values.cases ?? 1_000_000);
  const seed = Number(values.seed ?? Math.floor(Math.random() * 1e9));
  const grammar = values.grammar ?? 'rfc5321';
  const isNamed = grammar === 'rfc5321' || grammar === 'rfc5322';
  if (!Number.isSafeInteger(cases) || cases < 1 || !Number.isSafeInteger(seed) || !isNamed) {
    console.error('usage: npm run fuzz -- [--cases NUMBER] [--seed NUMBER] [--grammar rfc5321|rfc5322]');
    return 2;
  }
  const { trial, explain } = grammars[grammar];
  console.log(`seed ${seed}, ${cases} cases`);
  const start = performance.now();
  const rate = (done: number) => Math.round((done / (performance.now() - start)) * 1000);
  const outcome = fuzz(trial, cases, seed, (done) => {
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
  for (const line of explain(failure)) console.log(line);
  return 1;
}
