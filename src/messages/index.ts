/** './messages': which language suits a person, and its words, loaded when they are needed. */

import { wrongType } from '../errors.ts';
import type { FormMessages } from './form.ts';

export type { FormMessages, FormTextKey, FormTexts } from './form.ts';

/** How to load the words of each language. English is first: what it falls back on. */
const loaders = {
  en: () => import('./en.ts').then(({ enForm }) => enForm),
  fr: () => import('./fr.ts').then(({ frForm }) => frForm),
  de: () => import('./de.ts').then(({ deForm }) => deForm),
  es: () => import('./es.ts').then(({ esForm }) => esForm),
  'pt-BR': () => import('./pt-BR.ts').then(({ ptBRForm }) => ptBRForm),
  it: () => import('./it.ts').then(({ itForm }) => itForm),
  ja: () => import('./ja.ts').then(({ jaForm }) => jaForm),
  'zh-Hans': () => import('./zh-Hans.ts').then(({ zhHansForm }) => zhHansForm),
  ko: () => import('./ko.ts').then(({ koForm }) => koForm),
  ar: () => import('./ar.ts').then(({ arForm }) => arForm),
  pl: () => import('./pl.ts').then(({ plForm }) => plForm),
  hi: () => import('./hi.ts').then(({ hiForm }) => hiForm),
} as const satisfies Readonly<Record<string, () => Promise<FormMessages>>>;

/** The BCP 47 tag of a language that a form can speak. */
export type Language = keyof typeof loaders;

/** The languages that a form can speak, English first. */
export const languages: readonly Language[] = /* @__PURE__ */ Object.freeze(
  /* @__PURE__ */ Object.keys(loaders) as Language[],
);

/**
 * The language for a person, by BCP 47 look-up (RFC 4647 3.4): each tag is tried in turn, and cut from its end until a
 * language fits. A tag also gets another variety of its language where readers of one read the other (`pt-PT` gets `pt-BR`,
 * `zh` and `zh-CN` get `zh-Hans`), but never another script: `zh-TW`, `zh-Hant` and `hi-Latn` fit none and leave the choice
 * to the next tag. Tags as in POSIX (`pt_BR.UTF-8`) are read; what is not a tag is passed over.
 * @param requested the tags that the person prefers, best first, such as `navigator.languages`; or one tag
 * @param available the languages to choose from, where a site has only some
 * @returns one of `available`; its first where none fits
 * @throws {OptionError} if an argument has the wrong type.
 * @example
 * ```ts
 * languageFor(['gsw', 'fr-CH', 'en']); // 'fr'
 * ```
 */
export function languageFor<L extends Language = Language>(
  requested: string | readonly string[],
  available: readonly L[] = languages as readonly L[],
): L {
  const tags = typeof requested === 'string' ? [requested] : requested;
  if (!Array.isArray(tags)) throw wrongType('requested', 'a language tag or a list of them', requested);
  const [first] = Array.isArray(available) ? available : [];
  if (!first) throw wrongType('available', 'a list of languages', available);
  for (const tag of tags) {
    const found = typeof tag === 'string' && lookUp(tag, available);
    if (found) return found;
  }
  return first;
}

/**
 * The words of a form in the language for a person, loaded on demand: a bundler makes a file of each language.
 * @param requested as for `languageFor`
 * @throws {OptionError} if an argument has the wrong type.
 * @example
 * ```ts
 * attach(input, { messages: await formMessagesFor(navigator.languages) });
 * ```
 */
export async function formMessagesFor(requested: string | readonly string[]): Promise<FormMessages> {
  return loaders[languageFor(requested)]();
}

/** Tags of a standard variety, which say the same as that of their language (RFC 5646 4.1.2). */
const ENCOMPASSED: Readonly<Record<string, string>> = { cmn: 'zh', arb: 'ar' };

function lookUp<L extends Language>(tag: string, available: readonly L[]): L | undefined {
  const subtags = (tag.toLowerCase().split(/[.@]/)[0] as string).split(/[-_]/);
  if (!/^[a-z]{2,3}$/.test(subtags[0] as string)) return undefined;
  const primary = ENCOMPASSED[subtags[0] as string] ?? (subtags[0] as string);
  const whole = [primary, ...subtags.slice(1)].join('-');
  const fits = available.filter((language) => isReadable(whole, language.toLowerCase()));
  for (let end = whole.length; end > 0; end = whole.lastIndexOf('-', end - 1)) {
    const range = whole.slice(0, end);
    const found = fits.find((language) => language.toLowerCase() === range);
    if (found) return found;
  }
  return fits.find((language) => language.toLowerCase().split('-')[0] === primary);
}

/** Whether who asked for a tag reads the script of a language, if it is theirs at all. */
function isReadable(tag: string, language: string): boolean {
  const script = /-([a-z]{4})(?:-|$)/.exec(tag)?.[1];
  if (language === 'zh-hans') {
    return script ? script === 'hans' : !/-(?:tw|hk|mo)(?:-|$)/.test(tag);
  }
  const isLatin = !/^(?:ar|hi|ja|ko)/.test(language);
  return script === undefined || (script === 'latn') === isLatin;
}
