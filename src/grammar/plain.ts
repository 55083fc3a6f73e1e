import * as limits from '../limits.ts';

/**
 * The fast path: a table of states decides, one look-up a character, on ordinary addresses such as
 * `first.last+tag@sub.example.com`, and on what is wrong in an ordinary way. What it calls plain is valid in every
 * profile and has no reason at all; what it calls invalid is an error of the grammar; all else is left to the grammar.
 * Property tests prove the first two.
 */

/*
 * What a character can be:
 *   0 atext that may have a warning   1 a small letter           2 a digit
 *   3 atext that never has a warning  4 a dot                    5 a hyphen
 *   6 an @                            8 a double quote           9 a bracket
 *   7 not atext: specials, space and controls
 *   a a plus or an apostrophe: at the beginning they have a warning
 *   b a capital letter: in a domain it has another form
 */
export const LETTER = 1;
export const CAPITAL = 0xb;
/** A power of two: a state is the index at which its row begins, so that a kind needs only be ORed to it. */
export const KINDS = 16;

/** The kind of each ASCII character in base 16, sixteen a row. */
const kindOf = /* @__PURE__ */ Uint8Array.from(
  '7777777777777777' +
    '7777777777777777' +
    '7080000a770a7540' +
    '2222222222777070' +
    '6bbbbbbbbbbbbbbb' +
    'bbbbbbbbbbb97703' +
    '0111111111111111' +
    '1111111111100007',
  (kind) => Number.parseInt(kind, KINDS),
);

/** What `plain` answers. */
export const UNDECIDED = 0;
export const INVALID = 1 * KINDS;

/** What stands for a kind at the end of a text. */
export const END = 0xc;
export const BEGINNING = 2 * KINDS;
export const PLAIN = 0xc * KINDS;
/** The same with capital letters in its domain. */
export const PLAIN_WITH_CAPITALS = 0x12 * KINDS;

/**
 * The next state, at the place of the state and the kind: in base 36, 0 and 1 as ? and 1, by kind of character, in the order
 * above, and last what it means to end here. Two hyphens in a row are left to the grammar: they may be those of an A-label.
 */
const next = /* @__PURE__ */ Uint16Array.from(
  '?????????????   ' + // 0 undecided
    '1111111111111   ' + // 1 invalid
    '?3331?11?1?31   ' + // 2 the beginning
    '?333458111331   ' + // 3 in an atom
    '?333151111331   ' + // 4 after its dot
    '?6664?8111761   ' + // 5 after its hyphen
    '?666458111761   ' + // 6 in an atom that has a hyphen
    '?6?6458111761   ' + // 7 after a plus there: with a digit it may be a character that Exchange encoded, as in +40
    '199111111?1f1   ' + // 8 the beginning of the domain
    '1991ba11111f?   ' + // 9 in its first label: it may be the only one, which has a warning
    '19911?11111f1   ' + // a after its hyphen
    '1cd11111111i1   ' + // b after a dot: a further label begins
    '1cc1be11111ic   ' + // c in a label with a letter: here the address may end
    '1cd1be11111i1   ' + // d in a label of digits so far, which cannot be the last (RFC 1123 2.1)
    '1cc11?11111i1   ' + // e after a hyphen: whatever follows, the label is not of digits alone
    '1ff1hg11111f?   ' + // f to k as 9 to e, where the domain has a capital letter
    '1ff11?11111f1   ' +
    '1ij11111111i1   ' +
    '1ii1hk11111ii   ' +
    '1ij1hk11111i1   ' +
    '1ii11?11111i1',
  (state) => Number.parseInt(state, 36) * KINDS,
);

// Also for what takes non-ASCII letters, or octets, through the same tables. Under names of their own: V8 takes the
// value of a constant into the code only where the module keeps it to itself, which is a fifth of the speed.
export const kinds = kindOf;
export const transitions = next;

/** Its own, since V8 takes no value of another module's constant into the code. */
const MAX_LENGTH = limits.allPartsFit;

/** PLAIN or PLAIN_WITH_CAPITALS for a plain address; INVALID or UNDECIDED for others. */
export function plain(text: string): number {
  const { length } = text;
  if (length > MAX_LENGTH) return UNDECIDED;
  let state = BEGINNING;
  let index = 0;
  // The loop decides the speed of the package: two characters at a time save a quarter, and to note the "@" on the way
  // would cost a third. What is noted of capital letters costs nothing, since a state does it.
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
