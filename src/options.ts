import {
  type LevelSettings,
  type Levels,
  nameOf,
  type Profile,
  resolveLevels,
  smtpLevels,
} from './profiles.ts';

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
    throw new TypeError(`options: expected an object, got ${nameOf(options)}`);
  }
  refuseMisspelt(options, names);
  const { profile, levels, smtputf8 = true, maxOctets = DEFAULTS.maxOctets } = options;
  if (typeof smtputf8 !== 'boolean') {
    throw new TypeError(`smtputf8: expected true or false, got ${nameOf(smtputf8)}`);
  }
  const isCount = Number.isInteger(maxOctets) || maxOctets === Number.POSITIVE_INFINITY;
  if (!isCount || maxOctets < 0) {
    throw new TypeError(`maxOctets: expected a whole number of octets or Infinity, got ${nameOf(maxOctets)}`);
  }
  return {
    levels: profile === undefined && levels === undefined ? smtpLevels : resolveLevels(profile, levels),
    smtputf8,
    maxOctets,
  };
}

const withoutStyle = (name: string) => name.toLowerCase().replace(/[^a-z\d]/g, '');

/**
 * Refuses `smtpUtf8` and `max_octets`: names of options but for their case or separators, which would go for nothing.
 * Other names are passed over: they may be the caller's, or a context that a library hands to its checks.
 * @throws TypeError
 */
export function refuseMisspelt(options: object, names: readonly string[]): void {
  for (const name of Object.keys(options)) {
    if (names.includes(name)) continue;
    const meant = names.find((known) => withoutStyle(known) === withoutStyle(name));
    if (meant) throw new TypeError(`options: there is no ${nameOf(name)}; the name is ${meant}`);
  }
}
