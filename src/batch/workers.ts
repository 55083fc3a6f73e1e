import { Worker } from 'node:worker_threads';
import type { Block, BlockResult } from './block.ts';
import { type BlockJudge, blockJudge } from './block-judge.ts';
import type { Memory } from './cutter.ts';
import type { Format } from './format.ts';
import type { JudgeSetup } from './setup.ts';
import type { Done, Task } from './worker-messages.ts';
import { workerUrl } from './worker-url.ts';

/** What judges blocks, here or in workers. */
export interface Judges extends Memory {
  /** How many blocks it may hold at a time. */
  readonly width: number;
  judge(block: Block): Promise<BlockResult>;
  /** Takes back the memory of what was written. */
  giveBack(out: Uint8Array): void;
  close(): Promise<void>;
}

/** So many octets are judged here before workers are worth their start. */
export const SMALL = 1 << 20;

/**
 * Judges a run's blocks: here as long as it is small, or when one job is asked for, then in workers.
 * @param jobs how many workers
 * @param expected how many octets will come, if that is known
 */
export async function judgesFor(
  setup: JudgeSetup,
  jobs: number,
  expected: number | null,
  text: Format | null = null,
): Promise<Judges> {
  const here = await blockJudge(setup, text);
  // Formats for a person are not known to workers.
  return new GrowingJudges(here, setup, text ? 1 : jobs, expected);
}

class GrowingJudges implements Judges {
  private readonly spare: ArrayBuffer[] = [];
  private readonly written: ArrayBuffer[] = [];
  private pool: WorkerPool | null = null;
  private octets: number;

  constructor(
    private readonly here: BlockJudge,
    private readonly setup: JudgeSetup,
    private readonly jobs: number,
    expected: number | null,
  ) {
    this.octets = 0;
    if (jobs > 1 && expected !== null && expected > SMALL) this.pool = this.newPool();
  }

  get width(): number {
    return this.pool ? this.jobs * 2 + 1 : 1;
  }

  take(size: number): ArrayBuffer {
    const memory = this.spare.pop();
    return memory && memory.byteLength >= size ? memory : new ArrayBuffer(size);
  }

  give(memory: ArrayBuffer): void {
    if (this.spare.length < this.width) this.spare.push(memory);
  }

  giveBack({ buffer }: Uint8Array): void {
    if (buffer.byteLength > 0 && this.written.length < this.width) this.written.push(buffer as ArrayBuffer);
  }

  async judge(block: Block): Promise<BlockResult> {
    this.octets += block.octets.length;
    const memory = this.written.pop() ?? null;
    if (this.pool) return this.pool.judge(block, memory);
    if (this.jobs > 1 && this.octets > SMALL) this.pool = this.newPool();
    const result = this.here.judge(block, memory);
    this.give(block.octets.buffer as ArrayBuffer);
    return result;
  }

  async close(): Promise<void> {
    await this.pool?.close();
  }

  private newPool(): WorkerPool {
    return new WorkerPool(this.setup, this.jobs, (memory) => this.give(memory));
  }
}

interface Waiting {
  resolve(result: BlockResult): void;
  reject(error: unknown): void;
}

/** Workers that judge blocks, each its own in their order. */
class WorkerPool {
  private readonly workers: { worker: Worker; waiting: Waiting[] }[] = [];
  private fault: unknown = null;

  constructor(
    setup: JudgeSetup,
    jobs: number,
    private readonly give: (memory: ArrayBuffer) => void,
  ) {
    for (let job = 0; job < jobs; job++) this.start(setup);
  }

  judge(block: Block, memory: ArrayBuffer | null): Promise<BlockResult> {
    if (this.fault) return Promise.reject(this.fault);
    const idlest = this.workers.reduce((a, b) => (b.waiting.length < a.waiting.length ? b : a));
    return new Promise((resolve, reject) => {
      idlest.waiting.push({ resolve, reject });
      const task: Task = { block, memory };
      const moved = [block.octets.buffer as ArrayBuffer];
      if (memory) moved.push(memory);
      idlest.worker.postMessage(task, moved);
    });
  }

  async close(): Promise<void> {
    await Promise.all(this.workers.map(({ worker }) => worker.terminate()));
  }

  private start(setup: JudgeSetup): void {
    // A small young generation: the memory of all workers together stays small.
    const worker = new Worker(workerUrl, {
      workerData: setup,
      resourceLimits: { maxYoungGenerationSizeMb: 8 },
    });
    const waiting: Waiting[] = [];
    worker.on('message', ({ result, memory }: Done) => {
      this.give(memory);
      waiting.shift()?.resolve(result);
    });
    const fail = (error: unknown) => {
      this.fault ??= error;
      for (const { reject } of waiting.splice(0)) reject(error);
    };
    worker.on('error', fail);
    worker.on('exit', () => fail(new Error('a worker has ended')));
    this.workers.push({ worker, waiting });
  }
}
