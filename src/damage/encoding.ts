import { MAX_LOOK } from '../checks/characters.ts';
import { type Places, placeOf, runsOf } from '../checks/runs.ts';
import type { Findings } from '../findings.ts';
import { fromUtf8 } from '../octets.ts';
import { unicodePattern } from '../unicode-pattern.ts';
import { WINDOWS_1252_RUN, windows1252Octet } from './windows-1252.ts';

/** The byte order mark of UTF-16 that was read as UTF-8, or as it should be. */
const UTF16_MARK = /^(?:\uFFFD\uFFFD|\uFEFF)/;

/** Whether a text is UTF-16 read as octets: every second one is NUL. */
export function isUtf16(text: string): boolean {
  const start = UTF16_MARK.exec(text)?.[0].length ?? 0;
  const isBigEndian = text.charCodeAt(start) === 0;
  for (let index = start; index < text.length; index++) {
    const isHigh = (index - start) % 2 === 0 ? isBigEndian : !isBigEndian;
    if ((text.charCodeAt(index) === 0) !== isHigh) return false;
  }
  return text.length >= 4 && (text.length - start) % 2 === 0;
}

/** The text of UTF-16 that was read as octets. */
export function fromUtf16(text: string): string {
  return text.replace(UTF16_MARK, '').replace(/\0/g, '');
}

/** How often one text is misread, at most. */
const MAX_TIMES = 3;

/**
 * What a run of characters was before its UTF-8 was read as windows-1252 or Latin-1, once or several times; null where
 * that did not happen: the result must be letters.
 */
export function unmojibake(run: string): { text: string; times: number } | null {
  let found = null;
  let text = run;
  for (let times = 1; times <= MAX_TIMES; times++) {
    text = fromUtf8(text.replace(/./gsu, (character) => String.fromCharCode(windows1252Octet(character))));
    // What has no octet became NUL.
    if (!text || text.includes('\0')) break;
    if (unicodePattern('^[\\p{L}\\p{M}\\p{N}\xa0\u200b-\u201D\ufeff]+$').test(text)) found = { text, times };
  }
  return found;
}

/** Reports each run that is letters read by the wrong encoding. Runs before anything is trimmed: NBSP is part of à. */
export function checkMojibake(text: string, from: number, to: number, findings: Findings): void {
  const part = text.slice(from, Math.min(to, from + MAX_LOOK));
  for (const run of runsOf(part, WINDOWS_1252_RUN, from)) {
    if (findings.isFullAt(run.start)) return;
    const found = unmojibake(run.text);
    if (found) findings.addMasking('encoding-mojibake', run.start, run.end, { times: found.times });
  }
}

/** Typographic quotation marks, but for those that are part of mojibake. */
export function checkSmartQuotes(text: string, places: Places, findings: Findings): void {
  const octets = runsOf(text, WINDOWS_1252_RUN, places);
  let around = octets.shift();
  let isMojibake: boolean | undefined;
  for (const quotes of runsOf(text, /[\u2018-\u201F]+/g, places)) {
    if (findings.isFullAt(quotes.start)) return;
    for (; around && around.end <= quotes.start; isMojibake = undefined) around = octets.shift();
    // Once for a run, which can hold many.
    isMojibake ??= around !== undefined && unmojibake(around.text) !== null;
    if (!isMojibake || !around || quotes.start < around.start)
      findings.addMasking('encoding-smart-quotes', quotes.start, quotes.end, quotes.text.charCodeAt(0));
  }
}

/** Reports labels, or atoms, in the form that is a label's only. */
export function checkALabels(
  part: string,
  places: Places,
  code: 'domain-a-label' | 'local-part-a-label',
  findings: Findings,
): void {
  for (const label of runsOf(part, /(?<![^.])xn--[^.]*/gi, places))
    findings.add(code, label.start, label.end);
}

/** The text of octets that are written as two hexadecimal digits each, after one sign or none; '' where they are not UTF-8. */
export function fromHex(run: string): string {
  return fromUtf8(
    run.replace(/[^\da-f]?([\da-f]{2})/gi, (_, octet: string) =>
      String.fromCharCode(Number.parseInt(octet, 16)),
    ),
  );
}

// RFC 2047 2; section 5 (3) forbids it in an addr-spec. No "?" in charset or text, so that the search is linear.
export const ENCODED_WORD = /=\?([!->@-~]+)\?([bq])\?([!->@-~]*)\?=/gi;

/** Runs of encoded octets, and what their text must hold to be taken for such. */
export type Escape = readonly [runs: RegExp, meaning: RegExp];

/** RFC 2045 6.7: non-ASCII letters, or what must be encoded there. */
export const QUOTED_PRINTABLE: Escape = [/(?:=[\dA-F]{2})+/g, /[^\0-\x7F]|^[@=.]$/];
/** RFC 3986 2.1: non-ASCII letters, or what an atom cannot hold. */
export const PERCENT_ENCODING: Escape = [/(?:%[\dA-F]{2})+/gi, /[^!-~]|["#%&'()+,./:;<=>@_[\\\]]/];

const ESCAPES = [
  ['local-part-quoted-printable', QUOTED_PRINTABLE],
  ['local-part-percent-encoding', PERCENT_ENCODING],
] as const;

/** Reports what programs have encoded in a local part as if it were a header, a message body or a link. */
export function checkEncodedLocalPart(local: string, places: Places, findings: Findings): void {
  const words = runsOf(local, ENCODED_WORD, places);
  for (const word of words) findings.addMasking('local-part-encoded-word', word.start, word.end);
  if (words.length > 0) return;
  for (const [code, [runs, meaning]] of ESCAPES) {
    for (const run of runsOf(local, runs, places)) {
      if (meaning.test(fromHex(run.text))) findings.add(code, run.start, run.end);
    }
  }
  // user%host asks for a relay                            RFC 1123 5.2.16
  const hack = /%(?![\da-f]{2})[a-z\d][a-z\d.-]*$/i.exec(local);
  if (hack) {
    findings.add('local-part-percent-hack', placeOf(places, hack.index), placeOf(places, local.length));
  }
}
