import { type Findings, MAX_REASONS } from '../findings.ts';
import { isIn } from '../grammar/chars.ts';
import * as classes from '../grammar/classes.ts';
import * as codes from '../grammar/codes.ts';
import type { Separator } from '../grammar/mailbox.ts';
import type { ReasonCode } from '../reasons.ts';
import { MAX_LOOK } from './characters.ts';
import { fromHex } from './encoding.ts';
import * as holds from './holds.ts';
import { type Run, runsOf } from './runs.ts';

/** What is left to judge when the damage around an address is taken off. UTF-16 indices. */
export interface Undamaged {
  /** The text, with what only looks like a dot or a hyphen in the domain made one. */
  text: string;
  start: number;
  end: number;
  /** What stands for the "@" where there is none. */
  separator?: Separator;
  /** There is no address to judge. */
  isLost?: boolean;
}

/** Without any of these there is no damage but angle brackets, which are among them. */
const MAY_BE_DAMAGED = holds.delimiter | holds.control | holds.sign | holds.unfit | holds.percent;
/** What can stand around an address of which both ends are letters or digits. */
const BETWEEN_LETTERS = holds.list | holds.colon | holds.bracket | holds.hash;
const WHITE_SPACE = holds.space | holds.control | holds.unfit;
const CLOAK = holds.bracket | holds.hash | holds.equals;
/** What a word that stands for "@" or "." has around it. */
const AROUND_WORDS = holds.space | holds.bracket | holds.parenthesis;
const INSIDE = holds.sign | holds.escapes | holds.percent | AROUND_WORDS;

/**
 * Looks for damage: what people and programs do to an address on its way, which the grammar alone would report as a
 * heap of forbidden characters. What stands around an address is taken off; what was damaged inside it is reported and
 * left.
 * @param seen what `scan` saw in the text
 */
export function damage(text: string, from: number, to: number, seen: number, findings: Findings): Undamaged {
  const rest: Undamaged = { text, start: from, end: to };
  if (!(seen & MAY_BE_DAMAGED)) return rest;
  // Each of these can hide the next one: " <mailto: user@example.com>".
  for (let round = 0; round < MAX_REASONS && mayBeWrapped(rest, seen); round++) {
    if (!unwrap(rest, seen, findings)) break;
  }
  if (seen & INSIDE && !rest.isLost && rest.start < rest.end) inside(rest, seen, findings);
  return rest;
}

/** Whatever stands around an address has a sign at its edge, or one that is no part of it. */
function mayBeWrapped({ text, start, end }: Undamaged, seen: number): boolean {
  if (seen & BETWEEN_LETTERS) return true;
  return !isIn(classes.letDig, text.charCodeAt(start)) || !isIn(classes.letDig, text.charCodeAt(end - 1));
}

type EdgeDamage = {
  [C in ReasonCode]: C extends `mailbox-${string}` ? C : never;
}[ReasonCode] &
  (
    | 'mailbox-edge-white-space'
    | 'mailbox-mailto-prefix'
    | 'mailbox-scheme-prefix'
    | 'mailbox-several-addresses'
    | 'mailbox-display-name'
    | 'mailbox-angle-brackets'
    | 'mailbox-surrounding-quotes'
    | 'mailbox-trailing-punctuation'
  );

/** What may stand around an address, outermost first. Each returns whether it took anything off. */
function unwrap(rest: Undamaged, seen: number, findings: Findings): boolean {
  return Boolean(
    (seen & WHITE_SPACE && edgeWhiteSpace(rest, findings)) ||
      (seen & (holds.colon | holds.list) && prefix(rest, findings)) ||
      (seen & CLOAK && cloudflare(rest, findings)) ||
      (seen & holds.list && severalAddresses(rest, findings)) ||
      (seen & holds.angle && (displayName(rest, findings) || angleBrackets(rest, findings))) ||
      trailingPunctuation(rest, findings) ||
      surroundingQuotes(rest, findings),
  );
}

