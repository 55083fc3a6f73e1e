/** What the rules of one domain find in a name. */

import { octetLength } from '../octets.ts';
import type { ConventionCode, RuleInWords } from '../reasons.ts';
import { has } from './characters.ts';
import type { Entry } from './check.ts';
import type { Characters, Convention } from './convention.ts';
import { type HasName, namesOf } from './names.ts';
import { inWords } from './words/in-words.ts';

/** A broken rule. UTF-16 indices in the name; those of `convention-not-a-recipient` say nothing. */
export interface Broken {
  code: ConventionCode;
  start: number;
  end: number;
}

/**
 * What servers make of an address so that bounces find the way back: SRS of a forwarder, BATV of the sender itself. No
 * person was given such a name, and to refuse it loses bounces.
 */
const MADE_FOR_BOUNCES = /^(?:srs[01][=+-]|prvs=|btv1==)/i;

/** The rules of one domain. */
export class Rules {
  readonly convention: Convention;
  /** As the conventions name it. */
  readonly name: string;
  private readonly ascii: string;
  private readonly reserved: HasName;
  private readonly blocked: HasName;
  private readonly exceptions: HasName;
  private readonly said = new Map<ConventionCode, RuleInWords>();

  constructor({ name, ascii, isWildcard, convention }: Entry) {
    this.convention = convention;
    this.name = name;
    this.ascii = (isWildcard ? '*.' : '') + ascii;
    this.reserved = namesOf(convention.reserved);
    this.blocked = namesOf(convention.blocked);
    this.exceptions = namesOf(convention.exceptions);
  }

  /** A rule in words. */
  inWords(code: ConventionCode): RuleInWords {
    const known = this.said.get(code);
    if (known) return known;
    const words = inWords(code, this.convention, { ascii: this.ascii, unicode: this.name });
    this.said.set(code, words);
    return words;
  }

  /**
   * The rules that a name breaks.
   * @param name the content of a local part, without quotes
   */
  check(name: string): Broken[] {
    const { convention } = this;
    const end = this.endOfBase(name);
    const base = name.slice(0, end);
    // RFC 5321 4.5.1: it accepts mail at every domain that does, in any case.
    if (/^postmaster$/i.test(base) || this.isIn(this.exceptions, name, base)) return [];
    if (this.isIn(this.blocked, name, base)) return [{ code: 'convention-blocked-name', start: 0, end }];
    if (MADE_FOR_BOUNCES.test(name)) return [];
    const broken: Broken[] = [];
    if (end < name.length && convention.tag === false) {
      broken.push({ code: 'convention-tag', start: end, end: name.length });
    }
    if (this.reserved(base)) broken.push({ code: 'convention-reserved-name', start: 0, end });
    else broken.push(...checkBase(base, convention));
    return broken;
  }

  private isIn(list: HasName, name: string, base: string): boolean {
    return list(base) || (name !== base && list(name));
  }

  /** Where the name ends and its tag begins. A sign at the beginning begins no tag: there would be no name. */
  private endOfBase(name: string): number {
    const { delimiter = '' } = this.convention;
    for (let index = 1; index < name.length; index++)
      if (delimiter.includes(name.charAt(index))) return index;
    return name.length;
  }
}

/** What the rules say of a name without its tag. */
function checkBase(name: string, rules: Convention): Broken[] {
  const broken: Broken[] = [];
  const add = (code: ConventionCode, start: number, end: number) => broken.push({ code, start, end });
  const { characters, contains, minOctets = 0 } = rules;
  const letters = charactersOf(name);
  const isAllowed = (character: string) => !characters || has(characters, character);

  for (const run of runsOf(letters, ({ text }) => !isAllowed(text))) {
    add('convention-character', run.start, run.end);
  }
  const edges = [
    ['convention-first-character', rules.first, letters[0]],
    ['convention-last-character', rules.last, letters.at(-1)],
  ] as const;
  for (const [code, allowed, edge] of edges) {
    // What is allowed nowhere is told already.
    const isWrong = allowed && edge && isAllowed(edge.text) && !has(allowed, edge.text);
    if (isWrong) add(code, edge.start, edge.end);
  }
  if (contains && !letters.some(({ text }) => has(contains, text))) {
    add('convention-missing-character', 0, name.length);
  }
  const { notRepeated = [], notAdjacent = [] } = rules;
  for (const run of runsOf(
    letters,
    isAfter((before, text) => before === text && has(notRepeated, text)),
  )) {
    add('convention-repeated-separator', run.start, run.end);
  }
  for (const run of runsOf(
    letters,
    isAfter((before, text) => isBoth(notAdjacent, before, text)),
  )) {
    add('convention-adjacent-separators', run.start, run.end);
  }
  const counted = letters.filter(({ text }) => !rules.ignored?.includes(text));
  const excess = firstOver(counted, rules.maxOctets ?? Number.POSITIVE_INFINITY);
  if (excess >= 0) add('convention-too-long', excess, name.length);
  if (octetLength(counted.map(({ text }) => text).join('')) < minOctets) {
    add('convention-too-short', 0, name.length);
  }
  return broken;
}

/** A character with its place. UTF-16 indices. */
interface Placed {
  text: string;
  start: number;
  end: number;
  /** The character before it; empty for the first. */
  before: string;
}

function charactersOf(name: string): Placed[] {
  let start = 0;
  let before = '';
  return [...name].map((text) => {
    const placed = { text, start, end: start + text.length, before };
    start = placed.end;
    before = text;
    return placed;
  });
}

const isBoth = (set: Characters, a: string, b: string) => a !== '' && has(set, a) && has(set, b);

const isAfter =
  (isWrong: (before: string, text: string) => boolean) =>
  ({ before, text }: Placed) =>
    isWrong(before, text);

/** Runs of characters for which something holds. */
function runsOf(letters: readonly Placed[], holds: (letter: Placed) => boolean) {
  const runs: { start: number; end: number }[] = [];
  for (const letter of letters) {
    if (!holds(letter)) continue;
    const last = runs.at(-1);
    if (last?.end === letter.start) last.end = letter.end;
    else runs.push({ start: letter.start, end: letter.end });
  }
  return runs;
}

/** Where the first character over that many octets begins; -1 where there is none. */
function firstOver(letters: readonly Placed[], limit: number): number {
  let octets = 0;
  for (const { text, start } of letters) {
    octets += octetLength(text);
    if (octets > limit) return start;
  }
  return -1;
}
