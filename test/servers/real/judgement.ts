/** Compares what a server did with what the fixtures expect of it, and with the skips that say where it cannot. */

import { en } from '../../../src/index.ts';
import { parsePath } from '../../../src/parse-path.ts';
import { replyFor } from '../../../src/reply.ts';
import { expectedAt, type Skip } from '../smtp-cases.ts';
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
export function departureOf(outcome: Outcome): Departure {
  const { case: each, command, reply, asked } = outcome;
  const expected = expectedAt(each, command);
  const isAccepted = reply.startsWith('2');
  if (!expected) {
    if (isAccepted) return null;
    return asked && isOurs(wordsOf(reply)) ? 'WE REFUSE WHAT IS VALID' : 'refuses';
  }
  if (isAccepted) return 'accepts';
  // Some servers put the address before our words.
  if (codesOf(reply) === expected.reply && wordsOf(reply).endsWith(textOf(outcome))) return null;
  return asked && isOurs(wordsOf(reply)) ? 'rewords' : 'refuses';
}

/** The text of our refusal of a case. */
function textOf({ case: { path, parameters }, command }: Outcome): string {
  const isOfMail = parameters.startsWith('SMTPUTF8');
  const own = parameters !== '' && (command === 'MAIL' || !isOfMail) ? ` ${parameters}` : '';
  const smtputf8 = command === 'MAIL' ? undefined : parameters === 'SMTPUTF8';
  const result = parsePath(Buffer.concat([path, Buffer.from(own)]), { command, smtputf8 });
  const reply = replyFor(result, { command });
  if (!reply) throw new Error('the fixture expects a refusal, and there is none');
  return reply.text;
}

/** Messages as they are before their places are filled. */
const ourTexts = Object.values(en.reasons)
  .flatMap((message): string[] => (typeof message === 'string' ? [message] : Object.values(message)))
  .map((text) => new RegExp(text.replace(/[.*+?^$()|[\]\\]/g, '\\$&').replace(/\{\w+\}/g, '.+')));

/** Whether words hold one of our messages. */
export function isOurs(words: string): boolean {
  return words.includes('This address is not UTF-8') || ourTexts.some((text) => text.test(words));
}
