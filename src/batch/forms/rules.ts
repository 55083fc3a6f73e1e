/**
 * What of a text must be looked at besides its form (tree.ts) before what was found of one text holds for another of
 * the same form. Words decide some of what is wrong: what they mean (`a at b.example`), that they are the same
 * (`a@b.example a@b.example`), how long they are. Each rule is about a form, and is asked once; the checks themselves are
 * in checks.ts, and of words in words.ts.
 */

/** What must be looked at in a text of a form. */
export interface FormRule {
  /** Checks, a bit each; none for a text of up to 64 octets whose words mean nothing. */
  readonly checks: number;
  /** The meanings of words with which there is no form, a bit each. */
  readonly meanings: number;
}

/** What words mean. */
export const WORDS = 1;
/** The same where there is no "@". */
export const BARE_WORDS = 1024;
/** Octets that are written as two digits, after "=" or "%". */
export const OCTETS = 2;
/** An escape of a program after a backslash. */
export const ESCAPE = 4;
/** Whether what is on both sides of an "@" is the same. */
export const TWICE = 8;
/** Whether two addresses are the same. */
export const SAME = 16;
/** "Email" before an address. */
export const LABELLED = 32;
/** Whether words before an address name who has it. */
export const NAMES = 64;
/** Words before a colon. */
export const PREFIXED = 512;
/** Words that mean something, whatever else they are. */
export const MEANT = 2048;
/** The text may have more octets than 64 if each part is within its limit. */
export const FITS = 128;
/** The local part may also be over its limit. */
export const MAY_BE_LONG = 256;

/** Meanings of words: before a colon or a space, without an "@", last, as a host, anywhere, before a quotation mark. */
export const LABEL = 1 << 6;
export const PLACEHOLDER = 1 << 7;
export const ENDING = 1 << 8;
export const HOST = 1 << 9;
export const ANYWHERE = 1 << 10;
export const QUOTED = 1 << 11;
/** In brackets, or in a formula. */
export const ELEMENT = 1 << 12;

/** W: what a local part or a domain may have, in any order; S: what else an atom may (RFC 5322 3.2.3). */
const written = (text: string) =>
  `^(?:${text.replace(/W/g, '[w9._+-]').replace(/S/g, "[w9.,_+#!^`|~$*?{}'&/-]")})$`;

/** Forms of which no word makes a difference, since it has neither white space nor brackets, or only at some places. */
const ANY_WORDS = new RegExp(
  written(
    [
      // Signs at the edges and in the local part; several "@" in a row
      ' *[w9.,_+-]*@+[w9.,_+-]*/? *',
      'S*@+W*',
      // A space beside the "@", or after the only dot
      'W*@ +W*',
      'W*@[w9_+-]+\\. +W*',
      // Brackets, of which "<w>" could be an element; a comment; an open quote; a quoted string
      '<*W*@+W*>*',
      'W+\\(W*\\)W*@W*',
      '"W*@W*',
      '"[w9._+ -]*"@W*',
    ].join('|'),
  ),
);
const ENCODED = new RegExp(written('(?:S|[%=])*@W*'));
const ESCAPED = new RegExp(written('[w9](?:W|\\\\)*@W*'));
const COLON = new RegExp(written('W*:W*@W*'));
const SECOND_AT = new RegExp(written('W*@W+@W*'));
const TWO = new RegExp(written('W+@W+(?:[;,] ?| )W+@W+'));
const NAMED = new RegExp(written('(?:[w9](?:[w9.,_+\'-]| (?=[w9]))*|"[w9 .,_+\'-]*") ?<W+@W+>'));
const SPACED = new RegExp(written('[w9](?:W| (?=[w9]))*@W*'));

