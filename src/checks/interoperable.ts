import type { Findings } from '../findings.ts';
import { unicodePattern } from '../unicode-pattern.ts';
import { contextFaults, joinerFaults } from './code-points.ts';
import { type Places, placeOf } from './runs.ts';

// The IdentifierClass of PRECIS                            RFC 8264 4.2
// Letters, digits and marks (9.1), ASCII (9.11) and exceptions (9.6), without old Hangul (9.9).
export const notIdentifier = () =>
  unicodePattern(
    '[^\0-\x7F\\p{L}\\p{M}\\p{Nd}\u06FD\u06FE\u0F0B\u3007\xB7\u0375\u05F3\u05F4\u30FB\u200C\u200D]|[\\p{Lt}\\p{Me}\u0640\u07FA\u302E\u302F\u3031-\u3035\u303B\u1100-\u11FF\uA960-\uA97F\uD7B0-\uD7FF]|\\p{DI}(?<![\u200C\u200D])',
  );

/** Reports each run that a new mailbox should not have in its name. */
export function checkIdentifier(local: string, places: Places, findings: Findings): void {
  const faulty = new Set<number>();
  for (const pattern of [joinerFaults(local), ...contextFaults(local)]) {
    for (const { index } of local.matchAll(pattern)) faulty.add(index);
  }
  let first = -1;
  let index = 0;
  const end = () => {
    if (first < 0) return;
    const codePoint = local.codePointAt(first) as number;
    const start = placeOf(places, first);
    findings.add('local-part-not-identifier', start, placeOf(places, index), codePoint);
    first = -1;
  };
  for (const character of local) {
    const isFaulty =
      character > '\x7f' &&
      (faulty.has(index) || notIdentifier().test(character) || character.normalize('NFKC') !== character);
    if (!isFaulty) end();
    else if (first < 0) first = index;
    index += character.length;
  }
  end();
}
