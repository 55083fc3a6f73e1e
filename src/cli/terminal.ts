import { unicodePattern } from '../unicode-pattern.ts';
import type { Io } from './io.ts';

/*
 * Text on a terminal: what is not shown as it is, how wide it is, its colours, and how it is laid out in columns.
 */

/**
 * What is never written to a terminal as it is: controls (C0, DEL, C1), bidi controls and other format characters, lone
 * surrogates, private use, unassigned code points, what is invisible by default, and any space but U+0020.
 */
const UNPRINTABLE = '(?! )[\\p{C}\\p{Z}\\p{Default_Ignorable_Code_Point}]';

/** A character by its number: `\x1b`, `\u{202e}`. */
function escapeCharacter(character: string): string {
  const code = character.codePointAt(0) as number;
  const digits = code.toString(16);
  return code < 0x80 ? `\\x${digits.padStart(2, '0')}` : `\\u{${digits}}`;
}

/** The same, but for line ends, for tabs, which divide the fields of some tables, and for the no-break spaces of French. */
const UNPRINTABLE_IN_TABLE = '\\r\\n|(?![ \\t\\n\\u00a0])[\\p{C}\\p{Z}\\p{Default_Ignorable_Code_Point}]';

/** A text of unknown origin as a terminal may show it. */
export function escapeText(text: string): string {
  return text.replace(unicodePattern(UNPRINTABLE), escapeCharacter);
}

/** Rows of a table as a terminal may show them; U+FFFD stands for what is not UTF-8. */
export function escapeTable(octets: Uint8Array): string {
  const text = Buffer.from(octets.buffer, octets.byteOffset, octets.length).toString();
  return text.replace(unicodePattern(UNPRINTABLE_IN_TABLE), (found) =>
    found === '\r\n' ? found : escapeCharacter(found),
  );
}

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
const WIDE =
  '[\\p{Emoji_Presentation}\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Bopomofo}\\p{Script=Yi}\\p{Script=Tangut}\\p{Script=Nushu}\\p{Script=Khitan_Small_Script}\\u1100-\\u115f\\u2329\\u232a\\u2ff0-\\u303e\\u3041-\\u33ff\\u4dc0-\\u4dff\\ua960-\\ua97c\\uac00-\\ud7a3\\ufe10-\\ufe19\\ufe30-\\ufe6b\\uff01-\\uff60\\uffe0-\\uffe6\\u{1d300}-\\u{1d376}\\u{1f200}-\\u{1f265}]';
const narrow = /[\u303f\u3248-\u324f\uff61-\uff9f\u{1f1e6}-\u{1f1ff}]/u;

/** Characters of no column: marks, and the vowels and finals that join a Hangul initial. */
const JOINING = '[\\p{Mn}\\p{Me}\\u1160-\\u11ff\\ud7b0-\\ud7ff]';

/** What a mark may be drawn upon; elsewhere it gets a dotted circle, or it would be drawn upon the `@`. */
const BASE = '^[\\p{L}\\p{N}]';
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
    else if (!unicodePattern(JOINING).test(character))
      cells.push({ start, end, shown, width: widthOf(character) });
    else if (last && unicodePattern(BASE).test(last.shown)) {
      last.shown += character;
      last.end = end;
    } else cells.push({ start, end, shown: DOTTED_CIRCLE + character, width: 1 });
    start = end;
  }
  return cells;
}

function widthOf(character: string): 1 | 2 {
  return character >= '\u1100' && unicodePattern(WIDE).test(character) && !narrow.test(character) ? 2 : 1;
}

const codes = { red: 31, green: 32, yellow: 33, dim: 2 } as const;

export type Paint = (colour: keyof typeof codes, text: string) => string;

/**
 * Paints text for standard output, or leaves it as it is. FORCE_COLOR decides when it is set, then NO_COLOR, then
 * whether there is a terminal: Node's own order. Deliberate: not styleText of node:util, which Node has since 20.12 only
 * and which asks the process instead of what the command was given.
 */
export function painter({ env, stdout }: Pick<Io, 'env' | 'stdout'>): Paint {
  const { FORCE_COLOR: force, NO_COLOR: no, TERM: terminal } = env;
  const isColoured =
    force === undefined
      ? !no && stdout.isTTY === true && terminal !== 'dumb'
      : force !== '0' && force !== 'false';
  return isColoured ? (colour, text) => `\x1b[${codes[colour]}m${text}\x1b[0m` : (_, text) => text;
}

