import type { Messages } from '../../messages/catalogue.ts';
import { formatReason } from '../../messages/format.ts';
import type { LineResult, Verdict } from '../verdict.ts';

/*
 * What CSV can say of an address, a column each. `columnsOf` in options.ts chooses those that are not named.
 */

/**
 * What a column of CSV can have. A new one is a row here; `--columns` (cli/words/help) and the docs name them.
 */
const cells = {
  /** The address as it was given. */
  input: ({ input }) => input,
  valid: ({ result }) => String(result.valid),
  /** The code of the first error, else of the first warning. */
  reason: ({ result }) => firstReason(result)?.code ?? '',
  /** What that reason says. */
  message: ({ result }, messages) => {
    const reason = firstReason(result);
    return reason ? formatReason(reason, messages) : '';
  },
  suggestion: ({ result }) => result.suggestion ?? '',
  /** The codes of all reasons, each once, with spaces between them. */
  reasons: ({ result }) => codesOf(result).join(' '),
  /** The file as it was named; empty for standard input. */
  file: ({ file }) => file ?? '',
  line: ({ line }) => String(line),
  /** Where an address begins in its line that was found in a text; or the name of its column in a table. */
  column: ({ entry }) => (entry && 'column' in entry ? String(entry.column) : ''),
  /** The number of an address in its line, cell or array, where that may hold several. */
  index: ({ entry }) => (entry && 'index' in entry ? String(entry.index ?? '') : ''),
  /** The canonical address in the letters it was written in; empty where it is invalid. */
  address: (verdict) => canonicalOf(verdict) ?? '',
  localPart: ({ result }) => result.mailbox?.localPart ?? '',
  domain: ({ result }) => result.mailbox?.domain ?? '',
  /** The canonical address with A-labels; empty where the local part is not ASCII. */
  ascii: ({ result }) => result.mailbox?.ascii ?? '',
  unicode: ({ result }) => result.mailbox?.unicode ?? '',
  /** The name beside the address, for `rfc5322`. */
  displayName: ({ result }) => result.displayName ?? '',
  /** The reply of a server: `553 5.1.3`. */
  reply: ({ reply }) => (reply ? `${reply.code} ${reply.enhanced}` : ''),
  /** The suggestion, else the canonical address; empty where there is neither. */
  clean: (verdict) => cleanOf(verdict) ?? '',
  /** What was done for that: the codes of what was repaired, or `canonical`; empty where nothing was. */
  change: (verdict) => changeOf(verdict),
} as const satisfies Record<string, (verdict: Verdict, messages: Messages) => string>;

/** The name of a column of CSV. */
export type ColumnName = keyof typeof cells;
export const COLUMN_NAMES = Object.keys(cells) as ColumnName[];

/** The columns of an address that was found in a text, besides those of a list. */
export const PLACE_COLUMNS: readonly ColumnName[] = ['file', 'line', 'column'];
/** The columns that are added to a row of a user's own CSV, where none are named; `input` stands before them in a list's. */
export const ADDED_COLUMNS: readonly ColumnName[] = ['valid', 'reason', 'message', 'suggestion'];
/** Those of `fix`. */
export const FIX_COLUMNS: readonly ColumnName[] = ['clean', 'change'];
/** Those that come with the grammar of message headers. */
export const HEADER_COLUMNS: readonly ColumnName[] = ['address', 'displayName'];

/** The address as it should be written: the suggestion, else the canonical form; null where there is neither. */
export function cleanOf(verdict: Verdict): string | null {
  return verdict.result.suggestion ?? canonicalOf(verdict);
}

/** What was done for the clean address. */
export function changeOf(verdict: Verdict): string {
  const { result, input } = verdict;
  if (result.suggestion !== null) return codesOf(result).join(' ');
  const clean = canonicalOf(verdict);
  return clean === null || clean === input ? '' : 'canonical';
}

