import { isUtf8 } from 'node:buffer';
import {
  type Block,
  type BlockResult,
  type CheckSetup,
  LF,
  type LongRecord,
  lineEndLength,
  type RecordSpan,
  type RowLayout,
} from './block.ts';
import { readRecord } from './extract/record.ts';
import { isPlain, type LineVisitor, visitLines } from './forms/plain.ts';
import type { Format } from './output/write.ts';
import { parserOf, type Splitter, splitText, splitterOf } from './parser.ts';
import { RecordChecker } from './record-checker.ts';
import { type Field, fieldContent, RowReader } from './rows.ts';
import { MAX_HELD, utf8Text, type Verdict } from './verdict.ts';

/*
 * Finds the records of a block, and the address of each: lines, rows, NDJSON, addresses found in a text. A new kind of record
 * is a `RecordKind` (block.ts), a method here, and its boundaries in input/splitter.ts. What is done with each address is in
 * record-checker.ts.
 */

/** Checks blocks, one after the other. The same in this process and in a worker. */
export interface BlockChecker {
  /** @param memory may be used for what is written */
  check(block: Block, memory: ArrayBuffer | null): BlockResult;
}

/**
 * Makes a checker of blocks.
 * @param text a format for a person, in place of what the setup says is written
 */
export async function blockChecker(setup: CheckSetup, text: Format | null = null): Promise<BlockChecker> {
  const checker = new RecordChecker(setup, await parserOf(setup), text);
  const split = await splitterOf(setup);
  const { records } = setup;
  return {
    check(block, memory) {
      checker.begin(block, memory);
      if (block.long && block.rows) checkLongRow(block, block.long, block.rows, checker);
      else if (block.long) checkLongRecord(block, block.long, checker);
      else if (records.kind === 'ndjson') checkNdjsonBlock(block, records.field, checker, split);
      else if (records.kind === 'extracted') {
        checkExtractedBlock(block, checker);
        return checker.end();
      } else if (block.rows) checkRowBlock(block, block.rows, checker, split);
      else checkLineBlock(block, checker, split);
      return checker.end();
    },
  };
}

/** Checks a block of which each line is an address, or a line of a header. */
function checkLineBlock(block: Block, checker: RecordChecker, split: Splitter | null = null): void {
  const octets = Buffer.from(block.octets.buffer, block.octets.byteOffset, block.octets.length);
  const { count } = checker;
  const span: RecordSpan = { start: 0, end: 0, next: 0, fields: 1 };
  const other: LineVisitor['other'] = (_, start, end, next, line) => {
    span.start = start;
    span.end = end;
    span.next = next;
    if (checker.isBlank(octets, start, end)) {
      checker.blank(octets, span, line);
      return;
    }
    if (checker.takesNulls && checker.lacks(octets, start, end, octets, span, line)) return;
    const texts = split && end - start <= MAX_HELD ? split(utf8Text(octets.subarray(start, end))) : null;
    if (!texts || !isUtf8(octets.subarray(start, end))) {
      checker.other(octets, start, end, end - start, octets, span, line);
      return;
    }
    const entries = texts.map((text, index) => checker.entryOfText(text, line, { index: index + 1 }));
    checker.several([entries], octets, span, line);
  };
  const visitor: LineVisitor = {
    other,
    plain:
      checker.takesPlain && !checker.takesNulls
        ? (_, start, end, next, line) => {
            span.start = start;
            span.end = end;
            span.next = next;
            checker.plain(octets, start, end, octets, span, line);
          }
        : other,
    empty: (_, start, next, line) => {
      span.start = start;
      span.end = start;
      span.next = next;
      checker.blank(octets, span, line);
    },
  };
  const { lines, plain } = visitLines(
    octets,
    block.isEnded,
    checker.onlyCounts && checker.takesPlain && !checker.takesNulls,
    visitor,
  );
  count.lines = lines;
  count.valid += plain;
}

/** Checks the head of one record that was too long to be held, whatever its shape. */
function checkLongRecord(block: Block, { length, lines }: LongRecord, checker: RecordChecker): void {
  const octets = Buffer.from(block.octets.buffer, block.octets.byteOffset, block.octets.length);
  const end = octets.length - lineEndLength(octets, 0, octets.length);
  // The head is written already where records are written as they came, and a row is not filled up after it.
  const span: RecordSpan = { start: end, end, next: octets.length, fields: Number.POSITIVE_INFINITY };
  checker.other(octets, 0, end, length, octets, span, 0);
  checker.count.lines = lines;
}

