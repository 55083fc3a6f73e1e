import { isUtf8 } from 'node:buffer';
import { fromWindows1252 } from '../../damage/windows-1252.ts';
import { unicodePattern } from '../../unicode-pattern.ts';
import { CR, LF, type OpenEncodings } from '../block.ts';

const MAC = 'macintosh';

/**
 * The encodings that programs saved text in before UTF-8, by the names of the WHATWG. Of several that read a file alike,
 * the first is named.
 */
const LEGACY = [
  ...['windows-1252', 'windows-1250', 'windows-1254', 'windows-1257', 'windows-1258'],
  ...['iso-8859-2', 'iso-8859-15', MAC],
  ...['windows-1251', 'koi8-r', 'koi8-u', 'ibm866', 'iso-8859-5', 'x-mac-cyrillic'],
  ...['windows-1253', 'iso-8859-7', 'windows-1255', 'windows-1256'],
  ...['shift_jis', 'euc-jp', 'gb18030', 'big5', 'euc-kr'],
];

/**
 * What DOS wrote, by the octets from 0x80 on: TextDecoder lacks them, so that they are not named. They are here since no
 * other reading is the only one where one of them is open.
 */
const DOS: Readonly<Record<string, string>> = {
  cp437:
    '\xc7\xfc\xe9\xe2\xe4\xe0\xe5\xe7\xea\xeb\xe8\xef\xee\xec\xc4\xc5\xc9\xe6\xc6\xf4\xf6\xf2\xfb\xf9\xff\xd6\xdc\xa2\xa3\xa5\u20a7\u0192\xe1\xed\xf3\xfa\xf1\xd1\xaa\xba\xbf\u2310\xac\xbd\xbc\xa1\xab\xbb\u2591\u2592\u2593\u2502\u2524\u2561\u2562\u2556\u2555\u2563\u2551\u2557\u255d\u255c\u255b\u2510\u2514\u2534\u252c\u251c\u2500\u253c\u255e\u255f\u255a\u2554\u2569\u2566\u2560\u2550\u256c\u2567\u2568\u2564\u2565\u2559\u2558\u2552\u2553\u256b\u256a\u2518\u250c\u2588\u2584\u258c\u2590\u2580\u03b1\xdf\u0393\u03c0\u03a3\u03c3\xb5\u03c4\u03a6\u0398\u03a9\u03b4\u221e\u03c6\u03b5\u2229\u2261\xb1\u2265\u2264\u2320\u2321\xf7\u2248\xb0\u2219\xb7\u221a\u207f\xb2\u25a0\xa0',
  cp850:
    '\xc7\xfc\xe9\xe2\xe4\xe0\xe5\xe7\xea\xeb\xe8\xef\xee\xec\xc4\xc5\xc9\xe6\xc6\xf4\xf6\xf2\xfb\xf9\xff\xd6\xdc\xf8\xa3\xd8\xd7\u0192\xe1\xed\xf3\xfa\xf1\xd1\xaa\xba\xbf\xae\xac\xbd\xbc\xa1\xab\xbb\u2591\u2592\u2593\u2502\u2524\xc1\xc2\xc0\xa9\u2563\u2551\u2557\u255d\xa2\xa5\u2510\u2514\u2534\u252c\u251c\u2500\u253c\xe3\xc3\u255a\u2554\u2569\u2566\u2560\u2550\u256c\xa4\xf0\xd0\xca\xcb\xc8\u0131\xcd\xce\xcf\u2518\u250c\u2588\u2584\xa6\xcc\u2580\xd3\xdf\xd4\xd2\xf5\xd5\xb5\xfe\xde\xda\xdb\xd9\xfd\xdd\xaf\xb4\xad\xb1\u2017\xbe\xb6\xa7\xf7\xb8\xb0\xa8\xb7\xb9\xb3\xb2\u25a0\xa0',
  cp852:
    '\xc7\xfc\xe9\xe2\xe4\u016f\u0107\xe7\u0142\xeb\u0150\u0151\xee\u0179\xc4\u0106\xc9\u0139\u013a\xf4\xf6\u013d\u013e\u015a\u015b\xd6\xdc\u0164\u0165\u0141\xd7\u010d\xe1\xed\xf3\xfa\u0104\u0105\u017d\u017e\u0118\u0119\xac\u017a\u010c\u015f\xab\xbb\u2591\u2592\u2593\u2502\u2524\xc1\xc2\u011a\u015e\u2563\u2551\u2557\u255d\u017b\u017c\u2510\u2514\u2534\u252c\u251c\u2500\u253c\u0102\u0103\u255a\u2554\u2569\u2566\u2560\u2550\u256c\xa4\u0111\u0110\u010e\xcb\u010f\u0147\xcd\xce\u011b\u2518\u250c\u2588\u2584\u0162\u016e\u2580\xd3\xdf\xd4\u0143\u0144\u0148\u0160\u0161\u0154\xda\u0155\u0170\xfd\xdd\u0163\xb4\xad\u02dd\u02db\u02c7\u02d8\xa7\xf7\xb8\xb0\xa8\u02d9\u0171\u0158\u0159\u25a0\xa0',
};

