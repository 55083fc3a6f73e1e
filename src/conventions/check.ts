/** Whether conventions are what they should be. The first fault is told, with the way to it. */

import { describe, isMisspelled, isPlainObject, oneOf } from '../errors.ts';
import { formatReason } from '../messages/format.ts';
import { parseMailbox } from '../parse.ts';
import { unicodePattern } from '../unicode-pattern.ts';
import { CLASSES, isCharacter, isClass } from './characters.ts';
import type { Convention, Conventions } from './convention.ts';
import { namesOf } from './names.ts';

/** The way to a value in the conventions: keys, and places in lists from 0. */
export type Way = readonly (string | number)[];

/** What is wrong with conventions. */
export class ConventionFault extends Error {
  /**
   * @param way where it is
   * @param message what is wrong, without the place
   * @param isOfKey whether the last key of the way is wrong, and not its value
   */
  constructor(
    readonly way: Way,
    message: string,
    readonly isOfKey: boolean,
    readonly value: unknown,
  ) {
    super(message);
  }
}

/** A domain of the conventions, with its rules. */
export interface Entry {
  /** As its key names it, in lower case: `*.bücher.example`. */
  name: string;
  /** Without `*.`, in A-labels. */
  ascii: string;
  /** Whether it is all domains below. */
  isWildcard: boolean;
  convention: Convention;
}

/** The longest local part that a path can carry (RFC 5321 4.5.3.1.3); servers take more than 64 octets. */
const MOST_OCTETS = 256;

/** The longest words of a site, in characters: with the codes before them they fit a reply line (RFC 5321 4.5.3.1.5). */
const LONGEST_WORDS = 200;

/** A way as a program writes it: `["example.com"].characters[2]`. */
export function formatWay(way: Way): string {
  const steps = way.map((step) =>
    typeof step === 'string' && /^[a-z]\w*$/i.test(step) ? `.${step}` : `[${JSON.stringify(step)}]`,
  );
  return steps.join('');
}

type Check = (value: unknown, way: Way) => void;

function refuse(way: Way, expected: string, value: unknown, hint = ''): never {
  throw new ConventionFault(way, `expected ${expected}, got ${describe(value)}${hint}`, false, value);
}

/** A check of a list, item by item. */
function listOf(what: string, check: (item: string, way: Way) => void): Check {
  return (value, way) => {
    if (!Array.isArray(value)) refuse(way, `a list of ${what}`, value);
    for (const [index, item] of value.entries()) {
      if (typeof item !== 'string') refuse([...way, index], `one of ${what}`, item);
      check(item, [...way, index]);
    }
  };
}

const characters = listOf('characters', (item, way) => {
  if (isClass(item) || isCharacter(item)) return;
  const meant = CLASSES.find((name) => isMisspelled(item, name));
  const hint = meant ? `; did you mean ${describe(meant)}?` : '';
  refuse(way, `one character or ${oneOf(CLASSES)}`, item, hint);
});

const signs = listOf('characters', (item, way) => {
  if (!isCharacter(item)) refuse(way, 'one character', item);
});

const names = listOf('names', (item, way) => {
  if (/^\**$/.test(item) || item.slice(1, -1).includes('*') || item.includes('@')) {
    refuse(way, 'what stands before the @, with a * at either end for anything', item);
  }
});

const blocked: Check = (value, way) => {
  names(value, way);
  const list = value as readonly string[];
  const index = list.findIndex((item) => namesOf([item])('postmaster'));
  if (index < 0) return;
  const why = 'postmaster accepts mail at every domain that does (RFC 5321 4.5.1); see "recipient"';
  throw new ConventionFault([...way, index], why, false, list[index]);
};

const octets: Check = (value, way) => {
  if (!Number.isInteger(value) || (value as number) < 1 || (value as number) > MOST_OCTETS) {
    refuse(way, `a whole number of octets from 1 to ${MOST_OCTETS}`, value);
  }
};

const flag: Check = (value, way) => {
  if (typeof value !== 'boolean') refuse(way, 'true or false', value);
};

const text: Check = (value, way) => {
  if (typeof value !== 'string') refuse(way, 'a text', value);
};

