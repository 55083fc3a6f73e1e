import type { ReasonArgs, ReasonCode, Repairable, RuleInWords, Utf8Fault } from '../reasons.ts';

/** The names of a code's arguments. */
type ArgOf<C extends ReasonCode> = keyof ReasonArgs<C> & string;

/** The values of an argument whose values have texts of their own; `never` for a code without it. */
type ValuesOf<C extends ReasonCode, K extends 'form' | 'where' | 'what'> = K extends keyof ReasonArgs<C>
  ? ReasonArgs<C>[K] & string
  : never;

/** Texts by these values, of which there is at least one. */
type TextsBy<V extends string, T> = [V] extends [never] ? never : Record<V, T>;

/** The same, and one besides for `repair: 'unknown'` or `form: 'decoded'`, which goes before any place. */
type WithOther<V extends string, O extends string, T> = [V] extends [never] ? never : Record<V | O, T>;

/** Several texts of one code, by the values of the arguments that it carries. */
type Texts<C extends ReasonCode, T> =
  | TextsBy<ValuesOf<C, 'form'>, T>
  | TextsBy<ValuesOf<C, 'where'>, T>
  | TextsBy<ValuesOf<C, 'what'>, T>
  | ('repair' extends ArgOf<C>
      ? Record<Repairable, T> | WithOther<ValuesOf<C, 'where' | 'what'>, 'unknown', T>
      : never)
  | ('form' extends ArgOf<C> ? WithOther<ValuesOf<C, 'where'>, 'decoded', T> : never)
  | ('form' | 'repair' extends ArgOf<C> ? Record<Repairable | 'decoded', T> : never);

/** The names of the placeholders that the message of a code may use. */
type Placeholder<C extends ReasonCode> = ArgOf<C>;

/**
 * The message of a code: one text, or one for each value of the argument that picks it: `where` and `what`, which tell its
 * cases apart, `form`, or `repair`. In a text, `{remove|check} it` is one or the other by `repair` as well.
 */
export type Message<C extends ReasonCode = ReasonCode, T = string> = T | Readonly<Texts<C, T>>;

/**
 * A language as a log or an SMTP reply speaks it. A message is one line that says what is wrong and what to do. It may hold
 * the arguments of its code as `{name}`, and never the address. A language with a gap does not compile.
 */
export interface Messages {
  /** BCP 47 tag. */
  readonly language: string;
  /** One template a reason code, with `{name}` for an argument. */
  readonly reasons: { readonly [C in ReasonCode]: Message<C> };
  /** What an argument says that is a word and not a number. */
  readonly utf8Faults: { readonly [K in Utf8Fault]: string };
  /** Names of characters that people know, by code point; others are shown by their number alone. */
  readonly characters: Readonly<Record<string, string>>;
}

/** The placeholders that a message names; alternatives need a `repair` to choose by. */
export type PlaceholdersIn<T> = T extends string
  ? T extends `${string}{${infer Name}}${infer Rest}`
    ? (Name extends `${string}|${string}` ? 'repair' : Name) | PlaceholdersIn<Rest>
    : never
  : { [K in keyof T]: PlaceholdersIn<T[K]> }[keyof T];

/** A message, or `never` if it names what its code does not carry. */
type CheckedMessage<C extends ReasonCode, T> = PlaceholdersIn<T> extends Placeholder<C> ? Message<C> : never;

/** Refuses, in the type, a message that names what its code does not carry. */
export type Checked<T extends { readonly [C in ReasonCode]: Message<C> }> = {
  readonly [C in ReasonCode]: CheckedMessage<C, T[C]>;
};

/**
 * Freezes a catalogue with all that it holds: what one user of the package changes in it would change the replies and
 * the log of every other.
 */
export function freeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null) Object.values(Object.freeze(value)).forEach(freeze);
  return value;
}

/** A template with its places filled in: `{name}`. A place without a value stays, so that it is seen. */
export function fill(
  template: string,
  values: Readonly<Record<string, string | number | undefined>>,
): string {
  return template.replace(/\{(\w+)\}/g, (place, name: string) => String(values[name] ?? place));
}

/** Checks a catalogue's messages when it compiles, and freezes it. */
export function defineMessages<const T extends { readonly [C in ReasonCode]: Message<C> }>(
  messages: Omit<Messages, 'reasons'> & { reasons: T & Checked<T> },
): Messages {
  return freeze(messages);
}

/** `{remove|check} it`: the first where the suggestion takes care of a reason, the second where it is open what was meant. */
const ALTERNATIVES = /\{([^{}|]+)\|([^{}|]+)\}/g;

/** The text of a message for these arguments; without any, its first text, and that of a suggestion. */
export function textOf(message: string | Readonly<Record<string, string>>, args?: object): string {
  const {
    form,
    repair = args && 'unknown',
    where,
    what,
  } = (args ?? {}) as Readonly<Record<string, string | undefined>>;
  const texts: Readonly<Record<string, string>> = typeof message === 'string' ? { message } : message;
  const picked = [form, repair, where, what].find((value) => value && Object.hasOwn(texts, value));
  const text = (picked ? texts[picked] : Object.values(texts)[0]) as string;
  return text.replace(ALTERNATIVES, repair === 'unknown' ? '$2' : '$1');
}

/** A site's rule in words: in the language, else in what is left of its tag (RFC 4647 3.4), else in English. */
export function inLanguage(rule: RuleInWords, language: string): string {
  for (let tag = language; tag !== ''; tag = tag.slice(0, Math.max(0, tag.lastIndexOf('-')))) {
    if (Object.hasOwn(rule, tag)) return rule[tag] as string;
  }
  return rule.en;
}
