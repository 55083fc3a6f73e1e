import type { FreeOption, HelpWords } from '../words/help.ts';
import { helpEn } from '../words/help-en.ts';
import { helpFr } from '../words/help-fr.ts';
import { type ChoiceName, choices } from './options.ts';

/** An option as it is written, and what it does. */
type Entry = readonly [written: string, ...about: string[]];

const languages: Readonly<Record<string, HelpWords>> = { en: helpEn, fr: helpFr };

/** The options of each group, in their order; those of the first stand after the choices. */
export const groups = {
  checking: ['levels', 'conventions', 'no-smtputf8', 'suffix', 'no-near-miss', 'dns', 'dns-server'],
  tables: ['column', 'delimiter', 'header', 'field', 'extract', 'null', 'require', 'encoding'],
  lists: [
    ...(['fix', 'columns', 'bom', 'only', 'valid', 'invalid', 'dedupe', 'duplicates'] as const),
    ...(['quiet', 'summary', 'by-domain', 'jobs'] as const),
  ],
} as const satisfies Record<string, readonly FreeOption[]>;

/** How much room an option's name has. */
const INDENT = 24;

/** The help of `check`, in English where there is none in a language: a page that fits a terminal of 40 rows. */
export function checkHelp(language: string): string {
  const words = languages[language] ?? helpEn;
  const entry = ([written, about]: Entry) => `  ${written.padEnd(INDENT - 3)} ${about}`;
  const listed = (options: readonly FreeOption[]) => options.map((option) => entry(words.options[option]));
  const names = Object.keys(choices) as ChoiceName[];
  const { help, version } = words.options;
  return [
    words.usage,
    ...words.about,
    words.checking,
    ...names.map((name) => choice(name, words)),
    ...listed(groups.checking),
    words.tables,
    ...listed(groups.tables),
    words.lists,
    ...listed(groups.lists),
    `  ${help[0]}: ${help[1]}    ${version[0]}: ${version[1]}`,
    ...words.exit,
    '',
  ].join('\n');
}

/** An option that takes one of a few values, which are named: the first is the default, but for `format`. */
function choice(name: ChoiceName, words: HelpWords): string {
  const written = `  --${name}`.padEnd(INDENT - 1);
  return `${written} ${choices[name].join('|')}: ${words.choices[name]}`;
}
