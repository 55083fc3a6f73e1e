import type { Command } from '../reasons.ts';
import type { Span } from '../span.ts';
import { closeOfQuoted } from './chars.ts';
import * as codes from './codes.ts';
import type { Cursor } from './cursor.ts';
import { domain } from './domain.ts';

/** One esmtp-param; `value` is null where there is no "=". */
interface ParameterSpan {
  keyword: Span;
  value: Span | null;
}

/** The places of the parts of a command's argument. */
export interface PathParts {
  kind: 'mailbox' | 'null' | 'postmaster';
  /** The path with its brackets, as far as they are there. */
  path: Span;
  /** What is between the brackets, after the source route. */
  mailbox: Span;
  /** The domains of the source route; `forIdna` tells that IDNA must look at it. */
  route: (Span & { forIdna: boolean })[];
  parameters: ParameterSpan[];
}

/**
 * Reads the argument of MAIL FROM: or RCPT TO: from after the colon. The mailbox itself is only delimited.
 */
// mail = "MAIL FROM:" Reverse-path [SP Mail-parameters] CRLF          RFC 5321 4.1.1.2
// rcpt = "RCPT TO:" ( "<Postmaster@" Domain ">" / "<Postmaster>" / Forward-path ) [SP Rcpt-parameters] CRLF
//   MAIL FROM: <user@example.com>
//             ^ path-space-at-colon
export function path(cursor: Cursor, command: Command): PathParts {
  spaceAtColon(cursor);
  const { path: whole, content } = brackets(cursor);
  const parts: PathParts = { kind: 'mailbox', path: whole, mailbox: content, route: [], parameters: [] };
  parts.parameters = parameters(cursor);

  const { text, findings } = cursor;
  const isPostmaster = /^postmaster$/i.test(
    text.slice(content.start, Math.min(content.end, content.start + 11)),
  );
  if (content.start === content.end && content.end > whole.start) {
    parts.kind = 'null';
    if (command === 'RCPT') findings.add('path-null-recipient', whole.start, whole.end);
  } else if (isPostmaster) {
    parts.kind = 'postmaster';
    if (command === 'MAIL') findings.add('path-postmaster-sender', content.start, content.end);
  } else {
    sourceRoute(cursor, parts);
  }
  return parts;
}

/** RFC 5321 3.3: no spaces on either side of the colon. */
function spaceAtColon(cursor: Cursor): void {
  const blank = /^[ \t]*(?::(?=[ \t]*<))?[ \t]*/.exec(cursor.text) as RegExpExecArray;
  const { length } = blank[0];
  if (length === 0 || blank[0] === ':') return;
  cursor.findings.add('path-space-at-colon', 0, length);
  cursor.pos = length;
}

// Path = "<" [ A-d-l ":" ] Mailbox ">"                                RFC 5321 4.1.2
//   John <user@example.com>SIZE=1
//   ^^^^^ path-text-before-bracket
//                          ^^^^^^ path-text-after-bracket
function brackets(cursor: Cursor): { path: Span; content: Span } {
  const { text, findings, pos, end } = cursor;
  const open = text.indexOf('<', pos);
  if (open < 0) {
    const pathEnd = endWithoutBracket(cursor, pos);
    cursor.pos = pathEnd;
    findings.add('path-brackets-missing', pos, pathEnd);
    return { path: { start: pos, end: pathEnd }, content: { start: pos, end: pathEnd } };
  }
  if (open > pos) findings.add('path-text-before-bracket', pos, open);
  const close = closingBracket(text, open);
  if (close < 0) {
    const pathEnd = endWithoutBracket(cursor, open);
    cursor.pos = pathEnd;
    findings.add('path-unclosed', pathEnd, pathEnd);
    return { path: { start: open, end: pathEnd }, content: { start: open + 1, end: pathEnd } };
  }
  cursor.pos = close + 1;
  if (close + 1 < end && text[close + 1] !== ' ') {
    const space = text.indexOf(' ', close);
    cursor.pos = space < 0 ? end : space;
    findings.add('path-text-after-bracket', close + 1, cursor.pos);
  }
  return { path: { start: open, end: close + 1 }, content: { start: open + 1, end: close } };
}

/** Where a path without its bracket ends: at the first space after its "@". One in quotes is not meant. */
function endWithoutBracket({ text, end }: Cursor, start: number): number {
  const quoted = /^<?"(?:[^"\\]|\\.)*"/s.exec(text.slice(start, start + 512));
  const at = text.indexOf('@', start + (quoted?.[0].length ?? 0));
  const space = text.indexOf(' ', Math.max(start, at));
  return space < 0 ? end : space;
}

