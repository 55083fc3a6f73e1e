import * as limits from '../limits.ts';

/**
 * The fast path: a table of states decides, one look-up a character, on ordinary addresses such as
 * `first.last+tag@sub.example.com`, and on what is wrong in an ordinary way. What it calls plain is valid in every
 * profile and has no reason at all; what it calls invalid is an error of the grammar; all else is left to the grammar.
 * Property tests prove the first two.
 */

/** What a character can be. */
const OTHER = 0; // atext that may have a warning
export const LETTER = 1;
const DIGIT = 2;
const ATEXT = 3; // atext that never has a warning
const DOT = 4;
const HYPHEN = 5;
const AT = 6;
const SPECIAL = 7; // not atext: specials, space and controls
const QUOTE = 8;
const BRACKET = 9;
export const CAPITAL = 10;
const PLUS = 11; // at the beginning a spreadsheet takes it for a formula
/** A power of two: a state is the index at which its row begins, so that a kind needs only be ORed to it. */
const KINDS = 16;

const kindOf = new Uint8Array(128).fill(SPECIAL);
for (const character of '!#$%&*/=?^`{|}~') kindOf[character.charCodeAt(0)] = OTHER;
for (const character of "_'") kindOf[character.charCodeAt(0)] = ATEXT;
for (let code = 0x30; code <= 0x39; code++) kindOf[code] = DIGIT;
for (let code = 0x61; code <= 0x7a; code++) {
  kindOf[code] = LETTER;
  kindOf[code - 0x20] = CAPITAL;
}
kindOf[0x2b] = PLUS;
kindOf[0x2d] = HYPHEN;
kindOf[0x2e] = DOT;
kindOf[0x40] = AT;
kindOf[0x22] = QUOTE;
kindOf[0x5b] = BRACKET;

/** What `plain` answers. */
export const UNDECIDED = 0;
export const INVALID = KINDS;

/**
 * The next state by kind of character, in the order above, and last what it means to end here: `?` undecided, `!`
 * invalid. Two hyphens in a row are left to the grammar: they may be those of an A-label.
 */
const rows = [
  '?????????? ??', // 0 undecided
  '!!!!!!!!!! !!', // 1 invalid
  '?333!?!!?! ?!', // 2 the beginning
  '?333458!!! 3!', // 3 in an atom
  '?333!5!!!! 3!', // 4 after its dot
  '?6664?8!!! 7!', // 5 after its hyphen
  '?666458!!! 7!', // 6 in an atom that has a hyphen
  '?6?6458!!! 7!', // 7 after a plus there: with a digit it may be a character that Exchange encoded, as in +40
  '!99!!!!!!? !!', // 8 the beginning of the domain
  '!99!ba!!!! !?', // 9 in its first label: it may be the only one, which has a warning
  '!99!!?!!!! !!', // a after its hyphen
  '!cd!!!!!!! !!', // b after a dot: a further label begins
  '!cc!be!!!! !c', // c in a label with a letter: here the address may end
  '!cd!be!!!! !!', // d in a label of digits so far, which cannot be the last (RFC 1123 2.1)
  '!cc!!?!!!! !!', // e after a hyphen: whatever follows, the label is not of digits alone
];
const END = 12;
export const BEGINNING = 2 * KINDS;
const DOMAIN = 8;
/** The rows of a domain are in the table twice: for lower case so far, and for once a capital letter was seen. */
const CAPITALS = rows.length - DOMAIN;
export const PLAIN = 0xc * KINDS;

/** The next state, at the place of the state and the kind. */
const next = /* @__PURE__ */ compile();

// Also for what takes non-ASCII letters, or octets, through the same tables. Under names of their own: V8 takes the
// value of a constant into the code only where the module keeps it to itself, which is a fifth of the speed.
export const kinds = kindOf;
export const transitions = next;

function compile(): Uint16Array {
  const table = new Uint16Array((rows.length + CAPITALS) * KINDS);
  rows.forEach((row, number) => {
    for (let kind = 0; kind < KINDS; kind++) {
      const letter = row[kind === CAPITAL ? LETTER : kind] as string;
      const target = letter === '!' ? 1 : Number.parseInt(letter, 16) || 0;
      const inCapitals = number >= DOMAIN && target > 1 ? target + CAPITALS : target;
      table[number * KINDS + kind] = (kind === CAPITAL ? inCapitals : target) * KINDS;
      if (number >= DOMAIN) table[(number + CAPITALS) * KINDS + kind] = inCapitals * KINDS;
    }
  });
  return table;
}

/** Its own, since V8 takes no value of another module's constant into the code. */
const MAX_LENGTH = limits.allPartsFit;

/** PLAIN, or more where its domain has capital letters, for a plain address; INVALID or UNDECIDED for others. */
export function plain(text: string): number {
  const { length } = text;
  if (length > MAX_LENGTH) return UNDECIDED;
  let state = BEGINNING;
  let index = 0;
  // The loop decides the speed of the package: two characters at a time save a quarter, and to note the "@" on the way
  // would cost a third.
  for (const last = length - 1; index < last; index += 2) {
    const first = text.charCodeAt(index);
    const second = text.charCodeAt(index + 1);
    if ((first | second) > 127) return UNDECIDED;
    const between = next[state | (kindOf[first] as number)] as number;
    state = next[between | (kindOf[second] as number)] as number;
    if (state <= INVALID) return state;
  }
  if (index < length) {
    const code = text.charCodeAt(index);
    if (code > 127) return UNDECIDED;
    state = next[state | (kindOf[code] as number)] as number;
  }
  return next[state | END] as number;
}
