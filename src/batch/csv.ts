import type { Messages } from '../messages/catalogue.ts';
import { formatReason } from '../messages/format.ts';
import type { Format } from './format.ts';

/**
 * CSV (RFC 4180: CRLF, double quotes) of five columns. The reason is the first error, else the first warning. What CSV
 * cannot carry, octets that are not UTF-8 and NUL, is written as U+FFFD.
 */
export function csv(messages: Messages): Format {
  return {
    head: row(['input', 'valid', 'reason', 'message', 'suggestion']),
    verdict({ input, result }) {
      const { valid, reasons, suggestion } = result;
      const reason = reasons.find(({ level }) => level === 'error') ?? reasons[0];
      const message = reason ? formatReason(reason, messages) : '';
      return row([input, String(valid), reason?.code ?? '', message, suggestion ?? '']);
    },
    tail: () => '',
  };
}

/** What a spreadsheet takes for the beginning of a formula, also in full-width form. */
const formula = /^[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20']/;

/** What a field needs quotes for; a tab or a semicolon only for readers that divide fields there. */
const needsQuotes = /[",;\t\r\n]/;

function row(fields: readonly string[]): string {
  return `${fields.map(field).join(',')}\r\n`;
}

/**
 * One field. An apostrophe before what would run as a formula disarms it; as one is also put before an apostrophe of the
 * text itself, taking off one leading apostrophe always gives the text back.
 */
function field(text: string): string {
  const safe = (formula.test(text) ? `'${text}` : text).replaceAll('\0', '\ufffd');
  return needsQuotes.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
