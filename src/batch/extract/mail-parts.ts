import { charsetOf } from './charset-text.ts';

/** How the lines of a part of a message are written. */
export interface PartBody {
  /** RFC 2045 6; 7bit, 8bit and binary are `plain`. */
  encoding: 'plain' | 'quoted-printable' | 'base64';
  /** The encoding of its characters, as `encodingName` names it; null for UTF-8, and where none is named that is known. */
  charset: string | null;
  /** A message whose header comes first (RFC 2046 5.2). */
  isMessage: boolean;
  /** Whether it is text, and no picture or program. */
  isText: boolean;
}

/** What RFC 2045 5.2 has for a part without a word on it. */
export const PLAIN_BODY: PartBody = { encoding: 'plain', charset: null, isMessage: false, isText: true };

/** The first line of a message in an mbox (RFC 4155). */
export const MBOX_LINE = /^>?From \S.*\d\d:\d\d/;
/** The fields that say how a part is written. */
const PART_FIELD = /^content-(?:type|transfer-encoding|disposition)[ \t]*:/i;
/** Text by its type; by the name of its file where the type tells nothing, as that of a table often does. */
const TEXT_TYPE =
  /^(?:text\/|message\/|application\/(?:json|xml|csv|ldif|(?:[\w.-]+\+)?(?:json|xml))\s*(?:;|$))/i;
const TEXT_NAME =
  /name\*?=(?:\s*")?[^";]*\.(?:txt|text|csv|tsv|vcf|vcard|ics|ldif|eml|html?|xml|json|log|md)"?\s*(?:;|$)/i;

/** The boundaries that are remembered: those of parts within parts. */
const MAX_BOUNDARIES = 16;
/** A longer field says nothing more that is needed. */
const MAX_FIELD = 1 << 11;

/** Follows the parts of messages by their lines: their headers, and the boundaries between them (RFC 2046 5.1). */
export class MailParts {
  /** How the lines that follow are written, up to the next header. */
  body: PartBody = PLAIN_BODY;
  private boundaries: string[] = [];
  /** Whether the lines are those of a header by their place: then what it does not say is known as well. */
  private isHeader = true;
  /** The field that may go on in the next line, and what those before said of the part. */
  private field: string | null = null;
  private said: { type?: string; encoding?: string; disposition?: string } = {};

  /** @param body how a text is written that begins within a part; null where a header may come first */
  constructor(body: PartBody | null = null) {
    if (body !== null) [this.body, this.isHeader] = [body, false];
  }

  /** A message begins. */
  begin(): void {
    this.boundaries = [];
    this.beginPart();
  }

  /** Whether a line is between two parts, or after the last one. */
  isBoundary(text: string): boolean {
    return text.startsWith('--') && this.boundaries.some((one) => text.startsWith(one, 2));
  }

  /** Takes a line without its end. */
  line(text: string): void {
    if (this.isBoundary(text)) this.beginPart();
    else if (text.trim() === '') this.endHeader();
    else if (text[0] === ' ' || text[0] === '\t') this.continueField(text);
    else {
      this.endField();
      if (PART_FIELD.test(text)) this.field = text.slice(0, MAX_FIELD);
    }
  }

  /** What follows is not written as its header said. */
  endBody(): void {
    this.body = PLAIN_BODY;
  }

  private beginPart(): void {
    this.body = PLAIN_BODY;
    this.isHeader = true;
    this.field = null;
    this.said = {};
  }

  private continueField(text: string): void {
    if (this.field !== null && this.field.length + text.length <= MAX_FIELD) this.field += text;
  }

  private endField(): void {
    const { field, said } = this;
    if (field === null) return;
    this.field = null;
    const value = field.slice(field.indexOf(':') + 1).trim();
    if (/^content-d/i.test(field)) said.disposition ??= value;
    else if (/^content-tr/i.test(field)) said.encoding ??= value;
    else {
      said.type ??= value;
      const boundary = parameter(value, 'boundary');
      if (boundary !== null) this.boundaries = [boundary, ...this.boundaries.slice(0, MAX_BOUNDARIES - 1)];
    }
  }

  private endHeader(): void {
    this.endField();
    const { said, isHeader } = this;
    this.said = {};
    // A header in the middle of a text is one only by what it says.
    if (!isHeader && said.encoding === undefined) return;
    this.body = bodyOf(said);
    // The header of a message within one comes next.
    this.isHeader = this.body.isMessage && this.body.encoding === 'plain';
  }
}

function bodyOf({ type = '', encoding = '', disposition = '' }: MailParts['said']): PartBody {
  const [, name = ''] = /^([\w-]+)/.exec(encoding.toLowerCase()) ?? [];
  const charset = parameter(type, 'charset');
  return {
    encoding: name === 'base64' || name === 'quoted-printable' ? name : 'plain',
    charset: charset === null ? null : charsetOf(charset),
    isMessage: /^message\/(?:rfc822|global)\b/i.test(type),
    isText:
      name === 'quoted-printable' ||
      type === '' ||
      TEXT_TYPE.test(type) ||
      TEXT_NAME.test(type) ||
      TEXT_NAME.test(disposition),
  };
}

/** A parameter of a field; of a boundary RFC 2046 5.1.1 has 70 characters at most. */
function parameter(value: string, name: string): string | null {
  const [, quoted, bare] =
    new RegExp(`[;\\s]${name}\\s*=\\s*(?:"([^"]{1,70})"|([^\\s;"]{1,70}))`, 'i').exec(value) ?? [];
  return quoted ?? bare ?? null;
}
