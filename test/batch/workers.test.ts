import { availableParallelism } from 'node:os';
import { describe, expect, it } from 'vitest';
import type { Block } from '../../src/batch/block.ts';
import { settingsOf } from '../../src/batch/options.ts';
import { type Checkers, checkersFor } from '../../src/batch/pool.ts';

const { check: setup } = settingsOf({ format: 'ndjson' }).run;

async function using(
  jobs: number | null,
  expected: number | null,
  act: (checkers: Checkers) => Promise<void>,
) {
  const checkers = await checkersFor(setup, jobs, expected);
  try {
    await act(checkers);
  } finally {
    await checkers.close();
  }
}

/** Whether more than this thread checks: then it holds more than one block. */
const hasWorkers = (checkers: Checkers) => checkers.width > 1;

describe('checkersFor', () => {
  it.each<[number | null, number | null, boolean]>([
    [1, 1 << 30, false],
    [2, null, false],
    [2, 1 << 20, false],
    [2, (1 << 20) + 1, true],
    [null, null, false],
    [null, 1 << 26, false],
    [null, (1 << 26) + 1, availableParallelism() > 1],
  ])('with %j threads for %j octets begins with workers: %j', async (jobs, expected, has) => {
    await using(jobs, expected, async (checkers) => expect(hasWorkers(checkers)).toBe(has));
  });

  it('starts workers that no one has asked for once it has checked for long', async () => {
    const octets = Buffer.from('"a b"@b..example.com\n'.repeat(20_000));
    const block = (): Block => ({
      octets: new Uint8Array(octets),
      file: null,
      line: 1,
      isEnded: true,
      rows: null,
      long: null,
      open: null,
    });
    await using(null, null, async (checkers) => {
      await checkers.check(block());
      const before = hasWorkers(checkers);
      for (let count = 0; count < 1000 && !hasWorkers(checkers); count++) await checkers.check(block());
      expect([before, hasWorkers(checkers)]).toEqual([false, availableParallelism() > 1]);
    });
  });
});
