import { isUtf16 } from './checks/encoding.ts';
import type { Findings } from './findings.ts';
import {
  decodeUtf8,
  indexAfterOctets,
  octetLength,
  offsetsOf,
  type Source,
  sequenceBoundary,
  utf16Length,
} from './octets.ts';
import { nameOf } from './profiles.ts';
import type { Reason, ReasonArgs } from './reasons.ts';

/**
 * Makes text of a caller's input. Over `maxOctets` the only finding is `input-too-long`, and null is returned.
 * @throws TypeError for anything but a string or a Uint8Array, naming what it got.
 */
export function readInput(input: unknown, maxOctets: number, findings: Findings): Source | null {
  if (typeof input === 'string') {
    // A UTF-16 unit is one octet at least and three at most.
    const octets = input.length * 3 > maxOctets ? octetLength(input) : 0;
    if (octets <= maxOctets) {
      utf16(input, findings);
      return { text: input, offsets: null };
    }
    const start = indexAfterOctets(offsetsOf(input.slice(0, maxOctets + 1)), 0, maxOctets);
    findings.add('input-too-long', start, input.length, { octets, limit: maxOctets });
    return null;
  }
  if (!isOctets(input)) {
    throw new TypeError(`input: expected a string or a Uint8Array of octets, got ${nameOf(input)}`);
  }
  if (input.length > maxOctets) {
    const boundary = sequenceBoundary(input, maxOctets);
    const start = utf16Length(input.subarray(0, boundary));
    const end = start + utf16Length(input.subarray(boundary));
    findings.add('input-too-long', start, end, { octets: input.length, limit: maxOctets });
    return null;
  }
  const source = decodeUtf8(input);
  if (utf16(source.text, findings)) return source;
  for (const { kind, start, end, octets } of source.malformed) {
    findings.addDamage('encoding-malformed-utf8', start, end, { kind, offset: octets[0] });
  }
  return source;
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
export function toReasons(findings: Findings, source: Source, isAscii: boolean): Reason[] {
  const reasons = findings.sorted();
  if (isAscii || reasons.length === 0) return reasons;
  const offsets = source.offsets ?? offsetsOf(source.text);
  for (const reason of reasons)
    reason.octets = [offsets[reason.start] as number, offsets[reason.end] as number];
  return reasons;
}

/** The one reason of an input that is too long, as a list. */
export function tooLongReasons(input: string | Uint8Array, findings: Findings): Reason[] {
  const reasons = findings.sorted();
  for (const reason of reasons) {
    const { octets, limit } = reason.args as ReasonArgs<'input-too-long'>;
    const start =
      typeof input === 'string' ? octetLength(input, 0, reason.start) : sequenceBoundary(input, limit);
    reason.octets = [start, octets];
  }
  return reasons;
}
