import * as limits from '../limits.ts';
import { isIn } from './chars.ts';
import * as classes from './classes.ts';
import * as codes from './codes.ts';
import { type Cursor, isPassedOver } from './cursor.ts';

/** Four numbers from 0 to 255. */
const IPV4 = /^(?:(?:\d?\d|[01]\d\d|2[0-4]\d|25[0-5])(?:\.|$)){4}$/;

/**
 * Reads a domain to the end. Returns whether IDNA must look at it: it has a non-ASCII character, or hyphens at
 * places 3 and 4 of a label.
 */
// Domain = sub-domain *("." sub-domain)                   RFC 5321 4.1.2
//   user@example..com     user@example.com.
//                ^ domain-empty-label     ^ domain-trailing-dot
export function domain(cursor: Cursor): boolean {
  let forIdna = false;
  const { findings, pos: start } = cursor;
  if (cursor.code === codes.end) {
    findings.add('domain-empty', start, start);
    return forIdna;
  }
  let labels = 0;
  const before = findings.faults;
  for (;;) {
    const labelStart = cursor.pos;
    if (cursor.giveUp('')) return forIdna;
    if (subDomain(cursor)) forIdna = true;
    if (cursor.pos > labelStart) labels++;
    else emptyLabels(cursor);
    if (cursor.code === codes.end) {
      wholeDomain(cursor, start, labelStart, cursor.pos, findings.faults > before ? 0 : labels);
      return forIdna;
    }
    const dot = cursor.pos;
    if (trailingDots(cursor)) {
      wholeDomain(cursor, start, labelStart, dot, findings.faults > before ? 0 : labels);
      findings.add('domain-trailing-dot', dot, cursor.pos);
      return forIdna;
    }
    cursor.pos = dot + 1;
  }
}

/** Moves over dots; returns whether nothing but dots follows, and there was a label before them. */
function trailingDots(cursor: Cursor): boolean {
  cursor.skipRun(codes.dot);
  return cursor.code === codes.end;
}

/** One reason for a run of empty labels. The span is empty where one label is missing. */
function emptyLabels(cursor: Cursor): void {
  const start = cursor.skipRun(codes.dot);
  if (cursor.code !== codes.end) cursor.pos--;
  const where = cursor.text.charCodeAt(start - 1) === codes.dot ? 'double' : 'first';
  cursor.findings.add('domain-empty-label', start, cursor.pos, { where });
}

// sub-domain = Let-dig [Ldh-str]                          RFC 5321 4.1.2
// Let-dig    = ALPHA / DIGIT
// Ldh-str    = *( ALPHA / DIGIT / "-" ) Let-dig
// sub-domain =/ U-label                                   RFC 6531 3.3
//   user@-example-.com
//        ^ domain-label-leading-hyphen
//               ^ domain-label-trailing-hyphen
function subDomain(cursor: Cursor): boolean {
  const { text, findings, pos: start } = cursor;
  let isAscii = true;
  for (;;) {
    if (cursor.skipClass(classes.ldh)) isAscii = false;
    const { code } = cursor;
    if (code === codes.dot || code === codes.end) break;
    forbidden(cursor);
  }
  const end = cursor.pos;
  edgeHyphens(cursor, start, end);
  // The length of a U-label is that of its A-label: checks/idna.ts.
  if (isAscii && end - start > limits.label) {
    findings.add('domain-label-too-long', start + limits.label, end, {
      octets: end - start,
      limit: limits.label,
    });
  }
  return !isAscii || (end - start > 3 && hasHyphens(text, start + 2));
}

function hasHyphens(text: string, index: number): boolean {
  return text.charCodeAt(index) === codes.hyphen && text.charCodeAt(index + 1) === codes.hyphen;
}

function edgeHyphens({ text, findings }: Cursor, start: number, end: number): void {
  let first = start;
  while (first < end && text.charCodeAt(first) === codes.hyphen) first++;
  if (first > start) {
    const where = text.charCodeAt(start - 1) === codes.dot ? 'inner' : 'first';
    findings.add('domain-label-leading-hyphen', start, first, { where, form: 'written' });
  }
  let last = end;
  while (last > first && text.charCodeAt(last - 1) === codes.hyphen) last--;
  if (last < end) {
    const where = text.charCodeAt(end) === codes.dot ? 'inner' : 'last';
    findings.add('domain-label-trailing-hyphen', last, end, { where, form: 'written' });
  }
}

/** Reports a comment, or a run of characters that no label may have, and moves past it. */
function forbidden(cursor: Cursor): void {
  const { findings, code, pos: start } = cursor;
  if (cursor.giveUp('')) return;
  if (code === codes.openParenthesis && cursor.skipComment(codes.end)) {
    findings.add('domain-comment', start, cursor.pos);
    return;
  }
  const fault = faultOf(code);
  // A run is mostly of one character, which need not be looked up again.
  let next: number;
  do {
    cursor.pos++;
    next = cursor.code;
  } while ((next === code || faultOf(next) === fault) && !cursor.mayBeComment);
  if (fault === 'domain-forbidden-character') {
    findings.add(fault, start, cursor.pos, code);
  } else if (fault) {
    findings.add(fault, start, cursor.pos);
  }
}

/** The reason for a character that no label may hold; null for one that a label, or a delimiter, may be. */
function faultOf(code: number) {
  if (isIn(classes.ldh, code) || code === codes.dot) return null;
  if (code === codes.end || isPassedOver(code)) return null;
  if (code === codes.space) return 'domain-space';
  if (code === codes.underscore) return 'domain-underscore';
  if (code === codes.atSign) return 'domain-at-sign';
  return 'domain-forbidden-character';
}

/**
 * What RFC 5321 leaves to other documents: the highest label of a host name is never all digits (RFC 1123 2.1), and a
 * name of one label is not fully qualified (RFC 5321 2.3.5).
 */
function wholeDomain(
  { text, findings }: Cursor,
  start: number,
  lastLabel: number,
  end: number,
  labels: number,
): void {
  let index = lastLabel;
  while (index < end && isIn(classes.digit, text.charCodeAt(index))) index++;
  if (index === end && end > lastLabel) {
    const isIp = IPV4.test(text.slice(start, end));
    findings.add(
      isIp ? 'domain-ip-without-brackets' : 'domain-numeric-top-label',
      isIp ? start : lastLabel,
      end,
    );
  } else if (labels === 1) {
    findings.add('domain-dotless', start, end);
  }
}
