import { Findings } from '../findings.ts';
import { asciiLowerCase } from '../grammar/chars.ts';
import { toReasons } from '../input.ts';
import { decodeUtf8, type Source, UNSCANNED } from '../octets.ts';
import type { MailboxOptions } from '../options.ts';
import { type MailboxResult, parseMailbox } from '../parse.ts';
import { type Levels, resolveLevels } from '../profiles.ts';
import type { Reason, ReasonArgs, ReasonCode } from '../reasons.ts';
import { findNearMiss, type IsTopLevel } from './find.ts';
import { type Correction, findMissingPart } from './missing-parts.ts';
import { knownDomains } from './providers.ts';

/** What an entry adds to the syntax. */
export interface DomainChecks {
  levels: Levels;
  /** Whether to look for near misses. */
  nearMiss: boolean;
  isTopLevel: IsTopLevel;
  /** Adds what else there is to say about how the domain ends. */
  checkEnding?: (text: string, start: number, end: number, findings: Findings) => void;
}

/** What is found of the domain of a valid text. */
interface DomainFindings {
  findings: Findings;
  /** The text with its near miss corrected, but not checked again; null where there is none. */
  corrected: string | null;
}

/** The verdict on one text, with its near miss corrected but not checked again. */
interface Outcome {
  result: MailboxResult;
  corrected: string | null;
  /** The verdict without the near miss, which stays where the correction leads to nothing valid. */
  unexplained?: MailboxResult;
}

/** More rounds than any chain of repairs needs: a repair of the syntax, of the ending, of the name. */
const MAX_ROUNDS = 4;

/** The longest text in which a missing part is looked for, in UTF-16 units. */
const MAX_TEXT = 320;

/** `parseMailbox` with further checks of the domain, and with a suggestion that has none of its own. */
export function parseWithDomainChecks(
  input: string | Uint8Array,
  options: MailboxOptions | undefined,
  checks: DomainChecks,
): MailboxResult {
  const check = (text: string | Uint8Array) => checkOnce(text, options, checks);
  const outcome = check(input);
  const suggestion = settle(outcome, check);
  const result = suggestion === null ? (outcome.unexplained ?? outcome.result) : outcome.result;
  return { ...result, suggestion };
}

/** What is left to suggest when every suggestion was checked in its turn; null where it leads to nothing valid. */
function settle(outcome: Outcome, check: (text: string) => Outcome): string | null {
  let suggestion: string | null = null;
  let next = outcome;
  for (let round = 0; round < MAX_ROUNDS; round++) {
    // The syntax first: what it suggests still has the domain as it is.
    const further: string | null = next.result.suggestion ?? next.corrected;
    if (further === null) return suggestion;
    suggestion = further;
    next = check(further);
    if (!next.result.valid) return null;
  }
  return null;
}

function checkOnce(
  input: string | Uint8Array,
  options: MailboxOptions | undefined,
  checks: DomainChecks,
): Outcome {
  const result = parseMailbox(input, options);
  const { levels, nearMiss } = checks;
  const isSilent = !nearMiss || levels.of('domain-near-miss') === 'off';
  if (result.mailbox) {
    return result.mailbox.kind === 'domain'
      ? checkDomain(readSource(input), result, isSilent ? { ...checks, nearMiss: false } : checks)
      : { result, corrected: null };
  }
  return isSilent ? { result, corrected: null } : explain(readSource(input), result, options, checks);
}

function readSource(input: string | Uint8Array): Source {
  return typeof input === 'string' ? { text: input, offsets: null, features: UNSCANNED } : decodeUtf8(input);
}

/** Adds to a valid result what there is to say about its domain. */
function checkDomain(source: Source, result: MailboxResult & { valid: true }, checks: DomainChecks): Outcome {
  const { findings, corrected } = findInDomain(source.text, result.mailbox.domain, result.reasons, checks);
  const outcome = { reasons: toReasons(findings, source), suggestion: result.suggestion };
  return findings.invalid
    ? { result: { valid: false, mailbox: null, ...outcome }, corrected }
    : { result: { ...result, ...outcome }, corrected };
}

