import { asciiLowerCase } from '../grammar/chars.ts';
import { unicodePattern } from '../unicode-pattern.ts';
import type { Kind } from './unwrapped.ts';

// The prefix of a link (RFC 6068 2) and whatever is before it, or of a directory, as often as it is repeated
//   mailto:user@example.com
//   ^^^^^^^ mailbox-mailto-prefix
export const prefix: Kind = (part) => {
  const [{ length } = '', scheme] =
    /^(?:(?!")(?:[^@[]*[:=])?mailto:\/*|((?:smtp|sips?|x500|rfc822|e-?mail)(?:;(?![^:@]*:)|:\/*))+)/i.exec(
      part,
    ) ?? [];
  return [scheme ? 'mailbox-scheme-prefix' : 'mailbox-mailto-prefix', length, part.length];
};

/** Words before an address, in lower case, of the languages and of files. */
const WORDS =
  '(?:\\w+[.:])?(?:[\\p{L}\\d]+[ _-]+){0,3}(?:(?:e-?)?(?:mails?(?:add?ress?e?)?|posta?)|courriel|correo)(?:[ _-]+(?:add?res|ele[ckt]|id)\\p{L}*)?(?:;[^:@]*)?|m[eé]l|s[äa]hk[öo]posti|[ck]onta[ck]to?|contatt?[io]|(?:\\w+[-: ])?to|from|b?cc|https?|ftp|xmpp|acct|skype';
const LABEL = /* @__PURE__ */ [
  // The formula of a link, or the key of a quoted text
  '=?hyperlink[ (]+(?=")',
  '([\'"]?)[\\w -]+\\1\\s*(?:[:,;]|=>?)\\s*[\'"]',
  // One of those words with a colon, or a sign between spaces
  `^[*_]*(?:${WORDS})[*_]*(?:\\s*[:=：]+>?(?:[*_]+(?=\\s))?\\/*|\\s+[\\p{P}\\p{S}]+\\s)\\s*`,
  // Words of another script with a colon, or any words with white space beside it
  '[^\\s\\0-\\x7f](?:[^\\0-\\x7f]|["\'. -])*:\\s*(?=[!-~]+@)',
  '(?!["(])[^@<>]{1,40}(?:\\s[:：]|[:：]\\s|\\s=>?\\s)\\s*',
  // This word with a space alone
  'e-?mail[.,]?\\s+',
  // A character of a page
  '&\\w+;\\s+',
  // The bullet or the number of a list
  '(?:(?:(?!")[\\p{Pd}\\p{Pf}\\p{Po}\\p{S}\\ufe0f])+|#\\d+|\\(?(?:\\d+|[a-z](?=\\)))[.)]+|\\[[ x]?\\])[\\t-\\r ]+',
].join('|^');

// A label before an address
//   Courriel : user@example.com
//   ^^^^^^^^^^^ mailbox-label
export const label: Kind = (part) => {
  // Without one of these there is no label, which is found out in a fraction of the time.
  const head = part.slice(0, 64);
  if (!/[:;=\s]/.test(head)) return null;
  const [{ length } = ''] = unicodePattern(LABEL).exec(asciiLowerCase(head)) ?? [];
  // What an atom can hold is a part of the address (RFC 6531 3.3), and so is a web page's.
  const isLabel =
    (hasSpecial(part.slice(0, length + 1)) || (length > 0 && /[;,>"]$/.test(part))) &&
    isAddressAlone(part.slice(length));
  return isLabel ? ['mailbox-label', length, part.length] : null;
};

/** Whether a text has what no address has outside quotes, or it could be a part of one (RFC 5321 4.1.2, RFC 6531 3.3). */
export const hasSpecial = (text: string) => /[\0- "(,:;<[]/.test(text);

/** Whether a text has an "@" between two words, and no path of a web page before or after it. */
const isAddressAlone = (text: string) => /^[^@/#]+@[^@/]+\/?$|^[^/@]*@[^/]*[;, <"]/.test(text);

// Signs of a table, a list or a quotation that were left over before the address
//   ;user@example.com
//   ^ mailbox-label
export const leading: Kind = (part, at) =>
  // A backslash and one of some letters are white space to programs.
  at < 0 ? null : ['mailbox-label', part.search(/(?![,;:>)\]]|\\[^nrtux])/), part.length];

// The header fields of a link (RFC 6068 2), also where its "mailto:" was left out
//   user@example.com?subject=hello
//                   ^^^^^^^^^^^^^^ mailbox-mailto-prefix
export const query: Kind = (part, at) => {
  const index = part.indexOf('?', at);
  return at >= 0 && /^\?[\w-]+=/.test(part.slice(index, index + 32))
    ? ['mailbox-mailto-prefix', 0, index]
    : null;
};
