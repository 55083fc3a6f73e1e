/** Compares profile `rfc`, and what is read of headers, with the oracle. */

import { isDisputed } from './idna.ts';
import { type HeaderRule, isHeader, isMailbox, type OracleOptions, pathRefusal } from './oracle.ts';

/** What is compared: `parseMailbox(input, options).valid`, or as much. */
/** Null for no verdict, with which no oracle agrees. */
export type Verdict = (
  input: string | Uint8Array,
  options: { profile: 'rfc'; smtputf8: boolean },
) => boolean | null;

/** What the two said of one input. */
export interface Comparison {
  /** Both said the same, or the engine's Unicode and the data's know different characters and it cannot be said. */
  agree: boolean;
  /** The oracle takes it. */
  valid: boolean;
}

/** Puts one input to a verdict and to the oracle. */
export function compare(
  verdict: Verdict,
  input: string | Uint8Array,
  options: OracleOptions = {},
): Comparison {
  const smtputf8 = options.smtputf8 ?? true;
  const valid = isMailbox(input, { smtputf8 });
  const isSame = verdict(input, { profile: 'rfc', smtputf8 }) === valid;
  return {
    valid,
    agree: isSame || isDisputed(typeof input === 'string' ? input : new TextDecoder().decode(input)),
  };
}

/** What is compared of paths: `parsePath(input, options).valid`. */
export type PathVerdict = (
  input: string,
  options: { profile: 'rfc'; smtputf8: boolean; command: 'MAIL' | 'RCPT' },
) => boolean;

/** Puts one path to a verdict and to the oracle. A space after ">" would begin parameters: no verdict. */
export function comparePath(
  verdict: PathVerdict,
  path: string,
  command: 'MAIL' | 'RCPT',
  smtputf8: boolean,
): Comparison {
  if (path.includes('> ')) return { agree: true, valid: false };
  const valid = pathRefusal(path, command, { smtputf8 }) === null;
  const isSame = verdict(path, { profile: 'rfc', smtputf8, command }) === valid;
  return { valid, agree: isSame || isDisputed(path) };
}

/** What is compared of headers: the verdict on an input as what a rule names. */
export type HeaderVerdict = (input: string | Uint8Array, rule: HeaderRule) => boolean;

/** Puts one input to a verdict and to the oracle. No character is disputed: any at all is UTF8-non-ascii. */
export function compareHeader(
  verdict: HeaderVerdict,
  input: string | Uint8Array,
  rule: HeaderRule,
): Comparison {
  const valid = isHeader(rule, input);
  return { valid, agree: verdict(input, rule) === valid };
}
