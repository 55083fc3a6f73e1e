import type { Readable, Writable } from 'node:stream';
import type { Session } from './session.ts';

/** What a filter talks through; `process` has them. */
export interface FilterStreams {
  stdin: Readable;
  stdout: Writable;
  stderr: Writable;
}

/**
 * Holds a session on stdin and stdout until stdin ends, or the session. What the rest of the process writes to stdout
 * meanwhile goes to stderr.
 * @param onTrouble told of what goes wrong, in plain ASCII words
 */
export async function runFilter(
  session: Session,
  { stdin, stdout, stderr }: FilterStreams,
  onTrouble: ((what: string) => void) | undefined,
): Promise<void> {
  const write = stdout.write;
  const say = (octets: Uint8Array) => Reflect.apply(write, stdout, [octets]);
  stdout.write = stderr.write.bind(stderr);
  try {
    await new Promise<void>((resolve) => {
      // A host that has gone away takes no answer.
      stdout.on('error', () => resolve());
      stdin.on('error', () => resolve());
      stdin.once('end', () => resolve());
      stdin.on('data', (octets: Uint8Array) => {
        const { send, end, fault } = session.receive(octets);
        if (fault !== undefined) onTrouble?.(fault);
        if (send && !say(send)) {
          stdin.pause();
          stdout.once('drain', () => stdin.resume());
        }
        if (end) resolve();
      });
    });
  } finally {
    stdout.write = write;
    stdin.pause();
  }
}
