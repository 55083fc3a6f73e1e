import { wrongType, wrongValue } from '../errors.ts';
import { type ReasonCode, reasons } from '../reasons.ts';
import { enhancedCodes } from './enhanced.ts';
import { replyCodes } from './replies.ts';

/** So much of what was asked for is looked at; no code is longer. */
const MAX_UNITS = 64;

/**
 * The known codes that come nearest to one that is not known: reply codes to a number, enhanced ones to numbers with
 * dots, reasons to words.
 * @param count how many, at most
 * @throws {OptionError} if an argument has the wrong type or an option is unknown.
 * @example
 * ```ts
 * nearestCodes('local-part-empty'); // ['local-part-empty', ...]
 * ```
 */
export function nearestCodes(code: string, count = 3): string[] {
  if (typeof code !== 'string') throw wrongType('code', 'a string', code);
  if (!Number.isInteger(count)) {
    throw (typeof count === 'number' ? wrongValue : wrongType)('count', 'a whole number', count);
  }
  const asked = code.trim().toLowerCase().slice(0, MAX_UNITS);
  if (/^\d+$/.test(asked)) {
    // A digit that differs in front says more than one at the end.
    const near = (reply: string) => Math.abs(Number(reply) - Number(asked.padEnd(3, '0')));
    return best(replyCodes, near, count);
  }
  const digit = /^([245])\./.exec(asked)?.[1] ?? '5';
  if (/^[\dx.]+$/.test(asked)) {
    const known = enhancedCodes.map((enhanced) => enhanced.replace('X', digit));
    return best(known, (enhanced) => distance(asked, enhanced), count);
  }
  const wanted = asked.split(/[^a-z0-9]+/).filter((word) => word.length > 2);
  const near = (reason: string) => {
    const shared = wanted.filter((word) => reason.includes(word)).length;
    return distance(asked, reason) - 6 * shared;
  };
  return best(Object.keys(reasons) as ReasonCode[], near, count);
}

/** Those with the lowest cost; where costs are equal, in the order of the list. */
function best(codes: readonly string[], costOf: (code: string) => number, count: number): string[] {
  const costs = new Map(codes.map((code) => [code, costOf(code)]));
  const order = [...codes].sort((a, b) => (costs.get(a) as number) - (costs.get(b) as number));
  return order.slice(0, count);
}

/** How many characters must be added, taken away or changed (Levenshtein). */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const change = (row[j - 1] as number) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(change, (row[j] as number) + 1, (next[j - 1] as number) + 1));
    }
    row = next;
  }
  return row[b.length] as number;
}
