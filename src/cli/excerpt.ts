import type { Span } from '../span.ts';
import { type Cell, toCells } from './terminal.ts';

/** A line that shows a text, and where its spans came to stand. */
export interface Excerpt {
  shown: string;
  /** For each span the first column and the one after the last, from 0; at least one wide. */
  columns: [from: number, to: number][];
}

/** No more of a text is looked at, in UTF-16 units; what begins after it cannot be shown. */
const MAX_UNITS = 5000;

const ELLIPSIS = '\u2026';

/**
 * Shows a text on lines of at most `width` columns, with all of its spans. A text that fits is shown whole, on one line.
 * Of another only the surroundings of the spans' ends are shown, on as many lines as that takes. Without spans there is
 * nothing to leave out for.
 * @param spans ascending
 */
export function excerpts(text: string, spans: readonly Span[], width: number): Excerpt[] {
  const isCut = text.length > MAX_UNITS;
  const cells = toCells(isCut ? text.slice(0, MAX_UNITS).replace(/[\ud800-\udbff]$/, '') : text);
  const places = spans.map((span) => locate(cells, span));
  const total = cells.reduce((sum, cell) => sum + cell.width, 0);
  if ((total <= width && !isCut) || spans.length === 0) return [render(cells, places, null, isCut)];

  const found: Excerpt[] = [];
  let group: Place[] = [];
  for (const place of places) {
    const wider = surroundings(cells, [...group, place], leastSide(width));
    if (group.length > 0 && columnsOf(cells, wider) > width) {
      found.push(render(cells, group, fitting(cells, group, width), isCut));
      group = [];
    }
    group.push(place);
  }
  found.push(render(cells, group, fitting(cells, group, width), isCut));
  return found;
}

/** The cells of a span: the first and the last. */
interface Place {
  first: number;
  last: number;
}

function locate(cells: readonly Cell[], { start, end }: Span): Place {
  let first = 0;
  while (first < cells.length && (cells[first] as Cell).end <= start) first++;
  let last = first;
  while (last + 1 < cells.length && (cells[last + 1] as Cell).start < end) last++;
  return { first, last };
}

/**
 * The columns beside each end with which one place always fits: two ends with two sides each; the ends themselves may be
 * escapes of up to ten columns, and there are ellipses.
 */
function leastSide(width: number): number {
  return Math.max(0, Math.floor((width - 23) / 4));
}

/** The cells to show of places that fit into `width`: as many around their ends as there is room for. */
function fitting(cells: readonly Cell[], places: readonly Place[], width: number): Set<number> {
  let [least, most] = [leastSide(width), width];
  while (least < most) {
    const side = Math.ceil((least + most) / 2);
    if (columnsOf(cells, surroundings(cells, places, side)) > width) most = side - 1;
    else least = side;
  }
  return surroundings(cells, places, least);
}

/** The cells around both ends of each place, of `side` columns at most. */
function surroundings(cells: readonly Cell[], places: readonly Place[], side: number): Set<number> {
  const kept = new Set<number>();
  for (const end of places.flatMap(({ first, last }) => [first, last])) {
    kept.add(end);
    for (const step of [-1, 1]) {
      let left = side;
      for (let index = end + step; index >= 0 && index < cells.length; index += step) {
        left -= (cells[index] as Cell).width;
        if (left < 0) break;
        kept.add(index);
      }
    }
  }
  return kept;
}

function columnsOf(cells: readonly Cell[], kept: ReadonlySet<number>): number {
  let columns = 0;
  for (const index of kept)
    columns += (cells[index]?.width ?? 0) + (kept.has(index - 1) ? 0 : ELLIPSIS.length);
  return columns + ELLIPSIS.length;
}

/** @param kept the cells to show; all when null */
function render(
  cells: readonly Cell[],
  places: readonly Place[],
  kept: ReadonlySet<number> | null,
  isCut: boolean,
): Excerpt {
  let shown = '';
  let column = 0;
  let isElided = false;
  const starts: number[] = [];
  const ends: number[] = [];
  for (const [index, cell] of cells.entries()) {
    if (!kept || kept.has(index)) {
      starts.push(column);
      shown += cell.shown;
      column += cell.width;
      isElided = false;
    } else {
      if (!isElided) {
        shown += ELLIPSIS;
        column++;
        isElided = true;
      }
      starts.push(column - 1);
    }
    ends.push(column);
  }
  if (isCut && !isElided) shown += ELLIPSIS;
  const columns = places.map(({ first, last }): [number, number] => {
    const from = starts[first] ?? column;
    return [from, Math.max(ends[last] ?? column, from + 1)];
  });
  return { shown, columns };
}