/** Where words decide on the repair and on nothing else: as a host, after a dot too many in the local part; last, before one. */
const MAY_BE_QUOTED = /^[^@]*(?:\.(?![w9])|(?<![w9])\.)/;
const HAS_LAST_DOT = /\.[^w9]*$/;
/** Where capitals do: a name with no space after it, an initial with one. */
const REPAIRED_BY_CASE = /[^ "]<.*>|^[^@]*[^w9] [^<@]*@/;
/** What is spelt with words for "@" and for dots, and can be nothing else. */
export const SPELT = /^[^ ]*$|^ *[w9._+-]+ a [w9._+-]+(?: d [w9._+-]+)* *$/;

/** Where the letters of an ending decide whether a sign opens a pair around the domain. */
const OPENS_DOMAIN = /@["'([{<`]/;

/**
 * The rule for a form.
 * @param isWritten whether what is written of a text, its repair included, must be the same
 * @returns null where other texts of the form may be anything
 */
export function ruleOf(form: string, isWritten: boolean): FormRule | null {
  if ((isWritten && REPAIRED_BY_CASE.test(form)) || OPENS_DOMAIN.test(form)) return null;
  const checks = checksOf(form);
  if (checks !== null) {
    const meanings = (MAY_BE_QUOTED.test(form) ? HOST : 0) | (HAS_LAST_DOT.test(form) ? ENDING : 0);
    return isWritten && meanings > 0 ? { checks: checks | MEANT, meanings } : { checks, meanings: 0 };
  }
  return ruleOfWords(form, isWritten);
}

/** The checks of forms in which no meaning of a word matters; null for any other. */
function checksOf(form: string): number | null {
  // An IPv4 address has limits, and after some endings three dots stand for what was cut off.
  if (/9\.9\.9\.9|\.{3}/.test(form)) return null;
  if (ANY_WORDS.test(form)) return FITS | (/^[w9]/.test(form) ? MAY_BE_LONG : 0);
  if (ENCODED.test(form) && !form.includes('=?')) return OCTETS;
  if (ESCAPED.test(form)) return FITS | ESCAPE;
  if (COLON.test(form)) return FITS | PREFIXED;
  if (SECOND_AT.test(form)) return FITS | TWICE;
  if (TWO.test(form)) return FITS | SAME;
  if (NAMED.test(form)) return FITS | LABELLED;
  return SPACED.test(form) ? FITS | LABELLED | NAMES : null;
}

/** The rule for a form in which the meanings of words matter. */
function ruleOfWords(form: string, isWritten: boolean): FormRule | null {
  const hasAt = form.includes('@');
  // Four numbers in a row may be an IPv4 address, which has limits; enough digits before a bracket are a telephone number.
  if (/9\.9\.9\.9|^[9 ,+./-]+\(|@.*@/.test(form)) return null;
  // What people spell is looked for where there is no "@", however it is divided.
  if (!hasAt) {
    const meanings = ANYWHERE | PLACEHOLDER | (isWritten ? ENDING : 0);
    return /^[w9._+ -]*$/.test(form) ? { checks: BARE_WORDS, meanings } : null;
  }
  if (!areSpacesApart(form) || isQuoteOpen(form)) return null;
  // An IPv6 address or a value after an "@", markup, and any words as a label
  if (/@.*:|;|=\?|\?.*=|".*=|<.*\/|\/.*<|:.*[ "=]|[ "=].*:/.test(form)) return null;
  let checks = WORDS;
  if (/[%=]/.test(form)) checks |= OCTETS;
  if (form.includes('\\')) checks |= ESCAPE;
  let meanings = ANYWHERE;
  if (isWritten) meanings |= HOST;
  if (isWritten || form.includes('...')) meanings |= ENDING;
  if (/[<("'=]/.test(form)) meanings |= ELEMENT;
  if (/[ :]/.test(form)) meanings |= LABEL;
  if (/[^w9._+\-@ :,<>/()=%\\]/.test(form)) meanings |= QUOTED;
  return { checks, meanings };
}

/** Whether all spaces stand where they divide no words: at an edge, beside the "@", after the only dot, in a quoted string. */
function areSpacesApart(form: string): boolean {
  return Array.from(form.matchAll(/ +/g), ({ index, 0: spaces }) => {
    const before = form.slice(0, index);
    const after = form.slice(index + spaces.length);
    if (before === '' || after === '' || before.endsWith('@') || after.startsWith('@')) return true;
    return before.includes('@') ? /@[^.@]+\.$/.test(before) : form.startsWith('"');
  }).every(Boolean);
}

/** Whether a quoted string in which a space is does not end before the "@", or there is another quote. */
function isQuoteOpen(form: string): boolean {
  return form.includes(' ') && form.startsWith('"') && !/^"[^"]*"@[^"]*$/.test(form);
}
