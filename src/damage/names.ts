import { MAX_LOOK } from '../checks/characters.ts';
import { unicodePattern } from '../unicode-pattern.ts';
import { hasSpecial } from './labels.ts';
import { afterQuotes, type Kind } from './unwrapped.ts';

/** What divides words in which no quoted string is. */
const DIVIDERS = '\\s\\p{Ps}\\p{Pe}\\p{Pi}\\p{Pf}"\'\\x60\\xb4,;:|/\\\\&=?#*@<>＜＞，；：、';
/** An address; looked for once in each run of words, since a long run would be searched from each of its characters. */
const ADDRESS = /* @__PURE__ */ '(?<![^D])[^D]+@[^D]+'.replace(/D/g, DIVIDERS);

// Another address, or the same one again, however the two are divided
//   anna@example.com; ben@example.com     anna@example.com <mailto:anna@example.com>
//                   ^^^^^^^^^^^^^^^^^ mailbox-several-addresses
//                                                         ^^^^^^^^^^^^^^^^^^^^^^^^^^ mailbox-repeated-address
export const otherAddresses: Kind = (part, at) => {
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
  const found = Array.from(head.matchAll(unicodePattern(ADDRESS)), ({ index, 0: address }) => ({
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
      .replace(/[<[]\/?\w+|(?<![\w-])[\w-]+=(?:"[^"@<>]*"|'[^'@<>]*')|\b(?:href|mailto|hyperlink)\b/gi, '');
    if (isSame && !unicodePattern('[\\p{L}\\p{N}]').test(outside))
      return ['mailbox-repeated-address', first.index, last];
    // Of a name that is an address itself, display-name speaks.
    if (part.endsWith('>') && found.length === 2) return null;
    if (first.index === 0 && part[last] !== '@') return ['mailbox-several-addresses', 0, last];
  }
  // A second address after ";" or ","
  const [divided] = (at > 0 && /^[^;,]+(?<!&(?:[gl]t|quot))(?=[;,].*@)/s.exec(part.slice(at))) || [];
  return divided ? ['mailbox-several-addresses', 0, at + divided.length] : null;
};

// name-addr = [display-name] angle-addr                   RFC 5322 3.4
export const displayName: Kind = (part) => {
  const open = part.endsWith('>') ? part.lastIndexOf('<') : -1;
  const quoted = afterQuotes(part, 0, part.length);
  if (
    open < 1 ||
    open < quoted ||
    part.indexOf('@', open) < 0 ||
    (quoted > 0 && part[quoted] === '@') ||
    /^<+$/.test(part.slice(0, open))
  )
    return null;
  return ['mailbox-display-name', open + 1, part.length - 1];
};

/** Words of names beside an address, with or without a bracket. */
const BARE_NAME =
  /* @__PURE__ */ '^(?:[(\\[]?(N*?)[)\\]]?(?:\\s+|(?=[\\p{Ps}＜].*[\\p{Pe}＞]$)))?[\\p{Ps}\\p{Pi}<＜"\']?\\s*(?:\\w*mail(?:to)?:)?([^D]+@[^D.]+\\.[^D]+?)\\s*[\\p{Pe}\\p{Pf}>＞."\']?(?:[,;:]?\\s+([[<]?N+)[\\]>]?)?$'
    .replace(/N/g, '[^@<>[\\]{}]')
    .replace(/D/g, DIVIDERS);

// A name without brackets, before or after an address. Where the words before it can be pieces of the local part, and
// those after it pieces of the domain, one cannot tell.
//   Anna Schmidt anna@example.com     anna@example.com (Anna)
//   ^^^^^^^^^^^^^ mailbox-bare-name                   ^^^^^^^
export const bareName: Kind = (part) => {
  if (part.length > 320) return null;
  const [whole, before = '', address = '', after = ''] = unicodePattern(BARE_NAME).exec(part) ?? [];
  if (!whole || before + after === '') return null;
  const first = part.indexOf(address, before.length);
  const last = first + address.length;
  const local = address.slice(0, address.indexOf('@')).toLowerCase();
  // Several words, the last with a capital, can be the name of a company, which its domain has.
  const names = unicodePattern('\\s\\p{Lu}\\S*\\s*$').test(before) ? address.toLowerCase() : local;
  const isNamed = (words = '') =>
    words
      .normalize('NFD')
      .split(unicodePattern('[^\\p{L}]+'))
      .some((word) => word.length > 2 && names.includes(word.toLowerCase()));
  const [lastWord = ''] = unicodePattern('[\\p{L}\\p{M}]+(?=[^\\p{L}\\p{M}]*$)').exec(before) ?? [];
  // Words of another script are not part of an ASCII name.
  const isApartByScript = /^[!-~]+$/.test(local) && !unicodePattern('[\\p{sc=Latn}\\d\u2026_]').test(before);
  const isBefore =
    before === '' ||
    isApartByScript ||
    // A telephone number, unless the digits can go on in the address
    (/^[\d\s,;:+./()-]{6,}$/.test(before) && /^\D/.test(local)) ||
    // A pair of quotation marks; half of one leaves open what it was
    (last < part.length && unicodePattern('\\s[\\p{Pi}"\']\\s*$').test(part.slice(0, first))) ||
    unicodePattern(
      // A bracket; a web page; or two words that begin with capitals, and a sign that neither joins words nor opens
      // a pair, or a line end
      '\\s[\\p{Ps}<＜]\\s*$|:$|^[(["\'].*[)\\]"\'],?\\s+$|^www|^(?=\\p{Lu}\\S*\\s+\\p{Lu})[^]*(?:(?:[^\\s\\p{L}\\p{M}\\p{N}\\p{Ps}\\p{Pi}"._+&\'\u2026-]|\\s-) ?|[\\t-\\r])$',
    ).test(part.slice(0, first)) ||
    (isNamed(before) && (isNamed(lastWord) || unicodePattern('^[\\p{Lu}\\p{Lo}]').test(lastWord)));
  const isAfter =
    after === '' ||
    unicodePattern(
      '^(?!.*\\s[a-z]+$|\\w+=|[("\'][^)"\']*$)(?=.*[\\p{L}\\p{N}])(?:[^\\p{Ll}.,_=\u2026-]|-\\s|www|http)',
    ).test(after) ||
    isNamed(/\S+/.exec(after)?.[0]);
  // A space of another width can be in a local part (RFC 6531 3.3), and nothing like it in a domain.
  const isApart = last < part.length || hasSpecial(part.slice(0, first));
  return isBefore && isAfter && isApart ? ['mailbox-bare-name', first, last] : null;
};
