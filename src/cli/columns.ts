import { type Cell, type Paint, toCells } from './terminal.ts';

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
