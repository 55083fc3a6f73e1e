import { type ArgsOf, codePointName, type Findings, MAX_REASONS } from '../findings.ts';
import { asciiLowerCase } from '../grammar/chars.ts';
import * as limits from '../limits.ts';
import type { ReasonCode, TextForm } from '../reasons.ts';
import { unicodePattern } from '../unicode-pattern.ts';
import { maybeBidi, RIGHT_TO_LEFT, violatedRules } from './bidi.ts';
import { contextFaults, disallowed, joinerFaults, NON_ASCII, notPvalid, unassigned } from './code-points.ts';
import { decode, encode, MAX_ENCODED } from './punycode.ts';
import { checkDecodedName, LATIN_LETTER } from './scripts.ts';

/** This many code points have an A-label over its limit: `xn--` and a digit for each. Punycode is quadratic. */
const TOO_MANY = limits.label - 3;

let compiledSuspect: RegExp | undefined;

/** What no ordinary domain holds: a label that begins with a mark or has hyphens at 3 and 4, or what is not PVALID. */
function suspect(): RegExp {
  compiledSuspect ??= new RegExp(
    `(?:^|\\.)(?:\\p{M}|[^.]{2}--)|${notPvalid().source}|${RIGHT_TO_LEFT.source}`,
    'u',
  );
  return compiledSuspect;
}

/** Whether a character makes IDNA look more closely at a domain that holds it, but for marks and for NFC. */
export function mayBeSuspect(character: string): boolean {
  // Of a letter of Latin, what is unstable (RFC 5892 2.2) is all that is not PVALID.
  return LATIN_LETTER.test(character)
    ? character.normalize('NFKC').toLowerCase() !== character
    : suspect().test(`a${character}`);
}

export interface IdnaHints {
  ordinary?: boolean;
  nfc?: boolean;
  noAscii?: boolean;
}

/**
 * Whether all labels are so short that their A-labels fit. Punycode makes six digits at most of a character of the Basic
 * Multilingual Plane in a label of nine (RFC 3492 3.3, 6.1).
 */
function isShort(domain: string): boolean {
  return domain.length <= 32 && !/[^.]{10}/.test(domain);
}

/** A label of the domain. */
interface Label {
  readonly findings: Findings;
  readonly start: number;
  readonly written: string;
  readonly lower: string;
  /** The U-label that the rules are put to: as written, normalised, or decoded. */
  form: string;
  ascii: string;
  /** Whether a place in `form` is that place in what was written. If not, a reason spans the label. */
  isVerbatim: boolean;
  faulty: boolean;
}

/** Reports `length` units from `index` of a label, or the whole label if `form` is not verbatim. */
function report<C extends ReasonCode>(
  label: Label,
  code: C,
  index: number,
  length: number,
  said: ArgsOf<C> = {} as ArgsOf<C>,
): void {
  const start = label.start + (label.isVerbatim ? index : 0);
  label.faulty = true;
  label.findings.add(code, start, start + (label.isVerbatim ? length : label.written.length), said);
}

/**
 * Checks a domain by IDNA2008: the tests of RFC 5891 5.4, strictly (the contextual rules of RFC 5892 and the Bidi rule
 * of RFC 5893 too) and without any mapping. What the grammar reports is not reported again. Linear, since the labels
 * that Punycode is put to are short.
 * @param known what is known already: `ordinary` that there are neither hyphens nor anything that `mayBeSuspect`, `nfc`
 * that it is NFC, and `noAscii` that only the lengths of the A-labels are needed
 * @returns the domain in lower case, with A-labels and with U-labels; a faulty A-label stays as it is in both, and so
 * does, in `ascii`, a U-label that is far too long
 */
