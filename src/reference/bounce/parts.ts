/** What was pasted, taken apart: the fields of a delivery report (RFC 3464), and the text that a person reads. */

/** The fields about one recipient of a report; null where the report leaves one out. */
export interface RecipientFields {
  recipient: string | null;
  action: string | null;
  status: string | null;
  diagnostic: string | null;
  remote: string | null;
}

/** A paste, taken apart. */
export interface Parts {
  /** One for each recipient of a report; empty where there is no report. */
  recipients: RecipientFields[];
  /** The text around it, line by line, without quoting marks. */
  lines: string[];
}

/** A field of a report that tells something. */
const FIELD =
  /^(Final-Recipient|Original-Recipient|Action|Status|Diagnostic-Code|Remote-MTA|X-Supplementary-Info)[ \t]*:(.*)$/i;
/** Fields that stand between the others and tell nothing here. */
const OTHER_FIELD =
  /^(Reporting-MTA|DSN-Gateway|Received-From-MTA|Arrival-Date|Last-Attempt-Date|Will-Retry-Until|Final-Log-ID|Original-Envelope-Id|Localized-Diagnostic|X-[\w-]+)[ \t]*:/i;

/** Where a copy of the message begins that was not delivered: what follows says nothing of the failure. */
const COPY =
  /^(?:-+ ?(?:this is a copy of|below this line is a copy|original message|the header of the original|the body of the message|start of returned|returned message|message header follows|message headers? follow)|original message headers:|original message follows|content-type:[ \t]*(?:message\/rfc822|text\/rfc822-headers|message\/global(?:-headers)?[ \t]*(?:;|$)))/i;

const LINE_END = /\r\n|\n|\r|\u2028|\u2029/;

/** Takes a paste apart. The work is linear in its length. */
export function takeApart(text: string): Parts {
  const parts: Parts = { recipients: [], lines: [] };
  for (const lines of bodiesOf(unquoted(text))) readBody(lines, parts);
  return parts;
}

/** What colours the lines of a log in a terminal (ECMA-48 8.3.117). */
const COLOURS = /\u001b\[[\d;]{0,20}m/g;
/** Invisible characters that web mail and right-to-left text put beside a code; one in an address is a fault that counts. */
const BESIDE_CODE =
  /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]{1,9}(?=[245](?:\d\d|\.\d))|(?<=(?<!\d)[245](?:\d\d|\.\d{1,3}\.\d{1,3}))[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]{1,9}/g;

/** The lines without marks of quoting; what web pages and programs made of them is undone. */
function unquoted(text: string): string[] {
  const lines = text
    .replace(COLOURS, '')
    .replace(BESIDE_CODE, '')
    // Python writes a reply of several lines with their ends as escapes.
    .replace(/\\r\\n|\\n(?=[2-5](?:\d\d[ -]|\.\d))/g, '\n')
    .split(LINE_END);
  return lines.map((line) => {
    const plain = line.includes('&') ? unescapeHtml(line) : line;
    // `>>> MAIL From:` and `<<< 553` are Sendmail's marks of who speaks.
    return /^\s*>>> ?[A-Z]{4}/.test(plain)
      ? plain
      : plain.replace(/^(?:[ \t]{0,3}[>|](?!>> ?[A-Z]{4}))+ ?/, '');
  });
}

const ENTITIES: Readonly<Record<string, string>> = {
  lt: '<',
  gt: '>',
  quot: '"',
  '#39': "'",
  apos: "'",
  nbsp: ' ',
  amp: '&',
};

