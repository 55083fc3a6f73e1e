import type { FormCount, RecordResult } from './tally.ts';
import { MAX_LENGTH, type Template } from './template.ts';

/**
 * Finds the form of an ordinary text: what is left of it when its words are all the same. `anna..schmidt@example.com` has
 * the form `w..w@w.w` of every other address with this slip, and so the same reasons at the same places. A symbol of a
 * form is a word, which is a run of letters and digits, or a number, which is one of digits alone, or any other
 * character of the alphabet. Words that mean something have no form where they do, or are a symbol of their own; neither
 * has a text with several "@", or with white space between words, in which the words tell what is the address.
 */
class FormFinder {
  /** How many symbols the text has that was looked at last. */
  symbols = 0;
  /** Where each of them begins, in octets from the beginning of the text, and after them where the text ends. */
  readonly places = new Uint8Array(MAX_LENGTH + 1);
  /** The children of each node of a tree of forms, by kind of symbol; 0 where there is none yet. */
  private readonly children = new Uint16Array(MAX_FORMS * KINDS);
  private nodes = 1;

  /** The number of a text's form; NONE where it has none, or there are too many others. */
  find(octets: Uint8Array, from: number, to: number): number {
    this.symbols = 0;
    if (to - from > MAX_LENGTH) return NONE;
    const { children, places } = this;
    const kindOf = kinds;
    let node = 0;
    let count = 0;
    /** The kinds of signs that were seen, a bit each. */
    let signs = 0;
    /** And of words that mean something. */
    let words = 0;
    let numbers = 0;
    let index = from;
    while (index < to) {
      const start = index;
      const first = octets[index++] as number;
      let kind = kindOf[first] as number;
      places[count++] = start - from;
      if (kind === OTHER) return NONE;
      if (kind <= LETTER) {
        for (; index < to; index++) {
          const next = kindOf[octets[index] as number] as number;
          if (next > LETTER) break;
          kind |= next;
        }
        if (kind === NUMBER) {
          // Four in a row may be an IPv4 address, which has limits.
          if (++numbers === 4) return NONE;
        } else {
          numbers = 0;
          kind = WORD;
          const length = index - start;
          if (
            length <= MAX_MEANT &&
            (lengths[ends(first, octets[index - 1] as number)] as number) & bit(length)
          ) {
            const found = meaning(octets, start, length);
            if (found & ANYWHERE || (found & HOST && signs & bit(AT) && index < to)) return NONE;
            if (found & ENDING && isLast(octets, index, to)) return NONE;
            words |= found;
            kind = found % KINDS;
          }
        }
      } else {
        if (kind <= AT && isMore(kind, octets, from, start, to, signs)) return NONE;
        signs |= bit(Math.min(kind, RARE));
      }
      const place = node * KINDS + kind;
      node = (children[place] as number) || this.grow(place);
      if (node === NONE) return NONE;
    }
    if (isOpen(signs, words) || (signs & bit(SPACE) && isQuoteOpen(octets, from, to))) return NONE;
    places[count] = to - from;
    this.symbols = count;
    return node;
  }

  private grow(place: number): number {
    if (this.nodes === MAX_FORMS) return NONE;
    this.children[place] = this.nodes;
    return this.nodes++;
  }
}

const NONE = -1;
/** The number of beginnings of forms that are kept; ordinary lists have some thousands. */
const MAX_FORMS = 1 << 14;

/** Kinds of characters, and of symbols. */
const NUMBER = 1;
const LETTER = 2;
const WORD = 3;
const WORD_AT = 4;
const WORD_DOT = 5;
/** Signs, first those beside which something may be meant. */
const HYPHEN = 6;
const BACKSLASH = 7;
const PLUS = 8;
const PERCENT = 9;
const EQUALS = 10;
const SPACE = 11;
const COLON = 12;
const AT = 13;
const QUOTE = 14;
const DOT = 15;
const UNDERSCORE = 16;
const ANGLE = 17;
const SLASH = 18;
const RARE = 19;
const SIGNS = '-\\+%= :@"._</,>()#!^`|~$*?{}\'&';
const WORD_MAILTO = 62;
/** Of no form. */
const OTHER = 63;
const KINDS = 64;
/** What words mean: before a colon, without an "@", last, as a host, anywhere. */
const LABEL = 1 << 6;
const PLACEHOLDER = 1 << 7;
const ENDING = 1 << 8;
const HOST = 1 << 9;
const ANYWHERE = 1 << 10;
/** Before a quotation mark. */
const QUOTED = 1 << 11;

const bit = (kind: number) => 1 << kind;

const kinds = new Uint8Array(256).fill(OTHER);
for (let code = 0x30; code <= 0x39; code++) kinds[code] = NUMBER;
for (let code = 0x61; code <= 0x7a; code++) {
  kinds[code] = LETTER;
  kinds[code - 0x20] = LETTER;
}
for (const [index, character] of [...SIGNS].entries()) kinds[character.charCodeAt(0)] = HYPHEN + index;

