import { canonicalOf, cleanOf } from '../../batch/output/columns.ts';
import type { Format } from '../../batch/output/write.ts';
import type { Counts } from '../../batch/tally.ts';
import type { Verdict } from '../../batch/verdict.ts';
import { fill, type Messages } from '../../messages/catalogue.ts';
import { formatReason } from '../../messages/format.ts';
import { type Reason, reasons as table } from '../../reasons.ts';
import type { Reply } from '../../reply.ts';
import { type Excerpt, excerpts } from '../excerpt.ts';
import { columnsOf, escapeText, isolated, type Paint, wrap } from '../terminal.ts';
import { count, verdictCounts } from '../words/wording.ts';
import type { CheckWords } from '../words/words.ts';

/** Before what is said of an address. */
export const INDENT = '    ';

/** How a text is laid out. */
export interface TextOptions {
  messages: Messages;
  words: CheckWords;
  paint: Paint;
  /** Columns of a line. */
  width: number;
  /** Whether a terminal shows it, which may reorder what is written from right to left. */
  isTerminal: boolean;
  /** Whether the file and the line are said. */
  namesPlace: boolean;
  /** Whether the clean address is said. */
  fix: boolean;
}

/** For a person: each address with carets under what is wrong, and the reasons in words. Nothing is shown raw. */
export function text(options: TextOptions): Format {
  return {
    head: '',
    verdict: (verdict) => block(verdict, options),
    tail: (counts) => `${wrap(summary(counts, options.words), options.width).join('\n')}\n`,
  };
}

function block(verdict: Verdict, options: TextOptions): string {
  const { words, paint, width } = options;
  const { input, result, reply } = verdict;
  const { valid, reasons, suggestion } = result;
  const place = options.namesPlace ? `${paint('dim', placeOf(verdict, words))} ` : '';
  const shown = (text: string) => (options.isTerminal ? isolated(text) : text);
  const added = addedLines(verdict, options, shown);
  if (reasons.length === 0 && suggestion === null) {
    return [`${place}${paint('green', words.valid)}  ${shown(escapeText(input))}`, ...added, ''].join('\n');
  }
  const mark = valid ? warned(reasons.length, options) : paint('red', words.invalid);
  const lines = [`${place}${mark}`];
  for (const line of pointed(input, reasons, width - INDENT.length, paint)) lines.push(INDENT + shown(line));
  for (const { reason, message, numbers } of saidOnce(reasons, options)) {
    const number = reasons.length > 1 ? `[${numbers.join(', ')}] ` : '';
    const label = `${number}${words[reason.level]} `;
    const indent = INDENT + ' '.repeat(label.length);
    const columns = width - indent.length;
    const [first, ...others] = wrap(message, columns);
    lines.push(`${INDENT}${paint(colourOf(reason), label)}${first}`);
    for (const line of others) lines.push(indent + line);
    const source = `${reason.code}, ${nameSection(table[reason.code].rfc)}`;
    // A long name takes the room of the label too.
    const before = source.split(' ').some((word) => word.length > columns) ? INDENT : indent;
    for (const line of wrap(source, width - columnsOf(before))) lines.push(before + paint('dim', line));
  }
  if (reply) lines.push(replyLine(reply, words));
  if (suggestion !== null && !options.fix) {
    const meant = paint('green', shown(escapeText(suggestion)));
    lines.push(INDENT + fill(words.suggestion, { suggestion: meant }));
  }
  return [...lines, ...added, ''].join('\n');
}

/** What stands beside the address in a header, and what is asked for: the name, the bare address, the clean one. */
function addedLines(verdict: Verdict, options: TextOptions, shown: (text: string) => string): string[] {
  const { words, paint, fix } = options;
  const { input, result } = verdict;
  const { displayName, mailbox } = result;
  const lines: string[] = [];
  const clean = fix ? cleanOf(verdict) : null;
  if (displayName) lines.push(fill(words.name, { name: shown(escapeText(displayName)) }));
  const address = displayName !== undefined && mailbox ? canonicalOf(verdict) : null;
  // What a name or brackets stand around; once where it is the clean address as well.
  if (address !== null && address !== input && address !== clean) {
    lines.push(fill(words.address, { address: shown(escapeText(address)) }));
  }
  if (clean !== null && clean !== input) {
    lines.push(fill(words.clean, { clean: paint('green', shown(escapeText(clean))) }));
  }
  return lines.map((line) => INDENT + line);
}

