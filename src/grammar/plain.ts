/**
 * The fast path for ordinary addresses: `first.last+tag@sub.example.com`. A table of states decides, one look-up a
 * character. What it accepts is valid in every profile and has no reason at all; whatever it does not accept is judged
 * by the grammar. A property test proves the first half.
 */

/** What a character can be in a plain address; 0 is one that no plain address holds. */
const LETTER = 1;
const DIGIT = 2;
/** Atext that nothing warns about. */
const ATEXT = 3;
const DOT = 4;
const HYPHEN = 5;
const AT = 6;

const kinds = new Uint8Array(128);
for (let code = 0x61; code <= 0x7a; code++) kinds[code] = kinds[code - 0x20] = LETTER;
for (let code = 0x30; code <= 0x39; code++) kinds[code] = DIGIT;
for (const character of "_+'") kinds[character.charCodeAt(0)] = ATEXT;
kinds[0x2d] = HYPHEN;
kinds[0x2e] = DOT;
kinds[0x40] = AT;

/**
 * The next state by kind of character: other, letter, digit, atext, dot, hyphen, "@"; `-` refuses. Two hyphens in a
 * row are left to the grammar: they may be those of an A-label.
 */
const rows = [
  '-------', // 0 refused
  '-222---', // 1 the beginning: no hyphen may lead
  '-222345', // 2 in an atom
  '-222-4-', // 3 behind its dot
  '-2223-5', // 4 behind its hyphen
  '-66----', // 5 the beginning of the domain
  '-66-87-', // 6 in its first label
  '-66----', // 7 behind its hyphen
  '-9a----', // 8 behind a dot: a further label begins
  '-99-8b-', // 9 in a label with a letter: here the address may end
  '-9a-8c-', // a in a label of digits so far, which may not be the last (RFC 1123 2.1)
  '-99----', // b behind a hyphen, a letter came before
  '-9a----', // c behind a hyphen, digits came before
];
const DOMAIN = 5;
const ACCEPTED = 9;

const transitions = new Uint8Array(rows.length * 8);
rows.forEach((row, state) => {
  for (let kind = 0; kind < row.length; kind++) {
    transitions[state * 8 + kind] = row[kind] === '-' ? 0 : Number.parseInt(row[kind] as string, 16);
  }
});

/** Within so many octets no local part can be over 64 and no label over 63 (RFC 5321 4.5.3.1.1, RFC 1035 2.3.4). */
const MAX_LENGTH = 64;

/** Added to the place of the "@" when the domain has letters in upper case. */
export const HAS_UPPER_CASE = 128;

/** Letters in lower case, digits, hyphens and dots have this bit; letters in upper case do not. */
const LOWER_CASE_BIT = 0x20;

/**
 * Looks whether a string is a plain address. Returns the index of its "@", with HAS_UPPER_CASE added where the domain
 * is not in lower case; 0 for anything else.
 */
export function plainAt(text: string): number {
  const { length } = text;
  if (length > MAX_LENGTH) return 0;
  let state = 1;
  let index = 0;
  // The look-up stands here twice: called as a function it costs a third more.
  do {
    if (index === length) return 0;
    const code = text.charCodeAt(index++);
    if (code > 127) return 0;
    state = transitions[state * 8 + (kinds[code] as number)] as number;
    if (state === 0) return 0;
  } while (state !== DOMAIN);
  const at = index - 1;
  let allBits = LOWER_CASE_BIT;
  for (; index < length; index++) {
    const code = text.charCodeAt(index);
    if (code > 127) return 0;
    state = transitions[state * 8 + (kinds[code] as number)] as number;
    if (state === 0) return 0;
    allBits &= code;
  }
  if (state !== ACCEPTED) return 0;
  return allBits === 0 ? at + HAS_UPPER_CASE : at;
}
