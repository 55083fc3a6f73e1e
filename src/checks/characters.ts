import { windows1252Octet } from '../damage/windows-1252.ts';
import type { Findings } from '../findings.ts';
import type { ReasonCode } from '../reasons.ts';
import { unicodePattern } from '../unicode-pattern.ts';
import * as feature from './features.ts';
import { mayBeSuspect } from './idna.ts';
import { COLLIDING, isIn, LOOK_ALIKES, NEUTRAL, scriptsOfUnit } from './scripts.ts';
import { KNOWN, UnitTable } from './unit-table.ts';

/** What may be true of characters outside the Basic Multilingual Plane, and of what follows MAX_LOOK. */
const ANYTHING =
  feature.unfit |
  feature.unstable |
  feature.sign |
  feature.colliding |
  feature.lead |
  feature.trail |
  feature.scripts |
  feature.digits |
  feature.idna |
  feature.alike;

/** The checks read this many UTF-16 units of a part. What is longer is far over its limit already. */
export const MAX_LOOK = 4096;

/** Signs in the order of their bits, from `feature.bang` on, and below those that share one with the sign above. */
const SIGNS = '! ,:<[(#';
const OTHER_SIGNS = '\0\0;\0>';

/** The bits of each ASCII character. */
const ascii = /* @__PURE__ */ Uint32Array.from({ length: 128 }, (_, code) => {
  if (code < 0x20 || code === 0x7f) return feature.control;
  const character = String.fromCharCode(code);
  const sign = Math.max(SIGNS.indexOf(character), OTHER_SIGNS.indexOf(character));
  let bits = sign < 0 ? 0 : feature.bang << sign;
  if (' "(),:;<>?[]`\'&\\!'.includes(character)) bits |= feature.delimiter;
  if ('&\\'.includes(character)) bits |= feature.escapes;
  if (character === '%') bits |= feature.percent;
  if (character === '=') bits |= feature.equals;
  return bits;
});

/** Reads a text once and returns the features that it has. */
export function scanFeatures(text: string): number {
  let features = 0;
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (code >= 0x80) return features | scanNonAscii(text, index);
    features |= ascii[code] as number;
    if (code === 0x2d && isHyphen(text, index + 1)) features |= feature.hyphens;
  }
  return features;
}

/** Whether there is a hyphen at a place, plain or as a quoted-pair. */
function isHyphen(text: string, index: number): boolean {
  const code = text.charCodeAt(index);
  return code === 0x2d || code === 0x5c;
}

/** The rest of `scanFeatures`, for a text that is not ASCII. */
function scanNonAscii(text: string, from: number): number {
  let features: number = feature.nonAscii | (text.length > MAX_LOOK ? ANYTHING | feature.hyphens : 0);
  // An "@" inside quotes ends no word, but only the grammar knows which one that is.
  if (text.includes('"')) features |= feature.scripts;
  let scripts = NEUTRAL;
  // The scripts of what precedes in the same label or atom count too.
  const first = Math.max(text.lastIndexOf('.', from), text.lastIndexOf('@', from)) + 1;
  for (let index = first; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (code >= 0xd800 && code <= 0xdfff) {
      features |= feature.surrogate | ANYTHING;
      continue;
    }
    if (index > MAX_LOOK) {
      if (code < 0x80) features |= ascii[code] as number;
      continue;
    }
    const bits = bitsOf.get(code) || learn(code);
    features |= bits;
    if (code === 0x2d) {
      if (isHyphen(text, index + 1)) features |= feature.hyphens;
    } else if (code === 0x2e || code === 0x40 || code === 0x2b) {
      scripts = NEUTRAL;
    } else {
      // A mark at the beginning of a label is a fault.
      if (scripts === NEUTRAL && bits & feature.unstable) features |= feature.idna;
      scripts &= scriptsOfUnit(code);
      if (scripts === 0) features |= feature.scripts;
    }
  }
  return features;
}

const bitsOf = /* @__PURE__ */ new UnitTable();

function learn(code: number): number {
  const character = String.fromCharCode(code);
  const bits = KNOWN | (ascii[code] ?? featuresOfNonAscii(character));
  bitsOf.set(code, bits);
  return bits;
}

