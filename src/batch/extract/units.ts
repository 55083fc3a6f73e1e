import { isUtf8 } from 'node:buffer';
import { unescaped } from '../../damage/escapes.ts';
import { LF } from '../block.ts';
import { decoderOf } from '../input/encodings.ts';
import { utf8Text } from '../verdict.ts';
import { charsetOf, charsetText, utf8Octets } from './charset-text.ts';
import { type AddressFound, findAddresses } from './finder.ts';
import type { PlacedAddress } from './record.ts';
import { type Rewriting, replaced, rewritten, unchanged } from './rewriting.ts';

/** One or several lines of a text that are read as one, as folded ones are. */
export interface Unit {
  /** Without its last line end; those within are LF. */
  octets: Uint8Array;
  /** The number of its first line. */
  line: number;
  /** What it is written in. */
  encoding: UnitEncoding;
  /** The encoding of its characters, one that ASCII is part of; null for UTF-8, or where it is not known. */
  charset: string | null;
  /** Whether it is where addresses are expected. */
  isField: boolean;
  /** Where each of its lines begins in the whole text, in octets. */
  starts: readonly number[];
}

/** Where a text stands that was decoded from lines of another one. */
export interface Original {
  /** The place there of an octet here. */
  placeOf(octet: number): { line: number; column: number };
}

/**
 * - `plain`: a text, perhaps of HTML, of a program, or with lines that a "=" cuts
 * - `folded`: a line end with a space after it stands for nothing (RFC 2849, 5545, 6350)
 * - `base64`: the value of a line of LDIF after "::"
 * - `quoted-printable`: RFC 2045 6.7
 */
export type UnitEncoding = 'plain' | 'folded' | 'base64' | 'quoted-printable';

