import { wrongType } from '../errors.ts';
import type { Reason, Utf8Fault } from '../reasons.ts';
import { fill, type Messages, textOf } from './catalogue.ts';
import { en } from './en.ts';

/**
 * A reason in words: what is wrong, and how to mend it. One line; in `en` plain ASCII. The address never appears in it.
 * @example
 * ```ts
 * for (const reason of parseMailbox('a..b@example.com').reasons) console.log(formatReason(reason));
 * ```
 */
export function formatReason(reason: Pick<Reason, 'code' | 'args'>, messages: Messages = en): string {
  if (!messages?.reasons) {
    throw wrongType('messages', 'the messages of a language, such as en', messages);
  }
  const message = messages.reasons[reason?.code];
  if (!message || !reason.args) throw wrongType('reason', 'a reason of a result', reason);
  const args: Readonly<Record<string, string | number | undefined>> = reason.args;
  const { kind, codePoint } = args;
  const name = messages.characters?.[codePoint as string];
  return fill(textOf(message, reason.args), {
    ...args,
    kind: messages.utf8Faults?.[kind as Utf8Fault],
    codePoint: name ? `${name} (${codePoint})` : codePoint,
  });
}
