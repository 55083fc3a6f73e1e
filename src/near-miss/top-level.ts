import { topLabelText } from './top-labels.ts';

let known: ReadonlySet<string> | undefined;

function decode(): ReadonlySet<string> {
  let label = '';
  const labels = new Set<string>();
  for (const [, shared, rest] of topLabelText.matchAll(/(\d)(\D*)/g)) {
    label = label.slice(0, Number(shared)) + rest;
    labels.add(label);
  }
  return labels;
}

/**
 * Whether a label is a top-level domain, as far as a near miss needs to know: every label that is not of ASCII letters
 * counts as one, because none of them is a slip for an ending of ASCII letters.
 * @param label in lower case
 */
export function isTopLevel(label: string): boolean {
  known ??= decode();
  return known.has(label) || /[^\0-\x7f]|^xn--/.test(label);
}
