import { Worker } from 'node:worker_threads';
import type { Block, BlockResult } from './block.ts';
import type { JudgeSetup } from './setup.ts';
import type { Done, Task } from './worker-messages.ts';
import { workerUrl } from './worker-url.ts';

interface Waiting {
  resolve(result: BlockResult): void;
  reject(error: unknown): void;
}

/** So many blocks wait for a worker, the one it judges included. */
const QUEUE = 2;

/** Workers that judge blocks, each its own in their order. */
export class WorkerPool {
  private readonly workers: { worker: Worker; waiting: Waiting[] }[] = [];
  private fault: unknown = null;

  constructor(
    setup: JudgeSetup,
    count: number,
    private readonly give: (memory: ArrayBuffer) => void,
  ) {
    for (let worker = 0; worker < count; worker++) this.start(setup);
  }

  /** Whether a worker has not enough to do. */
  get hasRoom(): boolean {
    return this.fault !== null || this.workers.some(({ waiting }) => waiting.length < QUEUE);
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
      // What this program was started with, such as --input-type, need not fit a worker.
      execArgv: [],
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
