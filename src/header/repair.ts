import * as codes from '../grammar/codes.ts';

/** One line end before white space: a fold, or what was meant as one. After a blank line the body begins. */
const FOLD = /(?<![\r\n\\])(?:\r\n?|\n)(?=[ \t])/g;

/**
 * A field's value on one line, where it had several: the line end of each fold is removed (RFC 5322 2.2.3), of CR or LF
 * alone too, and so is what white space is at the edges. A line end after a backslash stays: it may be quoted.
 */
export function unfold(text: string): string {
  if (!/[\r\n]/.test(text)) return text;
  let start = 0;
  let end = text.length;
  while (start < end && isBlank(text.charCodeAt(start))) start++;
  while (end > start && isBlank(text.charCodeAt(end - 1))) end--;
  return text.slice(start, end).replace(FOLD, '');
}

function isBlank(code: number): boolean {
  return (
    code === codes.space || code === codes.tab || code === codes.carriageReturn || code === codes.lineFeed
  );
}
