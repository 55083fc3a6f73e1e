import type { Messages } from '../messages/catalogue.ts';
import { formatReason } from '../messages/format.ts';
import type { Format } from './format.ts';
import type { LineResult } from './verdict.ts';

/**
 * CSV (RFC 4180: CRLF, double quotes) of five columns. The reason is the first error, else the first warning. What CSV
 * cannot carry, octets that are not UTF-8 and NUL, is written as U+FFFD.
 */
export function csv(messages: Messages): Format {
  return {
    head: row(['input', ...ADDED_COLUMNS]),
    verdict: ({ input, result }) => row([input, ...findings(result, messages)]),
    tail: () => '',
  };
}

/** The columns that are added to a row of somebody's own CSV. */
export const ADDED_COLUMNS = ['valid', 'reason', 'message', 'suggestion'];

/** What stands in them. */
export function addedFields(result: LineResult, messages: Messages, delimiter: string): string {
  return findings(result, messages)
    .map((text) => delimiter + field(text, delimiter))
    .join('');
}

function findings({ valid, reasons, suggestion }: LineResult, messages: Messages): string[] {
  const reason = reasons.find(({ level }) => level === 'error') ?? reasons[0];
  const message = reason ? formatReason(reason, messages) : '';
  return [String(valid), reason?.code ?? '', message, suggestion ?? ''];
}

/** What a spreadsheet takes for the beginning of a formula, also in full-width form. */
const formula = /^[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20']/;

/** What a field needs quotes for; a tab or a semicolon only for readers that divide fields there. */
const needsQuotes = /[",;\t\r\n]/;

function row(fields: readonly string[]): string {
  return `${fields.map((text) => field(text, ',')).join(',')}\r\n`;
}

/**
 * One field. An apostrophe before what would run as a formula disarms it; as one is also put before an apostrophe of the
 * text itself, taking off one leading apostrophe always gives the text back.
 */
function field(text: string, delimiter: string): string {
  const safe = (formula.test(text) ? `'${text}` : text).replaceAll('\0', '\ufffd');
  return needsQuotes.test(safe) || safe.includes(delimiter) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
