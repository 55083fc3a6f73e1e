import { rejectMisspelledOptions, wrongType, wrongValue } from './errors.ts';
import { type LevelSettings, type Levels, type Profile, resolveLevels, smtpLevels } from './profiles.ts';

/** What a caller may ask of `parseMailbox` and `isMailbox`. */
export interface MailboxOptions {
  /** The table of levels; `smtp` when absent. */
  profile?: Profile | undefined;
  /** Whether SMTPUTF8 is in effect (RFC 6531); true when absent. */
  smtputf8?: boolean | undefined;
  /** Levels of single reasons, over those of the profile. */
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

const DEFAULTS: Settings = { levels: smtpLevels, smtputf8: true, maxOctets: 4096 };

/**
 * Checks the options of a call.
 * @throws TypeError for a value that no option has, naming what it got, and for a name that differs from an
 * option's in case or separators only.
 * @param names those of the options that the call takes
 */
export function resolveOptions(options: MailboxOptions | undefined, names = NAMES): Settings {
  if (options === undefined) return DEFAULTS;
  if (options === null || typeof options !== 'object' || Array.isArray(options)) {
    throw wrongType('options', 'an object', options);
  }
  rejectMisspelledOptions(options, names);
  const { profile, levels, smtputf8 = true, maxOctets = DEFAULTS.maxOctets } = options;
  if (typeof smtputf8 !== 'boolean') {
    throw wrongType('smtputf8', 'true or false', smtputf8);
  }
  const isCount = Number.isInteger(maxOctets) || maxOctets === Number.POSITIVE_INFINITY;
  if (!isCount || maxOctets < 0) {
    throw wrongValue('maxOctets', 'a whole number of octets or Infinity', maxOctets);
  }
  return {
    levels: profile === undefined && levels === undefined ? smtpLevels : resolveLevels(profile, levels),
    smtputf8,
    maxOctets,
  };
}
