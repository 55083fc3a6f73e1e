import type { BlockResult } from './block.ts';
import { KEY_WORDS } from './mailbox-key.ts';
import type { MailboxSet } from './mailbox-set.ts';

/** What was written of a block, valid and invalid records apart. */
export interface Divided {
  valid: Uint8Array;
  invalid: Uint8Array;
}

/**
 * Divides what was written of a block, and leaves out valid records whose mailbox came before.
 * @param isSplit whether invalid records part from the valid ones; else they are among them, in their order
 * @param duplicate told of each that is left out
 */
export function divide(
  { out, records }: BlockResult,
  isSplit: boolean,
  known: MailboxSet | null,
  duplicate: () => void,
): Divided {
  if (!records) return { valid: out, invalid: NOTHING };
  const { ends, valid, keys } = records;
  // Runs of records that go to one place; what is left out goes nowhere.
  const runs: [nowhere: Uint8Array[], valid: Uint8Array[], invalid: Uint8Array[]] = [[], [], []];
  let from = 0;
  let start = 0;
  let place: 0 | 1 | 2 = 1;
  for (let index = 0; index < ends.length; index++) {
    const at = index * KEY_WORDS;
    const isOut = known !== null && keys !== null && keys[at + 2] !== 0 && known.has(keys, at);
    const own = isOut ? 0 : isSplit && valid[index] === 0 ? 2 : 1;
    if (isOut) duplicate();
    if (own !== place) {
      runs[place].push(out.subarray(from, start));
      from = start;
      place = own;
    }
    start = ends[index] as number;
  }
  runs[place].push(out.subarray(from, start));
  return { valid: joined(runs[1]), invalid: joined(runs[2]) };
}

const NOTHING = new Uint8Array();

function joined(runs: readonly Uint8Array[]): Uint8Array {
  return runs.length === 1 ? (runs[0] as Uint8Array) : Buffer.concat(runs);
}
