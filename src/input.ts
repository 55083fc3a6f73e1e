import * as feature from './checks/features.ts';
import { isUtf16 } from './damage/encoding.ts';
import { wrongType, wrongValue } from './errors.ts';
import type { Findings } from './findings.ts';
import {
  decodeUtf8,
  indexAfterOctets,
  octetLength,
  offsetsOf,
  type Source,
  sequenceBoundary,
  UNSCANNED,
  utf16Length,
} from './octets.ts';
import type { Reason } from './reasons.ts';

/**
 * Makes text of a caller's input. Over `maxOctets` the only finding is `input-too-long`.
 * @throws {OptionError} if an argument has the wrong type or an option is unknown.
 */
export function readInput(input: unknown, maxOctets: number, findings: Findings): Source {
  if (typeof input === 'string') {
    // A UTF-16 unit is one octet at least and three at most.
    const octets = input.length * 3 > maxOctets ? octetLength(input) : 0;
    if (octets <= maxOctets) {
      checkUtf16(input, findings);
      return { text: input, offsets: null, features: UNSCANNED };
    }
    const offsets = offsetsOf(input.slice(0, maxOctets + 1));
    const start = indexAfterOctets(offsets, 0, maxOctets);
    return reportTooLongInput(start, input.length, [offsets[start] as number, octets], maxOctets, findings);
  }
  if (!isOctets(input)) {
    throw wrongType('input', 'a string or a Uint8Array of octets', input);
  }
  if (input.length === 0) refuseDetached(input);
  if (input.length > maxOctets) {
    const boundary = sequenceBoundary(input, maxOctets);
    const start = utf16Length(input.subarray(0, boundary));
    const end = start + utf16Length(input.subarray(boundary));
    return reportTooLongInput(start, end, [boundary, input.length], maxOctets, findings);
  }
  const source = decodeUtf8(input);
  if (checkUtf16(source.text, findings)) return source;
  for (const { kind, start, end, octets } of source.malformed) {
    findings.addMasking('encoding-malformed-utf8', start, end, { kind, offset: octets[0] });
  }
  return source;
}

/** Reports the excess of an input, of which nothing else is known but where that begins and ends. */
function reportTooLongInput(
  start: number,
  end: number,
  [first, octets]: [number, number],
  limit: number,
  findings: Findings,
): Source {
  findings.add('input-too-long', start, end, { octets, limit });
  return { text: '', offsets: { [start]: first, [end]: octets }, features: UNSCANNED, isTooLong: true };
}

/** Reports UTF-16, which every second octet shows; returns whether it is. */
function checkUtf16(text: string, findings: Findings): boolean {
  const isIt = (text.charCodeAt(2) === 0 || text.charCodeAt(3) === 0) && isUtf16(text);
  if (isIt) findings.addMasking('encoding-utf16', 0, text.length);
  return isIt;
}

/** Also true for a Buffer, and for octets of another realm. */
function isOctets(input: unknown): input is Uint8Array {
  return ArrayBuffer.isView(input) && (input as Uint8Array)[Symbol.toStringTag] === 'Uint8Array';
}

/** Octets that were transferred to a worker, say, are gone; they must not count as an empty input. */
function refuseDetached(input: Uint8Array): void {
  try {
    new Uint8Array(input.buffer);
  } catch {
    throw wrongValue('input', 'octets that were not transferred to another owner', input);
  }
}

/** The findings in order, each with its place in octets. */
export function toReasons(findings: Findings, { text, offsets, features }: Source): Reason[] {
  const reasons = findings.sorted();
  if (reasons.length === 0 || !(features & feature.nonAscii)) return reasons;
  const places = offsets ?? offsetsOf(text);
  for (const reason of reasons)
    reason.octets = [places[reason.start] as number, places[reason.end] as number];
  return reasons;
}
