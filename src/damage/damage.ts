import { MAX_LOOK } from '../checks/characters.ts';
import * as feature from '../checks/features.ts';
import { type Findings, MAX_REASONS } from '../findings.ts';
import { isIn } from '../grammar/chars.ts';
import * as classes from '../grammar/classes.ts';
import * as codes from '../grammar/codes.ts';
import type { ReasonCode } from '../reasons.ts';
import { checkSubstitutes, SUBSTITUTE_FEATURES } from './substitutes.ts';
import { afterQuotes, atFrom, atOutsideQuotes, type Unwrapped } from './unwrapped.ts';

/** Without any of these there is no damage but angle brackets, which are among them. */
const MAY_BE_DAMAGED = feature.delimiter | feature.control | feature.sign | feature.unfit | feature.percent;
/** What can surround an address though both ends are letters or digits. */
const BETWEEN_LETTERS = feature.list | feature.colon | feature.bracket | feature.hash;
const WHITE_SPACE = feature.space | feature.control | feature.unfit;
const CLOAK = feature.bracket | feature.hash | feature.equals;

/**
 * Looks for damage: what people and programs do to an address on its way, which the grammar alone would report as a
 * heap of forbidden characters. What surrounds an address is taken off; damage inside it is reported and
 * left.
 * @param features what `scanFeatures` saw in the text
 */
export function unwrapDamage(
  text: string,
  from: number,
  to: number,
  features: number,
  findings: Findings,
): Unwrapped {
  const rest: Unwrapped = { text, start: from, end: to };
  if (!(features & MAY_BE_DAMAGED)) return rest;
  // Each of these can hide the next one: " <mailto: user@example.com>".
  for (let round = 0; round < MAX_REASONS && mayBeWrapped(rest, features); round++) {
    if (!unwrap(rest, features, findings)) break;
  }
  if (features & SUBSTITUTE_FEATURES && !rest.hasNoAddress) checkSubstitutes(rest, features, findings);
  return rest;
}

