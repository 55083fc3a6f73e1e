import { MAX_LOOK, scanFeatures } from '../checks/characters.ts';
import * as feature from '../checks/features.ts';
import { type ArgsOf, type Findings, MAX_REASONS } from '../findings.ts';
import { asciiLowerCase, isIn } from '../grammar/chars.ts';
import * as classes from '../grammar/classes.ts';
import type { ReasonCode } from '../reasons.ts';
import { unicodePattern } from '../unicode-pattern.ts';
import { checkSubstitutes, SUBSTITUTE_FEATURES } from './substitutes.ts';
import { afterQuotes, atFrom, atOutsideQuotes, type Unwrapped } from './unwrapped.ts';

/** Without any of these there is nothing around an address. */
const MAY_BE_DAMAGED = feature.delimiter | feature.control | feature.sign | feature.unfit | feature.percent;
/** What can be around an address both ends of which are letters or digits. */
const BETWEEN_LETTERS = feature.delimiter | feature.hash | feature.control;

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
  let left = features;
  if (features & MAY_BE_DAMAGED || hasTwo || !isLetDig(text, to - 1)) {
    // Each kind can hide the next one: " <mailto: user@example.com>".
    for (let round = 0; round < MAX_REASONS && (hasTwo || mayBeWrapped(rest, left)); round++) {
      if (!unwrap(rest, left, findings)) break;
      left = scanFeatures(text.slice(rest.start, rest.end));
    }
  }
  if ((left & SUBSTITUTE_FEATURES || at < 0) && !rest.hasNoAddress) checkSubstitutes(rest, left, findings);
  if (!rest.separator && !rest.hasNoAddress) checkForAddress(rest, findings);
  return rest;
}

const isLetDig = (text: string, index: number) => isIn(classes.letDig, text.charCodeAt(index));

