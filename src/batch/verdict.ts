import { isUtf8 } from 'node:buffer';
import type { Mailbox } from '../mailbox.ts';
import { decodeUtf8 } from '../octets.ts';
import type { MailboxResult } from '../parse.ts';
import type { Reason } from '../reasons.ts';
import { type Reply, type ReplyOptions, replyFor } from '../reply.ts';

/*
 * One address: its octets, what was found of it, and where it stands. What a format shows of it is in output/columns.ts and
 * output/write.ts.
 */

/** So much of a record is kept, in octets; the rest of a longer one is only counted. */
export const MAX_HELD = 1 << 20;

/** One line without its end. */
export interface Line {
  /** At most MAX_HELD octets; those of a longer line end before a character that would be cut. */
  octets: Uint8Array;
  /** How many octets the whole line has. */
  length: number;
}

/** What was found of one line; a header may hold an address that no envelope may. */
export interface LineResult extends Pick<MailboxResult, 'reasons' | 'suggestion'> {
  valid: boolean;
  mailbox: Mailbox | null;
  /** The name beside the address, for the grammar of message headers. */
  displayName?: string | null;
}

/** Which address of a record that may hold several. */
export type Entry =
  | {
      /** The name of its column. */
      column: string;
      /** Its number in the cell, from 1, where that holds several. */
      index?: number;
    }
  | {
      /** Its number in the record, from 1. */
      index: number;
    }
  | {
      /** Where it begins in the line of a text, in characters from 1; in octets where the line is not UTF-8. */
      column: number;
    };

/** What was found of one line, and where. */
export interface Verdict {
  /** As the user named it; null for standard input. */
  file: string | null;
  /** From 1; empty lines count. */
  line: number;
  /** The line; U+FFFD stands for what is not UTF-8. */
  input: string;
  /** The line's octets where they are not UTF-8. */
  malformed: Uint8Array | null;
  /** How many octets the line has, where `input` is only its head; else null. */
  inputOctets: number | null;
  /** What `parseMailbox`, or the parser of the grammar, returned. */
  result: LineResult;
  /** Which address of its record this is, where a record may hold several. */
  entry?: Entry;
  /** What a server answers; null when valid. */
  reply: Pick<Reply, 'code' | 'enhanced' | 'text'> | null;
}

/** How lines are checked. */
export interface LineOptions {
  parse: (input: string | Uint8Array) => LineResult;
  /** Null where the reply is not asked for. */
  reply: ReplyOptions | null;
  /** What octets say that are not UTF-8, by what their file tells of its encoding: null where that is open. */
  reread?: ((octets: Uint8Array, line: number) => string | null) | undefined;
}

/** Checks one line, or what stands for one, such as a field. */
export function checkLine(
  { octets, length }: Line,
  file: string | null,
  line: number,
  options: LineOptions,
): Verdict {
  const isWellFormed = isUtf8(octets);
  const input = isWellFormed ? utf8Text(octets) : null;
  const ofHead = input === null ? ofOctets(octets, line, options) : options.parse(input);
  const result = length > octets.length ? withLength(ofHead, length) : ofHead;
  return {
    file,
    line,
    input: input ?? decodeUtf8(octets).text,
    malformed: isWellFormed ? null : Uint8Array.from(octets),
    inputOctets: length > octets.length ? length : null,
    result,
    reply: options.reply && replyFor(result, options.reply),
  };
}

/** Checks octets that are not UTF-8. The whole file says more of its encoding than one line. */
function ofOctets(octets: Uint8Array, line: number, { parse, reread }: LineOptions): LineResult {
  const result = parse(octets);
  if (!reread || result.valid) return result;
  const text = reread(octets, line);
  const meant = text === null ? null : parse(text);
  return { ...result, suggestion: meant?.suggestion ?? (meant?.valid ? text : null) };
}

/** Checks a text, which may hold lone surrogates. */
export function checkText(input: string, file: string | null, line: number, options: LineOptions): Verdict {
  const result = options.parse(input);
  return {
    file,
    line,
    input,
    malformed: null,
    inputOctets: null,
    result,
    reply: options.reply && replyFor(result, options.reply),
  };
}

/** The text of octets that are UTF-8. */
export function utf8Text(octets: Uint8Array): string {
  return Buffer.from(octets.buffer, octets.byteOffset, octets.length).toString();
}

/** Makes `input-too-long` speak of the whole line, of which only the head was looked at. */
function withLength(result: LineResult, length: number): LineResult {
  if (result.valid) return result;
  const reasons = result.reasons.map((reason): Reason => {
    if (reason.code !== 'input-too-long') return reason;
    return { ...reason, octets: [reason.octets[0], length], args: { ...reason.args, octets: length } };
  });
  return { ...result, reasons };
}

/** A line of this many octets, of which at least the head is given. */
export function heldLine(octets: Uint8Array, length: number): Line {
  const held = octets.subarray(0, Math.min(length, MAX_HELD));
  return { octets: length > held.length ? withoutCutCharacter(held) : held, length };
}

/** Leaves out the last character when it is not ASCII: the octets may end in the middle of it. */
export function withoutCutCharacter(octets: Uint8Array): Uint8Array {
  let end = octets.length;
  while (end > 0 && octets.length - end < 3 && ((octets[end - 1] as number) & 0xc0) === 0x80) end--;
  return end > 0 && (octets[end - 1] as number) >= 0xc0 ? octets.subarray(0, end - 1) : octets;
}

/** Whether octets are ASCII alone. */
export function isAscii(octets: Uint8Array, from: number, to: number): boolean {
  let seen = 0;
  for (let index = from; index < to; index++) seen |= octets[index] as number;
  return seen < 0x80;
}

/** White space alone, and what cannot be seen. */
const blank = /^[\s\u200b\u2060\ufeff]*$/;
/** A longer text is an attempt at an address. */
const MAX_BLANK = 256;

/** Whether there is an ASCII character that can be seen, mostly the first one. */
export function hasVisible(octets: Uint8Array, from: number, to: number): boolean {
  for (let index = from; index < to; index++) {
    const octet = octets[index] as number;
    if (octet > 0x20 && octet < 0x80) return true;
  }
  return false;
}

/** Whether there is no address: nothing, white space alone, or one of the texts that stand for none. */
export function isMissing(octets: Uint8Array, nulls: readonly string[]): boolean {
  if (octets.length === 0) return true;
  if (octets.length > MAX_BLANK) return false;
  if (nulls.length === 0 && hasVisible(octets, 0, octets.length)) return false;
  const text = utf8Text(octets);
  return blank.test(text) || nulls.includes(text) || nulls.includes(text.trim());
}
