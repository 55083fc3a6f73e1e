import type { ReasonArgs, ReasonCode, Utf8Fault } from '../reasons.ts';

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