/** The first ">" outside a quoted string; where quotes are unbalanced, the first ">" at all. */
function closingBracket(text: string, open: number): number {
  for (let index = open + 1; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (code === codes.greater) return index;
    if (code !== codes.quote || !'<.:'.includes(text[index - 1] as string)) continue;
    index = closeOfQuoted(text, index, text.length);
    if (index < 0) break;
  }
  return text.indexOf('>', open);
}

/**
 * Reads the source route and moves the mailbox's start past it. It is accepted and has no effect (RFC 5321 4.1.1.3,
 * F.2).
 */
// A-d-l     = At-domain *( "," At-domain )                            RFC 5321 4.1.2
// At-domain = "@" Domain
//   <@a.example,:user@example.com>
//               ^ path-source-route-syntax
function sourceRoute(cursor: Cursor, parts: PathParts): void {
  const { text, findings } = cursor;
  const { start } = parts.mailbox;
  const colon = text.indexOf(':', start);
  if (text.charCodeAt(start) !== codes.atSign || colon < 0 || colon >= parts.mailbox.end) return;
  // Neither a literal nor a quoted string can be in a route.
  if (/["[]/.test(text.slice(start, colon))) return;

  const before = findings.faults;
  const { end } = cursor;
  for (let from = start; from <= colon; ) {
    const comma = text.indexOf(',', from);
    const to = comma < 0 || comma > colon ? colon : comma;
    if (text.charCodeAt(from) !== codes.atSign) {
      findings.add('path-source-route-syntax', from, to);
    } else {
      cursor.pos = from + 1;
      cursor.end = to;
      parts.route.push({ start: from + 1, end: to, forIdna: domain(cursor) });
    }
    from = to + 1;
  }
  cursor.end = end;
  parts.mailbox = { start: colon + 1, end: parts.mailbox.end };
  if (findings.faults === before) findings.add('path-source-route', start, colon + 1);
}

// Mail-parameters = esmtp-param *(SP esmtp-param)                     RFC 5321 4.1.2
function parameters(cursor: Cursor): ParameterSpan[] {
  const { text, findings } = cursor;
  // RFC 5321 4.1.1: trailing white space before CRLF is tolerated.
  let { end } = cursor;
  while (text.charCodeAt(end - 1) === codes.space) end--;

  const found: ParameterSpan[] = [];
  while (cursor.pos < end) {
    const spaces = cursor.skipRun(codes.space);
    if (cursor.pos - spaces > 1) findings.add('parameter-space', spaces + 1, cursor.pos);
    found.push(esmtpParam(cursor, end));
  }
  return found;
}

// esmtp-param   = esmtp-keyword ["=" esmtp-value]                     RFC 5321 4.1.2
// esmtp-keyword = (ALPHA / DIGIT) *(ALPHA / DIGIT / "-")
// esmtp-value   = 1*(%d33-60 / %d62-126) / UTF8-non-ascii (RFC 6531 3.3)
//   SIZE=1=2
//         ^ parameter-value
function esmtpParam(cursor: Cursor, end: number): ParameterSpan {
  const { text, findings, pos: start } = cursor;
  const space = text.indexOf(' ', start);
  cursor.pos = space < 0 ? end : space;
  // Searched in the parameter alone: to search the whole line for each would be quadratic.
  const parameter = text.slice(start, cursor.pos);
  const equals = parameter.indexOf('=');
  const keyword = { start, end: equals < 0 ? cursor.pos : start + equals };
  const value = equals < 0 ? null : { start: start + equals + 1, end: cursor.pos };

  const name = text.slice(keyword.start, keyword.end);
  if (!/^[a-z\d][a-z\d-]*$/i.test(name)) {
    const what = name === '' ? 'empty' : /^-[a-z\d-]*$/i.test(name) ? 'hyphen' : 'character';
    findings.add('parameter-keyword', keyword.start, keyword.end, { what });
  }
  if (value) {
    const second = parameter.indexOf('=', equals + 1);
    if (value.start === value.end) findings.add('parameter-value', value.start, value.end, { what: 'empty' });
    else if (second >= 0)
      findings.add('parameter-value', start + second, start + second + 1, { what: 'equals' });
  }
  return { keyword, value };
}
