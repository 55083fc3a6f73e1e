import type { Utf8Fault } from './reasons.ts';

/** What the judges look at: a text, and where it stood in the octets that it was decoded from. */
export interface Source {
  text: string;
  offsets: Offsets;
}

/** One run of malformed UTF-8 of one kind. */
export interface MalformedRun {
  kind: Utf8Fault;
  /** UTF-16 indices in the decoded text, where each maximal subpart became one U+FFFD. */
  start: number;
  end: number;
  /** The same in octets of the input. */
  octets: [start: number, end: number];
}

/** Octets as text, with what was wrong in them. */
export interface DecodedOctets extends Source {
  malformed: MalformedRun[];
}

/** Where each UTF-16 unit begins in the octets it was decoded from, and last their length; null where counting UTF-8 tells it. */
export type Offsets = Uint32Array | null;

/**
 * The length of a stretch of text in octets: of the input where it was decoded from malformed ones, else in UTF-8; a
 * lone surrogate counts 3.
 * @param from UTF-16 index
 * @param to UTF-16 index
 */
export function octetLength(text: string, from = 0, to = text.length, offsets: Offsets = null): number {
  if (offsets) return (offsets[to] as number) - (offsets[from] as number);
  let octets = to - from;
  for (let index = from; index < to; index++) {
    const code = text.charCodeAt(index);
    if (code < 0x80) continue;
    if (code < 0x800) octets++;
    else if (isPair(text, index) && index + 1 < to) {
      // Four octets for two units.
      octets += 2;
      index++;
    } else octets += 2;
  }
  return octets;
}

/** The UTF-16 index at which so many octets are used up, counted from `from`; `to` where they are not. */
export function indexAfterOctets(
  text: string,
  from: number,
  to: number,
  limit: number,
  offsets: Offsets = null,
): number {
  let octets = 0;
  for (let index = from; index < to; ) {
    if (!offsets && text.charCodeAt(index) < 0x80) {
      if (++octets > limit) return index;
      index++;
      continue;
    }
    const width = isPair(text, index) ? 2 : 1;
    octets += octetLength(text, index, index + width, offsets);
    if (octets > limit) return index;
    index += width;
  }
  return to;
}

function isPair(text: string, index: number): boolean {
  const high = text.charCodeAt(index);
  const low = text.charCodeAt(index + 1);
  return high >= 0xd800 && high <= 0xdbff && low >= 0xdc00 && low <= 0xdfff;
}

/**
 * Turns UTF-16 indices into octet offsets, in one pass over the text.
 * @param indices ascending
 */
export function octetOffsets(text: string, indices: readonly number[]): number[] {
  let from = 0;
  let octets = 0;
  return indices.map((index) => {
    octets += octetLength(text, from, index);
    from = index;
    return octets;
  });
}

/**
 * Decodes octets as the WHATWG Encoding Standard decodes UTF-8 (a BOM is kept, each maximal subpart of a malformed
 * sequence becomes one U+FFFD), and says what was malformed, by kind (RFC 3629 3, 4).
 */
export function decodeUtf8(octets: Uint8Array): DecodedOctets {
  const malformed: MalformedRun[] = [];
  let run: MalformedRun | null = null;
  const { length } = octets;
  // No octet makes more than one UTF-16 unit.
  const units = new Uint16Array(length);
  let offsets: Uint32Array | null = null;
  let count = 0;
  for (let index = 0; index < length; ) {
    if (offsets) offsets[count] = index;
    const lead = octets[index] as number;
    if (lead < 0x80) {
      units[count++] = lead;
      index++;
      continue;
    }
    const size = sequenceSize(lead);
    const taken = continuations(octets, index, size);
    const fault = faultOf(lead, taken > 0 ? (octets[index + 1] as number) : 0xc0, taken === size - 1);
    if (fault === null) {
      let code = lead & (0x7f >> size);
      for (let next = 1; next < size; next++) code = (code << 6) | ((octets[index + next] as number) & 0x3f);
      if (code > 0xffff) {
        units[count++] = 0xd7c0 + (code >> 10);
        if (offsets) offsets[count] = index;
      }
      units[count++] = code > 0xffff ? 0xdc00 + (code & 0x3ff) : code;
      index += size;
      continue;
    }
    // A sequence that is only cut short is one maximal subpart; every octet of a wrong one is its own.
    const end = count + (fault === 'truncated' ? 1 : 1 + taken);
    offsets ??= offsetsOf(units.subarray(0, count), length);
    if (run === null || run.kind !== fault || run.end !== count) {
      run = { kind: fault, start: count, end, octets: [index, index] };
      if (malformed.length < MAX_RUNS) malformed.push(run);
    }
    for (; count < end; index++) {
      offsets[count] = index;
      units[count++] = 0xfffd;
    }
    if (fault === 'truncated') index += taken;
    run.end = end;
    run.octets[1] = index;
  }
  if (offsets) offsets[count] = length;
  return { text: toText(units.subarray(0, count)), malformed, offsets };
}

