/** Our own daemon behind a tap, for the servers that ask over a socket. */

import { join } from 'node:path';
import type { Hook, Wire } from './host.ts';
import { built } from './installed.ts';
import { Program } from './program.ts';
import { type Piece, type Tap, tapOn } from './tap.ts';

export interface Daemon {
  /** Where the server is to ask. */
  port: number;
  connections: readonly Piece[][];
  /** What it has logged so far. */
  log(): string;
  /** Sends it SIGHUP; returns what it says of that. */
  reload(): Promise<Record<string, unknown>>;
  stop(): Promise<void>;
}

/** The options that a hook stands for. */
export const optionsOf = (hook: Hook): string[] => (hook === 'smtp' ? ['--profile', 'smtp'] : []);

/** Starts the built `mailbox-syntax serve` on a free port, with a tap before it; null where it is not wanted. */
export async function startDaemon(
  hook: Hook,
  protocol: 'milter' | 'postfix' | 'exim',
  options: readonly string[] = [],
): Promise<Daemon | null> {
  if (hook === 'none') return null;
  const listen = ['--listen', '127.0.0.1:0'];
  const args = [join(built, 'bin.js'), 'serve', protocol, ...listen, ...optionsOf(hook), ...options];
  const program = Program.start(process.execPath, args);
  let tap: Tap;
  try {
    const [, port] = await program.printed(/listening on [^\n]*127\.0\.0\.1:(\d+)/);
    tap = await tapOn(Number(port));
  } catch (error) {
    await program.stop();
    throw error;
  }
  return {
    port: tap.port,
    connections: tap.connections,
    log: () => program.output,
    async reload() {
      const before = program.output.length;
      program.kill('SIGHUP');
      const [said] = await program.printed(/\{[^\n]*"event":"reload"[^\n]*\}(?=\n)/, before);
      return JSON.parse(said);
    },
    async stop() {
      await program.stop();
      await tap.close();
    },
  };
}

/** What one side of a connection has sent, in one piece. */
export function sent(pieces: readonly Piece[], from: Piece['from']): Buffer {
  return Buffer.concat(pieces.filter((piece) => piece.from === from).map(({ octets }) => octets));
}

/** The milter frames in octets, each its command and its data (uint32 length, one octet of command, the rest). */
export function milterFrames(octets: Buffer): { command: string; data: Buffer }[] {
  const frames = [];
  for (let at = 0; at + 4 <= octets.length; ) {
    const end = at + 4 + octets.readUInt32BE(at);
    if (end > octets.length) break;
    frames.push({ command: octets.toString('latin1', at + 4, at + 5), data: octets.subarray(at + 5, end) });
    at = end;
  }
  return frames;
}

/** What went over the connections of a daemon, pieces of one side in one. */
export function wiresOf(daemon: Daemon | null): Wire[] {
  return (daemon?.connections ?? []).map((pieces) => {
    const wire: Wire = [];
    for (const { from, octets } of pieces) {
      const text = octets.toString('latin1');
      const last = wire.at(-1);
      if (last?.[0] === from) last[1] += text;
      else wire.push([from, text]);
    }
    return wire;
  });
}
