/** Wire taps between a server and us: they pass octets on and keep them. */

import { once } from 'node:events';
import { type AddressInfo, connect, createServer } from 'node:net';

/** Octets that went one way, as they came. */
export interface Piece {
  from: 'server' | 'us';
  octets: Buffer;
}

/** A tap on a TCP port of 127.0.0.1. */
export interface Tap {
  port: number;
  /** A list a connection, in the order in which they were opened. */
  connections: Piece[][];
  close(): Promise<void>;
}

/** Listens on a free port and passes everything on to another. */
export async function tapOn(port: number): Promise<Tap> {
  const connections: Piece[][] = [];
  const server = createServer({ noDelay: true, allowHalfOpen: true }, (there) => {
    const pieces: Piece[] = [];
    connections.push(pieces);
    const here = connect({ port, host: '127.0.0.1', noDelay: true, allowHalfOpen: true });
    for (const [from, source, target] of [
      ['server', there, here],
      ['us', here, there],
    ] as const) {
      source.on('data', (octets: Buffer) => {
        pieces.push({ from, octets });
        target.write(octets);
      });
      source.on('end', () => target.end());
      source.on('error', () => target.destroy());
    }
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    connections,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
