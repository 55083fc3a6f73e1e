import type { Findings } from '../findings.ts';

/** What a text holds, one bit each, so that a check runs only on texts that could need it. */
export const holds = {
  control: 1,
  beyondAscii: 2,
  surrogate: 4,
} as const;

/** Looks over a text once and says what it holds. */
export function scan(text: string): number {
  let seen = 0;
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (code < 0x20 || code === 0x7f) seen |= holds.control;
    else if (code >= 0x80)
      seen |= code >= 0xd800 && code <= 0xdfff ? holds.surrogate | holds.beyondAscii : holds.beyondAscii;
  }
  return seen;
}

/**
 * Reports what must never reach an SMTP command, a log or a terminal: each run of C0 controls and DEL (RFC 5321 4.1.2)
 * and each run of lone surrogates, which no UTF-8 can carry (RFC 3629 3).
 */
export function characters(text: string, findings: Findings): void {
  for (const { 0: run, index } of text.matchAll(/[\u0000-\u001f\u007f]+|\p{Surrogate}+/gu)) {
    const code = run.charCodeAt(0) < 0x80 ? 'encoding-control-character' : 'encoding-lone-surrogate';
    findings.addCharacter(code, index, index + run.length, run.charCodeAt(0));
  }
}
