import { describe, expect, it } from 'vitest';
import type { Level, Reason, ReasonCode } from '../../src/index.ts';
import { repair } from '../../src/repair/repair.ts';

const reason = (code: ReasonCode, start: number, end: number, level: Level = 'error') =>
  ({ code, level, start, end, octets: [start, end], args: {} }) as Reason;

/** It is taken out. */
const mark = (level: Level = 'error') => reason('encoding-byte-order-mark', 0, 1, level);

const none = () => [];

/** What a text becomes by its reasons, where nothing is wrong with what is made of it. */
const repaired = (text: string, ...reasons: Reason[]) => repair(text, text, reasons, none);

describe('an error that has no repair', () => {
  // "local-part-space" has none.
  it('leaves no suggestion', () => {
    expect(repaired('xab cd', reason('local-part-space', 3, 4))).toBeNull();
    expect(repaired('xab cd', mark(), reason('local-part-space', 3, 4))).toBeNull();
  });

  it('matters no more where all of it lies in what is fixed', () => {
    const edge = reason('mailbox-edge-white-space', 2, 4);
    expect(repaired('ab  ', edge, reason('local-part-space', 2, 3))).toBe('ab');
    expect(repaired('ab  ', edge, reason('local-part-space', 3, 4))).toBe('ab');
    expect(repaired('ab  ', edge, reason('local-part-stray-quote', 1, 3))).toBeNull();
    expect(repaired('ab  c', edge, reason('local-part-stray-quote', 3, 5))).toBeNull();
  });

  it('leaves one where it is a warning', () => {
    expect(repaired('xab cd', mark(), reason('local-part-space', 3, 4, 'warning'))).toBe('ab cd');
  });
});

describe('the @ that is missing', () => {
  const missing = reason('mailbox-at-sign-missing', 3, 3);

  it('is found again in what is fixed', () => {
    expect(repaired('a\uff20b', reason('mailbox-at-sign-lookalike', 1, 2), missing)).toBe('a@b');
  });

  it('is not found in what holds none', () => {
    expect(repaired('xab', mark(), missing)).toBeNull();
  });

  it('fixes nothing else', () => {
    const space = reason('local-part-space', 2, 3);
    const at = reason('mailbox-at-sign-lookalike', 1, 2);
    expect(repair('a\uff20 b', 'a\uff20 b', [at, space], () => [space])).toBeNull();
  });
});

describe('rounds', () => {
  const recheck = (level: Level) => (text: string) => (text.startsWith('x') ? [mark(level)] : []);

  it.each<Level>(['error', 'warning'])('are six at most, for what is a reason of level %s', (level) => {
    for (const [count, expected] of [
      [6, 'a'],
      [7, null],
    ] as const) {
      const text = `${'x'.repeat(count)}a`;
      expect(repair(text, text, [mark(level)], recheck(level))).toBe(expected);
    }
  });

  it('go on with the warnings that are left once the errors are gone, as often again', () => {
    // The first six are warnings, what is before them are errors.
    const onlySix = (text: string) => {
      const count = text.lastIndexOf('x') + 1;
      return count > 0 ? [mark(count > 6 ? 'error' : 'warning')] : [];
    };
    const space = reason('local-part-space', 20, 21, 'warning');
    for (const [count, expected] of [
      [7, 'a'],
      [12, 'a'],
      [13, null],
    ] as const) {
      const text = `${'x'.repeat(count)}a`;
      expect(repair(text, text, [mark(), space], onlySix)).toBe(expected);
    }
  });
});
