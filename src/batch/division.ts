import type { DividedRecords } from './block.ts';
import { KEY_WORDS } from './dedupe.ts';

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
