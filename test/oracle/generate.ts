/** Inputs for tests against the oracle: what the grammar derives, what is nearly that, and what is hostile. */

import fc from 'fast-check';
import { type Element, type Grammar, recursiveRules } from './abnf.ts';
import { grammarOf, type HeaderRule } from './oracle.ts';
import { encode } from './punycode.ts';

/** Octets, one UTF-16 unit each, so that pieces are joined as strings are. */
type Octets = string;

interface DerivationOptions {
  /** Rules, in lower case, whose text comes from elsewhere. */
  overrides?: Readonly<Record<string, fc.Arbitrary<Octets>>>;
  /** How often a recursive rule may be entered within another. */
  depth?: number;
  /** How much more than its least number of times a part is repeated, where the grammar sets no limit. */
  repeats?: number;
}

/** Random derivations of a rule, as text. */
export function derivations(
  grammar: Grammar,
  ruleName: string,
  options: DerivationOptions = {},
): fc.Arbitrary<string> {
  const found = new Derivations(grammar, options).ofRule(ruleName.toLowerCase(), options.depth ?? 3);
  if (!found) throw new Error(`${ruleName} derives nothing within its depth`);
  return found.map((octets) => Buffer.from(octets, 'latin1').toString('utf8'));
}

class Derivations {
  private readonly recursive: Set<string>;
  private readonly known = new Map<string, fc.Arbitrary<Octets> | null>();

  constructor(
    private readonly grammar: Grammar,
    private readonly options: DerivationOptions,
  ) {
    this.recursive = recursiveRules(grammar);
  }

  /** Null where nothing can be derived within the depth. */
  ofRule(name: string, depth: number): fc.Arbitrary<Octets> | null {
    const override = this.options.overrides?.[name];
    if (override) return override;
    const left = this.recursive.has(name) ? depth - 1 : depth;
    if (left < 0) return null;
    const key = `${name} ${left}`;
    if (!this.known.has(key)) {
      this.known.set(key, this.of(this.grammar.get(name) as Element, left));
    }
    return this.known.get(key) as fc.Arbitrary<Octets> | null;
  }

  private of(element: Element, depth: number): fc.Arbitrary<Octets> | null {
    const octets = this.octetsOf(element);
    if (octets) return fc.constantFrom(...octets);
    switch (element.kind) {
      case 'sequence': {
        const parts = element.parts.map((part) => this.of(part, depth));
        return isComplete(parts) ? fc.tuple(...parts).map((pieces) => pieces.join('')) : null;
      }
      case 'choice': {
        const parts = element.parts.map((part) => this.of(part, depth)).filter((part) => part !== null);
        return parts.length > 0 ? fc.oneof(...parts) : null;
      }
      case 'repeat': {
        const { min, max } = element;
        const part = this.of(element.part, depth);
        if (!part) return min === 0 ? fc.constant('') : null;
        const maxLength = Math.min(max, min + (this.options.repeats ?? 6));
        return fc.array(part, { minLength: min, maxLength, size: 'max' }).map((pieces) => pieces.join(''));
      }
      case 'rule':
        return this.ofRule(element.name, depth);
      default:
        return null;
    }
  }

  /** The octets of an element that always derives a single one; null for others. */
  private octetsOf(element: Element): Octets[] | null {
    if (element.kind === 'octet') {
      return element.ranges.flatMap(([first, last]) =>
        Array.from({ length: last - first + 1 }, (_, index) => String.fromCharCode(first + index)),
      );
    }
    if (
      element.kind === 'rule' &&
      !this.options.overrides?.[element.name] &&
      !this.recursive.has(element.name)
    ) {
      return this.octetsOf(this.grammar.get(element.name) as Element);
    }
    if (element.kind !== 'choice') return null;
    const parts = element.parts.map((part) => this.octetsOf(part));
    return isComplete(parts) ? parts.flat() : null;
  }
}

function isComplete<T>(parts: readonly (T | null)[]): parts is T[] {
  return parts.every((part) => part !== null);
}

const smtp = grammarOf('rfc5321-mailbox');
const toOctets = (text: string): Octets => Buffer.from(text).toString('latin1');
const joined = (parts: readonly string[]): string => parts.join('');
const pieces = (of: fc.Arbitrary<string>, minLength: number, maxLength: number): fc.Arbitrary<string> =>
  fc.array(of, { minLength, maxLength, size: 'max' }).map(joined);