/** What a unit has to have for an address to be in it. A base64 value has to be decoded first. */
const SIGNS =
  /[@\uff20\ufe6b]|%(?:25)*40|=40|=\?[\w.:*-]+\?[bq]\?|&(?:#|commat)|\\[ux]|[\s([{<_*|-](?:at|[äæ]t|a|arob|arroba|chiocciola|собака|ma[lł]pa|snabel|kukac)[\s)\]}>_*|-]/iu;

/**
 * The addresses of a unit.
 * @param original where the text of the unit was decoded from; null where it is that of the file
 * @param from where the first one may begin, in octets, and `limit` where none does any more
 */
export function addressesOf(
  unit: Unit,
  original: Original | null = null,
  from = 0,
  limit = Number.POSITIVE_INFINITY,
): PlacedAddress[] {
  const { octets, encoding, charset, isField } = unit;
  const other = charset !== null && isOther(octets, charset) ? charsetText(octets, charset) : null;
  const isUnicode = other === null && isUtf8(octets);
  const raw = other ? other.text : isUnicode ? utf8Text(octets) : latin1Text(octets);
  if (encoding !== 'base64' && !SIGNS.test(raw)) return [];
  const read = withoutEscapes(withWordsDecoded(decoders[encoding](raw)));
  const octetAt = other ? other.octetAt : isUnicode ? utf8Octets(raw) : (index: number) => index;
  const placeOf = original ? placeIn(original, unit) : placeInLines(unit, isUnicode ? raw : null);
  const isCut = from > 0 || limit !== Number.POSITIVE_INFINITY;
  const found: PlacedAddress[] = [];
  for (const { start, input } of addressesIn(read, isField)) {
    // What is counted in characters is not counted in octets without need.
    const octet = isUnicode && !isCut && !original ? start : octetAt(start);
    if (isCut && (octet < from || octet >= limit)) continue;
    const bytes = other || isUnicode ? Buffer.from(input) : latin1Octets(input);
    found.push({ ...placeOf(isUnicode && !original ? start : octet), octets: bytes });
  }
  return found;
}

const ESC = 0x1b;

/**
 * Whether octets are those of an encoding that was named. An archive may have made UTF-8 of a message and left its header;
 * what switches by ESC is ASCII as well.
 */
function isOther(octets: Uint8Array, charset: string): boolean {
  return !isUtf8(octets) || (octets.includes(ESC) && charset.startsWith('iso-2022'));
}

type PlaceOf = (index: number) => { line: number; column: number };

/** Places in the file, by ascending octets of a unit that was decoded from lines there. */
function placeIn(original: Original, { octets, starts }: Unit): PlaceOf {
  const startOf = startsIn(octets, starts);
  return (octet) => original.placeOf(startOf(octet));
}

/** Places in the lines of a unit, by ascending characters of its text; by octets where it is not UTF-8. */
function placeInLines({ octets, line }: Unit, text: string | null): PlaceOf {
  const places = new Places(text ?? latin1Text(octets), line);
  return (index) => places.of(index);
}

/** Tells where ascending octets of a unit stand in the whole text. */
function startsIn(octets: Uint8Array, starts: readonly number[]): (octet: number) => number {
  const ends = starts.length === 1 ? [] : lineEndsOf(octets);
  let line = 0;
  return (octet) => {
    while (line < ends.length && (ends[line] as number) < octet) line++;
    return (starts[line] as number) + octet - (line === 0 ? 0 : (ends[line - 1] as number) + 1);
  };
}

function lineEndsOf(octets: Uint8Array): number[] {
  const ends: number[] = [];
  for (let end = octets.indexOf(LF); end >= 0; end = octets.indexOf(LF, end + 1)) ends.push(end);
  return ends;
}

/** The addresses of a text, with their places in what it was made of. */
function addressesIn({ text, origin }: Rewriting, isField: boolean): AddressFound[] {
  return findAddresses(text, { isField, depth: 0 }).map(({ start, end, input }) => ({
    start: origin(start),
    end: origin(end),
    input,
  }));
}

/** Lines and columns of ascending places in a text. */
class Places {
  private at = 0;
  private column = 1;

  constructor(
    private readonly text: string,
    private line: number,
  ) {}

  of(index: number): { line: number; column: number } {
    const { text } = this;
    for (; this.at < index; this.at++) {
      const unit = text.charCodeAt(this.at);
      if (unit === 0x0a) {
        this.line++;
        this.column = 1;
      } else if (unit < 0xdc00 || unit >= 0xe000) this.column++;
    }
    return { line: this.line, column: this.column };
  }
}

const latin1Text = (octets: Uint8Array) =>
  Buffer.from(octets.buffer, octets.byteOffset, octets.length).toString('latin1');

/** The octets of a text that stands for octets, but for what escapes of HTML brought. */
function latin1Octets(text: string): Uint8Array {
  const characters = [...text].map((one) => Buffer.from(one, one < '\u0100' ? 'latin1' : 'utf8'));
  return Buffer.concat(characters);
}

/** How each encoding is read. */
const decoders: Readonly<Record<UnitEncoding, (raw: string) => Rewriting>> = {
  plain: unchanged,
  folded: (raw) => replaced(raw, /\n[ \t]/g, () => ''),
  base64: valueOfBase64,
  'quoted-printable': quotedPrintable,
};

/** RFC 2045 6.7, where nothing names the encoding of characters. */
function quotedPrintable(raw: string): Rewriting {
  return replaced(raw, /(?:=[89a-f][\da-f](?:=[ \t]*\n)?)+|=[ \t]*\n|=[\da-f]{2}/gi, (found) =>
    textOf(Buffer.from(octetsOf(found), 'latin1'), null),
  );
}

/** The octets that quoted-printable stands for, as Latin-1. */
const octetsOf = (text: string) =>
  text.replace(/=[ \t]*\n|=([\da-f]{2})/gi, (_, octet?: string) =>
    octet === undefined ? '' : String.fromCharCode(Number.parseInt(octet, 16)),
  );

function textOf(octets: Buffer, charset: string | null): string {
  if (charset !== null) return decoderOf(charset)(octets, false);
  return octets.toString(isUtf8(octets) ? 'utf8' : 'latin1');
}

/** Encoded words of a header (RFC 2047 2); what they hold is at their place. */
const ENCODED_WORD = /=\?([\w.:-]{1,40})(?:\*[\w-]{1,20})?\?(?:b\?[a-z\d+/]*={0,2}|q\?[!->@-~]*)\?=/gi;

function withWordsDecoded(read: Rewriting): Rewriting {
  if (!read.text.includes('=?')) return read;
  return rewritten(read, (text) =>
    replaced(text, ENCODED_WORD, (found) => {
      const [, label = '', encoding = '', value = ''] = found.split('?');
      const charset = charsetOf(label.replace(/\*.*/, ''));
      if (/b/i.test(encoding)) return textOf(Buffer.from(value, 'base64'), charset);
      return textOf(Buffer.from(octetsOf(value.replaceAll('_', ' ')), 'latin1'), charset);
    }),
  );
}

/** Characters of HTML by name or number, and of strings in programs: `&#64;`, `\u0040`; `<wbr>` is no space. */
const ESCAPES =
  /&(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z][a-z\d]{1,9});|<wbr ?\/?>|\\u[\da-f]{4}|\\u\{[\da-f]{1,6}\}|\\x[\da-f]{2}|\\[nrt]|(?<![?&][\w-]{0,20})=(?:40|3[ACDE]|2[02CE]|0[9AD])/gi;

function withoutEscapes(read: Rewriting): Rewriting {
  if (!/[&\\=]|<wbr/i.test(read.text)) return read;
  return rewritten(read, (text) =>
    replaced(text, ESCAPES, (found) => {
      if (found[0] === '<') return '';
      // Quoted-printable that nothing has said to be that; in capitals, as RFC 2045 6.7 has it.
      if (found[0] === '=')
        return /[a-f]/.test(found) ? null : String.fromCharCode(Number.parseInt(found.slice(1), 16));
      if (/^\\[nrt]$/.test(found)) return '\n';
      return unescaped(found.replace(/[{}]/g, '')) || null;
    }),
  );
}

/** `mail:: YW5uYUBleGFtcGxlLm9yZw==`: each character stands where the one is that has its first bits. */
function valueOfBase64(raw: string): Rewriting {
  const start = raw.indexOf('::') + 2;
  const value = replaced(raw.slice(start), /\s/g, () => '');
  const octets = Buffer.from(value.text, 'base64');
  if (!isUtf8(octets)) return unchanged('');
  const text = octets.toString();
  const octetAt = utf8Octets(text);
  return { text, origin: (index) => start + value.origin(Math.floor((octetAt(index) * 4) / 3)) };
}
