import { LF } from '../block.ts';
import { MailParts, MBOX_LINE, type PartBody } from './mail-parts.ts';
import type { Unit, UnitEncoding } from './units.ts';

/** A unit longer than this goes no further: nothing that is folded has an address that long. */
export const MAX_UNIT = 1 << 16;

/** What is open: a card or a calendar, or an entry of a directory. */
type Format = 'text' | 'card' | 'entry';

/** What a field holds; of ids only those in angle brackets are passed over, of `none` all. */
type FieldKind = 'address' | 'id' | 'none' | 'other';

/** Fields of messages, and of quoted ones, that hold addresses. */
const ADDRESS_FIELD =
  /^(?:> ?)*(?:(?:resent-)?(?:from|sender|to|cc|bcc|reply-to)|return-path|errors-to|delivered-to|envelope-to|x-(?:original|envelope)-(?:to|from)|mail-followup-to|mail-reply-to|disposition-notification-to|maintainer|uploaders)[ \t]*:/i;
/** Fields of messages that hold identifiers in angle brackets (RFC 5322 3.6.4, RFC 2045 7), which are no addresses. */
const ID_FIELD =
  /^(?:> ?)*(?:(?:resent-|x-[\w-]*|original-)?message-?id|in-reply-to|references|content-id)[ \t]*:/i;
/** Signatures, whose identities need not be mailboxes (RFC 6376 3.5). */
const SIGNATURE_FIELD = /^(?:[\w-]*dkim-signature|arc-(?:seal|message-signature))[ \t]*:/i;
/** Properties of cards whose value is not a mailbox, or not text. */
const OTHER_PROPERTY =
  /^(?:[\w-]+\.)?(?:uid|impp|prodid|photo|logo|sound|key|x-(?:jabber|sip|skype|socialprofile))[;:]/i;
const CARD_ADDRESS = /^(?:[\w-]+\.)?(?:email|attendee|organizer)[;:]/i;
const ENTRY_ADDRESS =
  /^(?:mail|email|emailaddress|rfc822mailbox|mailalternateaddress|mailalternativeaddress|maillocaladdress|mailforwardingaddress|mailroutingaddress|othermailbox|proxyaddresses)(?:;[\w-]+)*::?/i;
const BASE64_LINE = /^[\w.-]+(?:;[\w-]+)*:: *[a-z\d+/]*={0,2}$/i;
const BASE64 = /^[a-z\d+/]+={0,2}$/i;
/** A line of a body in base64 (RFC 2045 6.8), or a part of one. */
const BODY_BASE64 = /^[ \t]*(?:(?:[a-z\d+/]+={0,2}|={1,2})[ \t]*)?$/i;

const isIndented = (line: string) => line[0] === ' ' || line[0] === '\t';

/** Lines that may go on in the next one. */
interface Pending {
  lines: Uint8Array[];
  starts: number[];
  size: number;
  unit: Omit<Unit, 'octets' | 'starts'>;
}

/** Makes units of lines, by the formats that they show themselves to be: messages, cards, LDIF. */
export class UnitReader {
  private format: Format = 'text';
  /** What the lines before were, of a field that may go on in the next. */
  private field: FieldKind = 'other';
  private readonly parts: MailParts;
  private isAfterBlank = true;
  private pending: Pending | null = null;

  /** @param body how the text is written, where it is that of a part of a message; null where it may be anything */
  constructor(body: PartBody | null = null) {
    this.parts = new MailParts(body);
  }

  /** The encoding of the characters, where it is known and not UTF-8. Lines are not those of UTF-16. */
  get charset(): string | null {
    const { charset } = this.parts.body;
    return charset !== null && /^utf-/.test(charset) ? null : charset;
  }

  /** The part of a message that an encoded line is of; null for any other line. */
  encodedPart(octets: Uint8Array): PartBody | null {
    const { body } = this.parts;
    if (body.encoding === 'plain') return null;
    const text = latin1(octets);
    if (body.encoding === 'base64' && !BODY_BASE64.test(text)) {
      this.parts.endBody();
      return null;
    }
    if (this.isBetweenParts(text)) return null;
    if (body.encoding === 'quoted-printable') this.parts.line(text);
    this.isAfterBlank = text.trim() === '';
    return body;
  }

  private isBetweenParts(text: string): boolean {
    return this.parts.isBoundary(text) || (this.isAfterBlank && MBOX_LINE.test(text));
  }

