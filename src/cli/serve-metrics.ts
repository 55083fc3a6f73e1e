import { createServer } from 'node:http';
import { listenAt, type Place } from '../servers/listen.ts';

/** A small HTTP server that is asked now and then. */
export interface Metrics {
  place: Place;
  stop(): Promise<void>;
}

/** Serves a text at /metrics, and nothing else. */
export async function serveMetrics(place: Place, text: () => string): Promise<Metrics> {
  // Without the third, Node looks for late peers every 30 seconds only.
  const times = { requestTimeout: 5000, headersTimeout: 5000, connectionsCheckingInterval: 1000 };
  const server = createServer(times, (request, response) => {
    const isKnown = request.method === 'GET' && /^\/metrics(?:\?|$)/.test(request.url ?? '');
    response.writeHead(isKnown ? 200 : 404, {
      'content-type': `text/plain; version=0.0.4; charset=utf-8`,
      connection: 'close',
    });
    response.end(isKnown ? text() : 'there is only GET /metrics\n');
  });
  server.maxConnections = 64;
  const where = await listenAt(server, place);
  return {
    place: where,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
