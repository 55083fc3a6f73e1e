import { type Block, MAX_HELD } from './block.ts';
import { isPlain, visitLines } from './plain-octets.ts';
import type { RecordJudge } from './record-judge.ts';
import type { Place } from './record-writer.ts';
import { utf8Text } from './verdict.ts';

/** Judges a block of NDJSON: the address stands in a field of each line. */
export function judgeNdjson(block: Block, path: readonly string[], judge: RecordJudge): void {
  const octets = Buffer.from(block.octets.buffer, block.octets.byteOffset, block.octets.length);
  const place: Place = { start: 0, end: 0, next: 0, fields: 1 };
  const visit = (_: Uint8Array, start: number, end: number, next: number, line: number) => {
    place.start = start;
    place.end = end;
    place.next = next;
    if (end - start > MAX_HELD) {
      judge.other(octets, start, end, end - start, octets, place, line);
      return;
    }
    const value = parsed(octets.subarray(start, end));
    if (value === undefined) judge.count.notJson.push(line);
    const text = textOf(value, path);
    const address = Buffer.from(text);
    if (judge.takesPlain && isPlain(address, 0, address.length)) {
      judge.plain(address, 0, address.length, octets, place, line);
    } else judge.text(text, octets, place, line);
  };
  const empty = () => {
    judge.count.empty++;
  };
  judge.count.lines = visitLines(octets, block.isEnded, false, { plain: visit, other: visit, empty }).lines;
}

/** Undefined where a line is not JSON. */
function parsed(line: Uint8Array): unknown {
  try {
    return JSON.parse(utf8Text(line));
  } catch {
    return undefined;
  }
}

/** The text of the field; empty where there is none. Anything else that stands there is judged as JSON writes it. */
function textOf(value: unknown, path: readonly string[]): string {
  let found = value;
  for (const name of path) {
    if (found === null || typeof found !== 'object' || !Object.hasOwn(found, name)) return '';
    found = (found as Record<string, unknown>)[name];
  }
  if (found === null || found === undefined) return '';
  return typeof found === 'string' ? found : JSON.stringify(found);
}