/** White space at the edges. Tabs and line ends among it are control characters, and are reported as such too. */
function edgeWhiteSpace(rest: Undamaged, findings: Findings): boolean {
  let { text, start, end } = rest;
  while (start < end && isWhiteSpace(text, start)) start++;
  // A local part may begin with such a space by its grammar, and then has a reason for it.
  if (!/[\t-\r ]/.test(text.slice(rest.start, start))) start = rest.start;
  while (end > start && isWhiteSpace(text, end - 1)) end--;
  // Behind the first half of a damaged letter, NBSP is its second half.
  if (end > start && /[\xc2-\xdf]\xa0/.test(text.slice(end - 1, end + 1))) end++;
  return take(rest, start, end, 'mailbox-edge-white-space', findings);
}

function isWhiteSpace(text: string, index: number): boolean {
  const code = text.charCodeAt(index);
  if (code < 0x80) return code === codes.space || (code >= codes.tab && code <= codes.carriageReturn);
  return code !== 0xfeff && text.charAt(index).trim() === '';
}

/** The words that stand before an address with a colon: links', in the first place, and directories'. */
export const PREFIX = /^(?:(?:mailto:)+|((?:smtp|sip|x500|rfc822|e-?mail)[:;])+)/i;

/** A prefix that belongs to a link (RFC 6068 2), with the header fields behind such a link, or to a directory. */
function prefix(rest: Undamaged, findings: Findings): boolean {
  const { text, start, end } = rest;
  // Most addresses have no colon there, and are not searched for more.
  if (!/^[^@]{3,6}[:;]/.test(text.slice(start, start + 8))) return false;
  const match = PREFIX.exec(text.slice(start, end));
  if (!match) return false;
  const first = start + match[0].length;
  if (match[1]) return take(rest, first, end, 'mailbox-scheme-prefix', findings);
  const fields = text.indexOf('?', atOutsideQuotes(text, first, end) + 1 || end);
  return take(rest, first, fields < 0 ? end : fields, 'mailbox-mailto-prefix', findings);
}

