import { isIn } from './chars.ts';
import * as classes from './classes.ts';
import { type Cursor, isPassedOver } from './cursor.ts';

export type LiteralKind = 'ipv4' | 'ipv6';

/** The tags that IANA's registry of address-literal tags holds (RFC 5321 4.1.3, 8); a bare "IPv6:" of any case. */
const IPV6_TAG = /^ipv6:/i;
const MAX_IPV6 = 512;
const UNTAGGED_IPV6 = /^[\da-f.]*:[\da-f.]*:[\da-f:.]*$/i;
/** Standardized-tag = Ldh-str, then ":" 1*dcontent. */
const GENERAL = /^[a-z\d-]*[a-z\d]:./i;

/**
 * Reads an address literal from its "[" to the end.
 * Deliberate: by the bare ABNF whatever is wrong in an IPv6 literal still matches General-address-literal with the tag
 * "IPv6". That tag is read as IPv6-address-literal only, and any other tag is not registered.
 */
// address-literal = "[" ( IPv4-address-literal / IPv6-address-literal / General-address-literal ) "]"
//                                                         RFC 5321 4.1.3
//   user@[192.0.2.1
//                  ^ literal-unclosed
export function addressLiteral(cursor: Cursor): LiteralKind {
  const { text, findings, pos: open, end } = cursor;
  const before = findings.faults;
  const start = open + 1;
  const bracket = text.indexOf(']', open);
  const close = bracket >= 0 && bracket < end ? bracket : end;
  if (close === end) findings.add('literal-unclosed', end, end);
  else if (close + 1 < end) findings.add('literal-text-after', close + 1, end);
  cursor.pos = end;

  const content = text.slice(start, close);
  const hasTag = IPV6_TAG.test(content);
  const isV6 = hasTag || UNTAGGED_IPV6.test(content);
  const kind = isV6 ? 'ipv6' : 'ipv4';
  if (forbiddenCharacters(cursor, start, close)) return kind;
  if (hasTag) ipv6(cursor, start + 5, close);
  else if (/^[\d.]+$/.test(content)) ipv4(cursor, start, close);
  else if (content === '') findings.add('literal-empty', start, close);
  else if (isV6) findings.add('literal-ipv6-tag-missing', start, close);
  else findings.add(GENERAL.test(content) ? 'literal-unregistered-tag' : 'literal-malformed', start, close);

  // An unsound literal leads to no known address.
  if (findings.faults > before) return kind;
  findings.add('domain-address-literal', open, end);
  const address = isV6 ? content.slice(5) : content;
  const isGlobal = isV6 ? GLOBAL_V6.test(address) : !SPECIAL_V4.test(address);
  if (!isGlobal) findings.add('literal-not-global', close - address.length, close);
  return kind;
}

/** The special-purpose blocks of RFC 6890 and multicast. Numbers may have leading zeros. */
const SPECIAL_V4 =
  /^0*(?:0|10|127|2(?:2[4-9]|[3-5]\d)|100\.0*(?:6[4-9]|[7-9]\d|1[01]\d|12[0-7])|169\.254|172\.0*(?:1[6-9]|2\d|3[01])|192\.(?:168|0+\.0*[02])|198\.0*(?:1[89]|51\.100)|203\.0+\.113)\./;

/** Global unicast, 2000::/3, but for the special blocks of RFC 6890 and RFC 9637: 2001::/23, 2001:db8::/32, 3fff::/20. */
const GLOBAL_V6 = /^(?!2001:0*(?:[01]?[\da-f]{0,2}|db8):|3fff:(?:0|.{0,3}:))[23][\da-f]{3}:/i;

/** Reports each run of characters that are not dcontent; returns whether there was one. */
// dcontent = %d33-90 / %d94-126                           RFC 5321 4.1.3
function forbiddenCharacters({ text, findings }: Cursor, start: number, end: number): boolean {
  let found = false;
  for (let index = start; index < end; index++) {
    if (isIn(classes.dcontent, text.charCodeAt(index))) continue;
    found = true;
    const first = index;
    // Deliberate: RFC 6531 does not extend literals, so that non-ASCII is forbidden here.
    while (index < end && isForbidden(text.charCodeAt(index))) index++;
    if (index > first) {
      findings.add('literal-forbidden-character', first, index, text.codePointAt(first) as number);
    }
  }
  return found;
}

