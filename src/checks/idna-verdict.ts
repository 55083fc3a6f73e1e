import * as limits from '../limits.ts';
import { unicodePattern } from '../unicode-pattern.ts';
import { maybeBidi, violatedRules } from './bidi.ts';
import { CONTEXTUAL, contextFaults, joinerFaults, NON_ASCII, notPvalid } from './code-points.ts';
import { decode, encode } from './punycode.ts';

// The tests of idna.ts, with the same tables, for a verdict without reasons.

/** sub-domain (RFC 5321 4.1.2, RFC 6531 3.3), and the underscore. */
const LABEL = /^(?!-)[\w\x80-\uffff-]+(?<!-)$/;

// So long a domain, or label, can be over its length in A-labels: see isShort in idna.ts
const MAYBE_LONG = /^.{33}|[^.]{10}/;

/** Whether a joiner is where it may not be. The expression is large, and compiled only for a text that has one. */
export function hasJoinerFault(text: string): boolean {
  return text.search(joinerFaults(text)) >= 0;
}

export function hasContextFault(text: string): boolean {
  return contextFaults(text).some((pattern) => text.search(pattern) >= 0);
}

// The tests of a U-label                                   RFC 5891 5.4
function isULabel(label: string): boolean {
  return (
    label.normalize() === label &&
    !unicodePattern('^(?:\\p{M}|[^]{2}--|-|$)|-$').test(label) &&
    !(
      notPvalid().test(label) &&
      (notPvalid().test(label.replace(new RegExp(CONTEXTUAL, 'gu'), '')) ||
        hasContextFault(label) ||
        hasJoinerFault(label))
    )
  );
}

/** The U-label of an A-label in lower case; '' where it is not an A-label. */
function decodeALabel(lower: string): string {
  const decoded = decode(lower.slice(4));
  return `xn--${encode(decoded)}` === lower ? decoded : '';
}

/**
 * The labels of a domain, A-labels decoded; null where it is wrong by the grammar, its lengths or IDNA2008.
 * @param isMta what A-labels decode to is not looked at, but for the Bidi rule where another label is not ASCII
 */
export function uLabels(domain: string, isMta: boolean): string[] | null {
  const isLong = MAYBE_LONG.test(domain);
  const decodes = !isMta || NON_ASCII.test(domain);
  const forms: string[] = [];
  let length = -1;
  for (const label of domain.split('.')) {
    const isU = NON_ASCII.test(label);
    const lower = isU ? label : label.toLowerCase();
    const isA = decodes && !isU && lower.startsWith('xn--');
    const octets = isU && isLong ? 4 + encode(label).length : label.length;
    length += 1 + octets;
    const form = isA ? decodeALabel(lower) : lower;
    if (!LABEL.test(label) || octets > limits.label || ((isU || (isA && !isMta)) && !isULabel(form)))
      return null;
    forms.push((isA ? form.normalize() : form) || lower);
  }
  const isWrong = length > limits.domain || (maybeBidi(forms.join()) && violatedRules(forms).some(Boolean));
  return isWrong ? null : forms;
}
