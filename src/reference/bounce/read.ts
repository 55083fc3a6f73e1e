/** What a bounce says: which code, which of its meanings, who must act, and what is wrong with the address. */

import { wrongType } from '../../errors.ts';
import { type MailboxResult, parseMailbox } from '../../parse.ts';
import { referenceEn } from '../en/en.ts';
import { type Actor, type Meaning, meaningRows } from '../meanings.ts';
import { checkWords, type ReferenceWords } from '../words.ts';
import { addressIn } from './address.ts';
import { aboutOf, type Evidence, meaningOf, meaningOfLetter, serverIn, type Told } from './meaning.ts';
import { addressOfField, type RecipientFields, takeApart } from './parts.ts';
import { firstNamed, type RawReply, repliesIn } from './replies.ts';

/** An address that a reply is about, and what is wrong with it. */
export interface BouncedAddress {
  /** Whose address it is. */
  role: 'sender' | 'recipient';
  /** As the bounce has it. It may hold anything: escape it before a page or a terminal shows it. */
  address: string;
  /** What a check of it says. A valid address may be refused all the same: it may not exist. */
  result: MailboxResult;
}

/** One reply of a server, read. */
export interface BounceReply {
  /** The line where it begins, from 1; null of a delivery report, and where it is told by no reply. */
  line: number | null;
  /** The reply code, `553`; null where there is only an enhanced one. */
  code: string | null;
  /** The enhanced status code, `5.1.3`. */
  enhanced: string | null;
  /** What the server wrote after the codes, on one line. Escape it before a page or a terminal shows it. */
  text: string;
  /** The software or the service that says so, if it is known. */
  server: string | null;
  /** The command that it answers, if that is known. */
  command: 'MAIL' | 'RCPT' | 'DATA' | null;
  /** Which of its meanings the code has here. */
  meaning: Meaning;
  /** How that was told. */
  told: Evidence[];
  /** Where it is written that servers use these words so; null where the codes decided. */
  source: string | null;
  /** What the meaning is called, what it says, and what to do. */
  words: { name: string; meaning: string; help: string };
  /** Who must act. */
  actor: { name: Actor; words: string };
  /** The recipient that it is about, where the bounce names one. */
  recipient: string | null;
  /** The address that is at fault, checked; null where it is about something else, or where the bounce names none. */
  address: BouncedAddress | null;
}

/** What was read of a bounce. */
export interface Bounce {
  /** Whether it was a delivery report with fields (RFC 3464); otherwise replies in a text. */
  kind: 'report' | 'text';
  /** Each reply once; empty where there is none. */
  replies: BounceReply[];
  /** Whether it was longer than what is read. */
  truncated: boolean;
}

/** How a bounce is read. */
export interface BounceOptions {
  /** The language of the words; English when absent. */
  words?: ReferenceWords | undefined;
  /** What checks an address; `parseMailbox` when absent. One that knows misspelt providers says more. */
  check?: ((address: string) => MailboxResult) | undefined;
}

/** So much is read, in UTF-16 units (or octets): a report comes before the message that it returns. */
export const MAX_BOUNCE = 512 * 1024;
/** Where a letter without a reply names its address, in UTF-16 units. */
const MAX_LETTER = 4000;
/** The number of replies that are read. */
const MAX_REPLIES = 50;

/**
 * Reads a bounce: a reply line, several, a session, a line of a log, a letter from a mail server, or a whole delivery
 * report (RFC 3464). Lines may be folded, quoted with `>`, end in CRLF or stand in the encodings of a message.
 * @param input what was pasted; octets are read as UTF-8, and else as windows-1252. Up to 524,288 units of it are read.
 * @returns never throws for any text; without a reply in it `replies` is empty
 * @throws {OptionError} if an argument has the wrong type.
 * @example
 * ```ts
 * const [reply] = readBounce('553-5.1.3 The recipient address <a..b@example.com> is not a valid\n553 5.1.3 RFC 5321 address. gsmtp').replies;
 * reply?.meaning; // 'recipient-syntax'
 * reply?.address?.result.suggestion; // 'a.b@example.com'
 * ```
 */