/** Runs that are written from right to left (UAX #9 R and AL by their blocks), with the marks and digits among them. */
const rightToLeft = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]+/gu;

/**
 * Text in which each run from right to left is isolated (U+2067 to U+2069), so that a terminal that reorders text leaves
 * the dots, the @ and the runs themselves in their places, over the carets on the next line.
 */
export function isolated(text: string): string {
  return text.replace(rightToLeft, '\u2067$&\u2069');
}

/** One row of a page: a label, and beside it a text a column. */
export interface Row {
  label: string;
  columns: readonly Block[];
}

/** Paragraphs, which are wrapped; or lines that know how wide they may be. */
export type Block = readonly string[] | ((width: number) => string[]);

const GAP = 2;

/** A column of text narrower than this is hard to read. */
const MIN_COLUMN = 24;

/** Whether that many columns of text fit beside their labels. */
export function fits(rows: readonly Row[], columns: number, width: number): boolean {
  return columnWidth(rows, columns, width) >= MIN_COLUMN;
}

function columnWidth(rows: readonly Row[], columns: number, width: number): number {
  const labels = Math.max(...rows.map(({ label }) => columnsOf(label)));
  return Math.floor((width - labels - columns * GAP) / columns);
}

/**
 * Rows as lines of a terminal: labels to the left, one or more columns of text beside them. Where that would leave too
 * little room, the text stands below its label instead; that is for one column.
 */
export function table(rows: readonly Row[], columns: number, width: number, paint: Paint): string[] {
  if (!fits(rows, columns, width)) return rows.flatMap((row) => stacked(row, width, paint));
  const labels = Math.max(...rows.map(({ label }) => columnsOf(label)));
  const each = columnWidth(rows, columns, width);
  return rows.flatMap(({ label, columns: blocks }) => {
    const texts = blocks.map((block) => lines(block, each));
    const height = Math.max(1, ...texts.map((text) => text.length));
    return Array.from({ length: height }, (_, index) => {
      const left = index === 0 ? label : '';
      const cells = texts.map((text) => text[index] ?? '');
      const line = cells.map((cell) => ' '.repeat(GAP) + pad(cell, each)).join('');
      return (paint('dim', left) + ' '.repeat(labels - columnsOf(left)) + line).trimEnd();
    });
  });
}

function stacked({ label, columns }: Row, width: number, paint: Paint): string[] {
  const texts = columns.flatMap((block) => lines(block, width - GAP));
  return [paint('dim', label), ...texts.map((line) => ' '.repeat(GAP) + line)];
}

function lines(block: Block, width: number): string[] {
  return typeof block === 'function' ? block(width) : block.flatMap((text) => wrap(text, width));
}

/**
 * A paragraph as lines of at most `width` columns, divided at spaces; longer words are divided where they must be.
 * Nothing is shown raw but no-break spaces, which join words and are written as ordinary ones.
 */
export function wrap(text: string, width: number): string[] {
  const found: string[] = [];
  let line = '';
  for (const words of text.split(' ')) {
    const word = words.replaceAll('\u00a0', ' ');
    const together = line === '' ? word : `${line} ${word}`;
    if (columnsOf(together) <= width) {
      line = together;
      continue;
    }
    if (line !== '') found.push(show(toCells(line)));
    const pieces = divide(word, width);
    found.push(...pieces.slice(0, -1));
    line = pieces.at(-1) ?? '';
  }
  return [...found, show(toCells(line))];
}

/** A word in pieces of at most `width` columns. */
function divide(word: string, width: number): string[] {
  const pieces: Cell[][] = [[]];
  let left = width;
  for (const cell of toCells(word)) {
    if (cell.width > left && left < width) {
      pieces.push([]);
      left = width;
    }
    pieces.at(-1)?.push(cell);
    left -= cell.width;
  }
  return pieces.map(show);
}

const show = (cells: readonly Cell[]) => cells.map(({ shown }) => shown).join('');

/** How many columns of a terminal a text takes. */
export function columnsOf(text: string): number {
  return toCells(text).reduce((sum, { width }) => sum + width, 0);
}

function pad(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - columnsOf(text)));
}
