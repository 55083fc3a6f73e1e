import { judgeIdna } from '../checks/idna.ts';
import { NEUTRAL, scriptsOf, zeroOf } from '../checks/scripts.ts';
import { octetsOf, readEncodedWord } from '../damage/encoded-word.ts';
import { fromHex, fromUtf16, unmojibake } from '../damage/encoding.ts';
import { unescaped } from '../damage/escapes.ts';
import { speltSign } from '../damage/substitutes.ts';
import { CLOUDFLARE } from '../damage/surroundings.ts';
import { fromWindows1252 } from '../damage/windows-1252.ts';
import { Findings } from '../findings.ts';
import { isDotString } from '../grammar/local-part.ts';
import { decodeUtf8 } from '../octets.ts';
import { smtpLevels } from '../profiles.ts';
import type { Reason, ReasonCode } from '../reasons.ts';
import type { Edit } from '../span.ts';
import { unicodePattern } from '../unicode-pattern.ts';

/** @param input what the text was read from */
type Repair = (reason: Reason, text: string, input: string | Uint8Array) => Edit | null;

const remove: Repair = ({ start, end }) => ({ start, end, text: '' });
const removeAtEdge: Repair = (reason, text, input) =>
  isEdge(text, reason.start, reason.end) ? remove(reason, text, input) : null;

function isEdge(text: string, start: number, end: number): boolean {
  return text.slice(0, start).trim() === '' || text.slice(end).trim() === '';
}

const DELIMITER = /[@. <>]/;

/** The labels, or atoms, in which a stretch lies. */
function aroundLabels({ start, end }: Reason, text: string): { start: number; end: number } {
  let first = start;
  let last = end;
  while (first > 0 && !DELIMITER.test(text[first - 1] as string)) first--;
  while (last < text.length && !DELIMITER.test(text[last] as string)) last++;
  return { start: first, end: last };
}

/** What people write for a label (RFC 5895 2): lower case, ordinary width, NFC; '' where that leaves a choice. */
function mapped(label: string): string {
  const letters = label.replace(unicodePattern('[\\p{L}\\p{Nd}\\uFF00-\\uFFEF]+'), (run) =>
    run.normalize('NFKC'),
  );
  // The lower case of U+0130 is two characters in most languages, and "i" in Turkish.
  const isClear = Array.from(letters).every((letter) => letter.toLowerCase().length <= letter.length);
  return isClear ? letters.toLowerCase().normalize() : '';
}

function forms(label: string) {
  return judgeIdna(label, 0, label.length, new Findings(smtpLevels));
}

/** What an A-label decodes to. */
const uLabel = (label: string) => forms(label).unicode;

