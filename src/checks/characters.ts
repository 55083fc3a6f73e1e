import type { Findings } from '../findings.ts';
import type { ReasonCode } from '../reasons.ts';
import { mayBeSuspect } from './idna.ts';
import { COLLIDING, LATIN, LOOK_ALIKES, NEUTRAL, scriptsOf } from './scripts.ts';
import { windows1252Octet } from './windows-1252.ts';

/** What a text holds, one bit each, so that a check runs only on texts that could need it. */
export const holds = {
  control: 1,
  beyondAscii: 2,
  surrogate: 4,
  percent: 8,
  equals: 16,
  /** Two in a row, as in an A-label. */
  hyphens: 32,
  /** ASCII that no ordinary address holds: delimiters, brackets, quotes, space. */
  delimiter: 64,
  /** A character beyond ASCII that `characters` reports. */
  unfit: 128,
  /** Something that is not NFC, or may not be beside others; marks among it. */
  unstable: 256,
  /** Punctuation, a symbol, or what stands for another character: it may be taken for "@", "." or "-". */
  sign: 512,
  /** See COLLIDING. */
  colliding: 1024,
  /** The first of the characters that a damaged UTF-8 sequence shows as, and one of those behind it. */
  lead: 2048,
  trail: 4096,
  /** Two scripts between two dots. */
  scripts: 8192,
  /** What IDNA must look at more closely. */
  idna: 16384,
  /** See LOOK_ALIKES. */
  alike: 32768,
  /** "&" or a backslash: an escape of another format may begin. */
  escape: 65536,
  /** What ends a host of a UUCP route. */
  bang: 131072,
} as const;

/** What is not known of characters outside the Basic Multilingual Plane, and of what lies far behind. */
const ANYTHING =
  holds.unfit |
  holds.unstable |
  holds.sign |
  holds.colliding |
  holds.lead |
  holds.trail |
  holds.scripts |
  holds.idna |
  holds.alike;

/** So much of a part is looked at closely, in UTF-16 units. What lies behind is far over the length already. */
export const MAX_LOOK = 4096;

/** The bits of each ASCII character. */
const ascii = /* @__PURE__ */ Uint32Array.from({ length: 128 }, (_, code) => {
  if (code < 0x20 || code === 0x7f) return holds.control;
  const sign = '%='.indexOf(String.fromCharCode(code));
  if (sign >= 0) return holds.percent << sign;
  const character = String.fromCharCode(code);
  if ('&\\'.includes(character)) return holds.delimiter | holds.escape;
  if (character === '!') return holds.delimiter | holds.bang;
  return ' "(),:;<>?[]`\''.includes(character) ? holds.delimiter : 0;
});

/** Looks over a text once and says what it holds. */
export function scan(text: string): number {
  let seen = 0;
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (code >= 0x80) return seen | scanBeyondAscii(text, index);
    seen |= ascii[code] as number;
    if (code === 0x2d && text.charCodeAt(index + 1) === 0x2d) seen |= holds.hyphens;
  }
  return seen;
}

/** The rest of `scan`, for a text that is not ASCII. */
function scanBeyondAscii(text: string, from: number): number {
  let seen: number = holds.beyondAscii | (text.length > MAX_LOOK ? ANYTHING | holds.hyphens : 0);
  let scripts = NEUTRAL;
  let isDomain = text.lastIndexOf('@', from) >= 0;
  // The scripts of what stands before in the same label or atom count too.
  const first = Math.max(text.lastIndexOf('.', from), text.lastIndexOf('@', from)) + 1;
  for (let index = first; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (code >= 0xd800 && code <= 0xdfff) {
      seen |= holds.surrogate | ANYTHING;
      continue;
    }
    if (index > MAX_LOOK) {
      if (code < 0x80) seen |= ascii[code] as number;
      continue;
    }
    const kind = (kindOf[code] as number) || learn(code);
    const bits = bitsOf[kind] as number;
    seen |= bits;
    if (code === 0x2d) {
      if (text.charCodeAt(index + 1) === 0x2d) seen |= holds.hyphens;
    } else if (code === 0x2e || code === 0x40) {
      scripts = NEUTRAL;
      isDomain ||= code === 0x40;
    } else if (code >= 0x80 || isDomain) {
      // A mark at the beginning of a label is a fault.
      if (scripts === NEUTRAL && bits & holds.unstable) seen |= holds.idna;
      scripts &= scriptsOfKind[kind] as number;
      if (scripts === 0) seen |= holds.scripts;
    }
  }
  return seen;
}

/** The kind of each UTF-16 unit that was seen before: an index into the two lists below; 0 is not seen yet. */
const kindOf = /* @__PURE__ */ new Uint16Array(0x10000);
const bitsOf: number[] = [0];
const scriptsOfKind: number[] = [0];

