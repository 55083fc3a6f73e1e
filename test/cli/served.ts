import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { copyFile, mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'tsup';
import type { Place } from '../../src/servers/listen.ts';
import { records } from './running.ts';

/** Builds the command as it is installed, into a new temporary folder, and names that. */
export async function installCommand(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'mailbox-syntax-serve-'));
  await copyFile('package.json', join(folder, 'package.json'));
  await build({
    config: false,
    silent: true,
    format: 'esm',
    target: 'es2022',
    entry: { bin: 'src/cli/bin.ts' },
    outDir: join(folder, 'dist'),
    noExternal: [/^punycode\//, /^tldts/],
    external: ['smtp-server'],
  });
  return folder;
}

/** Waits until something is so. */
export async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await new Promise((resolve) => setTimeout(resolve, 5));
}

/** The command `serve` in a process of its own. */
export class Served {
  readonly process: ChildProcess;
  out = '';
  err = '';
  /** When it has ended, and said everything. */
  private readonly closed: Promise<unknown>;

  /** @param folder what `installCommand` made */
  constructor(folder: string, argv: readonly string[]) {
    this.process = spawn(process.execPath, [join(folder, 'dist/bin.js'), 'serve', ...argv], { cwd: folder });
    this.closed = once(this.process, 'close');
    this.process.stdout?.setEncoding('utf8').on('data', (text) => {
      this.out += text;
    });
    this.process.stderr?.setEncoding('utf8').on('data', (text) => {
      this.err += text;
    });
  }

  /** Where it listens, once it does. */
  async place(): Promise<Place> {
    await until(() => this.out.includes('\n') || this.hasEnded);
    const [, path, host, port] =
      /^listening on \w+(?:\+unix:(.+)|:\/\/([\d.]+):(\d+))\n$/.exec(this.out) ?? [];
    if (path !== undefined) return { path };
    if (host === undefined) throw new Error(`it does not listen: ${this.out}${this.err}`);
    return { host, port: Number(port) };
  }

  /** What it has logged of one kind, once there are that many. */
  async events(event: string, count = 1): Promise<Record<string, unknown>[]> {
    const found = () => records(this.err).filter((each) => each.event === event);
    await until(() => this.err.endsWith('\n') && found().length >= count);
    return found();
  }

  /** Exit code and signal, once it has ended. */
  async ended(): Promise<[code: number | null, signal: string | null]> {
    await this.closed;
    return [this.process.exitCode, this.process.signalCode];
  }

  /** Ends it at once, if it still runs. */
  async kill(): Promise<void> {
    this.process.kill('SIGKILL');
    await this.ended();
  }

  private get hasEnded(): boolean {
    return this.process.exitCode !== null || this.process.signalCode !== null;
  }
}
