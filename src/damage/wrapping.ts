import { unicodePattern } from '../unicode-pattern.ts';
import { isLetDig, type Kind } from './unwrapped.ts';

// White space at the edges. Tabs and line ends among it are control characters, and are reported as such too.
//   user@example.com␣
//                   ^ mailbox-edge-white-space
export const edgeWhiteSpace: Kind = (part) => {
  // U+FEFF has a reason of its own.
  const text = part.replace(/\ufeff/g, '-');
  let from = part.length - text.trimStart().length;
  // A local part can begin with another space by its grammar, and then has a reason for it.
  if (!/[\t-\r ]/.test(part.slice(0, from))) from = 0;
  const to = Math.max(from, text.trimEnd().length);
  // After the first half of a damaged letter, NBSP is its second half.
  return ['mailbox-edge-white-space', from, /[\xc2-\xdf]\xa0/.test(part.slice(to - 1, to + 1)) ? to + 1 : to];
};

/** The brackets of a path or of a header around a mailbox, or what is left of them. */
export const angleBrackets: Kind = (part) => {
  let [from, to] = [0, part.length];
  while (part[from] === '<') from++;
  while (part[to - 1] === '>') to--;
  return ['mailbox-angle-brackets', from, to];
};

/** Elements of pages, or of forums, around an address. */
const ELEMENTS = /* @__PURE__ */ new RegExp(
  /* @__PURE__ */ '^(?!")((?:[^@B]*E)*)([^@B]+@[^@B]+?)(?:(?<!\\s)\\s*E[^@]*)?$'
    .replace(/E/g, '[<[][^@B]*[>\\]]')
    .replace(/B/g, '<>[\\]'),
);

/** A link to an address, in any markup. */
const LINK = /\bmailto:([^\s@<>"'?|()[\]{}]{1,320}@[^\s@<>"'?|()[\]{}]+)(?=[|\]>"')][^@\w]*\w)/i;

// The markup of a page around the address
//   <b>user@example.com</b>
//   ^^^                ^^^^ mailbox-angle-brackets
export const markup: Kind = (part) => {
  if (part.indexOf('@') !== part.lastIndexOf('@')) return null;
  // An element that ends, or the end of a line; else it can be a name in brackets.
  const [address] = LINK.exec(part)?.slice(1) ?? [];
  const [, before = '', inside = ''] = (/[<[]\/|\/>|<br/i.test(part) && ELEMENTS.exec(part)) || [];
  const from = address ? part.indexOf(address) : before.length;
  const to = from + (address ?? inside).length;
  return to > from && to - from < part.length ? ['mailbox-angle-brackets', from, to] : null;
};

/** A pair of brackets, or of a sign that markup uses in pairs; or, as a group, of quotation marks. */
const PAIR = `^(?:\\(.*\\)|\\[.*\\]|\\{.*\\}|([!#$%&*+=?^_~|-]).*\\1|¿.*\\?|¡.*!|([\\p{Pi}\\p{Pf}"'\\x60\\xb4„‚＂].*[\\p{Pi}\\p{Pf}"'\\x60\\xb4＂]))$`;

// A pair around the whole address, or its first half, which was left over
//   (user@example.com)
//   ^                ^ mailbox-surrounding-brackets
export const pair: Kind = (part) => {
  // The text of a program or of a spreadsheet: b'user@example.com', value="user@example.com"
  const [{ length: from } = ''] = /^(?:[@bru](?=["'])|\$(?=\{)|[\w-]*=(?=["'{]))/.exec(part) ?? [];
  const [whole, , quotes] = (part.includes('@') && unicodePattern(PAIR).exec(part.slice(from))) || [];
  const code = quotes ? 'mailbox-surrounding-quotes' : 'mailbox-surrounding-brackets';
  return whole ? [code, from + 1, part.length - 1] : null;
};

// One bracket or quotation mark that was left over at the beginning
//   "user@example.com
//   ^ mailbox-surrounding-quotes
export const leftOver: Kind = (part) => {
  if (!part.includes('@') || !/^(?:\([^)]*|\[[^\]]*|"[^"]*)$/.test(part)) return null;
  const code = part[0] === '"' ? 'mailbox-surrounding-quotes' : 'mailbox-surrounding-brackets';
  return [code, 1, part.length];
};

/**
 * What a sentence, a table or a page can leave after an address; dots alone are the domain's. Some signs of
 * Hebrew, Sindhi, Tibetan and Katakana may end a U-label (RFC 5892 2.6), and so may a joiner that follows no symbol
 * (A.1, A.2).
 */
const TRAILING = `(?:(?![\\ufeff\\xb7\\u05f3\\u05f4\\u0f0b\\u30fb\\u06fd\\u06fe\\u24b6-\\u24e9_-]|\\p{Sc})[\\s\\p{S}\\p{P}][\\ufe0f\\u200d]*|\\s-+)+$`;

// What is after an address, or a pair of brackets or signs of any script around it
//   user@example.com!                          「user@example.com」
//                   ^ mailbox-trailing-punctuation ^              ^ mailbox-surrounding-brackets
export const trailing: Kind = (part, at) => {
  const end = part.length;
  const last = part.lastIndexOf('@');
  // The second half of a damaged letter
  if (last < 0 || /[\xc2-\xdf]\xa0$/.test(part.slice(-2))) return null;
  let from = end;
  while (from > last + 1 && from > end - 64 && !isLetDig(part, from - 1)) from--;
  const [run = ''] = unicodePattern(TRAILING).exec(part.slice(from)) ?? [];
  if (/^\.*$/.test(run) || run.length === end - last - 1) return null;
  // What was opened after the "@" is closed here: a comment, a literal; or a slash, with which an address can begin. A last
  // entity ends with its ";".
  const isClosed =
    (part[0] === '/' && run.includes('/')) ||
    (part.includes('{') && run.includes('}')) ||
    (run.includes(')') && part.lastIndexOf('(') > at) ||
    (run.includes(']') && part.lastIndexOf('[') > at);
  if (isClosed || /&(?:#x?[\da-f]+|\w+);$/i.test(part.slice(-64))) return null;
  const [{ length } = ''] = unicodePattern('^[^\\0-\\x7f\\p{L}\\p{M}\\p{N}\\u2026]').exec(part) ?? [];
  return length > 0 && /[^\0-\x7f]/.test(run)
    ? ['mailbox-surrounding-brackets', length, end - run.length]
    : ['mailbox-trailing-punctuation', 0, end - run.length];
};
