import { MAX_LOOK } from '../checks/characters.ts';
import * as feature from '../checks/features.ts';
import { runsOf } from '../checks/runs.ts';
import type { Findings } from '../findings.ts';
import type { Span } from '../span.ts';
import { unicodePattern } from '../unicode-pattern.ts';
import { fromHex } from './encoding.ts';
import { unescaped } from './escapes.ts';
import { afterQuotes, atFrom, isLetDig, type Unwrapped } from './unwrapped.ts';

/** Without any of these nothing inside an address is a substitute for a character. */
export const SUBSTITUTE_FEATURES =
  feature.sign |
  feature.escapes |
  feature.percent |
  feature.space |
  feature.bracket |
  feature.parenthesis |
  feature.angle;

/** What a word for a dot has around it. */
const AROUND_DOTS = feature.space | feature.bracket | feature.parenthesis;

/** Words for "@" and for ".": in brackets, between hyphens or between spaces. */
const spelt = (words: string, short: string) =>
  `(?<![\\s([{<‹〈-〗（＜［])(?:\\s*[([{<‹〈-〗（＜［])+\\s*(?:${words}|${short})\\s*[)\\]}>›〈-〗）＞］]+\\s*|(?<!\\s)(?:\\s*[-–—_*|"'“”«»+#~]{1,3}(?:${words})[-–—_*|"'“”«»+#~]{1,3}\\s*|\\s+(?:${words})\\s+)`;
const SPELT_AT = /* @__PURE__ */ new RegExp(
  /* @__PURE__ */ spelt(
    '[aäæ]t(?:[ -]?sign| the rate)?|ат|ar(?:obase?|robas?)|chiocciola|собач?ка|παπάκι|שטרודל|kr.llalfa|あっと|ma[lł]pa|snabel-?a|kukac|klammeraffe|zavin[aá][cč]|ape(?:n)?staart(?:je)?|골뱅이|アット(?:マーク)?',
    'a',
  ),
  'gi',
);
const SPELT_DOT = /* @__PURE__ */ new RegExp(
  /* @__PURE__ */ spelt('dot|pun(?:kt|to?)|ponto?|point|точка|kropka|te[cč]ka|닷|ドット', '\\.'),
  'gi',
);

/** The sign that a word of `mailbox-obfuscation` stands for. */
export function speltSign(word: string): '@' | '.' {
  return word.search(SPELT_DOT) < 0 ? '@' : '.';
}

// Signs that archives put for what they hide before the "@": dots, three or more or two at the end; stars
//   an...@example.com
//     ^^^ mailbox-masked
const MASK =
  /\.{3,}|\.{2}(?=@)|(?<![\xc2-\xf4])[\u2025\u2026\u22ef]+|([*\xb0\xb7\xd7\u2010-\u2015\u2020-\u2027\u2190-\u245f\u2500-\u2606\u3001\u3002\uff0a])\1+/;

/** Reports what hides a part of the name. Only a warning where the grammar allows it: stars are atext. */
export function checkMask(text: string, start: number, at: number, findings: Findings): void {
  const mask = MASK.exec(text.slice(start, at + 1));
  if (mask) findings.add('mailbox-masked', start + mask.index, start + mask.index + mask[0].length);
}

/** Characters as HTML and as programs write them; without its ";" only what stands in place of the "@" is one. */
const ESCAPE =
  /&(?:amp;){0,3}(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z][a-z\d]{1,9});|&#64(?![\d;])|\\u[\da-f]{4}|\\x[\da-f]{2}|\\[nrt0](?![\w.@])/gi;

/** Whether what follows an "@" may belong to it: no domain begins so, and a dot or a hyphen is a slip. */
export const mayBeSigns = (text: string, index: number) =>
  !isLetDig(text, index) && !'.-'.includes(text.charAt(index));

