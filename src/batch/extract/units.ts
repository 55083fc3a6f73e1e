import { isUtf8 } from 'node:buffer';
import { unescaped } from '../../damage/escapes.ts';
import { utf8Text } from '../verdict.ts';
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
  /** Whether it is where addresses are expected. */
  isField: boolean;
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
  /[@\uff20\ufe6b]|%(?:25)*40|=40|&(?:#|commat)|\\[ux]|[\s([{<_*|-](?:at|[äæ]t|a|arob|arroba|chiocciola|собака|ma[lł]pa|snabel|kukac)[\s)\]}>_*|-]/iu;

/** The addresses of a unit that begin from `from` to `limit`, in UTF-16 units of its text. */
export function addressesOf(unit: Unit, from = 0, limit = Number.POSITIVE_INFINITY): PlacedAddress[] {
  const { octets, encoding, line, isField } = unit;
  const isText = isUtf8(octets);
  const raw = isText ? utf8Text(octets) : latin1Text(octets);
  if (encoding !== 'base64' && !SIGNS.test(raw)) return [];
  const read = rewritten(decoders[encoding](raw), withoutEscapes);
  const places = new Places(raw, line);
  const found: PlacedAddress[] = [];
  for (const { start, input } of addressesIn(read, isField)) {
    if (start < from || start >= limit) continue;
    found.push({ ...places.of(start), octets: isText ? Buffer.from(input) : latin1Octets(input) });
  }
  return found;
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
  'quoted-printable': (raw) =>
    replaced(raw, /(?:=[89a-f][\da-f](?:=[ \t]*\n)?)+|=[ \t]*\n|=[\da-f]{2}/gi, (found) => {
      const octets = Buffer.from(found.replace(/=[ \t]*\n|=/g, ''), 'hex');
      return octets.toString(isUtf8(octets) ? 'utf8' : 'latin1');
    }),
};

/** Characters of HTML by name or number, and of strings in programs: `&#64;`, `\u0040`; `<wbr>` is no space. */
const ESCAPES =
  /&(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z][a-z\d]{1,9});|<wbr ?\/?>|\\u[\da-f]{4}|\\u\{[\da-f]{1,6}\}|\\x[\da-f]{2}|\\[nrt]|(?<![?&][\w-]{0,20})=(?:40|3[ACDE]|2[02CE]|0[9AD])/gi;

function withoutEscapes(text: string): Rewriting {
  if (!/[&\\=]|<wbr/i.test(text)) return unchanged(text);
  return replaced(text, ESCAPES, (found) => {
    if (found[0] === '<') return '';
    // Quoted-printable that nothing has said to be that; in capitals, as RFC 2045 6.7 has it.
    if (found[0] === '=')
      return /[a-f]/.test(found) ? null : String.fromCharCode(Number.parseInt(found.slice(1), 16));
    if (/^\\[nrt]$/.test(found)) return '\n';
    return unescaped(found.replace(/[{}]/g, '')) || null;
  });
}

/** `mail:: YW5uYUBleGFtcGxlLm9yZw==`: each character stands where the one is that has its first bits. */
function valueOfBase64(raw: string): Rewriting {
  const start = raw.indexOf('::') + 2;
  const value = replaced(raw.slice(start), /\s/g, () => '');
  const octets = Buffer.from(value.text, 'base64');
  if (!isUtf8(octets)) return unchanged('');
  const text = octets.toString();
  let seen = 0;
  let count = 0;
  return {
    text,
    origin(index) {
      // Places are asked for in their order, so that each part of the text is counted once.
      if (index < seen) [seen, count] = [0, 0];
      count += Buffer.byteLength(text.slice(seen, index));
      seen = index;
      return start + value.origin(Math.floor((count * 4) / 3));
    },
  };
}