/** What words mean, which decides what the reasons are, or whether there is a repair and which. */
const meanings: readonly (readonly [meaning: number, words: string])[] = [
  // Labels and prefixes in damage/labels.ts, WEB_ADDRESS in damage/no-address.ts
  [
    LABEL,
    'smtp sip x500 rfc822 mail mails email emails mailadres mailadress mailadresse mailaddres mailaddress mailaddresse',
  ],
  [
    LABEL,
    'emailadres emailadress emailadresse emailaddres emailaddress emailaddresse post posta epost eposta mel courriel correo',
  ],
  [
    LABEL,
    'contact contacto contakt contakto kontact kontacto kontakt kontakto contato contatto contati contatti',
  ],
  [LABEL, 'sahkoposti to from bcc cc http https ftp xmpp acct'],
  [QUOTED, 'b'],
  [ANYWHERE, 'www br hyperlink'],
  // PLACEHOLDER there
  [PLACEHOLDER, 'n a na none null nil nan undefined unknown blank empty'],
  [PLACEHOLDER, Array.from({ length: 8 }, (_, more) => 'x'.repeat(more + 2)).join(' ')],
  // Spelt signs in damage/substitutes.ts: others than "at" and "dot" are rare.
  [ANYWHERE, 'punkt punto ponto point arobas arobase arroba chiocciola snabel kukac malpa kropka tecka'],
  [ANYWHERE, 'klammeraffe zavinac apestaart apestaartje apenstaart apenstaartje'],
  // After these, where they are last, an ending was left out: CUT in
  // damage/no-address.ts, removeLastDot in repair/repairs.ts.
  [ENDING, 'co ne or ac ad go ed gr lg'],
  // DOTTED_PROVIDERS in repair/repairs.ts, which have names of their own kind
  [HOST, 'au mail ezweb docomo disney softbank vodafone'],
];

/** The kind of each such word, and what it means. */
const meant = new Map([
  ['at', WORD_AT],
  ['dot', WORD_DOT],
  ['mailto', WORD_MAILTO],
]);
for (const [meaning, words] of meanings)
  for (const word of words.split(' ')) meant.set(word, (meant.get(word) ?? WORD) | meaning);
const MAX_MEANT = Math.max(...Array.from(meant.keys(), ({ length }) => length));

/** The lengths of those with the same first and last letter, a bit each: most other words are told by theirs. */
const lengths = new Uint32Array(1 << 10);
const ends = (first: number, last: number) => ((first & 31) << 5) | (last & 31);
for (const word of meant.keys()) {
  const place = ends(word.charCodeAt(0), word.charCodeAt(word.length - 1));
  lengths[place] = (lengths[place] as number) | bit(word.length);
}

/** The kind of a word that may be one of those, and what it means. */
function meaning(octets: Uint8Array, start: number, length: number): number {
  let word = '';
  for (let index = start; index < start + length; index++) {
    word += String.fromCharCode((octets[index] as number) | 0x20);
  }
  return meant.get(word) ?? WORD;
}

const kindAt = (octets: Uint8Array, index: number) => kinds[octets[index] as number] as number;

/** Whether no other word follows in a domain, nor an "@". */
function isLast(octets: Uint8Array, index: number, to: number): boolean {
  if (index === to || kindAt(octets, index) === AT) return false;
  return kindAt(octets, index) !== DOT || index + 1 === to || kindAt(octets, index + 1) > LETTER;
}

/** Whether a sign means something together with what stands beside it, or it is one too many. */
function isMore(
  kind: number,
  octets: Uint8Array,
  from: number,
  sign: number,
  to: number,
  signs: number,
): boolean {
  const next = sign + 1 < to ? (octets[sign + 1] as number) : -1;
  switch (kind) {
    case HYPHEN:
      // Two in a row may be those of an A-label.
      return next === octets[sign];
    case BACKSLASH:
      // An escape of a program: \n, \r, \t, \u, \x
      return next > 0 && 'nrtux'.includes(String.fromCharCode(next | 0x20));
    case PLUS:
      // An Exchange server writes a character as its number, as in +40.
      return (kinds[next] as number) === NUMBER;
    case PERCENT:
      return isHex(octets, sign + 1, to);
    case EQUALS:
      // An octet, an encoded-word, an address of Exchange, one that Cloudflare hides
      return (
        isHex(octets, sign + 1, to) ||
        next === 0x3f ||
        (signs & bit(QUOTE)) > 0 ||
        /imcea/i.test(String.fromCharCode(...octets.subarray(from, sign)))
      );
    case SPACE:
      return !isApart(octets, from, sign, to, signs);
    case COLON:
      // An IPv6 address, or a web page's
      return (signs & bit(AT)) > 0 || next === 0x2f;
    default:
      return (signs & bit(AT)) > 0;
  }
}

