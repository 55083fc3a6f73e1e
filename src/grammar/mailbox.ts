import type { Span } from '../span.ts';
import { addressLiteral, type LiteralKind } from './address-literal.ts';
import * as codes from './codes.ts';
import type { Cursor } from './cursor.ts';
import { domain } from './domain.ts';
import { localPart } from './local-part.ts';

/** The places of the parts of a mailbox, and what the grammar saw in them. UTF-16 indices. */
export interface MailboxParts {
  kind: 'domain' | LiteralKind;
  /** IDNA must look at the domain. */
  forIdna: boolean;
  start: number;
  /** Where the local part ends: the index of the "@", or the end. */
  at: number;
  /** Where the domain begins; equal to `end` if there is none. */
  domain: number;
  end: number;
  /** The local part is one Quoted-string. */
  quoted: boolean;
  /** The grammar has nothing against the local part. */
  localPartSound: boolean;
}

/**
 * Reads a mailbox to the cursor's end.
 * @param separator what is in place of the "@": damage, which is reported already
 */
// Mailbox = Local-part "@" ( Domain / address-literal )   RFC 5321 4.1.2
//   user.example.com
//                   ^ mailbox-at-sign-missing
export function mailbox(cursor: Cursor, separator?: Span): MailboxParts {
  const { end, pos: start } = cursor;
  if (separator) cursor.end = separator.start;
  const before = cursor.findings.faults;
  const quoted = localPart(cursor);
  const localPartSound = cursor.findings.faults === before;
  const at = cursor.pos;
  cursor.end = end;
  if (separator) cursor.pos = separator.end;
  else if (cursor.code === codes.atSign) cursor.pos++;
  else {
    cursor.findings.add('mailbox-at-sign-missing', end, end);
    return { start, at, domain: end, end, quoted, localPartSound, kind: 'domain', forIdna: false };
  }
  const parts: MailboxParts = {
    start,
    at,
    domain: cursor.pos,
    end,
    quoted,
    localPartSound,
    kind: 'domain',
    forIdna: false,
  };
  if (cursor.code === codes.openBracket) parts.kind = addressLiteral(cursor);
  else parts.forIdna = domain(cursor);
  return parts;
}
