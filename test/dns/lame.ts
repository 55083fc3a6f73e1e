import { createSocket, type RemoteInfo } from 'node:dgram';
import { once } from 'node:events';

/** A UDP server that answers in a way of its own, or not at all. */
export interface LameServer {
  port: number;
  /** The names that were asked for. */
  asked: string[];
  stop(): Promise<void>;
}

/** @param answer what is sent back to a query; null for nothing */
export async function startLame(answer: (query: Buffer) => Buffer | null): Promise<LameServer> {
  const socket = createSocket('udp4');
  const asked: string[] = [];
  socket.on('message', (query: Buffer, { port, address }: RemoteInfo) => {
    asked.push(nameIn(query));
    const reply = answer(query);
    if (reply) socket.send(reply, port, address);
  });
  socket.bind(0, '127.0.0.1');
  await once(socket, 'listening');
  return {
    port: socket.address().port,
    asked,
    stop: () => new Promise((resolve) => socket.close(() => resolve())),
  };
}

/** The name of the question (RFC 1035 4.1.2). */
function nameIn(query: Buffer): string {
  const labels: string[] = [];
  for (let at = 12; query[at]; at += (query[at] ?? 0) + 1) {
    labels.push(query.toString('latin1', at + 1, at + 1 + (query[at] ?? 0)));
  }
  return labels.join('.');
}

/** The query turned into an answer without records (RFC 1035 4.1.1). */
export function emptyAnswer(query: Buffer, flags: { rcode?: number; truncated?: boolean } = {}): Buffer {
  const answer = Buffer.from(query);
  const { rcode = 0, truncated = false } = flags;
  answer[2] = 0x81 | (truncated ? 0x02 : 0);
  answer[3] = 0x80 | rcode;
  return answer;
}