export function readBounce(input: string | Uint8Array, options: BounceOptions = {}): Bounce {
  if (typeof input !== 'string' && !(input instanceof Uint8Array)) {
    throw wrongType('input', 'a string or a Uint8Array', input);
  }
  if (typeof options !== 'object' || options === null) throw wrongType('options', 'an object', options);
  const { words = referenceEn, check = (address: string) => parseMailbox(address) } = options;
  checkWords(words);
  if (typeof check !== 'function') throw wrongType('check', 'a function', check);

  const truncated = input.length > MAX_BOUNCE;
  const text = typeof input === 'string' ? input.slice(0, MAX_BOUNCE) : textOf(input.subarray(0, MAX_BOUNCE));
  const { recipients, lines } = takeApart(text);
  const inText = repliesIn(lines, MAX_REPLIES);
  const server = serverIn(text);
  const say = (reply: RawReply, recipient: string | null, isReport: boolean) =>
    toReply(reply, { recipient, isReport, server, words, check });

  const kind = recipients.length > 0 ? 'report' : 'text';
  const found = recipients
    .slice(0, MAX_REPLIES)
    .map((fields) => say(ofFields(fields, inText), fields.recipient, true))
    .filter(({ code, enhanced }) => code !== null || enhanced !== null);
  const replies =
    found.length > 0 ? found : inText.map((reply) => say(reply, recipients[0]?.recipient ?? null, false));
  if (replies.length > 0) return { kind, replies: distinct(replies), truncated };
  const letter = meaningOfLetter(lines.join(' '));
  if (!letter) return { kind, replies: [], truncated };
  const raw = {
    ...NOTHING,
    text: letter.words,
    around: lines.join(' ').slice(0, MAX_LETTER),
    named: { ...NOTHING.named, other: firstNamed(lines) },
  };
  const surroundings = { recipient: null, isReport: false, server, words, check, letter: letter.told };
  return { kind, replies: [toReply(raw, surroundings)], truncated };
}

function textOf(octets: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(octets);
  } catch {
    return new TextDecoder('windows-1252').decode(octets);
  }
}

/** The reply that the fields of a recipient tell, with what the letter around them says besides. */
function ofFields(fields: RecipientFields, inText: readonly RawReply[]): RawReply {
  const diagnostic = (fields.diagnostic ?? '').replace(/^\s*[\w-]+\s*;\s*/, '');
  const status = /[245]\.\d{1,3}\.\d{1,3}/.exec(fields.status ?? '')?.[0] ?? null;
  const [own] = repliesIn([diagnostic], 1);
  const enhanced = own?.enhanced ?? status;
  const recipient = fields.recipient === null ? '' : addressOfField(fields.recipient);
  // The letter tells the same reply, and often the command that it answers.
  const twin =
    inText.find(
      ({ code, around }) => code === (own?.code ?? code) && recipient !== '' && around.includes(recipient),
    ) ??
    inText.find(
      ({ code, enhanced: other }) => own !== undefined && code === own.code && other === own.enhanced,
    ) ??
    (own ? undefined : inText[0]);
  const base: RawReply = own ?? twin ?? { ...NOTHING, text: diagnostic };
  return {
    ...base,
    enhanced: base.enhanced ?? enhanced,
    text: own || twin ? base.text : diagnostic,
    around: `${twin?.around ?? ''} ${diagnostic} ${fields.remote ?? ''}`.trim(),
    command: base.command ?? twin?.command ?? null,
  };
}

const NOTHING: RawReply = {
  line: 0,
  code: null,
  enhanced: null,
  text: '',
  around: '',
  command: null,
  named: { MAIL: null, RCPT: null, other: null },
};

interface Surroundings {
  recipient: string | null;
  isReport: boolean;
  server: string | null;
  words: ReferenceWords;
  check: (address: string) => MailboxResult;
  /** What the whole letter means, where it names no code. */
  letter?: Told | undefined;
}

function toReply(
  raw: RawReply,
  { recipient, isReport, server, words, check, letter }: Surroundings,
): BounceReply {
  const { meaning: said, told, row } = letter ?? meaningOf(raw);
  // A name that is not allowed, or a refusal that says nothing: where the address is none, that is what was found.
  const isVague =
    said === 'recipient-name' ||
    (said === 'permanent' && raw.command !== 'DATA') ||
    (said === 'protocol' && raw.command === 'RCPT');
  const asked = isVague ? 'recipient' : aboutOf(said);
  const found = asked === null ? null : addressIn(raw, asked, recipient);
  const checked = found === null ? null : check(found);
  const isMalformed = isVague && checked?.valid === false;
  const meaning = isMalformed ? 'recipient-syntax' : said;
  const about = aboutOf(meaning);
  const [address, result] = about === null ? [null, null] : [found, checked];
  const { actor } = meaningRows[meaning];
  return {
    line: isReport || raw.line === 0 ? null : raw.line,
    code: raw.code,
    enhanced: raw.enhanced,
    text: raw.text,
    server: serverIn(raw.text) ?? serverIn(raw.around) ?? server,
    command: raw.command === 'other' ? null : raw.command,
    meaning,
    told: isMalformed ? [...told, { by: 'address', text: address ?? '' }] : told,
    source: row?.source ?? null,
    words: words.meanings[meaning],
    actor: { name: actor, words: words.actors[actor] },
    recipient: about === 'recipient' && address !== null ? address : addressIn(raw, 'recipient', recipient),
    address: about === null || address === null || result === null ? null : { role: about, address, result },
  };
}

/** The same reply about the same address is told once. */
function distinct(replies: readonly BounceReply[]): BounceReply[] {
  const known = new Set<string>();
  return replies.filter(({ code, enhanced, text, recipient, address }) => {
    const key = JSON.stringify([code, enhanced, text, address?.address ?? recipient]);
    return !known.has(key) && known.add(key);
  });
}
