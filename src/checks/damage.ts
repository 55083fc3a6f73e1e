import { type Findings, MAX_REASONS } from '../findings.ts';
import { classes, codes, isIn } from '../grammar/chars.ts';
import type { Separator } from '../grammar/mailbox.ts';
import type { ReasonCode } from '../reasons.ts';
import { holds, MAX_LOOK } from './characters.ts';
import { fromHex } from './encoding.ts';

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
  for (let round = 0; round < MAX_REASONS && mayBeWrapped(rest); round++) {
    if (!unwrap(rest, findings)) break;
  }
  if (!rest.isLost && rest.start < rest.end) inside(rest, seen, findings);
  return rest;
}

/** Whatever stands around an address has a sign at its edge, or one of these in it. */
function mayBeWrapped({ text, start, end }: Undamaged): boolean {
  const isBare =
    isIn(classes.letDig, text.charCodeAt(start)) && isIn(classes.letDig, text.charCodeAt(end - 1));
  return !isBare || /[#,:;[]/.test(text);
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
function unwrap(rest: Undamaged, findings: Findings): boolean {
  return (
    edgeWhiteSpace(rest, findings) ||
    prefix(rest, findings) ||
    cloudflare(rest, findings) ||
    severalAddresses(rest, findings) ||
    displayName(rest, findings) ||
    angleBrackets(rest, findings) ||
    trailingPunctuation(rest, findings) ||
    surroundingQuotes(rest, findings)
  );
}

/** White space at the edges. Tabs and line ends among it are control characters, and are reported as such too. */
function edgeWhiteSpace(rest: Undamaged, findings: Findings): boolean {
  let { text, start, end } = rest;
  while (start < end && isWhiteSpace(text[start])) start++;
  // A local part may begin with such a space by its grammar, and then has a reason for it.
  if (start > rest.start && !/[\t-\r ]/.test(text.slice(rest.start, start))) start = rest.start;
  while (end > start && isWhiteSpace(text[end - 1])) end--;
  // Behind the first half of a damaged letter, NBSP is its second half.
  if (text[end] === '\xa0' && /[\xc2-\xdf]/.test(text[end - 1] ?? '')) end++;
  return take(rest, start, end, 'mailbox-edge-white-space', findings);
}

function isWhiteSpace(character = 'x'): boolean {
  return character !== '\ufeff' && character.trim() === '';
}

const PREFIX = /^(?:(?:mailto:)+|((?:smtp|sip|x500|rfc822|e-?mail)[:;])+)/i;

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
  const last = fields < 0 || fields > end ? end : fields;
  return take(rest, first, last, 'mailbox-mailto-prefix', findings);
}

/** What hides addresses from robots in web pages, and is decoded by a script there. */
export const CLOUDFLARE = /(?:\/cdn-cgi\/l\/email-protection#|data-cfemail=["']?)((?:[\da-f]{2})+)/i;

function cloudflare(rest: Undamaged, findings: Findings): boolean {
  const { text, start, end } = rest;
  if (text[start] !== '[' && !/cdn-cgi|cfemail/.test(text)) return false;
  const part = text.slice(start, Math.min(end, start + MAX_LOOK));
  if (!/^\[email[\s\xa0]protected\]$/i.test(part) && !CLOUDFLARE.test(part)) return false;
  rest.isLost = findings.addDamage('mailbox-cloudflare', start, end, {});
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
  const at = text.indexOf('@', behindQuotes(text, start, end));
  return at < end ? at : -1;
}

/** A second address behind ";" or ",". A source route (RFC 5321 4.1.2) has its commas before the address. */
function severalAddresses(rest: Undamaged, findings: Findings): boolean {
  const { text, start, end } = rest;
  if (!/[,;]/.test(text)) return false;
  const at = atOutsideQuotes(text, start, end);
  if (at <= start) return false;
  const behind = /[;,][^@]*@/.exec(text.slice(at, end));
  return behind !== null && take(rest, start, at + behind.index, 'mailbox-several-addresses', findings);
}

// name-addr = [display-name] angle-addr                   RFC 5322 3.4
// The reason speaks for the brackets too, but spans only what stands before them.
function displayName(rest: Undamaged, findings: Findings): boolean {
  const { text, start, end } = rest;
  if (text[end - 1] !== '>') return false;
  const open = text.lastIndexOf('<', end);
  const quoted = behindQuotes(text, start, end);
  if (open <= start || open < quoted || (quoted > start && text[quoted] === '@')) return false;
  if (!findings.add('mailbox-display-name', start, open, {})) return false;
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
  if (
    end - start < 3 ||
    !/^(?:""|''|\u201c\u201d|\u2018\u2019|\u201e\u201c|\u201d\u201d|\xab\xbb)$/.test(marks)
  ) {
    return false;
  }
  const at = text.indexOf('@', start);
  return at >= 0 && at < end && take(rest, start + 1, end - 1, 'mailbox-surrounding-quotes', findings);
}

/** Takes off what stands before `start` and behind `end`, a reason each; returns whether anything was taken. */
function take(rest: Undamaged, start: number, end: number, code: EdgeDamage, findings: Findings): boolean {
  const before = rest.start;
  const behind = rest.end;
  // What a site has lowered stays where it is, is found again, and is not said again.
  const isNew = (from: number, to: number) => !findings.has(code, from, to);
  if (start > before && isNew(before, start) && findings.add(code, before, start, {})) rest.start = start;
  if (end < behind && isNew(end, behind) && findings.add(code, end, behind, {})) rest.end = end;
  return rest.start > before || rest.end < behind;
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
  const at = atOutsideQuotes(text, start, end);
  const part = text.slice(from, Math.min(end, from + MAX_LOOK));
  const report = (
    code: 'encoding-html-entity' | 'encoding-backslash-escape' | 'mailbox-obfuscation',
    { 0: { length }, index }: RegExpMatchArray,
    isAt: boolean,
  ) => {
    const first = from + (index as number);
    const isDamage = findings.addDamage(code, first, first + length, {});
    if (isDamage && isAt) rest.separator ??= { start: first, end: first + length };
  };

  if (seen & holds.sign) atLookAlike(rest, part, from, at, findings);
  if (seen & holds.escape) {
    for (const match of part.matchAll(/&(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z][a-z\d]{1,9});/gi)) {
      const character = unescaped(match[0]);
      if (character) report('encoding-html-entity', match, at < 0 && character === '@');
    }
    const bare = at < 0 && !rest.separator && /&#64(?![\d;])/.exec(part);
    if (bare) report('encoding-html-entity', bare, true);
    for (const match of part.matchAll(/\\u[\da-f]{4}|\\x[\da-f]{2}/gi)) {
      report('encoding-backslash-escape', match, at < 0 && unescaped(match[0]) === '@');
    }
  }
  if (at < 0 && !rest.separator && seen & holds.delimiter && SPELT_AT.test(part)) {
    let isFirst = true;
    for (const match of part.matchAll(SPELT)) {
      const isAt = /at/i.test(match[0]);
      if (!isAt || isFirst) report('mailbox-obfuscation', match, isAt);
      if (isAt) isFirst = false;
    }
  }
  const domain = rest.separator?.end ?? (at < 0 ? end : at + 1);
  if (text[domain] !== '[') insideDomain(rest, domain, seen, findings);
}

/** What NFKC turns into "@": the only one stands for it where there is no other. */
function atLookAlike(rest: Undamaged, part: string, from: number, at: number, findings: Findings): void {
  const found = [...part.matchAll(/[\uFF20\uFE6B]/g)];
  if (at >= 0 || found.length !== 1) return;
  const start = from + (found[0] as RegExpMatchArray & { index: number }).index;
  if (findings.addDamage('mailbox-at-sign-lookalike', start, start + 1, {})) {
    rest.separator = { start, end: start + 1 };
  }
}

const DOTS = /[\u2024\u3002\uFE52\uFF0E\uFF61]+/g;
const HYPHENS = /[\u2010-\u2015\u2212\uFE63\uFF0D]+/g;

function insideDomain(rest: Undamaged, start: number, seen: number, findings: Findings): void {
  const domain = rest.text.slice(start, Math.min(rest.end, start + MAX_LOOK));
  if (seen & holds.percent) {
    for (const { 0: run, index } of domain.matchAll(/(?:%[\da-f]{2})+/gi)) {
      if (fromHex(run))
        findings.addDamage('domain-percent-encoding', start + index, start + index + run.length, {});
    }
  }
  if (!(seen & holds.sign) && !rest.separator) return;
  const mended = (code: 'domain-dot-lookalike' | 'domain-hyphen-lookalike', ascii: string) => {
    return (run: string, index: number) => {
      const from = start + index;
      findings.addCharacter(code, from, from + run.length, run.charCodeAt(0), true);
      return findings.levels.of(code) === 'error' ? ascii.repeat(run.length) : run;
    };
  };
  // What hides them is known already; it remains that labels begin behind them.
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
