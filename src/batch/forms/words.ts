import { isLetter } from './checks.ts';
import { isPlainDomain } from './plain.ts';
import { ANYWHERE, ELEMENT, ENDING, HOST, LABEL, PLACEHOLDER, QUOTED } from './rules.ts';
import {
  type FormTree,
  kinds,
  LETTER,
  NONE,
  NUMBER,
  ROOT,
  WORD,
  WORD_AT,
  WORD_DOT,
  WORD_MAILTO,
} from './tree.ts';

/** What the words of a text mean, where rules.ts asks. */

const KIND = 7;
const AT_SIGN = 0x40;
const DOT = 0x2e;
const SPACE = 0x20;
const COLON = 0x3a;
const UNDERSCORE = 0x5f;

/** What words mean, which decides what the reasons are, or whether there is a repair and which. */
const meanings: readonly (readonly [meaning: number, words: string])[] = [
  // Labels and prefixes in damage/labels.ts, WEB_ADDRESS in damage/no-address.ts
  [
    LABEL,
    'smtp sip sips x500 rfc822 mail mails email emails mailadres mailadress mailadresse mailaddres mailaddress mailaddresse',
  ],
  [
    LABEL,
    'emailadres emailadress emailadresse emailaddres emailaddress emailaddresse post posta epost eposta mel courriel correo',
  ],
  [
    LABEL,
    'contact contacto contakt contakto kontact kontacto kontakt kontakto contato contatto contati contatti',
  ],
  [LABEL, 'sahkoposti to from bcc cc http https ftp xmpp acct skype'],
  [QUOTED, 'b'],
  [ANYWHERE, 'www'],
  [ELEMENT, 'br hyperlink'],
  // PLACEHOLDER there
  [PLACEHOLDER, 'n a na none null nil nan undefined unknown blank empty'],
  [PLACEHOLDER, Array.from({ length: 8 }, (_, more) => 'x'.repeat(more + 2)).join(' ')],
  // Spelt signs in damage/substitutes.ts: others than "at" and "dot" are rare.
  [
    ANYWHERE,
    'punkt punto ponto point arobas arobase arroba chiocciola snabel snabela kukac malpa kropka tecka',
  ],
  [
    ANYWHERE,
    'sign rate arrobas krollalfa punt pont klammeraffe zavinac apestaart apestaartje apenstaart apenstaartje',
  ],
  // After these, where they are last, an ending was left out: CUT in
  // damage/no-address.ts, removeLastDot in repair/repairs.ts.
  [ENDING, 'co ne or ac ad go ed gr lg'],
  [ENDING, Array.from('abcdefghijklmnopqrstuvwxyz').join(' ')],
  // DOTTED_PROVIDERS in repair/repairs.ts, which have names of their own kind
  [HOST, 'ne au mail bk inbox list softbank uqmobile willcom'],
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
  lengths[place] = (lengths[place] as number) | (1 << word.length);
}

/** The kind of a word, and what it means. */
function meaning(octets: Uint8Array, start: number, end: number): number {
  const length = end - start;
  if (length > MAX_MEANT) return WORD;
  const [first, last] = [octets[start] as number, octets[end - 1] as number];
  if (!((lengths[ends(first, last)] as number) & (1 << length))) return WORD;
  if (length === 2 && isLetter(first, 0x61) && isLetter(last, 0x74)) return WORD_AT;
  let word = '';
  for (let index = start; index < end; index++) word += String.fromCharCode((octets[index] as number) | 0x20);
  return meant.get(word) ?? WORD;
}

/**
 * The node of a text's form in a tree in which words that mean something are symbols of their own.
 * @param tree null where only that is asked
 * @param without the meanings of words with which a text has no form
 */
