import type { BlockTally } from './tally.ts';

/** What a file looks like that is read as something else: a list, or NDJSON. */
export type OtherKind = 'table' | 'ndjson' | 'text' | 'json-spread';

/** The number of lines that are looked at, and the share of them that decides. */
const LINES = 20;
const MOST = 0.9;

/** What a list looks like by its first lines, where it is likely to be something else; null for a list. */
export function otherKind(octets: Uint8Array): Exclude<OtherKind, 'json-spread'> | null {
  const lines = linesOf(octets);
  if (lines.length === 0) return null;
  if (isShare(lines, (line) => JSON_LINE.test(line), MOST) || isSpreadJson(octets)) return 'ndjson';
  if (TEXT_BEGIN.test(lines[0] as string)) return 'text';
  if (isTable(lines)) return 'table';
  return lines.length > 1 && isShare(lines, isProse, 0.5) ? 'text' : null;
}

/** Whether NDJSON begins as JSON does that is spread over lines. */
export function isSpreadJson(octets: Uint8Array): boolean {
  const [first = '', second = ''] = linesOf(octets);
  return /^\s*(?:\[\s*)?[[{]\s*$/.test(first) && second !== '';
}

function linesOf(octets: Uint8Array): string[] {
  const head = Buffer.from(octets.buffer, octets.byteOffset, octets.length).toString('latin1', 0, 1 << 14);
  return head
    .split('\n')
    .filter((line) => line.trim() !== '')
    .slice(0, LINES + 1);
}

function isShare(lines: readonly string[], is: (line: string) => boolean, share: number): boolean {
  return lines.filter(is).length >= share * lines.length;
}

const JSON_LINE = /^(?:\[\s*)?\{\s*".*"\s*:.*\}\]?\s*$/;

/** Contacts, directories, pages, mail. */
const TEXT_BEGIN =
  /^(?:BEGIN:V(?:CARD|CALENDAR)|(?:[\w-]+\.)?EMAIL;[^@]*:|dn::? |version: 1\s*$|<(?:!doctype|html|\?xml)|From \S+ .*\d\d:\d\d|(?:Received|Return-Path|Delivered-To|Message-ID|MIME-Version|Date|Subject|X-[\w-]+): )/i;

const AMONG_FIELDS = /[,;\t]/;
/** The name of a column that holds addresses. */
const ADDRESS_COLUMN = /mail|courriel|correo|adress?e?\b/i;

/** Whether lines look like rows of a table: an address, and what divides fields. */
function isTable(lines: readonly string[]): boolean {
  if (/^"?sep=/.test(lines[0] as string)) return isTable(lines.slice(1));
  const [first = ''] = lines;
  const isHeader = AMONG_FIELDS.test(first) && !first.includes('@');
  const rows = lines.slice(isHeader ? 1 : 0).slice(0, LINES);
  // One line alone may be addresses in a row.
  if (rows.length <= (isHeader ? 0 : 1)) return false;
  if (isShare(rows, isRow, MOST)) return true;
  // A row may lack its address, and a cell may go on in the next line.
  const isLikely = isHeader && ADDRESS_COLUMN.test(first) && rows.some(isRow);
  return isLikely && isShare(rows, (row) => AMONG_FIELDS.test(row), 0.5);
}

/** What stands in double quotes or before an address in angle brackets may hold anything. */
function isRow(line: string): boolean {
  const bare = line.replace(/"[^"]*"(?=@)/g, 'x');
  return bare.includes('@') && !/<[^<>]*@/.test(bare) && AMONG_FIELDS.test(bare);
}

/** An address among words, but for one after a name. */
function isProse(line: string): boolean {
  return line.includes('@') && line.trim().split(/\s+/).length > 4 && !/<[^<>@]*@[^<>]*>\s*$/.test(line);
}

/** Whether most records of a block are invalid, as rows are that are read as addresses. */
export function areMostInvalid({ valid, invalid }: BlockTally): boolean {
  return invalid >= MOST * (valid + invalid);
}
