import type { Findings } from '../findings.ts';
import { isDotString } from '../grammar/local-part.ts';
import { joinerFaults } from './code-points.ts';
import { aLabels, encodedLocalPart, smartQuotes } from './encoding.ts';
import * as holds from './holds.ts';
import { notIdentifier } from './interoperable.ts';
import { runsOf } from './runs.ts';
import { caseCollisions, mixedScripts } from './scripts.ts';

/**
 * Judges what a local part holds besides its grammar.
 * @param local the local part as written, or the beginning of one that is far too long
 * @param start UTF-16 index of the local part
 * @param seen what `scan` saw in the text
 */
export function localPartText(local: string, start: number, seen: number, findings: Findings): void {
  // host!user                                             RFC 976 2
  const route = seen & holds.bang ? /^[a-z\d][a-z\d.-]*!(?=[^!])/i.exec(local) : null;
  if (route) findings.add('local-part-bang-path', start, start + route[0].length);
  if (seen & (holds.percent | holds.equals)) encodedLocalPart(local, start, findings);
  if (seen & holds.hyphens) aLabels(local, start, 'local-part-a-label', findings);
  if (!(seen & holds.beyondAscii)) return;
  if (seen & holds.unfit) joiners(local, start, findings);
  if (seen & holds.unstable) normalization(local, start, findings);
  if (seen & holds.sign) {
    smartQuotes(local, start, findings);
    for (const { start: from, end, text } of runsOf(local, /[\uFF20\uFE6B]+/g, start)) {
      findings.add('local-part-at-sign-lookalike', from, end, text.charCodeAt(0));
    }
  }
  if (seen & holds.colliding) caseCollisions(local, start, findings);
  if (seen & holds.scripts) mixedScripts(local, start, false, findings);
  if (findings.levels.of('local-part-not-identifier') !== 'off') notIdentifier(local, start, findings);
}

/** ZWNJ and ZWJ where no script needs them (RFC 5892 A.1, A.2). */
function joiners(local: string, start: number, findings: Findings): void {
  for (const run of runsOf(local, joinerFaults(), start)) {
    findings.addDamage('encoding-invisible-character', run.start, run.end, run.text.charCodeAt(0));
  }
}

/** All characters whose NFC is an ASCII sign. */
const NFC_SPECIAL = /[\u037E\u1FEF]+/g;

// NFC                                                     RFC 6532 3.1
function normalization(local: string, start: number, findings: Findings): void {
  const mark = /^"?(\p{M})/u.exec(local);
  if (mark) {
    const end = start + mark[0].length;
    const character = mark[1] as string;
    findings.add('local-part-leading-mark', end - character.length, end, character.codePointAt(0) as number);
  }
  const plain = local.replace(NFC_SPECIAL, (run, index: number) => {
    const from = start + index;
    findings.add('local-part-nfc-special', from, from + run.length, run.charCodeAt(0));
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
  findings.add('local-part-not-nfc', start + first, start + last);
}

function isSecondHalf(text: string, index: number): boolean {
  return /[\uDC00-\uDFFF]/.test(text.charAt(index));
}

/**
 * Warns of a local part that is right by the grammar and yet hurts: programs split it at the wrong place, take it for
 * an option or a command, or do not know it for another spelling of the same mailbox.
 * @param content the local part without quotes
 * @param start UTF-16 index of the local part as written
 * @param end UTF-16 index behind it
 */
export function localPartStyle(
  content: string,
  quoted: boolean,
  start: number,
  end: number,
  findings: Findings,
): void {
  if (quoted) {
    findings.add('local-part-quoted', start, end);
    quotedStyle(content, start, end, findings);
  }
  if (content.startsWith('-')) findings.add('local-part-leading-hyphen', start, end);
  // An address inside an Exchange server
  const exchange = /^imcea[a-z\d]+-/i.exec(content);
  if (exchange) findings.add('local-part-imceaex', start, start + exchange[0].length + (quoted ? 1 : 0));
  if (content.startsWith('|')) findings.add('local-part-leading-pipe', start, end);
}

/** What there is to say of quotes besides that they are there. */
function quotedStyle(content: string, start: number, end: number, findings: Findings): void {
  const delimiter = /["(),:;<>@[\\\]]/.exec(content);
  if (content === '') findings.add('local-part-empty-quoted', start, end);
  else if (isDotString(content)) findings.add('local-part-needless-quoting', start, end);
  else if (delimiter) {
    findings.add('local-part-quoted-delimiter', start, end, delimiter[0].charCodeAt(0));
  }
}