function learn(code: number): number {
  const character = String.fromCharCode(code);
  const bits = code < 0x80 ? (ascii[code] as number) : bitsBeyondAscii(character);
  const scripts = code < 0x80 ? (/[a-z]/i.test(character) ? LATIN : NEUTRAL) : scriptsOf(character);
  let kind = bitsOf.findIndex((other, index) => other === bits && scriptsOfKind[index] === scripts);
  if (kind <= 0) {
    kind = bitsOf.push(bits) - 1;
    scriptsOfKind.push(scripts);
  }
  kindOf[code] = kind;
  return kind;
}

function bitsBeyondAscii(character: string): number {
  const octet = windows1252Octet(character);
  const isCompatible = character.normalize('NFKC') === character;
  let bits = 0;
  if (/[\p{C}\p{Z}\p{DI}\uFFFD]/u.test(character)) bits |= holds.unfit;
  if (/[\p{M}\u1100-\u11FF]/u.test(character) || character.normalize() !== character) bits |= holds.unstable;
  if (!isCompatible || /[\p{P}\p{S}]/u.test(character)) bits |= holds.sign;
  if (COLLIDING.test(character)) bits |= holds.colliding;
  if (octet >= 0xc2) bits |= holds.lead;
  else if (octet > 0) bits |= holds.trail;
  if (mayBeSuspect(character)) bits |= holds.idna;
  if (LOOK_ALIKES.test(character)) bits |= holds.alike;
  return bits;
}

/** What `unfit` tells apart, one group each, in the order of FITS_NOT. */
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
  'encoding-control-character',
  'encoding-lone-surrogate',
] as const satisfies readonly ReasonCode[];

// The last two: RFC 5321 4.1.2; RFC 3629 3. The others: RFC 5198 2, 4; RFC 6530 10.1; UTS 39.
// ZWNJ and ZWJ are right in some places, and are judged there. Bounded, since an engine's stack is.
const UNFIT_BUT_NO_CONTROL =
  /([\x80-\x9F]+)|([\u2028\u2029]+)|(\p{NChar}+)|(\p{Co}+)|((?:(?!\p{NChar})\p{Cn}){1,65535})|(\uFFFD+)|(^\uFEFF)|(\p{Bidi_C}+)|((?:(?![\p{Bidi_C}\p{Cn}\u200C\u200D])\p{DI}){1,65535})|((?:(?! )\p{Zs}){1,65535})/gu;
const UNFIT = /* @__PURE__ */ new RegExp(
  `${UNFIT_BUT_NO_CONTROL.source}|([\\0-\\x1F\\x7F]+)|(\\p{Cs}+)`,
  'gu',
);
// Its empty groups keep the places of those above.
const CONTROL = /* @__PURE__ */ new RegExp(
  `${'(?:(?!)())?'.repeat(10)}(?:([\\0-\\x1F\\x7F]+)|(\\p{Cs}+))`,
  'gu',
);
/**
 * Reports each run of characters that must never reach an SMTP command, a log or a terminal (C0 controls, DEL and lone
 * surrogates, which no UTF-8 can carry), and of those that no address should hold.
 */
export function characters(text: string, findings: Findings): void {
  // UTF-16 read as octets: one reason speaks for all of it.
  if (findings.isDamaged(0, text.length)) return;
  if (text.length <= MAX_LOOK) {
    unfit(text, UNFIT, findings);
  } else {
    // What lies behind is far too long already; only what no reader of it may ever meet is looked for.
    unfit(text.slice(0, MAX_LOOK), UNFIT_BUT_NO_CONTROL, findings);
    unfit(text, CONTROL, findings);
  }
}

function unfit(text: string, pattern: RegExp, findings: Findings): void {
  pattern.lastIndex = 0;
  // Not matchAll, which compiles the pattern anew each time.
  for (let match = pattern.exec(text); match; match = pattern.exec(text)) {
    let start = match.index;
    if (findings.isFullAt(start)) return;
    let end = start + match[0].length;
    const code = UNFIT_CODES[match.indexOf(match[0], 1) - 1] as (typeof UNFIT_CODES)[number];
    if (findings.isDamaged(start, end)) continue;
    if (code === 'encoding-replacement-character') {
      // Not those at its ends that stand for malformed octets.
      while (start < end && findings.isDamaged(start, start + 1)) start++;
      while (start < end && findings.isDamaged(end - 1, end)) end--;
      if (start === end) continue;
    }
    // The grammar passes over controls in silence, and white space among them may be more.
    const isDamage = !/[\0-\x7F]/.test(match[0]);
    findings.addCharacter(code, start, end, text.codePointAt(start) as number, isDamage);
  }
}
