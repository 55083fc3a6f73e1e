/** Programs that a test starts, each in a process group of its own, and ends by its own process id. */

import { type ChildProcess, type SpawnOptions, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { type AddressInfo, connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

/** How long a program gets to be ready, and to end when it is asked, in milliseconds. */
const READY = 90_000;
const END = 5_000;

const running = new Set<Program>();

// Also when the tests are cut short.
process.on('exit', killAll);
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.once(signal, () => {
    killAll();
    process.kill(process.pid, signal);
  });
}

function killAll(): void {
  for (const program of running) program.kill('SIGKILL');
}

/** One program, and all that it starts. */
export class Program {
  /** What it has printed so far, on either stream. */
  output = '';
  /** The leaders of process groups that it has started. */
  private readonly groups: number[] = [];

  private constructor(readonly process: ChildProcess) {
    running.add(this);
    if (process.pid !== undefined) this.groups.push(process.pid);
    process.stdout?.setEncoding('utf8').on('data', (text) => this.take(text));
    process.stderr?.setEncoding('utf8').on('data', (text) => this.take(text));
    process.on('error', (error) => this.take(String(error)));
  }

  static start(command: string, args: readonly string[], options: SpawnOptions = {}): Program {
    return new Program(
      spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'], detached: true, ...options }),
    );
  }

  /** Ends another process group with it: that of a program which it has started and which left its own. */
  adopt(leader: number): void {
    this.groups.push(leader);
  }

  get hasEnded(): boolean {
    const { exitCode, signalCode, pid } = this.process;
    return exitCode !== null || signalCode !== null || pid === undefined;
  }

  /**
   * Waits until it has printed something.
   * @param from how much of its output is passed over
   */
  async printed(expected: RegExp, from = 0): Promise<RegExpExecArray> {
    const found = await this.until(() => Promise.resolve(expected.exec(this.output.slice(from))));
    return found as RegExpExecArray;
  }

  /** Waits until it greets on a port. */
  async greets(port: number): Promise<void> {
    await this.until(() => greeting(port));
  }

  /** Asks it and what it started to end, and then no longer asks. */
  async stop(): Promise<void> {
    if (!this.hasEnded) {
      const ended = once(this.process, 'exit');
      this.kill('SIGTERM');
      await Promise.race([ended, wait(END, undefined, { ref: false })]);
    }
    // What has not ended with it.
    this.kill('SIGKILL');
    if (!this.hasEnded) await once(this.process, 'exit');
    running.delete(this);
  }

  kill(signal: NodeJS.Signals): void {
    for (const leader of this.groups) {
      try {
        process.kill(-leader, signal);
      } catch {
        // There is nothing left of it.
      }
    }
  }

  private take(text: string): void {
    this.output += text;
  }

  private async until<T>(look: () => Promise<T | null>): Promise<T> {
    const end = Date.now() + READY;
    for (;;) {
      const found = await look();
      if (found !== null) return found;
      if (this.hasEnded) throw new Error(`${this.process.spawnfile} has ended:\n${this.output}`);
      if (Date.now() > end) throw new Error(`${this.process.spawnfile} is not ready:\n${this.output}`);
      await wait(50);
    }
  }
}

/** What a server says first, null where none listens. */
function greeting(port: number): Promise<string | null> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    const done = (said: string | null) => {
      socket.destroy();
      resolve(said);
    };
    socket.setTimeout(2_000, () => done(null));
    socket.once('data', (octets) => done(String(octets)));
    socket.once('error', () => done(null));
    socket.once('close', () => done(null));
  });
}

/** A port of 127.0.0.1 that no one listens on. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

/** An empty folder in the system's own for such, and how to remove it. */
export function temporaryFolder(name: string): { path: string; remove(): void } {
  const path = mkdtempSync(join(tmpdir(), `mailbox-syntax-${name}-`));
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}