function unescapeHtml(line: string): string {
  return line.replace(/&(lt|gt|quot|#39|apos|nbsp|amp);/g, (_, name: string) => ENTITIES[name] as string);
}

/** One part of a message: its lines, how they are encoded, and of what kind they are. */
interface Body {
  lines: string[];
  type: string;
  encoding: string;
  charset: string;
}

/**
 * The bodies that may tell something, decoded. A line of a boundary is known by the field that follows it, so that a
 * report may be pasted from anywhere inside it; parts of the message that was not delivered are left out.
 */
function bodiesOf(lines: readonly string[]): string[][] {
  const bodies: string[][] = [];
  let body: Body = { lines: [], type: '', encoding: '', charset: '' };
  let boundary: string | null = null;
  /** The boundary whose next line ends the copy of the message; null outside of it. */
  let copyOf: string | null = null;
  const close = () => {
    if (copyOf === null && body.lines.length > 0) bodies.push(decoded(body));
  };
  for (let index = 0; index < lines.length; index++) {
    const line = lines[index] as string;
    const isBoundary = line.startsWith('--') && line.length > 2 && line.length < 100;
    const opens = isBoundary && /^Content-[\w-]+:/i.test(lines[index + 1] ?? '');
    const ends = isBoundary && boundary !== null && line.startsWith(boundary);
    if (!opens && !ends) {
      body.lines.push(line);
      continue;
    }
    if (copyOf !== null && !line.startsWith(copyOf)) continue;
    close();
    copyOf = null;
    boundary = opens ? line.trimEnd() : boundary;
    body = { lines: [], type: '', encoding: '', charset: '' };
    if (!opens) continue;
    const fields: string[] = [];
    while (index + 1 < lines.length && (lines[index + 1] as string).trim() !== '') {
      index++;
      const field = lines[index] as string;
      if (/^[ \t]/.test(field) && fields.length > 0) fields.push(`${fields.pop()} ${field.trim()}`);
      else fields.push(field);
    }
    body = { lines: [], ...kindOf(fields) };
    if (/^(?:message\/(?:rfc822|global)|text\/rfc822-headers|message\/global-headers)$/.test(body.type))
      copyOf = boundary;
  }
  close();
  return bodies;
}

function kindOf(fields: readonly string[]): Omit<Body, 'lines'> {
  const value = (name: string) =>
    fields
      .find((field) => field.toLowerCase().startsWith(`${name}:`))
      ?.slice(name.length + 1)
      .trim() ?? '';
  const type = value('content-type');
  return {
    type: (/^[\w./+-]+/.exec(type)?.[0] ?? '').toLowerCase(),
    charset: /charset="?([\w-]+)/i.exec(type)?.[1] ?? 'utf-8',
    encoding: value('content-transfer-encoding').toLowerCase(),
  };
}

function decoded({ lines, type, encoding, charset }: Body): string[] {
  let text: string | null = null;
  if (encoding === 'base64') text = fromOctets(base64(lines), charset);
  if (encoding === 'quoted-printable') text = fromOctets(quotedPrintable(lines), charset);
  if (text === null && type !== 'text/html') return lines;
  const whole = text ?? lines.join('\n');
  const plain =
    type === 'text/html'
      ? unescapeHtml(
          whole.replace(/<(?:br|\/p|\/div|\/tr|\/td)[^<>]*>/gi, '\n').replace(/<[a-z/!][^<>]*>/gi, ''),
        )
      : whole;
  return plain.split(LINE_END);
}

function fromOctets(octets: Uint8Array, charset: string): string {
  try {
    return new TextDecoder(charset).decode(octets);
  } catch {
    // A charset that this engine does not know.
    return new TextDecoder('windows-1252').decode(octets);
  }
}

function base64(lines: readonly string[]): Uint8Array {
  const letters = lines.join('').replace(/[^A-Za-z0-9+/]/g, '');
  const whole = letters.slice(0, letters.length - (letters.length % 4 === 1 ? 1 : 0));
  return Uint8Array.from(atob(whole), (character) => character.charCodeAt(0));
}

function quotedPrintable(lines: readonly string[]): Uint8Array {
  const text = lines
    .map((line) => line.trimEnd())
    .join('\n')
    .replace(/=\n/g, '');
  const octets: number[] = [];
  const encoder = new TextEncoder();
  for (const [found] of text.matchAll(/=[0-9A-F]{2}|[^=]+|=/gi)) {
    if (/^=[0-9A-F]{2}$/i.test(found)) octets.push(Number.parseInt(found.slice(1), 16));
    else for (const octet of encoder.encode(found)) octets.push(octet);
  }
  return Uint8Array.from(octets);
}

/** Reads the fields of a report out of a body, wherever they stand; the other lines are the text. */
function readBody(lines: readonly string[], parts: Parts): void {
  let fields: RecipientFields | null = null;
  let last: keyof RecipientFields | null = null;
  let isField = false;
  const close = () => {
    if (fields && (fields.recipient !== null || fields.status !== null || fields.diagnostic !== null)) {
      parts.recipients.push(fields);
    }
    fields = null;
  };
  for (const line of lines) {
    if (COPY.test(line.trimStart())) break;
    // What a field goes on with on the next line.
    if (isField && /^[ \t]+\S/.test(line)) {
      const open: RecipientFields | null = fields;
      if (last && open) (open as RecipientFields)[last] = `${(open as RecipientFields)[last]} ${line.trim()}`;
      continue;
    }
    const [, name = '', value = ''] = FIELD.exec(line) ?? [];
    isField = name !== '' || OTHER_FIELD.test(line);
    last = null;
    if (name === '') {
      if (line.trim() === '') close();
      if (!isField) parts.lines.push(line);
      continue;
    }
    const key = keyOf(name);
    if (name.toLowerCase() === 'final-recipient' && fields && (fields as RecipientFields).action !== null)
      close();
    fields ??= { recipient: null, action: null, status: null, diagnostic: null, remote: null };
    const known: RecipientFields = fields;
    // The final recipient counts, which the failure is about; the original one where there is no other.
    if (key === 'recipient' && known.recipient !== null && name.toLowerCase() !== 'final-recipient') continue;
    if (key === 'diagnostic' && known.diagnostic !== null) continue;
    known[key] = value.trimStart();
    last = key;
  }
  close();
}

function keyOf(name: string): keyof RecipientFields {
  switch (name.toLowerCase()) {
    case 'action':
      return 'action';
    case 'status':
      return 'status';
    case 'remote-mta':
      return 'remote';
    case 'diagnostic-code':
    case 'x-supplementary-info':
      return 'diagnostic';
    default:
      return 'recipient';
  }
}

/** An address of a field, `rfc822; anna@example.com`, without its type (RFC 3464 2.1.2, RFC 6533 3). */
export function addressOfField(value: string): string {
  const [, type = '', address = ''] = /^\s*([\w-]+)\s*;(.*)$/s.exec(value) ?? ['', '', value.trim()];
  const bare = address.trim().replace(/^<(.*)>$/s, '$1');
  if (type.toLowerCase() !== 'utf-8') return bare;
  return bare.replace(/\\x\{([0-9a-f]{1,6})\}/gi, (found, digits: string) => {
    const code = Number.parseInt(digits, 16);
    return code <= 0x10ffff ? String.fromCodePoint(code) : found;
  });
}
