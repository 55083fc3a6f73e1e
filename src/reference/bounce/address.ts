/** Which address a reply is about, as it was written: whole, with whatever is wrong with it. */

import { addressOfField } from './parts.ts';
import type { RawReply } from './replies.ts';

/** No address is longer. */
const MAX_UNITS = 1000;

/** `<…> is not a valid RFC 5321 address`: whatever stands between, brackets and commas too. */
const CALLED_INVALID = /address:? <(.{0,1000}?)> (?:is not|isn't) a valid/i;
/** A field of JSON that names the recipient. */
const RECORD =
  /"(?:e-?mail|email_?address|(?:raw_|original_)?(?:rcpt|recipient)(?:_?to)?|to)"\s{0,9}:\s{0,9}"([^"\\]{1,400}@[^"\\]{0,400})"/i;
/** Parts of a reply that stand in brackets and are not an address. */
const NO_ADDRESS = /^(?:https?:|mailto:https?:|\{)|[#;]|^\s*$/i;

/**
 * The address that a reply is about.
 * @param about whose
 * @param recipient what a report or a letter names as the recipient
 */
export function addressIn(
  reply: RawReply,
  about: 'sender' | 'recipient',
  recipient: string | null,
): string | null {
  const { text, around, named } = reply;
  const command = about === 'sender' ? 'MAIL' : 'RCPT';
  const found =
    called(text) ??
    inLog(around, about) ??
    bracketed(text, about) ??
    beforeDots(text) ??
    (about === 'recipient' ? inRecord(around) : null) ??
    quoted(text) ??
    bare(text) ??
    called(around) ??
    inCommand(around, command) ??
    (about === 'recipient' && recipient !== null ? addressOfField(recipient) : null) ??
    named[command] ??
    (about === 'recipient' ? named.other : null);
  return found === null || found.length > MAX_UNITS ? null : found;
}

function called(text: string): string | null {
  return CALLED_INVALID.exec(text)?.[1] ?? null;
}

/** `to=<anna@example.com>` of a line of a log, where the reply itself names none. */
function inLog(around: string, about: 'sender' | 'recipient'): string | null {
  const name = about === 'sender' ? 'from' : 'to';
  const [, address = null] = new RegExp(`(?:^|[\\s,;])${name}=<([^<>]{1,${MAX_UNITS}})>`).exec(around) ?? [];
  return address;
}

/** `anna@exam ple.com... Invalid host name`: Sendmail puts what it was given before three dots, spaces too. */
function beforeDots(text: string): string | null {
  const [, address = null] = /^([^\s<>][^<>@]{0,320}@[^<>@]{0,320}?)\.\.\. /.exec(text) ?? [];
  return address !== null && address.split(' ').length <= 4 ? address : null;
}

/** `"email": "anna@example.com"`, as a record of an event has it. */
function inRecord(around: string): string | null {
  const [, address = null] = RECORD.exec(around) ?? [];
  return address;
}

function bracketed(text: string, about: 'sender' | 'recipient'): string | null {
  for (const match of text.matchAll(/<([^<>]{1,1000})>|\[([^[\]\s]{1,400}@[^[\]\s]{1,400})\]/g)) {
    // `501 <anna@example.com: malformed address: > may not follow …`, where Exim was given no bracket that closes.
    const content = (match[1] ?? match[2] ?? '').replace(/: malformed address:.*$/, '');
    if (NO_ADDRESS.test(content)) continue;
    if (content.includes('@')) return content;
    // Without an @ only where the text says that it is one.
    const said = text.slice(Math.max(0, match.index - 24), match.index).toLowerCase();
    const after = text.slice(match.index + match[0].length, match.index + match[0].length + 40).toLowerCase();
    if (/(?:address|mailbox|recipient|sender|user|from|to):? ?$/.test(said)) return content;
    if (/^:? ?(?:recipient|sender) address/.test(after) || after.includes(`${about} address`)) return content;
  }
  return null;
}

/** An address between quotes is whole, with a comma or a bracket in it too: `"anna@example,com"`. */
function quoted(text: string): string | null {
  const [, address = null] =
    /["\u201c\u00ab]\s?([^\s"<>\u201c\u201d\u00ab\u00bb@]{1,320}@[^\s"<>\u201c\u201d\u00ab\u00bb@]{1,320})\s?["\u201d\u00bb]/.exec(
      text,
    ) ?? [];
  if (address !== null) return address;
  // Without an @ only where the text says that it is one.
  const [, named = null] =
    /(?:address|recipient|mailbox):? ["\u201c]([^"\u201c\u201d<>]{1,320})["\u201d]/i.exec(text) ?? [];
  return named;
}

/** A word of the reply with an @, without what the sentence put around it. */
function bare(text: string): string | null {
  const word = text
    .split(/[\s<>()[\]{}",;]+/)
    .find((one) => one.length <= MAX_UNITS && /[^@.]@|@[^@.]/.test(one) && !/^https?:|:\/\//i.test(one));
  if (word === undefined) return null;
  // `anna@example.com:blocked`, as Barracuda has it.
  const address = word
    .replace(/^(?:mailto:|['`:=]+)|(?<!['`:!?])['`:!?]+$/gi, '')
    .replace(/(@[^@:]+\.[a-z]{2,63}):[a-z]+$/i, '$1');
  // The dot at the end of a sentence; one that a domain lacks its ending after belongs to the address.
  return /@[^@.]+\.$/.test(address) ? address : address.replace(/(?<!\.)\.+$/, '');
}

/** `after RCPT TO:<anna@example.com>:` */
function inCommand(around: string, command: 'MAIL' | 'RCPT'): string | null {
  const verb = command === 'MAIL' ? 'MAIL FROM' : 'RCPT TO';
  const at = around.toUpperCase().lastIndexOf(`${verb}:<`);
  if (at < 0) return inReject(around, command);
  const rest = around.slice(at + verb.length + 2, at + verb.length + 2 + MAX_UNITS);
  const end = rest.indexOf('>');
  return end > 0 ? rest.slice(0, end) : null;
}

/** `rejected RCPT <anna@example.com>:` of Exim, `in RCPT command: <anna@example.com>` of Postfix. */
function inReject(around: string, command: 'MAIL' | 'RCPT'): string | null {
  const pattern = new RegExp(`(?:rejected ${command}|in ${command} command:) <([^<>]{1,${MAX_UNITS}})>`);
  return pattern.exec(around)?.[1] ?? null;
}