/** Where well-formed units begin in their octets, with room for as many units as there are octets, and the end. */
function offsetsOf(units: Uint16Array, length: number): Uint32Array {
  const offsets = new Uint32Array(length + 1);
  let octets = 0;
  units.forEach((unit, index) => {
    offsets[index] = octets;
    const isLow = unit >= 0xdc00 && unit <= 0xdfff;
    const isHigh = unit >= 0xd800 && unit <= 0xdbff;
    if (isHigh) return;
    octets += unit < 0x80 ? 1 : unit < 0x800 ? 2 : isLow ? 4 : 3;
  });
  return offsets;
}

/** Runs behind so many are not told apart: nobody is shown so much. */
const MAX_RUNS = 64;

/** In pieces, since a call takes a limited number of arguments. */
function toText(units: Uint16Array): string {
  let text = '';
  for (let index = 0; index < units.length; index += 4096) {
    text += String.fromCharCode.apply(null, units.subarray(index, index + 4096) as unknown as number[]);
  }
  return text;
}

/** How many octets a lead octet announces; 1 for one that announces nothing. */
function sequenceSize(lead: number): number {
  if (lead < 0xc0 || lead >= 0xf8) return 1;
  if (lead < 0xe0) return 2;
  return lead < 0xf0 ? 3 : 4;
}

/** How many of the announced continuation octets follow. */
function continuations(octets: Uint8Array, index: number, size: number): number {
  let count = 0;
  while (count < size - 1 && ((octets[index + 1 + count] ?? 0) & 0xc0) === 0x80) count++;
  return count;
}

/**
 * What is wrong with a sequence; null where nothing is.
 * @param second its first continuation octet; 0xc0 where there is none
 */
function faultOf(lead: number, second: number, isComplete: boolean): Utf8Fault | null {
  if (lead < 0xc0) return 'stray-continuation';
  if (lead < 0xc2 || (lead === 0xe0 && second < 0xa0) || (lead === 0xf0 && second < 0x90)) return 'overlong';
  if (lead === 0xed && second > 0x9f && second < 0xc0) return 'surrogate';
  if (lead > 0xf4 || (lead === 0xf4 && second > 0x8f && second < 0xc0)) return 'out-of-range';
  return isComplete ? null : 'truncated';
}

/**
 * How many UTF-16 units `decodeUtf8` makes of octets, without making them.
 */
export function utf16Length(octets: Uint8Array): number {
  let units = 0;
  for (let index = 0; index < octets.length; ) {
    const lead = octets[index] as number;
    const size = sequenceSize(lead);
    const taken = continuations(octets, index, size);
    const isComplete = taken === size - 1;
    const fault =
      lead < 0x80 ? null : faultOf(lead, taken > 0 ? (octets[index + 1] as number) : 0xc0, isComplete);
    if (fault === null) units += size === 4 ? 2 : 1;
    else units += fault === 'truncated' ? 1 : 1 + taken;
    index += 1 + taken;
  }
  return units;
}

/** The last place at or before `index` at which no sequence of octets is cut in two. */
export function sequenceBoundary(octets: Uint8Array, index: number): number {
  for (let back = 1; back < 4 && back <= index; back++) {
    const lead = octets[index - back] as number;
    if ((lead & 0xc0) === 0x80) continue;
    const length = 1 + continuations(octets, index - back, sequenceSize(lead));
    return length > back ? index - back : index;
  }
  return index;
}