export function walkWords(
  tree: FormTree | null,
  without: number,
  octets: Uint8Array,
  from: number,
  to: number,
): number {
  let node = ROOT;
  let hasAt = false;
  let words = 0;
  let isPlaceholder = false;
  for (let index = from; index < to; ) {
    const start = index;
    let kind = kinds[octets[index++] as number] as number;
    if (kind === AT) hasAt = true;
    if (kind <= LETTER) {
      for (; index < to; index++) {
        const next = kinds[octets[index] as number] as number;
        if (next > LETTER) break;
        kind |= next;
      }
      words++;
      if (kind !== NUMBER) {
        const found = meaning(octets, start, index) & (without | KIND);
        if (found !== WORD) {
          if (found & ~(KIND | HOST | ENDING | PLACEHOLDER)) return NONE;
          if (found & HOST && hasAt && index < to) return NONE;
          if (found & ENDING && isLast(octets, index, to)) return NONE;
          if (found & PLACEHOLDER) isPlaceholder = true;
        }
        kind = found & KIND;
      }
    }

    if (tree) node = tree.step(node, kind);
    if (node === NONE) return NONE;
  }
  // "n/a" has two.
  return isPlaceholder && words <= 2 ? NONE : node;
}

/** What a text without an "@" holds: words that mean nothing there; or "at" between spaces, before a plain domain. */
const MEANS_NOTHING = 1;
const SPELT_AT = 2;
/** Something else, for which each word is looked at. */
export const OTHER_WORDS = 3;

/**
 * What a text of letters, digits, spaces and ".", "-", "_", "+" holds. A word for "@" or for a dot has spaces around it, or
 * signs but dots (damage/substitutes.ts).
 */
export function bareWords(octets: Uint8Array, from: number, to: number): number {
  let words = 0;
  let spelt = -1;
  /** Where a word may begin, and whether there is such a sign before it. */
  let start = from;
  let isApart = false;
  for (let index = from; index < to; index++) {
    const octet = octets[index] as number;
    if (octet > DOT && octet !== UNDERSCORE) continue;
    if (start < index) {
      // "www." is before a web page.
      if (++words === 1 && index - start === 3 && isLetter(octets[start] as number, 0x77)) return OTHER_WORDS;
      if (isApart && octet !== DOT) {
        const found = meaning(octets, start, index);
        const isSpaced = octet === SPACE && octets[start - 1] === SPACE;
        if (found === WORD_AT && isSpaced && spelt < 0) spelt = index + 1;
        else if (found === WORD_AT || found === WORD_DOT || found & ANYWHERE) return OTHER_WORDS;
      }
    }
    start = index + 1;
    isApart = octet !== DOT;
  }
  // "n/a" has two, and the last one is not counted.
  if (words < 2) return OTHER_WORDS;
  if (spelt < 0) return MEANS_NOTHING;
  return isPlainDomain(octets, spelt, to) ? SPELT_AT : OTHER_WORDS;
}

/** What stands before a colon. */
const LINK = 1;
const ANY_WORD = 2;

const isLabel = (found: number) => (found & LABEL) > 0 || found === WORD_MAILTO;

/** What stands before the first colon: the prefix of a link, or words that mean nothing there; NONE for others. */
export function prefixOf(octets: Uint8Array, from: number): number {
  let start = from;
  let index = from;
  for (; octets[index] !== COLON; index++) {
    if ((kinds[octets[index] as number] as number) <= LETTER) continue;
    if (start < index && isLabel(meaning(octets, start, index))) return NONE;
    start = index + 1;
  }
  const found = start < index ? meaning(octets, start, index) : WORD;
  if (found === WORD_MAILTO && start === from) return LINK;
  return isLabel(found) ? NONE : ANY_WORD;
}

const AT = kinds[AT_SIGN] as number;

/** Finds out where each word and each sign of a text begins, as `FormTree.divide` does where words may be joined. */
export function divideWords(octets: Uint8Array, from: number, to: number, places: Uint8Array): number {
  let count = 0;
  for (let index = from; index < to; ) {
    places[count++] = index - from;
    const isWord = (kinds[octets[index++] as number] as number) <= LETTER;
    while (isWord && index < to && (kinds[octets[index] as number] as number) <= LETTER) index++;
  }
  places[count] = to - from;
  return count;
}

/** Whether no other word follows in a domain, nor an "@". */
function isLast(octets: Uint8Array, index: number, to: number): boolean {
  if (index === to || octets[index] === AT_SIGN) return false;
  if (octets[index] !== DOT || index + 1 === to) return true;
  return (kinds[octets[index + 1] as number] as number) > LETTER;
}
