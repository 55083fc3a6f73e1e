/** The rules in words, by language. */

import { codePointName } from '../../findings.ts';
import { fill } from '../../messages/catalogue.ts';
import type { Language } from '../../messages/index.ts';
import type { ConventionCode, RuleInWords } from '../../reasons.ts';
import type { Characters, Convention } from '../convention.ts';
import { ar } from './ar.ts';
import { de } from './de.ts';
import { en } from './en.ts';
import { es } from './es.ts';
import { fr } from './fr.ts';
import { hi } from './hi.ts';
import { it } from './it.ts';
import { ja } from './ja.ts';
import { ko } from './ko.ts';
import type { ConventionWords } from './language.ts';
import { pl } from './pl.ts';
import { ptBR } from './pt-BR.ts';
import { zhHans } from './zh-Hans.ts';

/** Those of forms: a form in any of them states the rules in its own language. */
const languages: Readonly<Record<Language, ConventionWords>> = {
  en,
  fr,
  de,
  es,
  'pt-BR': ptBR,
  it,
  ja,
  'zh-Hans': zhHans,
  ko,
  ar,
  pl,
  hi,
};

/** The characters of each rule that lists some. */
function listed(code: ConventionCode, rules: Convention): Characters {
  switch (code) {
    case 'convention-character':
      return rules.characters ?? [];
    case 'convention-first-character':
      return rules.first ?? [];
    case 'convention-last-character':
      return rules.last ?? [];
    case 'convention-missing-character':
      return rules.contains ?? [];
    case 'convention-repeated-separator':
      return rules.notRepeated ?? [];
    case 'convention-adjacent-separators':
      return rules.notAdjacent ?? [];
    case 'convention-tag':
      return [...(rules.delimiter ?? '')];
    default:
      return [];
  }
}

/** Rules of which any one of the characters will do: `letters or digits`. */
const ANY_OF: readonly ConventionCode[] = [
  'convention-first-character',
  'convention-last-character',
  'convention-missing-character',
  'convention-repeated-separator',
  'convention-tag',
];

/**
 * One rule of a domain in words, in every language.
 * @param domain as it is shown, in A-labels and in U-labels
 */
export function inWords(
  code: ConventionCode,
  rules: Convention,
  domain: { ascii: string; unicode: string },
): RuleInWords {
  if (rules.words) return rules.words as RuleInWords;
  const said = Object.entries(languages).map(([language, words]) => [
    language,
    sentence(code, rules, words.isAscii ? domain.ascii : domain.unicode, words),
  ]);
  return Object.fromEntries(said) as RuleInWords;
}

function sentence(code: ConventionCode, rules: Convention, domain: string, words: ConventionWords): string {
  const isAscii = !rules.characters || rules.characters.every(isAsciiOnly);
  const count = code === 'convention-too-short' ? rules.minOctets : rules.maxOctets;
  const units = (count === 1 && words.one) || words.units;
  const said = fill(words.rules[code], {
    domain,
    list: join(listed(code, rules), ANY_OF.includes(code) ? words.or : words.and, words),
    count,
    unit: rules.characters && isAscii ? units.characters : units.octets,
  });
  const isLength = code === 'convention-too-short' || code === 'convention-too-long';
  if (!isLength || !rules.ignored?.length) return said;
  return said + fill(words.ignoring, { list: join(rules.ignored, words.and, words) });
}

const isAsciiOnly = (item: string) => item !== 'unicode-letters' && /^[\0-\x7f]+$/.test(item);

function join(items: Characters, last: string, words: ConventionWords): string {
  const names = items.map((item) => nameOf(item, words));
  return names.length < 2 ? names.join('') : names.slice(0, -1).join(words.comma) + last + names.at(-1);
}

function nameOf(item: string, { characters, sign, isAscii }: ConventionWords): string {
  if (Object.hasOwn(characters, item)) return characters[item] as string;
  if (isAscii && !/^[!-~]$/.test(item)) return codePointName(item.codePointAt(0) as number);
  return sign ? fill(sign, { sign: item }) : item;
}
