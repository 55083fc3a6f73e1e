import { judgeIdna } from '../checks/idna.ts';
import { CLOUDFLARE } from '../damage/damage.ts';
import { octetsOf, readEncodedWord } from '../damage/encoded-word.ts';
import { fromHex, fromUtf16, unmojibake } from '../damage/encoding.ts';
import { unescaped } from '../damage/escapes.ts';
import { fromWindows1252 } from '../damage/windows-1252.ts';
import { Findings } from '../findings.ts';
import { isDotString } from '../grammar/local-part.ts';
import { decodeUtf8 } from '../octets.ts';
import { smtpLevels } from '../profiles.ts';
import type { Reason, ReasonCode } from '../reasons.ts';
import type { Edit } from '../span.ts';

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

/** What people write for a label (RFC 5895 2): lower case, ordinary width, NFC. */
function mapped(label: string): string {
  return label
    .toLowerCase()
    .replace(/[\uFF00-\uFFEF]+/g, (wide) => wide.normalize('NFKC'))
    .normalize();
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

/** Takes a second address off that is the first one again. */
const removeSame: Repair = ({ start, end }, text) => {
  let first = '';
  for (const piece of text.split(/[;,]/, 99)) {
    const address = piece.trim();
    if (address !== '' && first !== '' && address !== first) return null;
    first ||= address;
  }
  return { start, end, text: '' };
};

/** Leaves what is in the brackets after a name. A name that is an address itself: which of the two is meant? */
const takeAngleAddr: Repair = ({ start, end }, text) => {
  const close = text.lastIndexOf('>');
  const at = text.indexOf('@', start);
  return at >= 0 && at < end ? null : { start, end: close + 1, text: text.slice(end + 1, close) };
};

/** In a domain a space is an error, and goes with it. */
const removeSpace: Repair = ({ start, end }, text) =>
  isEdge(text, start, end) || text.lastIndexOf('@', start) >= 0 ? { start, end, text: '' } : null;

/** Takes out the dots of empty atoms or labels: those after them, or at the very end those before them. */
const removeDots: Repair = ({ start, end }, text) =>
  text[end] === '.' ? { start, end: end + 1, text: '' } : { start: Math.max(0, start - 1), end, text: '' };

/** The one dot of ".com" is not a slip: a name is missing there. */
const removeDomainDots: Repair = (reason, text, input) => {
  const edit = removeDots(reason, text, input) as Edit;
  const domain = text.slice(text.lastIndexOf('@', edit.start) + 1, edit.start) + text.slice(edit.end);
  return domain.includes('.') ? edit : null;
};

/**
 * In a domain the only comma is the key next to the dot, unless the domain was whole before it: that is a row of a table.
 * At the end a slash is left of a link, a backslash of a program.
 */
const fixStrayCharacter: Repair = ({ start, end }, text) => {
  const run = text.slice(start, end);
  const behind = text.slice(end);
  if (run === ',' && /@[^.,@]+$/.test(text.slice(0, start)) && !/[,@]/.test(behind)) {
    return { start, end, text: '.' };
  }
  return /^[/\\]+$/.test(run) && /^(?:[\s>]|$)/.test(behind) ? { start, end, text: '' } : null;
};

/** Replaces what a reason spans with what `make` makes of it; '' means no repair. */
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
    return made === written ? null : { start, end, text: made };
  };
}

/** How to fix what can be fixed without a guess. */
function repairs(): { readonly [C in ReasonCode]?: Repair } {
  return {
    'mailbox-edge-white-space': remove,
    'mailbox-mailto-prefix': remove,
    'mailbox-angle-brackets': remove,
    // Line ends at the edge go with the white space around them.
    'encoding-control-character': removeAtEdge,
    // Only octets can be malformed.
    'encoding-malformed-utf8': ({ start, end, octets }, _text, input) => {
      const malformed = (input as Uint8Array).subarray(...octets);
      return { start, end, text: fromWindows1252(malformed) };
    },
    'encoding-line-separator': removeAtEdge,
    'encoding-byte-order-mark': remove,
    'encoding-bidi-control': remove,
    'encoding-invisible-character': remove,
    'encoding-unicode-space': removeSpace,
    'encoding-smart-quotes': ({ start, end }, text) => ({
      start,
      end,
      text: text
        .slice(start, end)
        .replace(/[\u201C-\u201F]/g, '')
        .replace(/./gs, "'"),
    }),
    'mailbox-scheme-prefix': remove,
    'mailbox-several-addresses': removeSame,
    'mailbox-display-name': takeAngleAddr,
    'mailbox-surrounding-quotes': remove,
    'mailbox-trailing-punctuation': remove,
    'local-part-quoted-word': joinWords,
    'domain-contextj': remove,
    'local-part-empty-atom': removeDots,
    'local-part-comment': remove,
    'local-part-quoted-pair': ({ start }) => ({ start, end: start + 1, text: '' }),
    'domain-empty-label': removeDomainDots,
    // What is between an address and its comment goes with the comment.
    'domain-space': (reason, text, input) => (text[reason.end] === '(' ? remove(reason, text, input) : null),
    'domain-trailing-dot': remove,
    'domain-comment': remove,
    'domain-forbidden-character': fixStrayCharacter,
    'domain-at-sign': (reason, text, input) =>
      text[reason.start - 1] === '@' ? remove(reason, text, input) : null,
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
    'mailbox-obfuscation': replace((word) => (/at/i.test(word) ? '@' : '.')),
    'local-part-encoded-word': replaceContent(decodeWord),
    'local-part-quoted-printable': replaceContent(fromHex),
    'local-part-percent-encoding': replaceContent(fromHex),
    'local-part-nfc-special': replace((run) => run.normalize()),
    'local-part-not-nfc': replaceContent((run) => run.normalize()),
    'domain-percent-encoding': replace(fromHex),
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
    'domain-disallowed-code-point': replaceLabels(mapped),
    'domain-needs-smtputf8': replaceLabels((label) => forms(label).ascii),
  };
}

let repairOfCode: ReturnType<typeof repairs> | undefined;

/** The repair of what a reason names; null where there is none without a guess. */
export function repairOf(reason: Reason, text: string, input: string | Uint8Array): Edit | null {
  repairOfCode ??= repairs();
  return repairOfCode[reason.code]?.(reason, text, input) ?? null;
}
