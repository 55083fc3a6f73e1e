import { codePointName, type Findings } from '../findings.ts';
import type { TextForm } from '../reasons.ts';
import { unicodePattern } from '../unicode-pattern.ts';
import { type Places, placeOf, type Run, runsOf } from './runs.ts';
import { UnitTable } from './unit-table.ts';

/**
 * Scripts (ISO 15924) that one word may use together: those that UTS 39 5.2, Highly Restrictive, allows with Latin, and
 * each other script that UTS 31 recommends for identifiers alone. Characters of all other scripts are one more group.
 */
const GROUPS =
  'Latn Hani Hira Kana,Latn Hani Bopo,Latn Hani Hang,Cyrl,Arab,Hebr,Grek,Thai,Deva,Armn,Beng,Ethi,Geor,Gujr,Guru,Khmr,Knda,Laoo,Mlym,Mymr,Orya,Sinh,Taml,Telu,Thaa,Tibt';

/** What every script uses (UAX 24 3.2), and what is not a character. */
const NEUTRAL_CLASS = '[\\p{C}\\p{scx=Zyyy}\\p{scx=Zinh}]';

/** One for each group: a word of nothing but its characters. */
let words: RegExp[] | undefined;

function compileWords(): RegExp[] {
  const classOf = (scripts: string) => scripts.replace(/\W?(\w+)/g, '\\p{scx=$1}');
  return [...GROUPS.split(',').map(classOf), `^${classOf(GROUPS)}`].map(
    (group) => new RegExp(`^[${group}]*$`, 'u'),
  );
}

/** Whether a label or atom mixes scripts (UTS 39 5.2, Highly Restrictive). ASCII letters are Latin. */
export function mixesScripts(word: string): boolean {
  words ??= compileWords();
  const letters = word.replace(unicodePattern(NEUTRAL_CLASS), '');
  return !words.some((group) => group.test(letters));
}

/** A set of groups, one bit each: the set of those characters that every script uses, and that of Latin. */
export const NEUTRAL = -1;
export const LATIN = 7;

/** Letters of Latin alone, the most usual: to compile the expressions of all scripts takes milliseconds. */
export const LATIN_LETTER = /[A-Za-z\xAA\xBA\xC0-\xD6\xD8-\xF6\xF8-\u02B8]/;

/** Whether a character is in a class, written as for `unicodePattern`, which has no letter of Latin. */
export function isIn(characters: string, character: string): boolean {
  return !LATIN_LETTER.test(character) && unicodePattern(characters).test(character);
}

const known = /* @__PURE__ */ new UnitTable();

/** The groups that a character belongs to. */
export function scriptsOf(character: string): number {
  return character.length === 1 ? scriptsOfUnit(character.charCodeAt(0)) : findScripts(character);
}

/** The groups that a UTF-16 unit belongs to. What all units of a word have in common is 0 where it mixes scripts. */
export function scriptsOfUnit(code: number): number {
  return known.get(code) || learn(code);
}

function learn(code: number): number {
  const scripts = findScripts(String.fromCharCode(code));
  known.set(code, scripts);
  return scripts;
}

function findScripts(character: string): number {
  if (LATIN_LETTER.test(character)) return LATIN;
  if (isIn(NEUTRAL_CLASS, character)) return NEUTRAL;
  words ??= compileWords();
  // Scripts of no other group make the last one: not to compile it saves milliseconds.
  const last = words.length - 1;
  return words.reduce((groups, group, index) => {
    const isOf = index < last ? group.test(character) : !groups;
    return isOf ? groups | (1 << index) : groups;
  }, 0);
}

/**
 * Characters whose lower case, upper case or case folding (Unicode's SpecialCasing.txt and CaseFolding.txt) is one ASCII
 * letter, alone or with a mark or an apostrophe: a program that ignores case may take the mailbox for another one.
 * Deliberate: not those that become two letters, U+00DF (ss) and the ligatures U+FB00 to U+FB06 (ff, st). Programs that
 * ignore case map letter by letter (RFC 4790 9.2.1, simple case folding), and so leave those as they are.
 */
