import type { FormCount, Judged } from './tally.ts';
import { MAX_LENGTH, type Template } from './template.ts';

/**
 * Finds the form of an ordinary text: what is left of it when its words are all the same. `anna..schmidt@example.com` has
 * the form `w..w@w.w` of every other address with this slip, and so the same reasons at the same places. A symbol of a
 * form is a word, which is a run of letters and digits, or a number, which is one of digits alone, or any other
 * character of the alphabet. Words that mean something have no form, or are a symbol of their own; neither has a text
 * with white space or a colon, or with no "@" or several, in which the words tell what is the address.
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
    let node = 0;
    let count = 0;
    /** The kinds of signs that were seen, a bit each. */
    let signs = 0;
    let numbers = 0;
    let ats = 0;
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
        if (isMeant(octets, start, index)) return NONE;
        if (kind === NUMBER) {
          // Four in a row may be an IPv4 address, which has limits.
          if (++numbers === 4) return NONE;
        } else {
          numbers = 0;
          kind = meaning(octets, start, index);
        }
      } else {
        signs |= 1 << kind;
        if (kind === AT && ++ats > 1) return NONE;
        if (isMore(kind, octets, start, to)) return NONE;
      }
      const place = node * KINDS + kind;
      node = (children[place] as number) || this.grow(place);
      if (node === NONE) return NONE;
    }
    // A quoted-pair inside a word hides what word it is.
    if (ats === 0 || (signs & ESCAPED) === ESCAPED) return NONE;
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
const OTHER = 0;
const NUMBER = 1;
const LETTER = 2;
const WORD = 3;
const WORD_AT = 4;
const WORD_DOT = 5;
/** Signs beside which something may be meant. */
const HYPHEN = 6;
const BACKSLASH = 7;
const PLUS = 8;
const QUOTE = 9;
const AT = 10;
const KINDS = 32;
const ESCAPED = (1 << BACKSLASH) | (1 << QUOTE);

const kinds = new Uint8Array(256);
for (let code = 0x30; code <= 0x39; code++) kinds[code] = NUMBER;
for (let code = 0x61; code <= 0x7a; code++) {
  kinds[code] = LETTER;
  kinds[code - 0x20] = LETTER;
}
for (const [index, character] of [...'-\\+"@._,<>()#!^`|~$*/?{}'].entries()) {
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
  }
  return WORD;
}

/**
 * Words that decide whether there is a repair: those after which an ending was left out, and those of the providers with
 * names of their own kind (repair/repairs.ts); the beginning of a host; and words for a dot (damage/substitutes.ts).
 */
const MEANT = [
  '',
  '',
  'co ne or ac ad go ed gr lg au ru',
  'www',
  'mail',
  'ezweb punkt punto ponto point',
  'docomo disney',
  '',
  'softbank vodafone',
].map((words) => words.split(' '));

function isMeant(octets: Uint8Array, start: number, end: number): boolean {
  return MEANT[end - start]?.some((word) => word !== '' && is(word, octets, start)) ?? false;
}

/**
 * Whether a sign means something together with what stands beside it.
 */
function isMore(kind: number, octets: Uint8Array, sign: number, to: number): boolean {
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
      return false;
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

/**
 * What ordinary ways to go wrong amount to, learnt from the judge itself: what it found of a text holds for every other
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
  learn({ valid, reasons }: Judged): void {
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
    readonly reasons: Judged['reasons'],
  ) {}
}

/** The number of forms that are remembered. */
const MAX_LEARNT = 1 << 12;
const NOTHING: Uint8Array = new Uint8Array();
