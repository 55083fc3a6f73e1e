import { isUtf16 } from './checks/encoding.ts';
import * as holds from './checks/holds.ts';
import type { Findings } from './findings.ts';
import {
  decodeUtf8,
  indexAfterOctets,
  octetLength,
  offsetsOf,
  type Source,
  sequenceBoundary,
  UNSEEN,
  utf16Length,
} from './octets.ts';
import { nameOf } from './profiles.ts';
import type { Reason } from './reasons.ts';

/**
 * Makes text of a caller's input. Over `maxOctets` the only finding is `input-too-long`.
 * @throws TypeError for anything but a string or a Uint8Array, naming what it got.
 */
export function readInput(input: unknown, maxOctets: number, findings: Findings): Source {
  if (typeof input === 'string') {
    // A UTF-16 unit is one octet at least and three at most.
    const octets = input.length * 3 > maxOctets ? octetLength(input) : 0;
    if (octets <= maxOctets) {
      utf16(input, findings);
      return { text: input, offsets: null, seen: UNSEEN };
    }
    const offsets = offsetsOf(input.slice(0, maxOctets + 1));
    const start = indexAfterOctets(offsets, 0, maxOctets);
    return tooLong(start, input.length, [offsets[start] as number, octets], maxOctets, findings);
  }
  if (!isOctets(input)) {
    throw new TypeError(`input: expected a string or a Uint8Array of octets, got ${nameOf(input)}`);
  }
  if (input.length > maxOctets) {
    const boundary = sequenceBoundary(input, maxOctets);
    const start = utf16Length(input.subarray(0, boundary));
    const end = start + utf16Length(input.subarray(boundary));
    return tooLong(start, end, [boundary, input.length], maxOctets, findings);
  }
  const source = decodeUtf8(input);
  if (utf16(source.text, findings)) return source;
  for (const { kind, start, end, octets } of source.malformed) {
    findings.addDamage('encoding-malformed-utf8', start, end, { kind, offset: octets[0] });
  }
  return source;
}

/** Reports the excess of an input, of which nothing else is known but where that begins and ends. */
function tooLong(
  start: number,
  end: number,
  [first, octets]: [number, number],
  limit: number,
  findings: Findings,
): Source {
  findings.add('input-too-long', start, end, { octets, limit });
  return { text: '', offsets: { [start]: first, [end]: octets }, seen: UNSEEN, isTooLong: true };
}

/** Reports UTF-16, which every second octet shows; returns whether it is. */
function utf16(text: string, findings: Findings): boolean {
  const isIt = (text.charCodeAt(2) === 0 || text.charCodeAt(3) === 0) && isUtf16(text);
  if (isIt) findings.addDamage('encoding-utf16', 0, text.length);
  return isIt;
}

/** Also true for a Buffer, and for octets of another realm. */
function isOctets(input: unknown): input is Uint8Array {
  return ArrayBuffer.isView(input) && (input as Uint8Array)[Symbol.toStringTag] === 'Uint8Array';
}

/** The findings in order, each with its place in octets. */
export function toReasons(findings: Findings, { text, offsets, seen }: Source): Reason[] {
  const reasons = findings.sorted();
  if (reasons.length === 0 || !(seen & holds.beyondAscii)) return reasons;
  const places = offsets ?? offsetsOf(text);
  for (const reason of reasons)
    reason.octets = [places[reason.start] as number, places[reason.end] as number];
  return reasons;
}
