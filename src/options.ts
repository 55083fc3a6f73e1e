import { checkFlag, checkOptions, wrongType, wrongValue } from './errors.ts';
import * as limits from './limits.ts';
import {
  type LevelRows,
  type LevelSettings,
  type Levels,
  type Profile,
  resolveLevels,
  smtpLevels,
} from './profiles.ts';

/** What a caller may ask of `parseMailbox` and `isMailbox`. */
export interface MailboxOptions {
  /**
   * What the address is for: `rfc` applies the standards alone, `smtp` (when absent) fits servers and lists, `form`
   * sign-up forms, `mta` the hooks of a mail server, `interoperable` newly assigned addresses. It decides which reasons
   * are errors.
   */
  profile?: Profile | undefined;
  /** Whether SMTPUTF8 is in effect (RFC 6531); true when absent. */
  smtputf8?: boolean | undefined;
  /** The level of single reasons, in place of the profile's: `{ 'domain-dotless': 'error' }`. */
  levels?: LevelSettings | undefined;
  /** The longest input that is looked at, in octets; 4,096 when absent. */
  maxOctets?: number | undefined;
}

/** The options of one call, checked. */
export interface Settings {
  levels: Levels;
  smtputf8: boolean;
  maxOctets: number;
}

/** The names of these options. */
export const NAMES: readonly string[] = ['profile', 'smtputf8', 'levels', 'maxOctets'];

const DEFAULTS: Settings = { levels: smtpLevels, smtputf8: true, maxOctets: limits.input };

/**
 * Checks the limit of an input.
 * @throws {OptionError} if it is not one
 */
export function checkMaxOctets(maxOctets: unknown = limits.input): number {
  const isCount = Number.isInteger(maxOctets) || maxOctets === Number.POSITIVE_INFINITY;
  if (isCount && (maxOctets as number) >= 0) return maxOctets as number;
  throw (typeof maxOctets === 'number' ? wrongValue : wrongType)('maxOctets', COUNT, maxOctets);
}

const COUNT = 'a whole number of octets or Infinity';

/**
 * Checks the options of a call.
 * @param names those of the options that the call takes
 * @param rows the reasons that the call can report; those of mailboxes when absent
 * @param call what to write where the options are a number, as the index is in `list.map(parseMailbox)`
 * @throws {OptionError} if an argument has the wrong type or an option is unknown.
 */
export function resolveOptions(
  options: MailboxOptions | undefined,
  names = NAMES,
  call?: string,
  rows?: LevelRows,
): Settings {
  if (options === undefined && !rows) return DEFAULTS;
  const asked = options === undefined ? {} : options;
  checkOptions(asked, names, call);
  const { profile, levels, smtputf8 = true, maxOctets } = asked;
  return {
    levels: resolveLevels(profile, levels, rows),
    smtputf8: checkFlag('smtputf8', smtputf8),
    maxOctets: checkMaxOctets(maxOctets),
  };
}
