import { type FormCode, type FormMessages, textOf } from '../messages/catalogue.ts';
import type { Reason } from '../reasons.ts';

/** A reason in the words of a form: one line. A character that it speaks of stands in it as it is. */
export function wordFor({ code, args }: Reason, { reasons }: FormMessages): string {
  const template = textOf(reasons[code as FormCode] ?? code, args);
  const values: Readonly<Record<string, string | number>> = args;
  let unseen: FormCode | undefined;
  const words = template.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = String(values[name]);
    if (name !== 'codePoint') return value;
    const character = String.fromCodePoint(Number.parseInt(value.slice(2), 16));
    unseen = unseenAs(character);
    // A mark alone would sit on the quotation mark before it.
    return /\p{M}/u.test(character) ? `\u25cc${character}` : character;
  });
  return unseen ? textOf(reasons[unseen]) : words;
}

/** The code that speaks of what cannot be shown, neither as itself nor, to a person, as a number. */
function unseenAs(character: string): FormCode | undefined {
  if (/\p{Z}/u.test(character)) return 'encoding-unicode-space';
  return /[\p{C}\p{DI}]/u.test(character) ? 'encoding-invisible-character' : undefined;
}
