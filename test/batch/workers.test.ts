import { availableParallelism } from 'node:os';
import { describe, expect, it } from 'vitest';
import type { Block } from '../../src/batch/block.ts';
import { settingsOf } from '../../src/batch/options.ts';
import { type Judges, judgesFor } from '../../src/batch/pool.ts';

const { judge: setup } = settingsOf({ format: 'ndjson' }).run;

async function using(jobs: number | null, expected: number | null, act: (judges: Judges) => Promise<void>) {
  const judges = await judgesFor(setup, jobs, expected);
  try {
    await act(judges);
  } finally {
    await judges.close();
  }
}

/** Whether more than this thread judges: then it holds more than one block. */
const hasWorkers = (judges: Judges) => judges.width > 1;

describe('judgesFor', () => {
  it.each<[number | null, number | null, boolean]>([
    [1, 1 << 30, false],
    [2, null, false],
    [2, 1 << 20, false],
    [2, (1 << 20) + 1, true],
    [null, null, false],
    [null, 1 << 26, false],
    [null, (1 << 26) + 1, availableParallelism() > 1],
  ])('with %j threads for %j octets begins with workers: %j', async (jobs, expected, has) => {
    await using(jobs, expected, async (judges) => expect(hasWorkers(judges)).toBe(has));
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
    await using(null, null, async (judges) => {
      await judges.judge(block());
      const before = hasWorkers(judges);
      for (let count = 0; count < 1000 && !hasWorkers(judges); count++) await judges.judge(block());
      expect([before, hasWorkers(judges)]).toEqual([false, availableParallelism() > 1]);
    });
  });
});
