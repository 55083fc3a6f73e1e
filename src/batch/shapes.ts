import * as limits from '../limits.ts';

/**
 * Knows the shape of an ordinary text: what is left of it when its words are all the same. `anna..schmidt@example.com` has
 * the shape `w..w@w.w` of every other address with this slip, and so the same reasons at the same places. A symbol of a
 * shape is a word, which is a run of letters and digits, or a number, which is one of digits alone, or any other
 * character of the alphabet. Words that mean something have no shape, or are a symbol of their own.
 */
export class Shapes {
  /** How many symbols the text has that was looked at last. */
  symbols = 0;
  /** Where each of them begins, in octets from the beginning of the text, and behind them where the text ends. */
  readonly places = new Uint8Array(MAX_LENGTH + 1);
  /** The children of each node of a tree of shapes, by kind of symbol; 0 where there is none yet. */
  private readonly children = new Uint16Array(MAX_SHAPES * KINDS);
  private nodes = 1;

  /** The number of a text's shape; NONE where it has none, or there are too many others. */
  find(octets: Uint8Array, from: number, to: number): number {
    this.symbols = 0;
    if (to - from > MAX_LENGTH) return NONE;
    const { children, places } = this;
    let node = 0;
    let count = 0;
    /** The kinds of signs that were seen, a bit each. */
    let signs = 0;
    let numbers = 0;
    let index = from;
    while (index < to) {
      const start = index;
      let kind = kinds[octets[index++] as number] as number;
      places[count++] = start - from;
      if (kind === OTHER) return NONE;
      if (kind <= LETTER) {
        for (; index < to; index++) {
          const next = kinds[octets[index] as number] as number;
          if (next > LETTER || next === OTHER) break;
          kind |= next;
        }
        if (kind === NUMBER) {
          // Four in a row may be an IPv4 address, which has limits.
          if (++numbers === 4) return NONE;
        } else {
          numbers = 0;
          kind = meaning(octets, start, index);
        }
      } else {
        signs |= 1 << kind;
        if (kind <= LAST_CAREFUL && isMore(kind, octets, from + (places[count - 2] ?? 0), start, to))
          return NONE;
      }
      const place = node * KINDS + kind;
      node = (children[place] as number) || this.grow(place);
      if (node === NONE) return NONE;
    }
    // A quoted-pair inside a word hides what word it is.
    if ((signs & ESCAPED) === ESCAPED) return NONE;
    places[count] = to - from;
    this.symbols = count;
    return node;
  }

  private grow(place: number): number {
    if (this.nodes === MAX_SHAPES) return NONE;
    this.children[place] = this.nodes;
    return this.nodes++;
  }
}

export const NONE = -1;
/** So many beginnings of shapes are known; ordinary lists have some thousands. */
export const MAX_SHAPES = 1 << 14;
/** A longer text has no shape. */
export const MAX_LENGTH = limits.allPartsFit;

/** Kinds of characters, and of symbols. */
const OTHER = 0;
const NUMBER = 1;
const LETTER = 2;
const WORD = 3;
const WORD_AT = 4;
const WORD_DOT = 5;
const WORD_MAILTO = 6;
/** Signs beside which something may be meant. */
const HYPHEN = 7;
const BACKSLASH = 8;
const PLUS = 9;
/** The last of them: after these three come the colon and the semicolon. */
const LAST_CAREFUL = 11;
const QUOTE = 12;
const KINDS = 32;
const ESCAPED = (1 << BACKSLASH) | (1 << QUOTE);

const kinds = new Uint8Array(256);
for (let code = 0x30; code <= 0x39; code++) kinds[code] = NUMBER;
for (let code = 0x61; code <= 0x7a; code++) {
  kinds[code] = LETTER;
  kinds[code - 0x20] = LETTER;
}
for (const [index, character] of [...'-\\+:;".@_ ,<>()/'].entries()) {
  kinds[character.charCodeAt(0)] = HYPHEN + index;
}

/** The kind of a word. */
function meaning(octets: Uint8Array, start: number, end: number): number {
  const first = (octets[start] as number) | 0x20;
  switch (end - start) {
    case 1:
      return WORD;
    case 2:
      // People spell "@" and "." with this and the next one.
      if (first === 0x61 && is('at', octets, start)) return WORD_AT;
      break;
    case 3:
      if (first === 0x64 && is('dot', octets, start)) return WORD_DOT;
      break;
    case 6:
      if (first === 0x6d && is('mailto', octets, start)) return WORD_MAILTO;
  }
  return WORD;
}

/**
 * The last letters and digits of the prefixes of checks/damage.ts that stand before a colon. Kept here in a form that is
 * fast; a test holds the two together.
 */
export const prefixes = ['smtp', 'sip', 'x500', 'rfc822', 'mail', 'email'];

/**
 * Whether a sign means something together with what stands beside it.
 * @param word where the symbol before it begins
 */
function isMore(kind: number, octets: Uint8Array, word: number, sign: number, to: number): boolean {
  switch (kind) {
    case HYPHEN:
      // Two in a row may be those of an A-label.
      return octets[sign + 1] === octets[sign] && sign + 1 < to;
    case BACKSLASH:
      // An escape of a program: two hexadecimal digits, or four, of which two are enough to be left alone.
      return (
        (is('u', octets, sign + 1) || is('x', octets, sign + 1)) && sign + 3 < to && isHex(octets, sign + 2)
      );
    case PLUS:
      // An Exchange server writes a character as its number, as in +40.
      return sign + 1 < to && kinds[octets[sign + 1] as number] === NUMBER;
    default:
      return prefixes.some((prefix) => prefix.length === sign - word && is(prefix, octets, word));
  }
}

/** Whether a word stands there, in whatever case. */
function is(word: string, octets: Uint8Array, start: number): boolean {
  for (let index = 0; index < word.length; index++) {
    const octet = octets[start + index] as number;
    if ((octet | (octet >= 0x40 ? 0x20 : 0)) !== word.charCodeAt(index)) return false;
  }
  return true;
}

function isHex(octets: Uint8Array, start: number): boolean {
  return /[\da-f]{2}/i.test(String.fromCharCode(octets[start] as number, octets[start + 1] as number));
}