/** Whatever surrounds an address has a sign at its edge, or one that no address has. */
function mayBeWrapped({ text, start, end }: Unwrapped, features: number): boolean {
  if (features & BETWEEN_LETTERS) return true;
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

/** What can surround an address, outermost first. Each returns whether it took anything off. */
function unwrap(rest: Unwrapped, features: number, findings: Findings): boolean {
  return Boolean(
    (features & WHITE_SPACE && edgeWhiteSpace(rest, findings)) ||
      (features & (feature.colon | feature.list) && prefix(rest, findings)) ||
      (features & CLOAK && cloudflare(rest, findings)) ||
      (features & feature.list && severalAddresses(rest, findings)) ||
      (features & feature.angle && (displayName(rest, findings) || angleBrackets(rest, findings))) ||
      trailingPunctuation(rest, findings) ||
      surroundingQuotes(rest, findings),
  );
}

/** White space at the edges. Tabs and line ends in it are control characters, and are reported as such too. */
function edgeWhiteSpace(rest: Unwrapped, findings: Findings): boolean {
  let { text, start, end } = rest;
  while (start < end && isWhiteSpace(text, start)) start++;
  // A local part may begin with such a space by its grammar, and then has a reason for it.
  if (!/[\t-\r ]/.test(text.slice(rest.start, start))) start = rest.start;
  while (end > start && isWhiteSpace(text, end - 1)) end--;
  // After the first half of a damaged letter, NBSP is its second half.
  if (/[\xc2-\xdf]\xa0/.test(text.slice(end - 1, end + 1))) end++;
  return take(rest, start, end, 'mailbox-edge-white-space', findings);
}

function isWhiteSpace(text: string, index: number): boolean {
  const code = text.charCodeAt(index);
  if (code < 0x80) return code === codes.space || (code >= codes.tab && code <= codes.carriageReturn);
  return code !== 0xfeff && text.charAt(index).trim() === '';
}

/** The words before an address with a colon: those of links, and of directories. */
export const PREFIX = /^(?:(?:mailto:)+|((?:smtp|sip|x500|rfc822|e-?mail)[:;])+)/i;

/** A prefix that belongs to a link (RFC 6068 2), with the header fields after such a link, or to a directory. */
function prefix(rest: Unwrapped, findings: Findings): boolean {
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

function cloudflare(rest: Unwrapped, findings: Findings): boolean {
  const { text, start, end } = rest;
  if (text[start] !== '[' && !/cdn-cgi|cfemail/i.test(text)) return false;
  // With an "@" it may be an address: every character of `&data-cfemail=aabb` is atext.
  if (atOutsideQuotes(text, start, end) >= 0) return false;
  const part = text.slice(start, Math.min(end, start + MAX_LOOK));
  if (!/^\[email[\s\xa0]protected\]$/i.test(part) && !CLOUDFLARE.test(part)) return false;
  rest.hasNoAddress = findings.addMasking('mailbox-cloudflare', start, end);
  // Nothing is taken off: all of it is damage.
  return false;
}

/** A second address after ";" or ",". A source route (RFC 5321 4.1.2) has its commas before the address. */
function severalAddresses(rest: Unwrapped, findings: Findings): boolean {
  const { text, start, end } = rest;
  const at = atOutsideQuotes(text, start, end);
  if (at <= start) return false;
  const delimiter = text.slice(at, end).search(/[;,]/);
  if (delimiter < 0 || atFrom(text, at + delimiter, end) < 0) return false;
  return take(rest, start, at + delimiter, 'mailbox-several-addresses', findings);
}

// name-addr = [display-name] angle-addr                   RFC 5322 3.4
// The reason covers the brackets too, but spans only what precedes them.
function displayName(rest: Unwrapped, findings: Findings): boolean {
  const { text, start, end } = rest;
  if (text[end - 1] !== '>') return false;
  const open = text.lastIndexOf('<', end);
  const quoted = afterQuotes(text, start, end);
  if (open <= start || open < quoted || (quoted > start && text[quoted] === '@')) return false;
  if (!findings.add('mailbox-display-name', start, open)) return false;
  rest.start = open + 1;
  rest.end = end - 1;
  return true;
}

/** The brackets of a path or of a header around a mailbox, or what is left of them. */
function angleBrackets(rest: Unwrapped, findings: Findings): boolean {
  let { text, start, end } = rest;
  while (start < end && text[start] === '<') start++;
  while (end > start && text[end - 1] === '>') end--;
  return take(rest, start, end, 'mailbox-angle-brackets', findings);
}

/** What a sentence puts after an address; dots alone are the domain's, and parentheses may be a comment's. */
function trailingPunctuation(rest: Unwrapped, findings: Findings): boolean {
  const { text, start, end } = rest;
  let last = end;
  while (last > start && isIn(classes.trailing, text.charCodeAt(last - 1))) last--;
  if (last === end) return false;
  const run = text.slice(last, end);
  if (/^\.*$/.test(run) || text.lastIndexOf('@', last) < start) return false;
  if (run.includes(')') && text.lastIndexOf('(', last) >= start) return false;
  return take(rest, start, last, 'mailbox-trailing-punctuation', findings);
}

const QUOTATION_MARKS = [
  '""',
  "''",
  '\u201c\u201d',
  '\u2018\u2019',
  '\u201e\u201c',
  '\u201d\u201d',
  '\xab\xbb',
];

/** Quotation marks around the whole address. */
function surroundingQuotes(rest: Unwrapped, findings: Findings): boolean {
  const { text, start, end } = rest;
  if (isIn(classes.letDig, text.charCodeAt(start))) return false;
  const marks = `${text[start]}${text[end - 1]}`;
  if (!QUOTATION_MARKS.includes(marks)) return false;
  return (
    atFrom(text, start, end) >= 0 && take(rest, start + 1, end - 1, 'mailbox-surrounding-quotes', findings)
  );
}

/** Takes off what precedes `start` and what follows `end`, a reason each; returns whether anything was taken. */
function take(rest: Unwrapped, start: number, end: number, code: EdgeDamage, findings: Findings): boolean {
  const { start: first, end: last } = rest;
  if (start > first && addNew(code, first, start, findings)) rest.start = start;
  if (end < last && addNew(code, end, last, findings)) rest.end = end;
  return rest.start > first || rest.end < last;
}

/** A reason lowered to a warning is not stripped, so it recurs; report it once. */
function addNew(code: EdgeDamage, start: number, end: number, findings: Findings): boolean {
  return !findings.has(code, start, end) && findings.add(code, start, end);
}
