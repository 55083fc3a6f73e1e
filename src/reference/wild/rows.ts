/** What servers say in place of what the standard says, in what words, and who has seen it: data, and its sources. */

import { meaningOfEnhanced, meaningOfReply, meaningRows, meanings } from '../meanings.ts';
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
 * What servers were seen to mean by a reply, with their words and the source of each. For a code that the standard has
 * for addresses, such as 553, meanings of an address come first; for another, such as 5.7.1, those that are said with it
 * before any other code.
 * @param code a reply code, `553`, or an enhanced one, `5.1.3`
 * @returns none where the code was not seen
 * @example
 * ```ts
 * wildRowsOf('5.1.3').map(({ meaning }) => meaning);
 * ```
 */
export function wildRowsOf(code: string): WildRow[] {
  const placeIn = ({ replies }: WildRow) => replies.findIndex((reply) => reply.split(' ').includes(code));
  const own = meaningOfReply[code] ?? meaningOfEnhanced[code.slice(2)];
  const isOfAddress = own !== undefined && meaningRows[own].about !== null;
  return wildRows
    .filter((row) => placeIn(row) >= 0)
    .sort(
      (a, b) =>
        (isOfAddress ? 0 : placeIn(a) - placeIn(b)) ||
        meanings.indexOf(a.meaning) - meanings.indexOf(b.meaning),
    );
}
