import * as feature from './checks/features.ts';
import { isUtf16 } from './damage/encoding.ts';
import { wrongType } from './errors.ts';
import type { Findings } from './findings.ts';
import {
  decodeUtf8,
  isLost,
  LOST,
  offsetsOf,
  type Source,
  sequenceBoundary,
  UNSCANNED,
  utf16Length,
  within,
} from './octets.ts';
import type { Reason } from './reasons.ts';

/**
 * The most octets of an excess that `input-too-long` spans. An input over `maxOctets` is not read further, or the limit
 * would be none.
 */
const MAX_EXCESS = 16_384;

const OCTETS_OR_TEXT = 'a string or a Uint8Array';

/**
 * Makes text of a caller's input. Over `maxOctets` the only finding is `input-too-long`.
 * @throws {OptionError} if the input is neither a string nor a Uint8Array, or its octets are gone
 */
export function readInput(input: unknown, maxOctets: number, findings: Findings): Source {
  if (typeof input === 'string') {
    // An engine may first have to join the pieces of a long string, so that not even its beginning is looked at. A
    // UTF-16 unit is one octet at least: each counts as one.
    if (input.length > maxOctets + MAX_EXCESS) {
      const end = maxOctets + MAX_EXCESS;
      return reportTooLongInput(maxOctets, end, [maxOctets, end], maxOctets, findings);
    }
    // A UTF-16 unit is three octets at most.
    const fitting = input.length * 3 > maxOctets ? within(input, 0, maxOctets) : null;
    if (!fitting || fitting.end === input.length) {
      checkUtf16(input, findings);
      return { text: input, offsets: null, features: UNSCANNED };
    }
    const { end: start, octets } = fitting;
    const excess = within(input, start, MAX_EXCESS);
    return reportTooLongInput(start, excess.end, [octets, octets + excess.octets], maxOctets, findings);
  }
  checkOctets(input);
  if (input.length > maxOctets) {
    const first = sequenceBoundary(input, maxOctets);
    const isAll = input.length - first <= MAX_EXCESS;
    const last = isAll ? input.length : sequenceBoundary(input, first + MAX_EXCESS);
    const start = utf16Length(input.subarray(0, first));
    const end = start + utf16Length(input.subarray(first, last));
    return reportTooLongInput(start, end, [first, last], maxOctets, findings);
  }
  const source = decodeUtf8(input);
  if (checkUtf16(source.text, findings)) return source;
  for (const { kind, start, end, octets } of source.malformed) {
    findings.addMasking('encoding-malformed-utf8', start, end, { kind, offset: octets[0] });
  }
  return source;
}

/**
 * Checks an input that is not a string.
 * @throws {OptionError} if it is not a Uint8Array, or its octets are gone
 */
export function checkOctets(input: unknown): asserts input is Uint8Array {
  const isLostView = isOctets(input) && isLost(input);
  if (isLostView || !isOctets(input))
    throw wrongType('input', OCTETS_OR_TEXT, input, isLostView ? LOST : undefined);
}

/** Reports the excess of an input, or its first MAX_EXCESS octets. Nothing else is known of the input. */
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

/** The findings in order, each with its place in octets. */
export function toReasons(findings: Findings, { text, offsets, features }: Source): Reason[] {
  const reasons = findings.sorted();
  if (reasons.length === 0 || !(features & feature.nonAscii)) return reasons;
  const places = offsets ?? offsetsOf(text);
  for (const reason of reasons)
    reason.octets = [places[reason.start] as number, places[reason.end] as number];
  return reasons;
}
