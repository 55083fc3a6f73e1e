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
    const wider = surroundings(cells, [...group, place], width);
    if (group.length > 0 && columnsOf(cells, wider) > width) {
      found.push(render(cells, group, surroundings(cells, group, width), isCut));
      group = [];
    }
    group.push(place);
  }
  found.push(render(cells, group, surroundings(cells, group, width), isCut));
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

/** The cells to show: those around both ends of each place, enough that one place always fits into `width`. */
function surroundings(cells: readonly Cell[], places: readonly Place[], width: number): Set<number> {
  // Two ends with two sides each; the ends themselves may be escapes of up to ten columns, and there are ellipses.
  const side = Math.max(0, Math.floor((width - 23) / 4));
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
