import type { Messages } from '../messages/catalogue.ts';
import { formatReason } from '../messages/format.ts';
import { parseMailbox } from '../parse.ts';
import { parsePath } from '../parse-path.ts';
import type { Reason, ReasonCode, ReasonRow } from '../reasons.ts';

/** What was found of a reason's bad example. */
export interface JudgedExample {
  /** The finding itself, with its place and its arguments. */
  reason: Reason;
  suggestion: string | null;
}

/** Judges the bad example of a reason in the way that its row says. */
export async function judgeExample(
  code: ReasonCode,
  { bad, as, options }: ReasonRow['example'],
): Promise<JudgedExample> {
  const { reasons, suggestion } = await judge(bad, as, options);
  const reason = reasons.find((found) => found.code === code);
  if (!reason) throw new Error(`the example of ${code} does not show it`);
  return { reason, suggestion };
}

/** The public suffix list and the grammar of headers are read only where an example is for them. */
async function judge(text: string, as: ReasonRow['example']['as'], options: object | undefined) {
  switch (as) {
    case 'MAIL':
    case 'RCPT':
      return parsePath(text, { ...options, command: as });
    case 'suffix':
      return (await import('../suffix/index.ts')).parseMailboxWithSuffix(text, options);
    case 'header':
      return (await import('../header/index.ts')).parseHeaderMailbox(text, options);
    case 'list':
      return (await import('../header/index.ts')).parseAddressList(text, options);
    case 'octets':
      return parseMailbox(Buffer.from(text, 'latin1'), options);
    case undefined:
      return parseMailbox(text, options);
  }
}

/** A text of an example as people read it: octets are decoded. */
export function readable(text: string, { as }: ReasonRow['example']): string {
  return as === 'octets' ? Buffer.from(text, 'latin1').toString() : text;
}

/** What the reason says of its example. */
export function messageOf({ reason }: JudgedExample, messages: Messages): string {
  return formatReason(reason, messages);
}
