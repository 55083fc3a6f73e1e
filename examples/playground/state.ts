import type { Profile } from 'mailbox-syntax';
import { type Language, words } from './words.ts';

/** All that a link carries. */
export interface State {
  address: string;
  profile: Profile;
  role: 'RCPT' | 'MAIL';
  smtputf8: boolean;
  language: Language;
}

export const profiles = Object.keys(words.en.profiles) as Profile[];
export const roles = Object.keys(words.en.roles) as State['role'][];
export const languages = Object.keys(words) as Language[];

/** Reads the fragment of a link; what it does not say, or says wrongly, is as in `fallback`. */
export function readHash(hash: string, fallback: State): State {
  const given = new URLSearchParams(hash.replace(/^#/, ''));
  const one = <T extends string>(name: string, values: readonly T[], other: T): T =>
    values.find((value) => value === given.get(name)) ?? other;
  return {
    address: given.get('address') ?? fallback.address,
    profile: one('profile', profiles, fallback.profile),
    role: one('role', roles, fallback.role),
    smtputf8: one('smtputf8', ['yes', 'no'], fallback.smtputf8 ? 'yes' : 'no') === 'yes',
    language: one('lang', languages, fallback.language),
  };
}

export function toHash({ address, profile, role, smtputf8, language }: State): string {
  const given = { address, profile, role, smtputf8: smtputf8 ? 'yes' : 'no', lang: language };
  return `#${new URLSearchParams(given)}`;
}
