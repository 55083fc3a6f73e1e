/** How likely one text was typed for another: a weighted Damerau-Levenshtein distance. */

/** Rows of three keyboards (QWERTY, QWERTZ, AZERTY), each key half a key to the right of those above it. */
const keyboards = [
  ['1234567890-', 'qwertyuiop', 'asdfghjkl;', 'zxcvbnm,./'],
  ['1234567890', 'qwertzuiop', 'asdfghjkl', 'yxcvbnm,.-'],
  ['1234567890', 'azertyuiop', 'qsdfghjklm', 'wxcvbn,;:'],
];

/** The same key on two of these keyboards, and signs that look or sound alike. */
const twins = 'yz aq wz 0o 1l 1i 3e 5s ck';

/** What a slip costs: the likelier, the cheaper. */
export const cost = {
  /** Two letters in the wrong order, a letter doubled or one of two left out, the dot left out or another sign for it. */
  usual: 8,
  /** A letter left out, or a neighbouring key instead of the right one or beside it. */
  near: 10,
  /** Another vowel. */
  vowel: 12,
  /** Any other letter added, or a letter two places from where it belongs. */
  added: 14,
  /** Any other letter instead of the right one. */
  replaced: 16,
} as const;

let neighbours: ReadonlySet<string> | undefined;

function neighbouringKeys(): ReadonlySet<string> {
  const pairs = new Set(twins.split(' '));
  for (const rows of keyboards) {
    rows.forEach((row, line) => {
      [...row].forEach((key, column) => {
        const below = rows[line + 1] ?? '';
        for (const other of [row[column + 1], below[column - 1], below[column]]) {
          if (other) pairs.add(key + other);
        }
      });
    });
  }
  return pairs;
}

/** Whether two keys lie beside each other on one of the keyboards, or are taken for each other. */
export function isNearKey(a: string, b: string): boolean {
  neighbours ??= neighbouringKeys();
  return neighbours.has(a + b) || neighbours.has(b + a);
}

const isVowel = (letter: string) => 'aeiou'.includes(letter);

function replacing(written: string, meant: string): number {
  if (written === meant) return 0;
  if (meant === '.' && /[^a-z\d]/.test(written)) return cost.usual;
  if (isNearKey(written, meant)) return cost.near;
  return isVowel(written) && isVowel(meant) ? cost.vowel : cost.replaced;
}

/** The cost of an added letter between two that belong there, or after the end. */
function adding(written: string, before = '', after = ''): number {
  if (written === before || written === after) return cost.usual;
  return after === '' || isNearKey(written, before) || isNearKey(written, after) ? cost.near : cost.added;
}

function leavingOut(meant: string, before = ''): number {
  return meant === before || meant === '.' ? cost.usual : cost.near;
}

/** Never the cost of a slip. */
const TOO_MUCH = 1_000;

/** By how many letters two texts may differ in length, at any place in them. */
const BAND = 3;

/**
 * The cost of the likeliest slips by which `written` came from `meant`; 0 where they are the same, and more than `limit`
 * where they are not that near.
 */
export function costOfSlips(written: string, meant: string, limit: number): number {
  const width = meant.length + 1;
  const cells = new Uint16Array((written.length + 1) * width).fill(TOO_MUCH);
  cells[0] = 0;
  let isNear = 3;
  for (let i = 0; i <= written.length && isNear > 0; i++) {
    isNear--;
    for (let j = Math.max(0, i - BAND); j <= Math.min(meant.length, i + BAND); j++) {
      const best = i + j === 0 ? 0 : cheapest(cells, width, written, i, meant, j);
      cells[i * width + j] = best;
      // No operation goes back further than three letters.
      if (best <= limit) isNear = 3;
    }
  }
  return cells[cells.length - 1] as number;
}

/** The lowest cost of one cell, reached from those before it. */
function cheapest(
  cells: Uint16Array,
  width: number,
  written: string,
  i: number,
  meant: string,
  j: number,
): number {
  const at = i * width + j;
  const w = written[i - 1] ?? '';
  const m = meant[j - 1] ?? '';
  const cell = (index: number) => cells[index] as number;
  let best = TOO_MUCH;
  if (i > 0 && j > 0) best = cell(at - width - 1) + replacing(w, m);
  if (i > 0) best = Math.min(best, cell(at - width) + adding(w, m, meant[j]));
  if (j > 0) best = Math.min(best, cell(at - 1) + leavingOut(m, meant[j - 2]));
  if (i > 1 && j > 1 && w === meant[j - 2] && m === written[i - 2]) {
    best = Math.min(best, cell(at - 2 * width - 2) + cost.usual);
  }
  if (i > 2 && j > 2 && isMoved(written.slice(i - 3, i), meant.slice(j - 3, j))) {
    best = Math.min(best, cell(at - 3 * width - 3) + cost.added);
  }
  // Two letters that look like one.
  if (m === 'm' && w === 'n' && written[i - 2] === 'r')
    best = Math.min(best, cell(at - 2 * width - 1) + cost.near);
  return Math.min(best, TOO_MUCH);
}

/** Whether one of three letters stands two places from where it belongs. */
function isMoved(written: string, meant: string): boolean {
  return written === meant.slice(1) + meant[0] || written === meant[2] + meant.slice(0, 2);
}
