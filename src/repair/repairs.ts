import { checkIdna } from '../checks/idna.ts';
import { NEUTRAL, scriptsOf, zeroOf } from '../checks/scripts.ts';
import { octetsOf, readEncodedWord } from '../damage/encoded-word.ts';
import { fromHex, fromUtf16, unmojibake } from '../damage/encoding.ts';
import { unescaped } from '../damage/escapes.ts';
import { CLOUDFLARE } from '../damage/no-address.ts';
import { speltSign } from '../damage/substitutes.ts';
import { fromWindows1252 } from '../damage/windows-1252.ts';
import { Findings } from '../findings.ts';
import { isDotString } from '../grammar/local-part.ts';
import { fromUtf8 } from '../octets.ts';
import { smtpLevels } from '../profiles.ts';
import type { Reason, ReasonCode } from '../reasons.ts';
import type { Edit, Span } from '../span.ts';
import { unicodePattern } from '../unicode-pattern.ts';

/**
 * What stands in place of what a reason names: a text, or an edit of another stretch; null where any would be a guess.
 * @param written what the reason spans
 * @param input what the text was read from
 */
type Repair = (
  written: string,
  reason: Span,
  text: string,
  input: string | Uint8Array,
) => string | Edit | null;

const remove: Repair = () => '';
const removeFirst: Repair = (_, { start }) => ({ start, end: start + 1, text: '' });

function isEdge(text: string, start: number, end: number): boolean {
  return [text.slice(0, start), text.slice(end)].some(
    (rest) => !unicodePattern('[^\\s\\p{C}\\p{Pi}\\p{Pf}]').test(rest),
  );
}

/** The labels, or atoms, in which a stretch lies. */
function aroundLabels({ start, end }: Span, text: string): Span {
  const before = /(?<![^@. <>])[^@. <>]*$/.exec(text.slice(0, start)) as RegExpExecArray;
  const after = /^[^@. <>]*/.exec(text.slice(end)) as RegExpExecArray;
  return { start: start - before[0].length, end: end + after[0].length };
}

/** What people write for a label (RFC 5895 2): lower case, ordinary width, NFC; unchanged where that leaves a choice. */
function mapped(label: string): string {
  const letters = label.replace(unicodePattern('[\\p{L}\\p{Nd}\\uFF00-\\uFFEF]+'), (run) =>
    run.normalize('NFKC'),
  );
  // The lower case of U+0130 is two characters in most languages, and "i" in Turkish.
  const isClear = Array.from(letters).every((letter) => letter.toLowerCase().length <= letter.length);
  return isClear ? letters.toLowerCase().normalize() : label;
}

function forms(label: string) {
  return checkIdna(label, 0, label.length, new Findings(smtpLevels));
}

/** What an A-label decodes to. */
const uLabel = (label: string) => forms(label).unicode;

