/**
 * What the standards say of an address: the grammar as the RFCs write it (fixtures/abnf), and beside it, each with its
 * section, what they say in prose. This is what profile `rfc` must say. It shares no code with src.
 */

import { readFileSync } from 'node:fs';
import { type Grammar, parseAbnf } from './abnf.ts';
import { failsBidi, type IdnaLabel, idnaLabel } from './idna.ts';
import { type Recogniser, recogniser } from './recognise.ts';

const FOLDER = new URL('../../fixtures/abnf/', import.meta.url);

/** A grammar of fixtures/abnf by the name of its file. */
export function grammarOf(name: 'rfc5321-mailbox' | 'rfc5322-addr-spec'): Grammar {
  return parseAbnf(readFileSync(new URL(`${name}.abnf`, FOLDER), 'utf8'));
}

const smtp = grammarOf('rfc5321-mailbox');
const isDerived: Recogniser = recogniser(smtp, 'Mailbox');
const isPath = { MAIL: recogniser(smtp, 'mail-path'), RCPT: recogniser(smtp, 'rcpt-path') } as const;
const isRoute: Recogniser = recogniser(smtp, 'A-d-l');
const isLocalPart: Recogniser = recogniser(smtp, 'Local-part');
const isDomain: Recogniser = recogniser(smtp, 'Domain');
const isLiteral: Recogniser = recogniser(smtp, 'address-literal');
const isIpv6Literal: Recogniser = recogniser(smtp, 'IPv6-address-literal');
const isIpv4Literal: Recogniser = recogniser(smtp, 'IPv4-address-literal');

const header = grammarOf('rfc5322-addr-spec');
const isOfHeader = {
  mailbox: recogniser(header, 'mailbox'),
  'address-list': recogniser(header, 'address-list'),
  'bcc-body': recogniser(header, 'bcc-body'),
} as const;

/** What a header may hold: a rule of RFC 5322 3.4. */
export type HeaderRule = keyof typeof isOfHeader;

/** Whether RFC 5322 with its obsolete forms and RFC 6532 take an input as what a rule names. */
export function isHeader(rule: HeaderRule, input: string | Uint8Array): boolean {
  return isOfHeader[rule](typeof input === 'string' ? toOctets(input) : input);
}

/** The most octets of each object. */
const LIMITS = {
  /** RFC 5321 4.5.3.1.1 */
  localPart: 64,
  /** RFC 1035 2.3.4, RFC 5890 2.3.2.1 */
  label: 63,
  /** RFC 1035 2.3.4: 255 octets on the wire are 253 characters. */
  domain: 253,
  /** RFC 5321 4.5.3.1.3: a path of 256 without its brackets. */
  mailbox: 254,
  /** RFC 5321 4.5.3.1.3 */
  path: 256,
} as const;

/** Options of a verdict. */
export interface OracleOptions {
  /** RFC 6531 is in effect; true when absent. */
  smtputf8?: boolean;
}

/** Whether the standards take an input as a Mailbox. */
export function isMailbox(input: string | Uint8Array, options?: OracleOptions): boolean {
  return refusal(input, options) === null;
}

/** The document and section that refuses an input as a Mailbox; null for a Mailbox. Octets ought to be UTF-8. */
export function refusal(input: string | Uint8Array, options?: OracleOptions): string | null {
  const octets = typeof input === 'string' ? toOctets(input) : input;
  if (!isDerived(octets)) return '5321#4.1.2';
  return needsSmtputf8(octets, options) ?? mailboxRefusal(octets);
}

/**
 * The document and section that refuses an input as the path of a command, its brackets included and without
 * parameters; null where none does.
 */
export function pathRefusal(
  input: string | Uint8Array,
  command: 'MAIL' | 'RCPT',
  options?: OracleOptions,
): string | null {
  const octets = typeof input === 'string' ? toOctets(input) : input;
  if (!isPath[command](octets)) return '5321#4.1.2';
  if (octets.length > LIMITS.path) return '5321#4.5.3.1.3';
  const content = octets.subarray(1, -1);
  if (!content.includes(AT_SIGN)) return null;
  const colon = content[0] === AT_SIGN ? routeEnd(content) : -1;
  const route = Buffer.from(content.subarray(0, Math.max(0, colon))).toString('latin1');
  const domains = route === '' ? [] : route.slice(1).split(',@');
  const faulty = domains.map((domain) => domainRefusal(Buffer.from(domain, 'latin1'))).find(Boolean);
  return needsSmtputf8(octets, options) ?? faulty ?? mailboxRefusal(content.subarray(colon + 1));
}

