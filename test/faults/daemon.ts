import { readdirSync, readFileSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import type { Place } from '../../src/servers/listen.ts';
import { encodeNegotiation, encodePacket } from '../../src/servers/milter-packets.ts';

/** A client of a daemon that counts what comes back. */
export class Peer {
  text = '';
  isClosed = false;
  private waiting: (() => void) | null = null;

  private constructor(readonly socket: Socket) {
    socket.on('data', (octets: Buffer) => {
      this.text += octets.toString('latin1');
      this.wake();
    });
    socket.on('error', () => {});
    socket.on('close', () => {
      this.isClosed = true;
      this.wake();
    });
  }

  /** Connects; null where no one listens. */
  static connect(place: Place): Promise<Peer | null> {
    return new Promise((resolve) => {
      const socket = connect(place as never);
      socket.once('connect', () => resolve(new Peer(socket)));
      socket.once('error', () => resolve(null));
    });
  }

  /** Waits for octets that match, or for the end; gives and forgets what came. */
  async until(isAll: (text: string) => boolean): Promise<string> {
    while (!isAll(this.text) && !this.isClosed) {
      await new Promise<void>((resolve) => {
        this.waiting = resolve;
      });
    }
    const { text } = this;
    this.text = '';
    return text;
  }

  async ask(octets: Uint8Array | string, isAll: (text: string) => boolean): Promise<string> {
    this.socket.write(octets);
    return this.until(isAll);
  }

  async closed(): Promise<void> {
    await this.until(() => false);
  }

  private wake(): void {
    this.waiting?.();
    this.waiting = null;
  }
}

export const NEGOTIATION = encodeNegotiation({ version: 6, actions: 0x1ff, protocol: 0x1fffff });
export const mail = (path: string) => encodePacket('M', `${path}\0`);
export const rcpt = (path: string) => encodePacket('R', `${path}\0`);
/** What follows is one whole packet, or several. */
const isPacket = (text: string) => {
  let from = 0;
  while (from + 4 <= text.length)
    from += 4 + Buffer.from(text.slice(from, from + 4), 'latin1').readUInt32BE();
  return from === text.length && from > 0;
};

/** The next whole packets of a milter; `gone` where it has left. */
export async function milterSays(peer: Peer, octets: Uint8Array): Promise<string> {
  return (await peer.ask(octets, isPacket)) || 'gone';
}

/** How many file descriptors a process has, and how many octets of memory (resident set). */
export function resources(pid: number): { descriptors: number; memory: number } {
  const [, pages = '0'] = readFileSync(`/proc/${pid}/statm`, 'utf8').split(' ');
  return { descriptors: readdirSync(`/proc/${pid}/fd`).length, memory: Number(pages) * 4096 };
}
