import * as codes from '../grammar/codes.ts';
import type { Span } from '../span.ts';
import { type DomainPart, domain } from './domain.ts';
import {
  cfws,
  controls,
  edge,
  endsWord,
  type HeaderCursor,
  isAtext,
  isControl,
  nextDelimiter,
  passOver,
  quotedString,
  skipAtext,
} from './lexical.ts';
import { type LocalPart, localPart } from './local-part.ts';
import type { Word } from './names.ts';

/** Where the parts of a header's mailbox stand. */
export interface HeaderParts {
  /** The words before the angle bracket; none where there is no name. */
  words: Word[];
  /** From the first to the last of what stands before the angle bracket, comments at the edges left out. */
  phrase: Span;
  phraseSound: boolean;
  /** Where a closing bracket belongs; -1 where none is missing. */
  unclosed: number;
  /** The addr-spec as written, without comments and white space around it. */
  address: Span;
  /** Null where the addr-spec is wrong. */
  bare: Bare | null;
  /** The text after the mailbox. */
  after: Span | null;
}

/** An addr-spec as an envelope would have it, and where its parts stood. */
export interface Bare {
  text: string;
  local: LocalPart;
  /** UTF-16 index of the "@" in the header. */
  at: number;
  domain: DomainPart;
}

/** Where the delimiters of a mailbox are; -1 for none. */
interface Outline {
  open: number;
  close: number;
  /** The first "@" after the opening bracket, if there is one. */
  at: number;
  /** Where a quoted string or a comment begins that is never closed. */
  unclosed: number;
}

/** Reads a mailbox to the text's end. */
// mailbox    = name-addr / addr-spec                      RFC 5322 3.4
// name-addr  = [display-name] angle-addr
//   Anna <anna@example.com> !
//                           ^ header-text-after
export function headerMailbox(cursor: HeaderCursor): HeaderParts {
  const { text, findings, end } = cursor;
  const parts: HeaderParts = {
    words: [],
    phrase: { start: 0, end: 0 },
    phraseSound: true,
    unclosed: -1,
    address: { start: 0, end: 0 },
    bare: null,
    after: null,
  };
  const outline = outlineOf(text);
  if (outline.unclosed >= 0) {
    const isQuote = text.charCodeAt(outline.unclosed) === codes.quote;
    findings.add(isQuote ? 'header-quote-unclosed' : 'header-comment-unclosed', outline.unclosed, end);
    passOver(cursor, false);
    return parts;
  }
  edge(cursor, cfws(cursor));
  if (cursor.code === codes.end) {
    findings.add('input-empty', cursor.pos, end);
    return parts;
  }
  if (outline.open < 0) {
    addrSpec(cursor, parts, outline.at, ',;<>');
  } else {
    displayName(cursor, parts, outline.open);
    angleAddr(cursor, parts, outline);
    const gap = cfws(cursor);
    if (gap && (gap.comments > 0 || cursor.pos === end)) edge(cursor, gap);
  }
  if (cursor.pos < end) {
    parts.after = { start: cursor.pos, end };
    passOver(cursor, findings.add('header-text-after', cursor.pos, end));
  }
  return parts;
}

function outlineOf(text: string): Outline {
  let open = -1;
  let close = -1;
  let at = -1;
  let index = nextDelimiter(text, 0);
  for (; index >= 0 && index < text.length; index = nextDelimiter(text, index + 1)) {
    const code = text.charCodeAt(index);
    if (code === codes.less && open < 0) {
      open = index;
      at = -1;
    } else if (code === codes.greater && open >= 0 && close < 0) close = index;
    else if (code === codes.atSign && at < 0 && close < 0) at = index;
  }
  return { open, close, at, unclosed: index < 0 ? ~index : -1 };
}

/** Reads what stands before the angle bracket. */
function displayName(cursor: HeaderCursor, parts: HeaderParts, open: number): void {
  const { findings, end } = cursor;
  const before = findings.faults;
  const { pos: start } = cursor;
  cursor.end = open;
  parts.words = phrase(cursor);
  cursor.end = end;
  parts.phraseSound = findings.faults === before;
  const last = parts.words.at(-1);
  if (!last) return;
  parts.phrase = { start, end: last.end };
  if (parts.phraseSound) findings.add('header-display-name', start, last.end);
}

/** Reads a phrase to the cursor's end. Words that are wrong are words too. */
// phrase     = 1*word / obs-phrase                        RFC 5322 3.2.5
// obs-phrase = word *(word / "." / CFWS)                  RFC 5322 4.1
//   Smith, John <john@example.com>
//        ^ header-phrase-forbidden-character
export function phrase(cursor: HeaderCursor): Word[] {
  const words: Word[] = [];
  for (;;) {
    const gap = cfws(cursor);
    if (gap && gap.comments > 0) edge(cursor, gap);
    const { code, pos: start } = cursor;
    if (code === codes.end) return words;
    if (code === codes.quote) {
      words.push({ ...quotedString(cursor), quoted: true });
      continue;
    }
    for (;;) {
      skipAtext(cursor);
      if (cursor.code === codes.dot && (cursor.pos > start || words.length > 0)) cursor.pos++;
      else if (!endsWord(cursor)) forbiddenInPhrase(cursor);
      else break;
    }
    words.push({ start, end: cursor.pos, quoted: false });
  }
}

