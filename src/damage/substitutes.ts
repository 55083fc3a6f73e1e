import { MAX_LOOK } from '../checks/characters.ts';
import * as feature from '../checks/features.ts';
import { type Run, runsOf } from '../checks/runs.ts';
import type { Findings } from '../findings.ts';
import { fromHex } from './encoding.ts';
import { unescaped } from './escapes.ts';
import { afterQuotes, atFrom, type Unwrapped } from './unwrapped.ts';

/** What a word in place of "@" or "." has around it. */
const AROUND_WORDS = feature.space | feature.bracket | feature.parenthesis;

/** Without any of these nothing inside an address is a substitute for a character. */
export const SUBSTITUTE_FEATURES = feature.sign | feature.escapes | feature.percent | AROUND_WORDS;

const SPELT_AT = / ?[([]at[)\]] ?| at /i;
const SPELT_DOT = / ?[([]dot[)\]] ?| dot /gi;
const SPELT = / ?[([](?:at|dot)[)\]] ?| (?:at|dot) /gi;

/** Reports substitutes for a character inside an address; those in a domain are replaced for the grammar. */
export function checkSubstitutes(rest: Unwrapped, features: number, findings: Findings): void {
  const { text, start, end } = rest;
  const from = afterQuotes(text, start, end);
  const at = atFrom(text, from, end);
  const part = text.slice(from, Math.min(end, from + MAX_LOOK));
  if (features & feature.sign) checkAtLookAlike(rest, part, from, at, findings);
  if (features & feature.escapes) checkEscapes(rest, part, from, at, findings);
  if (at < 0 && !rest.separator && features & AROUND_WORDS) checkSpeltSigns(rest, part, from, findings);
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

/** The first "at", and each "dot", where there is no "@". */
function checkSpeltSigns(rest: Unwrapped, part: string, from: number, findings: Findings): void {
  if (!SPELT_AT.test(part)) return;
  let isFirst = true;
  for (const word of runsOf(part, SPELT, from)) {
    const isAt = /at/i.test(word.text);
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
  const spelt = (word: string, index: number) => {
    const from = start + index;
    return findings.isMasked(from, from + word.length) ? '.'.padStart(word.length, 'a') : word;
  };
  const sound = domain
    .replace(SPELT_DOT, spelt)
    .replace(DOTS, fixed('domain-dot-lookalike', '.'))
    .replace(HYPHENS, fixed('domain-hyphen-lookalike', '-'));
  if (sound !== domain) {
    rest.text = rest.text.slice(0, start) + sound + rest.text.slice(start + domain.length);
  }
}
