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
  const bracket = text.indexOf(']', open);
  const isClosed = bracket >= 0 && bracket < end;
  const close = isClosed ? bracket : end;
  if (!isClosed) findings.add('literal-unclosed', end, end);
  else if (close + 1 < end) findings.add('literal-text-after', close + 1, end);
  cursor.pos = end;

  const content = text.slice(open + 1, close);
  const kind = IPV6_TAG.test(content) || UNTAGGED_IPV6.test(content) ? 'ipv6' : 'ipv4';
  // Of an unsound literal nobody knows where it would lead.
  if (literalContent(cursor, content, open + 1, close) && isClosed && close + 1 === end) {
    findings.add('domain-address-literal', open, end);
    const tag = kind === 'ipv6' ? 'IPv6:'.length : 0;
    const isGlobal = kind === 'ipv6' ? isGlobalV6(content.slice(tag)) : isGlobalV4(content);
    if (!isGlobal) findings.add('literal-not-global', open + 1 + tag, close);
  }
  return kind;
}

/** Judges what stands between the brackets; returns whether it is sound. */
function literalContent(cursor: Cursor, content: string, start: number, end: number): boolean {
  const { findings } = cursor;
  if (forbiddenCharacters(cursor, start, end)) return false;
  if (IPV6_TAG.test(content)) return ipv6(cursor, start + 5, end);
  if (/^[\d.]+$/.test(content)) return ipv4(cursor, start, end);
  if (content === '') findings.add('literal-empty', start, end);
  else if (UNTAGGED_IPV6.test(content)) findings.add('literal-ipv6-tag-missing', start, end);
  else if (GENERAL.test(content)) findings.add('literal-unregistered-tag', start, end);
  else findings.add('literal-malformed', start, end);
  return false;
}

