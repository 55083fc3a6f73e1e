/**
 * IDNA2008 for the oracle: the tests of RFC 5891 5.4 with the contextual rules and the Bidi rule, strictly, by the
 * Unicode Character Database. Nothing is mapped.
 */

import { bidiRule, failsContextJ, failsContextO, isBidi, property } from '../checks/ucd.ts';
import { decode, encode } from './punycode.ts';

const ASCII = /^[\0-\x7f]*$/;

/** A label as IDNA sees it. */
export interface IdnaLabel {
  /** What the label would be in the DNS, in lower case. */
  ascii: string;
  /** The characters that it stands for. */
  unicode: string;
  /** The section that refuses it by itself; null where none does. */
  fault: string | null;
}

/** Checks one label that the grammar takes. */
export function idnaLabel(label: string): IdnaLabel {
  if (!ASCII.test(label)) {
    // RFC 5890 2.3.2.1: what has an upper-case letter is no U-label, whatever its A-label would be.
    const lower = label.replace(/[A-Z]/g, (letter) => letter.toLowerCase());
    return { ascii: `xn--${encode(lower)}`, unicode: label, fault: uLabelFault(label) };
  }
  const lower = label.toLowerCase();
  if (!lower.startsWith('xn--')) return { ascii: lower, unicode: lower, fault: null };
  const unicode = decode(lower.slice(4));
  if (unicode === null) return { ascii: lower, unicode: lower, fault: '3492#6.2' };
  // RFC 5891 5.4: an A-label is one of a U-label, and is what that would be encoded to.
  if (ASCII.test(unicode) || `xn--${encode(unicode)}` !== lower) {
    return { ascii: lower, unicode: lower, fault: '5891#5.3' };
  }
  return { ascii: lower, unicode, fault: uLabelFault(unicode) };
}

/** The section that a U-label fails. */
function uLabelFault(label: string): string | null {
  if (label.normalize('NFC') !== label) return '5891#5.4';
  const characters = Array.from(label);
  if (characters[2] === '-' && characters[3] === '-') return '5891#4.2.3.1';
  if (characters[0] === '-' || characters.at(-1) === '-') return '5891#4.2.3.1';
  if (/^\p{M}/u.test(label)) return '5891#4.2.3.2';
  const properties = characters.map((character) => propertyOf(character.codePointAt(0) as number));
  if (properties.includes('DISALLOWED') || properties.includes('UNASSIGNED')) return '5892#2';
  if (properties.includes('CONTEXTJ') && failsContextJ(label)) return '5892#A.1';
  if (properties.includes('CONTEXTO') && failsContextO(label)) return '5892#A.3';
  return null;
}

const known = new Map<number, string>();

function propertyOf(codePoint: number): string {
  let found = known.get(codePoint);
  if (found === undefined) {
    found = property(codePoint);
    known.set(codePoint, found);
  }
  return found;
}

/** Whether a domain of these labels, each sound by itself, fails the Bidi rule (RFC 5893 2). */
export function failsBidi(labels: readonly IdnaLabel[]): boolean {
  return labels.some(({ unicode }) => isBidi(unicode)) && labels.some(({ unicode }) => bidiRule(unicode) > 0);
}

/** Whether the engine's Unicode and the data's know different characters here, so that two verdicts may differ. */
export function isDisputed(text: string): boolean {
  if (ASCII.test(text)) return false;
  return Array.from(text).some((character) => {
    const isEngines = !/\p{Cn}/u.test(character);
    const codePoint = character.codePointAt(0) as number;
    return codePoint > 0x7f && isEngines === (propertyOf(codePoint) === 'UNASSIGNED');
  });
}
