import { escapeText } from './escape.ts';

/** What a terminal shows as one unit: a character with its combining marks, or the escape of one. */
export interface Cell {
  /** UTF-16 indices in the text. */
  start: number;
  end: number;
  shown: string;
  /** Columns of the terminal. */
  width: number;
}

/**
 * Characters of two columns (UAX #11: Wide and Fullwidth). Engines do not know the property, so this puts it together
 * from scripts and blocks.
 */
const wide =
  /[\p{Emoji_Presentation}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Bopomofo}\p{Script=Yi}\p{Script=Tangut}\p{Script=Nushu}\p{Script=Khitan_Small_Script}\u1100-\u115f\u2329\u232a\u2ff0-\u303e\u3041-\u33ff\u4dc0-\u4dff\ua960-\ua97c\uac00-\ud7a3\ufe10-\ufe19\ufe30-\ufe6b\uff01-\uff60\uffe0-\uffe6\u{1d300}-\u{1d376}\u{1f200}-\u{1f265}]/u;
const narrow = /[\u303f\u3248-\u324f\uff61-\uff9f\u{1f1e6}-\u{1f1ff}]/u;

/** Characters of no column: marks, and the vowels and finals that join a Hangul initial. */
const joining = /[\p{Mn}\p{Me}\u1160-\u11ff\ud7b0-\ud7ff]/u;

/** What a mark may be drawn upon; elsewhere it gets a dotted circle, or it would be drawn upon the `@`. */
const base = /^[\p{L}\p{N}]/u;
const DOTTED_CIRCLE = '\u25cc';

/** A text as a terminal may show it, cell by cell. */
export function toCells(text: string): Cell[] {
  const cells: Cell[] = [];
  let start = 0;
  for (const character of text) {
    const end = start + character.length;
    const last = cells.at(-1);
    const shown = escapeText(character);
    if (shown !== character) cells.push({ start, end, shown, width: shown.length });
    else if (!joining.test(character)) cells.push({ start, end, shown, width: columnsOf(character) });
    else if (last && base.test(last.shown)) {
      last.shown += character;
      last.end = end;
    } else cells.push({ start, end, shown: DOTTED_CIRCLE + character, width: 1 });
    start = end;
  }
  return cells;
}

function columnsOf(character: string): 1 | 2 {
  return character >= '\u1100' && wide.test(character) && !narrow.test(character) ? 2 : 1;
}
