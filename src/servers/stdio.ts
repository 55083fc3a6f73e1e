import { wrongType } from '../errors.ts';
import type { Answer, Session } from './session.ts';

/** Where a filter reads; `process.stdin` is one. */
export interface FilterInput extends AsyncIterable<Uint8Array> {
  /** Ends the reading. */
  destroy?(): unknown;
}

/** Where a filter writes; `process.stdout` is one. */
export interface FilterOutput {
  /** Returns false when it is full; then `drain` is awaited. */
  write(text: string): boolean;
  /** Adds a listener, as a stream of Node does. */
  on(event: 'drain' | 'close' | 'error', listener: (error: Error) => void): unknown;
  /** Removes a listener. */
  off(event: 'drain' | 'close' | 'error', listener: (error: Error) => void): unknown;
}

/** What a filter talks through; `process` has them. */
export interface FilterStreams {
  /** What smtpd writes. */
  readonly stdin: FilterInput;
  /** What smtpd reads. */
  readonly stdout: FilterOutput;
  /** The log of smtpd. */
  readonly stderr: FilterOutput;
}

/** A filter that runs. */
export interface Filter {
  /** Resolves when stdin has ended, or the session, or stdout is no longer read. */
  readonly ended: Promise<void>;
  /** Reads no more. */
  stop(): Promise<void>;
}

/**
 * Holds a session on stdin and stdout. What the rest of the process writes to stdout meanwhile goes to stderr.
 * @param onWarning told of what goes wrong, in plain ASCII words
 * @throws {OptionError} if an argument has the wrong type or an option is unknown.
 */
export function runFilter(
  session: Session,
  streams: FilterStreams,
  onWarning: (message: string) => void,
): Filter {
  checkStreams(streams);
  const { stdin, stdout, stderr } = streams;
  const write = stdout.write;
  const say = ({ send }: Answer) => send === null || Reflect.apply(write, stdout, [toText(send)]);
  let isOver = false;

  async function run(): Promise<void> {
    for await (const octets of stdin) {
      const answer = session.receive(octets);
      if (answer.fault !== undefined) onWarning(answer.fault);
      if (!say(answer)) await drained(stdout);
      if (answer.end || isOver) return;
    }
  }

  function over(): void {
    isOver = true;
    stdin.destroy?.();
  }

  // Listened to until the process ends: a host that has gone away is not a reason to crash.
  stdout.on('error', over);
  stdout.write = (text) => stderr.write(text);
  const ended = run()
    .catch((error: unknown) => {
      if (!isOver) onWarning(`standard input: ${String(error).replace(/[^ -~]/g, '?')}`);
    })
    .finally(() => {
      stdout.write = write;
    });
  return {
    ended,
    stop() {
      over();
      return ended;
    },
  };
}

function checkStreams(streams: Partial<FilterStreams> | null): void {
  const isInput = typeof streams?.stdin?.[Symbol.asyncIterator] === 'function';
  const isOutput = (stream: FilterOutput | undefined) =>
    typeof stream?.write === 'function' && typeof stream.on === 'function';
  if (isInput && isOutput(streams.stdout) && isOutput(streams.stderr)) return;
  throw wrongType('streams', 'stdin, stdout and stderr as process has them', streams);
}

/** The protocol is ASCII. */
function toText(octets: Uint8Array): string {
  return Buffer.from(octets).toString('latin1');
}

/** Resolves when a stream takes more; also when it closes or fails, so that a dead stream cannot hang us. */
export function drained(stream: Pick<FilterOutput, 'on' | 'off'>): Promise<void> {
  return new Promise((resolve) => {
    const events = ['drain', 'close', 'error'] as const;
    const done = () => {
      for (const event of events) stream.off(event, done);
      resolve();
    };
    for (const event of events) stream.on(event, done);
  });
}
