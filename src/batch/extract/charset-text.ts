import { decoderOf, encodingName } from '../input/encodings.ts';

/** A text and the octets that it was decoded from. */
export interface DecodedText {
  text: string;
  /** The octet with which the character at `index` begins; for ascending ones. */
  octetAt(index: number): number;
}

/** Those that have characters of several octets. */
const SEVERAL_OCTETS = /^(?:gb|big5|euc-|shift_jis|iso-2022-)/;

/** Decodes octets in an encoding that ASCII is part of. */
export function charsetText(octets: Uint8Array, charset: string): DecodedText {
  const decode = decoderOf(charset);
  if (!SEVERAL_OCTETS.test(charset)) return { text: decode(octets, false), octetAt: (index) => index };
  return decodedByOctet(octets, decode);
}

/** Tells with which octet of the UTF-8 of a text the character at `index` begins; for ascending ones. */
export function utf8Octets(text: string): (index: number) => number {
  let seen = 0;
  let count = 0;
  return (index) => {
    // Each part of the text is counted once.
    if (index < seen) [seen, count] = [0, 0];
    count += Buffer.byteLength(text.slice(seen, index));
    seen = index;
    return count;
  };
}

/** Gives a decoder one octet after the other, which tells where each character begins. */
function decodedByOctet(octets: Uint8Array, decode: ReturnType<typeof decoderOf>): DecodedText {
  const begins: number[] = [];
  let text = '';
  let begin = 0;
  for (let at = 0; at <= octets.length; at++) {
    const made =
      at < octets.length ? decode(octets.subarray(at, at + 1), true) : decode(octets.subarray(at), false);
    if (made === '') continue;
    text += made;
    // Of two that come at once the second is the octet that showed the first to be wrong.
    for (let unit = 0; unit < made.length; unit++) begins.push(unit === 0 ? begin : at);
    begin = at + 1;
  }
  return { text, octetAt: (index) => begins[index] ?? octets.length };
}

/**
 * The name of an encoding by a label that a message has for it. Null for one that is not known here, for UTF-8, which needs no
 * name, and for ASCII: what is not ASCII there is something else, mostly UTF-8.
 */
export function charsetOf(label: string): string | null {
  if (/^(?:us-)?ascii$/i.test(label)) return null;
  try {
    const name = encodingName(label);
    return name === 'utf-8' ? null : name;
  } catch {
    return null;
  }
}
