import type { BlockTally } from './tally.ts';

/** So many lines are looked at, and such a share of them decides. */
const LINES = 20;
const MOST = 0.9;

const AMONG_FIELDS = /[,;\t]/;

/** Whether the first lines of a list look like rows of a table: an address, and what divides fields. */
export function looksLikeTable(octets: Uint8Array): boolean {
  const head = Buffer.from(octets.buffer, octets.byteOffset, octets.length).toString('latin1', 0, 1 << 14);
  const lines = head.split('\n').filter((line) => line.trim() !== '');
  const [first = ''] = lines;
  const isHeader = AMONG_FIELDS.test(first) && !first.includes('@');
  const rows = lines.slice(isHeader ? 1 : 0, LINES);
  // One line alone may be addresses in a row.
  return rows.length > (isHeader ? 0 : 1) && rows.filter(isRow).length >= MOST * rows.length;
}

/** Whether most records of a block are invalid, as rows are that are read as addresses. */
export function areMostInvalid({ valid, invalid }: BlockTally): boolean {
  return invalid >= MOST * (valid + invalid);
}

/** What stands in double quotes or before an address in angle brackets may hold anything. */
function isRow(line: string): boolean {
  const bare = line.replace(/"[^"]*"(?=@)/g, 'x');
  return bare.includes('@') && !/<[^<>]*@/.test(bare) && AMONG_FIELDS.test(bare);
}
