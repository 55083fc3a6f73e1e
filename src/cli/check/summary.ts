import type { ReasonTally, Summary } from '../../batch/tally.ts';
import { fill } from '../../messages/catalogue.ts';
import { columnsOf, escapeText, isolated, type Paint } from '../terminal.ts';
import { count, numberText, verdictCounts } from '../words/wording.ts';
import type { CheckWords, Counted } from '../words/words.ts';

/** Columns of the longest bar, and of the longest where the line is full. */
const BAR = 24;
const SHORT_BAR = 8;
const BLOCKS = ['', '▏', '▎', '▍', '▌', '▋', '▊', '▉'];
/** Columns of an example for which a bar makes room, and those it has at least; it is cut where the line is full. */
const EXAMPLE = 24;
const LEAST = 8;

/** How a summary is laid out. */
export interface SummaryLayout {
  /** Whether the run did not come to its end. */
  isInterrupted: boolean;
  /** Whether there are several files, so that each place names its own. */
  namesFiles: boolean;
  /** Whether its records are rows. */
  isTable: boolean;
  /** Columns of a line. */
  width: number;
  words: CheckWords;
  paint: Paint;
  /** Whether it goes to a terminal, which may reorder what is written from right to left. */
  isTerminal: boolean;
}

/** What a run found, with a bar a reason: errors first, the most frequent ones first. */
export function summaryText(summary: Summary, layout: SummaryLayout): string {
  const { namesFiles, width, words, paint } = layout;
  const shown = (text: string) => (layout.isTerminal ? isolated(text) : text);
  const number = (value: number) => numberText(value, words.numbers);
  const rows = [...summary.reasons].sort(
    ([code, a], [other, b]) =>
      Number(b.level === 'error') - Number(a.level === 'error') ||
      b.count - a.count ||
      (code < other ? -1 : 1),
  );
  const most = Math.max(1, ...rows.map(([, tally]) => tally.count));
  const codes = Math.max(0, ...rows.map(([code]) => code.length));
  const counts = Math.max(0, ...rows.map(([, tally]) => number(tally.count).length));
  const placeOf = ({ file, line }: ReasonTally) =>
    escapeText(file === null || !namesFiles ? fill(words.counts.place, { line }) : `${file}:${line}`);
  const places = Math.max(0, ...rows.map(([, tally]) => placeOf(tally).length));
  // What stands beside bar and example: the margin, and two columns between two parts.
  const room = width - 2 - codes - 2 - counts - 2 - 2 - places - 2;
  const longest = Math.min(BAR, Math.max(SHORT_BAR, room - EXAMPLE));
  const lines = rows.map(([code, tally]) => {
    const bar = barOf(tally.count / most, longest);
    const colour = tally.level === 'error' ? 'red' : 'yellow';
    const place = placeOf(tally);
    const example = cut(tally.example, Math.max(LEAST, room - longest + places - place.length));
    const head = `  ${code.padEnd(codes)}  ${number(tally.count).padStart(counts)}  `;
    return `${head}${paint(colour, bar)}${' '.repeat(longest - bar.length)}  ${paint('dim', place)}  ${shown(example)}`;
  });
  const errors = rows.filter(([, { level }]) => level === 'error').length;
  if (errors < rows.length) lines.splice(errors, 0, `  ${words.counts.warningsBelow}`);
  return [headline(summary, layout), ...lines, ...domainLines(summary, layout), ''].join('\n');
}

function headline(summary: Summary, { isInterrupted, isTable, words }: SummaryLayout): string {
  const { lines, rows, empty, missing, duplicates } = summary;
  const { counts, numbers } = words;
  const parts: string[] = verdictCounts(summary, words);
  if (missing > 0) parts.push(count(missing, counts.missing, numbers));
  if (empty > 0) parts.push(count(empty, counts.empty, numbers));
  if (duplicates > 0) parts.push(count(duplicates, counts.duplicates, numbers));
  const nouns = isTable
    ? [counts.rows, counts.rowsUntilInterrupted]
    : [counts.lines, counts.linesUntilInterrupted];
  return fill(counts.headline, {
    lines: count(isTable ? rows : lines, nouns[isInterrupted ? 1 : 0] as Counted, numbers),
    counts: parts.join(', '),
  });
}

/** The number of domains that are named. */
const DOMAINS = 20;

/** The most frequent domains, with a bar each. */
function domainLines({ domains }: Summary, layout: SummaryLayout): string[] {
  const { width, words, paint, isTerminal } = layout;
  if (domains.size === 0) return [];
  const { counts, numbers } = words;
  const rows = [...domains].sort(([a, many], [b, more]) => more - many || (a < b ? -1 : 1));
  const shown = rows.slice(0, DOMAINS).map(([domain, number]) => ({
    domain: escapeText(domain),
    number,
    count: numberText(number, numbers),
  }));
  const most = shown[0]?.number ?? 1;
  const digits = Math.max(...shown.map(({ count }) => count.length));
  const names = Math.max(...shown.map(({ domain }) => columnsOf(domain)));
  const longest = Math.max(1, Math.min(BAR, width - 2 - digits - 2 - names - 2));
  const lines = shown.map(({ domain, number, count }) => {
    const bar = barOf(number / most, longest);
    const name = isTerminal ? isolated(domain) : domain;
    return `  ${name}${' '.repeat(names - columnsOf(domain))}  ${count.padStart(digits)}  ${paint('green', bar)}`;
  });
  const others = rows.length - shown.length;
  if (others > 0) lines.push(`  ${count(others, counts.otherDomains, numbers)}`);
  return [`  ${counts.domains}`, ...lines];
}

/** In eighths of a column; never quite nothing. */
function barOf(share: number, longest: number): string {
  const eighths = Math.max(1, Math.round(share * longest * 8));
  return '█'.repeat(eighths >> 3) + (BLOCKS[eighths & 7] as string);
}

/** As a terminal may show it; by UTF-16 units, so that wide characters may take more. */
function cut(example: string, width: number): string {
  const shown = escapeText(example);
  return shown.length > width ? `${shown.slice(0, width - 1)}…` : shown;
}
