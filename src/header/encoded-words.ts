import { type EncodedWord, octetsOf, readEncodedWord } from '../damage/encoded-word.ts';
import { fromWindows1252 } from '../damage/windows-1252.ts';
import { decodeUtf8 } from '../octets.ts';

/** Encoded-words with nothing but white space between them, and white space or a parenthesis around them. */
const WORDS =
  /(?<![^\s(])=\?[^?\s()]+\?[bq]\?[!-'*->@-~]*\?=(?:[ \t]+=\?[^?\s()]+\?[bq]\?[!-'*->@-~]*\?=)*(?![^\s)])/gi;

/**
 * A text with its encoded-words decoded, for show (RFC 2047 6.1). White space between two of them is not part of the text
 * (6.2). What cannot be decoded stays as it is.
 */
export function decodeEncodedWords(text: string): string {
  return text.includes('=?') ? text.replace(WORDS, decodeRun) : text;
}

function decodeRun(run: string): string {
  let decoded = '';
  let pending: EncodedWord | null = null;
  let isRaw = false;
  const flush = () => {
    if (pending) decoded += toText(pending);
    pending = null;
  };
  for (const written of run.split(/[ \t]+/)) {
    const word = decodeWord(written);
    if (!word) {
      flush();
      decoded += decoded === '' ? written : ` ${written}`;
      isRaw = true;
      continue;
    }
    const before = pending as EncodedWord | null;
    if (before?.charset === word.charset) {
      // Deliberate: RFC 2047 5 forbids to cut a character in two, and many programs do it all the same.
      before.binary += word.binary;
      continue;
    }
    flush();
    if (isRaw) decoded += ' ';
    isRaw = false;
    pending = word;
  }
  flush();
  return decoded;
}

/** One encoded-word; null where its encoding or its charset is not known. */
function decodeWord(written: string): EncodedWord | null {
  const word = readEncodedWord(written);
  return word && isKnown(word.charset) ? word : null;
}

/** The charsets that are decoded here; the engine decodes the others. */
const own: Readonly<Record<string, (octets: Uint8Array) => string>> = {
  'utf-8': (octets) => decodeUtf8(octets).text,
  'us-ascii': (octets) => fromWindows1252(octets).replace(/[^\0-\x7f]/g, '\ufffd'),
  // As the WHATWG Encoding Standard has it: what is named ISO-8859-1 is windows-1252 in practice.
  'iso-8859-1': fromWindows1252,
  'windows-1252': fromWindows1252,
};

function isKnown(charset: string): boolean {
  return Object.hasOwn(own, charset) || decoderOf(charset) !== null;
}

/** The text of a word whose charset is known. */
function toText(word: EncodedWord): string {
  const { charset } = word;
  const decode = Object.hasOwn(own, charset) ? own[charset] : undefined;
  const octets = octetsOf(word);
  return decode ? decode(octets) : (decoderOf(charset) as Decoder).decode(octets);
}

type Decoder = InstanceType<typeof TextDecoder>;

/** The engine's decoder, where it has one. */
function decoderOf(charset: string): Decoder | null {
  if (typeof TextDecoder === 'undefined') return null;
  try {
    return new TextDecoder(charset);
  } catch {
    return null;
  }
}
