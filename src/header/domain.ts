import * as codes from '../grammar/codes.ts';
import type { Span } from '../span.ts';
import {
  cfws,
  closeOfLiteral,
  controls,
  edge,
  endsWord,
  type Gap,
  type HeaderCursor,
  isAtext,
  isControl,
  passOver,
  quotedPair,
  skipAtext,
  skipFws,
} from './lexical.ts';

/** A domain as written, and as an envelope would have it. */
export interface DomainPart extends Span {
  /** Without comments and white space. */
  text: string;
  /** Where the stretches of `text` stood, in order. */
  pieces: Span[];
  isLiteral: boolean;
  /** The literal has quoted-pairs, of which RFC 5321 knows nothing. */
  hasPairs: boolean;
}

/**
 * Reads a domain to the cursor's end, or to a character at which it stops.
 * @param stops characters that no domain has and that begin something else here
 */
// domain     = dot-atom / domain-literal / obs-domain     RFC 5322 3.4.1
// obs-domain = atom *("." atom)                           RFC 5322 4.4
//   anna@example . com
//               ^ header-obsolete-domain
export function domain(cursor: HeaderCursor, stops: string): DomainPart {
  const { text, findings } = cursor;
  edge(cursor, cfws(cursor));
  const { pos: start } = cursor;
  if (cursor.code === codes.openBracket) return domainLiteral(cursor, stops);
  const pieces: Span[] = [];
  let dots: Span | null = null;
  let labels = 0;
  let end = start;
  for (;;) {
    const gap = cfws(cursor);
    const { pos } = cursor;
    if (hasEnded(cursor, stops)) {
      edge(cursor, gap);
      break;
    }
    const isDot = cursor.code === codes.dot;
    if (gap) gapInDomain(cursor, gap, isDot || dots !== null);
    if (isDot) {
      cursor.skipRun(codes.dot);
      if (!hasEnded(cursor, stops)) emptyLabels(cursor, pos, labels > 0 && dots === null);
      dots = { start: pos, end: cursor.pos };
    } else {
      atom(cursor, stops);
      dots = null;
      labels++;
    }
    end = cursor.pos;
    const last = pieces.at(-1);
    if (last?.end === pos) last.end = end;
    else pieces.push({ start: pos, end });
  }
  if (labels === 0 && dots) findings.add('domain-empty-label', start, end, { where: 'first' });
  else if (labels === 0) findings.add('domain-empty', start, end);
  else if (dots) findings.add('domain-trailing-dot', dots.start, dots.end);
  const written = pieces.map((piece) => text.slice(piece.start, piece.end)).join('');
  return { start, end, text: written, pieces, isLiteral: false, hasPairs: false };
}

function hasEnded({ code }: HeaderCursor, stops: string): boolean {
  return code === codes.end || (stops !== '' && stops.includes(String.fromCharCode(code)));
}

/** One reason for a run of empty labels. The span is empty where one label is missing. */
function emptyLabels({ findings, pos }: HeaderCursor, start: number, isAfterLabel: boolean): void {
  const from = isAfterLabel ? start + 1 : start;
  if (pos <= from && isAfterLabel) return;
  findings.add('domain-empty-label', from, Math.max(from, pos - 1), {
    where: isAfterLabel ? 'double' : 'first',
  });
}

/** CFWS inside a domain: it is allowed beside a dot, but only a dot may divide two labels. */
function gapInDomain({ findings }: HeaderCursor, gap: Gap, isBesideDot: boolean): void {
  const { start, end, comments } = gap;
  if (isBesideDot)
    findings.add('header-obsolete-domain', start, end, { what: comments > 0 ? 'comment' : 'space' });
  else findings.add(comments > 0 ? 'domain-comment' : 'domain-space', start, end);
}

/** Reads an atom. What it may not hold is reported and passed over. */
function atom(cursor: HeaderCursor, stops: string): void {
  for (;;) {
    skipAtext(cursor);
    const { code, pos, findings } = cursor;
    const fault = faultOf(code);
    if (!fault || hasEnded(cursor, stops)) return;
    if (fault === 'encoding-control-character') {
      if (endsWord(cursor)) return;
      controls(cursor, false);
      continue;
    }
    do cursor.pos++;
    while (faultOf(cursor.code) === fault && !hasEnded(cursor, stops));
    if (fault === 'domain-at-sign') findings.add(fault, pos, cursor.pos);
    else findings.add(fault, pos, cursor.pos, code);
  }
}

/** The reason for a character that is not allowed in an atom; null for those of atoms and for those that can be next to one. */
function faultOf(code: number) {
  if (isAtext(code) || code === codes.dot || code === codes.end) return null;
  if (code === codes.space || code === codes.tab || code === codes.openParenthesis) return null;
  if (isControl(code)) return 'encoding-control-character';
  return code === codes.atSign ? 'domain-at-sign' : 'domain-forbidden-character';
}

// dtext          = %d33-90 / %d94-126 / obs-dtext         RFC 5322 3.4.1
// obs-dtext      = obs-NO-WS-CTL / quoted-pair            RFC 5322 4.4
// dtext         =/ UTF8-non-ascii                         RFC 6532 3.2
// domain-literal = [CFWS] "[" *([FWS] dtext) [FWS] "]" [CFWS]
function domainLiteral(cursor: HeaderCursor, stops: string): DomainPart {
  const { text, findings, end, pos: open } = cursor;
  const close = closeOfLiteral(text, open, end);
  const found: DomainPart = { start: open, end, text: '', pieces: [], isLiteral: true, hasPairs: false };
  if (close < 0) {
    const second = text.indexOf('[', open + 1);
    const isError =
      second < 0 || second >= end
        ? findings.add('literal-unclosed', end, end)
        : findings.add('literal-forbidden-character', second, second + 1, codes.openBracket);
    passOver(cursor, isError);
    return found;
  }
  cursor.end = close;
  cursor.pos = open + 1;
  let from = open;
  while (cursor.code !== codes.end) {
    const { code, pos } = cursor;
    if (skipFws(cursor)) {
      findings.add('header-folding-white-space', pos, cursor.pos);
      found.pieces.push({ start: from, end: pos });
      from = cursor.pos;
    } else if (code === codes.backslash) {
      found.hasPairs = true;
      quotedPair(cursor);
    } else if (isControl(code)) {
      controls(cursor, true);
    } else {
      cursor.pos++;
    }
  }
  cursor.end = end;
  cursor.pos = close + 1;
  found.end = cursor.pos;
  found.pieces.push({ start: from, end: cursor.pos });
  found.text = found.pieces.map((piece) => text.slice(piece.start, piece.end)).join('');
  afterLiteral(cursor, stops);
  return found;
}

function afterLiteral(cursor: HeaderCursor, stops: string): void {
  const gap = cfws(cursor);
  const { pos: start } = cursor;
  while (!hasEnded(cursor, stops)) cursor.pos++;
  if (cursor.pos === start) {
    edge(cursor, gap);
    return;
  }
  const { end, pos } = cursor;
  const isError = cursor.findings.add('literal-text-after', start, pos);
  cursor.pos = start;
  cursor.end = pos;
  passOver(cursor, isError);
  cursor.end = end;
}
