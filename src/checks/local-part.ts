import { checkALabels, checkEncodedLocalPart, checkSmartQuotes } from '../damage/encoding.ts';
import type { Findings } from '../findings.ts';
import { isDotString } from '../grammar/local-part.ts';
import { unicodePattern } from '../unicode-pattern.ts';
import { joinerFaults } from './code-points.ts';
import * as feature from './features.ts';
import { checkIdentifier } from './interoperable.ts';
import { type Places, placeOf, runsOf } from './runs.ts';
import { checkCaseCollisions, checkMixedDigits, checkMixedScripts } from './scripts.ts';

/**
 * Checks what a local part contains besides its grammar.
 * @param local the content of the local part, or the beginning of one that is far too long
 * @param places where the content stands in the text
 * @param features what `scanFeatures` saw in the text
 */
export function checkLocalPartText(
  local: string,
  places: Places,
  features: number,
  findings: Findings,
): void {
  // host!user                                             RFC 976 2
  const route = features & feature.bang ? /^[a-z\d][a-z\d.-]*!(?=[^!])/i.exec(local) : null;
  if (route) findings.add('local-part-bang-path', placeOf(places, 0), placeOf(places, route[0].length));
  if (features & (feature.percent | feature.equals)) checkEncodedLocalPart(local, places, findings);
  if (features & feature.hyphens) checkALabels(local, places, 'local-part-a-label', findings);
  if (!(features & feature.nonAscii)) return;
  if (features & feature.unfit) checkJoiners(local, places, findings);
  if (features & feature.unstable) checkNormalization(local, places, findings);
  if (features & feature.sign) {
    checkSmartQuotes(local, places, findings);
    for (const { start: from, end, text } of runsOf(local, /[\uFF20\uFE6B]+/g, places)) {
      findings.add('local-part-at-sign-lookalike', from, end, text.charCodeAt(0));
    }
  }
  const place = { start: places, form: 'written' } as const;
  if (features & feature.colliding) checkCaseCollisions(local, place, findings);
  if (features & feature.scripts) checkMixedScripts(local, place, findings);
  if (features & feature.digits) checkMixedDigits(local, place, findings);
  if (findings.levels.of('local-part-not-identifier') !== 'off') checkIdentifier(local, places, findings);
}

/** ZWNJ and ZWJ where no script needs them (RFC 5892 A.1, A.2). */
function checkJoiners(local: string, places: Places, findings: Findings): void {
  for (const run of runsOf(local, joinerFaults(local), places)) {
    findings.addMasking('encoding-invisible-character', run.start, run.end, run.text.charCodeAt(0));
  }
}

/** All characters whose NFC is an ASCII sign. */
const NFC_SPECIAL = /[\u037E\u1FEF]+/g;

// NFC                                                     RFC 6532 3.1
function checkNormalization(local: string, places: Places, findings: Findings): void {
  const mark = unicodePattern('^\\p{M}').exec(local)?.[0];
  if (mark) {
    const end = placeOf(places, mark.length);
    findings.add('local-part-leading-mark', placeOf(places, 0), end, mark.codePointAt(0) as number);
  }
  const plain = local.replace(NFC_SPECIAL, (run, index: number) => {
    const end = placeOf(places, index + run.length);
    findings.add('local-part-nfc-special', placeOf(places, index), end, run.charCodeAt(0));
    return '_'.repeat(run.length);
  });
  const nfc = plain.normalize();
  if (nfc === plain) return;
  // Both decompose into the same, so that neither is the other with something put in: they differ before either ends.
  let first = 0;
  while (plain[first] === nfc[first]) first++;
  let last = plain.length;
  for (let lastNfc = nfc.length; plain[last - 1] === nfc[lastNfc - 1]; lastNfc--) last--;
  // Not between the halves of a character.
  if (isSecondHalf(plain, first)) first--;
  if (isSecondHalf(plain, last)) last++;
  findings.add('local-part-not-nfc', placeOf(places, first), placeOf(places, last));
}

function isSecondHalf(text: string, index: number): boolean {
  return /[\uDC00-\uDFFF]/.test(text.charAt(index));
}

/**
 * Warns of a local part that is valid by the grammar and yet causes trouble: programs split it at the wrong place, take it for
 * an option or a command, or do not recognise it as another spelling of the same mailbox.
 * @param content the local part without quotes
 * @param start UTF-16 index of the local part as written
 * @param end UTF-16 index after it
 */
export function checkLocalPartStyle(
  content: string,
  quoted: boolean,
  start: number,
  end: number,
  findings: Findings,
): void {
  if (quoted) {
    findings.add('local-part-quoted', start, end);
    checkQuotedStyle(content, start, end, findings);
  }
  if (content.startsWith('-')) findings.add('local-part-leading-hyphen', start, end);
  // An address inside an Exchange server: its kind, and then a name in "=" or in characters such as +40. The table of
  // grammar/plain.ts leaves both undecided.
  const exchange = /^(imcea[a-z\d]+-)[^.]*(?:=|\+\d[\da-f])/i.exec(content)?.[1];
  if (exchange) findings.add('local-part-imceaex', start, start + exchange.length + (quoted ? 1 : 0));
  if (content.startsWith('|')) findings.add('local-part-leading-pipe', start, end);
  if (/^[*'`~{]/.test(content))
    findings.add('local-part-leading-sign', start, start + 1, content.charCodeAt(0));
  if (/^[=+]/.test(content)) {
    findings.add('local-part-leading-formula', start, end, content.charCodeAt(0));
  }
}

/** What else is reported of quotes. */
function checkQuotedStyle(content: string, start: number, end: number, findings: Findings): void {
  const delimiter = /["(),:;<>@[\\\]]/.exec(content);
  if (content === '') findings.add('local-part-empty-quoted', start, end);
  else if (isDotString(content)) {
    // Two quotes are more in the address than in its content; whatever else is more are backslashes.
    const what = end - start - 2 > content.length ? 'backslashes' : 'quotes';
    findings.add('local-part-needless-quoting', start, end, { what });
  } else if (delimiter) {
    findings.add('local-part-quoted-delimiter', start, end, delimiter[0].charCodeAt(0));
  }
}