/** Letters that a U-label of one direction may hold in any order. */
const latin = fc.constantFrom(...'abz09éüßñłøæþ');
const otherScripts = ['αβγς', 'абвя', 'かな漢字', 'अकखग', 'ไทย', '한글', '𐐨𐑀'].map((letters) =>
  pieces(fc.constantFrom(...letters), 1, 5),
);
const rightToLeft = fc.oneof(
  pieces(fc.constantFrom(...'אבגת'), 1, 5),
  pieces(fc.constantFrom(...'ابجد'), 1, 5),
);
const soundULabel = fc.oneof(
  { weight: 4, arbitrary: fc.tuple(pieces(latin, 0, 4), fc.constantFrom(...'éüßñ')).map(joined) },
  { weight: 4, arbitrary: fc.oneof(...otherScripts) },
  { weight: 1, arbitrary: rightToLeft },
);

/** What a label may not hold, or only in some places: RFC 5891 5.4, RFC 5892 Appendix A, RFC 5893. */
const delicate = fc.constantFrom(
  ...'abl19-éßςÉ·͵א׳ا٠۰۽ー・漢カかक\u094d\u200c\u200d\u0301\u0308\u0640\u00ad\u20d0\u1100\u3007\u3002\u0e33',
  ...[
    '\u{1f600}',
    '\u{10ffff}',
    '\u{1e900}',
    '\u{10d40}',
    '\u{16d63}',
    '\ufb1e',
    '\u06dd',
    '\u0f0b',
    'xn--',
    '--',
  ],
);
const anyLabel = pieces(delicate, 1, 6);
const aLabel = fc.oneof(
  soundULabel.map((label) => `xn--${encode(label)}`),
  anyLabel.map((label) => `xn--${encode(label)}`),
  pieces(fc.constantFrom(...'abz019-'), 0, 10).map((label) => `XN--${label}`),
);

/** Random Mailboxes of the ABNF, in which what only its comments and other documents forbid is rare. */
export const derivedMailbox: fc.Arbitrary<string> = derivations(smtp, 'Mailbox', {
  repeats: 4,
  overrides: {
    'u-label': soundULabel.map(toOctets),
    snum: fc.oneof(
      fc.nat(255).map(String),
      fc.nat(99).map((number) => `0${number}`),
    ),
    'general-address-literal': derivations(smtp, 'IPv6-addr', { repeats: 1 }).map(
      (address) => `IPv6:${address}`,
    ),
  },
});

/** Random Mailboxes of the bare ABNF and nothing else: their U-labels, tags and counts are as they come. */
const bareMailbox: fc.Arbitrary<string> = derivations(smtp, 'Mailbox', { repeats: 12 });

const hostileCharacter = fc.constantFrom(
  ...'@@@...""\\\\()<>[]:;,-- _%!|=ab1AZ\0\t\r\n\x7f\x80\xa0\xad',
  ...'éÉßüς\u0301\u0308\u0345\u094d\u0915\u00b7\u0375\u05d0\u05f3\u0627\u0660\u06f0\u06dd',
  ...'\u200b\u200c\u200d\u202e\u2028\u3002\uff20\uff0e\ufeff\ufffd\uffff',
  ...['\ud800', '\udc00', '\u{1f600}', '\u{1e900}', '\u{103ff}', '\u{10ffff}'],
);
const hostilePiece = fc.oneof(
  { weight: 4, arbitrary: hostileCharacter },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      ...['xn--', 'XN--', 'IPv6:', 'ipv6:', '::', '0.0', '255', '256', '[1.2.3.4]', '@[', '"@', '""', '.com'],
      ...['mailto:', '&lt;', '=?utf-8?q?a?=', '%40', 'Ã©', ' at ', ', b@c'],
    ),
  },
);
const hostileText = pieces(hostilePiece, 0, 16);

type Change = readonly [operation: number, place: number, piece: string];
const changeBy = (piece: fc.Arbitrary<string>): fc.Arbitrary<Change> =>
  fc.tuple(fc.nat(5), fc.nat(0xffff), piece);
const change = changeBy(hostilePiece);

/** The text with one change near `place`. Indices are UTF-16 units, so that pairs are halved too. */
function changed(text: string, [operation, place, piece]: Change): string {
  const index = place % (text.length + 1);
  const before = text.slice(0, index);
  const after = text.slice(index);
  switch (operation) {
    case 0:
      return before + after.slice(1);
    case 1:
      return before + piece + after;
    case 2:
      return before + piece + after.slice(1);
    case 3:
      return before + after.charAt(1) + after.charAt(0) + after.slice(2);
    case 4:
      return before + after.charAt(0) + after;
    default:
      return before + after.slice(0, piece.codePointAt(0)) + after;
  }
}

