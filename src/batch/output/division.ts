import { asciiLowerCase } from '../../grammar/chars.ts';
import type { Mailbox } from '../../mailbox.ts';
import type { BlockResult, DividedRecords } from '../block.ts';

/*
 * Where written records go: valid and invalid ones apart, and those whose mailbox came before left out. The keys of mailboxes
 * are made where records are checked, and compared here in the order of the input.
 */

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

/** Three words a key: with 96 bits two different mailboxes never share one by chance in any list that fits a disk. */
const KEY_WORDS = 3;

/** A seed of chance. */
export function keySeed(): number {
  return crypto.getRandomValues(new Uint32Array(1))[0] as number;
}

/**
 * Makes keys of canonical mailboxes, octet by octet. With a random seed it is not possible to write two addresses that share a
 * key.
 */
export class KeyMaker {
  private a = 0;
  private b = 0;
  private c = 0;

  constructor(private readonly seed: number) {}

  begin(): void {
    this.a = this.seed | 0;
    this.b = Math.imul(this.seed, 0x9e3779b1) | 1;
    this.c = (this.seed ^ 0x7f4a7c15) | 0;
  }

  add(unit: number): void {
    this.a = Math.imul(this.a ^ unit, 0x01000193);
    this.a ^= this.a >>> 15;
    this.b = Math.imul(this.b + unit, 0x85ebca6b);
    this.b ^= this.b >>> 13;
    this.c = (Math.imul(this.c, 0x2c1b3c6d) + unit + this.b) | 0;
  }

  /** Writes the key, which is never all 0. */
  end(keys: Uint32Array, at: number): void {
    keys[at] = mixed(this.a ^ this.c);
    keys[at + 1] = mixed(this.b);
    keys[at + 2] = mixed(this.c) | 1;
  }

  /** The key of `local-part@domain` in octets of ASCII, its domain in lower case. */
  ofPlain(
    octets: Uint8Array,
    start: number,
    end: number,
    keys: Uint32Array,
    at: number,
    ignoresCase: boolean,
  ): void {
    this.begin();
    let index = start;
    let octet = octets[index++] as number;
    for (; octet !== 0x40; octet = octets[index++] as number) {
      this.add(ignoresCase && octet >= 0x41 && octet <= 0x5a ? octet | 0x20 : octet);
    }
    this.add(octet);
    for (; index < end; index++) {
      octet = octets[index] as number;
      this.add(octet >= 0x41 && octet <= 0x5a ? octet | 0x20 : octet);
    }
    this.end(keys, at);
  }

  /** The key of a canonical mailbox. */
  ofText(text: string, keys: Uint32Array, at: number): void {
    this.begin();
    for (let index = 0; index < text.length; index++) this.add(text.charCodeAt(index));
    this.end(keys, at);
  }
}

/** Spreads each bit of a word over all (the finalizer of MurmurHash3). */
function mixed(word: number): number {
  let hash = word;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return hash ^ (hash >>> 16);
}

/** The number of mailboxes remembered by default: the memory is 12 octets a place, at most 201 MB. */
export const MAX_REMEMBERED = 12_000_000;

/** Whether mailboxes came before, by their keys, in bounded memory. */
export class MailboxSet {
  size = 0;
  private places = 1 << 12;
  private words = new Uint32Array(this.places * KEY_WORDS);

  constructor(private readonly limit = MAX_REMEMBERED) {}

  /** Whether no further mailbox is remembered. */
  get isFull(): boolean {
    return this.size >= this.limit;
  }

  /** Adds a key and returns whether it was there. One that comes when the set is full is not remembered. */
  has(keys: Uint32Array, at: number): boolean {
    const place = this.find(keys, at);
    if (this.words[place + 2] !== 0) return true;
    if (this.isFull) return false;
    this.put(place, keys, at);
    this.size++;
    if (this.size * 4 > this.places * 3) this.grow();
    return false;
  }

  /** The place of a key, or the free one that it would get. The last word of a key is never 0. */
  private find(keys: Uint32Array, at: number): number {
    const { words, places } = this;
    const first = keys[at] as number;
    const second = keys[at + 1] as number;
    const third = keys[at + 2] as number;
    let place = (first & (places - 1)) * KEY_WORDS;
    for (;;) {
      if (words[place + 2] === 0) return place;
      if (words[place] === first && words[place + 1] === second && words[place + 2] === third) return place;
      place += KEY_WORDS;
      if (place === words.length) place = 0;
    }
  }

  private put(place: number, keys: Uint32Array, at: number): void {
    for (let word = 0; word < KEY_WORDS; word++) this.words[place + word] = keys[at + word] as number;
  }

  private grow(): void {
    const { words } = this;
    this.places *= 2;
    this.words = new Uint32Array(this.places * KEY_WORDS);
    for (let at = 0; at < words.length; at += KEY_WORDS) {
      if (words[at + 2] !== 0) this.put(this.find(words, at), words, at);
    }
  }
}

/** The canonical address, and of a literal in lower case: a text that is equal for the same mailboxes. */
export function comparable({ kind, domain, unicode }: Mailbox): string {
  return kind === 'domain' ? unicode : unicode.slice(0, -domain.length) + asciiLowerCase(domain);
}
