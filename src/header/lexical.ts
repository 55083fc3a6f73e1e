import type { Findings } from '../findings.ts';
import { closeOfQuoted, isIn } from '../grammar/chars.ts';
import * as classes from '../grammar/classes.ts';
import * as codes from '../grammar/codes.ts';
import { Cursor } from '../grammar/cursor.ts';
import type { Span } from '../span.ts';

/** A run of CFWS; `comments` counts the last ones of the cursor's. */
export interface Gap extends Span {
  comments: number;
}

/** A cursor that keeps the comments it passed. */
export class HeaderCursor extends Cursor {
  /** With their parentheses, in order. */
  readonly comments: Span[] = [];
}

// atext          = ALPHA / DIGIT / "!" …                  RFC 5322 3.2.3
// atext         =/ UTF8-non-ascii                         RFC 6532 3.2
export function isAtext(code: number): boolean {
  return code >= 0x80 || isIn(classes.atext, code);
}

export function isControl(code: number): boolean {
  return isIn(classes.control, code) && code !== codes.tab;
}

/** Moves over a run of atext. */
export function skipAtext(cursor: Cursor): void {
  while (isAtext(cursor.code)) cursor.pos++;
}

/** Moves over folding white space; returns whether there was any. */
// FWS     = ([*WSP CRLF] 1*WSP) / obs-FWS                 RFC 5322 3.2.2
// obs-FWS = 1*([CRLF] WSP)                                RFC 5322 4.2, erratum 1908
export function skipFws(cursor: Cursor): boolean {
  const start = cursor.pos;
  for (;;) {
    const { code } = cursor;
    if (isWsp(code)) cursor.pos++;
    else if (code === codes.carriageReturn && isFold(cursor)) cursor.pos += 2;
    else return cursor.pos > start;
  }
}

function isWsp(code: number): boolean {
  return code === codes.space || code === codes.tab;
}

/** Whether the CR at the cursor begins CRLF WSP. */
function isFold({ text, pos, end }: Cursor): boolean {
  return text.charCodeAt(pos + 1) === codes.lineFeed && pos + 2 < end && isWsp(text.charCodeAt(pos + 2));
}

/** A stretch without the folding white space at its edges. */
export function trimFws(cursor: HeaderCursor, end: number): Span {
  skipFws(cursor);
  const start = Math.min(cursor.pos, end);
  const { text } = cursor;
  let last = end;
  for (;;) {
    if (last > start && isWsp(text.charCodeAt(last - 1))) last--;
    else if (
      last < end &&
      last - 2 >= start &&
      text.startsWith('\r\n', last - 2) &&
      isWsp(text.charCodeAt(last))
    )
      last -= 2;
    else return { start, end: last };
  }
}

/** Moves over comments and folding white space; null where there is none. */
// CFWS = (1*([FWS] comment) [FWS]) / FWS                  RFC 5322 3.2.2
export function cfws(cursor: HeaderCursor): Gap | null {
  const { code, pos: start } = cursor;
  if (code > codes.openParenthesis) return null;
  const before = cursor.comments.length;
  for (;;) {
    skipFws(cursor);
    if (cursor.code !== codes.openParenthesis) break;
    comment(cursor);
  }
  if (cursor.pos === start) return null;
  return { start, end: cursor.pos, comments: cursor.comments.length - before };
}

/** Whether an atom ends at the cursor in good order: at CFWS, at a quoted string or at the end. */
export function endsWord(cursor: Cursor): boolean {
  const { code } = cursor;
  return (
    code === codes.end ||
    isWsp(code) ||
    code === codes.quote ||
    code === codes.openParenthesis ||
    (code === codes.carriageReturn && isFold(cursor))
  );
}

/** Reports the comments, or else the white space, that an envelope would not have. */
export function edge({ comments, findings }: HeaderCursor, gap: Gap | null): void {
  if (!gap) return;
  if (gap.comments === 0) findings.add('header-folding-white-space', gap.start, gap.end);
  for (const { start, end } of comments.slice(comments.length - gap.comments)) {
    findings.add('header-comment', start, end);
  }
}

/** Moves over a comment. A counter stands for the nesting, so that no depth can exhaust a stack. */
// ctext    = %d33-39 / %d42-91 / %d93-126 / obs-ctext     RFC 5322 3.2.2
// ccontent = ctext / quoted-pair / comment
// comment  = "(" *([FWS] ccontent) [FWS] ")"
function comment(cursor: HeaderCursor): void {
  const start = cursor.pos;
  let depth = 0;
  do {
    const { code } = cursor;
    if (code === codes.openParenthesis) depth++;
    else if (code === codes.closeParenthesis) depth--;
    if (code === codes.backslash) quotedPair(cursor);
    else if (isControl(code)) controls(cursor, true);
    else cursor.pos++;
  } while (depth > 0 && cursor.code !== codes.end);
  cursor.comments.push({ start, end: cursor.pos });
}

/** Moves over a quoted string. */
// qtext         = %d33 / %d35-91 / %d93-126 / obs-qtext   RFC 5322 3.2.4
// quoted-string = [CFWS] DQUOTE *([FWS] qcontent) [FWS] DQUOTE [CFWS]
export function quotedString(cursor: HeaderCursor): Span {
  const start = cursor.pos++;
  while (cursor.code !== codes.end) {
    const { code } = cursor;
    if (code === codes.backslash) quotedPair(cursor);
    else if (isControl(code)) controls(cursor, true);
    else {
      cursor.pos++;
      if (code === codes.quote) break;
    }
  }
  return { start, end: cursor.pos };
}

