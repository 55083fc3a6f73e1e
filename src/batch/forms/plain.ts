import { BEGINNING, END, INVALID, KINDS, kinds, transitions } from '../../grammar/plain.ts';
import * as limits from '../../limits.ts';
import { CR, LF } from '../block.ts';

/**
 * The table of grammar/plain.ts over octets and line ends: one look-up an octet decides on an ordinary line, and no
 * string is made of it. What it calls plain has no reason at all under any options that look at it (`maxOctets` may be
 * too low for that); all else is left to `parseMailbox`. Property tests prove it.
 */

/** Where a line's way through the table ends: 0 is any other line. */
const PLAIN = 1;
const EMPTY = 2;
/** States above these go on. */
const LAST_END = EMPTY;

/** The row of a state of plain.ts. States are held shifted into their rows. */
const rowOf = (state: number) => (state / KINDS + 1) << 8;

const START = /* @__PURE__ */ rowOf(BEGINNING);
/** What follows a CR after an address, or after nothing, in the rows of what is decided there. */
const CR_AFTER_ADDRESS = 1 << 8;
const CR_ALONE = 2 << 8;

/** A row a state, a column an octet: the next state. */
const table = /* @__PURE__ */ compile();

function compile(): Uint16Array {
  const table = new Uint16Array(rowOf(transitions.length + KINDS));
  table[START | LF] = EMPTY;
  table[START | CR] = CR_ALONE;
  table[CR_AFTER_ADDRESS | LF] = PLAIN;
  table[CR_ALONE | LF] = EMPTY;
  for (let state = BEGINNING; state < transitions.length; state += KINDS) {
    const row = rowOf(state);
    for (let code = 0; code < kinds.length; code++) {
      const next = transitions[state | (kinds[code] as number)] as number;
      if (next > INVALID) table[row | code] = rowOf(next);
    }
    if ((transitions[state | END] as number) <= INVALID) continue;
    table[row | LF] = PLAIN;
    table[row | CR] = CR_AFTER_ADDRESS;
  }
  return table;
}

/** Where the domain begins. */
const DOMAIN_START = Array.from('a@').reduce(
  (state, sign) => table[state | sign.charCodeAt(0)] as number,
  START,
);

/** Of a longer address the parts are measured. A constant of its own, as in grammar/plain.ts. */
const MAX_PLAIN = limits.allPartsFit;
const AT_SIGN = 0x40;
const DOT = 0x2e;

/** What is told of the lines of a block. */
export interface LineVisitor {
  /** A plain address at `start` to `end`, of a record that goes on to `next`. */
  plain(octets: Uint8Array, start: number, end: number, next: number, line: number): void;
  /** An empty line. */
  empty(octets: Uint8Array, start: number, next: number, line: number): void;
  /** Any other line. */
  other(octets: Uint8Array, start: number, end: number, next: number, line: number): void;
}

/** How many lines there were, and how many of them were plain and not told of. */
export interface LinesSeen {
  lines: number;
  plain: number;
}

/**
 * Visits the lines of a block.
 * @param isEnded whether the last one has its line end
 * @param onlyCount only counts plain lines, which is fastest
 */
export function visitLines(
  octets: Uint8Array,
  isEnded: boolean,
  onlyCount: boolean,
  visitor: LineVisitor,
): LinesSeen {
  const end = isEnded ? octets.length : octets.lastIndexOf(LF) + 1;
  let index = 0;
  let line = 0;
  let plain = 0;
  while (index < end) {
    const start = index;
    let state = START;
    // As bare as it is because it decides the speed of a batch.
    do state = table[state | (octets[index++] as number)] as number;
    while (state > LAST_END);
    if (
      state === PLAIN &&
      (index - start <= MAX_PLAIN || partsFit(octets, start, endOf(octets, start, index)))
    ) {
      if (onlyCount) plain++;
      else visitor.plain(octets, start, endOf(octets, start, index), index, line);
    } else if (state === EMPTY) visitor.empty(octets, start, index, line);
    else {
      // Most lines are short: a loop is faster than a call.
      if (octets[index - 1] !== LF) while (octets[index++] !== LF);
      visitor.other(octets, start, endOf(octets, start, index), index, line);
    }
    line++;
  }
  if (end < octets.length) visitor.other(octets, end, octets.length, octets.length, line++);
  return { lines: line, plain };
}

/** Whether a stretch of octets is a plain address. */
export function isPlain(octets: Uint8Array, start: number, end: number): boolean {
  if (end - start > MAX_PLAIN && !partsFit(octets, start, end)) return false;
  return isPlainFrom(START, octets, start, end);
}

/** Whether a stretch of octets leads from a state to the end of a plain address. */
function isPlainFrom(from: number, octets: Uint8Array, start: number, end: number): boolean {
  let state = from;
  for (let index = start; index < end; index++) {
    const octet = octets[index] as number;
    // A line end is not part of an address here.
    if (octet === LF || octet === CR) return false;
    state = table[state | octet] as number;
    if (state <= LAST_END) return false;
  }
  return table[state | LF] === PLAIN;
}

/**
 * Whether no part of an address is over its limit. It may be none; then the answer means nothing.
 */
function partsFit(octets: Uint8Array, start: number, end: number): boolean {
  if (end - start > limits.mailbox) return false;
  // It is nearer to the limit than to the beginning.
  let at = start + limits.localPart;
  while (at > start && octets[at] !== AT_SIGN) at--;
  if (at === start) return false;
  return labelsFit(octets, at, end);
}

/** Whether no label is over its limit of a domain that begins after `at`. */
export function labelsFit(octets: Uint8Array, at: number, end: number): boolean {
  // The last dot within reach of the one before is near its end, so that few octets are looked at.
  for (let dot = at; end - dot > limits.label + 1; ) {
    let next = dot + limits.label + 1;
    while (next > dot && octets[next] !== DOT) next--;
    if (next === dot) return false;
    dot = next;
  }
  return true;
}

/**
 * Where the domain begins after a plain local part that is not too long; -1 where there is none.
 */
export function plainLocalPart(octets: Uint8Array, start: number, end: number): number {
  const limit = Math.min(end, start + limits.localPart + 1);
  let state = START;
  for (let index = start; index < limit; index++) {
    const octet = octets[index] as number;
    state = table[state | octet] as number;
    if (state <= LAST_END) return -1;
    if (octet === AT_SIGN) return index + 1;
  }
  return -1;
}

/** Whether a stretch of up to 63 octets is the domain of a plain address. */
export function isPlainDomain(octets: Uint8Array, start: number, end: number): boolean {
  return end - start < limits.allPartsFit && isPlainFrom(DOMAIN_START, octets, start, end);
}

/** Where the line that goes on to `next` ends without its LF or CRLF. */
function endOf(octets: Uint8Array, start: number, next: number): number {
  const end = next - 1;
  return end > start && octets[end - 1] === CR ? end - 1 : end;
}
