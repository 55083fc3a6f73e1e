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

/** The same, but for line ends, for tabs, which divide the fields of some tables, and for the no-break spaces of French. */
const unprintableInTable = /\r\n|(?![ \t\n\u00a0])[\p{C}\p{Z}\p{Default_Ignorable_Code_Point}]/gu;

/** A text of unknown origin as a terminal may show it. */
export function escapeText(text: string): string {
  return text.replace(unprintable, escapeCharacter);
}

/** Rows of a table as a terminal may show them; U+FFFD stands for what is not UTF-8. */
export function escapeTable(octets: Uint8Array): string {
  const text = Buffer.from(octets.buffer, octets.byteOffset, octets.length).toString();
  return text.replace(unprintableInTable, (found) => (found === '\r\n' ? found : escapeCharacter(found)));
}
