/**
 * What is never written to a terminal as it is: controls (C0, DEL, C1), bidi controls and other format characters, lone
 * surrogates, private use, unassigned code points, what is invisible by default, and any space but U+0020.
 */
const unprintable = /(?! )[\p{C}\p{Z}\p{Default_Ignorable_Code_Point}]/gu;

/** A character by its number: `\x1b`, `\u{202e}`. */
function escapeCharacter(character: string): string {
  const code = character.codePointAt(0) as number;
  const digits = code.toString(16);
  return code < 0x80 ? `\\x${digits.padStart(2, '0')}` : `\\u{${digits}}`;
}

/** A text of unknown origin as a terminal may show it. */
export function escapeText(text: string): string {
  return text.replace(unprintable, escapeCharacter);
}
