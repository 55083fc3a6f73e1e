import type { ReasonArgs, ReasonCode, reasons, Utf8Fault } from '../reasons.ts';

/** The names of the placeholders that the message of a code may use. */
type Placeholder<C extends ReasonCode> = keyof ReasonArgs<C> & string;

/**
 * A language. A message is one line that says what is wrong and how to mend it. It may hold the arguments of its code
 * as `{name}`, and never the address. A language with a gap does not compile.
 */
export interface Messages {
  /** BCP 47 tag. */
  language: string;
  reasons: { readonly [C in ReasonCode]: string };
  /** What an argument says that is a word and not a number. */
  utf8Faults: { readonly [K in Utf8Fault]: string };
  /** Names of characters that people know, by code point; others are shown by their number alone. */
  characters: Readonly<Record<string, string>>;
}

/** The placeholders that a template names. */
type PlaceholdersIn<T extends string> = T extends `${string}{${infer Name}}${infer Rest}`
  ? Name | PlaceholdersIn<Rest>
  : never;

/**
 * Refuses, in the type, a template that names what its code does not carry.
 */
export type Checked<T extends { readonly [C in ReasonCode]: string }> = {
  readonly [C in ReasonCode]: PlaceholdersIn<T[C]> extends Placeholder<C> ? string : never;
};

/** Checks a catalogue's templates when it compiles. */
export function defineMessages<const T extends { readonly [C in ReasonCode]: string }>(
  messages: Omit<Messages, 'reasons'> & { reasons: T & Checked<T> },
): Messages {
  return messages;
}

/** The codes that a mailbox can have, and so a form: those of commands and of message headers left out. */
export type FormCode = {
  [C in ReasonCode]: (typeof reasons)[C]['part'] extends 'path' | 'parameter' | 'header' ? never : C;
}[ReasonCode];

/**
 * A language as a form speaks it: to a person who fills it in and knows nothing of mail. One line a code, which says how
 * to mend what is wrong in a form, where quotes and IP addresses are no way out. `{codePoint}` becomes the character
 * itself; the texts are for people and not for SMTP. A language with a gap does not compile.
 */
export interface FormMessages {
  /** BCP 47 tag. */
  language: string;
  reasons: { readonly [C in FormCode]: string };
  phrases: {
    /** The words of the button that applies a suggestion. */
    readonly didYouMean: `${string}{suggestion}${string}`;
    /** What is said of a value that is no text. */
    readonly notText: string;
  };
}

/** Refuses, in the type, a template that names what its code does not carry. */
export type CheckedForm<T extends { readonly [C in FormCode]: string }> = {
  readonly [C in FormCode]: PlaceholdersIn<T[C]> extends Placeholder<C> ? string : never;
};

/** Checks a form's catalogue when it compiles. */
export function defineFormMessages<const T extends { readonly [C in FormCode]: string }>(
  messages: Omit<FormMessages, 'reasons'> & { reasons: T & CheckedForm<T> },
): FormMessages {
  return messages;
}
