import * as codes from '../grammar/codes.ts';
import { formatLocalPart } from '../mailbox.ts';
import type { Span } from '../span.ts';
import {
  cfws,
  controls,
  edge,
  endsWord,
  type Gap,
  type HeaderCursor,
  isAtext,
  isControl,
  quotedString,
  skipAtext,
  unquote,
} from './lexical.ts';
import type { Word } from './names.ts';

/** A local part as written, and as an envelope would have it. */
export interface LocalPart extends Span {
  /** As a Dot-string or one Quoted-string. */
  text: string;
  /** It was written so. */
  exact: boolean;
}

/** Reads a local part to the cursor's end, which is its "@". */
// local-part     = dot-atom / quoted-string / obs-local-part          RFC 5322 3.4.1
// obs-local-part = word *("." word)                                   RFC 5322 4.4
//   "anna".schmidt @example.com
//   ^^^^^^ header-quoted-word
//                 ^ header-folding-white-space
export function localPart(cursor: HeaderCursor): LocalPart {
  const { text, findings, end } = cursor;
  edge(cursor, cfws(cursor));
  const { pos: start } = cursor;
  if (start === end) {
    findings.add('local-part-empty', start, start);
    return { start, end, text: '', exact: false };
  }
  const before = findings.faults;
  const words: Word[] = [];
  let last = start;
  let wantsWord = true;
  for (;;) {
    const gap = cfws(cursor);
    const { code, pos } = cursor;
    if (code === codes.end) {
      if (wantsWord) findings.add('local-part-empty-atom', pos, pos, { where: 'last' });
      edge(cursor, gap);
      break;
    }
    if (code === codes.dot) {
      if (gap) obsoleteGap(cursor, gap);
      wantsWord = !wantsWord || !emptyAtoms(cursor);
      if (cursor.code === codes.dot) cursor.pos++;
    } else {
      if (gap) gapInLocalPart(cursor, gap, wantsWord);
      const before = words.at(-1);
      const word = wordOfLocalPart(cursor);
      if (!gap && !wantsWord && before) besideWord(cursor, before, word);
      words.push(word);
      wantsWord = false;
    }
    last = cursor.pos;
  }
  if (words.length > 1 && findings.faults === before) {
    for (const word of words) if (word.quoted) findings.add('header-quoted-word', word.start, word.end);
  }
  return { start, end: last, ...localPartText(text, words, start, last) };
}

/** A word; what no atom may hold is reported and passed over. */
function wordOfLocalPart(cursor: HeaderCursor): Word {
  const { pos: start } = cursor;
  if (cursor.code === codes.quote) return { ...quotedString(cursor), quoted: true };
  for (;;) {
    skipAtext(cursor);
    if (endsWord(cursor) || cursor.code === codes.dot) return { start, end: cursor.pos, quoted: false };
    const { code, pos } = cursor;
    const fault = faultOf(code);
    if (fault === 'encoding-control-character') {
      controls(cursor, false);
      continue;
    }
    do cursor.pos++;
    while (faultOf(cursor.code) === fault && !endsWord(cursor));
    if (fault === 'local-part-backslash') cursor.findings.add(fault, pos, cursor.pos);
    else cursor.findings.add('local-part-forbidden-character', pos, cursor.pos, code);
  }
}

/** The reason for a character that no atom may hold; null for one that it, or a delimiter, may be. */
function faultOf(code: number) {
  if (isAtext(code) || code === codes.dot) return null;
  if (isControl(code)) return 'encoding-control-character';
  return code === codes.backslash ? 'local-part-backslash' : 'local-part-forbidden-character';
}

/** CFWS before a word: it is allowed after a dot, but only a dot may divide two words. */
function gapInLocalPart(cursor: HeaderCursor, gap: Gap, wantsWord: boolean): void {
  const { start, end, comments } = gap;
  if (wantsWord) obsoleteGap(cursor, gap);
  else cursor.findings.add(comments > 0 ? 'local-part-comment' : 'local-part-space', start, end);
}

function obsoleteGap({ findings }: HeaderCursor, { start, end, comments }: Gap): void {
  findings.add('header-obsolete-local-part', start, end, { what: comments > 0 ? 'comment' : 'space' });
}

/** Two words with nothing between them: one of them is quoted. */
function besideWord({ findings }: HeaderCursor, before: Word, { start, end }: Word): void {
  if (before.quoted) findings.add('local-part-text-after-quote', start, end);
  else findings.add('local-part-stray-quote', start, start + 1);
}

/**
 * One reason for a run of empty atoms, at whose last dot the cursor stays if something follows. Returns whether nothing
 * does.
 */
//   a..b@example.com
//     ^ local-part-empty-atom
function emptyAtoms(cursor: HeaderCursor): boolean {
  const start = cursor.skipRun(codes.dot);
  const isLast = cursor.code === codes.end;
  if (!isLast) cursor.pos--;
  const where = cursor.text.charCodeAt(start - 1) !== codes.dot ? 'first' : isLast ? 'last' : 'double';
  cursor.findings.add('local-part-empty-atom', start, cursor.pos, { where });
  return isLast;
}

/** The local part as an envelope would have it: the words of obs-local-part are one Quoted-string if any is. */
function localPartText(
  text: string,
  words: readonly Word[],
  start: number,
  end: number,
): Pick<LocalPart, 'text' | 'exact'> {
  const written = text.slice(start, end);
  if (words.every((word) => !word.quoted)) {
    const isWhole = !/[ \t\r(]/.test(written);
    return isWhole
      ? { text: written, exact: true }
      : { text: words.map((word) => text.slice(word.start, word.end)).join('.'), exact: false };
  }
  // RFC 5321 4.1.2 has neither folds nor backslashes before non-ASCII characters.
  if (words.length === 1 && !/\r|\\[^ -~]/.test(written)) return { text: written, exact: true };
  const contents = words.map((word) =>
    word.quoted ? unquote(text.slice(word.start + 1, word.end - 1)) : text.slice(word.start, word.end),
  );
  return { text: formatLocalPart(contents.join('.')), exact: false };
}
