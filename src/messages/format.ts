import { wrongType } from '../errors.ts';
import type { Reason, Utf8Fault } from '../reasons.ts';
import { type Message, type Messages, textOf } from './catalogue.ts';
import { en } from './en.ts';

/**
 * A reason in words: what is wrong, and how to mend it. One line; in `en` plain ASCII. The address never appears in it.
 */
export function formatReason(reason: Pick<Reason, 'code' | 'args'>, messages: Messages = en): string {
  const message: Message | undefined = messages?.reasons?.[reason?.code];
  if (!message || !reason.args) {
    throw wrongType('reason', 'a reason of a result, and the messages of a language after it', reason);
  }
  return textOf(message, reason.args).replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = (reason.args as Readonly<Record<string, string | number>>)[name];
    if (name === 'kind') return messages.utf8Faults?.[value as Utf8Fault];
    if (name !== 'codePoint') return String(value);
    const known = messages.characters?.[value as string];
    return known ? `${known} (${value})` : String(value);
  });
}