/** Whether a space stands where it divides no words: at an edge, beside the "@", after the only dot, in a quoted string. */
function isApart(octets: Uint8Array, from: number, sign: number, to: number, signs: number): boolean {
  let first = sign;
  while (first > from && kindAt(octets, first - 1) === SPACE) first--;
  let next = sign + 1;
  while (next < to && kindAt(octets, next) === SPACE) next++;
  if (first === from || next === to) return true;
  const before = kindAt(octets, first - 1);
  if (before === AT || kindAt(octets, next) === AT) return true;
  if (!(signs & bit(AT))) return kindAt(octets, from) === QUOTE;
  let dot = first - 2;
  while (kindAt(octets, dot) !== DOT && kindAt(octets, dot) !== AT) dot--;
  return before === DOT && kindAt(octets, dot) === AT;
}

/** Whether the quoted string in which a space is does not end before the "@", or there is another quote. */
function isQuoteOpen(octets: Uint8Array, from: number, to: number): boolean {
  if (kindAt(octets, from) !== QUOTE) return false;
  let quotes = 0;
  let last = from;
  for (let index = from; index < to; index++) {
    if (kindAt(octets, index) !== QUOTE) continue;
    quotes++;
    last = index;
  }
  return quotes !== 2 || last + 1 === to || kindAt(octets, last + 1) !== AT;
}

/** Whether the words of a text with these signs, some of which mean something, tell more of it than its form. */
function isOpen(signs: number, words: number): boolean {
  // A quoted-pair inside a word hides what word it is.
  if ((signs & ESCAPED) === ESCAPED || (signs & MARKUP) === MARKUP) return true;
  if (!(signs & bit(AT)) && (signs & ~BARE || words & PLACEHOLDER)) return true;
  if (words & QUOTED && signs & QUOTES) return true;
  return (signs & bit(COLON)) > 0 && ((signs & BESIDE_LABEL) > 0 || (words & LABEL) > 0);
}

const ESCAPED = bit(BACKSLASH) | bit(QUOTE);
/** Elements of a page: some names are known. */
const MARKUP = bit(ANGLE) | bit(SLASH);
/** Quotation marks, of which the single one is among the rare signs. */
const QUOTES = bit(QUOTE) | bit(RARE);
/** What a text without an "@" may have. */
const BARE = bit(HYPHEN) | bit(DOT) | bit(UNDERSCORE);
/** What makes a label of any words before a colon. */
const BESIDE_LABEL = bit(SPACE) | bit(QUOTE) | bit(EQUALS);

function isHex(octets: Uint8Array, start: number, to: number): boolean {
  if (start + 2 > to) return false;
  return /[\da-f]{2}/i.test(String.fromCharCode(octets[start] as number, octets[start + 1] as number));
}

/**
 * What ordinary ways to go wrong amount to, learnt from the parser itself: what it found of a text holds for every other
 * text of its form. Property tests prove it.
 */
export class FormMemory {
  /** Where the symbols of the text stand that was asked for last. */
  readonly finder = new FormFinder();
  private readonly known: Form[] = [];
  /** One more than the place of each form in `known`; 0 where it is not there. */
  private readonly places = new Uint16Array(MAX_FORMS);
  /** The form of the text that was asked for last. */
  private asked = NONE;
  /** The forms that were met since `take`. */
  private met: Form[] = [];

  /** What is known of the form of a text, which stands at `from` to `to`; null for nothing. */
  find(octets: Uint8Array, from: number, to: number): Form | null {
    const asked = this.finder.find(octets, from, to);
    this.asked = asked;
    const place = asked === NONE ? 0 : (this.places[asked] as number);
    return place === 0 ? null : (this.known[place - 1] as Form);
  }

  /** Counts the text that was asked for last, whose form is known. */
  count(form: Form, octets: Uint8Array, from: number, to: number, line: number): void {
    if (form.count++ > 0) return;
    form.line = line;
    form.octets = octets;
    form.from = from;
    form.to = to;
    this.met.push(form);
  }

  /** Learns what became of the text that was asked for last and is not known. */
  learn({ valid, reasons }: RecordResult): void {
    if (this.asked === NONE || this.known.length === MAX_LEARNT) return;
    this.places[this.asked] = this.known.push(new Form(valid, reasons));
  }

  /** Forgets what is written of texts. */
  forgetTemplates(): void {
    for (const form of this.known) form.template = undefined;
  }

  /** The forms that were met, which begin to be counted anew. */
  take(): readonly Form[] {
    const { met } = this;
    this.met = [];
    return met;
  }
}

/** What is known of a form, and how often it was met in a block, where first. */
export class Form implements FormCount {
  /** What is written of its texts; null where that cannot be known, undefined where it was not tried. */
  template: Template | null | undefined;
  count = 0;
  line = 0;
  octets = NOTHING;
  from = 0;
  to = 0;

  constructor(
    readonly valid: boolean,
    readonly reasons: RecordResult['reasons'],
  ) {}
}

/** The number of forms that are remembered. */
const MAX_LEARNT = 1 << 12;
const NOTHING: Uint8Array = new Uint8Array();
