import type { Session } from '../../src/servers/session.ts';

/** Octets from a string with one character an octet. */
export const octets = (text: string): Uint8Array => Buffer.from(text, 'latin1');

/** What a session said to some octets; each character an octet. */
export interface Said {
  sent: string;
  end: boolean;
  fault: string | undefined;
}

/** Gives a session octets, in pieces of that many, until it ends. */
export function say(session: Session, input: Uint8Array, size = input.length || 1): Said {
  let sent = '';
  for (let from = 0; from < input.length; from += size) {
    // A copy that is spoilt afterwards: a session keeps nothing that it was given.
    const piece = Uint8Array.from(input.subarray(from, from + size));
    const answer = session.receive(piece);
    piece.fill(0x2a);
    if (answer.send) sent += Buffer.from(answer.send).toString('latin1');
    if (answer.end) return { sent, end: true, fault: answer.fault };
  }
  return { sent, end: false, fault: undefined };
}