  /**
   * Takes a line, without its end. Its octets may be overwritten once the units are used that are returned.
   * @param start where it begins in the text
   * @returns what is whole now
   */
  line(octets: Uint8Array, number: number, start: number): Unit[] {
    const text = latin1(octets);
    if (this.pending && this.goesOn(text, this.pending)) {
      this.pending.lines.push(Uint8Array.from(octets));
      this.pending.starts.push(start);
      this.pending.size += octets.length + 1;
      return [];
    }
    const units = this.end();
    const encoding = this.begin(text);
    this.isAfterBlank = text.trim() === '';
    if (encoding === null) return units;
    const { charset } = this;
    const unit = { line: number, encoding, charset, isField: this.field === 'address' };
    // Only what the next line may belong to waits for it.
    if (!this.mayGoOn(text, encoding)) return [...units, { ...unit, octets, starts: [start] }];
    this.pending = { lines: [Uint8Array.from(octets)], starts: [start], size: octets.length, unit };
    return units;
  }

  /** What waits for a line that does not come. */
  end(): Unit[] {
    const { pending } = this;
    this.pending = null;
    if (!pending) return [];
    const { lines, starts, unit } = pending;
    const octets = lines.length === 1 ? (lines[0] as Uint8Array) : joined(lines);
    return [{ ...unit, octets, starts }];
  }

  private mayGoOn(text: string, encoding: UnitEncoding): boolean {
    return encoding === 'folded' || encoding === 'base64' || /=[ \t]*$/.test(text);
  }

  private goesOn(text: string, { lines, size, unit }: Pending): boolean {
    if (size > MAX_UNIT) return false;
    const last = latin1(lines.at(-1) as Uint8Array);
    switch (unit.encoding) {
      case 'folded':
        return isIndented(text);
      case 'base64':
        return text[0] === ' ' && BASE64.test(text.slice(1));
      case 'quoted-printable':
        return /=[ \t]*$/.test(last);
      case 'plain':
        if (!isCut(last)) return false;
        // Only now is it known that this is quoted-printable.
        unit.encoding = 'quoted-printable';
        return true;
    }
  }

  /** What a line is that begins something; null for one that holds no address. */
  private begin(text: string): UnitEncoding | null {
    if (this.isBetweenParts(text)) this.format = 'text';
    if (/^(?:begin:v(?:card|calendar)|end:v(?:card|calendar))\s*$/i.test(text)) {
      this.format = /^b/i.test(text) ? 'card' : 'text';
      return null;
    }
    if (this.format === 'card') return this.beginProperty(text);
    if (this.isAfterBlank && /^dn::? /i.test(text)) this.format = 'entry';
    if (this.format === 'entry' && text === '') this.format = 'text';
    if (BASE64_LINE.test(text)) {
      this.field = ENTRY_ADDRESS.test(text) ? 'address' : 'other';
      return 'base64';
    }
    if (this.format === 'entry') {
      this.field = ENTRY_ADDRESS.test(text) ? 'address' : 'other';
      return 'folded';
    }
    this.beginField(text);
    if (this.field === 'none' || (this.field === 'id' && text.includes('<'))) return null;
    return 'plain';
  }

  private beginProperty(text: string): UnitEncoding | null {
    // What goes on with a property that holds nothing.
    if (isIndented(text) && this.field === 'none') return null;
    const [name = ''] = /^[^:]*:/.exec(text) ?? [];
    const isBinary = /[;=](?:base64|b)(?=[;:])/i.test(name);
    this.field =
      isBinary || OTHER_PROPERTY.test(text) ? 'none' : CARD_ADDRESS.test(text) ? 'address' : 'other';
    if (this.field === 'none') return null;
    return /quoted-printable/i.test(name) ? 'quoted-printable' : 'folded';
  }

  /** Notes what the lines of a message say of those that follow. */
  private beginField(text: string): void {
    if (this.isAfterBlank && MBOX_LINE.test(text)) {
      this.parts.begin();
      this.field = 'address';
      return;
    }
    this.parts.line(text);
    if (!isIndented(text)) this.field = fieldKind(text);
  }
}

function fieldKind(text: string): FieldKind {
  if (ADDRESS_FIELD.test(text)) return 'address';
  if (ID_FIELD.test(text)) return 'id';
  return SIGNATURE_FIELD.test(text) ? 'none' : 'other';
}

/** Whether a line that is not known to be quoted-printable ends as one that is cut: within an address, or where such lines are cut. */
function isCut(line: string): boolean {
  // "?=" is the end of an encoded word (RFC 2047 2).
  if (!/[^\s=?]=$/.test(line)) return false;
  if (/@[\w.-]*=$/.test(line) || /=[0-9A-F]{2}/.test(line)) return true;
  return line.length >= 60 && line.length <= 76 && !BASE64.test(line);
}

function latin1(octets: Uint8Array): string {
  return Buffer.from(octets.buffer, octets.byteOffset, octets.length).toString('latin1');
}

function joined(lines: readonly Uint8Array[]): Uint8Array {
  const end = Uint8Array.of(LF);
  return Buffer.concat(lines.flatMap((line, index) => (index === 0 ? [line] : [end, line])));
}