/** Checks a block of NDJSON: the address stands in a field of each line. */
function checkNdjsonBlock(
  block: Block,
  path: readonly string[],
  checker: RecordChecker,
  split: Splitter | null,
): void {
  const { fields } = checker.count;
  const octets = Buffer.from(block.octets.buffer, block.octets.byteOffset, block.octets.length);
  const span: RecordSpan = { start: 0, end: 0, next: 0, fields: 1 };
  const visit = (_: Uint8Array, start: number, end: number, next: number, line: number) => {
    span.start = start;
    span.end = end;
    span.next = next;
    if (end - start > MAX_HELD) {
      checker.other(octets, start, end, end - start, octets, span, line);
      return;
    }
    if (checker.isBlank(octets, start, end)) {
      checker.count.empty++;
      return;
    }
    const value = parsed(octets.subarray(start, end));
    const found = value === undefined ? NOTHING_THERE : fieldOf(value, path);
    if (value === undefined) checker.count.note('not-json', line);
    else if (found === NOTHING_THERE && Array.isArray(value)) checker.count.note('json-array', line);
    else if (found !== NOTHING_THERE && found !== NO_ELEMENTS) fields.found++;
    // A text or a number has none.
    else if (found !== NO_ELEMENTS)
      fields.names ??= typeof value === 'string' ? [] : Object.keys(Object(value));
    const texts = Array.isArray(found) ? found.map((one) => textOf(one, octets.subarray(start, end))) : null;
    if (texts) {
      const all = texts.flatMap((one) => splitText(one, split) ?? [one]);
      const entries = all.map((one, index) => checker.entryOfText(one, line, { index: index + 1 }));
      checker.several([entries], octets, span, line);
      return;
    }
    const text = textOf(found, octets.subarray(start, end));
    const address = Buffer.from(text);
    // What is not JSON holds no address that could be missing.
    if (value !== undefined && checker.lacks(address, 0, address.length, octets, span, line)) return;
    if (checker.takesPlain && isPlain(address, 0, address.length)) {
      checker.plain(address, 0, address.length, octets, span, line);
      return;
    }
    const parts = value === undefined ? null : splitText(text, split);
    if (!parts) checker.text(text, octets, span, line);
    else {
      const entries = parts.map((one, index) => checker.entryOfText(one, line, { index: index + 1 }));
      checker.several([entries], octets, span, line);
    }
  };
  const empty = () => {
    checker.count.empty++;
  };
  checker.count.lines = visitLines(octets, block.isEnded, false, { plain: visit, other: visit, empty }).lines;
}

/** Checks a block of addresses that were found in a text. Each has its own line. */
function checkExtractedBlock(block: Block, checker: RecordChecker): void {
  const octets = Buffer.from(block.octets.buffer, block.octets.byteOffset, block.octets.length);
  for (let at = 0; at < octets.length; ) {
    const { line, column, start } = readRecord(octets, at);
    const next = octets.indexOf(LF, start) + 1;
    const address = octets.subarray(start, next - 1);
    const span: RecordSpan = { start, end: next - 1, next, fields: 1 };
    if (!isUtf8(address)) checker.count.note('not-utf8', line);
    if (checker.takesPlain && !checker.writesPlaces && isPlain(octets, start, next - 1)) {
      checker.plain(octets, start, next - 1, octets, span, line);
    } else checker.several([[checker.entry(address, address.length, line, { column })]], octets, span, line);
    at = next;
  }
}

/** Undefined where a line is not JSON. */
function parsed(line: Uint8Array): unknown {
  try {
    return JSON.parse(utf8Text(line));
  } catch {
    return undefined;
  }
}

const NOTHING_THERE = Symbol('nothing there');
/** An array on the way to a field is empty, and does not tell whether the field exists. */
const NO_ELEMENTS = Symbol('no elements');

/**
 * What stands in the field; of an array on the way, what stands there in each of its elements. NOTHING_THERE where a name of
 * the way is missing.
 */
function fieldOf(value: unknown, path: readonly string[]): unknown {
  // Programs that flatten records have dots in names.
  if (path.length > 1 && !hasName(value, path[0] as string)) {
    const whole = path.join('.');
    if (hasName(value, whole)) return value[whole];
  }
  let found: unknown[] = [value];
  let isArray = false;
  for (const [index, name] of path.entries()) {
    const isPassed = (one: unknown) => index > 0 && Array.isArray(one) && !Object.hasOwn(one, name);
    if (found.some(isPassed)) {
      found = found.flatMap((one) => (isPassed(one) ? one : [one]));
      isArray = true;
    }
    found = found.map((one) => (hasName(one, name) ? one[name] : NOTHING_THERE));
  }
  if (isArray && found.length === 0) return NO_ELEMENTS;
  return isArray && found.some((one) => one !== NOTHING_THERE) ? found.flat() : found[0];
}

function hasName(value: unknown, name: string): value is Record<string, unknown> {
  return value !== null && typeof value === 'object' && Object.hasOwn(value, name);
}

/** So deep is JSON written again; deeper it would be an error of the engine. */
const MAX_DEPTH = 100;