/** What hides addresses from robots in web pages, and is decoded by a script there. */
export const CLOUDFLARE = /(?:\/cdn-cgi\/l\/email-protection#|data-cfemail=["']?)((?:[\da-f]{2})+)/i;

function cloudflare(rest: Undamaged, findings: Findings): boolean {
  const { text, start, end } = rest;
  if (text[start] !== '[' && !/cdn-cgi|cfemail/i.test(text)) return false;
  const part = text.slice(start, Math.min(end, start + MAX_LOOK));
  if (!/^\[email[\s\xa0]protected\]$/i.test(part) && !CLOUDFLARE.test(part)) return false;
  rest.isLost = findings.addDamage('mailbox-cloudflare', start, end);
  // Nothing is taken off: the whole is damage, of which nothing is left to judge.
  return false;
}

/** The place behind the quoted string at the beginning; `start` where there is none. */
function behindQuotes(text: string, start: number, end: number): number {
  if (text.charCodeAt(start) !== codes.quote) return start;
  let index = start + 1;
  while (index < end && text.charCodeAt(index) !== codes.quote) {
    index += text.charCodeAt(index) === codes.backslash ? 2 : 1;
  }
  return index < end ? index + 1 : start;
}

/** The place of the first "@" outside quotes, or -1. */
function atOutsideQuotes(text: string, start: number, end: number): number {
  return atBehind(text, behindQuotes(text, start, end), end);
}

function atBehind(text: string, from: number, end: number): number {
  const at = text.indexOf('@', from);
  return at < end ? at : -1;
}

/** A second address behind ";" or ",". A source route (RFC 5321 4.1.2) has its commas before the address. */
function severalAddresses(rest: Undamaged, findings: Findings): boolean {
  const { text, start, end } = rest;
  const at = atOutsideQuotes(text, start, end);
  if (at <= start) return false;
  const behind = text.slice(at, end).search(/[;,]/);
  if (behind < 0 || atBehind(text, at + behind, end) < 0) return false;
  return take(rest, start, at + behind, 'mailbox-several-addresses', findings);
}

// name-addr = [display-name] angle-addr                   RFC 5322 3.4
// The reason speaks for the brackets too, but spans only what stands before them.
function displayName(rest: Undamaged, findings: Findings): boolean {
  const { text, start, end } = rest;
  if (text[end - 1] !== '>') return false;
  const open = text.lastIndexOf('<', end);
  const quoted = behindQuotes(text, start, end);
  if (open <= start || open < quoted || (quoted > start && text[quoted] === '@')) return false;
  if (!findings.add('mailbox-display-name', start, open)) return false;
  rest.start = open + 1;
  rest.end = end - 1;
  return true;
}

/** The brackets of a path or of a header around a mailbox, or what is left of them. */
function angleBrackets(rest: Undamaged, findings: Findings): boolean {
  let { text, start, end } = rest;
  while (start < end && text[start] === '<') start++;
  while (end > start && text[end - 1] === '>') end--;
  return take(rest, start, end, 'mailbox-angle-brackets', findings);
}

/** What a sentence puts behind an address; dots alone are the domain's, and parentheses may be a comment's. */
function trailingPunctuation(rest: Undamaged, findings: Findings): boolean {
  const { text, start, end } = rest;
  let last = end;
  while (last > start && isIn(classes.trailing, text.charCodeAt(last - 1))) last--;
  if (last === end) return false;
  const run = text.slice(last, end);
  if (/^\.*$/.test(run) || text.lastIndexOf('@', last) < start) return false;
  if (run.includes(')') && text.slice(start, last).includes('(')) return false;
  return take(rest, start, last, 'mailbox-trailing-punctuation', findings);
}

/** Quotation marks around the whole address. */
function surroundingQuotes(rest: Undamaged, findings: Findings): boolean {
  const { text, start, end } = rest;
  if (isIn(classes.letDig, text.charCodeAt(start))) return false;
  const marks = `${text[start]}${text[end - 1]}`;
  if (!/^(?:""|''|\u201c\u201d|\u2018\u2019|\u201e\u201c|\u201d\u201d|\xab\xbb)$/.test(marks)) {
    return false;
  }
  return (
    atBehind(text, start, end) >= 0 && take(rest, start + 1, end - 1, 'mailbox-surrounding-quotes', findings)
  );
}

/** Takes off what stands before `start` and behind `end`, a reason each; returns whether anything was taken. */
function take(rest: Undamaged, start: number, end: number, code: EdgeDamage, findings: Findings): boolean {
  const before = rest.start;
  const behind = rest.end;
  if (start > before && addNew(code, before, start, findings)) rest.start = start;
  if (end < behind && addNew(code, end, behind, findings)) rest.end = end;
  return rest.start > before || rest.end < behind;
}

/** What a site has lowered stays where it is, is found again, and is not said again. */
function addNew(code: EdgeDamage, start: number, end: number, findings: Findings): boolean {
  return !findings.has(code, start, end) && findings.add(code, start, end);
}

/** Characters by the names that HTML gives them; those of accented letters are composed. */
const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  commat: '@',
  period: '.',
  nbsp: '\xa0',
  shy: '\xad',
  lowbar: '_',
  hyphen: '-',
  dash: '-',
  plus: '+',
  num: '#',
  percnt: '%',
  szlig: 'ß',
  aelig: 'æ',
  AElig: 'Æ',
  oslash: 'ø',
  Oslash: 'Ø',
};
const ACCENTS: Readonly<Record<string, string>> = {
  grave: '\u0300',
  acute: '\u0301',
  circ: '\u0302',
  tilde: '\u0303',
  uml: '\u0308',
  ring: '\u030a',
  cedil: '\u0327',
};

/** The character that a piece of HTML or an escape of a program stands for; '' where it stands for none. */
export function unescaped(written: string): string {
  const [, number = '', name = ''] = /^(?:&#|\\)([xu]?[\da-f]+);?$|^&(\w+);$/i.exec(written) ?? [];
  if (number) {
    const isHex = /^[xu]/i.test(number);
    const code = Number.parseInt(isHex ? number.slice(1) : number, isHex ? 16 : 10);
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '';
  }
  const accent = ACCENTS[name.slice(1)];
  if (accent) return `${name[0]}${accent}`.normalize();
  return Object.hasOwn(ENTITIES, name) ? (ENTITIES[name] as string) : '';
}

const SPELT_AT = / ?[([]at[)\]] ?| at /i;
const SPELT_DOT = / ?[([]dot[)\]] ?| dot /gi;
const SPELT = new RegExp(`${SPELT_AT.source}|${SPELT_DOT.source}`, 'gi');

/** What was damaged inside an address. */
function inside(rest: Undamaged, seen: number, findings: Findings): void {
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
