import { KEY_WORDS } from './mailbox-key.ts';

/** So many mailboxes are remembered by default: the memory is 12 octets a place, at most 201 MB. */
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