const dnsName = fc
  .array(
    fc.oneof(
      { weight: 3, arbitrary: pieces(fc.constantFrom(...'abZ019-'), 0, 6) },
      { weight: 3, arbitrary: soundULabel },
      { weight: 2, arbitrary: aLabel },
      { weight: 2, arbitrary: anyLabel },
      { weight: 1, arbitrary: fc.constantFrom('com', 'Example', 'ab--cd', '123', 'a_b', '') },
    ),
    { minLength: 1, maxLength: 4, size: 'max' },
  )
  .map((labels) => labels.join('.'));

const hexGroup = pieces(fc.constantFrom(...'019afAFg'), 0, 5);
const snum = fc.oneof(
  { weight: 6, arbitrary: fc.nat(255).map(String) },
  { weight: 1, arbitrary: fc.constantFrom('256', '300', '00', '007', '0255', '', '1e2', '+1', '0x1') },
);
const ipv4 = fc
  .tuple(fc.constantFrom(4, 4, 4, 4, 4, 4, 3, 5), fc.array(snum, { minLength: 5, maxLength: 5 }))
  .map(([count, parts]) => parts.slice(0, count).join('.'));
const ipv6Part = fc.oneof(
  { weight: 20, arbitrary: fc.constantFrom('1', 'ab', 'FFFF', '0', '20:1', '1:2:3') },
  { weight: 1, arbitrary: hexGroup },
  { weight: 1, arbitrary: ipv4 },
);
const ipv6 = fc
  .tuple(
    fc.constantFrom('', '', '', '', '::', ':'),
    fc.array(fc.tuple(ipv6Part, fc.constantFrom(...[':', ':', ':', ':', ':', ':'], '::', '')), {
      maxLength: 9,
      size: 'max',
    }),
    fc.oneof(
      { weight: 4, arbitrary: fc.constantFrom('1', 'a:b', '1:2:3:4', '::', '0:1::') },
      { weight: 2, arbitrary: ipv4 },
      { weight: 1, arbitrary: fc.constantFrom('', ':', '%1', '.') },
    ),
  )
  .map(([start, parts, end]) => start + parts.flat().join('') + end);
const tags = fc.constantFrom(...['IPv6:', 'IPv6:', 'IPv6:', 'ipv6:', 'IPV6:', 'iPv6:'], 'IPv6::', 'IPv6', '');
const otherTags = fc.constantFrom('x400:', 'a-:', ':', 'IPv4:', 'IPv6-:');
const literal = fc
  .tuple(
    fc.constantFrom(...'[[[[[[[[[[[[[[[[', '', '[['),
    fc.oneof(
      { weight: 6, arbitrary: fc.tuple(tags, ipv6).map(joined) },
      { weight: 2, arbitrary: ipv4 },
      { weight: 1, arbitrary: fc.tuple(otherTags, ipv4).map(joined) },
    ),
    fc.constantFrom(...']]]]]]]]]]]]]]]]', '', ']]', '].', ']a'),
  )
  .map(joined);

const exactly = (piece: string, octets: number): string =>
  piece.repeat(Math.max(0, Math.floor(octets / Buffer.byteLength(piece)))) +
  'a'.repeat(Math.max(0, octets % Buffer.byteLength(piece)));
const near = (limit: number, below = 3, above = 3) => fc.integer({ min: limit - below, max: limit + above });
const longLocal = fc.oneof(
  fc
    .tuple(fc.constantFrom('a', 'é', '用', '\u{1f600}', 'a.b'), near(64))
    .map(([piece, size]) => exactly(piece, size)),
  fc
    .tuple(fc.constantFrom('a', '\\"', '\\a', 'é', '@ '), near(62))
    .map(([piece, size]) => `"${exactly(piece, size)}"`),
);
const longLabel = fc.oneof(
  fc
    .tuple(fc.constantFrom('a', 'a-', '1'), near(63))
    .map(([piece, size]) => exactly(piece, size).replace(/-$/, 'a')),
  fc
    .tuple(fc.constantFrom('é', 'ü', '用', 'я', '\u{10428}'), fc.integer({ min: 3, max: 70 }))
    .map(([piece, count]) => piece.repeat(count)),
  fc.tuple(fc.constantFrom('é', '用'), near(56, 8)).map(([piece, size]) => 'a'.repeat(size) + piece),
  fc
    .tuple(fc.constantFrom('é', '用'), near(55, 9))
    .map(([piece, size]) => `xn--${encode('a'.repeat(size) + piece)}`),
);
/** Domains of a given length, of labels of at most 63, the last of them letters. */
const longDomain = fc
  .tuple(near(252, 6, 4), fc.integer({ min: 20, max: 63 }), fc.constantFrom('a', 'é'))
  .map(([size, label, letter]) => {
    const labels = [];
    for (let left = size; left > 0; left -= label + 1) {
      const length = Math.min(label, left);
      const isBroad = letter === 'é' && length > 12;
      labels.push(isBroad ? letter + 'b'.repeat(length - encode('é').length - 5) : 'b'.repeat(length));
    }
    return labels.join('.');
  });
