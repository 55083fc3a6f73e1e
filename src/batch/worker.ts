import { parentPort, workerData } from 'node:worker_threads';
import type { CheckSetup, Done, Task } from './block.ts';
import { blockChecker } from './block-checker.ts';

/** A worker's whole program: checks the blocks it is handed, and hands their memory back. */
const checker = await blockChecker(workerData as CheckSetup);

parentPort?.on('message', ({ block, memory }: Task) => {
  const result = checker.check(block, memory);
  const done: Done = { result, memory: block.octets.buffer as ArrayBuffer };
  const moved: ArrayBuffer[] = [done.memory, result.out.buffer as ArrayBuffer];
  const { records } = result;
  for (const list of records ? [records.ends, records.valid, records.keys] : []) {
    if (list) moved.push(list.buffer as ArrayBuffer);
  }
  parentPort?.postMessage(done, moved);
});
