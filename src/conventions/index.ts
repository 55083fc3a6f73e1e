/** mailbox-syntax/conventions: a site's rules for the names before the @ of its domains, as data. */

export type { ConventionCode, RuleInWords } from '../reasons.ts';
export type { CharacterClass, Characters, Convention, Conventions } from './convention.ts';
export { providers } from './providers.ts';
export { ConventionsError, readConventions } from './read-conventions.ts';
export { type ConventionsOptions, type WithConventions, withConventions } from './with-conventions.ts';