const longAddress = fc.oneof(
  fc.tuple(longLocal, fc.constantFrom('b.example', '[IPv6:::]')).map((parts) => parts.join('@')),
  fc
    .tuple(fc.constantFrom('a', '""', 'é'), fc.array(longLabel, { minLength: 1, maxLength: 5, size: 'max' }))
    .map(([local, labels]) => `${local}@${labels.join('.')}.com`),
  fc.tuple(fc.constantFrom('', 'a', 'ab', 'é', '"a"'), longDomain).map((parts) => parts.join('@')),
  fc.tuple(near(30, 30, 36), near(220, 40, 34), fc.constantFrom('b', 'bé')).map(
    ([local, domain, piece]) =>
      `${'a'.repeat(Math.max(1, local))}@${exactly(piece, 25)
        .concat('.')
        .repeat(Math.ceil(domain / 26))
        .slice(0, domain - 3)}com`,
  ),
  fc
    .tuple(hostilePiece, fc.constantFrom(60, 255, 1365, 4095, 4097, 9000), hostileText)
    .map(([piece, times, rest]) => piece.repeat(times) + rest),
);

const localPart = fc.oneof(
  derivations(smtp, 'Local-part'),
  pieces(hostilePiece, 0, 8),
  pieces(fc.constantFrom(...'aZ9.."" \\\\@é('), 0, 8),
);

const domainText = fc.tuple(fc.constantFrom('a@', '"a"@', 'é@'), dnsName).map(joined);
const literalText = fc.tuple(fc.constantFrom('a@', '"a@b"@'), literal).map(joined);
const divider = fc.constantFrom('@', '@', '@[', '@xn--', '"@', '');

/** Kinds of text, each for one way of going wrong. */
export const texts = {
  derived: derivedMailbox,
  bare: bareMailbox,
  mutated: fc
    .tuple(
      fc.oneof({ weight: 3, arbitrary: derivedMailbox }, bareMailbox, domainText, literalText),
      fc.array(change, { minLength: 1, maxLength: 3, size: 'max' }),
    )
    .map(([text, changes]) => changes.reduce(changed, text)),
  hostile: fc.oneof(
    hostileText,
    fc.tuple(hostileText, divider, hostileText, fc.constantFrom('', '.com', ']')).map(joined),
    fc.string({ unit: 'binary', maxLength: 24 }),
  ),
  localPart: fc.tuple(localPart, fc.constantFrom('@b.example', '@b', '@[1.2.3.4]')).map(joined),
  domain: domainText,
  literal: literalText,
  long: longAddress,
} as const;

const route = derivations(smtp, 'A-d-l', { repeats: 2, overrides: { 'u-label': soundULabel.map(toOctets) } });

/** Paths with their brackets: derived, of any text, and with changes. */
export const anyPath: fc.Arbitrary<string> = fc
  .tuple(
    fc.oneof(
      { weight: 3, arbitrary: fc.tuple(route, fc.constantFrom(':', ':', ':', ',:', '')).map(joined) },
      { weight: 3, arbitrary: fc.constant('') },
      { weight: 1, arbitrary: domainText.map((text) => `${text.replace(/^[^@]*/, '')}:`) },
    ),
    fc.oneof(
      { weight: 4, arbitrary: derivedMailbox },
      { weight: 2, arbitrary: domainText },
      { weight: 1, arbitrary: fc.oneof(literalText, longAddress) },
      {
        weight: 1,
        arbitrary: fc.constantFrom('', 'postmaster', 'Postmaster', 'POSTMASTER@b', 'postmaster@', '@a:'),
      },
    ),
    fc.oneof({ weight: 2, arbitrary: fc.constant([]) }, fc.array(change, { minLength: 1, maxLength: 2 })),
  )
  .map(([before, mailbox, changes]) => changes.reduce(changed, `<${before}${mailbox}>`));

