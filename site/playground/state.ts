import type { LevelSettings, Profile, ReplyStyle } from 'mailbox-syntax';
import { reasons } from 'mailbox-syntax';
import { type Language, words } from './words.ts';

/** All that a link carries. */
export interface State {
  address: string;
  /** What the address is read as. */
  grammar: 'mailbox' | 'path' | 'header';
  profile: Profile;
  role: 'RCPT' | 'MAIL';
  style: ReplyStyle;
  smtputf8: boolean;
  nearMiss: boolean;
  /** Whether the naming rules of well-known providers are applied. */
  providers: boolean;
  /** Whether the field holds octets in hex. */
  hex: boolean;
  /** `domain-dotless=error, domain-underscore=off`, as it is typed. */
  levels: string;
  /** A site's own naming rules as JSON, as they are typed. */
  conventions: string;
  /** The mail server that speaks in the session; '' is one that answers as the standards have it. */
  host: string;
  language: Language;
}

export const profiles = Object.keys(words.en.profiles) as Profile[];
export const grammars = Object.keys(words.en.grammars) as State['grammar'][];
export const roles = Object.keys(words.en.roles) as State['role'][];
export const styles = ['553', 'rfc5321', '501'] as const satisfies readonly ReplyStyle[];
const languages = Object.keys(words) as Language[];

/** What a page begins with. */
export const beginning: State = {
  address: '',
  grammar: 'mailbox',
  profile: 'smtp',
  role: 'RCPT',
  style: '553',
  smtputf8: true,
  nearMiss: true,
  providers: false,
  hex: false,
  levels: '',
  conventions: '',
  host: '',
  language: 'en',
};

/** Reads the fragment of a link; what it does not say, or says wrongly, is as in `fallback`. */
export function readHash(hash: string, fallback: State): State {
  const given = new URLSearchParams(hash.replace(/^#/, ''));
  const one = <T extends string>(name: string, values: readonly T[], other: T): T =>
    values.find((value) => value === given.get(name)) ?? other;
  const flag = (name: string, other: boolean) => one(name, ['yes', 'no'], other ? 'yes' : 'no') === 'yes';
  return {
    address: given.get('address') ?? fallback.address,
    grammar: one('grammar', grammars, fallback.grammar),
    profile: one('profile', profiles, fallback.profile),
    role: one('role', roles, fallback.role),
    style: one('style', styles, fallback.style),
    smtputf8: flag('smtputf8', fallback.smtputf8),
    nearMiss: flag('nearMiss', fallback.nearMiss),
    providers: flag('providers', fallback.providers),
    hex: flag('hex', fallback.hex),
    levels: given.get('levels') ?? fallback.levels,
    conventions: given.get('conventions') ?? fallback.conventions,
    host: given.get('host') ?? fallback.host,
    language: one('lang', languages, fallback.language),
  };
}

/** The fragment of a link: the address, and whatever is not as a page begins. */
export function toHash(state: State): string {
  const { address, language, ...rest } = state;
  const given = new URLSearchParams({ address });
  for (const [name, value] of Object.entries(rest)) {
    if (value === beginning[name as keyof typeof rest]) continue;
    given.set(name, typeof value === 'boolean' ? (value ? 'yes' : 'no') : value);
  }
  given.set('lang', language);
  return `#${given}`;
}

/** Levels as they are typed; what is wrong with them, where something is. */
export function readLevels(text: string): { levels: LevelSettings; fault: string | null } {
  const levels: Record<string, 'error' | 'warning' | 'off'> = {};
  for (const item of text.split(/[\s,;]+/).filter(Boolean)) {
    const [code = '', level = ''] = item.split(/[=:]/);
    if (!Object.hasOwn(reasons, code) || !/^(?:error|warning|off)$/.test(level))
      return { levels: {}, fault: item };
    levels[code] = level as 'error';
  }
  return { levels, fault: null };
}

/** Octets of hex digits, with or without blanks; null where it is none. */
export function readHex(text: string): Uint8Array | null {
  const digits = text.replace(/0x|[\s,:;]+/gi, '');
  if (!/^(?:[0-9a-f]{2})*$/i.test(digits)) return null;
  return Uint8Array.from(digits.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
}
