import { wrongType } from '../errors.ts';
import type { Reason, RuleInWords, Utf8Fault } from '../reasons.ts';
import { fill, inLanguage, type Messages, textOf } from './catalogue.ts';
import { en } from './en.ts';

type Args = Readonly<Record<string, string | number | undefined>> & { readonly words?: RuleInWords };

/**
 * A reason in words: what is wrong, and how to fix it. One line; in `en` plain ASCII. The address never appears in it.
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
  const { words, ...args } = reason.args as Args;
  const { kind, codePoint } = args;
  const name = messages.characters?.[codePoint as string];
  return fill(textOf(message, reason.args), {
    ...args,
    words: words && inLanguage(words, messages.language),
    kind: messages.utf8Faults?.[kind as Utf8Fault],
    codePoint: name ? `${name} (${codePoint})` : codePoint,
  });
}
