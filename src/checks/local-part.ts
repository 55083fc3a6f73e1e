import type { Findings } from '../findings.ts';
import { isDotString } from '../grammar/local-part.ts';

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
    findings.add('local-part-quoted', start, end, {});
    quotedStyle(content, start, end, findings);
  }
  if (content.startsWith('-')) findings.add('local-part-leading-hyphen', start, end, {});
  if (content.startsWith('|')) findings.add('local-part-leading-pipe', start, end, {});
}

/** What there is to say of quotes besides that they are there. */
function quotedStyle(content: string, start: number, end: number, findings: Findings): void {
  const delimiter = /["(),:;<>@[\\\]]/.exec(content);
  if (content === '') findings.add('local-part-empty-quoted', start, end, {});
  else if (isDotString(content)) findings.add('local-part-needless-quoting', start, end, {});
  else if (delimiter) {
    findings.addCharacter('local-part-quoted-delimiter', start, end, delimiter[0].charCodeAt(0));
  }
}
