import type { Reason } from 'mailbox-syntax';

/** A stretch of the address, between two places where a span begins or ends. */
export interface Piece {
  start: number;
  end: number;
  /** The numbers of the reasons whose span covers it, from 1; of an empty piece, those that miss something there. */
  reasons: number[];
}

/** Cuts an address where its reasons begin and end. A place where something is missing becomes an empty piece. */
export function pieces(length: number, reasons: readonly Pick<Reason, 'start' | 'end'>[]): Piece[] {
  const cuts = [...new Set([0, length, ...reasons.flatMap(({ start, end }) => [start, end])])].sort(
    (a, b) => a - b,
  );
  const found: Piece[] = [];
  for (const [index, start] of cuts.entries()) {
    const missing = numbers(reasons, (reason) => reason.start === start && reason.end === start);
    if (missing.length > 0) found.push({ start, end: start, reasons: missing });
    const end = cuts[index + 1];
    if (end === undefined) break;
    const covering = numbers(
      reasons,
      (reason) => reason.start <= start && reason.end >= end && reason.end > reason.start,
    );
    found.push({ start, end, reasons: covering });
  }
  return found;
}

function numbers<T>(list: readonly T[], test: (one: T) => boolean): number[] {
  return list.flatMap((one, index) => (test(one) ? [index + 1] : []));
}

/** A character as a page can show it: what is invisible, or turns the text, as its number. */
export function shown(character: string): string {
  if (character === ' ') return '\u2423';
  if (!/[\p{C}\p{Z}\p{DI}]/u.test(character))
    return /^\p{M}/u.test(character) ? `\u25cc${character}` : character;
  const number = (character.codePointAt(0) as number).toString(16).toUpperCase();
  return `U+${number.padStart(4, '0')}`;
}
