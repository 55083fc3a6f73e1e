import type { Findings } from '../findings.ts';
import { MAX_LOOK } from './characters.ts';
import { fromHex } from './encoding.ts';
import { unescaped } from './escapes.ts';
import * as holds from './holds.ts';
import { type Run, runsOf } from './runs.ts';
import { atBehind, behindQuotes, type Undamaged } from './undamaged.ts';

/** What a word that stands for "@" or "." has around it. */
const AROUND_WORDS = holds.space | holds.bracket | holds.parenthesis;

/** Without any of these nothing inside an address stands for a character. */
export const MAY_STAND_IN = holds.sign | holds.escapes | holds.percent | AROUND_WORDS;

const SPELT_AT = / ?[([]at[)\]] ?| at /i;
const SPELT_DOT = / ?[([]dot[)\]] ?| dot /gi;
const SPELT = new RegExp(`${SPELT_AT.source}|${SPELT_DOT.source}`, 'gi');

/** Reports what stands for a character inside an address; signs of a domain are put in their places for the grammar. */
export function standIns(rest: Undamaged, seen: number, findings: Findings): void {
  const { text, start, end } = rest;
  const from = behindQuotes(text, start, end);
  const at = atBehind(text, from, end);
  const part = text.slice(from, Math.min(end, from + MAX_LOOK));
  if (seen & holds.sign) atLookAlike(rest, part, from, at, findings);
  if (seen & holds.escapes) escapes(rest, part, from, at, findings);
  if (at < 0 && !rest.separator && seen & AROUND_WORDS) speltSigns(rest, part, from, findings);
  if (!(seen & (holds.percent | holds.sign)) && !rest.separator) return;
  const domain = rest.separator?.end ?? (at < 0 ? end : at + 1);
  if (text[domain] !== '[') insideDomain(rest, domain, seen, findings);
}

/**
 * Reports what stands for a character.
 * @param isAt whether it stands for the "@" that is missing
 */
function standIn(
  rest: Undamaged,
  code: 'encoding-html-entity' | 'encoding-backslash-escape' | 'mailbox-obfuscation',
  { start, end }: Run,
  isAt: boolean,
  findings: Findings,
): void {
  const isDamage = findings.addDamage(code, start, end);
  if (isDamage && isAt) rest.separator ??= { start, end };
}

const ENTITY = /&(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z][a-z\d]{1,9});/gi;
const BARE_AT_ENTITY = /&#64(?![\d;])/g;
const PROGRAM_ESCAPE = /\\u[\da-f]{4}|\\x[\da-f]{2}/gi;

/** Characters as HTML and as programs write them. */
function escapes(rest: Undamaged, part: string, from: number, at: number, findings: Findings): void {
  for (const entity of runsOf(part, ENTITY, from)) {
    const character = unescaped(entity.text);
    const isAt = at < 0 && character === '@';
    if (character) standIn(rest, 'encoding-html-entity', entity, isAt, findings);
  }
  const [bare] = at < 0 && !rest.separator ? runsOf(part, BARE_AT_ENTITY, from) : [];
  if (bare) standIn(rest, 'encoding-html-entity', bare, true, findings);
  for (const written of runsOf(part, PROGRAM_ESCAPE, from)) {
    const isAt = at < 0 && unescaped(written.text) === '@';
    standIn(rest, 'encoding-backslash-escape', written, isAt, findings);
  }
}

/** The first "at", and each "dot", where there is no "@". */
function speltSigns(rest: Undamaged, part: string, from: number, findings: Findings): void {
  if (!SPELT_AT.test(part)) return;
  let isFirst = true;
  for (const word of runsOf(part, SPELT, from)) {
    const isAt = /at/i.test(word.text);
    if (!isAt || isFirst) standIn(rest, 'mailbox-obfuscation', word, isAt, findings);
    if (isAt) isFirst = false;
  }
}

/** What NFKC turns into "@": the only one stands for it where there is no other. */
function atLookAlike(rest: Undamaged, part: string, from: number, at: number, findings: Findings): void {
  if (at >= 0) return;
  const [only, second] = runsOf(part, /[\uFF20\uFE6B]/g, from);
  if (!only || second) return;
  const { start, end } = only;
  if (findings.addDamage('mailbox-at-sign-lookalike', start, end)) rest.separator = { start, end };
}

const DOTS = /[\u2024\u3002\uFE52\uFF0E\uFF61]+/g;
const HYPHENS = /[\u2010-\u2015\u2212\uFE63\uFF0D]+/g;

function insideDomain(rest: Undamaged, start: number, seen: number, findings: Findings): void {
  const domain = rest.text.slice(start, Math.min(rest.end, start + MAX_LOOK));
  if (seen & holds.percent) {
    for (const run of runsOf(domain, /(?:%[\da-f]{2})+/gi, start)) {
      if (fromHex(run.text)) findings.addDamage('domain-percent-encoding', run.start, run.end);
    }
  }
  if (!(seen & holds.sign) && !rest.separator) return;
  const mended = (code: 'domain-dot-lookalike' | 'domain-hyphen-lookalike', ascii: string) => {
    return (run: string, index: number) => {
      const from = start + index;
      findings.addDamage(code, from, from + run.length, run.charCodeAt(0));
      return findings.levels.of(code) === 'error' ? ascii.repeat(run.length) : run;
    };
  };
  // What hides them is known already; it remains that labels begin behind them. The word becomes a label's letters and
  // a dot, of the same length, so that every place behind it stays: " dot " is "aaaa.".
  const spelt = (word: string, index: number) => {
    const from = start + index;
    return findings.isDamaged(from, from + word.length) ? '.'.padStart(word.length, 'a') : word;
  };
  const sound = domain
    .replace(SPELT_DOT, spelt)
    .replace(DOTS, mended('domain-dot-lookalike', '.'))
    .replace(HYPHENS, mended('domain-hyphen-lookalike', '-'));
  if (sound !== domain) {
    rest.text = rest.text.slice(0, start) + sound + rest.text.slice(start + domain.length);
  }
}