/** `list.txt:3:`, and of an address in a text its column, too, as compilers write it. */
function placeOf({ file, line, entry }: Verdict, words: CheckWords): string {
  const column = entry && 'column' in entry && typeof entry.column === 'number' ? `${entry.column}:` : '';
  return `${escapeText(file ?? words.stdin)}:${line}:${column}`;
}

/** A line with the reply of an SMTP server. */
export function replyLine(
  { code, enhanced }: Pick<Reply, 'code' | 'enhanced'>,
  { reply }: CheckWords,
): string {
  return INDENT + fill(reply, { reply: `${code} ${enhanced}` });
}

/** What is said of one reason, or of several of the same code in the same words. */
interface Said {
  reason: Reason;
  message: string;
  /** Those of the reasons, from 1. */
  numbers: number[];
}

function saidOnce(reasons: readonly Reason[], { messages }: TextOptions): Iterable<Said> {
  const found = new Map<string, Said>();
  for (const [index, reason] of reasons.entries()) {
    const message = formatReason(reason, messages);
    const key = `${reason.code} ${message}`;
    const known = found.get(key);
    if (known) known.numbers.push(index + 1);
    else found.set(key, { reason, message, numbers: [index + 1] });
  }
  return found.values();
}

function warned(warnings: number, { words, paint }: TextOptions): string {
  const valid = paint('green', words.valid);
  if (warnings === 0) return valid;
  return `${valid}, ${paint('yellow', count(warnings, words.warnings, words.numbers))}`;
}

/** The address with carets under the spans. */
function pointed(input: string, reasons: readonly Reason[], width: number, paint: Paint): string[] {
  const lines: string[] = [];
  let number = 0;
  for (const excerpt of excerpts(input, reasons, width)) {
    const here = reasons.slice(number, number + excerpt.columns.length);
    lines.push(excerpt.shown, ...carets(excerpt, here, reasons.length > 1 ? number + 1 : null, paint));
    number += here.length;
  }
  return lines;
}

/**
 * Carets under an excerpt; those of several reasons carry their numbers. Spans that overlap get a line each.
 * @param number that of the first reason; null when there is only one
 */
function carets(
  { columns }: Excerpt,
  reasons: readonly Reason[],
  number: number | null,
  paint: Paint,
): string[] {
  const lines: string[] = [];
  let line = '';
  let column = 0;
  for (const [index, [from, to]] of columns.entries()) {
    // A space between a number and the next caret.
    if (line !== '' && from <= column) {
      lines.push(line);
      line = '';
      column = 0;
    }
    const mark = '^'.repeat(to - from) + (number === null ? '' : String(number + index));
    line += ' '.repeat(from - column) + paint(colourOf(reasons[index] as Reason), mark);
    column = from + mark.length;
  }
  return line === '' ? lines : [...lines, line];
}

function colourOf({ level }: Reason): 'red' | 'yellow' {
  return level === 'error' ? 'red' : 'yellow';
}

/** A row's `rfc` in words: `5321#4.1.2` is `RFC 5321 4.1.2`; a draft or a registry keeps its name. */
export function nameSection(rfc: string): string {
  const name = rfc.replace('#', ' ');
  return /^\d/.test(name) ? `RFC ${name}` : name;
}

function summary(counts: Counts, words: CheckWords): string {
  const { emptySkipped, missing } = words.counts;
  const parts = [...verdictCounts(counts, words)];
  if (counts.missing > 0) parts.push(count(counts.missing, missing, words.numbers));
  return [...parts, count(counts.empty, emptySkipped, words.numbers)].join(', ');
}
