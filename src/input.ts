import { isUtf16 } from './checks/encoding.ts';
import type { Findings } from './findings.ts';
import { decodeUtf8, indexAfterOctets, type MalformedRun, octetLength, octetOffsets } from './octets.ts';
import { nameOf } from './profiles.ts';
import type { Reason, ReasonArgs } from './reasons.ts';

/** What the judges look at: a text, and what was wrong in the octets that it was decoded from. */
export interface Source {
  text: string;
  malformed: readonly MalformedRun[];
}

const NOTHING_MALFORMED: readonly MalformedRun[] = [];

/**
 * Makes text of a caller's input. Over `maxOctets` the only finding is `input-too-long`, and null is returned.
 * @throws TypeError for anything but a string or a Uint8Array, naming what it got.
 */
export function readInput(input: unknown, maxOctets: number, findings: Findings): Source | null {
  if (typeof input === 'string') {
    // A UTF-16 unit is one octet at least and three at most.
    const isLong =
      input.length > maxOctets || (input.length * 3 > maxOctets && octetLength(input) > maxOctets);
    if (!isLong) {
      utf16(input, findings);
      return { text: input, malformed: NOTHING_MALFORMED };
    }
    const start = indexAfterOctets(input, 0, input.length, maxOctets);
    findings.add('input-too-long', start, input.length, { octets: octetLength(input), limit: maxOctets });
    return null;
  }
  if (!isOctets(input)) {
    throw new TypeError(`input: expected a string or a Uint8Array of octets, got ${nameOf(input)}`);
  }
  if (input.length > maxOctets) {
    const start = decodeUtf8(input.subarray(0, maxOctets)).text.length;
    const end = start + utf16Length(input, maxOctets);
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
  if (isIt) findings.addDamage('encoding-utf16', 0, text.length, {});
  return isIt;
}

/** Also true for a Buffer, and for octets of another realm. */
function isOctets(input: unknown): input is Uint8Array {
  return ArrayBuffer.isView(input) && (input as Uint8Array)[Symbol.toStringTag] === 'Uint8Array';
}

/** UTF-16 units of octets, without decoding them; never more than a decoder would make. */
function utf16Length(octets: Uint8Array, from: number): number {
  let units = 0;
  for (let index = from; index < octets.length; index++) {
    const octet = octets[index] as number;
    if (octet < 0x80 || octet >= 0xc0) units++;
    if (octet >= 0xf0 && octet < 0xf5 && ((octets[index + 3] ?? 0) & 0xc0) === 0x80) units++;
  }
  return units;
}

/** The findings in order, each with its place in octets. */
export function toReasons(findings: Findings, { text, malformed }: Source, isAscii: boolean): Reason[] {
  const reasons = findings.sorted();
  if (isAscii || reasons.length === 0) return reasons;
  const indices = [...new Set(reasons.flatMap(({ start, end }) => [start, end]))].sort((a, b) => a - b);
  const offsets = octetOffsets(text, indices, malformed);
  const place = (index: number) => offsets[indices.indexOf(index)] as number;
  for (const reason of reasons) reason.octets = [place(reason.start), place(reason.end)];
  return reasons;
}

/** The one reason of an input that is too long, as a list. */
export function tooLongReasons(input: string | Uint8Array, findings: Findings): Reason[] {
  const reasons = findings.sorted();
  for (const reason of reasons) {
    const { octets, limit } = reason.args as ReasonArgs<'input-too-long'>;
    reason.octets = [typeof input === 'string' ? octetLength(input, 0, reason.start) : limit, octets];
  }
  return reasons;
}