/** Whatever is around an address has a sign at its edge, or one that does not belong to it. */
function mayBeWrapped({ text, start, end }: Unwrapped, features: number): boolean {
  return (features & BETWEEN_LETTERS) > 0 || !isLetDig(text, start) || !isLetDig(text, end - 1);
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

/**
 * What a kind of damage found: the reason, and from where to where the address goes on. UTF-16 indices in the part that it
 * looked at. Without them there is no address in it.
 */
type Found =
  | readonly [code: AroundCode, from: number, to: number]
  | readonly [code: 'mailbox-cloudflare' | 'mailbox-masked']
  | null;

/**
 * A kind of damage around an address.
 * @param part what is left of the text
 * @param at where the first "@" outside quotes is in it; -1 where there is none
 */
type Kind = (part: string, at: number) => Found;

/** What is around the address and was not yet reported; returns whether anything was taken off. */
function unwrap(rest: Unwrapped, features: number, findings: Findings): boolean {
  const { text, start, end } = rest;
  const part = text.slice(start, end);
  const at = atOutsideQuotes(part, 0, part.length);
  const edges = (isLetDig(text, start) ? 0 : FIRST) | (isLetDig(text, end - 1) ? 0 : LAST);
  for (const [needed, edge, kind] of kinds) {
    const found =
      (needed === ANY || features & needed) && (edge === ANY || edges & edge) ? kind(part, at) : null;
    if (found && take(rest, found, findings)) return true;
  }
  return false;
}

/** Takes off what is before and after the address, a reason each. */
function take(rest: Unwrapped, found: NonNullable<Found>, findings: Findings): boolean {
  const { start, end } = rest;
  if (found.length === 1) {
    rest.hasNoAddress = findings.addMasking(found[0], start, end);
    return false;
  }
  const [code, from, to] = found;
  const [first, last] = [start + from, start + to];
  if (code === 'mailbox-display-name') {
    // It speaks for the brackets too, but spans only what is before them.
    if (!addNew(code, start, first - 1, 'before', findings)) return false;
    rest.start = first;
    rest.end = last;
    return true;
  }
  const isPair = first > start && last < end && PAIRED.test(code);
  const place = (where: 'before' | 'after') => (isPair ? 'around' : where);
  if (first > start && addNew(code, start, first, place('before'), findings)) rest.start = first;
  if (last < end && addNew(code, last, end, place('after'), findings)) rest.end = last;
  return rest.start > start || rest.end < end;
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
const edgeWhiteSpace: Kind = (part) => {
  // U+FEFF has a reason of its own.
  const text = part.replace(/\ufeff/g, '-');
  let from = part.length - text.trimStart().length;
  // A local part can begin with another space by its grammar, and then has a reason for it.
  if (!/[\t-\r ]/.test(part.slice(0, from))) from = 0;
  const to = Math.max(from, text.trimEnd().length);
  // After the first half of a damaged letter, NBSP is its second half.
  return ['mailbox-edge-white-space', from, /[\xc2-\xdf]\xa0/.test(part.slice(to - 1, to + 1)) ? to + 1 : to];
};

// The prefix of a link (RFC 6068 2) with its header fields, or of a directory, as often as it is repeated
//   mailto:user@example.com?subject=hello
//   ^^^^^^^                ^^^^^^^^^^^^^^ mailbox-mailto-prefix
const prefix: Kind = (part) => {
  const [{ length } = '', scheme] =
    /^(?:(?:mailto:\/*)+|((?:smtp|sip|x500|rfc822|e-?mail)(?:;(?![^:@]*:)|:))+)/i.exec(part) ?? [];
  if (length === 0) return null;
  if (scheme) return ['mailbox-scheme-prefix', length, part.length];
  const fields = part.indexOf('?', atOutsideQuotes(part, length, part.length) + 1 || part.length);
  return ['mailbox-mailto-prefix', length, fields < 0 ? part.length : fields];
};

/**
 * One of a few known words, a word of another script, or any words with white space beside their colon; or a bullet or
 * number of a list.
 */
const LABEL = `^(?:(?:(?:item\\d\\.)?(?:[\\p{L}\\d]+[ _-]+){0,3}(?:(?:e-?)?(?:mails?(?:add?ress?e?)?|posta?)|courriel|correo)(?:[ _-]+(?:add?res|ele[ckt])\\p{L}*)?(?:;[^:@]*)?|m[eé]l|s[äa]hk[öo]posti|[ck]onta[ck]to?|contatt?[io]|to|from|b?cc|https?|ftp|xmpp|acct)(?:\\s*:+\\/*|\\s+[\\p{P}\\p{S}]+\\s)\\s*|e-?mail\\s+|=?hyperlink[ (]+(?=")|(['"]?)[\\w -]+\\1\\s*(?::|=>?)\\s*(?=['"])|[^\\s\\0-\\x7f](?:[^\\0-\\x7f]|["'.])*:\\s*(?=[!-~]+@)|[^@:"<>(]{1,40}(?:\\s[:：]|[:：]\\s|\\s=\\s)\\s*|(?:(?:(?!")[\\p{Pd}\\p{Po}\\p{S}\\ufe0f])+|\\(?(?:\\d+|[a-z](?=\\)))[.)]+|\\[[ x]?\\])[\\t-\\r ]+)`;

// A label before an address
//   Courriel : user@example.com
//   ^^^^^^^^^^^ mailbox-label
const label: Kind = (part) => {
  // Most addresses have none of these near their beginning, and are not searched for more.
  const head = part.slice(0, 64);
  if (!/[:;=\s]/.test(head)) return null;
  const [{ length } = ''] = unicodePattern(LABEL).exec(asciiLowerCase(head)) ?? [];
  // What an atom can hold is a part of the address (RFC 6531 3.3), and so is a web page's.
  const isLabel = hasSpecial(part.slice(0, length + 1)) && isAddressAlone(part.slice(length));
  return isLabel ? ['mailbox-label', length, part.length] : null;
};

/** Whether a text has what no address has outside quotes, or it could be a part of one (RFC 5321 4.1.2, RFC 6531 3.3). */
const hasSpecial = (text: string) => /[\0- "(,:;<[]/.test(text);

/** Whether a text has an "@" between two words, and no path of a web page before or after it. */
const isAddressAlone = (text: string) => /^[^@/]+@[^@/]+\/?$|^[^/@]*@[^/]*[;, <"]/.test(text);

// Signs of a table, a list or a quotation that were left over before the address
//   ;user@example.com
//   ^ mailbox-label
const leading: Kind = (part, at) =>
  // A backslash and one of some letters are white space to programs.
  at < 0 ? null : ['mailbox-label', part.search(/(?![,;:>)\]]|\\[^nrtux])/), part.length];

/** What hides addresses from robots in web pages, and is decoded by a script there. */
export const CLOUDFLARE = /(?:\/cdn-cgi\/l\/email-protection#|data-cfemail=["']?)((?:[\da-f]{2})+)/i;

// All of it is damage, and nothing is left to check. With an "@" it can be an address: every character of
// `&data-cfemail=aabb` is atext.
const cloudflare: Kind = (part, at) => {
  const isHidden = at < 0 && (/^\[email[\s\xa0]protected\]$/i.test(part) || CLOUDFLARE.test(part));
  return isHidden ? ['mailbox-cloudflare'] : null;
};

/** What divides words in which no quoted string is. */
const DIVIDERS = '\\s\\p{Ps}\\p{Pe}\\p{Pi}\\p{Pf}"\'\\x60\\xb4,;:|/\\\\&=?#*@<>＜＞，；：、';
/** An address; looked for once in each run of words, since a long run would be searched from each of its characters. */
const ADDRESS = /* @__PURE__ */ '(?<![^D])[^D]+@[^D]+'.replace(/D/g, DIVIDERS);

// Another address, or the same one again, however the two are divided
//   anna@example.com; ben@example.com     anna@example.com <mailto:anna@example.com>
//                   ^^^^^^^^^^^^^^^^^ mailbox-several-addresses
//                                                         ^^^^^^^^^^^^^^^^^^^^^^^^^^ mailbox-repeated-address
const otherAddresses: Kind = (part, at) => {
  if (at < 0 || part.indexOf('@') === part.lastIndexOf('@')) return null;
  const head = part.slice(0, MAX_LOOK);
  // Two outside quotes: a quoted string can be the same as what follows it.
  if (part.indexOf('@', at + 1) >= 0) {
    // "@" too many at an edge; a source route begins with one (RFC 5321 4.1.2).
    if (/^@+[^@:,]+@[^@]+$/.test(head)) return ['domain-at-sign', head.search(/[^@]/), part.length];
    const [, once] = /^([^@;,\s]+@[^@;,\s]+)@+$/.exec(head) ?? [];
    if (once) return ['domain-at-sign', 0, once.length];
    const half = head.slice(0, head.length / 2);
    const twice = head === half + half && /.@./s.test(half) ? half : /^([^@]+@([^@]+))@\2$/.exec(head)?.[1];
    if (twice) return ['mailbox-repeated-address', 0, twice.length];
  }
  const found =
    part[0] === '"' && at === afterQuotes(part, 0, part.length)
      ? []
      : Array.from(head.matchAll(unicodePattern(ADDRESS)), ({ index, 0: address }) => ({
          index,
          address: address.replace(/(?<!\.)\.+$/, ''),
        }));
  const [first, second] = found;
  if (first && second) {
    const last = first.index + first.address.length;
    const isSame = found.every(({ address }) => address.toLowerCase() === first.address.toLowerCase());
    // Nothing but markup and signs are around them, or more of an address is outside than we know.
    const outside = head
      .replace(unicodePattern(ADDRESS), ' ')
      .replace(
        /<\/?(?:a|b|i|p|br|li|td|div|span)\b|(?<![\w-])[\w-]+=(?:"[^"@<>]*"|'[^'@<>]*')|\b(?:href|mailto|hyperlink)\b/gi,
        '',
      );
    if (isSame && !unicodePattern('[\\p{L}\\p{N}]').test(outside))
      return ['mailbox-repeated-address', first.index, last];
    // Of a name that is an address itself, display-name speaks.
    if (part.endsWith('>') && found.length === 2) return null;
    if (first.index === 0 && part[last] !== '@') return ['mailbox-several-addresses', 0, last];
  }
  // A second address after ";" or ","
  const divider = at > 0 ? part.slice(at).search(/[;,]/) : -1;
  const isDivided = divider >= 0 && part.indexOf('@', at + divider) >= 0;
  return isDivided ? ['mailbox-several-addresses', 0, at + divider] : null;
};

// name-addr = [display-name] angle-addr                   RFC 5322 3.4
const displayName: Kind = (part) => {
  const open = part.endsWith('>') ? part.lastIndexOf('<') : -1;
  const quoted = afterQuotes(part, 0, part.length);
  if (open < 1 || open < quoted || (quoted > 0 && part[quoted] === '@') || /^<+$/.test(part.slice(0, open)))
    return null;
  return ['mailbox-display-name', open + 1, part.length - 1];
};

/** The brackets of a path or of a header around a mailbox, or what is left of them. */
const angleBrackets: Kind = (part) => {
  let [from, to] = [0, part.length];
  while (part[from] === '<') from++;
  while (to > from && part[to - 1] === '>') to--;
  return ['mailbox-angle-brackets', from, to];
};

/** Elements of pages in which an address stands; none that could be a name. */
const ELEMENTS = /* @__PURE__ */ '^(E)?()([^@<>]+@[^@<>]+?)(?:(?<!\\s)\\s*E)?$'.replace(
  /E/g,
  '(?:<\\/?(?:[AaBbIiPpUu]|[Bb][Rr]|[Ll][Ii]|[Tt][DdHhRr]|div|span|strong|em|font|code|e?mail|address)(?:\\s[^<>@]*)?\\/?>\\s*(?!\\s(?!@)))+',
);

/** A link to an address, with any words to click on; or one element of any name. */
const LINK =
  /^(<a\s[^<>@]*\bhref\s*=\s*["']?mailto:|<(\w+)>\s*)([^\s@<>"'?]{1,320}@[^\s@<>"'?]+)(?![^\s@<>"'?])(?:[^<>@]*>[^<@]*<\/a|\s*<\/\2)>$/i;

// The elements of a page around the address
//   <b>user@example.com</b>
//   ^^^                ^^^^ mailbox-angle-brackets
const markup: Kind = (part) => {
  // One that ends, or a line's end; else it can be a name in brackets.
  const [whole, before = '', , address = ''] =
    (/\/|<br>/i.test(part) && (LINK.exec(part) ?? unicodePattern(ELEMENTS).exec(part))) || [];
  const to = before.length + address.length;
  return whole && address !== part ? ['mailbox-angle-brackets', before.length, to] : null;
};

/** A pair of brackets of any script, or of a sign that markup uses in pairs; or, as a group, of quotation marks. */
const PAIR = `^(?:\\(.*\\)|\\[.*\\]|\\{.*\\}|[\\p{Ps}＜].*(?![\\0-\\x7f])[\\p{Pe}＞]|([*_~|]).*\\1|¿.*\\?|¡.*!|([\\p{Pi}\\p{Pf}"'\\x60\\xb4„‚＂].*[\\p{Pi}\\p{Pf}"'\\x60\\xb4＂]))$`;

// A pair around the whole address, or its first half, which was left over
//   (user@example.com)
//   ^                ^ mailbox-surrounding-brackets
const pair: Kind = (part) => {
  // The text of a program or of a spreadsheet: b'user@example.com', value="user@example.com"
  const [{ length: from } = ''] = /^(?:b(?=')|\$(?=\{)|[\w-]*=)(?=(["']).*\1$|\{.*\}$)/s.exec(part) ?? [];
  const [whole, , quotes] = (part.includes('@') && unicodePattern(PAIR).exec(part.slice(from))) || [];
  const code = quotes ? 'mailbox-surrounding-quotes' : 'mailbox-surrounding-brackets';
  return whole ? [code, from + 1, part.length - 1] : null;
};

// One bracket or quotation mark that was left over at the beginning
//   "user@example.com
//   ^ mailbox-surrounding-quotes
const left: Kind = (part) => {
  if (!part.includes('@') || !/^(?:\([^)]*|\[[^\]]*|"[^"]*)$/.test(part)) return null;
  const code = part[0] === '"' ? 'mailbox-surrounding-quotes' : 'mailbox-surrounding-brackets';
  return [code, 1, part.length];
};

/** Words of names beside an address, with or without a bracket. */
const BARE_NAME =
  /* @__PURE__ */ '^(?:[(\\[]?(N*?)[)\\]]?(?:\\s+[|/])?(?:\\s+|(?=\\(.*\\)$|（.*）$|＜.*＞$)))?[({\\[<（＜]?(?:mailto:)?([^D]+@[^D.]+\\.[^D]+?)[)}\\]>）＞.]?(?:[,;]?\\s+(?:[\\p{Pd}|/]\\s+)?[(\\[]?(N+)[)\\]]?)?$'
    .replace(/N/g, '[\\p{L}\\p{M}\\p{N}\\p{Pd}.,;\'’"“”&+ ]')
    .replace(/D/g, DIVIDERS);

// A name without brackets, before or after an address. Where the words before it can be pieces of the local part, and
// those after it pieces of the domain, one cannot tell.
//   Anna Schmidt anna@example.com     anna@example.com (Anna)
//   ^^^^^^^^^^^^^ mailbox-bare-name                   ^^^^^^^
const bareName: Kind = (part) => {
  if (part.length > 320) return null;
  const [whole, before = '', address = '', after = ''] = unicodePattern(BARE_NAME).exec(part) ?? [];
  if (!whole || (before + after).trim() === '') return null;
  const first = part.indexOf(address, before.length);
  const last = first + address.length;
  const local = address.slice(0, address.indexOf('@')).toLowerCase();
  const isNamed = (words = '') =>
    words
      .split(unicodePattern('[^\\p{L}\\p{M}]+'))
      .some((word) => word.length > 2 && local.includes(word.toLowerCase()));
  const [lastWord = ''] = unicodePattern('[\\p{L}\\p{M}]+(?=[^\\p{L}\\p{M}]*$)').exec(before) ?? [];
  // Words of another script are not part of an ASCII name.
  const isApartByScript = /^[!-~]+$/.test(local) && !unicodePattern('[\\p{sc=Latn}\\d]').test(before);
  const isBefore =
    before === '' ||
    isApartByScript ||
    /^[\d ,+./-]{6,}$/.test(before) ||
    /[({[<（＜:]$|^[([].*[)\]]\s+$/.test(part.slice(0, first)) ||
    (isNamed(before) && (isNamed(lastWord) || unicodePattern('^[\\p{Lu}\\p{Lo}]').test(lastWord)));
  const isAfter =
    after === '' ||
    /^\s*\(.*\)$/.test(part.slice(last)) ||
    unicodePattern('^[\\p{Lu}\\p{Lo}+\\d"“]|^www').test(after) ||
    isNamed(/^\S+/.exec(after)?.[0]);
  const isApart =
    /[）＞]$/.test(part) ||
    ((first === 0 || hasSpecial(part.slice(0, first))) &&
      (last === part.length ||
        /\s/.test(part.slice(last)) ||
        /[^\s(]\((?:mailto:)?$/.test(part.slice(0, first))));
  return isBefore && isAfter && isApart ? ['mailbox-bare-name', first, last] : null;
};

// Where a page had no room for the end of a domain, the rest of it is not known
//   user@exam…
//   ^^^^^^^^^^ mailbox-masked
const cut: Kind = (part, at) =>
  at >= 0 && CUT.test(part.slice(at + 1, at + MAX_LOOK)) ? ['mailbox-masked'] : null;

/** What it leaves of a domain: no dot, or an ending that goes on in most countries or in ".com", ".net" and ".org". */
const CUT = /^(?:[^.\u2026]+|.*\.(?:ac|ad|co|ed|go|gr|lg|ne|or))(?:\.{3}|\u2026)\W*$/i;

/**
 * What a sentence, a table or a page can leave after an address; dots alone are the domain's. Some signs of
 * Hebrew, Sindhi, Tibetan and Katakana may end a U-label (RFC 5892 2.6).
 */
const TRAILING = `(?:(?![\\ufeff\\xb7\\u05f3\\u05f4\\u0f0b\\u30fb\\u06fd\\u06fe])[\\s\\p{S}\\p{Pe}\\p{Pi}\\p{Pf}\\p{Po}\\ufe0f]|\\s\\p{Pd})+$`;

// What is after an address
//   user@example.com!
//                   ^ mailbox-trailing-punctuation
const trailing: Kind = (part, at) => {
  const end = part.length;
  const last = part.lastIndexOf('@');
  // The second half of a damaged letter
  if (last < 0 || /[\xc2-\xdf]\xa0$/.test(part.slice(-2))) return null;
  let from = end;
  while (from > last + 1 && from > end - 64 && !isLetDig(part, from - 1)) from--;
  const [run = ''] = unicodePattern(TRAILING).exec(part.slice(from)) ?? [];
  if (/^\.*$/.test(run) || (run.length === end - last - 1 && /\p{S}/u.test(run))) return null;
  // What was opened after the "@" is closed here: a comment, a literal; or a slash, with which an address can begin. A last
  // entity ends with its ";".
  const isClosed =
    (part[0] === '/' && run.includes('/')) ||
    (run.includes(')') && part.lastIndexOf('(') > at) ||
    (run.includes(']') && part.lastIndexOf('[') > at);
  if (isClosed || /&(?:#x?[\da-f]+|\w+);$/i.test(part.slice(-64))) return null;
  return ['mailbox-trailing-punctuation', 0, end - run.length];
};

/** The header fields of a link (RFC 6068 2) whose "mailto:" was left out. */
const query: Kind = (part, at) => {
  const index = at < 0 ? -1 : part.indexOf('?', at);
  return index >= 0 && /^\?[\w-]+=/.test(part.slice(index, index + 32))
    ? ['mailbox-mailto-prefix', 0, index]
    : null;
};

/** Whatever the features, or the edges. */
const ANY = 0;
/** The first, or the last, character is neither a letter nor a digit of ASCII. */
const FIRST = 1;
const LAST = 2;
const WHITE_SPACE = feature.space | feature.control | feature.unfit;

/** What can be around an address, outermost first, each with the features and the edges without which there is none of it. */
const kinds: readonly (readonly [features: number, edges: number, Kind])[] = [
  [WHITE_SPACE, FIRST | LAST, edgeWhiteSpace],
  [feature.colon | feature.comma, ANY, prefix],
  [WHITE_SPACE | feature.colon | feature.comma | feature.equals, ANY, label],
  [feature.delimiter, FIRST, leading],
  [feature.bracket | feature.hash | feature.equals, ANY, cloudflare],
  [ANY, ANY, otherAddresses],
  [feature.angle, ANY, markup],
  [feature.angle, FIRST | LAST, displayName],
  [feature.angle, FIRST | LAST, angleBrackets],
  [ANY, LAST, pair],
  [WHITE_SPACE | feature.parenthesis | feature.sign, ANY, bareName],
  [ANY, LAST, cut],
  [ANY, LAST, trailing],
  [feature.delimiter, ANY, query],
  [ANY, FIRST, left],
];

const WEB_ADDRESS = /^(?:[a-z][a-z\d+.-]{1,20}:\/\/|www\.)\S+$/i;
/** A longer text is more than a placeholder. */
const MAX_PLACEHOLDER = 32;
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
  if (hasAt && !(part.includes('://') && /^[a-z][a-z\d+.-]{1,20}:\/\/[^@/]*\/[^@]*@/i.test(part))) return;
  if (findings.isMasked(start, end)) return;
  const code = WEB_ADDRESS.test(part)
    ? 'mailbox-web-address'
    : part.length <= MAX_PLACEHOLDER && unicodePattern(PLACEHOLDER).test(asciiLowerCase(part))
      ? 'mailbox-placeholder'
      : 'mailbox-at-sign-missing';
  rest.hasNoAddress = findings.addMasking(code, start, end);
}
