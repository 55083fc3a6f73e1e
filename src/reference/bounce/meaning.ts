/** Which meaning a reply has, and how that can be told. */

import { unicodePattern } from '../../unicode-pattern.ts';
import { type Meaning, meaningOfEnhanced, meaningOfReply, meaningRows } from '../meanings.ts';
import { type WildRow, wildRows } from '../wild/rows.ts';
import { letterMeanings, letterSigns, serverSigns } from '../wild/signs.ts';
import type { RawReply } from './replies.ts';

/** What a meaning was told by: words of the reply, its enhanced code, the command, its reply code its first digit, or the address
 * itself, which no server could take. */
export interface Evidence {
  by: 'words' | 'enhanced' | 'command' | 'reply' | 'digit' | 'address';
  /** The words, or the code, as they stand in the reply; in lower case. */
  text: string;
}

/** A meaning, how it was told, and the row of known words where one decided. */
export interface Told {
  meaning: Meaning;
  told: Evidence[];
  row: WildRow | null;
}

/** Meanings of a recipient's address, and what the same means of a sender's. */
const ofSender: Partial<Record<Meaning, Meaning>> = {
  'recipient-syntax': 'sender-syntax',
  'recipient-name': 'sender-syntax',
  'recipient-domain': 'sender-domain',
  'recipient-unknown': 'sender-refused',
};

/** What a reply means: by its words first, then by its enhanced code, then by its code. */
export function meaningOf({ code, enhanced, text, around, command }: RawReply): Told {
  const digit = code?.[0] ?? enhanced?.[0] ?? '';
  if (digit === '2' || digit === '3') {
    return { meaning: 'no-failure', told: [{ by: 'digit', text: digit }], row: null };
  }
  const told: Evidence[] = [];
  // The words of the reply itself count more than those around it, which may tell of other attempts.
  const byWords = wordsIn(text, digit) ?? (code === null ? wordsIn(around, digit) : null);
  let meaning: Meaning | undefined;
  if (byWords) {
    meaning = byWords.row.meaning;
    told.push({ by: 'words', text: byWords.words });
  }
  const exact = byWords && meaning === 'recipient-unknown' ? exactOf(byWords.words, enhanced) : null;
  if (byWords && enhanced && exact) {
    return { meaning: exact, told: [...told, { by: 'enhanced', text: enhanced }], row: byWords.row };
  }
  const byEnhanced = enhanced === null ? undefined : meaningOfEnhanced[enhanced.slice(2)];
  if (enhanced !== null && byEnhanced && (!meaning || meaning === byEnhanced)) {
    meaning = byEnhanced;
    told.push({ by: 'enhanced', text: enhanced });
  }
  if (!meaning && code !== null && meaningOfReply[code]) {
    meaning = meaningOfReply[code];
    told.push({ by: 'reply', text: code });
  }
  // A server that has just been told an address finds fault with that.
  if (
    meaning === 'protocol' &&
    code === '501' &&
    !byWords &&
    !byEnhanced &&
    (command === 'MAIL' || command === 'RCPT')
  ) {
    meaning = 'recipient-syntax';
  }
  // What is said of an address is said of the sender's where the text, or else the command, says so.
  const other = meaning && !/recipient|rcpt/i.test(text) ? ofSender[meaning] : undefined;
  const isSaid = /sender(?:'s)? address/i.test(text);
  if (other && (isSaid || command === 'MAIL')) {
    meaning = other;
    told.push(isSaid ? { by: 'words', text: 'sender address' } : { by: 'command', text: 'mail' });
  }
  if (meaning) return { meaning, told, row: byWords?.row ?? null };
  return {
    meaning: digit === '4' ? 'temporary' : 'permanent',
    told: [{ by: 'digit', text: digit }],
    row: null,
  };
}

/**
 * What words mean that tell only of a refused recipient, where the enhanced code tells more: with 5.7.1 `Recipient address
 * rejected: Access denied` is a rule for this recipient, with 5.1.1 or 5.4.1 there is none; with 5.1.3 `Invalid recipient`
 * is about the syntax (RFC 3463 3.2 and 3.8).
 */
function exactOf(words: string, enhanced: string | null): Meaning | null {
  const detail = enhanced?.slice(2) ?? '';
  if (words.includes('rejected') && detail.startsWith('7.')) return 'recipient-restricted';
  return /rejected|invalid/.test(words) && detail === '1.3' ? 'recipient-syntax' : null;
}

/** More marks after each other than a text has: UAX 15 13.1 lets there be 30. */
const TOO_MANY_MARKS = '(?<!\\p{M})\\p{M}{31,}';

/** A text in NFC. To put marks in order takes an engine the square of their number. */
function composed(text: string): string {
  return text.replace(unicodePattern(TOO_MANY_MARKS), '').normalize('NFC');
}

/** The first row with words that stand in a text, and these words. */
function wordsIn(text: string, digit: string): { row: WildRow; words: string } | null {
  const plain = ` ${composed(text)
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .replace(/[\u2018\u2019]/g, "'")} `;
  for (const row of wildRows) {
    if (row.digit && digit !== '' && row.digit !== digit) continue;
    const words = row.words.find((one) => plain.includes(one));
    if (words !== undefined) return { row, words: words.trim() };
  }
  return null;
}

/** What a letter means that names no code; null if it is none, or does not tell. */
export function meaningOfLetter(text: string): { told: Told; words: string } | null {
  const plain = composed(text).toLowerCase();
  // `<anna@example.com>: message size 31457280 exceeds …`, as Postfix puts what it says itself.
  const isOfPostfix = /(?:^|\s)<[^<>\s]{1,320}@[^<>\s]{1,320}>: \w/.test(plain);
  if (!isOfPostfix && !letterSigns.some((sign) => plain.includes(sign))) return null;
  const found = wordsIn(plain, '');
  if (!found || !letterMeanings.includes(found.row.meaning)) return null;
  const { row, words } = found;
  return { told: { meaning: row.meaning, told: [{ by: 'words', text: words }], row }, words };
}

/** The software or the service that wrote a text; null if it does not tell. */
export function serverIn(text: string): string | null {
  const plain = text.toLowerCase();
  return serverSigns.find(([sign]) => plain.includes(sign))?.[1] ?? null;
}

/** Whose address a meaning is about. */
export function aboutOf(meaning: Meaning): 'sender' | 'recipient' | null {
  return meaningRows[meaning].about;
}
