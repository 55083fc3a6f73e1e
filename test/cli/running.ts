import { Readable, Writable } from 'node:stream';
import { run } from '../../src/cli/main.ts';

/** What a command is given. */
export interface Surroundings {
  stdin?: string | Uint8Array | readonly Uint8Array[];
  /** Which streams are a terminal. */
  terminal?: { stdin?: boolean; stdout?: boolean; stderr?: boolean; columns?: number };
  env?: Record<string, string>;
}

export interface Outcome {
  code: number;
  stdout: string;
  stderr: string;
}

/** Gathers what is written. */
export function gather() {
  const chunks: Buffer[] = [];
  const stream = new Writable({
    write(chunk: Buffer, _encoding, done) {
      chunks.push(chunk);
      done();
    },
  });
  return { stream, text: () => Buffer.concat(chunks).toString() };
}

/** Runs the command line in this process, on streams in memory. */
export async function running(argv: readonly string[], given: Surroundings = {}): Promise<Outcome> {
  const { stdin = [], terminal = {}, env = {} } = given;
  const chunks = Array.isArray(stdin) ? stdin : [Buffer.from(stdin as string | Uint8Array)];
  const stdout = gather();
  const stderr = gather();
  const code = await run(argv, {
    stdin: Object.assign(Readable.from(chunks), { isTTY: terminal.stdin }),
    stdout: Object.assign(stdout.stream, { isTTY: terminal.stdout, columns: terminal.columns }),
    stderr: Object.assign(stderr.stream, { isTTY: terminal.stderr, columns: terminal.columns }),
    env,
  });
  return { code, stdout: stdout.text(), stderr: stderr.text() };
}

/** The objects of NDJSON. */
export function records(ndjson: string): Record<string, unknown>[] {
  if (!ndjson.endsWith('\n')) throw new Error('the last line does not end');
  return ndjson
    .slice(0, -1)
    .split('\n')
    .map((line) => JSON.parse(line));
}
