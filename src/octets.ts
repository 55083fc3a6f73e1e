import type { Utf8Fault } from './reasons.ts';

/**
 * The octet at which each UTF-16 unit of a text begins, and last the number of octets. Both units of a pair have the
 * same one.
 */
export type Offsets = { readonly [unit: number]: number };

/** A text, and the places of its units in the octets that it was decoded from. */
export interface Source {
  text: string;
  /** null where counting UTF-8 tells it. */
  offsets: Offsets | null;
  /** What `scanFeatures` saw in the text; before it has looked, UNSCANNED. */
  features: number;
  /** Nothing of it was looked at; the text is empty. */
  isTooLong?: boolean;
}

/** How an error names octets that `isLost`. */
export const LOST = 'a Uint8Array that is detached or out of bounds';

/** Whether the octets of a view are gone: its buffer was transferred, or has become shorter than the view. */
export function isLost(octets: Uint8Array): boolean {
  try {
    octets.keys();
    return false;
  } catch {
    return true;
  }
}

/** Anything may be in it: octets must be counted. */
export const UNSCANNED = -1;

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

/** How many octets a UTF-16 unit adds in UTF-8: a lone surrogate 3, the second one of a pair 1. */
function widthAt(text: string, index: number): number {
  const code = text.charCodeAt(index);
  if (code < 0x80) return 1;
  if (code < 0x800) return 2;
  const isSecond = code >> 10 === 0xdc00 >> 10 && text.charCodeAt(index - 1) >> 10 === 0xd800 >> 10;
  return isSecond ? 1 : 3;
}

/**
 * The length of a stretch of text in octets of UTF-8; a lone surrogate counts 3.
 * @param from UTF-16 index
 * @param to UTF-16 index
 */
export function octetLength(text: string, from = 0, to = text.length): number {
  let octets = 0;
  for (let index = from; index < to; index++) octets += widthAt(text, index);
  return octets;
}

/** The octet at which each unit of a text begins in UTF-8. */
export function offsetsOf(text: string): Offsets {
  const offsets = new Uint32Array(text.length + 1);
  let octets = 0;
  for (let index = 0; index < text.length; index++) {
    const width = widthAt(text, index);
    // Of non-ASCII units only the second of a pair adds a single octet.
    offsets[index] = width === 1 && text.charCodeAt(index) >= 0x80 ? octets - 3 : octets;
    octets += width;
  }
  offsets[text.length] = octets;
  return offsets;
}

/** How far the whole characters of a text go, from an index on, within a number of octets of UTF-8. */
export function within(text: string, from: number, limit: number): { end: number; octets: number } {
  let end = from;
  let octets = 0;
  while (end < text.length) {
    const isPair = (text.codePointAt(end) as number) > 0xffff;
    const width = isPair ? 4 : widthAt(text, end);
    if (octets + width > limit) break;
    octets += width;
    end += isPair ? 2 : 1;
  }
  return { end, octets };
}

/** The UTF-16 index at which `limit` octets are used up, counted from `from`. The text has more. */
export function indexAfterOctets(offsets: Offsets, from: number, limit: number): number {
  const last = (offsets[from] as number) + limit;
  let index = from;
  while ((offsets[index + 1] as number) <= last) index++;
  return offsets[index] === offsets[index - 1] ? index - 1 : index;
}

/** Missing in bare engines (QuickJS, V8 inside a database). */
const decoder =
  typeof TextDecoder === 'undefined' ? null : /* @__PURE__ */ new TextDecoder('utf-8', { ignoreBOM: true });

/**
 * Decodes octets as the WHATWG Encoding Standard decodes UTF-8 (a BOM is kept, each maximal subpart of a malformed
 * sequence becomes one U+FFFD), and reports what was malformed, by kind (RFC 3629 3, 4).
 */
