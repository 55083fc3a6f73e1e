import * as holds from './checks/holds.ts';
import { toALabels } from './checks/idna.ts';
import { isPlainInternational } from './checks/plain-international.ts';
import { repair } from './checks/repair.ts';
import { Findings } from './findings.ts';
import { INVALID, PLAIN, plain, UNDECIDED } from './grammar/plain.ts';
import { readInput, tooLongReasons, toReasons } from './input.ts';
import { judgeCharacters, judgeMailbox, toMailbox } from './judge.ts';
import type { Mailbox } from './mailbox.ts';
import type { Source } from './octets.ts';
import { type MailboxOptions, resolveOptions, type Settings } from './options.ts';
import type { Reason } from './reasons.ts';

/** The verdict on one input. */
export type MailboxResult =
  | {
      valid: true;
      mailbox: Mailbox;
      /** Warnings only. */
      reasons: Reason[];
      /** A repaired address: valid under the same options, with no suggestion of its own. Never applied. */
      suggestion: string | null;
    }
  | { valid: false; mailbox: null; reasons: Reason[]; suggestion: string | null };

/**
 * Judges an input as a Mailbox (RFC 5321 4.1.2, 4.1.3; RFC 6531 with `smtputf8`). Nothing is trimmed. Every reason is
 * reported, in order, 16 at the most.
 * @param input an address as a string, or as octets that ought to be UTF-8
 * @throws TypeError for an input of another type and for an option that does not exist
 */
export function parseMailbox(input: string | Uint8Array, options?: MailboxOptions): MailboxResult {
  const settings = resolveOptions(options);
  const plain = typeof input === 'string' && parsePlain(input, settings);
  return plain || parseAny(input, settings);
}

/** Whether an input is a Mailbox: `parseMailbox(input, options).valid`, without the reasons. */
export function isMailbox(input: string | Uint8Array, options?: MailboxOptions): boolean {
  if (options === undefined && typeof input === 'string') {
    const found = plain(input);
    if (found !== UNDECIDED) return found !== INVALID;
  }
  const settings = resolveOptions(options);
  if (typeof input === 'string' && isInternational(input, settings)) return true;
  const findings = new Findings(settings.levels, true);
  const source = readInput(input, settings.maxOctets, findings);
  if (source && !findings.invalid) judge(source, settings, findings);
  return !findings.invalid;
}

/** The result of an ordinary address; null for any other input. */
function parsePlain(text: string, settings: Settings): MailboxResult | null {
  const found = text.length > settings.maxOctets ? UNDECIDED : plain(text);
  if (found === INVALID) return null;
  if (found === UNDECIDED) return isInternational(text, settings) ? internationalResult(text) : null;
  const at = text.indexOf('@');
  const localPart = text.slice(0, at);
  const written = text.slice(at + 1);
  const domain = found === PLAIN ? written : written.toLowerCase();
  const address = found === PLAIN ? text : `${localPart}@${domain}`;
  const mailbox: Mailbox = {
    localPart,
    domain,
    kind: 'domain',
    ascii: address,
    unicode: address,
    smtputf8: false,
    quoted: false,
  };
  return { valid: true, mailbox, reasons: [], suggestion: null };
}

/** So many octets hold any plain address beyond ASCII. */
const INTERNATIONAL_OCTETS = 256;

function isInternational(text: string, { smtputf8, maxOctets }: Settings): boolean {
  return smtputf8 && maxOctets >= INTERNATIONAL_OCTETS && isPlainInternational(text);
}

/** The result of an ordinary address beyond ASCII. */
function internationalResult(text: string): MailboxResult {
  const at = text.indexOf('@');
  const localPart = text.slice(0, at);
  const domain = text.slice(at + 1);
  const mailbox: Mailbox = {
    localPart,
    domain,
    kind: 'domain',
    ascii: /[^\0-\x7f]/.test(localPart) ? null : `${localPart}@${toALabels(domain)}`,
    unicode: text,
    smtputf8: true,
    quoted: false,
  };
  return { valid: true, mailbox, reasons: [], suggestion: null };
}

function parseAny(input: string | Uint8Array, settings: Settings): MailboxResult {
  const findings = new Findings(settings.levels);
  const source = readInput(input, settings.maxOctets, findings);
  if (!source)
    return { valid: false, mailbox: null, reasons: tooLongReasons(input, findings), suggestion: null };
  const { seen, judged } = judge(source, settings, findings);
  const reasons = toReasons(findings, source, !(seen & holds.beyondAscii));
  const suggestion = reasons.length > 0 ? repair(source.text, input, reasons, again(settings)) : null;
  return findings.invalid
    ? { valid: false, mailbox: null, reasons, suggestion }
    : { valid: true, mailbox: toMailbox(source.text, judged), reasons, suggestion };
}

function judge(source: Source, { smtputf8 }: Settings, findings: Findings) {
  const seen = judgeCharacters(source.text, findings);
  return { seen, judged: judgeMailbox(source, 0, source.text.length, seen, smtputf8, findings) };
}

/** Judges what `repair` made of an address, without another suggestion. */
function again(settings: Settings) {
  return (text: string): readonly Reason[] => {
    if (plain(text) > INVALID) return [];
    const findings = new Findings(settings.levels);
    const source = readInput(text, settings.maxOctets, findings);
    if (!source) return tooLongReasons(text, findings);
    const { seen } = judge(source, settings, findings);
    return toReasons(findings, source, !(seen & holds.beyondAscii));
  };
}
