import { isPlainObject, OptionError, wrongType } from '../errors.ts';
import { type LevelSettings, levelTable, resolveLevels } from '../profiles.ts';
import type { Command, ReasonCode } from '../reasons.ts';

/** Levels of single reasons: at both commands, and under the name of a command at that one, which counts for more. */
export type SiteLevels = LevelSettings & {
  /** Levels for the argument of MAIL alone. */
  readonly MAIL?: LevelSettings | undefined;
  /** Levels for the argument of RCPT alone. */
  readonly RCPT?: LevelSettings | undefined;
};

/** Reasons of message headers. */
const OF_HEADERS = /^header-/;

/** The codes of reasons that need the public suffix list or a list of providers. */
export const OF_ENDINGS = /^domain-(?:special-use|public-suffix|unknown-top-label|near-miss)$/;

/** What a level of these lacks: the flag of `serve` has another name. */
export const LACKS_PARSER = 'it needs the option parse, parsePathWithSuffix of mailbox-syntax/suffix';

/** Reasons that only one command can have. */
const OF_ONE_COMMAND: Readonly<Record<string, Command>> = {
  'path-null-recipient': 'RCPT',
  'path-postmaster-sender': 'MAIL',
  'parameter-smtputf8-value': 'MAIL',
};

/**
 * The levels at each command, copied.
 * @param unmet matches the codes that this host can never meet
 * @param hasParser whether another parser than `parsePath` checks, which may look at how a domain ends
 * @throws {OptionError} if an argument has the wrong type, a reason does not exist, or its level can have no effect
 */
export function levelsByCommand(
  levels: unknown,
  unmet: RegExp | undefined,
  hasParser: boolean,
): Record<Command, LevelSettings> | undefined {
  if (levels === undefined) return undefined;
  if (!isPlainObject(levels)) {
    throw wrongType('levels', 'an object of reason codes and levels', levels);
  }
  const { MAIL = {}, RCPT = {}, ...both } = levels as Record<string, unknown>;
  const whyNot = (code: ReasonCode, level: string, command: Command | null) =>
    whyWithoutEffect(code, level, command) ??
    (unmet?.test(code) ? UNMET : !hasParser && OF_ENDINGS.test(code) ? LACKS_PARSER : null);
  checkLevels(both, null, whyNot);
  return {
    MAIL: { ...both, ...checkLevels(MAIL, 'MAIL', whyNot) },
    RCPT: { ...both, ...checkLevels(RCPT, 'RCPT', whyNot) },
  };
}

function checkLevels(
  levels: unknown,
  command: Command | null,
  whyNot: (code: ReasonCode, level: string, command: Command | null) => string | null,
): LevelSettings {
  const option = command === null ? 'levels' : `levels.${command}`;
  if (!isPlainObject(levels)) throw wrongType(option, 'an object of reason codes and levels', levels);
  resolveLevels('mta', levels, levelTable);
  for (const [code, level] of Object.entries(levels)) {
    if (level === undefined) continue;
    const why = whyNot(code as ReasonCode, level, command);
    if (why === null) continue;
    const message = `${option}: a level of ${code} has no effect here: ${why}`;
    throw new OptionError('ERR_MAILBOX_ARG_VALUE', `${option}.${code}`, 'no level', level, message);
  }
  return levels;
}

const UNMET = 'nothing that is checked here can have this reason';

function whyWithoutEffect(code: ReasonCode, level: string, command: Command | null): string | null {
  if (OF_HEADERS.test(code)) return UNMET;
  const only = OF_ONE_COMMAND[code];
  if (command !== null && only !== undefined && only !== command) return `only ${only} can have this reason`;
  if (levelTable[code].includes('E') && level !== 'error') return 'it is always an error';
  return null;
}
