import { checkIdna } from './checks/idna.ts';
import { checkChoice, wrongType } from './errors.ts';
import { Findings } from './findings.ts';
import { Cursor } from './grammar/cursor.ts';
import { type PathParts, path } from './grammar/path.ts';
import { readInput, toReasons } from './input.ts';
import * as limits from './limits.ts';
import type { Mailbox } from './mailbox.ts';
import type { Source } from './octets.ts';
import { type MailboxOptions, NAMES, resolveOptions, type Settings } from './options.ts';
import { isValid, type ResultDetails } from './parse.ts';
import { pathLevels } from './profiles.ts';
import { checkAllCharacters, nonAscii, type ParsedMailbox, readMailbox, toMailbox } from './read-mailbox.ts';
import type { Command } from './reasons.ts';
import { repair } from './repair/repair.ts';

/** What a caller may ask of `parsePath`. */
export interface PathOptions extends MailboxOptions {
  /** The command whose argument the input is. */
  command: Command;
  /**
   * The ESMTP keywords that the server knows, in any case; any keyword is known when absent. SMTPUTF8 at MAIL need not
   * be named.
   */
  parameters?: readonly string[] | undefined;
  /**
   * Whether SMTPUTF8 is in effect. When absent, at MAIL the SMTPUTF8 parameter decides, and at RCPT it is; `false` also
   * means that the server does not offer it.
   */
  smtputf8?: boolean | undefined;
}

/** An ESMTP parameter as written. */
export interface Parameter {
  /** The name, `SIZE` say, in the case it was written in. */
  keyword: string;
  /** What follows the "="; null where there is none. */
  value: string | null;
}

/** What is valid, and what it is. */
type PathVerdict =
  | {
      /** Whether there is no error: warnings do not count. */
      valid: true;
      /** What the path is; null when invalid. */
      kind: 'mailbox';
      /** The mailbox of a valid path of kind `mailbox`, else null. */
      mailbox: Mailbox;
    }
  | {
      /** Whether there is no error: warnings do not count. */
      valid: true;
      /** What the path is; null when invalid. */
      kind: 'null' | 'postmaster';
      /** The mailbox of a valid path of kind `mailbox`, else null. */
      mailbox: null;
    }
  | {
      /** Whether there is no error: warnings do not count. */
      valid: false;
      /** What the path is; null when invalid. */
      kind: null;
      /** The mailbox of a valid path of kind `mailbox`, else null. */
      mailbox: null;
    };

/** What `parsePath` returns beside the verdict. */
interface PathDetails extends ResultDetails {
  /** The domains of the source route, which has no effect (RFC 5321 F.2). */
  route: string[];
  /** The ESMTP parameters after the path, in order. */
  parameters: Parameter[];
}

/**
 * The verdict on the argument of a command: `<user@example.com> SIZE=1000`. After `result.valid && result.kind ===
 * 'mailbox'` the compiler knows that `result.mailbox` is not null.
 */
export type PathResult = PathVerdict & PathDetails;

interface ParsedPath {
  parts: PathParts;
  parsed: ParsedMailbox | null;
  /** Whether SMTPUTF8 is in effect. */
  smtputf8: boolean;
}

/**
 * Checks the argument of MAIL FROM: or RCPT TO: as it follows the colon: the path with its brackets, then the
 * ESMTP parameters (RFC 5321 4.1.1.2, 4.1.1.3, 4.1.2).
 * @throws {OptionError} if an argument has the wrong type or an option is unknown.
 * @example
 * ```ts
 * const result = parsePath('<user@example.com> SIZE=1000', { command: 'MAIL' });
 * if (result.valid && result.kind === 'mailbox') result.mailbox.domain; // 'example.com'
 * ```
 */
export function parsePath(input: string | Uint8Array, options: PathOptions): PathResult {
  const settings = resolvePathOptions(options);
  const findings = new Findings(settings.levels);
  const { text, path, reasons } = parseArgument(input, settings, findings);
  const failed = { valid: false, kind: null, mailbox: null } as const;
  if (!path) return { ...failed, route: [], parameters: [], reasons, suggestion: null };

  const { parts, parsed, smtputf8 } = path;
  const suggestion = repair(
    text,
    input,
    reasons,
    (candidate) => parseArgument(candidate, settings, new Findings(settings.levels)).reasons,
  );
  const route = parts.route.map(({ start, end }) => text.slice(start, end));
  const parameters = parts.parameters.map(({ keyword, value }) => ({
    keyword: text.slice(keyword.start, keyword.end),
    value: value && text.slice(value.start, value.end),
  }));
  if (findings.invalid) return { ...failed, route, parameters, reasons, suggestion };
  const details = { route, parameters, reasons, suggestion };
  if (parts.kind !== 'mailbox') return { valid: true, kind: parts.kind, mailbox: null, ...details };
  // Without an error a path of this kind was checked.
  const mailbox = toMailbox(text, parsed as ParsedMailbox, (address) =>
    isValid(address, { ...settings, smtputf8 }),
  );
  return { valid: true, kind: 'mailbox', mailbox, ...details };
}

