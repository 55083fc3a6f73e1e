import type { BlockResult, DividedRecords } from './block.ts';
import { KEY_WORDS, type MailboxSet } from './dedupe.ts';

/** Where the written records of a block end, and what they are. */
export class Division {
  keys: Uint32Array;
  private ends = new Uint32Array(1024);
  private valid = new Uint8Array(1024);
  private count = 0;

  constructor(private readonly hasKeys: boolean) {
    this.keys = new Uint32Array(hasKeys ? 1024 * KEY_WORDS : 0);
  }

  /** Adds a record and returns the span of its key, which is 0 so far. */
  add(end: number, valid: boolean): number {
    if (this.count === this.ends.length) this.grow();
    this.ends[this.count] = end;
    this.valid[this.count] = valid ? 1 : 0;
    return this.count++ * KEY_WORDS;
  }

  take(): DividedRecords {
    const { count, hasKeys } = this;
    const keys = hasKeys ? this.keys.slice(0, count * KEY_WORDS) : null;
    const taken = { ends: this.ends.slice(0, count), valid: this.valid.slice(0, count), keys };
    this.count = 0;
    this.keys.fill(0);
    return taken;
  }

  private grow(): void {
    const { ends, valid, keys } = this;
    this.ends = new Uint32Array(ends.length * 2);
    this.ends.set(ends);
    this.valid = new Uint8Array(valid.length * 2);
    this.valid.set(valid);
    this.keys = new Uint32Array(keys.length * 2);
    this.keys.set(keys);
  }
}

/** What was written of a block, valid and invalid records apart. */
export interface Divided {
  valid: Uint8Array;
  invalid: Uint8Array;
  /** Valid records whose mailbox came before. */
  duplicates: Uint8Array;
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
  if (!records) return { valid: out, invalid: NOTHING, duplicates: NOTHING };
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
  return { valid: joined(runs[1]), invalid: joined(runs[2]), duplicates: joined(runs[0]) };
}

const NOTHING = new Uint8Array();

function joined(runs: readonly Uint8Array[]): Uint8Array {
  return runs.length === 1 ? (runs[0] as Uint8Array) : Buffer.concat(runs);
}