/** Letters of one word, by its script; Han, kana and Hangul stand beside each other in one text. */
const SCRIPTS = [
  ...['Latn', 'Cyrl', 'Grek', 'Hebr', 'Arab', 'Thai'].map((script) => `\\p{scx=${script}}`),
  '\\p{scx=Hani}\\p{scx=Hira}\\p{scx=Kana}\\p{scx=Hang}\\p{scx=Bopo}',
].map((letters) => `^[${letters}\\p{scx=Zinh}]+$`);

const LETTERS = '\\p{Ll}\\p{Lu}\\p{Lo}\\p{M}\\u3005\\u30fc';
/** Signs that stand beside words, and of them those that stand in words as well. */
const BESIDE =
  '\\xa0\\xa1\\xab\\xbb\\xbf\\u2013\\u2014\\u2018-\\u201e\\u2022\\u2026\\u2039\\u203a\\u3000-\\u303f\\uff00-\\uff0f';
const WITHIN = '\\u2019\\u3000-\\u303f\\u30fb\\uff00-\\uff0f';

const CONTROL = '(?!\\t)\\p{Cc}|[\\p{Cf}\\p{Cn}\\p{Co}\\p{Cs}]';
const WORD = `[${LETTERS}]+`;
const NOT_ASCII = /[^\0-\x7f]/;
/** What no address and hardly any text has: a sign such as a superscript that touches a letter, and a capital after a small letter, or between both. */
const ODD = [
  `[${LETTERS}][^\\0-\\x7f${LETTERS}${BESIDE}]`,
  `[^\\0-\\x7f${LETTERS}${BESIDE}][${LETTERS}]`,
  `[${LETTERS}](?![${WITHIN}])[${BESIDE}]+[${LETTERS}]`,
  '\\p{Ll}(?![A-Z])\\p{Lu}',
  '(?![a-z])\\p{Ll}\\p{Lu}',
  '\\p{Lu}(?![A-Z])\\p{Lu}\\p{Ll}',
].join('|');
/** An address whose non-ASCII characters are all letters. */
const ADDRESS = '^[\\p{Ll}\\p{Lu}\\p{Lo}\\p{M}\\0-\\x7f]+$';

/** A decoder that throws for what is not in its encoding; null where this Node lacks it. */
function strictDecoder(encoding: string): ((octets: Uint8Array) => string) | null {
  // Deliberate: not Node's, which in several releases is Latin-1 instead.
  if (encoding === 'windows-1252') return fromWindows1252;
  const high = DOS[encoding];
  if (high) {
    const character = (octet: number) =>
      octet < 0x80 ? String.fromCharCode(octet) : high.charAt(octet - 0x80);
    return (octets) => Array.from(octets, character).join('');
  }
  try {
    const decoder = new TextDecoder(encoding, { fatal: true });
    return (octets) => decoder.decode(octets);
  } catch {
    return null;
  }
}

const decoders = new Map<string, ((octets: Uint8Array) => string) | null>();

/** What a line says in an encoding. */
interface Reading {
  text: string;
  /** Which of SCRIPTS its words with non-ASCII letters have; -1 where there are none. */
  script: number;
  isOdd: boolean;
}

/** Reads a line in an encoding; null where it cannot be in it: a word mixes scripts, or there are no words. */
function read(octets: Uint8Array, encoding: string): Reading | null {
  const text = decode(octets, encoding);
  if (text === null || unicodePattern(CONTROL).test(text)) return null;
  let script = -1;
  for (const word of text.match(unicodePattern(WORD)) ?? []) {
    if (!NOT_ASCII.test(word) || word === MICRO) continue;
    const found = SCRIPTS.findIndex((letters) => unicodePattern(letters).test(word));
    if (found < 0 || (script >= 0 && script !== found)) return null;
    script = found;
  }
  return { text, script, isOdd: unicodePattern(ODD).test(text) || unicodePattern(MARKED_WORD).test(text) };
}

/** Four non-ASCII letters of Latin in a row: no word has them. */
const MARKED_WORD = '(?:(?![A-Za-z])\\p{scx=Latn}){4}';

/** A letter by its class, and a sign by its use. */
const MICRO = '\xb5';

function decode(octets: Uint8Array, encoding: string): string | null {
  if (!decoders.has(encoding)) decoders.set(encoding, strictDecoder(encoding));
  try {
    return decoders.get(encoding)?.(octets) ?? null;
  } catch {
    return null;
  }
}