/** The canonical address, in A-labels where it was written so; null where there is none. */
export function canonicalOf({ input, result: { mailbox } }: Verdict): string | null {
  if (!mailbox) return null;
  return (isAscii.test(input) ? mailbox.ascii : null) ?? mailbox.unicode;
}

const isAscii = /^[\0-\x7f]*$/;

function firstReason({ reasons }: LineResult) {
  return reasons.find(({ level }) => level === 'error') ?? reasons[0];
}

function codesOf({ reasons }: LineResult): string[] {
  return [...new Set(reasons.map(({ code }) => code))];
}

/** What a spreadsheet takes for the beginning of a formula, also in full-width form. */
const formula = /^[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20']/;

/** What a field needs quotes for; a tab or a semicolon only for readers that divide fields there. */
const needsQuotes = /[",;\t\r\n]/;

/** One row of fields, with the delimiter between them. */
export function fieldsText(
  verdict: Verdict,
  columns: readonly ColumnName[],
  messages: Messages,
  delimiter: string,
): string {
  return columns.map((name) => fieldOf(verdict, name, messages, delimiter)).join(delimiter);
}

/**
 * The same of all addresses of a cell, so that a row stays one: the first fault, the codes of all, and lists of what there is
 * of each, with a comma between two as in a message header. A list that would lack an address is left out.
 */
export function cellFieldsText(
  verdicts: readonly Verdict[],
  columns: readonly ColumnName[],
  messages: Messages,
  delimiter: string,
): string {
  const [first, second] = verdicts;
  if (first && !second) return fieldsText(first, columns, messages, delimiter);
  const worst =
    verdicts.find(({ result }) => !result.valid) ?? verdicts.find(({ result }) => firstReason(result));
  const fields = columns.map((name) => {
    const texts = verdicts.map((verdict) => cells[name](verdict, messages));
    return fieldText(
      name,
      cellText(name, texts, verdicts, worst ? cells[name](worst, messages) : ''),
      delimiter,
    );
  });
  return fields.join(delimiter);
}

/** @param worst what the column has of the address that is worst */
function cellText(
  name: ColumnName,
  texts: readonly string[],
  verdicts: readonly Verdict[],
  worst: string,
): string {
  const given = texts.filter((text) => text !== '');
  switch (name) {
    case 'valid':
      return String(verdicts.every(({ result }) => result.valid));
    case 'reason':
    case 'message':
    case 'reply':
      return worst;
    case 'reasons':
    case 'change':
      return [...new Set(given.flatMap((text) => text.split(' ')))].join(' ');
    case 'file':
    case 'line':
    case 'column':
      return texts[0] ?? '';
    case 'index':
      return '';
    case 'displayName':
      return given.join(', ');
    case 'suggestion': {
      // The whole cell as it is meant, where each fault has a repair.
      const meant = verdicts.map(({ input, result }) => result.suggestion ?? (result.valid ? input : ''));
      return given.length === 0 || meant.includes('') ? '' : meant.join(', ');
    }
    default:
      return given.length === texts.length ? texts.join(', ') : '';
  }
}

/** A clean address is made to be copied: nothing is put before it, so a spreadsheet may read `+a@x` as a formula. */
function fieldOf(verdict: Verdict, name: ColumnName, messages: Messages, delimiter: string): string {
  return fieldText(name, cells[name](verdict, messages), delimiter);
}

function fieldText(name: ColumnName, text: string, delimiter: string): string {
  return quoted(name === 'clean' ? text : disarmed(text), delimiter);
}

/**
 * An apostrophe before what would run as a formula disarms it; as one is also put before an apostrophe of the text itself,
 * taking off one leading apostrophe always gives the text back.
 */
function disarmed(text: string): string {
  return formula.test(text) ? `'${text}` : text;
}

/** One field as CSV writes it (RFC 4180 2.5 to 2.7). What CSV cannot carry, NUL, is written as U+FFFD. */
export function quoted(text: string, delimiter: string): string {
  const safe = text.replaceAll('\0', '\ufffd');
  return needsQuotes.test(safe) || safe.includes(delimiter) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
