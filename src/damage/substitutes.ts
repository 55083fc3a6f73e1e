import { MAX_LOOK } from '../checks/characters.ts';
import * as feature from '../checks/features.ts';
import { type Run, runsOf } from '../checks/runs.ts';
import type { Findings } from '../findings.ts';
import { unicodePattern } from '../unicode-pattern.ts';
import { fromHex } from './encoding.ts';
import { unescaped } from './escapes.ts';
import { afterQuotes, atFrom, type Unwrapped } from './unwrapped.ts';

/** What a word that stands for "@" or "." has around it. */
const AROUND_WORDS =
  feature.space | feature.bracket | feature.parenthesis | feature.angle | feature.delimiter;

/** Without any of these nothing inside an address is a substitute for a character. */
export const SUBSTITUTE_FEATURES =
  feature.sign | feature.escapes | feature.percent | feature.space | feature.bracket | feature.parenthesis;

/** Words for "@" and for ".": in brackets, between hyphens or between spaces. */
const AT = '[Aa][Tt]|ät|arob(?:ase|as)|arroba|chiocciola|собака';
const DOT = '[Dd][Oo][Tt]|punkt|punto|ponto|point|точка';
const spelt = (words: string, short: string) =>
  `\\s*[([{<]\\s*(?:${words}|${short})\\s*[)\\]}>]\\s*|\\s*-(?:${words})-\\s*|\\s+(?:${words})\\s+`;
const SPELT_AT = /* @__PURE__ */ spelt(AT, 'a|@');
const SPELT_DOT = /* @__PURE__ */ spelt(DOT, '\\.');
const SPELT = /* @__PURE__ */ [SPELT_AT, SPELT_DOT].join('|');

/** An "@" in brackets of its own, where there is no other. */
const BRACKETED_AT = /^[^@]*?(\s*[([{<]\s*@\s*[)\]}>]\s*)[^@]*$/s;

/** The sign that a word of `mailbox-obfuscation` stands for. */
export function speltSign(word: string): '@' | '.' {
  return word.includes('@') || unicodePattern(SPELT_AT).test(word) ? '@' : '.';
}

// Signs that archives put for what they hide before the "@": dots, three or more or two at the end; stars
//   an...@example.com
//     ^^^ mailbox-masked
const MASK = /\.{3,}|\.{2}(?=@)|(?<![\xc2-\xf4])\u2026+|\*{2,}|\u2022{2,}/;

/** Reports substitutes for a character inside an address; those in a domain are replaced for the grammar. */
export function checkSubstitutes(rest: Unwrapped, features: number, findings: Findings): void {
  const { text, start, end } = rest;
  const from = afterQuotes(text, start, end);
  const at = atFrom(text, from, end);
  const part = text.slice(from, Math.min(end, from + MAX_LOOK));
  if (features & feature.sign) checkAtLookAlike(rest, part, from, at, findings);
  if (features & feature.escapes) checkEscapes(rest, part, from, at, findings);
  if (!rest.separator && at < 0) checkSpeltSigns(rest, part, from, findings);
  else if (at >= 0 && features & AROUND_WORDS) checkBracketedAt(rest, part, from, findings);
  if (at < 0 && features & feature.percent) checkUrlEncoded(rest, part, from, findings);
  if (!(features & (feature.percent | feature.sign)) && !rest.separator) return;
  const domain = rest.separator?.end ?? (at < 0 ? end : at + 1);
  if (text[domain] !== '[') checkInsideDomain(rest, domain, features, findings);
}

/**
 * Reports a substitute for a character.
 * @param isAt whether it is in place of the "@" that is missing
 */
function reportSubstitute(
  rest: Unwrapped,
  code: 'encoding-html-entity' | 'encoding-backslash-escape' | 'mailbox-obfuscation',
  { start, end }: Run,
  isAt: boolean,
  findings: Findings,
): void {
  const isDamage = findings.addMasking(code, start, end);
  if (isDamage && isAt) rest.separator ??= { start, end };
}

const ENTITY = /&(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z][a-z\d]{1,9});/gi;
const BARE_AT_ENTITY = /&#64(?![\d;])/g;
const PROGRAM_ESCAPE = /\\u[\da-f]{4}|\\x[\da-f]{2}/gi;

/** Characters as HTML and as programs write them. */
function checkEscapes(rest: Unwrapped, part: string, from: number, at: number, findings: Findings): void {
  for (const entity of runsOf(part, ENTITY, from)) {
    const character = unescaped(entity.text);
    const isAt = at < 0 && character === '@';
    if (character) reportSubstitute(rest, 'encoding-html-entity', entity, isAt, findings);
  }
  const [bare] = at < 0 && !rest.separator ? runsOf(part, BARE_AT_ENTITY, from) : [];
  if (bare) reportSubstitute(rest, 'encoding-html-entity', bare, true, findings);
  for (const written of runsOf(part, PROGRAM_ESCAPE, from)) {
    const isAt = at < 0 && unescaped(written.text) === '@';
    reportSubstitute(rest, 'encoding-backslash-escape', written, isAt, findings);
  }
}

