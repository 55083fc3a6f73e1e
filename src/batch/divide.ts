import type { BlockResult } from './block.ts';
import { KEY_WORDS } from './mailbox-key.ts';
import type { MailboxSet } from './mailbox-set.ts';

/** A run of written records that all go to one place. */
export interface Stretch {
  octets: Uint8Array;
  valid: boolean;
}

/**
 * Divides what was written of a block into runs of valid and of invalid records, without those whose mailbox came before.
 * @param isSplit whether valid and invalid ones part; else they go together
 * @param duplicate told of each that is left out
 */
export function* divide(
  { out, records }: BlockResult,
  isSplit: boolean,
  known: MailboxSet | null,
  duplicate: () => void,
): Generator<Stretch> {
  if (!records) {
    if (out.length > 0) yield { octets: out, valid: true };
    return;
  }
  const { ends, valid, keys } = records;
  let from = 0;
  let start = 0;
  let kind = 0;
  for (let index = 0; index < ends.length; index++) {
    const end = ends[index] as number;
    const at = index * KEY_WORDS;
    const isOut = known !== null && keys !== null && keys[at + 2] !== 0 && known.has(keys, at);
    const own = isSplit ? (valid[index] as number) : kind;
    if (isOut || own !== kind) {
      if (start > from) yield { octets: out.subarray(from, start), valid: kind === 1 };
      from = isOut ? end : start;
      kind = own;
    }
    if (isOut) duplicate();
    start = end;
  }
  if (start > from) yield { octets: out.subarray(from, start), valid: kind === 1 };
}
