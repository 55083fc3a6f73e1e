import { availableParallelism } from 'node:os';
import type { Worker } from 'node:worker_threads';
import type { Block, BlockResult, CheckSetup, Done, Task } from './block.ts';
import { type BlockChecker, blockChecker } from './block-checker.ts';
import type { Memory } from './input/splitter.ts';
import type { Format } from './output/write.ts';

/*
 * Who checks the blocks: this thread, and workers once a run is long. What they send each other is `Task` and `Done`
 * (block.ts); worker.ts is their program.
 */

/** What checks blocks, here or in workers. */
export interface Checkers extends Memory {
  /** How many blocks it may hold at a time. */
  readonly width: number;
  check(block: Block): Promise<BlockResult>;
  /** Takes back the memory of what was written. */
  giveBack(out: Uint8Array): void;
  close(): Promise<void>;
}

/** The octets that are checked here before workers start that were asked for. */
const SMALL = 1 << 20;
/** The same for workers that were not asked for: up to about here starting them takes longer than it saves. */
const LARGE = 1 << 26;
/** The milliseconds of checking that are worth it, where less was expected or nothing was known. */
const LONG = 500;

/**
 * Checks a run's blocks: here as long as it is small, then also in workers.
 * @param jobs how many threads check, this one included; null for as many as there are cores, once that saves time
 * @param expected how many octets will come, if that is known
 */
export async function checkersFor(
  setup: CheckSetup,
  jobs: number | null,
  expected: number | null,
  text: Format | null = null,
): Promise<Checkers> {
  const here = await blockChecker(setup, text);
  // Formats for a person are not known to workers.
  const checkers = new GrowingCheckers(here, setup, text ? 1 : jobs);
  if (expected !== null && expected > (jobs === null ? LARGE : SMALL)) await checkers.grow();
  return checkers;
}

class GrowingCheckers implements Checkers {
  private readonly spare: ArrayBuffer[] = [];
  private readonly written: ArrayBuffer[] = [];
  private pool: WorkerPool | null = null;
  private loading: Promise<typeof import('node:worker_threads')> | null = null;
  private readonly jobs: number;
  private readonly isAsked: boolean;
  /** How many octets were checked, and how many milliseconds that took here. */
  private octets = 0;
  private spent = 0;

  constructor(
    private readonly here: BlockChecker,
    private readonly setup: CheckSetup,
    jobs: number | null,
  ) {
    this.jobs = jobs ?? availableParallelism();
    this.isAsked = jobs !== null;
  }

  get width(): number {
    return this.pool ? this.jobs * 2 : 1;
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

  async check(block: Block): Promise<BlockResult> {
    this.octets += block.octets.length;
    const memory = this.written.pop() ?? null;
    if (this.isAsked ? this.octets > SMALL : this.spent > LONG) await this.grow();
    // This thread has little else to do: it checks what would have to wait.
    if (this.pool?.hasRoom) return this.pool.check(block, memory);
    const begun = performance.now();
    const result = this.here.check(block, memory);
    this.spent += performance.now() - begun;
    this.give(block.octets.buffer as ArrayBuffer);
    return result;
  }

  async close(): Promise<void> {
    await this.pool?.close();
  }

  /** Goes on in workers. Loaded only when it is needed, so that a small run starts fast. */
  async grow(): Promise<void> {
    if (this.jobs === 1 || this.pool) return;
    this.loading ??= import('node:worker_threads');
    const { Worker } = await this.loading;
    this.pool ??= new WorkerPool(Worker, this.setup, this.jobs - 1, (memory) => this.give(memory));
  }
}

interface Waiting {
  resolve(result: BlockResult): void;
  reject(error: unknown): void;
}

/** The number of blocks that wait for a worker, including the one it checks. */
const QUEUE = 2;

/** Workers that check blocks, each its own in their order. */
class WorkerPool {
  private readonly workers: { worker: Worker; waiting: Waiting[] }[] = [];
  private fault: unknown = null;

  constructor(
    private readonly WorkerThread: typeof Worker,
    setup: CheckSetup,
    count: number,
    private readonly give: (memory: ArrayBuffer) => void,
  ) {
    for (let worker = 0; worker < count; worker++) this.start(setup);
  }

  /** Whether a worker has not enough to do. */
  get hasRoom(): boolean {
    return this.fault !== null || this.workers.some(({ waiting }) => waiting.length < QUEUE);
  }

  check(block: Block, memory: ArrayBuffer | null): Promise<BlockResult> {
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

  private start(setup: CheckSetup): void {
    // A small young generation: the memory of all workers together stays small.
    const worker = new this.WorkerThread(workerUrl, {
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

/** The worker's script as it is built, beside whatever file of the build this is part of. */
const workerUrl = new URL('./batch-worker.js', import.meta.url);
