import { wrongType } from '../errors.ts';
import { isLost, LOST } from '../octets.ts';

/** What a session wants done, once it has been given octets. */
export interface Answer {
  /** Octets for the peer; null where there are none. */
  send: Uint8Array | null;
  /** Whether to close the connection once they are sent. Nothing more is to be given to the session. */
  end: boolean;
  /** Why it is closed, where the peer broke the protocol or the fault is ours: plain ASCII, nothing of the peer's. */
  fault?: string;
}

/**
 * One conversation in the protocol of a host: a state machine without a socket, so that a transcript tests it. It never
 * throws for any octets, and keeps none of the array that it was given.
 */
export interface Session {
  /** Takes octets as they come, however they are cut; answers everything that is whole by now. */
  receive(octets: Uint8Array): Answer;
  /** Whether a request has begun and not ended: then the peer has the read timeout to complete it. */
  readonly isMidway: boolean;
  /** How many requests were whole so far: each gets a read timeout of its own. */
  readonly requests: number;
  /** Whether the host would miss the session: a stop then waits for the peer to leave, as long as a drain may last. */
  readonly isEngaged: boolean;
}

/** @throws {OptionError} if an argument has the wrong type or an option is unknown. */
export function checkOctets(octets: unknown): void {
  const isOctets = octets instanceof Uint8Array;
  if (!isOctets) throw wrongType('octets', 'a Uint8Array', octets);
  if (isLost(octets)) throw wrongType('octets', 'a Uint8Array', octets, LOST);
}

/** Makes the session of a new connection. */
export type Protocol = () => Session;