/** A value as a text: itself, nothing for null, anything else as JSON writes it; the line where it is nested too deeply. */
function textOf(value: unknown, line: Uint8Array): string {
  if (value === null || value === undefined || typeof value === 'symbol') return '';
  if (typeof value === 'string') return value;
  return isDeep(value, MAX_DEPTH) ? utf8Text(line) : JSON.stringify(value);
}

/** Whether a value is nested more deeply than `depth`, found out level by level, since a call each might be too many. */
function isDeep(value: unknown, depth: number): boolean {
  let level: unknown[] = [value];
  for (let left = depth; level.length > 0; left--) {
    if (left === 0) return true;
    level = level.flatMap((one) => (typeof one === 'object' && one !== null ? Object.values(one) : []));
  }
  return false;
}

/** Checks a block of CSV rows. */
function checkRowBlock(
  block: Block,
  layout: RowLayout,
  checker: RecordChecker,
  split: Splitter | null,
): void {
  const octets = Buffer.from(block.octets.buffer, block.octets.byteOffset, block.octets.length);
  const [column = 0] = layout.columns;
  const reader = new RowReader(layout.delimiter, column);
  const { field } = reader;
  const isSeveral = layout.columns.length > 1;
  const span: RecordSpan = { start: 0, end: 0, next: 0, fields: 0 };
  const limit = octets.length;
  let line = 0;
  const checkCell = (content: Buffer) => {
    if (checker.lacks(content, 0, content.length, octets, span, line)) return;
    const found = cellOf(content, split, checker, line, {});
    if (found) checker.several([found], octets, span, line);
    else checker.other(content, 0, content.length, content.length, octets, span, line);
  };
  for (let start = 0; start < limit; start = span.next) {
    if (isSeveral) reader.all = [];
    reader.read(octets, start, limit);
    checker.count.rows++;
    span.start = start;
    span.end = reader.end;
    span.next = reader.next;
    span.fields = reader.fields;
    if (reader.fields > layout.width) checker.count.note('long-rows', line);
    if (reader.linesBeforeWide >= 0) checker.count.note('quote-wide', line + reader.linesBeforeWide);
    if (span.end === start) checker.skip(octets, span);
    else if (span.end - start > MAX_HELD) {
      checker.other(octets, start, span.end, span.end - start, octets, span, line);
    } else if (isSeveral) {
      const cells = layout.columns.map((column, index) => {
        const content = contentOf(octets, reader.all?.[column]);
        const entry = { column: layout.labels[index] as string };
        return (
          cellOf(content, split, checker, line, entry) ?? [
            checker.entry(content, content.length, line, entry),
          ]
        );
      });
      checker.several(cells, octets, span, line);
    } else if (field.from < 0) checker.lacks(octets, start, start, octets, span, line);
    else if (field.rawEnd >= 0) {
      checkCell(fieldContent(octets, field));
    } else if (checker.takesNulls && checker.lacks(octets, field.from, field.to, octets, span, line)) {
      // It was told of.
    } else if (checker.takesPlain && isPlain(octets, field.from, field.to)) {
      checker.plain(octets, field.from, field.to, octets, span, line);
    } else checkCell(octets.subarray(field.from, field.to));
    line += reader.lines;
  }
  // The last line of a file may lack its end.
  if (limit > 0 && octets[limit - 1] !== LF) line++;
  checker.count.lines = line;
}

/** The verdicts of a cell that holds several addresses; null where it is one. */
function cellOf(
  content: Buffer,
  split: Splitter | null,
  checker: RecordChecker,
  line: number,
  entry: { column?: string },
): (Verdict | null)[] | null {
  const texts = split && isUtf8(content) ? splitText(utf8Text(content), split) : null;
  return texts?.map((text, index) => checker.entryOfText(text, line, { ...entry, index: index + 1 })) ?? null;
}

/** The content of a field; nothing where the row is too short. */
function contentOf(octets: Buffer, field: Field | undefined): Buffer {
  if (!field) return octets.subarray(0, 0);
  return field.rawEnd < 0 ? octets.subarray(field.from, field.to) : fieldContent(octets, field);
}

/** Checks the head of a row that was too long to be held. A quote is seen that is open, or wide, within it. */
function checkLongRow(block: Block, long: LongRecord, layout: RowLayout, checker: RecordChecker): void {
  checkLongRecord(block, long, checker);
  const reader = new RowReader(layout.delimiter, layout.columns[0] ?? 0);
  const { octets } = block;
  reader.read(octets, 0, octets.length - lineEndLength(octets, 0, octets.length));
  const open = long.isEnded ? reader.linesBeforeOpen : -1;
  const before = reader.linesBeforeWide < 0 ? open : reader.linesBeforeWide;
  if (before >= 0) checker.count.note('quote-wide', before);
}