/** Reports each run of characters that are no dcontent; returns whether there was one. */
// dcontent = %d33-90 / %d94-126                           RFC 5321 4.1.3
function forbiddenCharacters({ text, findings }: Cursor, start: number, end: number): boolean {
  let found = false;
  for (let index = start; index < end; index++) {
    if (isIn(classes.dcontent, text.charCodeAt(index))) continue;
    found = true;
    const first = index;
    // Deliberate: RFC 6531 does not extend literals, so that what lies beyond ASCII is forbidden here.
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

/** Judges an IPv4 address; returns whether it is sound. */
// IPv4-address-literal = Snum 3("." Snum)                 RFC 5321 4.1.3
// Snum                 = 1*3DIGIT ; value 0 to 255
//   user@[192.0.2.256]     user@[192.0.02.1]
//                 ^^^ literal-ipv4-range  ^^ literal-ipv4-leading-zero
function ipv4({ text, findings }: Cursor, start: number, end: number): boolean {
  const address = text.slice(start, end);
  if (!/^\d+(\.\d+){3}$/.test(address)) {
    findings.add('literal-ipv4-count', start, end, { count: countPieces(address, '.') });
    return false;
  }
  let isSound = true;
  let from = start;
  for (const number of address.split('.')) {
    const to = from + number.length;
    if (number.length > 3 || Number(number) > 255) {
      isSound = false;
      findings.add('literal-ipv4-range', from, to);
    } else if (number.length > 1 && number.startsWith('0')) {
      // Deliberate: "010" is Snum, but some programs read it as octal.
      findings.add('literal-ipv4-leading-zero', from, to);
    }
    from = to + 1;
  }
  return isSound;
}

/** How many pieces stand between the separators, empty ones left out. */
function countPieces(text: string, separator: string): number {
  let count = 0;
  for (let index = 0; index < text.length; index++) {
    if (text[index] !== separator && (index === 0 || text[index - 1] === separator)) count++;
  }
  return count;
}

/** Whether a sound address lies outside the special-purpose blocks of RFC 6890 and of multicast. */
function isGlobalV4(address: string): boolean {
  const [a, b, c] = address.split('.', 3).map(Number) as [number, number, number];
  if (a === 0 || a === 10 || a === 127 || a >= 224) return false;
  if (a === 100) return b < 64 || b > 127;
  if (a === 169) return b !== 254;
  if (a === 172) return b < 16 || b > 31;
  if (a === 192) return b !== 168 && !(b === 0 && (c === 0 || c === 2));
  if (a === 198) return b !== 18 && b !== 19 && !(b === 51 && c === 100);
  return !(a === 203 && b === 0 && c === 113);
}

/**
 * Judges an IPv6 address. The counts stand only in the comments of the ABNF: "::" stands for at least two groups, so
 * that at most six are written beside it, four when an IPv4 address ends it.
 */
// IPv6-full   = IPv6-hex 7(":" IPv6-hex)                  RFC 5321 4.1.3
// IPv6-comp   = [IPv6-hex *5(":" IPv6-hex)] "::" [IPv6-hex *5(":" IPv6-hex)]
// IPv6v4-full = IPv6-hex 5(":" IPv6-hex) ":" IPv4-address-literal
// IPv6v4-comp = [IPv6-hex *3(":" IPv6-hex)] "::" [IPv6-hex *3(":" IPv6-hex) ":"] IPv4-address-literal
//   user@[IPv6:1::2::3]
//                 ^^ literal-ipv6-second-compression
function ipv6(cursor: Cursor, start: number, literalEnd: number): boolean {
  const { text, findings } = cursor;
  const zone = text.indexOf('%', start);
  const end = zone >= 0 && zone < literalEnd ? zone : literalEnd;
  let isSound = end === literalEnd;
  if (!isSound) findings.add('literal-ipv6-zone', end, literalEnd);
  // The longest right one has 45 octets: of a much longer one nobody reads every group.
  if (end - start > MAX_IPV6) {
    const count = countPieces(text.slice(start, end), ':');
    findings.add('literal-ipv6-count', start, end, { count, limit: 8 });
    return false;
  }

  let groups = 0;
  let compression = -1;
  let endsInV4 = false;
  let pos = start;
  if (text.startsWith('::', pos) && pos + 2 <= end) {
    compression = pos;
    pos += 2;
  }
  while (pos < end || (pos === start && groups === 0)) {
    const colon = text.indexOf(':', pos);
    const groupEnd = colon < 0 || colon > end ? end : colon;
    if (groupEnd === end && text.slice(pos, end).includes('.')) {
      endsInV4 = true;
      if (!ipv4(cursor, pos, end)) isSound = false;
    } else {
      if (!group(cursor, pos, groupEnd)) isSound = false;
      groups++;
    }
    pos = groupEnd;
    if (pos === end) break;
    if (!text.startsWith('::', pos) || pos + 2 > end) {
      pos++;
      if (pos === end) isSound = group(cursor, pos, pos);
      continue;
    }
    if (compression < 0) {
      compression = pos;
    } else {
      isSound = false;
      findings.add('literal-ipv6-second-compression', pos, pos + 2);
    }
    pos += 2;
  }
  // Of groups that are none, the count says nothing.
  if (!isSound) return false;

  const whole = endsInV4 ? 6 : 8;
  if (compression < 0 ? groups !== whole : groups >= whole) {
    findings.add('literal-ipv6-count', start, end, { count: groups, limit: whole });
    return false;
  }
  if (compression >= 0 && groups > whole - 2) {
    findings.add('literal-ipv6-short-compression', compression, compression + 2);
    return false;
  }
  return true;
}

// IPv6-hex = 1*4HEXDIG                                    RFC 5321 4.1.3
function group({ text, findings }: Cursor, start: number, end: number): boolean {
  const isSound = /^[\da-f]{1,4}$/i.test(text.slice(start, end));
  if (!isSound) findings.add('literal-ipv6-group', start, end);
  return isSound;
}

/** Whether a sound address is global unicast and none of RFC 6890's and RFC 9637's special blocks. */
function isGlobalV6(address: string): boolean {
  const [first = '', second = ''] = address.split(':', 2);
  const a = Number.parseInt(first || '0', 16);
  const b = Number.parseInt(second || '0', 16);
  if (a === 0x2001) return b >= 0x200 && b !== 0xdb8;
  return a >= 0x2000 && a < 0x4000 && (a !== 0x3fff || b >= 0x1000);
}
