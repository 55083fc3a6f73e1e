import { availableParallelism } from 'node:os';
import type { Block, BlockResult } from './block.ts';
import { type BlockJudge, blockJudge } from './block-judge.ts';
import type { Memory } from './cutter.ts';
import type { Format } from './format.ts';
import type { JudgeSetup } from './setup.ts';
import type { WorkerPool } from './worker-pool.ts';

/** What judges blocks, here or in workers. */
export interface Judges extends Memory {
  /** How many blocks it may hold at a time. */
  readonly width: number;
  judge(block: Block): Promise<BlockResult>;
  /** Takes back the memory of what was written. */
  giveBack(out: Uint8Array): void;
  close(): Promise<void>;
}

/** So many octets are judged here before workers are started that somebody has asked for. */
const SMALL = 1 << 20;
/** So many are worth the start of workers that nobody has asked for: up to about here it takes longer than it saves. */
const LARGE = 1 << 26;
/** So many milliseconds of judging are, where less was expected, or nothing was known. */
const LONG = 500;

/**
 * Judges a run's blocks: here as long as it is small, then also in workers.
 * @param jobs how many threads judge, this one included; null for as many as there are cores, once that saves time
 * @param expected how many octets will come, if that is known
 */
export async function judgesFor(
  setup: JudgeSetup,
  jobs: number | null,
  expected: number | null,
  text: Format | null = null,
): Promise<Judges> {
  const here = await blockJudge(setup, text);
  // Formats for a person are not known to workers.
  const judges = new GrowingJudges(here, setup, text ? 1 : jobs);
  if (expected !== null && expected > (jobs === null ? LARGE : SMALL)) await judges.grow();
  return judges;
}

class GrowingJudges implements Judges {
  private readonly spare: ArrayBuffer[] = [];
  private readonly written: ArrayBuffer[] = [];
  private pool: WorkerPool | null = null;
  private loading: Promise<typeof import('./worker-pool.ts')> | null = null;
  private readonly jobs: number;
  private readonly isAsked: boolean;
  /** How many octets were judged, and how many milliseconds that took here. */
  private octets = 0;
  private spent = 0;

  constructor(
    private readonly here: BlockJudge,
    private readonly setup: JudgeSetup,
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

  async judge(block: Block): Promise<BlockResult> {
    this.octets += block.octets.length;
    const memory = this.written.pop() ?? null;
    if (this.isAsked ? this.octets > SMALL : this.spent > LONG) await this.grow();
    // This thread has little else to do: it judges what would have to wait.
    if (this.pool?.hasRoom) return this.pool.judge(block, memory);
    const begun = performance.now();
    const result = this.here.judge(block, memory);
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
    this.loading ??= import('./worker-pool.ts');
    const { WorkerPool } = await this.loading;
    this.pool ??= new WorkerPool(this.setup, this.jobs - 1, (memory) => this.give(memory));
  }
}
