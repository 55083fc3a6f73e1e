import { characters, MAX_LOOK, scan } from './checks/characters.ts';
import { damage } from './checks/damage.ts';
import { aLabels, mojibake, smartQuotes } from './checks/encoding.ts';
import * as holds from './checks/holds.ts';
import { judgeIdna } from './checks/idna.ts';
import { lengths, type Whole } from './checks/lengths.ts';
import * as limits from './checks/limits.ts';
import { localPartStyle, localPartText } from './checks/local-part.ts';
import { caseCollisions, lookAlikes, mixedScripts } from './checks/scripts.ts';
import type { Findings } from './findings.ts';
import { asciiLowerCase } from './grammar/chars.ts';
import { Cursor } from './grammar/cursor.ts';
import { type MailboxParts, mailbox } from './grammar/mailbox.ts';
import { formatLocalPart, type Mailbox } from './mailbox.ts';
import type { Source } from './octets.ts';

/** A mailbox with everything that was learnt of it. */
export interface Judged {
  parts: MailboxParts;
  /** The domain in lower case, with A-labels. */
  ascii: string;
  /** The domain in lower case, with U-labels. */
  unicode: string;
}

/**
 * Judges a stretch of text as a mailbox: damage, then grammar, IDNA, lengths, and what a site may want to know besides.
 * Returns null where there is none at all, or nobody asks for it any more.
 * @param path the path around the mailbox, whose length counts in place of the mailbox's own
 */
export function judgeMailbox(
  source: Source,
  from: number,
  to: number,
  smtputf8: boolean,
  findings: Findings,
  path?: Whole,
): Judged | null {
  const { text: written, seen } = source;
  if ((seen & MOJIBAKE) === MOJIBAKE) mojibake(written, from, to, findings);
  const rest = damage(written, from, to, seen, findings);
  const { text, start, end } = rest;
  if (start === end) {
    findings.add('input-empty', start, end);
    if (!findings.invalid) findings.add('mailbox-unsendable', start, end);
  }
  if (start === end || rest.isLost || findings.isDecided) return null;
  const parts = mailbox(new Cursor(text, start, end, findings), rest.separator);
  if (findings.isDecided) return null;
  if (seen & LOCAL_PART) {
    localPartText(head(text, parts.start, parts.at), parts.start, seen, findings);
  }
  if (parts.localPartSound && parts.at - parts.start <= MAX_LOOK && mayHaveStyle(text, parts)) {
    localPartStyle(localPartContent(text, parts), parts.quoted, parts.start, parts.at, findings);
  }

  if (parts.kind === 'domain' && parts.forIdna) {
    domainText(head(text, parts.domain, end), parts.domain, seen, findings);
  }
  const { ascii, unicode } = domainForms(text, parts, seen, findings);
  const whole = path ?? { code: 'mailbox-too-long', start, end, limit: limits.mailbox };
  const judged = text === written ? source : { ...source, text };
  lengths(judged, parts, ascii, whole, !(seen & holds.beyondAscii), findings);
  if (!smtputf8 && seen & holds.beyondAscii) needsSmtputf8(text, parts, findings);
  if (!findings.invalid && findings.faults > 0 && !SENDABLE.test(ascii)) {
    findings.add('mailbox-unsendable', parts.domain, end);
  }
  return { parts, ascii, unicode };
}

/**
 * What a domain must be however low a site has set the levels of its faults: without a space, a bracket or a character
 * beyond ASCII, with which it could end a path and begin something else. A local part can always be quoted.
 */