/** The features that a non-ASCII character gives a text. */
export function featuresOfNonAscii(character: string): number {
  const octet = windows1252Octet(character);
  let bits = 0;
  if (isIn('[\\p{C}\\p{Z}\\p{DI}\uFFFD]', character)) bits |= feature.unfit;
  if (isIn('[\\p{M}\u1100-\u11FF]', character) || character.normalize() !== character)
    bits |= feature.unstable;
  if (isIn('[\\p{P}\\p{S}]', character) || character.normalize('NFKC') !== character) bits |= feature.sign;
  if (COLLIDING.test(character)) bits |= feature.colliding;
  if (octet >= 0xc2) bits |= feature.lead;
  else if (octet > 0 && octet < 0xc0) bits |= feature.trail;
  if (mayBeSuspect(character)) bits |= feature.idna;
  if (LOOK_ALIKES.test(character)) bits |= feature.alike;
  if (isIn('\\p{Nd}', character)) bits |= feature.digits;
  return bits;
}

/** What `unfit` tells apart, one group each, in this order. */
const UNFIT_CODES = [
  'encoding-c1-control',
  'encoding-line-separator',
  'encoding-noncharacter',
  'encoding-private-use',
  'encoding-unassigned',
  'encoding-replacement-character',
  'encoding-byte-order-mark',
  'encoding-bidi-control',
  'encoding-invisible-character',
  'encoding-unicode-space',
] as const satisfies readonly ReasonCode[];

// RFC 5198 2, 4; RFC 6530 10.1; UTS 39. ZWNJ and ZWJ are right in some places, and are checked there. Bounded, since an
// engine's stack is.
const unfit = () =>
  unicodePattern(
    '([\x80-\x9F]+)|([\u2028\u2029]+)|(\\p{NChar}+)|(\\p{Co}+)|((?:(?!\\p{NChar})\\p{Cn}){1,65535})|(\uFFFD+)|(^\uFEFF)|(\\p{Bidi_C}+)|((?:(?![\\p{Bidi_C}\\p{Cn}\u200C\u200D])\\p{DI}){1,65535})|((?:(?! )\\p{Zs}){1,65535})',
  );

const CONTROLS = /[\0-\x1F\x7F]+/g;

/**
 * Reports each run of characters that must never reach an SMTP command, a log or a terminal (C0 controls, DEL: RFC 5321
 * 4.1.2; and lone surrogates, which no UTF-8 can carry: RFC 3629 3), and of those that no address should hold.
 * @param features what `scanFeatures` saw in the text
 */
export function checkCharacters(text: string, features: number, findings: Findings): void {
  // UTF-16 read as octets: one reason covers all of it.
  if (findings.isMasked(0, text.length)) return;
  // What follows MAX_LOOK is far too long already; only what is dangerous to any reader is looked for there.
  if (features & feature.unfit) checkUnfit(text.slice(0, MAX_LOOK), findings);
  if (features & feature.surrogate) {
    eachRun(text, /[\uD800-\uDFFF]+/gu, findings, (start, end) => {
      findings.addMasking('encoding-lone-surrogate', start, end, text.charCodeAt(start));
    });
  }
  // Not as damage: the grammar passes over controls in silence, and white space among them may be more.
  if (features & feature.control) {
    eachRun(text, CONTROLS, findings, (start, end) => {
      findings.add('encoding-control-character', start, end, text.charCodeAt(start));
    });
  }
}

/** Calls back for each run that a pattern matches, as long as a finding there could still be kept. */
function eachRun(
  text: string,
  pattern: RegExp,
  findings: Findings,
  visit: (start: number, end: number, match: RegExpExecArray) => void,
): void {
  pattern.lastIndex = 0;
  for (let match = pattern.exec(text); match && !findings.isFullAt(match.index); match = pattern.exec(text)) {
    visit(match.index, match.index + match[0].length, match);
  }
}

function checkUnfit(text: string, findings: Findings): void {
  eachRun(text, unfit(), findings, (from, to, match) => {
    let [start, end] = [from, to];
    const code = UNFIT_CODES[match.indexOf(match[0], 1) - 1] as (typeof UNFIT_CODES)[number];
    if (code === 'encoding-replacement-character') {
      // Not those at its ends that replace malformed octets.
      while (findings.isMasked(start, start + 1)) start++;
      while (start < end && findings.isMasked(end - 1, end)) end--;
      if (start === end) return;
    }
    findings.addMasking(code, start, end, text.codePointAt(start) as number);
  });
}
