import { fill } from '../messages/catalogue.ts';
import { type ChoiceName, choices } from './check-options.ts';
import type { FreeOption, HelpWords } from './words/help.ts';
import { helpEn } from './words/help-en.ts';
import { helpFr } from './words/help-fr.ts';

/** An option as it is written, and what it does. */
type Entry = readonly [written: string, ...about: string[]];

const languages: Readonly<Record<string, HelpWords>> = { en: helpEn, fr: helpFr };

/** The options of each group, in their order; those of the first stand behind the choices. */
const JUDGING = [
  'levels',
  'conventions',
  'no-smtputf8',
  'suffix',
  'no-near-miss',
  'dns',
  'dns-server',
] as const;
const TABLES = ['column', 'delimiter', 'header', 'field', 'encoding'] as const;
const LISTS = ['jobs', 'quiet', 'summary', 'only', 'valid', 'invalid', 'dedupe'] as const;
const OTHERS = ['help', 'version'] as const;

/** The help of `check`, in English where there is none in a language. */
export function checkHelp(language: string): string {
  const words = languages[language] ?? helpEn;
  const indent = Math.max(...Object.values(words.options).map(([written]) => written.length)) + 4;
  const entry = ([written, ...about]: Entry) =>
    about.map((line, index) => `${`  ${index === 0 ? written : ''}`.padEnd(indent)}${line}`);
  const listed = (options: readonly FreeOption[]) =>
    options.flatMap((option) => entry(words.options[option]));
  const names = Object.keys(choices) as ChoiceName[];
  return [
    words.usage,
    '',
    ...words.about,
    '',
    words.judging,
    ...names.flatMap((name) => entry(choice(name, words))),
    ...listed(JUDGING),
    '',
    words.tables,
    ...listed(TABLES),
    '',
    words.lists,
    ...listed(LISTS),
    '',
    ...listed(OTHERS),
    '',
    ...words.exit,
    '',
  ].join('\n');
}

/** An option that takes one of a few values, which are named; the first is the default, but for `format`. */
function choice(name: ChoiceName, { byDefault, choices: words }: HelpWords): Entry {
  const values: readonly string[] = choices[name];
  const first = name === 'format' ? '' : ` ${fill(byDefault, { value: values[0] as string })}`;
  return [`--${name}`, values.join('|') + first, words[name]];
}