/** Reports substitutes for a character inside an address; those in a domain are replaced for the grammar. */
export function checkSubstitutes(rest: Unwrapped, features: number, findings: Findings): void {
  const { text, start, end } = rest;
  const quoted = afterQuotes(text, start, end);
  const from = quoted < end ? quoted : start;
  const at = atFrom(text, from, end);
  const part = text.slice(from, Math.min(end, from + MAX_LOOK));

  /** @param isAt whether it is in place of the "@" that is missing */
  const report = (
    code:
      | 'encoding-html-entity'
      | 'encoding-backslash-escape'
      | 'mailbox-obfuscation'
      | 'mailbox-at-sign-lookalike',
    run: Span,
    isAt: boolean,
  ) => {
    if (findings.addMasking(code, run.start, run.end) && isAt) rest.separator ??= run;
  };

  // What NFKC turns into "@": the only one counts as "@" if there is no other.
  //   user＠example.com
  //       ^ mailbox-at-sign-lookalike
  if (at < 0 && features & feature.sign) {
    const [only, second] = runsOf(part, /[\uff20\ufe6b\u24d0\u24b6]/g, from);
    if (only && !second) report('mailbox-at-sign-lookalike', only, true);
  }

  //   user&#64;example.com     user\u0040example.com
  //       ^^^^^ encoding-html-entity
  //                                ^^^^^^ encoding-backslash-escape
  for (const run of features & feature.escapes ? runsOf(part, ESCAPE, from) : []) {
    const isEntity = run.text[0] === '&';
    const character = unescaped(run.text);
    const isAt = at < 0 && character === '@';
    const isCut = isEntity && !run.text.endsWith(';');
    if (isCut ? isAt && !rest.separator : character || !isEntity)
      report(isEntity ? 'encoding-html-entity' : 'encoding-backslash-escape', run, isAt);
  }

  // The only "at" where there is no "@"; or an "@" in brackets of its own, where there is no other
  //   user at example dot com     user(@)example.com
  //       ^^^^ mailbox-obfuscation     ^^^
  const words =
    at < 0
      ? SPELT_AT
      : /(?<!\s)\s*[([{<]\s*@\s*[)\]}>]\s*|["'\])}>]?@["'([{<`\xab\u2018-\u201e\u3008-\u3010\uff08](?=[^\s:\])]+\.[a-z]{2,}\W?$)|@/gi;
  const maySpell = at < 0 ? !rest.separator : mayBeSigns(text, at + 1);
  const [word, other] = maySpell ? runsOf(part, words, from) : [];
  const isSpelt = word !== undefined && !other && word.text !== '@';
  if (isSpelt) report('mailbox-obfuscation', word, true);

  // Then each "dot". Otherwise those in the domain: in brackets, or between spaces where there is no other. With hyphens the
  // word can be a part of a label, such as my-dot-com.example, and after a whole domain the beginning of a sentence.
  //   user@example dot com
  //               ^^^^^ mailbox-obfuscation
  if (isSpelt || (at >= 0 && features & AROUND_DOTS && text[at + 1] !== '[')) {
    const isClear = text.slice(at + 1, end).includes('.') ? /[([{<]/ : /[([{<]|^\s.*\s$/s;
    for (const dot of runsOf(part, SPELT_DOT, from))
      if (isSpelt || (dot.start > at && isClear.test(dot.text))) report('mailbox-obfuscation', dot, false);
  }

  // A text that is URL-encoded as a whole: its "@" is "%40" (RFC 3986 2.1).
  if (at < 0 && /^[^@%]*(?:%(?!(?:25)*40)[\da-f]{2}[^@%]*)*%(?:25)*40[^@]+$/i.test(part))
    rest.hasNoAddress = findings.addMasking('mailbox-url-encoded', from, from + part.length);
  if (!(features & (feature.percent | feature.sign)) && !rest.separator) return;
  const domain = rest.separator?.end ?? (at < 0 ? end : at + 1);
  if (text[domain] !== '[') checkInsideDomain(rest, domain, features, findings);
}

/** Signs that stand for dots and for hyphens. */
const DOTS = /[\u2024\u3002\ufe52\uff0e\uff61]+/g;
const HYPHENS = /[\u2010-\u2015\u2212\ufe63\uff0d]+/g;
/** Signs that stand for the only dot of a domain; U+00B7 and U+30FB are letters in some names (RFC 5892 A.3, A.7). */
const ONLY_DOT = /(?<!l)\u00b7|\u00b7(?!l)|[\u2022\u2027\u3001\u30fb\u060c\uff0c\uff1b]/g;

/** Whether a sign of ONLY_DOT is the only dot of the domain, in which something follows it. */
function onlyDot(domain: string): (sign: string, index: number) => boolean {
  const last = domain.search(/[.\u00b7\u2022\u2027\u30fb][^.\u00b7\u2022\u2027\u30fb]*$/);
  const dot = `${domain}.`.search(/[.\u2024\u3002\ufe52\uff0e\uff61]/);
  const isKana = unicodePattern('[\\p{sc=Hira}\\p{sc=Kana}\\p{sc=Hani}]').test(domain);
  return (sign, index) =>
    index >= last && index < dot && index < domain.length - 1 && !(isKana && sign === '\u30fb');
}

function checkInsideDomain(rest: Unwrapped, start: number, features: number, findings: Findings): void {
  const domain = rest.text.slice(start, Math.min(rest.end, start + MAX_LOOK));
  for (const run of runsOf(domain, /(?:%[\da-f]{2})+/gi, start)) {
    if (fromHex(run.text)) findings.addMasking('domain-percent-encoding', run.start, run.end);
  }
  if (!(features & feature.sign) && !rest.separator) return;
  const fixed = (code: 'domain-dot-lookalike' | 'domain-hyphen-lookalike', ascii: string) => {
    return (run: string, index: number) => {
      const from = start + index;
      findings.addMasking(code, from, from + run.length, run.charCodeAt(0));
      return findings.levels.of(code) === 'error' ? ascii.repeat(run.length) : run;
    };
  };
  // It is reported already; the grammar still needs the label that begins after it. The word becomes letters and a dot,
  // of the same length, so that every later place stays: " dot " is "aaaa.".
  const hideWord = (word: string, index: number) => {
    const from = start + index;
    return findings.isMasked(from, from + word.length) ? '.'.padStart(word.length, 'a') : word;
  };
  const asDot = fixed('domain-dot-lookalike', '.');
  const isOnlyDot = onlyDot(domain);
  const sound = domain
    .replace(ONLY_DOT, (sign, index: number) => (isOnlyDot(sign, index) ? asDot(sign, index) : sign))
    .replace(SPELT_DOT, hideWord)
    .replace(DOTS, asDot)
    .replace(HYPHENS, fixed('domain-hyphen-lookalike', '-'));
  if (sound !== domain) {
    rest.text = rest.text.slice(0, start) + sound + rest.text.slice(start + domain.length);
  }
}
