/** What servers say in place of what the standard says, in what words, and who has seen it: data, and its sources. */

import { mailboxes } from './mailboxes.ts';
import { messages } from './messages.ts';
import { recipients } from './recipients.ts';
import type { WildRow } from './row.ts';
import { senders } from './senders.ts';
import { sending } from './sending.ts';

export type { WildRow } from './row.ts';

/**
 * The rows, the more exact ones first: where a reply has the words of several, the first counts. Phrases are short on
 * purpose, since servers put addresses, hosts and links between them.
 */
export const wildRows: readonly WildRow[] = /* @__PURE__ */ ((): WildRow[] => [
  ...sending,
  ...senders,
  ...mailboxes,
  ...recipients,
  ...messages,
])();

/**
 * What servers were seen to mean by a reply, with their words and the source of each.
 * @param code a reply code, `553`, or an enhanced one, `5.1.3`
 * @returns none where the code was not seen
 * @example
 * ```ts
 * wildRowsOf('5.1.3').map(({ meaning }) => meaning);
 * ```
 */
export function wildRowsOf(code: string): WildRow[] {
  return wildRows.filter(({ replies }) => replies.some((reply) => reply.split(' ').includes(code)));
}