/** Joins the words of a local part that is quoted in pieces. */
const joinWords: Repair = (_reason, text) => {
  const [whole] = /^(?:[^"\s<>:;,()[\]@\\]|"(?:[^"\\]|\\.)*")+(?=@)/u.exec(text) ?? [];
  if (!whole) return null;
  const content = whole.replace(/"((?:[^"\\]|\\.)*)"/gu, '$1');
  return { start: 0, end: whole.length, text: isDotString(content) ? content : `"${content}"` };
};

/** The text of an encoded-word, for the charsets that need no table but one; '' for any other. */
function decodeWord(written: string): string {
  const word = readEncodedWord(written);
  if (!word) return '';
  const octets = octetsOf(word);
  if (/^(?:utf-?8|us-ascii)$/.test(word.charset)) {
    const { text, malformed } = decodeUtf8(octets);
    return malformed.length > 0 ? '' : text;
  }
  return /^(?:iso-8859-1|windows-1252)$/.test(word.charset) ? fromWindows1252(octets) : '';
}

/** What Cloudflare's script would show: the first octet is the key of the others. */
function decodeCloudflare(text: string): string {
  const [key = 0, ...octets] = (CLOUDFLARE.exec(text)?.[1]?.match(/../g) ?? []).map((pair) =>
    Number.parseInt(pair, 16),
  );
  return decodeUtf8(Uint8Array.from(octets, (octet) => octet ^ key)).text;
}

/** Leaves what stands in the brackets behind a name. A name that is an address itself: which of the two is meant? */
const takeAngleAddr: Repair = ({ start, end }, text) => {
  const close = text.lastIndexOf('>');
  const name = text.slice(start, end);
  // Without a space, or a capital letter of a name, the bracket can be inside a local part.
  const isName = unicodePattern('[\\s"]$|^\\P{Ll}').test(name);
  return /[@<]/.test(name) || !isName ? null : { start, end: close + 1, text: text.slice(end + 1, close) };
};

/**
 * White space beside the "@" or a dot was typed by accident. Between two words it can stand for a dot, or for nothing,
 * or divide a name from an address; after a dot a new sentence can begin.
 */
const removeSpace: Repair = ({ start, end }, text) => {
  const before = text.slice(0, start);
  const after = text.slice(end);
  const isBeside = /@$/.test(before) || /^[@.]/.test(after) || isEdge(text, start, end);
  const isInName =
    unicodePattern('^[\\p{Ll}\\p{Lo}][\\p{Ll}\\p{Lo}\\p{M}\\d._-]+\\.$').test(before) &&
    unicodePattern('^[^\\p{Lu}\\s@]+@\\S+$').test(after);
  const isInDomain = /@[^.\s]+\.$/.test(before) && /^\S+$/.test(after);
  return isBeside || isInName || isInDomain ? { start, end, text: '' } : null;
};

/** What is between an address and its comment goes with the comment. */
const removeSpaceOrComment: Repair = (reason, text, input) =>
  text[reason.end] === '(' ? remove(reason, text, input) : removeSpace(reason, text, input);

/** Providers that gave out names with dots in a row, or with one before the "@" (Japan until 2009; mail.ru). */
const DOTTED_PROVIDERS =
  /@(?:docomo\.ne\.jp|ezweb\.ne\.jp|au\.com|(?:[\w-]+\.)?softbank\.(?:ne\.)?jp|[a-z]\.vodafone\.ne\.jp|disney\.ne\.jp|mail\.ru)$/i;

/** Takes out the dots of empty atoms or labels: those after them, or at the very end those before them. */
const removeDots: Repair = ({ start, end }, text) =>
  text[end] === '.' ? { start, end: end + 1, text: '' } : { start: Math.max(0, start - 1), end, text: '' };

/** Where a provider gave such names out, the same mailbox has the quoted form (RFC 5321 4.1.2). */
const removeAtomDots: Repair = (reason, text, input) => {
  if (!DOTTED_PROVIDERS.test(text)) return removeDots(reason, text, input);
  const at = text.lastIndexOf('@');
  return { start: 0, end: at, text: `"${text.slice(0, at)}"` };
};

/** A comment beside the "@", a dot or an edge; between two words it can stand for what it hides. */
const removeComment: Repair = (reason, text, input) => {
  const { start, end } = reason;
  const isBeside =
    start === 0 || end === text.length || /[@.]/.test(text.charAt(start - 1) + text.charAt(end));
  return isBeside ? remove(reason, text, input) : null;
};

/** A dot at the end of a domain that is whole; after `.co` or `.ne` an ending was left out. */
const removeLastDot: Repair = (reason, text, input) =>
  /\.(?:co|ne|or|ac|ad|go|ed|gr|lg)\.+$/i.test(text) ? null : remove(reason, text, input);

/** The one dot of ".com" is not a slip: a name is missing there. */
const removeDomainDots: Repair = (reason, text, input) => {
  // Three dots stand for something that is left out.
  if (text.includes('...')) return null;
  const edit = removeDots(reason, text, input) as Edit;
  const domain = text.slice(text.lastIndexOf('@', edit.start) + 1, edit.start) + text.slice(edit.end);
  return domain.includes('.') ? edit : null;
};

/**
 * In a domain the only comma is the key beside the dot, unless the domain was whole before it: that is a row of a table.
 * The same goes for other signs that look like a dot.
 */
const replaceByDot: Repair = ({ start, end }, text) => {
  const isDot = /^[,;\u00b7\u2022\u2027\u30fb\u060c\uff1b\uff0c]$/.test(text.slice(start, end));
  const isOnly =
    /@[^.,@]+$/.test(text.slice(0, start)) && !(text[start] === ',' ? /[,@]/ : /[.,@]/).test(text.slice(end));
  return isDot && isOnly ? { start, end, text: '.' } : null;
};

/** Encodings of one octet a character that mail programs and spreadsheets save in. */
const ENCODINGS = '1250 1251 1252 1253 1254 1255 1256 1257 1258'
  .split(' ')
  .map((page) => `windows-${page}`)
  .concat('koi8-r', 'macintosh');

/** The one script of a word; 0 where it mixes several. */
const scriptOf = (word: string) =>
  Array.from(word).reduce((common, letter) => common & scriptsOf(letter), NEUTRAL);

/** What octets say whose encoding is unknown, if one reading alone makes every word letters of one script. */
const readOctets: Repair = (_reason, text, input) => {
  const readings = new Set<string>();
  for (const encoding of typeof TextDecoder === 'undefined' ? [] : ENCODINGS) {
    const whole = new TextDecoder(encoding).decode(new Uint8Array(input as Uint8Array));
    const isLetters = unicodePattern('^[\\p{Ll}\\p{Lu}\\p{Lo}\\p{M}\\0-\\x7f]+$').test(whole);
    if (isLetters && whole.split(/[\0-@[-`{-\x7f]+/).every(scriptOf)) readings.add(whole.normalize());
  }
  const [only, second] = readings;
  return only === undefined || second !== undefined ? null : { start: 0, end: text.length, text: only };
};

/** What a word processor or another keyboard wrote before the "@", as an address has it. */
const toIdentifier: Repair = ({ start, end }, text) => {
  const run = text.slice(start, end);
  const plain = run
    .normalize('NFKC')
    .replace(/[\u2010-\u2015\u2212]/g, '-')
    .replace(/[\u00b7\u2022\u2024\u2027\u3002\uff61]/g, '.')
    .replace(/[\u00b4\u02b9\u02bc\u02c8\u2032]/g, "'");
  if (plain !== run && unicodePattern("^[\\p{L}\\p{M}\\p{Nd}.]+$|^[!#-'*+/-9=?A-Z^-~-]+$").test(plain)) {
    return { start, end, text: plain };
  }
  // A label with a colon of another width
  if (run === '\uff1a' && unicodePattern('^[\\p{L}\\p{M}]+$').test(text.slice(0, start)))
    return { start: 0, end, text: '' };
  // A sign of a list or of a page at the beginning
  return start === 0 && unicodePattern('^[\\p{S}\\p{P}\\p{Z}]+$').test(run) ? { start, end, text: '' } : null;
};

/** Digits of several number systems in a word of ASCII letters were typed with another keyboard. */
const toAsciiDigits: Repair = ({ start, end }, text) => {
  const word = text.slice(start, end);
  const plain = word.replace(unicodePattern('\\p{Nd}'), (digit) =>
    String((digit.codePointAt(0) as number) - zeroOf(digit)),
  );
  return /^[ -~]+$/.test(plain) ? { start, end, text: plain } : null;
};

/** The address that Exchange has put into a local part; of other types than SMTP it is none of the internet's. */
const fromImcea: Repair = ({ start }, text) => {
  const at = text.lastIndexOf('@');
  const [, encoded] = /^imceasmtp-(.+)$/i.exec(text.slice(start, at)) ?? [];
  const decoded = encoded?.replace(/\+([\da-f]{2})/gi, (_, hex) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
  return decoded?.includes('@') ? { start, end: text.length, text: decoded } : null;
};

/** A local part without quotes that it does not need. */
const unquote: Repair = ({ start, end }, text) => {
  const content = text.slice(start + 1, end - 1);
  // Before a letter the backslash was meant for something else: "\u00f6".
  return content.includes('\\') ? null : { start, end, text: content };
};

/** A whole text that is URL-encoded. */
function fromUrl(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return '';
  }
}

/** Puts what is made of it in place of what a reason spans; '' is no answer. */
function replace(make: (written: string) => string): Repair {
  return ({ start, end }, text) => {
    const made = make(text.slice(start, end));
    return made === '' ? null : { start, end, text: made };
  };
}

/** The same for the content of a local part: without the backslashes of quoted-pairs, and never with new ones. */
function replaceContent(make: (content: string) => string): Repair {
  return replace((written) => {
    const made = make(written.replace(/\\(.)/gsu, '$1'));
    return /["\\]/.test(made) ? '' : made;
  });
}

/** The same for the labels, or atoms, in which it lies, of which something is always made; an unchanged text means no repair. */
function replaceLabels(make: (labels: string) => string): Repair {
  return (reason, text) => {
    const { start, end } = aroundLabels(reason, text);
    const written = text.slice(start, end);
    const made = make(written);
    return made === written || made === '' ? null : { start, end, text: made };
  };
}

/** How to fix what can be fixed without a guess. */
function repairs(): { readonly [C in ReasonCode]?: Repair } {
  return {
    'mailbox-edge-white-space': remove,
    'mailbox-mailto-prefix': remove,
    'mailbox-angle-brackets': remove,
    // Line ends at the edge go with the white space around them.
    'encoding-control-character': (reason, text, input) =>
      /^[\t\r\n]+$/.test(text.slice(reason.start, reason.end))
        ? removeSpace(reason, text, input)
        : removeAtEdge(reason, text, input),
    'encoding-malformed-utf8': readOctets,
    'encoding-line-separator': removeAtEdge,
    'encoding-byte-order-mark': remove,
    'encoding-bidi-control': remove,
    'encoding-invisible-character': remove,
    'encoding-unicode-space': removeSpace,
    // At the beginning one is left over; U+201A opens a quotation, or was a comma.
    'encoding-smart-quotes': ({ start, end }, text) => {
      const quotes = text.slice(start, end);
      if (start === 0) return { start, end, text: '' };
      return /^[\u2018\u2019\u201b]$/.test(quotes) ? { start, end, text: "'" } : null;
    },
    'mailbox-scheme-prefix': remove,
    'mailbox-repeated-address': remove,
    'mailbox-bare-name': remove,
    'mailbox-label': remove,
    'mailbox-surrounding-brackets': remove,
    'encoding-private-use': removeAtEdge,
    'mailbox-display-name': takeAngleAddr,
    'mailbox-surrounding-quotes': remove,
    'mailbox-trailing-punctuation': remove,
    'local-part-quoted-word': joinWords,
    'domain-contextj': remove,
    'local-part-empty-atom': removeAtomDots,
    'local-part-comment': removeComment,
    'local-part-space': removeSpaceOrComment,
    'local-part-needless-quoting': unquote,
    'local-part-imceaex': fromImcea,
    'local-part-leading-sign': remove,
    'local-part-leading-pipe': ({ start }) => ({ start, end: start + 1, text: '' }),
    'local-part-not-identifier': toIdentifier,
    'mailbox-mixed-digits': toAsciiDigits,
    'mailbox-mixed-scripts': toAsciiDigits,
    'local-part-quoted-pair': ({ start }) => ({ start, end: start + 1, text: '' }),
    'domain-empty-label': removeDomainDots,
    'domain-space': removeSpaceOrComment,
    'domain-trailing-dot': removeLastDot,
    'domain-comment': removeComment,
    'domain-forbidden-character': replaceByDot,
    'domain-contexto': replaceByDot,
    'domain-at-sign': (reason, text, input) =>
      text[reason.start - 1] === '@' || isEdge(text, reason.start, reason.end)
        ? remove(reason, text, input)
        : null,
    'literal-ipv6-zone': remove,
    'literal-ipv6-short-compression': ({ start, end }, text) => ({
      start,
      end,
      text: `${text[start - 1] === ':' ? '' : ':'}0${text[end] === ']' ? '' : ':'}`,
    }),
    'path-space-at-colon': remove,
    'path-text-before-bracket': remove,
    // Nothing at all after the bracket must not become the null path.
    'path-unclosed': ({ start }, text) => (text[start - 1] === '<' ? null : { start, end: start, text: '>' }),
    'parameter-space': remove,
    'encoding-utf16': replace(fromUtf16),
    'encoding-mojibake': replace((run) => (unmojibake(run) as { text: string }).text),
    'encoding-html-entity': replace(unescaped),
    'encoding-backslash-escape': replace(unescaped),
    'mailbox-cloudflare': replace(decodeCloudflare),
    'mailbox-at-sign-lookalike': replace(() => '@'),
    'mailbox-obfuscation': replace(speltSign),
    'local-part-encoded-word': replaceContent(decodeWord),
    'local-part-quoted-printable': replaceContent(fromHex),
    'local-part-percent-encoding': replaceContent(fromHex),
    'local-part-nfc-special': replace((run) => run.normalize()),
    'local-part-not-nfc': replaceContent((run) => run.normalize()),
    'domain-percent-encoding': replace(fromHex),
    'mailbox-url-encoded': replace(fromUrl),
    'domain-dot-lookalike': replace((run) => '.'.repeat(run.length)),
    'domain-hyphen-lookalike': replace((run) => '-'.repeat(run.length)),
    'domain-ip-without-brackets': replace((address) => `[${address}]`),
    'literal-unclosed': replace(() => ']'),
    'literal-ipv6-tag-missing': replace((address) => `IPv6:${address}`),
    'path-brackets-missing': replace((path) => `<${path}>`),
    'local-part-a-label': replaceContent((atom) => uLabel(atom).replace(/^xn--.*/s, '')),
    'domain-a-label': replaceLabels(uLabel),
    'domain-label-not-nfc': replaceLabels(mapped),
    'domain-label-upper-case': replaceLabels(mapped),
    'domain-disallowed-code-point': (reason, text, input) =>
      replaceByDot(reason, text, input) ?? replaceLabels(mapped)(reason, text, input),
    'domain-needs-smtputf8': replaceLabels((label) => forms(label).ascii),
  };
}

let repairOfCode: ReturnType<typeof repairs> | undefined;

/** Whether reasons of this code can have a repair. */
export function isRepairable(code: ReasonCode): boolean {
  repairOfCode ??= repairs();
  return Object.hasOwn(repairOfCode, code);
}

/** The repair of what a reason names; null where there is none without a guess. */
export function repairOf(reason: Reason, text: string, input: string | Uint8Array): Edit | null {
  repairOfCode ??= repairs();
  return repairOfCode[reason.code]?.(reason, text, input) ?? null;
}
