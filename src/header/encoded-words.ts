import { decodeUtf8 } from '../octets.ts';

/** One encoded-word, as its RFC writes it. */
// encoded-word = "=?" charset "?" encoding "?" encoded-text "?="      RFC 2047 2
const WORD = /^=\?([^?*]+)(?:\*[^?]*)?\?([bq])\?([^?]*)\?=$/i;

/** Encoded-words with nothing but white space between them, white space or a parenthesis around. */
const WORDS =
  /(?<![^\s(])=\?[^?\s()]+\?[bq]\?[^?\s()]*\?=(?:[ \t]+=\?[^?\s()]+\?[bq]\?[^?\s()]*\?=)*(?![^\s)])/gi;

/**
 * A text with its encoded-words decoded, for show (RFC 2047 6.1). White space between two of them is no part of the text
 * (6.2). What cannot be decoded stays as it is.
 */
export function decodeEncodedWords(text: string): string {
  return text.includes('=?') ? text.replace(WORDS, decodeRun) : text;
}

interface Decoded {
  charset: string;
  octets: number[];
}

function decodeRun(run: string): string {
  let decoded = '';
  let pending: Decoded | null = null;
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
    const before = pending as Decoded | null;
    if (before?.charset === word.charset) {
      // Deliberate: RFC 2047 5 forbids to cut a character in two, and many programs do it all the same.
      for (const octet of word.octets) before.octets.push(octet);
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

/** The octets of one encoded-word; null for one that cannot be decoded. */
function decodeWord(written: string): Decoded | null {
  const [, charset = '', encoding = '', encoded = ''] = WORD.exec(written) ?? [];
  const octets = encoding === '' ? null : /b/i.test(encoding) ? fromBase64(encoded) : fromQ(encoded);
  const name = charset.toLowerCase();
  return octets && isKnown(name) ? { charset: name, octets } : null;
}

// The "Q" encoding                                                    RFC 2047 4.2
function fromQ(encoded: string): number[] | null {
  const octets: number[] = [];
  for (let index = 0; index < encoded.length; index++) {
    const code = encoded.charCodeAt(index);
    if (code > 0x7e) return null;
    const hex = code === 0x3d ? encoded.slice(index + 1, index + 3) : '';
    if (/^[\da-f]{2}$/i.test(hex)) {
      octets.push(Number.parseInt(hex, 16));
      index += 2;
    } else {
      octets.push(code === 0x5f ? 0x20 : code);
    }
  }
  return octets;
}

const BASE64 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

// The "B" encoding                                                    RFC 2047 4.1, RFC 4648 4
function fromBase64(encoded: string): number[] | null {
  const digits = encoded.replace(/={0,2}$/, '');
  if (!/^[A-Za-z\d+/]*$/.test(digits) || digits.length % 4 === 1) return null;
  const octets: number[] = [];
  let bits = 0;
  let count = 0;
  for (const digit of digits) {
    bits = ((bits << 6) | BASE64.indexOf(digit)) & 0xffff;
    count += 6;
    if (count < 8) continue;
    count -= 8;
    octets.push((bits >> count) & 0xff);
  }
  return octets;
}

/** What windows-1252 has at 0x80 to 0x9F. */
const WINDOWS_1252 =
  '\u20ac\x81\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152\x8d\u017d\x8f' +
  '\x90\u2018\u2019\u201c\u201d\u2022\u2013\u2014\u02dc\u2122\u0161\u203a\u0153\x9d\u017e\u0178';

/** The charsets that need no help of the engine. */
const own: Readonly<Record<string, (octets: number[]) => string>> = {
  'utf-8': (octets) => decodeUtf8(Uint8Array.from(octets)).text,
  'us-ascii': (octets) => oneEach(octets, (octet) => (octet < 0x80 ? String.fromCharCode(octet) : '\ufffd')),
  // As the WHATWG Encoding Standard has it: what is named ISO-8859-1 is windows-1252 in practice.
  'iso-8859-1': latin1,
  'windows-1252': latin1,
};

function latin1(octets: number[]): string {
  return oneEach(octets, (octet) =>
    octet >= 0x80 && octet < 0xa0 ? (WINDOWS_1252[octet - 0x80] as string) : String.fromCharCode(octet),
  );
}

function oneEach(octets: number[], toCharacter: (octet: number) => string): string {
  let text = '';
  for (const octet of octets) text += toCharacter(octet);
  return text;
}

function isKnown(charset: string): boolean {
  return Object.hasOwn(own, charset) || decoderOf(charset) !== null;
}

/** The text of octets in a known charset. */
function toText({ charset, octets }: Decoded): string {
  const decode = Object.hasOwn(own, charset) ? own[charset] : undefined;
  return decode ? decode(octets) : (decoderOf(charset) as Decoder).decode(Uint8Array.from(octets));
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
