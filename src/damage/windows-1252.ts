/**
 * What the octets 0x80 to 0x9F are in windows-1252; the five that it leaves open are C1 controls, as in Latin-1.
 * Never taken from TextDecoder: several releases of Node decode these octets as C1 controls.
 */
const HIGH =
  '\u20ac\x81\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152\x8d\u017d\x8f\x90\u2018\u2019\u201c\u201d\u2022\u2013\u2014\u02dc\u2122\u0161\u203a\u0153\x9d\u017e\u0178';

/** A run of characters that are octets from 0x80 on in windows-1252. */
export const WINDOWS_1252_RUN = /* @__PURE__ */ runOf(HIGH);

function runOf(high: string): RegExp {
  return new RegExp(`[\\x80-\\xff${high}]+`, 'g');
}

/** The text of octets in windows-1252. */
export function fromWindows1252(octets: Uint8Array): string {
  return Array.from(octets, (octet) => HIGH[octet - 0x80] ?? String.fromCharCode(octet)).join('');
}

/** The octet of a character, by windows-1252 or as Latin-1 has it; 0 for one that has none. */
export function windows1252Octet(character: string): number {
  const code = character.charCodeAt(0);
  const octet = code < 0x100 ? code : HIGH.indexOf(character) + 0x80;
  return octet < 0x80 ? 0 : octet;
}