const delimiter: Check = (value, way) => {
  if (typeof value !== 'string' || !/^[!-\-/:-?[-`{-~]+$/.test(value)) {
    refuse(way, 'the signs that begin a tag, such as "+"', value);
  }
};

const level: Check = (value, way) => {
  if (value !== 'error' && value !== 'warning') refuse(way, 'error or warning', value);
};

const words: Check = (value, way) => {
  if (!isPlainObject(value)) refuse(way, 'an object of languages and texts', value);
  const texts = Object.entries(value);
  for (const [language, said] of texts) {
    const place = [...way, language];
    const isEnglish = language === 'en';
    const isLine =
      typeof said === 'string' && said.length <= LONGEST_WORDS && unicodePattern('^\\P{C}+$').test(said);
    if (!isLine) refuse(place, `one line of at most ${LONGEST_WORDS} characters`, said);
    if (isEnglish && !/^[ -~]+$/.test(said)) refuse(place, 'plain ASCII, since it goes over SMTP', said);
  }
  if (!texts.some(([language]) => language === 'en')) {
    throw new ConventionFault(way, 'the words in English, "en", are missing', false, value);
  }
};

/** What each key holds. */
const checks: Readonly<Record<keyof Convention, Check>> = {
  characters,
  first: characters,
  last: characters,
  contains: characters,
  notRepeated: signs,
  notAdjacent: signs,
  minOctets: octets,
  maxOctets: octets,
  ignored: signs,
  delimiter,
  tag: flag,
  reserved: names,
  blocked,
  exceptions: names,
  recipient: flag,
  senders: flag,
  level,
  words,
  source: text,
  date: text,
  note: text,
};

function checkConvention(value: unknown, way: Way): Convention {
  if (!isPlainObject(value)) refuse(way, 'an object of rules, or the name of another domain here', value);
  for (const [key, rule] of Object.entries(value)) {
    const place = [...way, key];
    if (!Object.hasOwn(checks, key)) throw unknownKey(place, key, rule, Object.keys(checks));
    if (rule !== undefined) checks[key as keyof Convention](rule, place);
  }
  const convention: Convention = value;
  const { minOctets = 0, maxOctets = MOST_OCTETS, delimiter, tag } = convention;
  if (minOctets > maxOctets) refuse([...way, 'minOctets'], `at most maxOctets, ${maxOctets}`, minOctets);
  if (tag !== undefined && delimiter === undefined) {
    throw new ConventionFault([...way, 'tag'], 'says nothing without "delimiter"', true, tag);
  }
  return convention;
}

function unknownKey(way: Way, key: string, value: unknown, known: readonly string[]): ConventionFault {
  const meant = known.find((name) => isMisspelled(key, name));
  const hint = meant ? `; did you mean ${describe(meant)}?` : `; there are ${known.join(', ')}`;
  return new ConventionFault(way, `unknown key${hint}`, true, value);
}

/** The domain that a key names. */
function domainOf(key: string, value: unknown): Omit<Entry, 'convention'> {
  const isWildcard = key.startsWith('*.');
  const domain = (isWildcard ? key.slice(2) : key).toLowerCase();
  const fault = (why: string) => new ConventionFault([key], why, true, value);
  if (domain.includes('*')) throw fault('expected a domain, such as example.com or *.example.com');
  // What is in front must not count: a domain of 253 octets is right.
  const options = { profile: 'mta', levels: { 'mailbox-too-long': 'off' } } as const;
  const { mailbox, reasons } = parseMailbox(`x@${domain}`, options);
  const wrong = reasons.find(({ level }) => level === 'error');
  if (wrong) throw fault(`this is not a domain: ${formatReason(wrong)}`);
  if (mailbox?.kind !== 'domain') throw fault('expected the name of a domain, got an IP address');
  const ascii = (mailbox.ascii ?? `@${mailbox.domain}`).slice((mailbox.ascii ?? '@').indexOf('@') + 1);
  return { name: (isWildcard ? '*.' : '') + mailbox.domain, ascii, isWildcard };
}

/**
 * Checks conventions, and copies them.
 * @throws ConventionFault
 */
export function checkConventions(value: unknown): Entry[] {
  if (!isPlainObject(value)) refuse([], 'an object of domains and their rules', value);
  const conventions = value as Conventions;
  const entries: Entry[] = [];
  const keys = new Map<string, string>();
  for (const [key, rules] of Object.entries(conventions)) {
    const domain = domainOf(key, rules);
    const id = `${domain.isWildcard} ${domain.ascii}`;
    const other = keys.get(id);
    if (other !== undefined) {
      throw new ConventionFault([key], `the same domain as ${describe(other)}`, true, rules);
    }
    keys.set(id, key);
    const convention = checkConvention(shared(conventions, key, rules), [key]);
    entries.push({ ...domain, convention: structuredClone(convention) });
  }
  return entries;
}

/** The rules of a key, which may be those of another. */
function shared(conventions: Conventions, key: string, rules: Convention | string): unknown {
  if (typeof rules !== 'string') return rules;
  const others = Object.keys(conventions).filter((name) => typeof conventions[name] !== 'string');
  if (others.includes(rules)) return conventions[rules];
  const meant = others.find((name) => isMisspelled(rules, name));
  const hint = meant ? `; did you mean ${describe(meant)}?` : '';
  return refuse([key], 'the name of a domain that has rules here', rules, hint);
}
