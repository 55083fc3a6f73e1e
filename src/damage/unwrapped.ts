import { closeOfQuoted, isIn } from '../grammar/chars.ts';
import * as classes from '../grammar/classes.ts';
import * as codes from '../grammar/codes.ts';
import type { ReasonCode } from '../reasons.ts';
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

/** The reasons of what is around an address. */
export type AroundCode = ReasonCode &
  (
    | 'mailbox-edge-white-space'
    | 'mailbox-mailto-prefix'
    | 'mailbox-scheme-prefix'
    | 'mailbox-label'
    | 'mailbox-several-addresses'
    | 'mailbox-repeated-address'
    | 'mailbox-display-name'
    | 'mailbox-bare-name'
    | 'mailbox-angle-brackets'
    | 'mailbox-surrounding-brackets'
    | 'mailbox-surrounding-quotes'
    | 'mailbox-trailing-punctuation'
    | 'domain-at-sign'
  );

/**
 * What a kind of damage found: the reason, and from where to where the address goes on. UTF-16 indices in the part that it
 * looked at. Without them there is no address in it.
 */
export type Found =
  | readonly [code: AroundCode, from: number, to: number]
  | readonly [code: 'mailbox-cloudflare' | 'mailbox-masked']
  | null;

/**
 * A kind of damage around an address.
 * @param part what is left of the text
 * @param at where the first "@" outside quotes is in it; -1 where there is none
 */
export type Kind = (part: string, at: number) => Found;

/** Whether a character is a letter or a digit of ASCII. */
export const isLetDig = (text: string, index: number) => isIn(classes.letDig, text.charCodeAt(index));

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