export function checkIdna(
  text: string,
  from: number,
  to: number,
  findings: Findings,
  known: IdnaHints = {},
): { ascii: string; unicode: string } {
  const domain = text.slice(from, to);
  const lowerDomain = asciiLowerCase(domain);
  const isSuspect =
    ((!known.ordinary || lowerDomain !== domain) && suspect().test(domain)) ||
    (!known.nfc && domain.normalize() !== domain);
  // What is ordinary has neither A-labels nor characters of two UTF-16 units.
  if (!isSuspect && known.ordinary && isShort(domain)) {
    return { ascii: known.noAscii ? lowerDomain : toALabels(lowerDomain), unicode: lowerDomain };
  }
  const labels: Label[] = [];
  let ascii = '';
  let tooLong = 0;
  for (let index = 0, end = 0; end < domain.length; index = end + 1) {
    end = domain.indexOf('.', index);
    if (end < 0) end = domain.length;
    const lower = lowerDomain.slice(index, end);
    const written = isSuspect ? domain.slice(index, end) : lower;
    const label: Label = {
      findings,
      start: from + index,
      written,
      lower,
      form: lower,
      ascii: lower,
      isVerbatim: true,
      faulty: false,
    };
    labels.push(label);
    if (NON_ASCII.test(lower)) {
      if (isSuspect) checkForm(label, written);
      if (isTooLong(label) && tooLong++ < MAX_REASONS) reportTooLongLabel(label);
    } else if (lower.startsWith('--', 2)) {
      checkReservedLabel(label);
    }
    ascii += label.ascii + domain.charAt(end);
  }
  if (!isSuspect) return { ascii, unicode: lowerDomain };
  if (labels.some(({ form }) => maybeBidi(form))) checkBidi(labels);
  checkDecodedNames(labels, findings);
  const unicode = labels.map(({ faulty, lower, form }) => (faulty ? lower : form)).join('.');
  return { ascii, unicode };
}

/** Encodes a U-label, unless it is far too long; returns whether its A-label is over 63 octets (RFC 5890 2.3.2.1). */
function isTooLong(label: Label): boolean {
  const { lower } = label;
  if (lower.length >= 2 * TOO_MANY) return true;
  label.ascii = toALabel(lower);
  return label.ascii.length > limits.label;
}

// R-LDH label: an A-label, or one that nothing may use     RFC 5890 2.3.1
//   user@xn--0.example     user@ab--cd.example
//        ^ domain-a-label-undecodable
//                               ^ domain-label-reserved-hyphens
function checkReservedLabel(label: Label): void {
  const { lower } = label;
  const isALabel = lower.startsWith('xn--');
  if (!isALabel) report(label, 'domain-label-reserved-hyphens', 2, 2);
  // What is too long the grammar has reported.
  if (!isALabel || lower.length > limits.label) return;
  label.isVerbatim = false;
  const decoded = decode(lower.slice(4));
  if (!decoded) {
    // Otherwise the grammar has reported why.
    if (/^[-a-z0-9]+$/.test(lower)) report(label, 'domain-a-label-undecodable', 0, 0);
  } else if (toALabel(decoded) !== lower) {
    report(label, 'domain-a-label-not-canonical', 0, 0);
  } else {
    // RFC 5891 4.2.3.1; those of a U-label as written are the grammar's.
    if (decoded.startsWith('-'))
      report(label, 'domain-label-leading-hyphen', 0, 0, { where: 'first', form: 'decoded' });
    if (decoded.endsWith('-'))
      report(label, 'domain-label-trailing-hyphen', 0, 0, { where: 'last', form: 'decoded' });
    checkForm(label, decoded);
  }
}

/** The A-label of a label; of one in ASCII, the label itself. */
function toALabel(label: string): string {
  return NON_ASCII.test(label) ? `xn--${encode(label)}` : label;
}

export function toALabels(domain: string): string {
  let labels = '';
  for (let start = 0, end = 0; end < domain.length; start = end + 1) {
    end = domain.indexOf('.', start);
    if (end < 0) end = domain.length;
    labels += toALabel(domain.slice(start, end)) + domain.charAt(end);
  }
  return labels;
}