/**
 * What there is to say about a valid domain, beside what was found before.
 * @param domain in lower case; it is looked for from the end of the text
 * @param before what was found, which is among the findings too
 * @param end UTF-16 index after the mailbox, where the text goes on
 */
export function findInDomain(
  text: string,
  domain: string,
  before: readonly Reason[],
  checks: DomainChecks,
  end = text.length,
): DomainFindings {
  const findings = new Findings(checks.levels);
  const from = asciiLowerCase(text.slice(0, end)).lastIndexOf(domain);
  if (domain === '' || from < 0) {
    addReasons(before, findings);
    return { findings, corrected: null };
  }
  const to = from + domain.length;
  checks.checkEnding?.(text, from, to, findings);
  // A dot at the end has a repair of its own.
  const looksNear = checks.nearMiss && !domain.endsWith('.');
  const miss = looksNear ? findNearMiss(domain, checks.isTopLevel) : null;
  if (!miss) {
    addReasons(before, findings);
    return { findings, corrected: null };
  }
  findings.add('domain-near-miss', from + miss.from, to);
  // The near miss says why.
  addReasons(
    before.filter(({ code }) => code !== 'domain-dotless'),
    findings,
  );
  return { findings, corrected: text.slice(0, from + miss.from) + miss.meant + text.slice(to) };
}

/** Puts a near miss in place of the errors that it explains; it is an error as they are. */
function explain(
  source: Source,
  result: MailboxResult & { valid: false },
  options: MailboxOptions | undefined,
  { levels, isTopLevel }: DomainChecks,
): Outcome {
  const { text } = source;
  if (result.suggestion !== null) {
    const isCut = lacksLastLabel(text, result.suggestion);
    return { result: isCut ? { ...result, suggestion: null } : result, corrected: null };
  }
  const found =
    text.length > 0 && text.length <= MAX_TEXT ? findMissingPart(text, result.reasons, isTopLevel) : null;
  if (!found) return { result, corrected: null };
  const corrected = text.slice(0, found.start) + found.meant + text.slice(found.end);
  const { valid, suggestion } = parseMailbox(corrected, options);
  if (!valid && suggestion === null) return { result, corrected: null };
  const raised = resolveLevels(options?.profile, { ...options?.levels, 'domain-near-miss': 'error' });
  const findings = new Findings(levels.of('domain-near-miss') === 'error' ? levels : raised);
  findings.add('domain-near-miss', found.start, found.end);
  // What is missing elsewhere is an error of its own only if it is one in the corrected address.
  const isLeft = (reason: Reason) => !isExplained(reason, found) && !(valid && reason.level === 'error');
  addReasons(result.reasons.filter(isLeft), findings);
  return {
    result: { ...result, reasons: toReasons(findings, source) },
    corrected: valid ? corrected : suggestion,
    unexplained: result,
  };
}

function isExplained({ code, start, end }: Reason, found: Correction): boolean {
  if (code === 'mailbox-at-sign-missing') return found.meant.startsWith('@');
  return start < found.end && found.start < end;
}

function addReasons(reasons: readonly Reason[], findings: Findings): void {
  for (const { code, start, end, args } of reasons) {
    findings.add<ReasonCode>(code, start, end, args as ReasonArgs);
  }
}

/** Whether a dot at the end stood for a provider's last label: `docomo.ne.` without `jp`. */
function lacksLastLabel(text: string, suggestion: string): boolean {
  if (!text.endsWith('.')) return false;
  const cut = `${asciiLowerCase(suggestion.slice(suggestion.lastIndexOf('@') + 1))}.`;
  if (knownDomains().has(cut.slice(0, -1)) || cut.indexOf('.') === cut.length - 1) return false;
  for (const domain of knownDomains()) if (domain.startsWith(cut)) return true;
  return false;
}
