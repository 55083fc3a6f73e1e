import { type FormCode, type FormMessages, fill, inLanguage, textOf } from '../messages/catalogue.ts';
import type { Reason } from '../reasons.ts';
import { unicodePattern } from '../unicode-pattern.ts';

/** A reason in the words of a form: one line. A character that it speaks of stands in it as it is. */
export function wordFor({ code, args }: Reason, { reasons, language }: FormMessages): string {
  if ('words' in args) return `${inLanguage(args.words, language)}.`;
  const template = textOf(reasons[code as FormCode] ?? code, args);
  if (!('codePoint' in args) || !template.includes('{codePoint}'))
    return fill(template, args as Readonly<Record<string, string | number>>);
  const character = String.fromCodePoint(Number.parseInt(args.codePoint.slice(2), 16));
  const unseen = unseenAs(character);
  if (unseen) return textOf(reasons[unseen]);
  // A mark alone would sit on the quotation mark before it.
  return fill(template, {
    ...args,
    codePoint: unicodePattern('\\p{M}').test(character) ? `\u25cc${character}` : character,
  });
}

/** The code that speaks of what cannot be shown, neither as itself nor, to a person, as a number. */
function unseenAs(character: string): FormCode | undefined {
  if (unicodePattern('\\p{Z}').test(character)) return 'encoding-unicode-space';
  return unicodePattern('[\\p{C}\\p{DI}]').test(character) ? 'encoding-invisible-character' : undefined;
}
