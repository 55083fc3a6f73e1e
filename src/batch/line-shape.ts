import { type Block, type LongRecord, lineEndLength } from './block.ts';
import { type LineVisitor, visitLines } from './plain-octets.ts';
import type { RecordJudge } from './record-judge.ts';
import type { Place } from './record-writer.ts';

/** Judges a block of which each line is an address. */
export function judgeLines(block: Block, judge: RecordJudge): void {
  const octets = Buffer.from(block.octets.buffer, block.octets.byteOffset, block.octets.length);
  const { count } = judge;
  const place: Place = { start: 0, end: 0, next: 0, fields: 1 };
  const other: LineVisitor['other'] = (_, start, end, next, line) => {
    place.start = start;
    place.end = end;
    place.next = next;
    judge.other(octets, start, end, end - start, octets, place, line);
  };
  const visitor: LineVisitor = {
    other,
    plain: judge.takesPlain
      ? (_, start, end, next, line) => {
          place.start = start;
          place.end = end;
          place.next = next;
          judge.plain(octets, start, end, octets, place, line);
        }
      : other,
    empty: () => {
      count.empty++;
    },
  };
  const { lines, plain } = visitLines(octets, block.isEnded, judge.onlyCounts && judge.takesPlain, visitor);
  count.lines = lines;
  count.valid += plain;
}

/** Judges the head of one record that was too long to be held, whatever its shape. */
export function judgeLongRecord(block: Block, { length, lines }: LongRecord, judge: RecordJudge): void {
  const octets = Buffer.from(block.octets.buffer, block.octets.byteOffset, block.octets.length);
  const end = octets.length - lineEndLength(octets, 0, octets.length);
  // The head is written already where records are written as they came, and a row is not filled up behind it.
  const place: Place = { start: end, end, next: octets.length, fields: Number.POSITIVE_INFINITY };
  judge.other(octets, 0, end, length, octets, place, 0);
  judge.count.lines = lines;
}