export function decodeUtf8(octets: Uint8Array): DecodedOctets {
  // A copy, since browsers refuse to decode shared memory.
  const text = decoder ? decoder.decode(new Uint8Array(octets)) : decodeAlone(octets);
  const malformed: MalformedRun[] = [];
  if (!text.includes('\ufffd')) return { text, malformed, offsets: null, features: UNSCANNED };
  const offsets = new Uint32Array(text.length + 1);
  let run: MalformedRun | null = null;
  let unit = 0;
  sequences(octets, (index, end, units, kind) => {
    const start = unit;
    for (; unit < start + units; unit++) offsets[unit] = isEachOctet(kind) ? index + unit - start : index;
    if (kind === null) return;
    if (run?.kind !== kind || run.end !== start) {
      run = { kind, start, end: unit, octets: [index, end] };
      if (malformed.length < MAX_RUNS) malformed.push(run);
    }
    run.end = unit;
    run.octets[1] = end;
  });
  offsets[unit] = octets.length;
  return { text, malformed, offsets: run && offsets, features: UNSCANNED };
}

/**
 * Decodes octets strictly, and needs no TextDecoder; '' where they are not UTF-8. A BOM is kept.
 * @param octets one character an octet
 */
export function fromUtf8(octets: string): string {
  // The most frequent fault: an exception takes longer than all the rest.
  if (/[\xc0-\xff](?![\x80-\xff])/.test(octets)) return '';
  try {
    return decodeURIComponent(
      octets.replace(/[%\x80-\xff]/g, (octet) => `%${octet.charCodeAt(0).toString(16)}`),
    );
  } catch {
    return '';
  }
}

/** What the decoder of an engine makes of octets. */
export function decodeAlone(octets: Uint8Array): string {
  let text = '';
  sequences(octets, (index, end, units, kind) => {
    if (kind !== null) {
      text += '\ufffd'.repeat(units);
      return;
    }
    const lead = octets[index] as number;
    let point = lead < 0x80 ? lead : lead & (0x7f >> (end - index));
    for (let next = index + 1; next < end; next++) point = (point << 6) | ((octets[next] as number) & 0x3f);
    text += String.fromCodePoint(point);
  });
  return text;
}

/** At most this many runs are recorded; a result shows 16 reasons. */
const MAX_RUNS = 64;

/** A sequence that is only cut short is one maximal subpart; every octet of a wrong one is its own. */
function isEachOctet(kind: Utf8Fault | null): boolean {
  return kind !== null && kind !== 'truncated';
}

/** How many UTF-16 units `decodeUtf8` makes of octets, without making them. */
export function utf16Length(octets: Uint8Array): number {
  let length = 0;
  sequences(octets, (_index, _end, units) => {
    length += units;
  });
  return length;
}

/** Calls back for each sequence with its place, the UTF-16 units that are made of it, and what is wrong with it. */
function sequences(
  octets: Uint8Array,
  visit: (index: number, end: number, units: number, kind: Utf8Fault | null) => void,
): void {
  for (let index = 0, end = 0; index < octets.length; index = end) {
    const lead = octets[index] as number;
    end = sequenceEnd(octets, index);
    const isComplete = end - index === sequenceSize(lead);
    const second = end - index > 1 ? (octets[index + 1] as number) : 0xc0;
    const kind = lead < 0x80 ? null : faultOf(lead, second, isComplete);
    const units = isEachOctet(kind) ? end - index : lead < 0xf0 || kind ? 1 : 2;
    visit(index, end, units, kind);
  }
}

/** How many octets a lead octet announces; 1 for one that announces nothing. */
function sequenceSize(lead: number): number {
  if (lead < 0xc0 || lead >= 0xf8) return 1;
  if (lead < 0xe0) return 2;
  return lead < 0xf0 ? 3 : 4;
}

/** The index after the announced continuation octets that are there. */
function sequenceEnd(octets: Uint8Array, index: number): number {
  const most = index + sequenceSize(octets[index] as number);
  let end = index + 1;
  while (end < most && isContinuation(octets[end])) end++;
  return end;
}

function isContinuation(octet = 0): boolean {
  return octet >> 6 === 2;
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

/** The last place at or before `index` at which no sequence of octets is cut in two. */
export function sequenceBoundary(octets: Uint8Array, index: number): number {
  let lead = Math.max(0, index - 1);
  while (lead > 0 && lead > index - 3 && isContinuation(octets[lead])) lead--;
  return sequenceEnd(octets, lead) > index ? lead : index;
}