/** Moves over a backslash and what it escapes. */
// quoted-pair = ("\" (VCHAR / WSP)) / obs-qp              RFC 5322 3.2.1
// obs-qp      = "\" (%d0 / obs-NO-WS-CTL / LF / CR)       RFC 5322 4.1
// VCHAR      =/ UTF8-non-ascii                            RFC 6532 3.2
export function quotedPair(cursor: HeaderCursor): void {
  const { pos: start, text, end, findings } = cursor;
  cursor.pos = Math.min(start + 2, end);
  const escaped = text.charCodeAt(start + 1);
  if (cursor.pos === start + 2 && isControl(escaped)) {
    findings.add('header-control-character', start, cursor.pos, escaped);
  }
}

/**
 * Moves over a run of control characters, or over one fold.
 * @param isObsolete whether obs-NO-WS-CTL and folding white space are allowed here
 */
// obs-NO-WS-CTL = %d1-8 / %d11 / %d12 / %d14-31 / %d127   RFC 5322 4.1
export function controls(cursor: HeaderCursor, isObsolete: boolean): void {
  const { code: first, pos: start, findings } = cursor;
  if (isObsolete && first === codes.carriageReturn && isFold(cursor)) {
    cursor.pos += 2;
    return;
  }
  const isWrong = !isObsolete || isNever(first);
  do cursor.pos++;
  while (
    isControl(cursor.code) &&
    (!isObsolete || isNever(cursor.code) === isWrong) &&
    !(cursor.code === codes.carriageReturn && isFold(cursor))
  );
  const code = isWrong ? 'encoding-control-character' : 'header-control-character';
  findings.add(code, start, cursor.pos, first);
}

/**
 * Moves to the cursor's end over what is not read. Its control characters are reported unless an error speaks for it
 * already: no level may let them through.
 */
export function passOver(cursor: HeaderCursor, isReported: boolean): void {
  while (!isReported && cursor.code !== codes.end) {
    if (isControl(cursor.code)) controls(cursor, true);
    else cursor.pos++;
  }
  cursor.pos = cursor.end;
}

/** NUL, CR and LF are allowed only after a backslash or in a fold. */
function isNever(code: number): boolean {
  return code === 0 || code === codes.carriageReturn || code === codes.lineFeed;
}

/**
 * The first of `< > @ , : ;` from an index on that stands outside of quoted strings, comments and domain literals; the
 * text's length where there is none. Where a quoted string or a comment is never closed, the bitwise complement of the
 * index at which it opens, which is negative.
 */
export function nextDelimiter(text: string, from: number): number {
  let isDomain = text.charCodeAt(from - 1) === codes.atSign;
  for (let index = from; index < text.length; index++) {
    switch (text.charCodeAt(index)) {
      case codes.less:
      case codes.greater:
      case codes.atSign:
      case codes.comma:
      case codes.colon:
      case codes.semicolon:
        return index;
      case codes.quote: {
        const close = closeOfQuoted(text, index, text.length);
        if (close < 0) return ~index;
        index = close;
        isDomain = false;
        break;
      }
      case codes.openParenthesis: {
        const close = closeOfComment(text, index);
        if (close < 0) return ~index;
        index = close;
        break;
      }
      case codes.openBracket:
        // After the "@" only: a display name may be "[list] Anna", wrong as it is.
        if (isDomain) index = Math.max(index, closeOfLiteral(text, index, text.length));
        isDomain = false;
        break;
      case codes.space:
      case codes.tab:
      case codes.carriageReturn:
      case codes.lineFeed:
        break;
      default:
        isDomain = false;
    }
  }
  return text.length;
}

function closeOfComment(text: string, open: number): number {
  let depth = 0;
  for (let index = open; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (code === codes.backslash) index++;
    else if (code === codes.openParenthesis) depth++;
    else if (code === codes.closeParenthesis && --depth === 0) return index;
  }
  return -1;
}

/** The closing bracket of the literal that opens at an index; -1 where it is never closed, or another opens first. */
export function closeOfLiteral(text: string, open: number, end: number): number {
  for (let index = open + 1; index < end; index++) {
    const code = text.charCodeAt(index);
    if (code === codes.closeBracket) return index;
    if (code === codes.openBracket) return -1;
    if (code === codes.backslash) index++;
  }
  return -1;
}

/** What a quoted string or a comment says: folds opened out, backslashes taken off (RFC 5322 3.2.1, 3.2.2). */
export function unquote(content: string): string {
  if (!/[\\\r]/.test(content)) return content;
  return content.replace(/\\(.)|\r\n(?=[ \t])/gs, (_, escaped?: string) => escaped ?? '');
}

/** Reports each run of lone surrogates, which no UTF-8 can carry (RFC 3629 3). */
export function surrogates(text: string, findings: Findings): void {
  for (const { 0: run, index } of text.matchAll(/[\uD800-\uDFFF]+/gu)) {
    findings.add('encoding-lone-surrogate', index, index + run.length, run.charCodeAt(0));
  }
}
