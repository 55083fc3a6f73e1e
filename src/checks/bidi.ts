import { unicodePattern } from '../unicode-pattern.ts';
import { arabicNumbers, leftToRightMarks, neutrals } from './idna-data.ts';

// The blocks of right-to-left scripts: there are no other letters in them, and no such letter elsewhere.
export const RIGHT_TO_LEFT =
  /[\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFF\u{10800}-\u{10FFF}\u{1E800}-\u{1EFFF}]{1,65535}/gu;

/** Whether a label holds a right-to-left character, as any does that makes a domain a Bidi domain name. */
export function maybeBidi(label: string): boolean {
  return label.search(RIGHT_TO_LEFT) >= 0;
}

/**
 * The condition of the Bidi rule that each label of a domain does not meet, from 1 to 6; 0 where it meets all, or there
 * is none to meet.
 */
// Bidi rule, for every label of a Bidi domain name         RFC 5893 2, 1.4
export function violatedRules(labels: readonly string[]): number[] {
  const classes = labels.map(bidiClasses);
  const isBidi = classes.some((label) => /[#>]/.test(label));
  return classes.map((label) => (isBidi && label ? violatedRule(label) : 0));
}

/**
 * A label in which one character of each Bidi class stands for all: > for R and AL, # for AN, ^ for NSM, - for ES, CS,
 * ET, ON and BN, which the rule does not tell apart. Digits are EN, anything else is L.
 */
function bidiClasses(form: string): string {
  return form
    .replace(unicodePattern(neutrals), '-')
    .replace(arabicNumbers, '#')
    .replace(/[\u06F0-\u06F9]/g, '0')
    .replace(leftToRightMarks, 'a')
    .replace(unicodePattern('\\p{Mn}{1,65535}'), '^')
    .replace(RIGHT_TO_LEFT, '>');
}

/** What a label of classes looks like that does not meet condition 1, 2 and so on (RFC 5893 2). */
const VIOLATIONS = [
  /^[-\d#^]/,
  /^>.*[^-\d#^>]/,
  /^(?=>)(?!.*[\d#>]\^*$)/,
  /^>(?=.*\d).*#/,
  /^(?!>).*[#>]/,
  /^(?!>)(?!.*[^-^]\^*$)/,
];

/** The first condition that a label of classes does not meet, or 0. */
function violatedRule(label: string): number {
  return 1 + VIOLATIONS.findIndex((pattern) => pattern.test(label));
}
