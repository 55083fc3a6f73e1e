import { MAX_LOOK } from '../checks/characters.ts';
import * as feature from '../checks/features.ts';
import { type ArgsOf, type Findings, MAX_REASONS } from '../findings.ts';
import { asciiLowerCase, isIn } from '../grammar/chars.ts';
import * as classes from '../grammar/classes.ts';
import * as codes from '../grammar/codes.ts';
import type { ReasonCode } from '../reasons.ts';
import { unicodePattern } from '../unicode-pattern.ts';
import { checkSubstitutes, SUBSTITUTE_FEATURES } from './substitutes.ts';
import { afterQuotes, atFrom, atOutsideQuotes, type Unwrapped } from './unwrapped.ts';

/** Without any of these there is nothing around an address. */
const MAY_BE_DAMAGED = feature.delimiter | feature.control | feature.sign | feature.unfit | feature.percent;
/** What can be around an address both ends of which are letters or digits. */
const BETWEEN_LETTERS = feature.delimiter | feature.hash;
const WHITE_SPACE = feature.space | feature.control | feature.unfit;
const CLOAK = feature.bracket | feature.hash | feature.equals;

/**
 * Takes off what people and programs put around an address, and reports what stands for a character inside it. The
 * grammar alone would report a heap of forbidden characters.
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
  const at = atFrom(text, from, to);
  const hasTwo = at >= 0 && atFrom(text, at + 1, to) >= 0;
  if (features & MAY_BE_DAMAGED || hasTwo || !isIn(classes.letDig, text.charCodeAt(to - 1))) {
    // Each kind can hide the next one: " <mailto: user@example.com>".
    for (let round = 0; round < MAX_REASONS && (hasTwo || mayBeWrapped(rest, features)); round++) {
      if (!unwrap(rest, features, findings)) break;
    }
  }
  if ((features & SUBSTITUTE_FEATURES || at < 0) && !rest.hasNoAddress)
    checkSubstitutes(rest, features, findings);
  if (!rest.separator && !rest.hasNoAddress) checkForAddress(rest, findings);
  return rest;
}

/** Whatever is around an address has a sign at its edge, or one that does not belong to it. */
function mayBeWrapped({ text, start, end }: Unwrapped, features: number): boolean {
  if (features & BETWEEN_LETTERS) return true;
  return !isIn(classes.letDig, text.charCodeAt(start)) || !isIn(classes.letDig, text.charCodeAt(end - 1));
}

type AroundCode = ReasonCode &
  (
    | 'mailbox-edge-white-space'
    | 'mailbox-mailto-prefix'
    | 'mailbox-scheme-prefix'
    | 'mailbox-label'
    | 'mailbox-several-addresses'
    | 'mailbox-repeated-address'
    | 'mailbox-display-name'
    | 'mailbox-bare-name'
    | 'mailbox-angle-brackets'
    | 'mailbox-surrounding-brackets'
    | 'mailbox-surrounding-quotes'
    | 'mailbox-trailing-punctuation'
    | 'domain-at-sign'
  );

/** What can be around an address, outermost first. Each returns whether it took anything off. */
function unwrap(rest: Unwrapped, features: number, findings: Findings): boolean {
  return Boolean(
    (features & WHITE_SPACE && takeEdgeWhiteSpace(rest, findings)) ||
      takeLabel(rest, findings) ||
      (features & CLOAK && checkCloudflare(rest, findings)) ||
      takeOtherAddresses(rest, findings) ||
      (features & feature.angle && (takeDisplayName(rest, findings) || takeAngleBrackets(rest, findings))) ||
      takePair(rest, findings) ||
      (features & WHITE_SPACE && takeBareName(rest, findings)) ||
      takeTrailing(rest, findings) ||
      takeLeft(rest, findings),
  );
}

/** Takes off what is before `start` and after `end`, a reason each; returns whether anything was taken. */
function take(rest: Unwrapped, start: number, end: number, code: AroundCode, findings: Findings): boolean {
  const before = rest.start;
  const after = rest.end;
  const isPair = start > before && end < after && PAIRED.test(code);
  const place = (where: 'before' | 'after') => (isPair ? 'around' : where);
  if (start > before && addNew(code, before, start, place('before'), findings)) rest.start = start;
  if (end < after && addNew(code, end, after, place('after'), findings)) rest.end = end;
  return rest.start > before || rest.end < after;
}

