import { closeOfQuoted } from '../grammar/chars.ts';
import * as codes from '../grammar/codes.ts';
import type { Span } from '../span.ts';

/** What is left when the damage around an address is taken off. UTF-16 indices. */
export interface Unwrapped extends Span {
  /** The text, with what only looks like a dot or a hyphen in the domain made one. */
  text: string;
  /** What is in place of the "@" if there is none. */
  separator?: Span;
  /** There is no address in it. */
  hasNoAddress?: boolean;
}

/** The place after the quoted string at the beginning; `start` where there is none. */
export function afterQuotes(text: string, start: number, end: number): number {
  if (text.charCodeAt(start) !== codes.quote) return start;
  const close = closeOfQuoted(text, start, end);
  return close < 0 ? start : close + 1;
}

/** The place of the first "@" outside quotes, or -1. */
export function atOutsideQuotes(text: string, start: number, end: number): number {
  return atFrom(text, afterQuotes(text, start, end), end);
}

/** The place of the first "@" at or after an index, or -1. */
export function atFrom(text: string, from: number, end: number): number {
  const at = text.indexOf('@', from);
  return at < end ? at : -1;
}