const SENDABLE = /^(?:[^\0- "(),:;<>@[\\\]\x7f-\uffff]+|\[[^\0- <>[\\\]\x7f-\uffff]+\])$/;

/** Whether `localPartStyle` could have something to say: by the first character, which is looked at far faster. */
function mayHaveStyle(text: string, { start, quoted }: MailboxParts): boolean {
  return quoted || '-|iI'.includes(text.charAt(start));
}

const MOJIBAKE = holds.lead | holds.trail;
const LOCAL_PART = holds.bang | holds.percent | holds.equals | holds.hyphens | holds.beyondAscii;

/** So much of a part as the checks look at. */
function head(text: string, start: number, end: number): string {
  return text.slice(start, Math.min(end, start + MAX_LOOK));
}

/** What a domain holds besides what IDNA forbids. */
function domainText(domain: string, start: number, seen: number, findings: Findings): void {
  if (seen & holds.hyphens && findings.levels.of('domain-a-label') !== 'off') {
    aLabels(domain, start, 'domain-a-label', findings);
  }
  if (seen & holds.sign) smartQuotes(domain, start, findings);
  if (seen & holds.colliding) caseCollisions(domain, start, findings);
  if (seen & holds.scripts) mixedScripts(domain, start, true, findings);
  if (seen & holds.alike) lookAlikes(domain, start, findings);
}

/** The domain in lower case, with A-labels and with U-labels. */
function domainForms(
  text: string,
  parts: MailboxParts,
  seen: number,
  findings: Findings,
): { ascii: string; unicode: string } {
  const { domain, end, forIdna } = parts;
  // Of what is wrong, only the length is still asked.
  if (!forIdna && findings.invalid) {
    const asWritten = text.slice(domain, end);
    return { ascii: asWritten, unicode: asWritten };
  }
  const written = asciiLowerCase(text.slice(domain, end));
  if (!forIdna) return { ascii: written, unicode: written };
  if (end - domain <= MAX_LOOK) {
    return judgeIdna(text, domain, end, findings, {
      ordinary: !(seen & (holds.idna | holds.hyphens)),
      nfc: !(seen & holds.unstable),
      noAscii: beyondAscii(text, parts.start, parts.at) !== null,
    });
  }
  const cut = Math.max(domain, text.lastIndexOf('.', domain + MAX_LOOK));
  const { ascii, unicode } = judgeIdna(text, domain, cut, findings);
  const rest = written.slice(cut - domain);
  return { ascii: ascii + rest, unicode: unicode + rest };
}

/** What of a text has to be looked at before the grammar: characters that no address should hold, wherever they stand. */
export function judgeCharacters(source: Source, findings: Findings): void {
  const seen = scan(source.text);
  source.seen = seen;
  if (seen & (holds.control | holds.surrogate | holds.unfit)) characters(source.text, seen, findings);
}

/** The local part without its quotes (RFC 5321 4.1.2: a quoted-pair stands for its second character). */
function localPartContent(text: string, { start, at, quoted }: MailboxParts): string {
  return quoted ? text.slice(start + 1, at - 1).replace(/\\(.)/gsu, '$1') : text.slice(start, at);
}

/** One reason a part, from its first to its last character beyond ASCII (RFC 6531 3.5). */
function needsSmtputf8(text: string, parts: MailboxParts, findings: Findings): void {
  const local = beyondAscii(text, parts.start, parts.at);
  if (local) findings.add('local-part-needs-smtputf8', local[0], local[1]);
  const domain = parts.kind === 'domain' && beyondAscii(text, parts.domain, parts.end);
  if (domain) findings.add('domain-needs-smtputf8', domain[0], domain[1]);
}

/** From the first to behind the last character beyond ASCII; null where there is none. UTF-16 indices. */
export function beyondAscii(text: string, start: number, end: number): [start: number, end: number] | null {
  let first = start;
  while (first < end && text.charCodeAt(first) < 0x80) first++;
  let last = end;
  while (last > first && text.charCodeAt(last - 1) < 0x80) last--;
  return first < last ? [first, last] : null;
}

/** What was judged valid, as data. */
export function toMailbox(text: string, { parts, ascii, unicode }: Judged): Mailbox {
  const localPart = localPartContent(text, parts);
  const local = formatLocalPart(localPart);
  const isAscii = beyondAscii(localPart, 0, localPart.length) === null;
  return {
    localPart,
    domain: asciiLowerCase(text.slice(parts.domain, parts.end)),
    kind: parts.kind,
    ascii: isAscii ? `${local}@${ascii}` : null,
    unicode: `${local}@${unicode}`,
    smtputf8: !isAscii || beyondAscii(text, parts.domain, parts.end) !== null,
    quoted: parts.quoted,
  };
}
