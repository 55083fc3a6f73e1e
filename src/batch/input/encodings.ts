import { fromWindows1252 } from '../../damage/windows-1252.ts';
import { unicodePattern } from '../../unicode-pattern.ts';

/** Those that TextDecoder lacks, by what others call them. */
const UTF_32 = /^utf-?32(?:-?(le|be))?$/i;

/**
 * The name of an encoding by one of its labels (WHATWG Encoding Standard 4.2), or UTF-32.
 * @throws RangeError for an encoding that is not known here
 */
export function encodingName(label: string): string {
  const [isUtf32, order = 'be'] = UTF_32.exec(label) ?? [];
  // Without a mark and a word on it, the first octet is the highest (Unicode Standard 3.10, D101).
  return isUtf32 ? `utf-32${order.toLowerCase()}` : new TextDecoder(label).encoding;
}

/** Whether an octet is one of an ASCII text. */
const isAscii = (octet: number) => (octet >= 0x20 && octet <= 0x7e) || (octet >= 0x09 && octet <= 0x0d);

/** What no text holds: controls other than line ends and tabs, and noncharacters. */
const NO_TEXT = '(?![\\t\\n\\r])\\p{Cc}|[\\p{Cn}\\p{Co}\\p{Cs}]';

const MAX_POINT = 0x10ffff;
const SPACE = 0x20;

/**
 * The encoding of a text without a byte order mark, by where its NULs stand: UTF-8 and the older encodings have none. Null
 * where they do not stand as in UTF-16 or UTF-32.
 * @param octets the first of a text, to its first LF at most
 */
export function unmarked(octets: Uint8Array): string | null {
  // Empty lines alone tell nothing.
  if (octets.length < 4 || !octets.includes(0) || !octets.some((octet) => octet > SPACE)) return null;
  return (
    (['utf-32le', 'utf-32be'] as const).find((encoding) => isUtf32(octets, encoding)) ??
    (['utf-16le', 'utf-16be'] as const).find((encoding) => isUtf16(octets, encoding)) ??
    null
  );
}

/** Whether all units are code points, and none a control. */
function isUtf32(octets: Uint8Array, encoding: 'utf-32le' | 'utf-32be'): boolean {
  const length = octets.length - (octets.length % 4);
  const view = new DataView(octets.buffer, octets.byteOffset, length);
  for (let at = 0; at < length; at += 4)
    if (view.getUint32(at, encoding === 'utf-32le') > MAX_POINT) return false;
  return isText(octets.subarray(0, length), encoding);
}

/**
 * Whether units are characters, some of them of ASCII. Of ASCII text with stray NULs nearly all others are two octets of
 * ASCII, as of Han text less than half are; an address in Han has @, a dot and a line end.
 */
function isUtf16(octets: Uint8Array, encoding: 'utf-16le' | 'utf-16be'): boolean {
  const high = encoding === 'utf-16le' ? 1 : 0;
  const length = octets.length - (octets.length % 2);
  // The NUL of the last LF follows it in little-endian order, and was not looked at.
  let ascii = octets.length - length;
  let pairs = 0;
  for (let at = 0; at < length; at += 2) {
    const isAsciiLow = isAscii(octets[at + 1 - high] as number);
    if (isAsciiLow && octets[at + high] === 0) ascii++;
    else if (isAsciiLow && isAscii(octets[at + high] as number)) pairs++;
  }
  const units = Math.ceil(octets.length / 2);
  const isLikely = 2 * pairs <= units - ascii || (ascii > 2 && 4 * ascii >= units);
  return ascii > 0 && isLikely && isText(octets.subarray(0, length), encoding);
}

/** Whether octets hold neither controls nor noncharacters. */
function isText(octets: Uint8Array, encoding: string): boolean {
  return !unicodePattern(NO_TEXT).test(decoderOf(encoding)(octets, true));
}

/** Makes UTF-8 of another encoding. U+FFFD stands for what cannot be decoded. */
export async function* transcoded(
  chunks: AsyncIterable<Uint8Array>,
  encoding: string,
): AsyncGenerator<Uint8Array> {
  const decode = decoderOf(encoding);
  for await (const chunk of chunks) yield Buffer.from(decode(chunk, true));
  yield Buffer.from(decode(new Uint8Array(), false));
}

/** Decodes octets, of which more may follow. */
export type Decode = (octets: Uint8Array, isMore: boolean) => string;

/**
 * Decodes octets of an encoding, named as `encodingName` does. Deliberate: not Node's windows-1252, which in several releases is
 * Latin-1 instead.
 */
export function decoderOf(encoding: string): Decode {
  if (encoding === 'windows-1252') return fromWindows1252;
  if (encoding === 'utf-32le' || encoding === 'utf-32be') return utf32Decoder(encoding === 'utf-32le');
  const decoder = new TextDecoder(encoding, { ignoreBOM: true });
  return (octets, stream) => decoder.decode(octets, { stream });
}

const REPLACEMENT = 0xfffd;
const isScalar = (point: number) => point < 0xd800 || (point > 0xdfff && point <= MAX_POINT);

function utf32Decoder(isLittleEndian: boolean): Decode {
  let rest = Buffer.alloc(0);
  return (octets, isMore) => {
    const all = Buffer.concat([rest, octets]);
    const whole = all.length - (all.length % 4);
    const view = new DataView(all.buffer, all.byteOffset, whole);
    let text = '';
    for (let at = 0; at < whole; at += 4) {
      const point = view.getUint32(at, isLittleEndian);
      text += String.fromCodePoint(isScalar(point) ? point : REPLACEMENT);
    }
    rest = all.subarray(whole);
    return !isMore && rest.length > 0 ? text + String.fromCodePoint(REPLACEMENT) : text;
  };
}