const AT_SIGN = 0x40;
const COLON = 0x3a;

/** The place of the colon after a source route. */
function routeEnd(content: Uint8Array): number {
  for (let colon = content.indexOf(COLON); colon >= 0; colon = content.indexOf(COLON, colon + 1)) {
    if (isRoute(content.subarray(0, colon)) && isDerived(content.subarray(colon + 1))) return colon;
  }
  throw new Error('a Path that has no Mailbox');
}

/** RFC 6531 1.1: without the extension addresses are ASCII. */
function needsSmtputf8(octets: Uint8Array, { smtputf8 = true }: OracleOptions = {}): string | null {
  return !smtputf8 && octets.some((octet) => octet > 0x7f) ? '6531#3.5' : null;
}

/** What the grammar does not say of a Mailbox that it derives. */
function mailboxRefusal(octets: Uint8Array): string | null {
  const at = division(octets);
  const domain = octets.subarray(at + 1);
  if (at > LIMITS.localPart) return '5321#4.5.3.1.1';
  if (octets.length > LIMITS.mailbox) return '5321#4.5.3.1.3';
  return isDomain(domain) ? domainRefusal(domain) : literalRefusal(domain.subarray(1, -1));
}

/** The place of the "@" that divides a Mailbox as the grammar derives it. Quoted strings and literals can hold others. */
function division(octets: Uint8Array): number {
  for (let at = octets.indexOf(AT_SIGN); at >= 0; at = octets.indexOf(AT_SIGN, at + 1)) {
    const after = octets.subarray(at + 1);
    if (isLocalPart(octets.subarray(0, at)) && (isDomain(after) || isLiteral(after))) return at;
  }
  throw new Error('a Mailbox that has no Local-part');
}

/** The octets of a text. A lone surrogate is written as a character is, which no UTF-8 may be (RFC 3629 3). */
export function toOctets(text: string): Uint8Array {
  if (text.isWellFormed()) return Buffer.from(text);
  const pieces = text.split(/(\p{Surrogate})/u).map((piece) => {
    const code = piece.length === 1 ? piece.charCodeAt(0) : 0;
    if (code < 0xd800 || code > 0xdfff) return Buffer.from(piece);
    return Uint8Array.of(0xe0 | (code >> 12), 0x80 | ((code >> 6) & 0x3f), 0x80 | (code & 0x3f));
  });
  return Buffer.concat(pieces);
}

function literalRefusal(content: Uint8Array): string | null {
  const text = Buffer.from(content).toString('latin1');
  if (isIpv4Literal(content)) return areSnums(text) ? null : '5321#4.1.3';
  // Of the address-literal tags IANA has registered IPv6 alone, and what that means is IPv6-address-literal.
  if (!isIpv6Literal(content)) return '5321#4.1.3';

  const groups = text.slice('IPv6:'.length).split(':');
  const last = groups.at(-1) as string;
  const isV4 = last.includes('.');
  if (isV4 && !areSnums(last)) return '5321#4.1.3';
  // "No more than 6 groups in addition to the "::" may be present", 4 before an IPv4 address.
  const written = groups.filter((group) => group !== '' && !group.includes('.')).length;
  return text.includes('::') && written > (isV4 ? 4 : 6) ? '5321#4.1.3' : null;
}

/** Snum: "representing a decimal integer value in the range 0 through 255" (RFC 5321 4.1.3). */
function areSnums(address: string): boolean {
  return address.split('.').every((number) => Number(number) <= 255);
}

function domainRefusal(domain: Uint8Array): string | null {
  const labels: IdnaLabel[] = Buffer.from(domain).toString('utf8').split('.').map(idnaLabel);
  // RFC 1123 2.1: the highest label is never all digits.
  if (/^[0-9]+$/.test((labels.at(-1) as IdnaLabel).unicode)) return '1123#2.1';
  if (labels.some(({ ascii }) => ascii.length > LIMITS.label)) return '1035#2.3.4';
  if (labels.map(({ ascii }) => ascii).join('.').length > LIMITS.domain) return '1035#2.3.4';
  const faulty = labels.find(({ fault }) => fault !== null);
  if (faulty) return faulty.fault;
  return failsBidi(labels) ? '5893#2' : null;
}
