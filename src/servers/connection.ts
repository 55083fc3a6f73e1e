import type { Socket } from 'node:net';
import type { Answer, Session } from './session.ts';

/** How long a connection may take, in milliseconds. */
interface Times {
  idleTimeout: number;
  readTimeout: number;
}

/** A session on a socket: timeouts, back-pressure, and an orderly end. */
export class Connection {
  /** Runs until the first request, while one is incomplete, an answer is not taken, or the peer has not left. */
  private deadline: NodeJS.Timeout | null = null;
  private requests = 0;
  private isSilent = true;
  private isEnding = false;
  private isDraining = false;

  constructor(
    private readonly socket: Socket,
    private readonly session: Session,
    private readonly times: Times,
    private readonly onWarning: (message: string) => void,
  ) {
    socket.setTimeout(times.idleTimeout, () => this.cut('silent for too long'));
    // A peer that has left is not worth a warning.
    socket.on('error', () => {});
    socket.on('close', () => this.disarm());
    socket.on('data', (octets: Buffer) => this.take(octets));
    socket.on('end', () => this.end());
    // Every host speaks first and at once. One that says nothing is not to keep a place for an hour.
    this.arm('nothing was said');
  }

  /** Ends as soon as the host would not miss the session. */
  drain(): void {
    this.isDraining = true;
    // A host that has just come is about to speak.
    if (!this.isBusy && !this.isSilent) this.socket.destroySoon();
  }

  /** Ends once everything is sent. */
  leave(): void {
    this.isEnding = true;
    this.socket.destroySoon();
  }

  /** Closes at once. */
  cut(why: string): void {
    // One that we wait for no longer, having said all that there was to say, is nothing to report.
    if (!this.isEnding && !this.socket.destroyed) this.onWarning(why);
    this.socket.destroy();
  }

  /** Whether the host would miss the session. */
  get isBusy(): boolean {
    return this.session.isEngaged || this.session.isMidway;
  }

  private take(octets: Uint8Array): void {
    // What comes after the end is read only so that the kernel does not reset the connection under our last words.
    if (this.isEnding) return;
    if (this.isSilent) this.disarm();
    this.isSilent = false;
    const { send, end, fault } = this.ask(octets);
    if (fault !== undefined) this.onWarning(fault);
    const isTaken = send === null || this.socket.write(send);
    if (end) this.end();
    else if (!isTaken) this.awaitReader();
    else this.watch();
    if (this.isDraining && !this.isBusy) this.socket.destroySoon();
  }

  private ask(octets: Uint8Array): Answer {
    try {
      return this.session.receive(octets);
    } catch (error) {
      // Nothing is said then: every host has an answer of its own for a checker that is gone, and it is no 5yz.
      return { send: null, end: true, fault: `internal error: ${String(error).replace(/[^ -~]/g, '?')}` };
    }
  }

  /** Lets nothing more come in until the peer has taken what went out. */
  private awaitReader(): void {
    this.socket.pause();
    this.arm('answers are not taken');
    this.socket.once('drain', () => {
      this.disarm();
      this.socket.resume();
      this.watch();
    });
  }

  /** Gives a request that has begun until the read timeout. */
  private watch(): void {
    const { isMidway, requests } = this.session;
    if (!isMidway) this.disarm();
    else if (this.deadline === null || requests !== this.requests) this.arm('a request takes too long');
    this.requests = requests;
  }

  private end(): void {
    if (this.isEnding) return;
    this.isEnding = true;
    this.socket.end();
    this.socket.resume();
    this.arm('');
  }

  private arm(why: string): void {
    this.disarm();
    this.deadline = setTimeout(() => this.cut(why), this.times.readTimeout);
  }

  private disarm(): void {
    if (this.deadline !== null) clearTimeout(this.deadline);
    this.deadline = null;
  }
}