export const COLLIDING = /[\u0130\u0131\u0149\u017F\u01F0\u1E96-\u1E9A\u212A]+/;

/** Letters that look like an ASCII letter. */
export const LOOK_ALIKES =
  /[\u0430\u0441\u0435\u0456\u0458\u043e\u0440\u0455\u0443\u0445\u04bb\u04cf\u0501\u051b\u051d\u0475\u03b1\u03b9\u03ba\u03bd\u03bf\u03c1\u03c5\u03c7]/;

let allLookAlike: RegExp | undefined;

/** Where a text is in the address: at its own place as written, or in place of the A-label that decodes to it. */
export interface NamePlace {
  readonly start: Places;
  /** The end of the A-label; absent for a text as written. */
  readonly end?: number;
  readonly form: TextForm;
}

type NameCode = 'mailbox-mixed-scripts' | 'mailbox-mixed-digits' | 'domain-ascii-lookalike';

function reportName(code: NameCode, word: Run, { start, end, form }: NamePlace, findings: Findings): void {
  const first = end === undefined ? word.start : placeOf(start, 0);
  findings.add(code, first, end ?? word.end, { form });
}

/** Each label of a domain; each atom of a local part, and its tag after a plus sign as a word of its own. */
const wordsOf = (text: string, { start }: NamePlace) => runsOf(text, /[^.+]+/g, start);

/** Whether a label or atom has decimal digits of two number systems (UTS 39 5.3). */
export function mixesDigits(word: string): boolean {
  return new Set(word.match(unicodePattern('\\p{Nd}'))?.map(zeroOf)).size > 1;
}

/** Reports each label or atom that mixes scripts. */
export function checkMixedScripts(text: string, place: NamePlace, findings: Findings): void {
  for (const word of wordsOf(text, place)) {
    if (mixesScripts(word.text)) reportName('mailbox-mixed-scripts', word, place, findings);
  }
}

/** Reports each label or atom that mixes digits. */
export function checkMixedDigits(text: string, place: NamePlace, findings: Findings): void {
  for (const word of wordsOf(text, place)) {
    if (mixesDigits(word.text)) reportName('mailbox-mixed-digits', word, place, findings);
  }
}

/** The zero of a digit's number system: Unicode keeps the ten digits of each together, and in order. */
export function zeroOf(digit: string): number {
  const point = digit.codePointAt(0) as number;
  let first = point;
  while (unicodePattern('\\p{Nd}').test(String.fromCodePoint(first - 1))) first--;
  return point - ((point - first) % 10);
}

/** Reports each non-ASCII label that looks as if it were ASCII. */
export function checkLookAlikes(domain: string, place: NamePlace, findings: Findings): void {
  allLookAlike ??= new RegExp(`^(?:[a-z\\d-]|${LOOK_ALIKES.source})+$`, 'i');
  for (const label of wordsOf(domain, place)) {
    if (LOOK_ALIKES.test(label.text) && allLookAlike.test(label.text)) {
      reportName('domain-ascii-lookalike', label, place, findings);
    }
  }
}

/** Reports each run of characters that a change of case turns into ASCII. */
export function checkCaseCollisions(text: string, place: NamePlace, findings: Findings): void {
  const { start, end, form } = place;
  for (const run of runsOf(text, new RegExp(COLLIDING, 'g'), start)) {
    const codePoint = codePointName(run.text.charCodeAt(0));
    const first = end === undefined ? run.start : placeOf(start, 0);
    findings.add('mailbox-case-collision', first, end ?? run.end, { codePoint, form });
  }
}

/** Reports whatever can mislead in the name that an A-label decodes to. */
export function checkDecodedName(name: string, place: NamePlace, findings: Findings): void {
  checkMixedScripts(name, place, findings);
  checkMixedDigits(name, place, findings);
  checkLookAlikes(name, place, findings);
  checkCaseCollisions(name, place, findings);
}
