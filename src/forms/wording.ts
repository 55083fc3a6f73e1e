import { fill, inLanguage, textOf } from '../messages/catalogue.ts';
import { type FormCode, type FormMessages, type FormTextKey, formTextKeys } from '../messages/form.ts';
import type { Reason } from '../reasons.ts';
import { unicodePattern } from '../unicode-pattern.ts';

/** A reason in the words of a form: one line. A character that it speaks of stands in it as it is. */
export function wordFor({ code, args }: Reason, { texts, reasons, language }: FormMessages): string {
  if ('words' in args) return inLanguage(args.words, language);
  const [key, sign] = textOf(formTextKeys[code as FormCode] ?? '', args).split(' ');
  const own = reasons?.[code as FormCode];
  const template = own ? textOf(own, args) : (texts[key as FormTextKey] ?? code);
  // What a site's own words wrote for the character before they were one text for several codes
  const shown = template.replaceAll('{codePoint}', '{character}');
  if (sign || !('codePoint' in args) || !shown.includes('{character}')) {
    return fill(shown, { ...(args as object), character: sign });
  }
  const character = String.fromCodePoint(Number.parseInt(args.codePoint.slice(2), 16));
  const isSuggested = (args as { repair?: string }).repair === 'suggested';
  if (unicodePattern('\\p{Z}').test(character)) return texts[isSuggested ? 'removeSpace' : 'checkSpace'];
  // What cannot be shown, neither as itself nor, to a person, as a number
  if (unicodePattern('[\\p{Cn}\\p{Co}]').test(character)) return texts.retypeUnknown;
  if (unicodePattern('[\\p{C}\\p{DI}]').test(character)) return texts.retypeInvisible;
  // A mark alone would sit on the quotation mark before it.
  const isMark = unicodePattern('\\p{M}').test(character);
  return fill(shown, { ...args, character: isMark ? `\u25cc${character}` : character });
}