interface PathSettings extends Omit<Settings, 'smtputf8'> {
  command: Command;
  /** In lower case. */
  known: ReadonlySet<string> | null;
  smtputf8: boolean | undefined;
}

const PATH_NAMES = /* @__PURE__ */ NAMES.concat('command', 'parameters');

function resolvePathOptions(options: PathOptions): PathSettings {
  const settings = resolveOptions(options, PATH_NAMES, undefined, pathLevels);
  const command = checkChoice('command', ['MAIL', 'RCPT'], options?.command);
  const { parameters, smtputf8 } = options;
  if (parameters === undefined) return { ...settings, command, known: null, smtputf8 };
  if (!Array.isArray(parameters) || parameters.some((keyword) => typeof keyword !== 'string')) {
    throw wrongType('parameters', 'an array of keywords', parameters);
  }
  const known = new Set(parameters.map((keyword: string) => keyword.toLowerCase()));
  return { ...settings, command, known, smtputf8 };
}

/** The reasons of an argument, without a suggestion; `path` is null if it is too long to be read. */
function parseArgument(input: string | Uint8Array, settings: PathSettings, findings: Findings) {
  const source = readInput(input, settings.maxOctets, findings);
  const path = source.isTooLong ? null : parseSource(source, settings, findings);
  return { text: source.text, path, reasons: toReasons(findings, source) };
}

function parseSource(source: Source, settings: PathSettings, findings: Findings): ParsedPath {
  const { text } = source;
  checkAllCharacters(source, findings);
  const parts = path(new Cursor(text, 0, text.length, findings), settings.command);
  const hasSmtputf8 = checkParameters(text, parts, settings, findings);
  const smtputf8 = settings.smtputf8 ?? (settings.command === 'RCPT' || hasSmtputf8);
  checkRouteDomains(text, parts, smtputf8, findings);
  // Where there is no path at all, there is no mailbox to check.
  const isNothing = parts.path.start === parts.path.end && findings.invalid;
  if (parts.kind !== 'mailbox' || isNothing) return { parts, parsed: null, smtputf8 };
  const whole = { code: 'path-too-long', ...parts.path, limit: limits.path } as const;
  const { start, end } = parts.mailbox;
  const parsed = readMailbox(source, start, end, smtputf8, findings, whole);
  return { parts, parsed, smtputf8 };
}

/** What the grammar does not say of the domains of a source route: IDNA, their length, SMTPUTF8. */
function checkRouteDomains(text: string, parts: PathParts, smtputf8: boolean, findings: Findings): void {
  for (const { start, end, forIdna } of parts.route) {
    const { length } = forIdna ? checkIdna(text, start, end, findings).ascii : '';
    if (length > limits.domain) {
      findings.add('domain-too-long', start, end, { octets: length, limit: limits.domain });
    }
    const found = !smtputf8 && nonAscii(text, start, end);
    if (found) findings.add('domain-needs-smtputf8', found[0], found[1]);
  }
}

/** What a parameter's syntax does not say; returns whether SMTPUTF8 is among them (RFC 6531 3.4). */
function checkParameters(
  text: string,
  parts: PathParts,
  settings: PathSettings,
  findings: Findings,
): boolean {
  const { command, known, smtputf8 } = settings;
  const seen = new Set<string>();
  let hasSmtputf8 = false;
  for (const { keyword, value } of parts.parameters) {
    const name = text.slice(keyword.start, keyword.end).toLowerCase();
    if (name === '') continue;
    if (seen.has(name)) findings.add('parameter-duplicate', keyword.start, keyword.end);
    seen.add(name);
    const isSmtputf8 = command === 'MAIL' && name === 'smtputf8';
    const isKnown = isSmtputf8 ? smtputf8 !== false : !known || known.has(name);
    if (!isKnown) findings.add('parameter-unknown', keyword.start, keyword.end);
    if (!isSmtputf8) continue;
    hasSmtputf8 = true;
    if (value) findings.add('parameter-smtputf8-value', keyword.end, value.end);
  }
  checkNonAsciiValues(text, parts, smtputf8 ?? (command === 'RCPT' || hasSmtputf8), findings);
  return hasSmtputf8;
}

/** RFC 6531 3.3: an esmtp-value may hold UTF-8 only with SMTPUTF8. */
function checkNonAsciiValues(text: string, parts: PathParts, smtputf8: boolean, findings: Findings): void {
  if (smtputf8) return;
  for (const { value } of parts.parameters) {
    const found = value && nonAscii(text, value.start, value.end);
    if (found) findings.add('parameter-value', found[0], found[1], { what: 'nonAscii' });
  }
}