/** How often each kind is drawn. */
const WEIGHTS: Record<keyof typeof texts, number> = {
  derived: 4,
  bare: 1,
  mutated: 6,
  hostile: 3,
  localPart: 2,
  domain: 4,
  literal: 3,
  long: 1,
};

/** Text of every kind. */
export const anyText: fc.Arbitrary<string> = fc.oneof(
  ...Object.entries(texts).map(([kind, arbitrary]) => ({
    weight: WEIGHTS[kind as keyof typeof texts],
    arbitrary,
  })),
);

const delicateOctet = fc.constantFrom(
  ...[
    0x22, 0x40, 0x2e, 0x5c, 0x61, 0x80, 0x8f, 0x90, 0x9f, 0xa0, 0xbf, 0xc0, 0xc1, 0xc2, 0xc3, 0xdf, 0xe0,
    0xe2,
  ],
  ...[0xed, 0xee, 0xef, 0xf0, 0xf4, 0xf5, 0xff, 0x00, 0x20, 0x5b, 0x5d],
);

/** The octets of texts, some of them changed. */
const damagedOctets = (text: fc.Arbitrary<string>): fc.Arbitrary<Uint8Array> =>
  fc
    .tuple(text, fc.array(fc.tuple(fc.nat(0xffff), delicateOctet), { maxLength: 3, size: 'max' }))
    .map(([from, changes]) => {
      const octets = Uint8Array.from(Buffer.from(from));
      for (const [place, value] of changes) if (octets.length > 0) octets[place % octets.length] = value;
      return octets;
    });

/** Octets that are UTF-8, nearly UTF-8, or not at all. */
export const anyOctets: fc.Arbitrary<Uint8Array> = fc.oneof(
  damagedOctets(anyText),
  fc.array(delicateOctet, { maxLength: 20, size: 'max' }).map((octets) => Uint8Array.from(octets)),
  fc.uint8Array({ maxLength: 24, size: 'max' }),
  // U-labels and atoms in good and bad UTF-8.
  fc
    .tuple(fc.array(delicateOctet, { minLength: 1, maxLength: 5, size: 'max' }), fc.boolean())
    .map(([octets, isDomain]) =>
      Uint8Array.from(isDomain ? [0x61, 0x40, ...octets, 0x61] : [...octets, 0x40, 0x61]),
    ),
);

const header = grammarOf('rfc5322-addr-spec');
const headerPiece = fc.constantFrom(
  ...'<<>>@@@((()))[[]]""\\\\,,;;::..  \t\r\n\0\x07\x7faab1é',
  ...['\r\n ', '\r\n ', '\r\n\t', ' \r\n \r\n ', '\r\n\r\n ', '\\\r', '\\\n', '\\\0', '\ud800', '😀'],
  ...['a@b', 'a@b', '<a@b>', '"a b"', '(x)', '[x]', 'g:', '<@a:', '=?utf-8?q?a?='],
);
const hostileHeader = pieces(headerPiece, 0, 14);

/** Kinds of text for one rule of RFC 5322, each for one way of going wrong. */
export function headerTexts(rule: HeaderRule) {
  const derived = derivations(header, rule, { repeats: 2, depth: 2 });
  return {
    derived,
    mutated: fc
      .tuple(derived, fc.array(changeBy(headerPiece), { minLength: 1, maxLength: 3, size: 'max' }))
      .map(([text, changes]) => changes.reduce(changed, text)),
    hostile: fc.oneof(
      { weight: 3, arbitrary: hostileHeader },
      { weight: 1, arbitrary: fc.tuple(hostileHeader, fc.constant('a@b'), hostileHeader).map(joined) },
    ),
    long: fc
      .tuple(hostileHeader, headerPiece, fc.constantFrom(20, 80, 200), hostileHeader)
      .map(([before, piece, times, after]) => before + piece.repeat(times) + after),
  };
}

const ofHeader = [headerTexts('mailbox'), headerTexts('address-list')];

/** Text of every kind that a header may hold, or may not. */
export const anyHeader: fc.Arbitrary<string> = fc.oneof(
  ...ofHeader.flatMap(({ derived, mutated, hostile, long }) => [
    { weight: 2, arbitrary: derived },
    { weight: 8, arbitrary: mutated },
    { weight: 8, arbitrary: hostile },
    { weight: 1, arbitrary: long },
  ]),
);

/** The same in octets, some of them changed. */
export const anyHeaderOctets: fc.Arbitrary<Uint8Array> = damagedOctets(anyHeader);