/** The codes that speak of two signs at once where there are two. */
const PAIRED = /angle|surround/;
/** The codes whose words differ by the side. */
const SIDED = /angle|surround|edge|mailto/;

/** A reason lowered to a warning takes nothing off, so it recurs; it is reported once. */
function addNew(
  code: AroundCode,
  start: number,
  end: number,
  where: 'around' | 'before' | 'after',
  findings: Findings,
): boolean {
  const args = SIDED.test(code) ? { where } : {};
  return !findings.has(code, start, end) && findings.add(code, start, end, args as ArgsOf<AroundCode>);
}

// White space at the edges. Tabs and line ends among it are control characters, and are reported as such too.
//   user@example.com␣
//                   ^ mailbox-edge-white-space
function takeEdgeWhiteSpace(rest: Unwrapped, findings: Findings): boolean {
  let { text, start, end } = rest;
  while (start < end && isWhiteSpace(text, start)) start++;
  // A local part can begin with another space by its grammar, and then has a reason for it.
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

/** Schemes of links and types of directories, as often as they are repeated. */
const PREFIX = /^(?:(?:mailto:\/*)+|((?:smtp|sip|x500|rfc822|e-?mail)(?:;(?![^:@]*:)|:))+)/i;

/**
 * A label: one of a few known words, a word of another script, or any words with white space beside their colon; or a
 * bullet or number of a list.
 */
const LABEL = `^(?:(?:e-?mail(?:;[^:@]*)?|mail|m[eé]l|courriel|correo|posta|to|from|b?cc|https?|ftp|xmpp)\\s*:+\\/*\\s*|[^\\s\\0-\\x7f][^\\0-\\x7f]*:\\s*(?=[!-~])|[^@:"<>(]{1,40}(?:\\s[:：]|[:：]\\s)\\s*|(?:(?:(?!")[\\p{Pd}\\p{Po}\\p{S}])+|\\d+[.)])[\\t-\\r ]+)`;

// A label before an address, or the prefix of a link (RFC 6068 2) with its header fields, or of a directory
//   mailto:user@example.com?subject=hello     Courriel : user@example.com
//   ^^^^^^^                ^^^^^^^^^^^^^^ mailbox-mailto-prefix
//                                             ^^^^^^^^^^^ mailbox-label
function takeLabel(rest: Unwrapped, findings: Findings): boolean {
  const { text, start, end } = rest;
  // Most addresses have none of these near their beginning, and are not searched for more.
  const head = text.slice(start, start + 64);
  if (!/[:;\s]/.test(head)) return false;
  if (/^[^@]{3,6}[:;]/.test(head)) {
    const match = PREFIX.exec(text.slice(start, Math.min(end, start + MAX_LOOK)));
    const first = start + (match?.[0].length ?? 0);
    if (match?.[1]) return take(rest, first, end, 'mailbox-scheme-prefix', findings);
    if (match) {
      const fields = text.indexOf('?', atOutsideQuotes(text, first, end) + 1 || end);
      return take(rest, first, fields < 0 ? end : fields, 'mailbox-mailto-prefix', findings);
    }
  }
  const label = unicodePattern(LABEL).exec(asciiLowerCase(head))?.[0].length ?? 0;
  if (label === 0 || !isAddressAlone(text.slice(start + label, end))) return false;
  return take(rest, start + label, end, 'mailbox-label', findings);
}

/** Whether a text has an "@" between two words, and no path of a web page before or after it. */
function isAddressAlone(text: string): boolean {
  return /^[^@/]+@[^@/]+\/?$/.test(text) || /^[^/]*@[^/]*[;, <"]/.test(text);
}

/** What hides addresses from robots in web pages, and is decoded by a script there. */
export const CLOUDFLARE = /(?:\/cdn-cgi\/l\/email-protection#|data-cfemail=["']?)((?:[\da-f]{2})+)/i;

function checkCloudflare(rest: Unwrapped, findings: Findings): boolean {
  const { text, start, end } = rest;
  if (text[start] !== '[' && !/cdn-cgi|cfemail/i.test(text)) return false;
  // With an "@" it can be an address: every character of `&data-cfemail=aabb` is atext.
  if (atOutsideQuotes(text, start, end) >= 0) return false;
  const part = text.slice(start, Math.min(end, start + MAX_LOOK));
  if (!/^\[email[\s\xa0]protected\]$/i.test(part) && !CLOUDFLARE.test(part)) return false;
  rest.hasNoAddress = findings.addMasking('mailbox-cloudflare', start, end);
  // Nothing is taken off: all of it is damage, and nothing is left to judge.
  return false;
}

/** What divides words in which no quoted string is. */
const DIVIDERS = `\\s\\p{Ps}\\p{Pe}\\p{Pi}\\p{Pf}"'\\x60\\xb4,;:|/\\\\&=?#*@<>＜＞，；：`;
const ADDRESS = `[^${DIVIDERS}]+@[^${DIVIDERS}]+`;

// Another address, or the same one again, however the two are divided
//   anna@example.com; ben@example.com     anna@example.com <mailto:anna@example.com>
//                   ^^^^^^^^^^^^^^^^^ mailbox-several-addresses
//                                                         ^^^^^^^^^^^^^^^^^^^^^^^^^^ mailbox-repeated-address
function takeOtherAddresses(rest: Unwrapped, findings: Findings): boolean {
  const { text, start, end } = rest;
  const at = atOutsideQuotes(text, start, end);
  if (at < 0 || atFrom(text, at + 1, end) < 0) return false;
  const part = text.slice(start, Math.min(end, start + MAX_LOOK));
  // "@" too many at an edge; a source route begins with one (RFC 5321 4.1.2).
  if (/^@[^@:,]+@[^@]+$/.test(part)) return take(rest, start + 1, end, 'domain-at-sign', findings);
  if (/^[^@;,\s]+@[^@;,\s]+@+$/.test(part))
    return take(rest, start, end - (/@+$/.exec(part)?.[0].length ?? 0), 'domain-at-sign', findings);
  const twice = /^(.+@.+)\1$/s.exec(part)?.[1] ?? /^([^@]+@([^@]+))@\2$/.exec(part)?.[1];
  if (twice) return take(rest, start, start + twice.length, 'mailbox-repeated-address', findings);
  if (text[afterQuotes(text, start, end)] === '@' && text[start] === '"')
    return takeAfterComma(rest, at, findings);
  const found = Array.from(part.matchAll(unicodePattern(ADDRESS)), ({ index, 0: address }) => ({
    index: start + index,
    address: address.replace(/\.+$/, ''),
  }));
  const first = found[0];
  if (!first || found.length < 2) return takeAfterComma(rest, at, findings);
  const last = first.index + first.address.length;
  const isSame = found.every(({ address }) => address.toLowerCase() === first.address.toLowerCase());
  // Nothing but markup and signs are around them, or more of an address is outside than we know.
  const outside = part
    .replace(unicodePattern(ADDRESS), ' ')
    .replace(/<\/?(?:a|b|i|p|br|li|td|div|span)\b|\b(?:href|mailto|target|_blank)\b/gi, '');
  if (isSame && !unicodePattern('[\\p{L}\\p{N}]').test(outside)) {
    return take(rest, first.index, last, 'mailbox-repeated-address', findings);
  }
  // Of a name that is an address itself, display-name speaks.
  if (text[end - 1] === '>' && found.length === 2) return false;
  if (first.index !== start || text[last] === '@') return takeAfterComma(rest, at, findings);
  return take(rest, start, last, 'mailbox-several-addresses', findings);
}

/** A second address after ";" or ",". */
function takeAfterComma(rest: Unwrapped, at: number, findings: Findings): boolean {
  const { text, start, end } = rest;
  if (at <= start) return false;
  const divider = text.slice(at, end).search(/[;,]/);
  if (divider < 0 || atFrom(text, at + divider, end) < 0) return false;
  return take(rest, start, at + divider, 'mailbox-several-addresses', findings);
}

// name-addr = [display-name] angle-addr                   RFC 5322 3.4
// The reason speaks for the brackets too, but spans only what is before them.
function takeDisplayName(rest: Unwrapped, findings: Findings): boolean {
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
function takeAngleBrackets(rest: Unwrapped, findings: Findings): boolean {
  let { text, start, end } = rest;
  while (start < end && text[start] === '<') start++;
  while (end > start && text[end - 1] === '>') end--;
  return take(rest, start, end, 'mailbox-angle-brackets', findings);
}

/** A pair of brackets of any script, or of a sign that markup uses in pairs; or, as a group, of quotation marks. */
const PAIR = `^(?:\\(.*\\)|\\[.*\\]|\\{.*\\}|[\\p{Ps}＜].*(?![\\0-\\x7f])[\\p{Pe}＞]|([*_~|]).*\\1|([\\p{Pi}\\p{Pf}"'\\x60\\xb4„‚＂].*[\\p{Pi}\\p{Pf}"'\\x60\\xb4＂]))$`;

// A pair around the whole address
//   (user@example.com)
//   ^                ^ mailbox-surrounding-brackets
function takePair(rest: Unwrapped, findings: Findings): boolean {
  const { text, start, end } = rest;
  if (isIn(classes.letDig, text.charCodeAt(start)) || atFrom(text, start, end) < 0) return false;
  const pair = unicodePattern(PAIR).exec(text.slice(start, end));
  if (!pair) return false;
  const code = pair[2] ? 'mailbox-surrounding-quotes' : 'mailbox-surrounding-brackets';
  return take(rest, start + 1, end - 1, code, findings);
}

/** Words of names beside an address, with or without a bracket. */
const BARE_NAME = `^(?:([\\p{L}\\p{M}\\p{N}.,'’"“”&+ -]*?)\\s+)?[(\\[<]?([^${DIVIDERS}]+@[^${DIVIDERS}.]+\\.[^${DIVIDERS}]+?)[)\\]>.]?(?:\\s+\\(?([\\p{L}\\p{M}\\p{N}.,'’"“”&+ -]+)\\)?)?$`;

// A name without brackets, before or after an address. Where the words before it can be pieces of the local part, and
// those after it pieces of the domain, one cannot tell.
//   Anna Schmidt anna@example.com     anna@example.com (Anna)
//   ^^^^^^^^^^^^^ mailbox-bare-name                   ^^^^^^^
function takeBareName(rest: Unwrapped, findings: Findings): boolean {
  const { text, start, end } = rest;
  const part = text.slice(start, end);
  if (part.length > 320 || !/\s/.test(part)) return false;
  const [whole, before = '', address = '', after = ''] = unicodePattern(BARE_NAME).exec(part) ?? [];
  if (!whole || (before + after).trim() === '') return false;
  const first = start + part.indexOf(address, before.length);
  const isBracketed = /[([<]/.test(text.charAt(first - 1));
  const local = address.slice(0, address.indexOf('@')).toLowerCase();
  const isNamed = (words: string) =>
    words
      .split(unicodePattern('[^\\p{L}\\p{M}]+'))
      .some((word) => word.length > 2 && local.includes(word.toLowerCase()));
  const lastWord = /\S+$/.exec(before)?.[0] ?? '';
  const isBefore =
    before === '' ||
    isBracketed ||
    (isNamed(before) && (isNamed(lastWord) || unicodePattern('^[\\p{Lu}\\p{Lo}]').test(lastWord)));
  const isAfter =
    after === '' ||
    /^\s*\(.*\)$/.test(text.slice(first + address.length, end)) ||
    unicodePattern('^[\\p{Lu}\\p{Lo}+\\d"“]').test(after) ||
    isNamed(/^\S+/.exec(after)?.[0] ?? '');
  // Every stretch that is taken off has what no address has there, or it could be a part of one (RFC 6531 3.3).
  const isApart = (stretch: string) => stretch === '' || /[\0- "(<[]/.test(stretch);
  const last = first + address.length;
  if (!isBefore || !isAfter || !isApart(text.slice(start, first)) || !isApart(text.slice(last, end)))
    return false;
  return take(rest, first, last, 'mailbox-bare-name', findings);
}

/**
 * What a sentence, a table or a page can leave after an address; dots alone are the domain's. Four signs of Hebrew, Tibetan
 * and Katakana may end a U-label (RFC 5892 2.6).
 */
const TRAILING = `(?:(?![\\ufeff\\xb7\\u05f3\\u05f4\\u0f0b\\u30fb])[\\s>|´\\x60＞\\p{Pe}\\p{Pi}\\p{Pf}\\p{Po}])+$`;

// What is after an address
//   user@example.com!
//                   ^ mailbox-trailing-punctuation
function takeTrailing(rest: Unwrapped, findings: Findings): boolean {
  const { text, start, end } = rest;
  if (isIn(classes.letDig, text.charCodeAt(end - 1))) return takeQuery(rest, findings);
  // The second half of a damaged letter
  if (/[\xc2-\xdf]\xa0$/.test(text.slice(start, end))) return false;
  const from = Math.max(start, end - 64);
  const at = text.lastIndexOf('@', end);
  if (at < start) return false;
  const run = unicodePattern(TRAILING).exec(text.slice(Math.max(from, at + 1), end))?.[0] ?? '';
  if (/^\.*$/.test(run)) return takeQuery(rest, findings);
  // What was opened after the "@" is closed here: a comment, a literal. A last entity ends with its ";".
  const first = atOutsideQuotes(text, start, end);
  if (run.includes(')') && text.lastIndexOf('(', end) > first) return false;
  if (run.includes(']') && text.lastIndexOf('[', end) > first) return false;
  if (/&(?:#x?[\da-f]+|\w+);$/i.test(text.slice(from, end))) return false;
  return take(rest, start, end - run.length, 'mailbox-trailing-punctuation', findings);
}

/** The header fields of a link (RFC 6068 2) whose "mailto:" was left out. */
function takeQuery(rest: Unwrapped, findings: Findings): boolean {
  const { text, start, end } = rest;
  const at = atOutsideQuotes(text, start, end);
  const query = at < 0 ? -1 : text.indexOf('?', at);
  if (query < 0 || query >= end || !/^\?[\w-]+=/.test(text.slice(query, query + 32))) return false;
  return take(rest, start, query, 'mailbox-mailto-prefix', findings);
}

// One bracket or quotation mark that was left over at the beginning
//   "user@example.com
//   ^ mailbox-surrounding-quotes
function takeLeft(rest: Unwrapped, findings: Findings): boolean {
  const { text, start, end } = rest;
  const first = text.charAt(start);
  if (!'"(['.includes(first) || first === '' || atFrom(text, start, end) < 0) return false;
  const close = first === '(' ? ')' : first === '[' ? ']' : '"';
  if (text.indexOf(close, start + 1) >= 0) return false;
  const code = first === '"' ? 'mailbox-surrounding-quotes' : 'mailbox-surrounding-brackets';
  return take(rest, start + 1, end, code, findings);
}

const WEB_ADDRESS = /^(?:[a-z][a-z\d+.-]{1,20}:\/\/|www\.)\S+$/i;
const PLACEHOLDER = `^[\\s([{<"']*(?:n\\.?\\s?[\\/.]?\\s?a\\.?|none|null|nil|nan|undefined|unknown|blank|empty|x{2,9}|[^\\p{L}\\p{N}@]{1,9})[\\s)\\]}>"']*$`;

// A text without an "@" is not an address, whatever characters it has.
//   user.example.com
//   ^^^^^^^^^^^^^^^^ mailbox-at-sign-missing
function checkForAddress(rest: Unwrapped, findings: Findings): void {
  const { text, start, end } = rest;
  if (start === end) return;
  const part = text.slice(start, Math.min(end, start + MAX_LOOK));
  const hasAt = atOutsideQuotes(text, start, end) >= 0;
  // https://example.com/@user has one in its path.
  if (hasAt && !/^[a-z][a-z\d+.-]{1,20}:\/\/[^@]*\/.*@/i.test(part)) return;
  if (findings.isMasked(start, end)) return;
  const code = WEB_ADDRESS.test(part)
    ? 'mailbox-web-address'
    : unicodePattern(PLACEHOLDER).test(asciiLowerCase(part))
      ? 'mailbox-placeholder'
      : 'mailbox-at-sign-missing';
  rest.hasNoAddress = findings.addMasking(code, start, end);
}