/** Spans the excess: from the first character at which the A-label of the label so far is too long. */
function reportTooLongLabel(label: Label): void {
  const { lower } = label;
  let index = 0;
  for (const character of lower) {
    if (toALabel(lower.slice(0, index + character.length)).length > limits.label) break;
    index += character.length;
  }
  label.isVerbatim = true;
  const octets = toALabel(lower.slice(0, MAX_ENCODED)).length;
  report(label, 'domain-label-too-long', index, lower.length - index, { octets, limit: limits.label });
}

// The tests of a U-label                                   RFC 5891 5.4
// A label that is not NFC is checked by its NFC form from there on, or each decomposed Hangul syllable would be
// DISALLOWED as well.
function checkForm(label: Label, uLabel: string): void {
  const nfc = uLabel.normalize();
  label.form = nfc;
  if (nfc !== uLabel) {
    report(label, 'domain-label-not-nfc', 0, uLabel.length, { form: formOf(label) });
    label.isVerbatim = false;
  }
  // RFC 5891 4.2.3.1: the third and fourth characters, which are not always the third and fourth units.
  const hyphens = /^..--/su.exec(nfc);
  if (hyphens) report(label, 'domain-u-label-hyphens', hyphens[0].length - 2, 2, { form: formOf(label) });
  // RFC 5891 4.2.3.2
  reportMatches(label, 'domain-label-leading-mark', unicodePattern('^\\p{M}'));
  if (notPvalid().test(nfc)) checkCodePoints(label);
}

/** Reports each match in the label, up to as many as a result shows. */
function reportMatches(
  label: Label,
  code:
    | 'domain-label-leading-mark'
    | 'domain-unassigned-code-point'
    | 'domain-disallowed-code-point'
    | 'domain-contextj'
    | 'domain-contexto',
  pattern: RegExp,
): void {
  const { form } = label;
  let left = label.isVerbatim ? MAX_REASONS : 1;
  pattern.lastIndex = 0;
  for (let match = pattern.exec(form); match && left--; match = pattern.exec(form)) {
    const { index } = match;
    const { length } = match[0];
    const codePoint = form.codePointAt(index) as number;
    // Capital letters are DISALLOWED like others, but people know what to do about them.
    if (label.isVerbatim && unicodePattern('^\\p{Lu}+$').test(match[0])) {
      report(label, 'domain-label-upper-case', index, length, codePoint);
    } else {
      report(label, code, index, length, { codePoint: codePointName(codePoint), form: formOf(label) });
    }
  }
}

// Code points that are not PVALID                          RFC 5892 2.10, A.1 to A.9
function checkCodePoints(label: Label): void {
  const { form } = label;
  reportMatches(label, 'domain-unassigned-code-point', unassigned());
  reportMatches(label, 'domain-disallowed-code-point', disallowed());
  reportMatches(label, 'domain-contextj', joinerFaults(form));
  for (const pattern of contextFaults(form)) reportMatches(label, 'domain-contexto', pattern);
}

function checkBidi(labels: readonly Label[]): void {
  const rules = violatedRules(labels.map(({ form }) => form));
  // The rule is about the domain as a whole: with ASCII alone in it, nothing on the wire runs in another direction.
  const form = labels.some(({ lower }) => NON_ASCII.test(lower)) ? 'written' : 'decoded';
  labels.forEach((label, index) => {
    const rule = rules[index] as number;
    if (rule === 0) return;
    label.isVerbatim = false;
    report(label, 'domain-bidi', 0, 0, { rule, form });
  });
}

/** Whether a finding in a label's `form` is about the label as written, or about what its A-label decodes to. */
function formOf({ lower }: Label): TextForm {
  return NON_ASCII.test(lower) ? 'written' : 'decoded';
}

/** What can mislead in the name that an A-label decodes to, as in that name itself. */
function checkDecodedNames(labels: readonly Label[], findings: Findings): void {
  for (const { form, lower, start, written } of labels) {
    if (form === lower || NON_ASCII.test(lower)) continue;
    checkDecodedName(form, { start, end: start + written.length, form: 'decoded' }, findings);
  }
}
