import { checkCharacters, MAX_LOOK, scanFeatures } from './checks/characters.ts';
import * as feature from './checks/features.ts';
import { checkIdna } from './checks/idna.ts';
import { checkLengths, type LengthLimit } from './checks/lengths.ts';
import { checkLocalPartStyle, checkLocalPartText } from './checks/local-part.ts';
import type { Places } from './checks/runs.ts';
import {
  checkCaseCollisions,
  checkLookAlikes,
  checkMixedDigits,
  checkMixedScripts,
} from './checks/scripts.ts';
import { checkALabels, checkMojibake, checkSmartQuotes } from './damage/encoding.ts';
import { checkMask } from './damage/substitutes.ts';
import { unwrapDamage } from './damage/surroundings.ts';
import type { Findings } from './findings.ts';
import { asciiLowerCase } from './grammar/chars.ts';
import * as codes from './grammar/codes.ts';
import { Cursor } from './grammar/cursor.ts';
import { type MailboxParts, mailbox } from './grammar/mailbox.ts';
import * as limits from './limits.ts';
import { formatLocalPart, type Mailbox } from './mailbox.ts';
import type { Source } from './octets.ts';

/** A parsed mailbox and the canonical forms of its domain. */
export interface ParsedMailbox {
  parts: MailboxParts;
  /** The domain in lower case, with A-labels. */
  ascii: string;
  /** The domain in lower case, with U-labels. */
  unicode: string;
}

/**
 * Checks a stretch of text as a mailbox: damage, then grammar, IDNA, lengths, and warnings.
 * Returns null if there is none.
 * @param path the path around the mailbox, whose length counts in place of the mailbox's own
 */
export function readMailbox(
  source: Source,
  from: number,
  to: number,
  smtputf8: boolean,
  findings: Findings,
  path?: LengthLimit,
): ParsedMailbox | null {
  const { text: written, features } = source;
  if ((features & MOJIBAKE) === MOJIBAKE) checkMojibake(written, from, to, findings);
  const rest = unwrapDamage(written, from, to, features, findings);
  const { text, start, end } = rest;
  if (start === end) {
    findings.add('input-empty', start, end);
    if (!findings.invalid) findings.add('mailbox-unsendable', start, end);
  }
  if (start === end || rest.hasNoAddress) return null;
  const parts = mailbox(new Cursor(text, start, end, findings), rest.separator);
  if (!parts.localPartSound || features & feature.sign || text.includes('**', start)) {
    checkMask(text, parts.start, parts.at, findings);
  }
  if (features & LOCAL_PART) {
    const [content, places] = localPartText(text, parts);
    checkLocalPartText(content, places, features, findings);
  }
  if (parts.localPartSound && parts.at - parts.start <= MAX_LOOK && mayHaveStyle(text, parts)) {
    checkLocalPartStyle(localPartContent(text, parts), parts.quoted, parts.start, parts.at, findings);
  }

  if (parts.kind === 'domain' && parts.forIdna) {
    checkDomainText(head(text, parts.domain, end), parts.domain, features, findings);
  }
  // Before the forms of the domain: the A-labels matter where only a level lets such an address pass.
  if (!smtputf8 && features & feature.nonAscii) checkSmtputf8(text, parts, findings);
  const { ascii, unicode } = domainForms(text, parts, features, findings);
  const whole = path ?? { code: 'mailbox-too-long', start, end, limit: limits.mailbox };
  const checked = text === written ? source : { ...source, text };
  checkLengths(checked, parts, ascii, whole, !(features & feature.nonAscii), findings);
  if (!findings.invalid && findings.faults > 0 && !SENDABLE.test(ascii)) {
    findings.add('mailbox-unsendable', parts.domain, end);
  }
  return { parts, ascii, unicode };
}

/**
 * What a domain must be even if the caller has lowered all its errors: without a space, a bracket or a non-ASCII
 * character, any of which could end the path early. A local part can always be quoted.
 */