function isForbidden(code: number): boolean {
  return code >= 0x80 || !(isIn(classes.dcontent, code) || isPassedOver(code));
}

// IPv4-address-literal = Snum 3("." Snum)                 RFC 5321 4.1.3
// Snum                 = 1*3DIGIT ; value 0 to 255
//   user@[192.0.2.256]     user@[192.0.02.1]
//                 ^^^ literal-ipv4-range  ^^ literal-ipv4-leading-zero
function ipv4({ text, findings }: Cursor, start: number, end: number): void {
  const address = text.slice(start, end);
  if (!/^\d+(\.\d+){3}$/.test(address)) {
    findings.add('literal-ipv4-count', start, end, { count: countPieces(address, '.') });
    return;
  }
  let from = start;
  for (const number of address.split('.')) {
    const to = from + number.length;
    if (number.length > 3 || Number(number) > 255) {
      findings.add('literal-ipv4-range', from, to);
    } else if (number.length > 1 && number.startsWith('0')) {
      // Deliberate: "010" is Snum, but some programs read it as octal.
      findings.add('literal-ipv4-leading-zero', from, to);
    }
    from = to + 1;
  }
}

/** How many pieces there are between the separators, empty ones left out. */
function countPieces(text: string, separator: string): number {
  let count = 0;
  for (let index = 0; index < text.length; index++) {
    if (text[index] !== separator && (index === 0 || text[index - 1] === separator)) count++;
  }
  return count;
}

/**
 * Checks an IPv6 address. The counts are only in the comments of the ABNF: "::" replaces at least two groups, so
 * that at most six are written with it, four when an IPv4 address ends it.
 */
// IPv6-full   = IPv6-hex 7(":" IPv6-hex)                  RFC 5321 4.1.3
// IPv6-comp   = [IPv6-hex *5(":" IPv6-hex)] "::" [IPv6-hex *5(":" IPv6-hex)]
// IPv6v4-full = IPv6-hex 5(":" IPv6-hex) ":" IPv4-address-literal
// IPv6v4-comp = [IPv6-hex *3(":" IPv6-hex)] "::" [IPv6-hex *3(":" IPv6-hex) ":"] IPv4-address-literal
//   user@[IPv6:1::2::3]
//                 ^^ literal-ipv6-second-compression
function ipv6(cursor: Cursor, start: number, literalEnd: number): void {
  const { text, findings } = cursor;
  const before = findings.faults;
  const zone = text.indexOf('%', start);
  const end = zone >= 0 && zone < literalEnd ? zone : literalEnd;
  if (end < literalEnd) findings.add('literal-ipv6-zone', end, literalEnd);
  const address = text.slice(start, end);
  // The longest right one has 45 octets: the groups of a much longer one are not read.
  if (address.length > MAX_IPV6) {
    findings.add('literal-ipv6-count', start, end, { count: countPieces(address, ':'), limit: 8 });
    return;
  }

  const halves = address.split('::');
  const compression = start + (halves[0] as string).length;
  const isCompressed = halves.length > 1;
  let groups = 0;
  let whole = 8;
  let pos = start;
  halves.forEach((half, index) => {
    if (index > 1) findings.add('literal-ipv6-second-compression', pos - 2, pos);
    // Before the first "::" and after the last one there may be nothing.
    const isOpen = isCompressed && half === '' && (index === 0 || pos === end);
    let from = pos;
    for (const group of isOpen ? [] : half.split(':')) {
      const to = from + group.length;
      if (to === end && group.includes('.')) {
        whole = 6;
        ipv4(cursor, from, to);
      } else {
        // IPv6-hex = 1*4HEXDIG                            RFC 5321 4.1.3
        if (!/^[\da-f]{1,4}$/i.test(group)) findings.add('literal-ipv6-group', from, to);
        groups++;
      }
      from = to + 1;
    }
    pos += half.length + 2;
  });
  // If a group is malformed, the count means nothing.
  if (findings.faults > before) return;

  if (isCompressed ? groups >= whole : groups !== whole) {
    findings.add('literal-ipv6-count', start, end, { count: groups, limit: whole });
  } else if (isCompressed && groups > whole - 2) {
    findings.add('literal-ipv6-short-compression', compression, compression + 2);
  }
}
