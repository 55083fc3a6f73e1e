import { LF } from '../block.ts';

/** An address with its place. */
export interface PlacedAddress {
  line: number;
  /** From 1, in characters; in octets where a line is not UTF-8. */
  column: number;
  /** In the encoding that the text has. */
  octets: Uint8Array;
}

/** What stands between the parts of a record. */
const TAB = 0x09;

/** One address of a text as a record: its line, its column, and its octets. */
export interface ExtractedRecord {
  line: number;
  column: number;
  /** Where its address begins. */
  start: number;
}

/**
 * Writes an address as a record: `12 TAB 5 TAB anna@example.org LF`. What it holds has no line end, since none is part of an
 * address.
 */
export function recordOf({ line, column, octets }: PlacedAddress): Uint8Array {
  return Buffer.concat([Buffer.from(`${line}\t${column}\t`), octets, Uint8Array.of(LF)]);
}

/** Reads the line and the column at the beginning of a record. */
export function readRecord(octets: Uint8Array, start: number): ExtractedRecord {
  const numbers = [0, 0];
  let at = start;
  for (let part = 0; part < 2; part++) {
    for (; octets[at] !== TAB; at++)
      numbers[part] = (numbers[part] as number) * 10 + (octets[at] as number) - 0x30;
    at++;
  }
  return { line: numbers[0] as number, column: numbers[1] as number, start: at };
}