/** Reports what hides a part of the name. Only a warning where the grammar allows it: stars are atext. */
export function checkMask(text: string, start: number, at: number, findings: Findings): void {
  const mask = MASK.exec(text.slice(start, at + 1));
  if (mask) findings.add('mailbox-masked', start + mask.index, start + mask.index + mask[0].length);
}

/** A text that is URL-encoded as a whole: its "@" is "%40" (RFC 3986 2.1). */
function checkUrlEncoded(rest: Unwrapped, part: string, from: number, findings: Findings): void {
  if (!/^[^@%]*(?:%(?!40)[\da-f]{2}[^@%]*)*%40[^@]+$/i.test(part)) return;
  rest.hasNoAddress = findings.addMasking('mailbox-url-encoded', from, from + part.length);
}

/** `user(@)example.com` */
function checkBracketedAt(rest: Unwrapped, part: string, from: number, findings: Findings): void {
  const written = BRACKETED_AT.exec(part)?.[1];
  if (!written) return;
  const start = from + part.indexOf(written);
  const end = start + written.length;
  reportSubstitute(rest, 'mailbox-obfuscation', { text: written, start, end }, true, findings);
  for (const dot of runsOf(part, unicodePattern(SPELT_DOT), from))
    reportSubstitute(rest, 'mailbox-obfuscation', dot, false, findings);
}

/** The first "at", and each "dot", where there is no "@". */
function checkSpeltSigns(rest: Unwrapped, part: string, from: number, findings: Findings): void {
  if (!unicodePattern(SPELT_AT).test(part)) return;
  let isFirst = true;
  for (const word of runsOf(part, unicodePattern(SPELT), from)) {
    const isAt = speltSign(word.text) === '@';
    if (!isAt || isFirst) reportSubstitute(rest, 'mailbox-obfuscation', word, isAt, findings);
    if (isAt) isFirst = false;
  }
}

/** What NFKC turns into "@": the only one counts as "@" if there is no other. */
function checkAtLookAlike(rest: Unwrapped, part: string, from: number, at: number, findings: Findings): void {
  if (at >= 0) return;
  const [only, second] = runsOf(part, /[\uFF20\uFE6B]/g, from);
  if (!only || second) return;
  const { start, end } = only;
  if (findings.addMasking('mailbox-at-sign-lookalike', start, end)) rest.separator = { start, end };
}

const DOTS = /[\u2024\u3002\uFE52\uFF0E\uFF61]+/g;
/** Signs that stand for the only dot of a domain; U+00B7 and U+30FB are letters in some names (RFC 5892 A.3, A.7). */
const ONLY_DOT =
  '^([^.\u2024\u3002\uFE52\uFF0E\uFF61]*?)((?<!l)\u00b7|\u00b7(?!l)|[\u2022\u2027\u060c\uff0c\uff1b]|(?<![\\p{sc=Hira}\\p{sc=Kana}\\p{sc=Hani}][^]*)\u30fb(?![^]*[\\p{sc=Hira}\\p{sc=Kana}\\p{sc=Hani}]))(?=[^.\u00b7\u2022\u2027\u30fb]+$)';
const HYPHENS = /[\u2010-\u2015\u2212\uFE63\uFF0D]+/g;

function checkInsideDomain(rest: Unwrapped, start: number, features: number, findings: Findings): void {
  const domain = rest.text.slice(start, Math.min(rest.end, start + MAX_LOOK));
  if (features & feature.percent) {
    for (const run of runsOf(domain, /(?:%[\da-f]{2})+/gi, start)) {
      if (fromHex(run.text)) findings.addMasking('domain-percent-encoding', run.start, run.end);
    }
  }
  if (!(features & feature.sign) && !rest.separator) return;
  const fixed = (code: 'domain-dot-lookalike' | 'domain-hyphen-lookalike', ascii: string) => {
    return (run: string, index: number) => {
      const from = start + index;
      findings.addMasking(code, from, from + run.length, run.charCodeAt(0));
      return findings.levels.of(code) === 'error' ? ascii.repeat(run.length) : run;
    };
  };
  // It is reported already; the grammar still needs the label that begins after it. The word becomes letters and a dot,
  // of the same length, so that every later place stays: " dot " is "aaaa.".
  const hideWord = (word: string, index: number) => {
    const from = start + index;
    return findings.isMasked(from, from + word.length) ? '.'.padStart(word.length, 'a') : word;
  };
  const sound = domain
    .replace(
      unicodePattern(ONLY_DOT),
      (_, before: string, sign: string) => before + fixed('domain-dot-lookalike', '.')(sign, before.length),
    )
    .replace(unicodePattern(SPELT_DOT), hideWord)
    .replace(DOTS, fixed('domain-dot-lookalike', '.'))
    .replace(HYPHENS, fixed('domain-hyphen-lookalike', '-'));
  if (sound !== domain) {
    rest.text = rest.text.slice(0, start) + sound + rest.text.slice(start + domain.length);
  }
}
