/** Checks a list: one address a line, or a table whose column of addresses is found. */

import type { Reason } from 'mailbox-syntax';
import { parseMailboxWithNearMiss } from 'mailbox-syntax/near-miss';

/** One line with something to say of it. */
interface FoundLine {
  line: number;
  input: string;
  /** The first error, else the first warning. */
  reason: Reason;
  suggestion: string | null;
}

/** What was found of a list. */
export interface ListResult {
  total: number;
  invalid: number;
  warned: number;
  empty: number;
  found: FoundLine[];
  /** The list with the columns valid, reason and suggestion. */
  csv: string;
}

/** How many findings are handed over; the table has all. */
const MAX_FOUND = 1000;

/** Checks every record of a text. */
export function checkList(text: string): ListResult {
  const records = readRecords(text.replace(/^\ufeff/, ''));
  const column = columnOfAddresses(records);
  const isHeaded = column.isHeaded;
  const result: ListResult = { total: 0, invalid: 0, warned: 0, empty: 0, found: [], csv: '' };
  const rows: string[] = [];
  for (const [index, { line, fields }] of records.entries()) {
    // A column that the list did not bring is written here.
    const copy = fields.length > 1 ? fields.map(quoted) : fields.map((field) => quoted(harmless(field)));
    if (index === 0 && isHeaded) {
      rows.push([...copy, 'valid', 'reason', 'suggestion'].join(','));
      continue;
    }
    const input = fields[column.index] ?? '';
    if (input.trim() === '') {
      result.empty++;
      if (fields.length > 1) rows.push([...copy, '', '', ''].join(','));
      continue;
    }
    const { valid, reasons, suggestion } = parseMailboxWithNearMiss(input);
    const reason = reasons.find(({ level }) => level === 'error') ?? reasons[0];
    result.total++;
    if (!valid) result.invalid++;
    else if (reason) result.warned++;
    if (reason && result.found.length < MAX_FOUND) result.found.push({ line, input, reason, suggestion });
    rows.push([...copy, String(valid), reason?.code ?? '', quoted(harmless(suggestion ?? ''))].join(','));
  }
  if (!isHeaded && rows.length > 0) {
    const names = (records[0]?.fields ?? []).map((_, index) =>
      index === column.index ? 'input' : `column ${index + 1}`,
    );
    rows.unshift([...names, 'valid', 'reason', 'suggestion'].join(','));
  }
  result.csv = `${rows.join('\r\n')}\r\n`;
  return result;
}

interface Record {
  /** Where it begins, from 1. */
  line: number;
  fields: string[];
}

/** The records of a text: fields divided by the sign that its first line has most of; quotes as RFC 4180 has them. */
function readRecords(text: string): Record[] {
  const end = text.search(/[\r\n]/);
  const first = end < 0 ? text : text.slice(0, end);
  // A line of one address divides nothing: quoted local parts may hold any sign.
  const counts = [',', ';', '\t'].map((sign) => [first.split(sign).length - 1, sign] as const);
  const [count, sign] = counts.reduce((best, one) => (one[0] > best[0] ? one : best));
  const isTable = count > 0 && !/^[^@]*@[^@,;\t]*$/.test(first);
  if (!isTable) {
    return text
      .split(/\r\n|\n|\r/)
      .map((line, index) => ({ line: index + 1, fields: [line] }))
      .filter(({ fields }, index, all) => index < all.length - 1 || fields[0] !== '');
  }
  const records: Record[] = [];
  let fields: string[] = [];
  let field = '';
  let isQuoted = false;
  let line = 1;
  let start = 1;
  const close = () => {
    records.push({ line: start, fields: [...fields, field] });
    fields = [];
    field = '';
    start = line + 1;
  };
  for (let index = 0; index < text.length; index++) {
    const character = text[index] as string;
    if (isQuoted) {
      if (character === '\n') line++;
      if (character !== '"') field += character;
      else if (text[index + 1] === '"') {
        field += '"';
        index++;
      } else isQuoted = false;
    } else if (character === '"' && field === '') isQuoted = true;
    else if (character === sign) {
      fields.push(field);
      field = '';
    } else if (character === '\n' || character === '\r') {
      if (character === '\r' && text[index + 1] === '\n') index++;
      close();
      line++;
    } else field += character;
  }
  if (field !== '' || fields.length > 0) close();
  return records;
}

/** The column with most @ in the first records, and whether the first one names the columns. */
function columnOfAddresses(records: readonly Record[]): { index: number; isHeaded: boolean } {
  const first = records.slice(0, 100);
  const width = Math.max(1, ...first.map(({ fields }) => fields.length));
  let best = 0;
  let most = -1;
  for (let index = 0; index < width; index++) {
    const count = first.filter(({ fields }) => fields[index]?.includes('@')).length;
    if (count > most) [best, most] = [index, count];
  }
  const head = records[0]?.fields[best] ?? '';
  return { index: best, isHeaded: !head.includes('@') && /^[\p{L}\s_-]+$/u.test(head) && records.length > 1 };
}

function quoted(field: string): string {
  return /[",;\t\r\n]/.test(field) ? `"${field.replaceAll('"', '""')}"` : field;
}

/** A text that a spreadsheet would run gets an apostrophe before it. */
function harmless(text: string): string {
  return /^[=+\-@\t\r']/.test(text) ? `'${text}` : text;
}