function forbiddenInPhrase(cursor: HeaderCursor): void {
  const { code, pos: start, findings } = cursor;
  if (isControl(code)) {
    controls(cursor, false);
    return;
  }
  do cursor.pos++;
  while (!isAtext(cursor.code) && !isControl(cursor.code) && !endsWord(cursor));
  findings.add('header-phrase-forbidden-character', start, cursor.pos, code);
}

// angle-addr     = [CFWS] "<" addr-spec ">" [CFWS] / obs-angle-addr   RFC 5322 3.4
// obs-angle-addr = [CFWS] "<" obs-route addr-spec ">" [CFWS]          RFC 5322 4.4
//   Anna <anna@example.com
//                         ^ header-bracket-unclosed
function angleAddr(cursor: HeaderCursor, parts: HeaderParts, outline: Outline): void {
  const { findings, end } = cursor;
  const { open, close } = outline;
  let { at } = outline;
  cursor.pos = open + 1;
  cursor.end = close < 0 ? end : close;
  edge(cursor, cfws(cursor));
  if (cursor.code === codes.end) {
    findings.add('input-empty', cursor.pos, cursor.pos);
  } else {
    if (cursor.code === codes.atSign || cursor.code === codes.comma) {
      route(cursor);
      at = delimiterBefore(cursor, codes.atSign);
    }
    addrSpec(cursor, parts, at, '');
  }
  cursor.end = end;
  if (close < 0) {
    parts.unclosed = parts.address.end;
    findings.add('header-bracket-unclosed', cursor.pos, cursor.pos);
  } else {
    cursor.pos = close + 1;
  }
}

/** Reads a source route after the angle bracket; without a colon there is no route, and the cursor stays. */
// obs-route       = obs-domain-list ":"                   RFC 5322 4.4
// obs-domain-list = *(CFWS / ",") "@" domain *("," [CFWS] ["@" domain])
//   <@relay.example,@b.example:anna@example.com>
//    ^^^^^^^^^^^^^^^^^^^^^^^^^^ header-route
function route(cursor: HeaderCursor): void {
  const { findings, end, pos: start, text } = cursor;
  const colon = delimiterBefore(cursor, codes.colon);
  if (colon < 0) return;
  const before = findings.faults;
  cursor.end = colon;
  let domains = 0;
  while (cursor.pos < colon) {
    cfws(cursor);
    if (cursor.code === codes.comma) {
      cursor.pos++;
    } else if (cursor.code === codes.atSign) {
      cursor.pos++;
      domains++;
      domain(cursor, ',');
    } else if (cursor.code !== codes.end) {
      const comma = text.indexOf(',', cursor.pos);
      cursor.end = comma < 0 ? colon : Math.min(comma, colon);
      passOver(cursor, findings.add('path-source-route-syntax', cursor.pos, cursor.end));
      cursor.end = colon;
    }
  }
  cursor.end = end;
  cursor.pos = colon + 1;
  if (domains === 0) findings.add('path-source-route-syntax', start, colon);
  if (findings.faults === before) findings.add('header-route', start, cursor.pos);
}

/** The first of one delimiter before the cursor's end; -1 where there is none. */
function delimiterBefore({ text, pos, end }: HeaderCursor, code: number): number {
  let index = nextDelimiter(text, pos);
  while (index >= 0 && index < end && text.charCodeAt(index) !== code) index = nextDelimiter(text, index + 1);
  return index < end ? Math.max(index, -1) : -1;
}

/**
 * Reads an addr-spec to the cursor's end, or to what follows it.
 * @param at the "@"; -1 where there is none
 * @param stops characters at which the address ends, since something else follows
 */
// addr-spec = local-part "@" domain                       RFC 5322 3.4.1
function addrSpec(cursor: HeaderCursor, parts: HeaderParts, at: number, stops: string): void {
  const { findings, end } = cursor;
  const before = findings.faults;
  if (at < 0) {
    withoutAt(cursor, parts);
    return;
  }
  cursor.end = at;
  const local = localPart(cursor);
  cursor.end = end;
  cursor.pos = at + 1;
  const found = domain(cursor, stops);
  parts.address = { start: local.start, end: found.end };
  if (findings.faults !== before) return;
  parts.bare = { text: `${local.text}@${found.text}`, local, at, domain: found };
}

/** Without an "@", the meaning of the rest is unknown. */
function withoutAt(cursor: HeaderCursor, parts: HeaderParts): void {
  const { findings, pos: start, end } = cursor;
  passOver(cursor, false);
  parts.address = { start, end };
  findings.add('mailbox-at-sign-missing', end, end);
}
