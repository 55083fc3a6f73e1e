import { closeOfQuoted, isIn } from './chars.ts';
import * as classes from './classes.ts';
import * as codes from './codes.ts';
import { type Cursor, isPassedOver } from './cursor.ts';

/**
 * Reads a local part up to the first "@" outside quotes, or to the end. Returns whether it is one Quoted-string.
 * Recovery: a fault is reported once, and reading goes on after its run; after a quote that never ends it goes on
 * at the next "@".
 */
// Local-part = Dot-string / Quoted-string                 RFC 5321 4.1.2
export function localPart(cursor: Cursor): boolean {
  const start = cursor.pos;
  if (endsHere(cursor)) {
    cursor.findings.add('local-part-empty', start, start);
    return false;
  }
  if (cursor.code !== codes.quote) {
    atom(cursor);
  } else if (quotedString(cursor)) {
    if (endsHere(cursor)) return true;
    behindQuote(cursor, start);
  }
  dotString(cursor);
  return false;
}

/** Whether the local part ends at the cursor. */
function endsHere(cursor: Cursor): boolean {
  return cursor.code === codes.atSign || cursor.code === codes.end;
}

// Dot-string = Atom *("."  Atom)                          RFC 5321 4.1.2
//   user..name@example.com
//        ^ local-part-empty-atom
//   "user".name@example.com
//   ^^^^^^ local-part-quoted-word: obs-local-part of RFC 5322 4.4, right in a header only
function dotString(cursor: Cursor): void {
  while (cursor.code === codes.dot) {
    cursor.pos++;
    word(cursor);
  }
}

function word(cursor: Cursor): void {
  if (cursor.giveUp('@')) return;
  const start = cursor.pos;
  if (cursor.code !== codes.quote) atom(cursor);
  else if (quotedString(cursor)) behindQuote(cursor, start);
}

/** Reports a quoted word that is not the whole local part: text follows it directly, or there are dots next to it. */
function behindQuote(cursor: Cursor, start: number): void {
  const end = cursor.pos;
  if (cursor.code === codes.dot || endsHere(cursor)) {
    cursor.findings.add('local-part-quoted-word', start, end);
    return;
  }
  while (cursor.code !== codes.dot && !endsHere(cursor)) cursor.pos++;
  cursor.findings.add('local-part-text-after-quote', end, cursor.pos);
}

// Atom = 1*atext                                          RFC 5321 4.1.2, RFC 5322 3.2.3
// atext =/ UTF8-non-ascii                                 RFC 6531 3.3
function atom(cursor: Cursor): void {
  const start = cursor.pos;
  for (;;) {
    cursor.skipClass(classes.atext);
    if (cursor.code === codes.dot || endsHere(cursor)) break;
    forbidden(cursor);
  }
  if (cursor.pos === start) emptyAtoms(cursor);
}

/** One reason for a run of empty atoms. The span is empty where one atom is missing. */
function emptyAtoms(cursor: Cursor): void {
  const start = cursor.skipRun(codes.dot);
  // After the last of several dots there may be an atom; before it there is none.
  if (!endsHere(cursor)) cursor.pos--;
  cursor.findings.add('local-part-empty-atom', start, cursor.pos, { where: placeOfEmpty(cursor, start) });
}

/** Where an empty atom is that begins at `start` and ends at the cursor: what is beside it. */
function placeOfEmpty({ text, code }: Cursor, start: number): 'first' | 'last' | 'double' {
  if (text.charCodeAt(start - 1) !== codes.dot) return 'first';
  return code === codes.dot ? 'double' : 'last';
}

/** Reports a comment, or a run of characters that no atom may have, and moves past it. */
function forbidden(cursor: Cursor): void {
  const { findings, code, pos: start } = cursor;
  if (cursor.giveUp('@')) return;
  if (code === codes.openParenthesis && cursor.skipComment(codes.atSign)) {
    findings.add('local-part-comment', start, cursor.pos);
    return;
  }
  const fault = faultOf(code);
  // A run is mostly of one character, which need not be looked up again.
  let next: number;
  do {
    cursor.pos++;
    next = cursor.code;
  } while ((next === code || faultOf(next) === fault) && !cursor.mayBeComment);
  if (fault === 'local-part-forbidden-character') {
    findings.add(fault, start, cursor.pos, code);
  } else if (fault) {
    findings.add(fault, start, cursor.pos);
  }
}

/** The reason for a character that no atom may hold; null for one that an atom, or a delimiter, may be. */
function faultOf(code: number) {
  if (isIn(classes.atext, code) || isPassedOver(code)) return null;
  if (code === codes.dot || code === codes.atSign || code === codes.end) return null;
  if (code === codes.space) return 'local-part-space';
  if (code === codes.quote) return 'local-part-stray-quote';
  if (code === codes.backslash) return 'local-part-backslash';
  return 'local-part-forbidden-character';
}

/**
 * Reads a quoted string; returns false, with the cursor at the next "@" or the end, if it has no closing quote.
 * White space and "@" in it are content.
 */
// Quoted-string   = DQUOTE *QcontentSMTP DQUOTE           RFC 5321 4.1.2
// QcontentSMTP    = qtextSMTP / quoted-pairSMTP
// qtextSMTP       = %d32-33 / %d35-91 / %d93-126 / UTF8-non-ascii (RFC 6531 3.3)
// quoted-pairSMTP = %d92 %d32-126
//   "user\é"@example.com
//        ^^ local-part-quoted-pair: RFC 6531 does not extend it
function quotedString(cursor: Cursor): boolean {
  const { text, end, findings, pos: start } = cursor;
  const close = closeOfQuoted(text, start, end);
  if (close < 0) {
    const at = text.indexOf('@', start);
    cursor.pos = at < 0 || at > end ? end : at;
    findings.add('local-part-quote-unclosed', start, cursor.pos);
    return false;
  }
  quotedPairs(cursor, close);
  cursor.pos = close + 1;
  return true;
}

function quotedPairs({ text, findings, pos }: Cursor, close: number): void {
  for (let index = pos + 1; index < close; index++) {
    if (text.charCodeAt(index) !== codes.backslash) continue;
    const escaped = text.codePointAt(index + 1) as number;
    const width = escaped > 0xffff ? 2 : 1;
    // A control character has a reason of its own.
    if (escaped >= 0x80) {
      findings.add('local-part-quoted-pair', index, index + 1 + width, escaped);
    }
    index += width;
  }
}

// The ranges that Atom leaves out.
const DOT_STRING = /^(?:[^\u0000-\u0020"(),.:;<>@[\\\]\u007f]+(?:\.(?!$)|$))+$/;

/** Whether a local part's content can be written as a Dot-string, without quotes. */
export function isDotString(content: string): boolean {
  return DOT_STRING.test(content);
}