/** Joins the words of a local part that is quoted in pieces. */
const joinWords: Repair = (_written, _reason, text) => {
  const whole = /^(?:[^"\s<>:;,()[\]@\\]|"(?:[^"\\]|\\.)*")+(?=@)/u.exec(text)?.[0];
  if (!whole) return null;
  const content = whole.replace(/"((?:[^"\\]|\\.)*)"/gu, '$1');
  return { start: 0, end: whole.length, text: isDotString(content) ? content : `"${content}"` };
};

/** The text of an encoded-word, for the charsets that need no table but one; '' for any other. */
function decodeWord(written: string): string {
  const word = readEncodedWord(written);
  if (!word) return '';
  if (/^(?:utf-?8|us-ascii)$/.test(word.charset)) return fromUtf8(word.binary);
  return /^(?:iso-8859-1|windows-1252)$/.test(word.charset) ? fromWindows1252(octetsOf(word)) : '';
}

/** What Cloudflare's script would show: the first octet is the key of the others. */
function decodeCloudflare(text: string): string {
  const [key = 0, ...octets] = (CLOUDFLARE.exec(text)?.[1]?.match(/../g) ?? []).map((pair) =>
    Number.parseInt(pair, 16),
  );
  return fromUtf8(String.fromCharCode(...octets.map((octet) => octet ^ key)));
}

/** Leaves what stands in the brackets after a name. A name that is an address itself: which of the two is meant? */
const takeAngleAddr: Repair = (name, { start, end }, text) => {
  const close = text.lastIndexOf('>');
  // Without a space, or a capital letter of a name, the bracket can be inside a local part.
  const isName = unicodePattern('[\\s"]$|^\\P{Ll}').test(name);
  return /\S@|<./.test(name) || !isName ? null : { start, end: close + 1, text: text.slice(end + 1, close) };
};

/**
 * White space beside the "@" or a dot was typed by accident. Between two words it can stand for a dot, or for nothing,
 * or divide a name from an address; after a dot a new sentence can begin.
 */
const removeSpace: Repair = (_, { start, end }, text) => {
  const before = text.slice(0, start);
  const after = text.slice(end);
  const isBeside =
    /[@:]$|\s\.$/.test(before) || (/^[@.]/.test(after) && !/-$/.test(before)) || isEdge(text, start, end);
  const isInName =
    unicodePattern('^[\\p{Ll}\\p{Lo}][\\p{Ll}\\p{Lo}\\p{M}._-]{3,}\\.$').test(before) &&
    unicodePattern('^[^\\p{Lu}\\s.@]+@\\s*\\S+$').test(after);
  const isInDomain = /@[^.\s@]+\.$/.test(before) && /^\S+$/.test(after);
  return isBeside || isInName || isInDomain ? '' : null;
};

/** What is between an address and its comment goes with the comment. */
const removeSpaceOrComment: Repair = (written, reason, text, input) =>
  text[reason.end] === '(' ? '' : removeSpace(written, reason, text, input);

/**
 * Providers that gave out names with dots in a row, or with one before the "@": the networks of Japan until 2009, and
 * mail.ru with its other names. Whatever the dots of the domain are.
 */
const DOTTED_PROVIDERS =
  /[@.\u3002](?:ne.jp?|au.com|(?:softbank|uqmobile|willcom)[.]|(?:mail|bk|inbox|list).ru)/i;

/** Takes out the dots of empty atoms or labels: those after them, or at the very end those before them. */
const withoutDots = ({ start, end }: Span, text: string): Edit =>
  text[end] === '.' ? { start, end: end + 1, text: '' } : { start: Math.max(0, start - 1), end, text: '' };

/** Where a provider gave such names out, the same mailbox has the quoted form (RFC 5321 4.1.2). */
const removeAtomDots: Repair = (_, reason, text) => {
  const domain = text.slice(Math.max(reason.end, text.lastIndexOf('@')));
  if (!DOTTED_PROVIDERS.test(domain.normalize('NFKC'))) return withoutDots(reason, text);
  const local = /^[\w.+-]+(?=@[\w.-]+$)/.exec(text)?.[0];
  return local ? { start: 0, end: local.length, text: `"${local}"` } : null;
};

/** A comment beside the "@", a dot or an edge; between two words it can stand for what it hides. */
const removeComment: Repair = (_, { start, end }, text) =>
  start === 0 || end === text.length || /[@.]/.test(text.charAt(start - 1) + text.charAt(end)) ? '' : null;

/** A dot at the end of a domain that is whole; after `.co` or `.ne` an ending was left out. */
const removeLastDot: Repair = (_, _reason, text) =>
  /\.(?:co|ne|or|ac|ad|go|ed|gr|lg)\.+$/i.test(text) ? null : '';

/** The one dot of ".com" is not a slip: a name is missing there. */
const removeDomainDots: Repair = (_, reason, text) => {
  // Three dots stand for something that is left out.
  if (text.includes('...')) return null;
  const edit = withoutDots(reason, text);
  const domain = text.slice(text.lastIndexOf('@', edit.start) + 1, edit.start) + text.slice(edit.end);
  return domain.includes('.') ? edit : null;
};

/**
 * In a domain the only comma is the key beside the dot, unless the domain was whole before it: that is a row of a table.
 * The same goes for other signs that look like a dot.
 */
const replaceByDot: Repair = (written, { start, end }, text) => {
  const isDot = /^[,;\u00b7\u2022\u2027\u30fb\u060c\uff1b\uff0c]$/.test(written);
  const isOnly =
    /@[^.,@]+$/.test(text.slice(0, start)) && !(written === ',' ? /[,@]./ : /[.,@]./).test(text.slice(end));
  return isDot && isOnly ? '.' : null;
};

/** One sign that was left over, or both of a pair around the local part. */
const removeSign: Repair = (sign, { start, end }, text) => {
  const last = text.lastIndexOf('@') - 1;
  const close = text.charAt(last);
  const isPair = close === (sign === '{' ? '}' : sign) || /[\u2018-\u201f]{2}$/.test(sign + close);
  return isPair ? { start, end: last + 1, text: text.slice(end, last) } : '';
};

/** Markdown and other languages put one before signs that mean something there; before a letter it may be an escape. */
const removeBackslash: Repair = (written, { end }, text) =>
  written === '\\' && unicodePattern('^[^\\p{L}\\p{N}]').test(text.slice(end)) ? '' : null;

/** Encodings of one octet a character that mail programs and spreadsheets save in. */
const encodings = () => [
  ...[0, 1, 2, 3, 4, 5, 6, 7, 8].map((page) => `windows-125${page}`),
  'koi8-r',
  'macintosh',
];

/** The one script of a word; 0 where it mixes several. */
const scriptOf = (word: string) =>
  Array.from(word).reduce((common, letter) => common & scriptsOf(letter), NEUTRAL);

/** What octets say whose encoding is unknown, if one reading alone makes every word letters of one script. */
const readOctets: Repair = (_written, _reason, text, input) => {
  const readings = new Set<string>();
  // In a third of the encodings these are quotation marks and dashes, in others letters.
  if ((input as Uint8Array).some((octet) => octet >> 5 === 4)) return null;
  for (const encoding of typeof TextDecoder === 'undefined' ? [] : encodings()) {
    const whole = new TextDecoder(encoding).decode(new Uint8Array(input as Uint8Array));
    const isLetters = unicodePattern('^[\\p{Ll}\\p{Lu}\\p{Lo}\\p{M}\\0-\\x7f]+$').test(whole);
    if (isLetters && whole.split(/[\0-@[-`{-\x7f]/).every(scriptOf)) readings.add(whole.normalize());
  }
  const [only] = readings;
  return only && readings.size === 1 ? { start: 0, end: text.length, text: only } : null;
};

/** A name or a label in another script before an ASCII address, and the sign or the space of Asian keyboards after it. */
const removeOtherScript: Repair = (run, { end }, text) =>
  /[\u3000\u3001\u3011\uff0c\uff0f\uff1a]$/.test(run) &&
  /^(?:[^\0-\x7f]|e-?mail)*$|..\uff1a$/i.test(text.slice(0, end)) &&
  /^\s*[!-~]+@/.test(text.slice(end))
    ? { start: 0, end: end + text.slice(end).search(/\S/), text: '' }
    : null;

/** What a word processor or another keyboard wrote before the "@", as an address has it. */
const toIdentifier: Repair = (run, reason, text, input) => {
  // NFKC makes a space and a mark of U+00B4.
  const plain = run
    .replace(/[\u00b4\u2032]/g, "'")
    .replace(/[\u2010-\u2015\u2212]/g, '-')
    .replace(/[\u00b7\u2022\u2024\u2027\u3002\uff61]/g, '.')
    .normalize('NFKC');
  if (
    plain !== run &&
    unicodePattern("^[\\p{L}\\p{M}\\p{Nd}.]+$|^[!#-'*+0-9=?A-Z^-~-]+$").test(plain) &&
    // The number of a list, or the beginning of the name
    (reason.start > 0 || !/^[\u2460-\u24ff]|\uff0e$/.test(run))
  )
    return plain;
  const label = removeOtherScript(run, reason, text, input);
  // A sign of a list or of a page at the beginning
  return label ?? (reason.start === 0 && unicodePattern('^[\\p{S}\\p{P}\\p{Z}]+$').test(run) ? '' : null);
};

/** Digits of several number systems in a word of ASCII letters were typed with another keyboard. */
const toAsciiDigits: Repair = (word) => {
  const plain = word.replace(unicodePattern('\\p{Nd}'), (digit) =>
    String((digit.codePointAt(0) as number) - zeroOf(digit)),
  );
  return /^[ -~]+$/.test(plain) ? plain : null;
};

/** The address that Exchange has put into a local part; of other types than SMTP it is none of the internet's. */
const fromImcea: Repair = (_, { start }, text) => {
  const [, encoded = ''] = /^imceasmtp-(.+)@/is.exec(text.slice(start)) ?? [];
  const decoded = encoded.replace(/\+([\da-f]{2})/gi, (_, hex) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
  return decoded.includes('@') ? { start, end: text.length, text: decoded } : null;
};

/** A local part without quotes that it does not need. */
// Before a letter the backslash was meant for something else: "\u00f6".
const unquote: Repair = (quoted) => (quoted.includes('\\') ? null : quoted.slice(1, -1));

/** A whole text that is URL-encoded. */
function fromUrl(text: string): string {
  try {
    // As the value of a form's field, which has no "=" and no "&" itself.
    return decodeURIComponent(text.replace(/^\??[\w-]+=/, ''));
  } catch {
    return '';
  }
}

/** A repair that puts what is made of a text in its place; '' stands for none. */
const replace =
  (make: (written: string) => string): Repair =>
  (written) =>
    make(written) || null;

/** The same for the content of a local part: without the backslashes of quoted-pairs, and never with new ones. */
const replaceContent = (make: (content: string) => string): Repair =>
  replace((written) => {
    const made = make(written.replace(/\\(.)/gsu, '$1'));
    return /["\\]/.test(made) ? '' : made;
  });

/** The same for the labels, or atoms, in which it lies, of which something is always made; an unchanged text means no repair. */
const replaceLabels =
  (make: (labels: string) => string): Repair =>
  (_, reason, text) => {
    const { start, end } = aroundLabels(reason, text);
    const written = text.slice(start, end);
    const made = make(written);
    return made === written ? null : { start, end, text: made };
  };

/** The first of two repairs that there is. */
const firstOf =
  (one: Repair, other: Repair): Repair =>
  (...found) =>
    one(...found) ?? other(...found);

/** How to fix what can be fixed without a guess; null where even a repair of the rest would be one. */
function repairs(): { readonly [C in ReasonCode]?: Repair | null } {
  return {
    'mailbox-masked': null,
    'mailbox-several-addresses': null,
    'mailbox-web-address': null,
    'mailbox-placeholder': null,
    'mailbox-edge-white-space': remove,
    'mailbox-mailto-prefix': remove,
    'mailbox-angle-brackets': remove,
    // Line ends at the edge go with the white space around them.
    'encoding-control-character': (written, reason, text, input) =>
      // A soft line break (RFC 2045 6.7)
      text[reason.start - 1] === '='
        ? { start: reason.start - 1, end: reason.end, text: '' }
        : /^[\t\r\n]+$/.test(written) || isEdge(text, reason.start, reason.end)
          ? removeSpace(written, reason, text, input)
          : null,
    'encoding-malformed-utf8': readOctets,
    'encoding-line-separator': removeSpace,
    'encoding-byte-order-mark': remove,
    'encoding-bidi-control': remove,
    'encoding-invisible-character': remove,
    'encoding-unicode-space': firstOf(removeSpace, removeOtherScript),
    // At the beginning one is left over; U+201A opens a quotation, or was a comma.
    'encoding-smart-quotes': (quotes, reason, text, input) =>
      reason.start === 0
        ? removeSign(quotes, reason, text, input)
        : /^[\u2018\u2019\u201b]$/.test(quotes)
          ? "'"
          : null,
    'mailbox-scheme-prefix': remove,
    'mailbox-repeated-address': remove,
    'mailbox-bare-name': remove,
    'mailbox-label': remove,
    'mailbox-surrounding-brackets': remove,
    'encoding-private-use': removeSpace,
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
    'local-part-leading-sign': removeSign,
    'local-part-leading-pipe': removeFirst,
    'local-part-not-identifier': toIdentifier,
    'mailbox-mixed-digits': toAsciiDigits,
    'mailbox-mixed-scripts': toAsciiDigits,
    'local-part-quoted-pair': removeFirst,
    'local-part-backslash': removeBackslash,
    'domain-empty-label': removeDomainDots,
    'domain-space': removeSpaceOrComment,
    'domain-trailing-dot': removeLastDot,
    'domain-comment': removeComment,
    'domain-forbidden-character': firstOf(replaceByDot, removeBackslash),
    'domain-contexto': replaceByDot,
    'domain-at-sign': (_, { start, end }, text) =>
      /@\s*$/.test(text.slice(0, start)) || isEdge(text, start, end) ? '' : null,
    'literal-ipv6-zone': remove,
    'literal-ipv6-short-compression': (_, { start, end }, text) =>
      `${text[start - 1] === ':' ? '' : ':'}0${text[end] === ']' ? '' : ':'}`,
    'path-space-at-colon': remove,
    'path-text-before-bracket': remove,
    // Nothing at all after the bracket must not become the null path.
    'path-unclosed': (_, { start }, text) =>
      text[start - 1] === '<' ? null : { start, end: start, text: '>' },
    'parameter-space': remove,
    'encoding-utf16': replace(fromUtf16),
    'encoding-mojibake': (run) => unmojibake(run)?.text ?? null,
    'encoding-html-entity': replace(unescaped),
    'encoding-backslash-escape': replace(unescaped),
    'mailbox-cloudflare': replace(decodeCloudflare),
    'mailbox-at-sign-lookalike': () => '@',
    'mailbox-obfuscation': speltSign,
    'local-part-encoded-word': replaceContent(decodeWord),
    'local-part-quoted-printable': replaceContent(fromHex),
    'local-part-percent-encoding': replaceContent(fromHex),
    'local-part-nfc-special': (run) => run.normalize(),
    'local-part-not-nfc': replaceContent((run) => run.normalize()),
    'domain-percent-encoding': replace(fromHex),
    'mailbox-url-encoded': replace(fromUrl),
    'domain-dot-lookalike': (run) => '.'.repeat(run.length),
    'domain-hyphen-lookalike': (run) => '-'.repeat(run.length),
    'domain-ip-without-brackets': (address) => `[${address}]`,
    'literal-unclosed': () => ']',
    'literal-ipv6-tag-missing': (address) => `IPv6:${address}`,
    'path-brackets-missing': replace((path) => path && `<${path}>`),
    'local-part-a-label': replaceContent((atom) => uLabel(atom).replace(/^xn--.*/s, '')),
    'domain-a-label': replaceLabels(uLabel),
    'domain-label-not-nfc': replaceLabels(mapped),
    'domain-label-upper-case': replaceLabels(mapped),
    'domain-disallowed-code-point': firstOf(replaceByDot, replaceLabels(mapped)),
    'domain-needs-smtputf8': replaceLabels((label) => forms(label).ascii),
  };
}

/** A Map: of an object this large it takes 4 % longer to parse a broken address. */
let table: Map<string, Repair | null> | undefined;

function rowOf(code: ReasonCode): Repair | null | undefined {
  table ??= new Map(Object.entries(repairs()));
  return table.get(code);
}

/** Whether a reason of this code leaves open which address was meant. */
export const isOpen = (code: ReasonCode) => rowOf(code) === null;

/** Whether reasons of this code can have a repair. */
export const isRepairable = (code: ReasonCode) => !!rowOf(code);

/** The repair of what a reason names; null where there is none without a guess. */
export function repairOf(reason: Reason, text: string, input: string | Uint8Array): Edit | null {
  const { code, start, end } = reason;
  const made = rowOf(code)?.(text.slice(start, end), reason, text, input) ?? null;
  return typeof made === 'string' ? { start, end, text: made } : made;
}
