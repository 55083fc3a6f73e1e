import { classes, isIn } from './chars.ts';
import { type Cursor, isPassedOver } from './cursor.ts';

export type LiteralKind = 'ipv4' | 'ipv6';

/** The tags that IANA's registry of address-literal tags holds (RFC 5321 4.1.3, 8); a bare "IPv6:" of any case. */
const IPV6_TAG = /^ipv6:/i;
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
  const start = open + 1;
  const before = findings.errors;
  if (!isClosed) findings.add('literal-unclosed', end, end, {});
  else if (close + 1 < end) findings.add('literal-text-after', close + 1, end, {});
  cursor.pos = end;
  const kind = literalContent(cursor, start, close);
  // An unsound literal says nothing of where it would lead.
  if (findings.errors === before) findings.add('domain-address-literal', open, end, {});
  return kind;
}

function literalContent(cursor: Cursor, start: number, end: number): LiteralKind {
  const { text, findings } = cursor;
  const content = text.slice(start, end);
  const isV6 = IPV6_TAG.test(content);
  if (start === end) findings.add('literal-empty', start, end, {});
  else if (forbiddenCharacters(cursor, start, end)) return isV6 ? 'ipv6' : 'ipv4';
  else if (isV6) ipv6(cursor, start + 5, end);
  else if (/^[\d.]+$/.test(content)) ipv4(cursor, start, end, true);
  else if (/^[\da-f.]*:[\da-f.]*:[\da-f:.]*$/i.test(content)) {
    findings.add('literal-ipv6-tag-missing', start, end, {});
    return 'ipv6';
  } else if (GENERAL.test(content)) findings.add('literal-unregistered-tag', start, end, {});
  else findings.add('literal-malformed', start, end, {});
  return isV6 ? 'ipv6' : 'ipv4';
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
      findings.addCharacter('literal-forbidden-character', first, index, text.codePointAt(first) as number);
    }
  }
  return found;
}

function isForbidden(code: number): boolean {
  return code >= 0x80 || !(isIn(classes.dcontent, code) || isPassedOver(code));
}

/** Judges an IPv4 address; `alone` when it is the whole literal and not the end of an IPv6 one. */
// IPv4-address-literal = Snum 3("." Snum)                 RFC 5321 4.1.3
// Snum                 = 1*3DIGIT ; value 0 to 255
//   user@[192.0.2.256]     user@[192.0.02.1]
//                 ^^^ literal-ipv4-range  ^^ literal-ipv4-leading-zero
function ipv4({ text, findings }: Cursor, start: number, end: number, alone: boolean): void {
  const numbers = text.slice(start, end).split('.', 6);
  const before = findings.errors;
  if (numbers.length !== 4 || !/^\d+(\.\d+){3}$/.test(text.slice(start, end))) {
    findings.add('literal-ipv4-count', start, end, {
      count: numbers.filter((number) => /^\d+$/.test(number)).length,
    });
    return;
  }
  let from = start;
  for (const number of numbers) {
    const to = from + number.length;
    if (number.length > 3 || Number(number) > 255) findings.add('literal-ipv4-range', from, to, {});
    // Deliberate: "010" is Snum, but some programs read it as octal.
    else if (number.length > 1 && number.startsWith('0'))
      findings.add('literal-ipv4-leading-zero', from, to, {});
    from = to + 1;
  }
  if (
    alone &&
    findings.errors === before &&
    !isGlobalV4(Number(numbers[0]), Number(numbers[1]), Number(numbers[2]))
  ) {
    findings.add('literal-not-global', start, end, {});
  }
}

/** Whether the first three numbers lie outside the special-purpose blocks of RFC 6890 and of multicast. */
function isGlobalV4(a: number, b: number, c: number): boolean {
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
function ipv6(cursor: Cursor, start: number, literalEnd: number): void {
  const { text, findings } = cursor;
  const before = findings.errors;
  const zone = text.indexOf('%', start);
  const end = zone >= 0 && zone < literalEnd ? zone : literalEnd;
  if (end < literalEnd) findings.add('literal-ipv6-zone', end, literalEnd, {});

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
      ipv4(cursor, pos, end, false);
    } else {
      if (!/^[\da-f]{1,4}$/i.test(text.slice(pos, groupEnd)))
        findings.add('literal-ipv6-group', pos, groupEnd, {});
      groups++;
    }
    pos = groupEnd;
    if (pos === end) break;
    if (!text.startsWith('::', pos) || pos + 2 > end) {
      pos++;
      if (pos === end) findings.add('literal-ipv6-group', pos, pos, {});
      continue;
    }
    if (compression >= 0) findings.add('literal-ipv6-second-compression', pos, pos + 2, {});
    else compression = pos;
    pos += 2;
  }
  if (findings.errors > before) return;

  const whole = endsInV4 ? 6 : 8;
  if (compression < 0 ? groups !== whole : groups >= whole) {
    findings.add('literal-ipv6-count', start, end, { count: groups, limit: whole });
  } else if (compression >= 0 && groups > whole - 2) {
    findings.add('literal-ipv6-short-compression', compression, compression + 2, {});
  } else if (!isGlobalV6(text.slice(start, end))) {
    findings.add('literal-not-global', start, end, {});
  }
}

/** Whether a sound address is global unicast and none of RFC 6890's and RFC 9637's special blocks. */
function isGlobalV6(address: string): boolean {
  const [first = '', second = ''] = address.split(':', 2);
  const a = Number.parseInt(first || '0', 16);
  const b = Number.parseInt(second || '0', 16);
  if (a === 0x2001) return b >= 0x200 && b !== 0xdb8;
  return a >= 0x2000 && a < 0x3fff;
}
