import type { Block, BlockResult } from './block.ts';

/** A block for a worker, and memory for what it writes. */
export interface Task {
  block: Block;
  memory: ArrayBuffer | null;
}

/** What became of it, and its memory back. */
export interface Done {
  result: BlockResult;
  memory: ArrayBuffer;
}
