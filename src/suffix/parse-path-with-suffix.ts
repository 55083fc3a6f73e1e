import { Findings } from '../findings.ts';
import { Cursor } from '../grammar/cursor.ts';
import { path } from '../grammar/path.ts';
import { toReasons } from '../input.ts';
import { findInDomain } from '../near-miss/with-near-miss.ts';
import { decodeUtf8, type Source, UNSCANNED } from '../octets.ts';
import { type PathOptions, type PathResult, parsePath } from '../parse-path.ts';
import { pathLevels, resolveLevels } from '../profiles.ts';
import { checkSuffix, isKnownTopLabel } from './public-suffix.ts';

/**
 * `parsePath`, with what is known of the end of a domain, as `parseMailboxWithSuffix` has it: warnings in every profile,
 * which `levels` can raise. They are added only to a path that is valid without them. Hooks take it as `parse`.
 * @param input the argument of MAIL or RCPT, as it follows the colon
 * @throws {OptionError} if an argument has the wrong type or an option is unknown.
 * @example
 * ```ts
 * const levels = { 'domain-unknown-top-label': 'error' } as const;
 * parsePathWithSuffix('<ann@mail.nosuch>', { command: 'RCPT', levels }).valid; // false
 * ```
 */
export function parsePathWithSuffix(input: string | Uint8Array, options: PathOptions): PathResult {
  return check(input, options, MAX_ROUNDS);
}

/** More rounds than any chain of repairs needs: a repair of the syntax, of the ending, of the name. */
const MAX_ROUNDS = 4;

function check(input: string | Uint8Array, options: PathOptions, rounds: number): PathResult {
  const result = parsePath(input, options);
  if (result.mailbox?.kind !== 'domain') return result;
  const source: Source =
    typeof input === 'string' ? { text: input, offsets: null, features: UNSCANNED } : decodeUtf8(input);
  const { text } = source;
  const unheard = new Findings(resolveLevels('rfc', undefined, pathLevels));
  const { end } = path(new Cursor(text, 0, text.length, unheard), options.command).mailbox;
  const levels = resolveLevels(options.profile, options.levels, pathLevels);
  const { findings, corrected } = findInDomain(
    text,
    result.mailbox.domain,
    result.reasons,
    {
      levels,
      nearMiss: levels.of('domain-near-miss') !== 'off',
      isTopLevel: isKnownTopLabel,
      checkEnding: checkSuffix,
    },
    end,
  );
  const suggestion = settle(result.suggestion ?? corrected, options, rounds);
  const checked = { reasons: toReasons(findings, source), suggestion };
  if (!findings.invalid) return { ...result, ...checked };
  return { ...result, ...checked, valid: false, kind: null, mailbox: null };
}

/** What is left to suggest when a suggestion was checked in its turn; null where it leads to nothing valid. */
function settle(suggestion: string | null, options: PathOptions, rounds: number): string | null {
  if (suggestion === null || rounds === 0) return null;
  const next = check(suggestion, options, rounds - 1);
  return next.valid ? (next.suggestion ?? suggestion) : null;
}