const SENDABLE = /^(?:[^\0- "(),:;<>@[\\\]\x7f-\uffff]+|\[[^\0- <>[\\\]\x7f-\uffff]+\])$/;

/** Whether `checkLocalPartStyle` could report anything, by the first character alone, which is far faster. */
function mayHaveStyle(text: string, { start, quoted }: MailboxParts): boolean {
  return quoted || "-|=+iI*'`~{".includes(text.charAt(start));
}

const MOJIBAKE = feature.lead | feature.trail;
const LOCAL_PART = feature.bang | feature.percent | feature.equals | feature.hyphens | feature.nonAscii;

/** Truncates a part to MAX_LOOK units. */
function head(text: string, start: number, end: number): string {
  return text.slice(start, Math.min(end, start + MAX_LOOK));
}

/** What a domain holds besides what IDNA forbids. */
function checkDomainText(domain: string, start: number, features: number, findings: Findings): void {
  if (features & feature.hyphens && findings.levels.of('domain-a-label') !== 'off') {
    checkALabels(domain, start, 'domain-a-label', findings);
  }
  if (features & feature.sign) checkSmartQuotes(domain, start, findings);
  const place = { start, form: 'written' } as const;
  if (features & feature.colliding) checkCaseCollisions(domain, place, findings);
  if (features & feature.scripts) checkMixedScripts(domain, place, findings);
  if (features & feature.digits) checkMixedDigits(domain, place, findings);
  if (features & feature.alike) checkLookAlikes(domain, place, findings);
}

/** The domain in lower case, with A-labels and with U-labels. */
function domainForms(
  text: string,
  parts: MailboxParts,
  features: number,
  findings: Findings,
): { ascii: string; unicode: string } {
  const { domain, end, forIdna } = parts;
  // Of what is wrong, only the length is still asked.
  const asWritten = text.slice(domain, end);
  if (!forIdna && findings.invalid) return { ascii: asWritten, unicode: asWritten };
  const written = parts.kind === 'domain' ? asciiLowerCase(asWritten) : asWritten;
  if (!forIdna) return { ascii: written, unicode: written };
  if (end - domain <= MAX_LOOK) {
    return checkIdna(text, domain, end, findings, {
      ordinary: !(features & (feature.idna | feature.hyphens)),
      nfc: !(features & feature.unstable),
      // Where there is a fault, `SENDABLE` asks for the A-labels; a longer local part can be over its limit.
      noAscii:
        findings.faults === 0 &&
        parts.at - parts.start <= 21 &&
        nonAscii(text, parts.start, parts.at) !== null,
    });
  }
  const cut = Math.max(domain, text.lastIndexOf('.', domain + MAX_LOOK));
  const { ascii, unicode } = checkIdna(text, domain, cut, findings);
  const rest = written.slice(cut - domain);
  return { ascii: ascii + rest, unicode: unicode + rest };
}

/** The checks that come before the grammar: characters that are wrong anywhere in an address. */
export function checkAllCharacters(source: Source, findings: Findings): void {
  const features = scanFeatures(source.text);
  source.features = features;
  if (features & (feature.control | feature.surrogate | feature.unfit))
    checkCharacters(source.text, features, findings);
}

/** The local part without its quotes (RFC 5321 4.1.2: the value of a quoted-pair is its second character). */
function localPartContent(text: string, { start, at, quoted }: MailboxParts): string {
  return quoted ? text.slice(start + 1, at - 1).replace(/\\(.)/gsu, '$1') : text.slice(start, at);
}

/** The beginning of a local part's content, as far as the checks look, with its places in the text. */
function localPartText(text: string, { start, at, quoted }: MailboxParts): [string, Places] {
  const written = head(text, start, at);
  if (!quoted) return [written, start];
  const end = start + written.length - (start + written.length === at ? 1 : 0);
  const inside = text.slice(start + 1, end);
  if (!inside.includes('\\')) return [inside, start + 1];
  let content = '';
  const places: number[] = [];
  for (let index = start + 1; index < end; index++) {
    places.push(index);
    if (text.charCodeAt(index) === codes.backslash) index++;
    content += text.charAt(index);
  }
  places.push(end);
  return [content, places];
}

/** One reason a part, from its first to its last non-ASCII character (RFC 6531 3.5). */
function checkSmtputf8(text: string, parts: MailboxParts, findings: Findings): void {
  const local = nonAscii(text, parts.start, parts.at);
  if (local) findings.add('local-part-needs-smtputf8', local[0], local[1]);
  const domain = parts.kind === 'domain' && nonAscii(text, parts.domain, parts.end);
  if (domain) findings.add('domain-needs-smtputf8', domain[0], domain[1]);
}

/** The span from the first to the last non-ASCII character; null where there is none. UTF-16 indices. */
export function nonAscii(text: string, start: number, end: number): [start: number, end: number] | null {
  let first = start;
  while (first < end && text.charCodeAt(first) < 0x80) first++;
  let last = end;
  while (last > first && text.charCodeAt(last - 1) < 0x80) last--;
  return first < last ? [first, last] : null;
}

/**
 * A valid mailbox as data.
 * @param isValid whether an address is valid under the same options: U-labels may be too long, or not allowed, where
 * the A-labels as written are
 */
export function toMailbox(
  text: string,
  { parts, ascii, unicode }: ParsedMailbox,
  isValid: (address: string) => boolean,
): Mailbox {
  const localPart = localPartContent(text, parts);
  const local = formatLocalPart(localPart);
  const isAscii = nonAscii(localPart, 0, localPart.length) === null;
  const written = text.slice(parts.domain, parts.end);
  const domain = parts.kind === 'domain' ? asciiLowerCase(written) : written;
  const isAllowed = (form: string) => form === domain || isValid(`${local}@${form}`);
  return {
    localPart,
    domain,
    kind: parts.kind,
    ascii: isAscii && isAllowed(ascii) ? `${local}@${ascii}` : null,
    unicode: `${local}@${[unicode, ascii].find(isAllowed) ?? domain}`,
    smtputf8: !isAscii || nonAscii(text, parts.domain, parts.end) !== null,
    quoted: parts.quoted,
  };
}
