import type { Format } from '../batch/format.ts';
import type { Counts } from '../batch/tally.ts';
import type { Verdict } from '../batch/verdict.ts';
import type { Messages } from '../messages/catalogue.ts';
import { formatReason } from '../messages/format.ts';
import { type Reason, reasons as table } from '../reasons.ts';
import type { Paint } from './colour.ts';
import { count } from './count.ts';
import { escapeText } from './escape.ts';
import { type Excerpt, excerpts } from './excerpt.ts';

const INDENT = '    ';

/** How a text is laid out. */
export interface TextOptions {
  messages: Messages;
  paint: Paint;
  /** Columns of a line. */
  width: number;
}

/** For a person: each address with carets under what is wrong, and the reasons in words. Nothing is shown raw. */
export function text(options: TextOptions): Format {
  return {
    head: '',
    verdict: (verdict) => block(verdict, options),
    tail: (counts) => `${summary(counts)}\n`,
  };
}

function block(verdict: Verdict, { messages, paint, width }: TextOptions): string {
  const { file, line, input, result, reply } = verdict;
  const { valid, reasons, suggestion } = result;
  const place = paint('dim', `${escapeText(file ?? 'stdin')}:${line}:`);
  if (reasons.length === 0 && suggestion === null) {
    return `${place} ${paint('green', 'valid')}  ${escapeText(input)}\n`;
  }
  const mark = valid ? warned(reasons.length, paint) : paint('red', 'invalid');
  const lines = [`${place} ${mark}`];
  for (const line of pointed(input, reasons, width - INDENT.length, paint)) lines.push(INDENT + line);
  for (const [index, reason] of reasons.entries()) {
    const number = reasons.length > 1 ? `${index + 1} ` : '';
    const label = `${number}${reason.level}: `;
    const indent = INDENT + ' '.repeat(label.length);
    const columns = width - indent.length;
    const [first, ...others] = wrap(formatReason(reason, messages), columns);
    lines.push(`${INDENT}${paint(colourOf(reason), label)}${first}`);
    for (const line of others) lines.push(indent + line);
    const source = `${reason.code}, ${nameSection(table[reason.code].rfc)}`;
    // A long name takes the room of the label too.
    const before = source.split(' ').some((word) => word.length > columns) ? INDENT : indent;
    for (const line of wrap(source, width - before.length)) lines.push(before + paint('dim', line));
  }
  if (reply) lines.push(`${INDENT}SMTP reply: ${reply.code} ${reply.enhanced}`);
  if (suggestion !== null) {
    lines.push(`${INDENT}did you mean: ${paint('green', escapeText(suggestion))}`);
  }
  return `${lines.join('\n')}\n`;
}

/** Words on lines of at most `width` columns; a longer word gets a line of its own. A no-break space joins words. */
export function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line !== '' && line.length + 1 + word.length > width) {
      lines.push(line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  return [...lines, line];
}

function warned(warnings: number, paint: Paint): string {
  const valid = paint('green', 'valid');
  return warnings === 0 ? valid : `${valid}, ${paint('yellow', count(warnings, 'warning', 'warnings'))}`;
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

function summary({ valid, warned, invalid, empty }: Counts): string {
  const parts = [
    `${valid} valid${warned > 0 ? ` (${warned} with warnings)` : ''}`,
    `${invalid} invalid`,
    `${count(empty, 'empty line', 'empty lines')} skipped`,
  ];
  return parts.join(', ');
}
