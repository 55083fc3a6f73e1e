import type { FormCode, FormMessages } from '../messages/catalogue.ts';
import type { Reason } from '../reasons.ts';

/** A reason in the words of a form: one line. A character that it speaks of stands in it as it is. */
export function wordFor({ code, args }: Reason, { reasons }: FormMessages): string {
  return (reasons[code as FormCode] ?? code).replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = (args as Readonly<Record<string, string | number>>)[name];
    return name === 'codePoint' ? characterOf(String(value)) : String(value);
  });
}

/** `U+002C` is `,`. What cannot be seen, or turns the text around it, keeps its number. */
function characterOf(codePoint: string): string {
  const character = String.fromCodePoint(Number.parseInt(codePoint.slice(2), 16));
  return /[\p{L}\p{N}\p{P}\p{S}]/u.test(character) && !/\p{DI}/u.test(character) ? character : codePoint;
}
