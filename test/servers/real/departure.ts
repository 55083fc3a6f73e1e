/** Compares what a server did with what the fixtures expect of it, and with the skips that say where it cannot. */

import { en } from '../../../src/index.ts';
import { textOf } from '../../../src/messages/catalogue.ts';
import type { Profile } from '../../../src/profiles.ts';
import { resolveSite } from '../../../src/servers/site.ts';
import { replyToPath } from '../../../src/servers/verdict.ts';
import { type Command, type Expected, expectedAt, type PathCase, type Skip } from '../smtp-cases.ts';
import type { Outcome } from './outcomes.ts';

/** What a server did in place of what was expected; null where it did that. */
export type Departure = Skip['does'] | 'WE REFUSE WHAT IS VALID' | null;

/** The reply's code with its enhanced code, `553 5.1.3`; just the code where it has no other. */
export function codesOf(reply: string): string {
  return /^\d{3}[ -]?(?:[245]\.\d+\.\d+)?/.exec(reply)?.[0].replace('-', ' ').trim() ?? reply;
}

/** A reply's words without the codes that begin its lines. */
export function wordsOf(reply: string): string {
  const lines = reply.split('\n').map((line) => line.replace(/^\d{3}[ -](?:[245]\.\d+\.\d+ ?)?/, ''));
  return lines.join(' ').replace(/ +/g, ' ').trim();
}

/** `smtp-001 MAIL`. */
export const nameOf = ({ case: { id }, command }: Outcome) => `${id} ${command}`;

/** How an outcome departs from what its case expects. */
export function departureOf(outcome: Outcome, profile: Profile = 'smtp'): Departure {
  const { case: each, command, reply, asked } = outcome;
  const expected = expectedUnder(profile, each, command);
  const isAccepted = reply.startsWith('2');
  if (!expected) {
    if (isAccepted) return null;
    return asked && isOurs(wordsOf(reply)) ? 'WE REFUSE WHAT IS VALID' : 'refuses';
  }
  if (isAccepted) return 'accepts';
  // Some servers put the address before our words.
  if (
    codesOf(reply) === expected.reply &&
    wordsOf(reply).endsWith(saidOf(each, command, profile)?.text ?? '')
  )
    return null;
  return asked && isOurs(wordsOf(reply)) ? 'rewords' : 'refuses';
}

/**
 * What a case deserves under a profile. The fixtures say it for `smtp`; `mta` accepts some of that, and says the same of the
 * rest (`test/servers/smtp-cases.test.ts`).
 */
function expectedUnder(profile: Profile, each: PathCase, command: Command): Expected | null | undefined {
  const expected = expectedAt(each, command);
  return expected && saidOf(each, command, profile) === null ? null : expected;
}

/** Our reply to a case. */
function saidOf({ path, parameters }: PathCase, command: Command, profile: Profile) {
  const isOfMail = parameters.startsWith('SMTPUTF8');
  const own = parameters !== '' && (command === 'MAIL' || !isOfMail) ? ` ${parameters}` : '';
  const smtputf8 = command === 'MAIL' ? undefined : parameters === 'SMTPUTF8';
  return replyToPath(resolveSite({ profile }), command, Buffer.concat([path, Buffer.from(own)]), smtputf8);
}

/** Messages as they are before their places are filled. */
const ourTexts = Object.values(en.reasons)
  .flatMap((message): string[] => (typeof message === 'string' ? [message] : Object.values(message)))
  .flatMap((text) => [{ repair: 'suggested' }, { repair: 'unknown' }].map((args) => textOf(text, args)))
  .map((text) => new RegExp(text.replace(/[.*+?^$()|[\]\\]/g, '\\$&').replace(/\{\w+\}/g, '.+')));

/** Whether words hold one of our messages. */
export function isOurs(words: string): boolean {
  return words.includes('This address is not UTF-8') || ourTexts.some((text) => text.test(words));
}