/** An encoding that all lines so far may be in. */
interface Candidate {
  encoding: string;
  /** The script of all words, as in a reading. */
  script: number;
  /** The number of odd lines. */
  odd: number;
  /** The same for those that have read all lines alike. */
  group: number;
}

/** The number of lines that are looked at, and of odd ones, half of all at least, after which an encoding is not named. */
const MAX_LINES = 10_000;
const TOO_ODD = 2;

/**
 * Which encodings a file may be in whose lines are not UTF-8: those in which its words are letters of one script. Memory
 * does not grow: of a line nothing is kept but which encodings it leaves open.
 *
 * What is open decides suggestions, so that of two readings none is taken. The name for a note goes by what is odd as
 * well: a superscript three is no letter, and names have it where an encoding is the wrong one.
 */
export class EncodingGuess {
  private open: Candidate[] = [...LEGACY, ...Object.keys(DOS)].map((encoding) => ({
    encoding,
    script: -1,
    odd: 0,
    group: 0,
  }));
  private lines = 0;

  /** Looks at a line that is not UTF-8. */
  add(octets: Uint8Array): void {
    if (this.lines >= MAX_LINES) return;
    this.lines++;
    const groups = new Map<string, number>();
    this.open = this.open.flatMap((candidate) => {
      const reading = read(octets, candidate.encoding);
      if (!reading) return [];
      const script = candidate.script < 0 ? reading.script : candidate.script;
      if (reading.script >= 0 && reading.script !== script) return [];
      const key = `${candidate.group} ${reading.text}`;
      const group = groups.get(key) ?? groups.size;
      groups.set(key, group);
      return [{ ...candidate, script, group, odd: candidate.odd + (reading.isOdd ? 1 : 0) }];
    });
  }

  /**
   * The encodings that are open, for suggestions; none where none can be named: then the lines may as well be in one that
   * is not known here, as those of DOS and the Mac for many languages, which read as letters in others.
   */
  get encodings(): readonly string[] {
    return this.named.length > 0 ? this.open.map(({ encoding }) => encoding) : [];
  }

  /** Those to name: one of each kind that has read the file alike, the likely ones where others are odd. */
  get named(): readonly string[] {
    const { open } = this;
    if (!open.some(({ odd, script }) => odd === 0 && script >= 0)) return [];
    const likely = open.filter(({ odd }) => odd < TOO_ODD || 2 * odd < this.lines);
    if (likely.some(({ encoding }) => encoding in DOS)) return [];
    return likely
      .filter(({ group }, at) => likely.findIndex((other) => other.group === group) === at)
      .map(({ encoding }) => encoding);
  }
}

/** What an address says, if those of the encodings that make it letters make it the same ones. */
export function readAlike(octets: Uint8Array, encodings: readonly string[]): string | null {
  const readings = new Map<string, string>();
  for (const encoding of encodings) {
    const reading = read(octets, encoding);
    if (!reading || !unicodePattern(ADDRESS).test(reading.text)) continue;
    // The line may be in another encoding than those before.
    if (unicodePattern(MARKED_WORD).test(reading.text)) return null;
    // A capital between small letters: DOS is old enough not to be thought of, but beside a Mac as likely.
    const isFar = encoding in DOS && reading.isOdd && [...readings.values()].some((other) => other !== MAC);
    if (!isFar) readings.set(reading.text.normalize(), readings.get(reading.text.normalize()) ?? encoding);
  }
  const [only = null] = readings.keys();
  return readings.size === 1 ? only : null;
}

/** The encodings that are open at a line. */
export function openAt(open: OpenEncodings, line: number): readonly string[] {
  return open.filter(([from]) => from <= line).at(-1)?.[1] ?? [];
}

/** The lines of a block that are not UTF-8, from 0, and what they leave open. */
export function malformedLines(
  block: Uint8Array,
  guess: EncodingGuess,
): { lines: readonly number[]; open: OpenEncodings } | null {
  // Nearly all lists are UTF-8, which is found out fast.
  if (isUtf8(block)) return null;
  const lines: number[] = [];
  const open: [number, readonly string[]][] = [[0, guess.encodings]];
  let start = 0;
  for (let line = 0; start < block.length; line++) {
    const lineEnd = block.indexOf(LF, start);
    const end = lineEnd < 0 ? block.length : lineEnd;
    const octets = block.subarray(start, end > start && block[end - 1] === CR ? end - 1 : end);
    if (!isUtf8(octets)) {
      lines.push(line);
      guess.add(octets);
      const { encodings } = guess;
      // Fewer than before, or all or none of them.
      if (encodings.length !== open.at(-1)?.[1].length) open.push([line, encodings]);
    }
    start = end + 1;
  }
  return { lines, open };
}
