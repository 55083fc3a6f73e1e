import type {
  ReasonArgs,
  ReasonCode,
  Repairable,
  RuleInWords,
  reasons,
  TextForm,
  Utf8Fault,
} from '../reasons.ts';

/** Several texts of one code: by the value of `form`, by that of `repair`, or by both. */
type Texts<C extends ReasonCode> = 'form' extends keyof ReasonArgs<C>
  ?
      | Record<TextForm, string>
      | ('repair' extends keyof ReasonArgs<C> ? Record<Repairable | 'decoded', string> : never)
  : 'repair' extends keyof ReasonArgs<C>
    ? Record<Repairable, string>
    : never;

/** The names of the placeholders that the message of a code may use. */
type Placeholder<C extends ReasonCode> = keyof ReasonArgs<C> & string;

/**
 * The message of a code: one text, or one for each value of the argument that picks it: `form`, whose places in the address
 * differ, or `repair`.
 */
export type Message<C extends ReasonCode = ReasonCode> = string | Readonly<Texts<C>>;

/**
 * A language. A message is one line that says what is wrong and what to do. It may hold the arguments of its code as
 * `{name}`, and never the address. A language with a gap does not compile.
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

/** The placeholders that a message names. */
type PlaceholdersIn<T> = T extends string
  ? T extends `${string}{${infer Name}}${infer Rest}`
    ? Name | PlaceholdersIn<Rest>
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

/**
 * The codes that a mailbox can have, and so a form: those of commands and of message headers left out, and those of a
 * site's conventions, which bring their own words.
 */
export type FormCode = {
  [C in ReasonCode]: (typeof reasons)[C]['part'] extends 'path' | 'parameter' | 'header' | 'convention'
    ? never
    : C;
}[ReasonCode];

/**
 * A language as a form speaks it: to a person who fills it in and knows nothing of mail. One line a code, which says how
 * to mend what is wrong in a form, where quotes and IP addresses are no way out. `{codePoint}` becomes the character
 * itself; the texts are for people and not for SMTP. A language with a gap does not compile.
 */
export interface FormMessages {
  /** BCP 47 tag. */
  readonly language: string;
  /** One sentence a reason code, for the person who fills in the form. */
  readonly reasons: { readonly [C in FormCode]: Message<C> };
  /** The other words of a form. */
  readonly phrases: {
    /** The words of the button that applies a suggestion. */
    readonly didYouMean: `${string}{suggestion}${string}`;
    /** What is said of a value that is no text. */
    readonly notText: string;
    /** What is read out when a suggestion has been taken. */
    readonly changed: `${string}{suggestion}${string}`;
    /** What holds a form for the moment in which the part that checks is still being loaded. */
    readonly checking: string;
    /** What is said where the address is wrong and the part that knows why could not be loaded. */
    readonly notValid: string;
  };
}

/** Refuses, in the type, a message that names what its code does not carry. */
export type CheckedForm<T extends { readonly [C in FormCode]: Message<C> }> = {
  readonly [C in FormCode]: CheckedMessage<C, T[C]>;
};

/** Checks a form's catalogue when it compiles, and freezes it. */
export function defineFormMessages<const T extends { readonly [C in FormCode]: Message<C> }>(
  messages: Omit<FormMessages, 'reasons'> & { reasons: T & CheckedForm<T> },
): FormMessages {
  return freeze(messages);
}

/** The text of a message for these arguments; its first text where none of them picks one. */
export function textOf(message: string | Readonly<Record<string, string>>, args: object = {}): string {
  if (typeof message === 'string') return message;
  const texts: Readonly<Record<string, string>> = message;
  const picked = Object.values(args).find((value) => Object.hasOwn(texts, value));
  return (picked ? texts[picked] : Object.values(texts)[0]) as string;
}

/** A site's rule in words; in English where the language has none. */
export function inLanguage(rule: RuleInWords, language: string): string {
  return Object.hasOwn(rule, language) ? (rule[language] as string) : rule.en;
}
