/** What can be taken off an address without asking, since it changes nothing that the person meant. */

import type { MailboxResult } from '../parse.ts';
import { unicodePattern } from '../unicode-pattern.ts';

/** An address as it is checked, and the verdict. */
export interface TidyResult {
  /** What was checked: the input, or what is left of it. */
  text: string;
  result: MailboxResult;
  /** Where `text` begins in the input, where it is a part of it; 0 where the address is valid. */
  offset: number;
}

type Parse = (input: string) => MailboxResult;

// White space, controls, and what cannot be seen: joiners, marks of direction, U+FEFF, fillers, the blank of Braille
const UNSEEN = '\\s\\p{Z}\\p{Cc}\\p{Cf}\\p{DI}\\u2800';
// All that can be seen, and what is between it
const SEEN = `[^${UNSEEN}](?:[^]*[^${UNSEEN}])?`;
const PAIRS = ['<>', '()', '[]', '{}', '（）', '［］', '＜＞', '「」', '【】', '〈〉', '《》'];

/** Without white space and invisible characters around it. */
function trim(text: string): string {
  return unicodePattern(SEEN).exec(text)?.[0] ?? '';
}

/** Without what stands around an address in a link or a text, and in ordinary letters and signs. */
function unwrap(text: string): string {
  let bare = trim(text);
  const isPair = PAIRS.some(([open, close]) => bare.length > 1 && bare[0] === open && bare.at(-1) === close);
  if (isPair) bare = trim(bare.slice(1, -1));
  // U+FF01 to U+FF5E are the characters of ASCII in the width of an ideograph, U+3002 and U+FF61 their full stops.
  const narrow = bare
    .replace(/[\uFF01-\uFF5E]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0))
    .replace(/[\u3002\uFF61]/g, '.');
  return trim(narrow.replace(/^mailto:/i, ''));
}

/**
 * Checks an address without what needs no question: white space and invisible characters at the edges, `mailto:`, one
 * pair of brackets, full-width forms, capitals of the domain. What is valid as it is stays, but for those capitals.
 * @param check what decides
 * @param parse the same without near misses: what is only likely is never taken for granted
 */
export function tidy(input: string, check: Parse, parse: Parse): TidyResult {
  const asItIs = check(input);
  if (asItIs.valid) return { text: withSmallDomain(input, asItIs), result: asItIs, offset: 0 };
  const text = withoutCapitals(unwrap(input), parse);
  const result = check(text);
  if (result.valid) return { text: withSmallDomain(text, result), result, offset: 0 };
  const trimmed = trim(input);
  if (trimmed === input) return { text: input, result: asItIs, offset: 0 };
  return { text: trimmed, result: check(trimmed), offset: input.indexOf(trimmed) };
}

/** With the domain in small letters, where nothing else is to be said of the address. */
function withoutCapitals(text: string, parse: Parse): string {
  const { reasons, suggestion } = parse(text);
  return suggestion !== null && reasons.every(({ code }) => code === 'domain-label-upper-case')
    ? suggestion
    : text;
}

function withSmallDomain(text: string, { mailbox }: MailboxResult): string {
  if (mailbox?.kind !== 'domain') return text;
  return text.slice(0, text.length - mailbox.domain.length) + mailbox.domain;
}
