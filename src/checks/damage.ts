import type { Findings } from '../findings.ts';
import type { Separator } from '../grammar/mailbox.ts';

/** What is left to judge when the damage around an address is taken off. UTF-16 indices. */
export interface Undamaged {
  start: number;
  end: number;
  /** What stands for the "@" where there is none. */
  separator?: Separator;
}

/**
 * Looks for damage: what people and programs do to an address on its way, which the grammar alone would report as a
 * heap of forbidden characters. What stands around an address is taken off; what was damaged inside it is reported and
 * left.
 */
export function damage(text: string, from: number, to: number, findings: Findings): Undamaged {
  const rest: Undamaged = { start: from, end: to };
  // Each of these can hide the next one: " <mailto: user@example.com>".
  while (
    edgeWhiteSpace(text, rest, findings) ||
    prefix(text, rest, findings) ||
    angleBrackets(text, rest, findings)
  );
  return rest;
}

/** White space at the edges. Tabs and line ends among it are control characters, and are reported as such too. */
function edgeWhiteSpace(text: string, rest: Undamaged, findings: Findings): boolean {
  let { start, end } = rest;
  while (start < end && isWhiteSpace(text.charCodeAt(start))) start++;
  while (end > start && isWhiteSpace(text.charCodeAt(end - 1))) end--;
  return take(rest, start, end, 'mailbox-edge-white-space', findings);
}

function isWhiteSpace(code: number): boolean {
  return code === 0x20 || (code >= 0x09 && code <= 0x0d);
}

/** A prefix that belongs to a link (RFC 6068 2). */
function prefix(text: string, rest: Undamaged, findings: Findings): boolean {
  // Most addresses have no colon there, and are not searched for more.
  if (text.charCodeAt(rest.start + 6) !== 0x3a) return false;
  const [{ length }] = /^(?:mailto:)*/i.exec(text.slice(rest.start, rest.end)) as RegExpExecArray;
  return length > 0 && take(rest, rest.start + length, rest.end, 'mailbox-mailto-prefix', findings);
}

/** The brackets of a path or of a header around a mailbox, or what is left of them. */
function angleBrackets(text: string, rest: Undamaged, findings: Findings): boolean {
  let { start, end } = rest;
  while (start < end && text[start] === '<') start++;
  while (end > start && text[end - 1] === '>') end--;
  return take(rest, start, end, 'mailbox-angle-brackets', findings);
}

type EdgeDamage = 'mailbox-edge-white-space' | 'mailbox-mailto-prefix' | 'mailbox-angle-brackets';

/** Takes off what stands before `start` and behind `end`, a reason each; returns whether anything was taken. */
function take(rest: Undamaged, start: number, end: number, code: EdgeDamage, findings: Findings): boolean {
  const before = rest.start;
  const behind = rest.end;
  if (start > before && findings.add(code, before, start, {})) rest.start = start;
  if (end < behind && findings.add(code, end, behind, {})) rest.end = end;
  return rest.start > before || rest.end < behind;
}
