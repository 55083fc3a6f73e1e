import { fork } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const PROGRAM = fileURLToPath(new URL('server-process.mjs', import.meta.url));

/** How many connections the load comes over. */
export const CONNECTIONS = 16;

/**
 * Starts a server in a process of its own.
 *
 * @param {'ours' | 'trivial' | 'milter'} kind
 * @param {string} dist  the folder of the build
 */
export async function startServer(kind, dist) {
  const child = fork(PROGRAM, [kind, dist]);
  const [port] = await Promise.race([
    once(child, 'message'),
    once(child, 'exit').then(() => {
      throw new Error(`the server "${kind}" did not start; npm run build makes what it needs`);
    }),
  ]);
  return {
    port,
    /** Memory (resident set) in octets, and processor time in seconds. */
    usage: () => usageOf(child.pid),
    stop: () => child.disconnect(),
  };
}

/** By Linux, in whose /proc a process can look at another. */
function usageOf(pid) {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1].split(' ');
  const pages = readFileSync(`/proc/${pid}/statm`, 'utf8').split(' ')[1];
  return { memory: Number(pages) * 4096, seconds: (Number(fields[11]) + Number(fields[12])) / 100 };
}

/** @param {number[]} numbers */
export function median(numbers) {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[sorted.length >> 1];
}
